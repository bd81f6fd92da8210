"""What is only believed or suspected, and what is known while something else about it is: "يشتبه بأنهم خططوا لهجوم".

Where somebody believes or denies that an attack was so or so, the attack is known: "رجح أن يكون الهجوم انتحاريا".
"""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.syntax import Grammar, Node, Part
from kb.language.morphology import stems

_SUFFERED = frozenset({"Attack", "Death", "Disaster", "Arrest", "War"})
_ALLEGED = "alleged"
_SURE = ("", "planned", "ongoing", "occurred")
_COMPOUND = (Part.AUXILIARY, Part.ADVERB)


def is_known(draft: Draft, governor: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a definite deed opens what somebody believes of it, so that only what follows is in doubt."""
    definite = draft.reading.lexeme.kind is Kind.NOUN and draft.reading.segments.definite
    if not definite or not grammar.subject_after_verb or draft.type not in _SUFFERED or draft.trigger.preposition:
        return False
    doubts = any(r.lexeme.kind is Kind.GOVERNOR and r.lexeme.option("status") for r in governor.verb.readings)
    before = (node for node in reversed(nodes[: draft.trigger.index]) if node.part not in _COMPOUND)
    return doubts and next(before, draft.trigger).part is Part.COMPLEMENTIZER


def is_at_issue(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether what is denied, believed or alleged is who had a part in a deed, which itself is known.

    So a word for having a part or being to blame stands before it: "نفى ضلوعه في الهجوم", "أي علاقة بالهجوم".
    """
    if draft.reading.lexeme.kind is not Kind.NOUN or draft.light is not None or draft.type not in _SUFFERED:
        return False
    for node in reversed(nodes[max(0, draft.trigger.index - _NEAR) : draft.trigger.index]):
        if node.part is Part.WORD and not stems(grammar.language, node.words).isdisjoint(grammar.involvement):
            return True
        if node.part in (Part.VERB, Part.NOUN, Part.COMPLEMENTIZER, Part.COMMA):
            return False
    return False


_NEAR = 6  # nodes


def suspect(found: str, certainty: str, clause: Clause, clauses: Sequence[Clause]) -> tuple[str, str]:
    """Status and certainty of what hangs on a verb that is itself what somebody is suspected of."""
    if clause.opener is None or found not in _SURE:
        return found, certainty
    outer = (c for c in clauses if c.content is clause.opener and c is not clause)
    readings = [reading for other in outer for reading in other.verb.readings]
    governed = (r.lexeme for r in readings if r.lexeme.kind is Kind.GOVERNOR)
    alleged = next((lexeme for lexeme in governed if lexeme.option("status") == _ALLEGED), None)
    return (found, certainty) if alleged is None else (_ALLEGED, "probable")
