"""What each kind of time expression means, given the day of publication and where the verb looks.

A resolver takes the fields that a rule captured and what was asked, and gives an interval, or None where the anchor
that it needs is missing or the words name no day that exists.
"""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hijridate import Gregorian, Hijri

from kb.finding.calendar import Interval, day, days, decade, month, months, part, week, year
from kb.finding.days import days_in

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """The anchor (day of publication), the direction ("past", "future" or ""), the day of the event counted from.

    `about`: that day is only roughly the event's, so that nothing can be counted from it to the day.
    """

    published: date | None
    direction: str = ""
    event: date | None = None
    about: bool = False


def _turn(fields: Fields, asked: Asked) -> tuple[int | None, str]:
    """The direction that the words print (-1, 0, 1, None) and the one to go by."""
    for name in ("past", "next", "this", "demonstrative"):
        if name in fields:
            turn = fields[name]
            return turn, {-1: "past", 1: "future", 0: ""}[turn]
    return None, asked.direction


def _make(year_number: int, month_number: int, day_number: int) -> date | None:
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None


def _nearest(candidates: list[date], anchor: date, direction: str) -> date | None:
    """The candidate that fits the direction, the anchor's own day included; without one the nearest, earlier first."""
    if direction == "past":
        candidates = [c for c in candidates if c <= anchor] or candidates
        return (
            max(candidates, default=None) if candidates and candidates[0] <= anchor else min(candidates, default=None)
        )
    if direction == "future":
        candidates = [c for c in candidates if c >= anchor] or candidates
        return min(candidates, key=lambda c: abs(c - anchor), default=None)
    return min(candidates, key=lambda c: (abs(c - anchor), c), default=None)


def _date(fields: Fields, asked: Asked) -> Interval | None:
    number = fields.get("day", fields.get("ordinal"))
    month_number = fields.get("month", fields.get("month_number"))
    if number is None or month_number is None:
        return None
    if "year" in fields:
        found = _make(fields["year"], month_number, number)
        return day(found) if found else None
    found = _yearless(number, month_number, fields, asked)
    return day(found).against() if found else None


def _yearless(number: int, month_number: int, fields: Fields, asked: Asked) -> date | None:
    if asked.published is None:
        return None
    anchor = asked.published
    made = [_make(y, month_number, number) for y in range(anchor.year - 2, anchor.year + 3)]
    candidates = [c for c in made if c is not None]
    if "weekday" in fields:
        fitting = [c for c in candidates if c.isoweekday() == fields["weekday"]]
        if fitting:
            return _nearest(fitting, anchor, "")
    turn, direction = _turn(fields, asked)
    if turn:
        candidates = [c for c in candidates if (c < anchor if turn < 0 else c > anchor)]
        return _nearest(candidates, anchor, "")
    if turn == 0:
        return _make(anchor.year, month_number, number)
    return _nearest(candidates, anchor, direction)


def _days(fields: Fields, asked: Asked) -> Interval | None:
    first = _date({k: v for k, v in fields.items() if k not in ("day_2", "ordinal_2")}, asked)
    if first is None or first.first is None:
        return None
    last = _make(first.first.year, first.first.month, fields.get("day_2", fields.get("ordinal_2", 0)))
    if last is None or last < first.first:
        return None
    found = days(first.first, last)
    return found.against() if first.anchored else found


def _month(fields: Fields, asked: Asked) -> Interval | None:
    number = fields["month"]
    if "year" in fields:
        return _cut(month(fields["year"], number), fields)
    if asked.published is None:
        return None
    anchor = asked.published
    made = [month(y, number) for y in range(anchor.year - 2, anchor.year + 3)]
    turn, direction = _turn(fields, asked)
    here = month(anchor.year, anchor.month)
    if turn == 0:
        return _cut(month(anchor.year, number), fields).against()
    if turn == -1 or direction == "past":
        fitting = [m for m in made if m.first and here.first and (m.first < here.first or (not turn and m == here))]
        return _cut(fitting[-1], fields).against()
    if turn == 1 or direction == "future":
        fitting = [m for m in made if m.first and here.first and (m.first > here.first or (not turn and m == here))]
        return _cut(fitting[0], fields).against()
    return _cut(min(made, key=lambda m: (_apart(m, anchor), m.edtf)), fields).against()


