# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre accords`: who signed and who did not."""

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, app, session
from palabre.cli.listing import ActorOption, Column, listed, select
from palabre.cli.screen import Screen, short
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of
from palabre.model.accord import AccordRecord


@app.command(epilog="Example: palabre accords --actor CMA --json")
def accords(
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    actor: ActorOption = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """List agreements with those who signed and those who did not."""
    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        found = select(at, AccordRecord, span=span, actor=actor)
        listed(at, found, COLUMNS, empty="empty_accords", as_json=as_json)
    return DONE


def _parties(screen: Screen, accord: AccordRecord) -> str:
    signed = {who.key for who in (*accord.signatories, *accord.non_signatories)}
    return screen.everyone(who for who in accord.parties if who.key not in signed)


COLUMNS: tuple[Column[AccordRecord], ...] = (
    Column("when", lambda screen, accord: screen.day(accord.when, accord.reported)),
    Column("accord", lambda screen, accord: accord.name or screen.label(accord.kind), wide=True),
    Column("state", lambda screen, accord: screen.label(accord.state)),
    Column("signatories", lambda screen, accord: screen.everyone(accord.signatories), wide=True),
    Column("non_signatories", lambda screen, accord: screen.everyone(accord.non_signatories), wide=True),
    Column("parties", _parties, wide=True),
    Column("origins", lambda _, accord: str(accord.origins)),
    Column("id", lambda _, accord: short(accord.id)),
)
