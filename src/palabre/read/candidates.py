"""Candidates: the event drafts of one sentence. Triggers in, `Draft`s with status, parties, place and time out.

Joins coordinated triggers (*attacks and explosions*), and a killing to the attack it happened in: both words are then
the trigger. Refuses what `fitting` refuses.
"""

from palabre.model.actor import Party
from palabre.model.codes import PloverType
from palabre.model.event import VIOLENT, EventKind, EventStatus
from palabre.model.passage import overlap
from palabre.model.place import PlacePrecision
from palabre.read.agents import can_act, members, subject
from palabre.read.carriers import (
    doubt,
    only_fitting,
    parted,
    spans_of,
    take_doers,
    take_setting,
    take_words,
    without_carriers,
)
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.drafts import ENDABLE, Draft
from palabre.read.endings import ended, in_object, is_accord, undergone
from palabre.read.fitting import fits, joins
from palabre.read.ground import town
from palabre.read.inflection import Form
from palabre.read.light_verbs import light_verb
from palabre.read.participant_words import lists
from palabre.read.participants import definite, participants
from palabre.read.phrases import party, shared_subject
from palabre.read.senses import deed_participles
from palabre.read.setting import Setting
from palabre.read.slots import of_things
from palabre.read.status import status_of, told_status
from palabre.read.told import Told
from palabre.read.triggers import Trigger, context, find_triggers, phrase_context
from palabre.read.unharmed import none_of
from palabre.read.unlisted import called_at
from palabre.read.whence import cut_whence
from palabre.read.words import words

NAME = "candidates.v1"

# Kinds of deeds whose verbs tell nothing of violence beside them: *the accord signed in Sari ended the war*.
_OF_PAPER = {EventKind.AGREEMENT, EventKind.CONSULTATION, EventKind.BREACH, EventKind.BOYCOTT, EventKind.CEASEFIRE}
_TO_ENDED = 5  # tokens from a verb to the noun of what it ends or convenes
_LASTING = frozenset({"for", "pendant", "durant"})
# What is done at once, and lasts for no years.
_AT_ONCE = {EventKind.KILLING, EventKind.EXPLOSION, EventKind.RELEASE, EventKind.ARREST, EventKind.ABDUCTION}


def candidates(doc: Document, sentence: Sentence, number: int, setting: Setting, told: Told) -> list[Draft]:
    """The drafts of a sentence, in text order."""
    triggers: list[Trigger] = []
    for found in find_triggers(doc, sentence):
        fitting = _fitting(doc, sentence, found, triggers, setting)
        triggers += [fitting] if fitting else []
    groups = _groups(doc, sentence, triggers)
    drafts = [_draft(doc, (sentence, number), group, setting, told) for group in groups]
    for draft in drafts:
        take_doers(doc, sentence, draft, triggers)
    grouped = {t.first for group in groups for t in group}
    for verb in triggers:
        if verb.first not in grouped and not verb.noun and verb.sense.kind not in _OF_PAPER:
            take_words(doc, sentence, drafts, verb, setting)
    for draft in drafts:
        carrier = light_verb(doc, sentence, draft.trigger)
        if carrier and not overlap((carrier,), [s for d in drafts for s in d.spans]):
            draft.spans = tuple(sorted({*draft.spans, carrier}))
            verb = Trigger(doc.token_at(carrier[0]), doc.token_at(carrier[1] - 1) + 1, draft.trigger.sense)
            take_setting(draft, sentence, verb, setting)
        # *Des tirs ont touché le marché*: what happened did not do it.
        draft.actors = [a for a in draft.actors if doc.language == "en" or not overlap(a.spans, draft.spans)]
    _clear_sanctioned(drafts)
    return without_carriers(doc, drafts)


def _clear_sanctioned(drafts: list[Draft]) -> None:
    """*sanctions against Mali after the coup*: who is sanctioned is a party, and not where something else happened."""
    sanctioned = [s for d in drafts if d.kind is EventKind.SANCTION for r in d.recipients for s in r.spans]
    for draft in drafts:
        if draft.place and draft.kind is not EventKind.SANCTION and overlap(draft.place.spans, sanctioned):
            draft.place, draft.other_places = None, ()


