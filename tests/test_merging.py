"""Which claims become one event, whatever the order of adding, and which never do."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.identifiers import claim_id, digest
from kb.merging import Decisions, Merged, merge_claims
from kb.model import (
    Certainty,
    Claim,
    DatedClaim,
    Entity,
    EntityKind,
    Event,
    EventType,
    Iri,
    Label,
    Name,
    Participant,
    Role,
    Span,
    Status,
    Tenure,
    TimeValue,
)

_RU = Iri("country-ru")
_KP = Iri("country-kp")


def _entity(name: str, kind: EntityKind = EntityKind.PERSON, **fields: object) -> Entity:
    return Entity(id=Iri(name), kind=kind, labels=(Label(name, "en"),), **fields)  # type: ignore[arg-type]


PUTIN = _entity("Putin", tenures=(Tenure(position="head-of-state", of=_RU),))
KIM = _entity("Kim", tenures=(Tenure(position="head-of-state", of=_KP),))
ASSAD = _entity("Assad")
RUSSIA = _entity("country-ru", EntityKind.COUNTRY)
NORTH_KOREA = _entity("country-kp", EntityKind.COUNTRY)
FAR_EAST = _entity("Far East", EntityKind.PLACE, country=_RU, part_of=(_RU,))
VOSTOCHNY = _entity("Vostochny", EntityKind.PLACE, country=_RU, part_of=(Iri("Far East"), _RU))
VLADIVOSTOK = _entity("Vladivostok", EntityKind.PLACE, country=_RU, geonames=1)
PYONGYANG = _entity("Pyongyang", EntityKind.PLACE, country=_KP, geonames=2)
MOSCOW = _entity("Moscow", EntityKind.PLACE, country=_RU, geonames=3)
CROWD = _entity("crowd", EntityKind.GROUP, described=True, linked=False)

_JUNE = date(2024, 6, 12)
_JULY = date(2024, 7, 27)


def _name(entity: Entity) -> Name:
    return Name(entity=entity, words=entity.id, span=Span(0, 1))


def _time(edtf: str, first: date, last: date) -> TimeValue:
    return TimeValue(
        phrase=edtf, span=Span(0, 1), rule="test", edtf=edtf,
        earliest_begin=first, latest_begin=last, earliest_end=first, latest_end=last,
    )  # fmt: skip


def _day(iso: str) -> TimeValue:
    return _time(iso, date.fromisoformat(iso), date.fromisoformat(iso))


YEAR = _time("2023", date(2023, 1, 1), date(2023, 12, 31))
MONTH = _time("2023-09", date(2023, 9, 1), date(2023, 9, 30))
DAY = _day("2023-09-13")
WINDOW = _time("2024-06~/2024-07~", date(2024, 6, 1), date(2024, 7, 31))
LAST_MONTH = _time("2024-06", date(2024, 6, 1), date(2024, 6, 30))


def _claim(
    kind: str,
    who: Sequence[tuple[Entity, Role]],
    *,
    where: Sequence[Entity] = (),
    time: TimeValue | None = None,
    status: Status = Status.OCCURRED,
    certainty: Certainty = Certainty.CERTAIN,
    article: str = "a",
    published: date | None = _JUNE,
    at: int = 0,
) -> DatedClaim:
    span = Span(at, at + 1)
    key = digest(kind, str(who), str(where), str(time), status)
    claim = Claim(
        id=claim_id(Iri(article), span, kind + key), article=Iri(article), number="c1", type=EventType(kind), status=status,
        certainty=certainty, time=time, participants=tuple(Participant(name=_name(e), role=r) for e, r in who),
        places=tuple(_name(place) for place in where), speakers=(), trigger="x", trigger_span=span, quote="x",
        quote_span=span, rule="test",
    )  # fmt: skip
    return DatedClaim(claim=claim, published=published)


_PAIR = ((KIM, Role.PARTICIPANT), (PUTIN, Role.PARTICIPANT))
_KIM = ((KIM, Role.AGENT),)
_PUTIN = ((PUTIN, Role.AGENT),)


def _grouped(merged: Merged) -> set[frozenset[Iri]]:
    return {frozenset(event.claims) for event in merged.events}


def _one(merged: Merged, kind: str) -> Event:
    (event,) = [event for event in merged.events if event.type == kind]
    return event


def test_a_sharper_time_refines_a_vaguer_one() -> None:
    claims = [
        _claim("Meeting", _PAIR, where=[VOSTOCHNY], time=time, article=article)
        for article, time in (("a", YEAR), ("b", MONTH), ("c", DAY))
    ]
    for claims_in_order in permutations(claims):
        month_and_day = [c for c in claims_in_order if c.claim.time is not YEAR]
        (event,) = merge_claims(month_and_day).events
        assert event.happening.edtf == "2023-09-13"


def test_a_year_refines_inside_one_article() -> None:
    claims = [_claim("Meeting", _PAIR, where=[VOSTOCHNY], time=YEAR), _claim("Meeting", _PAIR, time=DAY, at=5)]
    (event,) = merge_claims(claims).events
    assert event.happening.edtf == "2023-09-13"
    assert [place.id for place in event.happening.places] == ["Vostochny"]


def test_a_place_inside_another_is_the_same_place_and_stands_for_it() -> None:
    claims = [
        _claim("Visit", _KIM, where=[FAR_EAST], time=MONTH),
        _claim("Visit", _KIM, where=[VOSTOCHNY], time=DAY, at=5),
        _claim("Visit", _KIM, where=[RUSSIA], time=MONTH, at=9),
    ]
    (event,) = merge_claims(claims).events
    assert [place.id for place in event.happening.places] == ["Vostochny"]


def test_another_place_is_another_event_and_a_conflict() -> None:
    vostochny = _claim("Meeting", _PAIR, where=[VOSTOCHNY], time=MONTH)
    vladivostok = _claim("Meeting", _PAIR, where=[VLADIVOSTOK], at=5)
    merged = merge_claims([vostochny, vladivostok])
    assert len(merged.events) == 2
    (conflict,) = merged.conflicts
    assert conflict.about == "place"
    assert set(conflict.claims) == {vostochny.claim.id, vladivostok.claim.id}


def test_a_visit_by_one_is_no_visit_by_the_other() -> None:
    merged = merge_claims(
        [_claim("Visit", _KIM, where=[RUSSIA], time=MONTH), _claim("Visit", _PUTIN, where=[RUSSIA], time=MONTH, at=5)]
    )
    assert len(merged.events) == 2


def test_a_meeting_with_somebody_else_is_another_meeting() -> None:
    with_assad = ((PUTIN, Role.PARTICIPANT), (ASSAD, Role.PARTICIPANT))
    merged = merge_claims([_claim("Meeting", _PAIR, time=DAY), _claim("Meeting", with_assad, time=DAY, at=5)])
    assert len(merged.events) == 2


def test_different_days_are_different_events() -> None:
    merged = merge_claims(
        [_claim("Meeting", _PAIR, time=DAY), _claim("Meeting", _PAIR, time=_day("2023-09-20"), article="b")]
    )
    assert len(merged.events) == 2


def test_articles_of_one_week_without_a_date_tell_of_one_event() -> None:
    talks = ((PUTIN, Role.PARTICIPANT), (ASSAD, Role.PARTICIPANT))
    first = _claim("Meeting", talks, published=date(2024, 7, 25), article="a")
    second = _claim("Meeting", talks, where=[MOSCOW], time=_day("2024-07-24"), published=date(2024, 7, 26), article="b")
    (event,) = merge_claims([first, second]).events
    assert set(event.claims) == {first.claim.id, second.claim.id}
    assert event.happening.edtf == "2024-07-24"


def test_articles_months_apart_without_a_date_do_not() -> None:
    merged = merge_claims(
        [_claim("Meeting", _PAIR, article="a"), _claim("Meeting", _PAIR, published=_JULY + timedelta(60), article="b")]
    )
    assert len(merged.events) == 2


def test_people_only_described_are_never_the_same_across_articles() -> None:
    crowd = ((CROWD, Role.AGENT),)
    merged = merge_claims(
        [_claim("Protest", crowd, time=DAY, article="a"), _claim("Protest", crowd, time=DAY, article="b")]
    )
    assert len(merged.events) == 2


def test_a_claim_that_fits_two_events_equally_joins_neither() -> None:
    first = _claim("Meeting", _PAIR, time=_day("2023-09-13"), article="a", published=date(2023, 9, 14))
    second = _claim("Meeting", _PAIR, time=_day("2023-09-15"), article="b", published=date(2023, 9, 16))
    vague = _claim("Meeting", _PAIR, article="c", published=date(2023, 9, 15))
    merged = merge_claims([first, second, vague])
    assert frozenset({vague.claim.id}) in _grouped(merged)
    assert {reason.rule for event in merged.events for reason in event.reasons} == {"first", "undecided"}


def test_a_plan_and_what_came_of_it_are_one_event_with_two_states() -> None:
    plan = _claim(
        "Visit", _PUTIN, where=[NORTH_KOREA], time=WINDOW, status=Status.PLANNED, certainty=Certainty.PROBABLE
    )
    done = _claim("Visit", _PUTIN, where=[PYONGYANG], time=_day("2024-06-19"), article="b", published=_JULY)
    (event,) = merge_claims([plan, done]).events
    assert [(s.happening.status, s.known_from, s.known_until) for s in event.states] == [
        (Status.PLANNED, _JUNE, _JULY),
        (Status.OCCURRED, _JULY, None),
    ]
    assert event.happening.status is Status.OCCURRED


def test_a_plan_that_one_source_does_not_confirm_is_as_unsure_as_that_source() -> None:
    claims = [
        _claim("Visit", _PUTIN, where=[NORTH_KOREA], time=WINDOW, status=Status.PLANNED, certainty=Certainty.PROBABLE),
        _claim("Visit", _PUTIN, where=[NORTH_KOREA], status=Status.PLANNED, certainty=Certainty.POSSIBLE, at=7),
    ]
    (event,) = merge_claims(claims).events
    assert (event.happening.status, event.happening.certainty) == (Status.PLANNED, Certainty.POSSIBLE)


def test_a_plan_fulfilled_by_an_event_of_another_type_is_linked_and_not_merged() -> None:
    plan = _claim("Visit", _PUTIN, where=[NORTH_KOREA], time=WINDOW, status=Status.PLANNED)
    summit = _claim("Meeting", _PAIR, where=[PYONGYANG], time=LAST_MONTH, article="b", published=_JULY)
    merged = merge_claims([plan, summit])
    assert _one(merged, "Visit").fulfilled_by == (_one(merged, "Meeting").id,)


@pytest.mark.parametrize(
    "outcome",
    [
        _claim("Meeting", _PAIR, where=[MOSCOW], time=LAST_MONTH, article="b", published=_JULY),
        _claim("Meeting", _PAIR, where=[PYONGYANG], time=_day("2024-12-01"), article="b", published=_JULY),
        _claim("Meeting", ((KIM, Role.PARTICIPANT),), where=[PYONGYANG], time=LAST_MONTH, article="b", published=_JULY),
    ],
)
def test_an_event_elsewhere_or_at_another_time_or_of_others_fulfils_no_plan(outcome: DatedClaim) -> None:
    plan = _claim("Visit", _PUTIN, where=[NORTH_KOREA], time=WINDOW, status=Status.PLANNED)
    assert _one(merge_claims([plan, outcome]), "Visit").fulfilled_by == ()


def test_talks_during_a_visit_are_part_of_it_and_take_its_sharper_day() -> None:
    visit = _claim("Visit", ((KIM, Role.AGENT), (PUTIN, Role.RECIPIENT)), where=[RUSSIA], time=DAY)
    talks = _claim("Meeting", _PAIR, where=[VOSTOCHNY], time=MONTH, at=5)
    merged = merge_claims([visit, talks])
    meeting = _one(merged, "Meeting")
    assert meeting.part_of == (_one(merged, "Visit").id,)
    assert meeting.happening.edtf == "2023-09-13"
    assert meeting.states[-1].happening.edtf == "2023-09-13"
    assert "time-from-containing-event" in {reason.rule for reason in meeting.reasons}


def test_a_visit_that_names_one_party_only_sharpens_nothing() -> None:
    visit = _claim("Visit", _KIM, where=[RUSSIA], time=DAY)
    talks = _claim("Meeting", _PAIR, where=[VOSTOCHNY], time=MONTH, at=5)
    meeting = _one(merge_claims([visit, talks]), "Meeting")
    assert meeting.part_of
    assert meeting.happening.edtf == "2023-09"


def test_what_one_denies_and_another_states_is_a_conflict_over_status() -> None:
    stated = _claim("Meeting", _PAIR, time=DAY, article="a")
    denied = _claim("Meeting", _PAIR, time=DAY, article="b", status=Status.DENIED)
    merged = merge_claims([stated, denied])
    (conflict,) = merged.conflicts
    assert conflict.about == "status"
    assert len(merged.events) == 1


def test_what_people_decided_holds() -> None:
    one, other = _claim("Visit", _KIM, time=DAY), _claim("Visit", _KIM, time=_day("2023-12-01"), article="b")
    pair = frozenset({frozenset({one.claim.id, other.claim.id})})
    assert len(merge_claims([one, other]).events) == 2
    assert len(merge_claims([one, other], Decisions(same=pair)).events) == 1
    again = _claim("Visit", _KIM, time=DAY, article="b")
    apart = frozenset({frozenset({one.claim.id, again.claim.id})})
    assert len(merge_claims([one, again]).events) == 1
    assert len(merge_claims([one, again], Decisions(different=apart)).events) == 2


def test_a_claim_of_an_undated_article_belongs_to_the_state_that_there_is() -> None:
    (event,) = merge_claims([_claim("Visit", _KIM, time=DAY, published=None)]).events
    assert [(state.known_from, state.known_until) for state in event.states] == [(None, None)]


_PEOPLE = st.sampled_from([PUTIN, KIM, ASSAD])
_CLAIMS = st.builds(
    _claim,
    st.sampled_from(["Meeting", "Visit", "Agreement"]),
    st.lists(st.tuples(_PEOPLE, st.sampled_from(Role)), min_size=1, max_size=2),
    where=st.lists(st.sampled_from([VOSTOCHNY, RUSSIA, PYONGYANG, MOSCOW]), max_size=1),
    time=st.sampled_from([None, YEAR, MONTH, DAY, WINDOW, LAST_MONTH]),
    status=st.sampled_from([Status.OCCURRED, Status.PLANNED, Status.DENIED]),
    article=st.sampled_from(["a", "b", "c"]),
    published=st.sampled_from([None, _JUNE, _JULY]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_CLAIMS, max_size=8), st.randoms())
def test_the_order_of_adding_changes_nothing(claims: list[DatedClaim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    merged = merge_claims(claims)
    assert merge_claims(shuffled) == merged
    assert merge_claims([*claims, *shuffled]) == merged


@settings(max_examples=60, deadline=None)
@given(st.lists(_CLAIMS, max_size=8))
def test_every_claim_is_about_just_one_event_and_states_follow_each_other(claims: list[DatedClaim]) -> None:
    merged = merge_claims(claims)
    members = [claim for event in merged.events for claim in event.claims]
    assert sorted(members) == sorted({dated.claim.id for dated in claims})
    for event in merged.events:
        assert event.states[-1].known_until is None
        for one, other in zip(event.states, event.states[1:], strict=False):
            assert one.known_until == other.known_from
