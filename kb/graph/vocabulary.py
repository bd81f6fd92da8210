"""The terms of the graph: namespaces, named graphs, and what the ontology says of the event types.

No term is listed here: `ontology/kb.ttl` holds our own, and the tests hold the others against their vocabularies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from kb.graph.turtle import Description, read_descriptions
from kb.model import EventType, Label
from kb.resources import bundled

DEFAULT_BASE: Final = "https://w3id.org/tarikh/id/"
"""The base IRI of a knowledge base that has set no other, and of every reference entity."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "kb": "https://w3id.org/tarikh/ontology#",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "void": "http://rdfs.org/ns/void#",
        "wd": "http://www.wikidata.org/entity/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes of every file that we write."""


class Namespace(dict[str, ox.NamedNode]):
    """The terms of one vocabulary, made when first asked for.

    >>> KB["Claim"]
    <NamedNode value=https://w3id.org/tarikh/ontology#Claim>
    """

    def __init__(self, iri: str) -> None:
        super().__init__()
        self.iri = iri

    def __missing__(self, name: str) -> ox.NamedNode:
        term = self[name] = ox.NamedNode(self.iri + name)
        return term


DCTERMS: Final = Namespace(PREFIXES["dcterms"])
EDTF: Final = Namespace(PREFIXES["edtf"])
GEO: Final = Namespace(PREFIXES["geo"])
KB: Final = Namespace(PREFIXES["kb"])
OA: Final = Namespace(PREFIXES["oa"])
RDF: Final = Namespace(PREFIXES["rdf"])
RDFS: Final = Namespace(PREFIXES["rdfs"])
SCHEMA: Final = Namespace(PREFIXES["schema"])
SEM: Final = Namespace(PREFIXES["sem"])
SKOS: Final = Namespace(PREFIXES["skos"])
WD: Final = Namespace(PREFIXES["wd"])
XSD: Final = Namespace(PREFIXES["xsd"])


def article_graph(article: str, *, base: str) -> ox.NamedNode:
    """The named graph of an article and its claims.

    >>> article_graph("article/9cd2", base="https://example.org/")
    <NamedNode value=https://example.org/graph/article/9cd2>
    """
    return ox.NamedNode(f"{base}graph/{article.removeprefix(base)}")


def events_graph(*, base: str) -> ox.NamedNode:
    """The named graph of all events, their states and conflicts."""
    return ox.NamedNode(f"{base}graph/events")


def reference_graph(*, base: str) -> ox.NamedNode:
    """The named graph of the reference entities that are in use."""
    return ox.NamedNode(f"{base}graph/reference")


def ontology_graph(*, base: str) -> ox.NamedNode:
    """The named graph of the ontology."""
    return ox.NamedNode(f"{base}graph/ontology")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDescription:
    """What the ontology says of an event type: its parent class, its labels, its PLOVER root (None: it has none)."""

    name: EventType
    parent: str
    labels: tuple[Label, ...]
    notation: str | None

    def label(self, language: str) -> str:
        """The label in a language, or else the type's name."""
        return next((label.text for label in self.labels if label.language == language), self.name)


@cache
def event_types() -> Mapping[str, TypeDescription]:
    """The event types of `ontology/kb.ttl` by local name, in the order of the file."""
    descriptions = read_descriptions(bundled("ontology") / "kb.ttl")
    types = [_type(iri, found) for iri, found in descriptions.items() if KB["EventType"] in found.all(RDF["type"])]
    return MappingProxyType({found.name: found for found in types})


def _type(iri: str, description: Description) -> TypeDescription:
    labels = [value for value in description.all(RDFS["label"]) if isinstance(value, ox.Literal)]
    return TypeDescription(
        name=EventType(iri.removeprefix(KB.iri)),
        parent=description.texts(RDFS["subClassOf"])[0].removeprefix(KB.iri),
        labels=tuple(Label(label.value, label.language or "") for label in labels),
        notation=description.text(SKOS["notation"]),
    )
