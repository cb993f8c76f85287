"""Telling: whether a mention tells enough to be an event. Document and draft in, yes or no out.

Refuses a trigger about which the text tells nothing (no party, place, time or figure), and nobody in particular.
"""

from itertools import pairwise

from palabre.model.event import VIOLENT, EventKind, EventStatus
from palabre.model.passage import Span
from palabre.read.called import talks_of
from palabre.read.document import Document, TokenKind
from palabre.read.drafts import Draft
from palabre.read.inflection import PARTICIPLES, Form
from palabre.read.participant_words import lists
from palabre.read.participants import passive
from palabre.read.senses import WHOLE
from palabre.read.slots import asks_object
from palabre.read.triggers import context, light_verbs, noun_class
from palabre.read.victims import COMBATANTS, victims_in
from palabre.read.words import words

NAME = "telling.v1"

# Kinds of which a mention without doers and without a day is talk about such things, not one of them.
_NEEDS_MORE = {EventKind.AGREEMENT, EventKind.CONSULTATION, EventKind.ELECTION, EventKind.AID, EventKind.OTHER}
# Kinds that are told by their day alone while they are to come.
_DATED = {EventKind.CONSULTATION, EventKind.ELECTION}
_PAST = {Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE, Form.FINITE}
_TO_HABIT = 8  # tokens from *that has* to *dozens of bombings*
# Kinds that a date alone tells apart from talk of such things.
_BY_DATE = {EventKind.AGREEMENT, EventKind.ELECTION}
_TO_NOUN = 4  # tokens from a time to the noun it dates: *the [2015] peace accord*
_TO_TIME = 7  # tokens from a noun to its time
_PHRASE = 2  # words above which a wording tells an event of its own
_TO_BEGAN = 8  # tokens from a war to the word that tells when it began
_HELD_WITHIN = 3  # tokens between a noun of meeting and its *held*


def tells(doc: Document, draft: Draft) -> bool:
    """Whether enough is told to call it an event."""
    if draft.trigger.sense.harm and not draft.tolls:
        return False
    if draft.trigger.sense.needs == WHOLE:
        began = own_time(doc, draft) or _began(doc, draft)
        return (bool(draft.tolls) or began) and not _figurative(doc, draft)
    if draft.kind is EventKind.DISPLACEMENT and draft.tolls == [] and _combatants(doc, draft):
        return False  # wounded soldiers that are flown out are not displaced
    if not (draft.tolls or draft.time or draft.place) and _anyone(doc, draft):
        return False
    if draft.status is EventStatus.HYPOTHETICAL and not draft.trigger.noun and not (draft.time or draft.tolls):
        return False
    counted = any(t.best for t in draft.tolls)
    if draft.kind in VIOLENT and not (counted or draft.time or draft.place) and _in_general(doc, draft):
        return False
    if draft.kind in VIOLENT and not (draft.time or counted) and _habit(doc, draft):
        return False
    if draft.trigger.sense.weak:
        set_in = bool(draft.time or draft.place)
        mined = draft.kind is EventKind.EXPLOSION and (set_in or bool(draft.recipients))  # *a mine hit the convoy*
        done = not draft.trigger.noun and draft.status is EventStatus.REPORTED
        struck = done and bool(draft.recipients)  # *the convoy was struck near the bridge*
        return bool(draft.tolls) or mined or (set_in and (bool(draft.actors) or struck))
    if _takes_place(draft) or _named_talks(doc, draft):
        return True
    if draft.kind in _NEEDS_MORE:
        # *a mutiny broke out in Sari*, *prompted Lomé to recall its ambassador*
        phrase = len(draft.spans) > 1 or len(draft.trigger.sense.base.split()) > _PHRASE
        arose = draft.kind is EventKind.OTHER and phrase and (draft.told > 0 or not draft.trigger.noun)
        dated = draft.status is EventStatus.PLANNED and draft.kind in _DATED and _a_noun(doc, draft)
        known = draft.kind in _BY_DATE and draft.trigger.noun and own_time(doc, draft)
        known = known or (_undergone(doc, draft) and bool(draft.time or draft.place))
        set_in = bool(draft.time and (draft.place or dated)) or known
        return bool(draft.actors or draft.recipients) or set_in or arose
    ended = draft.trigger.sense.ends and len(draft.spans) > 1  # *les sanctions seront levées*
    return draft.told > 0 or ended or _went_off(draft) or _broke_out(doc, draft)