def _apart(interval: Interval, anchor: date) -> int:
    assert interval.first is not None  # noqa: S101  (months have ends)
    assert interval.last is not None  # noqa: S101
    if interval.first <= anchor <= interval.last:
        return 0
    return min(abs((interval.first - anchor).days), abs((interval.last - anchor).days))


def _cut(interval: Interval, fields: Fields) -> Interval:
    for which in ("start", "middle", "finish"):
        if which in fields:
            return part(interval, fields[which])
    return interval


def _month_of_year(fields: Fields, asked: Asked) -> Interval | None:
    if asked.published is None:
        return None
    turn, _ = _turn(fields, asked)
    return month(asked.published.year + (turn or 0), fields["month"]).against()


def _day(fields: Fields, asked: Asked) -> Interval | None:
    """A day by its word or its weekday."""
    return _day_word(fields, asked) if "day_word" in fields else _weekday(fields, asked)


def _month_span(fields: Fields, _: Asked) -> Interval | None:
    """From one month to another, the second with its year."""
    numbers = sorted(value for name, value in fields.items() if name.startswith("month"))
    first, last = month(fields["year"], numbers[0]), month(fields["year"], numbers[-1])
    return months(first, last)


def _month_number(fields: Fields, _: Asked) -> Interval | None:
    return month(fields["year"], fields["month_number"])


def _day_of_unit(fields: Fields, asked: Asked) -> Interval | None:
    """The nineteenth of this month, the fifth of the next."""
    if fields["unit"] != "month" or asked.published is None:
        return None
    turn, _ = _turn(fields, asked)
    here = month(asked.published.year, asked.published.month + (turn or 0)).first
    number = fields.get("day", fields.get("ordinal"))
    found = _make(here.year, here.month, number) if here and number else None
    return day(found).against() if found else None


def _weekday_of_unit(fields: Fields, asked: Asked) -> Interval | None:
    """Tuesday of last week."""
    if fields["unit"] != "week" or asked.published is None:
        return None
    turn, _ = _turn(fields, asked)
    monday = week(asked.published + timedelta(weeks=turn or 0)).first
    return day(monday + timedelta(days=fields["weekday"] - 1)).against() if monday else None


def _week_of_month(fields: Fields, asked: Asked) -> Interval | None:
    """The third week of a month, or the last: of the weeks that have most of their days in it."""
    if "month" not in fields and "ordinal" in fields:
        fields = {**fields, "month": fields["ordinal"]}  # the ninth month
    whole = _month(fields, asked) if 1 <= fields.get("month", 0) <= 12 else None  # noqa: PLR2004
    if whole is None or fields["unit"] != "week":
        return None
    return _week_in(whole, fields.get("final", fields.get("ordinal")))


def _week_in(whole: Interval, number: int | None) -> Interval | None:
    """A week of a month or year by its number, -1 for the last; a week is where most of its days are."""
    if whole.first is None or whole.last is None or number is None:
        return None
    first, last = week(whole.first + timedelta(days=3)).first, week(whole.last - timedelta(days=3)).first
    assert first is not None  # noqa: S101  (weeks have ends)
    assert last is not None  # noqa: S101
    found = last if number < 0 else first + timedelta(weeks=number - 1)
    return week(found).against() if first <= found <= last else None


def _week_of_unit(fields: Fields, asked: Asked) -> Interval | None:
    """The first week of this year, the third of this month."""
    if fields["unit"] != "week":
        return None
    number = fields.get("final", fields.get("ordinal"))
    if "year" in fields:
        return _week_in(year(fields["year"]), number)
    turn, _ = _turn(fields, asked)
    whole = _shifted(fields.get("unit_2", ""), turn or 0, asked, {})
    return _week_in(whole, number) if whole is not None and fields["unit_2"] in ("month", "year") else None


def _weekday_of_month(fields: Fields, asked: Asked) -> Interval | None:
    """The second Wednesday of a month, or the last."""
    if "month" in fields:
        whole = _month({k: v for k, v in fields.items() if k in ("month", "year")}, asked)
    else:
        turn, _ = _turn(fields, asked)
        whole = _shifted("month", turn or 0, asked, {}) if fields["unit"] == "month" else None
    if whole is None or whole.first is None or whole.last is None:
        return None
    number = fields.get("final", fields.get("ordinal", 1))
    if number < 0:
        found = whole.last - timedelta(days=(whole.last.isoweekday() - fields["weekday"]) % 7)
    else:
        ahead = (fields["weekday"] - whole.first.isoweekday()) % 7
        found = whole.first + timedelta(days=ahead, weeks=number - 1)
    inside = whole.first <= found <= whole.last
    return replace(day(found), anchored="year" not in fields) if inside else None


