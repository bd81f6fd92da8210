"""Tests of whom a decision, promise or threat is about."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "kind", "concerned"),
    [
        ("قرر بوتين مكافأة أفراد المقاومة الشعبية.", "Decision", "أفراد المقاومة الشعبية"),
        ("أصدر الرئيس قرارا بإقالة وزير الدفاع.", "Decision", "وزير الدفاع"),
        ("أمر بوتين القوات الروسية بالانسحاب.", "Decision", "القوات الروسية"),
        ("هددت كوريا الشمالية بقصف القوات الأميركية.", "Threat", "القوات الأميركية"),
        ("تعهد كاميرون بدعم المعارضة السورية.", "Pledge", "المعارضة السورية"),
    ],
)
def test_whoever_stands_behind_the_verbal_noun_is_concerned(
    find_claims: Find, text: str, kind: str, concerned: str
) -> None:
    claim = next(claim for claim in find_claims(text) if claim.type == kind)
    assert [p.name.words for p in claim.participants if p.role == "recipient"] == [concerned]


def test_where_somebody_is_handed_over_to_is_not_whom_a_decision_is_about(find_claims: Find) -> None:
    claim = next(c for c in find_claims("قرر بوتين تسليم المعدات إلى ليبيا.") if c.type == "Decision")
    assert [p.role.value for p in claim.participants] == ["agent"]
