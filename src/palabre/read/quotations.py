"""Quotations: the words between quotation marks. Text and paragraph bounds in, `Quotations` out.

Marks may nest a few levels deep; a mark that nobody closes runs to its paragraph's end. Refuses what is no quotation: a
single closing mark that is an apostrophe, marks with nothing between them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from palabre.model.passage import Span, trim

OPENING = "“«„‟"
CLOSING = "”»"
MARKS = OPENING + CLOSING + '"'
BLANKS = " \t\r\n\u00a0\u202f\u2009"
_PAIRS = {"“": "”", "„": "”", "‟": "”", "«": "»"}
_SIGN = re.compile(f"[{MARKS}‘’]")
_DEEPEST = 4  # marks inside more quotations than that are noise


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks. `start`, `end` without the marks, `outer` with them.

    `closed` is False when the paragraph ends before the closing mark. `depth` counts the quotations around it.
    """

    start: int
    end: int
    outer: Span
    closed: bool
    depth: int


def quotations_in(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """The quotations of all paragraphs in text order, the outer before the inner."""
    return tuple(q for start, end in paragraphs for q in _paragraph(text, start, end))


class Nest:
    """Finds the quotations around an offset: they never cross, so the last one begun leads to all others."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self._quotations = quotations
        self._starts = [q.start for q in quotations]
        self._outermost = [q for q in quotations if q.depth == 0]
        self._outer_starts = [q.outer[0] for q in self._outermost]
        self._outer_ends = [q.outer[1] for q in self._outermost]
        self._parents: list[int] = []
        for number, quotation in enumerate(quotations):
            parent = number - 1
            while parent >= 0 and quotations[parent].end < quotation.end:
                parent = self._parents[parent]
            self._parents.append(parent)

    def outermost(self, start: int, end: int) -> list[Quotation]:
        """The quotations in no other one that share a character, marks counted, with a stretch."""
        first = bisect_right(self._outer_ends, start)
        return self._outermost[first : bisect_left(self._outer_starts, end)]

    def beginning(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations whose words begin in a stretch."""
        return self._quotations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def around(self, offset: int) -> Iterator[Quotation]:
        """The quotations around an offset, innermost first."""
        number = bisect_right(self._starts, offset) - 1
        while number >= 0:
            if offset < self._quotations[number].end:
                yield self._quotations[number]
            number = self._parents[number]


def _paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    for match in _SIGN.finditer(text, start, end):
        at, sign = match.start(), match.group()
        if stack and sign == stack[-1][0] and not (sign == "’" and _apostrophe(text, at, end)):
            _, opened = stack.pop()
            found += _quotation(text, (opened, at + 1), len(stack))
        elif len(stack) < _DEEPEST:
            close = _opens(text, at, start, stack)
            if close:
                stack.append((close, at))
    for depth, (close, opened) in enumerate(stack):
        if close != "’":  # an open single mark is more often a stray apostrophe
            found += _quotation(text, (opened, end), depth, closed=False)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _opens(text: str, at: int, start: int, stack: list[tuple[str, int]]) -> str | None:
    """The mark that will close the quotation that opens here, None when none does."""
    sign = text[at]
    if sign in _PAIRS:
        return _PAIRS[sign]
    if sign == '"' and not any(close == '"' for close, _ in stack):
        return '"'
    if sign == "‘" and (at == start or text[at - 1] in BLANKS + "(" + MARKS):
        return "’"
    return None


def _apostrophe(text: str, at: int, end: int) -> bool:
    return at + 1 < end and text[at + 1].isalpha()


def _quotation(text: str, outer: Span, depth: int, *, closed: bool = True) -> Iterator[Quotation]:
    inner = trim(text, outer[0] + 1, outer[1] - closed, BLANKS)
    if inner:
        yield Quotation(*inner, outer, closed, depth)
