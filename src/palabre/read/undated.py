"""Undated: incidents and arrests whose sentences do not say when they were. Document, events, times in, events out.

News tells the day once, and then goes on about what happened on it. So a deed of force without a time was most likely
on one of the days that its article names; which one, a small logistic model says (`training/unsaid.py` made its
weights), by how near the day is named, how often, how long ago it was and what else happened on it. No feature is a
word. Refuses events that are planned, feared or did not take place, sentences with a word of time (*the evening
before*), days on which something was only said, and a day that is too unlikely.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log1p

from palabre.model.event import FORCE, Event, is_deed_of_force
from palabre.model.statement import Statement
from palabre.model.time import Time, TimePrecision
from palabre.read.document import Document
from palabre.read.weighing import probability
from palabre.read.words import words

NAME = "undated.v1"

LEAST = 0.6  # from this probability on a deed was on a day: of incidents all of two dozen kept aside were

_AGES = ((0, "today"), (1, "yesterday"), (7, "in a week"), (31, "in a month"), (62, "in two months"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that an article names, and all mentions of it, in text order."""

    day: date
    times: tuple[Time, ...]


class Days:
    """All days of an article on which a deed of force of it can have been."""

    def __init__(
        self, doc: Document, events: Sequence[Event], times: Sequence[Time], statements: Sequence[Statement]
    ) -> None:
        self._published = doc.article.published.date() if doc.article.published else None
        named: dict[date, list[Time]] = {}
        for time in times:
            if (day := _day(time)) and day <= (self._published or day):  # what happened was on no day to come
                named.setdefault(day, []).append(time)
        self._every = [Candidate(day, tuple(found)) for day, found in named.items()]
        days = {t.id: c.day for c in self._every for t in c.times}
        self._used = Counter(days.get(e.time or "") for e in events if e.kind in FORCE)
        self._said = Counter(days.get(s.time or "") for s in statements)
        self._doc = doc
        self._sentences = {s.start: n for n, s in enumerate(doc.body)}

    def _sentence(self, at: int) -> int:
        """The number of the sentence that holds a place in the text; the last one where none does."""
        sentence = self._doc.sentence_at(at)
        return self._sentences.get(sentence.start, len(self._sentences)) if sentence else len(self._sentences)

    def features(self, event: Event, candidate: Candidate) -> dict[str, float]:
        """What speaks for and against an event having been on a day."""
        here = self._sentence(event.trigger.spans[0][0])
        gaps = [self._sentence(t.spans[0][0]) - here for t in candidate.times]
        before = [-gap for gap in gaps if gap <= 0]
        nearest = min(abs(gap) for gap in gaps)
        flags = [
            f"{min(nearest, 3)} away",
            f"{min(*before, 4)} before" if before else "only later",
            f"age {self._age(candidate.day)}",
            *(["opens"] if here + gaps[0] == 0 else []),
            *(["alone"] if len(self._every) == 1 else []),
            *(["said on"] if self._said[candidate.day] else []),
        ]
        return dict.fromkeys(flags, 1.0) | {
            "times": log1p(len(gaps)),
            "used": log1p(self._used[candidate.day]),
            "others": log1p(len(self._every) - 1),
            "position": here / max(1, len(self._sentences)),
        }

    def _age(self, day: date) -> str:
        if self._published is None:
            return "unknown"
        days = (self._published - day).days
        return next((name for most, name in _AGES if days <= most), "old")

    def candidates(self, event: Event) -> list[Candidate]:
        """The days that other sentences than the event's name, but those on which something was only said."""
        sentence = self._doc.sentence_at(event.trigger.spans[0][0])
        told = self._doc.tokens[sentence.first : sentence.last] if sentence else ()
        if sentence is None or any(t.lower in words(self._doc.language).times for t in told):
            return []
        own = self._sentence(sentence.start)
        happened = (c for c in self._every if self._used[c.day] or not self._said[c.day])
        return [c for c in happened if all(self._sentence(t.spans[0][0]) != own for t in c.times)]

    def likeliest(self, event: Event) -> str | None:
        """The time at which an event most likely was, at its nearest mention, if that is likely enough."""
        candidates = self.candidates(event)
        rated = [(probability("day", self.features(event, c)), -n) for n, c in enumerate(candidates)]
        best, at = max(rated, default=(0.0, 0))
        if best < LEAST:
            return None
        start = event.trigger.spans[0][0]
        return min(candidates[-at].times, key=lambda t: abs(t.spans[0][0] - start)).id


def _day(time: Time) -> date | None:
    """The one day that a time names."""
    exact = time.precision is TimePrecision.DAY and time.start == time.end and not time.mod
    return time.start if exact else None


def with_likely_days(
    doc: Document, events: Sequence[Event], times: Sequence[Time], statements: Sequence[Statement]
) -> tuple[Event, ...]:
    """The events; deeds of force without a time on the likeliest of the days that the article names."""
    if not any(undated(event) for event in events):
        return tuple(events)
    days = Days(doc, events, times, statements)
    return tuple(replace(e, time=days.likeliest(e)) if undated(e) else e for e in events)


def undated(event: Event) -> bool:
    """Whether an event is a deed of force that took place and has no time."""
    return event.time is None and is_deed_of_force(event)
