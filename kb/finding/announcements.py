"""Whoever announces a deed by its noun, and names no other who does it, does it: "أعلن التحالف هدنة"."""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind

_OWN_DEEDS = frozenset({"Ceasefire", "Launch", "Exercise", "Deployment", "Sanction", "Decision", "Aid", "Appointment"})
"""Types of what those do who announce it; of deaths and attacks they only tell."""


def take_announcer(draft: Draft, clauses: Sequence[Clause]) -> None:
    """Let the subject of a verb of announcing do what its object tells, where nobody does it."""
    if draft.lexeme.kind is not Kind.NOUN or draft.type not in _OWN_DEEDS or draft.reading.segments.definite:
        return
    if draft.participants or draft.pronouns or draft.trigger.preposition:
        return
    clause = next((clause for clause in clauses if clause.nouns[:1] == [draft.trigger]), None)
    if clause is None or not clause.direct or not any(r.lexeme.option("announces") for r in clause.verb.readings):
        return
    draft.add_each(("agent",), clause.subject_names)
