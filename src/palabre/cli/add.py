"""`palabre add`: articles into the record."""

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from palabre.cli.app import DONE, PARTLY, DeskOption, JsonOption, RecordOption, app, place, problem
from palabre.cli.output import clean, console

if TYPE_CHECKING:
    from palabre.pipeline import Outcome


@app.command(epilog="Example: palabre add articles/ https://paper.example/story.html")
def add(
    what: Annotated[list[str], typer.Argument(help="Files (.txt, .html, .jsonl), folders of them, addresses.")],
    record: RecordOption = None,
    desk: DeskOption = None,
    as_json: JsonOption = False,
) -> int:
    """Read articles and add them to the record. What is there already is not read again.

    May be stopped at any moment and run again: each finished article is stored whole.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from palabre.pipeline import Engine, refold
    from palabre.pipeline import add as add_all
    from palabre.record.sqlite import open_store

    at = place(record=record, desk=desk)
    engine = Engine(at.desk)
    counts: Counter[str] = Counter()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    out = console(errors=True)
    with (
        open_store(at.settings.record, create=True) as store,
        Progress(*columns, console=out, disable=as_json or not out.is_terminal) as bar,
    ):
        task = bar.add_task("reading articles", total=None)
        for outcome in add_all(store, what, engine=engine, settings=at.settings):
            counts[outcome.what] += 1
            bar.advance(task)
            _tell(outcome, as_json=as_json)
        if store.stale():
            bar.update(task, description="folding the record")
            refold(store, engine)
    _sum_up(counts, as_json=as_json)
    return PARTLY if counts["refused"] else DONE


def _tell(outcome: "Outcome", *, as_json: bool) -> None:
    if as_json:
        told = {"what": outcome.what, "location": outcome.location, "title": outcome.title}
        print(json.dumps(told | ({"error": problem(outcome.error)} if outcome.error else {}), ensure_ascii=False))
    elif outcome.error:
        print(f"refused  {clean(str(outcome.error))}", file=sys.stderr)


def _sum_up(counts: Counter[str], *, as_json: bool) -> None:
    if not as_json:
        print(", ".join(f"{counts[what]} {what}" for what in ("added", "known", "refused")))
