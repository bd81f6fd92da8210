"""Tests of whether an event happened, as its sentence tells it."""

from collections.abc import Callable

import pytest

from kb.model import BlockKind, Claim

Find = Callable[..., tuple[Claim, ...]]


def _visits(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(claim.status.value, claim.certainty.value) for claim in claims if claim.type == "Visit"]


@pytest.mark.parametrize(
    ("text", "status", "certainty"),
    [
        ("زار بوتين الصين.", "occurred", "certain"),
        ("يزور بوتين الصين حاليا.", "ongoing", "certain"),
        ("سيزور بوتين الصين.", "planned", "probable"),
        ("سوف يزور بوتين الصين.", "planned", "probable"),
        ("قد يزور بوتين الصين.", "possible", "possible"),
        ("لم يزر بوتين الصين.", "denied", "certain"),
        ("لن يزور بوتين الصين.", "denied", "certain"),
        ("يعتزم بوتين زيارة الصين.", "planned", "probable"),
        ("بوتين من المقرر أن يزور الصين.", "planned", "probable"),
        ("بحث لافروف زيارة بوتين المقررة إلى الصين.", "planned", "probable"),
        ("زيارة بوتين إلى الصين ملغاة.", "cancelled", "certain"),
        ("زيارة بوتين المقررة إلى الصين ملغاة.", "cancelled", "certain"),
        ("ألغى بوتين زيارة إلى الصين.", "cancelled", "certain"),
        ("أرجئت زيارة بوتين إلى الصين.", "postponed", "certain"),
        ("نفى الكرملين زيارة بوتين إلى الصين.", "denied", "certain"),
        ("لم يؤكد الكرملين زيارة بوتين إلى الصين.", "planned", "possible"),
    ],
)
def test_arabic_tense_negation_governing_verbs_and_adjectives_tell_the_status(
    find_claims: Find, text: str, status: str, certainty: str
) -> None:
    assert _visits(find_claims(text)) == [(status, certainty)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Putin visited China.", "occurred"),
        ("Putin has visited China.", "occurred"),
        ("Putin is visiting China.", "ongoing"),
        ("Putin will visit China.", "planned"),
        ("Putin plans to visit China.", "planned"),
        ("Putin may visit China.", "possible"),
        ("Putin did not visit China.", "denied"),
        ("Putin cancelled a visit to China.", "cancelled"),
        ("The Kremlin denied a visit by Putin to China.", "denied"),
    ],
)
def test_english_auxiliaries_and_governing_verbs_tell_the_status(find_claims: Find, text: str, status: str) -> None:
    assert [each for each, _ in _visits(find_claims(text, language="en"))] == [status]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("إذا زار بوتين الصين فسيلتقي وانغ يي.", "ar"),
        ("لو زار بوتين الصين لالتقى وانغ يي.", "ar"),
        ("If Putin visits China, he will meet Wang Yi.", "en"),
        ("يريد بوتين زيارة الصين.", "ar"),
        ("Putin wants to visit China.", "en"),
    ],
)
def test_conditions_and_wishes_state_no_event(find_claims: Find, text: str, language: str) -> None:
    assert find_claims(text, language=language) == ()


def test_a_headline_in_the_present_tells_what_happened(find_claims: Find) -> None:
    assert _visits(find_claims("بوتين يزور الصين", kinds=[BlockKind.TITLE])) == [("occurred", "certain")]


def test_a_date_after_publication_makes_it_a_plan(find_claims: Find) -> None:
    assert _visits(find_claims("زيارة بوتين إلى الصين في 20 يونيو 2024.")) == [("planned", "probable")]


def test_what_is_denied_but_for_an_exception_happened(find_claims: Find) -> None:
    (claim,) = find_claims("لم تقصف روسيا داعش سوى ثلاث مرات.")
    assert claim.status.value == "occurred"


def test_what_is_tried_about_a_known_event_leaves_it_known(find_claims: Find) -> None:
    (claim,) = find_claims("التقى لافروف وانغ يي في محاولة لتهدئة الخلاف حول الاتفاق النووي المبرم بين إيران والصين.")[
        1:
    ]
    assert (claim.type, claim.status.value) == ("Agreement", "occurred")


def test_an_event_in_the_present_behind_an_adverb_goes_on(find_claims: Find) -> None:
    (claim,) = find_claims("يشن الجيش الروسي يوميًّا غارات على داعش في سوريا.")
    assert claim.status.value == "ongoing"


def test_a_war_begun_goes_on_from_that_day(find_claims: Find) -> None:
    (claim,) = find_claims("شنت روسيا في 24 فبراير 2022 حربا على أوكرانيا.")
    assert claim.status.value == "ongoing"
    assert claim.time is not None
    assert claim.time.edtf == "2022-02-24/.."


