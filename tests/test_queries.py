"""The bundled questions: the right answers, the same from every engine, and nothing but answers."""

import socket
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.query

from kb.errors import UsageError
from kb.graph.queries import (
    Query,
    Rows,
    ask,
    bind,
    bundled_checks,
    bundled_queries,
    find_entity,
    find_query,
    refuse_reach,
    run,
)
from kb.graph.store import Store

CHECKS = Path(__file__).parent / "data" / "checks"
GRAPH = ox.NamedNode("https://example.org/graph")
ENTITY = "https://w3id.org/tarikh/id/entity/"

CASES: tuple[tuple[str, Mapping[str, str]], ...] = (
    *((name, {}) for name in bundled_queries()),
    ("between-two-parties", {"who": "كيم جونغ أون", "with": "Vladimir Putin", "lang": "ar"}),
    ("chronology", {"who": "بوتين", "as-of": "2024-06-12"}),
    ("chronology", {"who": "kim jong-un", "with": "Vladimir Putin", "type": "Meeting", "status": "occurred"}),
    ("chronology", {"where": "Russia", "type": "ContactEvent", "from": "2023-09-01", "to": "2023-09-30"}),
    ("claims-by-speaker", {"who": "رويترز"}),
    ("events-at-place", {"where": "روسيا"}),
    ("events-by-month", {"from": "2024-01-01", "to": "2024-06-30"}),
    ("june-visit", {"as-of": "2024-06-12"}),
    ("june-visit", {"as-of": "2024-07-27", "lang": "ar"}),
    ("overdue-plans", {"as-of": "2024-06-20"}),
    ("overdue-plans", {"as-of": "2024-07-27"}),
    ("what-was-known-on", {"as-of": "2024-06-11"}),
    ("what-was-known-on", {"as-of": "2024-07-25"}),
    ("who-met-whom", {"who": "Bashar al-Assad", "lang": "ar"}),
)
NAMES = [" ".join([name, *(f"{key}={value}" for key, value in values.items())]) for name, values in CASES]


def rows_of(store: Store, name: str, **values: str) -> list[dict[str, str]]:
    answer = ask(store, find_query(name), {key.replace("_", "-"): value for key, value in values.items()})
    assert isinstance(answer, Rows)
    return [dict(zip(answer.variables, row, strict=True)) for row in answer.texts()]


