"""Follow-on: deeds told as parts of another one. Document, events, times in; events with its day and its place out.

*A patrol killed two men in Sari on Friday. During the operation, it also arrested four.* The second sentence names
neither day nor place, but goes on with what the first tells. So does a second verb of the same subject, and a group
that is told again as known (*A patrol ... The patrol ...*). Refuses what is planned, feared or did not take place,
deeds other than force against persons, and what is told more than a few sentences later.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from palabre.model.event import Event, is_deed_of_force, is_incident
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.model.time import Time, TimePrecision
from palabre.read.document import Document, Sentence
from palabre.read.setting import after_date_line

NAME = "follow_on.v1"

_GOES_ON = 2  # sentences between a deed and one that goes on with it;
_POINTS = 4  # where the later one names it again
_HEAD = 10  # tokens in which a word that goes on may stand


@dataclass(frozen=True, slots=True)
class _Words:
    on: re.Pattern[str]
    within: re.Pattern[str]
    there: re.Pattern[str]
    deed: re.Pattern[str]
    definite: re.Pattern[str]
    indefinite: str


@cache
def _words(language: str) -> _Words:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("follow_on.toml").read_text("utf-8"))[language]
    on, within, deeds, there, definite, indefinite = (
        "|".join(raw[key]) for key in ("on", "within", "deeds", "there", "definite", "indefinite")
    )
    return _Words(
        on=re.compile(rf"\b(?:{on})\b"),
        within=re.compile(rf"\b(?:{within})(?: of| de)? (?:{definite}) ?(?:\w+ )?({deeds})\b"),
        there=re.compile(rf"\b(?:{there})\b"),
        deed=re.compile(rf"\b(?:{deeds})\b"),
        definite=re.compile(rf"(?:{definite})\b", re.IGNORECASE),
        indefinite=rf"\b(?:{indefinite}) (?:[\w-]+ ){{0,6}}",
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that tells when or where a deed was, by a deed of force that it tells or by a word for one."""

    number: int
    text: str
    time: str | None
    place: NamedPlace | None
    incident: bool


def with_settings_told_before(
    doc: Document, events: Sequence[Event], times: Sequence[Time], places: Sequence[NamedPlace]
) -> tuple[Event, ...]:
    """The events; each deed that goes on with one told just before has its day, and if it is part of it its place."""
    days = {t.id: t for t in times if t.precision is TimePrecision.DAY and t.start}
    shared = _shared(events)
    if all((e.time and e.place) or not is_deed_of_force(e) for e in shared):
        return tuple(shared)
    found: dict[int, Event] = {}
    earlier: list[_Told] = []
    deeds: dict[int, list[int]] = defaultdict(list)  # by the start of their sentence
    for n, event in enumerate(shared):
        if is_deed_of_force(event) and (told_in := doc.sentence_at(event.trigger.spans[0][0])):
            deeds[told_in.start].append(n)
    for number, sentence in enumerate(doc.body):
        text = doc.lower[sentence.start : sentence.end]
        here = deeds[sentence.start]
        near = [told for told in reversed(earlier) if number - told.number <= _POINTS]
        for n in here:
            found[n] = _gone_on(doc, sentence, shared[n], near, number)
        for one in (found[n] for n in here):
            time = one.time if one.time in days else None
            earlier.append(_Told(number, text, time, one.place, is_incident(one)))
        if not here and _words(doc.language).deed.search(text):
            earlier += _named_only(doc, sentence, number, days.values(), places)
    return tuple(found.get(n, event) for n, event in enumerate(shared))


def _named_only(
    doc: Document, sentence: Sentence, number: int, days: Iterable[Time], places: Sequence[NamedPlace]
) -> list[_Told]:
    """*found weapons during an operation in Sari on Friday*: the day and the first town of a sentence about a deed."""
    start = after_date_line(doc, sentence)
    named = [t.id for t in days if start <= t.spans[0][0] < sentence.end]
    towns = [p for p in places if start <= p.spans[0][0] < sentence.end and p.precision is not PlacePrecision.COUNTRY]
    time, place = named[0] if len(named) == 1 else None, towns[0] if towns else None
    return [_Told(number, doc.lower[start : sentence.end], time, place, False)] if time and place else []


def _gone_on(doc: Document, sentence: Sentence, event: Event, near: Sequence[_Told], number: int) -> Event:
    """An event with what it lacks of the day and the place of what it goes on with; `near`: the last told first."""
    if not near or (event.time and event.place):
        return event
    words = _words(doc.language)
    close = [told for told in near if number - told.number <= _GOES_ON]
    back = words.within.search(doc.lower, sentence.start, sentence.end)
    same = [told for told in near if back.group(1) in told.text] if back else []
    same = same or [told for told in near if _told_again(doc, told, event)]
    if not same and (back or words.there.search(doc.lower, sentence.start, sentence.end)):
        same = close
    dated = same or ([t for t in close if t.incident] if is_incident(event) and _goes_on(doc, sentence) else [])
    time = event.time or next((told.time for told in dated), None)
    place = event.place or next((told.place for told in same if told.place), None)
    return replace(event, time=time, place=place)


def _shared(events: Sequence[Event]) -> list[Event]:
    """*killed two men and arrested four in Sari on Friday*: verbs of one subject share day and place."""
    found = list(events)
    for n, event in enumerate(found):
        if not is_deed_of_force(event) or not event.actors or (event.time and event.place):
            continue
        beside = [e for e in found if e is not event and is_deed_of_force(e) and _one_subject(e, event)]
        time = event.time or next((e.time for e in beside if e.time), None)
        place = event.place or next((e.place for e in beside if e.place), None)
        found[n] = replace(event, time=time, place=place)
    return found


def _one_subject(one: Event, two: Event) -> bool:
    return bool(one.actors) and one.actors[0].spans == two.actors[0].spans


def _told_again(doc: Document, told: _Told, event: Event) -> bool:
    """*A patrol ... The patrol ...*: whether a group brought in before is told again as known."""
    if not event.actors or not _words(doc.language).definite.match(event.actors[0].text):
        return False
    head = re.escape(event.actors[0].text.lower().split()[-1])
    return re.search(rf"{_words(doc.language).indefinite}{head}\b", told.text) is not None


def _goes_on(doc: Document, sentence: Sentence) -> bool:
    """*At the same time*, *also*, *minutes later*: words at the head of a sentence that go on with what was told."""
    end = doc.tokens[min(sentence.last, sentence.first + _HEAD) - 1].end
    return bool(_words(doc.language).on.search(doc.lower, sentence.start, end))
