"""A knowledge base: articles in, a checked graph kept, questions answered, evidence shown.

What most users touch. It joins the stages (reading, finding, merging, the graph) and keeps two things on disk: the
articles as read (`articles.sqlite`, the source of truth) and the graph (`store/`, which can always be made again).
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kb.archive import Archive, Record, RefusedClaim
from kb.collector import spare_collector
from kb.configuration import Configuration, read_configuration, read_decisions, write_configuration
from kb.errors import StoreError, UsageError
from kb.finding.datelines import date_articles
from kb.finding.extract import VERSION, Extractor
from kb.finding.governments import known_entities
from kb.graph.admission import Admission, admit
from kb.graph.exports import serialise
from kb.graph.loading import Endpoints, Loaded, load, remove, there
from kb.graph.mapping import conflict_triples, entities_in_use, event_triples, reference_triples
from kb.graph.queries import Answer, Query, Rows, ask, bundled_checks, find_query, run
from kb.graph.reference import read_reference, reference_files
from kb.graph.shapes import Violation, check_graph
from kb.graph.store import Store
from kb.graph.vocabulary import KB, RDF, article_graph, events_graph, ontology_graph, reference_graph
from kb.language.text import fold
from kb.merging import Merged, merge_claims
from kb.model import Article, Claim, Conflict, DatedClaim, Entity, EntityKind, Event, Iri, Problem, Reference
from kb.reading import ReadOptions, read_bytes, read_path
from kb.resources import bundled

if TYPE_CHECKING:
    import httpx

ARTICLES = "articles.sqlite"
STORE = "store"
_BATCH = 8
"""Articles that one process is given at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReport:
    """What became of one article: "added", "changed" or "unchanged", how many claims it gave, which were refused."""

    article: Article
    outcome: str
    claims: int
    refused: tuple[RefusedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What an addition did: a report for each article, what could not be read, and the events there are now."""

    articles: tuple[ArticleReport, ...]
    problems: tuple[Problem, ...]
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check found: broken shapes by graph, rows of checks by name, quotes that are not in their articles."""

    graphs: int
    violations: tuple[tuple[str, Violation], ...]
    rows: tuple[tuple[str, str], ...]
    quotes: int
    lost_quotes: tuple[str, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing was found."""
        return not (self.violations or self.rows or self.lost_quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The chain from an event to the words: the event, its claims with their articles, conflicts, linked events."""

    event: Event
    claims: tuple[tuple[Claim, Article], ...]
    conflicts: tuple[Conflict, ...]
    related: tuple[tuple[str, Event], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a base holds."""

    folder: Path
    base: str
    articles: int
    undated: int
    claims: int
    refused: int
    events: int
    conflicts: int
    triples: int
    hash: str


class KnowledgeBase:
    """A folder with articles and their graph. Use it as a context manager, or close it."""

    def __init__(self, folder: Path, *, archive: Archive, store: Store, configuration: Configuration) -> None:
        self.folder = folder
        self._archive = archive
        self._store = store
        self._configuration = configuration

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Self:
        """The knowledge base of a folder, made if it is not there; what an interrupted addition left is done first.

        Raises:
            StoreError: another process writes to it, or, read-only, there is none.
        """
        if read_only:
            return cls._open_read_only(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{folder}: cannot be made ({error}); choose another --base") from error
        if not (folder / "kb.toml").exists():
            write_configuration(folder)
        configuration = read_configuration(folder)
        base = cls(
            folder,
            store=Store.open(folder / STORE),
            archive=Archive(folder / ARTICLES),
            configuration=configuration,
        )
        base._resume()
        return base

    @classmethod
    def _open_read_only(cls, folder: Path) -> Self:
        if not (folder / ARTICLES).is_file():
            raise StoreError(f"{folder}: holds no knowledge base; make one with `kb add PATH`, or name one with --base")
        return cls(
            folder,
            store=Store.read_only(folder / STORE),
            archive=Archive(folder / ARTICLES, read_only=True),
            configuration=read_configuration(folder),
        )

    def __enter__(self) -> Self:
        """The base itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the files."""
        self._archive.close()
        del self._store

    @property
    def base(self) -> str:
        """What the IRIs of this base begin with."""
        return self._configuration.base

    @property
    def store(self) -> Store:
        """The graph."""
        return self._store

    @cached_property
    def reference(self) -> Reference:
        """What is known before any article is read."""
        return read_reference((*reference_files(), *self._configuration.reference))

    @cached_property
    def _known(self) -> Mapping[Iri, Entity]:
        """The entities known beforehand by id, with the countries and cities that they speak of."""
        return known_entities(self.reference)

    @cached_property
    def _media(self) -> Mapping[str, Iri]:
        """The organisations known beforehand by folded name."""
        organisations = [e for e in self.reference.entities if e.kind is EntityKind.ORGANIZATION]
        return {fold(label.text): e.id for e in organisations for label in (*e.other_labels, *e.labels)}

    @cached_property
    def _extractor(self) -> Extractor:
        return Extractor(self.reference)

    # adding and removing

    def add(
        self,
        paths: Iterable[Path],
        options: ReadOptions | None = None,
        *,
        jobs: int = 1,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> AddReport:
        """Add the articles of files and folders: read, date, extract, check, keep, merge.

        `on_progress` is called with the articles done and all there are. What cannot be read is told and left out; the
        rest is added. Adding an article again changes nothing; a changed one takes the place of the earlier.
        """
        pages = (page for path in paths for page in read_path(path, options or ReadOptions()))
        return self._add_pages(pages, jobs=jobs, on_progress=on_progress)

    def add_bytes(self, data: bytes, source: str, options: ReadOptions | None = None) -> AddReport:
        """Add the articles of the content of a file."""
        return self._add_pages(read_bytes(data, source, options or ReadOptions()), jobs=1, on_progress=None)

    def _add_pages(
        self,
        pages: Iterable[tuple[Article | Problem, ...]],
        *,
        jobs: int,
        on_progress: Callable[[int, int], None] | None,
    ) -> AddReport:
        problems: list[Problem] = []
        outcomes: dict[Iri, str] = {}
        for page in pages:
            articles = [item for item in page if isinstance(item, Article)]
            problems.extend(item for item in page if isinstance(item, Problem))
            for article in date_articles(articles, self.reference):
                outcomes[article.id] = self._keep(replace(article, source=Path(article.source).name))
        admissions = self._process(jobs=jobs, on_progress=on_progress, problems=problems)
        problems.extend(problem for admission in admissions.values() for problem in _broken(admission))
        merged = self._publish(admissions) if admissions else self._merged()
        reports = [self._report(article, outcome) for article, outcome in outcomes.items()]
        return AddReport(articles=tuple(reports), problems=tuple(problems), events=len(merged.events))

    def _keep(self, article: Article) -> str:
        """Keep an article if it is new or changed, and say which."""
        known = self._archive.get(article.id)
        if known is not None and known.article == article and known.version == VERSION and not known.pending:
            return "unchanged"
        self._archive.keep(article)
        return "added" if known is None else "changed"

    def _process(
        self, *, jobs: int, on_progress: Callable[[int, int], None] | None, problems: list[Problem]
    ) -> dict[Iri, tuple[Article, Admission]]:
        """Extract and check what is pending; what goes wrong is added to the problems."""
        pending = [record.article for record in self._archive.records(pending_only=True)]
        done: dict[Iri, tuple[Article, Admission]] = {}
        for article, (claims, fault) in self._extract_all(pending, jobs=jobs):
            if fault:
                problems.append(Problem(source=article.source, reason=fault, remedy=_REPORT))
            admission = self._admit(article, claims)
            refused = tuple(
                RefusedClaim(type=r.claim.type, quote=r.claim.quote, reasons=tuple(v.message for v in r.violations))
                for r in admission.refused
            )
            self._archive.finish(article.id, version=VERSION, claims=admission.kept, refused=refused)
            done[article.id] = (article, admission)
            if on_progress is not None:
                on_progress(len(done), len(pending))
        return done

    def _extract_all(self, articles: Sequence[Article], *, jobs: int) -> Iterator[tuple[Article, "_Found"]]:
        if jobs <= 1 or len(articles) <= _BATCH:
            yield from ((article, _try(self._extractor, article)) for article in articles)
            return
        files = (*reference_files(), *self._configuration.reference)
        with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(files,)) as pool:
            yield from zip(articles, pool.map(_extract, articles, chunksize=_BATCH), strict=True)

    def _admit(self, article: Article, claims: Sequence[Claim]) -> Admission:
        publisher = self._media.get(fold(article.publisher)) if article.publisher else None
        return admit(article, claims, base=self.base, known=self._known, publisher=publisher)

    def _publish(self, changed: Mapping[Iri, tuple[Article, Admission]]) -> Merged:
        """Bring the store in line with the archive: the changed articles' graphs, events, references, ontology."""
        merged = self._merged()
        graphs: dict[ox.NamedNode, Iterable[ox.Triple]] = {
            article_graph(article, base=self.base): admission.triples for article, (_, admission) in changed.items()
        }
        graphs[events_graph(base=self.base)] = self._event_triples(merged)
        graphs[reference_graph(base=self.base)] = self._reference_triples()
        graphs[ontology_graph(base=self.base)] = _ontology()
        self._store.change(graphs)
        self._store.flush()
        self._archive.mark_done()
        return merged

    def _merged(self, *, as_of: date | None = None) -> Merged:
        return merge_claims(self._claims(as_of=as_of), read_decisions(self.folder))

    def _claims(self, *, as_of: date | None = None) -> Iterator[DatedClaim]:
        for record in self._archive.records():
            published = record.article.published
            if as_of is None or (published is not None and published <= as_of):
                yield from (DatedClaim(claim=claim, published=published) for claim in record.claims)

    def _event_triples(self, merged: Merged) -> list[ox.Triple]:
        events = [triple for event in merged.events for triple in event_triples(event, base=self.base)]
        return events + [t for conflict in merged.conflicts for t in conflict_triples(conflict, base=self.base)]

    def _reference_triples(self, *, as_of: date | None = None) -> list[ox.Triple]:
        entities = {e.id: e for dated in self._claims(as_of=as_of) for e in entities_in_use([dated.claim])}
        for record in self._archive.records():
            publisher = self._media.get(fold(record.article.publisher)) if record.article.publisher else None
            if publisher:
                entities[publisher] = self._known[publisher]
        return list(reference_triples([entities[each] for each in sorted(entities)], base=self.base, known=self._known))

    def _report(self, article: Iri, outcome: str) -> ArticleReport:
        record = self._archive.get(article)
        assert record is not None  # noqa: S101  (kept a moment ago)
        return ArticleReport(article=record.article, outcome=outcome, claims=len(record.claims), refused=record.refused)

    def _resume(self) -> None:
        """Do again what an interrupted addition left pending."""
        admissions = self._process(jobs=1, on_progress=None, problems=[])
        if admissions:
            self._publish(admissions)

    def remove(self, name: str) -> Article:
        """Remove an article, by its id or the end of it or its URL, and all that hung on it.

        Raises:
            UsageError: no article, or more than one, is so named.
        """
        found = [r.article for r in self._archive.records() if name == r.article.url or r.article.id.endswith(name)]
        if len(found) != 1 or not name:
            what = "no article is" if not found else f"{len(found)} articles are"
            raise UsageError(f"{what} called {name!r}: `kb info --articles` lists them")
        article = found[0]
        self._archive.remove(article.id)
        self._publish({article.id: (article, Admission())})
        return article

    def rebuild(self, *, jobs: int = 1, on_progress: Callable[[int, int], None] | None = None) -> Info:
        """Make the store anew from the articles."""
        for record in list(self._archive.records()):
            self._archive.keep(record.article)
        self._store.clear()
        admissions = self._process(jobs=jobs, on_progress=on_progress, problems=[])
        self._publish(admissions)
        return self.info()

    # asking

    def query(self, name: str, values: Mapping[str, str] | None = None) -> Answer:
        """The answer to a bundled question."""
        return ask(self._store, find_query(name), values or {})

    def sparql(self, text: str) -> Answer:
        """The answer to any query, read-only."""
        return run(self._store, text)

    def timeline(self, values: Mapping[str, str], *, who: Sequence[str] = (), text: str | None = None) -> Rows:
        """The chronology: `values` are its parameters, `who` must all take part, `text` must be in an article."""
        answers = [self._chronology({**values, "who": name}) for name in who] or [self._chronology(values)]
        kept = set.intersection(*({row[-1] for row in answer.rows} for answer in answers))
        if text:
            kept &= self._events_of(self._archive.search(text))
        rows = tuple(row for row in answers[0].rows if row[-1] in kept)
        return Rows(variables=answers[0].variables, rows=rows)

    def _chronology(self, values: Mapping[str, str]) -> Rows:
        answer = self.query("chronology", values)
        assert isinstance(answer, Rows)  # noqa: S101  (the question is a SELECT)
        return answer

    def _events_of(self, articles: set[Iri]) -> set[ox.NamedNode | ox.Literal | None]:
        answer = run(self._store, _EVENTS_OF_ARTICLES)
        assert isinstance(answer, Rows)  # noqa: S101
        return {
            event for event, article in answer.rows if article and article.value.removeprefix(self.base) in articles
        }

    def why(self, name: str) -> Evidence:
        """The chain of evidence of an event, by its IRI or the end of it.

        Raises:
            UsageError: no event, or more than one, is so named.
        """
        merged = self._merged()
        found = [event for event in merged.events if name and (self.base + event.id).endswith(name.strip("<>"))]
        if len(found) != 1:
            what = "no event is" if not found else f"{len(found)} events are"
            raise UsageError(f"{what} called {name!r}: give (more of) the IRI that `kb timeline` prints")
        event = found[0]
        return Evidence(
            event=event,
            claims=tuple(self._claims_of(event)),
            conflicts=tuple(c for c in merged.conflicts if event.id in c.events),
            related=tuple(_related(event, merged)),
        )

    def _claims_of(self, event: Event) -> Iterator[tuple[Claim, Article]]:
        wanted = {*event.claims, *(reason.claim for reason in event.reasons)}
        found = [(c, r.article) for r in self._archive.records() for c in r.claims if c.id in wanted]
        yield from sorted(found, key=lambda pair: (pair[1].published or date.max, pair[0].quote_span, pair[0].id))

    # checking

    def check(self) -> CheckReport:
        """Hold every graph against the shapes, every check against the store, every quote against its article."""
        graphs = list(self._store.graphs())
        types: dict[object, list[ox.Quad]] = {}
        for quad in self._store.oxigraph.quads_for_pattern(None, RDF["type"], None, None):
            types.setdefault(quad.subject, []).append(quad)
        found = [
            (graph.value, violation)
            for graph in graphs
            if graph != ontology_graph(base=self.base)
            for violation in self._violations(graph, types)
        ]
        lost, quotes = self._check_quotes()
        rows = [(name, " ".join(row)) for name, query in bundled_checks().items() for row in self._rows(query)]
        return CheckReport(
            graphs=len(graphs), violations=tuple(found), rows=tuple(rows), quotes=quotes, lost_quotes=tuple(lost)
        )

    def _violations(self, graph: ox.NamedNode, types: Mapping[object, Sequence[ox.Quad]]) -> tuple[Violation, ...]:
        """What in a graph breaks a shape; that a claim is about an event is the claim's."""
        triples = [t for t in self._store.triples(graph) if t.predicate != KB["about"]]
        spoken_of = {triple.object for triple in triples}
        context = [quad for node in spoken_of for quad in types.get(node, ()) if quad.graph_name != graph]
        return check_graph(triples, context=context).violations

    def _rows(self, query: Query) -> Iterator[tuple[str, ...]]:
        answer = ask(self._store, query, {})
        assert isinstance(answer, Rows)  # noqa: S101  (checks are SELECTs)
        yield from answer.texts()

    def _check_quotes(self) -> tuple[list[str], int]:
        """The claims that quote what does not stand in their articles, byte for byte, and how many quotes there are."""
        texts = {self.base + record.article.id: record.article.text for record in self._archive.records()}
        answer = run(self._store, _QUOTES)
        assert isinstance(answer, Rows)  # noqa: S101
        lost = []
        for claim, article, quote, start, end in answer.texts():
            text = texts.get(article, "")
            if text[int(start) : int(end)].encode("utf-8") != quote.encode("utf-8"):
                lost.append(claim)
        return lost, len(answer.rows)

    # leaving

    def quads(self, *, as_of: date | None = None) -> Iterator[ox.Quad]:
        """All quads but the ontology's, or those that were known on a day."""
        if as_of is None:
            for graph in self._store.graphs():
                if graph != ontology_graph(base=self.base):
                    yield from self._store.quads(graph)
            return
        known = [r.article for r in self._archive.records() if r.article.published and r.article.published <= as_of]
        for article in known:
            yield from self._store.quads(article_graph(article.id, base=self.base))
        parts = {
            events_graph(base=self.base): self._event_triples(self._merged(as_of=as_of)),
            reference_graph(base=self.base): self._reference_triples(as_of=as_of),
        }
        for graph, triples in parts.items():
            yield from (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)

    def export(self, form: str, *, as_of: date | None = None) -> bytes:
        """The graph as a file of a format: the same bytes for the same articles."""
        return serialise(self.quads(as_of=as_of), form)

    def load(
        self,
        endpoints: Endpoints,
        *,
        one_graph: bool = False,
        replace_all: bool = False,
        dry_run: bool = False,
        auth: "httpx.Auth | None" = None,
        headers: Mapping[str, str] | None = None,
    ) -> Loaded:
        """Load the graph, ontology included, into a running triplestore.

        Every named graph goes into one of its own there, or all into `…graph/all`. `replace_all` also takes graphs of
        this base out there that are not here any more.
        """
        graphs = {graph: list(self._store.triples(graph)) for graph in self._store.graphs()}
        if one_graph:
            everything = {triple for triples in graphs.values() for triple in triples}
            graphs = {ox.NamedNode(f"{self.base}graph/all"): sorted(everything, key=str)}
        if replace_all and not dry_run:
            old = there(endpoints, f"{self.base}graph/", auth=auth, headers=headers)
            remove(sorted(set(old) - {g.value for g in graphs}), endpoints, auth=auth, headers=headers)
        return load(graphs, endpoints, auth=auth, headers=headers, dry_run=dry_run)

    def records(self) -> Iterator[Record]:
        """The articles with what was found in them."""
        yield from self._archive.records()

    def info(self) -> Info:
        """What the base holds."""
        records = list(self._archive.records())
        merged = self._merged()
        return Info(
            folder=self.folder,
            base=self.base,
            articles=len(records),
            undated=sum(record.article.published is None for record in records),
            claims=sum(len(record.claims) for record in records),
            refused=sum(len(record.refused) for record in records),
            events=len(merged.events),
            conflicts=len(merged.conflicts),
            triples=len(self._store),
            hash=self._store.canonical_hash(),
        )


_EVENTS_OF_ARTICLES = "SELECT DISTINCT ?event ?article WHERE { ?event kb:claims/kb:statedIn ?article }"

_QUOTES = """
SELECT ?claim ?article ?quote ?start ?end WHERE {
  ?claim a kb:Claim ; kb:statedIn ?article ; oa:hasTarget|kb:alsoStatedAt ?evidence .
  ?evidence oa:hasSelector ?words , ?place .
  ?words oa:exact ?quote .
  ?place oa:start ?start ; oa:end ?end .
} ORDER BY ?claim ?start
"""


def _related(event: Event, merged: Merged) -> Iterator[tuple[str, Event]]:
    """The events that an event is linked with, and how."""
    for other in merged.events:
        if other.id in event.fulfilled_by:
            yield "came true as", other
        if other.id in event.part_of:
            yield "is part of", other
        if event.id in other.fulfilled_by:
            yield "is what came of", other
        if event.id in other.part_of:
            yield "has as a part", other


def _broken(done: tuple[Article, Admission]) -> Iterator[Problem]:
    """The articles that break a shape themselves."""
    article, admission = done
    if admission.broken:
        reasons = "; ".join(sorted({violation.message for violation in admission.broken}))
        yield Problem(
            source=article.source, reason=f"the article breaks a shape: {reasons}", remedy="mend its metadata"
        )


def _ontology() -> list[ox.Triple]:
    quads = ox.parse(path=os.fspath(bundled("ontology") / "kb.ttl"))
    return [ox.Triple(q.subject, q.predicate, q.object) for q in quads]


_EXTRACTORS: list[Extractor] = []
"""The extractor of a worker process."""


def _prepare(files: tuple[Path, ...]) -> None:
    spare_collector()
    _EXTRACTORS.append(Extractor(read_reference(files)))


def _extract(article: Article) -> "_Found":
    return _try(_EXTRACTORS[0], article)


_Found = tuple[tuple[Claim, ...], str]
"""The claims of an article, and what went wrong with it ("" if nothing did)."""

_REPORT = "the article is kept without claims; please report it as a fault of Tarikh"


def _try(extractor: Extractor, article: Article) -> _Found:
    """Extract an article; a fault of ours in one must not keep the others out, nor the base from being opened."""
    try:
        return extractor.extract(article), ""
    except Exception as error:  # noqa: BLE001  (whatever it is, it is told and the article is kept)
        return (), f"its claims could not be found ({type(error).__name__}: {error})"
