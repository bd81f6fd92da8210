"""The grammatical gender of what is mentioned."""

from kb.language.text import fold
from kb.model import EntityKind, Mention

_FEMININE = ("ه", "ات")
"""Endings of feminine nouns, folded: ta marbuta and the sound plural."""


def mention_gender(mention: Mention) -> str:
    """The gender of a mention: "m", "f" or "" (not known). A body or group whose first word ends so is feminine."""
    entity = mention.names[0].entity
    if entity.kind in (EntityKind.ORGANIZATION, EntityKind.GROUP):
        return "f" if fold(mention.names[0].words.split()[0]).endswith(_FEMININE) else ""
    if mention.gender:
        return mention.gender
    if entity.kind is EntityKind.PERSON:
        return "m"
    return "f"
