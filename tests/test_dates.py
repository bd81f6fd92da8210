"""Every rule of time expressions does what its examples say, and nothing is invented."""

import doctest
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb.finding.calendar
from kb.finding.dates import Direction, find_times, own_day, read_dates, resolve_case, resolve_time
from kb.language.lexicon import languages, load_language
from kb.language.text import find_tokens
from kb.model import BlockKind, Iri, KnownDay, Label, Reference, Sentence, Span, TimeValue

_PUBLISHED = date(2024, 7, 27)


def _sentence(text: str) -> Sentence:
    span = Span(0, len(text))
    return Sentence(span=span, block=BlockKind.PARAGRAPH, block_index=0, tokens=find_tokens(text, span))


def _resolved(
    text: str, tag: str = "ar", *, published: date | None = _PUBLISHED, direction: Direction | None = None
) -> list[TimeValue]:
    mentions = find_times(_sentence(text), load_language(tag))
    return [resolve_time(mention, published=published, direction=direction) for mention in mentions]


_EXAMPLES = [
    pytest.param(tag, example, id=f"{rule['name']}: {example[0]}")
    for tag in languages()
    for rule in load_language(tag).table("dates")["rules"]
    for example in rule.get("examples", [])
]


@pytest.mark.parametrize(("tag", "example"), _EXAMPLES)
def test_every_example_of_a_rule_resolves_as_it_says(tag: str, example: list[str]) -> None:
    phrase, published, edtf, *rest = example
    direction = Direction(rest[0]) if rest else None
    values = _resolved(phrase, tag, published=date.fromisoformat(published), direction=direction)
    assert [value.edtf for value in values] == [edtf]


def test_every_rule_but_those_that_count_from_something_told_before_has_examples() -> None:
    for tag in languages():
        rules = [r for r in load_language(tag).table("dates")["rules"] if r["value"] not in ("event", "same")]
        assert [rule["name"] for rule in rules if not rule.get("examples")] == []


@pytest.mark.parametrize(
    "phrase", ["أمس", "الأسبوع الماضي", "يوم الاثنين", "13 سبتمبر", "قبل ثلاثة أيام", "الأسابيع المقبلة"]
)
def test_without_a_publication_date_a_relative_expression_stays_unresolved(phrase: str) -> None:
    (value,) = _resolved(phrase, published=None)
    assert not value.resolved
    assert value.earliest_begin is None
    assert value.latest_end is None
    assert value.anchor is None


def test_a_full_date_needs_no_publication_date() -> None:
    (value,) = _resolved("25 يوليو 2024", published=None)
    assert value.edtf == "2024-07-25"
    assert value.anchor is None


@pytest.mark.parametrize(
    "text",
    [
        "قتل 390 مقاتلا وجرح 400 آخرون",
        "علاء سعادة (23 عاما)",
        "بلغت كلفته 2000 دولار",
        "حكم عليه بالسجن لمدة ثلاثة أعوام",
        "وزع على 1500 أسرة",
    ],
)
def test_numbers_ages_and_lengths_of_time_are_no_dates(text: str) -> None:
    assert [value.phrase for value in _resolved(text)] == []


def test_the_tense_decides_a_bare_weekday() -> None:
    assert [v.edtf for v in _resolved("الجمعة", direction=Direction.PAST)] == ["2024-07-26"]
    assert [v.edtf for v in _resolved("الجمعة", direction=Direction.FUTURE)] == ["2024-08-02"]


def test_words_before_an_expression_open_it_on_one_side() -> None:
    (since,) = _resolved("منذ 24 يوليو 2015")
    (until,) = _resolved("حتى 20 يوليو 2015")
    assert (since.edtf, since.latest_end) == ("2015-07-24/..", None)
    assert (until.edtf, until.earliest_begin) == ("../2015-07-20", None)


