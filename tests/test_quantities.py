"""Tests of quantities in sentences."""

import pytest

from kb.finding.quantities import Quantity, find_quantities
from kb.language.lexicon import load_language
from kb.language.text import find_tokens
from kb.model import Span


def _found(text: str, language: str) -> list[tuple[str, Quantity]]:
    tokens = find_tokens(text, Span(0, len(text)))
    quantities = find_quantities(tokens, load_language(language))
    return [(text[tokens[each.first].start : tokens[each.last].end], each) for each in quantities]


@pytest.mark.parametrize(
    ("language", "text", "words", "least", "most"),
    [
        ("ar", "مقتل 390 مقاتلا", "390", 390, 390),
        ("ar", "نزوح ١٬٥٠٠ شخص", "١٬٥٠٠", 1500, 1500),
        ("ar", "قتل ثلاثة جنود", "ثلاثة", 3, 3),
        ("ar", "مقتل خمسة وعشرين شخصا", "خمسة وعشرين", 25, 25),
        ("ar", "اعتقال اثني عشر رجلا", "اثني عشر", 12, 12),
        ("ar", "مئة وخمسة وعشرون قتيلا", "مئة وخمسة وعشرون", 125, 125),
        ("ar", "ثلاثة آلاف مهاجر", "ثلاثة آلاف", 3000, 3000),
        ("ar", "ألف وخمسمئة لاجئ", "ألف وخمسمئة", 1500, 1500),
        ("ar", "12 ألف نازح", "12 ألف", 12000, 12000),
        ("ar", "1.5 مليون نازح", "1.5 مليون", 1_500_000, 1_500_000),
        ("ar", "ما لا يقل عن 25 شخصا", "ما لا يقل عن 25", 25, None),
        ("ar", "وأكثر من مئة جريح", "وأكثر من مئة", 100, None),
        ("ar", "أقل من 20 شخصا", "أقل من 20", None, 20),
        ("ar", "20 قتيلا على الأقل", "20", 20, None),
        ("ar", "ما بين 20 و30 قتيلا", "بين 20 و30", 20, 30),
        ("ar", "عشرات القتلى", "عشرات", None, None),
        ("ar", "وعشرات الآلاف من النازحين", "وعشرات الآلاف", None, None),
        ("en", "killed twelve people", "twelve", 12, 12),
        ("en", "twenty-five soldiers", "twenty-five", 25, 25),
        ("en", "a hundred and fifty people", "a hundred and fifty", 150, 150),
        ("en", "two dozen fighters", "two dozen", 24, 24),
        ("en", "1,500 marched", "1,500", 1500, 1500),
        ("en", "two hundred thousand refugees", "two hundred thousand", 200_000, 200_000),
        ("en", "at least 12 people", "at least 12", 12, None),
        ("en", "up to 30 people", "up to 30", None, 30),
        ("en", "25-30 people", "25-30", 25, 30),
        ("en", "between 25 and 30 people", "between 25 and 30", 25, 30),
        ("en", "20 to 25 people", "20 to 25", 20, 25),
        ("en", "hundreds of thousands of people", "hundreds of thousands", None, None),
    ],
)
def test_a_quantity_has_its_words_and_its_bounds(
    language: str, text: str, words: str, least: int | None, most: int | None
) -> None:
    ((printed, found),) = _found(text, language)
    assert (printed, found.least, found.most, found.approximate) == (words, least, most, False)


@pytest.mark.parametrize(
    ("language", "text", "words"), [("ar", "نحو 390 مقاتلا", "نحو 390"), ("en", "some 1,500 people", "some 1,500")]
)
def test_what_is_only_about_right_is_marked(language: str, text: str, words: str) -> None:
    ((printed, found),) = _found(text, language)
    assert (printed, found.approximate, found.least == found.most) == (words, True, True)


def test_what_changes_from_one_number_to_another_is_no_range() -> None:
    assert [each.most for _, each in _found("rose from 20 to 25 dead", "en")] == [20, 25]


def test_numbers_side_by_side_are_not_added() -> None:
    assert [each.most for _, each in _found("قتل ثلاثة وأربعة جرحوا", "ar")] == [3, 4]
    assert [each.most for _, each in _found("12 و15 شخصا", "ar")] == [12, 15]


@pytest.mark.parametrize("text", ["5.25.1 شخصا", "بوتين يزور الصين", "2.5 كيلومتر"])
def test_what_counts_nobody_whole_is_no_quantity(text: str) -> None:
    assert _found(text, "ar") == []
