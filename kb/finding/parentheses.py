"""Verbs of saying at the end of what they report, where subjects stand before verbs: "rebels fled, a group said"."""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.syntax import Node, Part

_BEHIND = (Part.TIME, Part.PREPOSITION, Part.CLOSE, Part.OPEN)
_LONGEST_SUBJECT = 5  # nodes of a subject right before its verb


def ends(verb: Node, nodes: Sequence[Node]) -> bool:
    """Whether nothing but when and where stands behind a verb."""
    for node in nodes[verb.index + 1 :]:
        placed = node.part is Part.NAME and node.preposition
        if not (placed or node.part in _BEHIND or not node.words[0].isalnum()):
            return False
    return True


def follow(clause: Clause, nodes: Sequence[Node]) -> range | None:
    """What a verb of saying at the end reports, also without a comma; its neighbour is then its subject."""
    begin = clause.verb.index
    while begin and nodes[begin - 1].part in (Part.AUXILIARY, Part.ADVERB):
        begin -= 1
    passive = clause.passive and begin < clause.verb.index
    if passive or clause.pronoun_subject is not None or not ends(clause.verb, nodes):
        return None
    told = _neighbour(clause, nodes, begin)
    if told is None or not any(node.part is Part.VERB for node in nodes[: told.index]):
        return None
    clause.subject, clause.reported, clause.joined_to = [told], told.index, None
    return range(-1, told.index)


def _neighbour(clause: Clause, nodes: Sequence[Node], begin: int) -> Node | None:
    """The name right before a verb, or the subject that was found for it if that stands as near."""
    told = clause.subject[0] if clause.subject else None
    beside = nodes[begin - 1] if begin else None
    if beside is not None and beside.part is Part.NAME and beside.first > (told.first if told else -1):
        told = beside
    near = told is not None and told.part is Part.NAME and told.index >= begin - _LONGEST_SUBJECT
    return told if near else None
