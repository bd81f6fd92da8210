"""Each of several told by name: "استقبل كلا من الوزير والسفير", "في كل من العراق وليبيا" mean just them."""

from collections.abc import Sequence

from kb.finding.syntax import Grammar, Node, Part


def name_each(nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let the names behind "each of" stand where these words stand."""
    for node in nodes[1:-1]:
        if node.part is Part.PREPOSITION and node.words in grammar.each_of:
            each = nodes[node.index - 1]
            if each.part is Part.WORD and each.words in grammar.each:
                _name(each, nodes)


def _name(each: Node, nodes: Sequence[Node]) -> None:
    """Give the name behind "each of", a colon between them or not, the preposition before these words."""
    colon = nodes[each.index + 2].part is Part.COLON
    at = each.index + 2 + colon
    name = nodes[at] if at < len(nodes) else None
    if name is None or name.part is not Part.NAME:
        return
    before = nodes[each.index - 1] if each.index else None
    governed = before is not None and before.part in (Part.PREPOSITION, Part.CIRCUMSTANCE)
    name.preposition = before.words if before is not None and governed else each.preposition
    for node in nodes[each.index : at]:
        node.part, node.bracketed, node.preposition = Part.WORD, True, ""
