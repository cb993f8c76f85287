"""Years: which year a month or day without one is of. Month, day and a context in, the year out.

As told just before, else the one that puts the day on the right side of publication. The story goes on: in what began
*in December 2024*, *11 April* is of 2025. Refuses to choose where neither a year nor a day of publication is known.
"""

from datetime import date, timedelta

from palabre.model.time import TimePrecision
from palabre.read.time_context import TimeContext

NAME = "years.v1"

_JUST_PASSED = 2  # months: nobody leaves the year out of a deadline ten months ahead
_SOON = 31  # days: nor of what happened almost a year ago
_AHEAD = 4  # months ahead to which a word that may look ahead points
_DATED = (TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.PART_OF_MONTH)


def year_for(parts: dict[str, str], context: TimeContext, month: int, day: int | None) -> int | None:
    """The year: as said, else told just before, else the one that puts the day on the right side of publication."""
    if "year" in parts:
        return int(parts["year"])
    anchor = context.anchor
    rel = parts.get("rel") or parts.get("rel2")
    if anchor is None or (context.year and context.year < anchor.year and not context.future and not rel):
        return _going_on(context, month, day)  # a year of the past told just before: the story is still there
    steps = context.words.number("relative", rel) if rel else 0
    if "rel2" in parts:
        return anchor.year + steps
    if steps == 0 and context.maybe and not context.future:
        return _near(anchor, month, day)
    return _nearest(anchor, month, day, future=steps > 0 or (steps == 0 and context.future))


def _going_on(context: TimeContext, month: int, day: int | None) -> int | None:
    """*has fought since December 2024; a truce has held since 11 April*: of the year after, if that has come."""
    year, told = context.year, context.story
    if context.anchor is None or year is None or told is None or told.start is None or told.end is None:
        return year
    if told.start.year != year or told.precision not in _DATED or (month, day or 31) >= (told.start.month, 1):
        return year
    return year + ((year + 1, month, day or 1) <= (context.anchor.year, context.anchor.month, context.anchor.day))


def _nearest(anchor: date, month: int, day: int | None, *, future: bool) -> int:
    """The year of the last such day or month up to the anchor; of the next one when it is to come.

    A day of the coming month counts as past-side too: dates are printed before they pass (*on Friday 30 October*). A
    month that has just passed is meant even after a word of the future (*had vowed to reopen by the end of October*),
    and so is a day of this month.
    """
    first = (month, day or 1)
    behind = (anchor.month - month) % 12
    if future and not (0 < behind <= _JUST_PASSED or (behind == 0 and day and day < anchor.day)):
        return anchor.year if (month, day or 31) >= (anchor.month, anchor.day) else anchor.year + 1
    limit = anchor + timedelta(days=_SOON) if day else anchor
    return limit.year if first <= (limit.month, limit.day) else limit.year - 1


def _near(anchor: date, month: int, day: int | None) -> int:
    """*could open in March*, *envisage de réduire ses rations en juin*: of the next one where that is near."""
    ahead = (month - anchor.month) % 12
    soon = 0 < ahead <= _AHEAD or (ahead == 0 and (day or 31) >= anchor.day)
    return _nearest(anchor, month, day, future=soon)
