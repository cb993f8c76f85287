"""What an article says around its place names: names at their spans in, who is said to lie in whom out.

*Paris, Texas*, *Tripoli (Liban)*, *Valence, dans la Drôme*, *the Ohio town of Springfield* say it outright. It refuses
to look across a full stop, a conjunction or another name.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

from palabre.model.place import Place, PlacePrecision

_APPOSED = re.compile(r",? \(|, ")
_SAID = re.compile(r",? (?:in|dans|en|au|aux|à)\b(?: [a-zà-ÿœ'’-]+){0,5} ?")
_BELONGS = re.compile(r"(?:['’]s?)?(?: [a-zà-ÿœ-]+){0,2} (?:town|city|village|capital|suburb|hamlet|community) of ")
_WITHIN_KM = 70.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A name where it stands.

    `country` is the code of a state that the register has recognised there, `sure` whether the words can mean nothing
    else (*Malian*, not *Georgia*).
    """

    name: str
    start: int
    end: int
    country: str | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Container:
    """That the name at a spot is said to lie in another name's place; `apposed` by a comma or a bracket alone.

    `name` is the other name's key.
    """

    name: str
    apposed: bool


def containers(text: str, spots: Sequence[Spot], key_of: Callable[[Spot], str]) -> dict[int, Container]:
    """By the start of a spot, the name in whose place the article says it lies. `spots` in text order."""
    found: dict[int, Container] = {}
    for one, two in pairwise(spots):
        between = text[one.end : two.start]
        if len(between) > 60:
            continue
        if _APPOSED.fullmatch(between):
            found[one.start] = Container(key_of(two), apposed=True)
        elif _SAID.fullmatch(between):
            found[one.start] = Container(key_of(two), apposed=False)
        elif _BELONGS.fullmatch(between):
            found.setdefault(two.start, Container(key_of(one), apposed=False))
    return found


def kilometres(one: Place, two: Place) -> float:
    """Distance on a flat map; infinite where coordinates are missing."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return float("inf")
    return 111.2 * hypot(one.lat - two.lat, (one.lon - two.lon) * cos(radians(one.lat)))


def lies_in(place: Place, division: Place) -> bool:
    """Whether a place lies in a country or a division."""
    if place.country != division.country or place.id == division.id:
        return False
    if division.precision is PlacePrecision.COUNTRY:
        return place.precision is not PlacePrecision.COUNTRY
    if division.precision is PlacePrecision.ADM1:
        return place.admin1 == division.name
    return division.precision is PlacePrecision.ADM2 and kilometres(place, division) < _WITHIN_KM
