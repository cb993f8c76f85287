"""A store in a folder of its own, and what a test needs to look behind it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from palabre.record.sqlite import SqliteStore, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of the test is."""
    return tmp_path / "record.palabre"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """A new store, closed at the end of the test."""
    with open_store(path, create=True, wait=0.1) as opened:
        yield opened


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, the index of words included."""
    with closing(sqlite3.connect(path)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: file.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def schema(path: Path) -> list[tuple[Any, ...]]:
    """Every table, index and trigger with its SQL."""
    with closing(sqlite3.connect(path)) as file:
        rows = file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        return [*rows, *file.execute("PRAGMA user_version"), *file.execute("PRAGMA application_id")]
