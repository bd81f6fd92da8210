"""Answers to queries as files: the SPARQL result formats, and Turtle for graphs."""

import csv
import io
import json
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kb.errors import UsageError
from kb.graph.exports import serialise
from kb.graph.queries import Answer, Rows
from kb.graph.vocabulary import PREFIXES

FORMATS = ("csv", "tsv", "json", "xml", "ttl")

_STRING = PREFIXES["xsd"] + "string"


def serialise_answer(answer: Answer, form: str) -> bytes:
    """An answer in a format: csv, tsv, json or xml for rows and booleans, ttl for graphs.

    Raises:
        UsageError: the format does not fit the answer.
    """
    if form not in FORMATS:
        raise UsageError(f"no format is called {form!r}: there are table, {', '.join(FORMATS)}")
    graph = isinstance(answer, tuple)
    if graph != (form == "ttl"):
        fitting = "ttl" if graph else "table, csv, tsv, json or xml"
        raise UsageError(f"{form} does not fit this answer: use {fitting}")
    if isinstance(answer, tuple):
        return serialise((ox.Quad(t.subject, t.predicate, t.object) for t in answer), "ttl")
    if isinstance(answer, bool):
        return _boolean(form, value=answer)
    return {"csv": _csv, "tsv": _tsv, "json": _json, "xml": _xml}[form](answer)


def _boolean(form: str, *, value: bool) -> bytes:
    text = str(value).lower()
    if form == "json":
        return json.dumps({"head": {}, "boolean": value}).encode()
    if form == "xml":
        return f'<?xml version="1.0"?>\n<sparql xmlns="{_RESULTS}"><head/><boolean>{text}</boolean></sparql>\n'.encode()
    return f"{text}\n".encode()


def _csv(rows: Rows) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.variables)
    writer.writerows(rows.texts())
    return out.getvalue().encode("utf-8")


def _tsv(rows: Rows) -> bytes:
    lines = ["\t".join(f"?{variable}" for variable in rows.variables)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows.rows]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _json(rows: Rows) -> bytes:
    bindings = [
        {variable: _term(term) for variable, term in zip(rows.variables, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    document = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _term(term: ox.NamedNode | ox.Literal) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


_RESULTS = "http://www.w3.org/2005/sparql-results#"


def _xml(rows: Rows) -> bytes:
    parts = [f'<?xml version="1.0"?>\n<sparql xmlns="{_RESULTS}">\n<head>']
    parts += [f"<variable name={quoteattr(variable)}/>" for variable in rows.variables]
    parts.append("</head>\n<results>\n")
    for row in rows.rows:
        bindings = zip(rows.variables, row, strict=True)
        parts += ["<result>", *(_binding(name, term) for name, term in bindings if term is not None), "</result>\n"]
    parts.append("</results>\n</sparql>\n")
    return "".join(parts).encode("utf-8")


def _binding(name: str, term: ox.NamedNode | ox.Literal) -> str:
    if isinstance(term, ox.NamedNode):
        inner = f"<uri>{escape(term.value)}</uri>"
    elif term.language:
        inner = f"<literal xml:lang={quoteattr(term.language)}>{escape(term.value)}</literal>"
    elif term.datatype.value == _STRING:
        inner = f"<literal>{escape(term.value)}</literal>"
    else:
        inner = f"<literal datatype={quoteattr(term.datatype.value)}>{escape(term.value)}</literal>"
    return f"<binding name={quoteattr(name)}>{inner}</binding>"
