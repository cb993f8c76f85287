"""The program: its commands, what they share, and how errors are told.

Commands import what they need when they run, so that `palabre --help` loads neither readers nor web libraries.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from palabre.errors import PalabreError

if TYPE_CHECKING:
    from palabre.config import Settings
    from palabre.model.desk import Desk
    from palabre.record.sqlite import SqliteStore

COMMANDS = (
    "init", "add", "read", "brief", "events", "positions", "accords", "commitments", "timeline", "stories", "actors",
    "actor", "show", "sources", "judge", "export", "check", "rebuild", "extract", "stance",
)  # fmt: skip

DONE, PARTLY, USAGE, NOT_DONE = 0, 1, 2, 3

app = typer.Typer(
    name="palabre",
    help="Reads the news about a conflict, in English and French, and keeps the record: who said what, who stands where,"
    " who did what to whom, who signed and who did not; each line traced to the words of an article.",
    epilog="Begin with: palabre init, palabre add FILE..., palabre brief --week 2020-W44",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

RecordOption = Annotated[
    Path | None, typer.Option("--record", "-r", help="File of the record (default: desk.palabre).", show_default=False)
]
DeskOption = Annotated[
    Path | None, typer.Option("--desk", "-d", help="File of the desk (default: desk.toml).", show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
LangOption = Annotated[
    str | None, typer.Option("--lang", "-l", help="Language of the screen: en or fr.", show_default=False)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a command works: settings with the options of the command line, and the desk."""

    settings: "Settings"
    desk: "Desk"


def place(*, record: Path | None = None, desk: Path | None = None, lang: str | None = None) -> Place:
    """Settings and desk for a command; options of the command line win over environment and file.

    A desk file that is named must exist; the default one may be missing, then an empty desk serves.

    Raises:
        InputError: a setting or the desk's file is wrong.
    """
    from palabre.config import load_desk, load_settings
    from palabre.model.desk import Desk

    settings = load_settings(os.environ, file=Path("palabre.toml"))
    settings = replace(settings, record=record or settings.record, desk=desk or settings.desk)
    if lang:
        settings = replace(settings, language=language(lang))
    named = desk is not None or "PALABRE_DESK" in os.environ
    found = load_desk(settings.desk) if named or settings.desk.exists() else Desk()
    return Place(settings=settings, desk=found)


def language(name: str) -> str:
    """`en` or `fr`. Raises a usage error for anything else."""
    if name not in {"en", "fr"}:
        raise typer.BadParameter(f"{name!r} is not a language of Palabre: en or fr")
    return name


@contextmanager
def opened(at: Place, *, write: bool = False) -> Iterator["SqliteStore"]:
    """The record, open for reading or writing and folded. Raises RecordError."""
    from palabre.pipeline import Engine, refold
    from palabre.record.sqlite import open_store

    with open_store(at.settings.record, read_only=not write) as store:
        if store.stale() and not write:
            # An interrupted `add` leaves the record stale: fold it before anybody reads it.
            with open_store(at.settings.record) as writer:
                refold(writer, Engine(writer.desk()))
        yield store


def run() -> int:
    """Run the command line. Returns the exit code."""
    for name in COMMANDS:
        import_module(f"palabre.cli.{name}")
    try:
        result = app(standalone_mode=False)
    except typer.Abort:
        print("stopped", file=sys.stderr)
        return NOT_DONE
    except typer.Exit as stop:
        return stop.exit_code
    except PalabreError as error:
        return report(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("\nstopped; what was finished is stored", file=sys.stderr)
        return 130
    except TyperException as error:  # wrong usage: the message names the option
        error.show()
        return USAGE
    return result if isinstance(result, int) else DONE


def report(error: PalabreError) -> int:
    """Tell an error: in words on stderr, as JSON on stdout where the command was asked for JSON."""
    if "--json" in sys.argv:
        print(json.dumps({"error": problem(error)}, ensure_ascii=False))
    print(f"palabre: {error}", file=sys.stderr)
    return NOT_DONE


def problem(error: PalabreError) -> dict[str, str | None]:
    """The one JSON shape of an error."""
    return {"code": error.code, "resource": error.resource, "reason": error.reason, "remedy": error.remedy}
