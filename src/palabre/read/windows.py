"""What the encoder reads: a text and its paragraphs in, windows of word pieces with their places in the text out.

Names can be hidden: a name becomes one piece, the same for every name, so that who is who changes nothing. Refuses
nothing; a paragraph longer than a window is cut.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from palabre.model.passage import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LENGTH = 192  # pieces a window, with its edges; whole paragraphs as long as they fit
START, END = 0, 2  # ids of the pieces at the edges and between paragraphs

_WORD = re.compile(r"[\S\x1c-\x1f]+")  # separators of files, which are blanks to Python, are none to the tokenizer
_REMEMBERED = 8192  # words, some 3 MiB: most of an article's stand in the articles before


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that the encoder reads together. A piece at an edge or between paragraphs has the span (0, 0)."""

    ids: tuple[int, ...]
    spans: tuple[Span, ...]


class Hidden(NamedTuple):
    """A name to hide with the words that hang on it, and where the name itself begins (*du FLP*)."""

    start: int
    end: int
    shown: int


Pieces = list[tuple[int, Span]]
_NO_NAME = Hidden(sys.maxsize, sys.maxsize, sys.maxsize)  # after the last one


def pieces(tokenizer: "Tokenizer", text: str, paragraph: Span) -> Pieces:
    """The word pieces of a paragraph: id and span in the text, blanks left out."""
    words = [(word.start(), _cut(tokenizer, word.group())) for word in _WORD.finditer(text, *paragraph)]
    return [(piece, (at + begin, at + end)) for at, cut in words for piece, begin, end in cut]


@lru_cache(maxsize=_REMEMBERED)
def _cut(tokenizer: "Tokenizer", word: str) -> tuple[tuple[int, int, int], ...]:
    """The pieces of a word, with where they begin and end in it: the tokenizer cuts a text at its blanks first."""
    encoded = tokenizer.encode(word, add_special_tokens=False)
    cut = zip(encoded.ids, encoded.offsets, strict=True)
    return tuple((piece, begin, end) for piece, (begin, end) in cut if begin < end)


def hide(found: Pieces, names: Sequence[Hidden], mask: int) -> Pieces:
    """The pieces with each name as one piece. `names`: in text order, not overlapping."""
    out: Pieces = []
    coming = iter(names)
    name = next(coming, _NO_NAME)
    for one in found:
        start, end = one[1]
        while name.end <= start:
            name = next(coming, _NO_NAME)
        if end <= name.start:
            out.append(one)
        elif not (out and out[-1][0] == mask and out[-1][1][1] > name.start):
            out.append((mask, (name.shown, max(end, name.end))))
    return out


def pack(paragraphs: Iterable[Pieces], length: int = LENGTH) -> list[Window]:
    """Windows of whole paragraphs, in text order."""
    made: list[Window] = []
    current: Pieces = []
    for paragraph in paragraphs:
        for start in range(0, len(paragraph), length - 2):
            part = paragraph[start : start + length - 2]
            if current and len(current) + len(part) + 3 > length:
                made.append(_window(current))
                current = []
            current = [*current, (END, (0, 0)), *part] if current else part
    if current:
        made.append(_window(current))
    return made


def _window(found: Pieces) -> Window:
    framed = [(START, (0, 0)), *found, (END, (0, 0))]
    return Window(*zip(*framed, strict=True))
