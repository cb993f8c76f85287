"""Accords: any agreement, with those who signed it and those who did not."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.model.actor import Party, Who
from palabre.model.passage import Evidence, Spans
from palabre.model.place import NamedPlace
from palabre.model.time import Period


class AccordKind(StrEnum):
    """What sort of agreement. `codes.PaxStage` has the database's own classes."""

    CEASEFIRE = "ceasefire"
    HUMANITARIAN = "humanitarian"
    FRAMEWORK = "framework"
    COMPREHENSIVE = "comprehensive"
    IMPLEMENTATION = "implementation"
    LOCAL = "local"
    EXCHANGE = "exchange"
    POWER_SHARING = "power_sharing"
    OTHER = "other"


class AccordState(StrEnum):
    """How far an accord has come."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    BREACHED = "breached"
    ENDED = "ended"
    DENIED = "denied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """An accord as one article tells it."""

    id: str
    name: str
    kind: AccordKind
    state: AccordState
    spans: Spans
    time: str | None = None
    place: NamedPlace | None = None
    signatories: tuple[Party, ...] = ()
    non_signatories: tuple[Party, ...] = ()
    parties: tuple[Party, ...] = ()
    mediators: tuple[Party, ...] = ()
    component: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordRecord:
    """An accord in the record."""

    id: str
    name: str
    kind: AccordKind
    state: AccordState
    when: Period | None
    place: NamedPlace | None
    signatories: tuple[Who, ...]
    non_signatories: tuple[Who, ...]
    parties: tuple[Who, ...]
    mediators: tuple[Who, ...]
    words: str
    language: str
    reported: Period | None
    evidence: tuple[Evidence, ...]
    origins: int
    confidence: float | None = None
