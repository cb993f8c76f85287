"""Closed lists over tokens: wordings with what they stand for in, where they stand in a document out.

Matching is by the first word, then the longest wording wins. Refuses nothing; a wording is cut as the
tokenizer cuts it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from palabre.read.document import Document, Sentence, Token

T = TypeVar("T")
Key = tuple[str, ...]

_ELIDED = re.compile(r"(\w')(?=\w)")


def key(wording: str, language: str) -> Key:
    """The tokens of a wording, in lower case: in French elisions stand apart (*d' état*)."""
    lower = wording.lower()
    return tuple((_ELIDED.sub(r"\1 ", lower) if language == "fr" else lower).split())


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A wording at tokens `first` to `last` (half-open) with all it stands for."""

    first: int
    last: int
    values: tuple[T, ...]


class Wordings(Generic[T]):
    """A closed list, indexed by first word."""

    def __init__(self, entries: Iterable[tuple[Key, T]]) -> None:
        grouped: dict[Key, list[T]] = {}
        for words, value in entries:
            values = grouped.setdefault(words, [])
            if value not in values:
                values.append(value)
        self._by_first: dict[str, list[tuple[Key, tuple[T, ...]]]] = {}
        for words, values in sorted(grouped.items(), key=lambda e: -len(e[0])):
            self._by_first.setdefault(words[0], []).append((words, tuple(values)))

    def at(self, tokens: tuple[Token, ...], at: int, last: int) -> Found[T] | None:
        """The longest wording that begins at a token and ends by `last`."""
        for words, values in self._by_first.get(tokens[at].lower, ()):
            end = at + len(words)
            if end > last or tokens[end - 1].lower != words[-1]:
                continue
            if all(tokens[at + i].lower == words[i] for i in range(1, len(words) - 1)):
                return Found(at, end, values)
        return None

    def within(self, tokens: tuple[Token, ...], first: int, last: int) -> Iterator[Found[T]]:
        """All wordings in a stretch, left to right, not overlapping."""
        free, firsts = first, self._by_first
        for at in [n for n, token in enumerate(tokens[first:last], first) if token.lower in firsts]:
            if at >= free and (found := self.at(tokens, at, last)):
                yield found
                free = found.last

    def of_sentence(self, doc: Document, sentence: Sentence) -> Iterator[Found[T]]:
        """All wordings in a sentence, as `within` gives them; most sentences have none and cost one look-up."""
        if self._by_first.keys().isdisjoint(doc.standing(sentence)):
            return iter(())
        return self.within(doc.tokens, sentence.first, sentence.last)
