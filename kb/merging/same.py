"""Whether two claims speak of one happening, and why.

Each aspect (parties, time, place, what was known when) either speaks against it, which ends the matter, or gives a
degree of agreement; the type's traits say which degrees are enough together. A claim that lacks an aspect is not
contradicted by one that has it, but needs more agreement elsewhere.
"""

from enum import IntEnum
from typing import Final, NamedTuple

from kb.merging.facts import Facts
from kb.merging.parties import Agreement, compare_parties
from kb.merging.periods import DAYS_TOGETHER, EVER, WEEKS_TOGETHER, Period
from kb.merging.places import Nearness, Places
from kb.model import Iri


class Verdict(IntEnum):
    """What a comparison of two claims says."""

    DIFFERENT = 0
    OPEN = 1
    SAME = 2


class Timing(IntEnum):
    """How well the times of two claims agree; more is better."""

    APART = -1
    UNKNOWN = 0
    POSSIBLE = 1
    CLOSE = 2
    DAY = 3


class Likeness(NamedTuple):
    """The verdict on two claims with what it rests on. `score` compares matches; `against` is what excludes one."""

    verdict: Verdict
    parties: Agreement = Agreement.UNKNOWN
    timing: Timing = Timing.UNKNOWN
    nearness: Nearness = Nearness.UNKNOWN
    score: int = 0
    against: str = ""


OTHERS: Final = Likeness(Verdict.DIFFERENT, Agreement.NONE, against="participants")
"""The verdict on claims of other parties, where nobody disputes who it was."""


def compare(one: Facts, other: Facts, places: Places) -> Likeness:
    """How alike two claims are; the order of the two does not matter."""
    if one.claim.type != other.claim.type:
        return Likeness(Verdict.DIFFERENT, against="type")
    parties = compare_parties(one.parties, other.parties, one.traits)
    if parties is Agreement.NONE and not one.traits.disputed:
        return OTHERS
    timing = compare_times(one, other)
    nearness = places.nearness(one.places, other.places)
    likeness = Likeness(Verdict.OPEN, parties, timing, nearness)
    against = _against(one, other, likeness)
    if against:
        return likeness._replace(verdict=Verdict.DIFFERENT, against=against)
    if not _enough(one, other, likeness):
        return likeness
    return likeness._replace(verdict=Verdict.SAME, score=_score(one, other, likeness))


def compare_times(one: Facts, other: Facts) -> Timing:
    """How well the times of two claims agree, as far as they or their publication tell."""
    a, b = one.period, other.period
    if not (a.stated and b.stated):
        return _compare_assumed(one, other)
    gap = a.gap(b)
    if gap > 0:
        near = gap <= DAYS_TOGETHER and one.traits.lasting
        return Timing.UNKNOWN if near else Timing.APART
    if _begin_apart(a, b):
        return Timing.APART
    if max(a.days, b.days) <= DAYS_TOGETHER:
        return Timing.DAY
    nested = a.covers(b) or b.covers(a)
    return Timing.CLOSE if nested and max(a.days, b.days) <= WEEKS_TOGETHER else Timing.POSSIBLE


def _begin_apart(a: Period, b: Period) -> bool:
    """Whether both go on without a stated end, from beginnings that are far from each other."""
    return a.end == b.end == EVER and abs(a.begin - b.begin) > WEEKS_TOGETHER


def _compare_assumed(one: Facts, other: Facts) -> Timing:
    """Where one claim names no time: within an article all is possible, else only what its publication allows."""
    if one.claim.article == other.claim.article:
        return Timing.POSSIBLE
    if _undated(one) or _undated(other):
        return Timing.UNKNOWN
    return Timing.POSSIBLE if one.period.gap(other.period) <= 0 else Timing.APART


def _undated(facts: Facts) -> bool:
    """Whether neither its time nor its publication is known."""
    return not facts.period.stated and facts.published is None


def _against(one: Facts, other: Facts, likeness: Likeness) -> str:
    """What excludes that the two claims speak of one happening; empty where nothing does."""
    if likeness.timing is Timing.APART:
        return "time"
    if likeness.parties is Agreement.NONE:
        return "participants"
    if likeness.nearness is Nearness.APART:
        return "place"
    return "status" if _out_of_order(one, other, likeness) else ""


def _out_of_order(one: Facts, other: Facts, likeness: Likeness) -> bool:
    """Whether one claim plans what the other has already seen: then it is the next of its kind."""
    plan, fact = (one, other) if one.is_plan else (other, one)
    if not plan.is_plan or not fact.happened:
        return False
    if plan.claim.article == fact.claim.article:
        return likeness.timing < Timing.CLOSE
    return plan.day is not None and fact.day is not None and plan.day > fact.day + 1


def _enough(one: Facts, other: Facts, likeness: Likeness) -> bool:
    """Whether what agrees is enough for one happening, by the traits of the type."""
    parties, timing, nearness = likeness.parties, likeness.timing, likeness.nearness
    located = nearness is not Nearness.UNKNOWN
    if timing is Timing.UNKNOWN or _told_apart(one, other):
        return False
    if parties <= Agreement.PARTLY:
        same_day_and_spot = timing is Timing.DAY and nearness is Nearness.SAME
        return same_day_and_spot and (parties is Agreement.PARTLY or one.traits.sited)
    if _two_voices(one, other) and (parties is Agreement.FULLY or located or one.traits.patient):
        return True
    if one.traits.placed and not located:
        return parties is Agreement.FULLY or timing is Timing.DAY
    if one.traits.repeating:
        return timing is Timing.DAY and (parties is Agreement.FULLY or located)
    if parties is Agreement.MOSTLY and not one.traits.placed:
        return timing is Timing.DAY or (timing is Timing.CLOSE and located)
    return True


def _told_apart(one: Facts, other: Facts) -> bool:
    """Whether one voice in one article tells of both as past, with nothing that makes one time the more precise."""
    if one.claim.article != other.claim.article or not (one.happened and other.happened):
        return False
    times = [facts.claim.time.edtf if facts.claim.time else None for facts in (one, other)]
    return times[0] == times[1] and _speakers(one) == _speakers(other)


def _two_voices(one: Facts, other: Facts) -> bool:
    """Whether two sources speak of it in one article: of one plan, or of the past with both or none naming a time."""
    if one.claim.article != other.claim.article or _speakers(one) == _speakers(other):
        return False
    return (one.is_plan and other.is_plan) or one.period.stated == other.period.stated


def _speakers(facts: Facts) -> tuple[Iri, ...]:
    return tuple(name.entity.id for name in facts.claim.speakers)


def _score(one: Facts, other: Facts, likeness: Likeness) -> int:
    """How good a match is, to choose among several: what agrees, then how near the two were published."""
    agreed = 4 * likeness.parties + 4 * likeness.timing + 3 * likeness.nearness
    return 4 * agreed + _publication_nearness(one, other)


_NEARNESS: Final = ((1, 2), (3, 1))  # days between publications, and what they are worth


def _publication_nearness(one: Facts, other: Facts) -> int:
    if one.claim.article == other.claim.article:
        return 3
    if one.day is None or other.day is None:
        return 0
    return next((worth for days, worth in _NEARNESS if abs(one.day - other.day) <= days), 0)
