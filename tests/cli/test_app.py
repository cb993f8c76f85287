"""The program itself: help, version, exit codes, the shape of errors, and a record that was left unfolded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from palabre.cli.app import COMMANDS
from palabre.record.sqlite import open_store
from tests.cli import desk
from tests.cli.conftest import Program


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(command: str, palabre: Program) -> None:
    """Each command says what it does, and ends with an example of itself."""
    ran = palabre(command, "--help")
    assert ran.code == 0
    assert f"Example: palabre {command}" in " ".join(ran.out.split())


def test_the_program_alone_shows_its_help(palabre: Program) -> None:
    """A stranger who types the name alone sees every command."""
    ran = palabre()
    assert ran.code == 0
    assert all(command in ran.out for command in COMMANDS)


def test_version(palabre: Program) -> None:
    """The version is the package's."""
    from importlib.metadata import version

    assert palabre("--version").out == f"palabre {version('palabre')}\n"


def test_the_package_runs_as_a_module(tmp_path: Path) -> None:
    """`python -m palabre` is the program."""
    ran = subprocess.run(
        [sys.executable, "-m", "palabre", "events"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 3
    assert "palabre init" in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("events", "--nonsense"),
        ("actor",),
        ("events", "--kind", "atack"),
        ("brief", "--format", "doc"),
        ("export", "--format", "xls"),
        ("export", "--format", "csv"),
        ("judge", "same", "a", "b"),
        ("judge", "same", "a", "--by", "Awa"),
        ("judge", "believe", "a", "--by", "Awa"),
        ("judge", "edit", "a", "--by", "Awa"),
        ("judge", "edit", "a", "--by", "Awa", "--set", "kind"),
        ("judge", "accept", "a", "--by", "Awa", "--set", "kind=clash"),
        ("judge", "accept", "a", "--by", " "),
    ],
)
def test_wrong_usage_has_its_own_exit_code(arguments: tuple[str, ...], palabre: Program, record: Path) -> None:
    """A mistake on the command line ends with 2, a message on stderr and, for a program, JSON."""
    ran = palabre(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("palabre: ")
    if arguments[0] not in {"nonsense", "brief", "export"}:
        assert palabre(*arguments, "--json").lines[0]["error"]["code"] == "usage"


def test_a_near_word_is_proposed(palabre: Program, record: Path) -> None:
    """A code with a slip of the pen is answered with the code that was meant."""
    assert "did you mean attack?" in palabre("events", "--kind", "atack").err


def test_an_interrupted_add_is_folded_before_anybody_reads(palabre: Program, record: Path) -> None:
    """A record that `add` left unfolded is whole again at the next look."""
    whole = palabre("events", "--json").out
    with open_store(record) as writer:
        writer.drop_record()
    ran = palabre("events", "--json")
    assert ran.out == whole
    assert ran.out
    with open_store(record, read_only=True) as reader:
        assert not reader.stale()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_stale_copy_that_may_only_be_read_is_shown_as_it_is(palabre: Program, record: Path, tmp_path: Path) -> None:
    """Where nothing can be written the last fold is shown, and that something is missing is said."""
    with open_store(record) as writer:
        writer.drop_record()
    record.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        ran = palabre("events")
    finally:
        tmp_path.chmod(0o755)
    assert ran.code == 0
    assert "may only be read" in ran.err


def test_a_closed_pipe_is_no_error(record: Path) -> None:
    """`palabre timeline | head` ends quietly."""
    command = f"{sys.executable} -m palabre export | head -1"
    ran = subprocess.run(["bash", "-c", command], cwd=record.parent, capture_output=True, text=True, check=False)
    assert json.loads(ran.stdout)
    assert "Traceback" not in ran.stderr


def test_an_interrupt_is_told(palabre: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and says that what was finished is stored."""
    from palabre import pipeline

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    desk.made(tmp_path)
    monkeypatch.setattr(pipeline, "refold", interrupted)
    ran = palabre("add", "articles.jsonl")
    assert ran.code == 130
    assert "what was finished is stored" in ran.err
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert palabre("events", "--json").lines


def test_a_wrong_setting_names_its_file(palabre: Program, record: Path) -> None:
    """A mistake in `palabre.toml` or in the desk's file is told with the name of the file."""
    Path("palabre.toml").write_text("[options]\nlanguag = 'fr'\n", encoding="utf-8")
    ran = palabre("events")
    assert ran.code == 3
    assert "palabre.toml" in ran.err
    assert "language" in ran.err
    Path("palabre.toml").write_text("[options]\nlanguage = 'fr'\n", encoding="utf-8")
    assert "qui, contre" in " ".join(palabre("events").out.split())
    Path("desk.toml").write_text("[[question]]\nid = 'q'\n", encoding="utf-8")
    assert "desk.toml" in palabre("events").err


def test_output_that_cannot_be_written_is_an_error(palabre: Program, record: Path) -> None:
    """A folder that does not exist, or a full device, is named and ends with 3."""
    ran = palabre("brief", "--output", "nowhere/week.txt")
    assert ran.code == 3
    assert "nowhere/week.txt" in ran.err
    if Path("/dev/full").exists():
        ran = palabre("export", "--output", "/dev/full")
        assert ran.code == 3
        assert "No space" in ran.err
