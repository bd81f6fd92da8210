"""Who says so: verbs of saying, "according to", agencies that relay, quotations that run on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from kb.finding.agreement import mention_gender
from kb.finding.clauses import Clause, is_place, is_speech
from kb.finding.contents import find_content, find_quotes, nominal_prepositions, runs_on
from kb.finding.lexemes import Kind, Reading, folded
from kb.finding.media import Media, told_media
from kb.finding.parentheses import follow
from kb.finding.sources import find_sources
from kb.finding.syntax import Grammar, Node, Part
from kb.finding.unnamed import find_author, is_function
from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import Article, BlockKind, EntityKind, Iri, Name, Sentence


@dataclass(eq=False, slots=True)
class Saying:
    """That somebody says what stands from `start` to `end` (node indices). `speakers` is nearest first."""

    speakers: list[Name]
    start: int
    end: int
    verb: Node | None = None
    time: Node | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who spoke, with those who relay it, and the gender and number of the verb that said so."""

    names: tuple[Name, ...]
    gender: str
    number: str

    def fits(self, gender: str, number: str) -> bool:
        """Whether a verb of this gender and number, without a subject, can go on with it."""
        if number in ("p", "d"):
            return self.number != "s"
        if self.number == "p":
            return gender != "m" and self.gender != "m"
        return not gender or not self.gender or gender == self.gender


_REMEMBERED = 6


@dataclass(eq=False, slots=True)
class Memory:
    """What earlier sentences of the article leave behind: who spoke, an open quotation, who relays whom."""

    voices: list[Voice] = field(default_factory=list)
    quoting: bool = False
    relayed: dict[Iri | str, list[Name]] = field(default_factory=dict)
    block: int = -1

    @property
    def speakers(self) -> list[Name]:
        """Who spoke last."""
        return list(self.voices[-1].names) if self.voices else []

    def last(self, gender: str, number: str) -> list[Name]:
        """Who spoke last of those whom a verb without a subject can mean."""
        fitting = (voice for voice in reversed(self.voices[-_REMEMBERED:]) if voice.fits(gender, number))
        return list(next((voice.names for voice in fitting), ()))


@dataclass(eq=False, slots=True)
class Scene:
    """A sentence in which somebody may speak, and what is known before it. `media` are the news media."""

    nodes: Sequence[Node]
    clauses: Sequence[Clause]
    sentence: Sentence
    article: Article
    language: Language
    grammar: Grammar
    memory: Memory
    media: Media
    quotes: Sequence[range]


def find_sayings(
    clauses: Sequence[Clause],
    nodes: Sequence[Node],
    sentence: Sentence,
    article: Article,
    language: Language,
    grammar: Grammar,
    memory: Memory,
    media: Media,
) -> list[Saying]:
    """The sayings of a sentence, in order of their starts."""
    quotes = find_quotes(nodes, running=memory.quoting)
    scene = Scene(nodes, clauses, sentence, article, language, grammar, memory, media, quotes)
    sayings: list[Saying] = []
    if memory.quoting and memory.speakers:
        sayings.append(Saying(memory.speakers, -1, quotes[0].stop if quotes else len(nodes)))
    spoken: dict[int, Saying] = {}
    for clause in clauses:
        saying = _by_verb(clause, spoken, scene) if clause.verb.senses.speech else None
        if saying is not None:
            spoken[clause.verb.index] = saying
    sayings.extend(spoken.values())
    sayings.extend(Saying(list(names), -1, len(nodes)) for names in find_sources(nodes, language))
    if sentence.block is BlockKind.TITLE:
        sayings.extend(_by_colon(scene))
    if not sayings and memory.speakers and _is_quotation(nodes, quotes):
        sayings.append(Saying(memory.speakers, -1, quotes[0].stop))
    if sayings:
        _remember(sayings, scene)
    memory.quoting = runs_on(nodes, quotes)
    return sayings


