"""Tests of whether an event happened, as its sentence tells it."""

from collections.abc import Callable

import pytest

from kb.model import BlockKind, Claim

Find = Callable[..., tuple[Claim, ...]]


def _visits(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(claim.status.value, claim.certainty.value) for claim in claims if claim.type == "Visit"]


@pytest.mark.parametrize(
    ("text", "status", "certainty"),
    [
        ("زار بوتين الصين.", "occurred", "certain"),
        ("يزور بوتين الصين حاليا.", "ongoing", "certain"),
        ("سيزور بوتين الصين.", "planned", "probable"),
        ("سوف يزور بوتين الصين.", "planned", "probable"),
        ("قد يزور بوتين الصين.", "possible", "possible"),
        ("لم يزر بوتين الصين.", "denied", "certain"),
        ("لن يزور بوتين الصين.", "denied", "certain"),
        ("يعتزم بوتين زيارة الصين.", "planned", "probable"),
        ("بوتين من المقرر أن يزور الصين.", "planned", "probable"),
        ("بحث لافروف زيارة بوتين المقررة إلى الصين.", "planned", "probable"),
        ("زيارة بوتين إلى الصين ملغاة.", "cancelled", "certain"),
        ("زيارة بوتين المقررة إلى الصين ملغاة.", "cancelled", "certain"),
        ("ألغى بوتين زيارة إلى الصين.", "cancelled", "certain"),
        ("أرجئت زيارة بوتين إلى الصين.", "postponed", "certain"),
        ("نفى الكرملين زيارة بوتين إلى الصين.", "denied", "certain"),
        ("لم يؤكد الكرملين زيارة بوتين إلى الصين.", "planned", "possible"),
    ],
)
def test_arabic_tense_negation_governing_verbs_and_adjectives_tell_the_status(
    find_claims: Find, text: str, status: str, certainty: str
) -> None:
    assert _visits(find_claims(text)) == [(status, certainty)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Putin visited China.", "occurred"),
        ("Putin has visited China.", "occurred"),
        ("Putin is visiting China.", "ongoing"),
        ("Putin will visit China.", "planned"),
        ("Putin plans to visit China.", "planned"),
        ("Putin may visit China.", "possible"),
        ("Putin did not visit China.", "denied"),
        ("Putin cancelled a visit to China.", "cancelled"),
        ("The Kremlin denied a visit by Putin to China.", "denied"),
    ],
)
def test_english_auxiliaries_and_governing_verbs_tell_the_status(find_claims: Find, text: str, status: str) -> None:
    assert [each for each, _ in _visits(find_claims(text, language="en"))] == [status]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("إذا زار بوتين الصين فسيلتقي وانغ يي.", "ar"),
        ("لو زار بوتين الصين لالتقى وانغ يي.", "ar"),
        ("If Putin visits China, he will meet Wang Yi.", "en"),
        ("يريد بوتين زيارة الصين.", "ar"),
        ("Putin wants to visit China.", "en"),
    ],
)
def test_conditions_and_wishes_state_no_event(find_claims: Find, text: str, language: str) -> None:
    assert find_claims(text, language=language) == ()


def test_a_headline_in_the_present_tells_what_happened(find_claims: Find) -> None:
    assert _visits(find_claims("بوتين يزور الصين", kinds=[BlockKind.TITLE])) == [("occurred", "certain")]


def test_a_date_after_publication_makes_it_a_plan(find_claims: Find) -> None:
    assert _visits(find_claims("زيارة بوتين إلى الصين في 20 يونيو 2024.")) == [("planned", "probable")]
