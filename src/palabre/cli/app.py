"""The program: its commands, what they share, and how errors are told.

Commands import what they need when they run, so that `palabre --help` loads neither readers nor web libraries.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from palabre.cli.output import error_line
from palabre.errors import InputError, PalabreError, RecordError

if TYPE_CHECKING:
    from palabre.cli.screen import Screen
    from palabre.config import Settings
    from palabre.model.desk import Desk
    from palabre.pipeline import Engine
    from palabre.record.sqlite import SqliteStore
    from palabre.record.store import Archive

COMMANDS = (
    "init", "add", "read", "brief", "events", "positions", "accords", "commitments", "timeline", "stories", "actors",
    "actor", "show", "sources", "review", "judge", "export", "check", "rebuild", "extract", "stance",
)  # fmt: skip

DONE, PARTLY, USAGE, NOT_DONE, STOPPED = 0, 1, 2, 3, 130

_ABOUT = (
    "Reads the news about a conflict, in English and French, and keeps the record: who said what, who stands where, "
    "who did what to whom, who signed and who did not; each line traced to the words of an article."
)

app = typer.Typer(
    name="palabre",
    help=_ABOUT,
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


def _version(asked: bool) -> None:
    if asked:
        from palabre import __version__

        print(f"palabre {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


# ------------------------------------------------------------------------------------------------ settings and desk
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a command works: settings with the options of the command line, and the desk's file if there is one."""

    settings: "Settings"
    desk: "Desk | None"

    def desk_of(self, store: "Archive | None" = None) -> "Desk":
        """The desk of the file; without a file the one that the record was made with, else an empty one."""
        from palabre.model.desk import Desk

        return self.desk or (store.desk() if store else Desk())


def place(*, record: Path | None = None, desk: Path | None = None, lang: str | None = None) -> Place:
    """Settings and desk for a command; options of the command line win over environment and file.

    A desk file that is named must exist; the default one may be missing.

    Raises:
        InputError: a setting or the desk's file is wrong.
    """
    from palabre.config import load_desk, load_settings

    settings = load_settings(os.environ, file=Path("palabre.toml"))
    settings = replace(settings, record=record or settings.record, desk=desk or settings.desk)
    if lang:
        settings = replace(settings, language=language(lang))
    named = desk is not None or "PALABRE_DESK" in os.environ
    return Place(settings=settings, desk=load_desk(settings.desk) if named or settings.desk.exists() else None)


def language(name: str) -> str:
    """`en` or `fr`. Raises a usage error for anything else."""
    if name not in {"en", "fr"}:
        raise typer.BadParameter(f"{name!r} is not a language of Palabre: en or fr")
    return name


# -------------------------------------------------------------------------------------------------------- the record
@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An open record and the screen that it is shown on."""

    store: "SqliteStore"
    screen: "Screen"
    settings: "Settings"


@contextmanager
def session(*, record: Path | None = None, lang: str | None = None, write: bool = False) -> Iterator[Session]:
    """The record, open and folded. Raises RecordError."""
    from palabre.cli.screen import Screen
    from palabre.record.sqlite import open_store

    at = place(record=record, lang=lang)
    with open_store(at.settings.record, read_only=not write) as store:
        screen = Screen(at.settings.language, store, width=at.settings.width)
        if store.stale():
            # An interrupted `add` leaves the record stale: it is folded before anybody reads it.
            error_line(screen.say("folding"))
            _fold(at.settings.record, screen)
        yield Session(store=store, screen=screen, settings=at.settings)


def _fold(path: Path, screen: "Screen") -> None:
    """Fold a stale record. A copy that may only be read is shown as it is, and that is said."""
    from palabre.errors import RecordDamaged, RecordFull, RecordLocked
    from palabre.pipeline import refold
    from palabre.record.sqlite import open_store

    try:
        with open_store(path) as writer:
            refold(writer, engine(writer.desk()))
    except (RecordDamaged, RecordFull, RecordLocked):
        raise
    except RecordError as error:
        error_line(f"palabre: {error.resource}: {screen.say('stale_copy')}")


def engine(desk: "Desk") -> "Engine":
    """What reads and folds for a desk."""
    from palabre.pipeline import Engine

    return Engine(desk)


# --------------------------------------------------------------------------------------------- running and its errors
def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # names of files can hold bytes that are no text in any encoding
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for name in COMMANDS:
        import_module(f"palabre.cli.{name}")
    as_json = "--json" in given
    try:
        return _run(given, as_json=as_json)
    except PalabreError as error:
        return report(error, as_json=as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return report(InputError(str(error.filename or "output"), error.strerror or str(error)), as_json=as_json)


def _run(given: list[str], *, as_json: bool) -> int:
    try:
        result = app(args=given, standalone_mode=False, prog_name="palabre")
        sys.stdout.flush()
    except (typer.Abort, KeyboardInterrupt):
        result = STOPPED
    except typer.Exit as stop:  # the library ends so on Ctrl-C as well
        result = stop.exit_code
    except TyperException as error:  # wrong usage: the message names the option
        if not given:  # the help was shown
            return DONE
        if as_json:
            told = {"code": "usage", "resource": "command line", "reason": error.format_message(), "remedy": "--help"}
            print(json.dumps({"error": told}, ensure_ascii=False))
        print(f"palabre: {error.format_message()}  (palabre {' '.join(given[:1])} --help)", file=sys.stderr)
        return USAGE
    if result == STOPPED:
        print("\nstopped; what was finished is stored", file=sys.stderr)
    return result if isinstance(result, int) else DONE


def report(error: PalabreError, *, as_json: bool) -> int:
    """Tell an error: in words on stderr, as JSON on stdout where the command was asked for JSON."""
    if as_json:
        print(json.dumps({"error": problem(error)}, ensure_ascii=False))
    error_line(f"palabre: {error}")
    return NOT_DONE


def problem(error: PalabreError) -> dict[str, str | None]:
    """The one JSON shape of an error."""
    return {"code": error.code, "resource": error.resource, "reason": error.reason, "remedy": error.remedy}
