"""Needing: whether what arms do, and what blows up, is told of arms and things at all. Trigger in, yes or no out.

*Un obus est tombé sur l'école*, but not *est tombé sur un ami*; *la cible de tirs*, but not *de critiques*. Refuses
prices, cases and governments that explode.
"""

from palabre.model.toll import Victim
from palabre.read.after_times import past_setting
from palabre.read.agents import head, subject
from palabre.read.around import doers, place_follows, sufferer, until
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.participants import passive
from palabre.read.phrases import noun_phrase_from
from palabre.read.setting import Setting
from palabre.read.triggers import Trigger, context, noun_class
from palabre.read.victims import COMBATANTS, victims_in, word_class
from palabre.read.words import words

NAME = "needing.v1"

_TO_ARMS = 5  # tokens from *la cible de* to the arms
_TO_THING = 4  # tokens from *fait exploser* to what explodes
_TO_FALLEN = 6  # tokens from *mort* or *éliminé* to those who fell
_HELD = {Victim.HOSTAGE, Victim.DETAINEE}
_TO_TOWN = 8  # tokens from *sont arrivés* to where


def by_arms(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*une roquette s'est abattue sur une maison*: arms do it."""
    return bool(_arms(doc) & doers(doc, sentence, trigger))


def of_arms(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*an Israeli strike on a school*, *the strike killed two*; not *went on strike*, *a strike by nurses*."""
    c = context(doc.language)
    around = doc.tokens[max(sentence.first, trigger.first - _TO_TOWN) : min(sentence.last, trigger.last + _TO_ARMS)]
    if doc.tokens[trigger.first - 1].lower == "on" or any(t.lower in c["of_work"] for t in around):
        return False
    after = (t.lower for t in doc.tokens[trigger.last : min(trigger.last + _TO_FALLEN, sentence.last)])
    return any(lower in c["strikes"] for lower in after)


def shot_at(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*a été la cible de trois roquettes*: arms were aimed at it."""
    after = until(doc, range(trigger.last, min(trigger.last + _TO_ARMS, sentence.last)))
    return any(doc.tokens[i].lower in _arms(doc) for i in after)


def blows_up(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*une voiture a explosé*; not *les prix ont explosé*, *a fait exploser les ventes*."""
    figures = noun_class("figure", doc.language)
    if trigger.noun:
        return True
    if " " in trigger.sense.base:
        after = until(doc, range(trigger.last, min(trigger.last + _TO_THING, sentence.last)))
        return not any(doc.tokens[i].lower in figures for i in after)
    span = subject(doc, trigger.first)
    at = head(doc, span) if span else None
    return at is None or doc.tokens[at].lower not in figures


def arriving(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*un contingent est arrivé à Sari*: troops come to a place; not *la police est arrivée sur les lieux*."""
    leads = doc.tokens[trigger.last : min(trigger.last + _TO_TOWN, sentence.last)]
    there = any(t.lower in context(doc.language)["goes_to"] for t in leads)
    troops = noun_class("arriving", doc.language) & doers(doc, sentence, trigger)
    return bool(troops) and there and place_follows(doc, sentence, trigger, setting, reach=_TO_TOWN)


def receives(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*a reçu lundi son homologue*, *a accueilli une délégation*: somebody in office or sent. Not *a reçu du chef*."""
    if trigger.last < sentence.last and doc.tokens[trigger.last].lower in {"de", "d'", "du", "des"}:
        return False
    if passive(doc, sentence, trigger):
        span = subject(doc, trigger.first)
    else:
        span = noun_phrase_from(doc, past_setting(doc, trigger.last, sentence.last), sentence.last)
    at = head(doc, span) if span else None
    guests = word_class("office", doc.language) | word_class("envoy", doc.language)
    return at is not None and doc.tokens[at].lower in guests


def fallen(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*la mort de quatre soldats*: of so many who fight; that of one, or of others, may be a natural one."""
    after = doc.tokens[trigger.last + 1 : min(trigger.last + _TO_FALLEN, sentence.last)]
    of = trigger.last < sentence.last and doc.tokens[trigger.last].lower in {"de", "d'"}
    counted = any(t.kind is TokenKind.NUMBER or t.lower in words(doc.language).numbers for t in after)
    return of and counted and bool(victims_in(after, doc.language) & COMBATANTS)


def of_fighters(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*a éliminé deux combattants*; not *a éliminé le club de Sari*."""
    return bool(victims_in(_object(doc, sentence, trigger), doc.language) & COMBATANTS)


def captives(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*handed over three hostages*, *a remis quinze prisonniers*: those who were held."""
    return bool(victims_in(_object(doc, sentence, trigger), doc.language) & _HELD)


def weapons(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*handed in 7,000 weapons*, *ont remis leurs fusils*."""
    return any(t.lower in context(doc.language)["given_up"] for t in _object(doc, sentence, trigger))


def fleeing(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*refugees crossed into Chad*: those who flee."""
    return bool(noun_class("fleeing", doc.language) & doers(doc, sentence, trigger))


def relief(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*an aid convoy reached Sari*: help comes to a place."""
    comes = noun_class("relief", doc.language) & doers(doc, sentence, trigger)
    return bool(comes) and place_follows(doc, sentence, trigger, setting, reach=_TO_TOWN)


def goods(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*seized a cargo ship*, *a saisi trente fusils*: things that are taken, no ground."""
    return any(t.lower in noun_class("goods", doc.language) for t in _object(doc, sentence, trigger))


def penalized(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*sanctioned nine generals*; not *sanctioned the use of force*."""
    near = _object(doc, sentence, trigger)
    named = any(t.name_like for t in near) and not doc.capitals
    listed = any(t.lower in noun_class("penalized", doc.language) for t in near)
    return named or listed or bool(victims_in(near, doc.language))


def _object(doc: Document, sentence: Sentence, trigger: Trigger) -> tuple[Token, ...]:
    """What suffers a verb, or stands behind it."""
    after = until(doc, range(trigger.last, min(trigger.last + _TO_FALLEN, sentence.last)))
    return tuple(doc.tokens[i] for i in sufferer(doc, sentence, trigger) or after)


def _arms(doc: Document) -> frozenset[str]:
    return noun_class("fired", doc.language) | noun_class("weapon", doc.language)