def _fitting(
    doc: Document, sentence: Sentence, trigger: Trigger, earlier: list[Trigger], setting: Setting
) -> Trigger | None:
    """The trigger in the first of its senses, else a shorter one, that what stands around it allows."""
    for sense in (trigger.sense, *trigger.others):
        tried = Trigger(trigger.first, trigger.last, sense)
        if joins(doc, tried, earlier) or fits(doc, sentence, tried, setting):
            return tried
    return _fitting(doc, sentence, trigger.shorter, earlier, setting) if trigger.shorter else None


def _groups(doc: Document, sentence: Sentence, triggers: list[Trigger]) -> list[list[Trigger]]:
    """Triggers that name one event: coordinated ones, and harm verbs with the attack of their sentence."""
    killing = any(t.sense.kind is EventKind.KILLING and not t.noun for t in triggers)
    # *killed in an operation*: the verb tells more than the noun.
    triggers = [t for t in triggers if not (killing and t.noun and t.sense.weak and _occasion(doc, t))]
    means = [t for t in triggers if t.sense.kind in VIOLENT - {EventKind.KILLING} and not t.sense.harm]
    weak = all(t.sense.weak for t in means)
    exchange = any(t.sense.kind is EventKind.EXCHANGE for t in triggers)
    groups: list[list[Trigger]] = []
    for trigger in triggers:
        verb = trigger.sense.kind is EventKind.KILLING and not trigger.noun
        harm = trigger.sense.harm or verb or trigger.sense.needs == "fallen"  # *la mort de six soldats*
        if trigger.sense.beside or joins(doc, trigger, [t for g in groups for t in g]):
            continue
        if harm and any(not parted(doc, m, trigger) for m in means) and (not weak or trigger.sense.form is Form.GERUND):
            continue
        if exchange and trigger.sense.kind is EventKind.RELEASE:
            continue
        if harm and any(t.sense.kind is EventKind.KILLING and _beside(doc, t, trigger) for g in groups for t in g):
            continue
        before = groups[-1][-1] if groups else None
        if before and (undergone(doc, before, trigger) or in_object(doc, sentence, trigger, before)):
            groups[-1] = [trigger]
            continue
        if before and in_object(doc, sentence, before, trigger):
            continue
        if before and (_object_of_signing(before, trigger) or _signed(before, trigger)):
            continue
        if before and (_object_of_ending(doc, before, trigger) or _convened(doc, before, trigger)):
            continue
        if groups and _coordinated(doc, groups[-1][-1], trigger):
            groups[-1].append(trigger)
        else:
            groups.append([trigger])
    return groups


def _occasion(doc: Document, noun: Trigger) -> bool:
    """*neutralised in the operation*: the noun tells in what it happened."""
    for wording in phrase_context(doc.language, "occasion"):
        at = noun.first - len(wording)
        if at >= 0 and all(doc.tokens[at + i].lower == w for i, w in enumerate(wording)):
            return True
    return False


def _beside(doc: Document, one: Trigger, two: Trigger) -> bool:
    """Whether a second verb of harm goes on with the first (*killed two and wounded five*)."""
    gap = doc.tokens[one.last : two.first]
    return len(gap) <= 12 and not any(t.kind is TokenKind.MARK or t.text in ";:" for t in gap)


def _object_of_signing(verb: Trigger, noun: Trigger) -> bool:
    """*signed a ceasefire agreement*: what is signed is no second event."""
    signing = verb.sense.kind is EventKind.AGREEMENT and not verb.noun
    return signing and is_accord(noun) and noun.first - verb.last <= 5


def _signed(noun: Trigger, verb: Trigger) -> bool:
    """*the truce concluded on 29 May*: the participle tells no second event."""
    bare = verb.sense.kind is EventKind.AGREEMENT and verb.sense.form in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE}
    return is_accord(noun) and bare and verb.first == noun.last


