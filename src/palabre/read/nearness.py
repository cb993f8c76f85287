"""Nearness: how an event lies to a place that is named, by the words before it. Place in, the same place out.

*12 km from Sari*, *near the village of Sari*, *moved from Sari to Torvald*. Refuses nothing: without such words it was
there.
"""

import re
from dataclasses import replace

from palabre.model.event import EventKind
from palabre.model.place import NamedPlace, PlaceRelation
from palabre.read.document import Document
from palabre.read.triggers import Trigger

NAME = "nearness.v1"

_DISTANCE = {
    "en": re.compile(r"(\d+(?:[.,]\d+)?)\s*(km|kilomet(?:re|er)s?|miles?|mi)\b[^.;]{0,35}$", re.IGNORECASE),
    "fr": re.compile(r"(\d+(?:[.,]\d+)?)\s*(km|kilomètres?)\b[^.;]{0,40}$", re.IGNORECASE),
}
_NEAR = {
    "en": re.compile(
        r"\b(?:near|close to|outside|around|on the outskirts of)\s+(?:the\s+)?(?:\w+ of\s+)?$", re.IGNORECASE
    ),
    "fr": re.compile(
        r"\b(?:près d[eu’']|à proximité d[eu’']|aux environs d[eu’']|non loin d[eu’'])\s*(?:la |l['’]|le )?$",
        re.IGNORECASE,
    ),
}
_FROM = {
    "en": re.compile(r"\b(?:from|out of|left|departed|leave|fled)\s+(?:the\s+)?(?:\w+ of\s+)?$", re.IGNORECASE),
    "fr": re.compile(r"\b(?:depuis|hors d[eu’']|quitté|retrait d[eu’'])\s*(?:la |l['’]|le )?$", re.IGNORECASE),
}
_TO = {
    "en": re.compile(r"\b(?:to|into|towards?)\s+(?:the\s+)?$", re.IGNORECASE),
    "fr": re.compile(r"\b(?:vers|à destination d[eu’'])\s*(?:la |l['’]|le )?$", re.IGNORECASE),
}
_BEFORE = 60  # characters before a place in which the words stand that lead to it
_MOVES = {EventKind.DISPLACEMENT, EventKind.WITHDRAWAL, EventKind.DEPLOYMENT, EventKind.EXPULSION, EventKind.ESCAPE}


def related(doc: Document, place: NamedPlace, trigger: Trigger) -> NamedPlace:
    """The place with its relation to what a trigger tells, and the distance that the words give."""
    near = near_to(doc, place)
    if near.relation is not PlaceRelation.AT or trigger.sense.kind not in _MOVES:
        return near
    before = doc.text[max(0, place.spans[0][0] - _BEFORE) : place.spans[0][0]]
    if _FROM[doc.language].search(before):
        return replace(place, relation=PlaceRelation.FROM)
    return replace(place, relation=PlaceRelation.TO) if _TO[doc.language].search(before) else place


def near_to(doc: Document, place: NamedPlace) -> NamedPlace:
    """A place with how near to it the words before it say something was: *12 km from Sari*, *near the village of*."""
    before = doc.text[max(0, place.spans[0][0] - _BEFORE) : place.spans[0][0]]
    far = _DISTANCE[doc.language].search(before)
    if far:
        factor = 1.609 if far.group(2).lower().startswith("mi") else 1.0
        distance = float(far.group(1).replace(",", ".")) * factor
        return replace(place, relation=PlaceRelation.NEAR, distance_km=round(distance, 1))
    return replace(place, relation=PlaceRelation.NEAR) if _NEAR[doc.language].search(before) else place
