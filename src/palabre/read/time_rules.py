"""What each rule of the grammar of times covers: its parts and a context in, an `Interval` out.

A rule gives None when what matched is no time after all, and `UNKNOWN` bounds when the starting point is not said.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from palabre.model.time import TimePrecision, TimeSense
from palabre.read import dates
from palabre.read.dates import UNKNOWN, Interval
from palabre.read.story_times import base_of, beside, that_month
from palabre.read.time_context import TimeContext, count_of
from palabre.read.time_units import part_unit, stretch, unit, weekend
from palabre.read.years import year_for

_Rule = Callable[[dict[str, str], TimeContext], Interval | None]


def _month_of(parts: dict[str, str], context: TimeContext) -> int:
    return int(parts["monthno"]) if "monthno" in parts else context.words.number("month", parts["month"])


def _date(parts: dict[str, str], context: TimeContext) -> Interval | None:
    month, day = _month_of(parts, context), int(parts["day"])
    if not 1 <= month <= 12:
        return None
    year = year_for(parts, context, month, day)
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
    year = year_for(parts, context, number, None)
    return dates.month(year, number) if year else UNKNOWN


def _months(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*between January and May*: from the first day of the one to the last of the other."""
    year = parts.get("year2") or parts.get("year")
    last = _month({"month": parts["month2"], **({"year": year} if year else {})}, context)
    if last is None or last.end is None:
        return last
    before = context.words.number("month", parts["month"]) > last.end.month
    first = dates.month(int(parts.get("year") or 0) or last.end.year - before, _month_of(parts, context))
    return replace(first, end=last.end) if first.start and first.start < last.end else None


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
    if context.words.number("night", parts["night"]):
        return _by_day(context)
    if context.future:
        return None  # *will be closed overnight*
    if context.here:
        return dates.night(context.here)
    told = context.last
    if told and (context.anchor is None or (context.anchor - told).days > _STORY):
        return dates.night(told + timedelta(days=1))
    return dates.night(context.anchor) if context.anchor else UNKNOWN


def _by_day(context: TimeContext) -> Interval | None:
    """*dans la matinée*: of the day that the sentence tells, if that is of the news, else of publication."""
    told, anchor = context.here or context.last, context.anchor
    if told and (anchor is None or abs((anchor - told).days) <= _STORY):
        return dates.day(told)
    return dates.day(anchor) if anchor else UNKNOWN


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
    unit = str(context.words.code("unit", parts["unit"]))
    base = base_of(context, unit) if unit in {"month", "year"} else None  # *in January 2020 ... three months later*
    return _moved(parts, context, base or context.last, sign) if unit != "hour" else None


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
    "beside": beside,
    "same": beside,
    "there": beside,
    "that_month": that_month,
    "months": _months,
    "for": _for,
    "within": _within,
    "granted": _within,
}
