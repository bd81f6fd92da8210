"""Who goes on meeting people: "استقبل الرئيس السفير الفرنسي. ثم التقى السفير الروسي" tells of the president still.

A verb that asks for somebody met, with one name behind it at the head of a sentence, leaves out who meets him.
"""

from collections.abc import Sequence

from kb.finding.clauses import Clause
from kb.finding.drafts import Draft
from kb.finding.syntax import Node, Part
from kb.model import Mention, MentionForm

_MET = frozenset({"Visit", "Meeting"})


def keep_subject(clause: Clause, earlier: Sequence[Draft]) -> None:
    """Let the subject of the encounter told last be that of one that names just one party, who is met."""
    if not _names_one(clause):
        return
    subject = _last_subject(earlier, clause)
    if subject is not None:
        at = clause.verb
        clause.objects, clause.subject = (
            clause.subject,
            [Node(Part.NAME, at.first, at.first, at.index, mention=subject)],
        )


def _names_one(clause: Clause) -> bool:
    """Whether it is the clause of a verb that asks for an object and has nothing but one name behind it."""
    lexemes = [reading.lexeme for reading in clause.verb.readings]
    if not any(lexeme.type in _MET and lexeme.option("transitive") for lexeme in lexemes):
        return False
    alone = len(clause.subject) == 1 and not (clause.objects or clause.object_pronoun or clause.nouns or clause.passive)
    opened = clause.opener is not None and clause.opener.index > 0
    return alone and not opened and clause.subject[0].index > clause.verb.index


def _last_subject(earlier: Sequence[Draft], clause: Clause) -> Mention | None:
    """The one subject of the encounter told last, unless it is the one met now."""
    told = earlier[-1] if earlier else None
    host = told.told if told is not None and told.type in _MET else None
    if host is None or len(host.subject) != 1:
        return None
    mention = host.subject[0].mention
    met = {name.entity.id for name in clause.subject[0].names}
    if mention is None or not met.isdisjoint(name.entity.id for name in mention.names):
        return None
    return Mention(
        names=mention.names, first=0, last=0, form=MentionForm.NAME, gender=mention.gender, number=mention.number
    )