def _object_of_ending(doc: Document, verb: Trigger, noun: Trigger) -> bool:
    """*broke the truce*, *suspended its talks*: what is broken off is told with it; not *its talks with the rebels*."""
    ends = verb.sense.kind in {EventKind.BREACH, EventKind.BOYCOTT} and not verb.noun
    object_ = is_accord(noun) or (noun.noun and noun.sense.kind is EventKind.CONSULTATION)
    near = 0 <= noun.first - verb.last <= _TO_ENDED
    return ends and object_ and near and not _goes_on(doc, noun.last)


def _goes_on(doc: Document, at: int) -> bool:
    """*talks [with the rebels]*, *a truce [that came into force in May]*: more is told of what is broken off."""
    after, w = doc.tokens[at].lower if at < len(doc.tokens) else "", words(doc.language)
    return after in lists(doc.language)["beside"] or after in w.relatives or after in deed_participles(doc.language)


def _convened(doc: Document, one: Trigger, two: Trigger) -> bool:
    """*hosted a summit*, *a summit convened by Lomé*: one meeting, told by verb and noun."""
    if not one.sense.kind is two.sense.kind is EventKind.CONSULTATION or one.noun is two.noun:
        return False
    gap = doc.tokens[one.last : two.first]
    if one.noun:
        return not gap and two.sense.form in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE}
    return len(gap) <= _TO_ENDED and not any(t.kind is TokenKind.PUNCTUATION for t in gap)


def _coordinated(doc: Document, one: Trigger, two: Trigger) -> bool:
    gap = [t.lower for t in doc.tokens[one.last : two.first]]
    if two.sense.type is not one.sense.type or one.noun is not two.noun:
        return False
    fillers = context(doc.language)["joining"]
    joined = bool(gap) and len(gap) <= 3 and (gap[0] in words(doc.language).coordinators or gap[0] in ",/")
    same = two.sense.kind is one.sense.kind or (one.sense.kind in VIOLENT and two.sense.kind in VIOLENT)
    return joined and same and all(w in fillers for w in gap)


def _draft(doc: Document, where: tuple[Sentence, int], group: list[Trigger], setting: Setting, told: Told) -> Draft:
    head, (sentence, number) = group[0], where
    who = participants(doc, sentence, head)
    places, time = setting.places(sentence, head), setting.time(sentence, head)
    called = [p.spans[0] for p in places if setting.called_after(p, sentence, head)]
    if time and head.sense.kind in _AT_ONCE and doc.tokens[doc.token_at(time.spans[0][0]) - 1].lower in _LASTING:
        time = None  # *freed an engineer it had held for two years*
    if time and head.noun and head.sense.kind is EventKind.OVERTHROW and _of_others(doc, head.first):
        time = None  # *supporters of the coup marched on Friday*
    status = told_status(doc, told, head, who.actors, status_of(doc, sentence, head))
    if status is EventStatus.HYPOTHETICAL and head.noun:
        # *rejected on Monday in Sari the idea of talks*: where and when it was rejected.
        end = doc.tokens[head.last - 1].end
        places = tuple(p for p in places if p.spans[0][0] >= end or p.spans[0] in called)
        time = time if time and time.spans[0][0] >= end else None
    draft = Draft(
        trigger=head,
        spans=tuple(span for t in group for span in spans_of(doc, t)),
        sentence=number,
        kind=head.sense.kind,
        type=head.sense.type,
        status=status,
        definite=definite(doc, head, sentence),
        actors=[party(doc, s) for s in who.actors if s not in called],  # *the Goma ambush*: Goma did not do it
        recipients=[party(doc, s) for s in who.recipients],
        place=places[0] if places else None,
        other_places=places[1:],
        time=time,
    )
    if (
        draft.place is None
        and draft.kind is EventKind.CAPTURE
        and (at := town(doc, sentence, head, setting)) is not None
    ):
        draft.place = called_at(doc, at)
    _nobody(doc, draft)
    only_fitting(doc, draft)
    doubt(doc, draft)
    if draft.place and _origin(doc, draft):
        draft.place, draft.other_places = None, ()
    if head.noun and draft.place:
        draft.actors = [a for a in draft.actors if a.text != draft.place.text]  # *the Boni offensive*
    if of_things(head.sense.needs, head.sense.kind):
        draft.recipients = []
    if (
        doc.language == "fr"
        and draft.kind is EventKind.AID
        and draft.place
        and draft.place.precision is not PlacePrecision.COUNTRY
    ):
        # *distribué des vivres à Sari*: the town is where it was done
        draft.recipients = [r for r in draft.recipients if not overlap(r.spans, draft.place.spans)]
    cut_whence(doc, draft)
    draft.recipients = [r for r in draft.recipients if not (_whence(doc, draft, r) or _second_verb(doc, draft, r))]
    ending = ended(doc, sentence, head) if draft.kind in ENDABLE and head.sense.ends else None
    if ending is not None:
        draft.type = PloverType.RETREAT
        draft.spans = tuple(sorted({*draft.spans, (doc.tokens[ending].start, doc.tokens[ending].end)}))
        to = doc.tokens[ending - 1].lower in lists(doc.language)["purpose"]  # *decided to ease the curfew*
        doer = (shared_subject if to else subject)(doc, ending) if ending < head.first else None
        if doer and can_act(doc, doer):  # *MINUSMA lifted the curfew*
            draft.actors = [party(doc, s) for s in members(doc, doer)]
    return draft


