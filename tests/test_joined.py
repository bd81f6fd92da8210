"""Tests of what clauses without a full subject of their own share with others, in English."""

from collections.abc import Callable
from datetime import date

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(p.name.words, p.role.value) for p in claim.participants}


def _of(claims: tuple[Claim, ...], kind: str) -> Claim:
    return next(claim for claim in claims if claim.type == kind)


def test_joined_verbs_share_the_time_at_the_head_of_the_first(find_claims: Find) -> None:
    text = "On Monday, police arrested two men in Madrid and freed a hostage."
    times = [c.time and c.time.edtf for c in find_claims(text, language="en", published=date(2012, 5, 17))]
    assert times == ["2012-05-14", "2012-05-14"]


def test_joined_verbs_do_not_share_the_time_behind_the_first(find_claims: Find) -> None:
    text = "Police arrested two men on Monday and freed a hostage."
    claims = find_claims(text, language="en", published=date(2012, 5, 17))
    assert _of(claims, "Transfer").time is None


def test_joined_verbs_share_whom_the_pronoun_of_the_first_means(find_claims: Find) -> None:
    text = "China warned Russia. It accused Japan of provocation and demanded talks."
    assert _roles(_of(find_claims(text, language="en"), "Demand")) == {("China", "agent")}


def test_a_pronoun_does_not_mean_whom_its_own_verb_names(find_claims: Find) -> None:
    text = "Iran warned Japan. It accused Japan of lying."
    assert ("Iran", "agent") in _roles(_of(find_claims(text, language="en"), "Accusation"))


def test_who_tells_of_a_death_is_not_the_dead(find_claims: Find) -> None:
    text = "Yasser Arafat died in Paris. Bill Clinton mourned his death."
    assert all(("Bill Clinton", "recipient") not in _roles(c) for c in find_claims(text, language="en"))


def test_whoever_is_accused_of_doing_something_is_the_subject_of_the_verb_behind(find_claims: Find) -> None:
    claims = find_claims("The man accused of killing Rafik Hariri was arrested.", language="en")
    assert _roles(_of(claims, "Arrest")) == {("The man", "recipient")}
    assert _of(claims, "Attack").status == "alleged"


def test_what_a_subject_is_said_to_blame_does_not_cast_doubt_on_its_own_deed(find_claims: Find) -> None:
    text = "Israel, which blames Iran for the raid, has threatened Syria."
    assert _of(find_claims(text, language="en"), "Threat").status == "occurred"


@pytest.mark.parametrize("text", ["Talks to be held in Paris", "Russia and Iran announced talks, to be held in Paris"])
def test_events_that_are_to_be_held_are_planned(find_claims: Find, text: str) -> None:
    claims = find_claims(f"{text} on Friday.", language="en", published=date(2012, 5, 16))
    assert {(c.status, c.time and c.time.edtf) for c in claims} == {("planned", "2012-05-18")}


def test_a_place_stands_behind_the_particle_of_its_verb(find_claims: Find) -> None:
    (claim,) = find_claims("Rebels pulled out of the town of Goma.", language="en")
    assert [place.words for place in claim.places] == ["the town of Goma"]


def test_a_participle_with_a_hyphen_is_no_verb(find_claims: Find) -> None:
    text = "Gunmen killed the democratically-elected president."
    assert [claim.type for claim in find_claims(text, language="en")] == ["Attack"]


def test_a_capital_is_meant_before_a_city_of_which_its_name_is_another(find_claims: Find) -> None:
    (claim,) = find_claims("Washington urged Islamabad to act.", language="en")
    assert {p.name.entity.labels[0].text for p in claim.participants} == {"United States", "Pakistan"}


def test_what_is_demanded_for_the_first_time_is_no_truce(find_claims: Find) -> None:
    assert [c.type for c in find_claims("France called for a ceasefire in Yemen.", language="en")] == ["Demand"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iran said it would not halt enrichment.", "Rejection"),
        ("Russia will not negotiate with rebels.", "Rejection"),
        ("Israel did not recognize the government.", "Rejection"),
    ],
)
def test_what_somebody_says_he_will_not_do_he_refuses(find_claims: Find, text: str, kind: str) -> None:
    claims = find_claims(text, language="en")
    assert [(claim.type, claim.status) for claim in claims] == [(kind, "occurred")]


def test_what_a_bomb_does_is_an_attack(find_claims: Find) -> None:
    assert [c.type for c in find_claims("A bomb killed four soldiers.", language="en")] == ["Attack"]


def test_a_general_is_somebody_and_a_general_strike_is_nobody(find_claims: Find) -> None:
    (arrest,) = find_claims("The general, who fled, was arrested.", language="en")
    assert _roles(arrest) == {("The general", "recipient")}
    (strike,) = find_claims("Workers in Greece held a general strike.", language="en")
    assert all("general" not in name for name, _ in _roles(strike))


def test_who_did_what_the_object_of_a_verb_tells_is_no_doer_of_the_verb(find_claims: Find) -> None:
    (claim,) = find_claims("The court rejected a motion by the opposition.", language="en")
    assert _roles(claim) == {("The court", "agent")}


def test_a_place_behind_those_to_whom_something_is_done_is_where_it_is_done(find_claims: Find) -> None:
    (claim,) = find_claims("Students clashed with police in Santiago.", language="en")
    assert (_roles(claim), [place.words for place in claim.places]) == (
        {("Students", "participant"), ("police", "participant")},
        ["Santiago"],
    )


