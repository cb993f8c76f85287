"""Times of publication. Input: a date in figures, or worded in English or French. Output: `Moment`. Refuses the vaguer.

The zone that was given is kept, since *today* in an article is its outlet's day; without a zone the time counts as UTC.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article was published; `day_only` when no time of day is known (`at` is then midnight UTC)."""

    at: datetime
    day_only: bool


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")


def given_moment(text: str) -> Moment | None:
    """The moment of what a person wrote: ISO 8601, else one worded day with its year (*26 October 2020*), else None."""
    return iso_moment(text) or _worded_day(text)


def iso_moment(text: str) -> Moment | None:
    """The moment of an ISO 8601 day (`2020-10-26`) or time (`2020-10-26T18:30:00+01:00`), else None."""
    text = text.strip()
    if not (_DAY.fullmatch(text) or _TIME.match(text)):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Moment(_zoned(found), day_only=_DAY.fullmatch(text) is not None)


def web_moment(text: str) -> Moment | None:
    """As `given_moment`, and the form of e-mail and HTTP dates; None for years before the web, which are defaults."""
    found = iso_moment(text) or _mail_moment(text) or _worded_day(text)
    return found if found and found.at.year >= 1990 else None


def _mail_moment(text: str) -> Moment | None:
    try:
        return Moment(_zoned(parsedate_to_datetime(text)), day_only=False)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _worded_day(text: str) -> Moment | None:
    """The one day, month and year in a short text. The time of day is left: its zone is seldom said."""
    if len(text) > 80:
        return None
    months, pattern = _worded()
    found = set()
    for match in pattern.finditer(text.lower()):
        name = match["m1"] or match["m2"]
        found.add((int(match["year"]), months[name], int(match["d1"] or match["d2"])))
    try:
        return Moment(datetime(*found.pop(), tzinfo=UTC), day_only=True) if len(found) == 1 else None
    except ValueError:
        return None


@cache
def _worded() -> tuple[dict[str, int], re.Pattern[str]]:
    lexicon = tomllib.loads(files("palabre.extract").joinpath("lexicon/months.toml").read_text(encoding="utf-8"))
    months = {name: number for names in lexicon.values() for number, row in enumerate(names, 1) for name in row}
    name = "|".join(sorted(months, key=len, reverse=True))
    day = r"\d{1,2})(?:st|nd|rd|th|er)?"
    first = rf"(?P<d1>{day}\s+(?P<m1>{name})"
    second = rf"(?P<m2>{name})\.?\s+(?P<d2>{day}"
    return months, re.compile(rf"(?<!\w)(?:{first}|{second})\.?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)")


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
