"""Trace: from an item of the record back to its claims, so that a judgement about the item can be kept about them.

Input: a record item. Output: claim ids, those that its id is made of first. Refuses: nothing; an actor, a story or a
question rests on no single claim and gives none.
"""

from palabre.model.actor import Actor
from palabre.model.dispute import Dispute
from palabre.model.position import Question
from palabre.model.record import RecordItem
from palabre.model.story import Story


def claims_of(item: RecordItem) -> tuple[str, ...]:
    """The claims behind an item, each once, the earliest article's first."""
    match item:
        case Actor() | Story() | Question():
            return ()
        case Dispute():
            found = [e.claim for value in item.values for e in value.evidence]
        case _:
            found = [e.claim for e in item.evidence]
    return tuple(dict.fromkeys(found))
