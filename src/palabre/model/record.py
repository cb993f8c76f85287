"""The record: what is left when claims and judgements are folded. It can be thrown away and rebuilt."""

from dataclasses import dataclass

from palabre.model.accord import AccordRecord
from palabre.model.actor import Actor
from palabre.model.affiliation import AffiliationRecord, RoleRecord
from palabre.model.commitment import CommitmentRecord
from palabre.model.dispute import Dispute
from palabre.model.event import EventRecord
from palabre.model.judgement import Judgement
from palabre.model.position import Divergence, PositionRecord, Question, Shift
from palabre.model.statement import StatementRecord
from palabre.model.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that a fold gives, each tuple ordered by id so that two folds of the same input are equal.

    `decisions` are the rule judgements that the fold made on the way, with their reasons.
    """

    actors: tuple[Actor, ...] = ()
    statements: tuple[StatementRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    positions: tuple[PositionRecord, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    shifts: tuple[Shift, ...] = ()
    accords: tuple[AccordRecord, ...] = ()
    commitments: tuple[CommitmentRecord, ...] = ()
    affiliations: tuple[AffiliationRecord, ...] = ()
    roles: tuple[RoleRecord, ...] = ()
    stories: tuple[Story, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    questions: tuple[Question, ...] = ()
    decisions: tuple[Judgement, ...] = ()


RecordItem = (
    Actor
    | StatementRecord
    | EventRecord
    | PositionRecord
    | Divergence
    | Shift
    | AccordRecord
    | CommitmentRecord
    | AffiliationRecord
    | RoleRecord
    | Story
    | Dispute
    | Question
)
