"""The death columns of an event: rules from figures told side by side to `best`, `high`, `low`.

For each category and side (a *cell*), of the figures that are neither cumulative nor taken back by a correction:

- low: the smallest number told (the lower bound of a hedged figure); high: the largest number told.
- best: the figure with the most independent origins; among equals the one reported last; among those the lower one. A
  figure without a best number (*at most 20*) is passed over; a vague one (*dozens*) has none.

Event totals: a figure for people without a category that is at least as large as the categories together is their total
and stands alone; else the cells add up. Cells without a number stay empty, never 0; a total is empty where no cell has
one.
"""

from dataclasses import dataclass

from palabre.model.codes import GedDeaths, ged_column
from palabre.model.event import EventRecord
from palabre.model.toll import Figure, Harm, Victim


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """One cell or total; None is unknown."""

    best: int | None
    low: int | None
    high: int | None


def deaths(event: EventRecord) -> dict[GedDeaths, int | None]:
    """The seven columns for an event."""
    cells = _cells(event)
    columns: dict[GedDeaths, int | None] = dict.fromkeys(GedDeaths)
    total = _total(cells)
    parts = {k: v for k, v in cells.items() if k[0] is not Victim.UNKNOWN or total is None or k[1] is not None}
    for (who, side), cell in parts.items():
        column = ged_column(who, side)
        columns[column] = _plus(columns[column], cell.best)
    if total is not None:
        known = sum(cell.best or 0 for cell in parts.values())
        if total.best is not None and (rest := total.best - known) > 0:
            columns[GedDeaths.UNKNOWN] = _plus(columns[GedDeaths.UNKNOWN], rest)
    counted = [total] if total is not None else list(parts.values())
    for cell in counted:
        columns[GedDeaths.BEST] = _plus(columns[GedDeaths.BEST], cell.best)
        columns[GedDeaths.LOW] = _plus(columns[GedDeaths.LOW], cell.low)
        columns[GedDeaths.HIGH] = _plus(columns[GedDeaths.HIGH], cell.high)
    return columns


def _plus(one: int | None, two: int | None) -> int | None:
    return one if two is None else two + (one or 0)


def _cells(event: EventRecord) -> dict[tuple[Victim, str | None], Deaths]:
    groups: dict[tuple[Victim, str | None], list[Figure]] = {}
    for figure in event.figures:
        if figure.harm is Harm.KILLED and not figure.cumulative and figure.superseded_by is None:
            groups.setdefault((figure.who, figure.side), []).append(figure)
    return {key: _cell(figures) for key, figures in groups.items()}


def _cell(figures: list[Figure]) -> Deaths:
    told = [n for f in figures for n in (f.low, f.best, f.high) if n is not None]
    ranked = sorted((f for f in figures if f.best is not None), key=_rank, reverse=True)
    return Deaths(
        best=ranked[0].best if ranked else None,
        low=min(told, default=None),
        high=max(told, default=None),
    )


def _rank(figure: Figure) -> tuple[int, str, int]:
    return figure.origins, figure.reported or "", -(figure.best or 0)


def _total(cells: dict[tuple[Victim, str | None], Deaths]) -> Deaths | None:
    """The cell of people without category or side where it covers all the others; None where it does not."""
    total = cells.get((Victim.UNKNOWN, None))
    others = [c for k, c in cells.items() if k != (Victim.UNKNOWN, None)]
    if total is None or total.best is None or not others:
        return None
    return total if total.best >= sum(c.best or 0 for c in others) else None
