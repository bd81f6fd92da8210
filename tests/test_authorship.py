"""Tests of who is behind a deed where no verb of doing it says so."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _agents(claims: tuple[Claim, ...], kind: str = "Attack") -> list[str]:
    return [p.name.words for c in claims if c.type == kind for p in c.participants if p.role == "agent"]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("أعلنت الحكومة أن تنظيم داعش يقف وراء الهجوم في بغداد.", "تنظيم داعش"),
        ("اتهمت أنقرة حزب العمال الكردستاني بالوقوف وراء التفجير في أنقرة.", "حزب العمال الكردستاني"),
        ("قالت الشرطة إن حركة الشباب مسؤولة عن الهجوم على الفندق في مقديشو.", "حركة الشباب"),
        ("أعلنت حركة طالبان مسؤوليتها عن الهجوم على القاعدة في كابل.", "حركة طالبان"),
        ("حملت الحكومة حزب الله مسؤولية الهجوم على السفارة في بيروت.", "حزب الله"),
    ],
)
def test_whoever_stands_behind_or_answers_for_an_attack_is_its_author(
    find_claims: Find, text: str, author: str
) -> None:
    assert _agents(find_claims(text)) == [author]


def test_whoever_denies_a_part_in_an_attack_is_not_made_its_author(find_claims: Find) -> None:
    assert _agents(find_claims("نفى حزب الله ضلوعه في التفجير الذي وقع في بيروت.")) == []


def test_whoever_has_a_noun_of_doing_by_a_pronoun_does_it(find_claims: Find) -> None:
    claims = find_claims("قال بوتين للصحافيين قبل قيامه بزيارة إلى الصين إن روسيا مستعدة.")
    assert _agents(claims, "Visit") == ["بوتين"]
