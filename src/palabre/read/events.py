"""Events: what happened, is planned, feared or denied. Document, times and places in, `Event`s in text order out.

Candidates come from `triggers`; each gets status, participants, place, time, tolls, sizes and attribution from the
sentence it stands in, and later mentions of the same event are folded into the first. Refuses a trigger about which the
text tells nothing (no party, place, time or figure), and whatever stands in furniture or headings.
"""

from collections.abc import Sequence

from palabre.model.actor import Mention, MentionKind, Party
from palabre.model.codes import PloverType
from palabre.model.event import INCIDENTS, Certainty, Event, EventKind, EventStatus
from palabre.model.passage import overlap
from palabre.model.place import NamedPlace
from palabre.model.statement import Statement
from palabre.model.time import Time
from palabre.model.toll import Harm, Victim
from palabre.read.amounts import read_amounts
from palabre.read.attribution import read_attributions
from palabre.read.avowals import answer, avow
from palabre.read.binding import bind_tolls
from palabre.read.candidates import candidates
from palabre.read.capitals import read_capitals, read_here
from palabre.read.document import Document
from palabre.read.drafts import Draft
from palabre.read.folds import incidents_of
from palabre.read.lone_harms import borne
from palabre.read.lone_tolls import killings
from palabre.read.means import by_means, is_means
from palabre.read.participant_words import lists
from palabre.read.recipients import settle
from palabre.read.setting import Setting
from palabre.read.shares import with_shares
from palabre.read.sides import complete
from palabre.read.sizes import bind_sizes
from palabre.read.sorting import searches, sorted_out
from palabre.read.suffered import tolls_of_many
from palabre.read.told import Told
from palabre.read.tolls import read_tolls
from palabre.read.unlisted import read_unlisted
from palabre.read.updates import is_retracted, without_updates
from palabre.read.victims import victims_in, word_class

NAME = "events.v1"

_TO_BLAME = 3  # sentences from a deed to who is said to have done it
_BODIES = {MentionKind.STATE, MentionKind.ARMED_GROUP, MentionKind.ORGANISATION}


def read_events(
    doc: Document,
    times: Sequence[Time],
    places: Sequence[NamedPlace],
    statements: Sequence[Statement] = (),
    mentions: Sequence[Mention] = (),
) -> tuple[Event, ...]:
    """The events of an article, each once, at its first plain mention.

    Args:
        doc: the article.
        times: its times, in text order.
        places: its mentions of places, in text order.
        statements: its statements, from which is known who gives a figure and who tells of an act of his own.
        mentions: its mentions of actors.
    """
    told = Told(statements)
    named = sorted((*places, *read_capitals(doc), *read_here(doc)), key=lambda p: p.spans)
    bodies = {m.spans[0][1] for m in mentions if m.kind in _BODIES}
    setting = Setting(doc, times, named, read_unlisted(doc, named), bodies)
    drafts = drafts_of(doc, setting, told)
    incidents = incidents_of(doc, drafts, told)
    for draft in incidents:
        draft.tolls += tolls_of_many(doc, draft)
        draft.tolls = with_shares(doc, draft)
        settle(doc, draft, named)
    answer(doc, incidents, statements)
    return tuple(_event(doc, draft, n) for n, draft in enumerate(incidents, start=1))


def drafts_of(doc: Document, setting: Setting, told: Told) -> list[Draft]:
    """All mentions of events, in text order, each with what its own sentence tells."""
    amounts = read_amounts(doc)
    drafts: list[Draft] = []
    for number, sentence in enumerate(doc.body):
        if is_retracted(doc, sentence):
            continue
        drafts += candidates(doc, sentence, number, setting, told)
    for draft in drafts:
        draft.kind = by_means(doc, draft) or draft.kind
        if draft.kind is EventKind.EXPLOSION:  # *a car bomb killed a judge*, *the explosion of a mine*
            draft.actors = [a for a in draft.actors if not is_means(doc, a.spans[0])]
            draft.recipients = [r for r in draft.recipients if not is_means(doc, r.spans[0])]
    drafts = sorted_out(doc, without_updates(doc, drafts))
    loose = bind_tolls(doc, drafts, read_tolls(doc, amounts, told))
    drafts = sorted(
        (*drafts, *killings(doc, loose, setting), *borne(doc, loose, setting)),
        key=lambda d: (d.sentence, d.trigger.first),
    )
    _bind_attributions(doc, drafts)
    avow(doc, drafts, told)
    for draft in drafts:
        complete(doc, draft, amounts)
    bind_sizes(doc, drafts, amounts)
    searches(doc, drafts)
    return drafts


