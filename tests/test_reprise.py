"""Tests of pronouns in relative clauses that take up an event noun."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(party.role, party.name.words) for party in claim.participants}


def test_the_driver_of_a_car_bomb_makes_no_blast_last(find_claims: Find) -> None:
    (claim,) = find_claims("أصيب 9 أشخاص إثر انفجار سيارة مفخخة يقودها انتحاري.")
    assert claim.status == "occurred"


def test_whoever_leads_an_attack_is_in_it(find_claims: Find) -> None:
    (claim,) = find_claims("شنت القوات هجوما يقوده حفتر على طرابلس.")
    assert ("agent", "حفتر") in _roles(claim)
