"""An event in the making: its claims as facts, and what they say together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kb.identifiers import event_id
from kb.merging.facts import Facts
from kb.merging.happenings import view_happening
from kb.merging.parties import party_id
from kb.merging.periods import Period
from kb.merging.places import Places
from kb.model import Entity, EventType, Happening, Iri, Role, Status

_PLANS = frozenset({Status.PLANNED, Status.POSSIBLE, Status.POSTPONED})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draft:
    """A group of claims, in order of publication, with what they say as of the last.

    `doers`, `hosts` and `parties` are the named agents and equal parties, the named recipients, and both, each by whom
    they act for. `is_plan`: it is still only planned or possible; `happened`: it took place or is taking place.
    """

    id: Iri
    type: EventType
    group: tuple[Facts, ...]
    happening: Happening
    places: frozenset[Iri]
    period: Period | None
    first_published: date | None
    doers: Mapping[Iri, Entity]
    hosts: Mapping[Iri, Entity]
    parties: Mapping[Iri, Entity]
    is_plan: bool
    happened: bool


def draft_event(group: Sequence[Facts], places: Places) -> Draft:
    """The event of a group of claims that are in order of publication."""
    happening = view_happening(group, places)
    doers, hosts = _named(happening, Role.AGENT, Role.PARTICIPANT), _named(happening, Role.RECIPIENT)
    return Draft(
        id=event_id(group[0].id),
        type=group[0].claim.type,
        group=tuple(group),
        happening=happening,
        places=places.located(happening.places),
        period=_period(group, happening),
        first_published=min((facts.published for facts in group if facts.published), default=None),
        doers=doers,
        hosts=hosts,
        parties={**doers, **hosts},
        is_plan=happening.status in _PLANS and any(facts.is_plan for facts in group),
        happened=happening.status in {Status.OCCURRED, Status.ONGOING},
    )


def _named(happening: Happening, *roles: Role) -> dict[Iri, Entity]:
    """The named participants in some roles, by whom they act for."""
    return {
        party_id(entity): entity for entity, role in happening.participants if role in roles and not entity.described
    }


def _period(group: Sequence[Facts], happening: Happening) -> Period | None:
    """The stated period that the event's time was taken from."""
    fitting = (
        facts.period
        for facts in group
        if facts.period.stated and facts.claim.time is not None and facts.claim.time.edtf == happening.edtf
    )
    return next(fitting, None)
