"""Migrations, and the rules that the file itself enforces."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from palabre.record.database import migrate, open_writable
from palabre.record.schema import APPLICATION_ID, MIGRATIONS, Migration
from palabre.record.sqlite import SqliteStore, open_store
from tests import factories as make
from tests.record.conftest import schema

OLD_SCHEMAS = Path(__file__).parent / "schemas"


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_migrated_file_equals_a_fresh_one(tmp_path: Path, version: int) -> None:
    """A file of each released schema, as it was then, becomes what a new file is now."""
    old = tmp_path / "old.palabre"
    with closing(sqlite3.connect(old)) as file:
        file.executescript((OLD_SCHEMAS / f"{version}.sql").read_text())
    open_store(old).close()
    open_store(tmp_path / "fresh.palabre", create=True).close()
    assert schema(old) == schema(tmp_path / "fresh.palabre")


def test_a_step_runs_once_and_only_when_missing(path: Path) -> None:
    """A later step is run on an older file, with its rows in place, and not again."""
    with open_store(path, create=True) as store:
        store.add(make.read_article())
    more = (*MIGRATIONS, Migration("a test", ("CREATE TABLE extra (x)", "INSERT INTO extra SELECT id FROM article")))
    database = open_writable(path, create=False, wait=0.1)
    migrate(database, more)
    migrate(database, more)
    assert database.rows("SELECT x FROM extra") == [(make.article().id,)]
    assert database.rows("PRAGMA user_version") == [(len(MIGRATIONS) + 1,)]
    database.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    """A migration is all or nothing."""
    open_store(path, create=True).close()
    before = schema(path)
    database = open_writable(path, create=False, wait=0.1)
    with pytest.raises(Exception, match="nowhere"):
        migrate(database, (*MIGRATIONS, Migration("a test", ("CREATE TABLE extra (x)", "DROP TABLE nowhere"))))
    database.close()
    assert schema(path) == before


def test_the_file_says_what_it_is(store: SqliteStore, path: Path) -> None:
    """Application id and WAL are in the file, so that `file` and other tools know it."""
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("table", ["capture", "article", "reading", "claim", "judgement", "refusal"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = 'x'", "DELETE FROM {}", "REPLACE INTO {0} SELECT * FROM {0}"])
def test_append_only(store: SqliteStore, path: Path, table: str, change: str) -> None:
    """Whatever tool opens the file, stored rows are neither changed nor removed."""
    store.add_capture(make.capture())
    store.add(make.read_article())
    store.add_judgement(make.judgement("cl-1"))
    store.refuse(make.refusal())
    sql = change.format(table).replace("id =", "article =" if table == "reading" else "id =")
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA recursive_triggers = ON")
        count = file.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert count > (0,)
        with pytest.raises(sqlite3.IntegrityError, match="never changed or removed"):
            file.execute(sql)
        assert file.execute(f"SELECT count(*) FROM {table}").fetchone() == count
