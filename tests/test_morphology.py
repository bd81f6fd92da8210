import pytest

from kb.language.lexicon import languages, load_language
from kb.language.morphology import Segments, segmentations, verb_forms

_RULES = [
    (tag, rule["from"], citation, form)
    for tag in languages()
    for rule in load_language(tag).table("morphology").get("verb_form", [])
    for citation, form in rule.get("examples", [])
]


@pytest.mark.parametrize(("tag", "source", "citation", "form"), _RULES)
def test_every_rule_of_verb_forms_makes_its_examples(tag: str, source: str, citation: str, form: str) -> None:
    assert form in {made.form for made in verb_forms(load_language(tag), {source: citation})}


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


def test_english_words_have_no_clitics() -> None:
    assert list(segmentations(load_language("en"), "visited")) == [Segments("visited")]
