"""Tests of what an apostrophe shortens in English."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize("mark", ["'", "’"])
@pytest.mark.parametrize("verb", ["didn{}t meet", "won{}t meet", "hasn{}t met"])
def test_what_is_denied_in_short_is_denied(find_claims: Find, verb: str, mark: str) -> None:
    (claim,) = find_claims(f"Vladimir Putin {verb.format(mark)} Bill Clinton in Moscow.", language="en")
    assert (claim.type, claim.status, len(claim.participants)) == ("Meeting", "denied", 2)


def test_what_should_not_have_been_is_not_told(find_claims: Find) -> None:
    assert find_claims("Vladimir Putin shouldn’t have met Bill Clinton.", language="en") == ()


def test_a_shortened_future_is_planned(find_claims: Find) -> None:
    (claim,) = find_claims("Vladimir Putin met Xi Jinping. He'll visit China.", language="en")[1:]
    assert (claim.type, claim.status) == ("Visit", "planned")


def test_what_somebody_says_in_short_he_will_not_do_he_refuses(find_claims: Find) -> None:
    (claim,) = find_claims("Russia won't accept the plan.", language="en")
    assert (claim.type, claim.status) == ("Rejection", "occurred")


def test_an_apostrophe_behind_a_name_is_the_sign_of_the_genitive(find_claims: Find) -> None:
    (claim,) = find_claims("Vladimir Putin's visit to China was postponed.", language="en")
    assert (claim.type, claim.status) == ("Visit", "postponed")