def _of_others(doc: Document, noun: int) -> bool:
    """*supporters of the coup*, *partisans du putsch*: whether a noun is the complement of another."""
    before = doc.tokens[noun - 1].lower == "du" or doc.tokens[noun - 2].lower in words(doc.language).complement
    return noun > 1 and before


def _nobody(doc: Document, draft: Draft) -> None:
    """*nobody was killed*: the event is denied, and nobody suffered it."""
    nobody = lists(doc.language)["nobody"]
    none = [r for r in draft.recipients if r.text.lower() in nobody or none_of(doc, doc.token_at(r.spans[0][0]))]
    if none and draft.status is EventStatus.REPORTED and not draft.trigger.noun:
        draft.status = EventStatus.NEGATED
    draft.recipients = [r for r in draft.recipients if r not in none]


def _origin(doc: Document, draft: Draft) -> bool:
    """*a trader from Togo was killed*: where a party comes from is not where it happened."""
    if draft.place is None:
        return False
    at = doc.token_at(draft.place.spans[0][0])
    before = {t.lower for t in doc.tokens[max(0, at - 2) : at]}
    inside = any(overlap(p.spans, draft.place.spans) for p in (*draft.actors, *draft.recipients))
    return inside and bool(before & lists(doc.language)["origin"])


def _whence(doc: Document, draft: Draft, sufferer: Party) -> bool:
    """*l'attaque de Wouro*: the place it is named after did not suffer it, but those who were there."""
    if doc.language != "fr" or not draft.trigger.noun or draft.place is None:
        return False
    of = doc.tokens[draft.trigger.last : doc.token_at(sufferer.spans[0][0])]
    named = draft.place.spans == sufferer.spans
    return named and len(of) == 1 and of[0].lower in lists("fr")["of"]


def _second_verb(doc: Document, draft: Draft, sufferer: Party) -> bool:
    """*avoir renversé le président et suspendu la Constitution*: a second participle is nobody."""
    first, last = doc.tokens_between(*sufferer.spans[0])
    return (
        doc.language == "fr"
        and last - first == 1 < len(doc.tokens) - first
        and not doc.tokens[first].name_like
        and doc.tokens[first - 1].lower in words("fr").coordinators
        and doc.tokens[last].lower in words("fr").determiners
        and not draft.trigger.noun
    )
