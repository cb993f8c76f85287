"""What the commands print: JSON lines for programs, tables and passages for people. Values in, text on stdout out."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from palabre.model.codec import encode, plain
from palabre.model.time import Period, TimePrecision

if TYPE_CHECKING:
    from rich.console import Console

    from palabre.model.passage import Evidence
    from palabre.record.store import RecordView


def console(*, errors: bool = False) -> "Console":
    """Where people read. Wide enough for a table when it is no terminal."""
    from rich.console import Console

    made = Console(stderr=errors, highlight=False, soft_wrap=False)
    if not made.is_terminal:
        made = Console(stderr=errors, highlight=False, width=110)
    return made


def print_json(value: object) -> None:
    """One JSON value on one line."""
    sys.stdout.write(encode(value).decode() + "\n")


def print_items(items: Iterable[object]) -> None:
    """Model values, one JSON object a line."""
    for item in items:
        print_json(item)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, empty: str) -> None:
    """A table, or the words that say why there is none."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(escape(clean(cell)) for cell in row))
    console().print(table if table.row_count else empty)


def clean(text: str) -> str:
    """Text of others without the control characters that could drive a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def day(period: Period | None) -> str:
    """A time as people read it in a table: as fine as it is known."""
    if period is None or period.start is None:
        return (period.text or "?") if period else "?"
    start, end = period.start, period.end or period.start
    match period.precision:
        case TimePrecision.DAY if start == end:
            return start.isoformat()
        case TimePrecision.MONTH:
            return start.isoformat()[:7]
        case TimePrecision.YEAR:
            return start.isoformat()[:4]
        case _:
            return f"{start.isoformat()}..{end.isoformat()}"


def sorted_dict(value: object) -> Any:
    """A model value as a dict, for what is added to it before it is printed."""
    return plain(value)


def print_evidence(view: "RecordView", evidence: Iterable["Evidence"], *, limit: int = 20) -> None:
    """Each passage in its sentence's neighbourhood, marked, under its source."""
    from rich.text import Text

    out = console()
    shown = list(evidence)
    for number, proof in enumerate(shown[:limit], start=1):
        article = view.article(proof.article)
        when = article.published.date().isoformat() if article.published else "no date"
        out.print(Text(f"[{number}] {clean(article.source or 'unknown source')}, {when}", style="bold"), end="")
        out.print(Text(f"  {clean(article.title or '')}  ({article.id})", style="dim"))
        out.print(Text("    ") + in_context(article.text, proof.spans))
    if len(shown) > limit:
        out.print(f"... and {len(shown) - limit} more (--json shows all)")


def in_context(text: str, spans: Sequence[tuple[int, int]], *, around: int = 120) -> Any:
    """The words at the spans, marked, with some text around."""
    from rich.text import Text

    first, last = spans[0][0], spans[-1][1]
    start, end = max(0, first - around), min(len(text), last + around)
    made = Text("…" if start else "")
    at = start
    for a, b in spans:
        made.append(clean(text[at:a]).replace("\n", " "), style="dim")
        made.append(clean(text[a:b]).replace("\n", " "), style="bold reverse" if sys.stdout.isatty() else "bold")
        at = b
    made.append(clean(text[at:end]).replace("\n", " "), style="dim")
    return made + ("…" if end < len(text) else "")


def error_line(error: object) -> None:
    """A line on stderr."""
    print(clean(str(error)), file=sys.stderr)


def dump(value: object) -> str:
    """Pretty JSON."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2)
