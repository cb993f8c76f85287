"""What each rule of the grammar of times covers: its parts and a context in, an `Interval` out.

A rule gives None when what matched is no time after all, and `UNKNOWN` bounds when the starting point is not said.
"""

from collections.abc import Callable
from datetime import date, timedelta

from palabre.model.time import TimePrecision, TimeSense
from palabre.read import dates
from palabre.read.dates import UNKNOWN, Interval
from palabre.read.time_context import TimeContext, count_of
from palabre.read.time_units import part_unit, stretch, unit, weekend

_Rule = Callable[[dict[str, str], TimeContext], Interval | None]


def _month_of(parts: dict[str, str], context: TimeContext) -> int:
    return int(parts["monthno"]) if "monthno" in parts else context.words.number("month", parts["month"])


def _year_for(parts: dict[str, str], context: TimeContext, month: int, day: int | None) -> int | None:
    """The year: as said, else told just before, else the one that puts the day on the right side of publication."""
    if "year" in parts:
        return int(parts["year"])
    anchor = context.anchor
    if anchor is None or (context.year and context.year < anchor.year and not context.future):
        return context.year  # a year of the past told just before: the story is still there
    rel = parts.get("rel") or parts.get("rel2")
    steps = context.words.number("relative", rel) if rel else 0
    if rel and ("rel2" in parts or day is not None):
        return anchor.year + steps if "rel2" in parts else _nearest(anchor, month, day, future=steps > 0)
    return _nearest(anchor, month, day, future=steps > 0 or (steps == 0 and context.future))


_JUST_PASSED = 2  # months: nobody leaves the year out of a deadline ten months ahead


def _nearest(anchor: date, month: int, day: int | None, *, future: bool) -> int:
    """The year of the last such day or month up to the anchor; of the next one when it is to come.

    A day of the coming week counts as past-side too: dates are printed before they pass (*on Friday 30 October*). A
    month that has just passed is meant even after a word of the future (*had vowed to reopen by the end of October*),
    and so is a day of this month.
    """
    first = (month, day or 1)
    behind = (anchor.month - month) % 12
    if future and not (0 < behind <= _JUST_PASSED or (behind == 0 and day and day < anchor.day)):
        return anchor.year if (month, day or 31) >= (anchor.month, anchor.day) else anchor.year + 1
    limit = anchor + timedelta(days=7) if day else anchor
    return limit.year if first <= (limit.month, limit.day) else limit.year - 1


def _date(parts: dict[str, str], context: TimeContext) -> Interval | None:
    month, day = _month_of(parts, context), int(parts["day"])
    if not 1 <= month <= 12:
        return None
    year = _year_for(parts, context, month, day)
    if year is None:
        return UNKNOWN if 1 <= day <= 31 else None
    return dates.on(year, month, day)


def _days(parts: dict[str, str], context: TimeContext) -> Interval | None:
    first = _date(parts, context)
    last = _date({**parts, "day": parts["day2"]}, context)
    if not first or not last or not first.start or not last.start or last.start <= first.start:
        return first if first and not first.start else None
    return Interval(first.start, last.start, TimePrecision.DAY)


def _month(parts: dict[str, str], context: TimeContext) -> Interval | None:
    number = _month_of(parts, context)
    year = _year_for(parts, context, number, None)
    return dates.month(year, number) if year else UNKNOWN


def _part_month(parts: dict[str, str], context: TimeContext) -> Interval | None:
    whole = _month(parts, context)
    part = str(context.words.code("part", parts["part"]))
    return dates.part_of(whole, part, deadline=context.mod is TimeSense.BEFORE) if whole else None


def _year(parts: dict[str, str], context: TimeContext) -> Interval | None:
    return dates.year(int(parts["year"]))


def _part_year(parts: dict[str, str], context: TimeContext) -> Interval | None:
    part = str(context.words.code("part", parts["part"]))
    return dates.part_of(dates.year(int(parts["year"])), part, deadline=context.mod is TimeSense.BEFORE)


def _decade(parts: dict[str, str], context: TimeContext) -> Interval | None:
    first = int(parts["decade"])
    whole = dates.decade(first if first > 100 else 1900 + first)
    return dates.part_of(whole, parts["part"].lower(), deadline=False) if "part" in parts else whole