def _is_quotation(nodes: Sequence[Node], quotes: Sequence[range]) -> bool:
    """Whether a sentence is a quotation and nothing else: it opens with the mark, which closes at its end or later."""
    return bool(quotes) and quotes[0].start == 0 and quotes[0].stop >= len(nodes) - 2


def continues(nodes: Sequence[Node], language: Language) -> bool:
    """Whether a sentence opens with a word by which the text goes on with whoever spoke before."""
    return bool(nodes) and nodes[0].words in _speech_words(language, "continuing")


def relays_of(draft_agents: Sequence[Name], nodes: Sequence[Node], language: Language, memory: Memory) -> list[Name]:
    """Who relayed the earlier words of an agent whose speech the sentence continues: "كما أشاد كيم"."""
    if not continues(nodes, language):
        return []
    return [relay for name in draft_agents for relay in memory.relayed.get(name.entity.id, ())]


def speakers_at(sayings: Sequence[Saying], index: int) -> tuple[list[Name], Node | None]:
    """Who says what stands at a node, nearest first, and the time at which the nearest said it."""
    covering = [saying for saying in sayings if saying.start <= index < saying.end and saying.start != index]
    covering.sort(key=lambda saying: -saying.start)
    found = _distinct(name for saying in covering for name in saying.speakers)
    times = [saying.time for saying in covering if saying.time is not None]
    return found, times[0] if times else None


def _distinct(names: Iterable[Name]) -> list[Name]:
    return list({name.entity.id: name for name in reversed(list(names))}.values())[::-1]


def _by_verb(clause: Clause, spoken: Mapping[int, Saying], scene: Scene) -> Saying | None:
    reading = next((r for r in clause.verb.readings if r.lexeme.kind is Kind.SPEECH), None)
    if reading is None or clause.negated or reading.tense == "future" or _is_first_person(reading, scene):
        return None
    if clause.verb.index and scene.nodes[clause.verb.index - 1].words in scene.grammar.noun_negators:
        return None  # a noun: "فضل عدم ذكر اسمه"
    content = find_content(clause, reading, scene.nodes, scene.quotes, scene.grammar)
    if content is None or (not _reports(content, clause, scene) and _is_as_said(clause.verb.index, scene)):
        content = _reported(clause, reading, scene)
    if content is None and not scene.grammar.subject_after_verb:
        content = follow(clause, scene.nodes)
    if content is None:
        _note_quoted(clause, scene)
        return None
    if is_impersonal(clause, scene.language):
        scene.memory.voices.clear()
        return None
    speakers = _speakers(clause, reading, content, spoken, scene)
    return Saying(speakers, content.start, content.stop, clause.verb, _time_said(clause, content.start, scene.nodes))


def _reports(content: range, clause: Clause, scene: Scene) -> bool:
    """Whether "that" opens what a verb reports, and is no participle's behind it: "حسبما أعلن لافروف، موضحا أن"."""
    start = max(content.start, 0)
    between = scene.nodes[clause.verb.index + 1 : start]
    own = not any(node.part is Part.VERB and node.reading.tense == "participle" for node in between)
    return own and scene.nodes[start].part is Part.COMPLEMENTIZER


def _time_said(clause: Clause, start: int, nodes: Sequence[Node]) -> Node | None:
    """When it was said: the time of the verb, or another before what is said ("قال في مقابلة بثت أمس إن")."""
    before = (node for node in nodes[clause.verb.index + 1 : max(start, 0)] if node.part is Part.TIME)
    return next(iter([*clause.times, *before]), None)


def _note_quoted(clause: Clause, scene: Scene) -> None:
    """Remember who says a quotation that tells of nothing: "We are ready", he said."""
    mention = clause.subject[0].mention if clause.subject else None
    if mention is not None and scene.quotes and not clause.passive and not scene.grammar.subject_after_verb:
        scene.memory.voices.append(Voice(mention.names, "", mention.number or "s"))


