"""Who does what a relative clause tells of an event, where he is left out: "المحادثات التي أجراها مع ظريف".

The pronoun on the verb means the event, and no noun behind it is its subject: whoever is told of does it.
"""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.nominal import carried_roles
from kb.finding.syntax import Grammar, Node, Part
from kb.model import Role

_BEHIND = (Part.PREPOSITION, Part.TIME, Part.ADVERB, Part.CIRCUMSTANCE)


def take_left_out(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give an event the pronoun that the verb of its relative clause has for a subject, if it has no other."""
    clause = draft.qualifier
    if clause is None or not grammar.subject_after_verb or not _leaves_out(clause, nodes, grammar):
        return
    light = next(r for r in clause.verb.readings if r.lexeme.kind is Kind.LIGHT)
    roles = carried_roles(draft, light)
    if not ("agent" in roles and draft.has(Role.AGENT)):
        draft.pronouns.append((roles, clause.reading.gender, clause.reading.number))


def _leaves_out(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the verb has the event for its object by a pronoun, a gender of its own, and no noun behind it."""
    behind = nodes[clause.verb.index + 1 : clause.verb.index + 3]
    opener = clause.opener.words if clause.opener is not None else ""
    agreement = grammar.relative_agreement.get(opener)
    resumed = bool(behind) and agreement is not None and grammar.resumptives.get(behind[0].words) == agreement
    following = behind[resumed] if len(behind) > resumed else None
    apart = following is not None and (following.part in _BEHIND or bool(following.preposition))
    told = bool(clause.object_pronoun or resumed) and bool(clause.reading.gender)
    light = any(reading.lexeme.kind is Kind.LIGHT for reading in clause.verb.readings)
    return light and told and apart and not clause.passive and all(n.index < clause.verb.index for n in clause.subject)
