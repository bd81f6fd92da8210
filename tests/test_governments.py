"""Tests of capitals that stand for governments."""

from collections.abc import Callable

from kb.model import Claim, EntityKind

Find = Callable[..., tuple[Claim, ...]]


def test_a_capital_that_acts_is_its_country_under_the_words_as_printed(find_claims: Find) -> None:
    (claim,) = find_claims("اتهمت بيونغ يانغ سيول بالتجسس.")
    parties = [p.name for p in claim.participants]
    assert [(name.words, name.entity.label("en")) for name in parties] == [
        ("بيونغ يانغ", "North Korea"),
        ("سيول", "South Korea"),
    ]
    assert {name.entity.kind for name in parties} == {EntityKind.COUNTRY}


def test_a_capital_where_something_happens_stays_a_city(find_claims: Find) -> None:
    (claim,) = find_claims("زار بوتين بيونغ يانغ.")
    assert [(place.entity.label("en"), place.entity.kind) for place in claim.places] == [
        ("Pyongyang", EntityKind.PLACE)
    ]
