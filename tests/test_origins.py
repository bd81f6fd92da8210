"""Tests of datelines without capitals."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(party.role, party.name.words) for party in claim.participants}


def test_a_dateline_takes_no_part_in_what_is_told(find_claims: Find) -> None:
    (claim,) = find_claims("القاهرة - رويترز - اعتقلت الشرطة المصرية عشرة متظاهرين.")
    assert _roles(claim) == {("agent", "الشرطة المصرية"), ("recipient", "عشرة متظاهرين")}


def test_people_meet_where_a_report_on_it_was_written(find_claims: Find) -> None:
    (claim,) = find_claims("بيروت (رويترز) - التقى سعد الحريري نبيه بري.")
    assert [place.words for place in claim.places] == ["بيروت"]


def test_a_country_that_signs_is_no_dateline(find_claims: Find) -> None:
    (claim,) = find_claims("روسيا وإيران وقعتا اتفاقا في موسكو.")
    assert _roles(claim) == {("participant", "روسيا"), ("participant", "إيران")}
