"""What is known before any article is read, from Turtle files: entities with their tenures, and named days.

A file is refused as a whole where something in it is broken or misspelt: a name that silently does nothing is worse.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kb.errors import InputError
from kb.graph.turtle import Description, read_descriptions
from kb.graph.vocabulary import GEO, KB, RDF, SKOS, WD
from kb.model import Entity, EntityKind, Iri, KnownDay, Label, Reference, Tenure
from kb.resources import bundled

_KINDS = {KB[kind.value].value: kind for kind in EntityKind}
_GEONAMES = re.compile(r"https://sws\.geonames\.org/([1-9]\d*)/")
_POINT = re.compile(r"POINT ?\((-?[\d.]+) (-?[\d.]+)\)", re.IGNORECASE)


def read_reference(paths: Iterable[Path]) -> Reference:
    """The entities and named days of the files, in the order of the files; more than one may speak of a thing.

    Raises:
        InputError: a file cannot be read, or says what cannot be meant; names the file, the thing, the remedy.
    """
    things = _read_things(paths)
    tenures = _tenures(things)
    return Reference(
        entities=tuple(_entity(thing, kind, tenures[thing.iri]) for thing in things.values() if (kind := thing.kind)),
        days=tuple(_day(thing) for thing in things.values() if thing.of_class("NamedDay")),
    )


def reference_files() -> tuple[Path, ...]:
    """The bundled reference files, in order of name."""
    return tuple(sorted((bundled("ontology") / "reference").glob("*.ttl")))


@dataclass(frozen=True, slots=True)
class _Thing:
    """What the files say of one thing, and the file that first spoke of it."""

    iri: str
    path: Path
    description: Description

    @property
    def kind(self) -> EntityKind | None:
        return next((_KINDS[each] for each in self.description.texts(RDF["type"]) if each in _KINDS), None)

    def of_class(self, name: str) -> bool:
        return KB[name] in self.description.all(RDF["type"])

    def error(self, reason: str, remedy: str) -> InputError:
        return InputError(f"{self.path}: <{self.iri}> {reason}: {remedy}")

    def iris(self, *terms: ox.NamedNode) -> tuple[Iri, ...]:
        values = self.description.all(*terms)
        if any(not isinstance(value, ox.NamedNode) for value in values):
            raise self.error(f"has words where {_names(terms)} wants a thing", "give its IRI")
        return tuple(Iri(value.value) for value in values)

    def labels(self, term: ox.NamedNode) -> tuple[Label, ...]:
        return tuple(self._label(value) for value in self.description.all(term))

    def _label(self, value: ox.NamedNode | ox.Literal) -> Label:
        if not isinstance(value, ox.Literal) or not value.language or not value.value.strip():
            raise self.error(f"has the name {value.value!r} without a language", 'write it as "…"@ar or "…"@en')
        return Label(value.value, value.language)

    def need(self, term: ox.NamedNode) -> str:
        value = self.description.text(term)
        if value is None:
            raise self.error(f"has no {_names([term])}", "add it")
        return value

    def date(self, term: ox.NamedNode) -> date | None:
        value = self.description.text(term)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            raise self.error(f"has the date {value!r} in {_names([term])}", "write it as 2024-06-12") from None

    def number(self, term: ox.NamedNode, low: int, high: int) -> int:
        value = self.need(term)
        if not re.fullmatch(r"\d{1,4}", value) or not low <= int(value) <= high:
            raise self.error(f"has {value!r} in {_names([term])}", f"write a number from {low} to {high}")
        return int(value)


def _read_things(paths: Iterable[Path]) -> dict[str, _Thing]:
    things: dict[str, _Thing] = {}
    for path in paths:
        for iri, description in read_descriptions(path).items():
            thing = things.setdefault(iri, _Thing(iri, path, Description()))
            for term, values in description.items():
                thing.description.setdefault(term, []).extend(values)
            _check_spelling(_Thing(iri, path, description))
    return things


def _check_spelling(thing: _Thing) -> None:
    """Refuses terms of ours that the ontology does not have."""
    used = [*thing.description, *thing.description.texts(RDF["type"], KB["position"])]
    for term in used:
        if term.startswith(KB.iri) and term not in _own_terms():
            raise thing.error(f"has kb:{term.removeprefix(KB.iri)}", "correct the term: ontology/kb.ttl has no such")


@cache
def _own_terms() -> frozenset[str]:
    return frozenset(read_descriptions(bundled("ontology") / "kb.ttl"))


def _tenures(things: Mapping[str, _Thing]) -> Mapping[str, list[Tenure]]:
    """The tenures of each holder, in the order of the files."""
    tenures: defaultdict[str, list[Tenure]] = defaultdict(list)
    for thing in things.values():
        if thing.of_class("Tenure"):
            holder = thing.need(KB["holder"])
            if holder not in things:
                raise thing.error(f"is held by <{holder}>, of whom no file tells", "correct the IRI or add the person")
            tenures[holder].append(_tenure(thing))
    return tenures


def _tenure(thing: _Thing) -> Tenure:
    thing.need(KB["of"])
    return Tenure(
        position=thing.need(KB["position"]).removeprefix(KB.iri),
        of=thing.iris(KB["of"])[0],
        since=thing.date(KB["since"]),
        until=thing.date(KB["until"]),
    )


def _entity(thing: _Thing, kind: EntityKind, tenures: Iterable[Tenure]) -> Entity:
    thing.need(SKOS["prefLabel"])
    return Entity(
        id=Iri(thing.iri),
        kind=kind,
        labels=_preferred(thing),
        other_labels=thing.labels(SKOS["altLabel"]),
        short_labels=thing.labels(KB["shortName"]),
        wikidata=_wikidata(thing),
        geonames=_geonames(thing),
        country=next(iter(thing.iris(KB["country"], KB["nationality"])), None),
        part_of=thing.iris(KB["partOf"]),
        tenures=tuple(tenures),
        point=_point(thing),
        described=thing.description.text(KB["described"]) == "true",
    )


def _preferred(thing: _Thing) -> tuple[Label, ...]:
    labels = thing.labels(SKOS["prefLabel"])
    languages = [label.language for label in labels]
    if len(languages) > len(set(languages)):
        raise thing.error("has two preferred names in one language", "make one of them a skos:altLabel")
    return labels


def _wikidata(thing: _Thing) -> str | None:
    matches = (each.removeprefix(WD.iri) for each in thing.iris(SKOS["exactMatch"]) if each.startswith(WD.iri))
    return next(matches, None)


def _geonames(thing: _Thing) -> int | None:
    matches = (_GEONAMES.fullmatch(each) for each in thing.iris(SKOS["exactMatch"]))
    return next((int(match[1]) for match in matches if match), None)


def _point(thing: _Thing) -> tuple[float, float] | None:
    text = thing.description.text(GEO["asWKT"])
    if text is None:
        return None
    match = _POINT.fullmatch(text)
    if not match:
        raise thing.error(f"has the point {text!r}", "write it as POINT(longitude latitude)")
    return float(match[1]), float(match[2])


def _day(thing: _Thing) -> KnownDay:
    thing.need(SKOS["prefLabel"])
    return KnownDay(
        id=Iri(thing.iri),
        labels=_preferred(thing),
        other_labels=thing.labels(SKOS["altLabel"]),
        month=thing.number(KB["month"], 1, 12),
        day=thing.number(KB["dayOfMonth"], 1, 31),
        year=thing.number(KB["year"], 1, 9999) if KB["year"].value in thing.description else None,
        calendar=_calendar(thing),
        country=next(iter(thing.iris(KB["country"])), None),
        wikidata=_wikidata(thing),
    )


def _calendar(thing: _Thing) -> str:
    calendar = thing.description.text(KB["calendar"]) or "gregorian"
    if calendar not in {"gregorian", "islamic"}:
        raise thing.error(f"has the calendar {calendar!r}", "write gregorian or islamic")
    return calendar


def _names(terms: Iterable[ox.NamedNode]) -> str:
    """The local names of terms, for a message."""
    return " or ".join(re.split(r"[#/]", term.value)[-1] for term in terms)
