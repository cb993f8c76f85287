"""The one way to list: record items and columns in, a table or JSON lines out. Refuses names that nobody bears."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

import typer

from palabre.cli.output import print_json, print_table
from palabre.record.store import ALWAYS, Item, Span

if TYPE_CHECKING:
    from palabre.cli.app import Session
    from palabre.cli.screen import Screen

T = TypeVar("T")

ActorOption = Annotated[
    str | None, typer.Option("--actor", "-a", help="Only with this actor: name, alias or id.", show_default=False)
]
QuestionOption = Annotated[
    str | None, typer.Option("--question", "-q", help="Only on this question: id or words of it.", show_default=False)
]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: the key of its head, what a cell shows, and whether its cells may be broken into lines."""

    head: str
    cell: "Callable[[Screen, T], str]"
    wide: bool = False


def select(
    at: "Session", kind: type[Item], *, span: Span = ALWAYS, actor: str | None = None, question: str | None = None
) -> Iterator[Item]:
    """Record items of a kind; actor and question as a person names them. Raises NotFound."""
    from palabre.cli.lookup import actor_named, question_named

    actor_id = actor_named(at.store, actor).id if actor else None
    question_id = question_named(at.store, question).id if question else None
    return at.store.items(kind, span=span, actor=actor_id, question=question_id)


def listed(
    at: "Session",
    items: Iterable[T],
    columns: Sequence[Column[T]],
    *,
    empty: str,
    as_json: bool = False,
    plain: Callable[[T], object] = lambda item: item,
) -> None:
    """Print items as a table, or one JSON object a line.

    Args:
        at: the record and the screen.
        items: what is listed, in order.
        columns: of the table.
        empty: the phrase that says that there is nothing.
        as_json: for a program.
        plain: what a program gets for an item.
    """
    if as_json:
        for item in items:
            print_json(plain(item))
        return
    screen = at.screen
    heads = [screen.head(column.head) for column in columns]
    rows = ([column.cell(screen, item) for column in columns] for item in items)
    if not print_table(heads, rows, wide=[column.wide for column in columns], width=screen.width):
        print(screen.say(empty))
