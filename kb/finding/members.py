"""Members told of a group beside it: "دول بينها مصر وقطر", "الدول الست (الولايات المتحدة وروسيا ...)".

Whatever the group does or suffers its members do, so they are read as part of its name. How many of some killed were
children says nobody new.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kb.finding.syntax import Grammar, Node, Part, is_among
from kb.language.text import fold
from kb.model import EntityKind, MentionForm, Name

_FARTHEST = 10  # nodes between a group and the word that brings its members
_PASSED = (Part.WORD, Part.COMMA, Part.PREPOSITION, Part.OPEN, Part.CLOSE, Part.ADVERB, Part.TIME, Part.NAME)
_BODIES = (EntityKind.ORGANIZATION, EntityKind.GROUP)
_JOINED = (Part.COMMA, Part.COORDINATOR)
_LIST = 2  # members that a bracket, or "which are", must tell at least


def gather_members(nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let each group stand for the members that are told of it too."""
    if not grammar.membership:
        return
    for node in nodes:
        if (
            node.part is Part.NAME
            and node.index
            and not node.preposition
            and _may_bring(nodes[node.index - 1], grammar)
        ):
            _gather(node, nodes, grammar)


@cache
def _last_words(grammar: Grammar) -> frozenset[str]:
    """The words with which those end that bring members, and the bracket that opens their list."""
    return frozenset({"(", *(phrase.split()[-1] for phrase in grammar.membership)})


def _may_bring(node: Node, grammar: Grammar) -> bool:
    """Whether the words of a node may end those that bring members, or open a bracket."""
    last = node.words.rpartition(" ")[2]
    return is_among(last, _last_words(grammar), grammar)


def _gather(first: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give the group before a name that begins a list of members all of them."""
    opens = nodes[first.index - 1].words == "("
    marker = first.index - 1 if opens else _marker(first, nodes, grammar)
    if marker < 1:
        return
    members = _list(first, nodes, bracketed=opens)
    equal = opens or is_among(nodes[marker].words, grammar.equating, grammar)
    head = _head(marker, nodes, near=opens)
    if head is None or (equal and len(members) < _LIST) or _says_where(head, grammar):
        return
    if not (opens or _fits(head, first, grammar)):
        return
    _merge(head, members, grammar)
    end = members[-1].index + 1
    for node in nodes[marker:end]:
        node.bracketed = True
    before, behind = nodes[marker - 1], nodes[end] if end < len(nodes) else None
    if before.part is Part.COMMA:
        before.bracketed = True
        if behind is not None and behind.part is Part.COMMA:
            behind.bracketed = True


def _marker(first: Node, nodes: Sequence[Node], grammar: Grammar) -> int:
    """Where the words that bring members begin right before a name ("من بينها", "وعلى رأسهم"); 0 where they do not."""
    for length in grammar.membership_lengths:
        start = first.index - length
        words = " ".join(node.words for node in nodes[start : first.index]) if start > 0 else ""
        if is_among(words, grammar.membership, grammar):
            return start
    return 0


def _list(first: Node, nodes: Sequence[Node], *, bracketed: bool) -> list[Node]:
    """The joined names that begin with one: "مصر، والأردن وقطر"."""
    found, joined = [first], False
    for node in nodes[first.index + 1 :]:
        if node.part in _JOINED:
            joined = True
        elif node.part is Part.NAME and not node.preposition and (node.conjunction or (joined and bracketed)):
            found.append(node)
            joined = False
        else:
            break
    return found


def _head(marker: int, nodes: Sequence[Node], *, near: bool) -> Node | None:
    """The group whose members follow: the next one before them, with no other clause between."""
    for node in reversed(nodes[max(0, marker - _FARTHEST) : marker]):
        if node.part not in _PASSED:
            return None
        if node.mention is None or node.mention.form is MentionForm.ADJECTIVE:
            continue
        kind = node.mention.names[0].entity.kind
        if kind is EntityKind.GROUP or node.mention.number == "p" or (near and kind in _BODIES):
            return node
        if near:
            return None
    return None


def _fits(head: Node, first: Node, grammar: Grammar) -> bool:
    """Whether somebody can be one of a group: people of people, states and bodies of groups of such."""
    kind, group = first.names[0].entity.kind, head.names[0].entity.kind
    if kind in (EntityKind.PERSON, EntityKind.GROUP):
        return group is EntityKind.GROUP
    words = (fold(word).removeprefix(grammar.article) for word in head.words.split())
    return kind is not EntityKind.PLACE and any(word in grammar.collectives for word in words)


def _says_where(head: Node, grammar: Grammar) -> bool:
    """Whether a group says where something is or goes: "في دول بينها مصر"."""
    return head.preposition in grammar.place_prepositions or head.preposition in grammar.goals


def _merge(head: Node, members: Sequence[Node], grammar: Grammar) -> None:
    """Let a group name its members after itself; those only described by age, sex or number are no more than it."""
    assert head.mention is not None  # noqa: S101  (it is a name)
    names: list[Name] = list(head.mention.names)
    for node in members:
        if _adds(node, grammar):
            names.extend(name for name in node.names if name not in names)
    head.mention = replace(head.mention, names=tuple(names))


def _adds(member: Node, grammar: Grammar) -> bool:
    """Whether a member is somebody to be told of beside his group: not "two children" of ten killed."""
    if member.mention is None or member.mention.form is not MentionForm.DESCRIPTION:
        return True
    one = member.mention.names[0].entity.kind is EntityKind.PERSON
    return one and fold(member.words).split()[0] not in grammar.lesser
