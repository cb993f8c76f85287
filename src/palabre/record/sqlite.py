"""The store in one SQLite file. Takes articles with their readings, judgements and folded records; gives them back.

Refuses to change what is stored: captures, articles, readings, claims, judgements and refusals are append-only, in the
code and by triggers in the file.

Every `add` is a transaction of its own: a kill loses at most the article whose `add` has not returned. Grouping a
hundred of them was measured to be 1.6 times as fast, which is not worth an article.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from palabre.errors import InputError
from palabre.model.article import Article
from palabre.model.capture import Capture
from palabre.model.codec import decode, encode
from palabre.model.desk import Desk
from palabre.model.ids import content_id
from palabre.model.judgement import Judgement
from palabre.model.reading import ReadArticle, Reading
from palabre.model.record import Record, RecordItem
from palabre.record import queries
from palabre.record.database import open_readable, open_writable
from palabre.record.filing import NAME_OF, actors, days, order, questions
from palabre.record.rows import ARTICLE_COLUMNS, CAPTURE_COLUMNS, article_of, article_row, capture_row, utc, utc_day
from palabre.record.store import ALWAYS, Refusal, as_items
from palabre.record.view import SqliteView

_INSERT_ARTICLE = f"INSERT INTO article ({ARTICLE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_CAPTURE = f"INSERT OR IGNORE INTO capture ({CAPTURE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"
_SET_META = """INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
    WHERE value <> excluded.value"""


class SqliteStore(SqliteView):
    """An `Archive` on an open file. For one thread of one process; other processes may read meanwhile."""

    def add_capture(self, capture: Capture) -> bool:
        """Store a capture; False when it was there."""
        return self._db.execute(_INSERT_CAPTURE, capture_row(capture)).rowcount > 0

    def add(self, read: ReadArticle) -> bool:
        """Store an article with its reading in one transaction; False when both were there. Marks the record stale.

        A reading is there when an equal one is: a reading by another version, or by the same version with another
        register of actors, is appended and is from then on the newest. Of an article that is there already the stored
        one stands, whatever its other fields now say.

        Raises:
            InputError: the id is stored with another text, or a text that is not Unicode; nothing was stored.
        """
        if read.reading.article != read.article.id:
            raise ValueError(f"a reading of {read.reading.article} came with article {read.article.id}")
        try:
            with self._db.transaction():
                added = self._add_reading(self._add_article(read.article), read.reading)
                if added:
                    self._mark(stale=True)
        except UnicodeEncodeError as error:
            raise InputError(read.article.id, f"its text is not Unicode: {error.reason}") from error
        return added

    def has(self, article: str) -> bool:
        """Whether the article is stored."""
        return self._db.row("SELECT 1 FROM article WHERE id = ?", (article,)) is not None

    def same_address(self, url: str) -> Iterator[Article]:
        """Articles stored under this address, in the order in which they were stored."""
        rows = self._db.rows(f"SELECT {ARTICLE_COLUMNS} FROM article WHERE url = ? ORDER BY n", (url,))
        return map(article_of, rows)

    def refuse(self, refusal: Refusal) -> None:
        """Note that something was not taken. The same refusal (its time included) is noted once."""
        raw = encode(refusal)
        self._db.execute(
            "INSERT OR IGNORE INTO refusal (id, day, source, json) VALUES (?, ?, ?, ?)",
            (content_id("rf", raw), utc_day(refusal.at), refusal.source, raw),
        )

    def add_judgement(self, judgement: Judgement) -> bool:
        """Append a person's judgement; False when it was there. Marks the record stale.

        Raises:
            ValueError: the judgement is a rule's; those come with the record.
        """
        if judgement.rule:
            raise ValueError(f"{judgement.id} is a rule's decision: it belongs to a record")
        row = judgement.id, utc(judgement.at), encode(judgement)
        with self._db.transaction():
            sql = "INSERT OR IGNORE INTO judgement (id, at, json) VALUES (?, ?, ?)"
            added = self._db.execute(sql, row).rowcount > 0
            if added:
                self._mark(stale=True)
        return added

    def judgements(self) -> Iterator[Judgement]:
        """All judgements of people, oldest first."""
        for (raw,) in self._db.rows("SELECT json FROM judgement ORDER BY at, n"):
            yield decode(Judgement, raw, resource="judgement")

    def read_articles(self) -> Iterator[ReadArticle]:
        """Every article with its newest reading, by day of publication, then id. Those added meanwhile are left out."""
        keys = queries.article_keys(ALWAYS, None)
        for _, *row, raw in self._blocks(*keys, queries.READ_ARTICLES_BY_KEY):
            reading = decode(Reading, raw, resource=f"reading of {row[0]}")
            yield ReadArticle(article=article_of(tuple(row)), reading=reading)

    def set_desk(self, desk: Desk) -> None:
        """Keep the desk beside the record. Marks the record stale when it differs."""
        raw = encode(desk)
        with self._db.transaction():
            if self._db.row("SELECT 1 FROM desk WHERE json = ?", (raw,)) is None:
                self._db.execute("INSERT OR REPLACE INTO desk VALUES (1, ?)", (raw,))
                self._mark(stale=True)

    def stale(self) -> bool:
        """Whether something was added since the last fold."""
        return self._meta("stale") == "1"

    def replace_record(self, record: Record) -> None:
        """Put a folded record in place of the old one, in one transaction. Readers see the old one or the new one."""
        ordered = sorted(as_items(record), key=order)
        digest = blake2b(digest_size=16)
        with self._db.transaction():
            self._clear()
            self._db.write("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)", _item_rows(ordered, digest))
            for table, keys in (("item_actor", actors), ("item_question", questions)):
                pairs = ((key, sort) for sort, item in enumerate(ordered) for key in keys(item))
                self._db.write(f"INSERT INTO {table} VALUES (?, ?)", pairs)
            decisions = [(decision.id, encode(decision)) for decision in record.decisions]
            self._db.write("INSERT INTO decision VALUES (?, ?)", decisions)
            for _, raw in decisions:
                digest.update(raw)
            self._db.execute(_SET_META, ("fold", digest.hexdigest()))
            self._mark(stale=False)

    def drop_record(self) -> None:
        """Throw the folded record away; articles, readings and judgements stay. The record is stale afterwards."""
        with self._db.transaction():
            self._clear()
            self._db.execute("DELETE FROM meta WHERE name = 'fold'")
            self._mark(stale=True)

    def _add_article(self, article: Article) -> int:
        """The row number of the article, stored now or before."""
        row = self._db.row("SELECT n, text FROM article WHERE id = ?", (article.id,))
        if row is None:
            return int(self._db.execute(_INSERT_ARTICLE, article_row(article)).lastrowid or 0)
        if row[1] != article.text:
            remedy = "give the changed version an id of its own that supersedes this one"
            raise InputError(article.id, "it is stored with another text", remedy)
        return int(row[0])

    def _add_reading(self, article: int, reading: Reading) -> bool:
        """Append the reading with its claims, unless an equal one of this article is there."""
        raw = encode(reading)
        digest = blake2b(raw, digest_size=16).hexdigest()
        if self._db.row("SELECT 1 FROM reading WHERE article = ? AND digest = ?", (article, digest)):
            return False
        n = self._db.execute(
            "INSERT INTO reading (article, digest, reader, version, json) VALUES (?, ?, ?, ?, ?)",
            (article, digest, reading.reader.name, reading.reader.version, raw),
        ).lastrowid
        # Two items that say the same on the same words are one claim: the first stands for both.
        claims = ((claim.id, n, article, claim.kind.value) for claim in reading.claims())
        self._db.write("INSERT OR IGNORE INTO claim VALUES (?, ?, ?, ?)", claims)
        return True

    def _clear(self) -> None:
        for table in ("item", "item_actor", "item_question", "decision"):
            self._db.execute(f"DELETE FROM {table}")

    def _mark(self, *, stale: bool) -> None:
        self._db.execute(_SET_META, ("stale", "1" if stale else "0"))


def _item_rows(ordered: Iterable[RecordItem], digest: blake2b) -> Iterator[tuple[Any, ...]]:
    for sort, item in enumerate(ordered):
        raw = encode(item)
        digest.update(raw)
        when = days(item)
        yield sort, item.id, NAME_OF[type(item)], when.first, when.last, raw


def open_store(path: Path, *, create: bool = False, read_only: bool = False, wait: float = 5.0) -> SqliteStore:
    """The store in a file, as a context manager.

    Args:
        path: the record's file.
        create: make the file (and its folder) when there is none.
        read_only: never write, not even beside the file if its folder may not be written to.
        wait: seconds to wait for another writer.

    Raises:
        RecordMissing: there is no file.
        RecordLocked: another process kept it locked for longer than `wait`.
        RecordDamaged: the file is not ours, is damaged, or comes from a newer Palabre.
    """
    if read_only:
        return SqliteStore(open_readable(path, wait=wait))
    return SqliteStore(open_writable(path, create=create, wait=wait))
