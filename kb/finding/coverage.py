"""What the extractor passed over, and why: sentences with event words, dates or names that gave no claim.

A `Trace` handed to the extractor takes down what each sentence held and which drafts were dropped at which step;
`find_gaps` reads from it, so a reason is what happened and no guess. Without a trace nothing is taken down.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft
from kb.finding.lexemes import UNKNOWN_VERB, Kind, Lexemes
from kb.finding.syntax import Node, Part
from kb.language.text import fold
from kb.model import Article, Claim, Iri, Sentence, Span


class Reason(StrEnum):
    """Why no claim came from a sentence. Where several apply, the first in this order is told."""

    TOLD_ELSEWHERE = "told-elsewhere"
    NO_PARTY_OR_PLACE = "no-party-or-place"
    NEED_UNMET = "need-unmet"
    CONTENT_ONLY = "content-only"
    NOT_STATED = "not-stated"
    NOT_READ_AS_EVENT = "not-read-as-event"
    LIGHT_VERB_ALONE = "light-verb-alone"
    UNKNOWN_WORD = "unknown-word"
    SPEECH_ONLY = "speech-only"
    OTHER_VERB = "other-verb"
    NAME_AND_DATE = "name-and-date"
    NAME_ONLY = "name-only"
    DATE_ONLY = "date-only"

    @property
    def explanation(self) -> str:
        """The reason in plain words."""
        return _EXPLANATIONS[self]


_EXPLANATIONS = {
    Reason.TOLD_ELSEWHERE: "its event is in the claim of another sentence",
    Reason.NO_PARTY_OR_PLACE: "event word without a party or a place",
    Reason.NEED_UNMET: "event word without what its entry asks for",
    Reason.CONTENT_ONLY: "event only demanded, promised, threatened or agreed: no claim by rule",
    Reason.NOT_STATED: "event hypothetical, conditional or general: no claim by rule",
    Reason.NOT_READ_AS_EVENT: "event word that its neighbours make something else",
    Reason.LIGHT_VERB_ALONE: "verb that carries events, without an event noun",
    Reason.UNKNOWN_WORD: "unknown word beside a name, where an event word could stand",
    Reason.SPEECH_ONLY: "somebody says something in which no event word stands",
    Reason.OTHER_VERB: "only verbs that tell no event",
    Reason.NAME_AND_DATE: "name and date, but no verb or event word",
    Reason.NAME_ONLY: "name, but no verb or event word",
    Reason.DATE_ONLY: "date, but no verb or event word",
}
_ORDER = {reason: place for place, reason in enumerate(Reason)}
_BY_KIND = (
    (Kind.LIGHT, Reason.LIGHT_VERB_ALONE),
    (Kind.SPEECH, Reason.SPEECH_ONLY),
    (Kind.GOVERNOR, Reason.OTHER_VERB),
    (Kind.PLAIN, Reason.OTHER_VERB),
)
_EVENT_WORDS = frozenset({Kind.VERB, Kind.NOUN})


@dataclass(frozen=True, slots=True)
class Unread:
    """A word and why it gave no claim. `detail` says more where there is more to say."""

    word: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A sentence with something to find that gave no claim.

    `unread` are the words that the reason speaks of; `names` and `times` are as printed; `claim` is the number of the
    claim that tells its event, where another sentence's does.
    """

    span: Span
    sentence: str
    reason: Reason
    unread: tuple[Unread, ...] = ()
    names: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the sentences of an article gave: how many there are, how many gave a claim, the gaps of the others.

    `unknown` holds the unknown words that stand where an event word could, as printed, each with its sentence.
    """

    sentences: int
    with_claims: int
    gaps: tuple[Gap, ...]
    unknown: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownWord:
    """A word, as first printed, that stands where an event word could: in how many sentences, how many of them gaps."""

    word: str
    sentences: int
    gaps: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The coverage of many articles in figures; `empty` sentences hold nothing that could be found."""

    articles: int
    sentences: int
    with_claims: int
    empty: int
    reasons: Mapping[Reason, int]
    unknown: tuple[UnknownWord, ...]


