"""Means: what a deed was done with, where the sentence tells it. Document and draft in, the finer kind or None out.

*killed by a bomb*, *une attaque à l'explosif*: mines, bombs and grenades make an explosion of an attack, a killing or a
destruction. Refuses weapons that only lie near by (*found a bomb*).
"""

from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.event import EventKind
from palabre.read.document import Document
from palabre.read.drafts import Draft
from palabre.read.wordings import Wordings, key

NAME = "means.v1"

_OPEN = {EventKind.ATTACK, EventKind.KILLING, EventKind.DESTRUCTION}
_AFTER = 16  # tokens after a trigger in which its means may stand
_CUE = 5  # tokens from the word that leads to the means
_BEFORE = 2  # tokens before a noun that its means may modify it with


@cache
def _raw(language: str) -> dict[str, list[str]]:
    raw: dict[str, dict[str, list[str]]] = loads(
        files("palabre.read.lexicon").joinpath("incidents.toml").read_text("utf-8")
    )
    return raw[language]


@cache
def _explosives(language: str) -> Wordings[bool]:
    return Wordings((key(w, language), True) for w in _raw(language)["explosive"])


def by_means(doc: Document, draft: Draft) -> EventKind | None:
    """The kind that the means make of an attack, a killing or a destruction."""
    if (
        draft.kind not in _OPEN
        or draft.trigger.sense.many
        or draft.trigger.sense.base in _raw(doc.language)["own_means"]
    ):
        return None
    sentence, trigger = doc.body[draft.sentence], draft.trigger
    start = max(sentence.first, trigger.first - _BEFORE) if trigger.noun else trigger.last
    for hit in _explosives(doc.language).within(doc.tokens, start, min(sentence.last, trigger.last + _AFTER)):
        if hit.first < trigger.first or _led_to(doc, trigger.last, hit.first):
            return EventKind.EXPLOSION
    return None


def _led_to(doc: Document, after: int, at: int) -> bool:
    """Whether a word of means (*by*, *with*, *hurled*) stands between the deed and what it was done with."""
    cues = set(_raw(doc.language)["means"])
    return any(doc.tokens[i].lower in cues for i in range(max(after, at - _CUE), at))
