"""The grammar of times: rule names and patterns per language, filled from the lexicon.

Gives compiled patterns whose named groups are tables of the lexicon (`month`, `weekday`, `part`, `unit`, `rel`,
`deictic`, `told`, `night`) or numbers (`day`, `day2`, `year`, `decade`, `n`). Each rule is tried around its landmark,
a word or figures that it cannot do without; `times.py` keeps the longest.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.passage import Span
from palabre.model.time import TimeSense

_LANDMARKS = (
    "month",
    "told",
    "unit",
    "weekday",
    "deictic",
    "night",
)  # the first in a rule always matches; else figures do
_WORDED = ("deictic", "told", "night")  # tables of whole expressions
_REACH = 64  # characters: no expression of time is longer


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The time lexicon of a language: alternations for the grammar and tables to read what matched."""

    rules: dict[str, str]
    tables: dict[str, dict[str, int | str]]
    future: re.Pattern[str]
    bound: re.Pattern[str]
    maybe: re.Pattern[str]
    comes: re.Pattern[str]
    mods: dict[TimeSense, re.Pattern[str]]

    @property
    def months(self) -> re.Pattern[str]:
        """The names of months, in lower case."""
        return re.compile(self.alternation("month"))

    def alternation(self, table: str) -> str:
        """A pattern of all surfaces of a table, longest first."""
        return "|".join(sorted(self.tables[table], key=len, reverse=True))

    def code(self, table: str, surface: str) -> int | str:
        """The code of a surface that the table's alternation matched."""
        return next(c for p, c in self.tables[table].items() if re.fullmatch(p, surface, re.IGNORECASE))

    def number(self, table: str, surface: str) -> int:
        """The code of a surface in a table of numbers."""
        return int(self.code(table, surface))


@cache
def words_of(language: str) -> TimeWords:
    """The time lexicon of a language."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("times.toml").read_text("utf-8"))[language]
    return TimeWords(
        rules=raw["rule"],
        tables={k: _spaced(v) for k, v in raw.items() if k not in {"future", "mod", "rule"}},
        future=re.compile(raw["future"]["cue"], re.IGNORECASE),
        bound=re.compile(raw["future"]["bound"], re.IGNORECASE),
        maybe=re.compile(raw["future"]["maybe"], re.IGNORECASE),
        comes=re.compile(raw["future"]["comes"]),
        mods={TimeSense(k): re.compile(p, re.IGNORECASE) for k, p in raw["mod"].items()},
    )


def _spaced(table: dict[str, int | str]) -> dict[str, int | str]:
    """A table whose surfaces may be broken between lines."""
    return {surface.replace(" ", r"\s+"): code for surface, code in table.items()}


def candidates(text: str, lower: str, language: str) -> Iterator[tuple[str, re.Match[str]]]:
    """What each rule matches in a text, with the rule's name. `lower`: the text in lower case, letter for letter."""
    around = _around_landmarks(lower, language)
    for rule in _grammar(language):
        for start, end in around.get(rule.landmark, ()):
            for found in rule.lower.finditer(lower, start, end):
                if match := rule.cased.match(text, found.start(), end):
                    yield rule.name, match


def _around_landmarks(lower: str, language: str) -> dict[str, list[Span]]:
    """The stretches around the landmarks of each sort, in text order, not overlapping."""
    around: dict[str, list[Span]] = {}
    for found in _landmarks(language).finditer(lower):
        spans = around.setdefault(str(found.lastgroup), [])
        start, space = max(0, found.start() - _REACH), lower.find(" ", found.start() + _REACH)
        end = space if space >= 0 else len(lower)  # no stretch ends inside a word
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return around


@cache
def _landmarks(language: str) -> re.Pattern[str]:
    surfaces = {t: words_of(language).alternation(t) for t in _LANDMARKS}
    surfaces["unit"] += "|minutes"  # in no table, but *a few minutes ago* is a rule
    sorts = "|".join(rf"(?P<{t}>(?:{pattern})(?!\w))" for t, pattern in surfaces.items())
    return re.compile(rf"\b(?:(?P<figures>\d\d)|{sorts})")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What is tried around a landmark in the text in lower case, and what then matches in the text itself."""

    name: str
    landmark: str
    lower: re.Pattern[str]
    cased: re.Pattern[str]


@cache
def _grammar(language: str) -> tuple[_Rule, ...]:
    """The rules of a language."""
    words = words_of(language)
    ones = r"\d{1,3}|[a-zéèûà]+(?:-[a-zéèûà]+)*"
    slots = {
        **{t: rf"(?P<{t}>{words.alternation(t)})" for t in ("month", "weekday", "part", "unit", *_WORDED)},
        "rel": rf"(?P<rel>{words.alternation('relative')})",
        "month2": rf"(?P<month2>{words.alternation('month')})",
        "rel2": rf"(?P<rel2>{words.alternation('relative')})",
        "weekday2": rf"(?P<weekday2>{words.alternation('weekday')})",
        "day": r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?",
        "day2": r"(?P<day2>\d{1,2})(?:st|nd|rd|th|er)?",
        "year": r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d.,]\d|\d)",
        "year2": r"(?P<year2>(?:1[5-9]|20)\d\d)(?![\d.,]\d|\d)",
        "n": rf"(?P<n>{ones})",
        "n2": rf"(?P<n2>{ones})",
    }
    filled = {name: rf"(?<![\w-]){_filled(pattern, slots)}(?!\w)" for name, pattern in words.rules.items()}
    return tuple(
        _Rule(name, _landmark(words.rules[name]), re.compile(pattern), re.compile(pattern, re.IGNORECASE))
        for name, pattern in filled.items()
    )


def _landmark(pattern: str) -> str:
    return next((t for t in _LANDMARKS if f"{{{t}}}" in pattern or f"<{t}>" in pattern), "figures")


def _filled(pattern: str, slots: dict[str, str]) -> str:
    for name, slot in slots.items():
        pattern = pattern.replace("{" + name + "}", slot)
    return pattern
