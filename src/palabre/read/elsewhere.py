"""Elsewhere: incidents whose place is none of theirs after all. Events in, the same without those places out.

A place in the sentence may be where somebody was going (*on their way to Sari*), where somebody told of it (*reported
in Sari that*, *in a speech in Sari*), where something else happened (*was freed in Sari*), a state that says whose
something is (*U.S. troops*), or no place at all but who suffered, or a body.
Refuses to judge what no such word stands beside.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from palabre.model.event import INCIDENTS, Event, EventKind
from palabre.model.passage import overlap
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.read.cues import cues
from palabre.read.document import Document, TokenKind
from palabre.read.names import demonyms
from palabre.read.participant_words import said_words
from palabre.read.rows import Row
from palabre.read.words import words

NAME = "elsewhere.v1"

_OF_PEOPLE = {EventKind.KILLING, EventKind.ABDUCTION, EventKind.EXECUTION}
_HELD = {
    EventKind.ARREST,
    EventKind.RELEASE,
    EventKind.CONSULTATION,
    EventKind.CONTACT,
    EventKind.AGREEMENT,
    EventKind.TRIAL,
    EventKind.APPOINTMENT,
    EventKind.ELECTION,
}
_REACH = 80  # characters before a place in which it may be said that somebody was on his way there
_SPEAKER = 9  # tokens from the comma to the place: *, said a doctor in Sari*
_STOPS = frozenset(",.;:")
_INITIALS = 4
_DAY = 3  # tokens between the word of saying and *in*: *said on Monday in Sari that*


@dataclass(frozen=True, slots=True)
class _Words:
    bound: re.Pattern[str]
    venue: re.Pattern[str]
    scene: frozenset[str]
    telling: frozenset[str]
    bodies: frozenset[str]


@cache
def _words(language: str) -> _Words:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("elsewhere.toml").read_text("utf-8"))[language]
    bound, venue = (re.compile(raw[name], re.IGNORECASE) for name in ("bound", "venue"))
    listed = {name: frozenset(raw[name]) for name in ("scene", "telling", "bodies")}
    return _Words(bound=bound, venue=venue, **listed)


def without_other_places(doc: Document, events: Sequence[Event], places: Sequence[NamedPlace]) -> tuple[Event, ...]:
    """The events; incidents at the first of their places at which they can have been, or at none."""
    listed = Row((*span, p) for p in places for span in p.spans)
    rest = [e for e in events if e.kind in _HELD and e.place]
    return tuple(_kept(doc, e, listed, rest) if e.place and e.kind in INCIDENTS else e for e in events)


def _kept(doc: Document, event: Event, listed: Row[NamedPlace], rest: Sequence[Event]) -> Event:
    told = [p for p in (event.place, *event.other_places) if p]
    kept = [p for p in told if not _elsewhere(doc, event, p, listed) and not _of_another(doc, event, p, rest)]
    return event if kept == told else replace(event, place=kept[0] if kept else None, other_places=tuple(kept[1:]))


def _elsewhere(doc: Document, event: Event, place: NamedPlace, listed: Row[NamedPlace]) -> bool:
    if _bound(doc, event, place) or _told_there(doc, event, place) or _whose(doc, place):
        return True
    return not listed.touching(*place.spans[0]) and _somebody(doc, event, place)


def _bound(doc: Document, event: Event, place: NamedPlace) -> bool:
    """*on their way to Sari*, *in a speech in Sari*."""
    start = place.spans[0][0]
    if _words(doc.language).bound.search(doc.text, max(0, start - _REACH), start):
        return True
    said = _words(doc.language).venue.search(doc.text, max(0, start - _REACH), start)
    return said is not None and not any(said.start() <= at < start for at, _ in event.trigger.spans)


def _of_another(doc: Document, event: Event, place: NamedPlace, rest: Sequence[Event]) -> bool:
    """Whether another event stands before the place, and the incident's words do not: *was freed in Sari*."""
    start = place.spans[0][0]
    sentence = doc.sentence_at(start)
    told = [end for at, end in event.trigger.spans if sentence and sentence.start <= at < start]
    if not told:
        return False
    doers = _doers(event)  # *killed one man and arrested two in Sari*: all of it there
    here = [o for o in rest if o.place and overlap(o.place.spans, place.spans) and doers.isdisjoint(_doers(o))]
    after = [o.trigger.spans[0][0] for o in here if max(told) < o.trigger.spans[0][0] < start]
    return any(not _scene(doc, max(told), at) for at in after)


def _doers(event: Event) -> set[str]:
    return {a.text for a in event.actors}


def _scene(doc: Document, deed: int, at: int) -> bool:
    """*was killed during talks*, *attacked a meeting*: the place of the one is that of the other.

    Else the words between tell who is spoken of now (*was kidnapped, and was freed*).
    """
    listed, w = _words(doc.language), words(doc.language)
    between = [t.lower for t in doc.tokens[doc.token_at(deed) : doc.token_at(at)]]
    parts = (w.coordinators | w.auxiliaries | {","}) - {"'s"}
    last = max((n for n, word in enumerate(between) if word in parts), default=-1)
    return last < 0 or not listed.scene.isdisjoint(between[last + 1 :])


def _told_there(doc: Document, event: Event, place: NamedPlace) -> bool:
    """*reported today in Sari that*, *sources in Sari said*."""
    tokens, said = doc.tokens, said_words(doc.language)
    first, after = doc.token_at(place.spans[0][0]), doc.token_at(place.spans[-1][1] - 1) + 1
    if after >= len(tokens) or first < 2:
        return False
    if tokens[after].lower in said or _said_by_whom(doc, event, first):
        return True
    if tokens[after].lower not in _words(doc.language).telling:
        return False
    return any(t.lower in said for t in tokens[max(0, first - 2 - _DAY) : first - 1])


def _said_by_whom(doc: Document, event: Event, first: int) -> bool:
    """*..., said a doctor in Sari*, *..., précise l'état-major à Sari*, after what he tells of."""
    for at in range(first - 1, max(1, first - _SPEAKER), -1):
        if doc.tokens[at].text in _STOPS:
            opening = [t.lower for t in doc.tokens[at + 1 : at + 3] if t.lower not in words(doc.language).closed]
            said = doc.tokens[at].text == "," and bool(opening) and opening[0] in cues(doc.language).speaking
            return said and event.trigger.spans[-1][1] <= doc.tokens[at].start
    return False


def _whose(doc: Document, place: NamedPlace) -> bool:
    """*U.S. troops*, *the PRC embassy*: initials of a state before a noun."""
    end = place.spans[-1][1]
    after = doc.token_at(end - 1) + 1
    initials = place.text.replace(".", "")
    if place.precision is not PlacePrecision.COUNTRY or doc.capitals or not initials.isupper():
        return False
    if len(initials) > _INITIALS or after >= len(doc.tokens) or doc.text[end : doc.tokens[after].start].strip():
        return False
    noun = doc.tokens[after]
    return noun.kind is TokenKind.WORD and noun.lower not in words(doc.language).closed


def _somebody(doc: Document, event: Event, place: NamedPlace) -> bool:
    """Whether what no list knows as a place is who suffers, a body's name, or begins with a people's."""
    start, end = place.spans[0]
    first, last = doc.tokens_between(start, end)
    near = {t.lower for t in doc.tokens[max(0, first - 1) : last + 1]}
    if doc.tokens[first].lower in demonyms(doc.language) or not near.isdisjoint(_words(doc.language).bodies):
        return True
    return event.kind in _OF_PEOPLE and any(p.spans[0][0] == start for p in event.recipients)
