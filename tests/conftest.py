"""What several tests of the graph share: a store that tells a small story, and a triplestore on loopback."""

import shutil
import socket
import subprocess
import sysconfig
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from building import build_article, build_claim

from kb.finding.clauses import Clause
from kb.finding.dates import find_times
from kb.finding.extract import Extractor
from kb.finding.names import NameFinder
from kb.finding.parsing import find_clauses
from kb.finding.syntax import Node, find_nodes, load_grammar
from kb.finding.words import settle_words
from kb.graph.mapping import article_triples, conflict_triples, entities_in_use, event_triples, reference_triples
from kb.graph.reference import read_reference
from kb.graph.store import Store
from kb.graph.vocabulary import DEFAULT_BASE, article_graph, events_graph, ontology_graph, reference_graph
from kb.language.lexicon import load_language
from kb.language.text import find_sentences
from kb.merging import merge_claims
from kb.model import (
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Count,
    CountKind,
    DatedClaim,
    Entity,
    EntityKind,
    Iri,
    Label,
    Name,
    Participant,
    Reference,
    Role,
    Span,
    Status,
    TimeValue,
)
from kb.resources import bundled

_STORY = Path(__file__).parent / "data" / "graph" / "story.toml"
_READY_AFTER = 20.0  # seconds that a server is given to answer
_GONE_AFTER = 10.0  # seconds that it is given to end

Row = Mapping[str, Any]


@pytest.fixture(scope="session")
def story() -> Store:
    """The story of `data/graph/story.toml`, merged and mapped as a knowledge base does it. Not to be changed."""
    told = tomllib.loads(_STORY.read_text(encoding="utf-8"))
    entities = _entities(told["entity"])
    articles = [_article(row, entities) for row in told["article"]]
    store = Store.in_memory()
    for article, claims in articles:
        triples = article_triples(article, claims, base=DEFAULT_BASE)
        store.replace_graph(article_graph(article.id, base=DEFAULT_BASE), triples)
    dated = [DatedClaim(claim=c, published=article.published) for article, claims in articles for c in claims]
    store.replace_graph(events_graph(base=DEFAULT_BASE), _event_triples(dated))
    used = entities_in_use([each.claim for each in dated])
    known = {entity.id: entity for entity in entities.values()}
    reference = list(reference_triples(used, base=DEFAULT_BASE, known=known))
    store.replace_graph(reference_graph(base=DEFAULT_BASE), reference)
    ontology = (ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path=str(bundled("ontology") / "kb.ttl")))
    store.replace_graph(ontology_graph(base=DEFAULT_BASE), ontology)
    return store


def _event_triples(claims: list[DatedClaim]) -> list[ox.Triple]:
    merged = merge_claims(claims)
    events = [t for event in merged.events for t in event_triples(event, base=DEFAULT_BASE)]
    return events + [t for conflict in merged.conflicts for t in conflict_triples(conflict, base=DEFAULT_BASE)]


def _entities(rows: Mapping[str, Row]) -> dict[str, Entity]:
    return {key: _entity(row, rows) for key, row in rows.items()}


def _entity(row: Row, rows: Mapping[str, Row]) -> Entity:
    linked = "://" in row["id"]
    return Entity(
        id=Iri(row["id"]),
        kind=EntityKind(row["kind"]),
        labels=tuple(Label(row[language], language) for language in ("en", "ar") if language in row),
        short_labels=(Label(row["short"], "ar"),) if "short" in row else (),
        country=Iri(rows[row["country"]]["id"]) if "country" in row else None,
        linked=linked,
        described=not linked,
    )


def _article(row: Row, entities: Mapping[str, Entity]) -> tuple[Article, list[Claim]]:
    text = "\n".join(claim["quote"] for claim in row["claim"])
    article = build_article(text, title=row["title"], published=row.get("published"), publisher=row["publisher"])
    return article, [_claim(number, claim, article, entities) for number, claim in enumerate(row["claim"], start=1)]


def _claim(number: int, row: Row, article: Article, entities: Mapping[str, Entity]) -> Claim:
    quote = _place(article.text, row["quote"], 0)
    trigger = _place(article.text, row["trigger"], quote.start)

    def names(key: str) -> tuple[Name, ...]:
        return tuple(
            Name(entity=entities[each], words=entities[each].label("en"), span=trigger) for each in row.get(key, ())
        )

    return build_claim(
        article,
        row["type"],
        trigger=trigger,
        quote=quote,
        number=f"c{number}",
        status=Status(row["status"]),
        certainty=Certainty(row.get("certainty", "certain")),
        time=_time(row, trigger) if "when" in row else None,
        participants=tuple(Participant(name=name, role=role) for role in Role for name in names(role.value)),
        places=names("place"),
        speakers=names("speaker"),
        said=_day(row["said"], trigger) if "said" in row else None,
        counts=(_count(row["count"], article.text, quote),) if "count" in row else (),
    )