def test_a_place_behind_those_who_say_something_is_theirs(find_claims: Find) -> None:
    (claim,) = find_claims("Officials in Kabul said gunmen killed a judge.", language="en")
    assert ([s.words for s in claim.speakers], claim.places) == (["Officials in Kabul"], ())


def test_to_decide_not_to_do_something_is_to_decide(find_claims: Find) -> None:
    (claim,) = find_claims("Japan decided not to attend the conference.", language="en")
    assert (claim.type, claim.status) == ("Decision", "occurred")


def test_a_participle_at_the_end_tells_of_the_subject(find_claims: Find) -> None:
    text = "Ratko Mladic went on trial in Paris on Wednesday, accused of genocide."
    assert _roles(_of(find_claims(text, language="en"), "Accusation")) == {("Ratko Mladic", "recipient")}


def test_a_verb_behind_a_comma_that_goes_on_with_an_infinitive_is_no_participle(find_claims: Find) -> None:
    (claim,) = find_claims("The candidate, Viktor Yanukovich, vowed to challenge it.", language="en")
    assert _roles(claim) == {("The candidate, Viktor Yanukovich", "agent")}


def test_what_somebody_orders_is_done_by_him(find_claims: Find) -> None:
    (claim,) = find_claims("Bill Clinton ordered air strikes on Iraq.", language="en")
    assert (claim.type, _roles(claim)) == ("Attack", {("Bill Clinton", "agent"), ("Iraq", "recipient")})


def test_those_whom_an_attack_leaves_dead_are_its_victims(find_claims: Find) -> None:
    (claim,) = find_claims("The Israeli raid left nine Turks dead.", language="en")
    assert ("nine Turks", "recipient") in _roles(claim)


def test_a_charge_put_behind_tells_of_whoever_stands_trial(find_claims: Find) -> None:
    text = "Former president Laurent Gbagbo appeared in court in December, charged with murder."
    claims = find_claims(text, language="en")
    assert [(c.type, {role for _, role in _roles(c)}) for c in claims[:2]] == [
        ("Arrest", {"recipient"}),
        ("Accusation", {"recipient"}),
    ]


def test_those_who_speak_at_the_end_are_no_victims(find_claims: Find) -> None:
    text = "Rebels bombed the town, killing three people, residents and officials said."
    (claim,) = find_claims(text, language="en")
    assert ("residents", "recipient") not in _roles(claim)


@pytest.mark.parametrize("opening", ["Iran, in a statement released Friday,", "In a statement on Friday, Iran"])
def test_what_is_done_by_a_statement_is_done_when_it_is_issued(find_claims: Find, opening: str) -> None:
    text = f"{opening} accused Israel of lying."
    (claim,) = find_claims(text, language="en", published=date(2012, 5, 17))
    assert claim.time is not None
    assert claim.time.edtf == "2012-05-11"


def test_they_means_those_who_did_something_together_in_the_sentence_before(find_claims: Find) -> None:
    text = "Vladimir Putin and Xi Jinping told reporters in Moscow that they met. They praised Iran."
    assert {name for name, role in _roles(_of(find_claims(text, language="en"), "Support")) if role == "agent"} == {
        "Vladimir Putin",
        "Xi Jinping",
    }


def test_a_town_that_is_attacked_is_where_it_is_attacked(find_claims: Find) -> None:
    (claim,) = find_claims("Rebels attacked Goma.", language="en")
    assert ([place.words for place in claim.places], _roles(claim)) == (["Goma"], {("Rebels", "agent")})


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Russia demanded that Israel withdraw from Lebanon.", "Demand", "Israel"),
        ("Iraq alleged that Scott Ritter was a spy.", "Accusation", "Scott Ritter"),
        ("Iran threatened to attack Israel.", "Threat", "Israel"),
    ],
)
def test_what_is_demanded_alleged_or_threatened_tells_of_whom(
    find_claims: Find, text: str, kind: str, whom: str
) -> None:
    assert (whom, "recipient") in _roles(_of(find_claims(text, language="en"), kind))


def test_a_passive_goes_on_without_its_auxiliary(find_claims: Find) -> None:
    text = "Two soldiers were killed and four policemen wounded by rebels in Mali."
    claims = find_claims(text, language="en")
    assert all(("four policemen", "agent") not in _roles(claim) for claim in claims)


def test_who_calls_somebody_to_do_something_does_it(find_claims: Find) -> None:
    text = "Angela Merkel called Vladimir Putin on Friday to urge him to free the pilot."
    assert ("Angela Merkel", "agent") in _roles(_of(find_claims(text, language="en"), "Demand"))


def test_who_is_on_a_visit_pays_it_in_a_relative_clause_too(find_claims: Find) -> None:
    text = "The prime minister, who is on a visit to Germany, met Angela Merkel."
    assert _roles(_of(find_claims(text, language="en"), "Visit")) == {("The prime minister", "agent")}


def test_a_determiner_before_another_does_not_cut_off_a_phrase(find_claims: Find) -> None:
    (claim,) = find_claims("Vladimir Putin is on a three-day visit to Cuba.", language="en")
    assert _roles(claim) == {("Vladimir Putin", "agent")}


def test_their_means_those_who_do_it_before_those_to_whom_it_is_done(find_claims: Find) -> None:
    claims = find_claims("Rebels killed two more soldiers in their latest attack on Goma.", language="en")
    assert ("two more soldiers", "agent") not in {role for claim in claims for role in _roles(claim)}
