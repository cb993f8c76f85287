# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre positions`: who stands where on a question, day by day; who differs since when; who moved."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, session
from palabre.cli.axis import Axis, axis
from palabre.cli.listing import ActorOption, Column, listed
from palabre.cli.output import heading, print_json, print_table
from palabre.cli.screen import Screen, short
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of
from palabre.model.codec import plain
from palabre.model.position import Divergence, PositionRecord, Question, Shift
from palabre.record.store import Span


@app.command(epilog="Example: palabre positions negotiate --from 2020-10-01 --to 2020-10-31")
def positions(
    question: Annotated[
        str | None, typer.Argument(help="Id of a question, or words of it; all of the desk's without.")
    ] = None,
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    actor: ActorOption = None,
    proposed: Annotated[bool, typer.Option("--proposed", help="Also questions that only articles raise.")] = False,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show who stands where on a question at each date, then who differs and since when, then who moved."""
    from palabre.cli.lookup import actor_named, question_named

    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        named = question_named(at.store, question) if question else None
        about = [named] if named else list(at.store.items(Question))
        actor_id = actor_named(at.store, actor).id if actor else None
        shown, left = 0, 0
        for one in about:
            found = list(at.store.items(PositionRecord, span=span, actor=actor_id, question=one.id))
            if found and one.proposed and not (named or proposed):
                left += 1
            elif found:
                shown += 1
                _tell(at, one, found, (span, actor_id), as_json=as_json)
        _close(at, shown, left, as_json=as_json)
    return DONE


def _close(at: Session, shown: int, left: int, *, as_json: bool) -> None:
    if as_json:
        return
    if not shown:
        print(at.screen.say("empty_positions"))
    if left:
        print("\n" + at.screen.say("proposed_questions", n=left))


def _tell(
    at: Session, question: Question, found: Sequence[PositionRecord], limits: tuple[Span, str | None], *, as_json: bool
) -> None:
    """One question: matrix, divergences, shifts. Divergences are those that stand, whenever they began."""
    span, actor = limits
    until = Span(last=span.last)
    differ = list(at.store.items(Divergence, span=until, actor=actor, question=question.id))
    moved = list(at.store.items(Shift, span=span, actor=actor, question=question.id))
    if as_json:
        told = {"question": plain(question), "positions": plain(found), "divergences": plain(differ)}
        print_json(told | {"shifts": plain(moved)})
        return
    heading(f"{question.words.in_language(at.screen.language)}  ({question.id})")
    _matrix(at.screen, found)
    if differ:
        heading(at.screen.say("at_odds"))
        listed(at, differ, DIVERGENCES, empty="empty_positions")
    if moved:
        heading(at.screen.say("moved"))
        listed(at, moved, SHIFTS, empty="empty_positions")


def _matrix(screen: Screen, found: Sequence[PositionRecord]) -> None:
    """Actors by dates: the stance shown at each date, and the latest one."""
    dates: Axis = axis(_day(position) for position in found)
    rows: dict[str, list[PositionRecord]] = defaultdict(list)
    for position in found:
        rows[position.actor.key].append(position)
    columns = [head.replace("-", "\n", 1) for head in dates.heads]  # the year above, so that columns are narrow
    heads = [screen.head("actor"), *columns, screen.head("latest"), screen.head("id")]
    lines = [_row(screen, dates, own) for own in rows.values()]
    print_table(heads, sorted(lines), wide=[True] + [False] * (len(heads) - 1), width=screen.width)


def _row(screen: Screen, dates: Axis, own: Sequence[PositionRecord]) -> list[str]:
    cells: dict[str, list[str]] = defaultdict(list)
    for position in own:
        cells[dates.column(_day(position))].append(screen.label(position.stance))
    stances = ["/".join(dict.fromkeys(cells[head])) for head in dates.heads]
    latest = max(own, key=lambda p: (_day(p) or date.min, p.id))
    return [screen.who(latest.actor), *stances, screen.label(latest.stance), short(latest.id)]


def _day(position: PositionRecord) -> date | None:
    return (position.at.start or position.at.end) if position.at else None


DIVERGENCES: tuple[Column[Divergence], ...] = (
    Column("one", lambda screen, d: f"{screen.who(d.one)}: {screen.label(d.stance_one)}", wide=True),
    Column("two", lambda screen, d: f"{screen.who(d.two)}: {screen.label(d.stance_two)}", wide=True),
    Column("since", lambda _, d: d.since or "?"),
    Column("id", lambda _, d: short(d.id)),
)
SHIFTS: tuple[Column[Shift], ...] = (
    Column("actor", lambda screen, s: screen.who(s.actor), wide=True),
    Column("before", lambda screen, s: screen.label(s.before)),
    Column("after", lambda screen, s: screen.label(s.after)),
    Column("day", lambda _, s: s.on or "?"),
    Column("id", lambda _, s: short(s.id)),
)
