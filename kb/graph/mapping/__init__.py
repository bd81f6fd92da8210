"""From the values of the model to triples: pure functions, no blank nodes, every IRI made from an identifier."""

from kb.graph.mapping.articles import article_triples, entities_in_use
from kb.graph.mapping.entities import entity_triples, reference_triples
from kb.graph.mapping.events import conflict_triples, event_triples, replacement_triples
from kb.graph.mapping.terms import node

__all__ = [
    "article_triples",
    "conflict_triples",
    "entities_in_use",
    "entity_triples",
    "event_triples",
    "node",
    "reference_triples",
    "replacement_triples",
]
