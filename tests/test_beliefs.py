"""Tests of what is only believed or suspected, and of what is known all the same."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "يشتبه بأن المسلحين خططوا لشن هجوم على سوريا.",
        "ويشتبه في أن المسلحين يستعدون لشن هجوم على سوريا.",
        "زعم لافروف أن المسلحين خططوا لشن هجوم على سوريا.",
    ],
)
def test_what_somebody_is_suspected_to_plan_is_alleged(text: str, find_claims: Find) -> None:
    assert [claim.status.value for claim in find_claims(text)] == ["alleged"]


@pytest.mark.parametrize(
    "text",
    [
        "نعتقد أن التفجير الذي استهدف دمشق إرهابي.",
        "رجح لافروف أن يكون الهجوم على دمشق انتحاريا.",
        "استبعد لافروف أن يكون الهجوم على دمشق انتحاريا.",
    ],
)
def test_an_attack_of_which_something_is_believed_did_happen(text: str, find_claims: Find) -> None:
    assert {claim.status.value for claim in find_claims(text) if claim.type == "Attack"} == {"occurred"}


def test_a_believed_event_is_only_believed(find_claims: Find) -> None:
    (attack,) = find_claims("يعتقد أن إسرائيل قصفت دمشق.")
    assert attack.status.value == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "نفت روسيا أي علاقة لها باشتباكات دمشق.",
        "نفت روسيا تورطها في الهجوم على دمشق.",
        "اتهم لافروف إيران بالمسؤولية عن هجوم دمشق.",
    ],
)
def test_a_deed_is_known_in_which_somebody_is_said_or_denied_to_have_had_a_part(text: str, find_claims: Find) -> None:
    assert [claim.status.value for claim in find_claims(text) if claim.type == "Attack"] == ["occurred"]


def test_a_participle_tells_what_the_accuser_does_besides(find_claims: Find) -> None:
    claims = find_claims("اتهم لافروف إيران بقصف دمشق، مطالبا الصين بالتدخل.")
    statuses = {str(claim.type): claim.status.value for claim in claims}
    assert (statuses["Attack"], statuses["Demand"]) == ("alleged", "occurred")
