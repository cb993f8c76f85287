"""What an expression of time is resolved with: what the words around it and the article tell, and what a number is.

Refuses numbers that tell no count (*several*).
"""

from dataclasses import dataclass
from datetime import date

from text_to_num import text2num

from palabre.model.time import TimeSense
from palabre.read.dates import Interval
from palabre.read.time_grammar import TimeWords


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What an expression is resolved with: the anchor day, a year told just before, deadline or future around it.

    `last` is the day told last; `here` the one that the sentence told before the expression; `story` the stretch of
    days, of any length, that the story has come to; `maybe` says that words around it may look ahead.
    """

    language: str
    words: TimeWords
    anchor: date | None
    year: int | None
    last: date | None
    here: date | None
    mod: TimeSense | None
    future: bool
    maybe: bool = False
    story: Interval | None = None


_ROUND = {"a": 1, "an": 1, "one": 1, "un": 1, "une": 1, "several": None, "dozen": 12, "couple": 2}


def count_of(surface: str, language: str) -> int | None:
    """The value of a number in figures or words, None when it is not one."""
    if surface.isdigit():
        return int(surface)
    word = surface.lower()
    if word in _ROUND:
        return _ROUND[word]
    try:
        return int(text2num(word, language))
    except ValueError:
        return None
