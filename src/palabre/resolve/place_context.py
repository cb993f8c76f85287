"""What an article says around its place names: names at their spans in, who is said to lie in whom out.

*Paris, Texas*, *Tripoli (Liban)*, *Valence, dans la Drôme*, *the Ohio town of Springfield* say it outright, and
*Khost province*, *la ville de Gao* say what sort of place is meant. It refuses to look across a full stop, a
conjunction or another name.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, hypot, radians

from palabre.model.place import Place, PlacePrecision

_OF = r"(?:of(?: the)?|around|de la|de l['’]|du|des?|d['’])"
_BELONGS = re.compile(r"(?:['’]s?)?(?: [a-zà-ÿœ-]+){0,2} (?:town|city|village|capital|suburb|hamlet|community) of ")
_WITHIN_KM = 70.0
_FEW = 40  # characters before a name in which a word may say what sort of place it is
# The sorts of place that a word can mean, the likeliest first.
_SORTS = {
    "adm1": (PlacePrecision.ADM1, PlacePrecision.ADM2),
    "adm2": (PlacePrecision.ADM2,),
    "settlement": (PlacePrecision.SETTLEMENT,),
}


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

    `name` is the other name's key, `sorts` the sorts of place that the words beside it allow.
    """

    name: str
    apposed: bool
    sorts: tuple[PlacePrecision, ...] = ()


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Words of sort beside a name, after it or before it; what stands between a name and the one it lies in."""

    sorts: dict[str, tuple[PlacePrecision, ...]]
    after: re.Pattern[str]
    before: re.Pattern[str]
    apposed: re.Pattern[str]
    said: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    raw = tomllib.loads(files("palabre.resolve.lexicon").joinpath("places.toml").read_text("utf-8"))
    division, settlement = "|".join((*raw["adm1"], *raw["adm2"])), "|".join(raw["settlement"])
    inside = r"(?:in|dans|en|aux?|à)\b(?: [a-zà-ÿœ'’-]+){0,5} ?"
    return _Patterns(
        sorts={word: _SORTS[sort] for sort, listed in raw.items() for word in listed},
        # *the Ohio town of Springfield* does not say that Ohio is a town.
        after=re.compile(rf" (?:({division})s?\b|({settlement})\b(?! {_OF}))", re.IGNORECASE),
        before=re.compile(rf"\b({division}|{settlement}) {_OF} ?$", re.IGNORECASE),
        apposed=re.compile(rf"(?: (?:{division}))?(?:,? \(|, (?:(?:{division}) {_OF} ?)?)", re.IGNORECASE),
        said=re.compile(rf"(?: (?:{division}))?,? {inside}| (?:{division}) {_OF} ?", re.IGNORECASE),
    )


def sorts_of(text: str, start: int, end: int) -> tuple[PlacePrecision, ...]:
    """The sorts of place that the words beside a name allow, the likeliest first; none where they do not say."""
    known = _patterns()
    found = known.after.match(text, end) or known.before.search(text, max(0, start - _FEW), start)
    return known.sorts[next(filter(None, found.groups())).lower()] if found else ()


def containers(text: str, spots: Sequence[Spot], key_of: Callable[[Spot], str]) -> dict[int, Container]:
    """By the start of a spot, the name in whose place the article says it lies. `spots` in text order."""
    known, found = _patterns(), dict[int, Container]()
    for one, two in pairwise(spots):
        between = text[one.end : two.start]
        if len(between) > 60:
            continue
        if known.apposed.fullmatch(between):
            found[one.start] = Container(key_of(two), apposed=True, sorts=sorts_of(text, two.start, two.end))
        elif known.said.fullmatch(between):
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
