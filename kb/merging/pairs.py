"""Pairs of claims that may speak of one happening: found by what they share, so that large bases stay quick."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kb.merging.facts import Facts
from kb.merging.parties import Parties
from kb.merging.periods import DAYS_TOGETHER
from kb.merging.places import Places
from kb.merging.same import OTHERS, Likeness, Verdict, compare
from kb.model import EventType, Iri


@dataclass(slots=True)
class Comparison:
    """The facts of all claims, by index, and what has been found of pairs of them.

    Claims of one number in `looks` cannot be told apart by any rule.
    """

    facts: Sequence[Facts]
    places: Places
    looks: Sequence[int]
    _known: dict[tuple[int, int], Likeness] = field(default_factory=dict)

    def of(self, one: int, other: int) -> Likeness:
        """How alike two claims are."""
        key = (one, other) if one < other else (other, one)
        likeness = self._known.get(key)
        if likeness is None:
            likeness = self._known[key] = compare(self.facts[key[0]], self.facts[key[1]], self.places)
        return likeness

    def sort(self, pairs: Iterable[tuple[int, int]]) -> tuple[dict[int, list[tuple[int, int]]], list[tuple[int, int]]]:
        """The pairs that match, by score, and those that exclude each other while their parties may agree."""
        matches: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        clashes: list[tuple[int, int]] = []
        for pair in pairs:
            likeness = compare(self.facts[pair[0]], self.facts[pair[1]], self.places)
            if likeness.verdict is Verdict.SAME:
                matches[likeness.score].append(pair)
            elif likeness.verdict is Verdict.DIFFERENT and likeness is not OTHERS:
                clashes.append(pair)
        return matches, clashes

    def between(self, one: Facts, other: Facts) -> Likeness:
        """How alike two claims are, by their facts."""
        return compare(one, other, self.places)


def compare_all(facts: Sequence[Facts], places: Places) -> Comparison:
    """The comparison of claims, nothing being compared yet."""
    told = Counter((fact.claim.article, fact.claim.type) for fact in facts)
    numbers: dict[Hashable, int] = {}
    looks = [numbers.setdefault(_look(fact, told), len(numbers)) for fact in facts]
    return Comparison(facts, places, looks)


def _look(fact: Facts, told: Mapping[tuple[Iri, EventType], int]) -> Hashable:
    """All that `compare` looks at: the article only where it tells of several events of the type."""
    claim = fact.claim
    article = claim.article if told[claim.article, claim.type] > 1 else None
    standing = (fact.is_plan, fact.happened, fact.published, article)
    return (claim.type, fact.parties, fact.period, fact.places, *standing)


def find_twins(comparison: Comparison) -> list[list[int]]:
    """Claims of different articles that cannot be told apart and match: the least of each set stands for the others."""
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for index, look in enumerate(comparison.looks):
        alike[look].append(index)
    sets = [indices for indices in alike.values() if len(indices) > 1]
    return [indices for indices in sets if comparison.of(*indices[:2]).verdict is Verdict.SAME]


def find_pairs(comparison: Comparison, passed_over: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """Each pair of claims, by index, of one type, near in time, that share a party or, of sited types, a spot.

    Claims that are `passed_over` are paired with none: twins stand for them.
    """
    facts = comparison.facts
    seen: set[tuple[int, int]] = set()
    for block in _blocks(facts, comparison.places).values():
        for pair in _near_in_time([index for index in block if index not in passed_over], facts):
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
