"""The clauses of a sentence, found the way that its language puts subject and verb."""

from collections.abc import Sequence

from kb.finding import clauses as verb_first
from kb.finding.clauses import Clause
from kb.finding.preverbal import find_preverbal
from kb.finding.syntax import Grammar, Node


def find_clauses(nodes: Sequence[Node], grammar: Grammar) -> list[Clause]:
    """The clauses of a sentence, one a verb, in order."""
    return verb_first.find_clauses(nodes, grammar) if grammar.subject_after_verb else find_preverbal(nodes, grammar)
