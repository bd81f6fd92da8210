"""Capitals that stand for governments: "بيونغ يانغ" that accuses, signs or is accused is North Korea."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from kb.finding.drafts import Draft
from kb.finding.naming.cities import City, capital_cities, load_cities
from kb.finding.naming.countries import find_countries
from kb.language.lexicon import languages
from kb.model import Entity, EntityKind, Iri, Name, Reference, Role


def name_governments(draft: Draft, countries: Mapping[Iri, Entity], tag: str) -> None:
    """Let capitals among the parties of a draft stand for their countries; other places can be no parties.

    A town that is attacked is where it is attacked.
    """
    for name, role in draft.participants if draft.type == "Attack" else ():
        if role is Role.RECIPIENT and as_actor(name, countries, tag) is None:
            draft.settle(name)
    if not draft.participants:
        return
    parties = [(actor, role) for name, role in draft.participants if (actor := as_actor(name, countries, tag))]
    draft.participants = list({(name.entity.id, role): (name, role) for name, role in parties}.values())


def as_actor(name: Name, countries: Mapping[Iri, Entity], tag: str) -> Name | None:
    """Whom a name means where it acts or speaks: a capital its country, another place nobody."""
    if name.entity.kind is not EntityKind.PLACE:
        return name
    country = countries.get(name.entity.country or Iri("")) if name.entity.id in capital_ids(tag) else None
    return Name(entity=country, words=name.words, span=name.span) if country else None


@cache
def capital_ids(tag: str) -> frozenset[Iri]:
    """The identifiers of the capitals of all countries."""
    return frozenset(city.entity.id for city in capital_cities(tag).values())


def known_entities(reference: Reference) -> Mapping[Iri, Entity]:
    """The reference entities by id, with every country and the cities that they lie in."""
    cities = {iri for entity in reference.entities for iri in entity.part_of}
    named = {city.entity.id: city.entity for tag in languages() for city in _cities_with_ids(tag, cities)}
    return {**named, **countries_of(reference), **{entity.id: entity for entity in reference.entities}}


def _cities_with_ids(tag: str, wanted: AbstractSet[Iri]) -> Iterator[City]:
    numbers = {int(iri.rpartition("gn-")[2]) for iri in wanted if "/gn-" in iri}
    for rows in load_cities(tag).values():
        yield from (city for city in rows if city.number in numbers)


def countries_of(reference: Reference) -> Mapping[Iri, Entity]:
    """Every country by its identifier."""
    return find_countries(reference.entities)
