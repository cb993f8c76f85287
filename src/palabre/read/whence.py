"""Whence: the place that closes the words for who withdraws. Document, draft in; the draft's doers are cut.

*le retrait des forces karvaniennes [du Tigré]*, *le départ des troupes françaises [du Tchad]*: where they leave,
no part of who they are. Refuses what stands right behind the noun: *le retrait de l'armée du Togo*.
"""

from palabre.model.actor import Party
from palabre.model.event import EventKind
from palabre.read.agents import head
from palabre.read.document import Document
from palabre.read.drafts import Draft
from palabre.read.participant_words import lists
from palabre.read.phrases import party

NAME = "whence.v1"


def cut_whence(doc: Document, draft: Draft) -> None:
    """Take the place of a withdrawal out of the words for its doers."""
    if doc.language != "fr" or draft.kind is not EventKind.WITHDRAWAL or not draft.trigger.noun or not draft.place:
        return
    start, end = draft.place.spans[0]
    draft.actors = [_cut(doc, actor, start, end) for actor in draft.actors]


def _cut(doc: Document, actor: Party, start: int, end: int) -> Party:
    link, noun = doc.token_at(start) - 1, head(doc, actor.spans[0])
    inside = actor.spans[0][0] < start and end == actor.spans[-1][1] and len(actor.spans) == 1
    if not inside or noun is None or link - noun < 2 or doc.tokens[link].lower not in lists("fr")["of"]:
        return actor
    return party(doc, (actor.spans[0][0], doc.tokens[link - 1].end))
