"""Where words stand in a text: words in, all their places out. Only the text's own characters are ever given back.

Quotation marks are looked over, blanks, apostrophes and hyphens may be of another kind; letters and their case must be
the same, and words whole.
"""

from palabre.model.passage import Span

_MARKS = frozenset('"“”„‟«»\u00ad\u200b\ufeff')
_ALIKE = {**dict.fromkeys("’‘`´′", "'"), **dict.fromkeys("‐‑–—", "-")}
_EDGES = " '.,;:-…"


class Sought:
    """A text made ready to be searched."""

    def __init__(self, text: str) -> None:
        self._plain, self._at = _plain(text)

    def places(self, words: str) -> list[Span]:
        """Every place of the words, in text order; none for words without a letter or digit."""
        wanted = _plain(words)[0].strip(_EDGES)
        if not any(c.isalnum() for c in wanted):
            return []
        found = []
        start = self._plain.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if self._whole(start, end):
                found.append((self._at[start], self._at[end - 1] + 1))
            start = self._plain.find(wanted, start + 1)
        return found

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        text = self._plain
        cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
        return not cut_before and not cut_after


def _plain(text: str) -> tuple[str, list[int]]:
    """The text without marks and with one sort of each other sign, and where each character came from."""
    signs: list[str] = []
    at: list[int] = []
    for number, sign in enumerate(text):
        if sign in _MARKS:
            continue
        plain = " " if sign.isspace() else _ALIKE.get(sign, sign)
        if plain == " " and signs and signs[-1] == " ":
            continue
        signs.append(plain)
        at.append(number)
    return "".join(signs), at
