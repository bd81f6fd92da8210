"""Claims of one happening become one event whatever the order they come in; what they disagree on is kept."""

import calendar
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from building import build_article, build_claim
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.identifiers import event_id
from kb.merging import Decisions, Merged, merge_claims
from kb.merging.facts import find_facts
from kb.merging.outcomes import link_table
from kb.merging.same import Verdict, compare
from kb.model import (
    Certainty,
    Count,
    CountKind,
    DatedClaim,
    Entity,
    EntityKind,
    Event,
    Iri,
    Label,
    Name,
    Participant,
    Role,
    Span,
    Status,
    TimeValue,
)

JUNE = date(2024, 6, 12)
JULY = date(2024, 7, 27)
ARTICLE = build_article("event")


def entity(name: str, kind: EntityKind = EntityKind.PERSON, *, within: Sequence[Entity] = ()) -> Entity:
    country = next((e.id for e in within if e.kind is EntityKind.COUNTRY), None)
    return Entity(
        id=Iri(f"https://example.org/{name.lower().replace(' ', '-')}"),
        kind=kind,
        labels=(Label(name, "en"),),
        country=country,
        part_of=tuple(e.id for e in within) if kind is EntityKind.PLACE else (),
    )


RUSSIA, KOREA, SYRIA, VIETNAM, FRANCE = (
    entity(name, EntityKind.COUNTRY) for name in ("Russia", "North Korea", "Syria", "Vietnam", "France")
)
PUTIN, KIM, ASSAD = entity("Putin", within=[RUSSIA]), entity("Kim", within=[KOREA]), entity("Assad", within=[SYRIA])
FAR_EAST = entity("Far East", EntityKind.PLACE, within=[RUSSIA])
COSMODROME = entity("Vostochny", EntityKind.PLACE, within=[FAR_EAST, RUSSIA])
PORT = entity("Vladivostok", EntityKind.PLACE, within=[FAR_EAST, RUSSIA])
MOSCOW = entity("Moscow", EntityKind.PLACE, within=[RUSSIA])
PYONGYANG = entity("Pyongyang", EntityKind.PLACE, within=[KOREA])
ENTITIES = {e.labels[0].text: e for e in (
    RUSSIA, KOREA, SYRIA, VIETNAM, FRANCE, PUTIN, KIM, ASSAD, FAR_EAST, COSMODROME, PORT, MOSCOW, PYONGYANG,
)}  # fmt: skip


def described(words: str, article: str) -> Entity:
    return replace(entity(f"{article} {words}", EntityKind.GROUP), linked=False, described=True)


def time(edtf: str | None) -> TimeValue | None:
    if edtf is None:
        return None
    first, _, last = edtf.partition("/")
    begin, end = _day(first, last=False), _day(last or first, last=True)
    exact = "~" not in edtf and len(first) == 10
    return TimeValue(
        phrase="then", span=Span(0, 4), rule="test", edtf=edtf, earliest_begin=begin, latest_end=end,
        latest_begin=begin if exact else end, earliest_end=end if exact else begin,
    )  # fmt: skip


def _day(text: str, *, last: bool) -> date | None:
    if text == "..":
        return None
    year, month, day = (int(part) for part in (text.rstrip("~") + "-0-0").split("-")[:3])
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))


def claim(
    kind: str,
    who: Mapping[str, Role] | str,
    *,
    when: str | None = None,
    where: str = "",
    status: Status = Status.OCCURRED,
    certainty: Certainty = Certainty.CERTAIN,
    article: str = "a",
    published: date | None = JUNE,
    speaker: str = "",
    number: str = "c1",
) -> DatedClaim:
    """A claim: `who` as "Kim + Putin" (equals) or "Kim > Putin" (agent and recipient); `where` as "Moscow, Russia"."""
    names = [Name(entity=ENTITIES[name], words=name, span=Span(0, 1)) for name in where.split(", ") if name]
    return DatedClaim(
        claim=build_claim(
            replace(ARTICLE, id=Iri(f"article/{article}")),
            kind,
            trigger=Span(0, 5),
            quote=Span(0, 5),
            id=Iri(f"claim/{article}-{number}"),
            number=number,
            status=status,
            certainty=certainty,
            time=time(when),
            participants=tuple(participants(who)),
            places=tuple(names),
            speakers=(Name(entity=entity(speaker), words=speaker, span=Span(0, 1)),) if speaker else (),
        ),
        published=published,
    )