_SATURDAY = 5


def _weekend(fields: Fields, asked: Asked) -> Interval | None:
    """Saturday and Sunday of this week, the last or the next."""
    if asked.published is None:
        return None
    turn, direction = _turn(fields, asked)
    monday = asked.published - timedelta(days=asked.published.weekday())
    saturday = monday + timedelta(days=_SATURDAY, weeks=turn or 0)
    if turn is None and direction == "past" and saturday > asked.published:
        saturday -= timedelta(weeks=1)
    return days(saturday, saturday + timedelta(days=1)).against()


def _rest(fields: Fields, asked: Asked) -> Interval | None:
    """From the day of publication to the end of its week, month or year."""
    whole = _shifted(fields["unit"], 0, asked, {})
    if whole is None or whole.last is None or asked.published is None:
        return None
    return days(asked.published, whole.last).against()


def _earlier(fields: Fields, asked: Asked) -> Interval | None:
    """Earlier this week, month or year: from its beginning to publication, in months where it is a year."""
    whole, anchor = _shifted(fields["unit"], 0, asked, {}), asked.published
    if whole is None or whole.first is None or anchor is None:
        return None
    if fields["unit"] == "year":
        return months(month(anchor.year, 1), month(anchor.year, anchor.month), approximate="both").against()
    found = days(whole.first, anchor)
    return replace(found, edtf=found.edtf.replace("/", "~/"), spans=False).against()


def _after_next(fields: Fields, asked: Asked) -> Interval | None:
    """The week after the next, or the year before the last."""
    turn, _ = _turn(fields, asked)
    return _shifted(fields["unit"], 2 * (turn or 1), asked, {})


def _year(fields: Fields, _: Asked) -> Interval | None:
    return _cut(year(fields["year"]), fields)


def _years(fields: Fields, _: Asked) -> Interval | None:
    first, last = year(fields["year"]), year(fields["year_2"])
    if fields["year"] > fields["year_2"]:
        return None
    return Interval(first.first, last.last, f"{first.edtf}/{last.edtf}", spans=True)


def _weekday(fields: Fields, asked: Asked) -> Interval | None:
    if asked.published is None:
        return None
    turn, direction = _turn(fields, asked)
    back = (asked.published.isoweekday() - fields["weekday"]) % 7
    if turn == -1:
        back = back or 7
    elif turn == 1 or (direction == "future" and back):
        back -= 7
    return day(asked.published - timedelta(days=back)).against()


def _weekdays(fields: Fields, asked: Asked) -> Interval | None:
    first = _weekday({"weekday": fields["weekday"]}, asked)
    last = _weekday({"weekday": fields["weekday_2"]}, asked)
    if first is None or last is None or first.first is None or last.last is None:
        return None
    if first.first > last.last:
        return days(first.first, first.first + timedelta(days=(last.last - first.first).days % 7)).against()
    return days(first.first, last.last).against()


def _day_word(fields: Fields, asked: Asked) -> Interval | None:
    """Today, yesterday; where the weekday beside it says another day, the last of its name: the text is older."""
    if asked.published is None:
        return None
    found = asked.published + timedelta(days=fields["day_word"])
    if "weekday" in fields:
        found -= timedelta(days=(found.isoweekday() - fields["weekday"]) % 7)
    return day(found).against()


def _unit(fields: Fields, asked: Asked) -> Interval | None:
    turn, _ = _turn(fields, asked)
    return _shifted(fields["unit"], turn or 0, asked, fields)


