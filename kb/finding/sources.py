"""The sources that "according to" names: "بحسب «رويترز»", "وفق حصيلة أعدتها الصحافة الفرنسية"."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from kb.finding.kept import Kept
from kb.finding.lexemes import folded
from kb.finding.syntax import Node, Part
from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import MentionForm, Name

_FARTHEST_SOURCE = 8


@dataclass(frozen=True, slots=True)
class _Sources:
    """The phrases that mean "according to" by their first words, longest first, and words before who is named.

    `begin`: whether words begin one.
    """

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    carriers: frozenset[str]
    begin: Mapping[str, bool]


def find_sources(nodes: Sequence[Node], language: Language) -> Iterator[list[Name]]:
    """Those according to whom a sentence tells what it tells, in order."""
    sources = _sources(language)
    for node in nodes:
        words = _written_on(node) if node.part is Part.NAME else node.words
        if sources.begin[words]:
            names = _named_at(node, nodes, sources)
            if names:
                yield names


@cache
def _sources(language: Language) -> _Sources:
    table = language.table("speech")
    split = sorted((tuple(fold(words).split()) for words in table.get("according_to", ())), key=len, reverse=True)
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in split:
        for front in ("", *language.table("morphology")["conjunctions"]):
            first = front + phrase[0]
            phrases[first] = (*phrases.get(first, ()), phrase)
    return _Sources(phrases, folded(table.get("carriers", ())), Kept(lambda words: words.partition(" ")[0] in phrases))


def _named_at(node: Node, nodes: Sequence[Node], sources: _Sources) -> list[Name]:
    phrases = sources.phrases[_plain(node)[0]]
    if not _may_follow(phrases, node, nodes):
        return []
    flat = [(word, n) for n in nodes[node.index : node.index + 6] for word in _plain(n)]
    for phrase in phrases:
        if _fits(flat, phrase):
            names = _named_after(flat[len(phrase) - 1][1], nodes, sources.carriers)
            if names:
                return names
    return []


def _written_on(node: Node) -> str:
    """The words with which a phrase may begin at a name: only the preposition written on."""
    return node.preposition if node.mention and node.mention.preposition else ""


def _plain(node: Node) -> Sequence[str]:
    if node.part is Part.NAME:
        return [node.preposition] if node.mention and node.mention.preposition else [""]
    if node.part in (Part.OPEN, Part.CLOSE):
        return []
    return _FOLDED[node.words]


_FOLDED: Kept[str, Sequence[str]] = Kept(lambda words: fold(words).split())


def _may_follow(phrases: Sequence[Sequence[str]], node: Node, nodes: Sequence[Node]) -> bool:
    """Whether the second word of a phrase stands behind the first, or may do so behind a quotation mark."""
    following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    behind = _plain(following) if following is not None else ()
    if not behind or len(_plain(node)) > 1:
        return True
    return any(len(phrase) == 1 or behind[0].startswith(phrase[1]) for phrase in phrases)


def _fits(flat: Sequence[tuple[str, Node]], phrase: Sequence[str]) -> bool:
    words = [word for word, _ in flat[: len(phrase)]]
    *middle, last = phrase
    written_on = len(phrase) > 1 and len(last) == 1 and words[-1].startswith(last)
    return (
        len(words) == len(phrase)
        and words[1:-1] == middle[1:]
        and (len(phrase) == 1 or words[-1] == last or written_on)
    )


def _named_after(node: Node, nodes: Sequence[Node], carriers: AbstractSet[str]) -> list[Name]:
    """Who is named behind "according to", past words for what they published: "وفق حصيلة أعدتها الصحافة الفرنسية"."""
    start = node.index if node.part is Part.NAME else node.index + 1
    for following in nodes[start : start + _FARTHEST_SOURCE]:
        if following.part is Part.NAME and following.mention is not None:
            if following.mention.form is not MentionForm.ADJECTIVE:
                return list(following.mention.names)
        elif not _is_passed(following, carriers):
            return []
    return []


def _is_passed(node: Node, carriers: AbstractSet[str]) -> bool:
    """Whether a word may stand between "according to" and who is named."""
    if node.part is Part.VERB:
        return node.senses.speech or not node.conjunction
    return node.part in _BEFORE_SOURCE or set(fold(node.words).split()) <= carriers


_BEFORE_SOURCE = (Part.OPEN, Part.CLOSE, Part.PREPOSITION, Part.TIME, Part.WORD, Part.ADVERB)
