"""Exact: the most exact place that an article gives an incident. Events and places in, events out.

A place may stand in a chain (*San Pedro, in northern Sari*), of which the first is the exact one. News also tells the
wider place first and the exact one in one of the next sentences: where it *took place*, a part of the town, a village
in what was named. Refuses to look past a sentence that tells of something else, and to make a place coarser.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from palabre.model.event import INCIDENTS, Event, EventKind, is_incident
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.read.document import Document, Sentence
from palabre.read.folds import is_division
from palabre.read.names import shapes
from palabre.read.nearness import near_to
from palabre.read.participant_words import lists
from palabre.read.toponyms import of_site, sites
from palabre.read.unlisted import called_at, read_unlisted

NAME = "exact.v1"

_ELSE = INCIDENTS | {
    EventKind.ARREST,
    EventKind.RELEASE,
    EventKind.PROTEST,
    EventKind.CONSULTATION,
    EventKind.DEPLOYMENT,
}
_AFTER = 2  # sentences after an incident in which its place may be told more exactly,
_TOLD_AFTER = 4  # and in which it may be said where it took place
_CHAIN = 8  # tokens between a place and the wider one
_BEFORE = 7  # tokens from *in* or *at* to a place
_STRANGE = 2  # of them, those that are no words of place: *in the exclusive Sari quarter*
_SUBJECT = 8  # tokens before *took place* in which stands what did
_DETERMINER = 4  # tokens from *the* to the word for an incident
_TO = 14  # tokens from *took place* to where


@dataclass(frozen=True, slots=True)
class _Words:
    took_place: re.Pattern[str]
    lies: re.Pattern[str]
    lies_in: frozenset[str]
    incident: frozenset[str]
    between: frozenset[str]
    at: frozenset[str]
    parts: frozenset[str]
    places: frozenset[str]
    holds: frozenset[str]
    whole: frozenset[str]
    other: frozenset[str]


@cache
def _words(language: str) -> _Words:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("exact.toml").read_text("utf-8"))[language]
    took_place = "|".join(raw.pop("took_place")).replace(" ", r"\s+").replace("'", "['’]")
    lies = "|".join(sorted(raw.pop("lies"), key=len, reverse=True)).replace(" ", r"\s+")
    listed = {name: frozenset(found) for name, found in raw.items()}
    return _Words(
        took_place=re.compile(rf"\b(?:{took_place})\b", re.IGNORECASE),
        lies=re.compile(rf"(?:the |this |l[ae] |l['’]|ce |cet |cette )(?P<thing>[\w-]+) (?:{lies})\s+(?P<in>[\w]+)\b"),
        **listed,
    )


def with_exact_places(doc: Document, events: Sequence[Event], places: Sequence[NamedPlace]) -> tuple[Event, ...]:
    """The events, each incident at the most exact of the places that its own and the next sentences give it."""
    if not any(is_incident(event) for event in events):
        return tuple(events)
    found = _Places(doc, events, places)
    return tuple(found.exact(event) if is_incident(event) else event for event in events)


class _Places:
    """The places of a document and where its events are told."""

    def __init__(self, doc: Document, events: Sequence[Event], places: Sequence[NamedPlace]) -> None:
        self._doc = doc
        self._words = _words(doc.language)
        self._places = sorted((*places, *read_unlisted(doc, places)), key=lambda p: p.spans)
        self._starts = [p.spans[0][0] for p in self._places]
        self._told = sorted(e.trigger.spans[0][0] for e in events if e.kind in _ELSE)
        self._sentences = [s.start for s in doc.body]

    def exact(self, event: Event) -> Event:
        """The event at a more exact place, if the article gives one."""
        fine = (self._in_chain(event.place) if event.place else None) or self._told_later(event)
        if fine is None:
            return event
        told = (event.place, *event.other_places) if event.place else event.other_places
        return replace(
            event, place=near_to(self._doc, fine), other_places=tuple(p for p in told if p.spans != fine.spans)
        )

    def _in_chain(self, wide: NamedPlace) -> NamedPlace | None:
        """The first of a chain that ends with the place: *San Pedro, in the north of Sari*."""
        at = bisect_left(self._starts, wide.spans[0][0])
        found, inner = None, wide
        while at and self._lies_in(self._places[at - 1], inner) and self._at(self._places[at - 1]):
            at -= 1
            found = inner = self._places[at]
        return found

    def _lies_in(self, fine: NamedPlace, wide: NamedPlace) -> bool:
        """Whether nothing but words of place stand between two places, the finer first."""
        doc = self._doc
        first, last = doc.token_at(fine.spans[-1][1] - 1) + 1, doc.token_at(wide.spans[0][0])
        if not 0 < last - first <= _CHAIN or fine.precision is PlacePrecision.COUNTRY:
            return False
        between = [t.lower for t in doc.tokens[first:last]]
        wider = len(between) > 1 and between[0] in self._words.whole and between[1] in {"of", "de", "d'", "du"}
        return not wider and all(word in self._words.between for word in between)  # *the Sari city of San Pedro*

    def _at(self, place: NamedPlace) -> bool:
        """Whether a place stands where something is: after *in* or *at*, with little but words of place between."""
        doc, strange = self._doc, 0
        first = doc.token_at(place.spans[0][0])
        for token in reversed(doc.tokens[max(0, first - _BEFORE) : first]):
            if token.lower in self._words.at:
                return True
            strange += token.lower not in self._words.between and token.lower not in self._words.places
            if strange > _STRANGE or token.text in ".;:":
                return False
        return False

    def _told_later(self, event: Event) -> NamedPlace | None:
        """The place that one of the next sentences gives."""
        number = bisect_left(self._sentences, event.trigger.spans[0][0] + 1)
        for ahead, sentence in enumerate(self._doc.body[number : number + _TOLD_AFTER]):
            said = self._where_it_took_place(sentence)
            if said:
                return said if self._finer(said, event.place) else None
            if self._leads_on(sentence):
                return None
            if ahead < _AFTER and self._tells_where_it_lies(sentence, event) and (found := self._located(sentence)):
                return found[0] if self._finer(found[0], event.place) else None
            for place in self._located(sentence) if ahead < _AFTER else ():
                if self._narrows(place, event.place):
                    return place
        return None

    def _leads_on(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of something else."""
        lo, hi = (bisect_left(self._told, x) for x in (sentence.start, sentence.end))
        opening = self._doc.tokens[sentence.first : min(sentence.first + 4, sentence.last)]
        return lo < hi or any(t.lower in self._words.other for t in opening)

    def _located(self, sentence: Sentence) -> list[NamedPlace]:
        lo, hi = (bisect_left(self._starts, x) for x in (sentence.start, sentence.end))
        return [p for p in self._places[lo:hi] if self._at(p)]

    def _where_it_took_place(self, sentence: Sentence) -> NamedPlace | None:
        """*The attack took place in San Pedro*; after such words any name is that of a place."""
        doc = self._doc
        said = self._words.took_place.search(doc.text, sentence.start, sentence.end)
        if not said:
            return None
        first, last = doc.tokens_between(*said.span())
        if not self._of_the_incident(max(sentence.first, first - _SUBJECT), first):
            return None
        listed = {doc.token_at(p.spans[0][0]): p for p in self._located(sentence)}
        for at in range(last, min(last + _TO, sentence.last)):
            found = listed.get(at) or self._unlisted(at)
            if found:
                return found
        return None

    def _tells_where_it_lies(self, sentence: Sentence, event: Event) -> bool:
        """*attacked a school. The school is in San Pedro*: whether the sentence tells where what was hit stands."""
        said = self._words.lies.match(self._doc.lower, sentence.start, sentence.end)
        told = self._doc.sentence_at(event.trigger.spans[0][0])
        if not said or not told or said["in"] not in self._words.lies_in:
            return False
        return re.search(rf"\b{re.escape(said['thing'])}\b", self._doc.lower[told.start : told.end]) is not None

    def _of_the_incident(self, first: int, last: int) -> bool:
        """*The attack ...*, *this incident ...*: whether it is told of what was told before."""
        tokens = self._doc.tokens[first:last]
        at = next((n for n in reversed(range(len(tokens))) if tokens[n].lower in self._words.incident), None)
        if at is None:
            return False
        before = [t.lower for t in tokens[max(0, at - _DETERMINER) : at]]
        definite = lists(self._doc.language)["definite"]
        return not definite.isdisjoint(before) and self._words.other.isdisjoint(before)

    def _unlisted(self, at: int) -> NamedPlace | None:
        """*in Sari*, *in the village of Sari*: the name at a token, if the words before it lead to a place only."""
        doc = self._doc
        if not doc.tokens[at].name_like or doc.tokens[at].lower in shapes(doc.language).calendar:
            return None
        one, two = doc.tokens[at - 1].lower, doc.tokens[at - 2].lower
        held = two in self._words.holds and one in {"of", "de", "d'", "du"}
        if not held and one not in self._words.at and not (one in {"the", "la", "le"} and two in self._words.at):
            return None
        named = called_at(doc, doc.tokens[at].start)
        last = doc.token_at(named.spans[0][1] - 1) if named else at
        building = doc.tokens[last].lower in sites(doc.language)  # *Sari Hotel*
        return None if building or of_site(doc, at, last + 1) else named

    def _narrows(self, fine: NamedPlace, wide: NamedPlace | None) -> bool:
        """Whether a place lies in another: a part of a town, a village in a division, *San Pedro, southern Sari*."""
        part = self._beside(fine, self._words.parts)
        if wide is None or not self._finer(fine, wide):
            return wide is None and part
        if part and not self._beside(wide, self._words.parts | self._words.places):
            return True
        if is_division(self._doc, wide) and self._beside(fine, self._words.places):
            return True
        after = bisect_left(self._starts, fine.spans[0][0]) + 1
        return (
            after < len(self._places) and _same(self._places[after], wide) and self._lies_in(fine, self._places[after])
        )

    def _finer(self, one: NamedPlace, two: NamedPlace | None) -> bool:
        """Whether a place is another than the first, and no division where that is a town."""
        if two is None:
            return True
        return not _same(one, two) and (is_division(self._doc, two) or not is_division(self._doc, one))

    def _beside(self, place: NamedPlace, listed: frozenset[str]) -> bool:
        """Whether a word of a list stands beside a place: *Sari quarter*, *the village of Sari*."""
        first, last = self._doc.tokens_between(*place.spans[0])
        near = (*self._doc.tokens[max(0, first - 2) : first], *self._doc.tokens[last : last + 1])
        return any(t.lower in listed for t in near)


def _same(one: NamedPlace, two: NamedPlace) -> bool:
    return (one.name or one.text).casefold() == (two.name or two.text).casefold()
