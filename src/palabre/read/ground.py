"""Ground: whether what a verb takes, holds, enters or leaves is a place. Trigger in, yes or no out.

*captured several villages*, *took Sari*, *entered Torvald*, which no list knows. Refuses a name that the article gives
a person.
"""

from palabre.read.agents import subject
from palabre.read.around import armed_do, doers, place_follows, sufferer, until, verb_like
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.inflection import Form
from palabre.read.names import demonyms
from palabre.read.participant_words import lists
from palabre.read.participants import passive
from palabre.read.setting import Setting
from palabre.read.triggers import Trigger, context, noun_class
from palabre.read.truecase import is_ordinary
from palabre.read.unlisted import peoples
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
    c, base = context(doc.language), trigger.sense.base
    fell = base in lists(doc.language)["falls_to"]  # *Torvald fell to the rebels*
    by_arms = base in c["of_towns_by_arms"] and bears_arms(doc, sentence, trigger, setting)
    if trigger.noun or not (base in c["of_towns"] or by_arms or fell):
        return None
    suffers = sufferer(doc, sentence, trigger)
    if fell and (span := subject(doc, trigger.first)):
        suffers = range(*doc.tokens_between(*span))
    first = _to_name(doc, range(*(suffers.start, suffers.stop) if suffers else (trigger.last, sentence.last)))
    last = first
    while last < sentence.last and is_name(doc, last):
        last += 1
    owns = last < sentence.last and doc.tokens[last].lower in {"'s", "’s"}  # *captured Keïta's two camps*
    if by_arms and last < sentence.last and doc.tokens[last].lower in c["of_somebody"]:
        return None  # *the soldiers took Keïta to Sari*
    if first == last or owns or (not (fell and doc.language == "fr") and _ordinary(doc, sentence, first, last)):
        return None
    name = [t.lower for t in doc.tokens[first:last]]
    generic = noun_class("ground", doc.language) | noun_class("site", doc.language)
    if name[0] in noun_class("opens_town", doc.language) or (last - first > 1 and name[-1] in generic):
        return doc.tokens[first].start
    if any(doc.tokens[i].lower in noun_class("held", doc.language) for i in suffers):
        return doc.tokens[first].start  # *Torvald, the main city of the north, was captured*
    lone = last - first == 1 and not _a_person(doc, sentence, first) and not _by_police(doc, sentence, trigger)
    listed = not suffers or fell or setting.near_place(doc.tokens[first].start, doc.tokens[first].end)
    return doc.tokens[first].start if lone and listed else None


def _ordinary(doc: Document, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a lone capital opens a word of the language: *captured Islamist fighters*, but not *took Sake on*."""
    if last - first > 1:
        return False
    known, name = words(doc.language), doc.tokens[first].lower
    after = doc.tokens[last] if last < sentence.last else None
    if (
        after is None
        or after.kind is TokenKind.PUNCTUATION
        or after.lower in known.prepositions
        or after.lower in known.times
    ):
        return name in known.times
    return is_ordinary(name, doc.language) or name in demonyms(doc.language) or name in peoples(doc.language)


def bears_arms(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """Whether soldiers, rebels or a named body do it."""
    return armed_do(doc, sentence, trigger) or body_acts(doc, sentence, trigger, setting)


def body_acts(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*the M23 entered Sari*: a group, a state, a body by its name. Refuses persons: what they enter they visit."""
    suffers = trigger.sense.needs != "entered" and passive(doc, sentence, trigger)
    span = None if suffers or doc.capitals else subject(doc, trigger.first)
    if span is None:
        return False
    first, last = doc.tokens_between(*span)
    called_the = last - first > 1 and doc.tokens[first].lower in context(doc.language)["the"]
    name = doc.tokens[first + called_the : last]
    known = span[1] in setting.bodies or called_the or (len(name) == 1 and name[0].text.isupper())
    return known and all(t.name_like for t in name)


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
    if is_town(doc, sentence, trigger, setting) or place_follows(doc, sentence, trigger, setting, reach=4):
        return True
    suffers = sufferer(doc, sentence, trigger) if doc.language == "fr" else range(0)  # *la ville a été reprise*
    after = suffers or until(doc, range(trigger.last, min(trigger.last + TO_TOWN, sentence.last)))
    return any(doc.tokens[i].lower in noun_class("held", doc.language) for i in after)


def falls(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*Torvald fell to the rebels*; not *prices fell to 3 percent*, *he fell to his knees*."""
    after = doc.tokens[trigger.last] if trigger.last < sentence.last else None
    if after is None or after.kind is TokenKind.NUMBER or after.lower in {"his", "her", "its", "their", "my"}:
        return False
    span = subject(doc, trigger.first)
    if span is None:
        return False
    first, last = doc.tokens_between(*span)
    ground = noun_class("ground", doc.language)
    held = any(t.lower in ground for t in doc.tokens[first:last])
    return held or is_town(doc, sentence, trigger, setting) or setting.near_place(*span)


def entered(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*troops entered the town*: those who do it are armed, and a place follows. Refuses *cars entering the town*."""
    going_on = doc.tokens[trigger.first - 1].lower in words(doc.language).auxiliaries if trigger.first else False
    if trigger.sense.form is Form.GERUND and not going_on:
        return False
    if not noun_class("relief", doc.language).isdisjoint(doers(doc, sentence, trigger)):
        return False  # *un convoi d'aide est entré à Sari*
    named = called(doc, sentence, trigger)  # *entered Torvald*: a town that no list knows
    return (
        verb_like(doc, trigger)
        and bears_arms(doc, sentence, trigger, setting)
        and (named or place_follows(doc, sentence, trigger, setting, reach=4) or is_ground(doc, sentence, trigger))
    )


def left(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*troops left Sari*, *les soldats quitteront le Togo*: those who do it are armed, and a place or name follows.

    Of a body a place alone, and no noun behind it: *Karvania left the Sari accord*.
    """
    last = min(trigger.last + TO_TOWN, sentence.last)
    if body_acts(doc, sentence, trigger, setting) and setting.ends_in_place(trigger.last, last):
        return verb_like(doc, trigger)
    named = any(is_name(doc, i) for i in range(trigger.last, last))
    after = doc.tokens[trigger.last : last]
    named = named or any(t.lower in {"country", "territory", "pays", "territoire"} for t in after)
    ground = named or place_taken(doc, sentence, trigger, setting) or is_ground(doc, sentence, trigger)
    return ground and verb_like(doc, trigger) and armed_do(doc, sentence, trigger)
