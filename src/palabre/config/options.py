"""The one table of options, and the settings made from it.

Input: the environment (`PALABRE_...`) and the table `[options]` of `palabre.toml`. Output: `Settings`. The environment
wins over the file, the file over the default. Refuses unknown names, wrong types and values out of range.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from palabre.errors import InputError

PREFIX = "PALABRE_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option: `kind` is the type of its value, `least` the smallest number allowed, `choices` the words allowed."""

    name: str
    kind: type[str] | type[int] | type[float] | type[Path]
    default: str | int | float
    help: str
    secret: bool = False
    least: float | None = None
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return PREFIX + self.name.upper()


OPTIONS: tuple[Option, ...] = (
    Option(name="record", kind=Path, default="desk.palabre", help="file of the record"),
    Option(name="desk", kind=Path, default="desk.toml", help="file of the desk: sources, questions, actors"),
    Option(name="max_bytes", kind=int, default=20_000_000, least=1, help="largest file or page taken, in bytes"),
    Option(name="max_characters", kind=int, default=200_000, least=1, help="longest article taken, in characters"),
    Option(name="timeout", kind=float, default=20.0, least=0.1, help="seconds that one page may take to arrive"),
    Option(name="contact", kind=str, default="", help="address or page that web servers are told to reach you by"),
    Option(name="workers", kind=int, default=0, least=0, help="processes that read articles; 0: one for each core"),
    Option(
        name="threshold",
        kind=float,
        default=0.9,
        least=0,
        help="confidence from which statements and figures go into the brief without review",
    ),
    Option(name="language", kind=str, default="en", choices=("en", "fr"), help="language of briefs and screens"),
    Option(name="proposer", kind=str, default="", help="address of a language model of your own that may propose"),
    Option(name="proposer_model", kind=str, default="", help="name of that model on its server"),
    Option(
        name="proposer_remote",
        kind=str,
        default="no",
        choices=("no", "yes"),
        help="whether texts of articles may leave this machine for that model",
    ),
    Option(
        name="proposer_timeout", kind=float, default=120.0, least=0.1, help="seconds that one answer of it may take"
    ),
    Option(name="width", kind=int, default=0, least=0, help="columns of the screen; 0: as wide as the terminal"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The value of every option of the table, under its name."""

    record: Path = Path("desk.palabre")
    desk: Path = Path("desk.toml")
    max_bytes: int = 20_000_000
    max_characters: int = 200_000
    timeout: float = 20.0
    contact: str = ""
    workers: int = 0
    threshold: float = 0.9
    language: str = "en"
    proposer: str = ""
    proposer_model: str = ""
    proposer_remote: str = "no"
    proposer_timeout: float = 120.0
    width: int = 0


def load_settings(environ: Mapping[str, str], *, file: Path | None = None) -> Settings:
    """The settings of this run.

    Args:
        environ: `os.environ`, or a test's own.
        file: `palabre.toml`; one that does not exist sets nothing.

    Raises:
        InputError: an unknown option, a wrong type, a value that is not allowed; names where it was set.
    """
    values = _from_file(file) if file is not None and file.exists() else {}
    return Settings(**{**values, **_from_environment(environ)})


def _from_file(file: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(str(file), f"not a readable TOML file: {error}") from error
    stray = sorted(set(content) - {"options"})
    if stray:
        raise InputError(str(file), f"unknown table or key `{stray[0]}`", "options stand under [options]")
    table = content.get("options", {})
    if not isinstance(table, dict):
        raise InputError(str(file), "`options` must be a table", "begin it with a line [options]")
    return {name: _value(_option(name, str(file)), raw, str(file)) for name, raw in table.items()}


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    return {
        option.name: _value(option, environ[option.variable], option.variable, text=True)
        for option in OPTIONS
        if option.variable in environ
    }


def _option(name: str, resource: str) -> Option:
    for option in OPTIONS:
        if option.name == name:
            return option
    names = [option.name for option in OPTIONS]
    near = get_close_matches(name, names, n=1)
    remedy = f"did you mean `{near[0]}`?" if near else f"allowed: {', '.join(names)}"
    raise InputError(resource, f"unknown option `{name}`", remedy)


def _value(option: Option, raw: Any, resource: str, *, text: bool = False) -> object:
    shown = "(not shown)" if option.secret else repr(raw)
    number = option.kind in {int, float}
    if text and number:
        raw = _number(option, str(raw))
    fits = isinstance(raw, option.kind if number else str) or (option.kind is float and isinstance(raw, int))
    if not fits or isinstance(raw, bool):
        wanted = {int: "a whole number", float: "a number"}.get(option.kind, "a text")
        raise InputError(resource, f"option `{option.name}` must be {wanted}, not {shown}", option.help)
    # not (raw >= least) refuses "nan" too
    if option.least is not None and isinstance(raw, (int, float)) and not raw >= option.least:
        raise InputError(resource, f"option `{option.name}` is {shown}", f"at least {option.least:g}")
    if option.choices and raw not in option.choices:
        raise InputError(resource, f"option `{option.name}` is {shown}", f"allowed: {', '.join(option.choices)}")
    return option.kind(raw)


def _number(option: Option, text: str) -> object:
    try:
        return option.kind(text)
    except ValueError:
        return text
