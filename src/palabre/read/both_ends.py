"""Both ends: what happened between two places was at neither alone. Events and places in, events with both places out.

*ambushed between Sari and Oumé*, *on the Sari-Oumé road*: the first is the place, the other one stands beside it.
Refuses pairs between which somebody speaks or fights (*talks between Paris and Lomé*): those are parties, no places.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from palabre.model.event import Event
from palabre.model.passage import Span, overlap
from palabre.model.place import NamedPlace, PlacePrecision, PlaceRelation
from palabre.read.document import Document

NAME = "both_ends.v1"

_PAIR = {
    "en": (
        re.compile(r"\b(?:between|linking|connecting|joining) (?:the )?(?:(?:towns|villages|cities|town|city) of )?$"),
        re.compile(r" (?:and|to|with) (?:the )?$"),
    ),
    "fr": (
        re.compile(
            r"\b(?:entre|reliant|relie) (?:l[ae] |les |l['’])?(?:(?:villes|villages|localités|communes) d(?:e |['’]))?$"
        ),
        re.compile(r" (?:et|à|au) (?:l[ae] |les |l['’]|d(?:e |['’]))?$"),
    ),
}
_ROAD = {
    "en": re.compile(r"\s+(?:road|highway|axis|route|stretch|corridor)\b"),
    "fr": re.compile(r"\b(?:axe|route|tronçon|nationale|autoroute)\s+$"),
}
_HYPHEN = re.compile(r"(?<=[\w’'])[-‐‑–](?=[A-ZÀ-Ý])")
_REACH = 30  # characters of the words that lead to a place


@dataclass(frozen=True, slots=True)
class _Ends:
    one: NamedPlace
    two: NamedPlace

    def holds(self, place: NamedPlace | None) -> bool:
        """Whether a place is one of the two."""
        return place is not None and any(overlap(place.spans, end.spans) for end in (self.one, self.two))


def with_both_ends(doc: Document, events: Sequence[Event], places: Sequence[NamedPlace]) -> tuple[Event, ...]:
    """The events; those at one of two places between which something was, at the first and beside the other."""
    pairs = _pairs(doc, places)
    return tuple(_between(event, pairs) for event in (_on_road(doc, event) for event in events))


def _pairs(doc: Document, places: Sequence[NamedPlace]) -> list[_Ends]:
    opening, joining = _PAIR[doc.language]
    found = []
    for one, two in pairwise(places):
        start, end = one.spans[0][0], one.spans[-1][1]
        joined = end <= two.spans[0][0] and joining.fullmatch(doc.lower[end : two.spans[0][0]])
        if joined and opening.search(doc.lower[max(0, start - _REACH) : start]):
            found.append(_Ends(one, two))
    return found


def _between(event: Event, pairs: Sequence[_Ends]) -> Event:
    told = [p for p in (event.place, *event.other_places) if p]
    ends = next((pair for pair in pairs if any(pair.holds(p) for p in told)), None)
    if ends is None or not (ends.holds(event.place) or event.place is None):
        return event
    towns = PlacePrecision.COUNTRY not in {ends.one.precision, ends.two.precision}
    if not towns and any(overlap(p.spans, e.spans) for p in event.actors for e in (ends.one, ends.two)):
        return event
    actors = tuple(a for a in event.actors if not any(overlap(a.spans, e.spans) for e in (ends.one, ends.two)))
    first = replace(ends.one, relation=PlaceRelation.AT)
    others = (ends.two, *(p for p in event.other_places if not ends.holds(p)))
    return replace(event, place=first, other_places=others, actors=actors)


def _on_road(doc: Document, event: Event) -> Event:
    """*on the Sari-Oumé road*, *sur l'axe Sari-Oumé*: the name of a road holds those of its ends; no road suffers."""
    roads = [r for r in event.recipients if _ends(doc, r.spans[0])]
    event = replace(event, recipients=tuple(r for r in event.recipients if r not in roads)) if roads else event
    named = [p.spans[0] for p in (event.place, *roads) if p and len(p.spans) == 1]
    ends = next((found for span in named if (found := _ends(doc, span))), None)
    if ends is None or (event.place and event.place.geonames is not None):
        return event
    one, two = (NamedPlace(spans=(span,), text=doc.text[slice(*span)], name=doc.text[slice(*span)]) for span in ends)
    held = [p for p in event.other_places if not overlap(p.spans, (*one.spans, *two.spans))]
    return replace(event, place=one, other_places=(two, *held))


def _ends(doc: Document, span: Span) -> tuple[Span, Span] | None:
    """Where the two ends of a road stand in a phrase that names it, alone or with its word."""
    first, last = doc.tokens_between(*span)
    for at in range(first, last):
        token = doc.tokens[at]
        hyphen = _HYPHEN.search(token.text)
        if hyphen is None or _HYPHEN.search(token.text, hyphen.end()) or not token.name_like:
            continue
        end = token.end
        beside = (
            doc.lower[end : end + _REACH]
            if doc.language == "en"
            else doc.lower[max(0, token.start - _REACH) : token.start]
        )
        if _ROAD[doc.language].match(beside) if doc.language == "en" else _ROAD[doc.language].search(beside):
            return (token.start, token.start + hyphen.start()), (token.start + hyphen.end(), end)
    return None