def _undergone(doc: Document, draft: Draft) -> bool:
    """*the vote was put off until June*, *fighters were disarmed*: a passive verb that asks for such a sufferer."""
    suits = asks_object(draft.trigger.sense.needs)
    return suits and passive(doc, doc.body[draft.sentence], draft.trigger)


def _a_noun(doc: Document, draft: Draft) -> bool:
    """*elections are due in May*, *the summit will open on Monday*: a plural noun, or one after its article."""
    before = doc.tokens[draft.trigger.first - 1].lower
    return draft.trigger.noun and (draft.trigger.sense.many or before in words(doc.language).determiners)


def _takes_place(draft: Draft) -> bool:
    """*le scrutin s'est déroulé à Sari*, *la trêve est entrée en vigueur*: a verb says that it came about."""
    carried = draft.trigger.noun and len(draft.spans) > 1 and draft.status is not EventStatus.HYPOTHETICAL
    placed = draft.kind in _DATED and (draft.place is not None or draft.time is not None)
    return carried and (placed or draft.kind is EventKind.CEASEFIRE)


def _named_talks(doc: Document, draft: Draft) -> bool:
    """*les pourparlers de Sari*: talks that are called after a town are certain ones."""
    return draft.place is not None and draft.trigger.noun and talks_of(doc, draft.place, draft.trigger)


def _began(doc: Document, draft: Draft) -> bool:
    """*la guerre, déclenchée en 2015*, *depuis 2015 le théâtre d'une insurrection*: it is told when a war began."""
    if draft.time is None:
        return False
    sentence, at = doc.body[draft.sentence], draft.trigger
    near = doc.tokens[max(sentence.first, at.first - _TO_BEGAN) : min(sentence.last, at.last + _TO_BEGAN)]
    return any(t.lower in context(doc.language)["begins"] for t in near)


def _figurative(doc: Document, draft: Draft) -> bool:
    """*a trade war*, *a war of words*, *the Cold War*."""
    first, last = draft.trigger.first, draft.trigger.last
    near = (*doc.tokens[max(0, first - 1) : first], *doc.tokens[last : last + 2])
    return any(t.lower in context(doc.language)["figurative"] for t in near)


def own_time(doc: Document, draft: Draft) -> bool:
    """*the 2015 accord*, *an election due in May*, *the war that began in 1991*: a time that stands with the noun."""
    if draft.time is None:
        return False
    opens = draft.trigger.first == doc.body[draft.sentence].first  # *Elections were held in May*
    if not (opens or doc.tokens[draft.trigger.first].text.islower()):
        return False
    at, noun = doc.token_at(draft.time.spans[0][0]), draft.trigger
    if at < noun.first:
        return noun.first - at <= _TO_NOUN and not any(
            t.kind is TokenKind.PUNCTUATION for t in doc.tokens[at : noun.first]
        )
    between = doc.tokens[noun.last : at]
    breaks = lists(doc.language)["said"] | words(doc.language).subordinators - {"that"}
    told = any(t.lower in breaks or t.text in ";:" for t in between)
    return len(between) <= _TO_TIME and not told


def _in_general(doc: Document, draft: Draft) -> bool:
    """*the people are being murdered*, *they kill judges*: told in the present, of no day, place or number."""
    form, at = draft.trigger.sense.form, draft.trigger.first
    if draft.trigger.noun or draft.status is not EventStatus.REPORTED:
        return False
    if doc.language == "fr":
        return form is Form.FINITE and _present(doc.tokens[at].lower)
    before = [doc.tokens[i].lower for i in range(max(0, at - 2), at)]
    if form in PARTICIPLES:
        return "are" in before
    if form is Form.FINITE:
        return doc.tokens[at].lower.endswith("s")
    return form is Form.BASE and not set(before) & context(doc.language)["verb_before"]


