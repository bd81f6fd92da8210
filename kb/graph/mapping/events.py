"""Events, their states over time and the conflicts between their claims, as triples."""

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox

from kb.graph.mapping.happenings import participant_pairs, place_pairs, standing_pairs, time_pairs
from kb.graph.mapping.terms import Pair, a, day, day_number, node, part, say, text
from kb.graph.vocabulary import DCTERMS, KB, RDFS, event_types
from kb.model import Conflict, Entity, Event, EventType, Happening, Iri, Role, State

_LABEL_LANGUAGES = {"en": ", ", "ar": "، "}  # with what stands between the parts of a label
_ORDER = (Role.AGENT, Role.PARTICIPANT, Role.RECIPIENT)
_NAMED = 4  # participants named in a label; the rest are in the graph


def event_triples(event: Event, *, base: str) -> Iterator[ox.Triple]:
    """The event, what is known of it now and was known before, and why its claims belong to it."""
    this = node(event.id, base=base)
    yield from say(this, *_type_pairs(event), *_label_pairs(event.type, event.happening))
    yield from say(this, *_happening_pairs(event.happening, base=base), *_event_pairs(event, base=base))
    for claim in event.claims:
        yield ox.Triple(node(claim, base=base), KB["about"], this)
    for state in event.states:
        yield from say(node(state.id, base=base), *_state_pairs(state, base=base))
        yield from say(node(state.id, base=base), *_label_pairs(event.type, state.happening))
    yield from _membership_triples(event, this, base=base)


def conflict_triples(conflict: Conflict, *, base: str) -> Iterator[ox.Triple]:
    """The conflict with its claims, its events and its explanation."""
    this = node(conflict.id, base=base)
    yield from say(this, *a(KB["Conflict"]), (KB["conflictAbout"], text(conflict.about)))
    yield ox.Triple(this, RDFS["comment"], text(conflict.explanation, "en"))
    yield from say(this, *((KB["conflictingClaim"], node(claim, base=base)) for claim in conflict.claims))
    yield from say(this, *((KB["conflictingEvent"], node(event, base=base)) for event in conflict.events))


def replacement_triples(replaced: Iri, by: Iri, *, base: str) -> Iterator[ox.Triple]:
    """That an event turned out to be the same as another, under whose IRI it is found now."""
    yield ox.Triple(node(replaced, base=base), DCTERMS["isReplacedBy"], node(by, base=base))


def _type_pairs(event: Event) -> Iterator[Pair]:
    """The leaf class, its parent and `kb:Event`: written out, so that no reasoner is needed."""
    yield from a(KB["Event"], KB[event_types()[event.type].parent], KB[event.type])


def _label_pairs(kind: EventType, happening: Happening) -> Iterator[Pair]:
    for language, comma in _LABEL_LANGUAGES.items():
        yield RDFS["label"], text(_label(kind, happening, language, comma), language)


def _label(kind: EventType, happening: Happening, language: str, comma: str) -> str:
    """Type, participants, place and time: "visit: Vladimir Putin, Kim Jong Un (Pyongyang, 2024-06-19)"."""
    people = [entity.label(language) for entity in _in_order(happening)]
    named = comma.join(people[:_NAMED]) + (" …" if len(people) > _NAMED else "")
    where = [place.label(language) for place in happening.places]
    aside = comma.join([*where, *([happening.edtf] if happening.edtf else [])])
    label = event_types()[kind].label(language)
    return f"{label}{': ' if named else ''}{named}{f' ({aside})' if aside else ''}"


def _in_order(happening: Happening) -> list[Entity]:
    ranked = sorted(happening.participants, key=lambda pair: _ORDER.index(pair[1]))
    return list({entity.id: entity for entity, _ in ranked}.values())


def _happening_pairs(happening: Happening, *, base: str) -> Iterator[Pair]:
    yield from standing_pairs(happening.status, happening.certainty)
    yield from time_pairs(happening)
    yield from participant_pairs(happening.participants, base=base)
    yield from place_pairs(happening.places, base=base)


def _event_pairs(event: Event, *, base: str) -> Iterator[Pair]:
    yield from ((KB["claims"], node(claim, base=base)) for claim in event.claims)
    yield from ((KB["hasState"], node(state.id, base=base)) for state in event.states)
    yield from ((KB["fulfilledBy"], node(other, base=base)) for other in event.fulfilled_by)
    yield from ((KB["subEventOf"], node(other, base=base)) for other in event.part_of)


def _state_pairs(state: State, *, base: str) -> Iterator[Pair]:
    yield from a(KB["State"])
    yield from _known_pairs("knownFrom", state.known_from)
    yield from _known_pairs("knownUntil", state.known_until)
    yield from _happening_pairs(state.happening, base=base)
    yield from ((KB["restsOn"], node(claim, base=base)) for claim in state.claims)


def _known_pairs(term: str, when: date | None) -> Iterator[Pair]:
    if when is not None:
        yield KB[term], day(when)
        yield KB[f"{term}Day"], day_number(when)


def _membership_triples(event: Event, this: ox.NamedNode, *, base: str) -> Iterator[ox.Triple]:
    """One node for each reason; its IRI is that of the event and the digest of the claim."""
    for reason in event.reasons:
        membership = part(this, reason.claim.replace("claim/", "member-", 1))
        yield ox.Triple(this, KB["hasMembership"], membership)
        yield from say(membership, *a(KB["Membership"]), (KB["member"], node(reason.claim, base=base)))
        yield ox.Triple(membership, KB["mergeRule"], text(reason.rule))
        yield ox.Triple(membership, RDFS["comment"], text(reason.explanation, "en"))
