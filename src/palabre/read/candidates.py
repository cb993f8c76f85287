"""Candidates: the event drafts of one sentence. Triggers in, `Draft`s with status, parties, place and time out.

Joins coordinated triggers (*attacks and explosions*), and a killing to the attack it happened in. Refuses ambiguous
verbs whose object or subject is not of the sort they need (*took the town*, but not *took the floor*).
"""

from dataclasses import replace

from palabre.model.codes import PloverType
from palabre.model.event import Attribution, Certainty, EventKind, EventStatus
from palabre.model.passage import overlap
from palabre.read.agents import can_act, members, subject
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.drafts import VIOLENT, Draft
from palabre.read.embedded import noun_before_participle
from palabre.read.inflection import Form
from palabre.read.named import in_body_name
from palabre.read.participant_words import lists
from palabre.read.participants import definite, participants, passive, suspected
from palabre.read.phrases import party
from palabre.read.setting import Setting
from palabre.read.status import status_of, told_status
from palabre.read.told import Told
from palabre.read.triggers import Trigger, context, ending_verbs, find_triggers, phrase_context
from palabre.read.victims import word_class
from palabre.read.words import words

NAME = "candidates.v1"

_ENDABLE = {EventKind.SIEGE, EventKind.SANCTION, EventKind.RESTRICTION}
_WINDOW = {"force": 6, "envoy": 7, "accord": 7, "office": 6, "control": 4, "captivity": 6, "person": 7}


def candidates(doc: Document, sentence: Sentence, number: int, setting: Setting, told: Told) -> list[Draft]:
    """The drafts of a sentence, in text order."""
    found = (_fitting(doc, sentence, t, setting) for t in find_triggers(doc, sentence))
    triggers = [t for t in found if t]
    drafts = [_draft(doc, (sentence, number), group, setting, told) for group in _groups(doc, triggers)]
    for draft in drafts:
        _take_doers(doc, sentence, draft, triggers)
    return drafts


def _fitting(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> Trigger | None:
    """The trigger in the first of its senses that what stands around it allows."""
    for sense in (trigger.sense, *trigger.others):
        tried = replace(trigger, sense=sense, others=())
        if _fits(doc, sentence, tried, setting):
            return tried
    return None


def _groups(doc: Document, triggers: list[Trigger]) -> list[list[Trigger]]:
    """Triggers that name one event: coordinated ones, and harm verbs with the attack of their sentence."""
    killing = any(t.sense.kind is EventKind.KILLING and not t.noun for t in triggers)
    # *killed in an operation*: the verb tells more than the noun.
    triggers = [t for t in triggers if not (killing and t.noun and t.sense.weak and _occasion(doc, t))]
    means = [t for t in triggers if t.sense.kind in VIOLENT - {EventKind.KILLING} and not t.sense.harm]
    weak = all(t.sense.weak for t in means)
    exchange = any(t.sense.kind is EventKind.EXCHANGE for t in triggers)
    groups: list[list[Trigger]] = []
    for trigger in triggers:
        harm = trigger.sense.harm or (trigger.sense.kind is EventKind.KILLING and not trigger.noun)
        if harm and means and (not weak or trigger.sense.form is Form.GERUND):
            continue
        if exchange and trigger.sense.kind is EventKind.RELEASE:
            continue
        if harm and any(t.sense.kind is EventKind.KILLING and _beside(doc, t, trigger) for g in groups for t in g):
            continue
        if groups and (_object_of_signing(groups[-1][-1], trigger) or _signed(groups[-1][-1], trigger)):
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
    return signing and _accord(noun) and noun.first - verb.last <= 5


def _signed(noun: Trigger, verb: Trigger) -> bool:
    """*the truce concluded on 29 May*: the participle tells no second event."""
    bare = verb.sense.kind is EventKind.AGREEMENT and verb.sense.form in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE}
    return _accord(noun) and bare and verb.first == noun.last


def _accord(noun: Trigger) -> bool:
    return noun.noun and noun.sense.kind in {EventKind.AGREEMENT, EventKind.CEASEFIRE}


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
    status = told_status(doc, told, head, who.actors, status_of(doc, sentence, head))
    if status is EventStatus.HYPOTHETICAL and head.noun:
        # *rejected on Monday in Sari the idea of talks*: where and when it was rejected.
        end = doc.tokens[head.last - 1].end
        places = tuple(p for p in places if p.spans[0][0] >= end)
        time = time if time and time.spans[0][0] >= end else None
    draft = Draft(
        trigger=head,
        spans=tuple((doc.tokens[t.first].start, doc.tokens[t.last - 1].end) for t in group),
        sentence=number,
        kind=head.sense.kind,
        type=head.sense.type,
        status=status,
        definite=definite(doc, head, sentence),
        actors=[party(doc, s) for s in who.actors],
        recipients=[party(doc, s) for s in who.recipients],
        place=places[0] if places else None,
        other_places=places[1:],
        time=time,
    )
    _doubt(doc, draft)
    _nobody(doc, draft)
    if draft.place and _origin(doc, draft):
        draft.place, draft.other_places = None, ()
    if head.noun and draft.place:
        draft.actors = [a for a in draft.actors if a.text != draft.place.text]  # *the Boni offensive*
    ending = _ended(doc, sentence, head) if draft.kind in _ENDABLE and head.sense.ends else None
    if ending is not None:
        draft.type = PloverType.RETREAT
        doer = subject(doc, ending) if ending < head.first else None
        if doer and can_act(doc, doer):  # *MINUSMA lifted the curfew*
            draft.actors = [party(doc, s) for s in members(doc, doer)]
    return draft


