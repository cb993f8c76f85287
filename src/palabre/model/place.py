"""Places: gazetteer entries, and the places that an article names."""

from dataclasses import dataclass
from enum import StrEnum

from palabre.model.passage import Spans


class PlacePrecision(StrEnum):
    """How finely a place is known."""

    POINT = "point"
    SETTLEMENT = "settlement"
    ADM2 = "adm2"
    ADM1 = "adm1"
    COUNTRY = "country"
    REGION = "region"


class PlaceRelation(StrEnum):
    """How an event stands to the place that is named."""

    AT = "at"
    NEAR = "near"
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gazetteer entry. `geonames` is None for curated entries; `country` ISO 3166 alpha-2, `admin1` a name."""

    id: str
    name: str
    precision: PlacePrecision
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place as an article names it, with the gazetteer's facts once it is resolved.

    Coordinates are given for points and towns only. `adm1` is the name of the first division of the country that the
    place is or lies in. `distance_km` is set when the text says how far.
    """

    spans: Spans
    text: str
    name: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    adm1: str | None = None
    precision: PlacePrecision | None = None
    relation: PlaceRelation = PlaceRelation.AT
    distance_km: float | None = None
