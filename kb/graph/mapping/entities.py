"""People, organisations, groups, countries and places as triples."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kb.graph.mapping.terms import Pair, a, day, node, part, say, text, true
from kb.graph.vocabulary import GEO, KB, SKOS, WD
from kb.identifiers import digest
from kb.model import Entity, EntityKind, Iri, Label, Tenure

_NOTHING_KNOWN: Mapping[Iri, Entity] = MappingProxyType({})
_GEONAMES = "https://sws.geonames.org/"
_ACTORS = {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.COUNTRY}
_PLACES = {EntityKind.COUNTRY, EntityKind.PLACE}


def reference_triples(
    entities: Iterable[Entity], *, base: str, known: Mapping[Iri, Entity] = _NOTHING_KNOWN
) -> Iterator[ox.Triple]:
    """The entities that have an absolute id, and of the known ones those that any of them speaks of (countries, …).

    Each is described once, in the order of ids. Entities of a text are not described here, what they speak of is.
    """
    found: dict[Iri, Entity] = {}
    waiting = list(entities)
    while waiting:
        entity = waiting.pop()
        if entity.id not in found:
            found[entity.id] = entity
            waiting += [known[other] for other in _neighbours(entity) if other in known]
    for identifier, entity in sorted(found.items()):
        if "://" in identifier:
            yield from entity_triples(entity, base=base)


def entity_triples(entity: Entity, *, base: str) -> Iterator[ox.Triple]:
    """Everything that is known of one entity, its tenures and its point on the map with it."""
    this = node(entity.id, base=base)
    yield from say(this, *_class_pairs(entity), *_label_pairs(entity), *_link_pairs(entity, base=base))
    if entity.point:
        yield from _point_triples(this, *entity.point)
    for tenure in entity.tenures:
        yield from _tenure_triples(tenure, this, base=base)


def _neighbours(entity: Entity) -> Iterator[Iri]:
    if entity.country:
        yield entity.country
    yield from entity.part_of
    yield from (tenure.of for tenure in entity.tenures)


def _class_pairs(entity: Entity) -> Iterator[Pair]:
    yield from a(KB[entity.kind.value])
    if entity.kind in _ACTORS:
        yield from a(KB["Actor"])
    if entity.kind in _PLACES and entity.kind is not EntityKind.PLACE:
        yield from a(KB["Place"])


def _label_pairs(entity: Entity) -> Iterator[Pair]:
    """Preferred, other and short names; SKOS wants the preferred ones not to be repeated among the others."""
    preferred = dict.fromkeys(entity.labels)
    others = dict.fromkeys(label for label in entity.other_labels if label not in preferred)
    for term, labels in (
        (SKOS["prefLabel"], preferred),
        (SKOS["altLabel"], others),
        (KB["shortName"], dict.fromkeys(entity.short_labels)),
    ):
        yield from ((term, _literal(label)) for label in labels)


def _literal(label: Label) -> ox.Literal:
    return text(label.text, label.language)


def _link_pairs(entity: Entity, *, base: str) -> Iterator[Pair]:
    if entity.wikidata:
        yield SKOS["exactMatch"], WD[entity.wikidata]
    if entity.geonames is not None:
        yield SKOS["exactMatch"], ox.NamedNode(f"{_GEONAMES}{entity.geonames}/")
    if entity.country:
        term = KB["nationality" if entity.kind is EntityKind.PERSON else "country"]
        yield term, node(entity.country, base=base)
    yield from ((KB["partOf"], node(place, base=base)) for place in entity.part_of)
    if not entity.linked:
        yield KB["unlinked"], true()
    if entity.described:
        yield KB["described"], true()


def _point_triples(this: ox.NamedNode, longitude: float, latitude: float) -> Iterator[ox.Triple]:
    """The point as a GeoSPARQL geometry: longitude before latitude, in degrees of WGS 84."""
    point = part(this, "point")
    yield ox.Triple(this, GEO["hasGeometry"], point)
    yield from say(point, *a(GEO["Geometry"]))
    wkt = ox.Literal(f"POINT({longitude:.5f} {latitude:.5f})", datatype=GEO["wktLiteral"])
    yield ox.Triple(point, GEO["asWKT"], wkt)


def _tenure_triples(tenure: Tenure, holder: ox.NamedNode, *, base: str) -> Iterator[ox.Triple]:
    since = tenure.since.isoformat() if tenure.since else ""
    this = part(holder, f"tenure-{digest(tenure.position, tenure.of, since)}")
    yield from say(this, *a(KB["Tenure"]), (KB["holder"], holder), (KB["position"], KB[tenure.position]))
    yield ox.Triple(this, KB["of"], node(tenure.of, base=base))
    if tenure.since:
        yield ox.Triple(this, KB["since"], day(tenure.since))
    if tenure.until:
        yield ox.Triple(this, KB["until"], day(tenure.until))
