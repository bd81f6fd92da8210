"""What an event word needs beside it before it states an event: a party, a place, a person, content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.finding.syntax import Part
from kb.language.morphology import stems
from kb.language.text import fold
from kb.model import EntityKind, Name, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.finding.drafts import Draft
    from kb.finding.syntax import Grammar, Node
    from kb.language.lexicon import Language


def meets_needs(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the draft has what its lexeme asks for, and a participant or place unless it stands alone."""
    if not draft.participants and not draft.places:
        return _is_named(draft, nodes, grammar)
    return any(_meets(draft, need, nodes, grammar) for need in _needs(draft))


def _is_named(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the words behind an event noun make it a name: "زلزال توهوكو", "الحرب العالمية الثانية"."""
    at = draft.trigger.index + 1
    behind = nodes[at] if at < len(nodes) else None
    if not draft.lexeme.option("named") or behind is None or behind.part is not Part.WORD or behind.conjunction:
        return False
    definite = behind.words.startswith(grammar.article)
    return behind.words.isalpha() and definite is draft.reading.segments.definite


def can_meet_needs(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the draft has what its lexeme asks for, if its pronouns stand for people."""
    return any(_can_meet(draft, need, nodes, grammar) for need in _needs(draft))


def _needs(draft: Draft) -> list[str]:
    """What the lexeme asks for, each enough by itself: "object / with"."""
    return str(draft.lexeme.option("needs", "nothing")).split(" / ")


def _can_meet(draft: Draft, need: str, nodes: Sequence[Node], grammar: Grammar) -> bool:
    pending = {role for roles, _, _ in draft.pronouns for role in roles}
    if pending & _BY_PRONOUN.get(need, frozenset()):
        return len(draft.participants) + len(draft.pronouns) > (need in _MUTUAL)
    return _meets(draft, need, nodes, grammar)


_ROLES = frozenset({"agent", "recipient", "participant"})
_BY_PRONOUN = {
    "two": _ROLES,
    "person": _ROLES,
    "journey": _ROLES,
    "arrival": _ROLES,
    "traveller": frozenset({"agent"}),
    "host": _ROLES,
    "two_people": _ROLES,
    "party": _ROLES,
    "recipient": frozenset({"recipient"}),
    "object": frozenset({"recipient"}),
    "person_recipient": frozenset({"recipient"}),
    "person_object": frozenset({"recipient"}),
}
_MUTUAL = frozenset({"two", "host", "two_people"})


def _meets(draft: Draft, need: str, nodes: Sequence[Node], grammar: Grammar) -> bool:
    if need == "not_ceasefire":
        return _not_ceasefire(draft, nodes, grammar)
    if need == "infinitive":
        opening = nodes[max(0, (draft.content_from or 0) - 1) : (draft.content_from or 0) + 1]
        return draft.content_from is not None and any(node.words in grammar.infinitive for node in opening)
    if need == "unwilling":
        return draft.type_override is not None and _is_to_come(draft, grammar)
    if need in _BY_WORDS:
        return _BY_WORDS[need](draft, grammar.language)
    check = _CHECKS.get(need)
    return check(draft) if check else _has_preposition(draft, nodes, need, grammar)


def _argument(draft: Draft) -> bool:
    return not draft.anaphoric or bool(draft.speakers)


def _place(draft: Draft) -> bool:
    return bool(draft.places)


def _person(draft: Draft) -> bool:
    people = (EntityKind.PERSON, EntityKind.GROUP)
    return any(name.entity.kind in people for name, _ in draft.participants)


def _two(draft: Draft) -> bool:
    return len(draft.participants) > 1


def _recipient(draft: Draft) -> bool:
    return draft.has(Role.RECIPIENT)


def _pressed(draft: Draft) -> bool:
    return _recipient(draft) and _content(draft)


def _body(draft: Draft) -> bool:
    groups = (EntityKind.GROUP,)
    return any(role is Role.AGENT and name.entity.kind not in groups for name, role in draft.participants)


def _judged(draft: Draft, language: Language) -> bool:
    """Whether a court finds somebody guilty, or nobody is named; what others condemn they only accuse."""
    agents = [name for name, role in draft.participants if role is Role.AGENT]
    return _recipient(draft) and all(_is_such(name, draft, language) for name in agents)


def _trained(draft: Draft, language: Language) -> bool:
    """Whether fighters are trained; players and pupils are no part of any event."""
    trained = [name for name, role in draft.participants if role is Role.RECIPIENT]
    return any(_is_such(name, draft, language) for name in trained)


def _is_such(name: Name, draft: Draft, language: Language) -> bool:
    """Whether a name has one of the words that the entry lists as `by`."""
    asked = draft.lexeme.option("by", frozenset())
    return any(asked & stems(language, fold(word)) for word in name.words.split())


def _content(draft: Draft) -> bool:
    return draft.content_from is not None


def _object(draft: Draft) -> bool:
    return _recipient(draft) or _content(draft)


def _party(draft: Draft) -> bool:
    return bool(draft.participants)


def _kinds(draft: Draft, role: Role) -> set[EntityKind]:
    return {name.entity.kind for name, given in draft.participants if given is role}


def _journey(draft: Draft) -> bool:
    """Whether somebody of note goes somewhere: people in numbers flee, return and move, and pay no visit."""
    return bool(draft.places) and bool(_kinds(draft, Role.AGENT) & {EntityKind.PERSON, EntityKind.ORGANIZATION})


def _arrival(draft: Draft) -> bool:
    return _journey(draft) or _place(draft) or EntityKind.PERSON in _kinds(draft, Role.AGENT)


def _traveller(draft: Draft) -> bool:
    """Whether somebody gets somewhere; cars, goods and sums that do pay no visit."""
    return bool(draft.places) and bool(_kinds(draft, Role.AGENT))


def _new(draft: Draft) -> bool:
    """Whether it is told as something new; with the article and no word of how it came about it is known."""
    known = draft.reading.segments.definite and draft.told is None
    return _argument(draft) and not known


def _host(draft: Draft) -> bool:
    return EntityKind.PERSON in _kinds(draft, Role.AGENT) and len(draft.participants) > 1


def _two_people(draft: Draft) -> bool:
    """Whether somebody calls or speaks to somebody, beside those who do it together."""
    people = sum(name.entity.kind is EntityKind.PERSON for name, _ in draft.participants)
    together = sum(len(node.mention.names) for node in draft.clause.subject if node.mention) if draft.clause else 0
    return people > max(together, 1)


def _person_recipient(draft: Draft) -> bool:
    return bool(_kinds(draft, Role.RECIPIENT) & {EntityKind.PERSON, EntityKind.GROUP})


def _person_object(draft: Draft) -> bool:
    return EntityKind.PERSON in _kinds(draft, Role.RECIPIENT)


def _state(draft: Draft) -> bool:
    return EntityKind.COUNTRY in _kinds(draft, Role.AGENT)


def _armed(draft: Draft) -> bool:
    """Whether a group without the power of a state does it to somebody."""
    return EntityKind.GROUP in _kinds(draft, Role.AGENT) and _recipient(draft)


def _is_to_come(draft: Draft, grammar: Grammar) -> bool:
    """Whether an auxiliary says that it is what somebody will do, or will not."""
    return draft.clause is not None and any(node.words in grammar.future_words for node in draft.clause.auxiliaries)


def _governed(draft: Draft) -> bool:
    return draft.light is not None


def _not_ceasefire(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    previous = nodes[draft.trigger.index - 1] if draft.trigger.index else None
    return previous is None or not previous.words.endswith(grammar.stopping)


_BY_WORDS = {"judged": _judged, "trained": _trained}

_CHECKS: dict[str, Callable[[Draft], bool]] = {
    "argument": _argument,
    "place": _place,
    "person": _person,
    "two": _two,
    "recipient": _recipient,
    "content": _content,
    "object": _object,
    "party": _party,
    "journey": _journey,
    "arrival": _arrival,
    "traveller": _traveller,
    "new": _new,
    "host": _host,
    "two_people": _two_people,
    "person_recipient": _person_recipient,
    "person_object": _person_object,
    "state": _state,
    "armed": _armed,
    "pressed": _pressed,
    "trip": lambda draft: _person(draft) and _place(draft),
    "stated": lambda draft: draft.stated and bool(_kinds(draft, Role.AGENT)),
    "occasion": lambda draft: draft.light is not None or bool(draft.relation),
    "refused": lambda draft: draft.type_override is not None,
    "body": _body,
    "governed": _governed,
    "nothing": lambda _: True,
    "never": lambda _: False,
    "modifier": lambda _: True,  # seen to when the reading was chosen
}


def _has_preposition(draft: Draft, nodes: Sequence[Node], preposition: str, grammar: Grammar) -> bool:
    """Whether a phrase with that preposition follows before the next clause."""
    wanted = set(fold(preposition).split())
    for node in nodes[draft.trigger.index + 1 : max(draft.last, draft.trigger.index + 6)]:
        if wanted & {node.preposition, node.words, node.words.partition(" ")[0]}:
            return True
        if node.part in (Part.COMPLEMENTIZER, Part.RELATIVE):
            return False
        if node.part is Part.WORD and (_inflected(node, grammar) in wanted or _written_on(node, grammar) in wanted):
            return True
    return False


def _inflected(node: Node, grammar: Grammar) -> str:
    """The preposition of which a word is the form with a pronoun: "عليه"."""
    return grammar.inflected.get(node.words, ("",))[0]


def _written_on(node: Node, grammar: Grammar) -> str:
    """The preposition that a plain word begins with, if it is long enough to have one: "وعد بتقديم"."""
    first = node.words[:1]
    return first if first in grammar.clitic_prepositions and len(node.words) > _SHORTEST else ""


_SHORTEST = 4
