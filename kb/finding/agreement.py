"""The grammatical gender of what is mentioned."""

from kb.language.text import fold
from kb.model import EntityKind, Mention

_FEMININE = ("ه", "ات")
"""Endings of feminine nouns, folded: ta marbuta and the sound plural."""


def mention_gender(mention: Mention) -> str:
    """The gender of a mention: "m", "f" or "". That of a body or group is that of its first word."""
    entity = mention.names[0].entity
    if entity.kind in (EntityKind.ORGANIZATION, EntityKind.GROUP):
        return "f" if fold(mention.names[0].words.split()[0]).endswith(_FEMININE) else "m"
    if mention.gender:
        return mention.gender
    if entity.kind is EntityKind.PERSON:
        return "m"
    return "f"
