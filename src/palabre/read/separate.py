"""Separate: two mentions of violence that are two events, whatever the weights hold. Two drafts in, yes or no out.

*In October 29 soldiers had died*, *11 have been abducted this year*, *after militants attacked a post*, *in response to
the killing of a commander*, *as the rebels fired rockets at the camp*. Refuses to tell apart what only stands far away
or is told with other words.
"""

from collections.abc import Iterator

from palabre.model.event import EventKind
from palabre.read.carriers import parted
from palabre.read.document import Document
from palabre.read.drafts import Draft, shared_party
from palabre.read.leads import answers, leads
from palabre.read.other_times import long_apart, since_which
from palabre.read.triggers import Trigger
from palabre.read.words import words

NAME = "separate.v1"

_TO_SECOND = 8  # tokens from *after*, *while* to what it leads to


def are_separate(doc: Document, old: Draft, new: Draft) -> bool:
    """Whether the words tell a later mention from an earlier event."""
    return (
        _counted_over_time(old, new)
        or _long_before(old, new)
        or _answers(doc, old, new)
        or any(_led_to(doc, old, new, t) for t in _here(old, new))
    )


def _here(old: Draft, new: Draft) -> Iterator[Trigger]:
    """The triggers of an event that stand in the sentence of a later mention."""
    told = zip((old.sentence, *old.mentions), (old.trigger, *old.triggers), strict=True)
    return (trigger for sentence, trigger in told if sentence == new.sentence)


def _counted_over_time(old: Draft, new: Draft) -> bool:
    """*Eleven have been abducted this year*: a sum is not the one abduction told before."""
    return bool(new.tolls) and all(t.cumulative for t in new.tolls) and any(not t.cumulative for t in old.tolls)


def _long_before(old: Draft, new: Draft) -> bool:
    """*In October, 29 soldiers died in an attack*: figures of another day, months away."""
    if not new.tolls or old.time is None or new.time is None:
        return False
    return long_apart(old.time, new.time)


def _answers(doc: Document, old: Draft, new: Draft) -> bool:
    """*Les représailles ont fait 40 morts*: what answers a deed is another one, and told again by the same noun."""
    base = new.trigger.sense.base
    return new.trigger.noun and base in answers(doc.language) and old.trigger.sense.base != base


def _led_to(doc: Document, old: Draft, new: Draft, before: Trigger) -> bool:
    """Whether the words between two triggers of a sentence lead from one event to another."""
    if parted(doc, before, new.trigger):
        return True
    last = new.trigger.first
    if new.trigger.noun and since_which(doc, doc.body[new.sentence], before.last, last):
        return True  # *the deadliest attack since a raid*
    for hit in leads(doc.language).within(doc.tokens, before.last, last):
        name = hit.values[0]
        if name == "answered" and new.trigger.noun:
            return True
        if last - hit.last > _TO_SECOND or not new.actors or _pronoun(doc, new):
            continue
        if name == "earlier" and (before.noun or before.sense.kind is not EventKind.KILLING) and not before.sense.harm:
            return True
        if name == "while" and not shared_party(old, new):
            return True
    return False


def _pronoun(doc: Document, draft: Draft) -> bool:
    """*as they fired*: those told of before."""
    return all(a.text.lower() in words(doc.language).pronouns for a in draft.actors)