@dataclass(eq=False, slots=True)
class _Seen:
    """One sentence as it was read, with the drafts that were dropped."""

    sentence: Sentence
    nodes: Sequence[Node]
    clauses: Sequence[Clause]
    dropped: list[tuple[Draft, Reason]] = field(default_factory=list)


@dataclass(slots=True)
class Trace:
    """Takes down how the sentences of one article were read."""

    seen: list[_Seen] = field(default_factory=list)

    def read(self, sentence: Sentence, nodes: Sequence[Node], clauses: Sequence[Clause]) -> None:
        """Note the parts and clauses of the next sentence."""
        self.seen.append(_Seen(sentence, nodes, clauses))

    def drop(self, before: Sequence[Draft], after: Sequence[Draft], reason: Reason) -> None:
        """Note that a step left some drafts of the sentence out."""
        kept = {id(draft) for draft in after}
        self.seen[-1].dropped += [(draft, reason) for draft in before if id(draft) not in kept]


def find_coverage(trace: Trace, claims: Sequence[Claim], text: str, lexemes: Lexemes) -> Coverage:
    """What the sentences of an article gave, by its trace and its claims."""
    told = {claim.quote_span for claim in claims}
    elsewhere = {span: claim.number for claim in claims for span in claim.also_at}
    rest = [seen for seen in trace.seen if seen.sentence.span not in told]
    gaps = (_gap(seen, elsewhere.get(seen.sentence.span, ""), text, lexemes) for seen in rest)
    return Coverage(
        sentences=len(trace.seen),
        with_claims=len(trace.seen) - len(rest),
        gaps=tuple(gap for gap in gaps if gap is not None),
        unknown=tuple((word, seen.sentence.span) for seen in trace.seen for word in _unknown(seen, text, lexemes)),
    )


def survey(read: Iterable[tuple[Article, Coverage]]) -> Survey:
    """The figures of many articles; unknown words with the most frequent first."""
    found = list(read)
    gaps = [gap for _, coverage in found for gap in coverage.gaps]
    sentences = sum(coverage.sentences for _, coverage in found)
    with_claims = sum(coverage.with_claims for _, coverage in found)
    counts = Counter(gap.reason for gap in gaps)
    return Survey(
        articles=len(found),
        sentences=sentences,
        with_claims=with_claims,
        empty=sentences - with_claims - len(gaps),
        reasons={reason: counts[reason] for reason in Reason if counts[reason]},
        unknown=tuple(sorted(_unknown_words(found), key=lambda each: (-each.sentences, -each.gaps, each.word))),
    )


def _unknown_words(read: Iterable[tuple[Article, Coverage]]) -> Iterator[UnknownWord]:
    printed: dict[str, str] = {}
    places: dict[str, dict[tuple[Iri, Span], tuple[str, bool]]] = {}
    for article, coverage in read:
        spans = {gap.span for gap in coverage.gaps}
        for word, span in coverage.unknown:
            printed.setdefault(fold(word), word)
            places.setdefault(fold(word), {})[(article.id, span)] = span.of(article.text), span in spans
    for form, found in places.items():
        examples = sorted(found.values(), key=lambda each: not each[1])
        yield UnknownWord(
            word=printed[form], sentences=len(found), gaps=sum(gap for _, gap in found.values()), example=examples[0][0]
        )


def _gap(seen: _Seen, claim: str, text: str, lexemes: Lexemes) -> Gap | None:
    """The sentence as a gap; None where it holds no event word, verb, name or date."""
    names = tuple(node.words for node in seen.nodes if node.part is Part.NAME)
    times = tuple(node.words for node in seen.nodes if node.part is Part.TIME)
    unread = sorted(_unread(seen, text, lexemes), key=lambda each: _ORDER[each.reason])
    if claim:
        reason: Reason | None = Reason.TOLD_ELSEWHERE
    elif unread and (names or times or unread[0].reason in _OF_EVENT_WORDS):
        reason = unread[0].reason
    else:
        reason = _bare(names, times)
    if reason is None:
        return None
    words = tuple(each for each in unread if each.reason is reason)
    return Gap(
        span=seen.sentence.span, sentence=seen.sentence.span.of(text), reason=reason, unread=words, names=names,
        times=times, claim=claim,
    )  # fmt: skip


