"""Story times: what is counted from the time told last. Parts of an expression and a context in, `Interval` out.

*seized Sari in 2012 and lost it [the following year]*, *in January 2022; freed [le mois suivant]*, *was lifted [that
September]*, *en janvier 2020 ... [trois mois après]*. Refuses to count from a time coarser than what is told from it.
"""

from datetime import date

from palabre.model.time import TimePrecision
from palabre.read import dates
from palabre.read.dates import UNKNOWN, Interval
from palabre.read.time_context import TimeContext

NAME = "story_times.v1"

_STEPS = {"following": 1, "next": 1, "suivant": 1, "suivante": 1, "d'après": 1, "previous": -1, "preceding": -1}
_STEPS |= {"précédent": -1, "précédente": -1, "d'avant": -1}
_COARSE = (TimePrecision.DECADE, TimePrecision.UNKNOWN)
_OF_YEARS = (TimePrecision.YEAR, TimePrecision.PART_OF_YEAR)
_OF_MONTHS = (TimePrecision.MONTH, TimePrecision.PART_OF_MONTH)


def base_of(context: TimeContext, sort: str) -> date | None:
    """The first day of the time told last, where that is fine enough to count days, weeks, months or years from."""
    told = context.story
    if told is None or told.start is None or told.precision in _COARSE:
        return None
    if told.precision in _OF_YEARS and sort != "year":
        return None
    return None if told.precision in _OF_MONTHS and sort not in {"year", "month"} else told.start


def beside(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*the following year*, *le mois suivant*, *that same week*, *earlier that month*."""
    sort = str(context.words.code("unit", parts["unit"]))
    base = base_of(context, sort) or (None if context.story else context.anchor)
    if base is None:
        return UNKNOWN
    whole = dates.calendar_unit(base, sort, _STEPS.get(parts.get("step", "").lower().replace("’", "'"), 0))
    if "earlier" not in parts or whole.start is None or context.story is None:
        return whole
    precision = TimePrecision.PART_OF_YEAR if sort == "year" else TimePrecision.PART_OF_MONTH
    return Interval(whole.start, max(whole.start, base), precision)


def that_month(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*cost billions in January 2020 before it was lifted that September*: a month of the year told last."""
    number = context.words.number("month", parts["month"])
    told = base_of(context, "year") or context.anchor
    if told is None:
        return UNKNOWN
    year = told.year - (context.story is None and number > told.month)
    return dates.month(year, number)
