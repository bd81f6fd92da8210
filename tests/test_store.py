"""The store: whole graphs change at once, one writer at a time, equal content has equal hashes."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import StoreError
from kb.graph.store import Store

ONE, TWO = ox.NamedNode("https://example.org/graph/1"), ox.NamedNode("https://example.org/graph/2")
SAYS = ox.NamedNode("https://example.org/says")


def triple(number: int, words: str = "كيم") -> ox.Triple:
    return ox.Triple(ox.NamedNode(f"https://example.org/thing/{number}"), SAYS, ox.Literal(words, language="ar"))


def test_a_store_on_disk_keeps_what_it_was_given(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    store.replace_graph(ONE, [triple(1), triple(2)])
    store.flush()
    del store
    again = Store.open(tmp_path / "store")
    assert len(again) == 2
    assert set(again.triples(ONE)) == {triple(1), triple(2)}


def test_a_second_writer_is_told_that_another_process_is_writing(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    store.replace_graph(ONE, [triple(1)])
    code = "import sys, pathlib; from kb.graph.store import Store; Store.open(pathlib.Path(sys.argv[1]))"
    second = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "store")], capture_output=True, check=False, timeout=60
    )
    assert second.returncode != 0
    assert b"StoreError" in second.stderr
    assert b"another process is writing to it" in second.stderr
    with pytest.raises(StoreError, match="another process is writing to it"):
        Store.open(tmp_path / "store")


def test_a_file_in_the_place_of_the_store_is_not_called_another_process(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("something else")
    with pytest.raises(StoreError, match="a folder that you may write to"):
        Store.open(tmp_path / "store")


def test_readers_see_the_store_as_it_was_when_they_opened_it(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store")
    store.replace_graph(ONE, [triple(1)])
    store.flush()
    reader = Store.read_only(tmp_path / "store")
    store.replace_graph(ONE, [triple(2)])
    assert set(reader.triples(ONE)) == {triple(1)}
    assert set(Store.read_only(tmp_path / "store").triples(ONE)) == {triple(2)}


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").replace_graph(ONE, [triple(1)])
    with pytest.raises(RuntimeError, match="read-write"):
        Store.read_only(tmp_path / "store").replace_graph(ONE, [triple(2)])


def test_a_store_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kb rebuild"):
        Store.read_only(tmp_path / "nothing")


def test_a_graph_that_is_replaced_holds_the_new_triples_only() -> None:
    store = Store.in_memory()
    store.replace_graph(ONE, [triple(1), triple(2)])
    store.replace_graph(TWO, [triple(1)])
    store.replace_graph(ONE, [triple(2), triple(3)])
    assert set(store.triples(ONE)) == {triple(2), triple(3)}
    assert set(store.triples(TWO)) == {triple(1)}


def test_a_graph_that_is_emptied_is_no_graph_any_more() -> None:
    store = Store.in_memory()
    store.change({ONE: [triple(1)], TWO: [triple(2)]})
    store.change({ONE: [], TWO: [triple(3)]})
    assert list(store.graphs()) == [TWO]
    assert set(store.triples(TWO)) == {triple(3)}


def test_a_change_that_fails_changes_nothing(tmp_path: Path) -> None:
    def broken() -> list[ox.Triple]:
        raise ValueError("the second graph could not be made")

    store = Store.open(tmp_path / "store")
    store.change({ONE: [triple(1)]})
    before = store.canonical_hash()
    with pytest.raises(ValueError, match="second graph"):
        store.change({ONE: [triple(2)], TWO: (t for t in broken())})
    assert store.canonical_hash() == before


def test_removing_a_graph_that_is_not_there_is_no_fault() -> None:
    store = Store.in_memory()
    store.change({ONE: []})
    store.remove_graph(TWO)
    assert len(store) == 0


def test_the_hash_does_not_depend_on_the_order_or_the_way_of_adding() -> None:
    one, other, bulk = Store.in_memory(), Store.in_memory(), Store.in_memory()
    one.change({ONE: [triple(1), triple(2)], TWO: [triple(3)]})
    other.replace_graph(TWO, [triple(3), triple(4)])
    other.replace_graph(ONE, [triple(2), triple(1)])
    other.replace_graph(TWO, [triple(3)])
    bulk.bulk_load(one.quads())
    assert one.canonical_hash() == other.canonical_hash() == bulk.canonical_hash()


def test_the_hash_tells_graphs_and_languages_apart() -> None:
    hashes = set()
    for graph, language in ((ONE, "ar"), (TWO, "ar"), (ONE, "en")):
        store = Store.in_memory()
        said = ox.Literal("x", language=language)
        store.replace_graph(graph, [ox.Triple(triple(1).subject, SAYS, said)])
        hashes.add(store.canonical_hash())
    assert len(hashes) == 3


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_can_be_put_in_and_taken_out_again(words: str) -> None:
    store = Store.in_memory()
    store.replace_graph(ONE, [triple(1, words), triple(2)])
    store.replace_graph(ONE, [triple(2), triple(3, words)])
    assert set(store.triples(ONE)) == {triple(2), triple(3, words)}
    store.change({ONE: []})
    assert len(store) == 0
