"""Whom a decision, promise or threat is about, where only what is decided names him: "قرر مكافأة الجنود".

That is whoever suffers or gets what the verbal noun in it says: the name annexed to it, or the recipient of its event.
"""

from collections.abc import Sequence

from kb.finding.drafts import Draft
from kb.finding.lexemes import Kind
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind, MentionForm, Role

_ABOUT = frozenset({"Decision", "Pledge", "Threat"})
_PARTIES = (EntityKind.PERSON, EntityKind.GROUP, EntityKind.ORGANIZATION)
_NOUNS = (Part.WORD, Part.NOUN, Part.TRANSPARENT)
_LONGEST = 3  # nouns annexed to each other before the name
_FARTHEST = 6
_PASSED = (Part.TIME, Part.ADVERB, Part.OPEN, Part.PREPOSITION)


def take_concerned(drafts: Sequence[Draft], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give each decision, promise and threat without a recipient whomever what is decided is done to."""
    if not grammar.subject_after_verb:
        return
    for draft in drafts:
        if draft.type in _ABOUT and not draft.has(Role.RECIPIENT):
            start = _start(draft, nodes)
            inner = next((d for d in drafts if d.trigger.index == start and d is not draft), None)
            if start:
                _take_annexed(draft, start, nodes)
            if inner is not None and inner.type != "Transfer":
                _take_recipients(draft, inner)


def _start(draft: Draft, nodes: Sequence[Node]) -> int:
    """Where what is decided begins: at its verbal noun; 0 where there is none."""
    if draft.content_from is not None:
        return draft.content_from
    clause = draft.clause
    if clause is None or draft.reading.lexeme.kind is not Kind.VERB or clause.passive:
        return 0
    last = max([clause.verb.index, *(node.index for node in clause.subject)])
    following = [node for node in nodes[last + 1 : last + 1 + _FARTHEST] if node.part not in _PASSED]
    if following and following[0].part is Part.NOUN and following[0].reading.lexeme.type == draft.type:
        following = following[1:]  # "أصدر قرارا | بعزل الوزير"
        return following[0].index if following and following[0].part is Part.NOUN and following[0].preposition else 0
    return following[0].index if following and following[0].part is Part.WORD else 0


def _take_recipients(draft: Draft, inner: Draft) -> None:
    """Take whoever suffers or gets the event that is decided, promised or threatened."""
    if inner.reading.lexeme.kind is Kind.NOUN:
        for name, role in inner.participants:
            if role is Role.RECIPIENT:
                draft.add((role.value,), name)


def _take_annexed(draft: Draft, start: int, nodes: Sequence[Node]) -> None:
    """Take the names annexed to a verbal noun: "استيعاب أفراد المقاومة والمتطوعين"."""
    taken = False
    for node in nodes[start : start + _LONGEST + 1]:
        if node.part in _NOUNS and not taken:
            if not node.annexes or (node.index > start and node.conjunction):
                return
        elif _is_party(node) and node.index > start and (not node.conjunction or taken) and not node.preposition:
            draft.add_each(("recipient",), node.names)
            taken = True
        elif node.part is not Part.OPEN:
            return


def _is_party(node: Node) -> bool:
    named = node.mention is not None and node.mention.form is not MentionForm.ADJECTIVE
    return named and all(name.entity.kind in _PARTIES for name in node.names)
