"""Whom a verb turns to behind an object that is an event noun: "رفع دعوى ضد الوزير", "وجهت تهمة القتل إلى شابين".

A verb's own words end where an event noun begins, which takes what follows; an object by which the verb has its meaning
is no event of its own, and what follows is the verb's.
"""

from collections.abc import Sequence

from kb.finding.drafts import Draft, bind_phrase
from kb.finding.lexemes import Kind
from kb.finding.syntax import Grammar, Node, Part
from kb.language.morphology import stems
from kb.language.text import fold

_STOPS = (
    Part.VERB, Part.NOUN, Part.COMPLEMENTIZER, Part.RELATIVE, Part.ADVERB_RELATIVE, Part.SUBORDINATOR,
    Part.CIRCUMSTANCE, Part.COLON, Part.COMMA,
)  # fmt: skip
_SHORTEST = 2  # letters of a preposition that stands by itself


def take_behind_object(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take the names behind the object that the verb asks for, where the verb's frame knows their preposition."""
    noun = _own_object(draft, grammar)
    if noun is None:
        return
    assert draft.lexeme.frame is not None  # noqa: S101  (event lexemes have frames)
    previous = noun
    for node in nodes[noun.index + 1 :]:
        if node.part in _STOPS:
            return
        known = node.part is Part.NAME and "recipient" in draft.lexeme.frame.prepositions.get(node.preposition, ())
        if known and (len(node.preposition) >= _SHORTEST or previous.part in (Part.NOUN, Part.NAME)):
            bind_phrase(draft, node.preposition, node, grammar)
        previous = node


def _own_object(draft: Draft, grammar: Grammar) -> Node | None:
    """The event noun behind a verb that is the object by which the verb has its meaning."""
    clause = draft.clause
    if draft.lexeme.kind is not Kind.VERB or not draft.lexeme.words or clause is None or not clause.nouns:
        return None
    noun = clause.nouns[0]
    asked = not noun.preposition and not draft.lexeme.words.isdisjoint(stems(grammar.language, fold(noun.words)))
    return noun if asked else None
