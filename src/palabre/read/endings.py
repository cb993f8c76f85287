"""Endings: the verb that ends, breaks or prolongs what a noun names. Document, trigger in, a token or yes or no out.

*a levé les sanctions*, *a mis fin le 30 juillet à l'embargo*, *le cessez-le-feu a été rompu*. Refuses a phrase that a
sign parts from the noun.
"""

from palabre.model.event import VIOLENT, EventKind
from palabre.read.after_times import past_time
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.slots import asks_object, object_of
from palabre.read.triggers import Trigger, context, ending_phrases, ending_verbs
from palabre.read.words import words

NAME = "endings.v1"

# Kinds of verbs beside which a noun tells an event of its own, or is weighed in `candidates`.
_OWN_RULE = VIOLENT | {EventKind.BREACH, EventKind.BOYCOTT}
_TO_ENDING = 4  # tokens from a verb or phrase to the noun of what it ends
_TO_PHRASE = 12  # and from a phrase over a time


def ended(doc: Document, sentence: Sentence, trigger: Trigger) -> int | None:
    """The verb that ends what the trigger names, if one does."""
    verbs = ending_verbs(doc.language)
    first, last = max(sentence.first, trigger.first - _TO_ENDING), min(sentence.last, trigger.last + 14)
    phrase = _ended_by_phrase(doc, sentence, trigger)
    return next((i for i in range(first, last) if doc.tokens[i].lower in verbs), phrase)


def _ended_by_phrase(doc: Document, sentence: Sentence, trigger: Trigger) -> int | None:
    """*a mis fin le 30 juillet à l'embargo*: the verb of a phrase of ending before the trigger, past a time."""
    first = max(sentence.first, trigger.first - _TO_PHRASE)
    for hit in ending_phrases(doc.language).within(doc.tokens, first, trigger.first):
        gap = doc.tokens[past_time(doc, hit.last, sentence.last) : trigger.first]
        if len(gap) <= _TO_ENDING and not any(t.kind is TokenKind.PUNCTUATION for t in gap):
            return hit.first
    return None


def undergone(doc: Document, noun: Trigger, verb: Trigger) -> bool:
    """*le cessez-le-feu a été rompu*, *la trêve a été prolongée*: the verb tells what was done to it."""
    told = verb.sense.kind in {EventKind.BREACH, EventKind.CEASEFIRE} and not verb.noun
    if doc.language != "fr" or not told or not is_accord(noun):
        return False
    gap = doc.tokens[noun.last : verb.first]
    auxiliaries = words(doc.language).auxiliaries | context(doc.language)["infinitives"]
    return bool(gap) and all(t.lower in auxiliaries for t in gap)


def in_object(doc: Document, sentence: Sentence, verb: Trigger, noun: Trigger) -> bool:
    """*halted its bombing of the valley*, *passed the amnesty bill*: a noun of what a verb asks for as its object."""
    if verb.noun or not noun.noun or not asks_object(verb.sense.needs) or verb.sense.kind in _OWN_RULE:
        return False
    return noun.first in object_of(doc, sentence, verb)


def is_accord(noun: Trigger) -> bool:
    """Whether a trigger is a noun of something agreed."""
    return noun.noun and noun.sense.kind in {EventKind.AGREEMENT, EventKind.CEASEFIRE}
