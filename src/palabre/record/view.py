"""The reading side of the record in SQLite: all that `publish` may see.

Takes ids, spans and words; gives model values. Refuses ids that are not there (`NotFound`).
Long answers come in blocks of some hundred rows; between the blocks the file is not held.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from types import TracebackType
from typing import Any, Self

from palabre.errors import NotFound
from palabre.model.article import Article
from palabre.model.capture import Capture
from palabre.model.claim import Claim
from palabre.model.codec import decode
from palabre.model.desk import Desk
from palabre.model.judgement import Judgement
from palabre.model.reading import Reading
from palabre.model.record import RecordItem
from palabre.record import queries
from palabre.record.database import Database
from palabre.record.filing import KINDS, NAME_OF
from palabre.record.rows import CAPTURE_COLUMNS, article_of, capture_of
from palabre.record.store import ALWAYS, Item, Refusal, SourceCount, Span

_BLOCK = 200
_SHORTEST_PREFIX = 6
_CANDIDATES = 8


class SqliteView:
    """A `RecordView` on an open file. A context manager: leaving it closes the file."""

    def __init__(self, database: Database) -> None:
        self._db = database
        # Readings are never changed, so a decoded one stays true; evidence of one article is asked for in a row.
        self._decoded: Callable[[int], Reading] = lru_cache(maxsize=64)(self._decode_reading)
        self._claims: Callable[[int], dict[str, Claim]] = lru_cache(maxsize=64)(self._claims_of)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def desk(self) -> Desk:
        """The desk as of the last fold; an empty one when none was set."""
        row = self._db.row("SELECT json FROM desk")
        return decode(Desk, row[0], resource="desk") if row else Desk()

    def items(
        self, kind: type[Item], *, span: Span = ALWAYS, actor: str | None = None, question: str | None = None
    ) -> Iterator[Item]:
        """Record items of one kind whose days touch the span, by day then id. Undated ones fit an open span only."""
        sql, values = queries.item_keys(NAME_OF[kind], span=span, actor=actor, question=question)
        for _, raw in self._blocks(sql, values, queries.ITEMS_BY_KEY):
            yield decode(kind, raw, resource="record item")

    def item(self, id: str) -> RecordItem:
        """One record item, by its id or by the beginning of it (6 characters or more).

        Raises:
            NotFound: no item has this id, or several begin so; the message names them.
        """
        rows = self._db.rows("SELECT sort, kind, id FROM item WHERE id = ?", (id,))
        if not rows and len(id) >= _SHORTEST_PREFIX:
            rows = self._db.rows(*queries.prefixed(id))
        if not rows:
            remedy = f"give an id, or at least {_SHORTEST_PREFIX} characters of one"
            raise NotFound(id, "the record has no item of this id", remedy)
        if len(rows) > 1:
            raise NotFound(id, f"this fits {_listed(rows)}", "give more of the id")
        sort, kind, found = rows[0]
        raw = self._db.rows("SELECT json FROM item WHERE sort = ?", (sort,))[0][0]
        return decode(KINDS[kind], raw, resource=found)

    def article(self, id: str) -> Article:
        """One article. Raises NotFound."""
        row = self._db.row(queries.ARTICLE_BY_ID, (id,))
        if row is None:
            raise NotFound(id, "no such article is stored")
        return article_of(row)

    def articles(self, *, span: Span = ALWAYS, source: str | None = None) -> Iterator[Article]:
        """Articles by day of publication (UTC), then id; those without a day last, and for an open span only."""
        for _, *row in self._blocks(*queries.article_keys(span, source), queries.ARTICLES_BY_KEY):
            yield article_of(tuple(row))

    def capture(self, id: str) -> Capture:
        """One capture. Raises NotFound."""
        row = self._db.row(f"SELECT {CAPTURE_COLUMNS} FROM capture WHERE id = ?", (id,))
        if row is None:
            raise NotFound(id, "no such capture is stored")
        return capture_of(row)

    def claim(self, id: str) -> Claim:
        """One claim, from the newest reading that holds it. Raises NotFound."""
        row = self._db.row(queries.CLAIM_READINGS, (id,))
        if row is None:
            raise NotFound(id, "no such claim is stored")
        return self._claims(row[0])[id]

    def reading(self, article: str) -> Reading:
        """The reading of an article that was added last. Raises NotFound."""
        row = self._db.row(
            "SELECT max(reading.n) FROM reading JOIN article ON article.n = reading.article WHERE article.id = ?",
            (article,),
        )
        if row is None or row[0] is None:
            raise NotFound(article, "no such article is stored")
        return self._decoded(row[0])

    def source_counts(self, span: Span) -> tuple[SourceCount, ...]:
        """Every source of the desk and every source seen, by id, with its counts in the span.

        `last` is the day of its newest article up to the end of the span. Articles that name no source are counted
        under the empty name, if there are any.
        """
        sent = {source: (count, last) for source, count, last in self._db.rows(*queries.counted_sources(span))}
        refused: dict[str, int] = dict(self._db.rows(*queries.counted_refusals(span)))
        names = {source.id for source in self.desk().sources} | sent.keys() | refused.keys()
        return tuple(_count(name, *sent.get(name, (0, None)), refused.get(name, 0)) for name in sorted(names))

    def refusals(self, span: Span) -> tuple[Refusal, ...]:
        """What was refused in the span (days in UTC), oldest first."""
        rows = self._db.rows(*queries.refusals(span))
        return tuple(decode(Refusal, raw, resource="refusal") for (raw,) in rows)

    def search(self, words: str, *, limit: int = 20) -> Iterator[Article]:
        """Articles whose title or text hold all the words, best first. Case and accents do not matter."""
        expression = queries.match_expression(words)
        if expression:
            yield from (article_of(row) for row in self._db.rows(queries.SEARCH, (expression, limit)))

    def decisions(self) -> Iterator[Judgement]:
        """The rules' decisions of the last fold, by id."""
        for (raw,) in self._db.rows("SELECT json FROM decision ORDER BY id"):
            yield decode(Judgement, raw, resource="decision")

    def fold_digest(self) -> str | None:
        """A digest of the folded record: two folds of the same input have the same. None before the first fold."""
        return self._meta("fold")

    def beginning(self, prefix: str) -> tuple[tuple[str, str], ...]:
        """Kind and id of the articles, claims and judgements whose id this is, else of those whose id begins so."""
        found = self._db.rows(*queries.named(prefix))
        if not found and len(prefix) >= _SHORTEST_PREFIX:
            found = self._db.rows(*queries.named(prefix, whole=False))
        return tuple((kind, id) for kind, id in found)

    def sizes(self) -> dict[str, int]:
        """How many articles, claims, judgements and record items there are."""
        names = {"articles": "article", "claims": "claim", "judgements": "judgement", "items": "item"}
        return {name: int(self._db.rows(f"SELECT count(*) FROM {table}")[0][0]) for name, table in names.items()}

    def faults(self) -> tuple[str, ...]:
        """What SQLite's own checks find wrong with the file: pages, indexes, references."""
        found = [row[0] for row in self._db.rows("PRAGMA integrity_check") if row[0] != "ok"]
        loose = self._db.rows("PRAGMA foreign_key_check")
        return (*found, *(f"row {row[1]} of {row[0]} points at nothing in {row[2]}" for row in loose))

    def _meta(self, name: str) -> str | None:
        row = self._db.row("SELECT value FROM meta WHERE name = ?", (name,))
        return row[0] if row else None

    def _decode_reading(self, n: int) -> Reading:
        raw = self._db.rows("SELECT json FROM reading WHERE n = ?", (n,))[0][0]
        return decode(Reading, raw, resource=f"reading {n}")

    def _claims_of(self, n: int) -> dict[str, Claim]:
        claims: dict[str, Claim] = {}
        for claim in self._decoded(n).claims():
            claims.setdefault(claim.id, claim)
        return claims

    def _blocks(self, sql: str, values: tuple[Any, ...], by_key: str) -> Iterator[tuple[Any, ...]]:
        """Rows (key first) for the keys of a query, in their order: only the keys are held all at once."""
        keys = [row[0] for row in self._db.rows(sql, values)]
        for start in range(0, len(keys), _BLOCK):
            block = keys[start : start + _BLOCK]
            found = {row[0]: row for row in self._db.rows(by_key, (json.dumps(block),))}
            yield from (found[key] for key in block if key in found)


def _count(source: str, articles: int, last: str | None, refused: int) -> SourceCount:
    day = date.fromisoformat(last) if last else None
    return SourceCount(source=source, articles=articles, refused=refused, last=day)


def _listed(rows: list[tuple[Any, ...]]) -> str:
    names = ", ".join(f"{id_} ({kind})" for _, kind, id_ in rows[:_CANDIDATES])
    more = len(rows) - _CANDIDATES
    return f"{len(rows)} items: {names}" + (f" and {more} more" if more > 0 else "")
