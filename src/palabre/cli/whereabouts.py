"""Places on the command line: names compared with those of the record, and distances on the globe in kilometres."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from palabre.cli.lookup import folded
from palabre.errors import NotFound
from palabre.model.place import NamedPlace, PlacePrecision

Point = tuple[float, float]

_EARTH_KM = 6371.0088  # mean radius of the earth (IUGG)


def distance_km(one: Point, two: Point) -> float:
    """The great-circle distance between two points of latitude and longitude (haversine)."""
    (lat1, lon1), (lat2, lon2) = one, two
    half = sin(radians(lat2 - lat1) / 2) ** 2
    half += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def bears_name(place: NamedPlace, name: str) -> bool:
    """Whether a place has this name, or lies in the division of this name or the country of this name or code."""
    wanted = folded(name)
    if place.adm1 and folded(place.adm1) == wanted:
        return True
    if any(f" {wanted} " in f" {folded(own)} " for own in (place.name, place.text) if own):
        return True
    return place.country is not None and place.country in {name.upper(), _country(name)}


def _country(name: str) -> str | None:
    """The code of the country of this name, None where the name is another place's."""
    from palabre.resolve.gazetteer import load_gazetteer

    found = load_gazetteer().candidates(name)
    return found[0].country if found and found[0].precision is PlacePrecision.COUNTRY else None


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the globe, and the country and first division that it lies in, where it was named and not measured."""

    point: Point
    country: str | None = None
    adm1: str | None = None

    def around(self, place: NamedPlace) -> bool:
        """Whether a place of which only the division is known lies, with this spot, in that division."""
        return place.adm1 is not None and (place.country, place.adm1) == (self.country, self.adm1)


def spot_of(name: str, countries: Sequence[str]) -> Spot:
    """A place: the one of that name in the desk's countries, else the largest; or `LAT,LON` as given.

    Raises:
        NotFound: the gazetteer knows no such place with coordinates.
    """
    given = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*", name)
    if given:
        return Spot(_checked(name, (float(given[1]), float(given[2]))))
    from palabre.resolve.gazetteer import load_gazetteer

    found = [p for p in load_gazetteer().candidates(name) if p.lat is not None and p.lon is not None]
    towns = [p for p in found if p.precision in {PlacePrecision.POINT, PlacePrecision.SETTLEMENT}] or found
    best = next((p for p in towns if p.country in countries), towns[0] if towns else None)
    if best is None or best.lat is None or best.lon is None:
        raise NotFound(name, "the gazetteer knows no such place", "give its coordinates: --near 14.48,-4.19")
    return Spot((best.lat, best.lon), best.country, best.admin1)


def _checked(name: str, point: Point) -> Point:
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise NotFound(name, "no point on the globe", "latitude, then longitude: --near 14.48,-4.19")
    return point
