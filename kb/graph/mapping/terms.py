"""Nodes and literals: identifiers completed with the base IRI, texts, dates, days, EDTF."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from kb.graph.vocabulary import EDTF, RDF, XSD
from kb.model import Iri

Pair: TypeAlias = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]
"""A property and its value: what is said of a thing that the caller names."""

_EPOCH = date(1970, 1, 1).toordinal()


@lru_cache(maxsize=100_000)
def node(identifier: Iri | str, *, base: str) -> ox.NamedNode:
    """The IRI of an identifier, completed with the base where it is not absolute.

    >>> node("claim/0f3a", base="https://example.org/")
    <NamedNode value=https://example.org/claim/0f3a>
    >>> node("https://w3id.org/tarikh/id/entity/nato", base="https://example.org/")
    <NamedNode value=https://w3id.org/tarikh/id/entity/nato>
    """
    return ox.NamedNode(identifier if "://" in identifier else base + identifier)


def part(whole: ox.NamedNode, name: str) -> ox.NamedNode:
    """The IRI of something that belongs to one thing only, such as the evidence of a claim."""
    return ox.NamedNode(f"{whole.value}/{name}")


def say(subject: ox.NamedNode, *pairs: Pair) -> Iterator[ox.Triple]:
    """The triples that say each pair of the subject."""
    for term, value in pairs:
        yield ox.Triple(subject, term, value)


def a(*classes: ox.NamedNode) -> Iterator[Pair]:
    """The types of a thing."""
    for each in classes:
        yield RDF["type"], each


def text(words: str, language: str | None = None) -> ox.Literal:
    """A string, with its language where it has one; a language that is no tag is left to the shapes to refuse."""
    try:
        return ox.Literal(words, language=language) if language else ox.Literal(words)
    except ValueError:
        return ox.Literal(words)


def integer(number: int) -> ox.Literal:
    """An xsd:integer."""
    return ox.Literal(str(number), datatype=XSD["integer"])


def day(when: date) -> ox.Literal:
    """An xsd:date."""
    return ox.Literal(when.isoformat(), datatype=XSD["date"])


def day_number(when: date) -> ox.Literal:
    """The days since 1970-01-01, as an xsd:integer: what queries compare and order by.

    >>> day_number(date(2024, 6, 12)).value
    '19886'
    """
    return integer(when.toordinal() - _EPOCH)


def edtf(when: str) -> ox.Literal:
    """A time in EDTF level 1."""
    return ox.Literal(when, datatype=EDTF["EDTF-level1"])


def true() -> ox.Literal:
    """An xsd:boolean that is true."""
    return ox.Literal("true", datatype=XSD["boolean"])
