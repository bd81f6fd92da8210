"""Tests of whom pronouns mean."""

from collections.abc import Callable

import pytest

from kb.model import Claim, EntityKind

Find = Callable[..., tuple[Claim, ...]]


def _parties(claim: Claim) -> set[tuple[str, str]]:
    return {(p.name.words, p.role.value) for p in claim.participants}


def test_a_pronoun_on_a_verb_means_a_name_of_the_sentence_before(find_claims: Find) -> None:
    meeting = find_claims("وصل لافروف إلى دمشق. والتقاه الأسد.")[1]
    assert _parties(meeting) == {("لافروف", "participant"), ("الأسد", "participant")}


def test_the_words_of_a_name_meant_by_a_pronoun_stand_where_they_were_printed(find_claims: Find) -> None:
    text = "وصل لافروف إلى دمشق. والتقاه الأسد."
    for participant in find_claims(text)[1].participants:
        assert participant.name.span.of(text) == participant.name.words


def test_a_dual_verb_means_the_two_before_it(find_claims: Find) -> None:
    agreement = find_claims("التقى لافروف ووانغ يي في بكين، ووقعا اتفاقا.")[1]
    assert agreement.type == "Agreement"
    assert _parties(agreement) == {("لافروف", "participant"), ("وانغ يي", "participant")}


def test_a_pronoun_on_an_event_noun_is_its_doer(find_claims: Find) -> None:
    (visit,) = find_claims("تحدث بوتين عن زيارته إلى الصين.")
    assert _parties(visit) == {("بوتين", "agent")}


def test_a_pronoun_that_carries_a_clause_is_the_subject_of_its_verb(find_claims: Find) -> None:
    (visit,) = find_claims("قال بوتين إنه سيزور الصين.")
    assert _parties(visit) == {("بوتين", "agent")}


def test_a_pronoun_that_agrees_with_nobody_gets_nobody(find_claims: Find) -> None:
    assert find_claims("التقاه أمس.") == ()


def test_he_in_english_is_a_person_and_it_is_none(find_claims: Find) -> None:
    first, second = find_claims("Putin praised Iran. He visited Syria. It attacked Iraq.", language="en")[1:]
    assert _parties(first) == {("Putin", "agent")}
    assert ("Iran", "agent") in _parties(second) or ("Syria", "agent") in _parties(second)


@pytest.mark.parametrize("pair", ["وعقد الوزيران", "وعقد الرئيسان", "وعقد الجانبان", "وعقدت الدولتان"])
def test_a_definite_dual_means_the_two_most_told_of(find_claims: Find, pair: str) -> None:
    meeting = find_claims(f"هاتف لافروف وانغ يي أمس. {pair} اجتماعا في جنيف اليوم.")[1]
    assert {name for name, _ in _parties(meeting)} >= {"لافروف", "وانغ يي"}


def test_both_countries_are_those_of_the_ministers(find_claims: Find) -> None:
    meeting = find_claims("هاتف لافروف وانغ يي أمس. وعقدت الدولتان اجتماعا في جنيف اليوم.")[-1]
    assert {participant.name.entity.kind for participant in meeting.participants} == {EntityKind.COUNTRY}


def test_the_sides_of_a_clash_are_not_those_most_told_of(find_claims: Find) -> None:
    claims = find_claims("هاتف لافروف وانغ يي أمس. واندلعت اشتباكات بين الطرفين في حلب.")
    assert "لافروف" not in {name for claim in claims if claim.type == "Attack" for name, _ in _parties(claim)}


def test_nobody_but_a_person_dies_or_is_appointed(find_claims: Callable[..., tuple[Claim, ...]]) -> None:
    claims = find_claims("قال بوتين إن البرلمان الروسي اجتمع قبل تعيينه.")
    appointed = [p.name.words for c in claims if c.type == "Appointment" for p in c.participants]
    assert appointed == ["بوتين"]
