"""Follow-on: deeds told as parts of another one. Document, events, times in; events with its day and its place out.

*A patrol killed two men in Sari on Friday. During the operation, it also arrested four.* The second sentence names
neither day nor place, but goes on with what the first tells. So does a second verb of the same subject, and a group
that is told again as known (*A patrol ... The patrol ...*). Refuses what is planned, feared or did not take place, deeds
other than force against persons, and what is told more than a few sentences later.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from palabre.model.event import HAPPENED, INCIDENTS, Event, EventKind, is_incident
from palabre.model.time import Time, TimePrecision
from palabre.read.document import Document, Sentence

NAME = "follow_on.v1"

_FORCE = INCIDENTS | {EventKind.ARREST, EventKind.CAPTURE, EventKind.ESCAPE}
_GOES_ON = 2  # sentences between a deed and one that goes on with it
_HEAD = 10  # tokens in which a word that goes on may stand


@dataclass(frozen=True, slots=True)
class _Words:
    on: re.Pattern[str]
    back: re.Pattern[str]
    definite: re.Pattern[str]
    indefinite: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("follow_on.toml").read_text("utf-8"))[language]
    on, within, deeds, there, definite, indefinite = (
        "|".join(raw[key]) for key in ("on", "within", "deeds", "there", "definite", "indefinite")
    )
    return _Words(
        on=re.compile(rf"\b(?:{on})\b"),
        back=re.compile(rf"\b(?:(?:{within})(?: of| de)? (?:{definite}) ?(?:\w+ )?(?:{deeds})|{there})\b"),
        definite=re.compile(rf"(?:{definite})\b", re.IGNORECASE),
        indefinite=re.compile(rf"(?:{indefinite})\b", re.IGNORECASE),
    )


def with_settings_told_before(doc: Document, events: Sequence[Event], times: Sequence[Time]) -> tuple[Event, ...]:
    """The events; each deed that goes on with one told just before has its day, and its place where nothing else can be."""
    days = {t.id for t in times if t.precision is TimePrecision.DAY and t.start}
    numbers = {s.start: n for n, s in enumerate(doc.body)}
    found: list[Event] = []
    earlier: list[tuple[int, Event]] = []  # deeds, each with the number of its sentence
    for event in _shared(events):
        one, sentence = event, doc.sentence_at(event.trigger.spans[0][0])
        number = numbers.get(sentence.start) if sentence else None
        if _of_force(one) and sentence and number is not None:
            near = [e for n, e in reversed(earlier) if number - n <= _GOES_ON]
            one = _gone_on(doc, sentence, one, near, days)
            earlier.append((number, one))
        found.append(one)
    return tuple(found)


def _of_force(event: Event) -> bool:
    return event.kind in _FORCE and event.status in HAPPENED


def _gone_on(doc: Document, sentence: Sentence, event: Event, near: Sequence[Event], days: set[str]) -> Event:
    """An event with what it lacks of the day and the place of the deed that it goes on with, the last ones first."""
    if not near or (event.time and event.place):
        return event
    same = [e for e in near if _told_again(doc, e, event)] or (near if _points_back(doc, sentence) else [])
    dated = same or ([e for e in near if is_incident(e)] if is_incident(event) and _goes_on(doc, sentence) else [])
    time = event.time or next((e.time for e in dated[:1] if e.time in days), None)
    place = event.place or next((e.place for e in same if e.place), None)
    return replace(event, time=time, place=place)


def _shared(events: Sequence[Event]) -> list[Event]:
    """*killed two men and arrested four in Sari on Friday*: verbs of one subject share day and place."""
    found = list(events)
    for n, event in enumerate(found):
        if not _of_force(event) or not event.actors or (event.time and event.place):
            continue
        beside = [e for e in found if e is not event and _of_force(e) and _one_subject(e, event)]
        time = event.time or next((e.time for e in beside if e.time), None)
        place = event.place or next((e.place for e in beside if e.place), None)
        found[n] = replace(event, time=time, place=place)
    return found


def _one_subject(one: Event, two: Event) -> bool:
    return bool(one.actors) and one.actors[0].spans == two.actors[0].spans


def _told_again(doc: Document, known: Event, event: Event) -> bool:
    """*A patrol ... The patrol ...*: whether a group brought in by one deed is told again as known by another."""
    if not event.actors or not _words(doc.language).definite.match(event.actors[0].text):
        return False
    head = _last_word(event.actors[0].text)
    return any(_words(doc.language).indefinite.match(p.text) and _last_word(p.text) == head for p in known.actors)


def _last_word(text: str) -> str:
    return text.lower().split()[-1]


def _points_back(doc: Document, sentence: Sentence) -> bool:
    """*during the search*, *as a result of this operation*, *sur place*."""
    return bool(_words(doc.language).back.search(doc.lower, sentence.start, sentence.end))


def _goes_on(doc: Document, sentence: Sentence) -> bool:
    """*At the same time*, *also*, *minutes later*: words at the head of a sentence that go on with what was told."""
    end = doc.tokens[min(sentence.last, sentence.first + _HEAD) - 1].end
    return bool(_words(doc.language).on.search(doc.lower, sentence.start, end))