def participants(who: Mapping[str, Role] | str) -> Iterable[Participant]:
    if isinstance(who, str):
        agents, _, recipients = who.partition(" > ")
        role = Role.PARTICIPANT if " + " in agents else Role.AGENT
        roles = {name: role for name in agents.split(" + ") if name} | dict.fromkeys(
            (name for name in recipients.split(" + ") if name), Role.RECIPIENT
        )
        who = roles
    for name, role in who.items():
        yield Participant(name=Name(entity=ENTITIES[name], words=name, span=Span(0, 1)), role=role)


def with_group(dated: DatedClaim, words: str, role: Role) -> DatedClaim:
    """The claim with a further participant who is only described."""
    group = described(words, dated.claim.article)
    extra = Participant(name=Name(entity=group, words=words, span=Span(0, 1)), role=role)
    return replace(dated, claim=replace(dated.claim, participants=(*dated.claim.participants, extra)))


def groups(*claims: DatedClaim) -> list[list[str]]:
    """The claims of each event, sorted."""
    return sorted(sorted(c.removeprefix("claim/") for c in event.claims) for event in merge_claims(claims).events)


def only(merged: Merged) -> Event:
    (event,) = merged.events
    return event


def about(merged: Merged, kind: str) -> Event:
    (event,) = (event for event in merged.events if event.type == kind)
    return event


# One happening, or not


def test_precision_refines_within_an_article_and_across_articles() -> None:
    year = claim("Meeting", "Kim + Putin", when="2023", where="Vostochny")
    month = claim("Meeting", "Kim + Putin", when="2023-09", where="Vostochny, Far East", number="c2")
    day = claim("Meeting", "Kim + Putin", when="2023-09-13", where="Russia", article="b", published=JULY)
    event = only(merge_claims([year, month, day]))
    assert event.happening.edtf == "2023-09-13"
    assert event.happening.places == (COSMODROME,)
    assert {reason.rule for reason in event.reasons} >= {"first-report"}


def test_another_place_is_another_event_and_a_conflict_and_never_silently_merged() -> None:
    base = claim("Meeting", "Kim + Putin", when="2023-09", where="Vostochny")
    port = claim("Meeting", "Kim + Putin", where="Vladivostok", number="c2")
    merged = merge_claims([base, port])
    assert len(merged.events) == 2
    (conflict,) = merged.conflicts
    assert conflict.about == "place"
    assert conflict.claims == ("claim/a-c1", "claim/a-c2")
    assert len(conflict.events) == 2


def test_places_in_different_articles_and_years_are_no_conflict() -> None:
    base = claim("Meeting", "Kim + Putin", when="2023-09-13", where="Vostochny")
    port = claim("Meeting", "Kim + Putin", when="2019-04-25", where="Vladivostok", article="b")
    merged = merge_claims([base, port])
    assert len(merged.events) == 2
    assert not merged.conflicts


def test_a_claim_without_time_and_place_joins_what_was_published_about_the_same_day() -> None:
    told = claim("Meeting", "Putin + Assad", when="2024-07-24", where="Moscow", published=date(2024, 7, 26))
    title = claim("Meeting", "Putin + Assad", article="b", published=date(2024, 7, 25))
    later = claim("Meeting", "Putin + Assad", article="c", published=date(2024, 9, 1))
    assert groups(told, title, later) == [["a-c1", "b-c1"], ["c-c1"]]


def test_a_claim_without_time_whose_article_has_no_date_joins_no_other_article() -> None:
    told = claim("Meeting", "Putin + Assad", when="2024-07-24", where="Moscow")
    undated = claim("Meeting", "Putin + Assad", article="b", published=None)
    assert len(groups(told, undated)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("Meeting", "Kim + Putin"), claim("Meeting", "Kim + Assad", article="b")),
        (claim("Visit", "Putin", where="North Korea"), claim("Visit", "Kim", where="North Korea", article="b")),
        (claim("Visit", "Kim > Putin", where="Russia"), claim("Visit", "Putin > Kim", where="Russia", article="b")),
        (claim("Visit", "Putin", where="North Korea"), claim("Visit", "Putin", where="Vietnam", article="b")),
        (claim("Meeting", "Kim + Putin"), claim("Agreement", "Kim + Putin", article="b")),
        (claim("Meeting", "Kim + Putin", when="2024-06-10"), claim("Meeting", "Kim + Putin", when="2024-06-12")),
        (claim("Accusation", "Kim > Putin"), claim("Accusation", "Kim > Assad", article="b")),
        (claim("Launch", "North Korea", when="2024-06"), claim("Launch", "North Korea", when="2024-06", article="b")),
        (claim("Visit", "Putin"), claim("Visit", "Putin", article="b")),
    ],
    ids=lambda dated: f"{dated.claim.type}-{dated.claim.article[-1]}",
)
def test_other_parties_places_types_or_days_are_other_events(one: DatedClaim, other: DatedClaim) -> None:
    other = replace(other, claim=replace(other.claim, id=Iri("claim/other")))
    assert len(merge_claims([one, other]).events) == 2


