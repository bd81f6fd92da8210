"""Whom "the two leaders" or "both countries" mean: the two people or countries named most before, or last."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kb.finding.pronouns import Discourse
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind, Iri, Mention, MentionForm, Name

_RECENT = 40
_SIZE = 2


def resolve_pairs(nodes: Sequence[Node], discourse: Discourse, grammar: Grammar) -> None:
    """Let each noun phrase that counts two of a kind name the two that were told of last."""
    for node in nodes:
        kind = _kind(node, nodes, grammar)
        if kind is None:
            continue
        here = (n.mention for n in reversed(nodes[: node.index]) if n.mention is not None)
        names = _last_two(kind, [*here, *reversed(discourse.mentions[-_RECENT:])])
        if len(names) == _SIZE:
            node.part, node.annexes = Part.NAME, False
            node.mention = Mention(
                names=tuple(names), first=node.first, last=node.last, form=MentionForm.NAME, number="p"
            )


def _kind(node: Node, nodes: Sequence[Node], grammar: Grammar) -> EntityKind | None:
    """The kind that a node counts two of: "(the) two leaders" described as a whole, or "sides" behind "two"."""
    words = node.words.casefold().split()
    if not words or words[-1] not in grammar.pairs:
        return None
    before = nodes[node.index - 1].words if node.index else ""
    counted = words[-2] if len(words) > 1 else before
    alone = node.part is Part.WORD or (node.mention is not None and node.mention.names[0].entity.described)
    return grammar.pairs[words[-1]] if alone and counted in grammar.twos else None


def _last_two(kind: EntityKind, mentions: Iterable[Mention]) -> list[Name]:
    """The two of a kind that are told of most, of equals the last; in the order from the last."""
    names = [name for mention in mentions for name in mention.names]
    fitting = [name for name in names if name.entity.kind is kind and not name.entity.described]
    told = Counter(name.entity.id for name in fitting)
    latest: dict[Iri, Name] = {}
    for name in fitting:
        latest.setdefault(name.entity.id, name)
    most = [iri for iri, _ in told.most_common(_SIZE)]
    return [name for iri, name in latest.items() if iri in most]
