"""Tests of who says so."""

from collections.abc import Callable

import pytest

from kb.model import BlockKind, Claim

Find = Callable[..., tuple[Claim, ...]]


def _speakers(claims: tuple[Claim, ...]) -> list[list[str]]:
    return [[speaker.words for speaker in claim.speakers] for claim in claims]


def test_the_subject_of_a_verb_of_saying_says_what_follows_that(find_claims: Find) -> None:
    assert _speakers(find_claims("قال لافروف إن بوتين زار الصين.")) == [["لافروف"]]
    assert _speakers(find_claims("Lavrov said that Putin visited China.", language="en")) == [["Lavrov"]]


def test_english_may_leave_out_that(find_claims: Find) -> None:
    (visit,) = find_claims("Lavrov said Putin visited China.", language="en")
    assert [p.name.words for p in visit.participants] == ["Putin"]
    assert _speakers((visit,)) == [["Lavrov"]]


def test_an_official_told_an_agency_and_the_agency_comes_second(find_claims: Find) -> None:
    claims = find_claims("قال مسؤول في الصين لـ«رويترز» إن بوتين زار بكين.")
    assert _speakers(claims) == [["مسؤول في الصين", "رويترز"]]


def test_according_to_names_the_speaker_of_the_whole_sentence(find_claims: Find) -> None:
    assert _speakers(find_claims("زار بوتين بكين أمس، بحسب «رويترز».")) == [["رويترز"]]


def test_whoever_is_the_source_takes_no_part_in_the_event(find_claims: Find) -> None:
    (claim,) = find_claims("Putin visited Beijing on Monday, according to Reuters.", language="en")
    assert [p.name.words for p in claim.participants] == ["Putin"]
    assert _speakers((claim,)) == [["Reuters"]]


def test_a_quotation_that_runs_on_keeps_its_speaker_until_it_closes(find_claims: Find) -> None:
    text = "قال لافروف: «زار بوتين بكين أمس. والتقى كيم جونغ أون في بيونغ يانغ». زار الأسد طهران."
    assert _speakers(find_claims(text)) == [["لافروف"], ["لافروف"], []]


def test_speakers_within_speakers_are_told_nearest_first(find_claims: Find) -> None:
    assert _speakers(find_claims("ذكرت «رويترز» أن لافروف قال إن بوتين زار الصين.")) == [["لافروف", "رويترز"]]


def test_whoever_denies_is_the_speaker_of_the_denial(find_claims: Find) -> None:
    assert _speakers(find_claims("نفى الكرملين زيارة بوتين إلى الصين.")) == [["الكرملين"]]


def test_what_nobody_is_named_for_has_no_speaker(find_claims: Find) -> None:
    assert _speakers(find_claims("زار بوتين الصين.")) == [[]]


def test_the_day_on_which_something_was_said_is_not_the_day_of_the_event(find_claims: Find) -> None:
    (claim,) = find_claims("قال لافروف أمس إن بوتين سيزور الصين الأسبوع المقبل.")
    assert claim.said is not None
    assert claim.time is not None
    assert (claim.said.edtf, claim.time.edtf) == ("2024-06-11", "2024-06-17/2024-06-23")


def test_nobody_says_what_is_generally_mentioned(find_claims: Find) -> None:
    text = "قال لافروف إن بوتين زار بكين. يذكر أن الأسد زار طهران."
    assert _speakers(find_claims(text)) == [["لافروف"], []]


def test_a_participle_of_saying_goes_on_with_who_spoke(find_claims: Find) -> None:
    text = "قال لافروف إن بوتين زار بكين والتقى وانغ يي، مشيرا إلى أن الأسد زار طهران."
    assert _speakers(find_claims(text))[-1] == ["لافروف"]


def test_an_event_noun_can_be_what_is_said(find_claims: Find) -> None:
    assert _speakers(find_claims("أعلن الكرملين مقتل جنديين روسيين في سوريا.")) == [["الكرملين"]]


def test_the_source_may_stand_behind_what_it_published(find_claims: Find) -> None:
    text = "قتل 19 جنديا روسيا في سوريا، وفق حصيلة أعدتها «رويترز»."
    assert _speakers(find_claims(text)) == [["رويترز"]]


def test_what_something_was_said_during_is_not_what_was_said(find_claims: Find) -> None:
    text = "أعلن لافروف أن بوتين سيزور بكين، خلال لقاء مع وانغ يي."
    assert _speakers(find_claims(text)) == [["لافروف"], []]


