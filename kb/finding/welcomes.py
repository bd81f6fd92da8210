"""Who receives whom where "was in the reception of" tells it: "كان في استقبال الرئيس بالمطار الملك سلمان".

Here whoever is annexed arrives, and the subjects behind him, or else right before, receive him; elsewhere it is the
other way about.
"""

from collections.abc import Sequence

from kb.finding.drafts import Draft
from kb.finding.syntax import Grammar, Node, Part, is_among
from kb.model import EntityKind, MentionForm, Name, Role

_TURNED = {Role.RECIPIENT: Role.AGENT, Role.AGENT: Role.RECIPIENT}
_ENDS = (Part.VERB, Part.COMPLEMENTIZER, Part.COLON, Part.RELATIVE)
_HOSTS = (EntityKind.PERSON, EntityKind.GROUP)
_NEAR = 3


def take_hosts(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Turn the parties of a reception that somebody "was in", and take those who were."""
    at = draft.trigger.index
    if not draft.lexeme.option("reception") or draft.trigger.preposition not in grammar.place_prepositions:
        return
    if not any(is_among(node.words, grammar.past_auxiliaries, grammar) for node in nodes[max(0, at - _NEAR) : at]):
        return
    draft.participants = [(name, _TURNED.get(role, role)) for name, role in draft.participants]
    draft.pronouns = [(("agent",), gender, number) for _, gender, number in draft.pronouns]
    _add_hosts(draft, nodes)
    if not draft.has(Role.RECIPIENT):
        draft.add_each(("recipient",), _named_before(draft, nodes))


def _named_before(draft: Draft, nodes: Sequence[Node]) -> tuple[Name, ...]:
    """The name right before a reception: "كان | الوزير | في استقبال الرئيس"."""
    before = (n for n in reversed(nodes[: draft.trigger.index]) if n.part not in (Part.PREPOSITION, Part.TIME))
    host = next(before, None)
    return host.names if host is not None and host.part is Part.NAME and not host.preposition else ()


def _add_hosts(draft: Draft, nodes: Sequence[Node]) -> None:
    """Take the first free name behind the visitor, and those joined to it."""
    known = {name.entity.id for name, _ in draft.participants}
    for node in nodes[draft.trigger.index + 1 :]:
        if node.part in _ENDS:
            return
        named = node.mention is not None and node.mention.form is not MentionForm.ADJECTIVE and not node.preposition
        if not named or node.bracketed or node.names[0].entity.id in known:
            continue
        hosts = draft.has(Role.RECIPIENT)
        if node.names[0].entity.kind in _HOSTS and (node.conjunction or not hosts):
            draft.add_each(("recipient",), node.names)
