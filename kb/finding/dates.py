"""Time expressions: found by rules over word classes, resolved against the day of publication.

In the manner of HeidelTime and TIMEX3: the words and rules of a language are data (`dates.toml`), the engine knows no
language. Finding gives a `TimeMention`, still unresolved; resolving gives a `TimeValue` with EDTF, bounds and proof.
Without an anchor a relative expression stays unresolved. Nothing is ever resolved against today.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any

from kb.finding.calendar import Interval, day, widest
from kb.finding.days import days_in, find_anniversaries, folded_words, is_anniversary, label_stems, named_by, stems_of
from kb.finding.kept import Kept
from kb.finding.looks import look_of
from kb.finding.readings import RESOLVERS, Asked
from kb.finding.timerules import Match, Rules, Sign, Signs, load_rules
from kb.language.lexicon import Language, load_language
from kb.language.morphology import segmentations
from kb.language.text import find_sentences, find_tokens, split_block
from kb.model import Article, Block, BlockKind, KnownDay, Reference, Sentence, Span, TimeValue, Token


class Direction(StrEnum):
    """Where the caller's verb looks: it decides bare weekdays and dates without a year."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression of a sentence. `first` and `last` are token indices, both included.

    `value` names what it means and `fields` what its words say; `opening` is "since" or "until" where the words before
    it leave one side open; `until` is the second expression of a range; `known` the named day it speaks of.
    """

    first: int
    last: int
    span: Span
    phrase: str
    rule: str
    value: str
    fields: tuple[tuple[str, Any], ...] = ()
    opening: str = ""
    until: "TimeMention | None" = None
    known: KnownDay | None = None


def find_times(sentence: Sentence, language: Language, reference: Reference | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of a sentence, in order; none overlaps another."""
    tokens = sentence.tokens
    rules, clues_of = _clues(language, reference)
    clues = [clues_of[token.form] for token in tokens]
    if not any(clues):
        return ()
    signs = [clue.sign if clue is not None else None for clue in clues]
    marks = [clue.mark if clue is not None else None for clue in clues]
    found = _from_rules(tokens, signs, rules)
    if reference is not None and any(marks):
        named = list(_from_days(tokens, marks, language, reference))
        taken = {index for mention in named for index in range(mention.first, mention.last + 1)}
        found = sorted(
            [*named, *(m for m in found if taken.isdisjoint(range(m.first, m.last + 1)))], key=lambda m: m.first
        )
    return tuple(_joined(_same_years(found), tokens, language)) if found else ()


