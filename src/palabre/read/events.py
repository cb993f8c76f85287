"""Events: what happened, is planned, feared or denied. Document, times and places in, `Event`s in text order out.

Candidates come from `triggers`; each gets status, participants, place, time, tolls, sizes and attribution from the
sentence it stands in, and later mentions of the same event are folded into the first. Refuses a trigger about which the
text tells nothing (no party, place, time or figure), and whatever stands in furniture or headings.
"""

from collections.abc import Sequence

from palabre.model.codes import PloverType
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.place import NamedPlace
from palabre.model.statement import Statement
from palabre.model.time import Time
from palabre.read.amounts import NumberPhrase, read_amounts
from palabre.read.attribution import read_attributions
from palabre.read.binding import bind_tolls
from palabre.read.candidates import candidates
from palabre.read.capitals import read_capitals
from palabre.read.counts import read_sizes
from palabre.read.document import Document
from palabre.read.drafts import Draft, merge, same_event
from palabre.read.participant_words import lists
from palabre.read.setting import Setting
from palabre.read.sides import complete
from palabre.read.told import Told
from palabre.read.tolls import read_tolls
from palabre.read.totals import turnout
from palabre.read.triggers import context
from palabre.read.updates import is_retracted, without_updates
from palabre.read.victims import COMBATANTS, victims_in

NAME = "events.v1"

# Kinds of which a mention without doers and without a day is talk about such things, not one of them.
_NEEDS_MORE = {EventKind.AGREEMENT, EventKind.CONSULTATION, EventKind.ELECTION, EventKind.AID, EventKind.OTHER}
_TO_TURNOUT = 5  # sentences in which the turnout of a protest may be told
_HELD_WITHIN = 3  # tokens between a noun of meeting and its *held*


def read_events(
    doc: Document, times: Sequence[Time], places: Sequence[NamedPlace], statements: Sequence[Statement] = ()
) -> tuple[Event, ...]:
    """The events of an article, each once, at its first plain mention.

    Args:
        doc: the article.
        times: its times, in text order.
        places: its mentions of places, in text order.
        statements: its statements, from which is known who gives a figure and who tells of an act of his own.
    """
    told = Told(statements)
    amounts = read_amounts(doc)
    setting = Setting(doc, times, sorted((*places, *read_capitals(doc)), key=lambda p: p.spans))
    drafts: list[Draft] = []
    for number, sentence in enumerate(doc.body):
        if is_retracted(doc, sentence):
            continue
        drafts += candidates(doc, sentence, number, setting, told)
    drafts = without_updates(doc, drafts)
    bind_tolls(doc, drafts, read_tolls(doc, amounts, told))
    _bind_attributions(doc, drafts)
    for draft in drafts:
        complete(doc, draft, amounts)
        _bind_sizes(doc, draft, drafts, amounts)
    return tuple(_event(doc, draft, n) for n, draft in enumerate(_folded(doc, drafts), start=1))


