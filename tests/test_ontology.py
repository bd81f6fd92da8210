"""The ontology: complete, in style, and faithful to the vocabularies that it borrows from."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.graph.reference import reference_files
from kb.graph.shapes import check_graph, check_style
from kb.graph.turtle import read_descriptions
from kb.graph.vocabulary import KB, PREFIXES, RDF, RDFS, SKOS, event_types
from kb.model import Certainty, CountKind, EntityKind, Role, Status
from kb.resources import bundled

ONTOLOGY = bundled("ontology")
TURTLE = [*sorted(ONTOLOGY.glob("*.ttl")), *reference_files()]
QUERIES = sorted(bundled("queries").rglob("*.rq"))
CODE = sorted(Path(bundled("ontology").parent / "kb").glob("graph/**/*.py"))
TERMS = Path(__file__).parent / "data" / "terms"
TYPES_OF_THE_GUIDELINES = """
    Visit Meeting Call Message Agreement Pledge Demand Accusation Threat Rejection Support Decision Aid Transfer
    Sanction Protest Attack War Ceasefire Deployment Exercise Launch Commemoration Election Appointment Arrest Death
    Disaster
"""
# What is no term of a vocabulary: things, documents and names of our own.
THINGS = (
    "http://www.wikidata.org/entity/Q",
    "https://sws.geonames.org/",
    "https://w3id.org/tarikh/id/",
    "https://w3id.org/tarikh/shapes#",
    "https://w3id.org/tarikh/style#",
    "https://www.apache.org/licenses/LICENSE-2.0",
)


@cache
def vocabularies() -> dict[str, frozenset[str]]:
    """The terms of each foreign vocabulary, by namespace: a file has a comment, the namespace, and a term a line."""
    lists = (path.read_text(encoding="utf-8").splitlines() for path in sorted(TERMS.glob("*.txt")))
    return {lines[1]: frozenset(lines[2:]) for lines in lists}


@cache
def own_terms() -> frozenset[str]:
    return frozenset(read_descriptions(ONTOLOGY / "kb.ttl"))


def triples(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=path)]


def iris_of_turtle(path: Path) -> Iterator[str]:
    for triple in triples(path):
        for part in triple:
            if isinstance(part, ox.NamedNode):
                yield part.value
            elif isinstance(part, ox.Literal):
                yield part.datatype.value


def iris_of_query(path: Path) -> Iterator[str]:
    """The IRIs of a query, written in full or with a prefix; comments and strings are left out."""
    text = re.sub(r"(?m)(^|\s)#.*$", "", path.read_text(encoding="utf-8"))
    prefixes = dict(re.findall(r"(?i)\bPREFIX\s+([\w-]*):\s*<([^>]*)>", text))
    body = re.sub(r'"(\\.|[^"\\])*"', '""', re.sub(r"(?i)\bPREFIX\s+[\w-]*:\s*<[^>]*>", "", text))
    yield from re.findall(r"<([^<>\s]+)>", body)
    for prefix, name in re.findall(r"(?<![\w:?$])([A-Za-z][\w-]*|):([A-Za-z][\w-]*)", re.sub(r"<[^<>\s]+>", "", body)):
        yield prefixes[prefix] + name


def iris_of_code(path: Path) -> Iterator[str]:
    """The terms that a module asks a namespace for: KB["Claim"]."""
    for name, term in re.findall(r"\b([A-Z]+)\[\"([\w-]+)\"\]", path.read_text(encoding="utf-8")):
        if name.lower() in PREFIXES:
            yield PREFIXES[name.lower()] + term


def unknown(iris: Iterator[str]) -> set[str]:
    """The IRIs that no vocabulary has: neither ours nor one of which there is a list."""
    return {iri for iri in iris if not (iri.startswith(THINGS) or iri in own_terms() or _listed(iri))}


def _listed(iri: str) -> bool:
    return any(iri.removeprefix(space) in terms for space, terms in vocabularies().items() if iri.startswith(space))


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_every_term_in_a_turtle_file_exists_in_its_vocabulary(path: Path) -> None:
    assert unknown(iris_of_turtle(path)) == set()


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.name)
def test_every_term_in_a_query_exists_in_its_vocabulary(path: Path) -> None:
    assert unknown(iris_of_query(path)) == set()


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_every_term_in_the_code_exists_in_its_vocabulary(path: Path) -> None:
    assert unknown(iris_of_code(path)) == set()


def test_a_term_that_its_vocabulary_does_not_have_is_noticed(tmp_path: Path) -> None:
    turtle = tmp_path / "wrong.ttl"
    turtle.write_text("<urn:a> <http://semanticweb.cs.vu.nl/2009/11/sem/hasBeginTimestamp> 1 .", encoding="utf-8")
    query = tmp_path / "wrong.rq"
    query.write_text(
        "PREFIX kb: <https://w3id.org/tarikh/ontology#> SELECT ?a { ?a kb:status/kb:stauts ?b }", encoding="utf-8"
    )
    assert {iri.rpartition("/")[2] for iri in unknown(iris_of_turtle(turtle))} == {"urn:a", "hasBeginTimestamp"}
    assert unknown(iris_of_query(query)) == {KB["stauts"].value}


def test_each_list_of_terms_bears_the_namespace_of_our_prefix() -> None:
    for path in sorted(TERMS.glob("*.txt")):
        comment, namespace, *terms = path.read_text(encoding="utf-8").splitlines()
        assert comment.startswith("# ")
        assert PREFIXES.get(path.stem, namespace) == namespace
        assert terms == sorted(set(terms))


@pytest.mark.parametrize("name", ["kb.ttl", "alignments.ttl"])
def test_there_are_no_blank_nodes_in_what_is_published(name: str) -> None:
    assert not any(isinstance(part, ox.BlankNode) for triple in triples(ONTOLOGY / name) for part in triple)


def test_the_ontology_is_in_style() -> None:
    report = check_style(triples(ONTOLOGY / "kb.ttl"))
    assert [f"{each.focus}: {each.message}" for each in (*report.violations, *report.warnings)] == []


SMALL = """
@prefix kb: <https://w3id.org/tarikh/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<> a owl:Ontology ; dcterms:title "T"@en ; dcterms:description "D."@en ; dcterms:license <urn:l> ; owl:versionInfo "1" .
kb:Event a owl:Class ; rdfs:subClassOf sem:Event ;
    rdfs:label "event"@en , "حدث"@ar ; skos:definition "A happening."@en , "واقعة."@ar .
