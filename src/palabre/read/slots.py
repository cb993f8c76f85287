"""Slots: whether who does what a verb tells, or to what it is done, is of the sorts that the lexicon asks for.

Trigger in, yes or no out. The lexicon writes `needs = "doer:armed object:ground|place"`: all of it must hold, `|` parts
alternatives. *Switzerland froze the assets of two generals*, but not *the envoys froze*; *turned the convoy back*, but
not *turned the page*. Refuses a noun that only modifies another: *the border police closed the case*.
"""

from collections.abc import Callable
from functools import cache

from palabre.model.event import VIOLENT, EventKind
from palabre.read.around import doers, place_follows, sufferer
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.ground import bears_arms, is_name, is_town
from palabre.read.inflection import Form
from palabre.read.participant_words import lists
from palabre.read.participants import passive
from palabre.read.passives import is_adverb
from palabre.read.senses import trigger_words
from palabre.read.setting import Setting
from palabre.read.triggers import Trigger, context, noun_class
from palabre.read.victims import titles, victims_in, word_class
from palabre.read.words import words

NAME = "slots.v1"

_TO_OBJECT = 9  # tokens from a verb to the head of its object
_TO_THEN = 10  # tokens from a verb to its particle, or the preposition after its object
_TO_PLACE = 4  # tokens from a verb of moving to where
_SMALL = frozenset({"the", "a", "an", "against"})  # what stands between a verb and a word that gives it another sense
_PARTICLES = frozenset({"back", "away", "over", "up", "out", "down", "off", "free"})

_OF_DAYS = frozenset({"late", "early"})  # *the budget late on Thursday*

# Sorts of objects to which something can be done.
_SUFFERING = frozenset({"person", "envoy", "office", "guest", "captive", "held_ones", "expelled", "caravan", "media"})
_SUFFERING |= {"place", "funds", "goods", "troops", "disarmed", "suspects", "leagues"}

Slot = Callable[[Document, Sentence, Trigger, Setting, str], bool]


def is_slotted(needs: str) -> bool:
    """Whether what a group needs is written as slots."""
    return ":" in needs


def asks_object(needs: str | None) -> bool:
    """Whether a verb is told only of objects of certain sorts."""
    return needs is not None and is_slotted(needs) and "object" in dict(_parsed(needs))


def of_things(needs: str | None, kind: EventKind) -> bool:
    """*shut the border*, *cut the power*: whether a verb takes only things, which suffer nothing."""
    asked = dict(_parsed(needs)).get("object") if needs and is_slotted(needs) else None
    return asked is not None and kind not in VIOLENT and _SUFFERING.isdisjoint(asked.split("|"))


