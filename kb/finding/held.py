"""Who is held, told by a noun behind a word for a state: "صحافيان رهن الاعتقال", "لا يزال قيد الاحتجاز"."""

from collections.abc import Sequence

from kb.finding.drafts import Draft
from kb.finding.syntax import Grammar, Node, Part

_HELD = frozenset({"Arrest", "Sanction"})
_BEFORE = 2  # nodes: whoever is held, and the word for the state


def take_held(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let whoever is named right before the word for a state be the one that is held."""
    at = draft.trigger.index
    if draft.type not in _HELD or draft.participants or at < _BEFORE or nodes[at - 1].words not in grammar.held:
        return
    subject = nodes[at - _BEFORE]
    if subject.part is Part.NAME and not subject.preposition:
        draft.add_each(("recipient",), subject.names)
