"""How often time expressions are resolved to the days that people say they mean."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kb.errors import InputError
from kb.finding.dates import resolve_case
from kb.graph.reference import read_reference, reference_files
from kb.language.lexicon import languages
from kb.model import Reference

VERDICTS = ("exact", "within", "invented", "apart", "missing")
"""The verdicts on a case; more than one may hold.

exact: the days are those of an accepted reading. within: they lie inside one. invented: not exact, and shorter than
any, a precision that the text does not give. apart: they share no day with any. missing: no days.
"""

Days = tuple[date, date]


class SpanCase(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression (`text[start:end]`, in code points) of a text of a day (`reference`)."""

    id: str
    language: str
    text: str
    reference: date
    start: int
    end: int


class DateCase(SpanCase, frozen=True, kw_only=True):
    """A time expression and the days that it means, inclusive."""

    earliest: date
    latest: date
    alternatives: tuple[Days, ...] = ()
    source: str = ""

    @property
    def readings(self) -> tuple[Days, ...]:
        """Every accepted reading."""
        return ((self.earliest, self.latest), *self.alternatives)


@dataclass(frozen=True, slots=True)
class DateScores:
    """How many cases of a group there are, and how many have each verdict."""

    group: str
    cases: int
    verdicts: Counter[str]

    def share(self, verdict: str) -> float:
        """The share of the cases with a verdict."""
        return self.verdicts[verdict] / self.cases


C = TypeVar("C", bound=SpanCase)


def read_cases(path: Path, kind: type[C]) -> Iterator[C]:
    """The cases of a file of JSON Lines, as they are read. `kind`: DateCase where the days must be given.

    Raises:
        InputError: it cannot be read, holds none, or a line is no case; the message says which.
    """
    some = False
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    some = True
                    yield _case(line, f"{path}:{number}", kind)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; check the name and the permissions") from error
    if not some:
        raise InputError(f"{path}: there is no case in it; give one JSON object a line")


def _case(line: bytes, place: str, kind: type[C]) -> C:
    try:
        case = msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{place}: {error}; mend that line") from error
    if not 0 <= case.start < case.end <= len(case.text):
        raise InputError(f"{place}: case {case.id}: `start` and `end` are not a stretch of its text")
    if case.language not in languages():
        raise InputError(f"{place}: case {case.id}: there are no data for the language {case.language!r}")
    return case


def resolve_cases(cases: Iterable[SpanCase], reference: Reference) -> Iterator[dict[str, Any]]:
    """The days of each case as {id, earliest, latest}, ISO dates or None; the reference knows days that have names."""
    for case in cases:
        yield resolve_case(msgspec.to_builtins(case), reference)


def score_dates(cases: Sequence[DateCase]) -> tuple[DateScores, ...]:
    """The figures of each language and source, of each language, and of all."""
    reference = read_reference(reference_files())
    resolved = resolve_cases(cases, reference)
    judged = [(case, judge(case, _days_of(found))) for case, found in zip(cases, resolved, strict=True)]
    groups = sorted({name for case in cases for name in _groups(case)}, key=lambda name: (name == "all", name))
    return tuple(_scores(group, [found for case, found in judged if group in _groups(case)]) for group in groups)


def _days_of(found: Mapping[str, Any]) -> tuple[date | None, date | None]:
    first, last = (date.fromisoformat(end) if end else None for end in (found["earliest"], found["latest"]))
    return first, last


def _groups(case: DateCase) -> Iterator[str]:
    yield from ("all", f"{case.language}, all")
    if case.source:
        yield f"{case.language}, {case.source}"


def _scores(group: str, found: Sequence[frozenset[str]]) -> DateScores:
    return DateScores(group, len(found), Counter(verdict for verdicts in found for verdict in verdicts))


def judge(case: DateCase, found: tuple[date | None, date | None]) -> frozenset[str]:
    """The verdicts on the days that were found; None is an open end.

    >>> case = DateCase(id="1", language="en", text="in June", reference=date(2024, 6, 12), start=3, end=7,
    ...                 earliest=date(2024, 6, 1), latest=date(2024, 6, 30))
    >>> sorted(judge(case, (date(2024, 6, 12), date(2024, 6, 12))))
    ['invented', 'within']
    """
    first, last = found[0] or date.min, found[1] or date.max
    if found == (None, None) or first > last:
        return frozenset({"missing"})
    exact = (first, last) in case.readings
    shorter = last - first < min(end - begin for begin, end in case.readings)
    verdicts = {
        "exact": exact,
        "within": any(begin <= first and last <= end for begin, end in case.readings),
        "invented": shorter and not exact,
        "apart": all(last < begin or end < first for begin, end in case.readings),
    }
    return frozenset(name for name, holds in verdicts.items() if holds)
