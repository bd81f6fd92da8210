"""Who says so: verbs of saying, "according to", agencies that relay, quotations that run on."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache

from kb.finding.clauses import Clause, is_aside
from kb.finding.lexemes import Kind, folded
from kb.finding.syntax import Node, Part
from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import Entity, EntityKind, Iri, MentionForm, Name


@dataclass(eq=False, slots=True)
class Saying:
    """That somebody says what stands from `start` to `end` (node indices). `speakers` is nearest first."""

    speakers: list[Name]
    start: int
    end: int
    verb: Node | None = None
    time: Node | None = None


@dataclass(eq=False, slots=True)
class Memory:
    """What earlier sentences of the article leave behind: the last speakers, an open quotation, who relays whom."""

    speakers: list[Name] = field(default_factory=list)
    quoting: bool = False
    relayed: dict[Iri, list[Name]] = field(default_factory=dict)
    block: int = -1


def find_sayings(clauses: Sequence[Clause], nodes: Sequence[Node], language: Language, memory: Memory) -> list[Saying]:
    """The sayings of a sentence, in order of their starts."""
    sayings = [saying for clause in clauses if (saying := _by_verb(clause, nodes, memory, language)) is not None]
    sayings.extend(_according_to(nodes, language))
    if memory.quoting and memory.speakers:
        sayings.append(Saying(list(memory.speakers), -1, _quote_end(nodes)))
    for saying in sayings:
        _remember(saying, memory)
        outer = [n for o in sayings if o.start < saying.start < o.end for n in o.speakers if is_medium(n.entity)]
        for name in saying.speakers:
            if outer and name.entity.kind is EntityKind.PERSON:
                memory.relayed.setdefault(name.entity.id, outer)
    return sayings


def relays_of(draft_agents: Sequence[Name], nodes: Sequence[Node], language: Language, memory: Memory) -> list[Name]:
    """Who relayed the earlier words of an agent whose speech the sentence continues: "كما أشاد كيم"."""
    continuing = _speech_words(language, "continuing")
    if not nodes or nodes[0].words not in continuing:
        return []
    return [relay for name in draft_agents for relay in memory.relayed.get(name.entity.id, ())]


def speakers_at(sayings: Sequence[Saying], index: int) -> tuple[list[Name], Node | None]:
    """Who says what stands at a node, nearest first, and the time at which the nearest said it."""
    covering = [saying for saying in sayings if saying.start <= index < saying.end and saying.start != index]
    covering.sort(key=lambda saying: -saying.start)
    found: list[Name] = []
    for saying in covering:
        for name in saying.speakers:
            if all(name.entity.id != other.entity.id for other in found):
                found.append(name)
    times = [saying.time for saying in covering if saying.time is not None]
    return found, times[0] if times else None


def _by_verb(clause: Clause, nodes: Sequence[Node], memory: Memory, language: Language) -> Saying | None:
    reading = next((r for r in clause.verb.readings if r.lexeme.kind is Kind.SPEECH), None)
    if reading is None or clause.negated:
        return None
    start = _content(clause, language)
    if start is None and clause.reported is None:
        return None
    if _is_impersonal(clause, language):
        memory.speakers = []
        return None
    speakers = [name for node in clause.subject[:1] for name in (node.mention.names if node.mention else ())]
    relays = reading.lexeme.option("relays")
    if relays:
        speakers = _behind(clause, fold(relays)) + speakers
    if not clause.subject or clause.joined_to is not None:
        null = clause.pronoun_subject is not None or reading.lexeme.option("continues")
        speakers = list(memory.speakers) if null and memory.speakers else speakers
    speakers = speakers + _media(clause, language)
    for name in list(speakers):
        speakers += [relay for relay in memory.relayed.get(name.entity.id, ()) if relay not in speakers]
    quoting = clause.host
    if quoting is not None and quoting.passive and any(r.lexeme.kind is Kind.SPEECH for r in quoting.verb.readings):
        speakers += [
            n for _, node in quoting.phrases if node.mention for n in node.mention.names if is_medium(n.entity)
        ]
    time = clause.times[0] if clause.times else None
    if start is None:
        return Saying(speakers, -1, clause.reported or 0, clause.verb, time)
    return Saying(speakers, start, _content_end(clause, nodes), clause.verb, time)


def _is_impersonal(clause: Clause, language: Language) -> bool:
    """Whether nobody is said to say it: "يذكر أن", at the head of a sentence and without a subject."""
    words = _speech_words(language, "impersonal")
    unnamed = clause.pronoun_subject is not None or clause.joined_to is not None
    return clause.opener is None and unnamed and clause.subject_noun is None and clause.verb.words in words


@cache
def _speech_words(language: Language, name: str) -> frozenset[str]:
    return folded(language.table("speech").get(name, ()))


def _content(clause: Clause, language: Language) -> int | None:
    """Where what is said begins: at its complementizer, or at the event noun that stands for it ("أعلن مقتل")."""
    if clause.content is not None:
        return clause.content.index
    brought = _speech_words(language, "nominal")
    nouns = [noun.index for noun in clause.nouns if not noun.preposition or noun.preposition in brought]
    return nouns[0] - 1 if nouns else None


def _behind(clause: Clause, preposition: str) -> list[Name]:
    return [n for p, node in clause.phrases if p == preposition and node.mention for n in node.mention.names]


def _media(clause: Clause, language: Language) -> list[Name]:
    """The news media that are told: "قال مسؤول لـ«رويترز»"."""
    told = _speech_words(language, "relayed_to")
    names = [n for p, node in clause.phrases if p in told and node.mention for n in node.mention.names]
    return [name for name in names if is_medium(name.entity)]


def is_medium(entity: Entity) -> bool:
    """Whether an entity can relay what others say."""
    return entity.kind is EntityKind.ORGANIZATION


def _content_end(clause: Clause, nodes: Sequence[Node]) -> int:
    """Reported content runs to the sentence's end, or to the next clause that another speaker's verb heads.

    What it was said during, put behind a comma at the end, is no part of it: "أعلن أن ..، خلال لقاء مع نظيره".
    """
    for node in nodes[clause.end + 1 :]:
        if node.part is Part.CIRCUMSTANCE and is_aside(node, nodes):
            return node.index
        if (
            node.part is Part.SUBORDINATOR
            and node.words.startswith("لكن")
            and any(
                later.part is Part.VERB and any(r.lexeme.kind is Kind.GOVERNOR for r in later.readings)
                for later in nodes[node.index + 1 : node.index + 4]
            )
        ):
            return node.index
    return len(nodes)


def _according_to(nodes: Sequence[Node], language: Language) -> list[Saying]:
    sources = _sources(language)
    starts = [node for node in nodes if _first_word(node) in sources.phrases]
    return [saying for node in starts if (saying := _according_at(node, nodes, sources)) is not None]


@dataclass(frozen=True, slots=True)
class _Sources:
    """The phrases that mean "according to" by their first words, longest first, and words before who is named."""

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    carriers: frozenset[str]


@cache
def _sources(language: Language) -> _Sources:
    table = language.table("speech")
    split = sorted((tuple(fold(words).split()) for words in table.get("according_to", ())), key=len, reverse=True)
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in split:
        for front in ("", *language.table("morphology")["conjunctions"]):
            first = front + phrase[0]
            phrases[first] = (*phrases.get(first, ()), phrase)
    return _Sources(phrases, folded(table.get("carriers", ())))


def _according_at(node: Node, nodes: Sequence[Node], sources: _Sources) -> Saying | None:
    flat = [(word, n) for n in nodes[node.index : node.index + 6] for word in _plain(n)]
    for phrase in sources.phrases[flat[0][0]]:
        if _fits(flat, phrase):
            names = _named_after(flat[len(phrase) - 1][1], nodes, sources.carriers)
            if names:
                return Saying(names, -1, len(nodes))
    return None


def _first_word(node: Node) -> str:
    if node.part is Part.NAME:
        return node.preposition if node.mention and node.mention.preposition else ""
    return "" if node.part in (Part.OPEN, Part.CLOSE) else node.words.partition(" ")[0]


def _plain(node: Node) -> list[str]:
    if node.part is Part.NAME:
        return [node.preposition] if node.mention and node.mention.preposition else [""]
    if node.part in (Part.OPEN, Part.CLOSE):
        return []
    return fold(node.words).split()


def _fits(flat: Sequence[tuple[str, Node]], phrase: Sequence[str]) -> bool:
    words = [word for word, _ in flat[: len(phrase)]]
    return len(words) == len(phrase) and words[1:] == list(phrase[1:])


_FARTHEST_SOURCE = 8


def _named_after(node: Node, nodes: Sequence[Node], carriers: AbstractSet[str]) -> list[Name]:
    """Who is named behind "according to", past words for what they published: "وفق حصيلة أعدتها الصحافة الفرنسية"."""
    start = node.index if node.part is Part.NAME else node.index + 1
    for following in nodes[start : start + _FARTHEST_SOURCE]:
        if following.part is Part.NAME and following.mention is not None:
            if following.mention.form is not MentionForm.ADJECTIVE:
                return list(following.mention.names)
        elif following.part not in _BEFORE_SOURCE and not set(fold(following.words).split()) <= carriers:
            return []
    return []


_BEFORE_SOURCE = (Part.OPEN, Part.CLOSE, Part.PREPOSITION, Part.TIME, Part.WORD, Part.VERB, Part.ADVERB)


def _quote_end(nodes: Sequence[Node]) -> int:
    for node in nodes:
        if node.part is Part.CLOSE and node.words in ("»", "”"):
            return node.index
        if node.part is Part.OPEN and node.words in ("«", "“"):
            break
    return len(nodes)


def _remember(saying: Saying, memory: Memory) -> None:
    if saying.verb is not None and saying.speakers:
        memory.speakers = list(saying.speakers)
    for at, name in enumerate(saying.speakers):
        if name.entity.kind is EntityKind.PERSON and saying.speakers[at + 1 :]:
            memory.relayed.setdefault(name.entity.id, saying.speakers[at + 1 :])


def note_quotes(nodes: Sequence[Node], memory: Memory) -> None:
    """Remember whether a quotation is still open at the end of a sentence."""
    for node in nodes:
        if node.words in ("«", "“"):
            memory.quoting = True
        elif node.words in ("»", "”"):
            memory.quoting = False