def _folded(doc: Document, drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        earlier = [o for o in reversed(kept) if same_event(o, draft)]
        old = next((o for o in earlier if o.kind is draft.kind), next(iter(earlier), None))
        if old:
            merge(old, draft)
        elif _tells(doc, draft) or _held(doc, draft):
            kept.append(draft)
    return kept


def _tells(doc: Document, draft: Draft) -> bool:
    """Whether enough is told to call it an event."""
    if draft.trigger.sense.harm and not draft.tolls:
        return False
    if draft.kind is EventKind.DISPLACEMENT and draft.tolls == [] and _combatants(doc, draft):
        return False  # wounded soldiers that are flown out are not displaced
    if not (draft.tolls or draft.time or draft.place) and _anyone(doc, draft):
        return False
    if draft.status is EventStatus.HYPOTHETICAL and not draft.trigger.noun and not (draft.time or draft.tolls):
        return False
    if draft.trigger.sense.weak:
        return bool(draft.tolls) or (bool(draft.time or draft.place) and bool(draft.actors))
    if draft.kind in _NEEDS_MORE:
        return bool(draft.actors or draft.recipients) or bool(draft.time and draft.place)
    return draft.told > 0


def _combatants(doc: Document, draft: Draft) -> bool:
    """Whether those it was done to are soldiers or fighters, as worded."""
    counted = [victims_in(doc.tokens[slice(*doc.tokens_between(*r.spans[0]))], doc.language) for r in draft.recipients]
    return bool(counted) and all(c & COMBATANTS for c in counted)


def _anyone(doc: Document, draft: Draft) -> bool:
    """*those who kill blindly*: nobody in particular did it."""
    at, w = draft.trigger.first, lists(doc.language)
    return at > 1 and doc.tokens[at - 1].lower in w["who"] and doc.tokens[at - 2].lower in w["anyone"]


def _held(doc: Document, draft: Draft) -> bool:
    """*a consultation held in June*: a meeting that the words say took place, with a time."""
    after = doc.tokens[draft.trigger.last : draft.trigger.last + _HELD_WITHIN]
    held = any(t.lower in context(doc.language)["held"] for t in after)
    return draft.kind is EventKind.CONSULTATION and draft.trigger.noun and held and draft.time is not None


def _bind_attributions(doc: Document, drafts: list[Draft]) -> None:
    """An attribution belongs to the event of its sentence nearest before it, else to the last one before."""
    for number, sentence in enumerate(doc.body):
        for found in read_attributions(doc, sentence):
            here = [d for d in drafts if d.sentence == number]
            left = [d for d in here if d.trigger.last <= found.first]
            right = [d for d in here if d.trigger.first >= found.first]
            before = [d for d in drafts if number - 2 <= d.sentence < number]
            before.sort(key=lambda d: (bool(d.tolls), d.sentence, d.trigger.first))
            draft = next(iter([*reversed(left), *right, *reversed(before)]), None)
            if draft and draft.type in {PloverType.ASSAULT, PloverType.COERCE, PloverType.AID, PloverType.CONCEDE}:
                draft.attribution.append(found.attribution)
                if draft.status is EventStatus.ALLEGED:
                    draft.actors = draft.actors or [found.attribution.to]
                else:
                    author = found.attribution.to.text
                    draft.actors = [
                        a for a in draft.actors if a.text != author or found.attribution.by == found.attribution.to
                    ]


_SIZED = {EventKind.DEPLOYMENT, EventKind.PROTEST, EventKind.WITHDRAWAL, EventKind.SURRENDER, EventKind.CONSULTATION}


def _bind_sizes(doc: Document, draft: Draft, drafts: list[Draft], amounts: Sequence[NumberPhrase]) -> None:
    if draft.kind not in _SIZED:
        return
    sentence = doc.body[draft.sentence]
    taken = [span for d in drafts if d.sentence == draft.sentence for t in d.tolls for span in t.spans]
    rivals = [d for d in drafts if d.sentence == draft.sentence and d.kind in _SIZED]
    for first, size in read_sizes(doc, sentence, amounts, taken):
        nearest = min(rivals, key=lambda d: abs(d.trigger.first - first))
        if nearest is draft and abs(draft.trigger.first - first) <= 12:
            draft.sizes.append(size)
    if draft.kind is EventKind.PROTEST and draft is next((d for d in drafts if d.kind is EventKind.PROTEST), None):
        near = doc.body[draft.sentence : draft.sentence + _TO_TURNOUT]
        draft.sizes += [size for after in near for size in turnout(doc, after, amounts)]


def _event(doc: Document, draft: Draft, number: int) -> Event:
    return Event(
        id=f"e{number}",
        type=draft.type,
        kind=draft.kind,
        trigger=doc.passage(*draft.spans),
        status=draft.status,
        actors=tuple(draft.actors),
        recipients=tuple(draft.recipients),
        place=draft.place,
        other_places=draft.other_places,
        time=draft.time.id if draft.time else None,
        tolls=tuple(draft.tolls),
        sizes=tuple(draft.sizes),
        attribution=tuple(draft.attribution),
        component=NAME,
    )
