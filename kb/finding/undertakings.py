"""Acts by words that are told as what will or must be: "said it would not lift the ban" is a refusal.

What a speaker says of himself in the future is a refusal where it is negated, and a threat where it harms and hangs
on a condition; what he says that another must do is a demand.
"""

from collections.abc import Sequence

from kb.finding.clauses import Clause, is_speech
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.syntax import Grammar, Node
from kb.model import Certainty, EventType, Role, Status

_HARMFUL = frozenset({"Attack", "Sanction", "War"})
_GRANTED = frozenset({"Transfer", "Ceasefire", "Sanction", "Aid", "Agreement", "Arrest"})
"""What one side asks of another, so that "X said Y will not" tells that Y refuses it."""


def take_for_act(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Make a draft the refusal, threat or demand that it is told as; tell whether it is one."""
    clause = draft.light or draft.clause
    host = clause.host if clause is not None else None
    if clause is None or host is None or draft.reading.lexeme.kind is not Kind.VERB or not is_speech(host):
        return False
    kind = _kind(draft, clause, host, nodes, grammar)
    if not kind or host.negated:
        return False
    draft.type_override, draft.status, draft.certainty = EventType(kind), Status.OCCURRED, Certainty.CERTAIN
    if kind == "Demand":
        asked = [(name, Role.RECIPIENT) for name in clause.subject_names]
        draft.participants = [*((name, Role.AGENT) for name in host.subject_names), *asked]
        draft.places = []
    return True


def _kind(draft: Draft, clause: Clause, host: Clause, nodes: Sequence[Node], grammar: Grammar) -> str:
    words = {node.words for node in clause.auxiliaries}
    speakers = {name.entity.id for name in host.subject_names}
    same = bool(speakers & {name.entity.id for name in clause.subject_names})
    if not speakers or grammar.subject_after_verb or clause.passive:
        return ""
    if words & grammar.obliging:
        return "" if same or clause.negated or not clause.subject else "Demand"
    if not words & grammar.future_words or not clause.subject:
        return ""
    if clause.negated:
        return "Rejection" if same or draft.type in _GRANTED else ""
    conditional = any(node.words in grammar.conditionals for node in nodes)
    return "Threat" if same and conditional and draft.type in _HARMFUL else ""
