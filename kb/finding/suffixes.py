"""Pronouns written on other words that name a party: on prepositions ("حكم عليه") and on the object ("أطلق سراحه").

In a relative clause such a pronoun means what the clause is about, which is a party only where it is a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.finding.syntax import Part
from kb.language.morphology import segmentations
from kb.model import MentionForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.finding.clauses import Clause
    from kb.finding.drafts import Draft
    from kb.finding.lexemes import Frame
    from kb.finding.syntax import Grammar, Node

_PARTIES = frozenset({"agent", "recipient", "participant"})
_REACH = 4


def take_pronoun_phrases(
    draft: Draft,
    clause: Clause,
    nodes: Sequence[Node],
    grammar: Grammar,
    carrier: Frame | None = None,
) -> None:
    """Give the pronouns on prepositions behind a verb their roles in the carrier's frame, or else in the event's."""
    if not clause.pronoun_phrases or _is_about_no_name(clause, nodes):
        return
    for node in clause.pronoun_phrases:
        _take(draft, node, grammar, carrier)


def take_pronoun_behind(draft: Draft, node: Node, grammar: Grammar) -> None:
    """Take the pronoun on a preposition right behind an event noun: "القبض عليه"."""
    if node.index == draft.trigger.index + 1 and node.words in grammar.inflected:
        _take(draft, node, grammar)


def take_owner(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take whose the thing is that a verb or noun must have behind it: "أطلق سراحه", "إطلاق سراح الصحافي"."""
    role = draft.lexeme.option("genitive_of_object")
    things = draft.lexeme.words or draft.lexeme.option("followed", frozenset())
    at = draft.trigger.index + 1
    for node in nodes[at : at + _REACH] if role else ():
        written = segmentations(grammar.language, node.words) if node.part is Part.WORD else ()
        found = sorted((each for each in written if each.stem in things), key=lambda each: not each.pronoun)
        if found and found[0].pronoun:
            draft.pronouns.append(((role,), found[0].pronoun_gender, found[0].pronoun_number))
        elif found:
            _take_genitive(draft, role, nodes[node.index + 1 : node.index + 2])
        if found:
            return


def _take_genitive(draft: Draft, role: str, following: Sequence[Node]) -> None:
    """Take the name right behind the thing for its owner."""
    for node in following:
        mention = node.mention if node.part is Part.NAME and not node.preposition else None
        if mention is not None and mention.form is not MentionForm.ADJECTIVE:
            draft.add_each((role,), mention.names)


def _take(draft: Draft, node: Node, grammar: Grammar, carrier: Frame | None = None) -> None:
    preposition, gender, number = grammar.inflected[node.words]
    frames = [frame for frame in (carrier, draft.lexeme.frame) if frame is not None]
    roles = next((frame.prepositions[preposition] for frame in frames if preposition in frame.prepositions), ())
    parties = tuple(role for role in roles if role in _PARTIES)
    if parties:
        draft.pronouns.append((parties, gender, number))


def _is_about_no_name(clause: Clause, nodes: Sequence[Node]) -> bool:
    """Whether it is a relative clause, with or without "which", of something that is no name: "اتفاق توصل إليه"."""
    opener, verb = clause.opener, clause.verb
    if opener is not None and opener.part is Part.RELATIVE:
        return not opener.index or nodes[opener.index - 1].part is not Part.NAME
    before = nodes[verb.index - 1] if verb.index else None
    plain = before is not None and before.part in (Part.WORD, Part.NOUN)
    return plain and not verb.conjunction and not clause.auxiliaries