def test_the_capital_acts_for_its_country() -> None:
    country = claim("Accusation", "Russia > North Korea", when="2024-06-11")
    capital = claim("Accusation", "Moscow > Pyongyang", when="2024-06-11", article="b")
    event = only(merge_claims([country, capital]))
    assert [entity.id for entity, _ in event.happening.participants] == [KOREA.id, RUSSIA.id]


def test_hosts_may_differ_but_visitors_may_not() -> None:
    one = claim("Visit", "Assad > Putin", where="Moscow", when="2024-07-24")
    other = claim("Visit", "Assad > Russia", where="Moscow", when="2024-07-24", article="b")
    assert len(groups(one, other)) == 1


def test_people_only_described_are_nobody_in_another_article() -> None:
    one = with_group(claim("Visit", "", where="Russia", when="2024-06-12"), "officials", Role.AGENT)
    other = with_group(claim("Visit", "", where="Russia", when="2024-06-12", article="b"), "officials", Role.AGENT)
    assert len(groups(one, other)) == 2


def test_nobody_described_stays_where_another_claim_gives_the_name() -> None:
    named = claim("Attack", "Russia > Syria", when="2024-06-11", where="Moscow")
    vague = with_group(claim("Attack", "Russia", when="2024-06-11", where="Moscow", article="b"), "x", Role.RECIPIENT)
    happening = only(merge_claims([named, vague])).happening
    assert {entity.id for entity, _ in happening.participants} == {RUSSIA.id, SYRIA.id}


def test_a_single_shared_party_is_enough_only_on_the_same_day_at_the_same_spot() -> None:
    alone = claim("Meeting", "Putin", when="2024-06-11", where="Moscow")
    both = claim("Meeting", "Putin + Kim", when="2024-06-11", where="Moscow", article="b")
    elsewhere = claim("Meeting", "Putin + Kim", when="2024-06-11", article="c")
    assert len(groups(alone, both)) == 1
    assert len(groups(alone, elsewhere)) == 2


def test_a_disaster_without_parties_is_known_by_day_and_spot() -> None:
    one = claim("Disaster", "", when="2024-06-11", where="Moscow")
    same = claim("Disaster", "", when="2024-06-11", where="Moscow", article="b")
    country = claim("Disaster", "", when="2024-06-11", where="Russia", article="c")
    assert groups(one, same, country) == [["a-c1", "b-c1"], ["c-c1"]]


def test_a_vague_claim_that_fits_two_happenings_equally_joins_neither() -> None:
    spring = claim("Meeting", "Kim + Putin", when="2023-03-10", published=date(2023, 3, 11))
    autumn = claim("Meeting", "Kim + Putin", when="2023-09-13", article="b", published=date(2023, 9, 14))
    vague = claim("Meeting", "Kim + Putin", when="2023", article="c", published=JUNE)
    assert groups(spring, autumn, vague) == [["a-c1"], ["b-c1"], ["c-c1"]]


def test_a_vague_claim_that_fits_one_of_two_better_joins_it() -> None:
    spring = claim("Meeting", "Kim + Putin", when="2023-03-10", where="Moscow", published=date(2023, 3, 11))
    autumn = claim("Meeting", "Kim + Putin", when="2023-09-13", article="b", published=date(2023, 9, 14))
    vague = claim("Meeting", "Kim + Putin", when="2023", where="Moscow", article="c", published=JUNE)
    assert groups(spring, autumn, vague) == [["a-c1", "c-c1"], ["b-c1"]]