def test_what_somebody_backs_down_from_is_cancelled(find_claims: Find) -> None:
    (claim,) = find_claims("تراجع بوتين عن زيارة الصين.")
    assert claim.status.value == "cancelled"


def test_suspicion_is_no_more_than_that(find_claims: Find) -> None:
    (claim,) = find_claims("يشتبه بأن بوتين زار الصين.")
    assert (claim.status.value, claim.certainty.value) == ("alleged", "possible")


def test_what_somebody_comes_for_is_planned(find_claims: Find) -> None:
    visit, meeting = find_claims("وصل لافروف إلى بكين لإجراء محادثات مع وانغ يي.")
    assert (visit.status.value, meeting.status.value) == ("occurred", "planned")


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("وصل بوتين إلى الصين ليلتقي شي جين بينغ.", "Meeting", "planned"),
        ("سيزور بوتين الصين ويلتقي شي جين بينغ.", "Meeting", "planned"),
        ("يصل بوتين إلى بكين الأحد.", "Visit", "planned"),
        ("وصل بوتين إلى بكين الأحد.", "Visit", "occurred"),
        ("تطالب روسيا اليوم الصين بوقف الحرب.", "Demand", "planned"),
        ("يجري الإعداد للقاء بين بوتين وشي جين بينغ.", "Meeting", "planned"),
        ("لم تسفر المحادثات عن اتفاق بين الصين وروسيا.", "Agreement", "denied"),
        ("أسفرت المحادثات عن اتفاق بين الصين وروسيا.", "Agreement", "occurred"),
        ("تمكن بوتين من زيارة الصين.", "Visit", "occurred"),
        ("لم يتمكن بوتين من زيارة الصين.", "Visit", "denied"),
        ("لم يستبعد الكرملين زيارة بوتين إلى الصين.", "Visit", "possible"),
        ("تبذل روسيا جهودا لعقد لقاء مع الصين.", "Meeting", "possible"),
        ("أدت الأزمة إلى تعطيل الانتخابات في لبنان.", "Election", "postponed"),
        ("نفى بوتين الاتهامات الموجهة إلى روسيا.", "Accusation", "occurred"),
    ],
)
def test_mood_purpose_and_what_a_verb_brings_about_tell_the_status(
    find_claims: Find, text: str, kind: str, status: str
) -> None:
    assert [claim.status.value for claim in find_claims(text) if claim.type == kind] == [status]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("استمرت المفاوضات بين الصين وروسيا ثلاث ساعات.", "Meeting", "occurred"),
        ("ترفض روسيا حتى الآن مقترحات الصين.", "Rejection", "ongoing"),
        ("ليس من المقرر عقد لقاء بين الصين وروسيا.", "Meeting", "denied"),
        ("لم يؤكد الجيش الإسرائيلي مقتل الفلسطيني.", "Attack", "possible"),
        ("كانت المفاوضات تجري بين اليونان وتركيا.", "Meeting", "occurred"),
        ("زار بوتين الصين قبل أن ينتقل إلى لندن.", "Visit", "occurred"),
        ("تسلم الرئيس المصري رسالة من بوتين.", "Message", "occurred"),
    ],
)
def test_what_lasts_is_told_from_what_is_over_and_what_is_not_to_be(
    find_claims: Find, text: str, kind: str, status: str
) -> None:
    assert {claim.status.value for claim in find_claims(text) if claim.type == kind} == {status}


def test_a_relative_clause_about_the_accused_is_no_part_of_the_accusation(find_claims: Find) -> None:
    claims = find_claims("اتهمت تركيا حزب العمال الكردستاني بقصف أنقرة في ظل قيام إسرائيل بشن غارات على غزة.")
    assert "ongoing" in [claim.status.value for claim in claims if claim.type == "Attack"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A visit by Putin to China is scheduled for May.", "planned"),
        ("Visits by Putin to China and Iran are set for May.", "planned"),
        ("Putin was to visit China on Friday.", "planned"),
        ("Putin is expected to travel to China.", "planned"),
        ("Putin has yet to visit China.", "denied"),
        ("Putin does not intend to visit China.", "denied"),
        ("Putin called off his visit to China.", "cancelled"),
    ],
)
def test_english_predicates_say_what_becomes_of_an_event(find_claims: Find, text: str, status: str) -> None:
    assert status in [each for each, _ in _visits(find_claims(text, language="en"))]


def test_the_time_of_a_clause_put_in_is_not_that_of_the_main_one(find_claims: Find) -> None:
    (meeting,) = [
        claim
        for claim in find_claims("Putin, who arrived in Iran Tuesday, will meet Kim on Saturday.", language="en")
        if claim.type == "Meeting"
    ]
    assert meeting.time is not None
    assert meeting.time.phrase == "Saturday"


