"""What the words of an article show of the day on which it was published.

Each clue is one piece of evidence with its proof. None of them looks at a clock, at a file's date or at other
articles; `kb.finding.datelines` puts them together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kb.finding.days import (
    PrintedDate,
    content_words,
    days_in,
    find_all_weekdays,
    find_anniversaries,
    find_dates,
    find_distance,
    find_labels,
    find_relative,
    find_weekdays,
    folded_words,
    has_form,
    named_by,
    plain_day,
    skip_small,
    stems_of,
    weekday_at,
)
from kb.language.lexicon import Language, load_language
from kb.language.text import find_sentences, find_tokens
from kb.model import Article, BlockKind, DateProof, KnownDay, Reference, Sentence, Token

_EARLY = 3  # a named day counts in the title and so many first paragraphs
_ALIKE = 3  # words that a caption and the lead share when they tell of one thing
_NEAR = 8  # words after "anniversary" among which the thing is named
_WIRE = 12  # words at the start of a story among which an agency's dateline ends
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DISTANCES = {0: "the day", -1: "the day before that", 1: "the day after that"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, and what it has to do with the day of publication."""

    day: date
    proof: DateProof


@dataclass(frozen=True, slots=True)
class Weekday:
    """The weekday of publication, Monday being 0."""

    weekday: int
    proof: DateProof


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day of every year, and how many days before or after it the article may have been published."""

    day: KnownDay
    tolerance: int
    proof: DateProof

    def days_in(self, year: int) -> Iterator[date]:
        """The days of publication that it allows in a year."""
        for day in days_in(self.day, year):
            yield from (day + timedelta(days=by) for by in range(-self.tolerance, self.tolerance + 1))


@dataclass(slots=True)
class Clues:
    """All that an article shows.

    `exact` are days of publication, `recent` days that lie in the week that ends with it, `since` days before which it
    was not published.
    """

    exact: list[Dated] = field(default_factory=list)
    recent: list[Dated] = field(default_factory=list)
    since: list[Dated] = field(default_factory=list)
    weekdays: list[Weekday] = field(default_factory=list)
    yearly: list[Yearly] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Text:
    """An article with its sentences and language."""

    article: Article
    language: Language
    sentences: tuple[Sentence, ...]

    @property
    def lead(self) -> list[Sentence]:
        """The sentences of the first paragraph."""
        first = min((s.block_index for s in self.sentences if s.block is BlockKind.PARAGRAPH), default=-1)
        return [sentence for sentence in self.sentences if sentence.block_index == first]

    @property
    def beginning(self) -> list[Sentence]:
        """The sentences of the title and the first paragraphs."""
        paragraphs = sorted({s.block_index for s in self.sentences if s.block is BlockKind.PARAGRAPH})[:_EARLY]
        return [s for s in self.sentences if s.block is BlockKind.TITLE or s.block_index in paragraphs]

    def proof(self, rule: str, tokens: Sequence[Token], first: int, end: int, explanation: str) -> DateProof:
        """A proof whose words are those from one token up to another, as printed."""
        closed = tokens[end].text == ")" if end < len(tokens) else False
        words = self.article.text[tokens[first].start : tokens[end - 1 + closed].end]
        words = words if "(" in words else words.removesuffix(")")
        return DateProof(rule=rule, words=words, explanation=explanation)


def find_clues(article: Article, reference: Reference) -> Clues:
    """All clues of an article to the day of its publication."""
    language = load_language(article.language)
    text = _Text(article, language, tuple(find_sentences(article, language)))
    clues = Clues()
    _read_date_lines(text, clues)
    _read_relative(text, clues)
    if not clues.weekdays:
        _read_lead_weekday(text, clues)
    _read_agency_line(text, clues)
    _read_captions(text, clues)
    _read_anniversaries(text, reference, clues)
    _read_named_days(text, reference, clues)
    return clues


def _read_date_lines(text: _Text, clues: Clues) -> None:
    """The first line that prints nothing but when the article was published."""
    for block in text.article.blocks:
        tokens = find_tokens(text.article.text, block.span) if block.kind is BlockKind.FURNITURE else ()
        days = [printed.date for printed in find_dates(tokens, text.language) if printed.date]
        if days:
            proof = text.proof("date line", tokens, 0, len(tokens), "the page prints when it was published")
            clues.exact.append(Dated(days[0], proof))
            return


def _read_relative(text: _Text, clues: Clues) -> None:
    """Weekdays and dates beside words such as "today" and "yesterday"."""
    for sentence in text.sentences:
        tokens = sentence.tokens
        dates = {printed.first: printed for printed in find_dates(tokens, text.language)}
        for first, end, days in find_relative(tokens, text.language):
            at = skip_small(tokens, end, text.language)
            weekday = weekday_at(tokens, at, text.language)
            if weekday is not None:
                explanation = f"{_WEEKDAYS[weekday]} is {_distance(days)} of the report"
                proof = text.proof("relative weekday", tokens, first, at + 1, explanation)
                clues.weekdays.append(Weekday((weekday - days) % 7, proof))
                at = skip_small(tokens, at + 1, text.language)
            if at in dates:
                _add_relative_date(text, sentence, dates[at], (first, days), clues)


def _add_relative_date(
    text: _Text, sentence: Sentence, printed: PrintedDate, relative: tuple[int, int], clues: Clues
) -> None:
    first, days = relative
    proof = text.proof("relative date", sentence.tokens, first, printed.end, f"it is {_distance(days)} of the report")
    if printed.date:
        clues.exact.append(Dated(printed.date - timedelta(days=days), proof))
    elif days == 0:
        clues.yearly.append(Yearly(plain_day(printed), 0, proof))


def _read_lead_weekday(text: _Text, clues: Clues) -> None:
    """The bare weekday of the first paragraph, if it has one only: agencies name the day of the report so."""
    found = [(sentence, *place) for sentence in text.lead for place in find_weekdays(sentence.tokens, text.language)]
    if len({weekday for _, _, weekday in found}) == 1:
        sentence, at, weekday = found[0]
        explanation = f"{_WEEKDAYS[weekday]} alone in the first paragraph is the day of the report"
        proof = text.proof("lead weekday", sentence.tokens, at, at + 1, explanation)
        clues.weekdays.append(Weekday(weekday, proof))


def _read_agency_line(text: _Text, clues: Clues) -> None:
    """An agency's dateline: "NAIROBI, August 21 (Xinhua) --"."""
    for sentence in text.lead[:1]:
        tokens = sentence.tokens
        for printed in find_dates(tokens, text.language):
            if printed.first >= _WIRE or printed.end >= len(tokens) or tokens[printed.end].text != "(":
                continue
            explanation = "the agency puts the day of its report before the text"
            proof = text.proof("agency dateline", tokens, 0, printed.end, explanation)
            if printed.date:
                clues.exact.append(Dated(printed.date, proof))
            else:
                clues.yearly.append(Yearly(plain_day(printed), 0, proof))


