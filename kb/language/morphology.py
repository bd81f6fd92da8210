"""The forms of words, made from rules that each language gives as data (`morphology.toml`)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

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
    """Every form of a verb whose citation forms are given folded: perfect, imperfect, participle, stative, base."""
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
    """What a language writes on its words, by the letter that shows it: the first, or the last of a pronoun.

    `fronts`: each written front with its preposition and whether it has the article; `alone`: what a stem before a
    pronoun is alone, if `changes` fits it.
    """

    shortest: int
    conjunctions: Mapping[str, tuple[str, ...]]
    future: Mapping[str, tuple[str, ...]]
    fronts: Mapping[str, tuple[tuple[str, str, bool], ...]]
    pronouns: Mapping[str, tuple[tuple[str, str, str], ...]]
    changes: _Fit
    alone: tuple[tuple[_Fit, Give], ...]


@lru_cache(maxsize=1 << 17)
def _segmentations(tag: str, form: str) -> tuple[Segments, ...]:
    """The ways to take a word apart, kept for the words seen last."""
    clitics = _clitics(tag)
    if len(form) < clitics.shortest:
        return ()
    found: list[Segments] = []
    _take_front(clitics, form, "", found)
    for conjunction in clitics.conjunctions.get(form[0], ()):
        if form.startswith(conjunction) and len(form) - len(conjunction) >= clitics.shortest:
            _take_front(clitics, form[len(conjunction) :], conjunction, found)
    return tuple(found)


def stems(language: Language, form: str) -> frozenset[str]:
    """What a folded word can be without its clitics, the word itself among them."""
    return _stems(language.tag, form)


@lru_cache(maxsize=1 << 16)
def _stems(tag: str, form: str) -> frozenset[str]:
    return frozenset(segments.stem for segments in _segmentations(tag, form))


def _take_front(clitics: _Clitics, rest: str, conjunction: str, found: list[Segments]) -> None:
    """Add the ways to take apart what is left behind a conjunction."""
    first, shortest = rest[0], clitics.shortest
    found.append(Segments(rest, conjunction))
    if rest[-1] in clitics.pronouns:
        _take_pronoun(clitics, found[-1], found)
    for sign in clitics.future.get(first, ()):
        if rest.startswith(sign) and len(rest) > shortest + 1:
            found.append(Segments(rest[len(sign) :], conjunction, "", True))  # noqa: FBT003  (by place, as this is made for every word)
            if rest[-1] in clitics.pronouns:
                _take_pronoun(clitics, found[-1], found)
    for front, preposition, definite in clitics.fronts.get(first, ()):
        if rest.startswith(front) and len(rest) - len(front) >= shortest:
            found.append(Segments(rest[len(front) :], conjunction, preposition, False, definite))  # noqa: FBT003
            if not definite and rest[-1] in clitics.pronouns:
                _take_pronoun(clitics, found[-1], found)


def _take_pronoun(clitics: _Clitics, whole: Segments, found: list[Segments]) -> None:
    """Add the ways to take a pronoun off a stem."""
    stem, conjunction, preposition, future = whole[:4]
    for form, gender, number in clitics.pronouns[stem[-1]]:
        if not stem.endswith(form) or len(stem) - len(form) < clitics.shortest:
            continue
        bare = stem[: -len(form)]
        found.append(Segments(bare, conjunction, preposition, future, False, form, gender, number))  # noqa: FBT003
        if clitics.changes(bare):
            for fit, give in clitics.alone:
                match = fit(bare)
                if match:
                    found.append(found[-1]._replace(stem=give(match)))


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
    alone = rules.get("before_pronoun", ())
    return _Clitics(
        shortest=rules["shortest_stem"],
        conjunctions=_by_letter((form, form) for form in rules["conjunctions"]),
        future=_by_letter((sign, sign) for sign in rules["future"]),
        fronts=_by_letter((row[0], row) for row in fronts if row[0]),
        pronouns=_by_letter((r["form"][-1], (r["form"], r["gender"], r["number"])) for r in rules.get("pronoun", [])),
        changes=re.compile("|".join(f"(?:{r['match']})" for r in alone)).fullmatch,
        alone=tuple((re.compile(r["match"]).fullmatch, compile_give(r["give"])) for r in alone),
    )


_Row = TypeVar("_Row")


def _by_letter(rows: Iterable[tuple[str, _Row]]) -> dict[str, tuple[_Row, ...]]:
    """Rows by the first letter of what each stands under, in their order."""
    found: dict[str, tuple[_Row, ...]] = {}
    for letters, row in rows:
        found[letters[0]] = (*found.get(letters[0], ()), row)
    return found


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
