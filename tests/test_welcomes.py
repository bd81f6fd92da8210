"""Tests of who receives whom where somebody was in his reception, or received him as well."""

from collections.abc import Callable

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _parties(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(p.name.words, p.role.value) for c in claims if c.type == "Visit" for p in c.participants]


def test_whoever_was_in_the_reception_of_somebody_receives_him(find_claims: Find) -> None:
    claims = find_claims("كان في استقبال الرئيس المصري بالمطار الملك سلمان.")
    assert _parties(claims) == [("الرئيس المصري", "agent"), ("الملك سلمان", "recipient")]


def test_all_who_were_there_receive_whoever_a_pronoun_means(find_claims: Find) -> None:
    claims = find_claims("وصل بوتين إلى بكين. وكان في استقباله وانغ يي، وشي جين بينغ.")
    assert set(_parties(claims)) >= {("بوتين", "agent"), ("وانغ يي", "recipient"), ("شي جين بينغ", "recipient")}


def test_a_reception_by_somebody_is_his(find_claims: Find) -> None:
    claims = find_claims("جاء ذلك خلال استقبال الملك سلمان الرئيس المصري في الرياض.")
    assert set(_parties(claims)) == {("الملك سلمان", "recipient"), ("الرئيس المصري", "agent")}


@pytest.mark.parametrize(
    "text",
    ["وصل كيري إلى القاهرة أمس، كما استقبل عادل الجبير.", "أشاد كيري بالاتفاق، كما شكر لافروف."],
)
def test_whom_a_verb_that_needs_an_object_has_behind_as_well_is_its_object(find_claims: Find, text: str) -> None:
    claim = find_claims(text)[-1]
    assert [p.name.words for p in claim.participants if "كيري" in p.name.words] == ["كيري"]
    assert len(claim.participants) == len({p.role for p in claim.participants}) + (claim.type == "Meeting")
