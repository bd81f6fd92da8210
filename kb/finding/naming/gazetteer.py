"""The names that are known before any article is read: reference entities, countries, cities, in one language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kb.finding.naming.cities import City, load_cities
from kb.finding.naming.countries import find_countries, name_forms
from kb.finding.naming.kinds import EntityKind
from kb.language.lexicon import Language
from kb.language.morphology import Segments
from kb.language.text import find_tokens, fold
from kb.model import Entity, Reference, Span

_CITY_SHORT = 250_000  # inhabitants of a city whose name is as short as a common word
_SHORT = 3  # letters of a one-word name that is likely to be another word


@dataclass(slots=True, eq=False)
class KnownName:
    """A name found in the tokens: everything that it can name; `last` is the index of its last token."""

    entities: tuple[Entity, ...]
    cities: tuple[City, ...]
    last: int
    segments: Segments
    cost: int
    short: bool = False


@dataclass(eq=False, slots=True)
class _Leaf:
    entities: list[Entity]
    shorts: list[Entity]
    cities: tuple[City, ...] = ()


Rows = dict[str, dict[tuple[str, ...], _Leaf]]


class Way(NamedTuple):
    """A word taken apart so that its stem begins names: the name that it is alone, those of several words.

    `rows`: the names by the words that follow; `seconds`: the first of these; `longest`: the words of the longest.
    """

    segments: Segments
    cost: int
    alone: _Leaf | None
    rows: dict[tuple[str, ...], _Leaf]
    seconds: frozenset[str]
    longest: int


def _way_cost(way: Way) -> int:
    return way.cost


def _known_name(way: Way, leaf: _Leaf, last: int) -> KnownName:
    short = bool(leaf.shorts) and not leaf.entities
    return KnownName(tuple(leaf.entities or leaf.shorts), leaf.cities, last, way.segments, way.cost, short)


class Gazetteer:
    """Known names by their folded words: looked up by the first word, then by the longest continuation."""

    def __init__(self, reference: Reference, language: Language) -> None:
        self.language = language
        self._rows: Rows = {}
        self.article: str = language.table("morphology")["article"]
        self.countries = find_countries(reference.entities)
        self.by_id = {entity.id: entity for entity in reference.entities} | dict(self.countries)
        table = language.table("names")
        self._variants = [(first, second) for first, second in table.get("sound_variants", ())]
        self._guarded = frozenset(fold(word) for word in table.get("guarded", ()))
        self._not_cities = frozenset(fold(name) for name in table.get("not_cities", ()))
        self._states = tuple(fold(word) for word in table.get("state_words", ()))
        self._add_cities()
        for entity in self.by_id.values():
            self._add_entity(entity)

    def find(self, forms: Sequence[str], at: int, ways: tuple[Way, ...]) -> KnownName | None:
        """The longest known name that begins with a token, taking as few clitics off as possible.

        Behind the folded tokens stands as much that is empty as the longest name has words.
        """
        for way in ways:
            leaf, last = way.alone, at
            if forms[at + 1] in way.seconds:
                for length in range(way.longest, 1, -1):
                    longer = way.rows.get(tuple(forms[at + 1 : at + length]))
                    if longer is not None:
                        leaf, last = longer, at + length - 1
                        break
            if leaf is not None:
                return None if self._guards(forms, at) else _known_name(way, leaf, last)
        return None

    def named(self, words: str) -> tuple[Entity, ...]:
        """The entities that bear a full name, folded and its words parted by single blanks."""
        return self.bearing(words.split())

    def bearing(self, words: Sequence[str]) -> tuple[Entity, ...]:
        """The entities that bear a full name of these folded words."""
        rows = self._rows.get(words[0]) if words else None
        leaf = rows.get(tuple(words[1:])) if rows else None
        return tuple(leaf.entities) if leaf else ()

    def _guards(self, forms: Sequence[str], at: int) -> bool:
        return forms[at] in self._guarded and forms[at - 1] not in self.language.function_words

    @cached_property
    def stems(self) -> frozenset[str]:
        """What a word without its clitics must be to begin a name."""
        return frozenset(self._rows).union(first.removeprefix(self.article) for first in self._rows)

    def ways(self, form: str, taken_apart: Iterable[Segments]) -> tuple[Way, ...]:
        """The ways to take a folded word apart, of those given, so that it begins names; the shortest clitics first."""
        found, stems = self._rows, self.stems
        ways = {(form, "", ""): Segments(form)} if form in found else {}
        for segments in taken_apart:
            if segments.stem not in stems:
                continue
            stem, conjunction, preposition, future, definite, pronoun, *_ = segments
            if pronoun or future or (definite and not preposition):
                continue
            stem = self.article + stem if definite else stem
            if stem in found:
                ways.setdefault((stem, conjunction, preposition), segments)
        if not ways:
            return ()
        rows = [
            self._way(segments, bool(conjunction) + bool(preposition), found[stem])
            for (stem, conjunction, preposition), segments in ways.items()
        ]
        return tuple(sorted(rows, key=_way_cost)) if len(rows) > 1 else tuple(rows)

    def _way(self, segments: Segments, cost: int, rows: dict[tuple[str, ...], _Leaf]) -> Way:
        seconds = frozenset(rest[0] for rest in rows if rest)
        return Way(segments, cost, rows.get(()), rows, seconds, 1 + max(map(len, rows)))

    def _add_entity(self, entity: Entity) -> None:
        for name in dict.fromkeys(name_forms(entity, self.language.tag)):
            for words in self._spellings(name, entity):
                self._leaf(words).entities.append(entity) if entity not in self._leaf(words).entities else None
        for label in entity.short_labels:
            if label.language == self.language.tag:
                for words in self._spellings(label.text, entity):
                    self._leaf(words).shorts.append(entity)

    def _add_cities(self) -> None:
        for words, cities in load_cities(self.language.tag).items():
            single = len(words) == 1
            short = single and len(words[0]) <= _SHORT - self.language.has_case
            if " ".join(words) in self._not_cities or (short and cities[0].population < _CITY_SHORT):
                continue
            self._leaf(words).cities = cities

    def _leaf(self, words: tuple[str, ...]) -> _Leaf:
        rows = self._rows.setdefault(words[0], {})
        return rows.setdefault(words[1:], _Leaf([], []))

    def _spellings(self, name: str, entity: Entity) -> Iterable[tuple[str, ...]]:
        """The words of a name, and of what other letters for the same foreign sounds make of it."""
        folded = " ".join(token.form for token in find_tokens(name, Span(0, len(name))))
        found = {folded}
        if entity.kind is not EntityKind.ORGANIZATION:
            for first, second in self._variants:
                if first in folded and len(folded) > _SHORT + 1:
                    found.add(folded.replace(first, second))
        if entity.kind is EntityKind.COUNTRY:  # "جمهورية إيطاليا", "مملكة السويد"
            found |= {f"{word} {name}" for word in self._states for name in tuple(found)}
        return [tuple(words.split()) for words in found if words]
