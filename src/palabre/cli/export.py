"""`palabre export`: the record for other programs: JSON lines, or CSV tables with known columns."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from palabre.cli.app import DONE, LangOption, RecordOption, Session, app, session


@app.command(epilog="Example: palabre export --format csv --output tables/")
def export(
    *,
    form: Annotated[str, typer.Option("--format", "-f", help="jsonl (one file) or csv (a folder).")] = "jsonl",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File or, for csv, folder to write.", show_default="jsonl: the screen"),
    ] = None,
    record: RecordOption = None,
    lang: LangOption = None,
) -> int:
    """Write every item of the record with its evidence: `jsonl` in one file, `csv` as one table for each kind."""
    if form not in {"jsonl", "csv"}:
        raise typer.BadParameter(f"{form!r} is no format: jsonl or csv")
    if form == "csv" and output is None:
        raise typer.BadParameter("csv needs --output FOLDER")
    with session(record=record, lang=lang) as at:
        if form == "csv" and output:
            _tables(at, output)
        else:
            _lines(at, output)
    return DONE


def _tables(at: Session, folder: Path) -> None:
    from palabre.publish.exports import export_csv

    for path in export_csv(at.store, folder):
        print(path)


def _lines(at: Session, path: Path | None) -> None:
    """All lines into a file that appears only when it is whole, or onto the screen."""
    from palabre.publish.exports import export_jsonl

    if path is None:
        export_jsonl(at.store, sys.stdout)
        return
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        with path.open("w", encoding="utf-8") as out:
            export_jsonl(at.store, out)
        return
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8") as out:
            count = export_jsonl(at.store, out)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    print(at.screen.say("exported", n=count, file=path))
