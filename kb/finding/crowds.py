"""Those of whom only the number is told: "At least 12 were killed", "Tens of thousands marched through Moscow"."""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.syntax import Grammar, Node, Part

_SUFFERED = frozenset({"Attack", "Death", "Disaster", "Arrest", "Transfer"})
_DONE = frozenset({"Protest", "Death"})


def find_number(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> list[Node]:
    """The words of the number that stands right before a verb of which people are told, for its subject."""
    if clause.subject or clause.subject_noun is not None or clause.pronoun_subject is not None:
        return []
    if not (_SUFFERED if clause.passive else _DONE) & clause.verb.senses.types:
        return []
    end = min((node.index for node in clause.auxiliaries), default=clause.verb.index)
    number = nodes[end - 1] if end else clause.verb
    if number.part is not Part.WORD or not (number.words.isdigit() or number.words in grammar.several):
        return []
    start = end - 1
    while start and nodes[start - 1].words in grammar.rough:
        start -= 1
    free = not start or nodes[start - 1].part not in (Part.PREPOSITION, Part.WORD, Part.VERB, Part.NAME)
    return list(nodes[start:end]) if free else []