def test_contradictions_are_not_chained_through_a_claim_without_place() -> None:
    one = claim("Meeting", "Kim + Putin", when="2024-06-10", where="Moscow")
    bridge = claim("Meeting", "Kim + Putin", when="2024-06-10", article="b")
    other = claim("Meeting", "Kim + Putin", when="2024-06-10", where="Pyongyang", article="c")
    found = groups(one, bridge, other)
    assert all(not {"a-c1", "c-c1"} <= set(group) for group in found)


def test_a_war_is_one_however_far_apart_the_articles_are_and_an_old_one_is_another() -> None:
    now = claim("War", "Russia > France", status=Status.ONGOING)
    later = claim("War", "Russia > France", status=Status.ONGOING, article="b", published=date(2025, 1, 3))
    old = claim("War", "Russia > France", when="1812", article="c", published=JULY)
    assert groups(now, later, old) == [["a-c1", "b-c1"], ["c-c1"]]


def test_one_voice_that_tells_of_two_events_in_one_article_means_two() -> None:
    first = claim("Arrest", "Russia > Assad", status=Status.ONGOING)
    second = claim("Arrest", "Russia > Assad", number="c2")
    witness = claim("Arrest", "Russia > Assad", speaker="witness", article="b", published=JULY, number="c3")
    assert len(groups(first, second)) == 2
    assert len(groups(first, replace(witness, claim=replace(witness.claim, article=first.claim.article)))) == 1


def test_a_plan_made_after_the_event_is_the_next_of_its_kind() -> None:
    fact = claim("Visit", "Putin", where="Vietnam", when="2024-06", published=JUNE)
    plan = claim("Visit", "Putin", where="Vietnam", when="2024-06/2024-07", status=Status.PLANNED, article="b",
                 published=JUNE + timedelta(days=5))  # fmt: skip
    assert len(groups(fact, plan)) == 2


def test_an_approximate_window_gives_slack() -> None:
    plan = claim("Visit", "Putin", where="Vietnam", when="2024-06~/2024-07~", status=Status.PLANNED)
    fact = claim("Visit", "Putin", where="Vietnam", when="2024-08-20", article="b", published=date(2024, 8, 21))
    late = claim("Visit", "Putin", where="Vietnam", when="2024-10-20", article="c", published=date(2024, 10, 21))
    assert groups(plan, fact, late) == [["a-c1", "b-c1"], ["c-c1"]]


def test_comparing_is_symmetric_and_explains_what_speaks_against() -> None:
    one = claim("Meeting", "Kim + Putin", when="2024-06-10", where="Moscow")
    other = claim("Meeting", "Kim + Putin", when="2024-06-10", where="Pyongyang", article="b")
    (a, b), places = find_facts([one, other])
    assert compare(a, b, places) == compare(b, a, places)
    assert compare(a, b, places).verdict is Verdict.DIFFERENT
    assert compare(a, b, places).against == "place"


# What people decide


def test_what_people_decide_prevails_over_every_rule() -> None:
    base = claim("Meeting", "Kim + Putin", when="2023-09", where="Vostochny")
    port = claim("Meeting", "Kim + Putin", where="Vladivostok", number="c2")
    pair = frozenset({base.claim.id, port.claim.id})
    merged = merge_claims([base, port], Decisions(same=frozenset({pair})))
    assert len(only(merged).claims) == 2
    assert only(merged).reasons[1].rule == "decided-by-people"
    assert [conflict.about for conflict in merged.conflicts] == ["place"]


def test_claims_that_people_keep_apart_stay_apart() -> None:
    one = claim("Meeting", "Kim + Putin", when="2024-06-10")
    other = claim("Meeting", "Kim + Putin", when="2024-06-10", article="b")
    third = claim("Meeting", "Kim + Putin", when="2024-06-10", article="c")
    apart = Decisions(different=frozenset({frozenset({one.claim.id, other.claim.id})}))
    merged = merge_claims([one, other, third], apart)
    assert all(not {one.claim.id, other.claim.id} <= set(event.claims) for event in merged.events)
    assert len(merge_claims([one, other, third]).events) == 1


def test_decisions_on_claims_that_are_gone_are_passed_over() -> None:
    gone = frozenset({Iri("claim/gone"), Iri("claim/away")})
    one = claim("Meeting", "Kim + Putin", when="2024-06-10")
    decisions = Decisions(same=frozenset({gone}), different=frozenset({gone}))
    assert merge_claims([one], decisions) == merge_claims([one])


# States


