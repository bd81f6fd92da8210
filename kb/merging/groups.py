"""Which claims make one event: claims join the group they are most like, and only if they fit every member.

The claims are taken in a total order (the most telling first, then by publication and id), so that the result is the
same whatever the order of adding. A claim that fits two groups equally well joins neither.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kb.merging.facts import Facts
from kb.merging.same import Likeness, compare
from kb.model import Iri, MergeReason


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided: pairs of claims that are one event, and pairs that are not."""

    same: frozenset[frozenset[Iri]] = frozenset()
    different: frozenset[frozenset[Iri]] = frozenset()


@dataclass(eq=False, slots=True)
class Group:
    """Claims held to speak of one happening, with the reason for each."""

    members: list[Facts] = field(default_factory=list)
    reasons: list[MergeReason] = field(default_factory=list)


def order(facts: Facts) -> tuple[date, Iri]:
    """By publication, then by id: the first of an event's claims names it. Undated articles come last."""
    return facts.published or date.max, facts.id


def group(claims: Iterable[Facts], decisions: Decisions) -> list[Group]:
    """The groups of the claims, each sorted by publication and id, in the order of their first claims."""
    groups: list[Group] = []
    by_key: dict[tuple[str, Iri], list[Group]] = {}
    decided = _linked(decisions)
    for facts in sorted(claims, key=_telling):
        candidates = _unique(candidate for key in _keys(facts) for candidate in by_key.get(key, ()))
        target, reason = _choose(facts, candidates, groups, decisions, decided)
        if target is None:
            target = Group()
            groups.append(target)
        target.members.append(facts)
        target.reasons.append(reason)
        for key in _keys(facts):
            holders = by_key.setdefault(key, [])
            if target not in holders:
                holders.append(target)
    for made in groups:
        made.members.sort(key=order)
        made.reasons.sort(key=lambda reason: reason.claim)
    return sorted(groups, key=lambda made: order(made.members[0]))


def _telling(facts: Facts) -> tuple[int, int, int, date, Iri]:
    """Sort key: sharp times first, then places, then many parties, then publication and id."""
    return (min(facts.width, 1_000_000), -len(facts.places), -len(facts.named), *order(facts))


def _keys(facts: Facts) -> list[tuple[str, Iri]]:
    """The blocks in which its like must be: its type with each party, or with each place where it has no party."""
    ids = facts.parties or facts.places or {facts.claim.article}
    return [(facts.type, each) for each in sorted(ids)]


def _unique(groups: Iterable[Group]) -> list[Group]:
    found: list[Group] = []
    for each in groups:
        if each not in found:
            found.append(each)
    return found


def _choose(
    facts: Facts,
    candidates: Sequence[Group],
    groups: Sequence[Group],
    decisions: Decisions,
    decided: Mapping[Iri, frozenset[Iri]],
) -> tuple[Group | None, MergeReason]:
    for candidate in groups if facts.id in decided else ():
        if any(member.id in decided[facts.id] for member in candidate.members):
            return candidate, MergeReason(claim=facts.id, rule="decided", explanation="somebody decided that it is")
    likes = [(like, candidate) for candidate in candidates if (like := _fits(facts, candidate, decisions)) is not None]
    likes.sort(key=lambda pair: -pair[0].score)
    if not likes:
        return None, MergeReason(claim=facts.id, rule="first", explanation="no other claim speaks of it so plainly")
    if len(likes) > 1 and likes[0][0].score == likes[1][0].score:
        reason = "it fits two events equally well, so it is held to be neither"
        return None, MergeReason(claim=facts.id, rule="undecided", explanation=reason)
    best, target = likes[0]
    return target, MergeReason(claim=facts.id, rule=best.rule, explanation=best.explanation)


def _fits(facts: Facts, candidate: Group, decisions: Decisions) -> Likeness | None:
    """The best likeness to a member, None where one member does not fit."""
    best: Likeness | None = None
    for member in candidate.members:
        if frozenset({facts.id, member.id}) in decisions.different:
            return None
        like = compare(facts, member)
        if like is None:
            return None
        if best is None or like.score > best.score:
            best = like
    return best


def _linked(decisions: Decisions) -> dict[Iri, frozenset[Iri]]:
    """For each claim of a decided pair, every claim that it is one with, over any number of pairs."""
    linked: dict[Iri, frozenset[Iri]] = {}
    for pair in sorted(decisions.same, key=sorted):
        together = frozenset().union(pair, *(linked.get(claim, frozenset()) for claim in pair))
        for claim in together:
            linked[claim] = together
    return linked