def _shifted(unit: str, by: int, asked: Asked, fields: Fields) -> Interval | None:
    """The day, week, month, year, decade or century so many before or after that of publication."""
    anchor = asked.published
    if anchor is None:
        return None
    if unit in ("day", "hour"):
        return day(anchor + timedelta(days=by if unit == "day" else 0)).against()
    if unit == "week":
        return week(anchor + timedelta(weeks=by)).against()
    if unit == "month":
        return _cut(month(anchor.year, anchor.month + by), fields).against()
    if unit == "year":
        return _cut(year(anchor.year + by), fields).against()
    if unit == "decade":
        return decade(anchor.year // 10 * 10 + 10 * by).against()
    start = anchor.year // 100 * 100 + 100 * by
    return Interval(date(start, 1, 1), date(start + 99, 12, 31), f"{start // 100:02d}XX", anchored=True)


_DAYS = {"day": 1, "hour": 0, "week": 7}


def _vague(fields: Fields, asked: Asked) -> Interval | None:
    """Some days, weeks, months or years before or after publication: a stretch with uncertain ends.

    What lies behind ends with publication where it is counted in days; its beginning is uncertain by weeks.
    """
    anchor, unit = asked.published, fields["plural_unit"]
    if anchor is None:
        return None
    turn, _ = _turn(fields, asked)
    if unit in ("day", "hour"):
        return _some_days(anchor, turn or 1)
    if unit in ("week", "month"):
        here = month(anchor.year, anchor.month)
        other = month(anchor.year, anchor.month + (1 if unit == "week" else 3) * (turn or 1))
        few = turn == -1 and unit == "month" and "few" in fields  # the last few months end with publication
        pair = (other, here) if turn == -1 else (here, other)
        return months(*pair, approximate="first" if few else "both").against()
    other_year = anchor.year + (turn or 1) * (3 if unit == "year" else 30)
    pair_years = sorted((year(other_year), year(anchor.year)), key=lambda y: y.edtf)
    edtf = f"{pair_years[0].edtf}~/{pair_years[1].edtf}~"
    return Interval(pair_years[0].first, pair_years[1].last, edtf, anchored=True)


_SOME_DAYS = timedelta(days=5)


def _some_days(anchor: date, turn: int) -> Interval:
    """A few days up to publication, or the week after it."""
    if turn < 0:
        begin = anchor - _SOME_DAYS
        return Interval(begin, anchor, f"{begin:%Y-%m}~/{anchor.isoformat()}", anchored=True)
    first, last = anchor + timedelta(days=1), anchor + timedelta(days=7)
    return Interval(first, last, f"{first.isoformat()}~/{last.isoformat()}~", anchored=True)


def _size(fields: Fields) -> tuple[int, str] | None:
    """How many of which unit."""
    if "dual_unit" in fields:
        return 2, fields["dual_unit"]
    unit = fields.get("unit", fields.get("plural_unit"))
    number = fields.get("count", fields.get("number"))
    return (number if number is not None else 1, unit) if unit else None


def _counted(fields: Fields, asked: Asked) -> Interval | None:
    """The last or next N units, up to or from the day of publication."""
    size, anchor = _size(fields), asked.published
    if size is None or anchor is None:
        return None
    turn, _ = _turn(fields, asked)
    other = _moved(anchor, size, turn or 1)
    if other is None:
        return None
    near = anchor if turn == -1 or size[1] == "hour" else anchor + timedelta(days=1)
    found = days(*sorted((near, other))).against()
    exact = size[1] in ("day", "hour") or "/" not in found.edtf
    return found if exact else replace(found, edtf=_about_far_end(found.edtf, turn or 1))


def _about_far_end(edtf: str, turn: int) -> str:
    """A range whose end away from publication is only about that day: the last two weeks."""
    begin, end = edtf.split("/")
    return f"{begin}~/{end}" if turn < 0 else f"{begin}/{end}~"


def _moved(anchor: date, size: tuple[int, str], turn: int) -> date | None:
    """The day N units before or after."""
    number, unit = size
    if unit == "hour":
        return anchor + timedelta(days=turn * max(1, -(-number // 24)))
    if unit in ("day", "week"):
        return anchor + timedelta(days=turn * number * _DAYS[unit]) if number < 40_000 else None  # noqa: PLR2004
    count = number * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit] * turn
    index = anchor.year * 12 + anchor.month - 1 + count
    if not 12 <= index < 12 * date.max.year:  # noqa: PLR2004  (months since year 0)
        return None
    last = calendar.monthrange(index // 12, index % 12 + 1)[1]
    return date(index // 12, index % 12 + 1, min(anchor.day, last))


def _ago(fields: Fields, asked: Asked) -> Interval | None:
    return _at_distance(fields, asked, -1)


def _ahead(fields: Fields, asked: Asked) -> Interval | None:
    return _at_distance(fields, asked, 1)


def _at_distance(fields: Fields, asked: Asked, turn: int) -> Interval | None:
    """N units before or after, in the precision of the unit."""
    some = fields.get("plural_unit", fields.get("unit"))
    many = "plural_unit" in fields and not {"count", "number"} & fields.keys()
    if ("few" in fields or many) and some:
        return _vague({**fields, "plural_unit": some, "past" if turn < 0 else "next": turn}, asked)
    size, anchor = _size(fields), asked.published
    if size is None or anchor is None:
        return None
    number, unit = size
    if unit == "hour" and number < 24:  # noqa: PLR2004  (hours of a day)
        return day(anchor).against()
    found = _reached(anchor, size, turn)
    return replace(found, edtf=f"{found.edtf}~") if found and "about" in fields and "~" not in found.edtf else found


def _reached(anchor: date, size: tuple[int, str], turn: int) -> Interval | None:
    """The day, or about the day, month or year, that lies so many units before or after another."""
    moved = _moved(anchor, size, turn)
    if moved is None:
        return None
    unit = size[1]
    if unit in ("day", "hour"):
        return day(moved).against()
    around = {"week": week(moved), "month": month(moved.year, moved.month)}.get(unit, year(moved.year))
    return replace(around, edtf=f"{moved.isoformat() if unit == 'week' else around.edtf}~").against()


def _since_ago(fields: Fields, asked: Asked) -> Interval | None:
    """From so many units ago on: to the day where they are days, else about the day, month or year."""
    if "plural_unit" in fields and not {"count", "number"} & fields.keys():
        some = _vague({**fields, "past": -1}, asked)
        return some.open_end() if some is not None else None
    size, anchor = _size(fields), asked.published
    moved = _moved(anchor, size, -1) if size is not None and anchor is not None else None
    if moved is None or size is None:
        return None
    number, unit = size
    if unit in ("day", "hour", "week"):
        return Interval(moved, None, f"{moved.isoformat()}{'~' * (unit == 'week')}/..", spans=True, anchored=True)
    begin = month(moved.year, moved.month) if unit == "month" or number == 1 else year(moved.year)
    return Interval(begin.first, None, f"{begin.edtf}~/..", spans=True, anchored=True)


def _since_month(fields: Fields, asked: Asked) -> Interval | None:
    """From a month on, the last of its name where no year is told."""
    found = _month(fields, replace(asked, direction="past"))
    return found.open_end() if found is not None else None


def _part_of_year(fields: Fields, asked: Asked) -> Interval | None:
    number = _year_number(fields, asked)
    if number is None:
        return None
    if "half" in fields:
        first, last = month(number, 6 * fields["half"] - 5), month(number, 6 * fields["half"])
        code = 39 + fields["half"]
    else:
        first, last = month(number, 3 * fields["quarter"] - 2), month(number, 3 * fields["quarter"])
        code = 32 + fields["quarter"]
    return Interval(first.first, last.last, f"{number:04d}-{code}", anchored="year" not in fields)


def _season(fields: Fields, asked: Asked) -> Interval | None:
    number = _year_number(fields, asked)
    if number is None:
        return None
    first = month(number, 3 * fields["season"])
    last = month(number, 3 * fields["season"] + 2)
    return Interval(first.first, last.last, f"{number:04d}-{20 + fields['season']}", anchored="year" not in fields)


def _year_number(fields: Fields, asked: Asked) -> int | None:
    if "year" in fields:
        return int(fields["year"])
    if asked.published is None:
        return None
    turn, _ = _turn(fields, asked)
    return asked.published.year + (turn or 0)


def _decade(fields: Fields, asked: Asked) -> Interval | None:
    """The nineties: of the last century, or the last that is over."""
    number = fields["decade"]
    if number >= 100:  # noqa: PLR2004  (printed whole: the 1990s)
        return decade(number)
    century = 1900 if asked.published is None or number > asked.published.year % 100 or "past" in fields else 2000
    return decade(century + number)


def _decade_of_year(fields: Fields, _: Asked) -> Interval | None:
    """The 1980s."""
    return decade(fields["year"]) if fields["year"] % 10 == 0 else None


def _quarter_of_turn(fields: Fields, asked: Asked) -> Interval | None:
    """The quarter of publication, the last or the next."""
    if asked.published is None:
        return None
    turn, _ = _turn(fields, asked)
    index = asked.published.year * 4 + (asked.published.month - 1) // 3 + (turn or 0)
    return _part_of_year({"year": index // 4, "quarter": index % 4 + 1}, asked)


def _week_of_date(fields: Fields, asked: Asked) -> Interval | None:
    """The week of a day."""
    found = _date(fields, asked)
    return week(found.first).against() if found is not None and found.first is not None else None


def _soon(_: Fields, asked: Asked) -> Interval | None:
    """Soon: this month or the next."""
    if asked.published is None:
        return None
    here = month(asked.published.year, asked.published.month)
    return months(here, month(asked.published.year, asked.published.month + 1), approximate="both").against()


def _now(_: Fields, asked: Asked) -> Interval | None:
    return day(asked.published).against() if asked.published else None


def _same(_: Fields, __: Asked) -> None:
    """Nothing by itself: "the same day" is that of whatever was told before."""


def _event(fields: Fields, asked: Asked) -> Interval | None:
    """So many days, weeks, months or years before or after another event."""
    if asked.event is None:
        return None
    if "offset" in fields:
        return None if asked.about else day(asked.event + timedelta(days=fields["offset"])).against()
    turn, size = fields["side"], _size(fields)
    if "plural_unit" in fields and not {"count", "number"} & fields.keys():
        return _some_before(asked.event, turn, fields["plural_unit"])
    if size is None or (asked.about and size[1] in ("day", "hour", "week")):
        return None
    if size[1] == "hour":
        return day(asked.event).against()
    return _reached(asked.event, size, turn)


def _some_before(event: date, turn: int, unit: str) -> Interval | None:
    """A few days before or after an event."""
    if unit != "day":
        return None
    first, last = sorted((event + turn * timedelta(days=1), event + turn * timedelta(days=7)))
    return Interval(first, last, f"{first.isoformat()}~/{last.isoformat()}~", anchored=True)


def _hijri(fields: Fields, _: Asked) -> Interval | None:
    try:
        found = Hijri(fields["hijri_year"], fields["hijri_month"], fields["day"]).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return day(date(found.year, found.month, found.day))


def _hijri_month(fields: Fields, asked: Asked) -> Interval | None:
    """A month of the Islamic calendar near the day of publication."""
    if asked.published is None:
        return None
    anchor = asked.published
    here = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri()
    turn, direction = _turn(fields, asked)
    found = [interval for y in (here.year - 1, here.year, here.year + 1) for interval in _hijri_span(y, fields)]
    if turn == -1 or direction == "past":
        found = [m for m in found if m.last and m.last < anchor] or found
        return found[-1].against()
    if turn == 1 or direction == "future":
        found = [m for m in found if m.first and m.first > anchor] or found
        return found[0].against()
    return min(found, key=lambda m: _apart(m, anchor)).against()


def _hijri_span(number: int, fields: Fields) -> list[Interval]:
    try:
        first = Hijri(number, fields["hijri_month"], 1)
        begin = first.to_gregorian()
    except (ValueError, OverflowError):
        return []
    start = date(begin.year, begin.month, begin.day)
    return [days(start, start + timedelta(days=first.month_length() - 1))]


def _anniversary(fields: Fields, _: Asked) -> Interval | None:
    found = next(days_in(fields["known"], fields["year"]), None)
    return day(found) if found else None


def _named_day(fields: Fields, asked: Asked) -> Interval | None:
    if asked.published is None:
        return None
    around = [d for y in range(-1, 2) for d in days_in(fields["known"], asked.published.year + y)]
    found = _nearest(sorted(around), asked.published, asked.direction)
    return day(found).against() if found else None


RESOLVERS: Mapping[str, Callable[[Fields, Asked], Interval | None]] = {
    "date": _date,
    "days": _days,
    "month": _month,
    "month-of-year": _month_of_year,
    "month-number": _month_number,
    "months": _month_span,
    "day": _day,
    "day-of-unit": _day_of_unit,
    "weekday-of-unit": _weekday_of_unit,
    "week-of-month": _week_of_month,
    "week-of-unit": _week_of_unit,
    "weekday-of-month": _weekday_of_month,
    "weekend": _weekend,
    "rest": _rest,
    "earlier": _earlier,
    "unit-after-next": _after_next,
    "year": _year,
    "years": _years,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "day-word": _day_word,
    "unit": _unit,
    "vague": _vague,
    "counted": _counted,
    "ago": _ago,
    "ahead": _ahead,
    "since-ago": _since_ago,
    "since-month": _since_month,
    "part-of-year": _part_of_year,
    "season": _season,
    "decade": _decade,
    "soon": _soon,
    "decade-of-year": _decade_of_year,
    "quarter-of-turn": _quarter_of_turn,
    "week-of-date": _week_of_date,
    "now": _now,
    "same": _same,
    "event": _event,
    "hijri": _hijri,
    "hijri-month": _hijri_month,
    "anniversary": _anniversary,
    "named-day": _named_day,
}
