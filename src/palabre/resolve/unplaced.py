"""Unplaced: incidents whose sentences do not say where they were. Events, mentions in, events out.

News tells where something was once, and then goes on about it. So an incident without a place was most likely at one
of the places that its article names; which one, a small logistic model says (`training/unsaid.py` made its weights),
by how near it is named, how often, how fine it is and whether the article is about its country. No feature is a name.
Refuses events that are planned, feared or did not take place, places that their own sentence names (the reader has seen
them there and took none), and a place that is too unlikely.
"""

import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp, log1p

from palabre.model.actor import Mention, MentionKind, Via
from palabre.model.event import HAPPENED, INCIDENTS, Event
from palabre.model.place import NamedPlace, PlacePrecision

LEAST = 0.6  # from this probability on an incident was at a place: seven of ten are, nine of ten in its country

_TOWNS = {PlacePrecision.SETTLEMENT, PlacePrecision.POINT}
_NEAR = (100, 300, 800)  # characters between an incident and a place: a sentence, a paragraph, a few of them
_SENTENCE_END = re.compile(r"""[.!?]["'”»)\]]*\s|\n\s*\n""")
_OPENING = 150  # characters in which a date line and the first names stand


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that an article names, and all mentions of it, in text order."""

    place: NamedPlace
    mentions: tuple[Mention, ...]


class Stage:
    """All places of an article at which an incident of it can have been. `text`: the article's."""

    def __init__(self, text: str, events: Sequence[Event], mentions: Sequence[Mention]) -> None:
        self._ends = [m.start() for m in _SENTENCE_END.finditer(text)]
        named: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.kind in {MentionKind.PLACE, MentionKind.STATE} and mention.place:
                named.setdefault(_name(mention.place), []).append(mention)
        self._every = [Candidate(m[0].place, tuple(m)) for m in named.values() if m[0].place]
        places = [m.place for c in self._every for m in c.mentions if m.place]
        self._countries = Counter(place.country for place in places if place.country)
        (country, times), (_, next_times) = [*self._countries.most_common(2), ("", 0), ("", 0)][:2]
        self._country = country if times > next_times else None  # that the article is about
        self._used = Counter(_name(e.place) for e in events if e.place and e.kind in INCIDENTS)
        self._end = max((c.mentions[-1].spans[0][0] for c in self._every), default=0) + 1

    def _sentence(self, at: int) -> int:
        return bisect_left(self._ends, at)

    def candidates(self, event: Event) -> list[Candidate]:
        """The places that other sentences than the event's name."""
        own = self._sentence(event.trigger.spans[0][0])
        return [c for c in self._every if all(self._sentence(m.spans[0][0]) != own for m in c.mentions)]

    def features(self, event: Event, candidate: Candidate) -> dict[str, float]:
        """What speaks for and against an event having been at a place."""
        place, at = candidate.place, event.trigger.spans[0][0]
        starts = [m.spans[0][0] for m in candidate.mentions]
        far = min(abs(start - at) for start in starts)
        before = [at - start for start in starts if start < at]
        country = place.precision is PlacePrecision.COUNTRY
        main = place.country is not None and place.country == self._country
        flags = [
            f"precision {place.precision}",
            *{f"via {m.via}" for m in candidate.mentions},
            *(f"within {near}" for near in _NEAR if far < near),
            *(f"within {near} before" for near in _NEAR if before and min(before) < near),
            *(["only later"] if not before else []),
            *(["opens"] if starts[0] < _OPENING else []),
            *(["the main country" if country else "in the main country"] if main else []),
            *(["alone"] if len(self._every) == 1 else []),
        ]
        return dict.fromkeys(flags, 1.0) | {
            "far": log1p(far / 100),
            "times": log1p(len(starts)),
            "others": log1p(len(self._every) - 1),
            "used": log1p(self._used[_name(place)]),
            "first": starts[0] / self._end,
        }

    def likeliest(self, event: Event) -> NamedPlace | None:
        """The place at which an event most likely was, at its nearest mention, if that is likely enough."""
        candidates = self.candidates(event)
        rated = [(probability(self.features(event, c)), -n) for n, c in enumerate(candidates)]
        best, at = max(rated, default=(0.0, 0))
        if best < LEAST:
            return None
        start = event.trigger.spans[0][0]
        mentions = candidates[-at].mentions
        nearest = min(mentions, key=lambda m: (m.via is Via.DEMONYM, abs(m.spans[0][0] - start)))
        return _located(nearest.place) if nearest.place else None


def with_likely_places(text: str, events: Sequence[Event], mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """The events; incidents without a place at the likeliest of those that the article names."""
    if not any(unplaced(event) for event in events):
        return tuple(events)
    stage = Stage(text, events, mentions)
    return tuple(replace(e, place=stage.likeliest(e)) if unplaced(e) else e for e in events)


def unplaced(event: Event) -> bool:
    """Whether an event is an incident that took place and has no place."""
    return event.place is None and event.kind in INCIDENTS and event.status in HAPPENED


def _name(place: NamedPlace) -> str:
    return (place.name or place.text).casefold()


def _located(place: NamedPlace) -> NamedPlace:
    return place if place.precision in _TOWNS else replace(place, lat=None, lon=None)


@cache
def _weights() -> dict[str, float]:
    raw: dict[str, float] = tomllib.loads(
        files("palabre.resolve.lexicon").joinpath("unplaced_weights.toml").read_text("utf-8")
    )["place"]
    return raw


def probability(features: dict[str, float]) -> float:
    """That an event was at the place that the features describe."""
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-total))
