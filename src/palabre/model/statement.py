"""Statements: something an actor said, wrote, showed or is said to think."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.model.actor import Party, Who
from palabre.model.passage import Evidence, Passage, Spans
from palabre.model.place import NamedPlace
from palabre.model.time import Period


class Form(StrEnum):
    """By the marks on the surface: wholly in quotation marks, partly, not at all."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Force(StrEnum):
    """What a statement does."""

    SAY = "say"
    ANNOUNCE = "announce"
    CLAIM = "claim"
    CONFIRM = "confirm"
    DENY = "deny"
    ACCEPT = "accept"
    REJECT = "reject"
    DEMAND = "demand"
    OFFER = "offer"
    ACCUSE = "accuse"
    THREATEN = "threaten"
    PROMISE = "promise"
    CONDEMN = "condemn"
    PRAISE = "praise"
    REGRET = "regret"
    DEFEND = "defend"
    DOUBT = "doubt"
    FEAR = "fear"
    WARN = "warn"
    ASK = "ask"
    THINK = "think"


class Voice(StrEnum):
    """In which quality the speaker speaks."""

    PARTY = "party"
    ORGANISATION = "organisation"
    MEDIATOR = "mediator"
    ANALYST = "analyst"
    MONITOR = "monitor"
    WITNESS = "witness"
    MEDIA = "media"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Medium, document or place of a statement, without its preposition."""

    spans: Spans
    text: str
    place: NamedPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement as one article reports it. `time` and `within` are ids inside the same reading."""

    id: str
    speaker: Party | None
    cue: Passage | None
    content: Passage
    form: Form
    force: Force
    voice: Voice
    addressee: Party | None = None
    venue: Venue | None = None
    time: str | None = None
    within: str | None = None
    component: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """A statement in the record. The same words in several copies are one, with the evidence of each.

    `words` are the verbatim words of the content in `language`, `quoted` the parts of them that stand in quotation
    marks in the source; `role` is the post in which the speaker spoke that day, `said` when (from the text), and
    `reported` the day of the first article.
    """

    id: str
    speaker: Who | None
    role: str | None
    voice: Voice
    form: Form
    force: Force
    words: str
    quoted: tuple[str, ...]
    language: str
    said: Period | None
    reported: Period | None
    venue: str | None
    addressee: Who | None
    questions: tuple[str, ...]
    within: str | None
    evidence: tuple[Evidence, ...]
    origins: int
    confidence: float | None = None
