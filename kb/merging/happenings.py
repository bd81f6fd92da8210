"""What a set of claims together say of their happening.

Status: what is reported as having happened prevails over plans, the newest report first. Otherwise the newest day of
publication decides, and on one day the most settled status; a denial prevails only over fewer claims that assert.
Certainty: of what happened the highest; of all else the one most claims give, the lower of two equals.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from kb.merging.facts import Facts
from kb.merging.parties import party_id
from kb.merging.periods import EVER
from kb.merging.places import Places
from kb.model import Certainty, Entity, Happening, Iri, Role, Status, TimeValue

_SETTLED: Final = (
    Status.OCCURRED, Status.ONGOING, Status.CANCELLED, Status.POSTPONED,
    Status.PLANNED, Status.ALLEGED, Status.POSSIBLE, Status.DENIED,
)  # fmt: skip
_SURE: Final = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
_TELLING: Final = (Role.PARTICIPANT, Role.RECIPIENT, Role.AGENT)


def view_happening(group: Sequence[Facts], places: Places, *, whole: TimeValue | None = None) -> Happening:
    """What the claims say together. `whole` is the time of an event that contains this one, where it is narrower."""
    status, bearers = _status(group)
    time = whole or _time(group)
    return Happening(
        status=status,
        certainty=_certainty(status, bearers),
        edtf=time.edtf if time else None,
        earliest_begin=time.earliest_begin if time else None,
        latest_begin=time.latest_begin if time else None,
        earliest_end=time.earliest_end if time else None,
        latest_end=time.latest_end if time else None,
        participants=_participants(group),
        places=_places(group, places),
    )


def imprecision(time: TimeValue) -> int:
    """How many days its beginning and its end are uncertain by, taken together; 0 for exact days."""
    bounds = (time.earliest_begin, time.latest_begin, time.earliest_end, time.latest_end)
    first, begun, ending, last = (bound.toordinal() if bound else None for bound in bounds)
    begin = begun - first if first is not None and begun is not None else EVER
    end = last - ending if ending is not None and last is not None else EVER
    return begin + end


def _status(group: Sequence[Facts]) -> tuple[Status, list[Facts]]:
    """The status and the claims that it was taken from."""
    happened = [facts for facts in group if facts.happened]
    denials = [facts for facts in group if facts.claim.status is Status.DENIED]
    chosen = _newest(happened if happened and len(happened) >= len(denials) else group)
    counts = Counter(facts.claim.status for facts in chosen)
    asserted = counts.total() - counts[Status.DENIED]
    if counts[Status.DENIED] > asserted:
        return Status.DENIED, [facts for facts in chosen if facts.claim.status is Status.DENIED]
    status = min(counts, key=_SETTLED.index)
    return status, [facts for facts in chosen if facts.claim.status is status]


def _newest(group: Sequence[Facts]) -> list[Facts]:
    """The claims of the newest day of publication; those without a date count as the oldest."""
    newest = max(facts.published or date.min for facts in group)
    return [facts for facts in group if (facts.published or date.min) == newest]


def _certainty(status: Status, bearers: Sequence[Facts]) -> Certainty:
    counts = Counter(facts.claim.certainty for facts in bearers)
    if status in {Status.OCCURRED, Status.ONGOING}:
        return max(counts, key=_SURE.index)
    return max(counts, key=lambda certainty: (counts[certainty], -_SURE.index(certainty)))


def _time(group: Sequence[Facts]) -> TimeValue | None:
    """The most precise time, of what happened before what was planned; of long events the fullest of exact ones."""
    timed = [facts for facts in group if facts.period.stated]
    timed = [facts for facts in timed if facts.happened] or timed
    same = Counter(_bounds(facts.claim.time) for facts in timed)
    best = min(timed, key=lambda facts: (*_precision(facts), -same[_bounds(facts.claim.time)], facts.id), default=None)
    return best.claim.time if best else None


def _bounds(time: TimeValue | None) -> tuple[date | None, ...]:
    return (time.earliest_begin, time.latest_end) if time else ()


def _precision(facts: Facts) -> tuple[int, int]:
    time = facts.claim.time
    imprecise = imprecision(time) if time else EVER
    return imprecise, -facts.period.days if facts.traits.lasting and not imprecise else facts.period.days


def _participants(group: Sequence[Facts]) -> tuple[tuple[Entity, Role], ...]:
    """Everybody once, in the role most claims give; those only described where no other claim names the role."""
    roles: dict[Iri, Counter[Role]] = {}
    entities: dict[Iri, Entity] = {}
    for entity, role in _kept(group):
        entities.setdefault(entity.id, entity)
        roles.setdefault(entity.id, Counter())[role] += 1
    chosen = {iri: max(counts, key=lambda role: (counts[role], _TELLING.index(role))) for iri, counts in roles.items()}
    return tuple((entities[iri], chosen[iri]) for iri in sorted(entities) if not _doubled(entities[iri], entities))


def _doubled(entity: Entity, entities: dict[Iri, Entity]) -> bool:
    """Whether it is a capital that acts for a country which is there itself."""
    return party_id(entity) != entity.id and party_id(entity) in entities


def _kept(group: Sequence[Facts]) -> Iterable[tuple[Entity, Role]]:
    named = {(p.role, facts.id) for facts in group for p in facts.claim.participants if not p.name.entity.described}
    roles = {role for role, _ in named}
    for facts in group:
        for participant in facts.claim.participants:
            role, entity = participant.role, participant.name.entity
            if not entity.described or role not in roles or (role, facts.id) in named:
                yield entity, role


def _places(group: Sequence[Facts], places: Places) -> tuple[Entity, ...]:
    """The innermost places; those only described where none is named."""
    every = {name.entity.id: name.entity for facts in group for name in facts.claim.places}
    named = {iri: entity for iri, entity in every.items() if not entity.described}
    return tuple(every[iri] for iri in sorted(places.innermost(named or every)))
