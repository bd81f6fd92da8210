"""What people have decided about claims, which no rule overrules."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from kb.model import Iri


@dataclass(frozen=True, slots=True)
class Decisions:
    """Sets of claims that speak of one happening, and sets of which no two do.

    Where the two contradict each other, `same` prevails. Claims that are not there are passed over.
    """

    same: frozenset[frozenset[Iri]] = frozenset()
    different: frozenset[frozenset[Iri]] = frozenset()

    def apart(self) -> frozenset[frozenset[Iri]]:
        """The pairs of claims that speak of different happenings."""
        return pairs_of(self.different) - pairs_of(self.same)


def pairs_of(groups: Iterable[frozenset[Iri]]) -> frozenset[frozenset[Iri]]:
    """Every pair of members of each group."""
    return frozenset(frozenset(pair) for group in groups for pair in combinations(sorted(group), 2))
