"""Tests of those of whom only the number is told, in English."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(p.name.words, p.role.value) for p in claim.participants}


@pytest.mark.parametrize(
    ("text", "crowd"),
    [
        ("At least 12 were killed in Baghdad.", ("At least 12", "recipient")),
        ("More than 400 were detained in Minsk.", ("More than 400", "recipient")),
        ("Tens of thousands marched in Moscow.", ("Tens of thousands", "agent")),
    ],
)
def test_a_number_alone_stands_for_people(find_claims: Find, text: str, crowd: tuple[str, str]) -> None:
    (claim,) = find_claims(text, language="en")
    assert crowd in _roles(claim)


def test_one_alone_is_nobody(find_claims: Find) -> None:
    assert find_claims("One was killed on Friday.", language="en") == ()
