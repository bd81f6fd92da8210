"""Where an event happened whose sentence names no place: where what is told before it happened, or in its country.

An attack told right after another with somebody of it goes on in the same place; polls and offices are a country's own.
"""

from collections.abc import Mapping, Sequence

from kb.finding.drafts import Draft
from kb.finding.folding import Located
from kb.model import Entity, EntityKind, Iri, Name, Role

_SCENE = frozenset({"Attack", "Death", "Protest", "Disaster"})
_OWN = frozenset({"Appointment", "Election"})
_REACH = 1  # paragraphs


def settle_scenes(located: Sequence[Located], countries: Mapping[Iri, Entity]) -> None:
    """Give events that happen somewhere, and have no place, that of what was told before, or their country."""
    for at, each in enumerate(located):
        draft = each.draft
        if draft.places:
            continue
        if draft.type in _OWN:
            draft.places = _country_of(draft, countries) or _same_type(draft, located[:at])
        elif draft.type in _SCENE:
            draft.places = _told_before(each, located[:at])


def _same_type(draft: Draft, before: Sequence[Located]) -> list[Name]:
    """The place of the last event of the same type."""
    places = (other.draft.places[:1] for other in reversed(before) if other.draft.type == draft.type)
    return next((place for place in places if place), [])


def _told_before(located: Located, before: Sequence[Located]) -> list[Name]:
    """The place of the last event told of within reach, if somebody of this one takes part in it too."""
    draft, block = located.draft, located.sentence.block_index
    parties = {name.entity.id for name, _ in draft.participants}
    for other in reversed(before):
        if block - other.sentence.block_index > _REACH:
            return []
        if other.draft.type in _SCENE and other.draft.places:
            shared = parties & {name.entity.id for name, _ in other.draft.participants}
            return other.draft.places[:1] if shared or draft.anaphoric else []
    return []


def _country_of(draft: Draft, countries: Mapping[Iri, Entity]) -> list[Name]:
    """The country of whoever takes part, of whoever does it before others."""
    for name, _ in sorted(draft.participants, key=lambda pair: pair[1] is not Role.AGENT):
        if name.entity.kind is EntityKind.GROUP:
            continue
        iri = name.entity.id if name.entity.kind is EntityKind.COUNTRY else name.entity.country
        if iri is not None and iri in countries:
            return [Name(entity=countries[iri], words=name.words, span=name.span)]
    return []
