"""What goes wrong with files: missing, locked, damaged, full, read-only. Each error names the file and a remedy."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from palabre.errors import RecordDamaged, RecordError, RecordFull, RecordLocked, RecordMissing
from palabre.record import database
from palabre.record.schema import APPLICATION_ID, MIGRATIONS, Migration
from palabre.record.sqlite import SqliteStore, open_store
from palabre.record.verify import verify
from tests import factories as make
from tests.record.conftest import dump


@pytest.mark.parametrize("read_only", [False, True])
class TestOpening:
    def test_missing(self, path: Path, read_only: bool) -> None:
        """No file: nothing is made, and the remedy is `palabre init`."""
        with pytest.raises(RecordMissing, match="palabre init") as error:
            open_store(path, read_only=read_only)
        assert error.value.resource == str(path)
        assert not path.exists()

    def test_empty_file(self, path: Path, read_only: bool) -> None:
        """An empty file is no record; `create` makes one of it."""
        path.touch()
        with pytest.raises(RecordMissing):
            open_store(path, read_only=read_only)
        open_store(path, create=True).close()

    def test_creation_cut_short(self, path: Path, read_only: bool) -> None:
        """A file that was killed before its tables were made is no record; `create` makes one of it."""
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA journal_mode = WAL")
        assert path.stat().st_size
        with pytest.raises(RecordMissing):
            open_store(path, read_only=read_only)
        open_store(path, create=True).close()
        open_store(path, read_only=read_only).close()

    def test_a_folder(self, tmp_path: Path, read_only: bool) -> None:
        """A folder is not a record."""
        with pytest.raises(RecordMissing, match="folder"):
            open_store(tmp_path, read_only=read_only)

    def test_another_kind_of_file(self, path: Path, read_only: bool) -> None:
        """A text file is left as it is."""
        path.write_text("Not a record, but a diary.\n" * 100)
        before = path.read_bytes()
        for create in (False, True):
            with pytest.raises(RecordDamaged, match="not a record"):
                open_store(path, create=create, read_only=read_only)
        assert path.read_bytes() == before

    def test_another_programs_database(self, path: Path, read_only: bool) -> None:
        """Another program's SQLite file is left as it is, even with `create`."""
        with closing(sqlite3.connect(path)) as file:
            file.execute("CREATE TABLE diary (day)")
        before = path.read_bytes()
        for create in (False, True):
            with pytest.raises(RecordDamaged, match="not a record"):
                open_store(path, create=create, read_only=read_only)
        assert path.read_bytes() == before

    def test_a_newer_schema(self, path: Path, read_only: bool) -> None:
        """A file of a newer Palabre is refused with the remedy to upgrade."""
        open_store(path, create=True).close()
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA user_version = 99")
        with pytest.raises(RecordDamaged, match=r"schema 99.*upgrade"):
            open_store(path, read_only=read_only)

    def test_a_torn_header(self, path: Path, read_only: bool) -> None:
        """The first page is overwritten: not a database any more."""
        with open_store(path, create=True) as store:
            store.add(make.read_article())
        with path.open("r+b") as file:
            file.write(b"\0" * 100)
        with pytest.raises(RecordDamaged):
            open_store(path, read_only=read_only)


