"""Links between events of different types: what a plan came true as, and what lies within what."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from kb.merging.drafts import Draft
from kb.merging.facts import Facts
from kb.merging.happenings import imprecision
from kb.merging.parties import party_id
from kb.merging.periods import WEEKS_TOGETHER
from kb.merging.places import Nearness, Places
from kb.merging.states import Whole
from kb.model import Entity, EntityKind, EventType, Iri, TimeValue

_FILE: Final = Path(__file__).with_name("outcomes.toml")
_AFTER_PLAN: Final = 92  # days in which a plan without a date may come true


@cache
def link_table() -> Mapping[str, list[Mapping[str, Any]]]:
    """The rows of `outcomes.toml`."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def find_outcomes(drafts: Sequence[Draft], places: Places) -> dict[Iri, tuple[Iri, ...]]:
    """For each plan that came true as events of another type, those events."""
    known = _by_party(draft for draft in drafts if draft.happened)
    found: defaultdict[Iri, set[Iri]] = defaultdict(set)
    for row in link_table()["outcome"]:
        for plan in (draft for draft in drafts if draft.type == row["plan"] and draft.is_plan):
            found[plan.id] |= {draft.id for draft in _sharing(plan, row["as"], known) if _fulfils(plan, draft, places)}
    return {iri: tuple(sorted(outcomes)) for iri, outcomes in found.items() if outcomes}


def find_wholes(drafts: Sequence[Draft], places: Places) -> dict[Iri, tuple[Draft, ...]]:
    """For each event that lies within others, one of each type; where several of a type would do, none of them."""
    known = _by_party(draft for draft in drafts if draft.happened or draft.is_plan)
    found: defaultdict[Iri, list[Draft]] = defaultdict(list)
    for row in link_table()["part"]:
        for part in (draft for draft in drafts if draft.type in row["part"]):
            wholes = [d for d in _sharing(part, [row["whole"]], known) if _contains(d, part, places)]
            if len(wholes) == 1:
                found[part.id] += wholes
    return {iri: tuple(wholes) for iri, wholes in found.items()}


def dating_claims(part: Draft, wholes: Iterable[Draft]) -> tuple[Whole, ...]:
    """The claims on a containing event that date the part: they name its parties together on days within its time."""
    return tuple(
        Whole(facts.id, facts.published, facts.claim.time)
        for whole in wholes
        for facts in whole.group
        if facts.claim.time is not None and facts.period.stated and facts.happened and part.happened
        if len(facts.parties.named & part.parties.keys()) > 1 and _narrows(facts.claim.time, part)
    )


def _narrows(time: TimeValue, part: Draft) -> bool:
    """Whether a time lies within that of the part and is more precise."""
    own = part.happening
    if part.period is None or time.earliest_begin is None or time.latest_end is None:
        return False
    if own.earliest_begin is None or own.latest_end is None:
        return False
    within = own.earliest_begin <= time.earliest_begin and time.latest_end <= own.latest_end
    narrower = (time.latest_end - time.earliest_begin) < (own.latest_end - own.earliest_begin)
    return within and narrower and imprecision(time) == 0


def _by_party(drafts: Iterable[Draft]) -> dict[tuple[str, Iri], list[Draft]]:
    found: defaultdict[tuple[str, Iri], list[Draft]] = defaultdict(list)
    for draft in drafts:
        for party in draft.parties:
            found[draft.type, party].append(draft)
    return found


def _sharing(draft: Draft, types: Iterable[EventType], known: Mapping[tuple[str, Iri], list[Draft]]) -> Iterator[Draft]:
    """The events of some types that share a party with one, each once."""
    found = {d.id: d for name in types for party in draft.parties for d in known.get((name, party), ())}
    yield from (found[iri] for iri in sorted(found))


def _fulfils(plan: Draft, outcome: Draft, places: Places) -> bool:
    """Whether the doers of a plan took part, where and when it was planned, in what was reported no earlier."""
    if not plan.doers or not plan.doers.keys() <= outcome.parties.keys():
        return False
    if plan.first_published and outcome.first_published and outcome.first_published < plan.first_published:
        return False
    return _there(plan, outcome, places) and _then(plan, outcome)


def _there(plan: Draft, outcome: Draft, places: Places) -> bool:
    """Whether the outcome was at the place of the plan, or, its place not being known, with somebody from there."""
    if outcome.places:
        return places.nearness(plan.places, outcome.places) > Nearness.UNKNOWN
    return bool(_hosts(plan, outcome, places))


def _then(plan: Draft, outcome: Draft) -> bool:
    if plan.period and outcome.period:
        return plan.period.gap(outcome.period) <= 0 and outcome.period.days <= WEEKS_TOGETHER
    if plan.first_published is None or outcome.first_published is None:
        return False
    if plan.period:
        return any(facts.period.gap(plan.period) <= 0 for facts in outcome.group)
    begin = outcome.period.begin if outcome.period else outcome.first_published.toordinal()
    return 0 <= begin - plan.first_published.toordinal() <= _AFTER_PLAN


def _hosts(whole: Draft, part: Draft, places: Places) -> set[Iri]:
    """The parties of the part whom the doers of the whole meet there: its recipients, or people of its country."""
    land = {above for place in whole.places for above in places.around(place)}
    others = {iri: entity for iri, entity in part.parties.items() if iri not in whole.doers}
    return {iri for iri, entity in others.items() if iri in whole.hosts or land & _homes(entity)}


def _homes(entity: Entity) -> set[Iri]:
    """The countries that somebody is of or acts for."""
    own = {party_id(entity)} if entity.kind in {EntityKind.COUNTRY, EntityKind.PLACE} else set()
    country = {entity.country} if entity.country else set()
    return own | country | {tenure.of for tenure in entity.tenures}


def _contains(whole: Draft, part: Draft, places: Places) -> bool:
    """Whether an event lies within another: standing, time, place and parties."""
    if (whole.happened, whole.is_plan) != (part.happened, part.is_plan) or not (whole.happened or whole.is_plan):
        return False
    if not _timely(whole, part):
        return False
    if part.places and places.nearness(whole.places, part.places) <= Nearness.UNKNOWN:
        return False
    return _meets(whole, part, places)


def _meets(whole: Draft, part: Draft, places: Places) -> bool:
    """Whether who does the whole and whom he meets both take part; of equal parties, all of them."""
    if whole.group[0].traits.symmetric:
        return len(part.parties) > 1 and part.parties.keys() <= whole.parties.keys()
    return bool(whole.doers.keys() & part.parties.keys() and _hosts(whole, part, places))


def _timely(whole: Draft, part: Draft) -> bool:
    """Whether their times meet: both stated and of some precision, or else as near as publication tells."""
    if whole.period and part.period:
        return whole.period.gap(part.period) <= 0 and min(whole.period.days, part.period.days) <= WEEKS_TOGETHER
    return any(_told_together(a, b) for a in whole.group for b in part.group)


def _told_together(one: Facts, other: Facts) -> bool:
    """Whether two claims of which one names no time may be of one time: by one article, or by their publication."""
    if one.published is None or other.published is None or not (one.period.stated or other.period.stated):
        return one.claim.article == other.claim.article and not (one.period.stated or other.period.stated)
    return one.period.gap(other.period) <= 0
