"""Weapons by which somebody is said to have been killed or hurt: "استشهد برصاص الاحتلال" tells an attack, and whose."""

from collections.abc import Sequence

from kb.finding.drafts import Draft
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EventType, Role

_ATTACK = EventType("Attack")
_FARTHEST = 12  # nodes between the death and the weapon
_STOPS = (Part.COMPLEMENTIZER, Part.RELATIVE, Part.ADVERB_RELATIVE, Part.SUBORDINATOR, Part.CIRCUMSTANCE, Part.COLON)


def take_weapon(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Make a death by a weapon an attack, done by whomever the weapon is said to be of."""
    if not grammar.weapons or not is_deadly(draft):
        return
    weapon = _weapon(draft, nodes, grammar)
    if weapon is not None:
        draft.type_override = _ATTACK
        _take_bearer(draft, weapon, nodes)


def is_deadly(draft: Draft) -> bool:
    """Whether it tells a death or an injury."""
    return draft.lexeme.type == "Death" or bool(draft.lexeme.option("death"))


def _weapon(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> Node | None:
    for node in nodes[draft.trigger.index + 1 : draft.trigger.index + _FARTHEST]:
        if node.part in _STOPS or (node.part is Part.VERB and not _goes_on(node)):
            return None
        if node.part is not Part.NAME and node.words in grammar.weapons:
            return node
    return None


def _goes_on(verb: Node) -> bool:
    """Whether a joined verb tells of further dead or injured: "قتل شاب وأصيب آخر برصاص الجيش"."""
    return bool(verb.conjunction) and any(r.lexeme.type == "Death" or r.lexeme.option("death") for r in verb.readings)


def _take_bearer(draft: Draft, weapon: Node, nodes: Sequence[Node]) -> None:
    """Take whoever stands right behind a weapon for the attacker: "برصاص الجيش", "برصاص إسرائيلي"."""
    at = weapon.index + 1
    bearer = nodes[at] if at < len(nodes) else None
    if bearer is None or bearer.part is not Part.NAME or bearer.preposition or bearer.conjunction:
        return
    victims = {name.entity.id for name, role in draft.participants if role is Role.RECIPIENT}
    for name in bearer.names:
        if name.entity.id not in victims:
            draft.add(("agent",), name)