kb:ContactEvent a owl:Class ; rdfs:subClassOf kb:Event ;
    rdfs:label "contact"@en , "تواصل"@ar ; skos:definition "Parties meet."@en , "أطراف تتقابل."@ar .
kb:EventType a owl:Class ; rdfs:subClassOf owl:Class ; skos:scopeNote "Leaves only."@en ;
    rdfs:label "event type"@en , "نوع حدث"@ar ; skos:definition "A class of events."@en , "صنف من الأحداث."@ar .
kb:Visit a owl:Class , kb:EventType ; rdfs:subClassOf kb:ContactEvent ; skos:notation "CONSULT" ;
    rdfs:label "visit"@en , "زيارة"@ar ; skos:definition "A trip."@en , "رحلة."@ar ;
    skos:example "زار الوزير"@ar , "she visited"@en .
kb:about a owl:ObjectProperty ; rdfs:domain kb:Event ; rdfs:range kb:Event ;
    rdfs:label "about"@en , "عن"@ar ; skos:definition "Of what."@en .
kb:trigger a owl:DatatypeProperty ; rdfs:domain kb:Visit ; rdfs:range rdfs:Literal ;
    rdfs:label "trigger"@en , "لفظ"@ar ; skos:definition "Words."@en .
kb:RoleScheme a skos:ConceptScheme ; rdfs:label "roles"@en , "أدوار"@ar ; skos:definition "The roles."@en .
kb:agent a skos:Concept ; skos:inScheme kb:RoleScheme ; skos:notation "agent" ;
    rdfs:label "agent"@en , "فاعل"@ar ; skos:definition "Who does it."@en , "من يفعله."@ar .
