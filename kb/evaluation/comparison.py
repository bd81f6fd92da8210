"""When two names, quotes or times, one from people and one from the extractor, are held to be the same."""

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TypeVar

from kb.evaluation.gold import GoldName
from kb.language.lexicon import languages, load_language
from kb.language.text import fold

_WORD = re.compile(r"\w+")
_SHORTEST = 3  # letters of a word that tells names apart
_SHARED = 0.5  # share of the words of the shorter name that two spellings of one name have in common

T = TypeVar("T")


def split_words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=100_000)
def words_of(text: str) -> frozenset[str]:
    """The folded words of a text, as a set."""
    return frozenset(split_words(text))


@lru_cache(maxsize=100_000)
def telling_words(text: str) -> frozenset[str]:
    """The folded words of a name that tell it from others: without short ones, without the article of a language."""
    return frozenset(_bare(word) for word in words_of(text) if len(word) >= _SHORTEST)


def _bare(word: str) -> str:
    for article in _articles():
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            return word.removeprefix(article)
    return word


@cache
def _articles() -> tuple[str, ...]:
    """The articles that languages write on to their words."""
    written = (str(load_language(tag).table("morphology")["article"]) for tag in languages())
    return tuple(article for article in written if article)


def same_name(one: GoldName, other: GoldName) -> bool:
    """Whether two names mean the same: the English name is, or half of the words as printed are."""
    if words_of(one.name) and split_words(one.name) == split_words(other.name):
        return True
    mine, theirs = telling_words(one.words or one.name), telling_words(other.words or other.name)
    return bool(mine and theirs) and len(mine & theirs) / min(len(mine), len(theirs)) >= _SHARED


def same_part(one: GoldName, other: GoldName) -> bool:
    """Whether two participants are the same and have the same role."""
    return one.role is other.role and same_name(one, other)


def matches(gold: Sequence[T], found: Sequence[T], same: Callable[[T, T], bool]) -> int:
    """How many of the gold items have one of their own among those found."""
    left, hits = list(found), 0
    for item in gold:
        match = next((at for at, other in enumerate(left) if same(item, other)), None)
        if match is not None:
            del left[match]
            hits += 1
    return hits


def overlap(one: str, other: str) -> float:
    """The share of the words of the shorter text that the other has too."""
    mine, theirs = words_of(one), words_of(other)
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def contradict(one: str | None, other: str | None) -> bool:
    """Whether two EDTF times have no day in common; a time that is not told contradicts none."""
    mine, theirs = bounds(one), bounds(other)
    return mine is not None and theirs is not None and (mine[1] < theirs[0] or theirs[1] < mine[0])


def bounds(edtf: str | None) -> tuple[date, date] | None:
    """The first and last day of an EDTF level 1 string; None where there is none, or it is not understood.

    >>> bounds("2023-09~/..")
    (datetime.date(2023, 9, 1), datetime.date(9999, 12, 31))
    >>> bounds("201X")
    (datetime.date(2010, 1, 1), datetime.date(2019, 12, 31))
    >>> bounds("2024-22")
    (datetime.date(2024, 6, 1), datetime.date(2024, 8, 31))
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    try:
        return _first_day(first), _last_day(last if slash else first)
    except ValueError:
        return None


_MONTHS = {
    **{21 + n: (3 + 3 * n, 5 + 3 * n) for n in range(3)}, 24: (12, 12),  # seasons; winter as far as the year goes
    **{33 + n: (1 + 3 * n, 3 + 3 * n) for n in range(4)},  # quarters
    **{37 + n: (1 + 4 * n, 4 + 4 * n) for n in range(3)},  # thirds
    40: (1, 6), 41: (7, 12),  # halves
}  # fmt: skip


def _first_day(edtf: str) -> date:
    parts = _numbers(edtf, "0")
    if not parts:
        return date.min
    month = _MONTHS.get(parts[1], (parts[1], 0))[0] if len(parts) > 1 else 1
    return date(max(parts[0], 1), month or 1, (parts[2] or 1) if len(parts) > 2 else 1)  # noqa: PLR2004


def _last_day(edtf: str) -> date:
    parts = _numbers(edtf, "9")
    if not parts:
        return date.max
    month = _MONTHS.get(parts[1], (0, min(parts[1], 12) if "X" in edtf else parts[1]))[1] if len(parts) > 1 else 12
    final = calendar.monthrange(parts[0], month)[1]
    if len(parts) > 2:  # noqa: PLR2004
        return date(parts[0], month, min(parts[2], final) if "X" in edtf else parts[2])
    return date(parts[0], month, final)


def _numbers(edtf: str, unknown: str) -> list[int]:
    """The numbers of a date, its unknown digits filled; none where it is open."""
    plain = edtf.strip("~?%")
    return [] if plain in ("", "..") else [int(part) for part in plain.replace("X", unknown).split("-")]
