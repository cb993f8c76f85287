"""Lone tolls: the dead whom no event of the article bears. Found tolls in, drafts of killings out.

*A journalist was found dead in Sari*, *the bodies of five herders were found*, *the army lost two men*: that they were
killed is all that is told. Refuses the dead of accidents and illness (*nine people died*), figures over a period, and
what did not happen.
"""

from collections.abc import Iterable

from palabre.model.codes import PloverType
from palabre.model.event import EventKind, EventStatus
from palabre.model.toll import Harm
from palabre.read.document import Document, Sentence
from palabre.read.drafts import Draft
from palabre.read.inflection import Form
from palabre.read.phrases import party
from palabre.read.senses import Sense
from palabre.read.setting import Setting
from palabre.read.status import status_of
from palabre.read.toll_lexicon import toll_words
from palabre.read.tolls import FoundToll
from palabre.read.triggers import Trigger
from palabre.read.victims import harms

NAME = "lone_tolls.v1"

_TO_FOUND = 14  # tokens between a body and the verb of finding it
_HAPPENED = frozenset({EventStatus.REPORTED, EventStatus.ALLEGED, EventStatus.CLAIMED})


def killings(doc: Document, tolls: Iterable[FoundToll], setting: Setting) -> list[Draft]:
    """A draft for each sentence whose tolls no event bears and whose words tell by themselves that some were killed."""
    drafts: dict[tuple[int, int], Draft] = {}
    for found in tolls:
        trigger = _trigger(doc, found)
        if trigger is None or found.toll.harm is not Harm.KILLED or found.toll.cumulative:
            continue
        held = drafts.get((found.sentence, trigger.first)) or lone_draft(doc, found.sentence, trigger, setting)
        if held.status in _HAPPENED:
            held.tolls.append(found.toll)
            held.recipients.append(party(doc, found.toll.spans[0]))
            drafts[found.sentence, trigger.first] = held
    return list(drafts.values())


def lone_draft(doc: Document, number: int, trigger: Trigger, setting: Setting) -> Draft:
    """A draft of what a figure tells by itself, in the sentence of that number: no mention of an event bears it."""
    sentence = doc.body[number]
    places = setting.places(sentence, trigger)
    return Draft(
        trigger=trigger,
        spans=((doc.tokens[trigger.first].start, doc.tokens[trigger.last - 1].end),),
        sentence=number,
        kind=trigger.sense.kind,
        type=trigger.sense.type,
        status=status_of(doc, sentence, trigger),
        definite=False,
        place=places[0] if places else None,
        other_places=places[1:],
        time=setting.time(sentence, trigger),
    )


def _trigger(doc: Document, found: FoundToll) -> Trigger | None:
    """*found dead*, *lost*; of bodies the verb of finding them."""
    lists, sentence = toll_words(doc.language), doc.body[found.sentence]
    word = doc.tokens[found.harm_at].lower
    if word in lists["bodies"]:
        at = _found(doc, found.harm_at, sentence)
        return _killing(at, at + 1) if at is not None else None
    hit = harms(doc.language).at(doc.tokens, found.harm_at, sentence.last)
    if hit is None:
        return _killing(found.harm_at, found.harm_at + 1) if word in lists["loses"] else None
    return _killing(hit.first, hit.last) if word in lists["found"] else None


def _found(doc: Document, body: int, sentence: Sentence) -> int | None:
    """The verb of finding that is nearest to a body."""
    near = range(max(sentence.first, body - _TO_FOUND), min(sentence.last, body + _TO_FOUND))
    verbs = [i for i in near if doc.tokens[i].lower in toll_words(doc.language)["found"]]
    return min(verbs, key=lambda i: abs(i - body), default=None)


def _killing(first: int, last: int) -> Trigger:
    sense = Sense(kind=EventKind.KILLING, type=PloverType.ASSAULT, form=Form.PAST_OR_PARTICIPLE, base="find")
    return Trigger(first, last, sense)
