"""Which paragraphs are the article and which are page furniture: paragraph texts in, kinds out.

Nothing is read from furniture: no claim may stand on *I subscribe* or *Download the application*. A paragraph that is
in doubt stays body: losing an article's words is worse than reading a caption.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from palabre.read.credits import credit_line

NAME = "furniture.v1"


class ParagraphKind(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    HEADING = "heading"
    CREDIT = "credit"
    FURNITURE = "furniture"


_SENTENCE_END = re.compile(r"[.!?…:;»”\"’)]\s*$")
_LONGEST_HEADING = 12  # words
_LONGEST_FURNITURE = 40  # words: a longer paragraph is never furniture by its wording alone
_LONGEST_TEASER = 25  # words: a longer paragraph without a stop is the article's, cut short


@dataclass(frozen=True, slots=True)
class Wordings:
    """Wordings of furniture for texts in lower case: at the start, and from the start of a word."""

    opening: re.Pattern[str]
    inside: re.Pattern[str]


@cache
def wordings(language: str) -> Wordings:
    """The furniture wordings of a language."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("furniture.toml").read_text("utf-8"))
    opening, inside = ("|".join((*raw[language][where], *raw["any"][where])) for where in ("opening", "inside"))
    return Wordings(re.compile(opening), re.compile(rf"\b(?:{inside})"))


def classify(paragraphs: Sequence[str], language: str) -> list[ParagraphKind]:
    """The kind of each paragraph, in order."""
    kinds = [_alone(p, language) for p in paragraphs]
    last_body = max((i for i, (p, k) in enumerate(zip(paragraphs, kinds, strict=True)) if _full(p, k)), default=-1)
    credits = [i for i, k in enumerate(kinds) if k is ParagraphKind.CREDIT]
    closing = next((i for i in credits if i > last_body / 2 and len(paragraphs[i].split()) <= 8), None)
    end = min(last_body, len(paragraphs) if closing is None else closing)
    for i in range(end + 1, len(paragraphs) if last_body >= 0 else 0):
        # What follows the last full paragraph or the closing credit without being a sentence is furniture.
        if kinds[i] in {ParagraphKind.HEADING, ParagraphKind.BODY} and _teaser(paragraphs[i]):
            kinds[i] = ParagraphKind.FURNITURE
    return _headings_before_furniture(kinds)


def _alone(text: str, language: str) -> ParagraphKind:
    words = text.split()
    if credit_line(text, language):
        return ParagraphKind.CREDIT
    if len(words) <= _LONGEST_FURNITURE and _worded(text.lower(), wordings(language)):
        return ParagraphKind.FURNITURE
    if not any(c.isalpha() for c in text) or (len(words) == 1 and re.search(r"[_/]|\w\.\w", text)):
        return ParagraphKind.FURNITURE
    if len(words) <= _LONGEST_HEADING and (not _SENTENCE_END.search(text) or _quoted_heading(text)):
        return ParagraphKind.HEADING
    return ParagraphKind.BODY


def _worded(lower: str, known: Wordings) -> bool:
    return bool(known.opening.match(lower) or known.inside.search(lower))


def _quoted_heading(text: str) -> bool:
    """A few words wholly in marks, without a stop: *"Things are simple"* between two paragraphs."""
    inner = text.strip('"“”«»‘’ \u00a0\u202f')
    return text[:1] in '"“«' and len(text.split()) <= 8 and not re.search(r"[.!?…,]$", inner)


def _full(text: str, kind: ParagraphKind) -> bool:
    return kind is ParagraphKind.BODY and _sentence(text)


def _sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and len(text.split()) > 3


def _teaser(text: str) -> bool:
    return not _sentence(text) and len(text.split()) <= _LONGEST_TEASER


def _headings_before_furniture(kinds: list[ParagraphKind]) -> list[ParagraphKind]:
    """A heading with nothing but furniture after it is furniture too."""
    tail = True
    for i in range(len(kinds) - 1, -1, -1):
        if kinds[i] is ParagraphKind.HEADING and tail:
            kinds[i] = ParagraphKind.FURNITURE
        tail = tail and kinds[i] is ParagraphKind.FURNITURE
    return kinds
