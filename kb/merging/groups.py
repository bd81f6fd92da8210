"""Claims into groups, one a happening: a function of the set of claims, whatever the order they come in.

The best matches are taken first. Two groups are joined only where no member of one contradicts a member of the other,
so that a vague claim never bridges two happenings; a group that fits two others equally well, which exclude each
other, joins neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from kb.merging.decisions import Decisions
from kb.merging.facts import Facts
from kb.merging.pairs import Comparison
from kb.merging.same import Verdict
from kb.model import Iri

Pair = tuple[int, int]


@dataclass(slots=True)
class Groups:
    """Disjoint groups of claims by index; each is known by its least member."""

    comparison: Comparison
    barred: set[Pair]
    root: list[int]
    members: dict[int, list[int]] = field(default_factory=dict)

    def join(self, one: int, other: int) -> None:
        """Make one group of two, given by their roots."""
        least, greater = sorted((one, other))
        for member in self.members[greater]:
            self.root[member] = least
        self.members[least] = sorted(self.members[least] + self.members.pop(greater))

    def agree(self, one: int, other: int) -> bool:
        """Whether no member of one group excludes a member of the other."""
        return not any(self._exclude(a, b) for a in self.members[one] for b in self.members[other])

    def _exclude(self, one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        return pair in self.barred or self.comparison.of(*pair).verdict is Verdict.DIFFERENT


def group_claims(
    facts: Sequence[Facts], pairs: Iterable[Pair], comparison: Comparison, decisions: Decisions
) -> list[list[int]]:
    """The groups, each a sorted list of indices, in order of their first members."""
    index = {fact.id: at for at, fact in enumerate(facts)}
    barred = {
        _ordered(*(index[claim] for claim in pair)) for pair in decisions.apart() if all(c in index for c in pair)
    }
    groups = Groups(comparison, barred, list(range(len(facts))), {at: [at] for at in range(len(facts))})
    _join_decided(groups, index, decisions)
    levels = _levels(pairs, comparison)
    for score in sorted(levels, reverse=True):
        _join_level(groups, levels[score])
    return [groups.members[root] for root in sorted(groups.members)]


def _join_decided(groups: Groups, index: Mapping[Iri, int], decisions: Decisions) -> None:
    for decided in sorted(decisions.same, key=sorted):
        claims = sorted(index[claim] for claim in decided if claim in index)
        for one, other in pairwise(claims):
            if groups.root[one] != groups.root[other]:
                groups.join(groups.root[one], groups.root[other])


def _levels(pairs: Iterable[Pair], comparison: Comparison) -> dict[int, list[Pair]]:
    """The matching pairs by their score."""
    levels: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        likeness = comparison.of(*pair)
        if likeness.verdict is Verdict.SAME:
            levels[likeness.score].append(pair)
    return levels


def _join_level(groups: Groups, pairs: Iterable[Pair]) -> None:
    """Join what matches equally well, but for those that fit two groups which exclude each other."""
    links = {_ordered(groups.root[one], groups.root[other]) for one, other in pairs}
    links = {link for link in links if link[0] != link[1] and groups.agree(*link)}
    for one, other in sorted(links - _torn(groups, links)):
        a, b = groups.root[one], groups.root[other]
        if a != b and groups.agree(a, b):
            groups.join(a, b)


def _torn(groups: Groups, links: set[Pair]) -> set[Pair]:
    """The links of a group to two others that exclude each other; they are barred from now on."""
    linked: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in links:
        linked[one].add(other)
        linked[other].add(one)
    torn: set[Pair] = set()
    for component in _components(linked):
        for one, other in combinations(component, 2):
            if (one, other) not in links and linked[one] & linked[other] and not groups.agree(one, other):
                torn |= {_ordered(vague, end) for vague in linked[one] & linked[other] for end in (one, other)}
    groups.barred |= torn
    return torn


def _components(linked: Mapping[int, set[int]]) -> list[list[int]]:
    """The connected parts of a graph, each sorted."""
    found, seen = [], set()
    for start in sorted(linked):
        if start in seen:
            continue
        part, todo = {start}, [start]
        while todo:
            fresh = linked[todo.pop()] - part
            part |= fresh
            todo += fresh
        seen |= part
        found.append(sorted(part))
    return found


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
