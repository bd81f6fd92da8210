"""What an event word needs beside it before it states an event: a party, a place, a person, content."""

from collections.abc import Callable, Sequence

from kb.finding.drafts import Draft
from kb.finding.syntax import Node, Part
from kb.language.text import fold
from kb.model import EntityKind, Role


def meets_needs(draft: Draft, nodes: Sequence[Node]) -> bool:
    """Whether the draft has what its lexeme asks for, and at least one participant or place."""
    if not draft.participants and not draft.places:
        return False
    need = draft.lexeme.option("needs")
    if need is None:
        return True
    if need == "not_ceasefire":
        return _not_ceasefire(draft, nodes)
    check = _CHECKS.get(need)
    return check(draft) if check else _has_preposition(draft, nodes, need)


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
    return any(role is Role.RECIPIENT for _, role in draft.participants)


def _content(draft: Draft) -> bool:
    return draft.content_from is not None


def _governed(draft: Draft) -> bool:
    return draft.light is not None


def _not_ceasefire(draft: Draft, nodes: Sequence[Node]) -> bool:
    previous = nodes[draft.trigger.index - 1] if draft.trigger.index else None
    return previous is None or not previous.words.endswith(fold("وقف"))


_CHECKS: dict[str, Callable[[Draft], bool]] = {
    "argument": _argument,
    "place": _place,
    "person": _person,
    "two": _two,
    "recipient": _recipient,
    "content": _content,
    "governed": _governed,
    "never": lambda _: False,
    "modifier": lambda _: True,  # seen to when the reading was chosen
}


def _has_preposition(draft: Draft, nodes: Sequence[Node], preposition: str) -> bool:
    """Whether a phrase with that preposition follows before the next clause."""
    wanted = set(fold(preposition).split())
    for node in nodes[draft.trigger.index + 1 : max(draft.last, draft.trigger.index + 6)]:
        if node.part in (Part.COMPLEMENTIZER, Part.RELATIVE):
            return False
        if wanted & {node.preposition, node.words}:
            return True
    return False
