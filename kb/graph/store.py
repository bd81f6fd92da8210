"""The quads of a knowledge base: Oxigraph on disk or in memory, one named graph an article."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from kb.errors import StoreError

_PATIENCE = 2.0
"""Seconds to try again to open a store for reading: a writer beside it may tidy its files away just then."""

_PAUSE = 0.02


class Store:
    """An Oxigraph store with whole named graphs as its unit of change.

    One process writes at a time; readers open it read-only beside the writer and see it as it was when they opened it.
    """

    def __init__(self, store: ox.Store) -> None:
        self.oxigraph = store

    @classmethod
    def in_memory(cls) -> "Store":
        """An empty store that is gone with the process."""
        return cls(ox.Store())

    @classmethod
    def open(cls, path: Path) -> "Store":
        """The store of a folder, made if it is not there, for reading and writing.

        Raises:
            StoreError: another process writes to it, or it cannot be read.
        """
        try:
            path.mkdir(parents=True, exist_ok=True)
            return cls(ox.Store(str(path)))
        except OSError as error:
            raise StoreError(f"{path}: cannot be opened for writing ({error}); {_remedy(error)}") from error

    @classmethod
    def read_only(cls, path: Path) -> "Store":
        """The store of a folder as it is now, for reading.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return cls(ox.Store.read_only(str(path)))
            except (OSError, RuntimeError) as error:
                if isinstance(error, FileNotFoundError) or time.monotonic() > until:
                    remedy = "`kb rebuild` makes it anew from the articles"
                    raise StoreError(f"{path}: cannot be read ({error}); {remedy}") from error
                time.sleep(_PAUSE)

    def replace_graph(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Let a named graph hold just these triples, in one transaction."""
        self.change({graph: triples})

    def change(self, graphs: Mapping[ox.NamedNode, Iterable[ox.Triple]]) -> None:
        """Let each of some named graphs hold just its triples, all in one transaction; an empty one is removed.

        What stays is not touched. Either the whole change is made or, if the process dies, none of it.
        """
        added: set[ox.Quad] = set()
        removed: set[ox.Quad] = set()
        emptied: list[ox.NamedNode] = []
        for graph, triples in graphs.items():
            wanted = {ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples}
            there = set(self.quads(graph))
            added |= wanted - there
            removed |= there - wanted if wanted else set()
            emptied += [] if wanted else [graph]
        self._write(added, removed, emptied)

    def _write(self, added: set[ox.Quad], removed: set[ox.Quad], emptied: Sequence[ox.NamedNode]) -> None:
        if not removed and not emptied:
            self.oxigraph.extend(sorted(added, key=str))
            return
        steps = [f"DROP SILENT GRAPH {graph}" for graph in emptied]
        steps += [
            f"{verb} DATA {{\n{_data(quads)}}}" for verb, quads in (("DELETE", removed), ("INSERT", added)) if quads
        ]
        self.oxigraph.update(" ;\n".join(steps))

    def bulk_load(self, quads: Iterable[ox.Quad]) -> None:
        """Put many quads in, faster than a transaction and without being one: for a store that is made anew."""
        self.oxigraph.bulk_extend(quads)

    def remove_graph(self, graph: ox.NamedNode) -> None:
        """Take a named graph and all that it holds out of the store."""
        self.oxigraph.remove_graph(graph)

    def clear(self) -> None:
        """Take everything out."""
        self.oxigraph.clear()

    def graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs, sorted."""
        yield from sorted((g for g in self.oxigraph.named_graphs() if isinstance(g, ox.NamedNode)), key=str)

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """The quads of one graph, or of all."""
        return self.oxigraph.quads_for_pattern(None, None, None, graph)

    def triples(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """The triples of a named graph."""
        return (ox.Triple(q.subject, q.predicate, q.object) for q in self.quads(graph))

    def __len__(self) -> int:
        """How many quads there are."""
        return len(self.oxigraph)

    def canonical_hash(self) -> str:
        """SHA-256 of the sorted N-Quads: equal stores have equal hashes, since there are no blank nodes."""
        digest = hashlib.sha256()
        for line in sorted(str(quad) for quad in self.quads()):
            digest.update(line.encode("utf-8") + b"\n")
        return digest.hexdigest()

    def flush(self) -> None:
        """Write everything to disk."""
        self.oxigraph.flush()


def _remedy(error: OSError) -> str:
    if "lock" in str(error).lower():
        return "another process is writing to it: wait for it to end, or choose another --base"
    return "check that it is a folder that you may write to, or choose another --base"


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads as the data of an update: whole terms as the engine itself writes them, never words put together."""
    return "".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}\n" for q in sorted(quads, key=str))
