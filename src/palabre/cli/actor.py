# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre actor NAME`: everything about one actor: names, offices, affiliations, what it said, did and stands for."""

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, session
from palabre.cli.commitments import COLUMNS as COMMITMENTS
from palabre.cli.commitments import Standing
from palabre.cli.events import COLUMNS as EVENTS
from palabre.cli.listing import Column, T, listed
from palabre.cli.output import clean, heading, print_json
from palabre.cli.screen import Screen, short
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of
from palabre.model.actor import Actor, Office
from palabre.model.affiliation import AffiliationRecord, RoleRecord
from palabre.model.codec import plain
from palabre.model.commitment import CommitmentRecord
from palabre.model.event import EventRecord
from palabre.model.position import PositionRecord
from palabre.model.statement import StatementRecord
from palabre.record.store import Item, Span


@app.command(epilog="Example: palabre actor GSIM --lang fr")
def actor(
    name: Annotated[str, typer.Argument(help="Name, alias or id of the actor.")],
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show one actor: its names, offices, affiliations with their hedge, statements, events and positions."""
    from palabre.cli.lookup import actor_named

    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        found = actor_named(at.store, name)
        if as_json:
            print_json(_plain(at, found, span))
        else:
            _head(at.screen, found)
            _sections(at, found, span)
    return DONE


def _said(at: Session, actor: Actor, span: Span) -> list[StatementRecord]:
    found = at.store.items(StatementRecord, span=span, actor=actor.id)
    return [s for s in found if s.speaker and s.speaker.actor == actor.id]


def _held(at: Session, actor: Actor, span: Span) -> list[PositionRecord]:
    found = at.store.items(PositionRecord, span=span, actor=actor.id)
    return [p for p in found if actor.id in {p.actor.actor, p.speaker and p.speaker.actor}]


def _plain(at: Session, actor: Actor, span: Span) -> dict[str, object]:
    def every(kind: type[Item]) -> object:
        return plain(list(at.store.items(kind, span=span, actor=actor.id)))

    return {
        "actor": plain(actor),
        "affiliations": every(AffiliationRecord),
        "roles": every(RoleRecord),
        "statements": plain(_said(at, actor, span)),
        "events": every(EventRecord),
        "positions": plain(_held(at, actor, span)),
        "commitments": every(CommitmentRecord),
    }


def _head(screen: Screen, actor: Actor) -> None:
    status = screen.say("proposed" if actor.proposed else "known")
    print(clean(f"{screen.actor(actor)}  ({actor.id}; {screen.label(actor.kind)}, {status})"))
    name = screen.actor(actor)
    others = (actor.names.en, actor.names.fr, *actor.aliases.en, *actor.aliases.fr, *actor.acronyms)
    also = [other for other in dict.fromkeys(others) if other and other != name]
    if also:
        print(clean(screen.say("aliases", names=", ".join(also))))


def _sections(at: Session, actor: Actor, span: Span) -> None:
    def every(kind: type[Item]) -> list[Item]:
        return list(at.store.items(kind, span=span, actor=actor.id))

    _section(at, "offices", actor.offices, OFFICES)
    roles = [r for r in every(RoleRecord) if actor.id in {r.person.actor, r.organisation and r.organisation.actor}]
    _section(at, "posts", roles, ROLES)
    _section(at, "affiliations", every(AffiliationRecord), AFFILIATIONS)
    _section(at, "positions", _held(at, actor, span), POSITIONS)
    _section(at, "list_statements", _said(at, actor, span), STATEMENTS)
    _section(at, "events", every(EventRecord), EVENTS)
    owed = [c for c in every(CommitmentRecord) if c.owner and c.owner.actor == actor.id]
    _section(at, "commitments", standings(owed), COMMITMENTS)


def standings(owed: Iterable[CommitmentRecord]) -> list[Standing]:
    """Commitments with where they stand today."""
    from datetime import UTC, datetime

    from palabre.reconcile import status_on

    today = datetime.now(UTC).date()
    return [Standing(commitment, status_on(commitment, today)) for commitment in owed]


def _section(at: Session, title: str, items: Sequence[T], columns: Sequence[Column[T]]) -> None:
    if items:
        heading(at.screen.say(title))
        listed(at, items, columns, empty="empty_actors")


def _seen(screen: Screen, item: RoleRecord | AffiliationRecord) -> str:
    first, last = screen.day(item.first), screen.day(item.last)
    return first if first == last else screen.say("seen", first=first, last=last)


def _held_from(screen: Screen, office: Office) -> str:
    return screen.say("seen", first=office.start or "?", last=office.to or "…")


OFFICES: tuple[Column[Office], ...] = (
    Column("post", lambda screen, office: office.post.in_language(screen.language), wide=True),
    Column("when", _held_from),
)
ROLES: tuple[Column[RoleRecord], ...] = (
    Column("name", lambda screen, role: screen.who(role.person), wide=True),
    Column("post", lambda _, role: " ".join(filter(None, (role.qualifier, role.post))), wide=True),
    Column("about", lambda screen, role: screen.who(role.organisation) if role.organisation else "", wide=True),
    Column("when", _seen),
    Column("id", lambda _, role: short(role.id)),
)
AFFILIATIONS: tuple[Column[AffiliationRecord], ...] = (
    Column("name", lambda screen, a: screen.who(a.member), wide=True),
    Column("relation", lambda screen, a: screen.label(a.relation)),
    Column("about", lambda screen, a: screen.who(a.group), wide=True),
    Column("status", lambda screen, a: screen.label(a.status)),
    Column("when", _seen),
    Column("id", lambda _, a: short(a.id)),
)
STATEMENTS: tuple[Column[StatementRecord], ...] = (
    Column("when", lambda screen, s: screen.day(s.said, s.reported)),
    Column("force", lambda screen, s: screen.label(s.force)),
    Column("words", lambda _, s: s.words, wide=True),
    Column("origins", lambda _, s: str(s.origins)),
    Column("id", lambda _, s: short(s.id)),
)
POSITIONS: tuple[Column[PositionRecord], ...] = (
    Column("when", lambda screen, p: screen.day(p.at)),
    Column("question", lambda screen, p: screen.question(p.question), wide=True),
    Column("stance", lambda screen, p: screen.label(p.stance)),
    Column("words", lambda _, p: p.words, wide=True),
    Column("id", lambda _, p: short(p.id)),
)
