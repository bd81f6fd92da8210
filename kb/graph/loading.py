"""Loading a graph into a running triplestore by the SPARQL 1.1 Graph Store Protocol.

A graph is PUT in pieces of at most 25,000 triples (the first PUT, the others POST), then counted there: a store that
takes less than it was given is noticed. Loading again replaces each graph, so nothing doubles.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.errors import DataError, UsageError

if TYPE_CHECKING:
    import httpx

LARGEST = 25_000
"""Triples a request: Virtuoso hangs on much more."""

KINDS = ("auto", "oxigraph", "gsp")
"""The kinds of store that there are ways for. "gsp": the URL is a Graph Store Protocol endpoint itself."""

_TIMEOUT = 300.0
"""Seconds that a store is given to take a request; a large one may need long."""

_NOT_FOUND = 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where a store takes graphs and where it answers queries."""

    graphs: str
    query: str
    asking: str
    """Where the bundled questions, which look for triples in any graph, find those of named graphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did: how many graphs and triples, in how many requests (0 in a dry run)."""

    graphs: int
    triples: int
    requests: int


def find_endpoints(url: str, kind: str = "auto", query_url: str | None = None) -> Endpoints:
    """The endpoints of a store at a URL.

    Raises:
        UsageError: the URL is none, the kind is unknown, or nothing says where queries go.
    """
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"{url!r} is no URL of a triplestore: it must begin with http:// or https://")
    if kind not in KINDS:
        raise UsageError(f"there is no way to load into a store of kind {kind!r} yet: there are {', '.join(KINDS)}")
    plain = url.rstrip("/")
    if kind == "gsp" or (kind == "auto" and query_url is not None):
        if query_url is None:
            raise UsageError("a Graph Store Protocol endpoint needs --query-url too: loads are checked by counting")
        return Endpoints(graphs=url, query=query_url, asking=query_url)
    root = plain.removesuffix("/store")
    query = query_url or f"{root}/query"
    union = "&union-default-graph" if "?" in query else "?union-default-graph"  # else Oxigraph asks the unnamed graph
    return Endpoints(graphs=f"{root}/store", query=query, asking=query + union)


def load(
    graphs: Mapping[ox.NamedNode, Sequence[ox.Triple]],
    endpoints: Endpoints,
    *,
    auth: "httpx.Auth | None" = None,
    headers: Mapping[str, str] | None = None,
    dry_run: bool = False,
    largest: int = LARGEST,
) -> Loaded:
    """Put each named graph into the store, in place of what it held, and count it there.

    Raises:
        DataError: the store refused a request, or holds another number of triples than it was given.
        UsageError: the store cannot be reached.
    """
    triples = sum(len(set(graph)) for graph in graphs.values())
    if dry_run:
        return Loaded(graphs=len(graphs), triples=triples, requests=0)
    requests = 0
    with _client(endpoints, auth=auth, headers=headers) as client:
        for graph in sorted(graphs, key=str):
            requests += _put(client, endpoints, graph, graphs[graph], largest)
            _check(client, endpoints, graph, len(set(graphs[graph])))
    return Loaded(graphs=len(graphs), triples=triples, requests=requests)


def remove(
    names: Sequence[str],
    endpoints: Endpoints,
    *,
    auth: "httpx.Auth | None" = None,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Take named graphs out of the store; one that is not there is no fault."""
    with _client(endpoints, auth=auth, headers=headers) as client:
        for name in names:
            response = client.delete(endpoints.graphs, params={"graph": name})
            if response.status_code != _NOT_FOUND:
                _accept(response, name)


def there(
    endpoints: Endpoints,
    beginning: str,
    *,
    auth: "httpx.Auth | None" = None,
    headers: Mapping[str, str] | None = None,
) -> list[str]:
    """The named graphs of the store whose IRIs begin so."""
    with _client(endpoints, auth=auth, headers=headers) as client:
        found = _select(client, endpoints, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    return sorted(iri for iri in found if iri.startswith(beginning))


@contextmanager
def _client(
    endpoints: Endpoints, *, auth: "httpx.Auth | None", headers: Mapping[str, str] | None
) -> "Iterator[httpx.Client]":
    """A client of the store, whose failures to reach it are told in plain words."""
    import httpx  # noqa: PLC0415  (not needed unless something is loaded)

    try:
        with httpx.Client(auth=auth, headers=dict(headers or {}), timeout=_TIMEOUT, trust_env=False) as client:
            yield client
    except (httpx.TransportError, httpx.InvalidURL) as error:
        raise UsageError(f"{endpoints.graphs}: cannot be reached ({error}); is the store running?") from error


def _put(
    client: "httpx.Client",
    endpoints: Endpoints,
    graph: ox.NamedNode,
    triples: Sequence[ox.Triple],
    largest: int,
) -> int:
    ordered = sorted(set(triples), key=str)
    pieces = [ordered[at : at + largest] for at in range(0, len(ordered), largest)] or [[]]
    for number, piece in enumerate(pieces):
        body = "".join(f"{triple} .\n" for triple in piece).encode("utf-8")
        response = client.request(
            "POST" if number else "PUT",
            endpoints.graphs,
            params={"graph": graph.value},
            content=body,
            headers={"Content-Type": "application/n-triples"},
        )
        _accept(response, graph.value)
    return len(pieces)


def _accept(response: "httpx.Response", graph: str) -> None:
    if response.is_error or response.is_redirect:
        said = response.text.strip()[:300]
        raise DataError(f"{response.request.url}: refused {graph} ({response.status_code}: {said})")


def _check(client: "httpx.Client", endpoints: Endpoints, graph: ox.NamedNode, expected: int) -> None:
    text = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    found = int(_select(client, endpoints, text)[0])
    if found != expected:
        raise DataError(
            f"{endpoints.query}: {graph.value} holds {found} triples there and {expected} here; load it again"
        )


def _select(client: "httpx.Client", endpoints: Endpoints, text: str) -> list[str]:
    """The values of the one variable of a query, by the SPARQL 1.1 Protocol."""
    response = client.post(
        endpoints.query,
        content=text.encode("utf-8"),
        headers={"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"},
    )
    _accept(response, endpoints.query)
    try:
        answer = response.json()
        (variable,) = answer["head"]["vars"]
        return [row[variable]["value"] for row in answer["results"]["bindings"]]
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{endpoints.query}: answered no SPARQL results in JSON; is it an address of queries?"
        ) from error