def _bind_attributions(doc: Document, drafts: list[Draft]) -> None:
    """An attribution belongs to the event of its sentence nearest before it, else to the last one before."""
    for number, sentence in enumerate(doc.body):
        for found in read_attributions(doc, sentence):
            here = [d for d in drafts if d.sentence == number and found.tells(d.trigger.first)]
            left = [d for d in here if d.trigger.last <= found.first]
            right = [d for d in here if d.trigger.first >= found.first]
            before = [d for d in drafts if number - _TO_BLAME <= d.sentence < number]
            before.sort(key=lambda d: (d.kind in INCIDENTS, bool(d.tolls), d.sentence, d.trigger.first))
            near = [*reversed(left), *right]
            firm = [d for d in near if not d.trigger.sense.weak]  # *in an action attributed to them, a bomb exploded*
            draft = next(iter([*firm, *near, *reversed(before)]), None)
            if draft and draft.kind is EventKind.ARREST and _arrested(drafts, found.attribution.to):
                continue  # *arrested Awa Keïta, suspected of inciting riots*: what she did is another deed
            if draft and draft.type in {PloverType.ASSAULT, PloverType.COERCE, PloverType.AID, PloverType.CONCEDE}:
                draft.attribution.append(found.attribution)
                if found.attribution.certainty is Certainty.CLAIMED and not draft.actors:
                    draft.actors = [found.attribution.to]  # *the front claimed an attack*: it says so itself
                if draft.status is EventStatus.ALLEGED:
                    draft.actors = draft.actors or [found.attribution.to]
                else:
                    author = found.attribution.to.text
                    draft.actors = [
                        a for a in draft.actors if a.text != author or found.attribution.by == found.attribution.to
                    ]


def _arrested(drafts: list[Draft], party: Party) -> bool:
    return any(party.text in r.text for d in drafts if d.kind is EventKind.ARREST for r in d.recipients)


def _event(doc: Document, draft: Draft, number: int) -> Event:
    return Event(
        id=f"e{number}",
        type=draft.type,
        kind=draft.kind,
        trigger=doc.passage(*draft.spans),
        status=draft.status,
        actors=tuple(draft.actors),
        recipients=tuple(r for r in draft.recipients if not _mere_figure(doc, draft, r)),
        place=draft.place,
        other_places=draft.other_places,
        time=draft.time.id if draft.time else None,
        tolls=tuple(draft.tolls),
        sizes=tuple(draft.sizes),
        attribution=tuple(draft.attribution),
        component=NAME,
    )


def _mere_figure(doc: Document, draft: Draft, party: Party) -> bool:
    """*killing dozens*, *35 bodies were found*: a figure is a toll, and nobody in particular."""
    first, last = doc.tokens_between(*party.spans[0])
    persons = word_class("person", doc.language) - lists(doc.language)["figures"]
    if any(t.lower in persons or t.name_like for t in doc.tokens[first:last]) and not doc.capitals:
        return False  # *two people*, *200 Malians*
    nobody = not victims_in(doc.tokens[first:last], doc.language) - {Victim.UNKNOWN}  # *12 dead* among the soldiers
    return any(
        (nobody or t.who is Victim.UNKNOWN) and t.harm in {Harm.KILLED, Harm.INJURED} and overlap(t.spans, party.spans)
        for t in draft.tolls
    )
