"""Tests of participles that only qualify somebody, in English."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def test_a_visiting_statesman_is_met_and_not_visited(find_claims: Find) -> None:
    (claim,) = find_claims("Hu Jintao met with visiting Russian President Vladimir Putin.", language="en")
    assert claim.type == "Meeting"
    assert [p.name.words for p in claim.participants] == ["Hu Jintao", "Russian President Vladimir Putin"]


def test_to_visit_somebody_is_a_visit(find_claims: Find) -> None:
    (claim,) = find_claims("Hu Jintao is visiting Vladimir Putin in Moscow.", language="en")
    assert claim.type == "Visit"