"""
FAULTS = {
    "label-en": ('"visit"@en , ', ""),
    "label-ar": ('"visit"@en , "زيارة"@ar', '"visit"@en'),
    "label": ('"visit"@en', '"visit"@en , "visite"@fr'),
    "definition": ('"A trip."@en', '"A trip"@en'),
    "definition-en": ('"A trip."@en , ', ""),
    "note": ('"Leaves only."@en', '"Leaves only"@en'),
    "Class": ("kb:Visit a", "kb:visit a"),
    "parent": ("rdfs:subClassOf sem:Event ;", ""),
    "class-definition-ar": (' , "واقعة."@ar', ""),
    "type-parent": ("rdfs:subClassOf kb:ContactEvent", "rdfs:subClassOf kb:Event"),
    "type-ancestor": ("rdfs:subClassOf kb:Event ;", "rdfs:subClassOf sem:Core ;"),
    "example-en": (' , "she visited"@en', ""),
    "example-ar": ('"زار الوزير"@ar , ', ""),
    "notation": ('"CONSULT"', '"VISIT"'),
    "Property": ("kb:trigger a", "kb:Trigger a"),
    "domain": ("rdfs:domain kb:Visit ;", ""),
    "object-range": ("rdfs:range kb:Event ;", ""),
    "data-range": ("rdfs:range rdfs:Literal ;", ""),
    "Concept": ("kb:agent a", "kb:theAgent a"),
    "scheme": ("skos:inScheme kb:RoleScheme ;", ""),
    "concept-notation": ('skos:notation "agent" ;', ""),
    "concept-definition-ar": (' , "من يفعله."@ar', ""),
    "title": ('dcterms:title "T"@en ;', ""),
    "description": ('dcterms:description "D."@en ;', ""),
    "licence": ("dcterms:license <urn:l> ;", ""),
    "version": ('; owl:versionInfo "1"', ""),
}


def faults_of_style(text: str) -> set[str]:
    graph = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri="https://example.org/")
    return {each.shape for each in check_style([quad.triple for quad in graph]).violations}


def test_a_small_ontology_that_is_in_style_has_no_fault() -> None:
    assert faults_of_style(SMALL) == set()


@pytest.mark.parametrize("shape", FAULTS)
def test_a_fault_of_style_is_noticed(shape: str) -> None:
    before, after = FAULTS[shape]
    assert before in SMALL
    assert shape in faults_of_style(SMALL.replace(before, after, 1))


def test_each_rule_of_style_has_a_fault_that_it_notices() -> None:
    style = properties_of_shapes()
    rules = {iri.rpartition("#")[2] for iri, terms in style.items() if "http://www.w3.org/ns/shacl#message" in terms}
    assert set(FAULTS) == rules


def properties_of_shapes() -> dict[str, set[str]]:
    """The properties of each shape of the style; `read_descriptions` wants no blank nodes, and shapes have lists."""
    found: dict[str, set[str]] = {}
    for triple in triples(ONTOLOGY / "style.ttl"):
        if isinstance(triple.subject, ox.NamedNode):
            found.setdefault(triple.subject.value, set()).add(triple.predicate.value)
    return found


def test_the_types_of_the_guidelines_are_event_types() -> None:
    assert set(TYPES_OF_THE_GUIDELINES.split()) <= set(event_types())


@pytest.mark.parametrize(
    ("values", "kind"),
    [(Status, "Status"), (Certainty, "Certainty"), (Role, "Role"), (CountKind, "CountKind")],
    ids=str,
)
def test_the_words_of_the_program_are_the_notations_of_the_concepts(values: type[StrEnum], kind: str) -> None:
    ontology = read_descriptions(ONTOLOGY / "kb.ttl")
    concepts = {iri: found for iri, found in ontology.items() if KB[kind] in found.all(RDF["type"])}
    notations = {found.text(SKOS["notation"]) for found in concepts.values()}
    assert notations - {"place", "speaker"} == {value.value for value in values}


def test_every_kind_of_entity_is_a_class() -> None:
    assert {KB[kind.value].value for kind in EntityKind} <= own_terms()


def test_the_six_parents_are_no_event_types_and_each_has_children() -> None:
    parents = {each.parent for each in event_types().values()}
    assert len(parents) == 6
    assert not parents & set(event_types())


def test_every_class_has_a_way_to_a_published_vocabulary() -> None:
    ontology = read_descriptions(ONTOLOGY / "kb.ttl")
    alignments = read_descriptions(ONTOLOGY / "alignments.ttl")
    classes = {
        iri for iri, found in ontology.items() if "http://www.w3.org/2002/07/owl#Class" in found.texts(RDF["type"])
    }
    lost = {iri for iri in classes if iri not in alignments and not _leads_out(iri)}
    assert lost == set()


def _leads_out(iri: str) -> bool:
    """Whether some ancestor is a class of a vocabulary that is not ours."""
    ontology = read_descriptions(ONTOLOGY / "kb.ttl")
    parents = ontology[iri].texts(RDFS["subClassOf"])
    return any(not parent.startswith(KB.iri) or _leads_out(parent) for parent in parents)


def test_a_new_event_type_is_one_edit_of_the_ontology() -> None:
    path = Path(__file__).parent / "data" / "shapes" / "valid" / "smallest-claim.ttl"
    text = path.read_text(encoding="utf-8").replace("kb:Visit", "kb:Coronation")
    claim = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    edit = ox.Triple(KB["Coronation"], RDF["type"], KB["EventType"])
    assert [each.shape for each in check_graph(claim).violations] == ["claim-type"]
    assert check_graph([*claim, edit]).conforms