def test_two_expressions_join_to_a_range() -> None:
    (value,) = _resolved("المعرض من 3 مارس 2015 إلى 5 أبريل 2015")
    assert value.edtf == "2015-03-03/2015-04-05"


def test_an_event_relative_expression_counts_from_the_event() -> None:
    (mention,) = find_times(_sentence("غداة لقائه نظيره"), load_language("ar"))
    talks = _resolved("25 يوليو 2024")[0]
    assert resolve_time(mention, published=_PUBLISHED, event=talks).edtf == "2024-07-26"
    assert not resolve_time(mention, published=_PUBLISHED).resolved


def test_an_anniversary_gives_its_day_and_the_day_of_the_event() -> None:
    armistice = KnownDay(
        id=Iri("day"),
        labels=(Label("Korean Armistice", "en"), Label("الهدنة الكورية", "ar")),
        month=7,
        day=27,
        year=1953,
    )
    reference = Reference(entities=(), days=(armistice,))
    text = "قبل يوم من الذكرى الـ71 للهدنة التي أنهت الحرب الكورية"
    mentions = find_times(_sentence(text), load_language("ar"), reference)
    (anniversary,) = [mention for mention in mentions if mention.rule == "anniversary"]
    assert resolve_time(anniversary, published=None).edtf == "2024-07-27"
    own = own_day(anniversary)
    assert own is not None
    assert own.edtf == "1953-07-27"


def test_the_phrase_is_what_stands_in_the_text() -> None:
    text = "وصل مساء الأربعاء، ثم غادر في 13 سبتمبر (أيلول) الماضي."
    for value in _resolved(text):
        assert value.span.of(text) == value.phrase


def test_rows_say_what_where_when_and_why() -> None:
    (row,) = read_dates("وصل أمس.", language="ar", published=date(2024, 6, 12))
    assert row == {
        "phrase": "أمس", "start": 4, "end": 7, "earliest": "2024-06-11", "latest": "2024-06-11",
        "edtf": "2024-06-11", "rule": "day-word", "anchor": "2024-06-12",
    }  # fmt: skip


def test_a_case_is_answered_for_its_span_alone() -> None:
    case = {"id": "1", "text": "وصل أمس وغادر اليوم", "language": "ar", "reference": "2024-06-12", "start": 4, "end": 7}
    assert resolve_case(case) == {"id": "1", "earliest": "2024-06-11", "latest": "2024-06-11"}


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(kb.finding.calendar)
    assert result.attempted
    assert not result.failed


_WORDS = sorted(
    {word for tag in languages() for table in load_language(tag).table("dates")["words"].values() for word in table}
)


@given(
    st.lists(st.one_of(st.sampled_from(_WORDS), st.integers(0, 3000).map(str), st.sampled_from("()-/،و")), max_size=8),
    st.sampled_from(["ar", "en"]),
    st.sampled_from([None, *Direction]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_any_string_of_time_words_gives_ordered_bounds_inside_the_text(
    words: list[str], tag: str, direction: Any, published: date
) -> None:
    text = " ".join(words)
    for value in _resolved(text, tag, published=published, direction=direction):
        assert 0 <= value.span.start < value.span.end <= len(text)
        if value.earliest_begin and value.latest_end:
            assert value.earliest_begin <= value.latest_end


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("The trial is set to begin on Wednesday.", "en", "2024-07-31"),
        ("The trial was opened on Wednesday.", "en", "2024-07-24"),
        ("The talks are to be held on October 12.", "en", "2024-10-12"),
        ("The talks were held on October 12.", "en", "2023-10-12"),
        ("من المقرر أن تبدأ المحاكمة الأربعاء.", "ar", "2024-07-31"),
        ("بدأت المحاكمة الأربعاء.", "ar", "2024-07-24"),
    ],
)
def test_the_words_around_a_day_tell_whether_it_is_past(text: str, language: str, day: str) -> None:
    (row,) = read_dates(text, language=language, published=_PUBLISHED)
    assert row["earliest"] == day
