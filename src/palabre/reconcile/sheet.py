"""Sheets: an article, its reading and what every decider asks of them, looked up once.

Input: `ReadArticle`. Output: `Sheet` (day, source, claims by local id, times as periods). Refuses: nothing; of two
claims with one id in one reading the first stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from palabre.model.article import Article
from palabre.model.claim import Claim, ClaimKind
from palabre.model.passage import Evidence, Spans, cover
from palabre.model.reading import ReadArticle, Reading
from palabre.model.statement import Statement
from palabre.model.time import Period, Time, TimePrecision, TimeSense

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One article with its reading. `local` maps kind and local id to claim id, `said` has the reach of statements."""

    article: Article
    reading: Reading
    day: date | None
    source: str
    claims: tuple[Claim, ...]
    times: dict[str, Time]
    local: dict[tuple[ClaimKind, str], str]
    said: tuple[tuple[int, int, Statement], ...]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def language(self) -> str:
        """The language that the reading took the article to be in."""
        return self.reading.language

    @property
    def at(self) -> datetime:
        """The moment that rule decisions about this article carry: its publication, never the clock's now."""
        return self.article.published or EPOCH

    @property
    def order(self) -> tuple[date, str]:
        """Earliest first; undated articles last."""
        return (self.day or date.max, self.article.id)

    def of(self, kind: ClaimKind) -> Iterable[Claim]:
        """The claims of one kind."""
        return (c for c in self.claims if c.kind is kind)

    def period(self, time: str | None) -> Period | None:
        """The time with this local id, freed from the article; None when there is none."""
        found = self.times.get(time) if time else None
        return period_of(found) if found else None

    def reported(self) -> Period | None:
        """The day of publication."""
        return day_period(self.day)


def sheet(read: ReadArticle) -> Sheet:
    """The sheet of an article."""
    claims: dict[str, Claim] = {}
    local: dict[tuple[ClaimKind, str], str] = {}
    for claim in read.reading.claims():
        claims.setdefault(claim.id, claim)
        name = getattr(claim.body, "id", None)
        if name:
            local.setdefault((claim.kind, name), claim.id)
    article = read.article
    return Sheet(
        article=article,
        reading=read.reading,
        day=article.published.date() if article.published else None,
        source=article.source or (urlsplit(article.url).hostname or "" if article.url else ""),
        claims=tuple(claims.values()),
        times={t.id: t for t in read.reading.times},
        local=local,
        said=_said(claims.values()),
    )


def _said(claims: Iterable[Claim]) -> tuple[tuple[int, int, Statement], ...]:
    """Start and end of each statement's content, with the statement."""
    return tuple((*cover(c.body.content.spans), c.body) for c in claims if isinstance(c.body, Statement))


def with_claims(page: Sheet, claims: Iterable[Claim]) -> Sheet:
    """The same sheet with other claims (rejected ones gone, edited ones changed)."""
    kept = tuple(claims)
    return replace(page, claims=kept, said=_said(kept))


def period_of(time: Time) -> Period:
    """A time as a period. *Before* and *after* leave one side open; words stay only where the bounds are unknown."""
    start = None if time.mod is TimeSense.BEFORE else time.start
    end = None if time.mod is TimeSense.AFTER else time.end
    unknown = time.start is None and time.end is None
    return Period(start=start, end=end, precision=time.precision, text=time.text if unknown else None)


def show_period(period: Period | None) -> str:
    """A period as ISO days."""
    if period is None:
        return ""
    start, end = period.start or "", period.end or ""
    return f"{start}" if start == end else f"{start}/{end}"


def day_period(day: date | None) -> Period | None:
    """One day as a period."""
    return Period(start=day, end=day, precision=TimePrecision.DAY) if day else None


def evidence(page: Sheet, claim: Claim, spans: Spans | None = None) -> Evidence:
    """The evidence that a claim gives; `spans` when only a part of it is meant."""
    return Evidence(article=page.article.id, claim=claim.id, spans=spans or claim.spans)
