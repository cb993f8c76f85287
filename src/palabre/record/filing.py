"""Takes a record item; gives what it is filed under: its kind's name, its days, its actors and questions.

Refuses nothing: an item without a day is filed as undated and is found by every query that asks for no span.
"""

from dataclasses import dataclass
from datetime import date

from palabre.model.accord import AccordRecord
from palabre.model.actor import Actor, Who
from palabre.model.affiliation import AffiliationRecord, RoleRecord
from palabre.model.commitment import CommitmentRecord
from palabre.model.dispute import Dispute
from palabre.model.event import EventRecord
from palabre.model.position import Divergence, PositionRecord, Question, Shift
from palabre.model.record import RecordItem
from palabre.model.statement import StatementRecord
from palabre.model.story import Story
from palabre.model.time import Period
from palabre.record.walk import inside

KINDS: dict[str, type[RecordItem]] = {
    "accord": AccordRecord,
    "actor": Actor,
    "affiliation": AffiliationRecord,
    "commitment": CommitmentRecord,
    "dispute": Dispute,
    "divergence": Divergence,
    "event": EventRecord,
    "position": PositionRecord,
    "question": Question,
    "role": RoleRecord,
    "shift": Shift,
    "statement": StatementRecord,
    "story": Story,
}
NAME_OF: dict[type, str] = {kind: name for name, kind in KINDS.items()}

_UNDATED = "~"  # after every ISO day


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of an item, ISO, both inclusive; both None for an undated one."""

    first: str | None = None
    last: str | None = None


def days(item: RecordItem) -> Days:
    """The item's own days: when it happened or was said, else when it was first reported.

    A vague time (*in 2020*) is as long as it is vague. A time with one bound lasts for the day of that bound: nothing
    is stretched into the unknown.
    """
    match item:
        case StatementRecord():
            return _period(item.said, item.reported)
        case EventRecord() | AccordRecord():
            return _period(item.when, item.reported)
        case CommitmentRecord():
            return _period(item.reported)
        case PositionRecord():
            return _period(item.at)
        case AffiliationRecord() | RoleRecord():
            return _hull(_period(item.first), _period(item.last))
        case Story():
            return _hull(Days(item.first, item.first), Days(item.last, item.last))
        case Dispute():
            return _hull(*(Days(value.reported, value.reported) for value in item.values))
        case Divergence():
            return Days(item.since, item.since)
        case Shift():
            return Days(item.on, item.on)
        case Actor() | Question():
            return Days()


def order(item: RecordItem) -> tuple[str, str, str]:
    """What the items of a record are sorted by: kind, first day (undated ones last), id."""
    return NAME_OF[type(item)], days(item).first or _UNDATED, item.id


def actors(item: RecordItem) -> frozenset[str]:
    """The register ids that an item names, wherever in it; an actor names itself."""
    named = {who.actor for who in inside(item, Who) if who.actor}
    return frozenset(named | {item.id} if isinstance(item, Actor) else named)


def questions(item: RecordItem) -> frozenset[str]:
    """The ids of the questions that an item is about; a question is about itself."""
    match item:
        case StatementRecord():
            return frozenset(item.questions)
        case PositionRecord() | Divergence() | Shift():
            return frozenset({item.question})
        case Question():
            return frozenset({item.id})
        case _:
            return frozenset()


def _period(*periods: Period | None) -> Days:
    """The days of the first period that has any."""
    for period in periods:
        if period and (bound := period.start or period.end):
            return Days(_iso(period.start or bound), _iso(period.end or bound))
    return Days()


def _hull(*parts: Days) -> Days:
    """From the first day of all to the last day of all."""
    known = [day for part in parts for day in (part.first, part.last) if day]
    return Days(min(known), max(known)) if known else Days()


def _iso(day: date) -> str:
    return day.isoformat()
