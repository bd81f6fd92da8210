"""Tests of who goes on meeting people."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(party.role, party.name.words) for party in claim.participants}


def test_the_host_of_the_encounter_before_goes_on(find_claims: Find) -> None:
    claims = find_claims("استقبل الرئيس سعد الحريري السفير الأميركي ميشال عيسى. ثم التقى السفير الفرنسي هيرفيه ماغرو.")
    assert _roles(claims[1]) == {("participant", "الرئيس سعد الحريري"), ("participant", "السفير الفرنسي هيرفيه ماغرو")}


def test_two_named_parties_are_all(find_claims: Find) -> None:
    claims = find_claims("استقبل الرئيس سعد الحريري السفير الأميركي ميشال عيسى. والتقى بوتين ميركل.")
    assert _roles(claims[1]) == {("participant", "بوتين"), ("participant", "ميركل")}
