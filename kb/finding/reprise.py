"""Whether a pronoun in a relative clause takes up the noun that the clause is about."""

from kb.finding.clauses import Clause
from kb.finding.syntax import Grammar, Node


def can_resume(clause: Clause, noun: Node, grammar: Grammar) -> bool:
    """Whether the pronoun on a verb can be an event noun: it is the car in "انفجار سيارة مفخخة يقودها انتحاري"."""
    apart = clause.verb.index - noun.index > 1
    feminine = clause.object_pronoun is not None and clause.object_pronoun[0] == "f"
    return not (apart and feminine) or noun.words.endswith(grammar.feminine_endings)
