"""Articles: the readable text of a capture, and whose copy it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from palabre.model.ids import content_id
from palabre.model.passage import Spans


class CreditKind(StrEnum):
    """`byline`: a credit line (*With AFP*). `cited`: an agency named in the text (*told Reuters*)."""

    BYLINE = "byline"
    CITED = "cited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whose copy an article is, or whose words it cites."""

    agency: str
    kind: CreditKind
    spans: Spans


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties, as an article writes them, of whom is asked what `source` does to `target`."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The readable text of a capture.

    `id` is the outside id when one was given (JSONL), else a content id. `published` keeps the precision given: a
    `datetime` at midnight UTC with `published_day` True when only the day is known. `text` is immutable: a corrected
    version is a new article whose `supersedes` names the old one; `modified` is when a page says it was last changed.
    `asked`: of whom the giver of a text asks; it belongs to one reading and is not kept in a record.
    """

    id: str
    text: str
    title: str | None = None
    published: datetime | None = None
    published_day: bool = True
    language: str | None = None
    url: str | None = None
    source: str | None = None
    capture: str | None = None
    supersedes: str | None = None
    modified: datetime | None = None
    asked: Pair | None = None


def article_id(*, text: str, title: str | None, url: str | None, published: datetime | None) -> str:
    """The content id of an article without an id of its own."""
    return content_id("ar", text, title, url, published.isoformat() if published else None)
