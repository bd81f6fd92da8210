"""Tests of deaths by a weapon."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(party.role, party.name.words) for party in claim.participants}


def test_whoever_bears_the_weapon_is_the_attacker(find_claims: Find) -> None:
    (claim,) = find_claims("قتل شاب فلسطيني برصاص الجيش الإسرائيلي.")
    assert claim.type == "Attack"
    assert _roles(claim) == {("recipient", "شاب فلسطيني"), ("agent", "الجيش الإسرائيلي")}


def test_a_death_without_a_weapon_stays_one(find_claims: Find) -> None:
    (claim,) = find_claims("توفي الرئيس المصري السابق حسني مبارك أمس.")
    assert claim.type == "Death"


def test_the_attack_told_beside_a_death_by_a_weapon_is_the_same(find_claims: Find) -> None:
    (claim,) = find_claims("قتل عنصران من الشرطة بالرصاص أمس في أنقرة، في هجوم جديد.")
    assert _roles(claim) == {("recipient", "عنصران من الشرطة")}
