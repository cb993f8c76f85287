"""`palabre stance`: what stance a text takes on a question. Questions and texts in, stances out; no record needed."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from palabre.cli.app import DONE, PARTLY, JsonOption, app
from palabre.cli.output import clean, error_line, print_json
from palabre.errors import BadLine, PalabreError, UnreadableInput

_KEYS = ("id", "question", "text", "language")


@app.command(epilog="Example: palabre stance --json questions.jsonl")
def stance(
    what: Annotated[Path, typer.Argument(help="JSONL: id, question, text, language on each line; - for stdin.")],
    as_json: JsonOption = False,
) -> int:
    """Print the stance of each text on its question: for, against, conditional, mixed; nothing where it shows none."""
    from palabre.read.stances import stance_in_text

    refused = 0
    for item in _lines(what):
        if isinstance(item, PalabreError):
            refused += 1
            error_line(f"refused  {item}")
            continue
        found = stance_in_text(item["question"], item["text"], item["language"])
        if as_json:
            print_json({"id": item["id"], "stance": found})
        else:
            print(clean(f"{item['id']}  {found or '?'}"))
    return PARTLY if refused else DONE


def _lines(path: Path) -> Iterator[dict[str, str] | BadLine]:
    try:
        content = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(str(path), f"not UTF-8 at byte {error.start}", "save the file as UTF-8") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            yield _item(line, f"{path}:{number}")


def _item(line: str, where: str) -> dict[str, str] | BadLine:
    try:
        found = json.loads(line)
    except ValueError as error:
        return BadLine(where, f"not JSON: {error}", "one JSON object a line")
    if not isinstance(found, dict) or not all(isinstance(found.get(key), str) for key in _KEYS):
        return BadLine(where, f"it must have the texts {', '.join(_KEYS)}", None)
    if found["language"] not in {"en", "fr"}:
        return BadLine(where, f"language {found['language']!r}", "en or fr")
    return {key: found[key] for key in _KEYS}
