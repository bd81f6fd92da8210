"""Tests of bodies and buildings as places."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _places(claims: tuple[Claim, ...]) -> list[str]:
    (claim,) = claims
    return [place.words for place in claim.places]


def test_what_happens_in_or_before_a_body_with_a_house_happens_there(find_claims: Find) -> None:
    assert _places(find_claims("التقى بوتين وانغ يي في البيت الأبيض أمس.")) == ["البيت الأبيض"]
    assert _places(find_claims("تظاهر المئات أمام السفارة الروسية.")) == ["السفارة الروسية"]
    text = "Police arrested 20 people outside the Israeli embassy in London on Monday."
    assert _places(find_claims(text, language="en")) == ["the Israeli embassy", "London"]


def test_a_body_without_a_house_is_no_place(find_claims: Find) -> None:
    assert _places(find_claims("التقى بوتين وانغ يي في الحكومة أمس.")) == []


def test_the_town_of_a_building_is_told_too_but_not_the_region_of_a_town(find_claims: Find) -> None:
    found = _places(find_claims("شن مسلحون هجوما على قاعدة عسكرية في منطقة بيربينيان."))
    assert found == ["قاعدة عسكرية", "منطقة بيربينيان"]
    assert _places(find_claims("قتل شرطي في هجوم في موسكو في منطقة سكوفو.")) == ["موسكو"]


def test_the_side_of_a_town_on_which_a_square_lies_is_told_but_not_that_on_which_a_region_does(
    find_claims: Find,
) -> None:
    assert _places(find_claims("تظاهر آلاف العراقيين في ساحة التحرير وسط بغداد.")) == ["ساحة التحرير", "وسط بغداد"]
    assert _places(find_claims("قتل جنود في غارة في ولاية لوغار جنوب كابل.")) == ["ولاية لوغار"]


def test_a_quarter_in_the_midst_of_a_town_tells_the_town(find_claims: Find) -> None:
    found = _places(find_claims("اختطف مسلحون ثلاثة عمال في منطقة الكرادة وسط بغداد."))
    assert sorted(found) == ["منطقة الكرادة", "وسط بغداد"]


def test_what_happens_off_a_coast_happens_there(find_claims: Find) -> None:
    assert _places(find_claims("انفجر قارب للمهاجرين قبالة سواحل ليبيا.")) == ["سواحل ليبيا"]
