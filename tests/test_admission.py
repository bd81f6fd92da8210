"""The gate of the graph: what breaks a shape is refused with its reason, the rest is kept."""

from dataclasses import replace
from datetime import date

from building import build_article, build_claim

from kb.graph.admission import admit
from kb.graph.shapes import check_graph
from kb.model import (
    Claim,
    Entity,
    EntityKind,
    EventType,
    Iri,
    Label,
    Name,
    Participant,
    Role,
    Span,
)

BASE = "https://example.org/"
TEXT = "President Vladimir Putin visited Pyongyang. He will visit Hanoi next."
PUTIN = Entity(
    id=Iri("https://w3id.org/tarikh/id/entity/vladimir-putin"),
    kind=EntityKind.PERSON,
    labels=(Label("Vladimir Putin", "en"),),
    country=Iri("https://w3id.org/tarikh/id/entity/country-ru"),
)
RUSSIA = Entity(id=PUTIN.country or Iri(""), kind=EntityKind.COUNTRY, labels=(Label("Russia", "en"),))
TASS = Entity(
    id=Iri("https://w3id.org/tarikh/id/entity/tass"), kind=EntityKind.ORGANIZATION, labels=(Label("TASS", "en"),)
)
KNOWN = {entity.id: entity for entity in (PUTIN, RUSSIA, TASS)}
HANOI = Entity(id=Iri("entity/hanoi"), kind=EntityKind.PLACE, labels=(Label("Hanoi", "en"),), linked=False)
ARTICLE = build_article(TEXT, title="Putin in Pyongyang", published=date(2024, 6, 19))


def claim(trigger: str, *, quote: Span, agent: Entity = PUTIN) -> Claim:
    at = Span(TEXT.index(trigger), TEXT.index(trigger) + len(trigger))
    names = Name(entity=agent, words="Vladimir Putin", span=Span(10, 24))
    participants = (Participant(name=names, role=Role.AGENT),)
    return build_claim(ARTICLE, "Visit", trigger=at, quote=quote, number=trigger, participants=participants)


FIRST = claim("visited", quote=Span(0, 43))
SECOND = claim("visit H", quote=Span(44, len(TEXT)))


def test_claims_that_break_nothing_are_kept_with_the_entities_that_they_name() -> None:
    admission = admit(ARTICLE, (FIRST, SECOND), base=BASE, known=KNOWN)
    assert (admission.kept, admission.refused, admission.broken) == ((FIRST, SECOND), (), ())
    assert check_graph((*admission.triples, *admission.reference)).conforms
    assert any(triple.subject.value == RUSSIA.id for triple in admission.reference)  # type: ignore[union-attr]


def test_a_claim_of_a_type_that_there_is_not_is_refused_and_the_other_kept() -> None:
    wrong = replace(SECOND, type=EventType("Picnic"))
    admission = admit(ARTICLE, (FIRST, wrong), base=BASE, known=KNOWN)
    assert admission.kept == (FIRST,)
    (refusal,) = admission.refused
    assert refusal.claim == wrong
    assert [each.shape for each in refusal.violations] == ["claim-type"]
    assert check_graph((*admission.triples, *admission.reference)).conforms
    assert not any("Picnic" in str(triple) for triple in admission.triples)


def test_a_claim_whose_agent_is_a_place_is_refused_in_plain_words() -> None:
    admission = admit(ARTICLE, (claim("visited", quote=Span(0, 43), agent=HANOI), SECOND), base=BASE, known=KNOWN)
    assert admission.kept == (SECOND,)
    messages = {each.message for each in admission.refused[0].violations}
    assert "An agent is a person, an organisation, a group or a country that is described." in messages


def test_a_quote_that_is_not_in_the_article_is_refused() -> None:
    admission = admit(ARTICLE, (replace(FIRST, quote="Putin visited Pyongyang."), SECOND), base=BASE, known=KNOWN)
    assert {each.shape for each in admission.refused[0].violations} == {"claim-quote"}


def test_nothing_of_an_article_that_is_broken_itself_goes_in() -> None:
    admission = admit(replace(ARTICLE, language="Modern English"), (FIRST,), base=BASE, known=KNOWN)
    assert [each.shape for each in admission.broken] == ["article-language"]
    assert (admission.kept, admission.triples, admission.reference) == ((), (), ())


def test_an_article_without_claims_goes_in() -> None:
    admission = admit(ARTICLE, (), base=BASE)
    assert admission.triples
    assert not admission.broken


def test_a_reference_entity_whose_country_is_not_given_keeps_no_claim_out() -> None:
    assert admit(ARTICLE, (FIRST,), base=BASE).kept == (FIRST,)


def test_the_publisher_that_is_known_is_described() -> None:
    admission = admit(ARTICLE, (FIRST,), base=BASE, known=KNOWN, publisher=TASS.id)
    assert not admission.broken
    assert any(triple.subject.value == TASS.id for triple in admission.reference)  # type: ignore[union-attr]
