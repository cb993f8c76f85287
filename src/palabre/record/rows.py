"""Articles, captures and days to rows and back. Takes model values; gives tuples for SQLite. Refuses nothing."""

import zlib
from datetime import UTC, datetime
from typing import Any

from palabre.model.article import Article
from palabre.model.capture import Capture
from palabre.record.store import Span

ARTICLE_COLUMNS = "id, day, source, url, title, text, published, published_day, language, capture, supersedes, modified"


def article_row(article: Article) -> tuple[Any, ...]:
    """The values of `ARTICLE_COLUMNS`."""
    return (
        article.id,
        utc_day(article.published) if article.published else None,
        article.source,
        article.url,
        article.title,
        article.text,
        article.published.isoformat() if article.published else None,
        int(article.published_day),
        article.language,
        article.capture,
        article.supersedes,
        article.modified.isoformat() if article.modified else None,
    )


def article_of(row: tuple[Any, ...]) -> Article:
    """The article of a row of `ARTICLE_COLUMNS`."""
    id_, _, source, url, title, text, published, published_day, language, capture, supersedes, modified = row
    return Article(
        id=id_,
        text=text,
        title=title,
        published=datetime.fromisoformat(published) if published else None,
        published_day=bool(published_day),
        language=language,
        url=url,
        source=source,
        capture=capture,
        supersedes=supersedes,
        modified=datetime.fromisoformat(modified) if modified else None,
    )


CAPTURE_COLUMNS = "id, location, at, status, media_type, content"


def capture_row(capture: Capture) -> tuple[Any, ...]:
    """The values of `CAPTURE_COLUMNS`. Pages shrink to a fifth when packed."""
    packed = zlib.compress(capture.content)
    return capture.id, capture.location, capture.at.isoformat(), capture.status, capture.media_type, packed


def capture_of(row: tuple[Any, ...]) -> Capture:
    """The capture of a row of `CAPTURE_COLUMNS`."""
    _, location, at, status, media_type, packed = row
    moment = datetime.fromisoformat(at)
    content = zlib.decompress(packed)
    return Capture(location=location, at=moment, status=status, media_type=media_type, content=content)


def utc(moment: datetime) -> str:
    """A moment as text that sorts by time. One without a zone is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def utc_day(moment: datetime) -> str:
    """The UTC day of a moment, ISO."""
    return utc(moment)[:10]


def within(span: Span, first: str, last: str) -> tuple[str, tuple[str, ...]]:
    """The SQL condition that days from column `first` to column `last` touch the span, and its values.

    Rows without a day satisfy an open span only.
    """
    conditions, values = ["1"], []
    if span.first:
        conditions.append(f"{last} >= ?")
        values.append(span.first.isoformat())
    if span.last:
        conditions.append(f"{first} <= ?")
        values.append(span.last.isoformat())
    return " AND ".join(conditions), tuple(values)
