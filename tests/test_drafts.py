"""Tests of the arguments that event words take from the words around them."""

from collections.abc import Callable

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _parties(claim: Claim) -> dict[str, str]:
    return {participant.name.words: participant.role.value for participant in claim.participants}


def test_an_object_behind_the_genitive_makes_that_the_doer(find_claims: Find) -> None:
    (arrest,) = find_claims("أدى إلى ذلك اعتقال الشرطة عشرين متظاهرا أمس.")
    assert _parties(arrest) == {"الشرطة": "agent", "عشرين متظاهرا": "recipient"}


def test_an_office_with_the_ending_of_an_object_is_no_party(find_claims: Find) -> None:
    (appointment,) = find_claims("عين بوتين لافروف مبعوثا.")
    assert _parties(appointment) == {"بوتين": "agent", "لافروف": "recipient"}


def test_whoever_stands_before_a_verb_of_happening_does_not_do_it(find_claims: Find) -> None:
    (attack,) = find_claims("قال لافروف إن بوتين تم خطفه.")
    assert _parties(attack) == {"بوتين": "recipient"}


def test_the_pronoun_on_what_somebody_shows_is_his_own(find_claims: Find) -> None:
    claims = find_claims("التقى بوتين الأسد. وأبدى لافروف تأييده للصين.")
    assert _parties(claims[-1]) == {"لافروف": "agent", "للصين": "recipient"}


def test_casualties_told_of_an_attack_in_a_circumstance_are_its_victims(find_claims: Find) -> None:
    claims = find_claims("زار بوتين موسكو عشية الهجوم الذي استهدف حافلة وخلف 26 قتيلا.")
    attack = next(claim for claim in claims if claim.type == "Attack")
    assert _parties(attack) == {"26 قتيلا": "recipient"}
