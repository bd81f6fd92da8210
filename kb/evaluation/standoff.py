"""Gold without its texts: places in a text instead of words, for texts whose licence does not let them be handed on.

A stand-off article has `sha256`, the digest of its text, and wherever a gold article has words it has `[start, end]`
in Unicode code points of that text. The text is the title, a line end and the content, as the publisher's data give
them. Whoever has the texts has the whole gold again.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from kb.errors import InputError

_WORDS = ("quote", "trigger", "as")
_LISTS = ("participants", "places", "attributed_to")
_REMEDY = "the texts are JSON objects with `title` and `content`: a JSON list, or one a line"

Texts = Mapping[str, tuple[str, str]]
"""Title and content by the digest of the text."""


def digest(title: str, content: str) -> str:
    """The SHA-256 of an article's text, in hexadecimal."""
    return hashlib.sha256(_text(title, content).encode("utf-8")).hexdigest()


def _text(title: str, content: str) -> str:
    return f"{title}\n{content}"


def read_texts(path: Path) -> Texts:
    """The texts of a file, or of the `.json` and `.jsonl` files of a folder, by their digests.

    Raises:
        InputError: a file cannot be read, or holds something else.
    """
    files = sorted(each for each in path.glob("*") if each.suffix in (".json", ".jsonl")) if path.is_dir() else [path]
    return {digest(*text): text for file in files for text in map(_title_and_content, _records(file))}


def _records(path: Path) -> list[Any]:
    try:
        data = path.read_bytes()
        if data.lstrip().startswith(b"["):
            return msgspec.json.decode(data, type=list[Any])
        return [msgspec.json.decode(line) for line in data.splitlines() if line.strip()]
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; check the name and the permissions") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}; {_REMEDY}") from error


def _title_and_content(record: Any) -> tuple[str, str]:
    fields = record if isinstance(record, dict) else {}
    return str(fields.get("title") or ""), str(fields.get("content") or "")


def is_standoff(article: Mapping[str, Any]) -> bool:
    """Whether an article of a gold file stands without its text."""
    return "sha256" in article and article.get("content") is None


def with_text(article: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    """A stand-off article with its title, its content and the words in place of the places.

    Raises:
        InputError: its text is not among the texts, or a place is none in it.
    """
    if article["sha256"] not in texts:
        raise InputError(f"article {article.get('id')}: none of the texts has its digest; {_REMEDY}")
    title, content = texts[article["sha256"]]
    text = _text(title, content)
    claims = [_worded(claim, text, article.get("id")) for claim in article.get("claims", ())]
    return {**article, "title": title, "content": content, "claims": claims}


def _worded(claim: Mapping[str, Any], text: str, name: object) -> dict[str, Any]:
    named = {key: [_worded(each, text, name) for each in claim[key]] for key in _LISTS if key in claim}
    return {**claim, **{key: _words(claim[key], text, name) for key in _WORDS if key in claim}, **named}


def _words(place: Any, text: str, name: object) -> str:
    match place:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return text[start:end]
    raise InputError(f"article {name}: {place!r} is no [start, end] in its text of {len(text)} code points")


def to_standoff(article: Mapping[str, Any]) -> dict[str, Any]:
    """A gold article without its text: each word by its place, in its quote if it stands there.

    Raises:
        InputError: a word stands nowhere in the text.
    """
    title, content = article["title"], article["content"]
    text = _text(title, content)
    claims = [_placed(claim, text, (0, len(text)), article["id"]) for claim in article["claims"]]
    kept = {key: value for key, value in article.items() if key not in ("title", "content")}
    return {**kept, "sha256": digest(title, content), "claims": claims}


def _placed(claim: Mapping[str, Any], text: str, within: tuple[int, int], name: object) -> dict[str, Any]:
    around = _place(claim["quote"], text, within, name) if "quote" in claim else within
    placed = {key: _place(claim[key], text, around, name) for key in _WORDS if key in claim}
    named = {key: [_placed(each, text, around, name) for each in claim[key]] for key in _LISTS if key in claim}
    return {**claim, **placed, **named}


def _place(words: str, text: str, within: tuple[int, int], name: object) -> tuple[int, int]:
    start = text.find(words, *within) if words else -1
    start = text.find(words) if start < 0 and words else start
    if start < 0:
        raise InputError(f"article {name}: {words!r} is not in its text")
    return start, start + len(words)