def _take_doers(doc: Document, sentence: Sentence, draft: Draft, triggers: list[Trigger]) -> None:
    """*Gunmen killed two in an attack*: the doers of the verb are those of the attack it happened in."""
    if draft.actors or draft.attribution or draft.kind not in VIOLENT or not draft.trigger.noun:
        return
    for verb in triggers:
        if verb.sense.kind is EventKind.KILLING and not verb.noun and verb.last <= draft.trigger.first:
            draft.actors = [party(doc, s) for s in participants(doc, sentence, verb).actors]
            _doubt(doc, draft)


def _nobody(doc: Document, draft: Draft) -> None:
    """*nobody was killed*: the event is denied, and nobody suffered it."""
    none = [r for r in draft.recipients if r.text.lower() in lists(doc.language)["nobody"]]
    if none and draft.status is EventStatus.REPORTED:
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


def _doubt(doc: Document, draft: Draft) -> None:
    """*Suspected jihadists killed ...*: the suspects stand in the attribution alone."""
    for actor in [a for a in draft.actors if suspected(doc, a)]:
        draft.actors.remove(actor)
        draft.attribution.append(Attribution(to=actor, certainty=Certainty.SUSPECTED, spans=actor.spans))


def _ended(doc: Document, sentence: Sentence, trigger: Trigger) -> int | None:
    """The verb that ends what the trigger names, if one does."""
    verbs = ending_verbs(doc.language)
    first, last = max(sentence.first, trigger.first - 4), min(sentence.last, trigger.last + 14)
    return next((i for i in range(first, last) if doc.tokens[i].lower in verbs), None)


def _fits(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """Whether what stands around an ambiguous trigger is of the sort it needs."""
    needs = trigger.sense.needs
    if needs is None or (trigger.noun and needs in {"place", "people_or_place", "accord"}):
        return True
    if needs == "place":
        return _place_follows(doc, sentence, trigger, setting, reach=4)
    if needs == "people_or_place":
        return _place_follows(doc, sentence, trigger, setting, reach=10) or _name_follows(doc, sentence, trigger)
    if needs == "demand":
        return _demands(doc, sentence, trigger)
    wanted = word_class(needs, doc.language)
    reach = _WINDOW[needs]
    after = _until(doc, range(trigger.last, min(trigger.last + reach, sentence.last)))
    before = range(trigger.first - 1, max(sentence.first, trigger.first - reach) - 1, -1)
    # *soldiers captured the town of Lere*: the place was taken, not those who took it.
    taken = needs == "person" and _place_follows(doc, sentence, trigger, setting, reach=4)
    near = after if trigger.noun or taken else [*after, *_until(doc, before), *_subject_tokens(doc, sentence, trigger)]
    return any(
        (doc.tokens[i].lower in wanted and not in_body_name(doc, i))
        or (needs == "person" and 0 <= i - trigger.last <= 1 and _name(doc, i))
        for i in near
    )


def _subject_tokens(doc: Document, sentence: Sentence, trigger: Trigger) -> range:
    """The tokens of who is said to have suffered a passive verb."""
    if not passive(doc, sentence, trigger):
        return range(0)
    span = noun_before_participle(doc, sentence, trigger.first) or subject(doc, trigger.first)
    return range(*doc.tokens_between(*span)) if span else range(0)


def _demands(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*gathered in Sari to demand*: a crowd that wants something protests."""
    last = min(trigger.last + 14, sentence.last)
    wordings = phrase_context(doc.language, "demands")
    return any(
        all(at + i < last and doc.tokens[at + i].lower == w for i, w in enumerate(wording))
        for wording in wordings
        for at in range(trigger.last, last)
    )


def _until(doc: Document, stretch: range) -> list[int]:
    """The tokens of a stretch before the phrase is left: by a sign, a conjunction or a preposition of place."""
    stops = context(doc.language)["stops"]
    found = []
    for i in stretch:
        if doc.tokens[i].kind is TokenKind.PUNCTUATION or doc.tokens[i].lower in stops:
            break
        found.append(i)
    return found


def _place_follows(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, *, reach: int) -> bool:
    outside = words(doc.language).prepositions - {"of", "de", "du", "d'", "des"} if reach < 5 else frozenset()
    for i in range(trigger.last, min(trigger.last + reach, sentence.last)):
        token = doc.tokens[i]
        if token.lower in outside:
            return False
        if setting.near_place(token.start, token.end):
            return True
    return False


def _name_follows(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    return any(_name(doc, i) for i in range(trigger.last, min(trigger.last + 4, sentence.last)))


def _name(doc: Document, at: int) -> bool:
    return doc.tokens[at].name_like and not doc.capitals
