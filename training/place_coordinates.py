"""Coordinates of countries and divisions, and hamlets that GeoNames' cut lacks: pyowm's list -> rows by GeoNames id.

OpenWeatherMap's list of places, as pyowm packages it, is an older cut of GeoNames with its ids: it has countries,
states, counties and some places below 500 inhabitants. It refuses names that are no living place: *(historical)*,
administrative wording.
"""

import bz2
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path

from palabre.resolve.folding import fold_place
from training.place_names import latin

_NO_VILLAGE = re.compile(
    r"\((?:historical|.*)\)|\d|\b(?:District|Borough|County|Parish|Arrondissement|Department|Province|Region|Governorate"
    r"|Republic|State|Kingdom|Township of|Municipality|Municipio|Commune|Mobile Home|Trailer|Subdivision|Addition)\b"
)
NEAR_KM = 25


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A line of the list."""

    id: str
    name: str
    country: str
    lat: float
    lon: float


def listed(folder: Path) -> dict[str, Listed]:
    """All lines, by GeoNames id."""
    database = sqlite3.connect(":memory:")
    database.deserialize(bz2.decompress((folder / "cities.db.bz2").read_bytes()))
    rows = database.execute("SELECT city_id, name, country, lat, lon FROM city")
    return {
        str(number): Listed(id=str(number), name=name, country=country, lat=round(lat, 4), lon=round(lon, 4))
        for number, name, country, lat, lon in rows
    }


def near(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether two points (lat, lon) lie within `NEAR_KM`, on a flat map."""
    return hypot(one[0] - two[0], (one[1] - two[1]) * cos(radians(one[0]))) * 111.2 < NEAR_KM


def villages(
    found: dict[str, Listed], countries: frozenset[str], taken: Iterable[tuple[str, str, float, float]]
) -> Iterator[Listed]:
    """The places of some countries that the cut lacks; `taken` are (country, name, lat, lon) of those it has.

    One that bears the name of a place near by is that place under another id.
    """
    there: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for country, name, lat, lon in taken:
        there.setdefault((country, fold_place(name)), []).append((lat, lon))
    for place in sorted(found.values(), key=lambda place: int(place.id)):
        if place.country not in countries or _NO_VILLAGE.search(place.name) or not latin(place.name):
            continue
        bearers = there.setdefault((place.country, fold_place(place.name)), [])
        if not any(near(point, (place.lat, place.lon)) for point in bearers):
            bearers.append((place.lat, place.lon))
            yield place
