"""Numbers of victims, prisoners and participants: which number counts whom, and to which event it belongs.

A number counts whoever a verb or noun before or behind it says something became of ("killed 12", "مقتل 12 شخصا"), or
whom the noun that it counts names ("12 dead", "12 قتيلا"). The words are the languages' tables `counts`.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft
from kb.finding.quantities import Quantity, find_quantities, has_conjunction
from kb.finding.syntax import Node, Part
from kb.language.lexicon import Language
from kb.language.morphology import segmentations, verb_forms
from kb.language.text import fold
from kb.model import Count, CountKind, EntityKind, Sentence, Span, Token

_KINDS = Path(__file__).with_suffix(".toml")
_PASSED = frozenset({Part.OPEN, Part.CLOSE, Part.ADVERB, Part.AUXILIARY})
_HURT = frozenset({CountKind.KILLED, CountKind.INJURED})
_BETWEEN = frozenset({*_PASSED, Part.NAME, Part.NOUN, Part.WORD, Part.PREPOSITION, Part.TIME, Part.CIRCUMSTANCE})
_SHORT = 3  # tokens of a description behind a number that are quoted with it; of a longer one only the first
_REACH = 12  # tokens from a number back to the toll that reached it


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, and the index of the node whose word says what is counted."""

    count: Count
    anchor: int


