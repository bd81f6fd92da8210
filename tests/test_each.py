"""Tests of each of several told by name."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(party.role, party.name.words) for party in claim.participants}


def test_each_of_several_is_those_it_names(find_claims: Find) -> None:
    (claim,) = find_claims("اعتقلت الشرطة كلا من: يزن يوسف حسن، ومعاذ عصام نصار.")
    assert {words for role, words in _roles(claim) if role == "recipient"} == {"يزن يوسف حسن", "معاذ عصام نصار"}


def test_the_preposition_before_each_is_that_of_the_names(find_claims: Find) -> None:
    (claim,) = find_claims("وقعت انفجارات في كل من العراق وليبيا أمس.")
    assert [place.words for place in claim.places] == ["العراق", "ليبيا"]


def test_whoever_does_something_is_nobody_named(find_claims: Find) -> None:
    assert not find_claims("وحذر من كل من يخالف القانون.")