_OF_EVENT_WORDS = frozenset(reason for reason in Reason if _ORDER[reason] <= _ORDER[Reason.NOT_READ_AS_EVENT])


def _bare(names: Sequence[str], times: Sequence[str]) -> Reason | None:
    if names and times:
        return Reason.NAME_AND_DATE
    return Reason.NAME_ONLY if names else Reason.DATE_ONLY if times else None


def _unread(seen: _Seen, text: str, lexemes: Lexemes) -> Iterator[Unread]:
    """Every word of the sentence that could have told an event, or stands where one could, with its reason."""
    dropped = {draft.trigger.index for draft, _ in seen.dropped}
    for draft, reason in seen.dropped:
        yield _of_draft(draft, reason, _printed(draft.trigger, seen, text))
    for node in seen.nodes:
        kinds = {reading.lexeme.kind for reading in node.readings}
        if node.part not in (Part.VERB, Part.NOUN) or node.index in dropped or _is_guessed(node):
            continue
        if kinds & _EVENT_WORDS:
            yield Unread(_printed(node, seen, text), Reason.NOT_READ_AS_EVENT)
        else:
            reason = next(reason for kind, reason in _BY_KIND if kind in kinds)
            yield Unread(_printed(node, seen, text), reason)
    yield from (Unread(word, Reason.UNKNOWN_WORD) for word in _unknown(seen, text, lexemes))


def _of_draft(draft: Draft, reason: Reason, word: str) -> Unread:
    if reason is Reason.NEED_UNMET and not draft.participants and not draft.places:
        return Unread(word, Reason.NO_PARTY_OR_PLACE)
    detail = str(draft.lexeme.option("needs", "")) if reason is Reason.NEED_UNMET else ""
    return Unread(word, reason, detail)


def _printed(node: Node, seen: _Seen, text: str) -> str:
    tokens = seen.sentence.tokens
    return text[tokens[node.first].start : tokens[node.last].end]


_SHORTEST = 3  # letters of an unknown word
_PASSED = frozenset({Part.ADVERB, Part.AUXILIARY, Part.NEGATOR, Part.OPEN, Part.CLOSE})


def _unknown(seen: _Seen, text: str, lexemes: Lexemes) -> Iterator[str]:
    """The unknown words, as printed, that stand where an event word could.

    That is before a name, or before a preposition with a name, or behind a name that no preposition governs; words with
    the article, numbers and the language's function words are none.
    """
    free = [node for node in seen.nodes if not node.bracketed and node.part not in _PASSED]
    for at, node in enumerate(free):
        if (node.part is Part.WORD or _is_guessed(node)) and _may_tell(node, lexemes) and _beside_name(free, at):
            yield _printed(node, seen, text)


def _is_guessed(node: Node) -> bool:
    return any(reading.lexeme is UNKNOWN_VERB for reading in node.readings)


def _may_tell(node: Node, lexemes: Lexemes) -> bool:
    word = node.words
    return (
        node.annexes
        and len(word) >= _SHORTEST
        and word.isalpha()
        and word not in lexemes.language.function_words
        and not lexemes.readings(word)
    )


def _beside_name(free: Sequence[Node], at: int) -> bool:
    before, behind = free[at - 1] if at else None, free[at + 1 : at + 3]
    if before is not None and before.part is Part.NAME and not before.preposition:
        return True
    if behind and behind[0].part is Part.NAME:
        return True
    return len(behind) > 1 and behind[0].part is Part.PREPOSITION and behind[1].part is Part.NAME
