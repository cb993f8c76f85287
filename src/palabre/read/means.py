"""Means: what a deed was done with, where the sentence tells it. Document and draft in, the finer kind or None out.

*killed by a bomb*, *une attaque à l'explosif*: mines, bombs and grenades make an explosion of an attack, a killing or a
destruction, and aircraft an air strike of a bombing. Refuses weapons that only lie near by (*found a bomb*).
"""

from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.event import EventKind
from palabre.model.passage import Span
from palabre.read.agents import subject
from palabre.read.document import Document, Sentence
from palabre.read.drafts import Draft
from palabre.read.participants import passive
from palabre.read.triggers import Trigger
from palabre.read.wordings import Wordings, key

NAME = "means.v1"

_OPEN = {EventKind.ATTACK, EventKind.KILLING, EventKind.DESTRUCTION}
_AFTER = 16  # tokens after a trigger in which its means may stand
_CUE = 5  # tokens from the word that leads to the means
_TO_SUBJECT = 12  # tokens from a verb back to its subject
_BY = 3  # tokens from *by* to the aircraft
_BEFORE = 2  # tokens before a noun that its means may modify it with


@cache
def _raw(language: str) -> dict[str, list[str]]:
    raw: dict[str, dict[str, list[str]]] = loads(
        files("palabre.read.lexicon").joinpath("incidents.toml").read_text("utf-8")
    )
    return raw[language]


@cache
def _listed(language: str, name: str) -> Wordings[bool]:
    return Wordings((key(w, language), True) for w in _raw(language)[name])


def own_means(doc: Document, trigger: Trigger) -> bool:
    """Whether the word for a deed tells what it was done with: *shot dead*, *une fusillade*."""
    return trigger.sense.base in _raw(doc.language)["own_means"]


def by_means(doc: Document, draft: Draft) -> EventKind | None:
    """The kind that the means make of an attack, a killing or a destruction; of a bombing, that aircraft make."""
    if draft.trigger.sense.base in _raw(doc.language)["done_from_air"] and _from_the_air(doc, draft):
        return EventKind.AIR_STRIKE
    if draft.trigger.sense.base in _raw(doc.language)["open_to_air"]:
        return EventKind.AIR_STRIKE if _from_the_air(doc, draft) else None
    if draft.kind not in _OPEN or draft.trigger.sense.many or own_means(doc, draft.trigger):
        return None
    sentence, trigger = doc.body[draft.sentence], draft.trigger
    if not trigger.noun and (_does_it(doc, sentence, trigger) or _thrown(doc, sentence, trigger)):
        return EventKind.EXPLOSION
    start = max(sentence.first, trigger.first - _BEFORE) if trigger.noun else trigger.last
    for hit in _listed(doc.language, "explosive").within(doc.tokens, start, min(sentence.last, trigger.last + _AFTER)):
        if hit.first < trigger.first or _led_to(doc, trigger.last, hit.first):
            return EventKind.EXPLOSION
    return None


def is_means(doc: Document, span: Span) -> bool:
    """Whether a phrase is of an explosive."""
    return next(_listed(doc.language, "explosive").within(doc.tokens, *doc.tokens_between(*span)), None) is not None


def _from_the_air(doc: Document, draft: Draft) -> bool:
    """*Planes bombed the town*, *a bombing by the air force*; not *the bombing of a plane*."""
    sentence, trigger = doc.body[draft.sentence], draft.trigger
    first, last = max(sentence.first, trigger.first - _TO_SUBJECT), min(sentence.last, trigger.last + _AFTER)
    doers = [doc.tokens_between(*actor.spans[0]) for actor in draft.actors]
    hits = list(_listed(doc.language, "aircraft").within(doc.tokens, first, last))
    if any(low <= hit.first < high for hit in hits for low, high in doers):
        return True
    by = set(_raw(doc.language)["by_air"])
    return any(not by.isdisjoint(t.lower for t in doc.tokens[hit.first - _BY : hit.first]) for hit in hits)


def _does_it(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*A car bomb in Sari killed a judge*: the means is the subject."""
    first = max(sentence.first, trigger.first - _TO_SUBJECT)
    hits = list(_listed(doc.language, "explosive").within(doc.tokens, first, trigger.first))
    if not hits or passive(doc, sentence, trigger):
        return False
    span = subject(doc, trigger.first)
    return span is not None and any(span[0] <= doc.tokens[hit.first].start < span[1] for hit in hits)


def _thrown(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*a jeté une grenade*, *une grenade a été lancée*: the means is what is thrown."""
    if trigger.sense.base not in _raw(doc.language)["throws"]:
        return False
    span = subject(doc, trigger.first) if passive(doc, sentence, trigger) else None
    near = doc.tokens_between(*span) if span else (trigger.last, min(sentence.last, trigger.last + _CUE))
    return next(_listed(doc.language, "explosive").within(doc.tokens, *near), None) is not None


def _led_to(doc: Document, after: int, at: int) -> bool:
    """Whether a word of means (*by*, *with*, *hurled*) stands between the deed and what it was done with."""
    cues = set(_raw(doc.language)["means"])
    return any(doc.tokens[i].lower in cues for i in range(max(after, at - _CUE), at))
