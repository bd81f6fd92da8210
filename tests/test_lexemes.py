"""Tests of what a written word can be."""

import pytest

from kb.finding.lexemes import Kind, load_lexemes
from kb.language.lexicon import load_language
from kb.language.text import fold


def _readings(word: str, language: str = "ar") -> set[tuple[Kind, str, str]]:
    found = load_lexemes(load_language(language)).readings(fold(word))
    return {(reading.lexeme.kind, reading.lexeme.type, reading.tense) for reading in found}


@pytest.mark.parametrize(
    ("word", "tense"),
    [("زار", "past"), ("وزارت", "past"), ("يزور", "present"), ("وستزورها", "future"), ("يزر", "jussive")],
)
def test_an_arabic_verb_is_known_in_every_form_and_with_its_clitics(word: str, tense: str) -> None:
    assert (Kind.VERB, "Visit", tense) in _readings(word)


@pytest.mark.parametrize("word", ["الزيارة", "بزيارته", "وللزيارة", "زيارتين"])
def test_an_arabic_event_noun_is_known_with_article_preposition_and_pronoun(word: str) -> None:
    assert (Kind.NOUN, "Visit", "") in _readings(word)


@pytest.mark.parametrize(("word", "tense"), [("met", "past"), ("meets", "present"), ("meeting", "gerund")])
def test_an_irregular_english_verb_is_known_in_every_form(word: str, tense: str) -> None:
    assert (Kind.VERB, "Meeting", tense) in _readings(word, "en")


def test_a_regular_past_is_not_made_where_the_verb_has_its_own() -> None:
    assert not _readings("meeted", "en")


def test_a_word_that_is_no_event_has_no_reading() -> None:
    assert not _readings("بحر")
    assert not _readings("table", "en")


def test_a_word_that_can_be_several_things_keeps_all_its_readings() -> None:
    kinds = {kind for kind, _, _ in _readings("أعلن")}
    assert {Kind.SPEECH, Kind.GOVERNOR} <= kinds


def test_the_passive_of_a_weak_verb_is_a_form_of_it() -> None:
    assert {kind for kind, _, _ in _readings("ألغيت")} >= {Kind.LIGHT}


@pytest.mark.parametrize(
    ("word", "event"),
    [("أقيلت", "Appointment"), ("اغتيل", "Attack"), ("حوكم", "Arrest"), ("هوجمت", "Attack"), ("دعي", "Demand")],
)
def test_a_passive_made_by_other_vowels_is_a_form_of_its_verb(word: str, event: str) -> None:
    assert (Kind.VERB, event, "past") in _readings(word)


@pytest.mark.parametrize("word", ["لقائه", "لقاؤهم", "لقاءها", "لقاءين"])
def test_a_noun_that_ends_in_hamza_is_known_with_every_ending(word: str) -> None:
    assert (Kind.NOUN, "Meeting", "") in _readings(word)


def test_a_rare_word_gives_way_to_a_common_one_written_alike() -> None:
    assert (Kind.VERB, "Demand", "past") in _readings("ودعا")
    assert (Kind.VERB, "Visit", "past") not in _readings("ودعا")
    assert (Kind.VERB, "Visit", "past") in _readings("ودع")


def test_what_a_verb_asks_for_may_be_a_set_of_words() -> None:
    readings = load_lexemes(load_language("ar")).readings(fold("اشترى"))
    assert any(fold("صواريخ") in reading.lexeme.words for reading in readings)


def test_every_set_of_words_that_an_entry_names_is_there() -> None:
    events = load_language("ar").table("events")
    lists = (entry.get("objects", ()) for entry in events["verbs"])
    assert {word[1:] for words in lists for word in words if word.startswith("@")} <= set(events["sets"])


def test_a_noun_that_means_no_event_with_a_pronoun_is_read_without_one_only() -> None:
    assert (Kind.NOUN, "Protest", "") in _readings("المسيرة")
    assert (Kind.NOUN, "Protest", "") not in _readings("مسيرته")


def test_a_form_that_is_another_word_far_more_often_is_left_out() -> None:
    assert (Kind.VERB, "Demand", "present") in _readings("يصر")
    assert (Kind.VERB, "Demand", "present") not in _readings("نصر")
