"""Articles and their claims as triples: what goes into an article's named graph."""

import hashlib
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kb.graph.mapping.entities import entity_triples
from kb.graph.mapping.happenings import participant_pairs, place_pairs, standing_pairs, time_pairs
from kb.graph.mapping.terms import Pair, a, day, day_number, edtf, integer, node, part, say, text, true
from kb.graph.vocabulary import KB, OA, RDFS, SCHEMA, XSD
from kb.model import Article, Claim, Count, Entity, Iri, Name, Span, TimeValue

_CONTEXT = 32  # code points of prefix and suffix around a quote, enough to find it again in a text that was edited


def article_triples(
    article: Article, claims: Sequence[Claim], *, base: str, publisher: Iri | None = None
) -> Iterator[ox.Triple]:
    """The article, its claims with their mentions and evidence, and the entities that only its text tells of.

    Entities that are known without it (their ids are absolute) are described by `reference_triples`. `publisher` is
    the reference entity that the publisher's name names, where there is one.
    """
    here = node(article.id, base=base)
    yield from say(here, *_article_pairs(article, publisher))
    yield from _proof_triples(article, here)
    for claim in claims:
        yield from _claim_triples(claim, article, base=base)
    for entity in entities_in_use(claims):
        if "://" not in entity.id:
            yield from entity_triples(entity, base=base)


