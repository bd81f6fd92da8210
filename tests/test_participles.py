"""Tests of verbs and participles that say more of an event told before them."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def test_an_attack_and_what_it_was_aimed_at_are_one(find_claims: Find) -> None:
    (claim,) = find_claims("أصيب سبعة مدنيين في الهجوم الصاروخي الذي استهدف مدينة مأرب.")
    assert [place.words for place in claim.places] == ["مدينة مأرب"]


def test_a_participle_of_the_same_doer_tells_no_second_attack(find_claims: Find) -> None:
    claims = find_claims("قال مصدر إن الجيش الإسرائيلي شن عدوانا مستهدفا نقاطا في دمشق.")
    assert [claim.type for claim in claims] == ["Attack"]
