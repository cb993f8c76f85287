"""Proper names in an article's text, and how rare they are: what two reports of one happening share beyond its actors.

Input: sheets. Output: for a passage the folded names of its sentence; a weight for a shared name. Refuses: words at
the beginning of a sentence (a capital there tells nothing), names of actors (they are compared as parties), words of
dates, and names that most articles hold.

A village that no gazetteer has still joins two reports of what happened there.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log

from palabre.model.actor import MentionKind
from palabre.model.passage import Spans, cover
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_case

MOST = 1.8
_PLACE = MentionKind.PLACE
_NAME = re.compile(r"(?:(?<=[^\W_A-Z] )|(?<=[,;)] )|(?<= [dl][’']))[A-ZÀ-Þ][^\W\d_]{2,}(?:-[^\W\d_]+)*")
_OPENING = 400
_STEEP = 1.2
_COMMON = 0.6


class Names:
    """The names of some articles by place in the text, and their rarity."""

    def __init__(self, pages: Iterable[Sheet]) -> None:
        self._pages = tuple(pages)
        self._found: dict[str, tuple[tuple[int, str], ...]] = {}

    @cached_property
    def _seen(self) -> Counter[str]:
        seen: Counter[str] = Counter()
        for page in self._pages:
            seen.update({name for _, name in self._of(page)})
        return seen

    def _of(self, page: Sheet) -> tuple[tuple[int, str], ...]:
        found = self._found.get(page.id)
        if found is None:
            taken = [span for m in page.reading.mentions if m.kind is not _PLACE for span in m.spans]
            taken += [span for time in page.reading.times for span in time.spans]
            taken.sort()
            found = self._found[page.id] = tuple(
                (hit.start(), fold_case(hit.group()))
                for hit in _NAME.finditer(page.article.text)
                if not _inside(hit.start(), taken)
            )
        return found

    def around(self, page: Sheet, spans: Spans, *, but: Spans = ()) -> frozenset[str]:
        """The names in the sentence of a passage, without those at the spans that are compared in another way."""
        left, right = sentence_bounds(page.article.text, spans)
        found = self._of(page)
        near = found[bisect_left(found, (left, "")) : bisect_left(found, (right, ""))]
        return frozenset([name for at, name in near if not any(a <= at < b for a, b in but)])

    def opening(self, page: Sheet) -> frozenset[str]:
        """The names in an article's opening: what it is about."""
        return frozenset(name for at, name in self._of(page) if at < _OPENING)

    def anywhere(self, page: Sheet) -> frozenset[str]:
        """All names of an article."""
        return frozenset(name for _, name in self._of(page))

    def weight(self, shared: Iterable[str]) -> float:
        """What it is worth that two passages share these names: that of the rarest, between 0 and `MOST`."""
        total = len(self._pages) + 20
        rarest = max((log(total / (self._seen[name] + 1)) for name in shared), default=0.0)
        return round(max(0.0, min(MOST, _STEEP * (rarest - _COMMON))), 2)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a character stands in one of some spans in order; of overlapping ones the last that begins decides."""
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and at < spans[place][1]


def sentence_bounds(text: str, spans: Spans) -> tuple[int, int]:
    """Roughly the sentence of a passage, in characters: from one full stop or line break to the next."""
    start, end = cover(spans)
    left = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    ends = [at for mark in ("\n", ". ") if (at := text.find(mark, end)) >= 0]
    return left, min(ends, default=len(text))
