"""From claims to events: which claims speak of one happening, its states over time, its conflicts.

Everything here is a function of the set of claims: the order of adding changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.identifiers import event_id
from kb.merging.conflicts import find_conflicts
from kb.merging.facts import facts_of
from kb.merging.groups import Decisions, Group, group
from kb.merging.outcomes import Told, link
from kb.merging.states import happening, states
from kb.model import Conflict, DatedClaim, Event

__all__ = ["Decisions", "Merged", "merge_claims"]


@dataclass(frozen=True, slots=True)
class Merged:
    """The events that claims speak of and the conflicts among them, each sorted by id."""

    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]


def merge_claims(claims: Iterable[DatedClaim], decisions: Decisions | None = None) -> Merged:
    """Merge claims to events: states, links and conflicts included."""
    facts = {dated.claim.id: facts_of(dated) for dated in claims}
    told = [_told(each) for each in group(facts.values(), decisions or Decisions())]
    events = sorted(link(told), key=lambda event: event.id)
    return Merged(tuple(events), find_conflicts(told))


def _told(members: Group) -> Told:
    identifier = event_id(members.members[0].id)
    event = Event(
        id=identifier,
        type=members.members[0].type,
        happening=happening(members.members),
        states=states(identifier, members.members),
        claims=tuple(sorted(facts.id for facts in members.members)),
        reasons=tuple(members.reasons),
    )
    return Told(event, tuple(members.members))
