"""The days that a claim may speak of, whether or not it names a time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.graph.vocabulary import event_types
from kb.merging.outcomes import link_table
from kb.merging.periods import EVER, Period, assumed_period, is_plan, stated_period
from kb.merging.traits import find_traits, trait_table
from kb.model import EventType, Span, Status, TimeValue

JUNE = date(2024, 6, 12)
MEETING, WAR = (find_traits(EventType(name)) for name in ("Meeting", "War"))
DAYS = st.integers(1, 5000)


def time(edtf: str | None, begin: date | None, end: date | None) -> TimeValue:
    return TimeValue(phrase="then", span=Span(0, 4), rule="test", edtf=edtf, earliest_begin=begin, latest_end=end)


@pytest.mark.parametrize(
    ("edtf", "slack_before", "slack_after"),
    [("2024-06-01/2024-06-30", 0, 0), ("2024-06~/2024-06", 31, 0), ("2024-06~/2024-06~", 31, 31), ("2024-06~", 31, 31)],
)
def test_only_an_approximate_end_is_given_slack(edtf: str, slack_before: int, slack_after: int) -> None:
    begin, end = date(2024, 6, 1), date(2024, 6, 30)
    period = stated_period(time(edtf, begin, end))
    assert period == Period(begin.toordinal() - slack_before, end.toordinal() + slack_after, stated=True)


def test_an_open_end_lies_beyond_every_day() -> None:
    period = stated_period(time("2022-02-24/..", date(2022, 2, 24), None))
    assert period is not None
    assert period.end == EVER > date.max.toordinal()


def test_a_time_that_cannot_be_resolved_states_no_period() -> None:
    assert stated_period(time(None, None, None)) is None
    assert stated_period(None) is None


def test_news_without_a_time_is_of_the_last_days_and_a_plan_of_the_next_weeks() -> None:
    day = JUNE.toordinal()
    assert assumed_period(Status.OCCURRED, JUNE, MEETING) == Period(day - 3, day, stated=False)
    assert assumed_period(Status.PLANNED, JUNE, MEETING).end > day
    assert assumed_period(Status.ONGOING, JUNE, WAR).begin < day - 365
    assert assumed_period(Status.OCCURRED, None, MEETING) == Period(-EVER, EVER, stated=False)


def test_what_is_possible_looks_ahead_unless_its_time_is_past() -> None:
    past, ahead = Period(1, JUNE.toordinal() - 9, stated=True), Period(1, JUNE.toordinal() + 9, stated=True)
    assert not is_plan(Status.POSSIBLE, past, JUNE)
    assert is_plan(Status.POSSIBLE, ahead, JUNE)
    assert is_plan(Status.PLANNED, past, JUNE)
    assert not is_plan(Status.OCCURRED, ahead, JUNE)


@given(DAYS, DAYS, DAYS, DAYS)
def test_periods_have_no_gap_just_when_they_share_a_day(a: int, b: int, c: int, d: int) -> None:
    one, other = Period(min(a, b), max(a, b), stated=True), Period(min(c, d), max(c, d), stated=True)
    shared = set(range(one.begin, one.end + 1)) & set(range(other.begin, other.end + 1))
    assert (one.gap(other) <= 0) == bool(shared)
    assert one.gap(other) == other.gap(one)


def test_the_tables_name_only_types_of_the_ontology() -> None:
    links = link_table()
    linked = {row[key] for kind, key in (("outcome", "plan"), ("part", "whole")) for row in links[kind]}
    linked |= {name for kind, key in (("outcome", "as"), ("part", "part")) for row in links[kind] for name in row[key]}
    assert (set(trait_table()) - {"default"}) | linked <= set(event_types())


def test_a_type_that_the_table_does_not_name_has_the_default_traits() -> None:
    assert find_traits(EventType("Message")) == find_traits(EventType("Something new"))
    assert find_traits(EventType("Meeting")).symmetric
