"""News media that are told what they relay: "قال مسؤول لـ«رويترز»", "في تصريحات لصحيفة «الحياة»"."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kb.finding.drafts import Draft
from kb.finding.syntax import Node, Part
from kb.language.lexicon import Language
from kb.language.text import fold
from kb.model import Article, Entity, EntityKind, Iri, Name, Reference, Sentence, Span

_OBJECT = "object"
"""Stands among the prepositions for none: "told Reuters"."""
_OPENING, _CLOSING = ("«", "“", "{", '"'), ("»", "”", "}", '"')


@dataclass(frozen=True, slots=True)
class Media:
    """The known news media: by what stands behind "newspaper" or "agency" in their names, and their identifiers.

    `heads` are those words, by which media that nobody knows are described.
    """

    by_name: Mapping[str, Entity]
    ids: frozenset[Iri]
    heads: frozenset[str]
    article: str

    def has(self, name: Name) -> bool:
        """Whether a name names or describes a news medium."""
        if name.entity.kind is not EntityKind.ORGANIZATION:
            return False
        first, *rest = fold(name.words).split() or [""]
        told = {first.removeprefix(self.article), *rest[-1:]}
        return not self.heads or name.entity.id in self.ids or bool(told & self.heads)


def find_media(reference: Reference, language: Language) -> Media:
    """The news media of the reference data, by their names in a language."""
    heads = frozenset(fold(word) for word in language.table("speech").get("media_heads", ()))
    named: dict[str, Entity] = {}
    for entity in reference.entities:
        for label in (*entity.labels, *entity.other_labels) if entity.kind is EntityKind.ORGANIZATION else ():
            head, _, rest = fold(label.text).partition(" ")
            if label.language == language.tag and head in heads:
                named.setdefault(rest, entity)
    ids = frozenset(entity.id for entity in named.values())
    return Media(named, ids, heads, language.table("morphology")["article"])


def told_media(
    frame: Sequence[Node], sentence: Sentence, article: Article, language: Language, media: Media
) -> list[Name]:
    """The media that the words between a verb of saying and what is said name as told."""
    told = _relaying(language)
    found: list[Name] = []
    for at, node in enumerate(frame):
        quoted = _quoted(frame[at:], sentence, article, media) if node.words in _OPENING else None
        if quoted is not None and _is_told(frame[:at], told):
            found.append(quoted)
        elif node.part is Part.NAME and node.mention is not None and (node.preposition or _OBJECT) in told:
            found += [name for name in node.mention.names if media.has(name)]
    return found


def is_interview(draft: Draft, nodes: Sequence[Node], sentence: Sentence, article: Article, media: Media) -> bool:
    """Whether somebody only speaks to a medium: "في حوار مع «الشرق الأوسط»", "في اتصال هاتفي مع (اليوم)"."""
    if not draft.lexeme.option("interview"):
        return False
    told = {name.entity.id for name in draft.speakers}
    if draft.participants and all(name.entity.id in told or media.has(name) for name, _ in draft.participants):
        return True
    behind = nodes[draft.trigger.index + 1 : draft.last]
    quotes = (at for at, node in enumerate(behind) if node.words in _OPENING)
    return any(_quoted(behind[at:], sentence, article, media) is not None for at in quotes)


@cache
def _relaying(language: Language) -> frozenset[str]:
    """The prepositions before whom something is told that relays it."""
    return frozenset(fold(word) for word in language.table("speech").get("relayed_to", ()))


def _is_told(before: Sequence[Node], told: Collection[str]) -> bool:
    return bool(before) and before[-1].part is Part.PREPOSITION and before[-1].preposition in told


def _quoted(nodes: Sequence[Node], sentence: Sentence, article: Article, media: Media) -> Name | None:
    """The medium whose name stands in quotation marks and is written like another thing: «الشرق الأوسط», «اليوم»."""
    end = next((at for at, node in enumerate(nodes[1:6], 1) if node.words in _CLOSING), 0)
    if end < 2:  # noqa: PLR2004  (something stands between the marks)
        return None
    span = Span(sentence.tokens[nodes[1].first].start, sentence.tokens[nodes[end - 1].last].end)
    entity = media.by_name.get(fold(span.of(article.text)))
    return Name(entity=entity, words=span.of(article.text), span=span) if entity is not None else None
