"""Which places lie in which, and how near those of two claims are."""

from dataclasses import replace

from kb.merging.places import Nearness, Places
from kb.model import Entity, EntityKind, Iri, Label


def place(name: str, *within: str, country: str | None = None, kind: EntityKind = EntityKind.PLACE) -> Entity:
    above = tuple(Iri(iri) for iri in within)
    return Entity(
        id=Iri(name), kind=kind, labels=(Label(name, "en"),), part_of=above, country=Iri(country) if country else None
    )


RUSSIA = place("russia", kind=EntityKind.COUNTRY)
FAR_EAST = place("far-east", "russia", country="russia")
COSMODROME = place("vostochny", "far-east")
PORT = place("vladivostok", country="russia")
SITE = replace(place("a launch site", country="russia"), described=True)
PLACES = Places([RUSSIA, FAR_EAST, COSMODROME, PORT, SITE])


def nearness(ours: list[Entity], theirs: list[Entity]) -> Nearness:
    found = PLACES.nearness(PLACES.located(ours), PLACES.located(theirs))
    assert found is PLACES.nearness(PLACES.located(theirs), PLACES.located(ours))
    return found


def test_a_place_lies_in_all_that_contains_what_contains_it() -> None:
    assert PLACES.around(COSMODROME.id) == {"vostochny", "far-east", "russia"}
    assert nearness([COSMODROME], [RUSSIA]) is Nearness.NESTED


def test_two_places_in_one_country_are_apart() -> None:
    assert nearness([COSMODROME], [PORT]) is Nearness.APART


def test_only_a_spot_is_the_same_place_a_country_is_not_near_enough() -> None:
    assert nearness([PORT], [PORT]) is Nearness.SAME
    assert nearness([RUSSIA], [RUSSIA]) is Nearness.NESTED


def test_no_place_tells_nothing() -> None:
    assert nearness([], [PORT]) is Nearness.UNKNOWN


def test_the_outer_of_two_places_of_a_claim_does_not_count() -> None:
    assert PLACES.located([FAR_EAST, COSMODROME]) == {"vostochny"}
    assert nearness([FAR_EAST, COSMODROME], [PORT]) is Nearness.APART


def test_each_place_of_the_shorter_list_must_meet_one_of_the_longer() -> None:
    assert nearness([PORT, COSMODROME], [PORT]) is Nearness.SAME
    assert nearness([PORT, place("elsewhere")], [PORT, COSMODROME]) is Nearness.APART


def test_a_place_only_described_counts_as_the_country_that_it_is_in() -> None:
    assert PLACES.located([SITE]) == {"russia"}
    assert nearness([SITE], [COSMODROME]) is Nearness.NESTED


def test_places_that_contain_each_other_by_mistake_do_not_hang() -> None:
    places = Places([place("a", "b"), place("b", "a")])
    assert places.around(Iri("a")) == {"a", "b"}
