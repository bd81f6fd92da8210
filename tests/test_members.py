"""Tests of members that are told of a group beside it."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _parties(claim: Claim) -> list[tuple[str, str]]:
    return [(p.name.words, p.role.value) for p in claim.participants]


def test_members_told_of_a_group_do_what_it_does(find_claims: Find) -> None:
    (claim,) = find_claims("وقعت أطراف ليبية بينها المؤتمر الوطني العام اتفاق سلام في المغرب.")
    assert _parties(claim) == [("أطراف ليبية", "participant"), ("المؤتمر الوطني العام", "participant")]
    (arrest,) = find_claims("اعتقلت الشرطة عشرة ناشطين، من بينهم محمد البلتاجي، في القاهرة.")
    assert ("محمد البلتاجي", "recipient") in _parties(arrest)


def test_members_in_brackets_are_those_of_the_group_before_them(find_claims: Find) -> None:
    (claim,) = find_claims("وقعت إيران والدول الست (الولايات المتحدة وروسيا والصين) اتفاقا في فيينا.")
    names = [name for name, _ in _parties(claim)]
    assert names == ["إيران", "الدول الست", "الولايات المتحدة", "روسيا", "الصين"]


def test_members_that_are_all_of_a_group_are_told_behind_a_pronoun(find_claims: Find) -> None:
    (claim,) = find_claims("اجتمع وزراء خارجية الدول الأربع، وهي السعودية ومصر والأردن، في القاهرة.")
    assert {"السعودية", "مصر", "الأردن"} <= {name for name, _ in _parties(claim)}


def test_children_among_the_killed_are_neither_killers_nor_told_apart(find_claims: Find) -> None:
    (attack,) = find_claims("قتل عشرة أشخاص بينهم طفلان وامرأة في غارة على حلب.")
    assert _parties(attack) == [("عشرة أشخاص", "recipient")]


def test_countries_among_those_where_something_is_are_no_parties(find_claims: Find) -> None:
    (attack,) = find_claims("قتل عشرة جنود في غارات على دول بينها مصر.")
    assert "مصر" not in [name for name, _ in _parties(attack)]


def test_bodies_and_places_are_no_members_of_people(find_claims: Find) -> None:
    (meeting,) = find_claims("التقى أوباما تلميذات في لندن، منها أكاديمية سالتلي.")
    assert all("أكاديمية" not in name for name, _ in _parties(meeting))
