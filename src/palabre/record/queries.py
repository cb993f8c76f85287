"""The SQL of longer queries. Takes what is asked for; gives a statement and its values. Refuses nothing."""

import re
from collections.abc import Sequence
from typing import Any

from palabre.record.rows import ARTICLE_COLUMNS, within
from palabre.record.store import Span

Query = tuple[str, tuple[Any, ...]]

CLAIM_READINGS = "SELECT reading FROM claim WHERE id = ? ORDER BY reading DESC LIMIT 1"

ARTICLE_BY_ID = f"SELECT {ARTICLE_COLUMNS} FROM article WHERE id = ?"
ARTICLES_BY_KEY = f"SELECT n, {ARTICLE_COLUMNS} FROM article WHERE n IN (SELECT value FROM json_each(?))"
READ_ARTICLES_BY_KEY = f"""SELECT article.n, {ARTICLE_COLUMNS},
    (SELECT json FROM reading WHERE reading.article = article.n ORDER BY reading.n DESC LIMIT 1)
    FROM article WHERE article.n IN (SELECT value FROM json_each(?))"""
ITEMS_BY_KEY = "SELECT sort, json FROM item WHERE sort IN (SELECT value FROM json_each(?))"

SEARCH = f"""SELECT {", ".join(f"article.{name}" for name in ARTICLE_COLUMNS.split(", "))}
    FROM article_words JOIN article ON article.n = article_words.rowid
    WHERE article_words MATCH ? ORDER BY bm25(article_words, 4.0, 1.0), article.id LIMIT ?"""


def article_keys(span: Span, source: str | None) -> Query:
    """Which articles, by day of publication (undated ones last), then id."""
    condition, values = within(span, "day", "day")
    if source is not None:
        condition, values = f"source = ? AND {condition}", (source, *values)
    return f"SELECT n FROM article WHERE {condition} ORDER BY day NULLS LAST, id", values


def item_keys(kind: str, *, span: Span, actor: str | None, question: str | None) -> Query:
    """Which items: the keys of those whose days touch the span, in their order."""
    condition, values = within(span, "day_first", "day_last")
    sql = f"SELECT sort FROM item WHERE kind = ? AND {condition}"
    values = (kind, *values)
    for table, value in (("actor", actor), ("question", question)):
        if value is not None:
            sql += f" INTERSECT SELECT item FROM item_{table} WHERE {table} = ?"
            values = (*values, value)
    return f"{sql} ORDER BY sort", values


def counted_sources(span: Span) -> Query:
    """Source, its articles in the span, and the day of its newest article up to the end of the span."""
    condition, values = within(span, "day", "day")
    until, more = within(Span(last=span.last), "day", "day")
    sql = f"""SELECT ifnull(source, ''), sum(CASE WHEN {condition} THEN 1 ELSE 0 END),
        max(CASE WHEN {until} THEN day END) FROM article GROUP BY 1"""
    return sql, (*values, *more)


def counted_refusals(span: Span) -> Query:
    """Source and how much of it was refused in the span."""
    condition, values = within(span, "day", "day")
    return f"SELECT ifnull(source, ''), count(*) FROM refusal WHERE {condition} GROUP BY 1", values


def refusals(span: Span) -> Query:
    """Refusals by day, in the order in which they came."""
    condition, values = within(span, "day", "day")
    return f"SELECT json FROM refusal WHERE {condition} ORDER BY day, n", values


def prefixed(prefix: str) -> Query:
    """Items whose id begins so: place, kind, id."""
    return "SELECT sort, kind, id FROM item WHERE id >= ? AND id < ? ORDER BY id, kind", (prefix, prefix + "\U0010ffff")


def named(prefix: str, *, whole: bool = True) -> Query:
    """Kind and id of articles, claims and judgements with this id, or with an id that begins so."""
    condition = "id = ?" if whole else "id >= ? AND id < ?"
    values = (prefix,) if whole else (prefix, prefix + "\U0010ffff")
    tables = {"article": "article", "claim": "claim", "judgement": "judgement", "decision": "judgement"}
    parts = [f"SELECT DISTINCT '{kind}', id FROM {table} WHERE {condition}" for table, kind in tables.items()]
    return " UNION ".join(parts), values * len(tables)


def match_expression(words: str) -> str | None:
    """What a person typed as an FTS5 expression: every word, and every group in double quotes as it stands.

    No operator of FTS5 is passed on, so that nothing a person types is an error. None when there is no word in it.
    """
    typed = words.encode(errors="replace").decode().replace("\0", " ")  # a terminal can give any bytes
    parts: Sequence[str] = re.findall(r'"[^"]*"|[^\s"]+', typed)
    wanted = [part.strip('"') for part in parts if any(c.isalnum() for c in part)]
    return " ".join(f'"{part}"' for part in wanted) or None
