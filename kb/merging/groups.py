"""Claims into groups, one a happening: a function of the set of claims, whatever the order they come in.

The best matches are taken first. Two groups are joined only where no member of one contradicts a member of the other,
so that a vague claim never bridges two happenings; a group that fits two others equally well, which exclude each
other, joins neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from kb.merging.decisions import Decisions
from kb.merging.pairs import Comparison, find_pairs, find_twins
from kb.merging.same import Verdict

Pair = tuple[int, int]


@dataclass(slots=True)
class Groups:
    """Disjoint groups of claims by index; each is known by its least member.

    `faces` are the members of a group by their looks, one a look. `barred` are the groups that one may not be joined
    with, whatever their members say.
    """

    comparison: Comparison
    root: list[int]
    members: dict[int, list[int]]
    faces: dict[int, dict[int, int]]
    barred: dict[int, set[int]]

    def join(self, one: int, other: int) -> None:
        """Make one group of those of two claims."""
        least, greater = sorted((self.root[one], self.root[other]))
        if least == greater:
            return
        for member in self.members[greater]:
            self.root[member] = least
        self.members[least] += self.members.pop(greater)
        self.faces[least] = self.faces.pop(greater) | self.faces[least]
        for barred in self.barred.pop(greater, set()):
            self.barred[barred].discard(greater)
            self.bar(least, barred)

    def bar(self, one: int, other: int) -> None:
        """Keep two groups apart for good, unless they are one already."""
        if one != other:
            self.barred.setdefault(one, set()).add(other)
            self.barred.setdefault(other, set()).add(one)

    def agree(self, one: int, other: int) -> bool:
        """Whether two groups are not barred, and no member of one excludes a member of the other."""
        if other in self.barred.get(one, ()):
            return False
        mine, theirs = self.faces[one].values(), self.faces[other].values()
        return not any(self.comparison.of(a, b).verdict is Verdict.DIFFERENT for a in mine for b in theirs)


def group_claims(comparison: Comparison, decisions: Decisions) -> tuple[list[list[int]], list[Pair]]:
    """The groups, each a sorted list of indices, in order of their first members, and the pairs that clash."""
    groups = _start(comparison, decisions)
    matches, clashes = comparison.sort(find_pairs(comparison, _join_twins(groups)))
    for score in sorted(matches, reverse=True):
        _join_level(groups, matches[score])
    return [sorted(groups.members[root]) for root in sorted(groups.members)], clashes


def _start(comparison: Comparison, decisions: Decisions) -> Groups:
    """Each claim by itself, but for what people have decided."""
    every = range(len(comparison.facts))
    faces = {at: {comparison.looks[at]: at} for at in every}
    groups = Groups(comparison, list(every), {at: [at] for at in every}, faces, {})
    index = {facts.id: at for at, facts in enumerate(comparison.facts)}
    for decided in sorted(decisions.same, key=sorted):
        for one, other in pairwise(sorted(index[claim] for claim in decided if claim in index)):
            groups.join(one, other)
    for pair in decisions.apart():
        if all(claim in index for claim in pair):
            groups.bar(*(groups.root[index[claim]] for claim in pair))
    return groups


def _join_twins(groups: Groups) -> set[int]:
    """Join claims that nothing tells apart, and give back those for whom a twin stands from now on."""
    passed: set[int] = set()
    for first, *others in find_twins(groups.comparison):
        for other in others:
            if groups.agree(groups.root[first], groups.root[other]):
                groups.join(first, other)
                passed.add(other)
    return passed


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
    for link in torn:
        groups.bar(*link)
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
