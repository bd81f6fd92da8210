"""Loading into a real triplestore: what is there afterwards is what is here, and it answers the same."""

import csv
import http.server
import io
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

import httpx
import pyoxigraph as ox
import pytest

from kb.errors import DataError, UsageError
from kb.graph.loading import Endpoints, find_endpoints, load, remove, there
from kb.graph.queries import Query, Rows, ask, bind, bundled_queries, find_query
from kb.graph.store import Store

GRAPHS = "https://w3id.org/tarikh/id/graph/"
ALL = ox.NamedNode(f"{GRAPHS}all")
ASKED: tuple[tuple[str, Mapping[str, str]], ...] = (
    *((name, {}) for name in bundled_queries()),
    ("june-visit", {"as-of": "2024-06-12"}),
    ("overdue-plans", {"as-of": "2024-07-27"}),
    ("chronology", {"who": "بوتين", "as-of": "2024-06-12"}),
)


def graphs_of(store: Store) -> dict[ox.NamedNode, list[ox.Triple]]:
    return {graph: list(store.triples(graph)) for graph in store.graphs()}


def in_one(store: Store) -> dict[ox.NamedNode, list[ox.Triple]]:
    return {ALL: list({triple for graph in store.graphs() for triple in store.triples(graph)})}


def count(endpoints: Endpoints) -> int:
    answer = httpx.post(
        endpoints.query,
        content="SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
        headers={"Content-Type": "application/sparql-query", "Accept": "text/csv"},
        trust_env=False,
    )
    return int(answer.text.split()[1])


def with_values(store: Store, query: Query, values: Mapping[str, str]) -> str:
    """The question with its parameters bound by VALUES, as one asks it of a store elsewhere."""
    rows = "".join(f"VALUES ?{name} {{ {term} }}\n" for name, term in bind(store, query, values).items())
    return query.text.replace("WHERE {\n", f"WHERE {{\n{rows}", 1)


def rows_there(endpoints: Endpoints, text: str, hidden: set[str]) -> list[tuple[str, ...]]:
    answer = httpx.post(
        endpoints.asking,
        content=text.encode(),
        headers={"Content-Type": "application/sparql-query", "Accept": "text/csv"},
        trust_env=False,
    ).raise_for_status()
    names, *rows = csv.reader(io.StringIO(answer.text, newline=""))
    shown = [at for at, name in enumerate(names) if name not in hidden]
    return [tuple(row[at] for at in shown) for row in rows]


@pytest.mark.parametrize("graphs", [graphs_of, in_one])
def test_every_question_gives_there_the_rows_that_it_gives_at_home(
    graphs: Callable[[Store], dict[ox.NamedNode, list[ox.Triple]]], story: Store, oxigraph_server: str
) -> None:
    endpoints = find_endpoints(oxigraph_server)
    load(graphs(story), endpoints)
    for name, values in ASKED:
        query = find_query(name)
        at_home = ask(story, query, values)
        assert isinstance(at_home, Rows)
        hidden = {parameter.variable for parameter in query.parameters}
        assert rows_there(endpoints, with_values(story, query, values), hidden) == list(at_home.texts()), name


def test_loading_twice_doubles_nothing(story: Store, oxigraph_server: str) -> None:
    endpoints = find_endpoints(oxigraph_server)
    first = load(graphs_of(story), endpoints)
    assert first.triples == count(endpoints) == len(story)
    assert load(graphs_of(story), endpoints) == first
    assert count(endpoints) == len(story)
    assert there(endpoints, GRAPHS) == [graph.value for graph in story.graphs()]


def test_a_graph_that_changed_is_replaced_there(story: Store, oxigraph_server: str) -> None:
    endpoints = find_endpoints(oxigraph_server)
    graphs = graphs_of(story)
    load(graphs, endpoints)
    graph = max(graphs, key=lambda each: len(graphs[each]))
    load({graph: graphs[graph][:5]}, endpoints)
    assert count(endpoints) == len(story) - len(graphs[graph]) + 5


def test_graphs_that_are_gone_can_be_taken_out(story: Store, oxigraph_server: str) -> None:
    endpoints = find_endpoints(oxigraph_server)
    load(graphs_of(story), endpoints)
    gone = there(endpoints, f"{GRAPHS}article/")
    remove([*gone, f"{GRAPHS}article/never-was"], endpoints)
    assert not there(endpoints, f"{GRAPHS}article/")
    assert there(endpoints, GRAPHS)


