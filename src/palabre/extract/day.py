"""Times of publication. Input: ISO 8601 or the form of e-mail dates. Output: `Moment`. Refuses the vaguer.

The zone that was given is kept, since *today* in an article is its outlet's day; without a zone the time counts as UTC.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article was published; `day_only` when no time of day is known (`at` is then midnight UTC)."""

    at: datetime
    day_only: bool


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")


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
    """As `iso_moment`, and the form of e-mail and HTTP dates; None for years before the web, which are defaults."""
    found = iso_moment(text) or _mail_moment(text)
    return found if found and found.at.year >= 1990 else None


def _mail_moment(text: str) -> Moment | None:
    try:
        return Moment(_zoned(parsedate_to_datetime(text)), day_only=False)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
