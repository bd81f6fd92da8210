"""The lines of a scraped page, each with what it is: a button, a caption, a byline, a heading, a paragraph.

A line is judged by itself; what the lines together make, `kb.reading.pages` says. All words are data
(`kb/language/<tag>/pages.toml`), and the words of every language are known on every page: an Arabic page has
English buttons.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kb.language.lexicon import languages, load_language
from kb.language.text import find_tokens, fold
from kb.model import Span, Token

_LONGEST_HEADING = 25  # words
_LONGEST_QUESTION = 18
_LONGEST_CAPTION = 70
_LONGEST_BYLINE = 14
_LONGEST_CREDIT = 8
_YEAR = 4  # digits

_RULE = re.compile(r"[-=_*•·–—#~.\s]{3,}")
_SPACED = r"[^\W\d_]+(?:[ .'’\-]{1,2}[^\W\d_]+)"
_QUOTED = r"[«“\"](?P<{0}>[^«»“”\"]{{2,40}})[»”\"]"
_PLACE = r"\([^\W\d_][^()\d]{1,39}\)"
_SIGNED = re.compile(rf"(?:(?:{_QUOTED.format('organisation')}|{_SPACED}{{0,3}})\s*{_PLACE}[\s،,|و\-]*)")
_ORGANISATION = re.compile(_QUOTED.format("organisation"))
_PLACED = re.compile(r"[^:\-–]{2,40}?\s*[:\-–]\s*(?P<rest>.{2,60})")
_OPEN_MARKS = frozenset({":", "،", ",", "؛", ";", "...", "…"})
_FULL_STOPS = frozenset({".", "...", "…", "。"})
_BRACKETS = {")": "(", "]": "["}


class LineKind(StrEnum):
    """What a line is. A heading is any short line that is no sentence: a title, a crosshead, a bare caption."""

    WIDGET = "widget"
    RULE = "rule"
    RELATED = "related"
    ALSO = "also"
    LABEL = "label"
    DATE = "date"
    CREDIT = "credit"
    BYLINE = "byline"
    CAPTION = "caption"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, without the space around it. `form` is folded, for comparison.

    `labelled` is where the line's own words begin after the name of a section that may be glued before them
    ("World Putin receives Assad (AP)"); the line's start where there is none.
    """

    span: Span
    kind: LineKind
    form: str
    labelled: int
    number: int


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of every language by which lines are known, folded; several words are a tuple."""

    widgets: frozenset[str]
    related: frozenset[str]
    also: tuple[str, ...]
    labels: frozenset[tuple[str, ...]]
    credits: frozenset[tuple[str, ...]]
    credit_words: tuple[str, ...]
    byline_words: tuple[str, ...]
    byline_words_before_colon: tuple[str, ...]
    byline_joiners: frozenset[str]
    publishers: frozenset[str]
    date_words: frozenset[str]
    sentence_ends: frozenset[str]
    closing_quotes: frozenset[str]


@cache
def page_words() -> PageWords:
    """The words of all languages that there are data for."""
    known = [load_language(tag) for tag in languages()]
    tables = [language.table("pages") for language in known]

    def words(key: str) -> list[str]:
        return [fold(word) for table in tables for word in table.get(key, ())]

    return PageWords(
        widgets=frozenset(words("widgets")),
        related=frozenset(words("related")),
        also=tuple(words("also")),
        labels=frozenset(map(_forms, words("labels"))),
        credits=frozenset(map(_forms, words("credits"))),
        credit_words=tuple(words("credit_words")),
        byline_words=tuple(words("byline_words")),
        byline_words_before_colon=tuple(words("byline_words_before_colon")),
        byline_joiners=frozenset(words("byline_joiners")),
        publishers=frozenset(words("publishers")),
        date_words=frozenset(form for word in words("date_words") for form in _forms(word)),
        sentence_ends=frozenset().union(*(language.sentence_ends for language in known)),
        closing_quotes=frozenset().union(*(language.closing_quotes for language in known)) | set(")]"),
    )


def find_lines(text: str, span: Span | None = None) -> Iterator[Line]:
    """The lines of a text, or of a stretch of it, that hold anything, in order, each with its kind and number."""
    start, end = (span.start, span.end) if span else (0, len(text))
    number = 1
    for line in text[start:end].splitlines(keepends=True):
        bare = line.strip()
        first = start + line.index(bare)
        yield from _line(text, Span(first, first + len(bare)), number)
        start += len(line)
        number += 1


def organisations(text: str, line: Line) -> Iterator[str]:
    """The organisations that a byline names in quotes."""
    for found in _ORGANISATION.finditer(text, line.span.start, line.span.end):
        yield found["organisation"].strip()


def _line(text: str, span: Span, number: int) -> Iterator[Line]:
    """The line, if it holds more than invisible signs."""
    tokens = tuple(token for token in find_tokens(text, span) if token.form)
    if not tokens:
        return
    form = " ".join(fold(span.of(text)).split())
    labelled = _after_labels(tokens, span)
    yield Line(span, _kind(span.of(text), form, tokens, labelled=labelled == span.end), form, labelled, number)


def _kind(line: str, form: str, tokens: tuple[Token, ...], *, labelled: bool) -> LineKind:
    words = page_words()
    bare = form.rstrip(" :…")
    kinds = (
        (LineKind.RULE, _RULE.fullmatch(line)),
        (LineKind.RELATED, bare in words.related),
        (LineKind.WIDGET, bare in words.widgets),
        (LineKind.ALSO, bare in words.also or _opens(form, words.also, ":")),
        (LineKind.LABEL, labelled),
        (LineKind.DATE, _is_date(tokens)),
    )
    return next((kind for kind, holds in kinds if holds), None) or _kind_of_words(line, form, tokens)


def _kind_of_words(line: str, form: str, tokens: tuple[Token, ...]) -> LineKind:
    credit = _credit_start(tokens)
    if credit == 0 or (_opens(form, page_words().credit_words, ":") and len(tokens) <= _LONGEST_CREDIT):
        return LineKind.CREDIT
    if credit is not None and _is_caption(tokens[:credit]):
        return LineKind.CAPTION
    if _is_byline(line, form, tokens):
        return LineKind.BYLINE
    return LineKind.HEADING if _is_heading(tokens) else LineKind.PARAGRAPH


def _opens(form: str, words: tuple[str, ...], mark: str) -> bool:
    return any(form.startswith((f"{word}{mark}", f"{word} {mark}")) for word in words)


def _after_labels(tokens: tuple[Token, ...], span: Span) -> int:
    """Where the line goes on after the names of sections at its start: its end if it is nothing else."""
    labels = page_words().labels
    longest = max(map(len, labels))
    at = 0
    while True:
        forms = tuple(token.form for token in tokens[at : at + longest])
        size = next((n for n in range(len(forms), 0, -1) if forms[:n] in labels), 0)
        if not size:
            break
        at += size
    if at == 0:
        return span.start
    return tokens[at].start if at < len(tokens) else span.end


def _is_date(tokens: tuple[Token, ...]) -> bool:
    """Whether the line says nothing but when: words of dates, numbers and marks, with a year or an hour in it."""
    words = [token.form for token in tokens if token.form[0].isalnum()]
    numbers = [word for word in words if word[0].isdigit()]
    known = page_words().date_words
    return (
        bool(numbers)
        and any(len(number) >= _YEAR for number in numbers)
        and all(word[0].isdigit() or word in known for word in words)
    )


def _credit_start(tokens: tuple[Token, ...]) -> int | None:
    """The index of the bracket or word at which the line's closing credit begins, None where it has none."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].text in page_words().sentence_ends:
        last -= 1
    opening = _BRACKETS.get(tokens[last].text)
    if opening is None:
        return _open_credit(tokens[: last + 1])
    for at in range(last - 1, max(-1, last - 2 - 2 * _LONGEST_CREDIT), -1):
        if tokens[at].text == opening:
            return at if _names_credit(tokens[at + 1 : last]) else None
    return None