def test_a_large_graph_goes_in_pieces_none_of_which_is_too_large(story: Store, oxigraph_server: str) -> None:
    endpoints = find_endpoints(oxigraph_server)
    graphs = in_one(story)
    size = len(graphs[ALL])
    loaded = load(graphs, endpoints, largest=500)
    assert loaded.requests == -(-size // 500) > 2
    assert count(endpoints) == size
    load(graphs, endpoints, largest=500)
    assert count(endpoints) == size


def test_a_dry_run_says_what_it_would_do_and_sends_nothing(story: Store, oxigraph_server: str) -> None:
    endpoints = find_endpoints(oxigraph_server)
    planned = load(graphs_of(story), endpoints, dry_run=True)
    assert (planned.graphs, planned.triples, planned.requests) == (len(list(story.graphs())), len(story), 0)
    assert count(endpoints) == 0


def test_words_of_every_kind_arrive_as_they_are(oxigraph_server: str) -> None:
    endpoints = find_endpoints(oxigraph_server)
    said = [ox.Literal(words, language="ar") for words in ('«لا تقهر»\n"x"\\', "\t\r\u200f", "😀", "")]
    triples = [ox.Triple(ALL, ox.NamedNode("https://example.org/says"), each) for each in said]
    load({ALL: triples}, endpoints)
    data = httpx.get(endpoints.graphs, params={"graph": ALL.value}, headers={"Accept": "application/n-triples"},
                     trust_env=False).content  # fmt: skip
    assert {quad.object for quad in ox.parse(data, ox.RdfFormat.N_TRIPLES)} == set(said)


# stores that fail


class Forgetful(http.server.BaseHTTPRequestHandler):
    """A server of our own that takes everything, keeps nothing and counts to seven; "/refuse" takes nothing."""

    def do_PUT(self) -> None:
        self.server.seen.append(dict(self.headers))  # type: ignore[attr-defined]
        self._say(507 if self.path.startswith("/refuse") else 204, b"")

    def do_POST(self) -> None:
        if self.path.startswith("/html"):
            self._say(200, b"<html>Welcome</html>")
            return
        rows = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"7"}}]}}'
        self._say(200, rows)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _say(self, status: int, body: bytes) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if status != 204 else 0))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def forgetful() -> Iterator[tuple[str, list[dict[str, str]]]]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forgetful) as server:
        seen: list[dict[str, str]] = []
        server.seen = seen  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", seen
        server.shutdown()
        thread.join(10)


def test_a_store_that_keeps_less_than_it_was_given_is_noticed(
    story: Store, forgetful: tuple[str, Sequence[dict[str, str]]]
) -> None:
    with pytest.raises(DataError, match="holds 7 triples there and"):
        load(graphs_of(story), find_endpoints(forgetful[0]))


def test_a_store_that_refuses_is_told_with_the_graph(
    story: Store, forgetful: tuple[str, Sequence[dict[str, str]]]
) -> None:
    refusing = find_endpoints(f"{forgetful[0]}/refuse", "gsp", f"{forgetful[0]}/query")
    with pytest.raises(DataError, match=r"refused .* \(507"):
        load(in_one(story), refusing)


def test_a_page_in_the_place_of_an_answer_is_told(
    story: Store, forgetful: tuple[str, Sequence[dict[str, str]]]
) -> None:
    with pytest.raises(DataError, match="is it an address of queries"):
        load(in_one(story), find_endpoints(forgetful[0], "gsp", f"{forgetful[0]}/html"))


def test_whoever_loads_may_show_who_they_are(story: Store, forgetful: tuple[str, Sequence[dict[str, str]]]) -> None:
    url, seen = forgetful
    for auth, headers in ((httpx.BasicAuth("user", "word"), None), (None, {"Authorization": "Bearer token"})):
        with pytest.raises(DataError, match="holds 7"):
            load(in_one(story), find_endpoints(url), auth=auth, headers=headers)
    assert [each["Authorization"].split()[0] for each in seen] == ["Basic", "Bearer"]


@pytest.mark.parametrize("call", ["load", "remove", "there"])
def test_a_store_that_does_not_run_is_told(call: str, story: Store) -> None:
    nowhere = find_endpoints("http://127.0.0.1:9")
    calls: dict[str, Callable[[], object]] = {
        "load": lambda: load(in_one(story), nowhere),
        "remove": lambda: remove([ALL.value], nowhere),
        "there": lambda: there(nowhere, GRAPHS),
    }
    with pytest.raises(UsageError, match="cannot be reached"):
        calls[call]()


@pytest.mark.parametrize("url", ["http://h:1", "http://h:1/", "http://h:1/store"])
def test_the_endpoints_of_oxigraph_are_found_from_its_address(url: str) -> None:
    found = find_endpoints(url)
    assert (found.graphs, found.query) == ("http://h:1/store", "http://h:1/query")
    assert found.asking == "http://h:1/query?union-default-graph"


@pytest.mark.parametrize(
    ("url", "kind", "message"),
    [("h:1", "auto", "no URL"), ("http://h:1", "shoebox", "no way to load"), ("http://h:1", "gsp", "query-url")],
)
def test_what_cannot_be_an_endpoint_is_told(url: str, kind: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find_endpoints(url, kind)