def _is_first_person(reading: Reading, scene: Scene) -> bool:
    """Whether a speaker goes on about himself, within what he says: "نؤكد أن"."""
    return scene.grammar.subject_after_verb and reading.number == "p" and not reading.gender


def _reported(clause: Clause, reading: Reading, scene: Scene) -> range | None:
    """What stands before its verb of saying: "«...»، قال لافروف", "زار بوتين بكين، كما أعلن الكرملين"."""
    if clause.reported is not None:
        return range(-1, clause.reported)
    at = clause.verb.index
    if not scene.grammar.subject_after_verb or reading.lexeme.option("weak") or not at or not clause.subject:
        return None
    if _is_as_said(at, scene):
        return range(-1, len(scene.nodes))
    before = scene.nodes[at - 1]
    told = before.part in (Part.COMMA, Part.CLOSE) and not clause.verb.conjunction and clause.joined_to is None
    finite = reading.tense in ("past", "present") and not nominal_prepositions(reading)
    return range(-1, at) if told and finite and at > 2 else None  # noqa: PLR2004  (more than a comma stands before)


def _is_as_said(at: int, scene: Scene) -> bool:
    """Whether "as" or "according to what" stands before a verb: "كما", "حسبما", "وفق ما", "على ما"."""
    before = " ".join(fold(node.words) for node in scene.nodes[max(0, at - 3) : at])
    return f" {before}".endswith(_as_said(scene.language))


@cache
def _as_said(language: Language) -> tuple[str, ...]:
    """The phrases for "as", each behind a space, bare and with each conjunction written on."""
    fronts = ("", *language.table("morphology")["conjunctions"])
    return tuple(f" {front}{fold(words)}" for words in language.table("speech").get("as_said", ()) for front in fronts)


def _speakers(
    clause: Clause, reading: Reading, content: range, spoken: Mapping[int, Saying], scene: Scene
) -> list[Name]:
    """Who says it, nearest first: the subject, whom it quotes and to which media it was told, and who relays him."""
    nearest = _quoted(clause) or _subject(clause, reading, content, spoken, scene)
    relays, within = reading.lexeme.option("relays"), reading.lexeme.option("within")
    if relays:
        nearest = _behind(clause, fold(relays)) + nearest
    elif within:
        nearest = _written(clause, fold(within), scene) or _behind(clause, fold(within))
    frame = _frame(clause, content, scene.nodes)
    nearest = nearest + told_media(frame, scene.sentence, scene.article, scene.language, scene.media)
    for name in list(nearest):
        nearest += _relays(name, scene)
    return _distinct(nearest + _quoted_by(clause, scene.media))


_LONGEST_FRAME = 12  # nodes


def _frame(clause: Clause, content: range, nodes: Sequence[Node]) -> Sequence[Node]:
    """What stands between a verb and what it reports, or behind a verb at the end: "«...»، قال لافروف لـ«رويترز»"."""
    start = clause.verb.index + 1
    if content.start >= clause.verb.index:
        return nodes[start : content.start]
    following = nodes[start : start + _LONGEST_FRAME]
    return list(takewhile(lambda node: node.part not in _FRAME_ENDS, following))


_FRAME_ENDS = (Part.COMMA, Part.VERB, Part.RELATIVE, Part.SUBORDINATOR, Part.COMPLEMENTIZER, Part.COLON)


def _written(clause: Clause, preposition: str, scene: Scene) -> list[Name]:
    """Whose document it is in which something stands, or the document: "جاء في بيان الجيش أن"."""
    at = next((n.index for n in scene.nodes[clause.verb.index + 1 :] if n.words == preposition), len(scene.nodes))
    author = find_author(at + 1, scene.nodes, scene.grammar, scene.sentence, scene.article)
    return list(author.mention.names) if author is not None and author.mention is not None else []


def _relays(name: Name, scene: Scene) -> list[Name]:
    """Who relayed the earlier words of somebody; named again, he may say it to anybody."""
    relayed = scene.memory.relayed
    if not name.entity.described and name.span.start >= scene.sentence.span.start:
        return []
    return relayed.get(name.entity.id) or relayed.get(_head(name, scene.grammar.article, again=True), [])


