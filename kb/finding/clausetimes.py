"""Times that the clauses around an event tell: where it is said when else it was, or how it came about.

"في 1983 عندما فاز العمال": whatever happened then was in 1983. "اتفاق تم التوصل إليه في يوليو" was reached in July.
"""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.syntax import Grammar, Node, Part

_PASSED = (Part.COMMA, Part.OPEN, Part.CLOSE)
_ENDS = (Part.COMMA, Part.RELATIVE, Part.SUBORDINATOR, Part.COMPLEMENTIZER, Part.CIRCUMSTANCE, Part.COLON)


def before_when(draft: Draft, nodes: Sequence[Node], _: Sequence[Clause], grammar: Grammar) -> list[Node]:
    """The time right before the word for "when" that opens the clause of an event."""
    opener = draft.told.opener if draft.told is not None else None
    if opener is None or opener.words not in grammar.simultaneous:
        return []
    before = next((node for node in reversed(nodes[: opener.index]) if node.part not in _PASSED), None)
    return [before] if before is not None and before.part is Part.TIME else []


def of_coming_about(draft: Draft, nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar) -> list[Node]:
    """The time in a relative clause that says when what the noun names came about."""
    if draft.reading.lexeme.kind is not Kind.NOUN or draft.last >= len(nodes):
        return []
    start = draft.last + (nodes[draft.last].part is Part.RELATIVE)
    clause = next((clause for clause in clauses if clause.verb.index == start), None)
    if clause is None or clause.verb.conjunction or not _only_carries(clause):
        return []
    found: list[Node] = []
    for node in nodes[start + 1 :]:
        if node.part in _ENDS or node.conjunction or (node.part is Part.VERB and node.words not in grammar.resumptives):
            break
        if node.part is Part.TIME and node.time is not None and not node.time.opening:
            found.append(node)
    return found[:1]


def _only_carries(clause: Clause) -> bool:
    """Whether the verb only says that something happened: "تم", "جرى", "وقع"."""
    return any(reading.lexeme.kind is Kind.LIGHT for reading in clause.verb.readings)