def test_an_older_schema_cannot_be_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without writing there is no migration; the remedy says so."""
    open_store(path, create=True).close()
    monkeypatch.setattr(database, "MIGRATIONS", (*MIGRATIONS, Migration("a test", ("CREATE TABLE extra (x)",))))
    with pytest.raises(RecordDamaged, match="palabre rebuild"):
        open_store(path, read_only=True)
    open_store(path).close()
    open_store(path, read_only=True).close()


def test_damaged_pages(path: Path) -> None:
    """Pages of noise: queries and the check say so, and no other error escapes."""
    with open_store(path, create=True) as store:
        for n in range(60):
            store.add(make.read_article(n))
    with path.open("r+b") as file:
        pages = path.stat().st_size // 4096
        for page in range(pages // 2, pages):
            file.seek(page * 4096)
            file.write(b"\xa7" * 4096)
    with open_store(path) as store:
        with pytest.raises(RecordDamaged, match="damaged"):
            list(store.read_articles())
        findings = list(verify_file_only(store))
    assert findings


def verify_file_only(store: SqliteStore) -> Iterator[Exception]:
    """The first finding: after it the words of a damaged file cannot be read."""
    yield next(verify(store))


class TestLocked:
    @pytest.mark.parametrize(
        "write",
        [
            lambda store: store.add(make.read_article()),
            lambda store: store.add_capture(make.capture()),
            lambda store: store.drop_record(),
            lambda store: store.refuse(make.refusal()),
        ],
        ids=["add", "capture", "record", "refusal"],
    )
    def test_second_writer(self, store: SqliteStore, path: Path, write: Callable[[SqliteStore], object]) -> None:
        """While another process writes, writing fails after the wait, reading goes on; afterwards all is well."""
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(RecordLocked, match="another process"):
                write(store)
            assert list(store.articles()) == []
        write(store)

    def test_opening_while_another_writes(self, path: Path) -> None:
        """An up-to-date file opens, for there is nothing to migrate; a new one cannot be made by two."""
        open_store(path, create=True).close()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            open_store(path, wait=0.1).close()
            open_store(path, read_only=True, wait=0.1).close()


class TestFull:
    def test_nothing_finished_is_lost(self, store: SqliteStore, path: Path) -> None:
        """The disk fills up: the article at hand is refused whole, those before it are stored, reading goes on."""
        pages = store._db.rows("PRAGMA page_count")[0][0]
        store._db.execute(f"PRAGMA max_page_count = {pages + 60}")
        added = []
        with pytest.raises(RecordFull, match="disk is full"):
            for n in range(10_000):
                store.add(make.read_article(n))
                added.append(make.article(n).id)
        assert added
        assert {a.id for a in store.articles()} == set(added)
        assert {r.article.id for r in store.read_articles()} == set(added)
        assert store.faults() == ()

    def test_a_fold_that_does_not_fit(self, store: SqliteStore) -> None:
        """The old record stays when there is no room for the new one, and there is room again after the remedy."""
        reads = [make.read_article(n) for n in range(40)]
        for read in reads:
            store.add(read)
        store.replace_record(make.record(reads[0]))
        before = store.fold_digest()
        pages = store._db.rows("PRAGMA page_count")[0][0]
        store._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(RecordFull):
            store.replace_record(make.record(*reads))
        assert store.fold_digest() == before
        store._db.execute(f"PRAGMA max_page_count = {pages + 1000}")
        store.replace_record(make.record(*reads))
        assert store.fold_digest() != before


class TestReadOnly:
    def test_reads_and_does_not_write(self, store: SqliteStore, path: Path) -> None:
        """Beside a writer, a reader sees what is committed; writing through it is refused."""
        store.add(make.read_article())
        with open_store(path, read_only=True) as reader:
            assert [r.article for r in reader.read_articles()] == [make.article()]
            store.add(make.read_article(1))
            assert len(list(reader.articles())) == 2
            for write in (lambda: reader.add(make.read_article(2)), lambda: reader.refuse(make.refusal())):
                with pytest.raises(RecordError, match="only be read"):
                    write()

    def test_a_copy_in_a_folder_that_may_not_be_written_to(self) -> None:
        """A copy on a read-only medium can be read and nothing is made beside it."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with make.store(folder) as store:
                store.add(make.read_article())
            lock(folder)
            try:
                assert without_rights(lambda: titles(folder)) == "News from the river 0"
            finally:
                folder.chmod(0o755)
            assert [p.name for p in folder.iterdir()] == ["record.palabre"]

    def test_a_copy_with_unmerged_changes(self) -> None:
        """A WAL that cannot be read here is an error: its changes would be missing without a word."""
        with tempfile.TemporaryDirectory() as name:
            folder, copy = Path(name), Path(name) / "copy"
            copy.mkdir()
            with make.store(folder) as store:
                store.add(make.read_article())
                for suffix in ("", "-wal"):
                    content = (folder / f"record.palabre{suffix}").read_bytes()
                    (copy / f"record.palabre{suffix}").write_bytes(content)
            lock(copy)
            folder.chmod(0o755)
            try:
                assert without_rights(lambda: titles(copy)).startswith("RecordDamaged")
            finally:
                copy.chmod(0o755)


def titles(folder: Path) -> str:
    """The titles of the articles in a folder's store, or the name of the error."""
    try:
        with open_store(folder / "record.palabre", read_only=True) as store:
            return ", ".join(a.title or "" for a in store.articles())
    except RecordError as error:
        return f"{type(error).__name__}: {error}"


def lock(folder: Path) -> None:
    """Take the rights to write from a folder and its files."""
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)


def without_rights(ask: Callable[[], str]) -> str:
    """The answer of a process that is not root, for root may write everywhere."""
    if os.geteuid() != 0:
        return ask()
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            os.write(write_end, ask().encode())
        finally:
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer


def test_the_application_id_is_registered_nowhere_else(path: Path) -> None:
    """The four bytes read PALB."""
    open_store(path, create=True).close()
    assert path.read_bytes()[68:72] == b"PALB" == APPLICATION_ID.to_bytes(4, "big")
    assert dump(path)["article"] == []