def test_a_plan_and_its_occurrence_are_one_event_with_two_states() -> None:
    window = claim("Visit", "Putin", where="Vietnam", when="2024-06~/2024-07~", status=Status.PLANNED)
    plan = claim("Visit", "Putin", where="Vietnam", when="2024-06-19/2024-06-20", status=Status.PLANNED, number="c2",
                 certainty=Certainty.POSSIBLE, speaker="official")  # fmt: skip
    fact = claim("Visit", "Putin", where="Vietnam", when="2024-06-20", article="b", published=JULY)
    event = only(merge_claims([window, plan, fact]))
    before, after = event.states
    assert (before.happening.status, before.happening.edtf) == (Status.PLANNED, "2024-06-19/2024-06-20")
    assert (before.known_from, before.known_until) == (JUNE, JULY)
    assert before.claims == ("claim/a-c1", "claim/a-c2")
    assert (after.happening.status, after.happening.edtf) == (Status.OCCURRED, "2024-06-20")
    assert (after.known_from, after.known_until) == (JULY, None)
    assert event.happening == after.happening
    assert "plan-and-occurrence" in {reason.rule for reason in event.reasons}


def test_a_claim_that_changes_nothing_begins_no_state() -> None:
    one = claim("Visit", "Putin", where="Vietnam", when="2024-06-20")
    again = claim("Visit", "Putin", where="Vietnam", when="2024-06-20", article="b", published=JULY)
    (state,) = only(merge_claims([one, again])).states
    assert state.known_from == JUNE
    assert len(state.claims) == 2


def test_claims_without_a_publication_date_belong_to_a_state_without_a_beginning() -> None:
    undated = claim("Visit", "Putin", where="Vietnam", when="2024-06", published=None)
    dated = claim("Visit", "Putin", where="Vietnam", when="2024-06-20", article="b")
    first, second = only(merge_claims([undated, dated])).states
    assert (first.known_from, first.known_until, first.claims) == (None, JUNE, ("claim/a-c1",))
    assert (second.known_from, second.known_until) == (JUNE, None)


def test_the_lower_of_two_certainties_holds_for_a_plan_and_the_higher_for_what_happened() -> None:
    paper = claim("Visit", "Putin", where="Vietnam", status=Status.PLANNED, certainty=Certainty.PROBABLE, speaker="P")
    palace = claim("Visit", "Putin", where="Vietnam", status=Status.PLANNED, certainty=Certainty.POSSIBLE, number="c2")
    assert only(merge_claims([paper, palace])).happening.certainty is Certainty.POSSIBLE
    facts = [replace(c, claim=replace(c.claim, status=Status.OCCURRED)) for c in (paper, palace)]
    assert only(merge_claims(facts)).happening.certainty is Certainty.PROBABLE


def test_the_newest_news_of_a_plan_counts() -> None:
    plan = claim("Visit", "Putin", where="Vietnam", when="2024-07", status=Status.PLANNED)
    off = claim("Visit", "Putin", where="Vietnam", when="2024-07", status=Status.CANCELLED, article="b",
                published=JUNE + timedelta(days=9))  # fmt: skip
    assert [state.happening.status for state in only(merge_claims([off, plan])).states] == ["planned", "cancelled"]


def test_a_denial_prevails_only_over_fewer_assertions() -> None:
    told = claim("Meeting", "Putin + Assad", when="2024-06-11")
    denied = claim("Meeting", "Putin + Assad", when="2024-06-11", status=Status.DENIED, article="b", speaker="K")
    again = claim("Meeting", "Putin + Assad", when="2024-06-11", status=Status.DENIED, article="c", speaker="L")
    assert only(merge_claims([told, denied])).happening.status is Status.OCCURRED
    assert only(merge_claims([told, denied, again])).happening.status is Status.DENIED


# Conflicts


def test_a_denial_is_a_conflict_about_status_with_both_claims() -> None:
    told = claim("Meeting", "Putin + Assad", when="2024-06-11")
    denied = claim("Meeting", "Putin + Assad", when="2024-06-11", status=Status.DENIED, article="b")
    (conflict,) = merge_claims([told, denied]).conflicts
    assert (conflict.about, conflict.claims) == ("status", ("claim/a-c1", "claim/b-c1"))
    assert conflict.events == (event_id(Iri("claim/a-c1")),)


