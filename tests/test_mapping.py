"""From values to triples: everything a claim or event says is in the graph, and the graph conforms."""

import doctest
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import ModuleType

import pyoxigraph as ox
import pytest
from building import build_article, build_claim
from hypothesis import given
from hypothesis import strategies as st

from kb.graph import shapes, vocabulary
from kb.graph.mapping import (
    article_triples,
    conflict_triples,
    entities_in_use,
    entity_triples,
    event_triples,
    node,
    reference_triples,
    replacement_triples,
    terms,
)
from kb.graph.mapping.terms import day_number
from kb.graph.shapes import check_graph
from kb.graph.turtle import read_descriptions
from kb.graph.vocabulary import KB, OA, PREFIXES, RDF, RDFS, SCHEMA, SEM, SKOS, article_graph, event_types
from kb.identifiers import claim_id, conflict_id, event_id, state_id
from kb.model import (
    Certainty,
    Conflict,
    Count,
    CountKind,
    DateProof,
    Entity,
    EntityKind,
    Event,
    EventType,
    Happening,
    Iri,
    Label,
    MergeReason,
    Name,
    Participant,
    Role,
    Span,
    State,
    Status,
    Tenure,
    TimeValue,
)
from kb.resources import bundled

BASE = "https://example.org/base/"
TEXT = "قال مسؤول كوري لوكالة يونهاب إن الرئيس الروسي فلاديمير بوتين زار بيونغ يانغ يوم الأربعاء. انتهت الزيارة أمس."
RUSSIA = Entity(
    id=Iri("https://w3id.org/tarikh/id/entity/country-ru"),
    kind=EntityKind.COUNTRY,
    labels=(Label("روسيا", "ar"), Label("Russia", "en")),
)
PUTIN = Entity(
    id=Iri("https://w3id.org/tarikh/id/entity/vladimir-putin"),
    kind=EntityKind.PERSON,
    labels=(Label("فلاديمير بوتين", "ar"), Label("Vladimir Putin", "en")),
    other_labels=(Label("فلاديمير بوتين", "ar"), Label("بوتن", "ar")),
    short_labels=(Label("بوتين", "ar"),),
    wikidata="Q7747",
    country=RUSSIA.id,
    tenures=(Tenure(position="head-of-state", of=RUSSIA.id, since=date(2012, 5, 7)),),
)
PYONGYANG = Entity(
    id=Iri("https://w3id.org/tarikh/id/entity/gn-1871859"),
    kind=EntityKind.PLACE,
    labels=(Label("بيونغ يانغ", "ar"), Label("Pyongyang", "en")),
    geonames=1871859,
    point=(125.75432, 39.03385),
)
OFFICIAL = Entity(
    id=Iri("entity/official"),
    kind=EntityKind.GROUP,
    labels=(Label("مسؤول كوري", "ar"),),
    linked=False,
    described=True,
)
YONHAP = Entity(id=Iri("entity/yonhap"), kind=EntityKind.ORGANIZATION, labels=(Label("يونهاب", "ar"),), linked=False)
KNOWN = {entity.id: entity for entity in (RUSSIA, PUTIN, PYONGYANG)}
DAY = date(2024, 6, 19)
SENTENCE = Span(0, TEXT.index(".") + 1)
ARTICLE = build_article(
    TEXT,
    title="بوتين في بيونغ يانغ",
    language="ar",
    published=date(2024, 6, 20),
    published_proofs=(DateProof(rule="yesterday", words="أمس", explanation="It ended on the 19th, yesterday."),),
    publisher="الشرق الأوسط",
    url="https://example.org/news/1",
    source="page.txt",
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def name(entity: Entity, words: str) -> Name:
    return Name(entity=entity, words=words, span=span(words))


def time_of(phrase: str) -> TimeValue:
    return TimeValue(
        phrase=phrase,
        span=span(phrase),
        rule="weekday",
        anchor=date(2024, 6, 20),
        edtf="2024-06-19",
        earliest_begin=DAY,
        latest_begin=DAY,
        earliest_end=DAY,
        latest_end=DAY,
    )


CLAIM = build_claim(
    ARTICLE,
    "Visit",
    trigger=span("زار"),
    quote=SENTENCE,
    time=time_of("يوم الأربعاء"),
    participants=(Participant(name=name(PUTIN, "الرئيس الروسي فلاديمير بوتين"), role=Role.AGENT),),
    places=(name(PYONGYANG, "بيونغ يانغ"),),
    speakers=(name(OFFICIAL, "مسؤول كوري"), name(YONHAP, "يونهاب")),
    said=replace(time_of("أمس"), edtf="2024-06-20", earliest_begin=date(2024, 6, 20)),
    also_at=(Span(SENTENCE.end + 1, len(TEXT)),),
    counts=(
        Count(kind=CountKind.PARTICIPANTS, words="زار", span=span("زار"), least=12, most=12, approximate=True),
        Count(kind=CountKind.KILLED, words="يوم", span=span("يوم"), least=20),
        Count(kind=CountKind.INJURED, words="أمس", span=span("أمس")),
    ),
)
HAPPENING = Happening(
    status=Status.OCCURRED,
    certainty=Certainty.CERTAIN,
    edtf="2024-06-19",
    earliest_begin=DAY,
    latest_begin=DAY,
    earliest_end=DAY,
    latest_end=DAY,
    participants=((PUTIN, Role.AGENT),),
    places=(PYONGYANG,),
)
EVENT_ID = event_id(CLAIM.id)
EVENT = Event(
    id=EVENT_ID,
    type=EventType("Visit"),
    happening=HAPPENING,
    states=(
        State(
            id=state_id(EVENT_ID, "2024-06-12"),
            known_from=date(2024, 6, 12),
            known_until=date(2024, 6, 20),
            happening=replace(HAPPENING, status=Status.PLANNED, certainty=Certainty.PROBABLE),
            claims=(CLAIM.id,),
        ),
        State(
            id=state_id(EVENT_ID, "2024-06-20"),
            known_from=date(2024, 6, 20),
            known_until=None,
            happening=HAPPENING,
            claims=(CLAIM.id,),
        ),
    ),
    claims=(CLAIM.id,),
    reasons=(MergeReason(claim=CLAIM.id, rule="first", explanation="The first claim of the event."),),
    fulfilled_by=(EVENT_ID,),
    part_of=(EVENT_ID,),
)
SECOND = replace(
    CLAIM,
    id=claim_id(ARTICLE.id, span("الزيارة"), "Visit"),
    number="c2",
    trigger="الزيارة",
    trigger_span=span("الزيارة"),
    time=None,
    said=None,
    speakers=(),
    also_at=(),
    counts=(),
)
CONFLICT = Conflict(
    id=conflict_id("time", (CLAIM.id, SECOND.id)),
    about="time",
    claims=(CLAIM.id, SECOND.id),
    events=(EVENT_ID,),
    explanation="One says Wednesday, the other Thursday.",
)


def whole() -> list[ox.Triple]:
    """Everything that the mapping can say, in one graph."""
    claims = (CLAIM, SECOND)
    return [
        *article_triples(ARTICLE, claims, base=BASE),
        *reference_triples(entities_in_use(claims), base=BASE, known=KNOWN),
        *event_triples(EVENT, base=BASE),
        *conflict_triples(CONFLICT, base=BASE),
        *replacement_triples(Iri("event/older"), EVENT_ID, base=BASE),
    ]


def values(triples: Iterable[ox.Triple], subject: ox.NamedNode, *path: ox.NamedNode) -> list[str]:
    """The values at the end of a path, in order."""
    triples = list(triples)
    found: list[object] = [subject]
    for term in path:
        found = [each.object for start in found for each in triples if (each.subject, each.predicate) == (start, term)]
    return sorted(each.value for each in found if isinstance(each, ox.NamedNode | ox.Literal))


def here(identifier: Iri) -> ox.NamedNode:
    return node(identifier, base=BASE)


def test_everything_that_is_mapped_conforms_to_the_shapes() -> None:
    report = check_graph(whole())
    assert (report.violations, report.warnings) == ((), ())


def test_there_are_no_blank_nodes_and_no_triple_twice() -> None:
    triples = list(article_triples(ARTICLE, (CLAIM, SECOND), base=BASE))
    assert not any(isinstance(part, ox.BlankNode) for triple in whole() for part in triple)
    assert len(triples) == len(set(triples))


def test_the_same_values_give_the_same_triples_in_the_same_order() -> None:
    assert whole() == whole()


def test_every_term_of_ours_that_is_mapped_is_in_the_ontology_and_every_property_is_mapped() -> None:
    ontology = read_descriptions(bundled("ontology") / "kb.ttl")
    mapped = {part.value for triple in whole() for part in triple if isinstance(part, ox.NamedNode)}
    assert {iri for iri in mapped if iri.startswith(KB.iri)} <= set(ontology)
    properties = {iri for iri, found in ontology.items() if _is_property(found.texts(RDF["type"]))}
    never = {"capital", "country", "partOf", "publisher", "month", "dayOfMonth", "year", "calendar", "until"}
    assert {iri.removeprefix(KB.iri) for iri in properties - mapped} <= never | {"hasRecipient"}


def _is_property(types: list[str]) -> bool:
    return any(each.endswith(("#ObjectProperty", "#DatatypeProperty")) for each in types)


def test_the_evidence_of_a_claim_is_its_quote_with_its_place_and_what_stands_around_it() -> None:
    triples = list(article_triples(ARTICLE, (CLAIM,), base=BASE))
    selector = (OA["hasTarget"], OA["hasSelector"])
    assert values(triples, here(CLAIM.id), *selector, OA["exact"]) == [CLAIM.quote]
    assert values(triples, here(CLAIM.id), *selector, OA["start"]) == ["0"]
    assert values(triples, here(CLAIM.id), *selector, OA["end"]) == [str(SENTENCE.end)]
    assert values(triples, here(CLAIM.id), *selector, OA["prefix"]) == [""]
    assert values(triples, here(CLAIM.id), *selector, OA["suffix"]) == [TEXT[SENTENCE.end : SENTENCE.end + 32]]


def test_a_further_sentence_of_a_claim_is_evidence_of_its_own() -> None:
    triples = list(article_triples(ARTICLE, (CLAIM,), base=BASE))
    selector = (KB["alsoStatedAt"], OA["hasSelector"])
    assert values(triples, here(CLAIM.id), *selector, OA["exact"]) == [TEXT[SENTENCE.end + 1 :]]
    assert values(triples, here(CLAIM.id), *selector, OA["start"]) == [str(SENTENCE.end + 1)]
    assert values(triples, here(CLAIM.id), KB["alsoStatedAt"], OA["hasSource"]) == [BASE + ARTICLE.id]


def test_a_count_has_its_kind_its_words_and_as_much_of_a_number_as_the_text_gives() -> None:
    triples = list(article_triples(ARTICLE, (CLAIM,), base=BASE))
    exact, least, vague = (ox.NamedNode(f"{here(CLAIM.id).value}/count-{number}") for number in (1, 2, 3))
    ends = [
        [values(triples, count, KB[f"count{end}"]) for end in ("Value", "AtLeast", "AtMost")]
        for count in (exact, least, vague)
    ]
    assert ends == [[["12"], ["12"], ["12"]], [[], ["20"], []], [[], [], []]]
    assert values(triples, exact, KB["countApproximate"]) == ["true"]
    assert values(triples, least, KB["countApproximate"]) == []
    assert values(triples, vague, KB["countKind"]) == [KB["count-injured"].value]
    assert values(triples, vague, KB["words"]) == ["أمس"]


def test_the_words_of_a_mention_are_those_at_its_place_in_the_article() -> None:
    triples = list(article_triples(ARTICLE, (CLAIM,), base=BASE))
    for mention in (each.object for each in triples if each.predicate == KB["hasMention"]):
        assert isinstance(mention, ox.NamedNode)
        (start,), (end,) = values(triples, mention, KB["start"]), values(triples, mention, KB["end"])
        assert values(triples, mention, KB["words"]) == [TEXT[int(start) : int(end)]]


def test_the_nearest_speaker_says_it_and_the_others_relay_it() -> None:
    triples = list(article_triples(ARTICLE, (CLAIM,), base=BASE))
    assert values(triples, here(CLAIM.id), KB["saidBy"]) == [BASE + OFFICIAL.id]
    assert values(triples, here(CLAIM.id), KB["relayedBy"]) == [BASE + YONHAP.id]


@pytest.mark.parametrize(
    ("role", "term"), [(Role.AGENT, "hasAgent"), (Role.RECIPIENT, "hasRecipient"), (Role.PARTICIPANT, None)]
)
def test_a_participant_is_written_out_beside_its_role(role: Role, term: str | None) -> None:
    claim = replace(CLAIM, participants=(Participant(name=name(PUTIN, "فلاديمير بوتين"), role=role),))
    triples = list(article_triples(ARTICLE, (claim,), base=BASE))
    assert values(triples, here(claim.id), KB["hasParticipant"]) == [PUTIN.id]
    said = {each for each in ("hasAgent", "hasRecipient") if values(triples, here(claim.id), KB[each])}
    assert said == ({term} if term else set())


def test_a_time_that_could_not_be_resolved_keeps_its_words_and_has_no_date() -> None:
    time = TimeValue(phrase="يوم الأربعاء", span=span("يوم الأربعاء"), rule="weekday")
    triples = list(article_triples(ARTICLE, (replace(CLAIM, time=time),), base=BASE))
    assert values(triples, here(CLAIM.id), KB["timePhrase"]) == ["يوم الأربعاء"]
    dates = (KB["when"], KB["beginDay"], KB["endDay"], SEM["hasEarliestBeginTimeStamp"], KB["timeAnchor"])
    assert [values(triples, here(CLAIM.id), term) for term in dates] == [[]] * len(dates)


def test_an_article_that_nothing_dates_has_no_date_in_the_graph() -> None:
    triples = list(article_triples(replace(ARTICLE, published=None), (), base=BASE))
    assert values(triples, here(ARTICLE.id), SCHEMA["datePublished"]) == []
    assert values(triples, here(ARTICLE.id), KB["publishedDay"]) == []


def test_the_hash_of_an_article_is_that_of_its_text() -> None:
    triples = article_triples(ARTICLE, (), base=BASE)
    assert values(triples, here(ARTICLE.id), KB["sha256"]) == [hashlib.sha256(TEXT.encode()).hexdigest()]


def test_only_what_the_text_alone_tells_of_is_described_with_the_article() -> None:
    triples = list(article_triples(ARTICLE, (CLAIM,), base=BASE))
    assert values(triples, here(OFFICIAL.id), SKOS["prefLabel"]) == ["مسؤول كوري"]
    assert values(triples, here(OFFICIAL.id), KB["unlinked"]) == ["true"]
    assert values(triples, here(PUTIN.id), SKOS["prefLabel"]) == []


def test_the_reference_entities_in_use_bring_those_that_they_speak_of() -> None:
    triples = list(reference_triples(entities_in_use([CLAIM]), base=BASE, known=KNOWN))
    assert values(triples, here(RUSSIA.id), SKOS["prefLabel"]) == ["Russia", "روسيا"]
    assert values(triples, here(OFFICIAL.id), SKOS["prefLabel"]) == []


def test_a_preferred_name_is_not_repeated_among_the_other_names() -> None:
    assert values(entity_triples(PUTIN, base=BASE), here(PUTIN.id), SKOS["altLabel"]) == ["بوتن"]


def test_a_point_has_its_longitude_first() -> None:
    triples = list(entity_triples(PYONGYANG, base=BASE))
    geometry = ox.NamedNode(PREFIXES["geo"] + "hasGeometry")
    wkt = ox.NamedNode(PREFIXES["geo"] + "asWKT")
    assert values(triples, here(PYONGYANG.id), geometry, wkt) == ["POINT(125.75432 39.03385)"]


def test_a_country_is_an_actor_and_a_place() -> None:
    triples = entity_triples(RUSSIA, base=BASE)
    assert values(triples, here(RUSSIA.id), RDF["type"]) == [KB[each].value for each in ("Actor", "Country", "Place")]


def test_the_types_of_an_event_are_written_out() -> None:
    found = values(event_triples(EVENT, base=BASE), here(EVENT_ID), RDF["type"])
    assert found == [KB[each].value for each in ("ContactEvent", "Event", "Visit")]


def test_a_claim_and_its_event_name_each_other() -> None:
    triples = list(event_triples(EVENT, base=BASE))
    assert values(triples, here(EVENT_ID), KB["claims"], KB["about"]) == [BASE + EVENT_ID]


def test_an_event_says_the_same_as_its_present_state() -> None:
    triples = list(event_triples(EVENT, base=BASE))
    present = here(EVENT.states[-1].id)
    for term in (KB["status"], KB["certainty"], KB["when"], KB["beginDay"], KB["hasAgent"], KB["hasPlace"]):
        assert values(triples, present, term) == values(triples, here(EVENT_ID), term) != []
    assert values(triples, present, KB["knownUntil"]) == []


def test_the_label_of_an_event_says_what_who_where_and_when_in_both_languages() -> None:
    assert values(event_triples(EVENT, base=BASE), here(EVENT_ID), RDFS["label"]) == [
        "visit: Vladimir Putin (Pyongyang, 2024-06-19)",
        "زيارة: فلاديمير بوتين (بيونغ يانغ، 2024-06-19)",
    ]


def test_the_label_of_an_event_names_the_agent_first_and_four_at_most() -> None:
    others = tuple(
        (replace(RUSSIA, id=Iri(f"entity/{n}"), labels=(Label(f"P{n}", "en"),)), Role.RECIPIENT) for n in range(5)
    )
    happening = replace(HAPPENING, participants=(*others, (PUTIN, Role.AGENT)), places=(), edtf=None)
    labels = values(event_triples(replace(EVENT, happening=happening), base=BASE), here(EVENT_ID), RDFS["label"])
    assert labels[0] == "visit: Vladimir Putin, P0, P1, P2 …"


def test_an_event_of_which_nothing_more_is_known_is_labelled_by_its_type() -> None:
    happening = replace(HAPPENING, participants=(), places=(), edtf=None)
    labels = values(event_triples(replace(EVENT, happening=happening), base=BASE), here(EVENT_ID), RDFS["label"])
    assert labels == ["visit", "زيارة"]


def test_every_event_type_has_a_parent_and_a_label_in_both_languages() -> None:
    for described in event_types().values():
        assert described.parent.endswith("Event")
        assert described.label("en") != described.label("ar") != described.name


def test_the_named_graph_of_an_article_bears_its_identifier() -> None:
    assert article_graph(ARTICLE.id, base=BASE).value == f"{BASE}graph/{ARTICLE.id}"


@given(st.dates())
def test_day_numbers_are_in_the_order_of_the_days(when: date) -> None:
    number = int(day_number(when).value)
    assert date.fromordinal(number + date(1970, 1, 1).toordinal()) == when


@given(st.text(min_size=1).filter(str.strip), st.data())
def test_any_text_gives_evidence_that_is_found_again_at_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quoted = Span(start, data.draw(st.integers(start + 1, len(text))))
    article = replace(ARTICLE, text=text)
    claim = replace(CLAIM, quote=quoted.of(text), quote_span=quoted, also_at=())
    triples = list(article_triples(article, (claim,), base=BASE))
    selector = (OA["hasTarget"], OA["hasSelector"])
    (exact,) = values(triples, here(claim.id), *selector, OA["exact"])
    (begin,) = values(triples, here(claim.id), *selector, OA["start"])
    assert text[int(begin) : int(begin) + len(exact)] == exact


@pytest.mark.parametrize("module", [terms, shapes, vocabulary], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_are_true(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
