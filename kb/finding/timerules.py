"""The rules of time expressions of a language, compiled from `dates.toml`, and their matching over tokens."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kb.finding.kept import Kept
from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import Token

_MARKS = {
    "(": "open", ")": "close", "[": "open", "]": "close", "،": "comma", ",": "comma", "-": "dash", "–": "dash",
    "—": "dash", "/": "slash", "ـ": "dash",
}  # fmt: skip
_ELEMENT = re.compile(r'("[^"]+"|[^\s"?]+)(\??)')
_YEARS = range(1000, 2101)
_TWO = 2
_LIKELY_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1300, 1501)


@dataclass(frozen=True, slots=True)
class _Element:
    """One place of a pattern: classes or words, any of which may stand there."""

    classes: tuple[str, ...]
    words: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means; `needs` are the classes and words of each place of it that must be filled."""

    name: str
    value: str
    elements: tuple[_Element, ...]
    fields: Mapping[str, Any]
    order: int
    needs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits tokens from `start` to before `end`; `clitic` letters of the first are no part of it."""

    rule: Rule
    start: int
    end: int
    clitic: int
    fields: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Opening:
    """That the rest of a word behind so many letters of clitics can begin a rule.

    `next` are the classes and words of which one must stand next for any rule to fit; None where one fits alone.
    """

    clitic: int
    next: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Sign:
    """What a word can be in time expressions, by its form alone.

    `own` are the classes and words that it can be as it stands, `keys` also without clitics. `leads`: it only leads to
    a time expression ("في", "خلال"); `belongs`: it can stand within one.
    """

    own: frozenset[str]
    keys: frozenset[str]
    openings: tuple[_Opening, ...]
    leads: bool
    belongs: bool


Signs = Sequence[Sign | None]
_NO_KEYS: frozenset[str] = frozenset()

_Row = tuple[str, tuple[str, ...], Any]
Classes = Mapping[str, tuple[tuple[int, Any], ...]]


class Rules:
    """The rules of one language."""

    def __init__(self, language: Language) -> None:
        table = language.table("dates")
        morphology = language.table("morphology")
        self._clitics = tuple(morphology["conjunctions"]) + tuple(morphology["prepositions"])
        self._words = _index(table["words"])
        self._rules = [_rule(entry, order) for order, entry in enumerate(table["rules"])]
        self._by_class: dict[str, list[Rule]] = {}
        for rule in self._rules:
            for key in _starts(rule):
                self._by_class.setdefault(key, []).append(rule)
        self._year_before = frozenset(fold(word) for word in table.get("year_before", {}).get("words", ()))
        self.open = {side: [tuple(fold(p).split()) for p in phrases] for side, phrases in table["open"].items()}
        self.range_before = frozenset(fold(word) for word in table["range"]["before"])
        self.range_between = frozenset(fold(word) for word in table["range"]["between"])
        self.range_alone = frozenset(fold(word) for word in table["range"].get("alone", ()))
        self._no_time = frozenset(fold(word) for word in table["not_a_time"]["before"])
        self._printed = frozenset(table["not_a_time"].get("printed", ()))
        self._literal = frozenset(word for rule in self._rules for e in rule.elements for word in e.words)
        self._known = frozenset({*self._words, *self._literal, *_MARKS})
        self._asked = frozenset(key for rule in self._rules for e in rule.elements for key in _keys(e))
        self._of_word = Kept(self._find_of_word)
        self._candidates = Kept(self._find_candidates)

    def match(self, tokens: Sequence[Token], at: int, signs: Signs, around: frozenset[str]) -> Match | None:
        """The longest match that starts at a token; of equally long ones the rule that stands first.

        `signs` are those of the tokens, `around` the `keys` of all of them.
        """
        sign = signs[at]
        following = signs[at + 1] if at + 1 < len(signs) else None
        if sign is None or (sign.leads and (following is None or not following.belongs)):
            return None
        beside = following.own if following is not None else _NO_KEYS
        best: Match | None = None
        for opening in sign.openings:
            if opening.next is not None and opening.next.isdisjoint(beside):
                continue
            for found in self._matches(tokens, at, opening.clitic, around):
                if best is None or (found.end, -found.rule.order) > (best.end, -best.rule.order):
                    best = found
            if best is not None:
                break
        return best

    def find_sign(self, form: str) -> Sign | None:
        """What a word can be in time expressions; None for most words, which can be nothing in them."""
        if form[0] not in self._clitics and not self._may_belong(form):
            return None
        fronts = [at for at in self._fronts(form) if self._may_belong(form[at:])]
        if not fronts:
            return None
        openings = tuple(self._opening(form, at) for at in fronts if self._may_begin(form[at:]))
        keys = self._find_keys(form) & self._asked
        belongs = self._may_belong(form)
        if not openings and not keys and not belongs:
            return None
        leads = bool(openings) and self._only_leads(form[openings[0].clitic :])
        return Sign(self._own_keys(form) & self._asked, keys, openings, leads, belongs)

    def _opening(self, form: str, clitic: int) -> _Opening:
        """A way in which a word begins rules, with what one of these can go on with."""
        stem = form[clitic:]
        rules, own = self._candidates[stem], self._own_keys(stem)
        alone = any(len(rule.needs) < _TWO and not any(map(own.isdisjoint, rule.needs)) for rule in rules)
        if alone or self._of_word[stem][1]:
            return _Opening(clitic, None)
        return _Opening(clitic, frozenset(key for rule in rules for e in rule.elements for key in _keys(e)))

    def _only_leads(self, form: str) -> bool:
        """Whether a word is in rules as a word itself alone, and no rule has nothing but it."""
        if any(name in self._by_class for name, _, _ in self._words.get(form, ())) or form[:1].isdigit():
            return False
        rules = self._by_class.get(f'"{form}"', ())
        return bool(rules) and all(len(rule.elements) > 1 for rule in rules)

    def _may_belong(self, form: str) -> bool:
        """Whether a word can stand within a time expression: it has a class, a number, a mark, a word of a rule."""
        return form in self._known or form[0].isdigit()

    def _may_begin(self, form: str) -> bool:
        if f'"{form}"' in self._by_class or form[:1].isdigit() or _MARKS.get(form) in self._by_class:
            return True
        return any(name in self._by_class for name, _, _ in self._words.get(form, ()))

    def is_no_time(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether the word before says that the expression is a length of time or an age."""
        return first > 0 and tokens[first - 1].form in self._no_time

    def is_misread(self, tokens: Sequence[Token]) -> bool:
        """Whether a word is no time as it is printed, though it folds to one."""
        return any(token.text in self._printed for token in tokens)

    def _fronts(self, form: str) -> Iterator[int]:
        """How many letters of the first word may be clitics: none, one, or two."""
        yield 0
        if form[0] in self._clitics and len(form) > 3:  # noqa: PLR2004  (a stem has two letters at least)
            yield 1
            if form[1:2] in self._clitics and len(form) > 4:  # noqa: PLR2004
                yield 2

    def _find_keys(self, form: str) -> frozenset[str]:
        """The classes and words that a word can be in a rule, be it only as the first word of several."""
        return _NO_KEYS.union(*[self._own_keys(form[clitic:]) for clitic in self._fronts(form)])

    def _own_keys(self, form: str) -> frozenset[str]:
        """The same for a word as it stands."""
        alone, longer = self._of_word[form]
        return frozenset((*alone, *(name for name, _, _ in longer), f'"{form}"'))

    def _matches(self, tokens: Sequence[Token], at: int, clitic: int, around: frozenset[str]) -> Iterator[Match]:
        """The rules that fit; those are passed over that need what is not `around`."""
        for rule in self._candidates[tokens[at].form[clitic:]]:
            if any(map(around.isdisjoint, rule.needs)):
                continue
            found = self._fit(rule, tokens, at, clitic)
            if found is None:
                continue
            end = _closed(tokens, at, found[0])
            if self._allowed(rule, tokens, end, at):
                yield Match(rule, at, end, clitic, (*rule.fields.items(), *found[1].items()))

    def _find_candidates(self, form: str) -> tuple[Rule, ...]:
        """The rules that a word may begin, each once, in their order."""
        orders = {rule.order for key in self._own_keys(form) for rule in self._by_class.get(key, ())}
        return tuple(self._rules[order] for order in sorted(orders))

    def _fit(self, rule: Rule, tokens: Sequence[Token], at: int, clitic: int) -> tuple[int, dict[str, Any]] | None:
        return self._fit_from(rule.elements, 0, tokens, at, clitic, {})

    def _fit_from(
        self,
        elements: Sequence[_Element],
        number: int,
        tokens: Sequence[Token],
        at: int,
        clitic: int,
        fields: dict[str, Any],
    ) -> tuple[int, dict[str, Any]] | None:
        if number == len(elements):
            return at, fields
        element = elements[number]
        best: tuple[int, dict[str, Any]] | None = None
        if at < len(tokens):
            for length, name, value in self._at(element, tokens, at, clitic):
                key = name if name not in fields else f"{name}_2"
                more = fields if not name else {**fields, key: value}
                found = self._fit_from(elements, number + 1, tokens, at + length, 0, more)
                if found is not None and (best is None or found[0] > best[0]):
                    best = found
        if element.optional:
            found = self._fit_from(elements, number + 1, tokens, at, clitic, fields)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
        return best

    def _at(self, element: _Element, tokens: Sequence[Token], at: int, clitic: int) -> Iterator[tuple[int, str, Any]]:
        if element.words and tokens[at].form[clitic:] in element.words:
            yield 1, "", None
        here = self._classes(tokens, at, clitic)
        for name in element.classes:
            for length, value in here.get(name, ()):
                yield length, "" if name in ("open", "close", "comma", "dash", "slash") else name, value

    def _classes(self, tokens: Sequence[Token], at: int, clitic: int) -> Classes:
        form = tokens[at].form
        alone, longer = self._of_word[form[clitic:] if clitic else form]
        if not longer:
            return alone
        found = {name: list(values) for name, values in alone.items()}
        for name, words, value in longer:
            if tuple(t.form for t in tokens[at + 1 : at + len(words)]) == words[1:]:
                found.setdefault(name, []).append((len(words), value))
        return {name: tuple(values) for name, values in found.items()}

    def _find_of_word(self, form: str) -> tuple[Classes, tuple[_Row, ...]]:
        """The classes of a word by itself, and the rows of several words that it begins."""
        found: dict[str, list[tuple[int, Any]]] = {}
        rows = self._words.get(form, ())
        for name, words, value in rows:
            if len(words) == 1:
                found.setdefault(name, []).append((1, value))
        if form[:1].isdigit():
            for name, value in _numeric(form):
                found.setdefault(name, []).append((1, value))
        elif form in _MARKS:
            found.setdefault(_MARKS[form], []).append((1, None))
        longer = tuple(row for row in rows if len(row[1]) > 1)
        return {name: tuple(values) for name, values in found.items()}, longer

    def _allowed(self, rule: Rule, tokens: Sequence[Token], end: int, at: int) -> bool:
        """A year alone must stand where a year stands: behind a word of time or a mark, or with nothing behind it."""
        if rule.name != "bare-year":
            return True
        before = tokens[at - 1].form if at else ""
        after = tokens[end].form if end < len(tokens) else ""
        likely = int(tokens[end - 1].form) in _LIKELY_YEARS
        placed = end - at > 1 or before in self._year_before or before in _MARKS or not (before or after)
        return likely and (placed or (at == 0 and not after[:1].isalpha()))


