"""Exports: the same bytes for the same quads, and the same graph for whoever reads them."""

import csv
import hashlib
import io
import warnings

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import UsageError
from kb.graph.exports import CONTENT_TYPES, format_of, serialise
from kb.graph.store import Store
from kb.graph.vocabulary import KB, RDF

RDFLIB = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}
WITH_GRAPHS = ("trig", "nq", "jsonld")
SUBJECT = ox.NamedNode("https://example.org/thing")
SAYS = ox.NamedNode("https://example.org/ns#says")
GRAPH = ox.NamedNode("https://example.org/graph/1")


def triples_of(quads: list[ox.Quad]) -> set[str]:
    return {str(ox.Triple(q.subject, q.predicate, q.object)) for q in quads}


def read_by_rdflib(data: bytes, form: str) -> set[tuple[str, str]]:
    """Each triple as N-Triples with the name of its graph, "" for the unnamed one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parsers of quads use its own old names
        read = rdflib.Dataset().parse(data=data, format=RDFLIB[form])
        return {
            (f"{s.n3()} {p.n3()} {o.n3()}", "" if g is None or g == rdflib.graph.DATASET_DEFAULT_GRAPH_ID else str(g))
            for s, p, o, g in read.quads()
        }


def as_rdflib_sees_it(quads: list[ox.Quad], *, graphs: bool) -> set[tuple[str, str]]:
    """The quads, their terms in rdflib's own spelling."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        plain = rdflib.Dataset().parse(data="".join(f"{quad} .\n" for quad in quads), format="nquads")
        return {
            (f"{s.n3()} {p.n3()} {o.n3()}", str(g) if graphs and g is not None else "") for s, p, o, g in plain.quads()
        }


@pytest.mark.parametrize("form", RDFLIB)
def test_rdflib_reads_back_the_same_graph(form: str, story: Store) -> None:
    quads = list(story.quads())
    expected = as_rdflib_sees_it(quads, graphs=form in WITH_GRAPHS)
    assert read_by_rdflib(serialise(quads, form), form) == expected
    assert len(expected) > 1000


@pytest.mark.parametrize("form", RDFLIB)
def test_oxigraph_reads_back_the_same_graph(form: str, story: Store) -> None:
    quads = list(story.quads())
    formats = {"rdf": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD}
    found = list(ox.parse(serialise(quads, form), formats.get(form) or ox.RdfFormat.from_extension(form)))
    if form in WITH_GRAPHS:
        assert set(found) == set(quads)
    assert triples_of(found) == triples_of(quads)


@pytest.mark.parametrize("form", CONTENT_TYPES)
def test_the_bytes_do_not_depend_on_the_order_of_the_quads(form: str, story: Store) -> None:
    quads = list(story.quads())
    shuffled = sorted(quads, key=lambda quad: hashlib.sha256(str(quad).encode()).digest())
    assert serialise(shuffled + shuffled[:9], form) == serialise(quads, form)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(sorted({*RDFLIB} - {"rdf"})))
def test_any_words_survive_every_format(words: str, form: str) -> None:
    quads = [ox.Quad(SUBJECT, SAYS, ox.Literal(words, language="ar"), GRAPH)]
    formats = {"jsonld": ox.RdfFormat.JSON_LD}
    found = list(ox.parse(serialise(quads, form), formats.get(form) or ox.RdfFormat.from_extension(form)))
    assert triples_of(found) == triples_of(quads)


@pytest.mark.parametrize(
    "iri",
    [
        "https://w3id.org/tarikh/ontology#",
        "https://w3id.org/tarikh/ontology#-dash",
        "https://w3id.org/tarikh/ontology#a.b",
        "https://w3id.org/tarikh/ontology#9lives",
        "https://w3id.org/tarikh/ontology#حدث",
        "https://w3id.org/tarikh/ontology#a/b",
        "http://www.w3.org/2001/XMLSchema#a%20b",
    ],
)
@pytest.mark.parametrize("form", ["ttl", "trig"])
def test_names_that_look_odd_after_a_prefix_are_read_back(iri: str, form: str) -> None:
    quads = [ox.Quad(ox.NamedNode(iri), SAYS, ox.NamedNode(iri), GRAPH)]
    data = serialise(quads, form)
    assert triples_of(list(ox.parse(data, ox.RdfFormat.from_extension(form)))) == triples_of(quads)
    assert {triple for triple, _ in read_by_rdflib(data, form)} == {
        triple for triple, _ in as_rdflib_sees_it(quads, graphs=False)
    }


@pytest.mark.parametrize("kind", ["integer", "date", "boolean"])
@pytest.mark.parametrize("lexical", ["007", "+1", "1", "x", "", "2024-06-12", "true"])
@pytest.mark.parametrize("form", ["ttl", "trig", "jsonld"])
def test_literals_keep_their_spelling_and_type(lexical: str, kind: str, form: str) -> None:
    typed = ox.Literal(lexical, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))
    quads = [ox.Quad(SUBJECT, SAYS, typed, GRAPH)]
    form_of = {"jsonld": ox.RdfFormat.JSON_LD}.get(form) or ox.RdfFormat.from_extension(form)
    assert triples_of(list(ox.parse(serialise(quads, form), form_of))) == triples_of(quads)


@pytest.mark.parametrize("form", CONTENT_TYPES)
def test_nothing_is_written_as_a_file_that_holds_nothing(form: str) -> None:
    data = serialise([], form)
    if form in RDFLIB:
        assert read_by_rdflib(data, form) == set()
    else:
        assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) == 1


def test_turtle_is_made_to_be_read(story: Store) -> None:
    text = serialise(story.quads(), "ttl").decode()
    assert text.startswith("@prefix ")
    assert " a kb:Claim ;\n" in text
    assert "فلاديمير بوتين" in text
    assert "kb:beginDay 19613" in text


def test_the_table_has_one_row_an_event_with_names_for_iris(story: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(serialise(story.quads(), "csv").decode("utf-8-sig"))))
    events = {str(q.subject)[1:-1] for q in story.oxigraph.quads_for_pattern(None, RDF["type"], KB["Event"], None)}
    assert [row["event"] for row in rows if row["event"] in events] == [row["event"] for row in rows]
    assert len(rows) == len(events)
    vietnam = next(row for row in rows if "Vietnam" in row["places"])
    assert (vietnam["type"], vietnam["status"], vietnam["certainty"]) == ("Visit", "planned", "possible")
    assert (vietnam["agents"], vietnam["when"], vietnam["claims"]) == ("Vladimir Putin", "2024-06-19/2024-06-20", "1")
    dated = [int(row["beginDay"]) for row in rows if row["beginDay"]]
    assert dated == sorted(dated)


@pytest.mark.parametrize(("path", "form"), [("a.ttl", "ttl"), ("b/a.NQ", "nq"), ("a.json", "jsonld"), ("a.xml", "rdf")])
def test_a_file_is_written_in_the_format_of_its_ending(path: str, form: str) -> None:
    assert format_of(path) == form


@pytest.mark.parametrize("path", ["a.docx", "a", ""])
def test_an_ending_that_names_no_format_is_told(path: str) -> None:
    with pytest.raises(UsageError, match="no format for the ending"):
        format_of(path)
