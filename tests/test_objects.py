"""Tests of names behind an object by which a verb has its meaning."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(party.role, party.name.words) for party in claim.participants}


def test_whom_a_charge_is_against_stands_behind_it(find_claims: Find) -> None:
    (claim,) = find_claims("حركت النيابة العامة الدعوى العمومية ضد ثلاثة أشخاص.")
    assert _roles(claim) == {("agent", "النيابة العامة"), ("recipient", "ثلاثة أشخاص")}


def test_what_a_charge_is_of_is_charged_with_nothing(find_claims: Find) -> None:
    (claim,) = find_claims("أسندت النيابة للمتهمين تهمة الانضمام لجماعة إرهابية.")
    assert _roles(claim) == {("agent", "النيابة"), ("recipient", "للمتهمين")}
