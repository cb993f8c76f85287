# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre events`: what happened, where, who did what to whom, and each source's figures side by side."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, session
from palabre.cli.choices import ChoiceOption, chosen
from palabre.cli.listing import ActorOption, Column, listed, select
from palabre.cli.output import error_line
from palabre.cli.screen import Screen, short
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of
from palabre.model.event import EventKind, EventRecord, EventStatus


@app.command(epilog="Example: palabre events --week 2020-W44 --near Mopti --km 100")
def events(
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    where: Annotated[
        str | None,
        typer.Option(
            "--place", help="Only at places of this name, or in this division or country.", show_default=False
        ),
    ] = None,
    near: Annotated[
        str | None,
        typer.Option(
            "--near",
            help="Only near this place or somewhere in its division, or near LAT,LON (see --km).",
            show_default=False,
        ),
    ] = None,
    km: Annotated[float, typer.Option("--km", min=0, help="How near, in kilometres.")] = 100.0,
    kind: Annotated[ChoiceOption, typer.Option("--kind", help="Only of this kind, e.g. attack.")] = None,
    actor: ActorOption = None,
    status: Annotated[ChoiceOption, typer.Option("--status", help="Only of this status, e.g. denied.")] = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """List events by day, with each source's figures beside the others and who says so."""
    kinds, statuses = chosen(EventKind, kind), chosen(EventStatus, status)
    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        found: Iterable[EventRecord] = select(at, EventRecord, span=span, actor=actor)
        found = (e for e in found if e.kind in kinds and e.status in statuses)
        if where:
            found = _at_place(found, where)
        if near:
            found = _near(at, found, near, km)
        listed(at, found, COLUMNS, empty="empty_events", as_json=as_json)
    return DONE


def _at_place(found: Iterable[EventRecord], name: str) -> Iterator[EventRecord]:
    from palabre.cli.whereabouts import bears_name

    return (event for event in found if event.place and bears_name(event.place, name))


def _near(at: Session, found: Iterable[EventRecord], name: str, km: float) -> Iterator[EventRecord]:
    """Events within a distance, or somewhere in the division of the place. Others cannot be measured; that is said."""
    from palabre.cli.whereabouts import distance_km, spot_of

    here = spot_of(name, at.store.desk().countries)
    unmeasured = 0
    for event in found:
        place = event.place
        if place and place.lat is not None and place.lon is not None:
            if distance_km(here.point, (place.lat, place.lon)) <= km:
                yield event
        elif place and here.around(place):
            yield event
        else:
            unmeasured += 1
    if unmeasured:
        error_line(at.screen.say("no_coordinates", n=unmeasured))


# ----------------------------------------------------------------------------------------------------------- columns
def what(screen: Screen, event: EventRecord) -> str:
    """Its kind, how it stands where it is not plainly reported, and where."""
    label = screen.label(event.kind)
    status = "" if event.status is EventStatus.REPORTED else f"({screen.label(event.status)})"
    return "\n".join(filter(None, (" ".join(filter(None, (label, status))), place(event))))


def place(event: EventRecord) -> str:
    """Where, as finely as it is known."""
    if event.place is None:
        return ""
    name = event.place.name or event.place.text
    return f"{name} ({event.place.country})" if event.place.country and event.place.country != name else name


def who_whom(screen: Screen, event: EventRecord) -> str:
    """Who did it to whom; who it is attributed to, how surely and by whom."""
    lines = [" > ".join(filter(None, (screen.everyone(event.actors), screen.everyone(event.recipients))))]
    if event.recipients and not event.actors:
        lines = [f"? > {screen.everyone(event.recipients)}"]
    lines += map(screen.attribution, event.attribution)
    return "\n".join(dict.fromkeys(filter(None, lines)))


def figures(screen: Screen, event: EventRecord) -> str:
    """Each figure on a line, none averaged away."""
    return "\n".join(screen.figure(figure) for figure in event.figures)


COLUMNS: tuple[Column[EventRecord], ...] = (
    Column("when", lambda screen, event: screen.day(event.when, event.reported)),
    Column("what", what, wide=True),
    Column("who_whom", who_whom, wide=True),
    Column("figures", figures, wide=True),
    Column("origins", lambda _, event: str(event.origins)),
    Column("id", lambda _, event: short(event.id)),
)
