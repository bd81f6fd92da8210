"""Articles as JSON (an object or a list of them) and as JSON Lines (an object a line)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

import msgspec

from kb.model import Article, Problem
from kb.reading.articles import Metadata, record_articles
from kb.reading.encodings import clean, decode
from kb.reading.options import ReadOptions

Page = tuple[Article | Problem, ...]

_FIELDS = {
    "title": ("title",),
    "text": ("text", "content"),
    "published": ("published", "date"),
    "publisher": ("publisher", "source"),
    "url": ("url",),
    "language": ("language",),
}
_HOPELESS = 20  # broken lines in a row at the start: then it is no JSON Lines
_REMEDY = (
    "an article is a JSON object with `text` or `content`, "
    "and perhaps `title`, `published`, `publisher`, `url`, `language`"
)


def read_json(text: str, source: str, options: ReadOptions) -> Iterator[Page]:
    """The articles of a JSON text: an object, a list of objects, or an object a line."""
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        yield from _read_lines(text, source, options, error)
        return
    if not isinstance(value, list):
        yield _read_record(value, source, options)
        return
    for number, record in enumerate(value, 1):
        yield _read_record(record, f"{source}[{number}]", options)
    if not value:
        yield (Problem(source=source, reason="the list is empty", remedy=_REMEDY),)


def read_json_lines(file: BinaryIO, source: str, options: ReadOptions) -> Iterator[Page]:
    """The articles of a file of JSON Lines, read line by line: a broken line is named and the rest is read."""
    good = broken = 0
    for number, line in enumerate(_lines(file, options), 1):
        if not line.strip():
            continue
        page = _read_line(line, f"{source}:{number}", options)
        good += any(isinstance(item, Article) for item in page)
        broken += not any(isinstance(item, Article) for item in page)
        yield page
        if not good and broken == _HOPELESS:
            yield (_not_lines(source),)
            return
    if not good + broken:
        yield (Problem(source=source, reason="the file is empty", remedy=_REMEDY),)


def _lines(file: BinaryIO, options: ReadOptions) -> Iterator[bytes]:
    """The lines of a file; of one that is too long, only enough to see that it is."""
    while line := file.readline(options.largest + 1):
        yield line
        if len(line) > options.largest:
            while line and not line.endswith(b"\n"):
                line = file.readline(options.largest)


def _read_line(line: bytes, source: str, options: ReadOptions) -> Page:
    if len(line) > options.largest:
        reason = f"the line is longer than {options.largest / 1_000_000:g} MB"
        return (Problem(source=source, reason=reason, remedy=_REMEDY),)
    decoded = decode(line, source)
    if isinstance(decoded, Problem):
        return (decoded,)
    try:
        value = msgspec.json.decode(decoded.text)
    except (msgspec.DecodeError, RecursionError) as error:
        return (_broken(source, error),)
    return _read_record(value, source, options)


def _read_lines(text: str, source: str, options: ReadOptions, error: Exception) -> Iterator[Page]:
    """A text that is no JSON as a whole, as JSON Lines if one of its first lines is an object."""
    lines = text.splitlines()
    if not any(map(_is_object, lines[:_HOPELESS])):
        yield (_broken(source, error),)
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(line.encode("utf-8"), f"{source}:{number}", options)


def _is_object(line: str) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError):
        return False


def _read_record(record: Any, source: str, options: ReadOptions) -> Page:
    """The article of a record, and a problem beside it if its date is not understood."""
    if not isinstance(record, dict):
        return (Problem(source=source, reason="the record is not an object", remedy=_REMEDY),)
    values = {name: _value(record, keys) for name, keys in _FIELDS.items()}
    if not values["text"].strip():
        return (Problem(source=source, reason="the record has no text", remedy=_REMEDY),)
    published = read_date(values["published"])
    metadata = Metadata(
        title=values["title"],
        published=published,
        publisher=values["publisher"] or None,
        language=values["language"] or None,
        url=values["url"] or None,
    )
    given = record.get("id")
    given_id = str(given) if isinstance(given, str | int) else None
    articles = tuple(
        replace(item, given_id=given_id) if isinstance(item, Article) else item
        for item in record_articles(values["text"], source, metadata, options, structured=True)
    )
    if values["published"] and not published:
        return (*articles, _not_a_date(source, values["published"]))
    return articles


def _value(record: dict[str, Any], keys: tuple[str, ...]) -> str:
    """The first of the fields that says anything, as text; of an object its name."""
    for key in keys:
        value = record.get(key)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str | int) and str(value).strip():
            return clean(str(value)).strip()
    return ""


def read_date(words: str) -> date | None:
    """The day of a date or time in ISO 8601, or as in e-mail headers and feeds; None for anything else.

    The day is that of the place where it was written: no time zone is changed.

    >>> read_date("2024-06-12T23:30:00+03:00")
    datetime.date(2024, 6, 12)
    >>> read_date("Wed, 12 Jun 2024 20:30:00 GMT")
    datetime.date(2024, 6, 12)
    >>> read_date("June")
    """
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(words.strip()).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _broken(source: str, error: Exception) -> Problem:
    return Problem(source=source, reason=f"this is not JSON: {error}", remedy="mend it; " + _REMEDY)


def _not_lines(source: str) -> Problem:
    reason = f"the first {_HOPELESS} lines hold no article, so the rest was not read"
    return Problem(source=source, reason=reason, remedy=_REMEDY)


def _not_a_date(source: str, words: str) -> Problem:
    reason = f"the date {words!r} is not understood; the article was read without it"
    return Problem(source=source, reason=reason, remedy="write it as YYYY-MM-DD")
