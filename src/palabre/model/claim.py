"""Claims: one sourced value each. A claim's id survives a re-reading that says the same on the same words."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.model.accord import Accord
from palabre.model.affiliation import Affiliation, Role
from palabre.model.commitment import Commitment
from palabre.model.event import Event
from palabre.model.ids import content_id
from palabre.model.passage import Spans
from palabre.model.position import Position
from palabre.model.statement import Statement


class ClaimKind(StrEnum):
    """What a claim is about; the key of the list in the reading."""

    STATEMENT = "statements"
    POSITION = "positions"
    EVENT = "events"
    ACCORD = "accords"
    COMMITMENT = "commitments"
    AFFILIATION = "affiliations"
    ROLE = "roles"


ClaimBody = Statement | Position | Event | Accord | Commitment | Affiliation | Role

KIND_OF: dict[type, ClaimKind] = {
    Statement: ClaimKind.STATEMENT,
    Position: ClaimKind.POSITION,
    Event: ClaimKind.EVENT,
    Accord: ClaimKind.ACCORD,
    Commitment: ClaimKind.COMMITMENT,
    Affiliation: ClaimKind.AFFILIATION,
    Role: ClaimKind.ROLE,
}


PROPOSED_BY = "proposer."  # the components of claims that a language model of the user's own proposed begin so


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One item of a reading with its id: *this passage of this article says so*."""

    id: str
    article: str
    kind: ClaimKind
    spans: Spans
    body: ClaimBody

    @property
    def proposed(self) -> bool:
        """Whether a language model proposed it: then it waits for a person's `accept`."""
        return self.body.component.startswith(PROPOSED_BY)


def anchor(body: ClaimBody) -> Spans:
    """The passage that a claim is identified by: content, trigger, act, or its own spans."""
    match body:
        case Statement():
            return body.content.spans
        case Event():
            return body.trigger.spans
        case Commitment():
            return body.act.spans
        case _:
            return body.spans


def claim(article: str, body: ClaimBody) -> Claim:
    """The claim of a reading's item.

    The id is made of article, kind, passage and what tells two claims on one passage apart (the actor and question of
    a position, member and group of an affiliation ...), not of the reader's version: a judgement about it survives
    re-reading as long as the same words are read as the same kind of claim.
    """
    spans = anchor(body)
    parts = [_key(spans)]
    match body:
        case Statement():
            parts += [_key(body.speaker.spans if body.speaker else ()), _key(body.cue.spans if body.cue else ())]
        case Position():
            parts += [_key(body.actor.spans), body.question.id]
        case Affiliation():
            parts += [_key(body.member.spans), _key(body.group.spans)]
        case Role():
            parts += [_key(body.person.spans), body.post]
        case _:
            pass
    kind = KIND_OF[type(body)]
    return Claim(id=content_id("cl", article, kind, *parts), article=article, kind=kind, spans=spans, body=body)


def _key(spans: Spans) -> str:
    return ",".join(f"{s}-{e}" for s, e in spans)