def test_a_woman_speaks(find_claims: Find) -> None:
    assert _speakers(find_claims("قالت هيلاري كلينتون إن بوتين زار الصين.")) == [["هيلاري كلينتون"]]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 12 people in Madrid, Putin said.",
        "Police arrested 12 people in Madrid on Monday, Putin told reporters.",
        '"Police arrested 12 people in Madrid," said Putin.',
    ],
)
def test_an_english_speaker_may_stand_behind_what_is_said(find_claims: Find, text: str) -> None:
    (claim,) = find_claims(text, language="en")
    assert [s.words for s in claim.speakers] == ["Putin"]
    assert {p.name.words for p in claim.participants} == {"Police", "12 people"}


def test_a_newspaper_in_quotation_marks_is_no_place(find_claims: Find) -> None:
    (claim,) = find_claims("قال مسؤول في الصين لـ«الشرق الأوسط» إن بوتين زار بكين.")
    assert [s.entity.label("en") for s in claim.speakers] == ["Chinese official", "Asharq Al-Awsat"]


def test_whoever_is_told_and_is_no_medium_relays_nothing(find_claims: Find) -> None:
    assert _speakers(find_claims("قال لافروف لحكومته إن بوتين زار بكين.")) == [["لافروف"]]


@pytest.mark.parametrize(
    "text",
    [
        "قال لافروف خلال اجتماع مع وانغ يي: «زار بوتين بكين».",
        "قال لافروف، في مقابلة أجرتها معه «رويترز» أمس، إن بوتين زار بكين.",
        "أعلن لافروف في مؤتمر صحافي عقده في موسكو أن بوتين زار بكين.",
    ],
)
def test_when_and_where_something_is_said_stands_before_what_is_said(find_claims: Find, text: str) -> None:
    visits = [claim for claim in find_claims(text) if claim.type == "Visit" and claim.speakers]
    assert [next(s.words for s in claim.speakers) for claim in visits] == ["لافروف"]
    meetings = [claim for claim in find_claims(text) if claim.type == "Meeting"]
    assert all(not claim.speakers for claim in meetings)


@pytest.mark.parametrize("verb", ["أعلن", "قال", "أكدت", "ذكرته", "أفادت", "صرح"])
@pytest.mark.parametrize("phrase", ["كما", "حسبما", "وفق ما", "وفقا لما", "بحسب ما", "على ما"])
def test_as_somebody_said_stands_for_the_whole_sentence(find_claims: Find, phrase: str, verb: str) -> None:
    assert _speakers(find_claims(f"زار بوتين بكين أمس، {phrase} {verb} «رويترز».")) == [["رويترز"]]


def test_a_verb_without_a_subject_goes_on_with_the_last_speaker_of_its_gender(find_claims: Find) -> None:
    text = "قالت هيلاري كلينتون إن بوتين زار الصين. وقال لافروف إن الأسد زار طهران. وأضافت أن ماكرون زار برلين."
    assert _speakers(find_claims(text)) == [["هيلاري كلينتون"], ["لافروف"], ["هيلاري كلينتون"]]


def test_whoever_is_quoted_within_a_speech_does_not_go_on(find_claims: Find) -> None:
    text = "قال لافروف إن بوتين أعلن أن الأسد زار طهران. وأضاف أن ماكرون زار برلين."
    assert _speakers(find_claims(text)) == [["بوتين", "لافروف"], ["لافروف"]]


def test_a_participle_of_saying_goes_on_with_the_doer_of_a_deed(find_claims: Find) -> None:
    claims = find_claims("حاول لافروف تهدئة مخاوف فرنسا في المنطقة، مؤكدا أن بوتين زار بكين.")
    assert _speakers(claims)[-1] == ["لافروف"]


def test_whoever_accuses_or_demands_is_not_its_speaker(find_claims: Find) -> None:
    (claim,) = find_claims("قال لافروف إنه يرفض زيارة بكين.")
    assert (claim.type, claim.speakers) == ("Rejection", ())


def test_a_preposition_of_a_verb_of_saying_brings_what_is_said(find_claims: Find) -> None:
    text = "أشار لافروف إلى قيام القوات الروسية بقصف حلب."
    assert _speakers(find_claims(text)) == [["لافروف"]]


def test_what_belongs_to_somebody_is_not_what_he_goes_on_to_say(find_claims: Find) -> None:
    text = "قال لافروف كلمة. قصفت طائرات تابعة للجيش الروسي مدينة حلب في هجوم أمس."
    assert all(not claim.speakers for claim in find_claims(text))


def test_a_quotation_in_straight_marks_runs_on(find_claims: Find) -> None:
    text = 'قال لافروف "زار بوتين بكين أمس. والتقى كيم جونغ أون في بيونغ يانغ". زار الأسد طهران.'
    assert _speakers(find_claims(text)) == [["لافروف"], ["لافروف"], []]


