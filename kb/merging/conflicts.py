"""Claims that exclude each other: both are kept, and the conflict says over what."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from kb.identifiers import conflict_id
from kb.merging.facts import Facts
from kb.merging.outcomes import Told
from kb.merging.same import SYMMETRIC, parties_meet, places_meet, times_meet
from kb.model import Conflict, Iri, Status

_NEAR = 3
_MONTH = 31
_HAPPENS = (Status.OCCURRED, Status.ONGOING, Status.PLANNED)


def find_conflicts(told: Sequence[Told]) -> tuple[Conflict, ...]:
    """The conflicts inside events and between events that look like one, sorted by id."""
    found = {conflict.id: conflict for each in told for conflict in _over_status(each)}
    blocks: dict[tuple[str, Iri], list[Told]] = {}
    for each in told:
        for party in sorted({party for facts in each.members for party in facts.named}):
            blocks.setdefault((each.event.type, party), []).append(each)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            conflict = _between(one, other)
            if conflict is not None:
                found[conflict.id] = conflict
    return tuple(found[each] for each in sorted(found))


def _over_status(told: Told) -> Iterator[Conflict]:
    """Somebody says that it happened or will, somebody that it did not or will not."""
    denied = [facts for facts in told.members if facts.claim.status is Status.DENIED]
    stated = [facts for facts in told.members if facts.claim.status in _HAPPENS]
    if denied and stated:
        claims = tuple(sorted({facts.id for facts in (*denied, *stated)}))
        yield Conflict(
            id=conflict_id("status", claims),
            about="status",
            claims=claims,
            events=(told.event.id,),
            explanation="one source denies what another states",
        )


def _between(one: Told, other: Told) -> Conflict | None:
    for a in one.members:
        for b in other.members:
            about = _excludes(a, b)
            if about:
                claims = tuple(sorted((a.id, b.id)))
                return Conflict(
                    id=conflict_id(about, claims),
                    about=about,
                    claims=claims,
                    events=tuple(sorted((one.event.id, other.event.id))),
                    explanation=_EXPLANATIONS[about],
                )
    return None


_EXPLANATIONS = {
    "place": "the same parties at a time that may be one, in places that are not one",
    "time": "the same parties in the same place, told at the same time, on days that are not one",
    "participants": "the same deed on the same day and in the same place, by others",
}


def _excludes(a: Facts, b: Facts) -> str:
    """What two claims that look like one happening disagree about; "" where nothing, or where they look like two."""
    if a.claim.status in (Status.DENIED, Status.ALLEGED) or b.claim.status in (Status.DENIED, Status.ALLEGED):
        return ""
    same_parties = parties_meet(a, b) and a.named == b.named and len(a.named) > 1
    if same_parties and a.places and b.places and not places_meet(a, b) and times_meet(a, b) and _close(a, b):
        return "place"
    if same_parties and a.places & b.places and not times_meet(a, b) and _told_together(a, b):
        return "time"
    if _same_deed(a, b):
        return "participants"
    return ""


def _close(a: Facts, b: Facts) -> bool:
    """Whether the times are sharp enough, or the article the same, for the two to be meant as one."""
    if a.dated and b.dated:
        return max(a.width, b.width) <= _MONTH
    return a.claim.article == b.claim.article and a.type in SYMMETRIC


def _told_together(a: Facts, b: Facts) -> bool:
    if a.published is None or b.published is None or max(a.width, b.width) > 1:
        return False
    days = [facts.first for facts in (a, b) if facts.first is not None]
    apart = abs((days[0] - days[1]).days) if len(days) == 2 else _MONTH  # noqa: PLR2004  (two days to compare)
    return abs((a.published - b.published).days) <= _NEAR and apart <= _NEAR and a.claim.article != b.claim.article


def _same_deed(a: Facts, b: Facts) -> bool:
    sharp = a.dated and b.dated and max(a.width, b.width) == 1 and times_meet(a, b)
    named = (a.agents - a.described, b.agents - b.described)
    return bool(
        sharp
        and a.recipients & b.recipients
        and a.places & b.places
        and named[0]
        and named[1]
        and not named[0] & named[1]
    )
