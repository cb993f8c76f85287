"""The program run in a folder of its own, with the small desk's record where a test asks for it."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from palabre.cli.app import run as run_program
from palabre.record.sqlite import SqliteStore, open_store
from tests.cli import desk


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines of JSON on the output."""
        return [json.loads(line) for line in self.out.splitlines()]


Program = Callable[..., Ran]


@pytest.fixture
def palabre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, run in the test's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PALABRE_WORKERS", "1")

    def program(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run_program([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return program


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small desk and its record, read by the real reader once for all tests."""
    from palabre.config import Settings, load_desk
    from palabre.pipeline import Engine, add, refold

    folder = tmp_path_factory.mktemp("desk")
    articles = desk.made(folder)
    engine = Engine(load_desk(folder / "desk.toml"))
    with open_store(folder / "desk.palabre", create=True) as store:
        outcomes = list(add(store, [str(articles)], engine=engine, settings=Settings(workers=1)))
        assert [o.what for o in outcomes] == ["added"] * len(desk.ARTICLES)
        refold(store, engine)
    return folder


@pytest.fixture
def record(built: Path, tmp_path: Path) -> Path:
    """A copy of the small desk's record in the test's folder, with its desk file."""
    shutil.copy(built / "desk.toml", tmp_path)
    return Path(shutil.copy(built / "desk.palabre", tmp_path))


@pytest.fixture
def store(built: Path) -> Iterator[SqliteStore]:
    """The small desk's record, to compare with."""
    with open_store(built / "desk.palabre", read_only=True) as opened:
        yield opened
