"""Passages: where in an article something stands.

Spans are half-open pairs of code point offsets into `article.text`, in order and not overlapping. More than one pair
means a passage that the sentence interrupts. `text[start:end]` is the evidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of one article. `text` is the covered text, pieces joined by ` … `."""

    spans: Spans
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of a stored article that a fact stands on: the claim made from them and where they are."""

    article: str
    claim: str
    spans: Spans


def passage(text: str, *spans: Span) -> Passage:
    """The passage at these spans of a text.

    Raises:
        ValueError: a span is empty, out of the text, or overlaps the one before it.
    """
    if not well_formed(spans, len(text)):
        raise ValueError(f"not spans of a text of {len(text)} characters: {spans}")
    return Passage(spans=tuple(spans), text=words_at(text, spans))


def well_formed(spans: Iterable[Span], length: int) -> bool:
    """Whether spans are non-empty, in order, not overlapping and inside a text of this length."""
    last = 0
    some = False
    for start, end in spans:
        if start < last or end <= start or end > length:
            return False
        last, some = end, True
    return some


def words_at(text: str, spans: Iterable[Span]) -> str:
    """The text at the spans, pieces joined by an ellipsis."""
    return " … ".join(text[start:end] for start, end in spans)


def cover(spans: Iterable[Span]) -> Span:
    """The smallest single span over all spans. Raises ValueError when there is none."""
    found = tuple(spans)
    if len(found) == 1:
        return found[0]
    return min(s for s, _ in found), max(e for _, e in found)


def overlap(one: Iterable[Span], two: Iterable[Span]) -> bool:
    """Whether any character belongs to both."""
    others = tuple(two)
    return any(a < d and c < b for a, b in one for c, d in others)


def trim(text: str, start: int, end: int, edge: str = " \t\r\n\u00a0\u202f,;:") -> Span | None:
    """The span without blanks and the given marks at its edges, or None when nothing is left."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return (start, end) if start < end else None
