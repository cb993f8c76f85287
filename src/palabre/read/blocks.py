"""Blocks: where the paragraphs of a text are, by its lines. A text in, spans in order out.

A blank line parts two paragraphs, and so does a line end, unless the text was only wrapped there.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from palabre.model.passage import Span

_ENDS = re.compile(r"[.!?…:][\"”»’')\]\s]*$")
_OFTEN = 2  # lines that go on in small letters, so that a block was surely wrapped;
_FULL = 0.7  # the share of the longest line that others must then have to go on
# Copy out of PDF and mail has other line ends than \n beside it.
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANK_LINE = re.compile(rf"(?:{_LINE_END.pattern})[^\S\n\r\v\f\x85\u2028\u2029]*(?:{_LINE_END.pattern})\s*")


def blocks(text: str) -> list[Span]:
    """Paragraph spans. A line end inside a block is soft where the text was wrapped there."""
    spans: list[Span] = []
    start = 0
    for match in [*_BLANK_LINE.finditer(text), None]:
        end = match.start() if match else len(text)
        spans += _lines(text, start, end)
        start = match.end() if match else end
    return spans


def _lines(text: str, start: int, end: int) -> list[Span]:
    ends = list(_LINE_END.finditer(text, start, end))
    lines = list(zip([start, *(m.end() for m in ends)], [*(m.start() for m in ends), end], strict=True))
    return [_inner(text, a, b) for a, b in _joined(text, lines) if text[a:b].strip()]


def _joined(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines of a block, those together that only wrapping parts."""
    words = [text[a:b].strip() for a, b in lines]
    if len(lines) > 1 and all(45 <= len(line) <= 95 for line in words[:-1]):
        return [(lines[0][0], lines[-1][1])]  # all but the last of much the same length
    goes_on = [bool(two) and two[0].islower() and not _ENDS.search(one) for one, two in pairwise(words)]
    # Where some lines surely go on, those do too that are long and end without a stop.
    long = _FULL * max(map(len, words)) if sum(goes_on) >= _OFTEN else inf
    found = [lines[0]]
    for (one, two), sure, line in zip(pairwise(words), goes_on, lines[1:], strict=True):
        soft = sure or (bool(two) and len(one) >= long and not _ENDS.search(one))
        found[-1:] = [(found[-1][0], line[1])] if soft else [found[-1], line]
    return found


def _inner(text: str, start: int, end: int) -> Span:
    """A stretch without the blanks around it."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
