"""Vocabulary: which words a language writes small, learnt from the articles themselves.

Input: sheets, a word. Output: whether the word is a common one. Refuses: to guess: a word is common when its own
article, or one of the first `READ` articles in its language, writes it small, or when it is a plural that the reader
took for no name.
"""

import re
from collections.abc import Sequence

from palabre.reconcile.sheet import Sheet

READ = 400
_SMALL = re.compile(r"(?<![^\W_])[a-zà-ÿ]{2,}")
_DATELINE = 40
_PLURAL = ("s", "x", "men")
_BEFORE = frozenset(" \t\u00a0\u202f\"“”«»'‘’(–—-")


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line begins here, or what follows a dateline (*OSLO, May 3 - Two men …*)."""
    line = text.rfind("\n", 0, start) + 1
    if start - line <= _DATELINE and text[line:start].rstrip()[-1:] in {"—", "–", "-"}:
        return True
    at = start - 1
    while at >= 0 and text[at] in _BEFORE:
        if text[at] in '"“«‘':
            return True
        at -= 1
    return at < 0 or text[at] in ".!?…:\n"


class Vocabulary:
    """The small words of some articles by language."""

    def __init__(self, pages: Sequence[Sheet]) -> None:
        self._pages = pages
        self._words: dict[str, frozenset[str]] = {}

    def knows(self, word: str, page: Sheet) -> bool:
        """Whether the language, or the article, writes this word small."""
        if page.language not in self._words:
            pages = [p for p in self._pages if p.language == page.language][:READ]
            self._words[page.language] = frozenset(w for p in pages for w in _SMALL.findall(p.article.text))
        if word in self._words[page.language]:
            return True
        if self._is_plain_plural(word, page):
            return True
        return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", page.article.text) is not None

    @staticmethod
    def _is_plain_plural(word: str, page: Sheet) -> bool:
        """Whether the reader took a plural for no part of any name: *Gunmen* is none, *Tuaregs* is."""
        if not word.endswith(_PLURAL):
            return False
        return all(word not in mention.text.lower() for mention in page.reading.mentions)
