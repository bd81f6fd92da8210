"""Tests of how the events of one sentence bear on each other."""

from collections.abc import Callable

from kb.model import Claim, Status

Find = Callable[..., tuple[Claim, ...]]


def _when(claims: tuple[Claim, ...]) -> dict[str, str | None]:
    return {claim.type: claim.time.edtf if claim.time else None for claim in claims}


def test_what_somebody_is_accused_of_is_alleged_by_the_accuser(find_claims: Find) -> None:
    accusation, attack = find_claims("اتهمت كوريا الجنوبية روسيا بقصف أوكرانيا.")
    assert accusation.status is Status.OCCURRED
    assert attack.status is Status.ALLEGED
    assert [speaker.words for speaker in attack.speakers] == ["كوريا الجنوبية"]
    assert [p.name.words for p in attack.participants if p.role == "agent"] == ["روسيا"]


def test_what_is_demanded_is_no_event(find_claims: Find) -> None:
    assert list(_when(find_claims("طالبت الصين الولايات المتحدة بفرض عقوبات على إيران."))) == ["Demand"]
    assert list(_when(find_claims("China urged Russia to attack Ukraine.", language="en"))) == ["Demand"]


def test_what_is_promised_is_no_event(find_claims: Find) -> None:
    assert list(_when(find_claims("تعهد بوتين بزيارة سوريا."))) == ["Pledge"]
    assert list(_when(find_claims("Putin pledged to support Syria.", language="en"))) == ["Pledge"]


def test_a_time_belongs_to_its_own_clause(find_claims: Find) -> None:
    claims = find_claims("زار بوتين الصين أمس، بينما قصفت إسرائيل سوريا الاثنين.")
    assert _when(claims) == {"Visit": "2024-06-11", "Attack": "2024-06-10"}


def test_a_clause_joined_to_an_arrival_has_its_day_and_place(find_claims: Find) -> None:
    _, meeting = find_claims("وصل بوتين إلى بكين الثلاثاء والتقى وانغ يي.")
    assert meeting.time is not None
    assert (meeting.time.edtf, [place.words for place in meeting.places]) == ("2024-06-11", ["بكين"])


def test_what_happens_during_a_visit_happens_when_and_where_it_does(find_claims: Find) -> None:
    claims = find_claims("وقع بوتين وكيم جونغ أون اتفاقا خلال زيارة إلى بيونغ يانغ الاثنين.")
    agreement = next(claim for claim in claims if claim.type == "Agreement")
    assert _when(claims) == {"Agreement": "2024-06-10", "Visit": "2024-06-10"}
    assert [place.words for place in agreement.places] == ["بيونغ يانغ"]


def test_the_morrow_of_a_visit_is_counted_from_its_day(find_claims: Find) -> None:
    claims = find_claims("وصل بوتين إلى هانوي غداة زيارته بيونغ يانغ الاثنين.")
    told = {place.words: claim.time.edtf for claim in claims if claim.time for place in claim.places}
    assert told == {"هانوي": "2024-06-11", "بيونغ يانغ": "2024-06-10"}


def test_deaths_told_beside_an_attack_are_its_victims(find_claims: Find) -> None:
    (attack,) = find_claims("قصفت إسرائيل دمشق، ما أدى إلى مقتل عشرة أشخاص.")
    assert attack.type == "Attack"
    assert "عشرة أشخاص" in [p.name.words for p in attack.participants if p.role == "recipient"]


def test_whoever_acts_in_an_event_of_which_no_party_is_named_takes_part_in_it(find_claims: Find) -> None:
    (claim,) = find_claims("يترأس بوتين الوفد الروسي في حفل كبير.")
    assert [(p.name.words, p.role.value) for p in claim.participants] == [("بوتين", "participant")]


def test_whoever_suffers_an_event_is_its_victim(find_claims: Find) -> None:
    (attack,) = find_claims("أكدت موسكو أنباء عن تعرض بوتين لهجوم.")
    assert [(p.name.words, p.role.value) for p in attack.participants] == [("بوتين", "recipient")]


def test_a_mere_number_of_people_is_no_target_of_an_attack_on_something(find_claims: Find) -> None:
    (attack,) = find_claims("The bomb attack on Iran killed 258 people and wounded 30 others.", language="en")
    assert {p.name.words for p in attack.participants} == {"Iran"}


def test_what_is_welcomed_aims_at_whoever_does_it(find_claims: Find) -> None:
    claims = find_claims("رحب لافروف بزيارة الأسد لروسيا.")
    support = next(claim for claim in claims if claim.type == "Support")
    assert [(p.name.words, p.role.value) for p in support.participants] == [("لافروف", "agent"), ("الأسد", "recipient")]


def test_a_verb_that_goes_on_with_an_attack_tells_no_second_one(find_claims: Find) -> None:
    (attack,) = find_claims("أسفر تفجير استهدف السفارة الفرنسية في بيروت عن مقتل ستة أشخاص.")
    assert attack.trigger == "تفجير"
    assert [p.name.words for p in attack.participants if p.role == "recipient"] == ["السفارة الفرنسية", "ستة أشخاص"]
