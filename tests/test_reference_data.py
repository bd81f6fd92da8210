"""The reference data are whole: every entry is named in both languages, and what it speaks of is there."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from kb.graph.reference import read_reference, reference_files
from kb.model import Entity, Iri, Reference

_ENTITY = "https://w3id.org/tarikh/id/entity/"
_COUNTRIES = {_ENTITY + f"country-{str(code).lower()}" for code in Locale("en").territories}


@cache
def _reference() -> Reference:
    return read_reference(reference_files())


@cache
def _ids() -> frozenset[Iri]:
    return frozenset(entity.id for entity in _reference().entities)


def _known(iri: Iri) -> bool:
    return iri in _ids() or iri in _COUNTRIES or bool(re.fullmatch(rf"{_ENTITY}gn-\d+", iri))


def _spoken_of(entity: Entity) -> list[Iri]:
    return [*entity.part_of, *(tenure.of for tenure in entity.tenures), *([entity.country] if entity.country else [])]


def test_there_are_hundreds_of_entries() -> None:
    assert len(_reference().entities) >= 500
    assert len(_reference().days) >= 50


def test_every_entry_has_one_name_in_arabic_and_one_in_english() -> None:
    named = [(entity.id, entity.labels) for entity in _reference().entities]
    named += [(day.id, day.labels) for day in _reference().days]
    assert [iri for iri, labels in named if sorted(label.language for label in labels) != ["ar", "en"]] == []


def test_no_two_entries_are_one_item_of_wikidata() -> None:
    items = Counter(entity.wikidata for entity in _reference().entities if entity.wikidata)
    assert [item for item, count in items.items() if count > 1] == []
    assert all(re.fullmatch(r"Q[1-9]\d*", item.rpartition("/")[2]) for item in items)


def test_what_an_entry_speaks_of_is_there() -> None:
    spoken_of = {iri for entity in _reference().entities for iri in _spoken_of(entity)}
    spoken_of |= {day.country for day in _reference().days if day.country}
    assert [iri for iri in sorted(spoken_of) if not _known(iri)] == []


def test_a_tenure_ends_after_it_begins() -> None:
    tenures = [tenure for entity in _reference().entities for tenure in entity.tenures]
    assert len(tenures) > 100
    assert [tenure for tenure in tenures if tenure.since and tenure.until and tenure.since > tenure.until] == []


@pytest.mark.parametrize("path", reference_files(), ids=lambda path: path.name)
def test_the_entries_of_a_file_are_in_order(path: Path) -> None:
    subjects = re.findall(r"^ent:(\S+) a ", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert subjects
    assert subjects == sorted(subjects)
