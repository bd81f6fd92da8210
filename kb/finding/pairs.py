"""Whom "the two leaders" or "both countries" mean: the two people or countries named most before, or last."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from kb.finding.kept import Kept
from kb.finding.pronouns import Discourse
from kb.finding.syntax import Grammar, Node, Part
from kb.language.morphology import segmentations
from kb.language.text import fold
from kb.model import Entity, EntityKind, Iri, Mention, MentionForm, Name

_RECENT = 40
_SIZE = 2


def resolve_pairs(
    nodes: Sequence[Node], discourse: Discourse, grammar: Grammar, countries: Mapping[Iri, Entity]
) -> None:
    """Let each noun phrase that counts two of a kind name the two that were told of last."""
    pairs = _pairs(grammar)
    for node in nodes:
        if not pairs[node.words]:
            continue
        kind = _kind(node, nodes, grammar) or _dual(node, nodes, grammar)
        if kind is None:
            continue
        here = (n.mention for n in reversed(nodes[: node.index]) if n.mention is not None)
        told = chain.from_iterable(m.names for m in (*here, *reversed(discourse.mentions[-_RECENT:])))
        names = _last_two(kind, told if kind is EntityKind.PERSON else (_of_state(name, countries) for name in told))
        if len(names) == _SIZE:
            node.part, node.annexes = Part.NAME, False
            node.mention = Mention(
                names=tuple(names), first=node.first, last=node.last, form=MentionForm.NAME, number="p",
                conjunction=node.conjunction, preposition=node.preposition,
            )  # fmt: skip


@cache
def _pairs(grammar: Grammar) -> Kept[str, bool]:
    """Whether words may count two of a kind, or have the ending of a dual."""

    def may_be_pair(words: str) -> bool:
        return words.endswith(grammar.dual_endings) or not grammar.pairs.keys().isdisjoint(
            words.casefold().split()[-1:]
        )

    return Kept(may_be_pair)


def _of_state(name: Name, countries: Mapping[Iri, Entity]) -> Name:
    """The country of whoever holds office in one, and of a body of its state; else the name itself."""
    entity = name.entity
    offices = [tenure.of for tenure in entity.tenures if tenure.of in countries]
    body = entity.kind is EntityKind.ORGANIZATION and not entity.linked
    if not body and entity.kind is not EntityKind.PERSON:
        return name
    country = countries.get(offices[-1] if offices else entity.country or Iri(""))
    return Name(entity=country, words=name.words, span=name.span) if country else name


def _dual(node: Node, nodes: Sequence[Node], grammar: Grammar) -> EntityKind | None:
    """The kind that a definite noun in the dual means two of: "البلدين", "للجانبين"; with nothing that says which."""
    if not grammar.duals or not node.words.endswith(grammar.dual_endings) or node.first != node.last:
        return None
    if node.part is not Part.WORD and not (node.mention is not None and node.mention.number == "d"):
        return None
    following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    if following is not None and following.mention is not None and not _parted(following):
        return None
    for segments in segmentations(grammar.language, fold(node.words)):
        kind = grammar.duals.get(segments.stem) if segments.definite else None
        if kind is not None and not _fighting(node, nodes):
            node.conjunction = segments.conjunction
            node.preposition = segments.preposition or node.preposition
            return kind
    return None


_NEAR = 6  # nodes
_FIGHTS = frozenset({"Attack", "War"})


def _fighting(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether fighting is told right before: its sides are seldom those most told of."""
    before = nodes[max(0, node.index - _NEAR) : node.index]
    return any(other.part is Part.NOUN and other.reading.lexeme.type in _FIGHTS for other in before)


def _parted(node: Node) -> bool:
    """Whether a name begins a phrase of its own."""
    return bool(node.conjunction or node.preposition)


def _kind(node: Node, nodes: Sequence[Node], grammar: Grammar) -> EntityKind | None:
    """The kind that a node counts two of: "(the) two leaders" described as a whole, or "sides" behind "two"."""
    words = node.words.casefold().split()
    if not words or words[-1] not in grammar.pairs:
        return None
    before = nodes[node.index - 1].words if node.index else ""
    counted = words[-2] if len(words) > 1 else before
    alone = node.part is Part.WORD or (node.mention is not None and node.mention.names[0].entity.described)
    return grammar.pairs[words[-1]] if alone and counted in grammar.twos else None


def _last_two(kind: EntityKind, names: Iterable[Name]) -> list[Name]:
    """The two of a kind that are told of most, of equals the last; in the order from the last."""
    fitting = [name for name in names if name.entity.kind is kind and not name.entity.described]
    told = Counter(name.entity.id for name in fitting)
    latest: dict[Iri, Name] = {}
    for name in fitting:
        latest.setdefault(name.entity.id, name)
    most = [iri for iri, _ in told.most_common(_SIZE)]
    return [name for iri, name in latest.items() if iri in most]