def _read_captions(text: _Text, clues: Clues) -> None:
    """Full dates in captions: no picture is younger than its article; some are of the day that the lead tells of."""
    for sentence in text.sentences:
        printed_dates = find_dates(sentence.tokens, text.language) if sentence.block is BlockKind.CAPTION else ()
        for printed in printed_dates:
            day = printed.date
            if day is None:
                continue
            place = (sentence.tokens, printed.first, printed.end)
            clues.since.append(Dated(day, text.proof("dated caption", *place, f"the picture is of {day}")))
            if _pictures_lead(text, day, sentence):
                explanation = f"the caption dates what the lead tells of: that {_WEEKDAYS[day.weekday()]} was {day}"
                clues.recent.append(Dated(day, text.proof("dated caption", *place, explanation)))


def _pictures_lead(text: _Text, day: date, caption: Sentence) -> bool:
    """Whether a caption and the lead tell of one thing: their words are alike, and the lead names the day's weekday."""
    if has_form(caption.tokens, folded_words(text.language, "archive")):
        return False
    named = {weekday for sentence in text.lead for weekday in find_all_weekdays(sentence.tokens, text.language)}
    lead = {word for sentence in text.lead for word in content_words(sentence.tokens, text.language)}
    return day.weekday() in named and len(lead & content_words(caption.tokens, text.language)) >= _ALIKE


def _read_anniversaries(text: _Text, reference: Reference, clues: Clues) -> None:
    """Anniversaries with a number, of events whose year is known."""
    found = [(s, place) for s in text.sentences for place in find_anniversaries(s.tokens, text.language)]
    if not found:
        return
    known = {stem for s in text.sentences for token in s.tokens for stem in stems_of(text.language.tag, token.form)}
    for sentence, (first, end, number) in found:
        day = named_by(sentence.tokens[first : end + _NEAR], known, reference.days, text.language)
        if day:
            _add_anniversary(text, sentence, (first, end, number), day, clues)


def _add_anniversary(text: _Text, sentence: Sentence, place: tuple[int, int, int], day: KnownDay, clues: Clues) -> None:
    """The day that a sentence tells of, by the number of an anniversary and the distance from it.

    It counts where the sentence says "today" or "yesterday" of it, or names its weekday: then it is of that week.
    """
    first, end, number = place
    start, distance = find_distance(sentence.tokens, first, text.language)
    told = _anniversary(day, number) + timedelta(days=distance)
    explanation = f"{_english(day)} was in {day.year}, so the day told of is {_WEEKDAYS[told.weekday()]} {told}"
    proof = text.proof("numbered anniversary", sentence.tokens, start, end, explanation)
    relative = {days for _, _, days in find_relative(sentence.tokens, text.language)}
    if len(relative) == 1 and max(relative) <= 0:
        clues.exact.append(Dated(told - timedelta(days=max(relative)), proof))
    elif told.weekday() in {weekday for _, weekday in find_weekdays(sentence.tokens, text.language)}:
        clues.recent.append(Dated(told, proof))


def _anniversary(day: KnownDay, number: int) -> date:
    """The day on which so many years have passed; the first of March where there is no 29th of February."""
    year = (day.year or 0) + number
    return next(days_in(day, year), date(year, 3, 1))


def _read_named_days(text: _Text, reference: Reference, clues: Clues) -> None:
    """National days and feasts named at the beginning: the report is of that day, or of the day beside it."""
    other_year = folded_words(text.language, "other_year")
    for sentence in text.beginning:
        for day in reference.days:
            place = find_labels(sentence.tokens, day, text.language)
            if place and not has_form(sentence.tokens[max(0, place[0] - 2) : place[1] + 2], other_year):
                explanation = f"it speaks of {_english(day)}, day {day.day} of month {day.month}"
                clues.yearly.append(Yearly(day, 1, text.proof("named day", sentence.tokens, *place, explanation)))


def _english(day: KnownDay) -> str:
    return next((label.text for label in day.labels if label.language == "en"), day.labels[0].text)


def _distance(days: int) -> str:
    return _DISTANCES.get(days, f"{days:+} days from that")
