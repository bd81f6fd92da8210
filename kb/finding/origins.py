"""Where a report was written: the place at its head, "CAIRO, Egypt (AP) --", which "here" means from then on."""

from collections.abc import Sequence
from dataclasses import replace

from kb.finding.drafts import PLACES, Draft
from kb.finding.syntax import Grammar, Node, Part
from kb.model import Mention, Status

_LONGEST = 9
_ENDS = ("-", "--", "–", "—", "_")
_HELD = frozenset({"Meeting", "Agreement", "Protest", "Commemoration"})


def take_origin(nodes: Sequence[Node]) -> Mention | None:
    """The place of a dateline at the head of a sentence, in capitals, whose words take no part in what is told."""
    if not nodes or nodes[0].mention is None or not nodes[0].words.isupper():
        return None
    if nodes[0].mention.names[0].entity.kind not in PLACES:
        return None
    end = next((node.index for node in nodes[1:_LONGEST] if node.words in _ENDS), None)
    if end is None:
        return None
    origin = nodes[0].mention
    for node in nodes[: end + 1]:
        node.part, node.bracketed, node.mention, node.time = Part.WORD, True, None, None
    nodes[end].part = Part.CLOSE
    return origin


def place_here(nodes: Sequence[Node], origin: Mention, grammar: Grammar) -> None:
    """Let "here" name the place where the report was written."""
    for node in nodes:
        if node.part is Part.WORD and node.words in grammar.here:
            node.part, node.preposition = Part.NAME, node.preposition or grammar.where
            node.mention = replace(origin, first=node.first, last=node.last)


def place_at_origin(drafts: Sequence[Draft], origin: Mention) -> None:
    """Let what people came together for, told at the head of a report, have been where it was written."""
    for draft in drafts:
        told = draft.status is Status.OCCURRED and not draft.relation
        if draft.type in _HELD and told and not draft.places:
            draft.add(("place",), origin.names[0])
