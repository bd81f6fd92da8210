"""What a set of claims says of an event, as a whole and as it was known over publication time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from kb.identifiers import state_id
from kb.merging.facts import Facts, surroundings
from kb.model import Certainty, Entity, Happening, Iri, Role, State, Status, TimeValue

_CERTAINTIES = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)
_SAME_DAY = (
    Status.OCCURRED,
    Status.ONGOING,
    Status.CANCELLED,
    Status.POSTPONED,
    Status.PLANNED,
    Status.ALLEGED,
    Status.POSSIBLE,
    Status.DENIED,
)
"""Of statuses told on one day, the one that stands first holds."""


def happening(members: Sequence[Facts]) -> Happening:
    """What the claims say together. What happened has happened; of plans the latest word holds.

    A plan is as sure as its most doubtful source; what happened as its surest. The time is the sharpest of the claims
    that have the status, or else of any; places inside others stand for them.
    """
    status = status_of(members)
    having = [facts for facts in members if facts.claim.status is status]
    time = _sharpest(having) or _sharpest(members)
    sure = [facts.claim.certainty for facts in having]
    settled = status in (Status.OCCURRED, Status.ONGOING, Status.DENIED, Status.CANCELLED)
    certainty = (min if settled else max)(sure, key=_CERTAINTIES.index)
    return Happening(
        status=status,
        certainty=certainty,
        edtf=time.edtf if time else None,
        earliest_begin=time.earliest_begin if time else None,
        latest_begin=time.latest_begin if time else None,
        earliest_end=time.earliest_end if time else None,
        latest_end=time.latest_end if time else None,
        participants=_participants(members),
        places=_places(members),
    )


def status_of(members: Sequence[Facts]) -> Status:
    """The status that the claims give an event."""
    statuses = {facts.claim.status for facts in members}
    for settled in (Status.OCCURRED, Status.ONGOING):
        if settled in statuses:
            return settled
    latest = max((facts.published or date.min) for facts in members)
    last = {facts.claim.status for facts in members if (facts.published or date.min) == latest}
    return next(status for status in _SAME_DAY if status in last)


def states(event: Iri, members: Sequence[Facts]) -> tuple[State, ...]:
    """The states of an event, oldest first: a new one from each day of publication that changes what is known.

    `known_until` is the first day on which something else was known; None for the present state.
    """
    days = sorted({facts.published for facts in members if facts.published is not None})
    undated = [facts for facts in members if facts.published is None]
    views = [(day, [m for m in members if m.published is not None and m.published <= day] + undated) for day in days]
    if not views:
        return (_state(event, None, members),)
    found = [_state(event, *views[0])]
    for day, known in views[1:]:
        state = _state(event, day, known)
        if _differs(state.happening, found[-1].happening):
            found[-1] = _ended(found[-1], day)
            found.append(state)
        else:
            found[-1] = _with_claims(found[-1], state)
    return tuple(found)


def _state(event: Iri, day: date | None, known: Sequence[Facts]) -> State:
    return State(
        id=state_id(event, day.isoformat() if day else ""),
        known_from=day,
        known_until=None,
        happening=happening(known),
        claims=tuple(sorted(facts.id for facts in known)),
    )


def _ended(state: State, day: date) -> State:
    return State(
        id=state.id, known_from=state.known_from, known_until=day, happening=state.happening, claims=state.claims
    )


def _with_claims(state: State, later: State) -> State:
    """The same state resting on more claims."""
    return State(
        id=state.id, known_from=state.known_from, known_until=None, happening=later.happening, claims=later.claims
    )


def _differs(one: Happening, other: Happening) -> bool:
    places = ({e.id for e in one.places}, {e.id for e in other.places})
    return (one.status, one.certainty, one.edtf) != (other.status, other.certainty, other.edtf) or places[0] != places[
        1
    ]


def _sharpest(members: Sequence[Facts]) -> TimeValue | None:
    timed = [facts for facts in members if facts.dated]
    best = min(timed, key=lambda facts: (facts.width, facts.id), default=None)
    return best.claim.time if best else None


def _participants(members: Sequence[Facts]) -> tuple[tuple[Entity, Role], ...]:
    """Everybody who takes part, in the role that most claims give; described people only where nobody is named."""
    roles: dict[Iri, Counter[Role]] = {}
    entities: dict[Iri, Entity] = {}
    for facts in members:
        for participant in facts.claim.participants:
            entity = participant.name.entity
            entities[entity.id] = entity
            roles.setdefault(entity.id, Counter())[participant.role] += 1
    found = [(entities[each], _most(roles[each])) for each in sorted(roles)]
    named = {role for entity, role in found if not entity.described}
    return tuple(
        (entity, role) for entity, role in found if not entity.described or role not in named or len(members) == 1
    )


def _most(roles: Counter[Role]) -> Role:
    return max(Role, key=lambda role: (roles[role], role is Role.AGENT))


def _places(members: Sequence[Facts]) -> tuple[Entity, ...]:
    """The places, without those that contain another of them and without described ones where one has a name."""
    entities = {name.entity.id: name.entity for facts in members for name in facts.claim.places}
    named = {each: entity for each, entity in entities.items() if not entity.described} or entities
    containing = {around for each, entity in named.items() for around in surroundings(entity) - {each}}
    kept = [named[each] for each in sorted(named) if each not in containing]
    return tuple(kept or [named[each] for each in sorted(named)])
