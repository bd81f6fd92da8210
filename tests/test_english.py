"""English sentences as agencies write them: who does what in clauses, asides, datelines and phrases that count two."""

from collections.abc import Callable
from datetime import date

import pytest

from kb.model import Claim

Find = Callable[..., tuple[Claim, ...]]


def _roles(claim: Claim) -> set[tuple[str, str]]:
    return {(p.name.words, p.role.value) for p in claim.participants}


def _places(claim: Claim) -> list[str]:
    return [name.words for name in claim.places]


def test_here_is_the_place_of_the_dateline(find_claims: Find) -> None:
    (claim,) = find_claims("NAIROBI, August 21 (Xinhua) -- Vladimir Putin arrived here Friday.", language="en")
    assert (claim.type, _places(claim)) == ("Visit", ["NAIROBI"])


def test_without_a_dateline_here_is_nowhere(find_claims: Find) -> None:
    (claim,) = find_claims("Vladimir Putin met Xi Jinping here Friday.", language="en")
    assert _places(claim) == []


def test_what_the_first_sentence_tells_was_signed_at_the_dateline(find_claims: Find) -> None:
    text = "MOSCOW (AP) _ Russia and Ukraine signed a treaty Friday.\nIran and Iraq signed a treaty last year."
    lead, later = find_claims(text, language="en")
    assert (_places(lead), _places(later)) == (["MOSCOW"], [])


def test_a_dateline_takes_no_part_and_its_day_is_no_time(find_claims: Find) -> None:
    (claim,) = find_claims("JERUSALEM, March 1 -- Russia attacked Ukraine.", language="en")
    assert (_roles(claim), claim.time) == ({("Russia", "agent"), ("Ukraine", "recipient")}, None)


@pytest.mark.parametrize("pair", ["The two leaders", "Both leaders", "The two men"])
def test_two_who_are_counted_are_the_last_two_named(find_claims: Find, pair: str) -> None:
    text = f"Vladimir Putin met Xi Jinping in Moscow.\n{pair} signed a treaty."
    assert _roles(find_claims(text, language="en")[1]) == {
        ("Vladimir Putin", "participant"),
        ("Xi Jinping", "participant"),
    }


def test_three_who_are_counted_are_nobody_named(find_claims: Find) -> None:
    text = "Vladimir Putin met Xi Jinping in Moscow.\nThe three leaders signed a treaty."
    assert all("Putin" not in name for c in find_claims(text, language="en")[1:] for name, _ in _roles(c))


def test_who_is_on_a_visit_pays_it(find_claims: Find) -> None:
    visit, _ = find_claims("Vladimir Putin, on a visit to China, criticized the European Union.", language="en")
    assert (visit.type, _roles(visit), _places(visit)) == ("Visit", {("Vladimir Putin", "agent")}, ["China"])


def test_what_is_to_be_is_planned(find_claims: Find) -> None:
    (claim,) = find_claims("Talks between Russia and Ukraine are to begin on Monday.", language="en")
    assert (claim.status, _roles(claim)) == ("planned", {("Russia", "participant"), ("Ukraine", "participant")})


def test_a_joined_clause_is_no_part_of_a_demand(find_claims: Find) -> None:
    claims = find_claims("Russia called on Congress to pass the bill and promised to sign it.", language="en")
    assert [claim.type for claim in claims] == ["Demand", "Pledge"]


def test_the_clash_in_which_somebody_is_killed_is_the_killing(find_claims: Find) -> None:
    (claim,) = find_claims("Russian troops killed 15 Chechen rebels in a clash near Grozny.", language="en")
    assert (claim.trigger, _places(claim)) == ("killed", ["Grozny"])


def test_who_flies_somewhere_for_talks_takes_part_in_them(find_claims: Find) -> None:
    _, talks = find_claims("Vladimir Putin flew to Tehran for talks with Iranian leaders.", language="en")
    assert ("Vladimir Putin", "participant") in _roles(talks)
    assert (talks.status, _places(talks)) == ("planned", ["Tehran"])


