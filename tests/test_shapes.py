"""The shapes: every constraint has a message, a file that breaks it alone, and valid files pass."""

import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH

from kb.graph.shapes import Report, broken_claims, check_graph
from kb.resources import bundled

DATA = Path(__file__).parent / "data" / "shapes"
VALID = sorted((DATA / "valid").glob("*.ttl"))
INVALID = sorted((DATA / "invalid").glob("*.ttl"))
WARNINGS = {"populated-claim.or"}
PARAMETERS = {
    *("minCount", "maxCount", "class", "datatype", "nodeKind", "minLength", "pattern", "uniqueLang", "minInclusive"),
    *("maxInclusive", "lessThan", "lessThanOrEquals", "equals", "disjoint", "or"),
    *("qualifiedMinCount", "qualifiedMaxCount"),
}
ABOUT = {"path", "message", "severity", "targetClass", "property", "qualifiedValueShape"}


def triples(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=path)]


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(bundled("ontology") / "shapes.ttl")


def local(node: object) -> str:
    return str(node).rpartition("#")[2]


def constraints(shapes: rdflib.Graph) -> set[str]:
    """`shape.parameter` of each constraint on a shape that has a target, or is a property of one that has."""
    targeted = set(shapes.subjects(SH.targetClass))
    checked = targeted | {each for shape in targeted for each in shapes.objects(shape, SH.property)}
    pairs = {(shape, local(term)) for shape in checked for term in shapes.predicates(shape)}
    return {f"{local(shape)}.{parameter}" for shape, parameter in pairs if parameter in PARAMETERS}


def test_every_parameter_that_the_shapes_use_is_known_to_these_tests(shapes: rdflib.Graph) -> None:
    used = {local(term) for term in shapes.predicates() if str(term).startswith(str(SH))}
    assert used <= PARAMETERS | ABOUT


def test_there_is_an_invalid_file_for_each_constraint_and_for_nothing_else(shapes: rdflib.Graph) -> None:
    assert {path.stem for path in INVALID} == constraints(shapes)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_breaks_exactly_its_constraint(path: Path) -> None:
    report = check_graph(triples(path))
    found = report.warnings if path.stem in WARNINGS else report.violations
    assert {f"{each.shape}.{each.constraint}" for each in found} == {path.stem}
    assert report.conforms is (path.stem in WARNINGS)
    assert not (report.violations and report.warnings)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_conforms(path: Path) -> None:
    report = check_graph(triples(path))
    assert (report.violations, report.warnings) == ((), ())


def test_every_shape_has_a_message_in_english_and_in_arabic(shapes: rdflib.Graph) -> None:
    groups = {shape for shape in shapes.subjects(RDF.type, SH.NodeShape) if (shape, SH.property, None) in shapes}
    speaking = set(shapes.subjects(RDF.type)) - groups
    silent = {
        local(shape)
        for shape in speaking
        if {message.language for message in shapes.objects(shape, SH.message)} != {"en", "ar"}  # type: ignore[attr-defined]
    }
    assert silent == set()


def test_messages_are_sentences(shapes: rdflib.Graph) -> None:
    for message in shapes.objects(None, SH.message):
        assert str(message).endswith(".")


def test_a_violation_says_who_what_and_why() -> None:
    (violation,) = check_graph(triples(DATA / "invalid" / "status.class.ttl")).violations
    assert violation.focus == "https://example.org/claim"
    assert violation.path == "https://w3id.org/tarikh/ontology#status"
    assert violation.value == "https://w3id.org/tarikh/ontology#certainty-certain"
    assert violation.message == "There is exactly one status, from kb:StatusScheme."


def test_the_order_of_the_triples_does_not_change_the_report() -> None:
    there = triples(DATA / "invalid" / "event-type.qualifiedMinCount.ttl")
    assert check_graph(there) == check_graph(reversed(there))


def test_a_graph_of_rdflib_is_checked_like_triples_of_pyoxigraph() -> None:
    path = DATA / "invalid" / "claim-type.class.ttl"
    assert check_graph(rdflib.Graph().parse(path)) == check_graph(triples(path))


def test_the_context_gives_types_and_is_not_checked_itself() -> None:
    whole = triples(DATA / "valid" / "event-with-two-states.ttl")
    events = [
        each for each in whole if re.search(r"/(event|state|state-before|membership|conflict)>", str(each.subject))
    ]
    rest = [each for each in whole if each not in events]
    assert "event-claim" in {each.shape for each in check_graph(events).violations}
    assert check_graph(events, context=rest) == Report(violations=())
    halves = [each for each in rest if "#quote" not in str(each.predicate)]
    assert check_graph(events, context=halves).conforms


def test_checking_does_not_change_the_graph_that_was_given() -> None:
    graph = rdflib.Graph().parse(VALID[0])
    before = len(graph)
    check_graph(graph)
    assert len(graph) == before


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("status.class", True),  # the claim itself
        ("mention-role.class", True),  # its mention
        ("evidence-article.maxCount", True),  # its evidence
        ("position-end.minCount", True),  # deeper in its evidence
        ("article-kind.pattern", False),  # the article: no claim's fault
    ],
)
def test_a_claim_answers_for_itself_and_for_what_hangs_on_it(name: str, broken: bool) -> None:  # noqa: FBT001
    there = triples(DATA / "invalid" / f"{name}.ttl")
    found = broken_claims(check_graph(there), there)
    assert set(found) == ({"https://example.org/claim"} if broken else set())


def test_a_claim_answers_for_the_entities_that_it_names() -> None:
    there = triples(DATA / "valid" / "smallest-claim.ttl")
    unnamed = [each for each in there if not (each.subject.value.endswith("putin") and "prefLabel" in str(each))]  # type: ignore[union-attr]
    found = broken_claims(check_graph(unnamed), unnamed)
    assert [each.shape for each in found["https://example.org/claim"]] == ["entity-label"]


def test_only_the_broken_claim_of_two_is_refused() -> None:
    there = triples(DATA / "valid" / "event-with-two-states.ttl")
    changed = [each for each in there if not ("claim-2>" in str(each.subject) and "#trigger" in str(each.predicate))]
    assert len(changed) == len(there) - 1
    assert set(broken_claims(check_graph(changed), changed)) == {"https://example.org/claim-2"}


def test_importing_the_module_imports_neither_rdflib_nor_pyshacl() -> None:
    code = "import sys, kb.graph.shapes; print([name for name in ('rdflib', 'pyshacl') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
