"""Tests of whom praise, blame and refusal are aimed at where only what he says or does is named."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "kind", "aim"),
    [
        ("أشاد بوتين بالجهود التي يبذلها ستيفان دي ميستورا لحل الأزمة.", "Support", "ستيفان دي ميستورا"),
        ("استنكرت منظمة التعاون الإسلامي التصريحات التي أدلى بها نوري المالكي.", "Accusation", "نوري المالكي"),
        ("أدانت منظمة التعاون الإسلامي التصريحات التي صدرت عن نوري المالكي.", "Accusation", "نوري المالكي"),
        ("رفض نتنياهو ما قاله جون كيري.", "Rejection", "جون كيري"),
        ("رحب بوتين بالبيان الصادر عن جامعة الدول العربية.", "Support", "جامعة الدول العربية"),
        ("أعرب أوباما عن استغرابه من تناقض تصريحات القيادات الإيرانية.", "Accusation", "القيادات الإيرانية"),
    ],
)
def test_whoever_does_or_says_what_is_judged_is_aimed_at(find_claims: Find, text: str, kind: str, aim: str) -> None:
    claim = next(claim for claim in find_claims(text) if claim.type == kind)
    assert [p.name.words for p in claim.participants if p.role == "recipient"] == [aim]


def test_what_is_judged_by_itself_is_aimed_at_nobody(find_claims: Find) -> None:
    (claim,) = find_claims("رحب بوتين بالقرار الذي صدر أمس.")
    assert [p.role.value for p in claim.participants] == ["agent"]