def test_a_participle_behind_a_comma_tells_of_the_name_before_it(find_claims: Find) -> None:
    text = (
        "Osama bin Laden, accused by Washington of masterminding the bombings of two embassies, lives in Afghanistan."
    )
    accusation = find_claims(text, language="en")[0]
    assert _roles(accusation) == {("Washington", "agent"), ("Osama bin Laden", "recipient")}


def test_an_earthquake_and_its_striking_are_one(find_claims: Find) -> None:
    (claim,) = find_claims("The earthquake, which struck northern Turkey early Tuesday, was strong.", language="en")
    assert (claim.type, _places(claim)) == ("Disaster", ["northern Turkey"])


def test_hyphens_inside_words_part_no_clause(find_claims: Find) -> None:
    text = "The pro-government militia attacked Damascus in a two-day battle."
    assert ("Damascus", "recipient") in _roles(find_claims(text, language="en")[0])


def test_that_behind_a_noun_stands_for_it(find_claims: Find) -> None:
    (claim,) = find_claims("The bombing that killed 12 people in Kabul was a crime.", language="en")
    assert (claim.type, _roles(claim), _places(claim)) == ("Attack", {("12 people", "recipient")}, ["Kabul"])


def test_a_place_in_a_country_is_in_the_country(find_claims: Find) -> None:
    (claim,) = find_claims("Ten people died in the south of Thailand.", language="en")
    assert _places(claim) == ["Thailand"]


def test_verbs_side_by_side_have_one_object(find_claims: Find) -> None:
    (claim,) = find_claims("Israeli troops shot and wounded a Palestinian youth near Ramallah.", language="en")
    assert _roles(claim) == {("Israeli troops", "agent"), ("a Palestinian youth", "recipient")}


def test_a_gerund_that_is_ruled_out_is_not_told(find_claims: Find) -> None:
    claims = find_claims("The United States ruled out lifting sanctions on Cuba.", language="en")
    assert [claim.type for claim in claims] == ["Rejection"]


def test_a_missile_into_the_sea_is_a_launch_and_into_a_country_an_attack(find_claims: Find) -> None:
    (launch,) = find_claims("North Korea fired two missiles into the sea off Japan.", language="en")
    (attack,) = find_claims("Hezbollah fired two missiles into Israel.", language="en")
    assert (launch.type, attack.type) == ("Launch", "Attack")


def test_who_meets_a_demand_meets_nobody(find_claims: Find) -> None:
    assert all(c.type != "Meeting" for c in find_claims("Iraq met the demands of the United Nations.", language="en"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Taliban said they would not hand over Osama bin Laden.", "Rejection"),
        ("Vladimir Putin said Russia would not withdraw troops from Syria.", "Rejection"),
        ("North Korea said it would attack South Korea if sanctions were imposed.", "Threat"),
        ("The United States said Iraq must withdraw its troops from Kuwait.", "Demand"),
        ("Saddam Hussein said he was ready to cooperate with the United Nations.", "Pledge"),
        ("Israel was willing to withdraw from Lebanon.", "Pledge"),
    ],
)
def test_what_is_said_of_what_will_or_must_be_is_an_act(find_claims: Find, text: str, kind: str) -> None:
    (claim,) = find_claims(text, language="en")
    assert (claim.type, claim.status) == (kind, "occurred")


def test_what_must_be_is_demanded_of_whoever_must_do_it(find_claims: Find) -> None:
    (claim,) = find_claims("The United States said Iraq must withdraw its troops from Kuwait.", language="en")
    assert _roles(claim) == {("The United States", "agent"), ("Iraq", "recipient")}


def test_a_plan_without_a_condition_is_no_threat(find_claims: Find) -> None:
    (claim,) = find_claims("North Korea said it would attack South Korea.", language="en")
    assert (claim.type, claim.status) == ("Attack", "planned")


def test_the_subject_may_stand_before_what_two_commas_hold(find_claims: Find) -> None:
    text = "Turkey, angry about the war in Kosovo and its refugees, urged Greece to sign a declaration."
    claim = next(c for c in find_claims(text, language="en") if c.type == "Demand")
    assert _roles(claim) == {("Turkey", "agent"), ("Greece", "recipient")}


