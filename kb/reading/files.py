"""Files and folders, each file read in the format that its content and its ending show."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kb.errors import InputError
from kb.model import Article, Problem
from kb.reading.articles import page_articles
from kb.reading.encodings import Decoded, decode
from kb.reading.html import read_html
from kb.reading.options import ReadOptions
from kb.reading.records import read_json, read_json_lines

Page = tuple[Article | Problem, ...]

_LINES = frozenset({".jsonl", ".ndjson"})
_JSON = frozenset({".json"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_TEXT = frozenset({".txt", ".text"})
_ENDINGS = _LINES | _JSON | _HTML | _TEXT

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])")


def read_path(path: Path, options: ReadOptions) -> Iterator[Page]:
    """The pages of a file, or of every file with a known ending in a folder and its folders, in order of name.

    A page is the articles that belong together: those of a scraped page, or one. What cannot be read comes back as a
    `Problem` in its place, and the rest is read.

    Raises:
        InputError: there is no such file, or it may not be read.
    """
    if path.is_dir():
        yield from _read_folder(path, options)
        return
    try:
        with path.open("rb") as file:
            yield from _read_file(file, path, options)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; check the name and the permissions") from error


def read_bytes(data: bytes, source: str, options: ReadOptions) -> Iterator[Page]:
    """The pages of the content of a file (or of standard input), named `source` in what comes back."""
    if len(data) > options.largest:
        yield (_too_large(source, options),)
        return
    decoded = decode(data, source)
    if isinstance(decoded, Problem):
        yield (decoded,)
    elif not decoded.text.strip():
        yield (_empty(source),)
    else:
        yield from _with_note(_read_text(decoded.text, source, options), decoded)


def _read_folder(folder: Path, options: ReadOptions) -> Iterator[Page]:
    paths = [path for path in sorted(folder.rglob("*")) if _is_wanted(path.relative_to(folder)) and path.is_file()]
    for path in paths:
        try:
            yield from read_path(path, options)
        except InputError as error:
            yield (Problem(source=str(path), reason=str(error), remedy="check the file's permissions"),)
    if not paths:
        endings = " ".join(sorted(_ENDINGS))
        yield (Problem(source=str(folder), reason="no file to read in it", remedy=f"endings read are {endings}"),)


def _is_wanted(path: Path) -> bool:
    return path.suffix.lower() in _ENDINGS and not any(part.startswith(".") for part in path.parts)


def _read_file(file: BinaryIO, path: Path, options: ReadOptions) -> Iterator[Page]:
    if path.suffix.lower() in _LINES:
        yield from read_json_lines(file, str(path), options)
        return
    yield from read_bytes(file.read(options.largest + 1), str(path), options)


def _read_text(text: str, source: str, options: ReadOptions) -> Iterator[Page]:
    ending = Path(source).suffix.lower()
    if ending in _HTML or _HTML_START.match(text[:5_000]):
        yield read_html(text, source, options)
    elif ending in _JSON | _LINES or _JSON_START.match(text[:5_000]):
        yield from read_json(text, source, options)
    else:
        yield tuple(page_articles(text, source, options))


def _with_note(pages: Iterator[Page], decoded: Decoded) -> Iterator[Page]:
    """The pages, with what is to be said of the file beside the last article."""
    last: Page = ()
    for page in pages:
        if last:
            yield last
        last = page
    yield (*last, decoded.note) if decoded.note else last


def _too_large(source: str, options: ReadOptions) -> Problem:
    return Problem(
        source=source,
        reason=f"it is larger than {options.largest / 1_000_000:g} MB, which no page of news is",
        remedy="split it, or give many articles as JSON Lines, one a line",
    )


def _empty(source: str) -> Problem:
    return Problem(source=source, reason="the file is empty", remedy="add a file with the text of an article")
