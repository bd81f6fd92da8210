"""Visits told by the verb "be": "was in Oslo on Friday for talks", "will be in Cairo", "is due in Kiev".

Somebody is a person, the place is named right behind, and a time, a purpose or the future says that it is no state.
"""

from collections.abc import Sequence

from kb.finding.pronouns import PEOPLE
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind, MentionForm

_WITHIN = 6
_PLACES = (EntityKind.PLACE, EntityKind.COUNTRY)
_BETWEEN = (Part.ADVERB, Part.TIME, Part.PREPOSITION, Part.OPERATOR)


def tells_stay(be: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a form of "be" says where somebody goes for a while."""
    behind = nodes[be.index + 1 : be.index + 1 + _WITHIN]
    at = next((node for node in behind if node.part not in _BETWEEN), None)
    if at is None or not _is_place(at) or not _is_someone(be, nodes, grammar):
        return False
    between = nodes[be.index + 1 : at.index]
    if any(node.part is Part.PREPOSITION and node.words not in grammar.place_prepositions for node in between):
        return False
    following = nodes[be.index + 1 : at.index + _WITHIN]
    timed = any(node.part is Part.TIME or node.words in grammar.possessive for node in following)
    return timed or _is_due(be, between, nodes, grammar)


def _is_place(node: Node) -> bool:
    mention = node.mention
    named = mention is not None and mention.form is not MentionForm.ADJECTIVE
    return named and mention is not None and mention.names[0].entity.kind in _PLACES


def _is_due(be: Node, between: Sequence[Node], nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether it is to come: "will be", "is due in"."""
    before = [node for node in nodes[: be.index] if node.part is not Part.ADVERB]
    operators = (str(node.operator.get("scope", "")).split() for node in between if node.part is Part.OPERATOR)
    return any("noun" in scope for scope in operators) or (bool(before) and before[-1].words in grammar.future_words)


def _is_someone(be: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the subject before it is a person, a personal pronoun or a relative one."""
    before = (node for node in reversed(nodes[: be.index]) if node.part not in (Part.ADVERB, Part.AUXILIARY))
    subject = next(before, None)
    if subject is None or subject.part is Part.RELATIVE:
        return subject is not None
    person = subject.mention is not None and subject.mention.names[0].entity.kind is EntityKind.PERSON
    return (person and not subject.preposition) or grammar.persons.get(subject.words, ("",))[0] in PEOPLE
