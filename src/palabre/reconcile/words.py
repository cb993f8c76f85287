"""Words: folding, tokens, sentences and quoted stretches of an article's text.

Input: text and spans. Output: folded text, word lists, sentences, quoted pieces, all to the letter where they are
quoted. Refuses: nothing.
"""

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache

from palabre.model.passage import Spans, cover

_MARKS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?…][\"”»’)\]]*(?=\s)|\n")
_QUOTED = re.compile(r"“([^“”\n]+)”|«\s*([^«»\n]+?)\s*»|\"\s*([^\"\n]+?)\s*\"")
_SHORT_FORMS = frozenset(["mr", "mrs", "ms", "dr", "gen", "col", "lt", "sgt", "capt", "st", "mm", "me", "m"])


@lru_cache(maxsize=65536)
def fold_case(text: str) -> str:
    """The text without case and diacritics, with plain apostrophes."""
    text = text.replace("’", "'").casefold()
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFKD", text))


def fold_words(text: str) -> list[str]:
    """The words of a text, folded; a word is a run of letters and digits."""
    text = text.casefold()
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(text)


def raw_words(text: str) -> list[str]:
    """The words of a text as written."""
    return _WORD.findall(text)


def jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    """Shared part of two sets of words; 0 for two empty ones."""
    if not one or not two:
        return 0.0
    shared = len(one & two)
    return shared / (len(one) + len(two) - shared)


def sentence_around(text: str, spans: Spans) -> str:
    """The sentence (or sentences) that the spans stand in, to the letter."""
    start, end = cover(spans)
    left = 0
    for found in _END.finditer(text, max(0, start - 1500), start):
        if not _is_short_form(text, found.start()):
            left = found.end()
    if left == 0 and start > 1500:
        left = start - 1500
    for found in _END.finditer(text, end):
        if not _is_short_form(text, found.start()):
            right = found.start() if found.group() == "\n" else found.end()
            break
    else:
        right = len(text)
    return text[left:right].strip()


def _is_short_form(text: str, dot: int) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial, not to a sentence."""
    if text[dot] != ".":
        return False
    begin = dot
    while begin > 0 and text[begin - 1].isalpha():
        begin -= 1
    word = text[begin:dot]
    return (len(word) == 1 and word.isupper()) or word.casefold() in _SHORT_FORMS


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks, without the marks, in order."""
    return tuple(found.span(found.lastindex or 0) for found in _QUOTED.finditer(text))


def pieces_in(quoted: tuple[tuple[int, int], ...], spans: Spans) -> tuple[tuple[int, int], ...]:
    """The parts of the spans that stand in quoted stretches."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        at = max(0, bisect_left(quoted, (start, start)) - 1)
        while at < len(quoted) and quoted[at][0] < end:
            left, right = max(start, quoted[at][0]), min(end, quoted[at][1])
            if right > left:
                found.append((left, right))
            at += 1
    return tuple(found)
