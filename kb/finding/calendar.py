"""Intervals of days and how EDTF (ISO 8601-2, level 1) writes them."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both included, None for an open end, with the EDTF that says so.

    `spans`: it fills the whole stretch (a range) rather than lying somewhere inside it. `anchored`: it was resolved
    against the day of publication or another event.
    """

    first: date | None
    last: date | None
    edtf: str
    spans: bool = False
    anchored: bool = False

    def against(self) -> "Interval":
        """The same interval, noted as resolved against an anchor."""
        return replace(self, anchored=True)

    def open_end(self) -> "Interval":
        """From its beginning on."""
        return Interval(self.first, None, f"{self.edtf.partition('/')[0]}/..", spans=True, anchored=self.anchored)

    def open_begin(self) -> "Interval":
        """Up to its end."""
        end = self.edtf.rpartition("/")[2] or self.edtf
        return Interval(None, self.last, f"../{end}", spans=True, anchored=self.anchored)


def day(value: date) -> Interval:
    """One day.

    >>> day(date(2024, 6, 12)).edtf
    '2024-06-12'
    """
    return Interval(value, value, value.isoformat(), spans=True)


def days(first: date, last: date) -> Interval:
    """A range of days.

    >>> days(date(2024, 6, 19), date(2024, 6, 20)).edtf
    '2024-06-19/2024-06-20'
    """
    if first == last:
        return day(first)
    return Interval(first, last, f"{first.isoformat()}/{last.isoformat()}", spans=True)


def week(value: date) -> Interval:
    """The week of a day, Monday to Sunday: something happens in it, not throughout.

    >>> week(date(2024, 6, 12)).edtf
    '2024-06-10/2024-06-16'
    """
    monday = value - timedelta(days=value.weekday())
    return replace(days(monday, monday + timedelta(days=6)), spans=False)


def month(year: int, number: int) -> Interval:
    """A month, counted from 1; numbers outside 1 to 12 run into other years.

    >>> month(2024, 14).edtf
    '2025-02'
    """
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Interval(date(year, number, 1), date(year, number, last), f"{year:04d}-{number:02d}")


def year(number: int) -> Interval:
    """A year.

    >>> year(2023).edtf
    '2023'
    """
    return Interval(date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def decade(start: int) -> Interval:
    """Ten years from one that ends in 0.

    >>> decade(1990).edtf
    '199X'
    """
    return Interval(date(start, 1, 1), date(start + 9, 12, 31), f"{start // 10:03d}X")


def months(first: Interval, last: Interval, *, approximate: str = "") -> Interval:
    """From one month to another; `approximate` is "first", "both" or "" for which ends are vague (~)."""
    begin = first.edtf + "~" * (approximate in ("first", "both"))
    end = last.edtf + "~" * (approximate == "both")
    return Interval(first.first, last.last, f"{begin}/{end}")


def part(of: Interval, which: str) -> Interval:
    """The start, middle or end of a year (thirds) or of a month (ten days), approximately."""
    assert of.first is not None  # noqa: S101  (years and months have ends)
    assert of.last is not None  # noqa: S101
    third = {"start": 0, "middle": 1, "end": 2}[which]
    if of.first.month == of.last.month:
        first = of.first.replace(day=(1, 11, 21)[third])
        last = of.last if which == "end" else of.first.replace(day=(10, 20)[third])
        if which == "end":
            return Interval(first, last, f"{of.first.replace(day=20).isoformat()}~/{last.isoformat()}")
        return Interval(first, last, f"{first.isoformat()}~/{last.isoformat()}~")
    begin, end = month(of.first.year, 1 + 4 * third), month(of.first.year, 4 + 4 * third)
    return months(begin, end, approximate="both")


def widest(one: Interval, other: Interval) -> Interval:
    """From the beginning of one to the end of the other."""
    begin, end = one.edtf.partition("/")[0], other.edtf.rpartition("/")[2] or other.edtf
    anchored = one.anchored or other.anchored
    if one.first is not None and other.last is not None and one.first > other.last:
        one, other, begin, end = other, one, other.edtf.partition("/")[0], one.edtf.rpartition("/")[2]
    return Interval(one.first, other.last, f"{begin}/{end}", spans=True, anchored=anchored)