def test_a_caption_of_today_tells_what_was(find_claims: Find) -> None:
    text = "لافروف يصافح وانغ يي في موسكو اليوم"
    (meeting,) = find_claims(text, kinds=[BlockKind.CAPTION])
    assert meeting.status.value == "occurred"


def test_a_year_stays_with_the_war_that_it_names(find_claims: Find) -> None:
    claims = find_claims("يحيي النصب ذكرى مشاركة الصين في الحرب الكورية 1950 - 1953.")
    assert {claim.time.edtf for claim in claims if claim.type == "War" and claim.time} == {"1950/1953"}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("قال لافروف إن بوتين لا يزال يجري محادثات مع الصين.", "Meeting", "ongoing"),
        ("ما زالوا يجرون محادثات مع الصين.", "Meeting", "ongoing"),
        ("قالت الوزارة إنه لا صحة لزيارة بوتين إلى الصين.", "Visit", "denied"),
        ("أكدت روسيا استمرار المفاوضات بين الصين وأوكرانيا.", "Meeting", "ongoing"),
        ("سيعود بوتين لمواصلة المحادثات مع الصين.", "Meeting", "planned"),
        ("كشفت الشرطة عن مخطط لاغتيال بوتين.", "Attack", "planned"),
        ("اعتقلت الشرطة رجلين بتهمة تهريب أسلحة إلى سوريا.", "Transfer", "alleged"),
        ("ندد بوتين بالهجوم الانتحاري الذي أوقع 30 قتيلا في الصين.", "Attack", "occurred"),
        ("اتصل بوتين بنظيره الصيني لتهنئته.", "Support", "occurred"),
        ("تشهد الصين منذ ديسمبر 2013 حربا أهلية.", "War", "ongoing"),
    ],
)
def test_what_has_not_ceased_what_is_plotted_and_what_somebody_is_charged_with_are_told_apart(
    find_claims: Find, text: str, kind: str, status: str
) -> None:
    assert {claim.status.value for claim in find_claims(text) if claim.type == kind} == {status}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("سيلتقي لافروف وانغ يي خلال زيارته لبكين.", "Visit", "planned"),
        ("التقى لافروف وانغ يي خلال زيارته لبكين.", "Visit", "occurred"),
        ("اتصل بوتين بالأسد ليؤكد دعمه لسوريا.", "Support", "occurred"),
        ("سيتصل بوتين بالأسد ليؤكد دعمه لسوريا.", "Support", "planned"),
        ("شدد لافروف على أن يزور بوتين بكين.", "Visit", "planned"),
        ("بوتين غير قادر على زيارة بكين.", "Visit", "denied"),
        ("لم يعد بمقدور بوتين زيارة بكين.", "Visit", "denied"),
        ("لم يعد بوتين يزور بكين.", "Visit", "denied"),
        ("لم يعد بوتين يثق في مفاوضات روسيا مع الصين.", "Meeting", "occurred"),
        ("يبحث لافروف مع وانغ يي في بكين الأزمة، وسيزور طهران.", "Meeting", "planned"),
        ("يبحث لافروف مع وانغ يي في بكين الأزمة.", "Meeting", "ongoing"),
    ],
)
def test_what_hangs_on_a_verb_is_of_its_time(find_claims: Find, text: str, kind: str, status: str) -> None:
    assert [claim.status.value for claim in find_claims(text) if claim.type == kind] == [status]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("المحادثات بين روسيا والصين لم تسفر عن نتيجة.", "Meeting"),
        ("لم تسفر المحادثات بين روسيا والصين عن نتيجة.", "Meeting"),
        ("لم تنفذ روسيا قرارات مجلس الأمن.", "Decision"),
        ("لم يعلق الكرملين على هذه الاشتباكات بين روسيا وأوكرانيا.", "Attack"),
        ("وكان بوتين قد تعرض لانتقادات من الصين.", "Accusation"),
    ],
)
def test_a_negation_of_what_follows_an_event_leaves_it_as_it_is(find_claims: Find, text: str, kind: str) -> None:
    assert [claim.status.value for claim in find_claims(text) if claim.type == kind] == ["occurred"]


@pytest.mark.parametrize(
    "text",
    [
        "ينص الاتفاق على زيارة بوتين إلى بكين.",
        "يخشى لافروف أن تقصف إسرائيل دمشق.",
        "لا يمكن أن يزور بوتين بكين.",
        "المطلوب أن يزور بوتين بكين.",
        "تحرك لافروف لكي لا تقصف إسرائيل دمشق.",
    ],
)
def test_what_is_only_laid_down_or_feared_is_no_event(find_claims: Find, text: str) -> None:
    assert not [claim for claim in find_claims(text) if claim.type in ("Visit", "Attack")]


def test_what_is_cancelled_is_so_whatever_was_planned(find_claims: Find) -> None:
    (visit,) = find_claims("Putin's planned visit to China was cancelled.", language="en")
    assert visit.status.value == "cancelled"
