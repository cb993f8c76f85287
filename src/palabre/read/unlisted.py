"""Places that no list knows, told by the word beside them: *the Torvald neighbourhood*, *le village de Torvald*.

A document and the places already found in, further places out, in text order; their name is their wording. Refuses a
capitalised name without such a word, and one that is part of a place already found.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.passage import Span
from palabre.model.place import NamedPlace
from palabre.read.document import Document
from palabre.read.names import demonyms
from palabre.read.rows import Row

NAME = "unlisted.v1"

_WORD = r"[A-ZÀ-Ý][\w’'-]*[\w]"
_PARTICLES = r"(?:(?:de|del|la|las|los|el|al|y|du|des|les)\s+){0,2}"
_CALLED = rf"{_WORD}(?:\s+{_PARTICLES}{_WORD}){{0,3}}"
_NAME = re.compile(_CALLED)
_LAST_NAME = re.compile(rf"({_CALLED})\s+\Z")
_REACH = 60  # characters from a name to the word that tells it to be a place


@dataclass(frozen=True, slots=True)
class _Wordings:
    """The words that tell of a place, and what they stand before or after."""

    words: frozenset[str]
    before: re.Pattern[str]
    after: frozenset[str]
    peoples: frozenset[str]


@cache
def _wordings(language: str) -> _Wordings:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("unlisted.toml").read_text("utf-8"))[language]
    links = "|".join(raw["links"])
    before = [rf"(?:{'|'.join(raw['before'])})\s+(?:{links})(?:\s+|['’])[\"“«]?\s?(?P<of>{_CALLED})"]
    if raw["opening"]:
        before.append(rf"(?P<whole>(?:{'|'.join(raw['opening'])})\s+{_CALLED})")
    words = frozenset((*raw["before"], *raw["after"], *raw["opening"]))
    peoples = demonyms(language).union(raw["peoples"])
    return _Wordings(words, re.compile("|".join(before)), frozenset(raw["after"]), peoples)


def _told(doc: Document) -> Iterator[Span]:
    """The names beside words of place, in text order."""
    wordings, text, end = _wordings(doc.language), doc.text, 0
    known = wordings.words
    for word in [t for t in doc.tokens if t.text in known]:
        if word.start < end:
            continue
        ahead = wordings.before.match(text, word.start)
        behind = None if ahead else _LAST_NAME.search(text, max(end, word.start - _REACH), word.start)
        if ahead:
            end = ahead.end()
            yield ahead.span("of" if ahead["of"] else "whole")
        elif behind and word.text in wordings.after:
            end = word.end
            yield behind.span(1)


def read_unlisted(doc: Document, known: Sequence[NamedPlace]) -> tuple[NamedPlace, ...]:
    """The places that a word beside them tells to be places, without those of `known`."""
    taken = Row((*span, p) for p in known for span in p.spans)
    peoples = _wordings(doc.language).peoples
    found = []
    for start, end in _told(doc):
        sentence = doc.sentence_at(start)
        if sentence is None or sentence.start == start or taken.touching(start, end):
            continue  # a capital that opens a sentence says nothing
        text = doc.text[start:end]
        if all(word.lower() in peoples for word in text.split()):
            continue  # *a Malian village*, *a Shia district*
        found.append(NamedPlace(spans=((start, end),), text=text, name=" ".join(text.split())))
    return tuple(found)


def called_at(doc: Document, start: int) -> NamedPlace | None:
    """The whole capitalised name that begins at an offset, as a place, whether or not a list knows it."""
    match = _NAME.match(doc.text, start)
    if match is None:
        return None
    return NamedPlace(spans=(match.span(),), text=match.group(), name=" ".join(match.group().split()))
