"""Sorting: drafts of violence that tell another thing. Document and drafts in, those that stay out, kinds set in place.

A police raid in which nobody is killed is a search; people who die in a crash and houses that an earthquake destroys
were not attacked by anybody; a flag that is burned is a protest; a minister who attacks another verbally speaks; and
what somebody is only charged with is not told as an event. Refuses to sort anything but violence.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.codes import PloverType
from palabre.model.event import EventKind
from palabre.model.passage import Span
from palabre.model.place import PlacePrecision
from palabre.model.toll import Harm
from palabre.read.agents import head
from palabre.read.document import Document
from palabre.read.drafts import Draft
from palabre.read.harm_words import harm_words
from palabre.read.triggers import event_nouns, noun_class
from palabre.read.words import words

NAME = "sorting.v1"

_BURNED = 5  # tokens from a verb of destroying to what is destroyed
_ADVERB = 2  # tokens from a verb to the adverb that tells it was done with words
_TO_CONTESTED = 2  # tokens from a verb of attacking to what is contested
_LISTED = 12  # tokens from *charges of* to the last crime of a list
_NEAR = 12  # tokens from a verb of harm to the accident that did it


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    raw = loads(files("palabre.read.lexicon").joinpath("sorting.toml").read_text("utf-8"))[language]
    return {name: frozenset(listed) for name, listed in raw.items()}


def sorted_out(doc: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without what is no violence; searches get their kind, nationalities lose their place."""
    kept = [d for d in drafts if not any(other(doc, d) for other in (_accident, _symbols, _in_words, _charge))]
    for draft in kept:
        if draft.place and _nationality(doc, draft):
            draft.place, draft.other_places = None, ()
    return kept


def searches(doc: Document, drafts: Sequence[Draft]) -> None:
    """*The police raided three houses*: what the police do to nobody's harm is no attack, but a search."""
    for draft in drafts:
        if draft.kind is not EventKind.ATTACK or draft.trigger.sense.base not in _lists(doc.language)["search"]:
            continue
        harmless = not any(t.harm in {Harm.KILLED, Harm.INJURED} for t in draft.tolls)
        doers = [doc.tokens[slice(*doc.tokens_between(*a.spans[0]))] for a in draft.actors]
        if harmless and any(t.lower in _lists(doc.language)["police"] for who in doers for t in who):
            draft.kind, draft.type = EventKind.OTHER, PloverType.COERCE


def is_accident(doc: Document, span: Span) -> bool:
    """*an earthquake*, *la tempête*: what nobody does."""
    at = head(doc, span)
    lower = doc.tokens[at].lower if at is not None else ""
    return lower in _lists(doc.language)["accident"] or lower in noun_class("nature", doc.language)


def _accident(doc: Document, draft: Draft) -> bool:
    """*were killed in today's crash of an airliner*, *injured when two buses collided*: nobody did it."""
    harm = draft.trigger.sense.harm or draft.kind is EventKind.KILLING
    if draft.kind is EventKind.DESTRUCTION and draft.actors:  # *a town destroyed by an earthquake*
        return all(is_accident(doc, a.spans[0]) for a in draft.actors)
    if harm and not draft.trigger.noun and draft.actors:  # *the hurricane killed 20 people*
        return all(is_accident(doc, a.spans[0]) for a in draft.actors)
    if not harm or (draft.trigger.noun and draft.trigger.sense.needs != "fallen"):
        return False
    sentence, at = doc.body[draft.sentence], draft.trigger.last
    near = doc.tokens[max(sentence.first, at - _NEAR) : min(sentence.last, at + _NEAR)]
    return any(t.lower in _lists(doc.language)["accident"] for t in near)


def _in_words(doc: Document, draft: Draft) -> bool:
    """*The senator verbally attacked the minister*, *attacked the ruling*: with words."""
    verbal = draft.trigger.sense.base in _lists(doc.language)["verbal"]
    after = doc.tokens[draft.trigger.last : draft.trigger.last + _TO_CONTESTED]
    contested = not draft.trigger.noun and any(t.lower in _lists(doc.language)["contested"] for t in after)
    if not verbal or draft.tolls or harm_words(doc, doc.body[draft.sentence]):
        return False  # *openly attacked a post and wounded three guards*
    return contested or with_words(doc, draft.trigger.first, draft.trigger.last)


def with_words(doc: Document, first: int, last: int) -> bool:
    """Whether the adverb beside some tokens says that it was done with words: *verbally*, *vertement*."""
    near = doc.tokens[max(0, first - _ADVERB) : last + _ADVERB]
    return any(t.lower in _lists(doc.language)["in_words"] for t in near)


def _charge(doc: Document, draft: Draft) -> bool:
    """*was tried on charges of murder, kidnapping and robbery*: a crime by its name, done to nobody in particular."""
    if not draft.trigger.noun or draft.recipients or draft.tolls or draft.kind is EventKind.CLASH:
        return False
    sentence, lists, w = doc.body[draft.sentence], _lists(doc.language), words(doc.language)
    at = draft.trigger.first - 1
    while at >= sentence.first and draft.trigger.first - at <= _LISTED:
        token = doc.tokens[at]
        if token.lower in lists["charges"]:
            return True
        crime = token.lower in event_nouns(doc.language) or token.lower in lists["crimes"]
        joins = token.text == "," or token.lower in w.coordinators or token.lower in w.prepositions
        if not (crime or joins or token.name_like):
            return False
        at -= 1
    return False


def _symbols(doc: Document, draft: Draft) -> bool:
    """*burned eight flags*, *burned tyres*: a show, no destruction."""
    if draft.kind is not EventKind.DESTRUCTION:
        return False
    after = doc.tokens[draft.trigger.last : min(doc.body[draft.sentence].last, draft.trigger.last + _BURNED)]
    found = {t.lower for t in after}
    things = noun_class("site", doc.language) | noun_class("ground", doc.language)
    return bool(found & _lists(doc.language)["symbols"]) and not found & things


def _nationality(doc: Document, draft: Draft) -> bool:
    """*an attack on a Mali army convoy*: a country that only says whose a party is, is not where it was."""
    place = draft.place
    if place is None or place.precision is not PlacePrecision.COUNTRY or doc.language != "en":
        return False
    start, end = place.spans[0]
    first, last = doc.tokens_between(start, end)
    inside = any(r.spans[0][0] <= start and end < r.spans[0][1] for r in (*draft.actors, *draft.recipients))
    before = doc.tokens[first - 1].lower if first else ""
    after = doc.tokens[last].lower if last < len(doc.tokens) else ""
    small = words(doc.language).closed
    return inside and before not in words(doc.language).prepositions and after not in small and after.isalpha()
