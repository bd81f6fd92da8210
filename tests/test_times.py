"""Tests of which time of a sentence belongs to which event."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _when(claims: tuple[Claim, ...]) -> dict[str, str | None]:
    return {claim.type: claim.time.edtf if claim.time else None for claim in claims}


def test_a_verb_joined_to_another_has_its_time(find_claims: Find) -> None:
    claims = find_claims("دعا بوتين أمس الصين إلى الحوار واتهم إسرائيل بقصف سوريا.")
    assert _when(claims) == {"Demand": "2024-06-11", "Accusation": "2024-06-11", "Attack": None}


def test_a_noun_has_the_time_of_the_verb_that_it_hangs_on(find_claims: Find) -> None:
    claims = find_claims("كشفت الشرطة أمس عن تقديم لائحة اتهام ضد بوتين.")
    assert _when(claims)["Accusation"] == "2024-06-11"


def test_the_time_of_a_report_is_not_the_event_s(find_claims: Find) -> None:
    assert _when(find_claims("قال لافروف أمس إن إسرائيل قصفت سوريا.")) == {"Attack": None}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("زار بوتين الصين أمس بعد ثلاثة أيام من قصف إسرائيل سوريا.", "2024-06-08"),
        ("زار بوتين الصين أمس بعد نحو أسبوعين على قصف إسرائيل سوريا.", "2024-05-28~"),
        ("زار بوتين الصين بعد أكثر من أربعة أعوام من قصف إسرائيل سوريا.", "2020~"),
    ],
)
def test_so_long_after_an_event_tells_when_that_was(find_claims: Find, text: str, edtf: str) -> None:
    assert _when(find_claims(text))["Attack"] == edtf


def test_days_after_an_event_of_no_known_day_tell_no_day(find_claims: Find) -> None:
    assert _when(find_claims("زار بوتين الصين بعد ثلاثة أيام من قصف إسرائيل سوريا."))["Attack"] is None


@pytest.mark.parametrize(
    "text", ["قتل كثيرون منذ اندلاع الحرب في سوريا عام 2011.", "قتل كثيرون منذ اندلعت الحرب في سوريا عام 2011."]
)
def test_a_war_that_broke_out_goes_on_since(find_claims: Find, text: str) -> None:
    assert _when(find_claims(text))["War"] == "2011/.."


def test_the_last_hours_end_when_somebody_says_so(find_claims: Find) -> None:
    claims = find_claims("أعلن الجيش الأوكراني أمس أن روسيا قصفت كييف خلال الأربع والعشرين ساعة الماضية.")
    assert _when(claims)["Attack"] == "2024-06-10/2024-06-11"


def test_what_is_told_when_something_else_happened_has_its_time(find_claims: Find) -> None:
    (attack,) = find_claims("قتل جنديان عندما فجر مسلحون لغما الاثنين الماضي.")
    assert attack.time is not None
    assert attack.time.edtf == "2024-06-10"


def test_who_goes_on_speaking_does_it_on_the_day_on_which_he_spoke(find_claims: Find) -> None:
    claims = find_claims("قال بوتين أمس إن روسيا قوية. كما اتهم بوتين أوكرانيا بقصف كورسك.")
    assert _when(claims)["Accusation"] == "2024-06-11"


def test_what_somebody_says_the_day_after_an_event_tells_its_day(find_claims: Find) -> None:
    claims = find_claims("قال بوتين أمس إن روسيا قوية، وذلك غداة اجتماع مع الصين.")
    assert _when(claims)["Meeting"] == "2024-06-10"


def test_a_time_before_an_english_noun_is_its_own(find_claims: Find) -> None:
    claims = find_claims("The sanctions imposed on Iraq after its 1990 invasion of Kuwait remain.", language="en")
    assert _when(claims)["Attack"] == "1990"
    assert _when(claims)["Sanction"] is None


def test_since_when_something_is_the_first_of_its_kind_is_not_its_time(find_claims: Find) -> None:
    assert _when(find_claims("قام لافروف بأول زيارة إلى سوريا منذ 2012.")) == {"Visit": None}
    assert _when(find_claims("قصفت روسيا سوريا في أعنف هجوم منذ عام.")) == {"Attack": None}


def test_what_is_asked_for_next_week_was_not_asked_for_then(find_claims: Find) -> None:
    (demand,) = find_claims("دعا بوتين الصين إلى عقد قمة الأسبوع المقبل.")
    assert (demand.status.value, demand.time) == ("occurred", None)


def test_how_long_talks_took_is_no_time_before_them(find_claims: Find) -> None:
    claims = find_claims("توصلت إيران إلى اتفاق مع روسيا بعد 12 عاما من المفاوضات.")
    assert all(claim.time is None for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت روسيا الثلاثاء أنها تدعم الصين.",
        "قال بوتين في مقابلة بثت الثلاثاء إنه يدعم الصين.",
    ],
)
def test_who_does_something_by_his_words_does_it_when_he_says_them(find_claims: Find, text: str) -> None:
    assert _when(find_claims(text)) == {"Support": "2024-06-11"}


def test_two_nouns_for_one_ceremony_have_one_time(find_claims: Find) -> None:
    claims = find_claims("شارك بوتين في حفل افتتاح القناة أمس.")
    assert {claim.time.edtf if claim.time else None for claim in claims} == {"2024-06-11"}


def test_the_middle_of_a_year_is_no_whole_year(find_claims: Find) -> None:
    (visit,) = find_claims("زار بوتين الصين منتصف 2016.")
    assert visit.time is not None
    assert visit.time.edtf == "2016-05~/2016-08~"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("زار بوتين الصين من 21 يونيو 2013 حتى 14 أغسطس من نفس العام.", "2013-06-21/2013-08-14"),
        ("زار بوتين الصين من 21 يونيو 2013 حتى 14 أغسطس من العام نفسه.", "2013-06-21/2013-08-14"),
        ("زار بوتين الصين في نفس اليوم.", None),
        ("زار بوتين الصين في اليوم ذاته.", None),
        ("زار بوتين محافظة إب.", None),
        ("زار بوتين محافظة إب أمس.", "2024-06-11"),
        ("زار بوتين الصين بمناسبة ذكرى ثورة 23 يوليو.", None),
        ("زار بوتين الصين في 23 يوليو الماضي.", "2023-07-23"),
    ],
)
def test_the_same_day_and_a_date_in_a_name_are_no_day_of_the_event(
    find_claims: Find, text: str, edtf: str | None
) -> None:
    assert _when(find_claims(text))["Visit"] == edtf


def test_since_before_an_event_noun_opens_its_time(find_claims: Find) -> None:
    assert _when(find_claims("تشهد الصين منذ ديسمبر 2013 حربا أهلية."))["War"] == "2013-12/.."


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("قال لافروف أمس إن روسيا ترفض مقترحات الصين.", "2024-06-11"),
        ("قال لافروف أمس إن اليابان ترفض مقترحات الصين.", None),
    ],
)
def test_whoever_speaks_for_his_country_does_its_acts_of_words_when_he_speaks(
    find_claims: Find, text: str, edtf: str | None
) -> None:
    assert _when(find_claims(text))["Rejection"] == edtf


def test_when_the_date_of_an_event_is_told_is_not_when_it_is(find_claims: Find) -> None:
    claims = find_claims("قال كاميرون إنه سيعلن موعد الاستفتاء في أكتوبر.")
    assert _when(claims).get("Election") is None


def test_nobody_decides_for_the_rest_of_the_day(find_claims: Find) -> None:
    claims = find_claims("قررت الحكومة الروسية وقف البث بقية اليوم.")
    assert _when(claims)["Decision"] is None


def test_a_day_is_not_carried_to_what_somebody_did_by_words_in_another_paragraph(find_claims: Find) -> None:
    claims = find_claims("قال بوتين أمس إن روسيا قوية.\n\nكما اتهم بوتين أوكرانيا بقصف كورسك.")
    assert _when(claims)["Accusation"] is None
    claims = find_claims("قال بوتين أمس إن روسيا قوية.\n\nوأضاف بوتين: «يجب على أوكرانيا وقف القصف».")
    assert _when(claims).get("Demand") == "2024-06-11"


def test_since_when_somebody_was_arrested_is_when_he_was(find_claims: Find) -> None:
    assert _when(find_claims("اعتقلت الشرطة الروسية مسلحا منذ عامين."))["Arrest"] == "2022~"
    assert _when(find_claims("جرى اختطافه منذ شهر مايو الماضي في موسكو."))["Attack"] == "2024-05"
    assert _when(find_claims("تتواصل الحرب بين روسيا وأوكرانيا منذ عامين."))["War"] == "2022~/.."
