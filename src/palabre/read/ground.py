"""Ground: whether what a verb takes, holds, enters or leaves is a place. Trigger in, yes or no out.

*captured several villages*, *took Sari*, *entered Torvald*, which no list knows. Refuses a name that the article gives
a person.
"""

from palabre.read.around import place_follows, sufferer, until
from palabre.read.document import Document, Sentence
from palabre.read.setting import Setting
from palabre.read.triggers import Trigger, context, noun_class
from palabre.read.truecase import is_ordinary
from palabre.read.victims import titles
from palabre.read.words import words

NAME = "ground.v1"

TO_GROUND = 6  # tokens from a verb of taking or hitting to the noun of what is taken or hit
TO_TOWN = 3  # tokens from a verb of taking to the noun of a place that is held


def is_name(doc: Document, at: int) -> bool:
    """Whether a token can be of a name; nothing tells in a text in capitals."""
    return doc.tokens[at].name_like and not doc.capitals


def called(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a name that is no ordinary word stands right after a verb."""
    at = trigger.last
    return at < sentence.last and is_name(doc, at) and not is_ordinary(doc.tokens[at].lower, doc.language)


def is_ground(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*captured several villages*, *the airport was seized*: ground that can be taken."""
    ground = noun_class("ground", doc.language)
    after = until(doc, range(trigger.last, min(trigger.last + TO_GROUND, sentence.last)))
    return any(doc.tokens[i].lower in ground for i in (*after, *sufferer(doc, sentence, trigger)))


def town_alone(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*captured Torvald*: one unknown name, which the article gives nobody with a first name or a title."""
    at = trigger.last
    if trigger.noun or trigger.sense.base not in context(doc.language)["of_towns"]:
        return False
    after = [t.lower for t in doc.tokens[at + 1 : min(at + 3, sentence.last)]]
    apposed = after[:1] == [","] and after[-1] in words(doc.language).determiners  # *captured Keïta, a trader,*
    if not called(doc, sentence, trigger) or apposed or (after and doc.tokens[at + 1].name_like):
        return False
    named = (i for i in range(1, len(doc.tokens)) if i != at and doc.tokens[i].text == doc.tokens[at].text)
    return not any(doc.tokens[i - 1].name_like or doc.tokens[i - 1].lower in titles(doc.language) for i in named)


def ground_or_place(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """Whether ground or a named place is taken: *captured Sari*, *the airport was seized*."""
    if town_alone(doc, sentence, trigger):
        return True
    if place_follows(doc, sentence, trigger, setting, reach=4) or is_ground(doc, sentence, trigger):
        return True
    phrase = sufferer(doc, sentence, trigger)
    return bool(phrase) and setting.near_place(doc.tokens[phrase[0]].start, doc.tokens[phrase[-1]].end)


def place_taken(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*took Sari*, *pris la ville*: a place by name, or a sort of place that is held."""
    if place_follows(doc, sentence, trigger, setting, reach=4):
        return True
    after = until(doc, range(trigger.last, min(trigger.last + TO_TOWN, sentence.last)))
    return any(doc.tokens[i].lower in noun_class("held", doc.language) for i in after)
