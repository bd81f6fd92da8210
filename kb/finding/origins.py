"""Where a report was written: the place at its head, "CAIRO, Egypt (AP) --", which "here" means from then on."""

from collections.abc import Sequence
from dataclasses import replace

from kb.finding.drafts import Draft
from kb.finding.sites import PLACES
from kb.finding.syntax import Grammar, Node, Part
from kb.model import Mention, Status

_LONGEST = 9
_ENDS = ("-", "--", "–", "—", "_")
_SIGNS = ("/", ")", "]", "|")  # what else may end it
_SHORTEST = 3  # nodes of a sentence with a dateline
_WRITERS = 4  # nodes that name who wrote there
_BESIDE = (Part.NAME, Part.WORD, Part.TIME, Part.OPEN, Part.CLOSE, Part.ADVERB)
_TOLD = (
    Part.VERB, Part.TRANSPARENT, Part.OPERATOR, Part.AUXILIARY, Part.NOUN, Part.NEGATOR, Part.SUBORDINATOR,
    Part.CIRCUMSTANCE, Part.PREPOSITION,
)  # fmt: skip
_HELD = frozenset({"Meeting", "Agreement", "Protest", "Commemoration"})


def take_origin(nodes: Sequence[Node], grammar: Grammar) -> Mention | None:
    """The place of a dateline at the head of a sentence, whose words take no part in what is told.

    It is known by capitals where the language has them, and else by the marks behind it.
    """
    first = nodes[0].mention if nodes else None
    if first is None or first.names[0].entity.kind not in PLACES:
        return None
    end = _end_in_capitals(nodes) if grammar.language.has_case else _end_of_marks(nodes, grammar.article)
    if end is None:
        return None
    for node in nodes[: end + 1]:
        node.part, node.bracketed, node.mention, node.time = Part.WORD, True, None, None
    nodes[end].part = Part.CLOSE
    return first


def _end_in_capitals(nodes: Sequence[Node]) -> int | None:
    if not nodes[0].words.isupper():
        return None
    return next((node.index for node in nodes[1:_LONGEST] if node.words in _ENDS), None)


def _end_of_marks(nodes: Sequence[Node], article: str) -> int | None:
    """The last mark behind a place and who wrote there, right before what is told: "بيروت (رويترز) -"."""
    if nodes[0].preposition or nodes[0].conjunction or len(nodes) < _SHORTEST:
        return None
    end, gap = None, 0
    for node in nodes[1:_LONGEST]:
        if _is_mark(node):
            end, gap = node.index, 0
        elif node.part not in _BESIDE or node.preposition or gap == _WRITERS:
            break
        else:
            gap += 1
    told = nodes[end + 1].part if end is not None and end + 1 < len(nodes) else None
    return end if told in _TOLD and not _describes(nodes, end, article) else None


def _is_mark(node: Node) -> bool:
    dash = node.part is Part.COMMA and node.words in _ENDS
    return dash or node.part is Part.COLON or node.words in _SIGNS


def _describes(nodes: Sequence[Node], end: int | None, article: str) -> bool:
    """Whether what stands between the marks says what the place is, and not who wrote there: "حلب - ثاني المدن -"."""
    return any(node.part is Part.WORD and node.words.startswith(article) for node in nodes[1:end])


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
