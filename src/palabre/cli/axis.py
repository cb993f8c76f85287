"""The dates of a matrix: days where they are few, else weeks, else months, else years. Days in, columns out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

_MOST_COLUMNS = 7
UNDATED = "?"


@dataclass(frozen=True, slots=True)
class Axis:
    """The heads of the columns in order, and how a day is written as one of them."""

    heads: tuple[str, ...]
    write: Callable[[date], str]

    def column(self, day: date | None) -> str:
        """The head of the column of a day."""
        return self.write(day) if day else UNDATED


def axis(days: Iterable[date | None]) -> Axis:
    """The finest columns that are few enough for a screen; undated things have the first one."""
    found = set(days)
    dated = sorted(day for day in found if day)
    undated = (UNDATED,) if None in found else ()
    for write in (date.isoformat, _week, _month):
        heads = tuple(dict.fromkeys(write(day) for day in dated))
        if len(heads) <= _MOST_COLUMNS:
            return Axis((*undated, *heads), write)
    return Axis((*undated, *dict.fromkeys(_year(day) for day in dated)), _year)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _year(day: date) -> str:
    return day.isoformat()[:4]
