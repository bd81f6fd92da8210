"""Tests of the gender with which verbs agree."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claims: tuple[Claim, ...], kind: str) -> list[tuple[str, str]]:
    (claim,) = (claim for claim in claims if claim.type == kind)
    return [(participant.name.words, participant.role.value) for participant in claim.participants]


@pytest.mark.parametrize("country", ["العراق", "لبنان", "السودان", "اليمن", "المغرب", "الأردن", "جنوب السودان"])
def test_a_masculine_verb_may_have_a_country_for_its_subject(find_claims: Find, country: str) -> None:
    found = _roles(find_claims(f"اتهم {country} تركيا بقصف أراضيه."), "Accusation")
    assert found == [(country, "agent"), ("تركيا", "recipient")]


def test_a_masculine_verb_has_no_feminine_country_for_its_subject(find_claims: Find) -> None:
    (claim,) = find_claims("التقى بوتين كيري في بكين أمس. ودعا روسيا إلى الحوار.")[-1:]
    assert ("روسيا", "agent") not in [(p.name.words, p.role.value) for p in claim.participants]


def test_a_region_may_be_where_a_masculine_verb_tells_of_fighting(find_claims: Find) -> None:
    (claim,) = find_claims("ويشهد جنوب السودان حربا أهلية منذ 2013.")
    assert [place.words for place in claim.places] == ["جنوب السودان"]
