"""What the user says of what is read: it goes before what a file says of itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user knows of a file, and how large a file or record may be.

    `published` is the date of the file's article, or of the first one where a page holds several: the others have
    dates of their own. `largest` counts bytes: of a file, or of one line of JSON Lines.
    """

    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    largest: int = 20_000_000