def test_whoever_stands_before_the_colon_of_a_headline_says_what_follows(find_claims: Find) -> None:
    claims = find_claims("لافروف: بوتين زار الصين", kinds=[BlockKind.TITLE])
    assert _speakers(claims) == [["لافروف"]]


def test_among_them_is_no_verb_of_saying(find_claims: Find) -> None:
    claims = find_claims("قالت الشرطة إن المجموعة ارتكبت جرائم بينها قتل ضابط في حلب.")
    assert all(speakers == ["الشرطة"] for speakers in _speakers(claims))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Interfax quoted a police official as saying that Putin visited China.", ["a police official", "Interfax"]),
        ("A diplomat told Reuters that Putin visited China.", ["A diplomat", "Reuters"]),
        ("The local hospital said Putin visited China.", ["The local hospital"]),
        ("A statement by the army said Putin visited China.", ["the army"]),
        ("The report said Putin visited China.", []),
        ("Radio Rwanda said Putin visited China.", ["Radio Rwanda"]),
    ],
)
def test_english_speakers_are_who_is_quoted_and_who_relays_him(
    find_claims: Find, text: str, speakers: list[str]
) -> None:
    assert speakers in _speakers(find_claims(text, language="en"))


def test_a_quoted_english_sentence_without_a_speaker_is_said_by_the_last(find_claims: Find) -> None:
    text = '"We are ready," Lavrov said. "Putin visited China on Monday." Kim visited Iran.'
    assert _speakers(find_claims(text, language="en"))[-2:] == [["Lavrov"], []]


def test_who_says_i_does_it_himself(find_claims: Find) -> None:
    (claim,) = find_claims('"I visited China on Monday," Lavrov said.', language="en")
    assert [p.name.words for p in claim.participants] == ["Lavrov"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أفاد بيان صدر عن الحكومة السورية بأن بوتين زار دمشق.", "الحكومة السورية"),
        ("قال بيان الجيش الروسي إن بوتين زار دمشق.", "الجيش الروسي"),
        ("جاء في بيان صادر عن الكرملين أن بوتين زار دمشق.", "الكرملين"),
        ("ورد في لائحة الاتهام أن بوتين زار دمشق.", "لائحة الاتهام"),
        ("ذكرت لائحة الاتهام أن بوتين زار دمشق.", "لائحة الاتهام"),
        ("كشفت الرسالة أن بوتين زار دمشق.", "الرسالة"),
    ],
)
def test_whoever_wrote_a_document_speaks_in_it_or_it_does(find_claims: Find, text: str, speaker: str) -> None:
    visits = [claim for claim in find_claims(f"قال لافروف كلمة. {text}") if claim.type == "Visit"]
    assert _speakers(tuple(visits)) == [[speaker]]


def test_somebody_else_is_not_the_last_speaker(find_claims: Find) -> None:
    text = "قال لافروف إن بوتين زار بكين. وقال آخرون إن الأسد زار طهران."
    assert _speakers(find_claims(text)) == [["لافروف"], []]


def test_a_memorandum_says_nothing(find_claims: Find) -> None:
    claims = find_claims("قال لافروف إن بوتين زار بكين. ووقعت روسيا والصين مذكرة تفاهم للتعاون في بكين.")
    assert _speakers(claims)[-1] == []


def test_a_relative_clause_put_in_is_not_what_is_said(find_claims: Find) -> None:
    text = "شدد لافروف، الذي زار بكين واطلع على الوضع، على قيام تركيا بقصف حلب."
    assert _speakers(tuple(c for c in find_claims(text) if c.type == "Visit")) == [[]]
    assert _speakers(tuple(c for c in find_claims(text) if c.type == "Attack")) == [["لافروف"]]


@pytest.mark.parametrize("text", ["وبين لافروف أن بوتين زار بكين.", "وبيّن لافروف أمس أن بوتين زار بكين."])
def test_between_at_the_head_of_a_sentence_makes_clear(find_claims: Find, text: str) -> None:
    assert _speakers(find_claims(text)) == [["لافروف"]]


def test_between_two_is_no_verb(find_claims: Find) -> None:
    (claim,) = find_claims("بين روسيا والصين محادثات في بكين أمس، قال لافروف إنها تقدمت.")[:1]
    assert claim.type == "Meeting"


