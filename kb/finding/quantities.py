"""How many: numbers in figures and words, ranges, "at least", "about", and what gives no number ("dozens")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import Token

_FIGURES = re.compile(r"\d{1,3}(?:[,٬]\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+[.,٫]\d{1,2}")
_DASHES = frozenset({"-", "–", "—"})
_MANY = 1000  # a scale of so many may follow any number below it; a hundred or a dozen only one below ten
_FEW = 10


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity from its first to its last token; `least` and `most` are None where nothing is told.

    `start` is the token of its first number or vague word, behind the words that make it uncertain.
    """

    first: int
    start: int
    last: int
    least: int | None
    most: int | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of a language, folded. Phrases are given by their first or, before numbers, last word."""

    numbers: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    scales: Mapping[str, int]
    before: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    behind: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    vague: Mapping[str, tuple[tuple[str, ...], ...]]
    to: frozenset[str]
    links: frozenset[str]
    origin: frozenset[str]
    between: frozenset[str]
    conjunctions: frozenset[str]
    starts: frozenset[str]
    firsts: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language.table("quantities")
    numbers = {fold(word): value for word, value in table["numbers"].items()}
    pairs = {_pair(words): value for words, value in table["pairs"].items()}
    scales = {fold(word): value for word, value in table["scales"].items()}
    vague = [tuple(fold(words).split()) for words in table["vague"]]
    conjunctions = frozenset(language.table("morphology")["conjunctions"])
    starts = {*numbers, *scales, *(first for first, _ in pairs), *(words[0] for words in vague)}
    before = [(words, name) for name in ("approximate", "at_least", "at_most") for words in table[name]]
    behind = [(words, name) for name in ("at_least", "at_most") for words in table[f"{name}_behind"]]
    return _Words(
        numbers=numbers,
        pairs=pairs,
        scales=scales,
        before=_by_word(before, -1),
        behind=_by_word(behind, 0),
        vague={first: tuple(sorted((w for w in vague if w[0] == first), key=len, reverse=True)) for first, *_ in vague},
        to=frozenset(map(fold, table["to"])),
        links=frozenset(map(fold, table["and"])),
        origin=frozenset(map(fold, table["from"])),
        between=frozenset(fold(words).split()[-1] for words in table["between"]),
        conjunctions=conjunctions,
        starts=frozenset(starts | {mark + word for mark in conjunctions for word in starts}),
        firsts=frozenset(starts | {fold(words).split()[0] for words, _ in before} | set(map(fold, table["between"]))),
    )


def _pair(words: str) -> tuple[str, str]:
    first, second = fold(words).split()
    return first, second


def _by_word(rows: Sequence[tuple[str, str]], at: int) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, name in rows:
        split = tuple(fold(words).split())
        found.setdefault(split[at], []).append((split, name))
    return {word: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))) for word, phrases in found.items()}


def find_quantities(tokens: Sequence[Token], language: Language) -> Iterator[Quantity]:
    """The quantities of a sentence in order; whether people are counted, or years, is not looked at."""
    words = _words(language)
    at = 0
    while at < len(tokens):
        form = tokens[at].form
        found = _quantity(tokens, at, words) if form[0].isdigit() or form in words.starts else None
        if found is not None:
            yield found
        at = found.last + 1 if found is not None else at + 1


def has_conjunction(token: Token, language: Language) -> bool:
    """Whether the first token of a quantity has a conjunction written on, which is no part of it."""
    words = _words(language)
    return token.form not in words.firsts and token.form[0] in words.conjunctions


def _quantity(tokens: Sequence[Token], at: int, words: _Words) -> Quantity | None:
    number = _number(tokens, at, words)
    if number is None:
        return _vague(tokens, at, words)
    last, value = number
    other = _range_end(tokens, at, last, words)
    if other is not None:
        first = at - 1 if at and tokens[at - 1].form in words.between else at
        return Quantity(first, at, other[0], min(value, other[1]), max(value, other[1]))
    first, how = _before(tokens, at, words)
    if not how:
        how = _behind(tokens, last, words)
    least, most = (None if how == "at_most" else value), (None if how == "at_least" else value)
    return Quantity(first, at, last, least, most, approximate=how == "approximate")


def _vague(tokens: Sequence[Token], at: int, words: _Words) -> Quantity | None:
    for form in _forms(tokens[at], words):
        for phrase in words.vague.get(form, ()):
            if _follow(tokens, at + 1, phrase[1:]):
                return Quantity(at, at, at + len(phrase) - 1, None, None)
    return None


def _forms(token: Token, words: _Words) -> tuple[str, ...]:
    """The form of a token, and that without a conjunction written on."""
    form = token.form
    return (form, form[1:]) if form[0] in words.conjunctions and len(form) > 1 else (form,)


def _follow(tokens: Sequence[Token], at: int, forms: Sequence[str]) -> bool:
    """Whether tokens of these forms stand at a place."""
    return [token.form for token in tokens[at : at + len(forms)]] == list(forms) if forms else True


def _number(tokens: Sequence[Token], at: int, words: _Words) -> tuple[int, int] | None:
    """The last token of the number that begins here, and its value."""
    first = _atom(tokens, at, words)
    if first is None:
        return None
    last, total, current = first[0], 0.0, first[1]
    while True:
        scale = words.scales.get(tokens[last + 1].form) if last + 1 < len(tokens) else None
        more = _joined(tokens, last + 1, words)
        if scale is not None and scale >= _MANY and 0 < current < _MANY:
            last, total, current = last + 1, total + current * scale, 0
        elif scale is not None and 0 < current < _FEW:
            last, current = last + 1, current * scale
        elif more is not None and _adds(total, current, more[1]):
            last, current = more[0], current + more[1]
        else:
            return (last, int(total + current)) if float(current).is_integer() else None


def _atom(tokens: Sequence[Token], at: int, words: _Words) -> tuple[int, float] | None:
    """The first word or figures of a number, and their value."""
    if tokens[at].form[0].isdigit():
        value = _figures(tokens[at].form)
        return (at, value) if value is not None else None
    return _word(tokens, at, words, scales=True)


def _figures(form: str) -> float | None:
    if _FIGURES.fullmatch(form):
        return int(re.sub(r"\D", "", form))
    return float(re.sub("[,٫]", ".", form)) if _DECIMAL.fullmatch(form) else None


def _word(tokens: Sequence[Token], at: int, words: _Words, *, scales: bool) -> tuple[int, int] | None:
    for form in _forms(tokens[at], words):
        pair = (form, tokens[at + 1].form if at + 1 < len(tokens) else "")
        if pair in words.pairs:
            return at + 1, words.pairs[pair]
        if form in words.numbers:
            return at, words.numbers[form]
        if scales and form in words.scales and form not in words.vague:
            return at, words.scales[form]
    return None


def _joined(tokens: Sequence[Token], at: int, words: _Words) -> tuple[int, int] | None:
    """The number word that is joined to the one before: "وعشرين", "-five", "and fifty"."""
    if at >= len(tokens):
        return None
    if tokens[at].form[0] in words.conjunctions and len(tokens[at].form) > 1:
        return _word(tokens, at, words, scales=True)
    linked = tokens[at].form in _DASHES | words.links
    return _word(tokens, at + 1, words, scales=False) if linked and at + 1 < len(tokens) else None


def _adds(total: float, current: float, more: int) -> bool:
    """Whether a number word goes on with the number before it, filling a decimal place that is still empty."""
    if not current:
        return total > 0 and more < _MANY
    for base in (_MANY, 100):
        if current >= base and current % base == 0:
            return more < base
    tens, units = divmod(int(current) % 100, 10)
    return (not tens and more in range(20, 100, 10)) or (tens > 1 and not units and more < _FEW)


def _range_end(tokens: Sequence[Token], at: int, last: int, words: _Words) -> tuple[int, int] | None:
    """The last token and the value of the other end: "25-30", "20 to 25", "between 20 and 25"."""
    link = tokens[last + 1].form if last + 2 < len(tokens) else ""
    before = tokens[at - 1].form if at else ""
    between = before in words.between
    if link in _DASHES or (link in words.to and before not in words.origin) or (between and link in words.links):
        return _number(tokens, last + 2, words)
    if between and link[:1] in words.conjunctions:
        return _number(tokens, last + 2, words) if len(link) == 1 else _number(tokens, last + 1, words)
    return None


def _before(tokens: Sequence[Token], at: int, words: _Words) -> tuple[int, str]:
    """Where the words before a number that make it uncertain begin, and how they do; "" where there are none."""
    known = [each for form in (_forms(tokens[at - 1], words) if at else ()) for each in words.before.get(form, ())]
    for phrase, how in known:
        start = at - len(phrase)
        if start >= 0 and phrase[0] in _forms(tokens[start], words) and _follow(tokens, start + 1, phrase[1:]):
            return start, how
    return at, ""


def _behind(tokens: Sequence[Token], last: int, words: _Words) -> str:
    """How words behind a number, or behind the word that it counts, make it uncertain."""
    for at in (last + 1, last + 2):
        for phrase, how in words.behind.get(tokens[at].form, ()) if at < len(tokens) else ():
            if _follow(tokens, at, phrase):
                return how
    return ""