def _habit(doc: Document, draft: Draft) -> bool:
    """*a group that has carried out dozens of bombings*: what somebody is known for."""
    if not (draft.trigger.noun and draft.trigger.sense.many):
        return False
    first = doc.body[draft.sentence].first
    before = [t.lower for t in doc.tokens[max(first, draft.trigger.first - _TO_HABIT) : draft.trigger.first]]
    who, has = lists(doc.language)["who"], lists(doc.language)["has"]
    return any(one in who and two in has for one, two in pairwise(before))


def _present(verb: str) -> bool:
    """*tuent*, *tue*, but not *tuèrent*, *tuaient*: a French present."""
    return verb.endswith("e") or (verb.endswith("ent") and not verb.endswith(("aient", "èrent", "irent", "urent")))


def _went_off(draft: Draft) -> bool:
    """*A bomb exploded*: that it did is enough."""
    finite = draft.trigger.sense.form in {Form.FINITE, Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE}
    return draft.kind is EventKind.EXPLOSION and finite and draft.status is EventStatus.REPORTED


def _broke_out(doc: Document, draft: Draft) -> bool:
    """*Heavy fighting broke out*, *de violents combats ont eu lieu*: a verb says that it came about."""
    last = doc.token_at(draft.spans[-1][0])
    return draft.kind is EventKind.CLASH and len(draft.spans) > 1 and last > draft.trigger.last - 1


def _combatants(doc: Document, draft: Draft) -> bool:
    """Whether those it was done to are soldiers or fighters, as worded."""
    counted = [victims_in(doc.tokens[slice(*doc.tokens_between(*r.spans[0]))], doc.language) for r in draft.recipients]
    return bool(counted) and all(c & COMBATANTS for c in counted)


def _anyone(doc: Document, draft: Draft) -> bool:
    """*those who kill blindly*: nobody in particular did it."""
    at, w = draft.trigger.first, lists(doc.language)
    return at > 1 and doc.tokens[at - 1].lower in w["who"] and doc.tokens[at - 2].lower in w["anyone"]


def held(doc: Document, draft: Draft) -> bool:
    """*a consultation held in June*: a meeting that the words say took place, with a time."""
    after = doc.tokens[draft.trigger.last : draft.trigger.last + _HELD_WITHIN]
    held = any(t.lower in context(doc.language)["held"] for t in after)
    return draft.kind is EventKind.CONSULTATION and draft.trigger.noun and held and draft.time is not None


def is_plain(doc: Document, draft: Draft) -> bool:
    """Whether a finite verb tells it as done: *rebels launched an attack*, *the attack took place in Sari*.

    Several deeds must have a place; a verb alone needs those who bear arms, with whom or where.
    """
    if draft.status not in {EventStatus.REPORTED, EventStatus.CLAIMED}:
        return False
    if draft.trigger.noun:
        known = draft.place or (draft.actors and not draft.trigger.sense.many)
        return bool(known) and any(_carries(doc, draft, span) for span in draft.spans)
    armed = noun_class("armed", doc.language)
    doers = {t.lower for a in draft.actors for t in doc.tokens[slice(*doc.tokens_between(*a.spans[0]))]}
    told = draft.trigger.sense.form in _PAST and not passive(doc, doc.body[draft.sentence], draft.trigger)
    return told and bool(doers & armed) and bool(draft.recipients or draft.place)


def _carries(doc: Document, draft: Draft, span: Span) -> bool:
    """Whether a word of an event is a finite verb that carries its noun: no *to launch*, no *attack launched by*."""
    at, after = doc.tokens_between(*span)
    found = light_verbs(doc.language).at(doc.tokens, at, after)
    if found is None:
        return False
    is_object, form = found.values[0]
    return form in _PAST and (not is_object or at < draft.trigger.first)
