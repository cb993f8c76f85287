# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre review`: what the brief leaves out, because the reader is not sure enough, until a person has decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, session
from palabre.cli.listing import Column, listed
from palabre.cli.screen import Screen, short
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of
from palabre.model.event import EventRecord
from palabre.model.statement import StatementRecord
from palabre.model.toll import Figure
from palabre.record.store import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A statement, or a figure of an event: `id` is the item to judge."""

    id: str
    kind: str
    confidence: float
    item: StatementRecord | EventRecord
    figure: Figure | None = None


@app.command(epilog="Example: palabre review --week 2020-W44, then palabre judge accept st-3f2a9c1b --by 'A. Diarra'")
def review(
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    threshold: Annotated[
        float | None,
        typer.Option("--threshold", min=0, max=1, help="Instead of the option `threshold`.", show_default=False),
    ] = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """List the statements and figures that wait for review, the least sure first.

    The brief prints them once somebody has accepted or edited them (`palabre judge`); rejected ones leave the record.
    """
    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        level = at.settings.threshold if threshold is None else threshold
        found = sorted(waiting(at, span, level), key=lambda w: (w.confidence, w.id))
        listed(at, found, COLUMNS, empty="empty_review", as_json=as_json)
    return DONE


def waiting(at: Session, span: Span, threshold: float) -> Iterator[Waiting]:
    """What waits in a span."""
    from palabre.publish.brief import waits

    for statement in at.store.items(StatementRecord, span=span):
        if waits(statement, threshold):
            yield Waiting(id=statement.id, kind="statement", confidence=statement.confidence or 0.0, item=statement)
    for event in at.store.items(EventRecord, span=span):
        for figure in event.figures:
            if waits(figure, threshold):
                yield Waiting(
                    id=event.id, kind="figure", confidence=figure.confidence or 0.0, item=event, figure=figure
                )


# ----------------------------------------------------------------------------------------------------------- columns
def _day(screen: Screen, one: Waiting) -> str:
    when = one.item.said if isinstance(one.item, StatementRecord) else one.item.when
    return screen.day(when, one.item.reported)


def _who(screen: Screen, one: Waiting) -> str:
    return screen.who(one.item.speaker) if isinstance(one.item, StatementRecord) else screen.label(one.item.kind)


def _what(screen: Screen, one: Waiting) -> str:
    return one.item.words if one.figure is None else screen.figure(one.figure)


COLUMNS: tuple[Column[Waiting], ...] = (
    Column("when", _day),
    Column("actor", _who, wide=True),
    Column("words", _what, wide=True),
    Column("confidence", lambda _, one: f"{one.confidence:.2f}"),
    Column("id", lambda _, one: short(one.id)),
)
