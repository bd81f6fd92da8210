"""From claims to events with their states, links and conflicts: all of merging, a function of the set of claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.merging.conflicts import find_conflicts
from kb.merging.decisions import Decisions
from kb.merging.drafts import Draft, draft_event
from kb.merging.facts import find_facts
from kb.merging.groups import group_claims
from kb.merging.outcomes import dating_claims, find_outcomes, find_wholes
from kb.merging.pairs import compare_all
from kb.merging.places import Places
from kb.merging.reasons import explain_group, explain_time
from kb.merging.states import find_states
from kb.model import Conflict, DatedClaim, Event, Iri, MergeReason


@dataclass(frozen=True, slots=True)
class Merged:
    """All that the claims of a base say together: events and conflicts, each in order of their identifiers."""

    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]


def merge_claims(claims: Iterable[DatedClaim], decisions: Decisions | None = None) -> Merged:
    """The events that the claims speak of and the conflicts among them, whatever the order of the claims.

    A claim that comes twice counts once. `decisions` of people on claims prevail over every rule.
    """
    decisions = decisions or Decisions()
    facts, places = find_facts(claims)
    comparison = compare_all(facts, places)
    groups, clashes = group_claims(comparison, decisions)
    drafts = [draft_event([facts[index] for index in group], places) for group in groups]
    reasons = [explain_group(group, comparison, decisions) for group in groups]
    events = _link(drafts, reasons, places)
    conflicts = find_conflicts(drafts, clashes, comparison, frozenset().union(*decisions.same))
    return Merged(tuple(sorted(events, key=lambda event: event.id)), conflicts)


def _link(drafts: Sequence[Draft], reasons: Sequence[tuple[MergeReason, ...]], places: Places) -> list[Event]:
    outcomes, wholes = find_outcomes(drafts, places), find_wholes(drafts, places)
    return [
        _event(draft, reason, outcomes.get(draft.id, ()), wholes.get(draft.id, ()), places)
        for draft, reason in zip(drafts, reasons, strict=True)
    ]


def _event(
    draft: Draft,
    reasons: tuple[MergeReason, ...],
    outcomes: tuple[Iri, ...],
    wholes: tuple[Draft, ...],
    places: Places,
) -> Event:
    dating = dating_claims(draft, wholes)
    states = find_states(draft.id, draft.group, places, wholes=dating)
    return Event(
        id=draft.id,
        type=draft.type,
        happening=states[-1].happening,
        states=states,
        claims=tuple(facts.id for facts in draft.group),
        reasons=reasons + explain_time(dating),
        fulfilled_by=outcomes,
        part_of=tuple(sorted(whole.id for whole in wholes)),
    )
