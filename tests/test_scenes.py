"""Tests of where events happened whose sentences name no place."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _places(claims: tuple[Claim, ...]) -> list[list[str]]:
    return [[place.entity.label("en") for place in claim.places] for claim in claims]


def test_a_group_gives_no_country_to_an_office(find_claims: Find) -> None:
    assert _places(find_claims("عينت حركة طالبان زعيما جديدا.")) == [[]]


def test_an_office_is_given_in_the_country_of_whoever_gives_it(find_claims: Find) -> None:
    assert _places(find_claims("عين الرئيس الروسي وزيرا جديدا للدفاع.")) == [["Russia"]]


def test_an_attack_told_after_another_of_the_same_goes_on_there(find_claims: Find) -> None:
    found = _places(find_claims("هاجم مسلحون الشرطة الروسية في موسكو. وقتلت الشرطة الروسية مسلحا."))
    assert found == [["Moscow"], ["Moscow"]]


def test_an_attack_of_others_is_not_there(find_claims: Find) -> None:
    found = _places(find_claims("هاجم مسلحون الشرطة الروسية في موسكو. وقصفت إسرائيل حزب الله."))
    assert found == [["Moscow"], []]


def test_what_is_agreed_at_a_meeting_told_before_is_agreed_there(find_claims: Find) -> None:
    text = "التقى وليد المعلم يوسف بن علوي في مسقط أمس. وخلال الاجتماع اتفق المعلم وبن علوي على وقف القتال."
    found = {str(claim.type): [place.entity.label("en") for place in claim.places] for claim in find_claims(text)}
    assert found["Agreement"] == ["Muscat"]
