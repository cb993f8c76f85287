"""What each rule of the grammar of times covers: its parts and a context in, an `Interval` out.

A rule gives None when what matched is no time after all, and `UNKNOWN` bounds when the starting point is not said.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from text_to_num import text2num

from palabre.model.time import TimePrecision, TimeSense
from palabre.read import dates
from palabre.read.dates import UNKNOWN, Interval
from palabre.read.time_grammar import TimeWords


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What an expression is resolved with: the anchor day, a year told just before, deadline or future around it."""

    language: str
    words: TimeWords
    anchor: date | None
    year: int | None
    last: date | None
    mod: TimeSense | None
    future: bool


_ROUND = {"a": 1, "an": 1, "one": 1, "un": 1, "une": 1, "several": None, "dozen": 12, "couple": 2}


def count_of(surface: str, language: str) -> int | None:
    """The value of a number in figures or words, None when it is not one."""
    if surface.isdigit():
        return int(surface)
    word = surface.lower()
    if word in _ROUND:
        return _ROUND[word]
    try:
        return int(text2num(word, language))
    except ValueError:
        return None


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


def _part_unit(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*earlier this month*, *early next year*, *the end of the year*, *la fin du mois*."""
    if context.anchor is None:
        return UNKNOWN
    unit = str(context.words.code("unit", parts["unit"]))
    steps = {"last": -1, "next": 1}.get(parts["det"].lower(), 0)
    if "rel" in parts:
        steps = context.words.number("relative", parts["rel"])
    whole = dates.calendar_unit(context.anchor, unit, steps)
    word = parts["partword"].lower()
    if word in {"earlier", "later"} and whole.start and whole.end:
        precision = TimePrecision.PART_OF_MONTH if unit == "month" else TimePrecision.PART_OF_YEAR
        if word == "earlier":
            return replace(whole, end=context.anchor if steps == 0 else whole.end, precision=precision)
        return replace(whole, start=min(context.anchor + timedelta(days=1), whole.end), precision=precision)
    part = "end" if word.endswith(("end of", "fin")) else "late" if word == "late" else "early"
    return dates.part_of(whole, part, deadline=context.mod is TimeSense.BEFORE)


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


def _weekday(parts: dict[str, str], context: TimeContext) -> Interval | None:
    if context.anchor is None:
        return UNKNOWN
    number = context.words.number("weekday", parts["weekday"])
    steps = context.words.number("relative", parts["rel"]) if "rel" in parts else None
    future = steps == 1 if steps is not None else context.future and number != context.anchor.weekday()
    return dates.day(dates.weekday(context.anchor, number, future=future))


def _unit(parts: dict[str, str], context: TimeContext) -> Interval | None:
    if context.anchor is None:
        return UNKNOWN
    rel = parts.get("rel")
    word = rel.lower().removeprefix("the ") if rel else ""
    steps = 0 if not rel else context.words.number("relative", rel if word not in {"previous"} else word)
    return dates.calendar_unit(context.anchor, str(context.words.code("unit", parts["unit"])), steps)


def _stretch(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*the last three months*, *ces derniers mois* with a number."""
    if context.anchor is None:
        return UNKNOWN
    steps = context.words.number("relative", parts.get("rel") or parts["rel2"])
    surface = parts.get("n") or parts.get("n2")
    count = count_of(surface, context.language) if surface else 1
    if count is None:
        return None
    return dates.stretch(context.anchor, str(context.words.code("unit", parts["unit"])), steps * count)


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
    "part_unit": _part_unit,
    "decade": _decade,
    "year": _year,
    "deictic": _deictic,
    "told": _told,
    "weekday": _weekday,
    "unit": _unit,
    "this_unit": _unit,
    "the_last": _stretch,
    "ago": _ago,
    "just": _just,
    "lately": _lately,
    "later": _later,
    "for": _for,
    "within": _within,
}
