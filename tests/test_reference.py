"""Reference files: what is read from Turtle, and how a broken file is refused."""

from datetime import date
from pathlib import Path

import pytest

from kb.errors import InputError
from kb.finding.governments import known_entities
from kb.graph.mapping import reference_triples
from kb.graph.reference import read_reference, reference_files
from kb.graph.shapes import check_graph
from kb.model import Entity, EntityKind, Iri, KnownDay, Label, Tenure

PREFIXES = """
@prefix kb: <https://w3id.org/tarikh/ontology#> .
@prefix : <https://w3id.org/tarikh/id/entity/> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
MINISTER = """
:sergei-lavrov a kb:Person ;
    skos:prefLabel "سيرغي لافروف"@ar , "Sergey Lavrov"@en ;
    skos:altLabel "سيرجي لافروف"@ar ;
    kb:shortName "لافروف"@ar ;
    skos:exactMatch wd:Q58217 ;
    kb:nationality :country-ru .

:sergei-lavrov-foreign-minister a kb:Tenure ;
    kb:holder :sergei-lavrov ;
    kb:position kb:foreign-minister ;
    kb:of :country-ru ;
    kb:since "2004-03-09"^^xsd:date .
"""
ENTITY = "https://w3id.org/tarikh/id/entity/"


def write(folder: Path, text: str, *, name: str = "reference.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + text, encoding="utf-8")
    return path


def test_a_person_is_read_with_names_link_country_and_tenures(tmp_path: Path) -> None:
    reference = read_reference([write(tmp_path, MINISTER)])
    assert reference.entities == (
        Entity(
            id=Iri(f"{ENTITY}sergei-lavrov"),
            kind=EntityKind.PERSON,
            labels=(Label("سيرغي لافروف", "ar"), Label("Sergey Lavrov", "en")),
            other_labels=(Label("سيرجي لافروف", "ar"),),
            short_labels=(Label("لافروف", "ar"),),
            wikidata="Q58217",
            country=Iri(f"{ENTITY}country-ru"),
            tenures=(
                Tenure(position="foreign-minister", of=Iri(f"{ENTITY}country-ru"), since=date(2004, 3, 9), until=None),
            ),
        ),
    )


def test_a_place_is_read_with_its_point_longitude_first(tmp_path: Path) -> None:
    text = """
    :vostochny a kb:Place ; skos:prefLabel "Vostochny Cosmodrome"@en ; kb:country :country-ru ;
        kb:partOf :country-ru ; skos:exactMatch <https://sws.geonames.org/8505053/> ;
        geo:asWKT "POINT(128.25 51.8)"^^geo:wktLiteral .
    """
    (place,) = read_reference([write(tmp_path, text)]).entities
    assert (place.point, place.geonames) == ((128.25, 51.8), 8505053)
    assert place.part_of == (place.country,)


def test_a_named_day_is_read_with_its_calendar_and_year(tmp_path: Path) -> None:
    text = """
    :korean-armistice a kb:NamedDay ; skos:prefLabel "Korean armistice"@en ; skos:altLabel "armistice of Korea"@en ;
        kb:month 7 ; kb:dayOfMonth 27 ; kb:year 1953 .
    :eid-al-fitr a kb:NamedDay ; skos:prefLabel "عيد الفطر"@ar ; kb:month 10 ; kb:dayOfMonth 1 ;
        kb:calendar "islamic" .
    """
    assert read_reference([write(tmp_path, text)]).days == (
        KnownDay(
            id=Iri(f"{ENTITY}korean-armistice"),
            labels=(Label("Korean armistice", "en"),),
            other_labels=(Label("armistice of Korea", "en"),),
            month=7,
            day=27,
            year=1953,
        ),
        KnownDay(
            id=Iri(f"{ENTITY}eid-al-fitr"), labels=(Label("عيد الفطر", "ar"),), month=10, day=1, calendar="islamic"
        ),
    )


def test_a_second_file_may_add_a_spelling(tmp_path: Path) -> None:
    first = write(tmp_path, MINISTER)
    second = write(tmp_path, ':sergei-lavrov skos:altLabel "Sergei Lavrov"@en .', name="more.ttl")
    (person,) = read_reference([first, second]).entities
    assert person.other_labels == (Label("سيرجي لافروف", "ar"), Label("Sergei Lavrov", "en"))


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("kb:shortName", "kb:shrotName", "kb:shrotName"),
        ("a kb:Person", "a kb:Persn", "kb:Persn"),
        ("kb:foreign-minister ;", "kb:forein-minister ;", "kb:forein-minister"),
        ('"لافروف"@ar', '"لافروف"', "without a language"),
        ('"Sergey Lavrov"@en', '"Лавров"@ar', "two preferred names in one language"),
        ("skos:prefLabel", "skos:hiddenLabel", "has no prefLabel"),
        ('"2004-03-09"^^xsd:date', '"9 March 2004"', "write it as 2024-06-12"),
        ("kb:holder :sergei-lavrov ;", "kb:holder :sergey-lavrov ;", "of whom no file tells"),
        ("kb:of :country-ru ;", "", "has no of"),
        ("kb:of :country-ru ;", 'kb:of "Russia" ;', "give its IRI"),
        ("kb:nationality :country-ru", "kb:nationality [ a kb:Country ]", "blank node"),
        ("kb:nationality :country-ru .", "kb:nationality :country-ru", "line "),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_the_reason(
    tmp_path: Path, before: str, after: str, reason: str
) -> None:
    assert before in MINISTER
    path = write(tmp_path, MINISTER.replace(before, after))
    with pytest.raises(InputError) as caught:
        read_reference([path])
    assert str(path) in str(caught.value)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        ':d a kb:NamedDay ; skos:prefLabel "d"@en ; kb:month 13 ; kb:dayOfMonth 1 .',
        ':d a kb:NamedDay ; skos:prefLabel "d"@en ; kb:month 1 ; kb:dayOfMonth "first" .',
        ':d a kb:NamedDay ; skos:prefLabel "d"@en ; kb:month 1 ; kb:dayOfMonth 1 ; kb:calendar "julian" .',
        ':p a kb:Place ; skos:prefLabel "p"@en ; geo:asWKT "128.25, 51.8"^^geo:wktLiteral .',
    ],
)
def test_a_number_calendar_or_point_that_cannot_be_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="write"):
        read_reference([write(tmp_path, text)])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.ttl"):
        read_reference([tmp_path / "missing.ttl"])


def test_a_thousand_entities_are_read(tmp_path: Path) -> None:
    many = "".join(MINISTER.replace("sergei-lavrov", f"minister-{number}") for number in range(1000))
    assert len(read_reference([write(tmp_path, many)]).entities) == 1000


def test_the_bundled_files_are_read_and_what_becomes_of_them_conforms() -> None:
    reference = read_reference(reference_files())
    known = known_entities(reference)
    triples = list(reference_triples(reference.entities, base="https://example.org/", known=known))
    assert len(triples) > 5 * len(reference.entities)
    assert check_graph(triples).violations == ()