def _head(name: Name, article: str, *, again: bool = False) -> str:
    """The first word of somebody described, by which he is spoken of again: "مصدر أمني", then "المصدر"."""
    words = fold(name.words).split() if name.entity.described else []
    definite = bool(article and words) and words[0].startswith(article)
    if not words or (again and (len(words) > 1 or not definite)):
        return ""
    return words[0].removeprefix(article)


def _quoted_by(clause: Clause, media: Media) -> list[Name]:
    """The media in which somebody was quoted: "was quoted by Reuters as saying"."""
    host = clause.host
    if host is None or not host.passive or not is_speech(host):
        return []
    return [n for _, node in host.phrases if node.mention for n in node.mention.names if media.has(n)]


def _quoted(clause: Clause) -> list[Name]:
    """Whom the subject of the verb before quotes, and that subject: "Interfax quoted him as saying that"."""
    host = clause.host
    if host is None or host.passive or not any(r.lexeme.option("object_speaks") for r in host.verb.readings):
        return []
    return [n for node in (*host.objects, *host.subject) for n in node.names]


def _subject(
    clause: Clause, reading: Reading, content: range, spoken: Mapping[int, Saying], scene: Scene
) -> list[Name]:
    """The subject of a verb of saying, or whoever spoke before in the sentence or in the text, as "His Excellency"."""
    names = [name for node in clause.subject[:1] for name in node.names]
    if names and fold(names[0].words) in scene.grammar.honorifics:
        return scene.memory.last(reading.gender, reading.number) or names
    own = clause.joined_to is None and clause.pronoun_subject is None and bool(names)
    if own and reading.tense != "participle":
        return names
    if not scene.grammar.subject_after_verb:
        lent = scene.memory.speakers if clause.pronoun_subject or reading.lexeme.option("continues") else []
        return lent or names
    if not _is_within(clause, scene) and _has_other_subject(clause, content, scene):
        return []
    within = _spoken_before(clause, reading, spoken, scene)
    if within is not None:
        return within
    if clause.joined_to is not None and reading.lexeme.option("continues") is None:
        return names
    return scene.memory.last(reading.gender, reading.number) or names


def _has_other_subject(clause: Clause, content: range, scene: Scene) -> bool:
    """Whether a plain word that names nobody known stands where the subject does: "ذكرت لائحة الاتهام أن"."""
    at = clause.verb.index + 1
    if (
        clause.reading.tense == "participle"
        or content.start <= at
        or scene.nodes[at].part not in (Part.WORD, Part.NOUN)
    ):
        return False
    return scene.nodes[at].words in scene.grammar.indefinites or not is_function(scene.nodes[at], scene.grammar)


def _spoken_before(clause: Clause, reading: Reading, spoken: Mapping[int, Saying], scene: Scene) -> list[Name] | None:
    """Who spoke before in the same sentence, not as told by another, or whose deed a participle accompanies.

    So does whoever made the document in which he says it: "أصدر لافروف بيانا قال فيه إن".
    """
    at = clause.verb.index
    earlier = [c for c in scene.clauses if c.verb.index < at and c.reading.tense != "participle"]
    for other in reversed(earlier):
        saying = spoken.get(other.verb.index)
        free = not any(s.start < other.verb.index < s.end for s in spoken.values() if s is not saying)
        if saying is not None and saying.speakers and free and _agree(other, reading, scene.grammar):
            return list(saying.speakers)
    within = _is_within(clause, scene)
    if reading.tense != "participle" and not within:
        return None
    told = earlier[-1:] if within else [c for c in earlier if c.opener is None]
    hosts = [c for c in told if c.subject and _agree(c, reading, scene.grammar)]
    return [n for node in hosts[-1].subject if node.mention for n in node.mention.names] if hosts else None


