"""When two names or quotes, one from people and one from the extractor, are held to be the same."""

import re
from collections.abc import Callable, Sequence
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