def test_two_sources_that_give_neighbouring_days_are_a_conflict_about_time() -> None:
    one = claim("Meeting", "Putin + Assad", when="2024-06-10", where="Moscow")
    other = claim("Meeting", "Putin + Assad", when="2024-06-11", where="Moscow", article="b")
    far = claim("Meeting", "Putin + Assad", when="2024-05-10", where="Moscow", article="c")
    merged = merge_claims([one, other, far])
    assert len(merged.events) == 3
    assert [(c.about, c.claims) for c in merged.conflicts] == [("time", ("claim/a-c1", "claim/b-c1"))]


def test_other_attackers_on_the_same_day_at_the_same_spot_are_a_conflict_about_participants() -> None:
    one = claim("Attack", "Russia > Syria", when="2024-06-10", where="Moscow")
    other = claim("Attack", "France > Syria", when="2024-06-10", where="Moscow", article="b", status=Status.ALLEGED)
    same_state = replace(other, claim=replace(other.claim, status=Status.OCCURRED))
    merged = merge_claims([one, same_state])
    assert len(merged.events) == 2
    assert [conflict.about for conflict in merged.conflicts] == ["participants"]


def _bombing(article: str, *counts: Count, published: date = JUNE) -> DatedClaim:
    told = claim("Attack", "Russia > Syria", when="2024-06-10", where="Moscow", article=article, published=published)
    return replace(told, claim=replace(told.claim, counts=counts))


def _killed(least: int | None, most: int | None = None, *, approximate: bool = False) -> Count:
    return Count(
        kind=CountKind.KILLED, words="so many", span=Span(0, 7), least=least, most=most, approximate=approximate
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([_killed(12, 12)], [_killed(15, 15)]),
        ([_killed(20, 25)], [_killed(30, None)]),
        ([_killed(100, 100, approximate=True)], [_killed(120, 120)]),
    ],
)
def test_sources_that_count_otherwise_on_a_day_are_a_conflict_and_both_numbers_stay(
    one: list[Count], other: list[Count]
) -> None:
    merged = merge_claims([_bombing("a", *one), _bombing("b", *other)])
    assert [(c.about, c.claims) for c in merged.conflicts] == [("counts", ("claim/a-c1", "claim/b-c1"))]
    assert only(merged).claims == ("claim/a-c1", "claim/b-c1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([_killed(12, 12)], [_killed(12, 12)]),
        ([_killed(12, 12)], [_killed(10, None)]),
        ([_killed(390, 390, approximate=True)], [_killed(400, 400)]),
        ([_killed(None)], [_killed(15, 15)]),
        ([_killed(12, 12)], [Count(kind=CountKind.INJURED, words="30", span=Span(0, 2), least=30, most=30)]),
        ([_killed(12, 12)], []),
    ],
)
def test_numbers_that_can_both_be_true_are_no_conflict(one: list[Count], other: list[Count]) -> None:
    assert not merge_claims([_bombing("a", *one), _bombing("b", *other)]).conflicts


def test_a_toll_that_rises_is_no_conflict_and_one_that_falls_is() -> None:
    first, later = _bombing("a", _killed(12, 12)), _bombing("b", _killed(15, 15), published=JUNE + timedelta(days=1))
    assert not merge_claims([first, later]).conflicts
    fallen = _bombing("b", _killed(9, 9), published=JUNE + timedelta(days=1))
    assert [conflict.about for conflict in merge_claims([first, fallen]).conflicts] == ["counts"]


def test_visits_to_two_countries_are_no_conflict() -> None:
    one = claim("Visit", "Putin", where="Vietnam", when="2024-06", status=Status.PLANNED)
    other = claim("Visit", "Putin", where="North Korea", when="2024-06", status=Status.PLANNED, number="c2")
    merged = merge_claims([one, other])
    assert len(merged.events) == 2
    assert not merged.conflicts


# Outcomes and parts


def test_a_plan_is_fulfilled_by_the_summit_and_the_treaty_but_not_merged_with_them() -> None:
    plan = claim("Visit", "Putin", where="North Korea", when="2024-06~/2024-07~", status=Status.PLANNED)
    summit = claim("Meeting", "Kim + Putin", where="Pyongyang", when="2024-06", article="b", published=JULY)
    treaty = claim("Agreement", "Kim + Putin", when="2024-06", article="b", published=JULY, number="c2")
    merged = merge_claims([plan, summit, treaty])
    assert len(merged.events) == 3
    assert set(about(merged, "Visit").fulfilled_by) == {about(merged, t).id for t in ("Meeting", "Agreement")}
    assert about(merged, "Visit").happening.status is Status.PLANNED


