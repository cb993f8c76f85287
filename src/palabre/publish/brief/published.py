"""What goes out without review: a record's view and a threshold in, a view without what waits for review out.

A statement whose confidence lies below the threshold is left out, and so is a figure, while its event stays; with them
go positions that stand on such statements alone and disputes about such figures. What a person has accepted has
confidence 1; what was never rated is not held back. Refuses nothing: whatever is held back is counted, never lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from palabre.model.article import Article
from palabre.model.claim import Claim
from palabre.model.desk import Desk
from palabre.model.dispute import Dispute
from palabre.model.event import EventRecord
from palabre.model.passage import Evidence
from palabre.model.position import PositionRecord
from palabre.model.reading import Reading
from palabre.model.record import RecordItem
from palabre.model.statement import StatementRecord
from palabre.model.toll import Figure
from palabre.record.store import ALWAYS, Item, RecordView, Refusal, SourceCount, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many statements and figures of a span wait for review."""

    statements: int
    figures: int


def waits(item: StatementRecord | Figure, threshold: float) -> bool:
    """Whether a statement or figure was rated below the threshold."""
    return item.confidence is not None and item.confidence < threshold


class Published:
    """A `RecordView` of what may be printed without review.

    Args:
        view: the record.
        threshold: confidence from which a statement or figure is printed.
    """

    def __init__(self, view: RecordView, threshold: float) -> None:
        self._view, self.threshold = view, threshold

    def items(
        self, kind: type[Item], *, span: Span = ALWAYS, actor: str | None = None, question: str | None = None
    ) -> Iterator[Item]:
        """Record items of one kind, without what waits."""
        found = self._view.items(kind, span=span, actor=actor, question=question)
        return (cast(Item, cleared) for item in found if (cleared := self._cleared(item)) is not None)

    def item(self, id: str) -> RecordItem:
        """One record item as it is printed; what waits as a whole is given as it stands. Raises NotFound."""
        found = self._view.item(id)
        return self._cleared(found) or found

    def held(self, span: Span) -> Held:
        """What is left out of a span."""
        statements = sum(waits(s, self.threshold) for s in self._view.items(StatementRecord, span=span))
        events = self._view.items(EventRecord, span=span)
        return Held(statements=statements, figures=sum(waits(f, self.threshold) for e in events for f in e.figures))

    def _cleared(self, item: RecordItem) -> RecordItem | None:
        match item:
            case StatementRecord():
                return None if waits(item, self.threshold) else item
            case EventRecord():
                kept = tuple(f for f in item.figures if not waits(f, self.threshold))
                return item if len(kept) == len(item.figures) else replace(item, figures=kept)
            case PositionRecord():
                return None if item.basis and self._waiting.issuperset(item.basis) else item
            case Dispute():
                return None if any(v.evidence and self._unsure.issuperset(v.evidence) for v in item.values) else item
            case _:
                return item

    @cached_property
    def _waiting(self) -> frozenset[str]:
        """Statements that wait."""
        return frozenset(s.id for s in self._view.items(StatementRecord) if waits(s, self.threshold))

    @cached_property
    def _unsure(self) -> frozenset[Evidence]:
        """The evidence of figures that wait."""
        found = (f for e in self._view.items(EventRecord) for f in e.figures if waits(f, self.threshold))
        return frozenset(evidence for figure in found for evidence in figure.evidence)

    # ------------------------------------------------------------------------------------- as the record has it
    def desk(self) -> Desk:
        """The desk as of the last fold."""
        return self._view.desk()

    def article(self, id: str) -> Article:
        """One article. Raises NotFound."""
        return self._view.article(id)

    def articles(self, *, span: Span = ALWAYS, source: str | None = None) -> Iterator[Article]:
        """Articles by day of publication, then id."""
        return self._view.articles(span=span, source=source)

    def claim(self, id: str) -> Claim:
        """One claim. Raises NotFound."""
        return self._view.claim(id)

    def reading(self, article: str) -> Reading:
        """The reading of an article that was added last. Raises NotFound."""
        return self._view.reading(article)

    def source_counts(self, span: Span) -> tuple[SourceCount, ...]:
        """Every source with its counts in the span."""
        return self._view.source_counts(span)

    def refusals(self, span: Span) -> tuple[Refusal, ...]:
        """What was refused in the span."""
        return self._view.refusals(span)

    def search(self, words: str, *, limit: int = 20) -> Iterator[Article]:
        """Articles whose title or text hold the words, best first."""
        return self._view.search(words, limit=limit)
