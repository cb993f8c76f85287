"""What an expression of time covers: parsed parts and an anchor in, closed intervals of days out.

Pure calendar arithmetic for `times.py`. Conventions are annotation.md's: early, late of a month are days 1-10, 21-end;
of a year its first, last quarter; of a week Monday to Wednesday, Thursday to Sunday; *the end of X* with a deadline is
its last day.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from palabre.model.time import TimePrecision


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both inclusive; None and None when the starting point is not said."""

    start: date | None
    end: date | None
    precision: TimePrecision


UNKNOWN = Interval(None, None, TimePrecision.UNKNOWN)


def day(when: date) -> Interval:
    """One day."""
    return Interval(when, when, TimePrecision.DAY)


def month(year: int, number: int) -> Interval:
    """A calendar month."""
    return Interval(date(year, number, 1), _last_day(year, number), TimePrecision.MONTH)


def year(number: int) -> Interval:
    """A calendar year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), TimePrecision.YEAR)


def decade(first: int) -> Interval:
    """Ten years from a round one."""
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), TimePrecision.DECADE)


def week(when: date) -> Interval:
    """The week, Monday to Sunday, around a day."""
    monday = when - timedelta(days=when.weekday())
    return Interval(monday, monday + timedelta(days=6), TimePrecision.WEEK)


def part_of(whole: Interval, part: str, *, deadline: bool) -> Interval:
    """Part `early`, `mid`, `late` or `end` of a month or year; the end as a deadline is the last day."""
    if whole.start is None or whole.end is None:
        return UNKNOWN
    if part == "end" and deadline:
        return day(whole.end)
    if whole.precision is TimePrecision.WEEK:
        first, last = {"early": (0, 2), "mid": (1, 4)}.get(part, (3, 6))
        return replace(whole, start=whole.start + timedelta(days=first), end=whole.start + timedelta(days=last))
    if whole.precision is TimePrecision.MONTH:
        first, last = {"early": (1, 10), "mid": (11, 20)}.get(part, (21, whole.end.day))
        return Interval(whole.start.replace(day=first), whole.start.replace(day=last), TimePrecision.PART_OF_MONTH)
    if whole.precision is TimePrecision.YEAR:
        first, last = {"early": (1, 3), "mid": (5, 8)}.get(part, (10, 12))
        number = whole.start.year
        return Interval(date(number, first, 1), _last_day(number, last), TimePrecision.PART_OF_YEAR)
    if whole.precision is TimePrecision.DECADE:
        first, last = {"early": (0, 3), "mid": (4, 6)}.get(part, (7, 9))
        number = whole.start.year
        return Interval(date(number + first, 1, 1), date(number + last, 12, 31), TimePrecision.DECADE)
    return day(whole.end) if part == "end" else whole


def night(morning: date) -> Interval:
    """The night that ends on a morning: the day before and that day."""
    return Interval(morning - timedelta(days=1), morning, TimePrecision.DAY)


def calendar_unit(anchor: date, unit: str, steps: int) -> Interval:
    """The calendar unit `steps` away from the one around the anchor: *last month* is -1, *this week* 0."""
    match unit:
        case "week":
            return week(anchor + timedelta(weeks=steps))
        case "weekend":
            saturday = week(anchor).start or anchor
            saturday += timedelta(days=5, weeks=steps)
            return Interval(saturday, saturday + timedelta(days=1), TimePrecision.DAY)
        case "month":
            moved = anchor + relativedelta(months=steps)
            return month(moved.year, moved.month)
        case "year":
            return year(anchor.year + steps)
        case "decade":
            return decade((anchor.year // 10 + steps) * 10)
        case _:
            return day(anchor + timedelta(days=steps))


def away(anchor: date, unit: str, count: int) -> Interval:
    """`count` units away, as coarse as the unit: *three months ago* is a month, *two days ago* a day."""
    try:
        return calendar_unit(anchor, unit, count)
    except (OverflowError, ValueError):
        return UNKNOWN


def stretch(anchor: date, unit: str, count: int) -> Interval:
    """The last (count < 0) or next (count > 0) units up to or from the anchor: *the last three months*."""
    try:
        other = anchor + _delta(unit, count)
    except (OverflowError, ValueError):
        return UNKNOWN
    precision = {"day": TimePrecision.DAY, "hour": TimePrecision.DAY, "week": TimePrecision.WEEK}.get(
        unit, TimePrecision.MONTH if unit == "month" else TimePrecision.YEAR
    )
    return Interval(min(anchor, other), max(anchor, other), precision)


def weekday(anchor: date, number: int, *, future: bool) -> date:
    """The weekday nearest the anchor on the past side (the anchor's own day included), or on the future side."""
    back = (anchor.weekday() - number) % 7
    return anchor - timedelta(days=back) if not future else anchor + timedelta(days=(7 - back) % 7 or 7)


def on(year_number: int, month_number: int, day_number: int) -> Interval | None:
    """A day of the calendar; None when there is no such day."""
    try:
        return day(date(year_number, month_number, day_number))
    except ValueError:
        return None


def _delta(unit: str, count: int) -> relativedelta:
    match unit:
        case "hour":
            return relativedelta(days=count // 24)
        case "day":
            return relativedelta(days=count)
        case "week" | "weekend":
            return relativedelta(weeks=count)
        case "month":
            return relativedelta(months=count)
        case "year":
            return relativedelta(years=count)
        case _:
            return relativedelta(years=10 * count)


def _last_day(year_number: int, month_number: int) -> date:
    return date(year_number, month_number, monthrange(year_number, month_number)[1])
