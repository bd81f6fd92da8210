"""The forms of words, made from rules that each language gives as data (`morphology.toml`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kb.language.lexicon import Language, load_language


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb. `tense` is past, present, future, jussive (after a negation) or gerund.

    `passive`: the form can only be a passive ("أقيل"), which most spellings do not tell.
    """

    form: str
    tense: str
    gender: str
    number: str
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Segments:
    """One way to take a written word apart: conjunction, preposition, future sign, article, stem, pronoun."""

    stem: str
    conjunction: str = ""
    preposition: str = ""
    future: bool = False
    definite: bool = False
    pronoun: str = ""
    pronoun_gender: str = ""
    pronoun_number: str = ""


def verb_forms(language: Language, citation: dict[str, str]) -> Iterator[VerbForm]:
    """Every form of a verb whose citation forms ("perfect", "imperfect", "base") are given folded."""
    for source, pattern, gives, tense, gender, number, passive in _verb_rules(language.tag):
        found = pattern.fullmatch(citation[source]) if source in citation else None
        for give in gives if found else ():
            assert found is not None  # noqa: S101  (narrows the type)
            yield VerbForm(found.expand(give), tense, gender, number, passive)


def noun_forms(language: Language, form: str) -> Iterator[tuple[str, bool]]:
    """A noun given folded, and the forms that the language makes of it, each with whether a pronoun may follow it."""
    yield form, True
    for pattern, gives, bare in _noun_rules(language.tag):
        found = pattern.fullmatch(form)
        for give in gives if found else ():
            assert found is not None  # noqa: S101  (narrows the type)
            yield found.expand(give), not bare


def segmentations(language: Language, form: str) -> Iterator[Segments]:
    """Every way in which the language's clitics let a folded word be taken apart, the whole word first."""
    rules = language.table("morphology")
    shortest = rules["shortest_stem"]
    for conjunction in ("", *rules["conjunctions"]):
        rest = form.removeprefix(conjunction)
        if (conjunction and rest == form) or len(rest) < shortest:
            continue
        yield from _without_front(language, rest, conjunction, rules, shortest)


def _without_front(
    language: Language, rest: str, conjunction: str, rules: dict[str, Any], shortest: int
) -> Iterator[Segments]:
    yield from _without_pronoun(language, Segments(rest, conjunction), shortest)
    for sign in rules["future"]:
        if rest.startswith(sign) and len(rest) > shortest + 1:
            inner = Segments(rest.removeprefix(sign), conjunction, future=True)
            yield from _without_pronoun(language, inner, shortest)
    for preposition in ("", *rules["prepositions"]):
        for front, definite in _fronts(preposition, rules):
            if front and rest.startswith(front) and len(rest) - len(front) >= shortest:
                inner = Segments(rest.removeprefix(front), conjunction, preposition, definite=definite)
                yield inner
                if not definite:
                    yield from _pronoun_removed(language, inner, shortest)


def _fronts(preposition: str, rules: dict[str, Any]) -> tuple[tuple[str, bool], ...]:
    article: str = rules["article"]
    merged: dict[str, str] = rules["article_after"]
    if not article:
        return ((preposition, False),)
    joined = merged.get(preposition, preposition + article)
    return ((joined, True), (preposition, False))


def _without_pronoun(language: Language, segments: Segments, shortest: int) -> Iterator[Segments]:
    yield segments
    yield from _pronoun_removed(language, segments, shortest)


def _pronoun_removed(language: Language, segments: Segments, shortest: int) -> Iterator[Segments]:
    for form, gender, number in _pronouns(language.tag):
        if segments.stem.endswith(form) and len(segments.stem) - len(form) >= shortest:
            bare = segments.stem.removesuffix(form)
            for stem in (bare, *_alone(language.tag, bare)):
                yield replace(segments, stem=stem, pronoun=form, pronoun_gender=gender, pronoun_number=number)


@cache
def _verb_rules(tag: str) -> tuple[tuple[str, re.Pattern[str], list[str], str, str, str, bool], ...]:
    rows = load_language(tag).table("morphology").get("verb_form", [])
    return tuple(
        (r["from"], re.compile(r["match"]), r["give"], r["tense"], r["gender"], r["number"], r.get("passive", False))
        for r in rows
    )


@cache
def _noun_rules(tag: str) -> tuple[tuple[re.Pattern[str], list[str], bool], ...]:
    rows = load_language(tag).table("morphology").get("noun_form", [])
    return tuple((re.compile(row["match"]), row["give"], row.get("bare", False)) for row in rows)


@cache
def _pronouns(tag: str) -> tuple[tuple[str, str, str], ...]:
    rows = load_language(tag).table("morphology").get("pronoun", [])
    return tuple((r["form"], r["gender"], r["number"]) for r in rows)


@cache
def _alternations(tag: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = load_language(tag).table("morphology").get("before_pronoun", [])
    return tuple((re.compile(r["match"]), r["give"]) for r in rows)


def _alone(tag: str, stem: str) -> Iterator[str]:
    for pattern, give in _alternations(tag):
        found = pattern.fullmatch(stem)
        if found:
            yield found.expand(give)