def test_a_given_name_that_ends_a_full_name_stands_for_it_later(find_claims: Find) -> None:
    *_, attack = find_claims("أعلن اللواء علي إبراهيم مقتل جنديين. وقال إبراهيم لـ«رويترز» إن روسيا قصفت حلب.")
    assert _speakers((attack,)) == [["إبراهيم", "رويترز"]]


@pytest.mark.parametrize(
    "text",
    [
        "زار بوتين بكين، حسبما أعلن لافروف، موضحا أن الزيارة ناجحة.",
        "زار بوتين بكين، كما أعلن لافروف، مؤكدا أن الزيارة ناجحة.",
    ],
)
def test_as_somebody_said_reports_the_sentence_also_where_he_is_told_to_have_added_more(
    text: str, find_claims: Find
) -> None:
    assert _speakers(find_claims(text))[0] == ["لافروف"]


@pytest.mark.parametrize(
    "text",
    [
        "أصدر لافروف بيانا قال فيه إن بوتين زار بكين.",
        "جاء ذلك في البيان الذي أصدره لافروف، وقال فيه إن بوتين زار بكين.",
    ],
)
def test_whoever_makes_a_document_says_what_stands_in_it(text: str, find_claims: Find) -> None:
    assert _speakers(find_claims(text))[-1] == ["لافروف"]


def test_whoever_conveys_greetings_says_nothing(find_claims: Find) -> None:
    text = "نقل لافروف تحيات بوتين إلى المصابين في الهجوم على بكين."
    assert all(not speakers for speakers in _speakers(find_claims(text)))


def test_what_a_noun_tells_ends_where_a_verb_is_joined(find_claims: Find) -> None:
    claims = find_claims("نفى لافروف زيارة بوتين إلى بكين، ورفضت الصين تسليم السفينة.")
    rejection = next(claim for claim in claims if claim.type == "Rejection")
    assert _speakers((rejection,)) == [[]]


def test_an_official_does_not_report_what_he_pledges_for_his_country(find_claims: Find) -> None:
    claims = find_claims("قال لافروف إن روسيا تتعهد بمساعدة سوريا.")
    pledge = next(claim for claim in claims if claim.type == "Pledge")
    assert _speakers((pledge,)) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "قال مسؤول في الصين، طالبا عدم الكشف عن اسمه، إن بوتين زار بكين.",
        "قال مسؤول في الصين فضل عدم ذكر اسمه إن بوتين زار بكين.",
        "وكان مسؤول في الصين أعلن من دون ذكر هويته، أن بوتين زار بكين.",
        "قال مسؤول في الصين إن بوتين زار بكين وكشف عن نفسه.",
    ],
)
def test_whoever_stays_unnamed_speaks_all_the_same(text: str, find_claims: Find) -> None:
    assert _speakers(find_claims(text)) == [["مسؤول في الصين"]]


@pytest.mark.parametrize(
    ("text", "language", "speakers"),
    [
        ("زار بوتين بكين، كما قال لافروف لـ«رويترز».", "ar", ["لافروف", "رويترز"]),
        ('"Putin visited Beijing," Sergei Lavrov told Reuters.', "en", ["Sergei Lavrov", "Reuters"]),
        ("Lavrov admitted bombing Damascus.", "en", ["Lavrov"]),
    ],
)
def test_a_verb_at_the_end_may_name_a_medium_too(
    text: str, language: str, speakers: list[str], find_claims: Find
) -> None:
    assert _speakers(find_claims(text, language=language)) == [speakers]


def test_somebody_named_again_need_not_speak_to_the_same_medium(find_claims: Find) -> None:
    text = "قال لافروف لـ«رويترز» إن بوتين زار بكين. وأضاف أن الأسد زار طهران. وأوضح لافروف أن الأسد زار دمشق."
    assert _speakers(find_claims(text)) == [["لافروف", "رويترز"], ["لافروف", "رويترز"], ["لافروف"]]


def test_his_excellency_is_whoever_spoke_before_or_himself(find_claims: Find) -> None:
    text = "قال لافروف إن بوتين زار بكين. وأضاف معاليه أن الأسد زار طهران."
    assert _speakers(find_claims(text)) == [["لافروف"], ["لافروف"]]
    assert _speakers(find_claims("وبين معاليه ، أن بوتين زار بكين.")) == [["معاليه"]]


@pytest.mark.parametrize("how", ["بلهجة تحد", "وهو يتذكر التفاصيل"])
def test_how_something_is_said_is_nobody_who_says_it(how: str, find_claims: Find) -> None:
    text = f"قال لافروف إن بوتين زار بكين. وقال {how}: «زار الأسد طهران أمس»."
    assert _speakers(find_claims(text)) == [["لافروف"], ["لافروف"]]