@pytest.mark.parametrize(
    "other",
    [
        claim("Meeting", "Kim + Putin", where="Pyongyang", when="2024-03", article="b", published=JULY),
        claim("Meeting", "Kim + Putin", where="Moscow", when="2024-06", article="b", published=JULY),
        claim("Meeting", "Kim + Assad", where="Pyongyang", when="2024-06", article="b", published=JULY),
        claim("Meeting", "Putin + Assad", when="2024-06", article="b", published=JULY),
        claim("Meeting", "Kim + Putin", where="Pyongyang", when="2024-06", article="b", published=date(2024, 6, 1)),
        claim("Attack", "Putin > Kim", where="Pyongyang", when="2024-06", article="b", published=JULY),
    ],
    ids=["other time", "other place", "other people", "no host", "published before", "other type"],
)
def test_what_does_not_fit_a_plan_does_not_fulfil_it(other: DatedClaim) -> None:
    plan = claim("Visit", "Putin", where="North Korea", when="2024-06~/2024-07~", status=Status.PLANNED)
    assert about(merge_claims([plan, other]), "Visit").fulfilled_by == ()


TRIP = claim("Visit", "Kim > Putin", where="Russia", when="2023-09-13")
TOUR = claim("Visit", "Kim", where="Far East, Vostochny", when="2023-09", number="c2")
TALKS = claim("Meeting", "Kim + Putin", where="Vostochny", when="2023-09", number="c3")
PROMISE = claim("Pledge", "Putin > Kim", where="Vostochny", when="2023-09", number="c4")


def test_talks_and_promises_during_a_visit_are_parts_of_it_and_take_its_day() -> None:
    merged = merge_claims([TRIP, TOUR, TALKS, PROMISE])
    visit = about(merged, "Visit")
    for part in (about(merged, "Meeting"), about(merged, "Pledge")):
        assert part.part_of == (visit.id,)
        assert part.happening.edtf == "2023-09-13"
        assert part.happening.earliest_begin == part.happening.latest_end == date(2023, 9, 13)
        assert [(r.rule, r.claim) for r in part.reasons] == [("time-from-containing-event", TRIP.claim.id)]
    assert visit.happening.participants == ((KIM, Role.AGENT), (PUTIN, Role.RECIPIENT))


def test_the_day_is_taken_over_only_from_when_it_was_published() -> None:
    later = replace(TRIP, published=JULY, claim=replace(TRIP.claim, article=Iri("article/later")))
    before, after = about(merge_claims([later, TOUR, TALKS]), "Meeting").states
    assert (before.happening.edtf, after.happening.edtf) == ("2023-09", "2023-09-13")
    assert (before.known_from, before.known_until, after.known_from) == (JUNE, JULY, JULY)


def test_the_day_is_not_taken_over_where_the_visit_does_not_name_both() -> None:
    alone = claim("Visit", "Kim", where="Russia", when="2023-09-13")
    meeting = about(merge_claims([alone, TALKS]), "Meeting")
    assert meeting.part_of != ()
    assert meeting.happening.edtf == "2023-09"


def test_nothing_is_taken_over_where_several_visits_fit() -> None:
    other = claim("Visit", "Putin > Kim", where="Russia", when="2023-09-20", number="c5")
    meeting = about(merge_claims([TRIP, other, TALKS]), "Meeting")
    assert meeting.part_of == ()
    assert meeting.happening.edtf == "2023-09"


def test_talks_elsewhere_or_of_others_are_no_part_of_a_visit() -> None:
    port = claim("Meeting", "Kim + Putin", where="Pyongyang", when="2023-09", number="c3")
    others = claim("Meeting", "Kim + Assad", where="Vostochny", when="2023-09", number="c4")
    meetings = [event for event in merge_claims([TRIP, TOUR, port, others]).events if event.type == "Meeting"]
    assert [event.part_of for event in meetings] == [(), ()]


def test_every_link_in_the_table_has_an_example() -> None:
    table = link_table()
    assert all(row["example"].strip() for rows in table.values() for row in rows)
    assert all(row["plan"] not in row["as"] for row in table["outcome"])
    assert all(row["whole"] not in row["part"] for row in table["part"])


# Reasons


