"""Which places lie in which, as far as the entities that the claims name tell."""

from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from kb.model import Entity, EntityKind, Iri


class Nearness(IntEnum):
    """How the places of two claims stand to each other; more is nearer."""

    APART = -1
    UNKNOWN = 0
    NESTED = 2
    SAME = 3


class Places:
    """The places of a set of claims. A country contains the places whose `country` or `part_of` says so."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._above: dict[Iri, set[Iri]] = {}
        self._countries: set[Iri] = set()
        for entity in entities:
            above = {*entity.part_of, *([entity.country] if entity.country else [])} - {entity.id}
            self._above.setdefault(entity.id, set()).update(above)
            if entity.kind is EntityKind.COUNTRY:
                self._countries.add(entity.id)
            elif entity.country:
                self._countries.add(entity.country)
        self.around = cache(self._around)

    def _around(self, place: Iri) -> frozenset[Iri]:
        """The place and every place that contains it."""
        found, todo = {place}, [place]
        while todo:
            fresh = self._above.get(todo.pop(), set()) - found
            found |= fresh
            todo += fresh
        return frozenset(found)

    def is_country(self, place: Iri) -> bool:
        """Whether it is a whole country."""
        return place in self._countries

    def nested(self, one: Iri, other: Iri) -> bool:
        """Whether they are one place or one lies in the other."""
        return one == other or other in self.around(one) or one in self.around(other)

    def innermost(self, places: Iterable[Iri]) -> frozenset[Iri]:
        """The places that contain no other of them."""
        every = frozenset(places)
        outer = {above for place in every for above in self.around(place) - {place}}
        return every - outer

    def located(self, entities: Iterable[Entity]) -> frozenset[Iri]:
        """The innermost places of a claim; a place that is only described counts as what contains it."""
        named: set[Iri] = set()
        for entity in entities:
            named |= {*self.around(entity.id)} - {entity.id} if entity.described else {entity.id}
        return self.innermost(named)

    def nearness(self, ours: frozenset[Iri], theirs: frozenset[Iri]) -> Nearness:
        """How two claims' places stand to each other: each place of the shorter list must meet one of the longer."""
        if not ours or not theirs:
            return Nearness.UNKNOWN
        fewer, more = sorted((ours, theirs), key=len)
        met = self._met(fewer, more)
        return max(met, self._met(more, fewer)) if len(fewer) == len(more) else met

    def _met(self, fewer: frozenset[Iri], more: frozenset[Iri]) -> Nearness:
        if any(all(not self.nested(one, other) for other in more) for one in fewer):
            return Nearness.APART
        spots = {place for place in fewer & more if not self.is_country(place)}
        return Nearness.SAME if spots else Nearness.NESTED