def test_a_demand_that_is_refused_is_told_with_its_refusal(find_claims: Find) -> None:
    text = "The U.S. demand for talks with Iran has been refused by the Taliban."
    assert [claim.type for claim in find_claims(text, language="en")] == ["Demand", "Rejection"]


def test_what_a_noun_promises_is_not_told(find_claims: Find) -> None:
    text = "Iraq's refusal to hand over the prisoners to Kuwait angered the United States."
    assert [claim.type for claim in find_claims(text, language="en")] == ["Rejection"]


def test_a_name_joined_to_a_phrase_that_names_nobody_is_the_subject(find_claims: Find) -> None:
    (claim,) = find_claims("Iran and six other powers signed a treaty in Vienna.", language="en")
    assert ("Iran", "participant") in _roles(claim)


def test_whoever_is_to_get_what_is_promised_is_promised_it(find_claims: Find) -> None:
    (claim,) = find_claims("The United States pledged $1 billion in military aid to Ukraine.", language="en")
    assert (claim.type, _roles(claim)) == ("Pledge", {("The United States", "agent"), ("Ukraine", "recipient")})


def test_what_is_invaded_is_where_it_happened(find_claims: Find) -> None:
    (claim,) = find_claims("Iraq's invasion of Kuwait angered the United Nations.", language="en")
    assert (_roles(claim), _places(claim)) == ({("Iraq", "agent"), ("Kuwait", "recipient")}, ["Kuwait"])


def test_who_will_not_comment_refuses_nobody(find_claims: Find) -> None:
    assert find_claims("Russia refused to give details.", language="en") == ()


def test_what_somebody_issues_is_no_transfer(find_claims: Find) -> None:
    text = "In a statement, released by the Kremlin, Russia accused Ukraine of attacks."
    assert "Transfer" not in {claim.type for claim in find_claims(text, language="en")}


def test_somebody_may_arrive_where_no_place_is_told(find_claims: Find) -> None:
    (claim,) = find_claims("Vladimir Putin arrived on Monday.", language="en")
    assert (claim.type, _roles(claim)) == ("Visit", {("Vladimir Putin", "agent")})


def test_what_somebody_had_is_told_by_the_verb(find_claims: Find) -> None:
    (claim,) = find_claims("Vladimir Putin and Xi Jinping had a long telephone conversation.", language="en")
    assert (claim.type, len(claim.participants)) == ("Call", 2)


def test_somebody_who_is_somewhere_for_a_while_visits_it(find_claims: Find) -> None:
    text = "President Bill Clinton was in Berlin on Friday for talks with Chancellor Helmut Kohl."
    visit, talks = find_claims(text, language="en", published=date(1998, 5, 20))
    assert (visit.type, visit.status, _places(visit)) == ("Visit", "occurred", ["Berlin"])
    assert (talks.type, talks.status, len(talks.participants)) == ("Meeting", "occurred", 2)


def test_somebody_due_somewhere_is_to_visit_it(find_claims: Find) -> None:
    (claim,) = find_claims("Foreign Minister Igor Ivanov is due in Damascus.", language="en")
    assert (claim.type, claim.status, _places(claim)) == ("Visit", "planned", ["Damascus"])


def test_where_somebody_is_born_is_no_visit(find_claims: Find) -> None:
    assert find_claims("Angela Merkel was born in Hamburg in 1954.", language="en") == ()


def test_the_day_of_a_journey_is_that_of_its_purpose(find_claims: Find) -> None:
    text = "President Bill Clinton arrived in Berlin on Friday for talks with Chancellor Helmut Kohl."
    visit, talks = find_claims(text, language="en", published=date(1998, 5, 20))
    assert visit.time is not None
    assert talks.time is not None
    assert visit.time.edtf == talks.time.edtf == "1998-05-15"


def test_what_somebody_is_the_first_to_do_is_done(find_claims: Find) -> None:
    text = "Christian Wulff is the second German president to visit Afghanistan in 44 years."
    (claim,) = find_claims(text, language="en")
    assert (claim.status, claim.time, _roles(claim)) == ("occurred", None, {("Christian Wulff", "agent")})


