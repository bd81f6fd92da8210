"""Pairs of claims that may speak of one happening: found by what they share, so that large bases stay quick."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from kb.merging.facts import Facts
from kb.merging.parties import Parties
from kb.merging.periods import DAYS_TOGETHER
from kb.merging.places import Places
from kb.merging.same import Likeness, compare
from kb.model import Iri


@dataclass(slots=True)
class Comparison:
    """The facts of all claims, by index, and what has been found of pairs of them."""

    facts: Sequence[Facts]
    places: Places
    _known: dict[tuple[int, int], Likeness] = field(default_factory=dict)

    def of(self, one: int, other: int) -> Likeness:
        """How alike two claims are."""
        key = (one, other) if one < other else (other, one)
        likeness = self._known.get(key)
        if likeness is None:
            likeness = self._known[key] = compare(self.facts[key[0]], self.facts[key[1]], self.places)
        return likeness

    def between(self, one: Facts, other: Facts) -> Likeness:
        """How alike two claims are, by their facts."""
        return compare(one, other, self.places)


def find_pairs(facts: Sequence[Facts], places: Places) -> Iterator[tuple[int, int]]:
    """Each pair of claims, by index, of one type, near in time, that share a party or, of sited types, a spot."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(facts, places).values():
        for pair in _near_in_time(block, facts):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _blocks(facts: Sequence[Facts], places: Places) -> dict[Hashable, list[int]]:
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        for key in _keys(fact, places):
            blocks[fact.claim.type, key].append(index)
    return blocks


def _keys(fact: Facts, places: Places) -> set[Iri]:
    keys = set(_members(fact.parties))
    if fact.traits.sited or fact.traits.disputed:
        keys |= {place for place in fact.places if not places.is_country(place)}
    return keys


def _members(parties: Parties) -> Iterator[Iri]:
    for side in (parties.doers, parties.others):
        yield from side.named
        yield from side.described


def _near_in_time(block: Sequence[int], facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The pairs of a block whose periods meet, nearly meet, or that stand in one article: a sweep by beginning."""
    yield from _in_one_article(block, facts)
    open_ones: list[int] = []
    for index in sorted(block, key=lambda index: (facts[index].period.begin, index)):
        begin = facts[index].period.begin
        open_ones = [other for other in open_ones if facts[other].period.end + DAYS_TOGETHER >= begin]
        yield from (_ordered(index, other) for other in open_ones)
        open_ones.append(index)


def _in_one_article(block: Sequence[int], facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    articles: defaultdict[Iri, list[int]] = defaultdict(list)
    for index in block:
        articles[facts[index].claim.article].append(index)
    for indices in articles.values():
        yield from (_ordered(one, other) for at, one in enumerate(indices) for other in indices[at + 1 :])


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
