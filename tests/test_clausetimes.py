"""Tests of times that the clauses around an event tell."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _when(claims: tuple[Claim, ...]) -> dict[str, str | None]:
    return {claim.type: claim.time.edtf if claim.time else None for claim in claims}


def test_what_happened_when_something_else_was_has_its_time(find_claims: Find) -> None:
    claims = find_claims("كانت سياسة الحزب كذلك في 1983 عندما فاز حزب العمال بالانتخابات.")
    assert _when(claims)["Election"] == "1983"
    claims = find_claims("لم يصل الأمر إلى حد الصدام قبل 10 مايو الماضي، حين هاجم مسلحون حاجزا للجيش السوري.")
    assert _when(claims)["Attack"] == "2024-05-10"


def test_an_agreement_is_of_when_it_came_about(find_claims: Find) -> None:
    claims = find_claims("ستتمكن روسيا من ذلك بموجب اتفاق مع الصين تم التوصل إليه في مايو الماضي.")
    assert _when(claims)["Agreement"] == "2024-05"


def test_a_relative_clause_of_something_else_gives_no_time(find_claims: Find) -> None:
    claims = find_claims("ستتمكن روسيا من ذلك بموجب اتفاق مع الصين رفضه الكونغرس في مايو الماضي.")
    assert _when(claims)["Agreement"] is None


def test_many_of_what_happened_happened_when_it_is_told(find_claims: Find) -> None:
    claims = find_claims("شهدت موسكو أمس الكثير من الاشتباكات بين الشرطة الروسية والمتظاهرين.")
    assert _when(claims)["Attack"] == "2024-06-11"
