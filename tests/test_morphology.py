import doctest

import pytest

import kb.language.morphology
from kb.language.lexicon import languages, load_language
from kb.language.morphology import Segments, noun_forms, segmentations, verb_forms

_RULES = [
    (tag, rule["from"], citation, form)
    for tag in languages()
    for rule in load_language(tag).table("morphology").get("verb_form", [])
    for citation, form in rule.get("examples", [])
]


@pytest.mark.parametrize(("tag", "source", "citation", "form"), _RULES)
def test_every_rule_of_verb_forms_makes_its_examples(tag: str, source: str, citation: str, form: str) -> None:
    assert form in {made.form for made in verb_forms(load_language(tag), {source: citation})}


_NOUN_RULES = [
    (tag, citation, form)
    for tag in languages()
    for rule in load_language(tag).table("morphology").get("noun_form", [])
    for citation, form in rule.get("examples", [])
]


@pytest.mark.parametrize(("tag", "citation", "form"), _NOUN_RULES)
def test_every_rule_of_noun_forms_makes_its_examples(tag: str, citation: str, form: str) -> None:
    assert form in {made for made, _ in noun_forms(load_language(tag), citation)}


def test_no_pronoun_is_written_on_the_dual_of_a_masculine_noun() -> None:
    assert dict(noun_forms(load_language("ar"), "هجوم"))["هجومين"] is False


def test_forms_that_only_a_passive_has_say_so() -> None:
    made = {
        form.form: form.passive for form in verb_forms(load_language("ar"), {"perfect": "اقال", "imperfect": "يقيل"})
    }
    assert made["اقيلت"]
    assert not made["اقالت"]


def test_every_rule_has_an_example() -> None:
    for tag in languages():
        rules = load_language(tag).table("morphology")["verb_form"]
        assert all(rule.get("examples") for rule in rules)


def test_a_written_word_is_taken_apart_into_its_clitics() -> None:
    found = set(segmentations(load_language("ar"), "وسيزورها"))
    assert Segments("يزور", conjunction="و", future=True, pronoun="ها", pronoun_gender="f", pronoun_number="s") in found


def test_the_article_and_the_preposition_that_melts_with_it_are_taken_off() -> None:
    found = set(segmentations(load_language("ar"), "للهدنه"))
    assert Segments("هدنه", preposition="ل", definite=True) in found


def test_a_stem_is_given_back_its_ending_before_a_pronoun() -> None:
    stems = {segments.stem for segments in segmentations(load_language("ar"), "زيارته")}
    assert "زياره" in stems


@pytest.mark.parametrize(("written", "alone"), [("لقايه", "لقاء"), ("اعتداوهم", "اعتداء"), ("الغايها", "الغاء")])
def test_a_hamza_that_takes_a_seat_before_a_pronoun_stands_alone_without_it(written: str, alone: str) -> None:
    assert alone in {segments.stem for segments in segmentations(load_language("ar"), written)}


def test_english_words_have_no_clitics() -> None:
    assert list(segmentations(load_language("en"), "visited")) == [Segments("visited")]


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(kb.language.morphology)
    assert result.attempted
    assert not result.failed
