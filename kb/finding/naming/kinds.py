"""Kinds of entities and forms of mentions, with their members as plain attributes.

Python 3.11 looks up members of enumerations five times as slowly, and name phrases are asked for theirs all the time.
"""

from enum import Enum
from typing import TYPE_CHECKING

from kb import model

if TYPE_CHECKING:
    from kb.model import EntityKind, MentionForm
else:

    def _plain(kind: type[Enum]) -> type:
        return type(kind.__name__, (), dict(kind.__members__))

    EntityKind, MentionForm = _plain(model.EntityKind), _plain(model.MentionForm)

__all__ = ["EntityKind", "MentionForm"]
