"""Carriers: verbs beside the noun of an event, which name it too and tell where and when. Drafts in, drafts out.

*Six were killed near Sari in an attack*, *a bombing struck Sari*: one event of two words. Refuses a verb that a
semicolon parts from it.
"""

from palabre.model.event import INCIDENTS, VIOLENT, Attribution, Certainty, EventKind
from palabre.model.passage import Span, overlap
from palabre.read import violence
from palabre.read.after_times import past_time
from palabre.read.document import Document, Sentence
from palabre.read.drafts import Draft
from palabre.read.participant_words import lists
from palabre.read.participants import participants, passive, suspected
from palabre.read.passives import is_adverb
from palabre.read.phrases import party
from palabre.read.setting import Setting
from palabre.read.triggers import Trigger, context
from palabre.read.words import words

NAME = "carriers.v1"

_TO_COMES = 4  # tokens from a noun to its *came*
_TO_DEED = 4  # tokens from a passive to the noun of the deed that is its agent


def without_carriers(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """*A bombing struck Sari*, *air strikes have hit the valley*: the noun is the event, and the verb tells where."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and draft.trigger.sense.weak and _strikes(doc, kept[-1], draft.trigger):
            deed = kept[-1]
            deed.spans = tuple(sorted({*deed.spans, *draft.spans}))
            deed.recipients, deed.time = deed.recipients or draft.recipients, deed.time or draft.time
            if deed.place is None:
                deed.place, deed.other_places = draft.place, draft.other_places
        else:
            kept.append(draft)
    return kept


def _strikes(doc: Document, deed: Draft, verb: Trigger) -> bool:
    """Whether the noun of a violent deed is the subject of a verb right after it: *strikes have also hit*."""
    if not deed.trigger.noun or deed.kind not in VIOLENT or verb.noun:
        return False
    w = words(doc.language)
    between = doc.tokens[deed.trigger.last : verb.first]
    return all(t.lower in w.auxiliaries or is_adverb(doc, t) for t in between)


def take_words(doc: Document, sentence: Sentence, drafts: list[Draft], verb: Trigger, setting: Setting) -> None:
    """*Six were killed near Sari in an attack*: the verb of harm names the attack too, and tells where, and when."""
    near = [d for d in drafts if d.kind in VIOLENT and not parted(doc, d.trigger, verb)]
    if not near:
        return
    draft = min(near, key=lambda d: abs(d.trigger.first - verb.first))
    draft.spans = tuple(sorted({*draft.spans, *spans_of(doc, verb)}))
    if doc.language == "fr" and not (draft.actors or draft.attribution) and passive(doc, sentence, verb):
        # *ont été tués et cinq autres blessés par des hommes armés*
        draft.actors = [party(doc, s) for s in participants(doc, sentence, verb).actors]
        only_fitting(doc, draft)
        doubt(doc, draft)
    if not draft.recipients and not passive(doc, sentence, verb):  # *a bomb killed Awa*
        draft.recipients = [party(doc, s) for s in participants(doc, sentence, verb).recipients]
    elif draft.recipients and _kills(doc, sentence, draft.trigger, verb):
        killed = [party(doc, s) for s in participants(doc, sentence, verb).recipients]
        killed = [k for k in killed if k.text.lower() not in lists(doc.language)["nobody"]]
        beside = [r for r in draft.recipients if not any(overlap(r.spans, k.spans) for k in killed)]
        draft.recipients = [*killed, *beside]
    take_setting(draft, sentence, verb, setting)


def take_setting(draft: Draft, sentence: Sentence, verb: Trigger, setting: Setting) -> None:
    """Where and when, of another word of the event, as far as its first word does not tell it."""
    draft.time = draft.time or setting.time(sentence, verb)
    if draft.place is None:
        places = setting.places(sentence, verb)
        draft.place, draft.other_places = (places[0], places[1:]) if places else (None, ())


def _kills(doc: Document, sentence: Sentence, deed: Trigger, verb: Trigger) -> bool:
    """*were killed by a strike on a market*, *killed Awa Keïta in a strike on Sari*: the verb tells who suffered."""
    if passive(doc, sentence, verb):
        return _by_it(doc, deed, verb)
    return verb.sense.kind is EventKind.KILLING and verb.last <= deed.first


def _by_it(doc: Document, deed: Trigger, verb: Trigger) -> bool:
    """*23 people were killed by a strike on a market*: the deed is the agent of the verb of harm."""
    start = past_time(doc, verb.last, deed.first)
    between = {t.lower for t in doc.tokens[start : deed.first][:_TO_DEED]}
    near = deed.first - start <= _TO_DEED
    leads = lists(doc.language)["agent"] | ({"dans"} if doc.language == "fr" else frozenset())
    return near and verb.sense.kind is EventKind.KILLING and bool(between & leads)


def parted(doc: Document, one: Trigger, two: Trigger) -> bool:
    """Whether a semicolon, a colon or *came after* stands between two triggers: they are of two events."""
    first, last = min(one.last, two.last), max(one.first, two.first)
    between = doc.tokens[first:last]
    c = context(doc.language)
    follows = one.first < two.first and one.noun and any(t.lower in c["comes"] for t in between[:_TO_COMES])
    return any(t.text in ";:" for t in between) or (follows and any(t.lower in c["later"] for t in between))


def take_doers(doc: Document, sentence: Sentence, draft: Draft, triggers: list[Trigger]) -> None:
    """*Gunmen killed two in an attack*: the doers of the verb are those of the attack it happened in."""
    if draft.actors or draft.attribution or draft.kind not in VIOLENT or not draft.trigger.noun:
        return
    for verb in triggers:
        if verb.sense.kind is EventKind.KILLING and not verb.noun and verb.last <= draft.trigger.first:
            draft.actors = [party(doc, s) for s in participants(doc, sentence, verb).actors]
            only_fitting(doc, draft)
            doubt(doc, draft)


def only_fitting(doc: Document, draft: Draft) -> None:
    """*killed by a bomb*: of violence only those who can do or suffer it are parties, and nobody is both."""
    if draft.kind in INCIDENTS:
        fits = violence.suffers if draft.trigger.sense.weak else violence.does  # *shells hit the town*
        draft.actors = [a for a in draft.actors if fits(doc, a.spans[0])]
        draft.recipients = [r for r in draft.recipients if violence.suffers(doc, r.spans[0])]
        draft.actors = [a for a in draft.actors if not any(overlap(a.spans, r.spans) for r in draft.recipients)]


def doubt(doc: Document, draft: Draft) -> None:
    """*Suspected jihadists killed ...*: the suspects stand in the attribution alone."""
    for actor in [a for a in draft.actors if suspected(doc, a)]:
        draft.actors.remove(actor)
        draft.attribution.append(Attribution(to=actor, certainty=Certainty.SUSPECTED, spans=actor.spans))


def spans_of(doc: Document, trigger: Trigger) -> tuple[Span, ...]:
    """The trigger's span; two where a time parts it: *ont [pris] dimanche [le contrôle]*."""
    whole = doc.tokens[trigger.first].start, doc.tokens[trigger.last - 1].end
    goes_on = past_time(doc, trigger.first + 1, trigger.last)
    if not trigger.first + 1 < goes_on < trigger.last:
        return (whole,)
    return (whole[0], doc.tokens[trigger.first].end), (doc.tokens[goes_on].start, whole[1])
