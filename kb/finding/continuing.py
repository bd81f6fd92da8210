"""Events that a predicate behind them says to go on: "المعارك في تعز وأبين ما زالت محتدمة"."""

from collections.abc import Sequence

from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold

_IN_PHRASE = (Part.NAME, Part.PREPOSITION, Part.COORDINATOR, Part.WORD, Part.OPEN, Part.CLOSE, Part.TIME, Part.NEGATOR)
_FARTHEST = 14  # nodes


def goes_on(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether "still" stands behind the phrase of an event noun that no verb tells."""
    if draft.reading.lexeme.kind is not Kind.NOUN or draft.told is not None or draft.trigger.preposition:
        return False
    for node in nodes[draft.trigger.index + 1 : draft.trigger.index + _FARTHEST]:
        if fold(node.words) in grammar.still:
            return node.part is not Part.ADVERB
        if node.part not in _IN_PHRASE:
            return False
    return False
