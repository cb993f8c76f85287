"""Ground: whether what a verb takes, holds, enters or leaves is a place. Trigger in, yes or no out.

*captured several villages*, *took Sari*, *entered Torvald*, which no list knows. Refuses a name that the article gives
a person.
"""

from palabre.read.around import doers, place_follows, sufferer, until
from palabre.read.document import Document, Sentence
from palabre.read.participant_words import lists
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
    ground, suffers = noun_class("ground", doc.language), sufferer(doc, sentence, trigger)
    after = until(doc, range(trigger.last, min(trigger.last + TO_GROUND, sentence.last)))
    if suffers and doc.language == "fr":
        after = []  # *a été arrêté à l'aéroport*
    return any(doc.tokens[i].lower in ground for i in (*after, *suffers))


def is_town(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """Whether a verb that may take towns or persons takes a town."""
    return town(doc, sentence, trigger, setting) is not None


def town(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> int | None:
    """*captured Torvald*, *Torvald was captured by the rebels*: the offset of a name that is a town's.

    By the words of the name (*Mount Torvald*, *Torvald Hospital*); a lone word that the article gives nobody
    with a first name or a title is a town after the verb; before a passive some list must know it.
    """
    if trigger.noun or trigger.sense.base not in context(doc.language)["of_towns"]:
        return None
    suffers = sufferer(doc, sentence, trigger)
    first = _to_name(doc, range(*(suffers.start, suffers.stop) if suffers else (trigger.last, sentence.last)))
    last = first
    while last < sentence.last and is_name(doc, last):
        last += 1
    owns = last < sentence.last and doc.tokens[last].lower in {"'s", "’s"}  # *captured Keïta's two camps*
    if first == last or owns or (is_ordinary(doc.tokens[first].lower, doc.language) and last - first == 1):
        return None
    name = [t.lower for t in doc.tokens[first:last]]
    generic = noun_class("ground", doc.language) | noun_class("site", doc.language)
    if name[0] in noun_class("opens_town", doc.language) or (last - first > 1 and name[-1] in generic):
        return doc.tokens[first].start
    if any(doc.tokens[i].lower in noun_class("held", doc.language) for i in suffers):
        return doc.tokens[first].start  # *Torvald, the main city of the north, was captured*
    lone = last - first == 1 and not _a_person(doc, sentence, first) and not _by_police(doc, sentence, trigger)
    listed = not suffers or setting.near_place(doc.tokens[first].start, doc.tokens[first].end)
    return doc.tokens[first].start if lone and listed else None


def _by_police(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*Police captured Keïta*: the police take persons."""
    police = lists(doc.language)["police"]
    return bool(police) and not police.isdisjoint(doers(doc, sentence, trigger))


def _to_name(doc: Document, stretch: range) -> int:
    """The token after *the*, *all of* at the beginning of a stretch."""
    at = stretch.start
    while at < stretch.stop and doc.tokens[at].lower in context(doc.language)["parts_of"]:
        at += 1
    return at


def _a_person(doc: Document, sentence: Sentence, at: int) -> bool:
    """Whether a lone name is told to be a person's: *captured Keïta, a trader*, or *Awa Keïta* elsewhere."""
    after = [t.lower for t in doc.tokens[at + 1 : min(at + 3, sentence.last)]]
    if after[:1] == [","] and after[-1] in words(doc.language).determiners:
        return True
    named = (i for i in range(1, len(doc.tokens)) if i != at and doc.tokens[i].text == doc.tokens[at].text)
    return any(doc.tokens[i - 1].name_like or doc.tokens[i - 1].lower in titles(doc.language) for i in named)


def ground_or_place(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """Whether ground or a named place is taken: *captured Sari*, *the airport was seized*."""
    if is_town(doc, sentence, trigger, setting):
        return True
    if is_ground(doc, sentence, trigger):
        return True
    if _by_police(doc, sentence, trigger):
        return False
    if place_follows(doc, sentence, trigger, setting, reach=4):
        return True
    phrase = sufferer(doc, sentence, trigger)
    return bool(phrase) and setting.near_place(doc.tokens[phrase[0]].start, doc.tokens[phrase[-1]].end)


def place_taken(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*took Sari*, *pris la ville*: a place by name, or a sort of place that is held."""
    if place_follows(doc, sentence, trigger, setting, reach=4):
        return True
    suffers = sufferer(doc, sentence, trigger) if doc.language == "fr" else range(0)  # *la ville a été reprise*
    after = suffers or until(doc, range(trigger.last, min(trigger.last + TO_TOWN, sentence.last)))
    return any(doc.tokens[i].lower in noun_class("held", doc.language) for i in after)