def fills(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """Whether all slots of a trigger are filled by something of their sorts."""
    if not trigger.noun and noun_class("nature", doc.language) & doers(doc, sentence, trigger):
        return False  # *a landslide blocked the road*
    return all(_SLOTS[slot](doc, sentence, trigger, setting, sort) for slot, sort in _parsed(trigger.sense.needs or ""))


@cache
def _parsed(needs: str) -> tuple[tuple[str, str], ...]:
    return tuple((slot, sort) for slot, _, sort in (part.partition(":") for part in needs.split()))


def _object(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, sorts: str) -> bool:
    """*froze the assets*, *the borders were closed*: what a verb takes, or suffers it; of a noun what follows *of*."""
    stretch = object_of(doc, sentence, trigger)
    return any(_is(doc, sentence, trigger, setting, stretch, sort) for sort in sorts.split("|"))


def object_of(doc: Document, sentence: Sentence, trigger: Trigger) -> range:
    """The tokens of the noun phrase that a verb takes or that suffers it, or that a noun's *of* leads to."""
    if passive(doc, sentence, trigger):
        return sufferer(doc, sentence, trigger)
    of = (
        trigger.noun
        and trigger.last < sentence.last
        and doc.tokens[trigger.last].lower in words(doc.language).complement
    )
    if trigger.noun and not of:
        return range(0)
    if doc.tokens[trigger.last - 1].lower == "to" and not _opens_phrase(doc, trigger.last):
        return range(0)  # *agreed to extend the truce*
    return _phrase(doc, range(trigger.last + of, min(trigger.last + _TO_OBJECT, sentence.last)))


def _is(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, stretch: range, sort: str) -> bool:
    if sort == "place":
        return _to_place(doc, sentence, trigger, setting, stretch)
    if sort == "person":
        return _to_person(doc, setting, stretch)
    nouns = sort_of(sort, doc.language)
    return any(doc.tokens[i].lower in nouns and _heads(doc, i, stretch.stop) for i in stretch)


@cache
def sort_of(sort: str, language: str) -> frozenset[str]:
    """The nouns of a sort: of a class of the triggers, else of one of persons."""
    listed = trigger_words(language)["class"]
    return noun_class(sort, language) if sort in listed else word_class(sort, language)


def _to_place(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, stretch: range) -> bool:
    if stretch and setting.near_place(doc.tokens[stretch[0]].start, doc.tokens[stretch[-1]].end):
        return True
    return is_town(doc, sentence, trigger, setting) or place_follows(doc, sentence, trigger, setting, reach=_TO_PLACE)


def _to_person(doc: Document, setting: Setting, stretch: range) -> bool:
    """Somebody: by a noun, a pronoun, a title, or a name that is no place's."""
    if not stretch:
        return False
    persons = word_class("person", doc.language) | word_class("pronoun", doc.language) | titles(doc.language).keys()
    if any(doc.tokens[i].lower in persons and _heads(doc, i, stretch.stop) for i in stretch):
        return True
    if victims_in(doc.tokens[stretch.start : stretch.stop], doc.language):
        return True
    named = [i for i in stretch if is_name(doc, i)]
    return bool(named) and not setting.near_place(doc.tokens[named[0]].start, doc.tokens[named[-1]].end)


def _phrase(doc: Document, stretch: range) -> range:
    """The tokens of the noun phrase at the beginning of a stretch: up to a sign, a preposition or an auxiliary."""
    w = words(doc.language)
    for i in stretch:
        token, lower = doc.tokens[i], doc.tokens[i].lower
        counted = lower in w.complement and i > stretch.start and _counts(doc, doc.tokens[i - 1])
        ends = lower in w.prepositions and lower not in w.determiners and not counted
        sign = token.kind is TokenKind.PUNCTUATION and token.text not in "-–\"“”'’$€£"
        if sign or ends or lower in w.auxiliaries - {"'s"} or (lower in w.relatives and lower not in w.determiners):
            return range(stretch.start, i)
    return stretch


def _opens_phrase(doc: Document, at: int) -> bool:
    """Whether a noun phrase begins at a token: with an article, a number or a name."""
    if at >= len(doc.tokens):
        return False
    token, w = doc.tokens[at], words(doc.language)
    return token.kind is TokenKind.NUMBER or token.lower in w.determiners | w.numbers or is_name(doc, at)


def _counts(doc: Document, token: Token) -> bool:
    """*dozens of*, *12 of the 20*: what is counted follows."""
    return (
        token.kind is TokenKind.NUMBER or token.lower in words(doc.language).numbers | lists(doc.language)["number_of"]
    )


def _heads(doc: Document, at: int, end: int) -> bool:
    """Whether a noun heads its phrase: no further noun follows it (*the border police* are no border)."""
    if at + 1 >= end or doc.language == "fr":  # *l'accord politique*: a French noun stands before what describes it
        return True
    after, w = doc.tokens[at + 1], words(doc.language)
    if (
        after.kind is not TokenKind.WORD
        or after.name_like
        or after.lower in w.closed | w.times | w.adverbs | _PARTICLES | _OF_DAYS
    ):
        return True
    return after.lower.endswith(("ed", "ing")) or is_adverb(doc, after)


def _doer(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, sorts: str) -> bool:
    """Who does it; a passive that names nobody leaves it open."""
    done = {word for sort in sorts.split("|") for word in sort_of(sort, doc.language)}
    if passive(doc, sentence, trigger) and not _agent(doc, sentence, trigger):
        return True
    if not done.isdisjoint(doers(doc, sentence, trigger)):
        return True
    return "armed" in sorts.split("|") and bears_arms(doc, sentence, trigger, setting)


def _agent(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    after = doc.tokens[trigger.last : min(trigger.last + _TO_OBJECT, sentence.last)]
    return any(t.lower in lists(doc.language)["agent"] for t in after)


def _not_doer(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, sorts: str) -> bool:
    done = {word for sort in sorts.split("|") for word in sort_of(sort, doc.language)}
    return done.isdisjoint(doers(doc, sentence, trigger))


def _then(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, sorts: str) -> bool:
    """*turned the convoy back*, *was barred from leaving*: a word that belongs to the verb stands behind it."""
    wanted = sorts.split("|")
    for token in doc.tokens[trigger.last : min(trigger.last + _TO_THEN, sentence.last)]:
        if token.lower in wanted:
            return True
        if token.text in ".;:()":
            return False
    return False


def _not_then(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, sorts: str) -> bool:
    """*fought corruption*, *fought for change*: a word right behind a verb that gives it another sense."""
    other = {word for sort in sorts.split("|") for word in sort_of(sort, doc.language)}
    at = trigger.last
    while at < sentence.last and doc.tokens[at].lower in _SMALL:
        at += 1
    return at >= sentence.last or doc.tokens[at].lower not in other


def _form(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, sort: str) -> bool:
    """*fought*, not *troops to fight the rebels*; *was closed*, not *the road is closed*, which tells a state."""
    if sort == "done":
        return trigger.sense.form is not Form.BASE
    before = doc.tokens[trigger.first - 1].lower if trigger.first > sentence.first else ""
    return before not in context(doc.language)["states"]


_SLOTS: dict[str, Slot] = {
    "object": _object,
    "doer": _doer,
    "not_doer": _not_doer,
    "then": _then,
    "not_then": _not_then,
    "form": _form,
}
