"""Turtle files as descriptions: what a file says of each thing, ready to be looked up by term."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kb.errors import InputError

Value: TypeAlias = ox.NamedNode | ox.Literal


class Description(dict[str, list[Value]]):
    """What is said of one thing: the IRI of each property, with its values in the order of the file."""

    def all(self, *terms: ox.NamedNode) -> list[Value]:
        """Every value of these properties."""
        return [value for term in terms for value in self.get(term.value, ())]

    def texts(self, *terms: ox.NamedNode) -> list[str]:
        """Every value of these properties, as text: the IRI or the words."""
        return [value.value for value in self.all(*terms)]

    def text(self, *terms: ox.NamedNode) -> str | None:
        """The first value of these properties as text, or None."""
        return next(iter(self.texts(*terms)), None)


def read_descriptions(path: Path) -> dict[str, Description]:
    """What a Turtle file says, by the IRI of the thing, in the order of the file.

    Raises:
        InputError: the file cannot be read, is no Turtle, or has a blank node; names the file and the line.
    """
    descriptions: dict[str, Description] = {}
    for subject, term, value in read_triples(path):
        descriptions.setdefault(subject, Description()).setdefault(term, []).append(value)
    return descriptions


def read_triples(path: Path) -> Iterator[tuple[str, str, Value]]:
    """The triples of a Turtle file: the IRI of the thing, that of the property, the value."""
    try:
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
                raise InputError(f"{path}: a blank node beside {quad.predicate.value}: give it an IRI")
            yield quad.subject.value, quad.predicate.value, quad.object
    except SyntaxError as error:
        line = error.lineno or 1
        raise InputError(f"{path}, line {line}: {error.msg}: mend the Turtle there") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}: check that the file is there and may be read") from error
