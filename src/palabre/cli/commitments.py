# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre commitments`: who owes what by when, overdue first."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, app, session
from palabre.cli.choices import ChoiceOption, chosen
from palabre.cli.listing import ActorOption, Column, listed, select
from palabre.cli.screen import Screen, short
from palabre.cli.spans import FromOption, ToOption, WeekOption, day_of, span_of
from palabre.model.codec import plain
from palabre.model.commitment import CommitmentRecord, CommitmentStatus

_ORDER = ("overdue", "due", "open", "broken", "kept", "no_date")
_NEVER = date.max


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment and where it stands on the day that was asked about."""

    record: CommitmentRecord
    status: CommitmentStatus

    @property
    def order(self) -> tuple[int, date, str]:
        """Overdue first, then by deadline."""
        due = self.record.due
        return _ORDER.index(self.status), (due and (due.end or due.start)) or _NEVER, self.record.id


@app.command(epilog="Example: palabre commitments --today 2020-11-01 --status overdue,due")
def commitments(
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    today: Annotated[
        str | None, typer.Option("--today", help="Day to judge deadlines by (default: today).", show_default=False)
    ] = None,
    status: Annotated[ChoiceOption, typer.Option("--status", help="Only of this status, e.g. overdue.")] = None,
    actor: ActorOption = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """List commitments by deadline, overdue first. Weeks and days select by when they were reported."""
    from palabre.reconcile import status_on

    day = day_of(today) or datetime.now(UTC).date()
    span, statuses = span_of(week, first, last), chosen(CommitmentStatus, status)
    with session(record=record, lang=lang) as at:
        found = (Standing(c, status_on(c, day)) for c in select(at, CommitmentRecord, span=span, actor=actor))
        ordered = sorted((s for s in found if s.status in statuses), key=lambda s: s.order)
        listed(at, ordered, COLUMNS, empty="empty_commitments", as_json=as_json, plain=lambda s: as_plain(s, day))
    return DONE


def as_plain(standing: Standing, day: date) -> dict[str, object]:
    """What a program gets: the commitment with its status and the day it is true of."""
    told: dict[str, object] = plain(standing.record)
    return told | {"status": standing.status.value, "on": day.isoformat()}


def _act(screen: Screen, standing: Standing) -> str:
    return standing.record.words + (f" {screen.say('hedged')}" if standing.record.hedged else "")


COLUMNS: tuple[Column[Standing], ...] = (
    Column("status", lambda screen, s: screen.label(s.status)),
    Column("due", lambda screen, s: screen.day(s.record.due)),
    Column("actor", lambda screen, s: screen.who(s.record.owner), wide=True),
    Column("act", _act, wide=True),
    Column("since", lambda screen, s: screen.day(s.record.reported)),
    Column("origins", lambda _, s: str(s.record.origins)),
    Column("id", lambda _, s: short(s.record.id)),
)
