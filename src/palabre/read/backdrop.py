"""Backdrop: where and when an incident was whose own sentences do not say so. Events, mentions, places in, events out.

News tells in its date line where it is told from, which is seldom where it happened. So an incident without a place is
where a sentence close by says it *took place*, else at the date line where the article names no other town at which it
could have been; in a story about another country than that of the date line, it is there. Refuses what is planned or
feared, every kind of event but violence and abduction, and an article without a date line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from palabre.model.actor import ActorKind, Mention, MentionKind, Via
from palabre.model.event import Event, is_incident
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.read.document import Document
from palabre.read.mentions import Names
from palabre.read.setting import after_date_line

NAME = "backdrop.v1"

_OFTEN = 2  # times that a story is said to be in another country than that of its date line
_TOOK_PLACE = {
    "en": re.compile(r"\b(?:took place|(?:occurred|happened|w(?:as|ere) carried out)(?! to\b))", re.IGNORECASE),
    "fr": re.compile(r"\b(?:a eu lieu|ont eu lieu|s['’]est (?:produite?|déroulée?)|est survenue?)\b", re.IGNORECASE),
}
_AFTER = 3  # sentences after an incident in which it may be said where it took place


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where an article is told from, with the state if that is known; how often each state is named, and as a place.

    `elsewhere`: whether it names another town than that of its date line.
    """

    place: NamedPlace | None
    state: str | None
    named: Counter[str]
    located: Counter[str]
    elsewhere: bool

    def story(self) -> str | None:
        """The state that the article is about: that of its date line, unless things happen in another more often."""
        most = self.located.most_common(1)
        if (self.place and not self.state) or not most or most[0][1] < _OFTEN:
            return self.state
        return most[0][0] if most[0][1] > self.named[self.state or ""] else self.state


def with_backdrop(
    doc: Document, events: Sequence[Event], mentions: Sequence[Mention], places: Sequence[NamedPlace], names: Names
) -> tuple[Event, ...]:
    """The events; each incident that has no place at the one that the article gives it elsewhere."""
    if not any(_unplaced(event) for event in events):
        return tuple(events)
    stage = _stage(doc, mentions, places, names)
    if stage is None:
        return tuple(events)
    return tuple(_placed(doc, event, stage, mentions, places) if _unplaced(event) else event for event in events)


def _unplaced(event: Event) -> bool:
    return event.place is None and is_incident(event)


def _placed(
    doc: Document, event: Event, stage: _Stage, mentions: Sequence[Mention], places: Sequence[NamedPlace]
) -> Event:
    return replace(event, place=_took_place(doc, event, places) or _told_from(doc, event, stage, mentions))


def _took_place(doc: Document, event: Event, places: Sequence[NamedPlace]) -> NamedPlace | None:
    """*The incident took place in Sari*, in one of the next sentences of the paragraph."""
    at = event.trigger.spans[0][0]
    here = next((n for n, s in enumerate(doc.body) if s.start <= at < s.end), None)
    if here is None:
        return None
    for sentence in doc.body[here + 1 : here + 1 + _AFTER]:
        said = _TOOK_PLACE[doc.language].search(doc.text, sentence.start, sentence.end)
        if said:
            return next((p for p in places if said.end() <= p.spans[0][0] < sentence.end), None)
    return None


def _told_from(doc: Document, event: Event, stage: _Stage, mentions: Sequence[Mention]) -> NamedPlace | None:
    """The place of the date line, if it is the only town, or the country that the story is about if that is another."""
    state = stage.story()
    if state == stage.state:
        return None if stage.elsewhere else stage.place
    at = event.trigger.spans[0][0]
    named = [m for m in mentions if m.actor == state and m.via is Via.NAME]
    return _named(min(named, key=lambda m: abs(m.spans[0][0] - at))) if named else None


def _stage(doc: Document, mentions: Sequence[Mention], places: Sequence[NamedPlace], names: Names) -> _Stage | None:
    """What the date line and the mentions say of where the article is told from; None without a date line."""
    start = doc.body[0].start if doc.body else 0
    end = after_date_line(doc, doc.body[0]) if doc.body else 0
    if start == end:
        return None
    opening = [m for m in mentions if start <= m.spans[0][0] and m.spans[0][1] <= end and m.via is not Via.DEMONYM]
    place = next((m for m in opening if m.kind in {MentionKind.PLACE, MentionKind.STATE}), None)
    known = names.known(doc.text[start:end])
    states = [k.actor for k in known if k.kind is ActorKind.STATE and k.via is not Via.DEMONYM]
    state = states[-1] if states else None  # *San José (Costa Rica)*
    told = [m for m in mentions if m.kind is MentionKind.STATE and m.actor and m.spans[0][0] >= end]
    named = Counter(m.actor for m in told if m.actor)
    spans = {p.spans for p in places}
    located = Counter(m.actor for m in told if m.actor and m.spans in spans)
    towns = {p.name for p in places if p.precision is not PlacePrecision.COUNTRY and p.spans[0][0] >= end}
    elsewhere = bool(towns - {place.text} if place else towns)
    return _Stage(_named(place) if place else None, state, named, located, elsewhere)


def _named(mention: Mention) -> NamedPlace:
    return NamedPlace(spans=mention.spans, text=mention.text, name=mention.text)
