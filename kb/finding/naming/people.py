"""The people whom an article names, with offices and countries: who is meant by a short form or a title."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from kb.finding.naming.kinds import EntityKind
from kb.identifiers import named_entity_id
from kb.language.text import fold
from kb.model import Entity, Iri, Label, Reference


@dataclass(eq=False, slots=True)
class Person:
    """Somebody named in the article. `words` are folded; `offices` are (position, title word, country)."""

    entity: Entity
    words: tuple[str, ...]
    offices: set[tuple[str, str, Iri | None]] = field(default_factory=set)
    seen: list[int] = field(default_factory=list)

    @property
    def country(self) -> Iri | None:
        """The country of an office, or the one that the reference data give."""
        held = sorted(country for _, _, country in self.offices if country)
        return self.entity.country or (held[0] if held else None)


def _distance(person: Person, at: int) -> tuple[bool, int]:
    """How far back a person was named last before a place in the article; after that, how far ahead he is named."""
    before = [seen for seen in person.seen if seen < at]
    return (False, at - max(before)) if before else (True, min(person.seen, default=at))


class People:
    """The people of one article, in order of their first mention."""

    def __init__(self, reference: Reference, published: date | None, language: str) -> None:
        self._published = published
        self._language = language
        self._reference = reference
        self.named: list[Person] = []

    def add(self, words: tuple[str, ...], printed: str, known: tuple[Entity, ...], at: int) -> Person:
        """The person of a name: one already named if this is his full name or a part of it."""
        person = self._known(known) if known else self.find(words, at)
        if person is None:
            entity = known[0] if known else self._unlinked(words, printed)
            person = Person(entity, words)
            self.named.append(person)
        elif len(words) > len(person.words):
            person.words = words
        return person

    def has(self, entity: Entity) -> bool:
        """Whether the article names a person of the reference."""
        return any(person.entity.id == entity.id for person in self.named)

    def find(self, words: tuple[str, ...], at: int) -> Person | None:
        """The person whose full name contains the words in a row: named last before a place, or else first after."""
        for person in sorted(self.named, key=lambda person: _distance(person, at)):
            for start in range(len(person.words) - len(words) + 1):
                if person.words[start : start + len(words)] == words:
                    return person
        return None

    def titled(self, *, position: str, word: str, country: Iri | None, at: int) -> Person | None:
        """Who bears an office in the article: named last before a place in it, or else first after."""
        fits = [(self._fit(person, position, word, country), person) for person in self.named]
        best = max((fit for fit, _ in fits), default=0)
        if not best:
            return None
        fitting = [person for fit, person in fits if fit == best]
        before = [person for person in fitting if any(seen < at for seen in person.seen)]
        if before:
            return max(before, key=lambda person: max(seen for seen in person.seen if seen < at))
        return min(fitting, key=lambda person: min(person.seen, default=0), default=None)

    def in_office(self, position: str, of: Iri | None) -> Entity | None:
        """The one person who, by the reference, held a position when the article was published."""
        if of is None or self._published is None or not position:
            return None
        holders = _holders(self._reference).get((position, of), ())
        found = [entity for entity in holders if self._held(entity, position, of, self._published)]
        return found[0] if len(found) == 1 else None

    def named_in_office(self, word: str, position: str) -> tuple[Entity, ...]:
        """The one person of a family name who held a position when the article was published: "President Bush"."""
        if not position or self._published is None:
            return ()
        held = {
            entity.id: entity
            for (held_position, of), entities in _holders(self._reference).items()
            for entity in (entities if held_position == position else ())
            if fold(entity.label(self._language)).split()[-1:] == [word]
            and self._held(entity, position, of, self._published)
        }
        return tuple(held.values()) if len(held) == 1 else ()

    def last(self, at: int) -> Person | None:
        """The person named last before a place in the article."""
        before = [person for person in self.named if any(seen < at for seen in person.seen)]
        return max(before, key=lambda person: max(seen for seen in person.seen if seen < at), default=None)

    def short_forms(self, skip: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """The family and first names of people named by several words; a given name where it ends the full one."""
        skipped = frozenset(skip)
        for person in self.named:
            if len(person.words) > 1:
                for word in (*reversed(person.words[1:]), person.words[0]):
                    if word not in skipped or word == person.words[-1]:
                        yield (word,)
                if person.words[-2] in skipped and len(person.words) > 2:  # noqa: PLR2004
                    yield person.words[-2:]
                if len(person.words) > 3:  # noqa: PLR2004
                    yield person.words[-2:]
                elif len(person.words) == 3:  # noqa: PLR2004
                    yield person.words[1:]

    def _known(self, known: tuple[Entity, ...]) -> Person | None:
        ids = {entity.id for entity in known}
        return next((person for person in self.named if person.entity.id in ids), None)

    def _unlinked(self, words: tuple[str, ...], printed: str) -> Entity:
        iri = named_entity_id(EntityKind.PERSON, " ".join(words))
        label = Label(" ".join(printed.split()), self._language)
        return Entity(id=iri, kind=EntityKind.PERSON, labels=(label,), linked=False)

    def _fit(self, person: Person, position: str, word: str, country: Iri | None) -> int:
        """How well a person fits an office: 3 of that country, 1 of no country named, 0 not at all."""
        if position and country and self._published and self._held(person.entity, position, country, self._published):
            return 3
        same = [of for held, title, of in person.offices if (held == position if position else title == word)]
        if not same:
            return 0
        if country is None or country in same:
            return 3
        countries = {person.entity.country, *(of for _, _, of in person.offices)} - {None}
        return 0 if countries else 1

    @staticmethod
    def _held(entity: Entity, position: str, of: Iri, day: date) -> bool:
        return any(
            tenure.position == position
            and tenure.of == of
            and (tenure.since is None or tenure.since <= day)
            and (tenure.until is None or day <= tenure.until)
            for tenure in entity.tenures
        )


@lru_cache(maxsize=8)
def _holders(reference: Reference) -> Mapping[tuple[str, Iri], tuple[Entity, ...]]:
    """Those who ever held each position of a country or body, in the order of the reference."""
    found: dict[tuple[str, Iri], dict[Iri, Entity]] = {}
    for entity in reference.entities:
        for tenure in entity.tenures:
            found.setdefault((tenure.position, tenure.of), {})[entity.id] = entity
    return {office: tuple(entities.values()) for office, entities in found.items()}
