"""Writes the generated pages of docs/reference: commands, options, errors, codes. A test fails when one is out of date.

python -m scripts.reference          write them
python -m scripts.reference --check  only say which are out of date (exit 1)
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
_WRITTEN = "<!-- Written by `make docs`; do not edit. -->"


def commands_page() -> str:
    """`cli.md`: each command with its help, arguments, options and example."""
    import typer

    from palabre.cli.app import COMMANDS, app

    for name in COMMANDS:
        import_module(f"palabre.cli.{name}")
    group: Any = typer.main.get_command(app)
    about = inspect.getdoc(import_module("palabre.cli")) or ""
    lines = ["# Commands", "", _WRITTEN, "", _plain(group.help), "", *about.split("\n\n", 1)[1:], ""]
    lines += ["| Command | |", "|---|---|"]
    lines += [f"| [`{name}`](#palabre-{name}) | {_first_sentence(group.commands[name].help)} |" for name in COMMANDS]
    for name in COMMANDS:
        lines += ["", *_command(f"palabre {name}", group.commands[name])]
    return "\n".join(lines) + "\n"


def _command(path: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    words = [f"[{_metavar(p)}]" if not p.required else _metavar(p) for p in arguments]
    yield from (f"## {path}", "", _plain(command.help), "")
    yield from ("```", " ".join([path, *(["[OPTIONS]"] if options else []), *words]), "```", "")
    if arguments or options:
        yield from ("| | |", "|---|---|")
    for parameter in arguments:
        yield f"| `{_metavar(parameter)}` | {_help(parameter)} |"
    for parameter in options:
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
        yield f"| {names}{'' if parameter.is_flag else f' {_type(parameter)}'} | {_help(parameter)} |"
    if command.epilog:
        yield from ("", _example(command.epilog))
    for name, inner in getattr(command, "commands", {}).items():
        yield from ("", *(f"#{line}" if line.startswith("#") else line for line in _command(f"{path} {name}", inner)))


def _metavar(parameter: Any) -> str:
    return f"{parameter.metavar or parameter.name.upper()}{'...' if parameter.nargs == -1 else ''}"


def _type(parameter: Any) -> str:
    kind = getattr(parameter.type_descriptor.annotation, "__name__", "str")
    return str(parameter.metavar or {"str": "TEXT", "int": "NUMBER", "float": "NUMBER"}.get(kind, kind)).upper()


def _help(parameter: Any) -> str:
    words = _plain(getattr(parameter, "help", None)).replace("|", "\\|")
    shown = parameter.default if not callable(parameter.default) else None
    given = shown not in (None, False, ()) and getattr(parameter, "show_default", True)
    return f"{words} Default: `{shown.value if isinstance(shown, Enum) else shown}`." if given else words


def _example(epilog: str) -> str:
    return re.sub(r"^(Example: )(.*)$", r"\1`\2`", _plain(epilog))


def _plain(words: str | None) -> str:
    return re.sub(r"\[/?(?:bold|dim|italic)\]", "", inspect.cleandoc(words or "")).replace("\b\n", "")


def _first_sentence(words: str | None) -> str:
    return _plain(words).split("\n\n")[0].replace("\n", " ").replace("|", "\\|")


def options_page() -> str:
    """`options.md`: the table of options."""
    from palabre.config import OPTIONS

    lines = [
        "# Options",
        "",
        _WRITTEN,
        "",
        "Set in the environment, or under `[options]` in `palabre.toml` in the folder where `palabre` runs. An option",
        "of the command line wins over the environment, the environment over the file, the file over the default. An",
        "unknown name or a value that is not allowed is refused.",
        "",
        "| In `palabre.toml` | In the environment | Type | Default | What it is |",
        "|---|---|---|---|---|",
    ]
    for option in OPTIONS:
        limits = f" ({', '.join(option.choices)})" if option.choices else ""
        default = f"`{option.default}`" if option.default != "" else "empty"
        kind = {"Path": "path", "str": "text", "int": "whole number", "float": "number"}[option.kind.__name__]
        lines.append(f"| `{option.name}` | `{option.variable}` | {kind}{limits} | {default} | {option.help} |")
    return "\n".join(lines) + "\n"


def errors_page() -> str:
    """`errors.md`: the tree of errors and the exit codes."""
    from palabre import errors

    tree = (inspect.getdoc(errors) or "").split("::", 1)[1].strip("\n")
    codes = inspect.getdoc(import_module("palabre.cli")) or ""
    lines = ["# Errors and exit codes", "", _WRITTEN, "", *codes.split("\n\n", 1)[1:], ""]
    lines += ["An error says what it is about, what is wrong and what can be done. With `--json` it is one object:", ""]
    lines += [
        '`{"code": "...", "resource": "...", "reason": "...", "remedy": "..."}`',
        "",
        "```",
        inspect.cleandoc(tree),
    ]
    lines += ["```", "", "| `code` | Meaning |", "|---|---|"]
    for kind in _below(errors.PalabreError):
        lines.append(f"| `{kind('', '').code}` | {_first_sentence(kind.__doc__)} |")
    return "\n".join(lines) + "\n"


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for inner in kind.__subclasses__():
        if inner.__module__ == "palabre.errors":
            yield inner
            yield from _below(inner)


def codes_page() -> str:
    """`codes.md`: every code that a record can hold."""
    modules = "actor statement position event toll accord commitment time place codes judgement source article"
    lines = ["# Codes", "", _WRITTEN, "", "The words that fields of readings and records can hold.", ""]
    for name in modules.split():
        module = import_module(f"palabre.model.{name}")
        for kind in vars(module).values():
            if inspect.isclass(kind) and issubclass(kind, Enum) and kind.__module__ == module.__name__:
                values = ", ".join(f"`{member.value}`" for member in kind)
                lines += [f"## {kind.__name__}", "", _plain(kind.__doc__), "", values, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": commands_page,
    "options.md": options_page,
    "errors.md": errors_page,
    "codes.md": codes_page,
}


def out_of_date() -> list[str]:
    """Names of the generated pages that do not stand as they would be written now."""
    return [name for name, page in PAGES.items() if not _same(FOLDER / name, page())]


def _same(path: Path, words: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == words


def main() -> int:
    """Command line."""
    stale = out_of_date()
    if "--check" in sys.argv:
        print(*(f"out of date: docs/reference/{name} (make docs)" for name in stale), sep="\n")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (FOLDER / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"written: docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
