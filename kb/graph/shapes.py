"""Whether a graph is as the shapes want it, and which claims are not.

rdflib and pyshacl are imported when a graph is first checked: they take a quarter of a second.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.graph.vocabulary import KB, RDF, RDFS, XSD
from kb.resources import bundled

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

_SH = "http://www.w3.org/ns/shacl#"
_NEEDED = {RDF["type"].value, RDFS["subClassOf"].value}  # what shapes ask of the ontology: types and their parents


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Violation:
    """One thing that breaks one constraint.

    `focus` is the IRI of the thing, `path` the property ("" where the constraint is on the thing itself), `value` the
    value that breaks it ("" where one is missing). `shape` is the local name of the shape, `constraint` that of the
    SHACL parameter ("minCount"); `severity` is "Violation" or "Warning".
    """

    focus: str
    shape: str
    constraint: str
    message: str
    path: str = ""
    value: str = ""
    severity: str = "Violation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What breaks a shape, in order; warnings do not keep a graph from conforming."""

    violations: tuple[Violation, ...]
    warnings: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated."""
        return not self.violations


def check_graph(
    triples: "Iterable[ox.Triple | ox.Quad] | rdflib.Graph", *, context: Iterable[ox.Triple | ox.Quad] = ()
) -> Report:
    """What in a graph of data breaks the shapes of `ontology/shapes.ttl`.

    Everything that the graph speaks of must have a type: in the graph itself or in the context (the reference entities
    of an article, the claims of events). Of the context only the types are read, and it is not checked.
    """
    graph = _graph(_rdflib_triples(triples))
    checked = {str(subject) for subject in graph.subjects()}
    for triple in (*_ontology(), *(_rdflib_triple(each) for each in context if each.predicate == RDF["type"])):
        graph.add(triple)
    return _check(graph, "shapes.ttl", checked)


def check_style(triples: "Iterable[ox.Triple | ox.Quad] | rdflib.Graph") -> Report:
    """What in an ontology breaks the shapes of `ontology/style.ttl`."""
    graph = _graph(_rdflib_triples(triples))
    return _check(graph, "style.ttl", {str(subject) for subject in graph.subjects()})


def broken_claims(report: Report, triples: Iterable[ox.Triple | ox.Quad]) -> Mapping[str, tuple[Violation, ...]]:
    """The violations of each claim that has any, by the IRI of the claim.

    A claim answers for itself, for its mentions and evidence, and for the entities that it names. A violation of the
    article itself is no claim's: it is in the report only.
    """
    owners = _owners(triples)
    broken: defaultdict[str, list[Violation]] = defaultdict(list)
    for violation in report.violations:
        for claim in sorted(owners.get(violation.focus, ())):
            broken[claim].append(violation)
    return {claim: tuple(found) for claim, found in sorted(broken.items())}


def _owners(triples: Iterable[ox.Triple | ox.Quad]) -> Mapping[str, set[str]]:
    """The claims from which each thing is reached; not through the article, which every claim reaches."""
    links: defaultdict[str, set[str]] = defaultdict(set)
    claims: set[str] = set()
    closed: set[str] = set()
    for triple in triples:
        if not isinstance(triple.subject, ox.NamedNode) or not isinstance(triple.object, ox.NamedNode):
            continue
        if triple.predicate != RDF["type"]:
            links[triple.subject.value].add(triple.object.value)
        elif triple.object == KB["Claim"]:
            claims.add(triple.subject.value)
        elif triple.object in (KB["Article"], KB["Event"]):
            closed.add(triple.subject.value)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for thing in _reached(claim, links, closed):
            owners[thing].add(claim)
    return owners


def _reached(start: str, links: Mapping[str, set[str]], closed: set[str]) -> set[str]:
    reached: set[str] = set()
    waiting = {start}
    while waiting:
        thing = waiting.pop()
        reached.add(thing)
        waiting |= links.get(thing, set()) - reached - closed
    return reached


def _check(graph: "rdflib.Graph", shapes: str, checked: set[str]) -> Report:
    """The report of pyshacl, less what it says of things that were not to be checked."""
    import pyshacl  # noqa: PLC0415 (late: it takes 0.26 s)

    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(shapes), inplace=True)
    found = sorted(each for each in _violations(report) if each.focus in checked)
    return Report(
        violations=tuple(each for each in found if each.severity == "Violation"),
        warnings=tuple(each for each in found if each.severity != "Violation"),
    )


def _graph(triples: "Iterable[tuple[Node, Node, Node]]") -> "rdflib.Graph":
    import rdflib  # noqa: PLC0415 (late: it takes 0.14 s)

    graph = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def _rdflib_triples(
    triples: "Iterable[ox.Triple | ox.Quad] | rdflib.Graph",
) -> "Iterable[tuple[Node, Node, Node]]":
    import rdflib  # noqa: PLC0415 (late, as above)

    return triples if isinstance(triples, rdflib.Graph) else map(_rdflib_triple, triples)


def _rdflib_triple(triple: ox.Triple | ox.Quad) -> "tuple[Node, Node, Node]":
    return _rdflib_term(triple.subject), _rdflib_term(triple.predicate), _rdflib_term(triple.object)


def _rdflib_term(term: object) -> "Node":
    from rdflib import BNode, Literal, URIRef  # noqa: PLC0415 (late, as above)

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype == XSD["string"]  # rdflib holds "x" and "x"^^xsd:string apart
        return Literal(term.value, lang=term.language, datatype=None if plain else URIRef(term.datatype.value))
    return BNode(str(term))


@cache
def _shapes(name: str) -> "rdflib.Graph":
    import rdflib  # noqa: PLC0415 (late, as above)

    return rdflib.Graph(bind_namespaces="none").parse(bundled("ontology") / name, format="turtle")


@cache
def _ontology() -> "tuple[tuple[Node, Node, Node], ...]":
    quads = ox.parse(path=bundled("ontology") / "kb.ttl")
    return tuple(_rdflib_triple(quad) for quad in quads if quad.predicate.value in _NEEDED)


def _violations(report: "rdflib.Graph") -> Iterator[Violation]:
    from rdflib import URIRef  # noqa: PLC0415 (late, as above)

    for result in report.subjects(URIRef(_SH + "focusNode")):
        yield Violation(
            focus=_text(report, result, "focusNode"),
            shape=_local(_text(report, result, "sourceShape")),
            constraint=_parameter(_text(report, result, "sourceConstraintComponent")),
            message=_message(report, result),
            path=_path(report, result),
            value=_text(report, result, "value"),
            severity=_local(_text(report, result, "resultSeverity")),
        )


def _text(report: "rdflib.Graph", result: "Node", term: str) -> str:
    from rdflib import URIRef  # noqa: PLC0415 (late, as above)

    value = report.value(result, URIRef(_SH + term), any=True)
    return "" if value is None else str(value)


def _message(report: "rdflib.Graph", result: "Node") -> str:
    """The English message: the Arabic one stands beside it in `shapes.ttl`."""
    from rdflib import Literal, URIRef  # noqa: PLC0415 (late, as above)

    messages = [each for each in report.objects(result, URIRef(_SH + "resultMessage")) if isinstance(each, Literal)]
    return next((str(each) for each in messages if each.language == "en"), " ".join(sorted(map(str, messages))))


def _path(report: "rdflib.Graph", result: "Node") -> str:
    """The property, or nothing where the path is longer than one."""
    path = _text(report, result, "resultPath")
    return path if "://" in path else ""


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _parameter(component: str) -> str:
    """The SHACL parameter of a constraint component.

    >>> _parameter("http://www.w3.org/ns/shacl#MinCountConstraintComponent")
    'minCount'
    """
    name = _local(component).removesuffix("ConstraintComponent")
    return name.lower() if name.isupper() else name[:1].lower() + name[1:]
