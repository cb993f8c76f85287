"""Events: something that happened, or is announced, alleged, feared, denied."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.model.actor import Party, Who
from palabre.model.codes import PloverType
from palabre.model.passage import Evidence, Passage, Spans
from palabre.model.place import NamedPlace
from palabre.model.time import Period
from palabre.model.toll import Figure, Size, Toll


class EventKind(StrEnum):
    """What happened, finer than the PLOVER type."""

    ATTACK = "attack"
    CLASH = "clash"
    EXPLOSION = "explosion"
    AIR_STRIKE = "air_strike"
    KILLING = "killing"
    ABDUCTION = "abduction"
    EXECUTION = "execution"
    SEXUAL_VIOLENCE = "sexual_violence"
    DESTRUCTION = "destruction"
    SIEGE = "siege"
    ARREST = "arrest"
    TRIAL = "trial"
    CAPTURE = "capture"
    SURRENDER = "surrender"
    ESCAPE = "escape"
    WITHDRAWAL = "withdrawal"
    DEPLOYMENT = "deployment"
    RELEASE = "release"
    EXCHANGE = "exchange"
    CEASEFIRE = "ceasefire"
    AGREEMENT = "agreement"
    BREACH = "breach"
    CONTACT = "contact"
    CONSULTATION = "consultation"
    BOYCOTT = "boycott"
    OVERTHROW = "overthrow"
    RESIGNATION = "resignation"
    APPOINTMENT = "appointment"
    ELECTION = "election"
    PROTEST = "protest"
    SANCTION = "sanction"
    RESTRICTION = "restriction"
    EXPULSION = "expulsion"
    DISPLACEMENT = "displacement"
    AID = "aid"
    OTHER = "other"


class EventStatus(StrEnum):
    """How the event stands in the text."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    CLAIMED = "claimed"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


# Harm or ruin done by force; not what only may go with it (a siege, a capture).
VIOLENT = frozenset(
    {
        EventKind.ATTACK,
        EventKind.CLASH,
        EventKind.EXPLOSION,
        EventKind.AIR_STRIKE,
        EventKind.KILLING,
        EventKind.EXECUTION,
        EventKind.DESTRUCTION,
    }
)
# What a register of violence counts, one line each.
INCIDENTS = VIOLENT | {EventKind.ABDUCTION}
# Deeds of force against persons: incidents, and what police and armies do to them without harm.
FORCE = INCIDENTS | {EventKind.ARREST}
# What somebody tells as past, were it to deny it: not what is planned, feared, or did not take place.
HAPPENED = frozenset({EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED, EventStatus.DENIED})


class Certainty(StrEnum):
    """How sure it is who did it."""

    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    ATTRIBUTED = "attributed"
    SUSPECTED = "suspected"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to have done it, how surely, and by whom (None: by nobody named)."""

    to: Party
    certainty: Certainty
    spans: Spans
    by: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event as one article tells it. `time` is an id inside the same reading."""

    id: str
    type: PloverType
    kind: EventKind
    trigger: Passage
    status: EventStatus
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: NamedPlace | None = None
    other_places: tuple[NamedPlace, ...] = ()
    time: str | None = None
    tolls: tuple[Toll, ...] = ()
    sizes: tuple[Size, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    component: str = ""
    confidence: float | None = None


def is_incident(event: Event) -> bool:
    """Whether an event is one that a register of violence counts, and took place as somebody tells."""
    return event.kind in INCIDENTS and event.status in HAPPENED


def is_deed_of_force(event: Event) -> bool:
    """Whether an event is a deed of force that took place as somebody tells."""
    return event.kind in FORCE and event.status in HAPPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionRecord:
    """An attribution in the record."""

    to: Who
    certainty: Certainty
    by: Who | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """An event in the record: told by several articles, each figure beside the others.

    `words` is the sentence of the first article that tells it (in `language`); `status` the firmest status told,
    `statuses` all of them with their evidence counts; `merged` the ids of the judgements that put its claims together.
    """

    id: str
    type: PloverType
    kind: EventKind
    status: EventStatus
    when: Period | None
    place: NamedPlace | None
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    figures: tuple[Figure, ...]
    sizes: tuple[Size, ...]
    attribution: tuple[AttributionRecord, ...]
    words: str
    language: str
    reported: Period | None
    stories: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    origins: int
    merged: tuple[str, ...] = ()
    confidence: float | None = None
