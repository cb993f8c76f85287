"""Durations: how long something lasted or is to last, whose start is not said. A match in a document, yes or no out.

*over [120 days]*, *[six weeks] of fighting*, *pendant [trois jours]*. Refuses ages (*a girl of ten years*, *Awa Keïta,
38 ans*), hours of the clock (*à 18 heures*), penalties
(*ten years in prison*), rates (*every two days*) and a single one without a word before it that
makes it a duration.
"""

import re
from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.time import Time, TimePrecision
from palabre.read.document import Document, TokenKind
from palabre.read.time_context import count_of
from palabre.read.time_grammar import words_of
from palabre.read.victims import victims
from palabre.read.words import words

NAME = "durations.v1"

_MOST = 1000  # no count of years is higher
_TO_NOUN = 3  # tokens from *of* to the noun
_TO_PENALTY = 3  # tokens from the number of years to the prison where they are spent
_YEARS = ("year", "years", "an", "ans", "months", "mois")


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    raw = loads(files("palabre.read.lexicon").joinpath("durations.toml").read_text("utf-8"))[language]
    return {name: frozenset(listed) for name, listed in raw.items()}


def lasts(doc: Document, start: int, end: int, number: str) -> bool:
    """Whether a number of days, months or years tells how long something lasts."""
    count = count_of(number, doc.language)
    if count is None or not 0 < count < _MOST:
        return False
    w, at = _lists(doc.language), doc.token_at(start)
    after = doc.tokens[doc.token_at(end - 1) + 1 :][:1]
    before = doc.tokens[at - 1] if at else None
    if count == 1 and (before is None or before.lower not in w["lasting"]):
        return False
    if after and (after[0].lower in w["not_after"] or (after[0].text == "-" and doc.language == "en")):
        return False  # *ten years old*, *12 years ago*
    last = doc.token_at(end - 1) + 1
    if any(t.lower in w["penalty"] for t in doc.tokens[last : last + _TO_PENALTY]):
        return False
    if before is None:
        return True
    clock = doc.lower[start:end].endswith(("heures", "heure")) and before.lower in w["clock"]
    told = {t.lower for t in doc.tokens[max(0, at - 2) : at]}  # *every two days*, *tous les deux jours*
    return not clock and told.isdisjoint(w["not_before"]) and not _age(doc, start, end, at)


def _age(doc: Document, start: int, end: int, at: int) -> bool:
    """*une fillette de huit mois*, *Awa Keïta, 38 ans*: how old somebody is."""
    if not doc.lower[start:end].endswith(_YEARS) or at < 2:
        return False
    one, before = doc.tokens[at - 2], doc.tokens[at - 1]
    if before.lower in words(doc.language).complement:
        return (
            victims(doc.language).at(doc.tokens, at - 2, at - 1) is not None or one.lower in _lists(doc.language)["age"]
        )
    return before.text == "," and one.kind is TokenKind.WORD and one.name_like


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
