"""The countries: names from CLDR and the languages' tables, joined to what the reference data say of them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale

from kb.finding.naming.kinds import EntityKind
from kb.language.lexicon import languages, load_language
from kb.model import Entity, Iri, Label

_BASE = "https://w3id.org/tarikh/id/entity/country-"
_NO_COUNTRY = frozenset({"ZZ", "EU", "EZ", "UN", "QO", "XA", "XB", "AQ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def country_id(code: str) -> Iri:
    """The identifier of a country by its ISO 3166 code, in any case."""
    return Iri(_BASE + code.lower())


def country_code(iri: Iri) -> str:
    """The ISO 3166 code, lower case, of a country's identifier; empty for anything else."""
    return iri.removeprefix(_BASE) if iri.startswith(_BASE) else ""


def find_countries(reference: Iterable[Entity]) -> Mapping[Iri, Entity]:
    """Every country by its identifier: CLDR's labels, and what the reference data say beside them."""
    known = {entity.id: entity for entity in reference if entity.kind is EntityKind.COUNTRY}
    return {**_cldr_countries(), **{iri: _joined(entity) for iri, entity in known.items()}}


def _joined(entity: Entity) -> Entity:
    """A country of the reference with CLDR's names as further labels."""
    cldr = _cldr_countries().get(entity.id)
    if cldr is None:
        return entity
    have = {label.language for label in entity.labels}
    labels = entity.labels + tuple(label for label in cldr.labels if label.language not in have)
    others = tuple(dict.fromkeys((*entity.other_labels, *cldr.labels, *cldr.other_labels)))
    return Entity(
        id=entity.id, kind=entity.kind, labels=labels, other_labels=others, short_labels=entity.short_labels,
        wikidata=entity.wikidata, geonames=entity.geonames, part_of=entity.part_of, point=entity.point,
    )  # fmt: skip


@cache
def _cldr_countries() -> Mapping[Iri, Entity]:
    tags = languages()
    names: dict[str, Mapping[str, str]] = {tag: dict(_territories(tag)) for tag in tags}
    others = {tag: load_language(tag).table("names").get("country_names", {}) for tag in tags}
    codes = [code for code in names[tags[0]] if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY]  # noqa: PLR2004
    return {country_id(code): _country(code, tags, names, others) for code in codes}


def _territories(tag: str) -> Iterator[tuple[str, str]]:
    for code, name in Locale(tag).territories.items():
        yield str(code), str(name)


def _country(
    code: str,
    tags: Iterable[str],
    names: Mapping[str, Mapping[str, str]],
    others: Mapping[str, Mapping[str, list[str]]],
) -> Entity:
    labels = tuple(Label(names[tag][code], tag) for tag in tags if code in names[tag])
    other = tuple(Label(text, tag) for tag in tags for text in others[tag].get(code.lower(), ()))
    return Entity(id=country_id(code), kind=EntityKind.COUNTRY, labels=labels, other_labels=other)


def name_forms(entity: Entity, language: str) -> Iterator[str]:
    """Every full name of an entity in a language."""
    for label in (*entity.labels, *entity.other_labels):
        if label.language == language:
            yield label.text
