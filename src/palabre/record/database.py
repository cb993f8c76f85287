"""The file itself: opening, transactions, and SQLite's errors in our words. The only module that calls `sqlite3`.

Takes a path; gives a `Database`. Refuses files that are missing, not SQLite, not ours, or of a newer Palabre.

The file is in WAL mode with `synchronous=NORMAL`: a killed process loses no committed transaction; a power cut may lose
the last ones, never the file.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from palabre.errors import RecordDamaged, RecordError, RecordFull, RecordLocked, RecordMissing
from palabre.record.schema import APPLICATION_ID, MIGRATIONS, Migration

Row = tuple[Any, ...]

_BACKUP = "take the file from a backup; `palabre check` says what is wrong with it"
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE}
_NOT_OURS = {sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError}


def explained(error: sqlite3.Error, path: Path) -> Exception:
    """The error in our words; errors that only a mistake in our code can raise stay as they are."""
    if type(error) in _NOT_OURS:
        return error
    code = getattr(error, "sqlite_errorcode", 0)
    name = str(path)
    if code in _FULL:
        return RecordFull(name, "the disk is full", "make room and run the command again: what was finished is stored")
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RecordLocked(name, "another process is writing to it", "wait until it is done, then try again")
        case sqlite3.SQLITE_NOTADB:
            return RecordDamaged(name, "this is not a record of Palabre", "give another path, or run `palabre init`")
        case sqlite3.SQLITE_CORRUPT:
            return RecordDamaged(name, "the file is damaged", _BACKUP)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return RecordError(name, "it may only be read", "make the file and its folder writable, or copy it")
        case sqlite3.SQLITE_CANTOPEN:
            return RecordMissing(name, "it cannot be opened", "see that the folder exists and may be read")
        case _:
            return RecordError(name, str(error), None)


class Database:
    """One connection to a record's file. Belongs to the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        try:
            return self._connection.execute(sql, values)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def write(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query. Never a half-read cursor: that would hold an old state of the file."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or nothing of it. Waits for another writer as long as the file was opened with."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Release the file. The last writer to close folds the WAL into it, so that one file holds all."""
        self._connection.close()


def open_writable(path: Path, *, create: bool, wait: float) -> Database:
    """The file for writing, brought to the newest schema.

    Raises:
        RecordMissing: there is no file (and `create` is False).
        RecordDamaged: the file is not ours, or of a newer Palabre.
        RecordLocked: another process kept it locked for longer than `wait` seconds.
    """
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    _require(path, create=create)
    database = _connect(path, "rwc" if create else "rw", wait)
    try:
        if _version(database, len(MIGRATIONS)) == 0 and not create:
            raise _no_record(path)  # noqa: TRY301 - the connection is closed below
        for setting in ("journal_mode = WAL", "synchronous = NORMAL", "recursive_triggers = ON"):
            database.execute(f"PRAGMA {setting}")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA journal_size_limit = 67108864")
        migrate(database, MIGRATIONS)
    except BaseException:
        database.close()
        raise
    return database


def open_readable(path: Path, *, wait: float) -> Database:
    """The file for reading only; a copy in a folder that may not be written to is taken as one that never changes.

    Raises:
        RecordMissing: there is no file.
        RecordDamaged: the file is not ours, of another schema, or lies beside a WAL that cannot be read here.
    """
    _require(path, create=False)
    try:
        return _checked(_connect(path, "ro", wait))
    except RecordError as error:
        # WAL needs a shared-memory file beside the record; where none can be made, only a still copy can be read.
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise RecordDamaged(
            str(path),
            "its newest changes are in a -wal file that cannot be read here",
            "copy the record and its -wal file together to a folder that may be written to",
        )
    return _checked(_connect(path, "ro&immutable=1", wait))


def migrate(database: Database, migrations: Sequence[Migration]) -> None:
    """Run the steps that the file has not seen, all in one transaction."""
    newest = len(migrations)
    if _version(database, newest) == newest:
        return
    with database.transaction():
        for migration in migrations[_version(database, newest) :]:
            for statement in migration.statements:
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {newest}")


def _checked(database: Database) -> Database:
    """The database if its schema is the one we know, else closed."""
    try:
        version = _version(database, len(MIGRATIONS))
        if version == 0:
            raise _no_record(database.path)  # noqa: TRY301
        if version < len(MIGRATIONS):
            raise RecordDamaged(  # noqa: TRY301
                str(database.path),
                f"its schema is {version}, this Palabre reads {len(MIGRATIONS)}",
                "run `palabre rebuild` on it once where it may be written to",
            )
    except BaseException:
        database.close()
        raise
    return database


def _require(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordMissing(str(path), "this is a folder", "give the path of the record's file")
    if not create and (not path.exists() or path.stat().st_size == 0):
        raise _no_record(path)


def _no_record(path: Path) -> RecordMissing:
    return RecordMissing(str(path), "there is no record here", "run `palabre init`")


def _connect(path: Path, mode: str, wait: float) -> Database:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, cached_statements=256)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    return Database(connection, path)


def _version(database: Database, newest: int) -> int:
    """The file's schema; 0 for an empty one.

    Raises:
        RecordDamaged: not ours, or newer than we know.
    """
    name = str(database.path)
    application = database.rows("PRAGMA application_id")[0][0]
    version = int(database.rows("PRAGMA user_version")[0][0])
    tables = database.rows("SELECT count(*) FROM sqlite_master")[0][0]
    if application == 0 and tables == 0:
        return 0
    if application != APPLICATION_ID:
        raise RecordDamaged(name, "this is not a record of Palabre", "give another path, or run `palabre init`")
    if version > newest:
        reason = f"it was made by a newer Palabre (schema {version}; this one knows {newest})"
        raise RecordDamaged(name, reason, "upgrade Palabre")
    return version