def _is_within(clause: Clause, scene: Scene) -> bool:
    """Whether "in it" right behind a verb of saying means something told before: "رسالة أعلنت فيها"."""
    behind = scene.nodes[clause.verb.index + 1 : clause.verb.index + 2]
    return bool(behind) and fold(behind[0].words) in _speech_words(scene.language, "in_it")


def _agree(clause: Clause, reading: Reading, grammar: Grammar) -> bool:
    """Whether the subject of a clause has the gender of a verb that may go on with it."""
    node = next((node for node in clause.subject if node.mention is not None), None)
    mine = clause.reading.gender if clause.reading.tense in ("past", "present") else ""
    if node is not None and node.mention is not None and not mine:
        mine = mention_gender(node.mention, grammar)
    return reading.number in ("p", "d") or not mine or not reading.gender or mine == reading.gender


def is_impersonal(clause: Clause, language: Language) -> bool:
    """Whether nobody is said to say it: "يذكر أن", at the head of a sentence and without a subject."""
    words = _speech_words(language, "impersonal")
    unnamed = clause.pronoun_subject is not None or clause.joined_to is not None
    return clause.opener is None and unnamed and clause.subject_noun is None and clause.verb.words in words


@cache
def _speech_words(language: Language, name: str) -> frozenset[str]:
    return folded(language.table("speech").get(name, ()))


def _behind(clause: Clause, preposition: str) -> list[Name]:
    return [n for p, node in clause.phrases if p == preposition and node.mention for n in node.mention.names]


def _by_colon(scene: Scene) -> Iterator[Saying]:
    """Whoever stands before a colon at the head of a headline says what follows: "كيري: الاتفاق وقع"."""
    colon = next((node for node in scene.nodes if node.part is Part.COLON), None)
    before = scene.nodes[: colon.index] if colon is not None else ()
    first = next((node for node in before if node.part is not Part.OPEN), None)
    if colon is None or first is None or first.mention is None or any(n.part is Part.VERB for n in before):
        return
    if is_place(first):
        return
    yield Saying(list(first.mention.names), colon.index, len(scene.nodes))


def _remember(sayings: Sequence[Saying], scene: Scene) -> None:
    """Keep who spoke for himself, and who relayed whom."""
    memory = scene.memory
    clauses = {clause.verb.index: clause for clause in scene.clauses}
    for saying in sayings:
        _note_relays(saying, sayings, scene)
        if saying.verb is None or not saying.speakers or saying.verb.reading.tense == "participle":
            continue
        if not any(o.start < saying.verb.index < o.end for o in sayings if o is not saying and o.start >= 0):
            memory.voices.append(_voice(saying, clauses[saying.verb.index]))


def _voice(saying: Saying, clause: Clause) -> Voice:
    reading = next(r for r in clause.verb.readings if r.lexeme.kind is Kind.SPEECH)
    mention = next((node.mention for node in clause.subject if node.mention is not None), None)
    quoted = bool(reading.lexeme.option("relays") or reading.lexeme.option("within"))
    own = mention is not None and mention.names[0] is saying.speakers[0]
    number = (mention.number if mention is not None and own else reading.number) or ""
    plural = number in ("p", "d") or (own and mention is not None and len(mention.names) > 1)
    group = saying.speakers[0].entity.kind is EntityKind.GROUP
    return Voice(tuple(saying.speakers), "" if quoted else reading.gender, "p" if plural else "" if group else "s")


def _note_relays(saying: Saying, sayings: Sequence[Saying], scene: Scene) -> None:
    relayed, media = scene.memory.relayed, scene.media
    outer = [n for o in sayings if o.start < saying.start < o.end for n in o.speakers if media.has(n)]
    for at, name in enumerate(saying.speakers):
        relays = [n for n in saying.speakers[at + 1 :] if media.has(n)] or outer
        if relays and not (media.has(name) and name.entity.linked):
            relayed.setdefault(name.entity.id, relays)
            head = _head(name, scene.grammar.article)
            if head:
                relayed.setdefault(head, relays)
