"""The gate of the graph: what an article says and the shapes allow goes in, the rest is refused with its reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pyoxigraph as ox

from kb.graph.mapping import article_triples, entities_in_use, node, reference_triples
from kb.graph.shapes import Violation, broken_claims, check_graph
from kb.model import Article, Claim, Entity, Iri

_NOTHING_KNOWN: Mapping[Iri, Entity] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A claim that breaks a shape, and what it breaks."""

    claim: Claim
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What of an article may go into the graph.

    `triples` are those of the article with the claims that were `kept`, none where the article itself is `broken`;
    `reference` are those of the reference entities in use.
    """

    kept: tuple[Claim, ...] = ()
    refused: tuple[Refusal, ...] = ()
    broken: tuple[Violation, ...] = ()
    triples: tuple[ox.Triple, ...] = ()
    reference: tuple[ox.Triple, ...] = ()


def admit(
    article: Article,
    claims: Sequence[Claim],
    *,
    base: str,
    known: Mapping[Iri, Entity] = _NOTHING_KNOWN,
    publisher: Iri | None = None,
) -> Admission:
    """The article and those of its claims that the shapes allow; reference entities were checked when they were read.

    `known` are the reference entities by id, of which those in use are described; `publisher` is one of them.
    """
    triples = tuple(article_triples(article, claims, base=base, publisher=publisher))
    reference = _reference(claims, base=base, known=known, publisher=publisher)
    report = check_graph(triples, context=reference)
    owners = broken_claims(report, triples)
    broken = {claim.id: owners[iri] for claim in claims if (iri := node(claim.id, base=base).value) in owners}
    if broken:
        kept = [claim for claim in claims if claim.id not in broken]
        rest = admit(article, kept, base=base, known=known, publisher=publisher)
        refused = (Refusal(claim=claim, violations=broken[claim.id]) for claim in claims if claim.id in broken)
        return replace(rest, refused=(*refused, *rest.refused))
    if report.violations:
        return Admission(broken=report.violations)
    return Admission(kept=tuple(claims), triples=triples, reference=reference)


def _reference(
    claims: Sequence[Claim], *, base: str, known: Mapping[Iri, Entity], publisher: Iri | None
) -> tuple[ox.Triple, ...]:
    entities = [*entities_in_use(claims), *([known[publisher]] if publisher else [])]
    return tuple(reference_triples(entities, base=base, known=known))
