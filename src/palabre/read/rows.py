"""Rows: things that stand in a text, asked for by stretch. `(start, end, thing)` in, things in text order out.

However long the text, a question costs only what lies near the stretch. Refuses nothing.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from palabre.model.passage import Span

T = TypeVar("T")


class Row(Generic[T]):
    """Things by where they begin, with how far those before them reach."""

    def __init__(self, items: Iterable[tuple[int, int, T]]) -> None:
        self._items = sorted(items, key=lambda i: (i[0], i[1]))
        self._starts = [start for start, _, _ in self._items]
        self._reach = list(accumulate((end for _, end, _ in self._items), max))

    def starting(self, start: int, end: int) -> list[T]:
        """What begins in a stretch."""
        return [thing for _, _, thing in self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]]

    def touching(self, start: int, end: int) -> list[T]:
        """What shares a character with a stretch."""
        return [thing for _, _, thing in self._over(start, end)]

    def holding(self, span: Span) -> list[tuple[int, T]]:
        """What a span lies wholly inside, each with its length."""
        over = self._over(span[0], span[0] + 1)
        return [(end - start, thing) for start, end, thing in over if span[1] <= end]

    def _over(self, start: int, end: int) -> list[tuple[int, int, T]]:
        found = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            if self._items[at][1] > start:
                found.append(self._items[at])
            at -= 1
        return found[::-1]
