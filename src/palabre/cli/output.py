"""What the commands print: JSON lines for programs, tables and passages for people. Values in, text on stdout out."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_WIDTH = 120  # where the output is no terminal
_LEAST = 12  # of a column whose cells may be broken into lines


class Step(Protocol):
    """Says that one more piece of long work is done."""

    def __call__(self, description: str | None = None) -> None:
        """One piece done, or, with a description, another kind of work begun."""
        ...


def console(*, errors: bool = False, width: int = 0) -> "Console":
    """Where people read: as wide as asked, as the terminal, or wide enough for a table."""
    from rich.console import Console

    made = Console(stderr=errors, highlight=False, soft_wrap=False, width=width or None)
    if not width and not made.is_terminal:
        made = Console(stderr=errors, highlight=False, width=_WIDTH)
    return made


def print_json(value: object) -> None:
    """One JSON value on one line."""
    from palabre.model.codec import encode

    sys.stdout.write(encode(value).decode() + "\n")


def clean(text: str) -> str:
    """Text of others on one line, without the characters that could drive a terminal or turn its direction."""
    return "".join(c if c.isprintable() else " " for c in text)


def clean_lines(text: str) -> str:
    """The same for text of several lines."""
    return "\n".join(clean(line) for line in text.split("\n"))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, wide: Sequence[bool], width: int = 0) -> int:
    """A table; gives the number of its rows and prints nothing for none. A cell may have several lines."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for head, stretches in zip(heads, wide, strict=True):
        table.add_column(head, overflow="fold", no_wrap=not stretches, min_width=_LEAST if stretches else None)
    for row in rows:
        if any("\n" in cell for cell in row):
            table.leading = 1  # rows of several lines need a blank one between them
        table.add_row(*(escape(clean_lines(cell)) for cell in row))
    if table.row_count:
        console(width=width).print(table)
    return table.row_count


def heading(text: str) -> None:
    """A line above a part of a screen."""
    from rich.text import Text

    console().print(Text(f"\n{clean(text)}", style="bold"))


def in_context(text: str, spans: Sequence[tuple[int, int]], *, around: int = 120) -> "Text":
    """The words at the spans between marks, with some text around. The marks show where there is no colour."""
    from rich.text import Text

    first, last = spans[0][0], spans[-1][1]
    start, end = max(0, first - around), min(len(text), last + around)
    made = Text("…" if start else "")
    at = start
    for a, b in spans:
        made.append(clean(text[at:a]), style="dim")
        made.append(f"[{clean(text[a:b])}]", style="bold")
        at = b
    made.append(clean(text[at:end]), style="dim")
    return made + ("…" if end < len(text) else "")


def error_line(error: object) -> None:
    """A line on stderr."""
    print(clean(str(error)), file=sys.stderr)


@contextmanager
def progress(description: str, *, total: int | None = None) -> Iterator[Step]:
    """A bar on stderr while long work runs; where nobody looks, only the name of each kind of work."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    out = console(errors=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, disable=not out.is_terminal, transient=True) as bar:
        task = bar.add_task(description, total=total)

        def step(description: str | None = None) -> None:
            if description is None:
                bar.advance(task)
            else:
                bar.update(task, description=description)

        yield step
