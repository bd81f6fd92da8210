"""From bytes to text: UTF-8, UTF-16 and Windows-1256, and a plain word on everything else.

Nothing is guessed that the bytes do not show. A file cut in the middle of a character keeps all that is whole.
"""

import re
from dataclasses import dataclass
from functools import cache

from kb.language.lexicon import languages, load_language
from kb.language.text import fold
from kb.model import Problem

_SAMPLE = 200_000  # bytes or code points that a check looks at, however large the file
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"\xfe\xed\xfa\xce", "a program"),
    (b"\xfe\xed\xfa\xcf", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a picture, sound or film"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite data base"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_HIGH_BYTES = frozenset({0x00, 0x06, 0x20})  # of UTF-16 in Latin and Arabic letters and typographic marks
_ENCODINGS = "save the text as UTF-8 (UTF-16 and Windows-1256 are read as well)"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, its encoding, and what is to be said of it: None where it was read whole."""

    text: str
    encoding: str
    note: Problem | None = None


def decode(data: bytes, source: str) -> Decoded | Problem:
    """The text of a file, or why there is none. One code point stands for each of the file.

    >>> decode("سلام".encode("utf-16"), "a.txt").text
    'سلام'
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return Problem(
                source=source, reason=f"this is {name}, not text", remedy="save its text as UTF-8 and add that"
            )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding, source)
    return _decode_bare(data, source)


def clean(text: str) -> str:
    """The text with control characters, which no graph format can hold, made spaces; its length stays."""
    return _CONTROL.sub(" ", text)


def _decode_bare(data: bytes, source: str) -> Decoded | Problem:
    """The same where no byte order mark says the encoding."""
    sixteen = _utf16(data[:_SAMPLE])
    if sixteen:
        return _decode_as(data, sixteen, source)
    if b"\x00" in data[:_SAMPLE]:
        return _binary(source)
    utf8 = _decode_as(data, "utf-8", source)
    if isinstance(utf8, Decoded) or utf8.reason.startswith("this is"):
        return utf8
    if _is_arabic(data[:_SAMPLE].decode("cp1256")):
        return _checked(data.decode("cp1256"), "windows-1256", source)
    return utf8


def _decode_as(data: bytes, encoding: str, source: str) -> Decoded | Problem:
    """The text in one encoding; up to three bytes of a character cut at either end are left out and reported."""
    front = _cut_in_front(data) if encoding == "utf-8" else 0
    end = len(data)
    try:
        text = data[front:].decode(encoding)
    except UnicodeDecodeError as error:
        end = front + error.start
        if len(data) - end > 3 or not data[front:end]:  # noqa: PLR2004
            return _unknown(source, encoding, end)
        text = data[front:end].decode(encoding)
    note = _cut(source, front, len(data) - end) if front or end < len(data) else None
    return _checked(text, encoding, source, note)


def _cut_in_front(data: bytes) -> int:
    """How many bytes at the start are the rest of a character of UTF-8 that was cut off."""
    rest = data[:4]
    size = next((at for at, byte in enumerate(rest) if byte & 0xC0 != 0x80), len(rest))  # noqa: PLR2004
    return size if 0 < size < len(rest) else 0


def _checked(text: str, encoding: str, source: str, note: Problem | None = None) -> Decoded | Problem:
    sample = text[:_SAMPLE]
    if "\x00" in sample or len(_CONTROL.findall(sample)) * 100 > len(sample):
        return _binary(source)
    return Decoded(clean(text), encoding, note)


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark, where the high bytes of nearly all characters are those of Latin or Arabic letters."""
    even, odd = sample[0 : len(sample) // 2 * 2 : 2], sample[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if 0 in high and sum(high.count(byte) for byte in _HIGH_BYTES) * 20 >= len(high) * 19 and 0 not in low:
            return encoding
    return None


def _is_arabic(text: str) -> bool:
    """Whether the words beyond ASCII are whole Arabic words, function words among them (markup is ASCII)."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    arabic = [word for word in words if all(map(_ARABIC.match, word))]
    if not words or len(arabic) * 20 < len(words) * 19:
        return False
    return sum(fold(word) in _function_words() for word in arabic) * 50 >= len(arabic)


@cache
def _function_words() -> frozenset[str]:
    known = (load_language(tag) for tag in languages())
    return frozenset(word for language in known if _ARABIC.search(language.name) for word in language.function_words)


def _cut(source: str, front: int, end: int) -> Problem:
    sides = " and ".join(side for side, size in (("begins", front), ("ends", end)) if size)
    return Problem(
        source=source,
        reason=f"the file {sides} in the middle of a character: it was cut; all that is whole was read",
        remedy="get the whole file if you can, and add it again",
    )


def _binary(source: str) -> Problem:
    return Problem(source=source, reason="this is binary data, not text", remedy=_ENCODINGS)


def _unknown(source: str, encoding: str, at: int) -> Problem:
    return Problem(
        source=source,
        reason=f"the encoding is not known: no {encoding.upper()} at byte {at + 1}, and no Arabic in Windows-1256",
        remedy=_ENCODINGS,
    )
