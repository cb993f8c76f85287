# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre timeline`: day by day, what happened, who said what, who moved, what was agreed."""

from collections.abc import Iterator
from dataclasses import dataclass

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, session
from palabre.cli.events import what, who_whom
from palabre.cli.listing import ActorOption, Column, QuestionOption, listed, select
from palabre.cli.screen import Screen, short
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of
from palabre.model.accord import AccordRecord
from palabre.model.codec import plain
from palabre.model.event import EventRecord
from palabre.model.position import Shift
from palabre.model.statement import StatementRecord
from palabre.model.time import Period
from palabre.record.store import Span

Happening = EventRecord | StatementRecord | Shift | AccordRecord


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day (ISO; None where no day is known)."""

    day: str | None
    kind: str
    item: Happening


@app.command(epilog="Example: palabre timeline --week 2020-W44 --actor France")
def timeline(
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    actor: ActorOption = None,
    question: QuestionOption = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """List days with their events, statements, changes of position and accords."""
    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        entries = sorted(_entries(at, span, actor, question), key=_order)
        listed(at, entries, COLUMNS, empty="empty_timeline", as_json=as_json, plain=as_plain)
    return DONE


def _entries(at: Session, span: Span, actor: str | None, question: str | None) -> Iterator[Entry]:
    for event in select(at, EventRecord, span=span, actor=actor, question=question):
        yield Entry(_start(event.when, event.reported), "event", event)
    for accord in select(at, AccordRecord, span=span, actor=actor, question=question):
        yield Entry(_start(accord.when, accord.reported), "accord", accord)
    for statement in select(at, StatementRecord, span=span, actor=actor, question=question):
        yield Entry(_start(statement.said, statement.reported), "statement", statement)
    for shift in select(at, Shift, span=span, actor=actor, question=question):
        yield Entry(shift.on, "shift", shift)


def _order(entry: Entry) -> tuple[bool, str, str]:
    return entry.day is None, entry.day or "", entry.item.id


def _start(*periods: Period | None) -> str | None:
    """The first day of the first period that has one."""
    days = (period.start or period.end for period in periods if period)
    return next((day.isoformat() for day in days if day), None)


def as_plain(entry: Entry) -> dict[str, object]:
    """What a program gets: the day, the kind, and the item as the other commands print it."""
    return {"day": entry.day, "kind": entry.kind, "item": plain(entry.item)}


def _when(screen: Screen, entry: Entry) -> str:
    match entry.item:
        case EventRecord() as event:
            return screen.day(event.when, event.reported)
        case AccordRecord() as accord:
            return screen.day(accord.when, accord.reported)
        case StatementRecord() as statement:
            return screen.day(statement.said, statement.reported)
        case _:
            return entry.day or "?"


def _who(screen: Screen, entry: Entry) -> str:
    match entry.item:
        case EventRecord() as event:
            return who_whom(screen, event)
        case AccordRecord() as accord:
            return screen.everyone((*accord.signatories, *accord.parties))
        case StatementRecord() as statement:
            return screen.who(statement.speaker)
        case Shift() as shift:
            return screen.who(shift.actor)


def _told(screen: Screen, entry: Entry) -> str:
    """What it is: the kind and place of an event, the words of a statement, from where to where a party moved."""
    match entry.item:
        case EventRecord() as event:
            return "\n".join([what(screen, event).replace("\n", ", "), *map(screen.figure, event.figures)])
        case AccordRecord() as accord:
            return f"{accord.name or screen.label(accord.kind)}: {screen.label(accord.state)}"
        case StatementRecord() as statement:
            return f"{screen.label(statement.force)}: {statement.words}"
        case Shift() as shift:
            moved = f"{screen.label(shift.before)} > {screen.label(shift.after)}"
            return f"{screen.question(shift.question)} {moved}"


COLUMNS: tuple[Column[Entry], ...] = (
    Column("when", _when),
    Column("kind", lambda screen, entry: screen.item(entry.kind)),
    Column("actor", _who, wide=True),
    Column("what", _told, wide=True),
    Column("id", lambda _, entry: short(entry.item.id)),
)