def test_an_object_of_none_denies_the_verb(find_claims: Find) -> None:
    (claim,) = find_claims("Russia and Ukraine reached no agreement in Minsk.", language="en")
    assert (claim.type, claim.status) == ("Agreement", "denied")


def test_a_participle_joined_to_a_passive_is_passive(find_claims: Find) -> None:
    text = "Former commander Theoneste Bagosora was arrested in Cameroon and jailed in Tanzania."
    assert {role for claim in find_claims(text, language="en") for _, role in _roles(claim)} == {"recipient"}


def test_those_taken_out_of_a_number_stand_for_it(find_claims: Find) -> None:
    (claim,) = find_claims("The Taliban released two of the hostages held in Afghanistan.", language="en")
    assert _roles(claim) == {("The Taliban", "agent"), ("the hostages", "recipient")}


def test_an_adverb_between_subject_and_verb_is_no_part_of_a_name(find_claims: Find) -> None:
    (claim,) = find_claims("China's parliament formally elected Xi Jinping.", language="en")
    assert (claim.type, _roles(claim)) == ("Election", {("Xi Jinping", "recipient")})


def test_who_is_told_of_by_his_age_is_whoever_was_told_of(find_claims: Find) -> None:
    text = "Theoneste Bagosora appeared in Arusha. The 67-year-old was sentenced to life in prison."
    (claim,) = find_claims(text, language="en")
    assert (claim.type, _roles(claim)) == ("Arrest", {("Theoneste Bagosora", "recipient")})


def test_what_goes_on_beside_an_act_is_no_saying(find_claims: Find) -> None:
    (claim,) = find_claims("Li Yuanchao was elected vice president, confirming an earlier story.", language="en")
    assert claim.speakers == ()


def test_a_body_without_article_acts_before_a_verb(find_claims: Find) -> None:
    (claim,) = find_claims("Parliament approved a resolution on Monday.", language="en")
    assert (claim.type, _roles(claim)) == ("Decision", {("Parliament", "agent")})


def test_several_who_did_one_thing_are_meant_by_they(find_claims: Find) -> None:
    text = "Vladimir Putin and Xi Jinping spoke in Prague, where they signed a treaty."
    claim = next(c for c in find_claims(text, language="en") if c.type == "Agreement")
    assert {name for name, _ in _roles(claim)} == {"Vladimir Putin", "Xi Jinping"}


def test_a_war_that_began_goes_on_from_then(find_claims: Find) -> None:
    (claim,) = find_claims("The civil war in Syria began in 2011.", language="en", published=date(2015, 7, 1))
    assert claim.time is not None
    assert (claim.type, claim.status, claim.time.edtf) == ("War", "ongoing", "2011/..")


def test_a_war_may_be_told_of_behind_its_place(find_claims: Find) -> None:
    text = "The war in Syria, which began in March 2011, has spread to Lebanon."
    claim = next(c for c in find_claims(text, language="en", published=date(2015, 7, 1)) if c.type == "War")
    assert claim.time is not None
    assert str(claim.time.edtf).startswith("2011-03")


def test_a_time_may_stand_between_subject_and_verb(find_claims: Find) -> None:
    (claim,) = find_claims("France and Britain on Wednesday proposed a new resolution.", language="en")
    assert (claim.type, len(claim.participants)) == ("Demand", 2)


def test_an_attack_that_is_to_be_ended_is_none_to_come(find_claims: Find) -> None:
    text = "Russia and Ukraine must work together to end the violence in Kashmir."
    assert "Attack" not in {claim.type for claim in find_claims(text, language="en")}


def test_what_is_said_of_the_dead_has_a_speaker(find_claims: Find) -> None:
    (claim,) = find_claims("A spokesman said a policeman died in Baghdad.", language="en")
    assert [name.words for name in claim.speakers] == ["A spokesman"]


def test_another_attack_is_an_attack(find_claims: Find) -> None:
    (claim,) = find_claims("Another attack in Baghdad killed 12 people.", language="en")
    assert (claim.type, claim.status) == ("Attack", "occurred")
