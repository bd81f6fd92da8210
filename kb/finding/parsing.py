"""The clauses of a sentence, found the way that its language puts subject and verb."""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.postverbal import find_postverbal
from kb.finding.preverbal import find_preverbal
from kb.finding.syntax import Grammar, Node


def find_clauses(nodes: Sequence[Node], grammar: Grammar) -> list[Clause]:
    """The clauses of a sentence, one a verb, in order."""
    return find_postverbal(nodes, grammar) if grammar.subject_after_verb else find_preverbal(nodes, grammar)
