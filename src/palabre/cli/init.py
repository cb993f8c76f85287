"""`palabre init`: a new desk in this folder."""

from pathlib import Path
from typing import Annotated

import typer

from palabre.cli.app import RecordOption, app, place


@app.command(epilog="Example: palabre init my-desk")
def init(
    folder: Annotated[Path, typer.Argument(help="Folder of the desk; made when it does not exist.")] = Path(),
    record: RecordOption = None,
) -> None:
    """Make an empty record and a commented desk file; keeps what is there."""
    from palabre.config import default_desk_text
    from palabre.record.sqlite import open_store

    folder.mkdir(parents=True, exist_ok=True)
    at = place(record=record)
    desk_file, record_file = folder / "desk.toml", folder / at.settings.record
    if desk_file.exists():
        print(f"kept    {desk_file}")
    else:
        desk_file.write_text(default_desk_text(), encoding="utf-8")
        print(f"made    {desk_file}   (edit it: sources, questions, actors)")
    had = record_file.exists()
    with open_store(record_file, create=True):
        print(f"{'kept' if had else 'made'}    {record_file}   (the record: one file)")
    print("next    palabre add FILE_OR_FOLDER_OR_URL...")
