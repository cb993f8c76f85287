# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre judge`: what a person decides about claims and items of the record. Signed, dated, and undone by another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, engine, session
from palabre.cli.listing import Column, listed
from palabre.cli.output import error_line, print_json
from palabre.cli.screen import Screen, short
from palabre.errors import InputError
from palabre.model.claim import Claim
from palabre.model.codec import encode, plain
from palabre.model.judgement import Judgement, Verdict

if TYPE_CHECKING:
    from palabre.record.sqlite import SqliteStore

_PAIRS = {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE}
_ACTIONS = (*(verdict.value for verdict in Verdict), "undo", "list", "waiting")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for on the command line."""

    action: str
    ids: tuple[str, ...]
    by: str
    why: str
    edit: tuple[str, str] | None


@app.command(
    epilog="Example: palabre judge same ev-3f2a9c1b ev-77c01d4e --by 'A. Diarra' --why 'one ambush, told twice'"
)
def judge(
    action: Annotated[
        str, typer.Argument(help="same, different, unsure, accept, reject, edit, undo, list or waiting.")
    ],
    ids: Annotated[
        list[str] | None, typer.Argument(help="Ids of items, claims or articles; two for same, different, unsure.")
    ] = None,
    *,
    by: Annotated[str | None, typer.Option("--by", help="Who decides.", show_default=False)] = None,
    why: Annotated[str, typer.Option("--why", help="Why, in a few words.")] = "",
    change: Annotated[
        str | None, typer.Option("--set", help="For edit: FIELD=VALUE, e.g. kind=clash.", show_default=False)
    ] = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """Decide what was read rightly: the record is folded anew, and what changes in it is told.

    Nothing is overwritten: a judgement is taken back with `undo` and its id, and `list` shows all of them. `waiting`
    shows the claims that a language model proposed: they are not in the record until somebody accepts them.
    """
    if action == "list":
        with session(record=record, lang=lang) as at:
            listed(at, at.store.judgements(), COLUMNS, empty="empty_judgements", as_json=as_json)
        return DONE
    if action == "waiting":
        with session(record=record, lang=lang) as at:
            listed(at, _waiting(at), WAITING, empty="empty_waiting", as_json=as_json)
        return DONE
    wish = _wish(action, tuple(ids or ()), by, why, change)
    with session(record=record, lang=lang, write=True) as at:
        before = _state(at.store)
        made = _undo(at, wish) if action == "undo" else _decide(at, wish)
        _refold(at)
        _tell(at, made, _changes(before, _state(at.store)), as_json=as_json)
    return DONE


def _wish(action: str, ids: tuple[str, ...], by: str | None, why: str, change: str | None) -> Wish:
    """What was asked for, if it can be meant. Raises a usage error."""
    if action not in _ACTIONS:
        raise typer.BadParameter(f"{action!r} is no decision: {', '.join(_ACTIONS)}")
    if not by or not by.strip():
        raise typer.BadParameter("say who decides: --by NAME")
    needed = 2 if action in _PAIRS else 1
    if len(ids) != needed:
        raise typer.BadParameter(f"{action} takes {needed} id{'s' if needed > 1 else ''}, not {len(ids)}")
    if (action == "edit") != (change is not None):
        raise typer.BadParameter("--set FIELD=VALUE goes with edit, and edit with it")
    field, equals, value = (change or "").partition("=")
    if change is not None and not (field.strip() and equals):
        raise typer.BadParameter(f"{change!r} is not FIELD=VALUE")
    return Wish(action, ids, by.strip(), why, (field.strip(), value.strip()) if change is not None else None)


def _decide(at: Session, wish: Wish) -> Judgement:
    from palabre.cli.lookup import thing_named
    from palabre.pipeline import claims_behind, judge
    from palabre.reconcile import applicable

    things = [thing_named(at.store, id) for id in wish.ids]
    ids = [thing.id for thing in things]
    kinds = {_kind(thing) for thing in things}
    if len(kinds) > 1:
        raise InputError(" and ".join(ids), "these are not of one kind", "compare two events, two claims of events ...")
    for id in ids if wish.edit else ():
        for name in claims_behind(at.store, id):
            if wish.edit and not applicable(at.store.claim(name), wish.edit):
                field, value = wish.edit
                raise InputError(id, f"{field}={value} does not fit its claim {name}", "`palabre show ID --json`")
    return judge(at.store, Verdict(wish.action), ids, by=wish.by, why=wish.why, edit=wish.edit)


def _kind(thing: object) -> str:
    """What can be compared with one another: an event with a claim of an event."""
    body = thing.body if isinstance(thing, Claim) else thing
    return type(body).__name__.removesuffix("Record")


def _waiting(at: Session) -> Iterator[Claim]:
    from palabre.pipeline import waiting

    return waiting(at.store)


def _undo(at: Session, wish: Wish) -> Judgement:
    from palabre.cli.lookup import thing_named
    from palabre.pipeline import undo

    return undo(at.store, thing_named(at.store, wish.ids[0]).id, by=wish.by, why=wish.why)


def _refold(at: Session) -> None:
    from palabre.pipeline import refold

    error_line(at.screen.say("folding"))
    refold(at.store, engine(at.store.desk()))


# ------------------------------------------------------------------------------------------------------ what changed
State = dict[tuple[str, str], bytes]


def _state(store: "SqliteStore") -> State:
    from palabre.record.filing import KINDS

    return {(name, item.id): encode(item) for name, kind in KINDS.items() for item in store.items(kind)}


@dataclass(frozen=True, slots=True)
class Changes:
    """Kind and id of what is new in the record, gone from it, or there with another content."""

    added: Sequence[tuple[str, str]]
    gone: Sequence[tuple[str, str]]
    other: Sequence[tuple[str, str]]


def _changes(before: State, after: State) -> Changes:
    return Changes(
        added=sorted(after.keys() - before.keys()),
        gone=sorted(before.keys() - after.keys()),
        other=sorted(key for key in before.keys() & after.keys() if before[key] != after[key]),
    )


def _tell(at: Session, made: Judgement, changes: Changes, *, as_json: bool) -> None:
    if as_json:
        ids = {"added": changes.added, "gone": changes.gone, "changed": changes.other}
        print_json({"judgement": plain(made), **{name: [id for _, id in found] for name, found in ids.items()}})
        return
    print(at.screen.say("decided", verdict=_verdict(at.screen, made), id=made.id, by=made.by))
    kinds = sorted({kind for found in (changes.added, changes.gone, changes.other) for kind, _ in found})
    for kind in kinds:
        added, gone, other = (Counter(k for k, _ in found)[kind] for found in _parts(changes))
        counts = at.screen.say("changed", added=added, gone=gone, other=other)
        print(at.screen.say("changed_kind", kind=at.screen.item(kind), counts=counts))
    if not kinds:
        print(at.screen.say("unchanged"))


def _parts(changes: Changes) -> tuple[Sequence[tuple[str, str]], ...]:
    return changes.added, changes.gone, changes.other


def _verdict(screen: Screen, judgement: Judgement) -> str:
    label = screen.label(judgement.verdict)
    return screen.say("undone", verdict=label) if judgement.undoes else label


def _reason(_: Screen, judgement: Judgement) -> str:
    edit = f"{judgement.edit[0]}={judgement.edit[1]}" if judgement.edit else ""
    undoes = f"< {short(judgement.undoes)}" if judgement.undoes else ""
    return "\n".join(filter(None, (edit, undoes, judgement.why)))


COLUMNS: tuple[Column[Judgement], ...] = (
    Column("day", lambda _, j: j.at.date().isoformat()),
    Column("decided", _verdict),
    Column("about", lambda _, j: "\n".join(short(id) for id in j.about)),
    Column("by", lambda _, j: j.by, wide=True),
    Column("reason", _reason, wide=True),
    Column("id", lambda _, j: short(j.id)),
)


def _who(_: Screen, claim: Claim) -> str:
    party = getattr(claim.body, "speaker", None) or getattr(claim.body, "owner", None)
    return party.resolved or party.text if party else ""


def _said(_: Screen, claim: Claim) -> str:
    passage = getattr(claim.body, "content", None) or getattr(claim.body, "act", None)
    return passage.text if passage else ""


WAITING: tuple[Column[Claim], ...] = (
    Column("kind", lambda screen, c: screen.item(type(c.body).__name__.lower())),
    Column("actor", _who, wide=True),
    Column("words", _said, wide=True),
    Column("by", lambda _, c: c.body.component, wide=True),
    Column("id", lambda _, c: short(c.id)),
)
