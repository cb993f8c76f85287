"""French nouns of deeds: the sides they oppose, the nation whose adjective follows, the place they are called after.

Document, sentence and trigger in, spans or a yes or no out. Refuses other languages, where all this is said otherwise.
"""

from palabre.model.event import INCIDENTS, EventKind
from palabre.model.passage import Span
from palabre.read import phrases
from palabre.read.after_times import past_time
from palabre.read.document import Document, Sentence
from palabre.read.names import demonyms
from palabre.read.pairs import Participants, split
from palabre.read.participant_words import lists
from palabre.read.triggers import Trigger

NAME = "french_deeds.v1"

# Kinds with two sides that both act.
TWO_SIDED = {EventKind.CONSULTATION, EventKind.AGREEMENT, EventKind.CEASEFIRE, EventKind.CLASH, EventKind.CONTACT}

_TO_OPPOSING = 5  # tokens from *combats* to *opposé*
_OF_PERSONS = {EventKind.KILLING, EventKind.EXECUTION, EventKind.ABDUCTION}
_OF_NATIONS = (INCIDENTS - _OF_PERSONS - TWO_SIDED) | {EventKind.WITHDRAWAL, EventKind.DEPLOYMENT}


def opposed(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants | None:
    """*des combats ont opposé lundi l'armée aux rebelles*: the two sides after the verb that opposes them."""
    if trigger.sense.kind is not EventKind.CLASH:
        return None
    w = lists(doc.language)
    for at in range(trigger.last, min(trigger.last + _TO_OPPOSING, sentence.last - 1)):
        if doc.tokens[at].lower not in w["opposes"]:
            continue
        one = phrases.noun_phrase_from(doc, past_time(doc, at + 1, sentence.last), sentence.last)
        after = doc.token_at(one[1] - 1) + 1 if one else sentence.last
        if one is None or after >= sentence.last or doc.tokens[after].lower not in w["opposed_to"]:
            return Participants(split(doc, one)) if one else None
        two = phrases.noun_phrase_from(doc, after + 1, sentence.last)
        return Participants((*split(doc, one), *split(doc, two))) if two else None
    return None


def of_nation(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """*une frappe israélienne*, *le retrait français*: the adjective names the doer."""
    if doc.language != "fr" or trigger.last >= sentence.last or trigger.sense.kind not in _OF_NATIONS:
        return None
    adjective = doc.tokens[trigger.last]
    named = adjective.lower in demonyms("fr") and not adjective.name_like
    return (adjective.start, adjective.end) if named else None


def called_after(doc: Document, trigger: Trigger, span: Span | None) -> bool:
    """*l'attaque de Sari*: a bare name is where it was, or whose deed; *l'assassinat d'Awa Keïta* is another matter."""
    if doc.language != "fr" or span is None or trigger.sense.kind in _OF_PERSONS or doc.capitals:
        return False
    first, last = doc.tokens_between(*span)
    return first == trigger.last + 1 and all(t.name_like or t.text == "-" for t in doc.tokens[first:last])
