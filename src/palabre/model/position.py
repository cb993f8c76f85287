"""Positions: an actor's stance on a question at a date, derived from statements and acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from palabre.model.actor import NO_WORDS, Party, Who, WordLists, Words
from palabre.model.passage import Evidence, Passage, Spans
from palabre.model.time import Period


class Stance(StrEnum):
    """`for` means yes to the question."""

    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    MIXED = "mixed"
    UNCLEAR = "unclear"


def combined(stances: Iterable[Stance]) -> Stance:
    """One stance for several: a condition outweighs a plain yes, yes and no make it mixed. Needs at least one."""
    given = tuple(stances)
    if {Stance.FOR, Stance.AGAINST} <= set(given):
        return Stance.MIXED
    return Stance.CONDITIONAL if Stance.CONDITIONAL in given else given[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What parties take positions on: yes or no, neutrally put, in both languages.

    `terms` are word beginnings that show that a passage is about the question; without them they are taken from the
    wording. `proposed` questions come from what parties disagree about, not from the desk.
    """

    id: str
    words: Words
    terms: WordLists = NO_WORDS
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question inside a reading: its id and its wording in the article's language."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A position as one article shows it. Invalid without a statement or an event of the same reading."""

    id: str
    actor: Party
    question: AskedQuestion
    stance: Stance
    spans: Spans
    conditions: tuple[Passage, ...] = ()
    statements: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    speaker: Party | None = None
    component: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRecord:
    """A position in the record. `basis` are the ids of the statement and event records that it stands on."""

    id: str
    actor: Who
    question: str
    stance: Stance
    at: Period | None
    speaker: Who | None
    conditions: tuple[str, ...]
    basis: tuple[str, ...]
    words: str
    language: str
    evidence: tuple[Evidence, ...]
    origins: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """Two actors whose latest positions on one question differ, and since when (the later of the two first days)."""

    id: str
    question: str
    one: Who
    two: Who
    stance_one: Stance
    stance_two: Stance
    since: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """An actor that moved on a question: from one stance to another, first seen on a day (ISO)."""

    id: str
    question: str
    actor: Who
    before: Stance
    after: Stance
    on: str | None
    evidence: tuple[Evidence, ...]
