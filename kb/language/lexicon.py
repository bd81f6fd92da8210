"""A language as data: one folder of TOML files a language, read once.

`language.toml` declares facts (direction, case, marks); every other file is a table of words that one part of the
finder compiles for itself (`Language.table`). No code says `if language == "ar"`: it asks for a declared fact.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kb.errors import UsageError

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The facts that a language declares in its `language.toml`. Each is itself alone: there is one a tag."""

    tag: str
    name: str
    direction: str
    has_case: bool
    script: str
    sentence_ends: frozenset[str]
    closing_quotes: frozenset[str]
    opening_quotes: frozenset[str]
    abbreviations: frozenset[str]
    function_words: frozenset[str]

    def table(self, name: str) -> dict[str, Any]:
        """The contents of `NAME.toml` of this language, or of all files of the folder `NAME`, lists joined."""
        return _table(self.tag, name)


def languages() -> tuple[str, ...]:
    """The tags of the languages that there are data for, in order."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/language.toml")))


@cache
def load_language(tag: str) -> Language:
    """The language of a BCP 47 tag ("ar", "ar-EG").

    Raises:
        UsageError: there are no data for it.
    """
    primary = tag.partition("-")[0].lower()
    path = _FOLDER / primary / "language.toml"
    if not path.is_file():
        raise UsageError(f"no data for the language {tag!r}: there are {', '.join(languages())}")
    return _read_language(primary, path)


@cache
def _read_language(primary: str, path: Path) -> Language:
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    fields: dict[str, Any] = {k: frozenset(v) if isinstance(v, list) else v for k, v in facts.items()}
    return Language(tag=primary, **fields)


@cache
def _table(tag: str, name: str) -> dict[str, Any]:
    file = _FOLDER / tag / f"{name}.toml"
    if file.is_file():
        return tomllib.loads(file.read_text(encoding="utf-8"))
    joined: dict[str, Any] = {}
    for path in sorted((_FOLDER / tag / name).glob("*.toml")):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(value, list):
                joined.setdefault(key, []).extend(value)
            elif isinstance(value, dict):
                joined.setdefault(key, {}).update(value)
            else:
                joined[key] = value
    return joined


def guess_language(text: str) -> str:
    """The language whose function words are most frequent in the text, or whose script fills it."""
    words = text[:20_000].lower().split()
    return max(
        languages(), key=lambda tag: (is_in_script(text[:5_000], load_language(tag)), _function_share(words, tag), tag)
    )


def is_in_script(text: str, language: Language) -> bool:
    """Whether most letters of a text are those of a language."""
    first, last = (int(end, 16) for end in language.script.split("-"))
    letters = [ord(letter) for letter in filter(str.isalpha, text)]
    return sum(map(range(first, last + 1).__contains__, letters)) * 2 > len(letters)


def _function_share(words: list[str], tag: str) -> int:
    known = load_language(tag).function_words
    return sum(word in known for word in words)