_Rest = tuple[int, int, tuple[frozenset[str], ...]]
"""The place of a known day in the reference, which of its names it is, and the words behind the first of that name."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """That a word may be "anniversary", or begin names of days that come every year."""

    anniversary: bool
    names: tuple[_Rest, ...]


@dataclass(frozen=True, slots=True)
class _Clue:
    """What a word by itself can be in time expressions, and in names of days."""

    sign: Sign | None
    mark: _Mark | None


@lru_cache(maxsize=8)
def _clues(language: Language, reference: Reference | None) -> tuple[Rules, Kept[str, _Clue | None]]:
    """The rules of a language, and what a word by itself can be: in rules, and in names of the days of a reference."""
    rules = load_rules(language)
    firsts = _first_words(reference, language) if reference is not None else {}
    known = firsts.keys() | folded_words(language, "anniversary")

    def mark(form: str) -> _Mark | None:
        if form not in known and not any(segments.stem in known for segments in segmentations(language, form)):
            return None
        names = tuple(name for stem in stems_of(language.tag, form) for name in firsts.get(stem, ()))
        anniversary = is_anniversary(language, form)
        return _Mark(anniversary, names) if anniversary or names else None

    def clue(form: str) -> _Clue | None:
        found = _Clue(rules.find_sign(form), mark(form))
        return found if found.sign or found.mark else None

    return rules, Kept(clue)


def _first_words(reference: Reference, language: Language) -> Mapping[str, Sequence[_Rest]]:
    """The names of two words or more of the days of every year, by what their first words can be without clitics."""
    firsts: dict[str, list[_Rest]] = {}
    for at, known in enumerate(reference.days):
        for number, (first, *rest) in enumerate(label_stems(known, language) if known.year is None else ()):
            for stem in first if rest else ():
                firsts.setdefault(stem, []).append((at, number, tuple(rest)))
    return firsts


def resolve_time(
    mention: TimeMention,
    *,
    published: date | None,
    direction: Direction | None = None,
    event: TimeValue | None = None,
) -> TimeValue:
    """What the mention means: `event` is the time of the event that an event-relative phrase counts from.

    The result is unresolved (`edtf` None) where the anchor that it needs is not known.
    """
    exact = _event_day(event)
    rough = event.earliest_begin if event is not None and exact is None else None
    asked = Asked(published, str(direction) if direction else "", exact or rough, about=exact is None)
    interval = _resolve(mention, asked)
    anchor = None if interval is None or not interval.anchored else (asked.event or published)
    return _time_value(mention, interval, anchor)


def _event_day(event: TimeValue | None) -> date | None:
    if event is None or event.earliest_begin is None or event.earliest_begin != event.latest_end:
        return None
    return event.earliest_begin


def _resolve(mention: TimeMention, asked: Asked) -> Interval | None:
    fields = dict(mention.fields)
    if _SAME in fields and "year" not in fields:
        return None
    interval = RESOLVERS[mention.value](fields, asked)
    if interval is None:
        return None
    if mention.until is not None:
        other = _resolve(mention.until, asked)
        return widest(interval, other) if other is not None else None
    if mention.opening == "since":
        return interval.open_end()
    if mention.opening == "until":
        return interval.open_begin()
    return interval


def _time_value(mention: TimeMention, interval: Interval | None, anchor: date | None) -> TimeValue:
    plain = TimeValue(phrase=mention.phrase, span=mention.span, rule=mention.rule, anchor=anchor)
    if interval is None:
        return plain
    exact = interval.spans
    return replace(
        plain,
        edtf=interval.edtf,
        earliest_begin=interval.first,
        latest_begin=interval.first if exact else interval.last,
        earliest_end=interval.last if exact else interval.first,
        latest_end=interval.last,
    )


_SAME = "same"


def _same_years(found: Sequence[TimeMention]) -> list[TimeMention]:
    """Give dates "of the same year" the year of the one before: "من 21 يونيو 2013 حتى 14 أغسطس من العام نفسه"."""
    filled: list[TimeMention] = []
    year: int | None = None
    for mention in found:
        fields = dict(mention.fields)
        if year is not None and fields.get("unit") == "year" and _SAME in fields and "year" not in fields:
            filled.append(replace(mention, fields=(*mention.fields, ("year", year))))
        else:
            year = fields.get("year", year)
            filled.append(mention)
    return filled


def _from_rules(tokens: Sequence[Token], signs: Signs, rules: Rules) -> list[TimeMention]:
    found: list[TimeMention] = []
    end = 0
    around = frozenset[str]().union(*[sign.keys for sign in signs if sign is not None])
    for at, sign in enumerate(signs):
        match = rules.match(tokens, at, signs, around) if sign is not None and sign.openings and at >= end else None
        if match is not None and not rules.is_misread(tokens[match.start : match.end]):
            found.append(_mention(match, tokens))
            end = match.end
    return found


def _mention(match: Match, tokens: Sequence[Token]) -> TimeMention:
    first, last = tokens[match.start], tokens[match.end - 1]
    span = Span(first.start + match.clitic, last.end)
    return TimeMention(
        first=match.start,
        last=match.end - 1,
        span=span,
        phrase=_printed(tokens[match.start : match.end], match.clitic),
        rule=match.rule.name,
        value=match.rule.value,
        fields=match.fields,
    )


def _printed(tokens: Sequence[Token], clitic: int = 0) -> str:
    """The words as printed, with one space wherever there was any."""
    text = tokens[0].text[clitic:]
    for before, token in pairwise(tokens):
        text += " " * min(1, token.start - before.end) + token.text
    return text


def _joined(found: Sequence[TimeMention], tokens: Sequence[Token], language: Language) -> Iterator[TimeMention]:
    """Join "from X to Y" to one mention, and take in the words that open an expression on one side."""
    rules = load_rules(language)
    at = 0
    while at < len(found):
        mention = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if following is not None and _is_range(mention, following, tokens, language):
            start = mention.first - _is_led(mention, tokens, language)
            last = tokens[following.last]
            mention = replace(
                mention,
                first=start,
                last=following.last,
                span=Span(tokens[start].start, last.end),
                phrase=_printed(tokens[start : following.last + 1]),
                until=following,
                rule=f"{mention.rule} to {following.rule}",
            )
            at += 1
        else:
            mention = _opened(mention, tokens, language)
        if not rules.is_no_time(tokens, mention.first):
            yield mention
        at += 1


_DAYS_OF = frozenset({"date", "day-word", "weekday"})


def _is_range(one: TimeMention, other: TimeMention, tokens: Sequence[Token], language: Language) -> bool:
    table = load_rules(language)
    between = [token.form for token in tokens[one.last + 1 : other.first]]
    if len(between) != 1 or between[0] not in table.range_between or other.value == "event":
        return False
    if between[0] in table.range_alone and {one.value, other.value} <= _DAYS_OF:
        return True
    if one.first == 0:
        return False
    before = tokens[one.first - 1].form
    return bool(stems_of(language.tag, before) & table.range_before)


def _is_led(mention: TimeMention, tokens: Sequence[Token], language: Language) -> bool:
    """Whether "from" or "between" stands before a range."""
    before = stems_of(language.tag, tokens[mention.first - 1].form) if mention.first else frozenset()
    return bool(before & load_rules(language).range_before)


def _opened(mention: TimeMention, tokens: Sequence[Token], language: Language) -> TimeMention:
    for side, phrases in load_rules(language).open.items():
        for phrase in phrases:
            start = mention.first - len(phrase)
            forms = [token.form for token in tokens[max(0, start) : mention.first]]
            if start >= 0 and forms[1:] == list(phrase[1:]) and phrase[0] in (forms[0], forms[0][1:]):
                span = Span(tokens[start].start, mention.span.end)
                words = _printed(tokens[start : mention.last + 1])
                return replace(mention, first=start, span=span, phrase=words, opening=side)
    return mention


def _from_days(
    tokens: Sequence[Token], marks: Sequence[_Mark | None], language: Language, reference: Reference
) -> Iterator[TimeMention]:
    """Anniversaries with a number, and days that have a name."""
    numbered = find_anniversaries(tokens, language) if any(mark and mark.anniversary for mark in marks) else ()
    for first, end, number in numbered:
        stems = {stem for token in tokens for stem in stems_of(language.tag, token.form)}
        known = named_by(tokens[end : end + 8], stems, reference.days, language)
        if known is not None and known.year is not None:
            yield _named(tokens, first, end, known, {"known": known, "year": known.year + number}, "anniversary")
            return
    yearly = [row for at, mark in enumerate(marks) if mark for row in _yearly_at(tokens, at, mark, language.tag)]
    if yearly:
        place, _, first, end = min(yearly)
        known = reference.days[place]
        yield _named(tokens, first, end, known, {"known": known}, "named-day")


def _yearly_at(tokens: Sequence[Token], at: int, mark: _Mark, tag: str) -> Iterator[tuple[int, int, int, int]]:
    """The names of days of every year that begin at a token: the day, which of its names, first token and end."""
    for place, number, rest in mark.names:
        end = at + 1 + len(rest)
        behind = [stems_of(tag, token.form) for token in tokens[at + 1 : end]]
        if len(behind) == len(rest) and not any(map(frozenset.isdisjoint, behind, rest)):
            yield place, number, at, end


def _named(
    tokens: Sequence[Token], first: int, end: int, known: KnownDay, fields: Mapping[str, Any], rule: str
) -> TimeMention:
    return TimeMention(
        first=first,
        last=end - 1,
        span=Span(tokens[first].start, tokens[end - 1].end),
        phrase=_printed(tokens[first:end]),
        rule=rule,
        value=rule,
        fields=tuple(fields.items()),
        known=known,
    )


def own_day(mention: TimeMention) -> TimeValue | None:
    """The day of the event itself whose anniversary the mention is."""
    known = mention.known
    if mention.rule != "anniversary" or known is None or known.year is None:
        return None
    found = next(days_in(known, known.year), None)
    return _time_value(replace(mention, rule="anniversary-of"), day(found), None) if found else None


def turned(mention: TimeMention) -> TimeMention:
    """The same distance from an event counted the other way: Y lies a day before what happens the day after it."""
    fields = dict(mention.fields)
    counted = "offset" if "offset" in fields else "side"
    fields[counted] = -fields[counted]
    return replace(mention, fields=tuple(fields.items()))


def read_dates(
    text: str, *, language: str, published: date | None, reference: Reference | None = None
) -> Iterator[dict[str, Any]]:
    """One row a time expression of a text: phrase, start, end, earliest, latest, edtf, rule, anchor.

    Offsets are code points of the text; `start` to before `end`. Dates are ISO strings, inclusive, None where an end is
    open or the expression cannot be resolved; `anchor` is the day that it was resolved against.

    Raises:
        UsageError: there are no data for the language.
    """
    facts = load_language(language)
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)))
    yield from _rows(split_block(text, block, 0, facts), facts, published, reference)


def read_article_dates(article: Article, reference: Reference | None = None) -> Iterator[dict[str, Any]]:
    """The same for the sentences of an article, against the day of its publication."""
    facts = load_language(article.language)
    yield from _rows(find_sentences(article, facts), facts, article.published, reference)


def _rows(
    sentences: Iterable[Sentence], language: Language, published: date | None, reference: Reference | None
) -> Iterator[dict[str, Any]]:
    for sentence in sentences:
        for mention in find_times(sentence, language, reference):
            look = look_of(sentence.tokens, mention.first, mention.last, language)
            yield _row(resolve_time(mention, published=published, direction=_directed(mention, look)))


def _row(value: TimeValue) -> dict[str, Any]:
    return {
        "phrase": value.phrase,
        "start": value.span.start,
        "end": value.span.end,
        "earliest": _iso(value.earliest_begin),
        "latest": _iso(value.latest_end),
        "edtf": value.edtf,
        "rule": value.rule,
        "anchor": _iso(value.anchor),
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def resolve_case(case: Mapping[str, Any], reference: Reference | None = None) -> dict[str, Any]:
    """Give the interval of a span: from {id, text, language, reference, start, end} to {id, earliest, latest}.

    Both ends are None where the words are no time expression or cannot be resolved.
    """
    language = load_language(case["language"])
    text, published = case["text"], date.fromisoformat(case["reference"])
    tokens = find_tokens(text, Span(case["start"], case["end"]))
    span = Span(case["start"], case["end"])
    sentence = Sentence(span=span, block=BlockKind.PARAGRAPH, block_index=0, tokens=tokens)
    mentions = find_times(sentence, language, reference)
    look = _look_around(text, span, language)
    values = [resolve_time(m, published=published, direction=_directed(m, look)) for m in mentions]
    value = max((v for v in values if v.resolved), key=lambda v: v.span.end - v.span.start, default=None)
    earliest = _iso(value.earliest_begin) if value else None
    return {"id": case["id"], "earliest": earliest, "latest": _iso(value.latest_end) if value else None}


def _look_around(text: str, span: Span, language: Language) -> str:
    """Where the words around a span of a text look."""
    tokens = find_tokens(text, Span(max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)))
    inside = [at for at, token in enumerate(tokens) if token.start < span.end and token.end > span.start]
    return look_of(tokens, inside[0], inside[-1], language) if inside else ""


_AROUND = 200


def _directed(mention: TimeMention, look: str) -> Direction | None:
    """Where a day or month without a year, or a weekday, lies: as the words around it look."""
    return Direction(look) if look and mention.value in ("date", "days", "month", "weekday", "weekdays") else None
