"""Tests of who does what a relative clause tells of an event where he is left out."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _parties(claims: tuple[Claim, ...], kind: str) -> set[tuple[str, str]]:
    return {(p.name.words, p.role.value) for c in claims if c.type == kind for p in c.participants}


def test_whoever_is_told_of_held_the_talks_that_he_held(find_claims: Find) -> None:
    claims = find_claims("أشاد بوتين بالمحادثات التي أجراها مع شي جين بينغ في بكين.")
    assert _parties(claims, "Meeting") == {("بوتين", "participant"), ("شي جين بينغ", "participant")}
    claims = find_claims("قال أوباما إن الزيارة التي قام بها إلى كوبا كانت ناجحة.")
    assert _parties(claims, "Visit") == {("أوباما", "agent")}


def test_a_meeting_held_by_the_subject_is_his_though_another_name_is_nearer(find_claims: Find) -> None:
    claims = find_claims("قال بوتين إنه شكر أوباما خلال المحادثات التي أجراها مع شي جين بينغ.")
    assert _parties(claims, "Meeting") >= {("بوتين", "participant"), ("شي جين بينغ", "participant")}


def test_those_whom_a_meeting_brings_together_take_part_in_it(find_claims: Find) -> None:
    claims = find_claims("تحدث بوتين عن الاجتماع الذي جمع لافروف وكيري في فيينا.")
    assert {("لافروف", "participant"), ("كيري", "participant")} <= _parties(claims, "Meeting")


def test_whoever_heads_a_party_or_comes_with_it_does_what_it_does(find_claims: Find) -> None:
    claims = find_claims("وصل إلى بغداد وفد كردي برئاسة نيجيرفان بارزاني.")
    assert ("نيجيرفان بارزاني", "agent") in _parties(claims, "Visit")
    claims = find_claims("مددت الحكومة المصرية برئاسة إبراهيم محلب حالة الطوارئ في سيناء.")
    assert ("إبراهيم محلب", "agent") in _parties(claims, "Decision")
