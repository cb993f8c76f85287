"""Stretches of days as a person gives them: `--week 2020-W44`, `--from`, `--to`. Words in, `Span` out."""

import re
from datetime import date, timedelta
from typing import Annotated

import typer

from palabre.record.store import Span

WeekOption = Annotated[str | None, typer.Option("--week", help="ISO week, e.g. 2020-W44.", show_default=False)]
FromOption = Annotated[str | None, typer.Option("--from", help="First day, e.g. 2020-10-26.", show_default=False)]
ToOption = Annotated[str | None, typer.Option("--to", help="Last day.", show_default=False)]


def span_of(week: str | None, first: str | None, last: str | None) -> Span:
    """The stretch that the options name; all time without any. Raises a usage error for what is no day or week."""
    if week:
        if first or last:
            raise typer.BadParameter("give --week, or --from and --to, not both")
        return week_span(week)
    span = Span(first=day_of(first), last=day_of(last))
    if span.first and span.last and span.first > span.last:
        raise typer.BadParameter(f"--from {first} is after --to {last}")
    return span


def week_span(week: str) -> Span:
    """Monday to Sunday of an ISO week."""
    match = re.fullmatch(r"(\d{4})-?W(\d{1,2})", week.strip(), re.IGNORECASE)
    if not match:
        raise typer.BadParameter(f"{week!r} is not a week; write it as 2020-W44")
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError as error:
        raise typer.BadParameter(f"{week!r} is not a week: {error}") from error
    return Span(first=monday, last=monday + timedelta(days=6))


def day_of(text: str | None) -> date | None:
    """The day as a person writes it; None for none. Raises a usage error."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2020-10-26") from error
