"""The forms of words, made from rules that each language gives as data (`morphology.toml`)."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kb.language.lexicon import Language, load_language


class VerbForm(NamedTuple):
    """One form of a verb. `tense` is past, present, future, jussive (after a negation) or gerund.

    `passive`: the form can only be a passive ("أقيل"), which most spellings do not tell.
    """

    form: str
    tense: str
    gender: str
    number: str
    passive: bool = False


class Segments(NamedTuple):
    """One way to take a written word apart: conjunction, preposition, future sign, article, stem, pronoun."""

    stem: str
    conjunction: str = ""
    preposition: str = ""
    future: bool = False
    definite: bool = False
    pronoun: str = ""
    pronoun_gender: str = ""
    pronoun_number: str = ""


def verb_forms(language: Language, citation: Mapping[str, str]) -> Iterator[VerbForm]:
    """Every form of a verb whose citation forms ("perfect", "imperfect", "base") are given folded."""
    for source, pattern, gives, tense, gender, number, passive in _verb_rules(language.tag):
        found = pattern(citation[source]) if source in citation else None
        for give in gives if found else ():
            assert found is not None  # noqa: S101  (narrows the type)
            yield VerbForm(give(found), tense, gender, number, passive)


def noun_forms(language: Language, form: str) -> Iterator[tuple[str, bool]]:
    """A noun given folded, and the forms that the language makes of it, each with whether a pronoun may follow it."""
    yield form, True
    for pattern, gives, bare in _noun_rules(language.tag):
        found = pattern(form)
        for give in gives if found else ():
            assert found is not None  # noqa: S101  (narrows the type)
            yield give(found), not bare


def segmentations(language: Language, form: str) -> tuple[Segments, ...]:
    """Every way in which the language's clitics let a folded word be taken apart, the whole word first."""
    return _segmentations(language.tag, form)


Give = Callable[[re.Match[str]], str]
_Fit = Callable[[str], re.Match[str] | None]
_GROUP = re.compile(r"\\(\d)")


def compile_give(template: str) -> Give:
    r"""What makes a form of a match, as `Match.expand` does for templates whose only signs are the groups' numbers.

    >>> compile_give(r"ت\1ان")(re.fullmatch("ي(.*)", "يبحث"))
    'تبحثان'
    """
    first, *rest = _GROUP.split(template)
    if len(rest) == 2:  # noqa: PLR2004  (one group and what follows it, as nearly all have)
        group, last = int(rest[0]), rest[1]
        return lambda found: f"{first}{found[group] or ''}{last}"
    pairs = [(int(rest[at]), rest[at + 1]) for at in range(0, len(rest), 2)]
    return lambda found: first + "".join((found[group] or "") + text for group, text in pairs)


class _Clitics(NamedTuple):
    """What a language writes on its words.

    `fronts`: each written front with its preposition and whether it has the article; `alone`: what a stem before a
    pronoun is alone.
    """

    shortest: int
    conjunctions: tuple[str, ...]
    future: tuple[str, ...]
    fronts: tuple[tuple[str, str, bool], ...]
    pronouns: tuple[tuple[str, str, str], ...]
    alone: tuple[tuple[_Fit, Give], ...]


@lru_cache(maxsize=1 << 17)
def _segmentations(tag: str, form: str) -> tuple[Segments, ...]:
    """The ways to take a word apart, kept for the words seen last."""
    clitics = _clitics(tag)
    found: list[Segments] = []
    for conjunction in clitics.conjunctions:
        rest = form.removeprefix(conjunction)
        if len(rest) >= clitics.shortest and (not conjunction or rest != form):
            found += _without_front(clitics, rest, conjunction)
    return tuple(found)


def stems(language: Language, form: str) -> frozenset[str]:
    """What a folded word can be without its clitics, the word itself among them."""
    return _stems(language.tag, form)


@lru_cache(maxsize=1 << 16)
def _stems(tag: str, form: str) -> frozenset[str]:
    return frozenset(segments.stem for segments in _segmentations(tag, form))


def _without_front(clitics: _Clitics, rest: str, conjunction: str) -> Iterator[Segments]:
    yield Segments(rest, conjunction)
    yield from _without_pronoun(clitics, rest, conjunction, "", future=False)
    for sign in clitics.future:
        if rest.startswith(sign) and len(rest) > clitics.shortest + 1:
            stem = rest.removeprefix(sign)
            yield Segments(stem, conjunction, "", True)  # noqa: FBT003  (by place, as this is made for every word)
            yield from _without_pronoun(clitics, stem, conjunction, "", future=True)
    for front, preposition, definite in clitics.fronts:
        if rest.startswith(front) and len(rest) - len(front) >= clitics.shortest:
            stem = rest.removeprefix(front)
            yield Segments(stem, conjunction, preposition, False, definite)  # noqa: FBT003
            if not definite:
                yield from _without_pronoun(clitics, stem, conjunction, preposition, future=False)


def _without_pronoun(
    clitics: _Clitics, stem: str, conjunction: str, preposition: str, *, future: bool
) -> Iterator[Segments]:
    for form, gender, number in clitics.pronouns:
        if stem.endswith(form) and len(stem) - len(form) >= clitics.shortest:
            bare = stem.removesuffix(form)
            yield Segments(bare, conjunction, preposition, future, False, form, gender, number)  # noqa: FBT003
            for fit, give in clitics.alone:
                found = fit(bare)
                if found:
                    alone = give(found)
                    yield Segments(alone, conjunction, preposition, future, False, form, gender, number)  # noqa: FBT003


@cache
def _clitics(tag: str) -> _Clitics:
    rules = load_language(tag).table("morphology")
    article: str = rules["article"]
    merged: Mapping[str, str] = rules["article_after"]
    fronts: list[tuple[str, str, bool]] = []
    for preposition in ("", *rules["prepositions"]):
        if article:
            fronts.append((merged.get(preposition, preposition + article), preposition, True))
        fronts.append((preposition, preposition, False))
    return _Clitics(
        shortest=rules["shortest_stem"],
        conjunctions=("", *rules["conjunctions"]),
        future=tuple(rules["future"]),
        fronts=tuple(row for row in fronts if row[0]),
        pronouns=tuple((r["form"], r["gender"], r["number"]) for r in rules.get("pronoun", [])),
        alone=tuple(
            (re.compile(r["match"]).fullmatch, compile_give(r["give"])) for r in rules.get("before_pronoun", ())
        ),
    )


@cache
def _verb_rules(tag: str) -> tuple[tuple[str, _Fit, tuple[Give, ...], str, str, str, bool], ...]:
    rows = load_language(tag).table("morphology").get("verb_form", [])
    return tuple((r["from"], *_rule(r), r["tense"], r["gender"], r["number"], r.get("passive", False)) for r in rows)


@cache
def _noun_rules(tag: str) -> tuple[tuple[_Fit, tuple[Give, ...], bool], ...]:
    rows = load_language(tag).table("morphology").get("noun_form", [])
    return tuple((*_rule(row), row.get("bare", False)) for row in rows)


def _rule(row: Mapping[str, Any]) -> tuple[_Fit, tuple[Give, ...]]:
    return re.compile(row["match"]).fullmatch, tuple(map(compile_give, row["give"]))
