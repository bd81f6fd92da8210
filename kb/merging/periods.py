"""When a claim's event was, as a stretch of days that may be compared, whether or not the claim names a time."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from kb.merging.traits import Traits
from kb.model import Status, TimeValue

EVER: Final = 10_000_000
"""More days than there are between any two dates: where an end is open."""
DAYS_TOGETHER: Final = 3
"""Up to this many days count as one date: a summit of a weekend, the two days of a visit."""
WEEKS_TOGETHER: Final = 62
"""Up to this many days (two months) a period is a date of some precision."""

_SLACK: Final = {4: 366, 7: 31, 10: 3}  # days that "~" may mean, by the length of what it stands after
_PLAN_AHEAD: Final = 31  # days that a plan without a date may lie ahead
_AHEAD: Final = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CANCELLED, Status.POSTPONED})


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `begin` to `end`, both included, as ordinals; `stated` where the claim itself names a time."""

    begin: int
    end: int
    stated: bool

    @property
    def days(self) -> int:
        """How many days it covers."""
        return self.end - self.begin + 1

    def gap(self, other: "Period") -> int:
        """Days between the two; 0 or less where they overlap."""
        return max(self.begin, other.begin) - min(self.end, other.end)

    def covers(self, other: "Period") -> bool:
        """Whether the other lies inside this one."""
        return self.begin <= other.begin and other.end <= self.end


def stated_period(time: TimeValue | None) -> Period | None:
    """The days that a time expression allows, an approximate end (~) being given slack; None where it says none."""
    if time is None or not time.resolved or time.edtf is None:
        return None
    first, _, last = time.edtf.partition("/")
    begin = time.earliest_begin.toordinal() - _slack(first) if time.earliest_begin else -EVER
    end = time.latest_end.toordinal() + _slack(last or first) if time.latest_end else EVER
    return Period(begin, end, stated=True)


def assumed_period(status: Status, published: date | None, traits: Traits) -> Period:
    """The days that a claim without a time speaks of: news is of the last days, a plan of the next weeks."""
    if published is None:
        return Period(-EVER, EVER, stated=False)
    day = published.toordinal()
    before = 1 if status in _AHEAD else traits.near_days
    after = _PLAN_AHEAD if status in _AHEAD or status is Status.DENIED else 0
    return Period(day - before, day + after, stated=False)


def is_plan(status: Status, period: Period, published: date | None) -> bool:
    """Whether the claim looks ahead: what is only possible may also be past."""
    if status is Status.POSSIBLE and period.stated and published is not None:
        return period.end >= published.toordinal()
    return status in _AHEAD


def _slack(end: str) -> int:
    return _SLACK.get(len(end) - 1, 0) if end.endswith("~") else 0
