"""Durations: times that say how long something is to last, not when. A `Time` in, yes or no out.

*over [120 days]*, *[six weeks] of fighting*. Refuses times with bounds.
"""

import re
from functools import cache

from palabre.model.time import Time, TimePrecision
from palabre.read.document import Document
from palabre.read.time_grammar import words_of
from palabre.read.words import words

NAME = "durations.v1"

_TO_NOUN = 3  # tokens from *of* to the noun


def is_duration(time: Time, language: str) -> bool:
    """Whether a time is a duration: it has no bounds and ends in a unit (*18 months*)."""
    if time.start is not None or time.precision is not TimePrecision.UNKNOWN:
        return False
    return _units(language).fullmatch(time.text.split()[-1]) is not None


@cache
def _units(language: str) -> re.Pattern[str]:
    return re.compile(words_of(language).alternation("unit"), re.IGNORECASE)


def is_of(doc: Document, time: Time, noun: int) -> bool:
    """*six weeks of fighting*: whether a duration tells how long what a noun names lasted."""
    at = doc.token_at(time.spans[0][1] - 1) + 1
    led = at < noun and doc.tokens[at].lower in words(doc.language).complement
    return led and noun - at <= _TO_NOUN
