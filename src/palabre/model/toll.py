"""Tolls and amounts: what harm to whom, at least, about, up to, according to whom."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.model.actor import Party, Who
from palabre.model.passage import Evidence, Spans


class Qualifier(StrEnum):
    """How a number is hedged. Bounds that go with each are in the reading contract (`shared shapes`, amount)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    ABOUT = "about"
    VAGUE = "vague"


class Harm(StrEnum):
    """What was suffered (or undone: released)."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    RELEASED = "released"
    DISPLACED = "displaced"


class Victim(StrEnum):
    """Who suffered it, only as worded."""

    CIVILIAN = "civilian"
    SOLDIER = "soldier"
    POLICE = "police"
    PEACEKEEPER = "peacekeeper"
    FIGHTER = "fighter"
    OFFICIAL = "official"
    AID_WORKER = "aid_worker"
    JOURNALIST = "journalist"
    HOSTAGE = "hostage"
    DETAINEE = "detainee"
    UNKNOWN = "unknown"


class SizeOf(StrEnum):
    """What a number that is no harm counts."""

    TROOPS = "troops"
    PARTICIPANTS = "participants"
    VEHICLES = "vehicles"
    GROUPS = "groups"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as worded. exact n: n n n; at least n: n n None; up to n: None None n; about n: None n None."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One figure of harm in an article. `cumulative` when it counts more than its event (*since January*)."""

    harm: Harm
    who: Victim
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    spans: Spans
    side: str | None = None
    cumulative: bool = False
    according_to: Party | None = None
    component: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A number that is no harm: troops sent, marchers, vehicles."""

    what: SizeOf
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure for one harm in the record: never averaged, beside the others of the same event.

    `reported` is the day (ISO) of the first article that gives it, `origins` the count of independent origins.
    `superseded_by` is the article in which the outlet that gave it took it back; None while somebody still gives it.
    """

    harm: Harm
    who: Victim
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    side: str | None
    cumulative: bool
    according_to: Who | None
    reported: str | None
    origins: int
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    superseded_by: str | None = None
    confidence: float | None = None
