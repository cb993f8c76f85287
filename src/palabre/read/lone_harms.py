"""Lone harms: figures over a period that no event of the article bears. Found tolls in, drafts of events out.

*a war that has left 70,000 dead*: the war is an event once a toll hangs on it. *Since the truce 13 hostages have
regained their freedom*: the word of harm tells the event. Refuses the dead of whom no war is named beside the figure,
and what did not happen.
"""

from collections.abc import Iterable

from palabre.model.codes import PloverType
from palabre.model.event import EventKind, EventStatus
from palabre.model.toll import Harm
from palabre.read.document import Document, Sentence
from palabre.read.drafts import Draft
from palabre.read.inflection import Form
from palabre.read.lone_tolls import lone_draft
from palabre.read.phrases import party
from palabre.read.senses import Sense
from palabre.read.setting import Setting
from palabre.read.toll_lexicon import toll_words
from palabre.read.tolls import FoundToll
from palabre.read.triggers import Trigger
from palabre.read.victims import harms

NAME = "lone_harms.v1"

_TOLD = {
    Harm.RELEASED: (EventKind.RELEASE, PloverType.RETREAT),
    Harm.DISPLACED: (EventKind.DISPLACEMENT, PloverType.SANCTION),
    Harm.ABDUCTED: (EventKind.ABDUCTION, PloverType.COERCE),
}
_HAPPENED = frozenset({EventStatus.REPORTED, EventStatus.ALLEGED, EventStatus.CLAIMED})


def borne(doc: Document, tolls: Iterable[FoundToll], setting: Setting) -> list[Draft]:
    """A draft for each war beside whose name a figure stands, and for each word of harm that tells an event."""
    drafts: dict[tuple[int, int], Draft] = {}
    for found in tolls:
        trigger = _trigger(doc, found)
        if trigger is None:
            continue
        held = drafts.get((found.sentence, trigger.first)) or lone_draft(doc, found.sentence, trigger, setting)
        if held.status in _HAPPENED:
            held.tolls.append(found.toll)
            if held.kind is not EventKind.CLASH:
                held.recipients.append(party(doc, found.toll.spans[0]))
            drafts[found.sentence, trigger.first] = held
    return list(drafts.values())


def _trigger(doc: Document, found: FoundToll) -> Trigger | None:
    sentence = doc.body[found.sentence]
    if found.toll.cumulative and found.toll.harm in {Harm.KILLED, Harm.INJURED, Harm.DISPLACED}:
        at = _war(doc, sentence, found.first)
        if at is not None:
            return Trigger(at, at + 1, _sense(EventKind.CLASH, PloverType.ASSAULT, Form.NOUN, doc.tokens[at].lower))
    hit = harms(doc.language).at(doc.tokens, found.harm_at, sentence.last)
    if hit is None or found.toll.harm not in _TOLD or Form.NOUN in {f for _, f in hit.values} - {Form.PARTICIPLE}:
        return None
    kind, type_ = _TOLD[found.toll.harm]
    return Trigger(hit.first, hit.last, _sense(kind, type_, Form.PAST_OR_PARTICIPLE, doc.tokens[hit.first].lower))


def _war(doc: Document, sentence: Sentence, before: int) -> int | None:
    """The name of a war that stands nearest before a figure."""
    named = toll_words(doc.language)["war"]
    return next((i for i in range(before - 1, sentence.first - 1, -1) if doc.tokens[i].lower in named), None)


def _sense(kind: EventKind, type_: PloverType, form: Form, base: str) -> Sense:
    return Sense(kind=kind, type=type_, form=form, base=base)