def _deictic(parts: dict[str, str], context: TimeContext) -> Interval | None:
    if context.anchor is None:
        return UNKNOWN
    return dates.day(context.anchor + timedelta(days=context.words.number("deictic", parts["deictic"])))


def _told(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*the same day*, *le lendemain*: counted from the last day told; without one, no time."""
    if context.last is None:
        return None
    return dates.day(context.last + timedelta(days=context.words.number("told", parts["told"])))


_STORY = 7  # days back from which a day told just before is that of a story, and not of the news


def _night(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*overnight*, *dans la nuit*: the night up to the day of publication, or around a day that a story tells.

    *On Saturday gunmen killed six overnight*: the night before the day that the sentence names.
    """
    if context.future:
        return None  # *will be closed overnight*
    if context.here:
        return dates.night(context.here)
    told = context.last
    if told and (context.anchor is None or (context.anchor - told).days > _STORY):
        return dates.night(told + timedelta(days=1))
    return dates.night(context.anchor) if context.anchor else UNKNOWN


def _weekday(parts: dict[str, str], context: TimeContext) -> Interval | None:
    if context.anchor is None:
        return UNKNOWN
    number = context.words.number("weekday", parts["weekday"])
    steps = context.words.number("relative", parts["rel"]) if "rel" in parts else None
    future = steps == 1 if steps is not None else context.future and number != context.anchor.weekday()
    when = dates.weekday(context.anchor, number, future=future)
    if steps == -1 and when == context.anchor:
        when -= timedelta(days=7)  # *last Monday*, told on a Monday
    if "eve" in parts or (
        "weekday2" in parts and (number - context.words.number("weekday", parts["weekday2"])) % 7 == 1
    ):
        return dates.night(when)
    return dates.day(when)


def _moved(parts: dict[str, str], context: TimeContext, base: date | None, sign: int) -> Interval | None:
    count = count_of(parts["n"], context.language)
    if count is None:
        return None
    return dates.away(base, str(context.words.code("unit", parts["unit"])), sign * count) if base else UNKNOWN


def _ago(parts: dict[str, str], context: TimeContext) -> Interval | None:
    return _moved(parts, context, context.anchor, -1)


def _just(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*a few hours ago*: the day of publication."""
    return dates.day(context.anchor) if context.anchor else UNKNOWN


def _lately(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*the last few hours*: the day of publication, or the one before."""
    return dates.stretch(context.anchor, "day", -1) if context.anchor else UNKNOWN


def _later(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """Counted from the last day told; without one, or from an event (*after the release*), there is no start."""
    if "from" in parts:
        return UNKNOWN
    word = parts["dir"].lower()
    sign = 1 if word in {"later", "after", "plus tard", "après"} else -1
    unit = context.words.code("unit", parts["unit"])
    return _moved(parts, context, context.last, sign) if unit != "hour" else None


def _for(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*for five years*, *depuis cinq ans*: the year (or month, or day) in which it began."""
    count = count_of(parts["n"], context.language)
    unit = str(context.words.code("unit", parts["unit"]))
    if count is None or unit == "hour":
        return None
    return dates.away(context.anchor, unit, -count) if context.anchor else UNKNOWN


def _within(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """A duration whose start is not said has no bounds."""
    return UNKNOWN


RULES: dict[str, _Rule] = {
    "iso": _date,
    "date": _date,
    "date2": _date,
    "date3": _date,
    "days": _days,
    "days2": _days,
    "part_month": _part_month,
    "month": _month,
    "part_year": _part_year,
    "part_unit": part_unit,
    "decade": _decade,
    "year": _year,
    "deictic": _deictic,
    "told": _told,
    "night": _night,
    "nights": _weekday,
    "nights2": _weekday,
    "nights3": _weekday,
    "weekday": _weekday,
    "weekend": weekend,
    "unit": unit,
    "this_unit": unit,
    "the_last": stretch,
    "ago": _ago,
    "just": _just,
    "lately": _lately,
    "later": _later,
    "for": _for,
    "within": _within,
    "granted": _within,
}
