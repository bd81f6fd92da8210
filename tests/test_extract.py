"""Tests of the whole way from an article to its claims."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import UsageError
from kb.finding.extract import Extractor
from kb.language.lexicon import load_language
from kb.model import Article, Claim, Name, Reference

Find = Callable[..., tuple[Claim, ...]]

_STORY = (
    "بوتين يزور الصين\n"
    "وصل بوتين إلى بكين أمس والتقى وانغ يي، ووقعا اتفاقا. وقال مسؤول في الصين لـ«رويترز» إن بوتين سيزور فيتنام غداً.\n"
    "واتهمت واشنطن موسكو بقصف أوكرانيا."
)


def _words_of(language: str) -> list[str]:
    events = load_language(language).table("events")
    verbs = [entry[form] for entry in events["verbs"] for form in ("perfect", "imperfect", "base") if form in entry]
    nouns = [form for entry in events["nouns"] for form in entry["forms"]]
    syntax = [
        word for words in load_language(language).table("syntax").values() if isinstance(words, list) for word in words
    ]
    return [*verbs, *nouns, *(word for word in syntax if isinstance(word, str))]


_NAMES = [
    "بوتين",
    "لافروف",
    "روسيا",
    "بكين",
    "الأسد",
    "Putin",
    "China",
    "Beijing",
    "أمس",
    "الأربعاء",
    "عام 2023",
    "Monday",
]
_MARKS = [".", "،", ":", "«", "»", "(", ")", '"', "“", "”", "؟", "\n", "لـ", "12", "و", "a", "…", "-"]
_MIXES = st.lists(st.sampled_from([*_words_of("ar"), *_words_of("en"), *_NAMES * 20, *_MARKS * 10]), max_size=30)


def _names(claim: Claim) -> Iterator[Name]:
    yield from (participant.name for participant in claim.participants)
    yield from (*claim.places, *claim.speakers)


def _check_proofs(text: str, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        assert claim.quote_span.of(text) == claim.quote
        assert claim.trigger_span.of(text) == claim.trigger
        assert claim.quote_span.covers(claim.trigger_span)
        assert all(name.span.of(text) == name.words for name in _names(claim))
        assert claim.time is None or claim.time.span.of(text) == claim.time.phrase


@pytest.fixture(scope="module")
def extractor(reference: Reference) -> Extractor:
    return Extractor(reference)


@settings(max_examples=150, deadline=None)
@given(words=_MIXES, language=st.sampled_from(["ar", "en"]))
def test_any_text_is_read_and_every_word_of_a_claim_stands_in_it(
    find_claims: Find, words: list[str], language: str
) -> None:
    text = " ".join(words)
    _check_proofs(text, find_claims(text, language=language))


@settings(max_examples=50, deadline=None)
@given(text=st.text(max_size=60))
def test_text_of_any_characters_is_read(find_claims: Find, text: str) -> None:
    _check_proofs(text, find_claims(text))


def test_a_story_gives_its_claims_in_the_order_of_the_text(find_claims: Find) -> None:
    claims = find_claims(_STORY)
    _check_proofs(_STORY, claims)
    assert [claim.number for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]
    assert [claim.type for claim in claims] == ["Visit", "Meeting", "Agreement", "Visit", "Accusation", "Attack"]


def test_the_same_article_gives_the_same_claims_twice_and_from_another_extractor(
    find_claims: Find, extractor: Extractor, make_article: Callable[..., Article]
) -> None:
    first = find_claims(_STORY)
    assert find_claims(_STORY) == first
    assert extractor.extract(make_article(_STORY)) == first


def test_claims_have_ids_of_their_own(find_claims: Find) -> None:
    ids = [claim.id for claim in find_claims(_STORY)]
    assert len(set(ids)) == len(ids)


def test_without_a_publication_date_relative_times_stay_unresolved(find_claims: Find) -> None:
    (claim,) = find_claims("زار بوتين الصين أمس.", published=None)
    assert claim.time is not None
    assert (claim.time.phrase, claim.time.edtf, claim.time.earliest_begin, claim.time.latest_end) == (
        "أمس",
        None,
        None,
        None,
    )


def test_without_a_publication_date_a_full_date_is_still_a_date(find_claims: Find) -> None:
    (claim,) = find_claims("زار بوتين الصين في 5 مايو 2024.", published=None)
    assert claim.time is not None
    assert (claim.time.edtf, claim.time.earliest_begin) == ("2024-05-05", date(2024, 5, 5))


def test_no_time_is_made_up_where_the_text_tells_none(find_claims: Find) -> None:
    assert [claim.time for claim in find_claims("زار بوتين الصين.")] == [None]
    assert [claim.time for claim in find_claims("Putin may visit China.", language="en")] == [None]


def test_a_text_that_tells_of_no_event_gives_no_claims(find_claims: Find) -> None:
    assert find_claims("الصين بلد كبير في آسيا.") == ()
    assert find_claims("") == ()


def test_carrying_verbs_bring_the_parties_of_their_noun(find_claims: Find) -> None:
    (visit,) = find_claims("قام بوتين بزيارة إلى الصين.")
    (talks,) = find_claims("أجرى لافروف محادثات مع وانغ يي في بكين.")
    assert [p.name.words for p in visit.participants] == ["بوتين"]
    assert {p.name.words for p in talks.participants} == {"لافروف", "وانغ يي"}


def test_a_bare_definite_noun_means_the_event_told_before(find_claims: Find) -> None:
    (visit,) = find_claims("زار بوتين الصين. وانتهت الزيارة أمس.")
    assert [place.words for place in visit.places] == ["الصين"]


def test_an_article_in_a_language_without_data_is_refused(
    extractor: Extractor, make_article: Callable[..., Article]
) -> None:
    with pytest.raises(UsageError):
        extractor.extract(make_article("Poutine a visité la Chine.", language="fr"))


@pytest.mark.parametrize(
    "text",
    [
        "هجوم نسبته السلطات إلى داعش في سوريا.",
        "الهجوم الذي تبناه داعش وقع في سوريا.",
        "وقع هجوم في سوريا ونسب إلى داعش.",
        "شن داعش أمس أول هجوم في سوريا.",
    ],
)
def test_verbs_around_an_attack_say_whose_it_is(find_claims: Find, text: str) -> None:
    (claim,) = find_claims(text)
    assert claim.type == "Attack"
    assert [(p.name.words, p.role.value) for p in claim.participants] == [("داعش", "agent")]
    assert [place.words for place in claim.places] == ["سوريا"]


def test_the_victims_stand_behind_what_an_attack_led_to(find_claims: Find) -> None:
    (claim,) = find_claims("وقع هجوم في سوريا وأسفر عن مقتل جنديين روسيين.")
    assert [(p.name.words, p.role.value) for p in claim.participants] == [("جنديين روسيين", "recipient")]


def test_the_positions_of_somebody_stand_for_him(find_claims: Find) -> None:
    (claim,) = find_claims("شنت روسيا غارات على مواقع لداعش في سوريا.")
    assert {(p.name.words, p.role.value) for p in claim.participants} == {("روسيا", "agent"), ("داعش", "recipient")}


def test_a_full_stop_without_a_space_ends_an_arabic_sentence(find_claims: Find) -> None:
    first, second = find_claims("زار بوتين الصين.وزار الأسد طهران.")
    assert (first.quote, second.quote) == ("زار بوتين الصين.", "وزار الأسد طهران.")


def test_what_is_put_between_dashes_does_not_part_a_clause(find_claims: Find) -> None:
    (claim,) = find_claims("قال لافروف - وهو وزير الخارجية - إن بوتين زار الصين.")
    assert [s.words for s in claim.speakers] == ["لافروف"]


def test_whoever_performs_an_attack_is_its_agent(find_claims: Find) -> None:
    (claim,) = find_claims("قيام القوات الروسية بشن غارات في سوريا أمس.")
    assert [(p.name.words, p.role.value) for p in claim.participants] == [("القوات الروسية", "agent")]


def test_whoever_speaks_during_a_meeting_was_at_it(find_claims: Find) -> None:
    visit, meeting = find_claims("أعلن لافروف الاثنين أن بوتين سيزور بكين، خلال لقاء مع وانغ يي.")
    assert visit.type == "Visit"
    assert {p.name.words for p in meeting.participants} == {"لافروف", "وانغ يي"}
    assert meeting.time is not None
    assert meeting.time.edtf == "2024-06-10"


def test_whom_a_purpose_names_takes_no_part(find_claims: Find) -> None:
    (claim,) = find_claims("التقى لافروف وانغ يي لمناقشة العلاقات مع إيران في بكين.")
    assert {p.name.words for p in claim.participants} == {"لافروف", "وانغ يي"}
    assert [place.words for place in claim.places] == ["بكين"]


def test_the_place_may_stand_before_who_arrives_there(find_claims: Find) -> None:
    (claim,) = find_claims("زار الصين لافروف.")
    assert [p.name.words for p in claim.participants] == ["لافروف"]
    assert [place.words for place in claim.places] == ["الصين"]


def test_a_killing_before_an_attack_is_no_part_of_it(find_claims: Find) -> None:
    death, attack = find_claims("ردا على مقتل جنديين روسيين، شنت روسيا غارات على داعش في سوريا.")
    assert (death.type, attack.type) == ("Death", "Attack")
    assert {p.name.words for p in attack.participants} == {"روسيا", "داعش"}


def test_whoever_acts_by_words_is_a_party_whatever_the_noun(find_claims: Find) -> None:
    (refusal,) = find_claims("رفضت روابط الصناعيين زيارة بوتين إلى الصين.")
    found = [(p.name.words, p.role.value) for p in refusal.participants]
    assert found == [("روابط الصناعيين", "agent"), ("بوتين", "recipient")]


@pytest.mark.parametrize("refused", ["الانضمام إلى الحلف", "الحديث عن الصفقة", "التعاون مع الصين", "الفكرة"])
def test_the_name_of_an_action_or_thing_refuses_nothing(find_claims: Find, refused: str) -> None:
    claims = find_claims(f"زار لافروف الصين. وقد رفضت {refused}.")
    assert claims
    assert refused.split(maxsplit=1)[0] not in [p.name.words for claim in claims for p in claim.participants]


def test_an_office_between_commas_is_that_of_the_person_before_it(find_claims: Find) -> None:
    (demand,) = find_claims("دعا لافروف، وزير الخارجية الروسي، الحكومة السورية إلى وقف القصف.")
    assert [(p.name.words, p.role.value) for p in demand.participants] == [
        ("لافروف", "agent"),
        ("الحكومة السورية", "recipient"),
    ]


def test_what_is_condemned_happened(find_claims: Find) -> None:
    accusation, visit = find_claims("أدان لافروف زيارة الأسد إلى طهران أمس.")
    assert (accusation.type, visit.type, visit.status.value) == ("Accusation", "Visit", "occurred")


def test_what_is_written_is_no_party(find_claims: Find) -> None:
    assert all(not c.participants for c in find_claims("دعا التقرير إلى وقف الحرب.") if c.type == "Demand")


def test_what_is_known_stays_told_inside_a_demand(find_claims: Find) -> None:
    claims = find_claims("طالب بوتين برفع العقوبات المفروضة على روسيا.")
    assert {claim.type for claim in claims} == {"Demand", "Sanction"}


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Russia's attack on Ukraine began on Monday.", "Russia"),
        ("The Russian attack on Ukraine began on Monday.", "Russian"),
    ],
)
def test_whose_an_english_event_is_stands_before_it(find_claims: Find, text: str, agent: str) -> None:
    (claim,) = find_claims(text, language="en")
    assert [(p.name.words, p.role.value) for p in claim.participants] == [(agent, "agent"), ("Ukraine", "recipient")]


def test_a_compound_is_one_event(find_claims: Find) -> None:
    (claim,) = find_claims("The car bomb attack in Kabul killed 20 people on Monday.", language="en")
    assert (claim.type, [p.name.words for p in claim.participants]) == ("Attack", ["20 people"])


def test_a_time_may_stand_before_an_english_subject(find_claims: Find) -> None:
    (claim,) = find_claims("Last week, Putin visited China.", language="en")
    assert claim.time is not None
    assert claim.time.edtf == "2024-06-03/2024-06-09"


def test_a_command_at_the_head_of_an_english_sentence_tells_of_no_event(find_claims: Find) -> None:
    assert find_claims("Attack Damascus, he said.", language="en") == ()


def test_a_verb_takes_what_stands_behind_its_noun_as_its_own(find_claims: Find) -> None:
    (claim,) = find_claims("China lodged a protest with Japan.", language="en")
    assert [(p.name.words, p.role.value) for p in claim.participants] == [("China", "agent"), ("Japan", "recipient")]


def test_an_adjective_joined_to_a_party_is_one_too(find_claims: Find) -> None:
    (claim,) = find_claims("Fighting broke out between Eritrean and Ethiopian troops.", language="en")
    assert [p.name.words for p in claim.participants] == ["Eritrean", "Ethiopian troops"]


@pytest.mark.parametrize(
    ("day", "name"), [(date(1990, 8, 2), "George H. W. Bush"), (date(2003, 8, 2), "George W. Bush")]
)
def test_a_family_name_behind_an_office_is_its_holder_of_the_day(find_claims: Find, day: date, name: str) -> None:
    (visit,) = find_claims("President Bush visited Peru.", language="en", published=day)
    assert [p.name.entity.label("en") for p in visit.participants] == [name]


@pytest.mark.parametrize("text", ["He fled to Peru by helicopter.", "Putin declared a state of emergency."])
def test_vehicles_and_states_of_emergency_are_nobody_and_nowhere(find_claims: Find, text: str) -> None:
    claims = find_claims(text, language="en")
    assert all("helicopter" not in p.name.words for claim in claims for p in claim.participants)
    assert all("state" not in place.words for claim in claims for place in claim.places)


def test_a_present_verb_behind_an_indefinite_noun_says_of_what_kind_it_is(find_claims: Find) -> None:
    assert [claim.type for claim in find_claims("حث جون كيري أمس مجموعات تدعم روسيا على الصبر.")] == ["Demand"]
    assert [claim.type for claim in find_claims("قال جون كيري: نحن ندعم روسيا.")] == ["Support"]


def test_a_body_that_tells_of_what_it_does_takes_part_and_a_source_that_tells_of_an_attack_is_no_victim(
    find_claims: Find,
) -> None:
    aid = next(c for c in find_claims("قالت الأمم المتحدة إنها أرسلت مساعدات إلى اليمن أمس.") if c.type == "Aid")
    assert {each.name.entity.label("en") for each in aid.participants} == {"United Nations", "Yemen"}
    attack = next(c for c in find_claims("أعلنت مصادر رسمية مقتل جنديين في انفجار في بغداد أمس.") if c.type == "Attack")
    assert [name.words for name in attack.speakers] == ["مصادر رسمية"]
    assert "مصادر رسمية" not in {participant.name.words for participant in attack.participants}
