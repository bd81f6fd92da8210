"""The command line: each command checks its options and makes one call of `kb.base`. Only this module prints.

What is heavy (rdflib, pyshacl, trafilatura, rich tables) is imported where it is used, so that `kb --help` is quick.
"""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb import __version__
from kb.collector import spare_collector
from kb.errors import TarikhError, UsageError

if TYPE_CHECKING:
    import httpx
    from rich.console import Console

    from kb.base import AddReport, Evidence, KnowledgeBase
    from kb.evaluation import Scores
    from kb.finding.coverage import Gap, Reason, Survey
    from kb.graph.queries import Answer, Rows
    from kb.model import Article
    from kb.reading import ReadOptions

app = typer.Typer(
    name="kb",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Tarikh: an event timeline knowledge base. News articles become events with dates, people and places.",
)

_DEFAULT_BASE = "knowledge"
_HELP_BASE = "The folder of the knowledge base (default: ./knowledge, or KB_BASE)."

Base = Annotated[Path | None, typer.Option("--base", help=_HELP_BASE, show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Lang = Annotated[str, typer.Option("--lang", help="Language of the labels: en or ar.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="What was known on that day, from articles published until then.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="Processes that extract at the same time.")]


class _State:
    base: Path | None = None


def _show_version(wanted: bool) -> None:  # noqa: FBT001  (typer calls it so)
    if wanted:
        typer.echo(f"kb {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    base: Base = None,
    version: Annotated[  # noqa: ARG001  (the callback acts on it)
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    _State.base = base


def main() -> None:
    """Run the command line; errors end here, each with its message and exit code."""
    spare_collector()
    try:
        code = app(standalone_mode=False)
    except TarikhError as error:
        _say(f"kb: {error}")
        raise SystemExit(error.exit_code) from None
    except typer.Exit as leaving:
        raise SystemExit(leaving.exit_code) from None
    except (typer.Abort, KeyboardInterrupt):
        _say("kb: interrupted; nothing that was kept is lost")
        raise SystemExit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except Exception as error:
        if not _is_usage(error):
            raise
        _say(f"kb: {error.format_message()}")  # type: ignore[attr-defined]
        raise SystemExit(2) from None

    raise SystemExit(code if isinstance(code, int) else 0)


def _is_usage(error: Exception) -> bool:
    """Whether it is one of the command line parser's own complaints."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")


# commands


@app.command()
def add(
    paths: Annotated[list[str], typer.Argument(help="Files or folders; - is standard input.")],
    base: Base = None,
    published: Annotated[str | None, typer.Option(help="The day of publication, YYYY-MM-DD.")] = None,
    publisher: Annotated[str | None, typer.Option(help="The publisher's name.")] = None,
    language: Annotated[str | None, typer.Option(help="The language's tag: ar, en.")] = None,
    url: Annotated[str | None, typer.Option(help="The article's URL.")] = None,
    jobs: Jobs = 1,
    as_json: Json = False,
) -> None:
    """Read articles, find their events, check and keep them.

    Scraped text pages, plain text, HTML, JSON and JSON Lines are read. Exit code 1 when something was refused; the rest
    is added all the same.

    Example: kb add seeds/ --base knowledge
    """
    options = _options(published, publisher, language, url)
    with _open(base, write=True) as knowledge, _progress() as progress:
        reports = [_add_input(knowledge, options)] if paths == ["-"] else []
        files = [Path(path) for path in paths if path != "-"]
        if files:
            reports.append(knowledge.add(files, options, jobs=jobs, on_progress=progress))
    if as_json:
        _print_json([_report_record(report) for report in reports])
    else:
        for report in reports:
            _show_report(report)
    if any(report.problems or any(article.refused for article in report.articles) for report in reports):
        raise typer.Exit(1)


@app.command()
def extract(
    paths: Annotated[list[str], typer.Argument(help="Files or folders; - is standard input.")],
    published: Annotated[str | None, typer.Option(help="The day of publication, YYYY-MM-DD.")] = None,
    publisher: Annotated[str | None, typer.Option(help="The publisher's name.")] = None,
    language: Annotated[str | None, typer.Option(help="The language's tag: ar, en.")] = None,
    url: Annotated[str | None, typer.Option(help="The article's URL.")] = None,
) -> None:
    """Print the claims of articles as JSON Lines, an article a line; nothing is kept.

    Example: kb extract seeds/ > claims.jsonl
    """
    from kb.extraction import extract_pages  # noqa: PLC0415
    from kb.finding.records import to_record  # noqa: PLC0415
    from kb.model import Problem  # noqa: PLC0415

    options, refused = _options(published, publisher, language, url), False
    for found in extract_pages(_pages(paths, options)):
        if isinstance(found, Problem):
            _say(f"kb: {found.source}: {found.reason}; {found.remedy}")
            refused = True
        else:
            article, claims, groups = found
            typer.echo(json.dumps(to_record(article, claims, groups), ensure_ascii=False))
    if refused:
        raise typer.Exit(1)


@app.command()
def coverage(
    paths: Annotated[list[str], typer.Argument(help="Files or folders; - is standard input.")],
    reason: Annotated[list[str] | None, typer.Option(help="Only sentences passed over for it; repeatable.")] = None,
    words: Annotated[
        bool, typer.Option("--words", help="List the unknown words that stand where an event word could instead.")
    ] = False,
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv or json.")] = "table",
    as_json: Json = False,
    published: Annotated[str | None, typer.Option(help="The day of publication, YYYY-MM-DD.")] = None,
    language: Annotated[str | None, typer.Option(help="The language's tag: ar, en.")] = None,
) -> None:
    """List the sentences with event words, dates or names that gave no claim, each with the reason, and count them.

    Nothing is kept. Reasons are those of the extractor: what it dropped, and at which step.

    Example: kb coverage seeds/ --reason no-party-or-place
    """
    from kb.extraction import cover_pages  # noqa: PLC0415
    from kb.finding.coverage import survey  # noqa: PLC0415
    from kb.model import Problem  # noqa: PLC0415

    wanted = _reasons(reason or ())
    form = _row_format("json" if as_json else form)
    read, refused = [], False
    for found in cover_pages(_pages(paths, _options(published, None, language, None))):
        if isinstance(found, Problem):
            _say(f"kb: {found.source}: {found.reason}; {found.remedy}")
            refused = True
        else:
            read.append(found)
    gaps = [(article, gap) for article, each in read for gap in each.gaps if not wanted or gap.reason in wanted]
    _show_coverage(survey(read), gaps, form, words=words)
    if refused:
        raise typer.Exit(1)


@app.command()
def dates(
    paths: Annotated[list[str] | None, typer.Argument(help="Files or folders; - is standard input.")] = None,
    cases: Annotated[
        Path | None,
        typer.Option(help="Resolve given spans instead, JSON Lines: id, text, language, reference, start, end."),
    ] = None,
    published: Annotated[str | None, typer.Option(help="The day of publication, YYYY-MM-DD.")] = None,
    language: Annotated[str | None, typer.Option(help="The language's tag: ar, en.")] = None,
) -> None:
    """Print the time expressions of articles as JSON Lines: the words, where they stand, and the days that they mean.

    With --cases a line holds the days of one case: `id`, `earliest`, `latest`, null where they cannot be told.

    Example: kb dates seeds/
    """
    if bool(paths) == (cases is not None):
        raise UsageError("give files or folders, or spans to resolve with --cases")
    if cases is not None:
        _resolve_cases(cases)
        return
    from kb.extraction import date_pages  # noqa: PLC0415
    from kb.model import Problem  # noqa: PLC0415

    refused = False
    for found in date_pages(_pages(paths or [], _options(published, None, language, None))):
        if isinstance(found, Problem):
            _say(f"kb: {found.source}: {found.reason}; {found.remedy}")
            refused = True
        else:
            article, rows = found
            for row in rows:
                typer.echo(json.dumps({**row, "article": article.given_id or article.id}, ensure_ascii=False))
    if refused:
        raise typer.Exit(1)


def _resolve_cases(path: Path) -> None:
    from kb.evaluation.dates import SpanCase, read_cases, resolve_cases  # noqa: PLC0415
    from kb.graph.reference import read_reference, reference_files  # noqa: PLC0415

    for found in resolve_cases(read_cases(path, SpanCase), read_reference(reference_files())):
        typer.echo(json.dumps(found, ensure_ascii=False))


@app.command("eval")
def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(help="A gold file: articles with the claims that people found in them.")
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(help="The texts: a folder of files named after the ids; for stand-off gold a file of JSON Lines."),
    ] = None,
    align: Annotated[
        bool, typer.Option("--align", help="Read all of --texts and pair articles by their titles and quotes.")
    ] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List each claim that is missed, one too many, or differs.")
    ] = False,
    dates: Annotated[
        Path | None, typer.Option(help="Measure on time expressions instead: JSON Lines of cases.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Measure the extractor on articles whose claims people wrote down, by field and by type of event.

    A gold file is a JSON list of articles in the format of `kb extract`, each with its text as `content`; stand-off
    gold has `sha256` for the text, and places in it ([start, end]) for its words.
    A case of --dates has `id`, `language`, `text`, `reference`, `start`, `end`, and the meaning: `earliest`, `latest`.

    Example: kb eval gold.json --errors
    """
    from kb import evaluation  # noqa: PLC0415
    from kb.evaluation.report import to_record  # noqa: PLC0415

    if (gold is None) == (dates is None):
        raise UsageError("give a gold file, or cases of time expressions with --dates")
    if dates is not None:
        _evaluate_dates(dates, as_json=as_json)
        return
    assert gold is not None  # noqa: S101  (one of the two is given)
    if align and texts is None:
        raise UsageError("--align needs the texts: name them with --texts")
    done = evaluation.evaluate(evaluation.read_gold(gold, texts=texts), texts=texts, aligned=align)
    for problem in done.problems:
        _say(f"kb: {problem.source}: {problem.reason}; {problem.remedy}")
    if as_json:
        _print_json(to_record(done.scores, errors=errors))
    else:
        _show_scores(done.scores, errors=errors)
    if done.problems:
        raise typer.Exit(1)


@app.command()
def timeline(
    base: Base = None,
    who: Annotated[
        list[str] | None, typer.Option(help="Somebody who takes part; repeat it for all of several.")
    ] = None,
    where: Annotated[str | None, typer.Option(help="A place, or a country or region around it.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="A type of event, or a parent type.")] = None,
    status: Annotated[
        str | None, typer.Option(help="occurred, ongoing, planned, possible, alleged, denied ...")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", help="The first day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last day, YYYY-MM-DD.")] = None,
    as_of: AsOf = None,
    text: Annotated[str | None, typer.Option(help="Words that one of its articles holds.")] = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> None:
    """Print the chronology of somebody or somewhere.

    Names may be given in Arabic or English, in any spelling that the base knows.

    Example: kb timeline --who "Vladimir Putin" --from 2024-01-01 --as-of 2024-06-12
    """
    given = {"where": where, "type": kind, "status": status, "from": since, "to": until, "as-of": as_of, "lang": lang}
    values = {name: value for name, value in given.items() if value is not None}
    with _open(base) as knowledge:
        rows = knowledge.timeline(values, who=who or (), text=text)
    _show_answer(rows, "json" if as_json else "table")


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(help="The question; without one they are all listed.")] = None,
    base: Base = None,
    parameter: Annotated[list[str] | None, typer.Option("-p", "--param", help="name=value, repeatable.")] = None,
    as_of: AsOf = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv, json, xml or ttl.")] = "table",
    as_json: Json = False,
) -> None:
    """Ask a bundled question.

    Example: kb query june-visit -p as-of=2024-06-12
    """
    if name is None:
        _list_queries(as_json=as_json)
        return
    values = dict(_pair(text) for text in parameter or ())
    if as_of is not None:
        values["as-of"] = as_of
    with _open(base) as knowledge:
        answer = knowledge.query(name, values)
    _show_answer(answer, "json" if as_json else form)


@app.command()
def sparql(
    file: Annotated[str | None, typer.Argument(help="A file with the query; - is standard input.")] = None,
    base: Base = None,
    text: Annotated[str | None, typer.Option("-e", help="The query itself.")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv, json, xml or ttl.")] = "table",
    as_json: Json = False,
) -> None:
    """Run any SPARQL 1.1 query, read-only. The usual prefixes (kb, rdfs, skos, schema, sem ...) are known.

    Example: kb sparql -e "SELECT (COUNT(*) AS ?n) WHERE { ?event a kb:Event }"
    """
    if (file is None) == (text is None):
        raise UsageError("give a file with the query, or the query itself with -e")
    words = text if text is not None else _read_text(str(file))
    with _open(base) as knowledge:
        answer = knowledge.sparql(words)
    _show_answer(answer, "json" if as_json else form)


@app.command()
def why(
    event: Annotated[str, typer.Argument(help="The event's IRI, or the end of it.")],
    base: Base = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> None:
    """Show the chain of evidence of an event: quotes, speakers, articles, dates, states, conflicts, reasons.

    Example: kb why 0b9e62dd88331ed1
    """
    with _open(base) as knowledge:
        evidence = knowledge.why(event)
    if as_json:
        _print_json(_evidence_record(evidence))
    else:
        _show_evidence(evidence, lang)


@app.command()
def check(base: Base = None, as_json: Json = False) -> None:
    """Check everything: SHACL shapes, the bundled checks, every quote byte for byte. Exit code 1 on any violation.

    Example: kb check
    """
    with _open(base) as knowledge:
        report = knowledge.check()
    if as_json:
        _print_json(
            {
                "conforms": report.conforms,
                "graphs": report.graphs,
                "quotes": report.quotes,
                "violations": [
                    {"graph": g, "node": v.focus, "path": v.path, "message": v.message} for g, v in report.violations
                ],
                "checks": [{"check": name, "row": row} for name, row in report.rows],
                "lost_quotes": list(report.lost_quotes),
            }
        )
    else:
        for graph, violation in report.violations:
            typer.echo(f"{graph}: {violation.focus}: {violation.message}")
        for name, row in report.rows:
            typer.echo(f"{name}: {row}")
        for claim in report.lost_quotes:
            typer.echo(f"{claim}: its quote is not in its article")
        found = report.quotes - len(report.lost_quotes)
        verdict = "conforms" if report.conforms else "does not conform"
        typer.echo(f"{verdict}: {report.graphs} graphs checked, {found} of {report.quotes} quotes found byte for byte")
    if not report.conforms:
        raise typer.Exit(1)


@app.command()
def export(
    file: Annotated[str, typer.Argument(help="The file; its ending says the format. - is standard output.")] = "-",
    base: Base = None,
    form: Annotated[str | None, typer.Option("--format", help="ttl, trig, nq, nt, jsonld, rdf or csv.")] = None,
    as_of: AsOf = None,
) -> None:
    """Write the graph to a file: Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML or CSV.

    The same articles give the same bytes, on any machine.

    Example: kb export timeline.ttl
    """
    from kb.graph.exports import CONTENT_TYPES, format_of  # noqa: PLC0415

    chosen = form or ("ttl" if file == "-" else format_of(file))
    if chosen not in CONTENT_TYPES:
        raise UsageError(f"no format is called {chosen!r}: there are {', '.join(CONTENT_TYPES)}")
    with _open(base) as knowledge:
        data = knowledge.export(chosen, as_of=_day("--as-of", as_of))
    if file == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        Path(file).write_bytes(data)
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror}); choose another place") from error
    _say(f"{file}: {len(data):,} bytes")


@app.command()
def load(
    url: Annotated[str, typer.Argument(help="The triplestore's URL.")],
    base: Base = None,
    kind: Annotated[str, typer.Option(help="auto, oxigraph, or gsp for a Graph Store Protocol endpoint.")] = "auto",
    query_url: Annotated[str | None, typer.Option(help="Where it answers queries, if that cannot be guessed.")] = None,
    graphs: Annotated[str, typer.Option(help="per-article: a named graph each; one: a single graph.")] = "per-article",
    user: Annotated[str | None, typer.Option(help="User name, for basic authentication.")] = None,
    password_env: Annotated[str | None, typer.Option(help="The environment variable that holds the password.")] = None,
    token_env: Annotated[str | None, typer.Option(help="The environment variable that holds a bearer token.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Also take out graphs that are not here any more.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be loaded, and send nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Load the graph into a running triplestore, and check by counting. Exit code 1 on a mismatch.

    Example: kb load http://localhost:7878
    """
    from kb.graph.loading import find_endpoints  # noqa: PLC0415

    if graphs not in ("per-article", "one"):
        raise UsageError("--graphs must be per-article or one")
    endpoints = find_endpoints(url, kind, query_url)
    with _open(base) as knowledge:
        loaded = knowledge.load(
            endpoints,
            one_graph=graphs == "one",
            replace_all=replace,
            dry_run=dry_run,
            auth=_auth(user, password_env),
            headers=_token(token_env),
        )
    if as_json:
        _print_json({"graphs": loaded.graphs, "triples": loaded.triples, "requests": loaded.requests})
    else:
        verb = "would load" if dry_run else "loaded and counted"
        typer.echo(f"{verb} {loaded.triples:,} triples in {loaded.graphs} graphs, {loaded.requests} requests")


@app.command()
def remove(
    article: Annotated[str, typer.Argument(help="The article's id, the end of it, or its URL.")], base: Base = None
) -> None:
    """Remove an article and all that hung on it.

    Example: kb remove 542f360554ff5e980365
    """
    with _open(base, write=True) as knowledge:
        removed = knowledge.remove(article)
    typer.echo(f"removed {removed.id}: {removed.title}")


@app.command()
def rebuild(base: Base = None, jobs: Jobs = 1) -> None:
    """Make the store anew from the articles; the hash is the same when nothing else has changed.

    Example: kb rebuild
    """
    with _open(base, write=True) as knowledge, _progress() as progress:
        info = knowledge.rebuild(jobs=jobs, on_progress=progress)
    typer.echo(f"{info.articles} articles, {info.claims} claims, {info.events} events, hash {info.hash}")


@app.command()
def info(
    base: Base = None,
    articles: Annotated[bool, typer.Option("--articles", help="List the articles too.")] = False,
    as_json: Json = False,
) -> None:
    """Say what the base holds.

    Example: kb info --articles
    """
    with _open(base) as knowledge:
        found, records = knowledge.info(), list(knowledge.records()) if articles else []
    facts: dict[str, Any] = {
        "folder": str(found.folder), "base": found.base, "articles": found.articles, "undated": found.undated,
        "claims": found.claims, "refused": found.refused, "events": found.events, "conflicts": found.conflicts,
        "triples": found.triples, "hash": found.hash,
    }  # fmt: skip
    listed = [[r.article.id, str(r.article.published or ""), str(len(r.claims)), r.article.title] for r in records]
    if as_json:
        _print_json(
            {
                **facts,
                **({"list": [dict(zip(_ARTICLE_COLUMNS, row, strict=True)) for row in listed]} if articles else {}),
            }
        )
        return
    for name, value in facts.items():
        typer.echo(f"{name:10} {value}")
    if articles:
        _table(_ARTICLE_COLUMNS, listed)


_ARTICLE_COLUMNS = ("article", "published", "claims", "title")


@app.command()
def init(
    base: Base = None,
    iri: Annotated[
        str | None, typer.Option("--iri", help="What the IRIs of this base begin with; ends in / or #.")
    ] = None,
) -> None:
    """Make an empty knowledge base with its settings.

    Example: kb init --base knowledge --iri https://example.org/news/
    """
    from kb.configuration import write_configuration  # noqa: PLC0415

    folder = _folder(base)
    if (folder / "articles.sqlite").exists():
        raise UsageError(f"{folder}: there is a knowledge base already")
    if iri is not None:
        if "://" not in iri or not iri.endswith(("/", "#")):
            raise UsageError(f"--iri: {iri!r} must be an IRI that ends in / or #")
        folder.mkdir(parents=True, exist_ok=True)
        write_configuration(folder, base=iri)
    with _open(base, write=True) as knowledge:
        typer.echo(f"{folder}: an empty knowledge base, IRIs begin with {knowledge.base}")


# opening and reading


def _folder(base: Path | None) -> Path:
    return base or _State.base or Path(os.environ.get("KB_BASE") or _DEFAULT_BASE)


@contextmanager
def _open(base: Path | None, *, write: bool = False) -> "Iterator[KnowledgeBase]":
    from kb.base import KnowledgeBase  # noqa: PLC0415

    with KnowledgeBase.open(_folder(base), read_only=not write) as knowledge:
        yield knowledge


def _options(published: str | None, publisher: str | None, language: str | None, url: str | None) -> "ReadOptions":
    from kb.language.lexicon import load_language  # noqa: PLC0415
    from kb.reading import ReadOptions  # noqa: PLC0415

    if language is not None:
        load_language(language)
    return ReadOptions(published=_day("--published", published), publisher=publisher, language=language, url=url)


_ROW_FORMATS = ("table", "csv", "tsv", "json")


def _row_format(form: str) -> str:
    if form not in _ROW_FORMATS:
        raise UsageError(f"no format is called {form!r}: there are {', '.join(_ROW_FORMATS)}")
    return form


def _reasons(names: Sequence[str]) -> "frozenset[Reason]":
    from kb.finding.coverage import Reason  # noqa: PLC0415

    known = {reason.value: reason for reason in Reason}
    for name in names:
        if name not in known:
            raise UsageError(f"--reason: no reason is called {name!r}: there are {', '.join(known)}")
    return frozenset(known[name] for name in names)


def _day(name: str, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        raise UsageError(f"{name}: {value!r} is no day; write it as 2024-06-12") from error


def _pages(paths: Sequence[str], options: "ReadOptions") -> Iterator[tuple[Any, ...]]:
    from kb.reading import read_bytes, read_path  # noqa: PLC0415

    for path in paths:
        yield from (
            read_bytes(_standard_input(), "standard input", options) if path == "-" else read_path(Path(path), options)
        )


def _add_input(knowledge: "KnowledgeBase", options: "ReadOptions") -> "AddReport":
    return knowledge.add_bytes(_standard_input(), "standard input", options)


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()


def _read_text(file: str) -> str:
    try:
        return _standard_input().decode("utf-8") if file == "-" else Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8; save it so") from error


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise UsageError(f"-p {text!r}: write it as name=value")
    return name, value


def _auth(user: str | None, password_env: str | None) -> "httpx.Auth | None":
    if user is None:
        return None
    import httpx  # noqa: PLC0415

    return httpx.BasicAuth(user, _secret(password_env) if password_env else "")


def _token(token_env: str | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {_secret(token_env)}"} if token_env else {}


def _secret(variable: str) -> str:
    value = os.environ.get(variable)
    if value is None:
        raise UsageError(f"the environment variable {variable} is not set")
    return value


# showing


def _say(text: str) -> None:
    typer.echo(text, err=True)


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


@contextmanager
def _progress() -> Iterator[Any]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _console() -> "Console":
    from rich.console import Console  # noqa: PLC0415

    return Console(highlight=False, width=_width())


def _width() -> int:
    """How many columns there are to fill: those of the terminal, or what COLUMNS says, or 120."""
    return shutil.get_terminal_size((120, 40)).columns


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows for people: a table where it fits, else a block a row in which what repeats is said once."""
    listed = [list(row) for row in rows]
    widths = [max([len(name), *(len(row[at]) for row in listed)]) for at, name in enumerate(columns)]
    longest = max(range(len(columns)), key=widths.__getitem__, default=0)
    rest = sum(widths) + 2 * len(columns) - (widths[longest] if columns else 0)
    if rest + min(widths[longest] if columns else 0, _ROOM) <= _width():
        _show_table(columns, listed)
    else:
        _show_blocks(columns, listed)


_ROOM = 40
"""Columns that the widest column of a table needs to be read well; the others must fit beside it."""


def _show_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_isolated(cell) for cell in row))
    _console().print(table)


def _show_blocks(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """One block a row: `name  value` lines, wrapped; the leading columns are left out while they stay the same."""
    indent = max(len(name) for name in columns) + 2
    before: Sequence[str] = ()
    for row in rows:
        same = True
        for at, (name, cell) in enumerate(zip(columns, row, strict=True)):
            same = same and at < len(before) and before[at] == cell
            if cell and not same:
                lines = textwrap.wrap(cell, max(_width() - indent, 30), break_long_words=False) or [""]
                typer.echo(f"{name:{indent}}" + f"\n{'':{indent}}".join(lines))
        typer.echo("")
        before = row


def _isolated(cell: str) -> str:
    """A cell whose direction does not reach beyond it (FSI … PDI) where it holds right-to-left letters."""
    from rich.markup import escape  # noqa: PLC0415

    right_to_left = any("\u0590" <= letter <= "\u08ff" for letter in cell)
    return f"\u2068{escape(cell)}\u2069" if right_to_left else escape(cell)


def _print_rows(columns: Sequence[str], rows: Iterable[Sequence[str]], form: str) -> None:
    """Rows as CSV, TSV (tabs and line ends within a cell become spaces) or a table for people."""
    if form == "csv":
        import csv  # noqa: PLC0415

        csv.writer(sys.stdout, lineterminator="\n").writerows([columns, *rows])
    elif form == "tsv":
        for row in (columns, *rows):
            typer.echo("\t".join(" ".join(cell.split()) for cell in row))
    else:
        _table(columns, rows)


def _show_coverage(found: "Survey", gaps: "Sequence[tuple[Article, Gap]]", form: str, *, words: bool) -> None:
    if form == "json":
        _print_json(_coverage_record(found, gaps, words=words))
        return
    if words:
        rows = [[each.word, str(each.sentences), str(each.gaps), each.example] for each in found.unknown]
        _print_rows(("word", "sentences", "without claim", "example"), rows, form)
    else:
        rows = [[article.source, gap.reason.value, _unread(gap), gap.sentence] for article, gap in gaps]
        _print_rows(("source", "reason", "words", "sentence"), rows, form)
    for reason, count in found.reasons.items():
        _say(f"{count:6}  {reason.value:18} {reason.explanation}")
    _say(
        f"{found.sentences} sentences of {found.articles} articles: {found.with_claims} gave a claim, "
        f"{sum(found.reasons.values())} did not, {found.empty} hold no event word, date or name"
    )


def _unread(gap: "Gap") -> str:
    """The words that the reason of a gap speaks of, or the claim that tells its event."""
    if gap.claim:
        return gap.claim
    return ", ".join(f"{each.word} ({each.detail})" if each.detail else each.word for each in gap.unread)


def _coverage_record(found: "Survey", gaps: "Sequence[tuple[Article, Gap]]", *, words: bool) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415

    record: dict[str, Any] = {
        "articles": found.articles, "sentences": found.sentences, "with_claims": found.with_claims,
        "empty": found.empty, "reasons": {reason.value: count for reason, count in found.reasons.items()},
    }  # fmt: skip
    if words:
        return {**record, "words": msgspec.to_builtins(found.unknown)}
    listed = [{"article": a.given_id or a.id, "source": a.source, **msgspec.to_builtins(gap)} for a, gap in gaps]
    return {**record, "gaps": listed}


def _evaluate_dates(path: Path, *, as_json: bool) -> None:
    from kb.evaluation.dates import VERDICTS, DateCase, read_cases, score_dates  # noqa: PLC0415

    groups = score_dates(tuple(read_cases(path, DateCase)))
    if as_json:
        _print_json({each.group: {"cases": each.cases, **{v: each.verdicts[v] for v in VERDICTS}} for each in groups})
        return
    rows = [[each.group, str(each.cases), *(f"{each.share(verdict):.1%}" for verdict in VERDICTS)] for each in groups]
    _show_table(("time expressions", "cases", *VERDICTS), rows)


def _show_scores(scores: "Scores", *, errors: bool) -> None:
    from kb.evaluation.report import COLUMNS, difference_lines, measure_rows, share_lines, type_rows  # noqa: PLC0415

    if errors:
        for line in difference_lines(scores.differences):
            typer.echo(line)
        typer.echo("")
    _show_table(("field", *COLUMNS), measure_rows(scores))
    typer.echo("")
    for line in share_lines(scores):
        typer.echo(line)
    typer.echo("")
    _show_table(("type", *COLUMNS), type_rows(scores))
    absent = f"; nothing was read of {', '.join(scores.absent)}" if scores.absent else ""
    _say(f"{scores.articles} articles, {scores.claims.gold} gold claims, {scores.claims.right} paired{absent}")


def _show_answer(answer: "Answer", form: str) -> None:
    from kb.graph.answers import serialise_answer  # noqa: PLC0415
    from kb.graph.queries import Rows  # noqa: PLC0415

    if form == "table" and isinstance(answer, Rows):
        _show_rows(answer)
    elif form == "table":
        typer.echo(serialise_answer(answer, "ttl" if isinstance(answer, tuple) else "csv").decode("utf-8").strip())
    else:
        typer.echo(serialise_answer(answer, form).decode("utf-8").rstrip("\n"))


def _show_rows(rows: "Rows") -> None:
    shown = [[_short(cell) for cell in row] for row in rows.texts()]
    filled = [at for at in range(len(rows.variables)) if not shown or any(row[at] for row in shown)]
    _table([rows.variables[at] for at in filled], [[row[at] for at in filled] for row in shown])
    _say(f"{len(shown)} rows")


_SHOWN = 8
"""Digits of a digest that a table shows: `kb why` and `kb remove` take the end of an IRI."""


def _short(cell: str) -> str:
    """The end of an IRI of a base, which is enough to name it again; any other text whole."""
    kind, _, end = cell.rpartition("/")
    return end[-_SHOWN:] if kind.endswith(("/event", "/claim", "/conflict", "/article", "/state")) else cell


def _list_queries(*, as_json: bool) -> None:
    from kb.graph.queries import bundled_queries  # noqa: PLC0415

    found = bundled_queries().values()
    if as_json:
        parameters = [
            [{"name": p.name, "type": p.type, "description": p.description} for p in q.parameters] for q in found
        ]
        _print_json(
            [{"name": q.name, "summary": q.summary, "parameters": ps} for q, ps in zip(found, parameters, strict=True)]
        )
        return
    for question in found:
        typer.echo(f"{question.name}\n    {question.summary}")
        for parameter in question.parameters:
            typer.echo(f"    -p {parameter.name}={parameter.type.upper():8} {parameter.description}")


def _show_report(report: "AddReport") -> None:
    for each in report.articles:
        published = each.article.published or "undated"
        typer.echo(f"{each.outcome:9} {each.article.id}  {published}  {each.claims} claims  {each.article.title}")
        for refused in each.refused:
            _say(f"  refused: {refused.type}: {'; '.join(refused.reasons)}\n           {refused.quote}")
    for problem in report.problems:
        _say(f"kb: {problem.source}: {problem.reason}; {problem.remedy}")
    claims = sum(each.claims for each in report.articles)
    typer.echo(f"{len(report.articles)} articles, {claims} claims; the base holds {report.events} events")


def _report_record(report: "AddReport") -> dict[str, Any]:
    return {
        "articles": [
            {
                "id": each.article.id,
                "outcome": each.outcome,
                "title": each.article.title,
                "published": each.article.published,
                "claims": each.claims,
                "refused": [{"type": r.type, "quote": r.quote, "reasons": list(r.reasons)} for r in each.refused],
            }
            for each in report.articles
        ],
        "problems": [{"source": p.source, "reason": p.reason, "remedy": p.remedy} for p in report.problems],
        "events": report.events,
    }


def _show_evidence(evidence: "Evidence", lang: str) -> None:
    event, happening = evidence.event, evidence.event.happening
    who = ", ".join(f"{entity.label(lang)} ({role.value})" for entity, role in happening.participants)
    where = ", ".join(place.label(lang) for place in happening.places)
    typer.echo(f"{event.type}  {event.id}\n  {happening.status.value}, {happening.certainty.value}")
    for name, value in (("when", happening.edtf), ("who", who), ("where", where)):
        if value:
            typer.echo(f"  {name}: {value}")
    reasons = {reason.claim: reason for reason in event.reasons if reason.rule != "time-from-containing-event"}
    typer.echo("\nClaims")
    for claim, article in evidence.claims:
        _show_claim(claim, article, reasons.get(claim.id), lang, borrowed=claim.id not in event.claims)
    typer.echo("States")
    for state in event.states:
        until = f" until {state.known_until}" if state.known_until else ""
        known = state.happening
        since = state.known_from or "an undated article"
        standing = f"{known.status.value}, {known.certainty.value}, {known.edtf or 'no date'}"
        typer.echo(f"  known from {since}{until}: {standing}")
    for reason in event.reasons:
        if reason.rule == "time-from-containing-event":
            typer.echo(f"\nTime\n  {reason.explanation} ({reason.claim})")
    for conflict in evidence.conflicts:
        typer.echo(f"\nConflict about {conflict.about}\n  {conflict.explanation}: {', '.join(conflict.claims)}")
    for how, other in evidence.related:
        typer.echo(f"\nThis event {how}\n  {other.type} {other.happening.edtf or ''} {other.id}")


def _show_claim(claim: Any, article: Any, reason: Any, lang: str, *, borrowed: bool) -> None:
    typer.echo(f"  «{claim.quote}»")
    for span in claim.also_at:
        typer.echo(f"    also «{span.of(article.text)}»")
    said = " ← ".join(speaker.entity.label(lang) for speaker in claim.speakers)
    when = f", on {claim.said.edtf}" if claim.said and claim.said.edtf else ""
    typer.echo(f"    {claim.status.value}, {claim.certainty.value}; said by {said or 'the article itself'}{when}")
    if claim.time is not None:
        anchor = f", counted from {claim.time.anchor}" if claim.time.anchor else ""
        typer.echo(
            f"    time: {claim.time.phrase!r} → {claim.time.edtf or 'not resolved'} (rule {claim.time.rule}{anchor})"
        )
    for count in claim.counts:
        typer.echo(f"    {count.kind.value}: {_number(count)} «{count.words}»")
    typer.echo(
        f"    article: {article.title} ({article.published or 'undated'}, {article.source}), found by: {claim.rule}"
    )
    for proof in article.published_proofs:
        words = f" {proof.words!r}" if proof.words else ""
        typer.echo(f"      dated by {proof.rule}{words}: {proof.explanation}")
    if reason is not None:
        typer.echo(f"    belongs here by {reason.rule}: {reason.explanation}")
    elif borrowed:
        typer.echo("    of another event; it gives this one its time")
    typer.echo("")


def _number(count: Any) -> str:
    """A count in figures: "12", "about 390", "at least 20", "20 to 25", "no number"."""
    if count.value is not None:
        return f"about {count.value}" if count.approximate else str(count.value)
    if count.most is None:
        return f"at least {count.least}" if count.least is not None else "no number"
    return f"{count.least} to {count.most}" if count.least is not None else f"at most {count.most}"


def _evidence_record(evidence: "Evidence") -> dict[str, Any]:
    import msgspec  # noqa: PLC0415

    return {
        "event": msgspec.to_builtins(evidence.event),
        "claims": [{"claim": msgspec.to_builtins(c), "also": [span.of(a.text) for span in c.also_at],
                    "article": {"id": a.id, "title": a.title, "published": a.published,
                    "proofs": msgspec.to_builtins(a.published_proofs)}} for c, a in evidence.claims],
        "conflicts": msgspec.to_builtins(evidence.conflicts),
        "related": [{"how": how, "event": msgspec.to_builtins(other)} for how, other in evidence.related],
    }  # fmt: skip
