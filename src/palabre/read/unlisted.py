"""Places that no list knows, told by the word beside them: *the Torvald neighbourhood*, *le village de Torvald*.

A document and the places already found in, further places out, in text order; their name is their wording. Refuses a
capitalised name without such a word, and one that is part of a place already found.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from palabre.model.place import NamedPlace
from palabre.read.document import Document
from palabre.read.rows import Row

NAME = "unlisted.v1"

_WORD = r"[A-ZÀ-Ý][\w’'-]*[\w]"
_PARTICLES = r"(?:(?:de|del|la|las|los|el|al|y|du|des|les)\s+){0,2}"
_CALLED = rf"{_WORD}(?:\s+{_PARTICLES}{_WORD}){{0,3}}"


@cache
def _wording(language: str) -> re.Pattern[str]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("unlisted.toml").read_text("utf-8"))[language]
    links = "|".join(raw["links"])
    wordings = [rf"\b(?:{'|'.join(raw['before'])})\s+(?:{links})(?:\s+|['’])(?P<of>{_CALLED})"]
    if raw["after"]:
        wordings.append(rf"(?P<is>{_CALLED})\s+(?:{'|'.join(raw['after'])})\b")
    if raw["opening"]:
        wordings.append(rf"\b(?P<whole>(?:{'|'.join(raw['opening'])})\s+{_CALLED})")
    return re.compile("|".join(wordings))


def read_unlisted(doc: Document, known: Sequence[NamedPlace]) -> tuple[NamedPlace, ...]:
    """The places that a word beside them tells to be places, without those of `known`."""
    taken = Row((*span, p) for p in known for span in p.spans)
    found = []
    for match in _wording(doc.language).finditer(doc.text):
        start, end = match.span(next(name for name, value in match.groupdict().items() if value))
        sentence = doc.sentence_at(start)
        if sentence is None or sentence.start == start or taken.touching(start, end):
            continue  # a capital that opens a sentence says nothing
        text = doc.text[start:end]
        found.append(NamedPlace(spans=((start, end),), text=text, name=" ".join(text.split())))
    return tuple(found)