def entities_in_use(claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """Every entity that the claims name, once, in the order of first mention."""
    return tuple({name.entity.id: name.entity for claim in claims for _, name in _mentions(claim)}.values())


def _article_pairs(article: Article, publisher: Iri | None) -> Iterator[Pair]:
    yield from a(KB["Article"])
    if article.title:
        yield SCHEMA["headline"], text(article.title, article.language)
    yield SCHEMA["inLanguage"], text(article.language)
    yield KB["articleKind"], text(article.kind.value)
    yield KB["sha256"], text(hashlib.sha256(article.text.encode("utf-8")).hexdigest())
    if article.source:
        yield KB["sourceFile"], text(article.source)
    if article.url:
        yield SCHEMA["url"], ox.Literal(article.url, datatype=XSD["anyURI"])
    if article.publisher:
        yield SCHEMA["publisher"], text(article.publisher)
    if publisher:
        yield KB["publisher"], ox.NamedNode(publisher)
    if article.published:
        yield SCHEMA["datePublished"], day(article.published)
        yield KB["publishedDay"], day_number(article.published)


def _proof_triples(article: Article, here: ox.NamedNode) -> Iterator[ox.Triple]:
    for number, proof in enumerate(article.published_proofs, start=1):
        this = part(here, f"date-proof-{number}")
        yield ox.Triple(here, KB["dateProof"], this)
        yield from say(this, *a(KB["DateProof"]), (KB["proofRule"], text(proof.rule)))
        yield ox.Triple(this, RDFS["comment"], text(proof.explanation, "en"))
        if proof.words:
            yield ox.Triple(this, KB["words"], text(proof.words))


def _claim_triples(claim: Claim, article: Article, *, base: str) -> Iterator[ox.Triple]:
    this = node(claim.id, base=base)
    yield from say(this, *_claim_pairs(claim, article, base=base))
    yield from say(this, *standing_pairs(claim.status, claim.certainty))
    yield from say(this, *participant_pairs(((each.name.entity, each.role) for each in claim.participants), base=base))
    yield from say(this, *place_pairs((place.entity for place in claim.places), base=base))
    yield from say(this, *_speaker_pairs(claim, base=base))
    if claim.time:
        yield from say(this, *time_pairs(claim.time), *_time_proof_pairs(claim.time))
    yield from _mention_triples(claim, this, base=base)
    yield from _count_triples(claim, this)
    yield from _evidence_triples(claim, article, this, base=base)


def _claim_pairs(claim: Claim, article: Article, *, base: str) -> Iterator[Pair]:
    yield from a(KB["Claim"])
    yield KB["statedIn"], node(article.id, base=base)
    yield KB["number"], text(claim.number)
    yield KB["claimedType"], KB[claim.type]
    yield KB["trigger"], text(claim.trigger)
    yield KB["quote"], text(claim.quote)
    yield KB["foundBy"], text(claim.rule)


def _speaker_pairs(claim: Claim, *, base: str) -> Iterator[Pair]:
    for number, speaker in enumerate(claim.speakers):
        yield KB["relayedBy" if number else "saidBy"], node(speaker.entity.id, base=base)
    if claim.said and claim.said.edtf is not None:
        yield KB["saidWhen"], edtf(claim.said.edtf)
        if claim.said.earliest_begin is not None:
            yield KB["saidDay"], day_number(claim.said.earliest_begin)


def _time_proof_pairs(time: TimeValue) -> Iterator[Pair]:
    yield KB["timePhrase"], text(time.phrase)
    yield KB["timeRule"], text(time.rule)
    if time.anchor is not None:
        yield KB["timeAnchor"], day(time.anchor)


def _mentions(claim: Claim) -> Iterator[tuple[str, Name]]:
    yield from ((each.role.value, each.name) for each in claim.participants)
    yield from (("place", name) for name in claim.places)
    yield from (("speaker", name) for name in claim.speakers)


def _mention_triples(claim: Claim, this: ox.NamedNode, *, base: str) -> Iterator[ox.Triple]:
    for number, (role, name) in enumerate(_mentions(claim), start=1):
        mention = part(this, f"mention-{number}")
        yield ox.Triple(this, KB["hasMention"], mention)
        yield from say(mention, *a(KB["Mention"]), (KB["role"], KB[role]), (KB["words"], text(name.words)))
        yield from say(mention, (KB["start"], integer(name.span.start)), (KB["end"], integer(name.span.end)))
        yield ox.Triple(mention, KB["refersTo"], node(name.entity.id, base=base))


def _count_triples(claim: Claim, this: ox.NamedNode) -> Iterator[ox.Triple]:
    for number, count in enumerate(claim.counts, start=1):
        here = part(this, f"count-{number}")
        yield ox.Triple(this, KB["count"], here)
        yield from say(here, *a(KB["Count"]), (KB["countKind"], KB[f"count-{count.kind.value}"]))
        yield from say(here, *_number_pairs(count), (KB["words"], text(count.words)))
        yield from say(here, (KB["start"], integer(count.span.start)), (KB["end"], integer(count.span.end)))


def _number_pairs(count: Count) -> Iterator[Pair]:
    for name, number in (("Value", count.value), ("AtLeast", count.least), ("AtMost", count.most)):
        if number is not None:
            yield KB[f"count{name}"], integer(number)
    if count.approximate:
        yield KB["countApproximate"], true()


def _evidence_triples(claim: Claim, article: Article, this: ox.NamedNode, *, base: str) -> Iterator[ox.Triple]:
    evidence = part(this, "evidence")
    yield ox.Triple(this, OA["hasTarget"], evidence)
    yield from _place_in_text(evidence, claim.quote_span, article, base=base)
    for number, span in enumerate(claim.also_at, start=1):
        further = part(this, f"also-{number}")
        yield ox.Triple(this, KB["alsoStatedAt"], further)
        yield from _place_in_text(further, span, article, base=base)


def _place_in_text(this: ox.NamedNode, span: Span, article: Article, *, base: str) -> Iterator[ox.Triple]:
    """A stretch of the article, found by its words or by its place: a Web Annotation specific resource."""
    quote, position = part(this, "quote"), part(this, "position")
    yield from say(this, *a(OA["SpecificResource"]), (OA["hasSource"], node(article.id, base=base)))
    yield from say(this, (OA["hasSelector"], quote), (OA["hasSelector"], position))
    yield from say(quote, *a(OA["TextQuoteSelector"]), (OA["exact"], text(span.of(article.text))))
    yield ox.Triple(quote, OA["prefix"], text(article.text[max(0, span.start - _CONTEXT) : span.start]))
    yield ox.Triple(quote, OA["suffix"], text(article.text[span.end : span.end + _CONTEXT]))
    yield from say(position, *a(OA["TextPositionSelector"]))
    yield from say(position, (OA["start"], integer(span.start)), (OA["end"], integer(span.end)))
