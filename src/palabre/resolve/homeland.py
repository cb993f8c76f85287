"""Homeland: incidents without a place of their own, in an article about one country. Events, mentions in, events out.

Where nearly all places and peoples that an article names are of one country, what happened without a place happened
there: the place is the country, at the mention of it next to the event. Refuses an article that tells of several
countries or does not name the one, and events that are planned, feared or did not take place.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from palabre.model.actor import Mention, MentionKind, Via
from palabre.model.event import Event, is_incident
from palabre.model.place import NamedPlace, PlacePrecision

_LEAST = 3  # names of places and peoples: with fewer, nothing says what the article is about
_SHARE = 0.7  # of the names of places and peoples; the rest are embassies, agencies, visitors


def with_homeland(events: Sequence[Event], mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """The events; incidents without a place in the one country that the article is about, if there is one."""
    if not any(_unplaced(event) for event in events):
        return tuple(events)
    told = _of_homeland(mentions)
    return tuple(_placed(event, told) if told and _unplaced(event) else event for event in events)


def _unplaced(event: Event) -> bool:
    return event.place is None and is_incident(event)


def _of_homeland(mentions: Sequence[Mention]) -> list[NamedPlace]:
    """The mentions of the one country that an article is about: by name, else by its adjective; none without one."""
    named = [(m, m.place) for m in mentions if m.place and m.place.country and m.kind in _NAMES]
    most = Counter(place.country for _, place in named).most_common(1)
    if len(named) < _LEAST or most[0][1] < _SHARE * len(named):
        return []
    states = [(m, p) for m, p in named if p.country == most[0][0] and p.precision is PlacePrecision.COUNTRY]
    return [p for m, p in states if m.via is Via.NAME] or [p for _, p in states]


_NAMES = {MentionKind.PLACE, MentionKind.STATE}


def _placed(event: Event, told: Sequence[NamedPlace]) -> Event:
    at = event.trigger.spans[0][0]
    nearest = min(told, key=lambda place: abs(place.spans[0][0] - at))
    return replace(event, place=replace(nearest, lat=None, lon=None))
