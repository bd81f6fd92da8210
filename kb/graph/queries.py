"""Questions in SPARQL: the bundled ones with parameters, and any other, read-only and without leaving the store."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kb.errors import UsageError
from kb.graph.store import Store
from kb.graph.vocabulary import KB, PREFIXES, RDF, SKOS, XSD, event_types
from kb.language.text import fold
from kb.model import Status
from kb.resources import bundled

_EPOCH = date(1970, 1, 1)
_SUFFIX = ".rq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a bundled question: its name, its type and what it means.

    Types: entity (a name, or an IRI), event (an IRI or the end of one), date (YYYY-MM-DD, given to the query as its day
    number), type (of event), status, string, integer.
    """

    name: str
    type: str
    description: str

    @property
    def variable(self) -> str:
        """The variable that it binds: "as-of" is ?asOf."""
        first, *rest = self.name.split("-")
        return first + "".join(part.capitalize() for part in rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A bundled question: its name says the answer, its header the rest."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    examples: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a SELECT. A value is None where the variable is not bound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[ox.NamedNode | ox.Literal | None, ...], ...]

    def texts(self) -> Iterator[tuple[str, ...]]:
        """The rows as plain strings."""
        for row in self.rows:
            yield tuple("" if term is None else term.value for term in row)


Answer = Rows | bool | tuple[ox.Triple, ...]


def read_query(path: Path) -> Query:
    """A question with its header."""
    text = path.read_text(encoding="utf-8")
    header = re.findall(r"^#\+ (\w+): (.*)$", text, re.MULTILINE)
    parameters = [value.split(" ", 2) for key, value in header if key == "param"]
    return Query(
        name=path.stem,
        summary=" ".join(value for key, value in header if key == "summary"),
        parameters=tuple(Parameter(name=n, type=t, description=d) for n, t, d in parameters),
        examples=tuple(value for key, value in header if key == "example"),
        text=text,
    )


@cache
def bundled_queries() -> Mapping[str, Query]:
    """The bundled questions by name."""
    return {query.name: query for query in map(read_query, sorted(bundled("queries").glob(f"*{_SUFFIX}")))}


@cache
def bundled_checks() -> Mapping[str, Query]:
    """The bundled checks by name: each must have no rows."""
    return {query.name: query for query in map(read_query, sorted((bundled("queries") / "checks").glob(f"*{_SUFFIX}")))}


def find_query(name: str) -> Query:
    """The bundled question of a name.

    Raises:
        UsageError: there is none.
    """
    found = bundled_queries().get(name)
    if found is None:
        raise UsageError(f"no question is called {name!r}: `kb query` lists them all")
    return found


def ask(store: Store, query: Query, values: Mapping[str, str]) -> Answer:
    """The answer to a bundled question; what is not given is any. The columns of parameters are left out.

    Raises:
        UsageError: a parameter is not one of the question's, or its value is not of its type.
    """
    bound = bind(store, query, values)
    answer = _run(store, query.text, bound)
    hidden = {parameter.variable for parameter in query.parameters}
    return _without(answer, hidden) if isinstance(answer, Rows) else answer


def bind(store: Store, query: Query, values: Mapping[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
    """The values of a question's parameters as terms, by variable."""
    known = {parameter.name: parameter for parameter in query.parameters}
    strange = sorted(set(values) - set(known))
    if strange:
        raise UsageError(f"{query.name} has no parameter {strange[0]!r}: it has {', '.join(known) or 'none'}")
    return {known[name].variable: _term(store, known[name], value) for name, value in values.items()}


def run(store: Store, text: str) -> Answer:
    """The answer to any query; it can change nothing and fetch nothing.

    Raises:
        UsageError: it is no SPARQL query, is an update, calls another service or reads a file.
    """
    refuse_reach(text)
    return _run(store, text, {})


def _run(store: Store, text: str, bound: Mapping[str, ox.NamedNode | ox.Literal]) -> Answer:
    union = not _has_data_set(text)
    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
    substitutions = {ox.Variable(name): term for name, term in bound.items()}
    try:
        found = store.oxigraph.query(
            text, prefixes=dict(PREFIXES), use_default_graph_as_union=union, substitutions=substitutions
        )
        return _answer(found)
    except SyntaxError as error:
        raise UsageError(f"this is no SPARQL 1.1 query: {error}") from error


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return tuple(sorted(set(found), key=str))
    variables = tuple(variable.value for variable in found.variables)
    rows = [tuple(_plain(row[variable]) for variable in found.variables) for row in found]
    return Rows(variables=variables, rows=tuple(rows))


def _plain(term: object) -> ox.NamedNode | ox.Literal | None:
    return term if isinstance(term, (ox.NamedNode, ox.Literal)) else None


def _without(answer: Rows, hidden: Iterable[str]) -> Rows:
    kept = [at for at, variable in enumerate(answer.variables) if variable not in set(hidden)]
    return Rows(
        variables=tuple(answer.variables[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in answer.rows),
    )


_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n]*"
    r"|[?$]\w+"
    r"|[\w-]*:(?:\\.|[^\s;,.(){}\[\]<>\"'#\\])*"
    r"|\w+"
    r"|\S",
    re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})


def _words(text: str) -> list[str]:
    """The keywords and IRIs of a query: no strings, comments, variables or prefixed names."""
    found = []
    for token in _TOKEN.findall(text):
        if token[0] in "\"'#?$":
            continue
        if token[0] == "<" or re.fullmatch(r"\w+", token):
            found.append(token if token[0] == "<" else token.upper())
    return found


def refuse_reach(text: str) -> None:
    """Refuse what would change the store, call another service or read a file.

    Raises:
        UsageError: it would.
    """
    words = _words(text)
    if "SERVICE" in words:
        raise UsageError("SERVICE is refused: a query reaches this knowledge base only")
    for word, following in zip(words, [*words[1:], ""], strict=True):
        iri = following if following.startswith("<") else ""
        if word in ("FROM", "NAMED") and iri.lower().startswith("<file:"):
            raise UsageError(f"FROM {iri} is refused: a query reads no files")
    verbs = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
    first = next((word for word in words if word in verbs | _UPDATES), "")
    if first in _UPDATES:
        raise UsageError(f"{first} is refused: queries are read-only; use `kb add` and `kb remove`")


def _has_data_set(text: str) -> bool:
    return "FROM" in _words(text)


def _term(store: Store, parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal:
    return _TYPES[parameter.type](store, parameter.name, value)


def _date(_: Store, name: str, value: str) -> ox.Literal:
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{name}: {value!r} is no day; write it as 2024-06-12") from error
    return ox.Literal(str((day - _EPOCH).days), datatype=XSD["integer"])


def _integer(_: Store, name: str, value: str) -> ox.Literal:
    if not value.lstrip("-").isdecimal():
        raise UsageError(f"{name}: {value!r} is no whole number")
    return ox.Literal(value, datatype=XSD["integer"])


def _string(_: Store, __: str, value: str) -> ox.Literal:
    return ox.Literal(value)


def _type(_: Store, name: str, value: str) -> ox.NamedNode:
    parents = {found.parent for found in event_types().values()}
    for known in (*event_types(), *parents):
        if known.lower() == value.lower():
            return KB[known]
    raise UsageError(f"{name}: {value!r} is no type of event: there are {', '.join(event_types())}")


def _status(_: Store, name: str, value: str) -> ox.NamedNode:
    if value.lower() not in set(Status):
        raise UsageError(f"{name}: {value!r} is no status: there are {', '.join(Status)}")
    return KB[f"status-{value.lower()}"]


def _event(store: Store, name: str, value: str) -> ox.NamedNode:
    return find_node(store, name, value, KB["Event"])


def find_node(store: Store, name: str, value: str, kind: ox.NamedNode) -> ox.NamedNode:
    """The node of a class that an IRI, or the end of one, names.

    Raises:
        UsageError: none or several do.
    """
    iris = {q.subject for q in store.oxigraph.quads_for_pattern(None, RDF["type"], kind, None)}
    found = sorted((n for n in iris if isinstance(n, ox.NamedNode) and n.value.endswith(value.strip("<>"))), key=str)
    if len(found) == 1 and value:
        return found[0]
    what = "names no" if not found else f"fits {len(found)}"
    raise UsageError(
        f"{name}: {value!r} {what} {kind.value.rpartition('#')[2].lower()} of this base; give more of its IRI"
    )


def find_entity(store: Store, name: str, value: str) -> ox.NamedNode:
    """The entity of a name, in any spelling that the base knows, or of an IRI.

    Raises:
        UsageError: nobody and nowhere has that name, or several have it equally well.
    """
    if "://" in value:
        return _iri(name, value.strip("<>"))
    wanted = fold(value).strip()
    for predicate in (SKOS["prefLabel"], SKOS["altLabel"], KB["shortName"]):
        found = {
            quad.subject
            for quad in store.oxigraph.quads_for_pattern(None, predicate, None, None)
            if isinstance(quad.object, ox.Literal) and fold(quad.object.value) == wanted
        }
        linked = {n for n in found if not _unlinked(store, n)} or found
        if len(linked) == 1:
            node = linked.pop()
            assert isinstance(node, ox.NamedNode)  # noqa: S101  (there are no blank nodes)
            return node
        if linked:
            iris = ", ".join(sorted(str(n) for n in linked)[:5])
            raise UsageError(f"{name}: {value!r} is the name of several: give one of {iris}")
    raise UsageError(f"{name}: nobody and nowhere in this base is called {value!r}")


def _iri(name: str, value: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(value)
    except ValueError as error:
        raise UsageError(f"{name}: {value!r} is no IRI ({error})") from error


def _unlinked(store: Store, node: ox.NamedNode | ox.BlankNode | ox.Triple) -> bool:
    return any(True for _ in store.oxigraph.quads_for_pattern(node, KB["unlinked"], None, None))


_TYPES: Mapping[str, Callable[[Store, str, str], ox.NamedNode | ox.Literal]] = {
    "date": _date,
    "integer": _integer,
    "string": _string,
    "type": _type,
    "status": _status,
    "event": _event,
    "entity": find_entity,
}


def as_values(rows: Rows) -> Sequence[Mapping[str, str]]:
    """The rows as mappings from column to text, for JSON."""
    return [dict(zip(rows.variables, row, strict=True)) for row in rows.texts()]