def test_every_claim_of_an_event_of_several_has_one_reason_in_words() -> None:
    told = claim("Meeting", "Putin + Assad", when="2024-07-24", where="Moscow", published=date(2024, 7, 26))
    title = claim("Meeting", "Putin + Assad", article="b", published=date(2024, 7, 25))
    event = only(merge_claims([told, title]))
    assert [reason.claim for reason in event.reasons] == list(event.claims) == ["claim/b-c1", "claim/a-c1"]
    assert event.reasons[1].rule == "near-publication"
    assert "Assad, Putin" in event.reasons[1].explanation
    assert "2024-07-25 and 2024-07-26" in event.reasons[1].explanation
    assert event.id == event_id(Iri("claim/b-c1"))


# The set of claims decides, not their order


@st.composite
def claims_of_a_base(draw: st.DrawFn) -> list[DatedClaim]:
    """A few claims that are much alike, so that many of them match, clash or are vague."""
    found = []
    for number in range(draw(st.integers(1, 14))):
        kind = draw(st.sampled_from(["Meeting", "Visit", "Attack", "War", "Pledge", "Disaster"]))
        found.append(
            claim(
                kind,
                draw(
                    st.sampled_from(["Kim + Putin", "Putin > Kim", "Putin", "Kim", "Putin + Kim + Assad", "", "Moscow"])
                ),
                when=draw(
                    st.sampled_from([None, None, "2024", "2024-06", "2024-06-10", "2024-06-11", "2024-06~/2024-07~"])
                ),
                where=draw(st.sampled_from(["", "", "Russia", "Moscow", "Vostochny", "North Korea", "Pyongyang"])),
                status=draw(st.sampled_from([Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.DENIED])),
                article=f"{draw(st.integers(1, 5))}",
                published=None,
                speaker=draw(st.sampled_from(["", "", "Reuters"])),
                number=f"c{number}",
            )
        )
    days = draw(st.lists(st.sampled_from([None, JUNE, JUNE + timedelta(days=2), JULY]), min_size=6, max_size=6))
    return [replace(dated, published=days[int(dated.claim.article[-1])]) for dated in found]


@settings(max_examples=150, deadline=None)
@given(claims_of_a_base(), st.randoms(use_true_random=False))
def test_any_order_and_any_split_give_the_same(claims: list[DatedClaim], chance: random.Random) -> None:
    merged = merge_claims(claims)
    shuffled = chance.sample(claims, len(claims))
    cut = chance.randrange(len(claims) + 1)
    assert merge_claims(shuffled) == merged
    assert merge_claims([*shuffled[cut:], *shuffled[:cut], *shuffled[: cut + 1]]) == merged


@settings(max_examples=150, deadline=None)
@given(claims_of_a_base())
def test_every_claim_is_in_one_event_and_no_two_of_an_event_exclude_each_other(claims: list[DatedClaim]) -> None:
    merged = merge_claims(claims)
    assert sorted(c for event in merged.events for c in event.claims) == sorted(d.claim.id for d in claims)
    facts, places = find_facts(claims)
    by_id = {fact.id: fact for fact in facts}
    for event in merged.events:
        together = [by_id[iri] for iri in event.claims]
        assert all(
            compare(a, b, places).verdict is not Verdict.DIFFERENT for a in together for b in together if a is not b
        )


@settings(max_examples=100, deadline=None)
@given(claims_of_a_base())
def test_states_follow_each_other_without_gaps_and_the_last_is_the_present(claims: list[DatedClaim]) -> None:
    for event in merge_claims(claims).events:
        assert event.states[-1].known_until is None
        assert event.states[-1].happening == event.happening
        assert event.states[-1].claims == event.claims or set(event.states[-1].claims) == set(event.claims)
        for state, following in zip(event.states, event.states[1:], strict=False):
            assert state.known_until == following.known_from
            assert state.happening != following.happening


def test_many_claims_on_few_people_merge_in_reasonable_time() -> None:
    numbers = count()
    days = [JUNE + timedelta(days=n) for n in range(300)]
    claims = [
        claim("War", "Russia > France", status=Status.ONGOING, article=f"w{next(numbers)}", published=day)
        for day in days
        for _ in range(3)
    ]
    claims += [
        claim("Meeting", "Kim + Putin", when=day.isoformat(), article=f"m{next(numbers)}", published=day)
        for day in days
    ]  # fmt: skip
    assert len(merge_claims(claims).events) == 301
