"""Times: what an expression of time covers, as a closed interval of days and a precision."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palabre.model.passage import Spans


class TimePrecision(StrEnum):
    """How finely a time is known."""

    DAY = "day"
    WEEK = "week"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    PART_OF_YEAR = "part_of_year"
    YEAR = "year"
    DECADE = "decade"
    UNKNOWN = "unknown"


class TimeSense(StrEnum):
    """Which side of the expression is meant: *since June*, *by May*, *after the summit*."""

    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time as an article says it. `start` and `end` are inclusive; both None where the starting point is not said."""

    id: str
    spans: Spans
    text: str
    start: date | None
    end: date | None
    precision: TimePrecision
    mod: TimeSense | None = None
    component: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time in the record, freed from its article: bounds, precision and the words when the bounds are unknown."""

    start: date | None
    end: date | None
    precision: TimePrecision
    text: str | None = None
