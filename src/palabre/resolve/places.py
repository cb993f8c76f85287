"""Which place is meant: names of places in an article in, gazetteer entries out, one sense an article.

Candidates are weighed by evidence that can be told: the desk's countries, the countries that the article names, other
places of the article, size. A name that the gazetteer lacks stays without coordinates.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log10
from typing import Protocol

from palabre.model.place import NamedPlace, Place, PlacePrecision

_WITH_COORDINATES = {PlacePrecision.POINT, PlacePrecision.SETTLEMENT}


class Places(Protocol):
    """What this module asks of the gazetteer."""

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Places of that name, largest first."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each piece of evidence counts, in powers of ten of inhabitants.

    Set by hand on LGL and TR-News: a village in a country that the article names beats a metropolis elsewhere.
    """

    desk: float = 4.0
    named_country: float = 3.0
    same_country: float = 1.5
    country_itself: float = 6.0
    region: float = 1.0


class PlaceChooser:
    """Chooses among candidates for all names of one article.

    Args:
        gazetteer: where candidates come from.
        desk: ISO codes of the countries the desk watches.
        named: ISO codes of the countries that the article names, each time it does.
    """

    def __init__(self, gazetteer: Places, *, desk: Iterable[str], named: Iterable[str]) -> None:
        self._gazetteer = gazetteer
        self._desk = frozenset(desk)
        self._named = Counter(named)
        self._weights = Weights()
        self._chosen: dict[str, Place | None] = {}

    def choose(self, names: Iterable[str]) -> None:
        """Choose for all names at once: countries of the sure ones speak for the others."""
        unsure: dict[str, tuple[Place, ...]] = {}
        votes = Counter(self._named)
        for name in names:
            found = self._gazetteer.candidates(name)
            countries = {p.country for p in found}
            if len(countries) == 1 and found[0].country:
                votes[found[0].country] += 1
            unsure.setdefault(name, found)
        for name, found in unsure.items():
            self._chosen[name] = max(found, key=lambda p: self._weight(p, votes), default=None)

    def _weight(self, place: Place, votes: Counter[str]) -> tuple[float, str]:
        weights = self._weights
        total = log10(place.population + 10)
        country = place.country or ""
        total += weights.desk if country in self._desk else 0.0
        if votes[country]:
            total += weights.named_country + weights.same_country * min(votes[country], 6) / 6
        total += weights.country_itself if place.precision is PlacePrecision.COUNTRY else 0.0
        total += weights.region if place.precision is PlacePrecision.REGION else 0.0
        return total, place.id

    def resolved(self, place: NamedPlace) -> NamedPlace:
        """The named place with the facts of the entry that was chosen for its name."""
        name = place.name or place.text
        if name not in self._chosen:
            self.choose([name])
        entry = self._chosen[name]
        return place_from(entry, place) if entry else place

    def located(self, place: NamedPlace) -> NamedPlace:
        """Like `resolved`, for where an event happened: coordinates for points and towns only."""
        found = self.resolved(place)
        return found if found.precision in _WITH_COORDINATES else replace(found, lat=None, lon=None)


def place_from(entry: Place, place: NamedPlace) -> NamedPlace:
    """A named place with a gazetteer entry's facts."""
    return replace(
        place,
        name=entry.name,
        geonames=entry.geonames,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        precision=entry.precision,
    )
