"""Tests of one claim an event a source."""

from collections.abc import Callable

from kb.model import BlockKind, Claim

Find = Callable[..., tuple[Claim, ...]]


def test_a_headline_folds_into_the_text(find_claims: Find) -> None:
    text = "بوتين يزور الصين\nزار بوتين الصين أمس."
    (claim,) = find_claims(text, kinds=[BlockKind.TITLE, BlockKind.PARAGRAPH])
    assert claim.quote == "زار بوتين الصين أمس."
    assert [span.of(text) for span in claim.also_at] == ["بوتين يزور الصين"]


def test_a_caption_that_says_nothing_more_folds_into_the_text(find_claims: Find) -> None:
    text = "زار بوتين الصين أمس.\nبوتين خلال زيارة إلى الصين"
    (claim,) = find_claims(text, kinds=[BlockKind.PARAGRAPH, BlockKind.CAPTION])
    assert claim.quote == "زار بوتين الصين أمس."


def test_a_caption_that_tells_another_day_stays(find_claims: Find) -> None:
    text = "زار بوتين الصين أمس.\nبوتين خلال زيارة إلى الصين في 5 مايو 2024"
    assert len(find_claims(text, kinds=[BlockKind.PARAGRAPH, BlockKind.CAPTION])) == 2


def test_the_same_event_told_twice_is_one_claim_that_knows_both_sentences(find_claims: Find) -> None:
    text = "زار بوتين الصين. وكانت زيارة بوتين إلى الصين أمس."
    (claim,) = find_claims(text)
    assert len(claim.also_at) == 1
    assert claim.time is not None
    assert claim.time.edtf == "2024-06-11"


def test_what_two_sources_say_differently_stays_two_claims(find_claims: Find) -> None:
    text = "قال لافروف إن بوتين سيزور الصين الخميس. وقال وانغ يي إن بوتين سيزور الصين الجمعة."
    claims = find_claims(text)
    assert [(c.speakers[0].words, c.time.edtf) for c in claims if c.time] == [
        ("لافروف", "2024-06-13"),
        ("وانغ يي", "2024-06-14"),
    ]


def test_a_plan_and_what_happened_stay_two_claims(find_claims: Find) -> None:
    claims = find_claims("زار بوتين الصين أمس. وسيزور بوتين الصين الشهر المقبل.")
    assert [claim.status.value for claim in claims] == ["occurred", "planned"]


def test_visits_to_two_countries_in_one_breath_are_two_claims_with_ids_of_their_own(find_claims: Find) -> None:
    first, second = find_claims("زار بوتين الصين وفيتنام.")
    assert [place.words for claim in (first, second) for place in claim.places] == ["الصين", "فيتنام"]
    assert first.id != second.id


def test_deaths_told_again_fold_into_the_attack_that_caused_them(find_claims: Find) -> None:
    text = "قتل 12 جنديا روسيا.\nقتل 12 جنديا روسيا في هجوم على قاعدة في سوريا أمس."
    (claim,) = find_claims(text, kinds=[BlockKind.TITLE, BlockKind.PARAGRAPH])
    assert claim.type == "Attack"


def test_deaths_of_others_stay_deaths(find_claims: Find) -> None:
    text = "قتل 12 جنديا روسيا في هجوم على قاعدة في سوريا أمس. وتوفي 30 سائحا في مصر."
    assert [claim.type for claim in find_claims(text)] == ["Attack", "Death"]


def test_an_attack_told_as_known_folds_into_the_one_told_before(find_claims: Find) -> None:
    text = "شنت روسيا غارات على داعش في سوريا أمس. وأثارت الغارات الروسية قلقا."
    assert len(find_claims(text)) == 1


def test_a_headline_in_other_words_folds_into_the_text(find_claims: Find) -> None:
    text = "السودان وإثيوبيا يوقعان اتفاقا\nوقعت حكومتا السودان وإثيوبيا أمس عقدا لربط الكهرباء في الخرطوم."
    (claim,) = find_claims(text, kinds=[BlockKind.TITLE, BlockKind.PARAGRAPH])
    assert claim.quote.startswith("وقعت")


def test_a_headline_about_others_stays(find_claims: Find) -> None:
    text = "فرنسا تقصف الرقة\nقصفت تركيا حلب أمس."
    assert len(find_claims(text, kinds=[BlockKind.TITLE, BlockKind.PARAGRAPH])) == 2


def test_the_attack_is_the_one_told_before(find_claims: Find) -> None:
    text = "قتل 12 شخصا في هجوم على مسجد في الكويت أمس. واعتقلت الشرطة رجلا بعد الهجوم."
    assert [claim.type for claim in find_claims(text)] == ["Attack", "Arrest"]


def test_as_many_of_the_same_kind_are_the_same_people(find_claims: Find) -> None:
    text = "مقتل 46 شخصا في بورما\nقتل نحو 46 شخصا أمس في بورما."
    assert len(find_claims(text, kinds=[BlockKind.TITLE, BlockKind.PARAGRAPH])) == 1


def test_meetings_in_one_town_that_name_no_party_stay_apart(find_claims: Find) -> None:
    text = "عقدت قمة في القاهرة الاثنين الماضي. وأجرى لافروف محادثات مع وانغ يي في القاهرة."
    assert len([claim for claim in find_claims(text) if claim.type == "Meeting"]) == 2


def test_an_event_that_a_demonstrative_points_to_is_the_one_told_before(find_claims: Find) -> None:
    claims = find_claims("زار بوتين الصين أمس. ورافق الرئيس في هذه الزيارة لافروف وجون كيري.")
    assert [claim.trigger for claim in claims if claim.type == "Visit"] == ["زار"]


def test_an_event_noun_with_a_pronoun_is_the_one_told_before(find_claims: Find) -> None:
    text = "خطف مسلحون جون كيري أمس في تعز. وتم الإعلان عن اختطافه من قبل جماعة أنصار بيت المقدس."
    assert [claim.trigger for claim in find_claims(text) if claim.type == "Attack"] == ["خطف"]


def test_the_conference_told_again_with_others_is_the_one_told_before(find_claims: Find) -> None:
    text = "عقد مؤتمر لدول المنطقة بمشاركة 300 شاب أفريقي في نواكشوط أمس. وألقى لافروف كلمة خلال المؤتمر."
    assert [claim.trigger for claim in find_claims(text) if claim.type == "Meeting"] == ["مؤتمر"]


def test_what_something_is_said_to_be_is_no_event(find_claims: Find) -> None:
    assert find_claims("قال بوتين إن هذه حرب ضد روسيا.") == ()
    assert [claim.type for claim in find_claims("قال بوتين إن هناك حربا ضد روسيا.")] == ["War"]


def test_who_came_to_a_meeting_is_told_of_that_meeting(find_claims: Find) -> None:
    claims = find_claims("التقى بوتين كيري في موسكو أمس. وحضر اللقاء سيرغي لافروف.")
    assert [claim.trigger for claim in claims] == ["التقى"]