def all_rows(store: Store, query: Query, values: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows without the parameters' columns, unbound ones left out."""
    answer = ask(store, query, values)
    assert isinstance(answer, Rows)
    return [
        {name: str(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]


def rdflib_rows(data: rdflib.Graph, store: Store, query: Query, values: Mapping[str, str]) -> list[dict[str, str]]:
    bound = {name: rdflib_term(term) for name, term in bind(store, query, values).items()}
    result = data.query(query.text, initBindings=bound)
    hidden = {parameter.variable for parameter in query.parameters}
    shown = [name for name in (str(variable) for variable in result.vars or ()) if name not in hidden]
    rows = [row for row in result if isinstance(row, rdflib.query.ResultRow)]
    return [
        {name: str(oxigraph_term(term)) for name in shown if (term := row.asdict().get(name)) is not None}
        for row in rows
    ]


def rdflib_term(term: ox.NamedNode | ox.Literal) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def oxigraph_term(term: rdflib.term.Node) -> ox.NamedNode | ox.Literal:
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(term)
    assert isinstance(term, rdflib.Literal)
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(term.datatype) if term.datatype else None)


@pytest.fixture(scope="module")
def in_rdflib(story: Store) -> rdflib.Graph:
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in story.quads()}
    return rdflib.Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")


@pytest.mark.parametrize(("name", "values"), CASES, ids=NAMES)
def test_rdflib_gives_the_rows_that_oxigraph_gives(
    name: str, values: Mapping[str, str], story: Store, in_rdflib: rdflib.Graph
) -> None:
    query = find_query(name)
    assert rdflib_rows(in_rdflib, story, query, values) == all_rows(story, query, values)


@pytest.mark.parametrize(("name", "values"), CASES, ids=NAMES)
def test_one_graph_gives_the_rows_that_many_graphs_give(
    name: str, values: Mapping[str, str], story: Store, in_one_graph: Store
) -> None:
    query = find_query(name)
    assert all_rows(in_one_graph, query, values) == all_rows(story, query, values)


@pytest.fixture(scope="module")
def in_one_graph(story: Store) -> Store:
    store = Store.in_memory()
    store.replace_graph(GRAPH, [ox.Triple(q.subject, q.predicate, q.object) for q in story.quads()])
    return store


@pytest.mark.parametrize("query", bundled_queries().values(), ids=lambda query: query.name)
def test_every_question_has_a_summary_an_example_and_an_order(query: Query) -> None:
    assert query.summary.endswith(".")
    assert any(example.startswith(f"kb query {query.name}") for example in query.examples)
    assert "ORDER BY" in query.text
    assert "BOUND(?asOf" not in query.text


@pytest.mark.parametrize("query", bundled_queries().values(), ids=lambda query: query.name)
def test_every_question_selects_its_parameters_so_that_they_can_be_bound(query: Query) -> None:
    selected = query.text.partition("SELECT")[2].partition("WHERE")[0]
    for parameter in query.parameters:
        assert f"?{parameter.variable} " in selected.replace("\n", " ")


@pytest.mark.parametrize("query", bundled_queries().values(), ids=lambda query: query.name)
def test_every_question_has_an_answer_in_the_story(query: Query, story: Store) -> None:
    rows = all_rows(story, query, {})
    assert rows
    assert len({tuple(sorted(row.items())) for row in rows}) == len(rows), "no row comes twice"


# what the named chronologies say


def test_the_vostochny_meeting_comes_with_the_journey_around_it_and_the_promise(story: Store) -> None:
    rows = rows_of(story, "vostochny-meeting")
    assert [(row["part"], row["when"], row["status"]) for row in rows] == [
        ("1 the meeting", "2023-09-13", "occurred"),
        ("2 the journey around it", "2023-09", "occurred"),
        ("3 what was promised", "2023-09", "occurred"),
    ]
    assert rows[0]["saidBy"] == "Kim Jong-un"
    assert not any("Vladivostok" in row["label"] for row in rows)


def test_on_12_june_the_visits_are_planned_and_unconfirmed(story: Store) -> None:
    rows = rows_of(story, "june-visit", as_of="2024-06-12")
    assert {row["status"] for row in rows} == {"planned"}
    assert {row["certainty"] for row in rows} == {"possible"}
    told = {(row["saidBy"], row["relayedBy"], row["saidWhen"], row["claimed"]) for row in rows}
    assert told == {
        ("Vedomosti", "", "2024-06-10", "2024-06-12/2024-07~"),
        ("Kremlin", "", "", ""),
        ("مسؤول في فيتنام", "Reuters", "", "2024-06-19/2024-06-20"),
    }


def test_before_anything_was_published_no_visit_was_known(story: Store) -> None:
    assert rows_of(story, "june-visit", as_of="2024-06-11") == []


@pytest.mark.parametrize("values", [{}, {"as_of": "2024-07-27"}])
def test_on_27_july_the_summit_with_its_treaty_is_what_came_of_the_visit(values: dict[str, str], story: Store) -> None:
    outcomes = [row for row in rows_of(story, "june-visit", **values) if row["part"] == "3 what came of it"]
    assert {row["label"].partition(":")[0] for row in outcomes} == {"agreement", "meeting"}
    assert {(row["status"], row["saidBy"], row["published"]) for row in outcomes} == {
        ("occurred", "Yonhap", "2024-07-27")
    }


def test_the_vietnam_visit_is_overdue_once_its_window_is_past(story: Store) -> None:
    (overdue,) = rows_of(story, "overdue-plans", as_of="2024-07-27")
    assert "Vietnam" in overdue["label"]
    assert overdue["announced"] == "2024-06-12"
    assert rows_of(story, "overdue-plans", as_of="2024-06-20") == []


def test_a_plan_is_overdue_until_its_outcome_is_reported(story: Store) -> None:
    changed = Store.in_memory()
    changed.bulk_load(story.quads())
    after_window = "2024-08-05"
    assert len(rows_of(changed, "overdue-plans", as_of=after_window)) == 1
    changed.oxigraph.update(
        "PREFIX kb: <https://w3id.org/tarikh/ontology#> DELETE WHERE { GRAPH ?g { ?plan kb:fulfilledBy ?outcome } }"
    )
    assert len(rows_of(changed, "overdue-plans", as_of=after_window)) == 2


def test_what_no_date_proves_was_known_on_no_day(story: Store) -> None:
    def vladivostok(rows: list[dict[str, str]]) -> list[str]:
        return [row["label"] for row in rows if "Vladivostok" in row["label"]]

    assert vladivostok(rows_of(story, "what-was-known-on"))
    assert not vladivostok(rows_of(story, "what-was-known-on", as_of="2024-07-27"))
    assert not vladivostok(rows_of(story, "chronology", as_of="2024-07-27"))


def test_two_reports_of_one_meeting_are_one_row_with_two_pieces_of_evidence(story: Store) -> None:
    (meeting,) = rows_of(story, "chronology", who="Bashar al-Assad")
    evidence = rows_of(story, "evidence-of-event", event=meeting["event"])
    assert [row["published"] for row in evidence] == ["2024-07-25", "2024-07-26"]
    sources = rows_of(story, "sources-of-event", event=meeting["event"].rpartition("/")[2])
    assert {(row["part"], row["source"]) for row in sources} == {
        ("publishes", "A newspaper"),
        ("publishes", "Another newspaper"),
        ("says", "Kremlin"),
    }


def test_what_each_source_counts_stands_side_by_side(story: Store) -> None:
    rows = rows_of(story, "counts-told")
    assert [(row["counted"], row["value"], row["atLeast"], row["atMost"], row["words"]) for row in rows] == [
        ("participants", "", "20", "", "at least 20 others"),
        ("participants", "18", "18", "18", "18 others"),
    ]
    assert {conflict["about"] for conflict in rows_of(story, "conflicts")} >= {"counts"}


def test_a_chronology_can_be_cut_by_days_type_place_and_status(story: Store) -> None:
    def kinds(**values: str) -> list[str]:
        return [row["kind"] for row in rows_of(story, "chronology", **values)]

    assert kinds(**{"from": "2023-09-01", "to": "2023-09-30", "where": "Russia", "type": "Visit"}) == ["visit"]
    assert kinds(where="Vostochny Cosmodrome") == ["pledge", "meeting"]
    assert kinds(type="SpeechEvent") == ["pledge"]
    assert kinds(status="denied") == ["visit"]
    assert kinds(who="Kim Jong-un", **{"with": "Bashar al-Assad"}) == []
    assert kinds(**{"from": "2024-08-01"}) == ["visit"]


def test_labels_do_not_multiply_rows_and_come_in_the_language_asked_for(story: Store) -> None:
    english, arabic = rows_of(story, "who-met-whom"), rows_of(story, "who-met-whom", lang="ar")
    assert len(english) == len(arabic) == 4
    assert "Vladimir Putin" in {row["other"] for row in english}
    assert "فلاديمير بوتين" in {row["other"] for row in arabic}


def test_both_sides_of_a_conflict_are_quoted(story: Store) -> None:
    rows = [row for row in rows_of(story, "conflicts") if row["about"] == "place"]
    assert len({row["quote"] for row in rows}) == 2


# checks


@pytest.mark.parametrize("check", bundled_checks().values(), ids=lambda check: check.name)
def test_the_story_breaks_no_check(check: Query, story: Store) -> None:
    assert all_rows(story, check, {}) == []


@pytest.mark.parametrize("check", bundled_checks().values(), ids=lambda check: check.name)
def test_a_graph_that_breaks_a_check_has_rows(check: Query) -> None:
    store = Store.in_memory()
    quads = ox.parse(path=str(CHECKS / f"{check.name}.ttl"))
    store.replace_graph(GRAPH, [ox.Triple(q.subject, q.predicate, q.object) for q in quads])
    assert all_rows(store, check, {})


def test_there_is_no_broken_graph_without_its_check() -> None:
    assert {path.stem for path in CHECKS.glob("*.ttl")} == set(bundled_checks())


# parameters


@pytest.mark.parametrize(
    "value", ["بوتين", "Vladimir Putin", "vladimir putin", "فلاديمير بوتين", f"{ENTITY}vladimir-putin"]
)
def test_a_person_is_found_by_any_name_that_the_base_knows(value: str, story: Store) -> None:
    assert find_entity(story, "who", value).value == f"{ENTITY}vladimir-putin"


@pytest.mark.parametrize(
    ("query", "name", "value", "message"),
    [
        ("chronology", "who", "Nobody at all", "called 'Nobody at all'"),
        ("chronology", "who", "https://example.org/a b", "is no IRI"),
        ("chronology", "from", "June", "write it as 2024-06-12"),
        ("chronology", "from", "2024-02-30", "is no day"),
        ("chronology", "type", "Picnic", "is no type of event"),
        ("chronology", "status", "maybe", "is no status"),
        ("chronology", "nonsense", "x", "has no parameter 'nonsense'"),
        ("evidence-of-event", "event", "zzz", "names no event"),
        ("evidence-of-event", "event", "", "event"),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_plain_words(
    query: str, name: str, value: str, message: str, story: Store
) -> None:
    with pytest.raises(UsageError, match=message):
        ask(story, find_query(query), {name: value})


def test_a_name_that_several_bear_is_not_guessed() -> None:
    store = Store.in_memory()
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    georgias = [ox.NamedNode(f"https://example.org/{each}") for each in ("country", "state")]
    store.replace_graph(GRAPH, [ox.Triple(each, label, ox.Literal("Georgia", language="en")) for each in georgias])
    with pytest.raises(UsageError, match="is the name of several"):
        find_entity(store, "where", "Georgia")


def test_an_unknown_question_is_told_how_to_list_them() -> None:
    with pytest.raises(UsageError, match="lists them all"):
        find_query("who-is-who")


def test_dates_reach_the_query_as_days(story: Store) -> None:
    (bound,) = bind(story, find_query("june-visit"), {"as-of": "2024-06-12"}).values()
    assert bound.value == str((date(2024, 6, 12) - date(1970, 1, 1)).days)


# any query, read-only


def test_a_query_of_ones_own_sees_all_graphs_and_knows_the_prefixes(story: Store) -> None:
    answer = run(story, "SELECT (COUNT(*) AS ?n) WHERE { ?event a kb:Event }")
    assert isinstance(answer, Rows)
    assert list(answer.texts()) == [("10",)]
    assert run(story, "ASK { ?event a kb:Picnic }") is False
    assert run(story, "CONSTRUCT { ?e a kb:Event } WHERE { ?e a kb:Event }")


def test_a_query_with_a_data_set_of_its_own_keeps_to_it(story: Store) -> None:
    answer = run(story, "SELECT ?event FROM <https://w3id.org/tarikh/id/graph/ontology> WHERE { ?event a kb:Event }")
    assert isinstance(answer, Rows)
    assert answer.rows == ()


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "select * { service silent <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'it' . # it's\n SERVICE <http://example.org/> { ?s ?p ?o } # '\n}",
        "PREFIX e: <http://e/> SELECT * { ?s e:p e:a\\' . SERVICE <http://example.org/> { ?s ?p ?o } # '\n}",
        "PREFIX e: <http://e/> SELECT * { ?s e:p e:a#'''\n . SERVICE <http://example.org/> { ?s ?p ?o } #'''\n}",
        "PREFIX e: <http://e/> SELECT * { ?s e:p '''a'b''' . SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <FILE:/etc/passwd> { ?s ?p ?o }",
        "INSERT DATA { <http://a> <http://b> <http://c> }",
        "PREFIX e: <http://e/> DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "LOAD <http://example.org/>",
    ],
)
def test_what_reaches_out_of_the_base_or_changes_it_is_refused(text: str, story: Store) -> None:
    with pytest.raises(UsageError, match="refused"):
        run(story, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "SERVICE <http://example.org/>" }',
        "SELECT * { ?s ?p 'insert' } # SERVICE, LOAD and DELETE are words here",
        "SELECT * { ?s <http://example.org/SERVICE> ?service }",
        "PREFIX service: <http://example.org/> SELECT * { ?s service:LOAD service:x }",
        "SELECT * FROM <https://example.org/file:x> { ?s ?p ?o }",
    ],
)
def test_words_that_only_look_dangerous_are_let_pass(text: str) -> None:
    refuse_reach(text)


def test_no_query_opens_a_connection(story: Store) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.3)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        with pytest.raises(UsageError):
            run(story, f"PREFIX k: <{url}> SELECT * {{ SERVICE k:x {{ ?s ?p ?o }} }}")
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_slip_in_a_query_is_told_with_its_place(story: Store) -> None:
    with pytest.raises(UsageError, match=r"no SPARQL 1\.1 query: error at 1:"):
        run(story, "SELECT * { ?s ?p }")
