"""Events that belong together without being one: a plan and what it came to, a visit and the talks held during it."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kb.merging.facts import Facts
from kb.merging.same import times_meet
from kb.model import Event, Happening, Iri, MergeReason, Status

_HAPPENED = (Status.OCCURRED, Status.ONGOING)
_PLANNED = (Status.PLANNED, Status.POSSIBLE, Status.POSTPONED)


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the facts of its claims."""

    event: Event
    members: tuple[Facts, ...]


@cache
def _table(name: str) -> dict[str, frozenset[str]]:
    rules = tomllib.loads((Path(__file__).parent / "outcomes.toml").read_text(encoding="utf-8"))
    return {plan: frozenset(outcomes) for plan, outcomes in rules[name].items()}


def link(told: Sequence[Told]) -> tuple[Event, ...]:
    """The events with their links: `fulfilled_by`, `part_of`, and times sharpened by the event that they lie within."""
    by_party: dict[Iri, list[Told]] = {}
    for each in told:
        for party in sorted({party for facts in each.members for party in facts.named}):
            by_party.setdefault(party, []).append(each)
    return tuple(_linked(each, by_party) for each in told)


def _linked(told: Told, by_party: dict[Iri, list[Told]]) -> Event:
    near = _unique(other for facts in told.members for party in sorted(facts.named) for other in by_party[party])
    others = [other for other in near if other is not told]
    event = told.event
    outcomes = sorted(other.event.id for other in others if _fulfils(other, told))
    wholes = [other for other in others if _lies_within(told, other)]
    event = replace(event, fulfilled_by=tuple(outcomes), part_of=tuple(sorted(other.event.id for other in wholes)))
    return _sharpened(event, told, wholes)


def _unique(told: Iterable[Told]) -> list[Told]:
    found: dict[Iri, Told] = {}
    for each in told:
        found.setdefault(each.event.id, each)
    return list(found.values())


def _fulfils(outcome: Told, plan: Told) -> bool:
    """Whether an event is what a plan of another type came to."""
    if plan.event.happening.status not in _PLANNED or outcome.event.happening.status not in _HAPPENED:
        return False
    if outcome.event.type not in _table("fulfilled").get(plan.event.type, ()):
        return False
    return any(_comes_true(p, o) for p in plan.members if p.planned for o in outcome.members)


def _comes_true(plan: Facts, outcome: Facts) -> bool:
    doers = plan.agents | plan.participants
    if not doers & outcome.named or not plan.dated or not outcome.dated or not times_meet(plan, outcome):
        return False
    if plan.published and outcome.published and outcome.published < plan.published:
        return False
    return bool(plan.places & (outcome.around or outcome.countries)) if plan.places else doers == outcome.named


def _lies_within(part: Told, whole: Told) -> bool:
    """Whether an event was held during another: both happened, in one time, in or with the other's place or host."""
    if part.event.type not in _table("part").get(whole.event.type, ()):
        return False
    if part.event.happening.status not in _HAPPENED or whole.event.happening.status not in _HAPPENED:
        return False
    return any(_during(p, w) for p in part.members for w in whole.members)


def _during(part: Facts, whole: Facts) -> bool:
    if not (part.dated and whole.dated and times_meet(part, whole)) or max(part.width, whole.width) > 62:  # noqa: PLR2004
        return False
    doers = whole.agents | whole.participants
    if not doers & part.parties:
        return False
    if part.places and whole.places:
        return bool(whole.places & part.around or part.places & whole.around)
    return bool(whole.places & (part.countries - _own(doers, part))) or bool(whole.recipients & part.parties)


def _own(doers: frozenset[Iri], part: Facts) -> frozenset[Iri]:
    """The countries of the visitors themselves, which are no hosts."""
    return frozenset(
        country
        for participant in part.claim.participants
        if participant.name.entity.id in doers
        for country in (participant.name.entity.country, *(t.of for t in participant.name.entity.tenures))
        if country is not None
    )


def _sharpened(event: Event, told: Told, wholes: Sequence[Told]) -> Event:
    """Let the one visit that names both parties and a sharper time give its time to what was held during it."""
    parties = {party for facts in told.members for party in facts.named}
    width = min(facts.width for facts in told.members)
    sharper = [
        facts
        for whole in wholes
        for facts in whole.members
        if facts.agents and facts.recipients and facts.agents | facts.recipients <= parties and facts.width < width
    ]
    if len(sharper) != 1:
        return event
    facts, time = sharper[0], sharper[0].claim.time
    assert time is not None  # noqa: S101  (a sharp time is a time)
    reason = MergeReason(
        claim=facts.id,
        rule="time-from-containing-event",
        explanation=f"it was held while both were together on {time.edtf}, as this claim says",
    )
    known = facts.published
    later = tuple(
        replace(state, happening=_at(state.happening, facts))
        if known is None or state.known_from is None or state.known_from >= known
        else state
        for state in event.states
    )
    return replace(event, happening=_at(event.happening, facts), states=later, reasons=(*event.reasons, reason))


def _at(happening: Happening, facts: Facts) -> Happening:
    time = facts.claim.time
    assert time is not None  # noqa: S101  (chosen for its time)
    return replace(
        happening,
        edtf=time.edtf,
        earliest_begin=time.earliest_begin,
        latest_begin=time.latest_begin,
        earliest_end=time.earliest_end,
        latest_end=time.latest_end,
    )
