"""Days as words name them: printed dates, weekdays, "today" and its like, anniversaries, days that have a name.

It finds what a dateline is proved by (`kb.finding.clues`). Words are data
(`kb/language/<tag>/datelines.toml`); names of months and weekdays come from CLDR.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from hijridate import Hijri

from kb.language.lexicon import Language, load_language
from kb.language.morphology import segmentations
from kb.language.text import find_tokens, fold
from kb.model import Iri, KnownDay, Label, Span, Token

_OPENING = frozenset({"(", ")", "[", "]", "«", "»", "،", ",", "ـ", "-", "–"})
_OLDEST = 500  # years of an anniversary
_CONTENT = 4  # letters of a word that says what a text is about
_ISLAMIC_YEARS = range(1343, 1501)  # those that the calendar's tables hold


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A calendar date as printed, the year perhaps missing, with the tokens that it takes up."""

    day: int
    month: int
    year: int | None
    first: int
    end: int

    @property
    def date(self) -> date | None:
        """The day in the calendar, None without a year or where there is no such day."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


def find_relative(tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, int, int]]:
    """First token, end and distance in days of words such as "today"; the longest that fits at each place."""
    yield from _find_phrases(tokens, "relative", language)


def find_distance(tokens: Sequence[Token], first: int, language: Language) -> tuple[int, int]:
    """Where the words of distance directly before a place begin, and how many days they mean."""
    for start, end, days in _find_phrases(tokens, "distance", language):
        if end <= first and all(token.form in language.function_words for token in tokens[end:first]):
            return start, days
    return first, 0


def _find_phrases(tokens: Sequence[Token], table: str, language: Language) -> Iterator[tuple[int, int, int]]:
    phrases = _phrases(language.tag, table)
    forms = [token.form for token in tokens]
    at = 0
    while at < len(forms):
        fits = [(len(p), days) for p, days in phrases if _same_words(forms[at : at + len(p)], p, language)]
        size, days = max(fits, default=(0, 0))
        if size:
            yield at, at + size, days
        at += size or 1


def _same_words(forms: Sequence[str], phrase: tuple[str, ...], language: Language) -> bool:
    """Whether words are a phrase; the first may carry a conjunction."""
    if len(forms) != len(phrase) or tuple(forms[1:]) != phrase[1:]:
        return False
    conjunctions = language.table("morphology")["conjunctions"]
    return forms[0] == phrase[0] or any(forms[0] == conjunction + phrase[0] for conjunction in conjunctions)


def find_weekdays(tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, int]]:
    """Where weekdays stand alone, and which: no word beside them puts them into another week, and no date follows."""
    before, after = folded_words(language, "other_before"), folded_words(language, "other_after")
    dates = {printed.first for printed in find_dates(tokens, language)}
    for at in range(len(tokens)):
        weekday = weekday_at(tokens, at, language)
        alone = not has_form(tokens[max(0, at - 1) : at], before) and not has_form(tokens[at + 1 : at + 2], after)
        if weekday is not None and alone and not dates & {at + 1, at + 2}:
            yield at, weekday


def find_all_weekdays(tokens: Sequence[Token], language: Language) -> Iterator[int]:
    """Weekdays of this week: those that stand alone, and those beside "today" and the like."""
    yield from (weekday for _, weekday in find_weekdays(tokens, language))
    for _, end, _ in find_relative(tokens, language):
        weekday = weekday_at(tokens, skip_small(tokens, end, language), language)
        if weekday is not None:
            yield weekday


def weekday_at(tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """The weekday that a token names, Monday being 0."""
    return _weekday_names(language.tag).get(tokens[at].form) if 0 <= at < len(tokens) else None


def skip_small(tokens: Sequence[Token], at: int, language: Language) -> int:
    """The next place that is neither a bracket, a comma nor a word such as "day"."""
    small = folded_words(language, "day_words")
    while at < len(tokens) and (tokens[at].text in _OPENING or tokens[at].form in small):
        at += 1
    return at


def find_dates(tokens: Sequence[Token], language: Language) -> Iterator[PrintedDate]:
    """Dates with day and month, in words: "25 يوليو (تموز) 2024", "July 25, 2024", or 2024-07-25."""
    at = 0
    while at < len(tokens):
        printed = _day_first(tokens, at, language) or _month_first(tokens, at, language) or _iso(tokens, at)
        if printed:
            yield printed
        at = printed.end if printed else at + 1


def _day_first(tokens: Sequence[Token], at: int, language: Language) -> PrintedDate | None:
    day = _number(tokens, at, 1, 31)
    month_at = (
        at + 2
        if day and at + 1 < len(tokens) and tokens[at + 1].form in folded_words(language, "behind_day")
        else at + 1
    )
    month, end = _month(tokens, month_at, language)
    if not day or not month:
        return None
    other, after = _month(tokens, end + 1, language) if _text(tokens, end) in {"(", "/", "-"} else (None, end)
    end = after + (_text(tokens, after) == ")") if other else end
    year = _number(tokens, _after_comma(tokens, end), 1900, 2100)
    return PrintedDate(day, month, year, at, _after_comma(tokens, end) + 1 if year else end)


def _month_first(tokens: Sequence[Token], at: int, language: Language) -> PrintedDate | None:
    month, end = _month(tokens, at, language)
    end += month is not None and _text(tokens, end) == "."
    day = _number(tokens, end, 1, 31)
    if not month or not day or language.direction == "rtl":
        return None
    end += 1 + (_text(tokens, end + 1) in folded_words(language, "behind_day"))
    year = _number(tokens, _after_comma(tokens, end), 1900, 2100)
    return PrintedDate(day, month, year, at, _after_comma(tokens, end) + 1 if year else end)


def _iso(tokens: Sequence[Token], at: int) -> PrintedDate | None:
    year, month, day = (
        _number(tokens, at + by, low, high) for by, low, high in ((0, 1900, 2100), (2, 1, 12), (4, 1, 31))
    )
    if year and month and day and {_text(tokens, at + 1), _text(tokens, at + 3)} == {"-"}:
        return PrintedDate(day, month, year, at, at + 5)
    return None


def _after_comma(tokens: Sequence[Token], at: int) -> int:
    return at + (_text(tokens, at) in {",", "،"})


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _number(tokens: Sequence[Token], at: int, low: int, high: int) -> int | None:
    form = tokens[at].form if 0 <= at < len(tokens) else ""
    return int(form) if form.isascii() and form.isdigit() and low <= int(form) <= high else None


def _month(tokens: Sequence[Token], at: int, language: Language) -> tuple[int | None, int]:
    """The month named at a place, and the place after it."""
    names = _month_names(language.tag)
    for size in (2, 1):
        month = names.get(tuple(token.form for token in tokens[at : at + size]))
        if month:
            return month, at + size
    return None, at


def find_anniversaries(tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, int, int]]:
    """First token, end and number of "71st anniversary", the number before or after the word."""
    for at in [at for at, token in enumerate(tokens) if is_anniversary(language, token.form)]:
        pattern = re.compile(language.table("datelines")["ordinal"])
        for start, end in ((at + 1, at + 3), (at + 1, at + 2), (at - 2, at), (at - 1, at)):
            found = pattern.fullmatch("".join(t.form for t in tokens[max(0, start) : end]))
            if found and start >= 0 and int(found["number"]) <= _OLDEST:
                yield min(start, at), max(end, at + 1), int(found["number"])
                break


def is_anniversary(language: Language, form: str) -> bool:
    """Whether a folded word is "anniversary", whatever its clitics."""
    return not stems_of(language.tag, form).isdisjoint(folded_words(language, "anniversary"))


def named_by(
    tokens: Sequence[Token], known: AbstractSet[str], days: Sequence[KnownDay], language: Language
) -> KnownDay | None:
    """The one dated event that words name: each word of its name is among the `known` stems, one of them here.

    None where no event fits, or several fit equally well.
    """
    here = {stem for token in tokens for stem in stems_of(language.tag, token.form)}
    dated = (day for day in days if day.year and day.calendar == "gregorian")
    sizes = {day.id: _fit(day, here, known, language) for day in dated}
    most = max(sizes.values(), default=0)
    best = [day for day in days if most and sizes.get(day.id) == most]
    return best[0] if len(best) == 1 else None


def _fit(day: KnownDay, here: AbstractSet[str], known: AbstractSet[str], language: Language) -> int:
    """How many words the longest name of a day has that fits, small words and "anniversary" apart."""
    small = folded_words(language, "anniversary") | language.function_words
    sizes = [0]
    for form in _label_forms(day, language):
        stems = [stems for word in form if not (stems := stems_of(language.tag, word)) & small]
        if stems and all(each & known for each in stems) and any(each & here for each in stems):
            sizes.append(len(stems))
    return max(sizes)


Names = tuple[tuple[frozenset[str], ...], ...]


def find_labels(tokens: Sequence[Token], day: KnownDay, language: Language) -> tuple[int, int] | None:
    """The first place where a name of a known day stands, any of its words with clitics; one word is too little."""
    stems = [stems_of(language.tag, token.form) for token in tokens]
    return find_stems(stems, label_stems(day, language))


def label_stems(day: KnownDay, language: Language) -> Names:
    """The names of a day in a language, each as what its words can be without clitics."""
    return tuple(tuple(stems_of(language.tag, word) for word in form) for form in _label_forms(day, language))


def find_stems(stems: Sequence[frozenset[str]], names: Names) -> tuple[int, int] | None:
    """The first place where one of several names stands, of which only those of two words or more count."""
    for first, *rest in filter(None, names):
        for at in range(len(stems) - len(rest) if rest else 0):
            if not stems[at].isdisjoint(first) and not any(map(frozenset.isdisjoint, stems[at + 1 :], rest)):
                return at, at + 1 + len(rest)
    return None


def _label_forms(day: KnownDay, language: Language) -> tuple[tuple[str, ...], ...]:
    """The names of a day in a language, each as its folded words."""
    return _forms_of((*day.labels, *day.other_labels), language.tag)


@lru_cache(maxsize=4096)
def _forms_of(labels: tuple[Label, ...], tag: str) -> tuple[tuple[str, ...], ...]:
    own = (label.text for label in labels if label.language.partition("-")[0] == tag)
    return tuple(tuple(token.form for token in find_tokens(text, Span(0, len(text)))) for text in own)


@lru_cache(maxsize=1 << 17)
def stems_of(tag: str, form: str) -> frozenset[str]:
    """A folded word, and the words that are left when its clitics (not its pronouns) are taken off."""
    found = segmentations(load_language(tag), form)
    return frozenset({form, *(segments.stem for segments in found if not segments.pronoun)})


def content_words(tokens: Sequence[Token], language: Language) -> set[str]:
    """The longer words of a text, folded, that are no function words."""
    words = language.function_words
    return {t.form for t in tokens if len(t.form) >= _CONTENT and t.form not in words and t.form[0].isalpha()}


def has_form(tokens: Sequence[Token], forms: frozenset[str]) -> bool:
    """Whether one of the tokens is one of the words."""
    return any(token.form in forms for token in tokens)


def days_in(day: KnownDay, year: int) -> Iterator[date]:
    """The days of a Gregorian year on which a known day falls: an Islamic one on one or two, or none."""
    if day.calendar != "islamic":
        if (day.month, day.day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
            yield date(year, day.month, day.day)
        return
    around = int((year - 622) * 33 / 32)
    for islamic in range(around - 1, around + 3):
        if islamic in _ISLAMIC_YEARS:
            found = Hijri(islamic, day.month, day.day).to_gregorian()
            if found.year == year:
                yield date(found.year, found.month, found.day)


def plain_day(printed: PrintedDate) -> KnownDay:
    """A day and a month without a name, as they come every year."""
    return KnownDay(id=Iri(""), labels=(), month=printed.month, day=printed.day)


@cache
def _weekday_names(tag: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for locale in _locales(tag):
        for width in ("abbreviated", "wide"):
            names |= {fold(name).rstrip("."): number for number, name in locale.days["format"][width].items()}
    return names


@cache
def _month_names(tag: str) -> dict[tuple[str, ...], int]:
    names: dict[tuple[str, ...], int] = {}
    for locale in _locales(tag):
        for width in ("abbreviated", "wide"):
            for number, name in locale.months["format"][width].items():
                names[tuple(fold(name).rstrip(".").split())] = number
    return names


def _locales(tag: str) -> list[Locale]:
    return [Locale.parse(name) for name in load_language(tag).table("datelines")["locales"]]


@cache
def _phrases(tag: str, table: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    rows: list[dict[str, Any]] = load_language(tag).table("datelines")[table]
    return tuple((tuple(fold(words).split()), row["days"]) for row in rows for words in row["words"])


def folded_words(language: Language, key: str) -> frozenset[str]:
    """A list of words of the language's table of datelines, folded."""
    return _folded_words(language.tag, key)


@cache
def _folded_words(tag: str, key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load_language(tag).table("datelines")[key])
