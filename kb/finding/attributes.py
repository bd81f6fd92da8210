"""Participles that only qualify somebody, where adjectives stand before nouns: "met visiting President Putin"."""

from collections.abc import Sequence

from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind


def is_attributive(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a participle qualifies the person whose name follows, and tells nothing itself."""
    if node.words not in grammar.attributive or node.index + 1 >= len(nodes):
        return False
    person = nodes[node.index + 1]
    if person.mention is None or person.mention.names[0].entity.kind is not EntityKind.PERSON:
        return False
    before = nodes[node.index - 1] if node.index else None
    if before is None:
        following = nodes[person.index + 1 : person.index + 2]
        return any(n.part in (Part.VERB, Part.AUXILIARY) for n in following)
    return before.part is Part.VERB or before.words in grammar.before_attributes
