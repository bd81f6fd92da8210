"""What claims, events and states share: status, certainty, time, participants and places."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kb.graph.mapping.terms import Pair, day, day_number, edtf, node
from kb.graph.vocabulary import KB, SEM
from kb.model import Certainty, Entity, Happening, Role, Status, TimeValue

_ROLES = {Role.AGENT: KB["hasAgent"], Role.RECIPIENT: KB["hasRecipient"]}


def standing_pairs(status: Status, certainty: Certainty) -> Iterator[Pair]:
    """Status and certainty."""
    yield KB["status"], KB[f"status-{status.value}"]
    yield KB["certainty"], KB[f"certainty-{certainty.value}"]


def time_pairs(time: TimeValue | Happening) -> Iterator[Pair]:
    """The time as EDTF, as SEM's bounds, and as the two day numbers that queries use."""
    if time.edtf is not None:
        yield KB["when"], edtf(time.edtf)
    for bound, when in (
        ("hasEarliestBeginTimeStamp", time.earliest_begin),
        ("hasLatestBeginTimeStamp", time.latest_begin),
        ("hasEarliestEndTimeStamp", time.earliest_end),
        ("hasLatestEndTimeStamp", time.latest_end),
    ):
        if when is not None:
            yield SEM[bound], day(when)
    if time.earliest_begin is not None:
        yield KB["beginDay"], day_number(time.earliest_begin)
    if time.latest_end is not None:
        yield KB["endDay"], day_number(time.latest_end)


def participant_pairs(participants: Iterable[tuple[Entity, Role]], *, base: str) -> Iterator[Pair]:
    """Who takes part: by `kb:hasParticipant` always, and by the narrower property of the role where there is one."""
    for entity, role in participants:
        who = node(entity.id, base=base)
        yield KB["hasParticipant"], who
        if role in _ROLES:
            yield _ROLES[role], who


def place_pairs(places: Iterable[Entity], *, base: str) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """Where it happened."""
    for place in places:
        yield KB["hasPlace"], node(place.id, base=base)
