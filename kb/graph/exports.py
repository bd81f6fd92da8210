"""Quads to files: every format with the same bytes for the same quads, on every machine.

There are no blank nodes in our graphs, so sorting is enough.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from kb.errors import UsageError
from kb.graph.vocabulary import KB, PREFIXES, RDF, RDFS, SKOS

CONTENT_TYPES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "csv": "text/csv",
}
"""The formats by the ending of their files."""

_COLUMNS = ("event", "type", "label", "status", "certainty", "when", "beginDay", "endDay", "agents", "recipients",
            "participants", "places", "claims")  # fmt: skip


def format_of(path: str) -> str:
    """The format that a file's ending names.

    Raises:
        UsageError: it names none.
    """
    ending = Path(path).suffix.removeprefix(".").lower()
    aliases = {"json": "jsonld", "xml": "rdf", "turtle": "ttl"}
    found = aliases.get(ending, ending)
    if found not in CONTENT_TYPES:
        raise UsageError(
            f"{path}: no format for the ending {ending!r}: there are {', '.join('.' + f for f in CONTENT_TYPES)}"
        )
    return found


def serialise(quads: Iterable[ox.Quad], form: str) -> bytes:
    """The quads as a file of a format. Formats of one graph only (ttl, nt, rdf, csv) hold the union of all graphs."""
    if form in ("trig", "nq", "jsonld"):
        ordered = sorted(set(quads), key=_quad_key)
    else:
        ordered = sorted({ox.Quad(q.subject, q.predicate, q.object) for q in quads}, key=_quad_key)
    return _WRITERS[form](ordered)


def _quad_key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    return (
        str(quad.graph_name),
        str(quad.subject),
        quad.predicate != RDF["type"],
        str(quad.predicate),
        str(quad.object),
    )


def _lines(quads: Sequence[ox.Quad]) -> bytes:
    return "".join(f"{quad} .\n" for quad in quads).encode("utf-8")


def _turtle(quads: Sequence[ox.Quad]) -> bytes:
    return _prefixes(quads) + b"".join(_turtle_subjects(quads, ""))


def _trig(quads: Sequence[ox.Quad]) -> bytes:
    parts = [_prefixes(quads)]
    for graph, of_graph in groupby(quads, key=lambda quad: quad.graph_name):
        inner = b"".join(_turtle_subjects(list(of_graph), "    "))
        parts.append(b"\n" + str(graph).encode() + b" {" + inner + b"}\n")
    return b"".join(parts)


def _used(quads: Sequence[ox.Quad]) -> dict[str, str]:
    """The prefixes that the quads use."""
    iris = {term.value for q in quads for term in (q.subject, q.predicate, q.object) if isinstance(term, ox.NamedNode)}
    iris |= {q.object.datatype.value for q in quads if isinstance(q.object, ox.Literal)}
    return {name: iri for name, iri in sorted(PREFIXES.items()) if any(used.startswith(iri) for used in iris)}


def _prefixes(quads: Sequence[ox.Quad]) -> bytes:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _used(quads).items()).encode("utf-8")


def _turtle_subjects(quads: Sequence[ox.Quad], indent: str) -> Iterable[bytes]:
    names = _Names()
    for subject, of_subject in groupby(quads, key=lambda quad: quad.subject):
        lines = []
        for predicate, of_predicate in groupby(of_subject, key=lambda quad: quad.predicate):
            values = f" ,\n{indent}        ".join(names.term(quad.object) for quad in of_predicate)
            lines.append(f"{'a' if predicate == RDF['type'] else names.term(predicate)} {values}")
        yield f"\n{indent}{names.term(subject)} {f' ;{chr(10)}{indent}    '.join(lines)} .\n".encode()


_INTEGER = re.compile(r"[+-]?[0-9]+")
"""What Turtle reads as an integer without quotes."""

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
"""What every reader of Turtle takes after a prefix, without escapes."""


class _Names:
    """Terms as Turtle writes them, with prefixes where the local name is plain."""

    def __init__(self) -> None:
        self._cache: dict[str, str] = {}

    def term(self, term: object) -> str:
        """The term in Turtle."""
        if isinstance(term, ox.Literal):
            if term.language or term.datatype.value == PREFIXES["xsd"] + "string":
                return str(term)
            if term.datatype.value == PREFIXES["xsd"] + "integer" and _INTEGER.fullmatch(term.value):
                return term.value
            return f"{ox.Literal(term.value)}^^{self.term(term.datatype)}"
        text = str(term)
        found = self._cache.get(text)
        if found is None:
            found = self._cache[text] = _shortened(text)
        return found


def _shortened(text: str) -> str:
    iri = text[1:-1]
    for name, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and _LOCAL.fullmatch(local):
            return f"{name}:{local}"
    return text


def _json_ld(quads: Sequence[ox.Quad]) -> bytes:
    """Expanded JSON-LD: one object a named graph, one node a subject, keys in order."""
    graphs: list[dict[str, object]] = []
    for graph, of_graph in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = [_json_node(subject, list(rows)) for subject, rows in groupby(of_graph, key=lambda quad: quad.subject)]
        graphs.extend([{"@id": graph.value, "@graph": nodes}] if isinstance(graph, ox.NamedNode) else nodes)
    return (json.dumps(graphs, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _json_node(subject: object, quads: Sequence[ox.Quad]) -> dict[str, object]:
    node: dict[str, object] = {"@id": _value(subject)}
    for predicate, rows in groupby(quads, key=lambda quad: quad.predicate):
        if predicate == RDF["type"]:
            node["@type"] = [_value(row.object) for row in rows]
        else:
            node[predicate.value] = [_json_value(row.object) for row in rows]
    return node


def _json_value(term: object) -> dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"@id": _value(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == PREFIXES["xsd"] + "string":
        return {"@value": term.value}
    return {"@value": term.value, "@type": term.datatype.value}


def _value(term: object) -> str:
    assert isinstance(term, ox.NamedNode)  # noqa: S101  (there are no blank nodes)
    return term.value


def _rdf_xml(quads: Sequence[ox.Quad]) -> bytes:
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in quads]
    return ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=_used(quads)) or b""


def _csv(quads: Sequence[ox.Quad]) -> bytes:
    """One row an event, with names instead of IRIs where there are English ones; several are parted by ";"."""
    about = _Facts(quads)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for event in about.subjects_of(KB["Event"]):
        writer.writerow(about.row(event))
    return out.getvalue().encode("utf-8-sig")


class _Facts:
    """The quads by subject and predicate, for rows of events."""

    def __init__(self, quads: Sequence[ox.Quad]) -> None:
        self.quads = quads
        self._index: dict[tuple[str, str], list[ox.Quad]] = {}
        for quad in quads:
            self._index.setdefault((str(quad.subject), quad.predicate.value), []).append(quad)

    def subjects_of(self, kind: ox.NamedNode) -> list[str]:
        """The subjects of a class, in order of their first day and IRI."""
        found = [str(q.subject) for q in self.quads if q.predicate == RDF["type"] and q.object == kind]
        return sorted(set(found), key=lambda each: (self._first(each, "beginDay").zfill(9) or "~", each))

    def row(self, event: str) -> list[str]:
        """One row, in the order of the columns."""
        leaf = [t for t in self._names(event, "", RDF["type"].value) if not t.endswith("Event")]
        plain = [self._first(event, name).rpartition("-")[2] for name in ("status", "certainty")]
        label = next((_text(q.object) for q in self._of(event, RDFS["label"].value) if _english(q.object)), "")
        times = [self._first(event, name) for name in ("when", "beginDay", "endDay")]
        people = [
            "; ".join(self._names(event, name)) for name in ("hasAgent", "hasRecipient", "hasParticipant", "hasPlace")
        ]
        claims = str(len(self._of(event, KB["claims"].value)))
        return [event[1:-1], "; ".join(leaf), label, *plain, *times, *people, claims]

    def _of(self, subject: str, predicate: str) -> list[ox.Quad]:
        return self._index.get((subject, predicate), [])

    def _first(self, subject: str, name: str) -> str:
        found = self._of(subject, KB[name].value)
        return _text(found[0].object) if found else ""

    def _names(self, subject: str, name: str, predicate: str = "") -> list[str]:
        return [self._name(quad.object) for quad in self._of(subject, predicate or KB[name].value)]

    def _name(self, term: object) -> str:
        labels = [q.object for q in self._of(str(term), SKOS["prefLabel"].value)]
        english = [label for label in labels if _english(label)]
        best = (english or labels)[:1]
        return _text(best[0]) if best else _text(term).rpartition("#")[2]


def _text(term: object) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else ""


def _english(term: object) -> bool:
    return isinstance(term, ox.Literal) and term.language == "en"


_WRITERS = {
    "ttl": _turtle,
    "trig": _trig,
    "nq": _lines,
    "nt": _lines,
    "jsonld": _json_ld,
    "rdf": _rdf_xml,
    "csv": _csv,
}
