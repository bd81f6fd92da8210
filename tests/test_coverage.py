"""Tests of what the extractor says of sentences that gave no claim."""

from collections.abc import Callable

import pytest

from kb.finding.coverage import Coverage, Reason, Trace, find_coverage, survey
from kb.finding.extract import Extractor
from kb.finding.lexemes import load_lexemes
from kb.language.lexicon import load_language
from kb.model import Article, Reference

Cover = Callable[..., Coverage]


@pytest.fixture
def cover(reference: Reference, make_article: Callable[..., Article]) -> Cover:
    """The coverage of a text, one block a line."""
    extractor = Extractor(reference)

    def find(text: str, language: str = "ar") -> Coverage:
        trace, article = Trace(), make_article(text, language=language)
        claims = extractor.extract(article, trace=trace)
        return find_coverage(trace, claims, text, load_lexemes(load_language(language)))

    return find


@pytest.mark.parametrize(
    ("language", "text", "reason", "words"),
    [
        ("ar", "زار بوتين الصين أمس.\nبوتين في زيارة للصين.", Reason.TOLD_ELSEWHERE, []),
        ("ar", "تقع الهجمات كثيرا.", Reason.NO_PARTY_OR_PLACE, ["الهجمات"]),
        ("en", "It reignited the civil war.", Reason.NO_PARTY_OR_PLACE, ["war"]),
        ("ar", "إذا زار بوتين الصين فسيرحب به شي.", Reason.NOT_STATED, ["زار"]),
        ("en", "If Putin visits China, talks will follow.", Reason.NOT_STATED, ["visits"]),
        ("ar", "تتباهى روسيا بقوتها.", Reason.UNKNOWN_WORD, ["تتباهى"]),
        ("en", "Putin chuckled in Moscow.", Reason.UNKNOWN_WORD, ["chuckled"]),
        ("ar", "قال لافروف إن الجو جميل.", Reason.SPEECH_ONLY, ["قال"]),
        ("ar", "ظهر بوتين أمس.", Reason.OTHER_VERB, ["ظهر"]),
        ("ar", "موسكو (رويترز) الثلاثاء", Reason.NAME_AND_DATE, []),
        ("en", "Moscow, Russia.", Reason.NAME_ONLY, []),
        ("ar", "كان ذلك أمس.", Reason.DATE_ONLY, []),
    ],
)
def test_a_sentence_without_a_claim_has_the_reason_of_the_extractor(
    cover: Cover, language: str, text: str, reason: Reason, words: list[str]
) -> None:
    gap = cover(text, language).gaps[-1]
    assert gap.reason is reason
    assert [each.word for each in gap.unread][: len(words)] == words
    assert gap.sentence == text.splitlines()[-1]


def test_a_sentence_that_gave_a_claim_is_no_gap(cover: Cover) -> None:
    found = cover("زار بوتين الصين أمس.\nوهذا كل شيء.")
    assert (found.sentences, found.with_claims, found.gaps) == (2, 1, ())


def test_what_was_folded_names_the_claim_that_tells_it(cover: Cover) -> None:
    found = cover("زار بوتين الصين أمس.\nبوتين في زيارة للصين.")
    assert [gap.claim for gap in found.gaps] == ["c1"]


def test_a_trace_changes_no_claim(reference: Reference, make_article: Callable[..., Article]) -> None:
    extractor, article = Extractor(reference), make_article("زار بوتين الصين أمس. إذا زار بوتين فيتنام فسيعود.")
    assert extractor.extract(article) == extractor.extract(article, trace=Trace())


def test_a_survey_counts_reasons_and_the_unknown_words_with_the_most_frequent_first(
    cover: Cover, make_article: Callable[..., Article]
) -> None:
    text = "تتباهى روسيا.\nتتباهي الصين.\nزار بوتين الصين وتوعك شي."
    found = survey([(make_article(text), cover(text))])
    assert (found.articles, found.sentences, found.with_claims, found.empty) == (1, 3, 1, 0)
    assert found.reasons == {Reason.UNKNOWN_WORD: 2}
    first, second = found.unknown[0], next(each for each in found.unknown if each.word == "وتوعك")
    assert (first.word, first.sentences, first.gaps) == ("تتباهى", 2, 2)
    assert (second.sentences, second.gaps) == (1, 0)


def test_every_reason_explains_itself() -> None:
    assert all(reason.explanation for reason in Reason)
