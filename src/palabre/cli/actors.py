"""`palabre actors`: whom the record names, known from the register or proposed from the news."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, session
from palabre.cli.choices import ChoiceOption, chosen
from palabre.cli.listing import Column, listed
from palabre.model.actor import Actor, ActorKind
from palabre.model.codec import plain
from palabre.model.event import EventRecord
from palabre.model.position import PositionRecord
from palabre.model.statement import StatementRecord


@dataclass(frozen=True, slots=True)
class Presence:
    """An actor with how often the record names it."""

    actor: Actor
    statements: int
    events: int
    positions: int

    @property
    def order(self) -> tuple[bool, int, str]:
        """Known ones first, the most named before the others."""
        return self.actor.proposed, -(self.statements + self.events + self.positions), self.actor.id


@app.command(epilog="Example: palabre actors --kind armed_group")
def actors(
    *,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="Only people met in the news, not yet accepted.")
    ] = False,
    kind: Annotated[ChoiceOption, typer.Option("--kind", help="Only of this kind, e.g. armed_group.")] = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """List the actors that the record names, known ones first. Accept a proposal with `palabre judge accept ID`."""
    kinds = chosen(ActorKind, kind)
    with session(record=record, lang=lang) as at:
        found = sorted((p for p in _present(at) if p.actor.kind in kinds), key=lambda p: p.order)
        shown = [p for p in found if p.actor.proposed or not proposed]
        listed(at, shown, COLUMNS, empty="empty_actors", as_json=as_json, plain=as_plain)
    return DONE


def _present(at: Session) -> Iterator[Presence]:
    said = Counter(s.speaker.actor for s in at.store.items(StatementRecord) if s.speaker)
    held = Counter(p.actor.actor for p in at.store.items(PositionRecord))
    took_part = Counter(
        actor for e in at.store.items(EventRecord) for actor in {who.actor for who in (*e.actors, *e.recipients)}
    )
    for actor in at.store.items(Actor):
        yield Presence(actor, said[actor.id], took_part[actor.id], held[actor.id])


def as_plain(presence: Presence) -> dict[str, object]:
    """What a program gets: the actor with its counts."""
    counts = {"statements": presence.statements, "events": presence.events, "positions": presence.positions}
    told: dict[str, object] = plain(presence.actor)
    return told | {"counts": counts}


COLUMNS: tuple[Column[Presence], ...] = (
    Column("name", lambda screen, p: screen.actor(p.actor), wide=True),
    Column("kind", lambda screen, p: screen.label(p.actor.kind)),
    Column("country", lambda _, p: p.actor.country or ""),
    Column("status", lambda screen, p: screen.say("proposed" if p.actor.proposed else "known")),
    Column("statements", lambda _, p: str(p.statements or "")),
    Column("events", lambda _, p: str(p.events or "")),
    Column("positions", lambda _, p: str(p.positions or "")),
    Column("id", lambda _, p: p.actor.id),
)
