"""Homeland: incidents without a place of their own, in an article about one country. Events, mentions in, events out.

What happened without a place happened in the country that the article is about, at the mention of it next to the
event: the one that nearly all the places and peoples named are of. Of an article with a date line (*SARI, 5 May -*) it
is known whence it is told, so there a small logistic model says which country is likeliest (`training/homeland.py` made
its weights): by how many names are of it, how near, and where the other incidents were. No feature is a word. Refuses
a country that the article does not name, one that is not likely enough, an article that hardly names any, and events
that are planned, feared or did not take place.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp, log1p
from tomllib import loads

from palabre.model.actor import Mention, MentionKind, Via
from palabre.model.event import Event, is_incident
from palabre.model.place import NamedPlace, PlacePrecision

LEAST = 0.6  # from this probability on it happened there: 33 of 35 kept aside did
_SHARE = 0.7  # of the names in an article without a date line; the rest are embassies, agencies, visitors
_DATE_LINE = re.compile(r"\s*[^\n]{2,100}? (?:--?|[–—]) ")
_BY_FAR = 1.5  # times as many names as of the next
_FEW = 3  # names of places and peoples: with fewer, nothing says what the article is about
_NAMES = {MentionKind.PLACE, MentionKind.STATE}


@cache
def weights() -> dict[str, float]:
    """The weights of each feature. Training puts others in their place, in its own process."""
    raw = files("palabre.resolve.lexicon").joinpath("homeland_weights.toml").read_text("utf-8")
    found: dict[str, float] = loads(raw)["country"]
    return found


def with_homeland(events: Sequence[Event], mentions: Sequence[Mention], text: str) -> tuple[Event, ...]:
    """The events; incidents without a place in the country that the article is about, if there is one."""
    if not any(unplaced(event) for event in events):
        return tuple(events)
    countries = Countries(events, mentions, text)
    return tuple(replace(e, place=countries.likeliest(e)) if unplaced(e) else e for e in events)


def country_of(mentions: Sequence[Mention], text: str) -> str | None:
    """The country that *the capital* is of: named most by far, or one of the two most named if told from there."""
    named = Countries((), mentions, text)
    most = named.shares.most_common(2)
    if not most:
        return None
    (first, times), others = most[0], most[1:]
    if not others or times >= _BY_FAR * others[0][1]:
        return first
    return named.told_from if named.told_from in {c for c, _ in most} else None


def unplaced(event: Event) -> bool:
    """Whether an event is an incident that took place, nobody says where."""
    return event.place is None and is_incident(event)


class Countries:
    """The countries that an article names, with all names of places and peoples that are of them."""

    def __init__(self, events: Sequence[Event], mentions: Sequence[Mention], text: str) -> None:
        named = [(m, m.place) for m in mentions if m.place and m.place.country and m.kind in _NAMES]
        self._named = [(m.spans[0][0], p.country or "") for m, p in named]
        self.shares = Counter(country for _, country in self._named)
        self._states = [(m, p) for m, p in named if p.precision is PlacePrecision.COUNTRY]
        self._towns = {p.country for _, p in named if p.precision is not PlacePrecision.COUNTRY}
        self._events = Counter(
            e.place.country for e in events if is_incident(e) and e.place is not None and e.place.country
        )

        line = _DATE_LINE.match(text)
        self.told_from = self._named[0][1] if line and self._named and self._named[0][0] < line.end() else None

    def candidates(self) -> list[str]:
        """The countries that are named themselves, or by the adjective of their people."""
        enough = len(self._named) >= _FEW
        return sorted({p.country for _, p in self._states if p.country}) if enough else []

    def features(self, event: Event, country: str) -> dict[str, float]:
        """What speaks for and against an incident having been in a country."""
        at, number = event.trigger.spans[0][0], len(self._named)
        nearest = min(self._named, key=lambda named: abs(named[0] - at))[1]
        parties = (*event.recipients, *event.actors, *(a.to for a in event.attribution))
        spans = [(p.spans[0][0], p.spans[-1][1]) for p in parties]
        theirs = {c for start, c in self._named if any(low <= start < high for low, high in spans)}
        rivals = max((n for c, n in self.shares.items() if c != country), default=0)
        flags = {
            "told from": self.told_from == country,
            "nearest": nearest == country,
            "of party": country in theirs,
            "other party": bool(theirs) and country not in theirs,
            "towns": country in self._towns,
            "all events": bool(self._events) and set(self._events) == {country},
            "some events": len(self._events) > 1 and country in self._events,
            "events elsewhere": bool(self._events) and country not in self._events,
            "alone": len(self.shares) == 1,
        }
        return {name: 1.0 for name, is_so in flags.items() if is_so} | {
            "share": self.shares[country] / number,
            "lead": (self.shares[country] - rivals) / number,
            "times": log1p(self.shares[country]),
            "others": log1p(len(self.shares) - 1),
            "few": 1 / number,
        }

    def likeliest(self, event: Event) -> NamedPlace | None:
        """The country in which an incident most likely was, at its nearest mention, if that is likely enough."""
        if self.told_from:
            rated = [(_probability(self.features(event, c)), c) for c in self.candidates()]
            least = LEAST
        else:
            rated, least = [(self.shares[c] / len(self._named), c) for c in self.candidates()], _SHARE
        best, country = max(rated, default=(0.0, ""))
        if best < least:
            return None
        told = [(m, p) for m, p in self._states if p.country == country]
        named = [p for m, p in told if m.via is Via.NAME] or [p for _, p in told]
        at = event.trigger.spans[0][0]
        nearest = min(named, key=lambda place: abs(place.spans[0][0] - at))
        return replace(nearest, lat=None, lon=None)


def _probability(features: dict[str, float]) -> float:
    known = weights()
    total = known["bias"] + sum(known.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
