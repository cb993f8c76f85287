"""The files of the actor register: JSON Lines in `data/` -> `ListedActor`.

It refuses a line that is not JSON, lacks a key, or has a date, kind or role that does not exist: `BadLine` names the
file and the line. A date may be a day, a month or a year (`2017-05-17`, `2017-05`, `2017`): a beginning is then the
first day, an end the last day, so that the span covers what may be meant.
"""

import json
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from palabre.errors import BadLine
from palabre.model.actor import (
    Actor,
    ActorKind,
    Capital,
    KnownAffiliation,
    Office,
    OfficeRole,
    Relation,
    WordLists,
    Words,
)

DATA = Path(__file__).with_name("data")
FILES = ("states.jsonl", "armed_groups.jsonl", "organisations.jsonl", "communities.jsonl", "persons.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedActor:
    """An actor with what only the look-up needs.

    `surnames` are the forms in which a person is named again (the last word of the name when empty in the file),
    `seats` further towns that stand for a government (*Tel Aviv*, *La Haye*), `second` the surfaces that this actor
    shares with another one who is usually meant.
    """

    actor: Actor
    surnames: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    second: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Persons without listed surnames are named again by the last word of their name."""
        if self.actor.kind is ActorKind.PERSON and not self.surnames:
            full = (self.actor.names.en, self.actor.names.fr)
            object.__setattr__(self, "surnames", tuple(dict.fromkeys(name.split()[-1] for name in full if name)))


@cache
def shipped_actors() -> tuple[ListedActor, ...]:
    """All actors of the shipped files.

    Raises:
        BadLine: a line that cannot be used.
    """
    return tuple(entry for name in FILES for entry in read_actors(DATA / name))


def read_actors(path: Path) -> Iterator[ListedActor]:
    """The actors of one file, in its order.

    Raises:
        BadLine: a line that cannot be used; the message names it.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield listed_actor(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise BadLine(f"{path.name}:{number}", f"not an actor: {error!r}") from error


def listed_actor(entry: dict[str, Any]) -> ListedActor:
    """One line of the register as an actor.

    Raises:
        KeyError: a key is missing.
        ValueError: a kind, role, relation or date that does not exist.
    """
    names, capital = entry["names"], entry.get("capital")
    actor = Actor(
        id=entry["id"],
        kind=ActorKind(entry["kind"]),
        names=Words(en=names.get("en"), fr=names.get("fr")),
        aliases=_lists(entry.get("aliases")),
        acronyms=tuple(entry.get("acronyms", ())),
        country=entry["country"],
        capital=Capital(en=capital["en"], fr=capital["fr"], geonames=capital["geonames"]) if capital else None,
        demonyms=_lists(entry.get("demonyms")),
        offices=tuple(map(_office, entry.get("offices", ()))),
        affiliations=tuple(map(_affiliation, entry.get("affiliations", ()))),
        source=entry.get("source"),
    )
    return ListedActor(
        actor=actor,
        surnames=tuple(entry.get("surnames", ())),
        seats=tuple(capital.get("also", ())) if capital else (),
        second=frozenset(entry.get("shared", ())),
    )


def _lists(words: dict[str, list[str]] | None) -> WordLists:
    return WordLists(en=tuple(words.get("en", ())), fr=tuple(words.get("fr", ()))) if words else WordLists()


def _office(office: dict[str, Any]) -> Office:
    return Office(
        post=Words(en=office["post"]["en"], fr=office["post"]["fr"]),
        role=OfficeRole(office["role"]),
        organisation=office["organisation"],
        start=first_day(office["from"]),
        to=last_day(office["to"]),
    )


def _affiliation(affiliation: dict[str, Any]) -> KnownAffiliation:
    return KnownAffiliation(
        relation=Relation(affiliation["relation"]),
        group=affiliation["group"],
        start=first_day(affiliation.get("from")),
        to=last_day(affiliation.get("to")),
    )


def first_day(written: str | None) -> date | None:
    """The first day of a day, month or year: `2017-05` gives 1 May 2017."""
    return None if written is None else date.fromisoformat(written + "-01-01"[len(written) - 4 :])


def last_day(written: str | None) -> date | None:
    """The last day of a day, month or year: `2017-05` gives 31 May 2017."""
    if written is None or len(written) == 10:
        return first_day(written)
    year, month = int(written[:4]), int(written[5:] or 12)
    return date(year, month, monthrange(year, month)[1])
