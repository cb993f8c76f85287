"""Weeks, months, years, or parts of them, told from the day of publication. Parts of an expression in, `Interval` out.

*earlier this week*, *over the weekend*, *the last three months*. Refuses stretches without a number.
"""

from dataclasses import replace
from datetime import timedelta

from palabre.model.time import TimePrecision, TimeSense
from palabre.read import dates
from palabre.read.dates import UNKNOWN, Interval
from palabre.read.time_context import TimeContext, count_of

_EARLIER, _LATER = frozenset({"earlier", "plus tôt"}), frozenset({"later", "plus tard"})
_THIS = frozenset({"this", "cette", "ce", "de cette", "de ce"})
_FROM_NOW = _THIS | {"last", "next"}
_PART_OF = {"week": TimePrecision.WEEK, "month": TimePrecision.PART_OF_MONTH}


def part_unit(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*earlier this month*, *early next year*, *the end of the year*, *la fin du mois*."""
    sort = str(context.words.code("unit", parts["unit"]))
    told = context.year if sort == "year" and "rel" not in parts and parts["det"].lower() not in _FROM_NOW else None
    if told and (context.anchor is None or told < context.anchor.year):  # *In 1994 ... Later in the year ...*
        word, whole = parts["partword"].lower(), dates.year(told)
        if word in _EARLIER | _LATER:
            return replace(whole, precision=TimePrecision.PART_OF_YEAR)
        return dates.part_of(whole, _part_word(word), deadline=context.mod is TimeSense.BEFORE)
    if context.anchor is None:
        return UNKNOWN
    steps = {"last": -1, "next": 1}.get(parts["det"].lower(), 0)
    if "rel" in parts:
        steps = context.words.number("relative", parts["rel"])
    whole = dates.calendar_unit(context.anchor, sort, steps)
    word = parts["partword"].lower()
    if word in _EARLIER | _LATER and whole.start and whole.end:
        precision = _PART_OF.get(sort, TimePrecision.PART_OF_YEAR)
        if word in _EARLIER:
            return replace(whole, end=context.anchor if steps == 0 else whole.end, precision=precision)
        return replace(whole, start=min(context.anchor + timedelta(days=1), whole.end), precision=precision)
    found = dates.part_of(whole, _part_word(word), deadline=context.mod is TimeSense.BEFORE)
    ahead = sort == "week" and steps == 0 and found.start is not None and found.start > context.anchor
    if ahead and not context.future and parts["det"].lower() not in _THIS:  # *en fin de semaine*, told on a Monday
        return dates.part_of(dates.calendar_unit(context.anchor, sort, -1), _part_word(word), deadline=False)
    return found


def _part_word(word: str) -> str:
    """Which part of a week, month or year a word tells."""
    if word.endswith(("end of", "fin")):
        return "end"
    if word.endswith(("middle of", "milieu")):
        return "mid"
    return "late" if word == "late" else "early"


def weekend(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*over the weekend*, *this weekend*: the one that has begun, or the next where the words look ahead."""
    if context.anchor is None:
        return UNKNOWN
    whole = dates.calendar_unit(context.anchor, "weekend", 0)
    ahead = whole.start is not None and whole.start > context.anchor
    return dates.calendar_unit(context.anchor, "weekend", -1) if ahead and not context.future else whole


def unit(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*last week*, *cette année*, *this weekend*."""
    if context.anchor is None:
        return UNKNOWN
    rel = parts.get("rel")
    word = rel.lower().removeprefix("the ") if rel else ""
    steps = 0 if not rel else context.words.number("relative", rel if word not in {"previous"} else word)
    sort = str(context.words.code("unit", parts["unit"]))
    if sort == "weekend" and steps == 0:
        return weekend(parts, context)
    return dates.calendar_unit(context.anchor, sort, steps)


def stretch(parts: dict[str, str], context: TimeContext) -> Interval | None:
    """*the last three months*, *ces derniers mois* with a number."""
    if context.anchor is None:
        return UNKNOWN
    steps = context.words.number("relative", parts.get("rel") or parts["rel2"])
    surface = parts.get("n") or parts.get("n2")
    count = count_of(surface, context.language) if surface else 1
    if count is None:
        return None
    return dates.stretch(context.anchor, str(context.words.code("unit", parts["unit"])), steps * count)