@dataclass(frozen=True, slots=True)
class _Use:
    """What a word says of those it counts: `slot` is "object", "subject" or "heads"; `via` are prepositions between."""

    kind: CountKind
    slot: str
    tense: str
    via: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The counting words of a language, folded, by form."""

    language: Language
    uses: Mapping[str, tuple[_Use, ...]]
    nouns: Mapping[str, CountKind]
    two: Mapping[str, CountKind]
    people: frozenset[str]
    two_people: frozenset[str]
    pairs: frozenset[str]
    things: frozenset[str]
    tolls: frozenset[str]
    reached: frozenset[str]
    of: frozenset[str]
    subject_after_verb: bool


@cache
def _words(language: Language) -> _Words:
    table = language.table("counts")
    uses: dict[str, tuple[_Use, ...]] = {}
    nouns: dict[str, CountKind] = {}
    two: dict[str, CountKind] = {}
    for kind in CountKind:
        entry = table.get(kind.value, {})
        via = frozenset(map(fold, entry.get("via", ())))
        for form, slot, tense in _governors(language, entry):
            uses[form] = (*uses.get(form, ()), _Use(kind, slot, tense, via))
        nouns.update(dict.fromkeys(map(fold, entry.get("nouns", ())), kind))
        two.update(dict.fromkeys(map(fold, entry.get("two", ())), kind))
    return _Words(
        language=language,
        uses=uses,
        nouns=nouns,
        two=two,
        pairs=frozenset({*two, *map(fold, table["two_people"])}),
        of=frozenset(map(fold, language.table("quantities")["of"])),
        subject_after_verb=bool(language.table("syntax")["subject_after_verb"]),
        **{name: frozenset(map(fold, table[name])) for name in ("people", "two_people", "things", "tolls", "reached")},
    )


def _governors(language: Language, entry: Mapping[str, list[dict[str, object]]]) -> Iterator[tuple[str, str, str]]:
    """The forms of the verbs and nouns that say what becomes of whom: form, slot, tense."""
    for slot in ("object", "subject"):
        for verb in entry.get(slot, ()):
            given = verb.get("forms", {})
            assert isinstance(given, dict)  # noqa: S101  (the tables are ours)
            citation = {name: fold(str(form)) for name, form in verb.items() if name != "forms"}
            made = (form for form in verb_forms(language, citation) if form.tense not in given)
            yield from ((form.form, slot, form.tense) for form in made)
            yield from ((fold(form), slot, tense) for tense, forms in given.items() for form in forms)
    yield from ((fold(str(form)), "heads", "") for form in entry.get("heads", ()))


def find_counts(
    sentence: Sentence, nodes: Sequence[Node], clauses: Sequence[Clause], language: Language, text: str
) -> list[Counted]:
    """The counts of people in a sentence, in order."""
    reading = _Reading(sentence.tokens, nodes, clauses, _words(language), text)
    quantities = sorted((*find_quantities(sentence.tokens, language), *reading.twos()), key=lambda each: each.first)
    reading.starts.update(quantity.first for quantity in quantities)
    found = (reading.count(quantity) for quantity in quantities)
    return [counted for counted in found if counted is not None]


class _Reading:
    """One sentence in which counts are looked for."""

    def __init__(
        self, tokens: Sequence[Token], nodes: Sequence[Node], clauses: Sequence[Clause], words: _Words, text: str
    ) -> None:
        self.tokens, self.nodes, self.clauses, self.words, self.text = tokens, nodes, clauses, words, text
        self.starts: set[int] = set()
        self._node_of = [node.index for node in nodes for _ in range(node.first, node.last + 1)]

    def node_at(self, token: int) -> Node | None:
        """The node that a token belongs to."""
        return self.nodes[self._node_of[token]] if 0 <= token < len(self.tokens) else None

    def twos(self) -> Iterator[Quantity]:
        """The words whose form says that there are two: "قتيلان"."""
        for at, token in enumerate(self.tokens):
            if token.form in self.words.pairs or token.form[1:] in self.words.pairs:
                yield Quantity(at, at, at, 2, 2)

    def count(self, quantity: Quantity) -> Counted | None:
        """What a quantity counts; None where it counts no people, or nothing says what became of them."""
        node = self.nodes[self._node_of[quantity.start]]
        if node.part is Part.TIME or node.bracketed:
            return None
        found = self._by_noun(quantity) or self._by_governor(quantity) or self._by_toll(quantity)
        if found is None:
            return None
        kind, anchor, last = found
        span = Span(self._start(quantity), self.tokens[last].end)
        count = Count(
            kind=kind,
            words=span.of(self.text),
            span=span,
            least=quantity.least,
            most=quantity.most,
            approximate=quantity.approximate,
        )
        return Counted(count, anchor)

    def _start(self, quantity: Quantity) -> int:
        """Where the words of a quantity begin, behind a conjunction written on."""
        token = self.tokens[quantity.first]
        return token.start + (token.form not in self.words.pairs and has_conjunction(token, self.words.language))

    def _by_noun(self, quantity: Quantity) -> tuple[CountKind, int, int] | None:
        """By the noun that is counted: "12 قتيلا", "12 people dead", "dozens of killed and wounded"."""
        own = self._noun(quantity.last, self.words.two, joined=True) if quantity.start == quantity.last else None
        if own is not None:
            return own, self._node_of[quantity.last], quantity.last
        for at in self._behind(quantity):
            kind = self._noun(at, self.words.nouns)
            if kind is not None and not self._acts(at):
                last = self._joined_noun(at, kind)
                return (kind if last == at else CountKind.CASUALTIES), self._node_of[at], last
        return None

    def _behind(self, quantity: Quantity) -> Iterator[int]:
        """The tokens behind a quantity where the noun may stand that says what became of those counted."""
        at = self._counted(quantity)
        yield at
        node = self.node_at(quantity.start)
        if node is not None and node.part is Part.NAME and node.last >= at:
            yield node.last + 1
        elif at < len(self.tokens) and self.tokens[at].form in self.words.people:
            yield at + 1

    def _counted(self, quantity: Quantity) -> int:
        """The token behind a quantity, and behind "of"."""
        at = quantity.last + 1
        return at + 1 if at < len(self.tokens) and self.tokens[at].form in self.words.of else at

    def _noun(self, at: int, known: Mapping[str, CountKind], *, joined: bool = False) -> CountKind | None:
        """What became of those whom a noun names; `joined`: it may have a conjunction written on."""
        if at >= len(self.tokens):
            return None
        segments = segmentations(self.words.language, self.tokens[at].form)
        fitting = (each for each in segments if not each.pronoun and (joined or not each.conjunction))
        return next((known[each.stem] for each in fitting if each.stem in known), None)

    def _acts(self, at: int) -> bool:
        """Whether the word is a verb with an object: "three gunmen killed 12"."""
        clause = self._clause(self._node_of[at])
        return clause is not None and self._has_object(clause)

    def _clause(self, node: int) -> Clause | None:
        return next((clause for clause in self.clauses if clause.verb.index == node), None)

    def _has_object(self, clause: Clause) -> bool:
        return not clause.passive and (bool(clause.objects) or clause.verb.last + 1 in self.starts)

    def _joined_noun(self, at: int, kind: CountKind) -> int:
        """The last token of the nouns that one quantity counts: "عشرات القتلى والجرحى"."""
        following = self.node_at(at + 1)
        separate = following is not None and following.part is Part.COORDINATOR
        other = self._noun(at + 2 if separate else at + 1, self.words.nouns, joined=True)
        joined = separate or (at + 1 < len(self.tokens) and self._has_conjunction(at + 1))
        last = at + 1 + separate
        return last if joined and other not in (None, kind) and last + 1 not in self.starts else at

    def _has_conjunction(self, at: int) -> bool:
        segments = segmentations(self.words.language, self.tokens[at].form)
        return any(each.conjunction and each.stem in self.words.nouns for each in segments)

    def _counts_people(self, quantity: Quantity, *, sure: bool) -> bool:
        """Whether people are counted: a description of some, a word for people, or nothing more is said.

        `sure`: what is said is said of people only, so that any word does that names no other thing.
        """
        node = self.nodes[self._node_of[quantity.start]]
        at = self._counted(quantity)
        form = self.tokens[at].form if at < len(self.tokens) else ""
        if node.part is Part.NAME:
            names = node.names
            return any(name.entity.kind in (EntityKind.GROUP, EntityKind.PERSON) for name in names)
        following = self.node_at(at)
        if form in self.words.things:
            return False
        if self.tokens[quantity.last].form in self.words.two_people or not form[:1].isalnum():
            return True
        if following is None or following.part not in (Part.WORD, Part.NOUN, Part.TRANSPARENT):
            return True
        return form in self.words.people or (sure and following.part is Part.WORD)

    def _by_governor(self, quantity: Quantity) -> tuple[CountKind, int, int] | None:
        """By the verb or noun before or behind: "killed 12", "مقتل 12 شخصا", "12 people were killed"."""
        node = self.nodes[self._node_of[quantity.first]]
        found = (
            self._before(node, quantity) or self._of_clause(node) or self._following(quantity) or self._far_behind(node)
        )
        if found is None or not self._counts_people(quantity, sure=found[0] in _sure()):
            return None
        return *found, self._last(quantity)

    def _last(self, quantity: Quantity) -> int:
        """The last token of the words of a count: the people counted, if they follow."""
        at, node = self._counted(quantity), self.nodes[self._node_of[quantity.start]]
        if at >= len(self.tokens):
            return quantity.last
        if node.part is Part.NAME and node.last >= at:
            return node.last if node.last - at < _SHORT else at
        following, form = self.node_at(at), self.tokens[at].form
        named = (
            following is not None and following.part is Part.WORD and form.isalpha() and form not in self.words.things
        )
        return at if named or form in self.words.people else quantity.last

    def _before(self, node: Node, quantity: Quantity) -> tuple[CountKind, int] | None:
        """By the word right before the quantity, but for a preposition that it asks for."""
        earlier = [each for each in self.nodes[: node.index] if each.part not in _PASSED]
        if not earlier:
            return None
        word, via = earlier[-1], ""
        if word.part is Part.PREPOSITION and len(earlier) > 1:
            word, via = earlier[-2], word.words
        for use in self._uses(word):
            verb_first = use.slot != "subject" or self.words.subject_after_verb
            if verb_first and (not via or via in use.via) and not self._is_agent(node, word, quantity):
                return (self._with_joined(use.kind, word) if use.slot == "heads" else use.kind), word.index
        return None

    def _with_joined(self, kind: CountKind, word: Node) -> CountKind:
        """Casualties, where the killed and the injured are counted together: "مقتل وإصابة 7 جنود"."""
        at = word.index - 1 if word.conjunction else word.index - 2
        joined = word.conjunction or (at >= 0 and self.nodes[at + 1].part is Part.COORDINATOR)
        others = (
            {use.kind for use in self._uses(self.nodes[at]) if use.slot == "heads"} if joined and at >= 0 else set()
        )
        return CountKind.CASUALTIES if others - {kind} and others | {kind} <= _HURT else kind

    def _uses(self, node: Node) -> tuple[_Use, ...]:
        """What the last word of a node says of those it counts."""
        if node.part not in (Part.VERB, Part.NOUN, Part.WORD, Part.TRANSPARENT):
            return ()
        for each in segmentations(self.words.language, self.tokens[node.last].form):
            uses = self.words.uses.get(each.stem, ()) if not each.pronoun else ()
            fitting = tuple(use for use in uses if _fits(use, definite=each.definite, clitic=bool(each.preposition)))
            if fitting:
                return fitting
        return ()

    def _is_agent(self, node: Node, verb: Node, quantity: Quantity) -> bool:
        """Whether those behind the verb do it to others: "قتل ثلاثة مسلحين 12 شخصا"."""
        clause = self._clause(verb.index)
        if clause is None:
            return False
        acts = node in clause.subject and bool(clause.objects) and not clause.passive
        return acts or self._last(quantity) + 1 in self.starts

    def _of_clause(self, node: Node) -> tuple[CountKind, int] | None:
        """By the verb whose object, or whose subject, those counted are, wherever they stand."""
        for clause in self.clauses:
            is_subject = node in clause.subject and clause.joined_to is None
            for use in self._uses(clause.verb):
                patient = self._is_object(node, clause, use.via) or (is_subject and clause.passive)
                if patient if use.slot == "object" else is_subject:
                    return use.kind, clause.verb.index
        return None

    def _is_object(self, node: Node, clause: Clause, via: frozenset[str]) -> bool:
        """Whether those counted are the object of a clause, or stand where it stands behind the subject."""
        if any(node is other and by in via for by, other in clause.phrases):
            return True
        before = self.nodes[node.index - 1] if node.index else None
        asked = before is not None and before.part is Part.PREPOSITION and before.words in via
        if before is not None and asked:
            before = self.nodes[before.index - 1] if before.index else None
        behind = clause.verb.index < node.index < clause.end and before in clause.subject
        bare = node in clause.objects or (behind and node.part is not Part.NAME)
        return bare and (asked or not clause.passive)

    def _far_behind(self, node: Node) -> tuple[CountKind, int] | None:
        """By the verb before it, where phrases stand between and the subject may follow: "قتل في الهجوم 12 شخصا"."""
        if not self.words.subject_after_verb:
            return None
        for earlier in reversed(self.nodes[: node.index]):
            direct = earlier.index == node.index - 1
            verb = next((use for use in self._uses(earlier) if use.slot != "heads"), None)
            if verb is not None and earlier.part is Part.VERB:
                return verb.kind, earlier.index
            bound = earlier.part not in _BETWEEN or bool(earlier.conjunction) or self._node_counts(earlier)
            if bound or (direct and earlier.part is Part.PREPOSITION):
                return None
        return None

    def _node_counts(self, node: Node) -> bool:
        return any(at in self.starts for at in range(node.first, node.last + 1))

    def _following(self, quantity: Quantity) -> tuple[CountKind, int] | None:
        """By the verb right behind the quantity: "12 died", "12 people killed in an attack"."""
        after = self.nodes[self._node_of[self._last(quantity)] + 1 :]
        verb = next((node for node in after if node.part not in _PASSED), None)
        for use in self._uses(verb) if verb is not None and not verb.conjunction else ():
            passive = use.slot == "object" and use.tense == "past" and not self._acts(verb.first if verb else 0)
            if use.slot == "subject" or (passive and not self.words.subject_after_verb):
                assert verb is not None  # noqa: S101  (it has uses)
                return use.kind, verb.index
        return None

    def _by_toll(self, quantity: Quantity) -> tuple[CountKind, int, int] | None:
        """By the toll that reached the number: "the death toll rose to 12", "بلغ عدد القتلى 12"."""
        node = self.nodes[self._node_of[quantity.first]]
        before = range(node.first - 1, max(node.first - _REACH, 0) - 1, -1)
        if not any(self._is_reached(at) for at in before):
            return None
        for at in before:
            kind = self._toll(at)
            if kind is not None and self._counts_people(quantity, sure=False):
                return kind, self._node_of[at], self._last(quantity)
        return None

    def _is_reached(self, at: int) -> bool:
        form = self.tokens[at].form
        return form in self.words.reached or (form[1:] in self.words.reached and self._begins_joined(form))

    def _begins_joined(self, form: str) -> bool:
        return form[0] in self.words.language.table("morphology")["conjunctions"]

    def _toll(self, at: int) -> CountKind | None:
        """Whom a toll counts: "عدد القتلى", "the number of dead", "the death toll"."""
        segments = segmentations(self.words.language, self.tokens[at].form)
        if all(each.stem not in self.words.tolls for each in segments):
            return None
        behind = at + 2 if at + 1 < len(self.tokens) and self.tokens[at + 1].form in self.words.of else at + 1
        return self._noun(behind, self.words.nouns) or (self._noun(at - 1, self.words.nouns) if at else None)


def _fits(use: _Use, *, definite: bool, clitic: bool) -> bool:
    """Whether a word taken apart so can govern: a noun with the article before its preposition, a verb bare."""
    if use.slot == "heads":
        return not definite or bool(use.via)
    return not definite and not clitic


@cache
def _types() -> Mapping[CountKind, frozenset[str]]:
    """The types of events that each kind of count may belong to."""
    return {CountKind(kind): frozenset(types) for kind, types in _kinds()["types"].items()}


@cache
def _sure() -> frozenset[CountKind]:
    """The kinds that are told of people only."""
    return frozenset(CountKind(kind) for kind in _kinds()["sure"])


@cache
def _kinds() -> Mapping[str, Any]:
    return tomllib.loads(_KINDS.read_text(encoding="utf-8"))


def attach_counts(counted: Sequence[Counted], drafts: Sequence[Draft], dropped: Sequence[Draft]) -> None:
    """Give each count to the event that its word names, or else to the nearest that it may belong to.

    What counts for an event that the sentence does not state (`dropped`) belongs to none.
    """
    unstated = {draft.trigger.index for draft in dropped}
    for each in counted:
        fitting = [draft for draft in drafts if draft.type in _types()[each.count.kind]]
        own = [draft for draft in fitting if draft.trigger.index == each.anchor]
        if not own and each.anchor in unstated:
            continue
        nearest = sorted(fitting, key=lambda draft: (abs(draft.trigger.index - each.anchor), draft.trigger.index))
        for draft in (own or nearest)[:1]:
            add_counts(draft, [each.count])


def add_counts(draft: Draft, counts: Sequence[Count]) -> None:
    """Add the counts that say what the draft's do not say yet."""
    for count in counts:
        if all((count.kind, count.least, count.most) != (own.kind, own.least, own.most) for own in draft.counts):
            draft.counts.append(count)