def _closed(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end without marks that hang over: an opened bracket, a comma."""
    while end - start > 1 and tokens[end - 1].text in ("(", "[", "،", ","):
        end -= 1
    return end


@cache
def load_rules(language: Language) -> Rules:
    """The rules of a language, compiled once."""
    return Rules(language)


def _index(words: Mapping[str, Mapping[str, Any]]) -> dict[str, list[tuple[str, tuple[str, ...], Any]]]:
    index: dict[str, list[tuple[str, tuple[str, ...], Any]]] = {}
    for name, table in words.items():
        for phrase, value in table.items():
            split = tuple(fold(phrase).split())
            row = (name, split, value)
            if row not in index.setdefault(split[0], []):
                index[split[0]].append(row)
    return index


def _rule(entry: Mapping[str, Any], order: int) -> Rule:
    elements = tuple(_element(text, bool(mark)) for text, mark in _ELEMENT.findall(entry["pattern"]))
    fields = {name: entry[name] for name in entry if name not in ("name", "pattern", "value", "examples")}
    needs = tuple(frozenset(_keys(element)) for element in elements if not element.optional)
    return Rule(entry["name"], entry["value"], elements, fields, order, needs)


def _element(text: str, optional: bool) -> _Element:  # noqa: FBT001  (one call, right above)
    if text.startswith('"'):
        return _Element((), frozenset(fold(word) for word in text.strip('"').split("|")), optional)
    return _Element(tuple(text.split("|")), frozenset(), optional)


def _starts(rule: Rule) -> Iterator[str]:
    """The classes and words with which a rule can begin."""
    for element in rule.elements:
        yield from _keys(element)
        if not element.optional:
            return


def _keys(element: _Element) -> Iterator[str]:
    """The classes and words of a place of a pattern; words stand in quotation marks."""
    yield from element.classes
    yield from (f'"{word}"' for word in element.words)


def _numeric(form: str) -> Iterator[tuple[str, int]]:
    if not form.isdecimal():
        return
    number = int(form)
    yield "number", number
    if 1 <= number <= 31 and len(form) <= 2:  # noqa: PLR2004  (the days of a month)
        yield "day", number
    if 1 <= number <= 12 and len(form) <= 2:  # noqa: PLR2004  (the months)
        yield "month_number", number
    if len(form) == 4 and number in _YEARS:  # noqa: PLR2004  (four digits)
        yield "year", number
    if len(form) == 4 and number in _HIJRI_YEARS:  # noqa: PLR2004
        yield "hijri_year", number
