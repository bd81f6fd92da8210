"""What was known of an event when: a new state begins on each day of publication that changes the view.

A state is known from its first day on, until the first day of the next, which is no longer part of it. Claims whose
articles have no date come first, in a state without a beginning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.identifiers import state_id
from kb.merging.facts import Facts
from kb.merging.happenings import imprecision, view_happening
from kb.merging.places import Places
from kb.model import Happening, Iri, State, TimeValue


@dataclass(frozen=True, slots=True)
class Whole:
    """A claim that dates an event which contains this one, and when it was published."""

    claim: Iri
    published: date | None
    time: TimeValue


def find_states(
    event: Iri, group: Sequence[Facts], places: Places, *, wholes: Sequence[Whole] = ()
) -> tuple[State, ...]:
    """The states of an event, in order; `wholes` narrow its time from the day of their own publication on."""
    views: list[tuple[date | None, Happening, tuple[Iri, ...]]] = []
    for day in _days(group, wholes):
        known = [facts for facts in group if _by(facts.published, day)]
        happening = view_happening(known, places, whole=_narrowest(known, wholes, day))
        claims = tuple(facts.id for facts in known)
        if views and views[-1][1] == happening:
            views[-1] = (views[-1][0], happening, claims)
        else:
            views.append((day, happening, claims))
    return _states(event, views)


def _days(group: Sequence[Facts], wholes: Sequence[Whole]) -> list[date | None]:
    """The days on which something became known, the unknown day first; none before the first claim itself."""
    own = {facts.published for facts in group}
    dated = sorted(day for day in own | {whole.published for whole in wholes} if day is not None)
    if None in own:
        return [None, *dated]
    first = min(day for day in own if day is not None)
    return [day for day in dated if day >= first]


def _by(published: date | None, day: date | None) -> bool:
    """Whether it was known on a day."""
    return published is None or (day is not None and published <= day)


def _narrowest(known: Sequence[Facts], wholes: Sequence[Whole], day: date | None) -> TimeValue | None:
    """The most precise time of the containing events known by a day, if it says more than the claims do."""
    times = [whole.time for whole in wholes if _by(whole.published, day)]
    own = [facts.claim.time for facts in known if facts.claim.time is not None and facts.period.stated]
    if not times or not own:
        return None
    best = min(times, key=lambda time: (imprecision(time), str(time.edtf)))
    return best if imprecision(best) < min(imprecision(time) for time in own) else None


def _states(event: Iri, views: Sequence[tuple[date | None, Happening, tuple[Iri, ...]]]) -> tuple[State, ...]:
    ends = [view[0] for view in views[1:]] + [None]
    return tuple(
        State(
            id=state_id(event, since.isoformat() if since else ""),
            known_from=since,
            known_until=until,
            happening=happening,
            claims=claims,
        )
        for (since, happening, claims), until in zip(views, ends, strict=True)
    )