def _count(row: Row, text: str, quote: Span) -> Count:
    return Count(
        kind=CountKind(row["kind"]),
        words=row["words"],
        span=_place(text, row["words"], quote.start),
        least=row.get("least"),
        most=row.get("most"),
    )


def _place(text: str, words: str, start: int) -> Span:
    found = text.index(words, start)
    return Span(found, found + len(words))


def _time(row: Row, span: Span) -> TimeValue:
    first, last = row["days"]
    exact = first == last or row["when"] == f"{first}/{last}"
    return TimeValue(
        phrase=row["when"],
        span=span,
        rule="by hand",
        edtf=row["when"],
        earliest_begin=first,
        latest_begin=first if exact else last,
        earliest_end=last if exact else first,
        latest_end=last,
    )


def _day(when: date, span: Span) -> TimeValue:
    return _time({"when": when.isoformat(), "days": (when, when)}, span)


@pytest.fixture
def oxigraph_server() -> Iterator[str]:
    """The URL of an Oxigraph server that holds nothing; it ends with the test."""
    program = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    assert program is not None, "the program oxigraph is missing: install the test dependencies"
    port = _free_port()
    server = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield _await(f"http://127.0.0.1:{port}", server)
    finally:
        _end(server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(url: str, server: "subprocess.Popen[bytes]") -> str:
    until = time.monotonic() + _READY_AFTER
    while time.monotonic() < until and server.poll() is None:
        try:
            httpx.get(f"{url}/query", params={"query": "ASK {}"}, timeout=1, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return url
    raise AssertionError(f"no Oxigraph server at {url} within {_READY_AFTER} seconds")


def _end(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(_GONE_AFTER)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(_GONE_AFTER)


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The reference data that ship."""
    return read_reference(sorted((bundled("ontology") / "reference").glob("*.ttl")))


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """Makes an article of lines, one a block: `make_article("...\\n...", language="ar", kinds=[...])`."""

    def make(
        text: str,
        *,
        language: str = "ar",
        published: date | None = date(2024, 6, 12),
        kinds: Sequence[BlockKind] = (),
    ) -> Article:
        blocks, start = [], 0
        for number, line in enumerate(text.split("\n")):
            kind = kinds[number] if kinds else BlockKind.PARAGRAPH
            blocks.append(Block(kind=kind, span=Span(start, start + len(line))))
            start += len(line) + 1
        kept = tuple(block for block in blocks if block.span.start < block.span.end)
        return build_article(text, blocks=kept, language=language, published=published)

    return make


@pytest.fixture(scope="session")
def find_claims(reference: Reference, make_article: Callable[..., Article]) -> Callable[..., tuple[Claim, ...]]:
    """Finds the claims of a text with the reference data that ship; options as of `make_article`."""
    extractor = Extractor(reference)
    return lambda text, **options: extractor.extract(make_article(text, **options))


@pytest.fixture(scope="session")
def read_nodes(reference: Reference, make_article: Callable[..., Article]) -> Callable[..., list[Node]]:
    """Finds the parts of the first sentence of a text."""
    finders = {tag: NameFinder(reference, load_language(tag)) for tag in ("ar", "en")}

    def read(text: str, language: str = "ar") -> list[Node]:
        article, known = make_article(text, language=language), load_language(language)
        sentences = tuple(find_sentences(article, known))
        mentions = finders[language].find(article, sentences)[0]
        times = find_times(sentences[0], known, reference)
        taken = {index for time in times for index in range(time.first, time.last + 1)}
        free = [mention for mention in mentions if taken.isdisjoint(range(mention.first, mention.last + 1))]
        nodes = find_nodes(sentences[0], free, times, known)
        settle_words(nodes, load_grammar(known))
        return nodes

    return read


@pytest.fixture(scope="session")
def read_clauses(read_nodes: Callable[..., list[Node]]) -> Callable[..., list[Clause]]:
    """Finds the clauses of the first sentence of a text."""
    return lambda text, language="ar": find_clauses(read_nodes(text, language), load_grammar(load_language(language)))
