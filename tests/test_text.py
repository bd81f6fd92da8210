import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb.identifiers
import kb.language.text
from kb.errors import UsageError
from kb.language.lexicon import guess_language, languages, load_language
from kb.language.text import find_tokens, fold, split_block
from kb.model import Block, BlockKind, Span


def _sentences(text: str, tag: str) -> list[str]:
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)))
    return [sentence.span.of(text) for sentence in split_block(text, block, 0, load_language(tag))]


@pytest.mark.parametrize("module", [kb.language.text, kb.identifiers])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed


def test_an_agency_between_brackets_ends_no_sentence() -> None:
    text = "وصل الرئيس إلى موسكو (أ.ف.ب) أمس. ثم غادر."
    assert _sentences(text, "ar") == ["وصل الرئيس إلى موسكو (أ.ف.ب) أمس.", "ثم غادر."]


def test_a_comma_ends_no_sentence() -> None:
    assert len(_sentences("زار الرئيس موسكو، ثم برلين، ثم باريس.", "ar")) == 1


def test_english_abbreviations_end_no_sentence() -> None:
    text = 'He left the U.S. on Aug. 7. "We will go." Then Mr. Smith came.'
    assert _sentences(text, "en") == ["He left the U.S. on Aug. 7.", '"We will go."', "Then Mr. Smith came."]


def test_an_initial_ends_no_english_sentence_and_an_abbreviation_may() -> None:
    text = "Boris N. Yeltsin left the U.S. He met George W. Bush. Then Lt. Gen. Smith came."
    first, second, third = _sentences(text, "en")
    assert (first[-8:], second[-5:], third[:4]) == ("the U.S.", "Bush.", "Then")


def test_a_line_break_ends_a_sentence_with_any_line_end() -> None:
    assert _sentences("عنوان بلا نقطة\r\nوسطر آخر", "ar") == ["عنوان بلا نقطة", "وسطر آخر"]


def test_spelling_variants_fold_to_one_form() -> None:
    assert fold("أميركا") == fold("اميركا")
    assert fold("مؤتمرٌ") == fold("موتمر")
    assert fold("٢٠٢٤") == "2024"


@given(st.text(max_size=200))
def test_tokens_stand_in_the_text_where_they_say(text: str) -> None:
    tokens = find_tokens(text, Span(0, len(text)))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(st.text(max_size=200), st.sampled_from(["ar", "en"]))
def test_the_sentences_of_a_block_hold_all_its_tokens(text: str, tag: str) -> None:
    block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)))
    found = [t for sentence in split_block(text, block, 0, load_language(tag)) for t in sentence.tokens]
    assert found == list(find_tokens(text, block.span))


def test_languages_are_told_by_script_and_function_words() -> None:
    assert guess_language("ذكرت وكالة الأنباء أن الرئيس وصل") == "ar"
    assert guess_language("The agency said that the president arrived") == "en"


def test_a_language_without_data_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(UsageError, match="ar, en"):
        load_language("xx")


def test_every_language_has_every_table() -> None:
    for tag in languages():
        for table in ("morphology", "syntax", "status", "speech", "plain", "events"):
            assert load_language(tag).table(table), (tag, table)


def test_signs_that_are_not_seen_are_no_tokens() -> None:
    text = "وصل \u200f \u064b الرئيس"
    assert [token.text for token in find_tokens(text, Span(0, len(text)))] == ["وصل", "الرئيس"]
