"""An event in the making: its claims as facts, and what they say together."""

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A group of claims, in order of publication, with what they say as of the last."""

    id: Iri
    group: tuple[Facts, ...]
    happening: Happening
    places: frozenset[Iri]
    period: Period | None

    @property
    def type(self) -> EventType:
        """The type, which all its claims share."""
        return self.group[0].claim.type

    @property
    def first_published(self) -> date | None:
        """The first day of publication that is known."""
        return min((facts.published for facts in self.group if facts.published), default=None)

    @property
    def is_plan(self) -> bool:
        """Whether it is still only planned or possible."""
        return self.happening.status in _PLANS and any(facts.is_plan for facts in self.group)

    @property
    def happened(self) -> bool:
        """Whether it took place, or is taking place."""
        return self.happening.status in {Status.OCCURRED, Status.ONGOING}

    def parties(self, *roles: Role) -> dict[Iri, Entity]:
        """The named participants in the roles (all, where none is given), by whom they act for."""
        return {
            party_id(entity): entity
            for entity, role in self.happening.participants
            if not entity.described and (not roles or role in roles)
        }


def draft_event(group: Sequence[Facts], places: Places) -> Draft:
    """The event of a group of claims that are in order of publication."""
    happening = view_happening(group, places)
    return Draft(
        id=event_id(group[0].id),
        group=tuple(group),
        happening=happening,
        places=places.located(happening.places),
        period=_period(group, happening),
    )


def _period(group: Sequence[Facts], happening: Happening) -> Period | None:
    """The stated period that the event's time was taken from."""
    fitting = (
        facts.period
        for facts in group
        if facts.period.stated and facts.claim.time is not None and facts.claim.time.edtf == happening.edtf
    )
    return next(fitting, None)
