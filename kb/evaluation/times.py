"""The days that EDTF times can mean, and whether two times exclude each other."""

import calendar
from datetime import date


def contradict(one: str | None, other: str | None) -> bool:
    """Whether two EDTF times have no day in common; a time that is not told contradicts none."""
    mine, theirs = bounds(one), bounds(other)
    return mine is not None and theirs is not None and (mine[1] < theirs[0] or theirs[1] < mine[0])


def bounds(edtf: str | None) -> tuple[date, date] | None:
    """The first and last day of an EDTF level 1 string; None where there is none, or it is not understood.

    >>> bounds("2023-09~/..")
    (datetime.date(2023, 9, 1), datetime.date(9999, 12, 31))
    >>> bounds("201X")
    (datetime.date(2010, 1, 1), datetime.date(2019, 12, 31))
    >>> bounds("2024-22")
    (datetime.date(2024, 6, 1), datetime.date(2024, 8, 31))
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    try:
        return _first_day(first), _last_day(last if slash else first)
    except ValueError:
        return None


_MONTHS = {
    **{21 + n: (3 + 3 * n, 5 + 3 * n) for n in range(3)}, 24: (12, 12),  # seasons; winter as far as the year goes
    **{33 + n: (1 + 3 * n, 3 + 3 * n) for n in range(4)},  # quarters
    **{37 + n: (1 + 4 * n, 4 + 4 * n) for n in range(3)},  # thirds
    40: (1, 6), 41: (7, 12),  # halves
}  # fmt: skip


def _first_day(edtf: str) -> date:
    parts = _numbers(edtf, "0")
    if not parts:
        return date.min
    month = _MONTHS.get(parts[1], (parts[1], 0))[0] if len(parts) > 1 else 1
    return date(max(parts[0], 1), month or 1, (parts[2] or 1) if len(parts) > 2 else 1)  # noqa: PLR2004


def _last_day(edtf: str) -> date:
    parts = _numbers(edtf, "9")
    if not parts:
        return date.max
    month = _MONTHS.get(parts[1], (0, min(parts[1], 12) if "X" in edtf else parts[1]))[1] if len(parts) > 1 else 12
    final = calendar.monthrange(parts[0], month)[1]
    if len(parts) > 2:  # noqa: PLR2004
        return date(parts[0], month, min(parts[2], final) if "X" in edtf else parts[2])
    return date(parts[0], month, final)


def _numbers(edtf: str, unknown: str) -> list[int]:
    """The numbers of a date, its unknown digits filled; none where it is open."""
    plain = edtf.strip("~?%")
    return [] if plain in ("", "..") else [int(part) for part in plain.replace("X", unknown).split("-")]
