"""Commitments: who owes what by when."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.model.actor import Party, Who
from palabre.model.passage import Evidence, Passage, Spans
from palabre.model.time import Period


class CommitmentStatus(StrEnum):
    """Where a commitment stands on a given day. `kept` and `broken` are only ever said by a judgement or a claim."""

    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    NO_DATE = "no_date"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A commitment as one article tells it. `hedged`: supposed to, expected to, told by another."""

    id: str
    owner: Party | None
    act: Passage
    spans: Spans
    due: str | None = None
    hedged: bool = False
    statement: str | None = None
    component: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRecord:
    """A commitment in the record. `words` are the verbatim words of the act, `due` its deadline as far as known."""

    id: str
    owner: Who | None
    words: str
    language: str
    due: Period | None
    hedged: bool
    reported: Period | None
    evidence: tuple[Evidence, ...]
    origins: int
    confidence: float | None = None
