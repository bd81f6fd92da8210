"""Tests of where events happened whose own phrase does not say."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _places(claims: tuple[Claim, ...]) -> dict[str, list[str]]:
    return {claim.type: [place.words for place in claim.places] for claim in claims}


def test_a_place_put_before_the_verb_is_where_it_happens(find_claims: Find) -> None:
    assert _places(find_claims("وفي موسكو، التقى بوتين وانغ يي.")) == {"Meeting": ["موسكو"]}


def test_words_may_stand_between_the_preposition_and_a_city(find_claims: Find) -> None:
    found = _places(find_claims("قتل شرطي في اشتباكات مع الشرطة في إحدى ضواحي موسكو."))
    assert found == {"Attack": ["ضواحي موسكو"]}


def test_a_city_annexed_to_an_event_is_its_place(find_claims: Find) -> None:
    assert _places(find_claims("تشارك روسيا في محادثات بكين.")) == {"Meeting": ["بكين"]}


def test_a_capital_with_a_counterpart_is_its_government(find_claims: Find) -> None:
    (claim,) = find_claims("بدأت محادثات موسكو مع الصين.")
    assert [participant.name.words for participant in claim.participants] == ["موسكو", "الصين"]
    assert not claim.places


def test_a_place_of_what_is_told_apart_is_not_taken(find_claims: Find) -> None:
    found = _places(find_claims("قال بوتين في موسكو إن مسلحين قتلوا شرطيا."))
    assert [] in found.values()
    assert ["موسكو"] not in found.values()


def test_an_event_before_which_another_happened_elsewhere_has_no_place_of_it(find_claims: Find) -> None:
    found = _places(find_claims("التقى بوتين وانغ يي في بكين بعد هجوم على روسيا."))
    assert found["Meeting"] == ["بكين"]
    assert "بكين" not in found["Attack"]


def test_a_place_may_stand_right_beside_what_happens(find_claims: Find) -> None:
    assert _places(find_claims("يخضع الرئيس الروسي السابق غدا في السنغال لمحاكمة تاريخية.")) == {"Arrest": ["السنغال"]}


def test_a_city_that_is_hit_is_a_place_and_no_party(find_claims: Find) -> None:
    (claim,) = find_claims("قصفت روسيا مدينة حلب.")
    assert ([p.name.words for p in claim.participants], [p.words for p in claim.places]) == (["روسيا"], ["مدينة حلب"])


def test_joined_places_are_taken_together(find_claims: Find) -> None:
    found = _places(find_claims("تستهدف هجمات الشرطة وخصوصا في الصين وروسيا."))
    assert found == {"Attack": ["الصين", "روسيا"]}


def test_what_somebody_comes_for_is_where_he_comes_to(find_claims: Find) -> None:
    found = _places(find_claims("وصل بوتين إلى بكين للمشاركة في قمة."))
    assert found == {"Visit": ["بكين"], "Meeting": ["بكين"]}


def test_a_body_that_is_visited_is_a_place(find_claims: Find) -> None:
    assert _places(find_claims("زار بوتين مركز الجوازات للأرشفة.")) == {"Visit": ["مركز الجوازات للأرشفة"]}


def test_where_those_are_who_are_arrested_is_where_it_happens(find_claims: Find) -> None:
    assert _places(find_claims("اعتقلت الشرطة ناشطين في القاهرة أمس.")) == {"Arrest": ["القاهرة"]}
    text = "Police detained activists in Cairo on Monday."
    assert _places(find_claims(text, language="en")) == {"Arrest": ["Cairo"]}


def test_what_happened_before_something_else_has_the_place_behind_it(find_claims: Find) -> None:
    found = _places(find_claims("انسحبت روسيا من سوريا عقب هجوم شنه مسلحون على تمركز عسكري في شمال سيناء."))
    assert found["Attack"] == ["شمال سيناء"]


def test_where_the_matter_is_that_people_talk_of_is_not_where_they_are(find_claims: Find) -> None:
    found = _places(find_claims("التقى بوتين وانغ يي لبحث الأزمة في سوريا."))
    assert found["Meeting"] == []
    assert _places(find_claims("التقى بوتين وانغ يي في بكين لبحث الأوضاع الأمنية في سوريا."))["Meeting"] == ["بكين"]
    text = "Putin met Wang Yi to discuss the situation in Syria."
    assert _places(find_claims(text, language="en"))["Meeting"] == []


def test_a_war_called_after_one_country_is_in_it(find_claims: Find) -> None:
    (claim,) = find_claims("نأت روسيا بنفسها عن الصراع السوري.")
    assert ([place.words for place in claim.places], claim.participants) == (["السوري"], ())
    (claim,) = find_claims("نأت روسيا بنفسها عن الحرب الأميركية.")
    assert not claim.places


def test_a_term_of_office_is_no_state(find_claims: Find) -> None:
    found = _places(find_claims("قتل شرطي في اشتباكات احتجاجا على ترشح الرئيس لولاية رئاسية ثالثة."))
    assert found["Attack"] == []


def test_where_the_subject_of_talks_is_they_are_not(find_claims: Find) -> None:
    found = _places(find_claims("وافق بوتين خلال اجتماعه مع وانغ يي على تعديل اتفاقيات بشأن التنقيب في خليج السويس."))
    assert found["Meeting"] == []


def test_what_somebody_decides_is_where_it_is_told_to_be(find_claims: Find) -> None:
    assert _places(find_claims("أعلنت الحكومة الروسية حالة الطوارئ أمس في موسكو."))["Decision"] == ["موسكو"]
    found = _places(find_claims("Foreign ministers meeting in Moscow agreed to set up a panel.", language="en"))
    assert found["Decision"] == ["Moscow"]
