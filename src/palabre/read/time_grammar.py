"""The grammar of times: rule names and patterns per language, filled from the lexicon.

Gives compiled patterns whose named groups are tables of the lexicon (`month`, `weekday`, `part`, `unit`, `rel`,
`deictic`) or numbers (`day`, `day2`, `year`, `decade`, `n`). `times.py` tries every rule everywhere; the longest wins.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.time import TimeSense


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The time lexicon of a language: alternations for the grammar and tables to read what matched."""

    rules: dict[str, str]
    tables: dict[str, dict[str, int | str]]
    future: re.Pattern[str]
    mods: dict[TimeSense, re.Pattern[str]]

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
        tables={k: v for k, v in raw.items() if k not in {"future", "mod", "rule"}},
        future=re.compile(raw["future"]["cue"], re.IGNORECASE),
        mods={TimeSense(k): re.compile(p, re.IGNORECASE) for k, p in raw["mod"].items()},
    )


@cache
def grammar(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules of a language, compiled."""
    words = words_of(language)
    ones = r"\d{1,3}|[a-zéèûà]+(?:-[a-zéèûà]+)*"
    slots = {
        **{t: rf"(?P<{t}>{words.alternation(t)})" for t in ("month", "weekday", "part", "unit", "deictic")},
        "rel": rf"(?P<rel>{words.alternation('relative')})",
        "rel2": rf"(?P<rel2>{words.alternation('relative')})",
        "weekday2": rf"(?P<weekday2>{words.alternation('weekday')})",
        "day": r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?",
        "day2": r"(?P<day2>\d{1,2})(?:st|nd|rd|th|er)?",
        "year": r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d.,]\d|\d)",
        "n": rf"(?P<n>{ones})",
        "n2": rf"(?P<n2>{ones})",
    }
    return tuple(
        (name, re.compile(rf"(?<![\w-]){_filled(pattern, slots)}(?!\w)", re.IGNORECASE))
        for name, pattern in words.rules.items()
    )


def _filled(pattern: str, slots: dict[str, str]) -> str:
    for name, slot in slots.items():
        pattern = pattern.replace("{" + name + "}", slot)
    return pattern
