"""Tests of attacks that one party tells of another."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قال وزير الخارجية السوري إن إسرائيل قصفت دمشق.", "alleged"),
        ("قال لافروف إن إسرائيل قصفت سوريا.", "alleged"),
        ("قصفت إسرائيل سوريا.", "occurred"),
        ("قالت مصادر إن إسرائيل قصفت دمشق.", "occurred"),
        ("قال شهود إن إسرائيل قصفت دمشق.", "occurred"),
        ("قال المرصد السوري لحقوق الإنسان إن إسرائيل قصفت دمشق.", "occurred"),
        ("ذكرت وكالة رويترز أن إسرائيل قصفت دمشق.", "occurred"),
        ("قال لافروف إن روسيا قصفت سوريا.", "occurred"),
        ("قال لافروف إن مسلحين قصفوا دمشق.", "occurred"),
        ("قال لافروف إن إسرائيل ستقصف سوريا.", "planned"),
    ],
)
def test_an_attack_is_alleged_that_one_party_and_no_witness_tells_of_another(
    find_claims: Find, text: str, status: str
) -> None:
    assert [claim.status.value for claim in find_claims(text) if claim.type == "Attack"] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قال الادعاء إن بوتين اجتمع مع الأسد في بكين.", "alleged"),
        ("جاء في لائحة الاتهام أن بوتين زار بكين.", "alleged"),
        ("قال النائب العام إن الشرطة اعتقلت بوتين.", "occurred"),
        ("قال نائب وزير الخارجية إن بوتين زار بكين.", "occurred"),
        ("قال لافروف إن إيران هربت أسلحة إلى سوريا.", "alleged"),
        ("قالت مصادر إن إيران هربت أسلحة إلى سوريا.", "occurred"),
        ("قال لافروف إن إيران سلمت أسلحة للمتمردين.", "alleged"),
        ("قال لافروف إن إيران سلمت أسلحة لسوريا.", "occurred"),
        ("قال لافروف إن روسيا سلمت أسلحة للمتمردين.", "occurred"),
        ("قال لافروف إن إسرائيل اعتقلت الأسد.", "alleged"),
        ("قال لافروف إن روسيا اعتقلت الأسد.", "occurred"),
        ("قال لافروف إن داعش قصف دمشق.", "occurred"),
        ("قالت الأمم المتحدة إن إسرائيل قصفت دمشق.", "occurred"),
        ("أفادت معلومات بأن إسرائيل قصفت دمشق.", "occurred"),
    ],
)
def test_blame_is_alleged_that_a_prosecutor_or_a_party_tells(find_claims: Find, text: str, status: str) -> None:
    assert {claim.status.value for claim in find_claims(text)} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Prosecutors said Putin met Assad in Beijing.", "alleged"),
        ("Lavrov said Israel bombed Damascus.", "alleged"),
        ("Witnesses said Israel bombed Damascus.", "occurred"),
        ("Officials said militants bombed Damascus.", "occurred"),
        ("Lavrov said Putin visited Damascus after the Israeli bombing of Beirut.", "occurred"),
    ],
)
def test_english_knows_blame_too(find_claims: Find, text: str, status: str) -> None:
    assert {claim.status.value for claim in find_claims(text, language="en")} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "قال لافروف إن القوات الأمنية قصفت دمشق.",
        "شنت قوات الحلف الأطلسي غارات على دمشق، بحسب الحلف الأطلسي.",
    ],
)
def test_forces_are_those_of_whoever_tells_of_them(find_claims: Find, text: str) -> None:
    assert {claim.status.value for claim in find_claims(text)} == {"occurred"}
