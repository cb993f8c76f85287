"""What a store does, whoever stands behind it (SQLite now). The contract suite in `tests/contract/` runs on each.

Three layers: articles and captures are immutable; readings and judgements are append-only; the record is replaced whole
by each fold. `Archive` is what stages and `pipeline` write to, `RecordView` is all that `publish` may see.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from palabre.model.article import Article
from palabre.model.capture import Capture
from palabre.model.claim import Claim
from palabre.model.desk import Desk
from palabre.model.judgement import Judgement
from palabre.model.reading import ReadArticle, Reading
from palabre.model.record import Record, RecordItem

Item = TypeVar("Item", bound=RecordItem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of days, both inclusive. None is open."""

    first: date | None = None
    last: date | None = None


ALWAYS = Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that was offered and not taken: counted per source, shown in the brief under *not covered*."""

    location: str
    source: str | None
    code: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """How much a source sent in a span, and how much of it was refused. `last` is its newest article's day."""

    source: str
    articles: int
    refused: int
    last: date | None


class RecordView(Protocol):
    """Reading side: all that `publish` may see. Works on a read-only copy of the record."""

    def desk(self) -> Desk:
        """The desk as of the last fold."""
        ...

    def items(
        self, kind: type[Item], *, span: Span = ALWAYS, actor: str | None = None, question: str | None = None
    ) -> Iterator[Item]:
        """Record items of one kind, by day then id.

        `span` selects by the item's own day (when it happened or was said, else when it was first reported); a
        `CommitmentRecord` is selected by the day it was reported. `actor` is a register id that the item names;
        `question` a question's id.
        """
        ...

    def item(self, id: str) -> RecordItem:
        """One record item, by its id or the beginning of it (6 characters or more). Raises NotFound."""
        ...

    def article(self, id: str) -> Article:
        """One article. Raises NotFound."""
        ...

    def articles(self, *, span: Span = ALWAYS, source: str | None = None) -> Iterator[Article]:
        """Articles by day of publication, then id."""
        ...

    def claim(self, id: str) -> Claim:
        """One claim, from the newest reading that holds it: judgements about older ones stay. Raises NotFound."""
        ...

    def reading(self, article: str) -> Reading:
        """The reading of an article that was added last. Raises NotFound."""
        ...

    def source_counts(self, span: Span) -> tuple[SourceCount, ...]:
        """Every source of the desk and every source seen, with its counts in the span."""
        ...

    def refusals(self, span: Span) -> tuple[Refusal, ...]:
        """What was refused in the span."""
        ...

    def search(self, words: str, *, limit: int = 20) -> Iterator[Article]:
        """Articles whose title or text hold the words (full-text search), best first."""
        ...


class Archive(RecordView, Protocol):
    """Writing side."""

    def add_capture(self, capture: Capture) -> bool:
        """Store a capture; False when it was there."""
        ...

    def add(self, read: ReadArticle) -> bool:
        """Store an article with its reading in one transaction; False when both were there. Marks the record stale.

        Raises InputError when the id is stored with another text. A kill loses at most the article whose `add` has not
        returned.
        """
        ...

    def has(self, article: str) -> bool:
        """Whether the article is stored."""
        ...

    def same_address(self, url: str) -> Iterator[Article]:
        """Articles stored under this address, newest last: a changed text supersedes the last one."""
        ...

    def refuse(self, refusal: Refusal) -> None:
        """Note that something was not taken."""
        ...

    def add_judgement(self, judgement: Judgement) -> bool:
        """Append a judgement; False when it was there. Marks the record stale."""
        ...

    def judgements(self) -> Iterator[Judgement]:
        """All judgements of people, oldest first (rules' decisions are part of the record)."""
        ...

    def read_articles(self) -> Iterator[ReadArticle]:
        """Every article with its newest reading, by day of publication, then id: the input of a fold."""
        ...

    def set_desk(self, desk: Desk) -> None:
        """Keep the desk beside the record. Marks the record stale when it differs."""
        ...

    def stale(self) -> bool:
        """Whether something was added since the last fold."""
        ...

    def replace_record(self, record: Record) -> None:
        """Put a folded record in place of the old one, in one transaction."""
        ...

    def drop_record(self) -> None:
        """Throw the folded record away; articles, readings and judgements stay."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


def as_items(record: Record) -> Iterable[RecordItem]:
    """All items of a record but its decisions, in the order of its fields."""
    for group in (
        record.actors,
        record.statements,
        record.events,
        record.positions,
        record.divergences,
        record.shifts,
        record.accords,
        record.commitments,
        record.affiliations,
        record.roles,
        record.stories,
        record.disputes,
        record.questions,
    ):
        yield from group
