"""Avowals: who owns to a deed, who is only said to have done it, who denies it. Drafts in, completed in place.

*The army says it destroyed two camps*: claimed by the army. *Rebels allegedly burned Sari*: laid to the rebels. *Lomé
blamed the Front, a charge it dismissed*: denied of the Front. Refuses deeds without force, and denials by the accuser.
"""

from collections.abc import Sequence
from dataclasses import replace

from palabre.model.actor import Party
from palabre.model.event import INCIDENTS, Attribution, Certainty, EventKind, EventStatus
from palabre.model.passage import overlap
from palabre.model.statement import Force, Statement
from palabre.read.agents import head
from palabre.read.document import Document
from palabre.read.drafts import Draft
from palabre.read.status import own_words
from palabre.read.told import Told
from palabre.read.words import words

NAME = "avowals.v1"

_BLAMED = {Certainty.ATTRIBUTED, Certainty.SUSPECTED}
_DENYING = {Force.DENY, Force.REJECT}
_DEEDS = INCIDENTS | {EventKind.CAPTURE, EventKind.OTHER, EventKind.AID}


def avow(doc: Document, drafts: Sequence[Draft], told: Told) -> None:
    """Say of each deed of force that is claimed or alleged who is said to have done it."""
    for draft in drafts:
        laid = any(a.certainty is not Certainty.DENIED for a in draft.attribution)
        if laid or not draft.actors or draft.kind not in _DEEDS:
            continue
        statement = told.by(draft.spans[0])
        teller = statement.speaker if statement else None
        if draft.status is EventStatus.CLAIMED:
            owner = _owner(doc, draft.actors[0], teller)
            draft.attribution.append(Attribution(to=owner, certainty=Certainty.CLAIMED, by=owner, spans=owner.spans))
        elif draft.status is EventStatus.ALLEGED:
            draft.attribution += [
                Attribution(to=a, certainty=Certainty.ATTRIBUTED, by=teller, spans=a.spans) for a in draft.actors
            ]


def _owner(doc: Document, actor: Party, teller: Party | None) -> Party:
    """*The ministry said its forces had hit the depot*: the ministry, whose deed it tells."""
    first = doc.tokens[doc.token_at(actor.spans[0][0])].lower
    own = own_words(doc.language)
    return teller if teller and first in own[0] | own[1] | words(doc.language).pronouns else actor


def answer(doc: Document, drafts: Sequence[Draft], statements: Sequence[Statement]) -> None:
    """Add to each deed that is laid at somebody's door the denial that follows."""
    denials = [s for s in statements if s.force in _DENYING]
    for draft in drafts if denials else ():
        blamed = [a for a in draft.attribution if a.certainty in _BLAMED]
        if any(a.certainty is Certainty.DENIED for a in draft.attribution):
            draft.attribution = [_of_blamed(doc, a, blamed) for a in draft.attribution]
            continue
        for blame in blamed:
            denial = next((s for s in denials if _answers(doc, s, blame)), None)
            if denial:
                spans = denial.cue.spans if denial.cue else denial.content.spans
                draft.attribution.append(replace(blame, certainty=Certainty.DENIED, by=denial.speaker, spans=spans))
                break


def _of_blamed(doc: Document, one: Attribution, blamed: Sequence[Attribution]) -> Attribution:
    """*A spokesman denied any involvement*: of those for whom he speaks."""
    at = head(doc, one.to.spans[0])
    w = words(doc.language)
    speaks = at is not None and doc.tokens[at].lower in w.posts | w.pronouns
    if one.certainty is not Certainty.DENIED or not speaks or not blamed:
        return one
    return replace(one, to=blamed[0].to, by=one.to)


def _answers(doc: Document, denial: Statement, blame: Attribution) -> bool:
    """Whether a denial stands right after a charge, in its sentence or the next, and is not the accuser's."""
    said = (denial.cue or denial.content).spans[0][0]
    charge, answered = doc.sentence_at(blame.spans[0][0]), doc.sentence_at(said)
    if charge is None or answered is None or said < blame.spans[-1][1]:
        return False
    if blame.by and denial.speaker and overlap(blame.by.spans, denial.speaker.spans):
        return False
    between = [s for s in doc.body if charge.start < s.start <= answered.start]
    return len(between) <= 1