def _open_credit(tokens: tuple[Token, ...]) -> int | None:
    """The same for a credit without brackets: "… Photo: Reuters", "… REUTERS/Jane Doe"."""
    words = page_words()
    for at in range(max(0, len(tokens) - _LONGEST_CREDIT), len(tokens)):
        rest = tokens[at:]
        if _starts_with(rest, words.credits) and len(rest) > 1 and rest[1].text == "/":
            return at
        if rest[0].text == "©" or (_opens(" ".join(t.form for t in rest), words.credit_words, ":")):
            return at if _names_credit(rest[1:]) else None
    return None


def _names_credit(tokens: tuple[Token, ...]) -> bool:
    forms = [token.form for token in tokens if token.form[0].isalnum()]
    if not forms:
        return False
    if all("." in form or len(form) == 1 for form in forms) and all(form[0].isalpha() for form in forms):
        return len("".join(forms)) > 1
    return any(_starts_with(tokens[at:], page_words().credits) for at in range(len(tokens)))


def _starts_with(tokens: tuple[Token, ...], phrases: frozenset[tuple[str, ...]]) -> bool:
    forms = tuple(token.form for token in tokens[:4])
    return any(forms[:size] in phrases for size in range(1, len(forms) + 1))


def _is_caption(tokens: tuple[Token, ...]) -> bool:
    """Whether what stands before a credit is one sentence or less: a sign-off after a paragraph is none."""
    stops = sum(token.text in page_words().sentence_ends for token in tokens[:-1])
    return len(tokens) <= _LONGEST_CAPTION and (stops == 0 or len(tokens) <= _LONGEST_CAPTION // 2)


def _is_byline(line: str, form: str, tokens: tuple[Token, ...]) -> bool:
    words = page_words()
    if len(tokens) > 2 * _LONGEST_BYLINE or tokens[-1].text in words.sentence_ends:
        return False
    if form.strip(" «»“”\"'") in words.publishers:
        return True
    if _opens(form, words.byline_words_before_colon, ":") or _opens(form, words.byline_words, " "):
        return len(tokens) <= _LONGEST_BYLINE and _are_names(tokens[1:])
    return _is_signed(line) or _is_placed(form)


def _are_names(tokens: tuple[Token, ...]) -> bool:
    """Whether no word is in small letters but those that may join names."""
    return not any(token.text[0].islower() and token.form not in page_words().byline_joiners for token in tokens)


def _is_signed(line: str) -> bool:
    """Whether the line is a row of "name (place)" and "«newspaper» (place)"."""
    at = 0
    while found := _SIGNED.match(line, at):
        at = found.end()
    return at == len(line)


def _is_placed(form: str) -> bool:
    """Whether the line is a place and a newspaper: "London: «Asharq Al-Awsat»"."""
    found = _PLACED.fullmatch(form)
    return found is not None and found["rest"].strip(" «»“”\"'") in page_words().publishers


def _is_heading(tokens: tuple[Token, ...]) -> bool:
    """Whether a line is short and no sentence. A question may be a heading, and two full stops are a pause in one."""
    words = page_words()
    last = len(tokens) - 1
    while last > 0 and tokens[last].text in words.closing_quotes:
        last -= 1
    size = sum(token.form[0].isalnum() for token in tokens)
    if tokens[last].text not in words.sentence_ends:
        return 0 < size <= _LONGEST_HEADING and tokens[last].text not in _OPEN_MARKS
    full_stop = tokens[last].text in _FULL_STOPS and not _is_pause(tokens, last)
    stops = [at for at in range(last) if tokens[at].text in words.sentence_ends and not _is_pause(tokens, at)]
    return not full_stop and size <= _LONGEST_QUESTION and not [at for at in stops if tokens[at].text in _FULL_STOPS]


def _is_pause(tokens: tuple[Token, ...], at: int) -> bool:
    return any(0 <= near < len(tokens) and tokens[near].text == "." == tokens[at].text for near in (at - 1, at + 1))


def _forms(word: str) -> tuple[str, ...]:
    return tuple(token.form for token in find_tokens(word, Span(0, len(word))))
