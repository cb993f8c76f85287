"""Nearness in time and place, as features with weights.

Input: two periods, two places. Output: a feature each. Refuses: to take a year for a day, or a country for a town:
what is only vaguely known speaks weakly, and what contradicts is a veto.
"""

from datetime import date
from math import asin, cos, radians, sin, sqrt

from palabre.model.place import NamedPlace, PlacePrecision, PlaceRelation
from palabre.model.time import Period, TimePrecision
from palabre.reconcile.gather import VETO, Feature
from palabre.reconcile.words import fold_case

_FINE_PLACES = frozenset({PlacePrecision.POINT, PlacePrecision.SETTLEMENT})
_VAGUE = frozenset({TimePrecision.YEAR, TimePrecision.DECADE, TimePrecision.PART_OF_YEAR})
_NEAR_KM = 15.0
_FAR_KM = 50.0


def is_day(period: Period | None) -> bool:
    """Whether the period is known to the day."""
    return bool(period and period.precision is TimePrecision.DAY and period.start and period.start == period.end)


def bounds(period: Period) -> tuple[date, date]:
    """The bounds, an open side as far as a date goes."""
    return period.start or date.min, period.end or date.max


def bounded(period: Period | None) -> bool:
    """Whether anything is known of the period's bounds."""
    return bool(period and (period.start or period.end))


def days_between(one: Period, two: Period) -> int:
    """Days between two periods; 0 when they overlap."""
    (a, b), (c, d) = bounds(one), bounds(two)
    return max(0, (max(a, c) - min(b, d)).days)


def time_feature(one: Period, two: Period) -> Feature:
    """How two known times agree. One day apart is left open: a night has two dates."""
    apart = days_between(one, two)
    if is_day(one) and is_day(two):
        weight = 2.0 if apart == 0 else 0.0 if apart == 1 else VETO
    elif apart > 0:
        weight = VETO
    elif is_day(one) or is_day(two):
        other = two if is_day(one) else one
        weight = -3.0 if other.precision in _VAGUE else 0.3
    else:
        weight = _same_stretch(one) if bounds(one) == bounds(two) else 0.3
    return ("time", weight, one, two)


def _same_stretch(period: Period) -> float:
    """What it is worth that two articles name the same stretch of time: the shorter, the more."""
    if period.precision in {TimePrecision.YEAR, TimePrecision.DECADE, TimePrecision.UNKNOWN}:
        return 0.5
    return 0.8 if period.precision is TimePrecision.PART_OF_YEAR else 1.0


def place_key(place: NamedPlace | None) -> str | None:
    """What makes two places the same: the gazetteer's id, else the folded name; None for no place."""
    if place is None:
        return None
    return f"#{place.geonames}" if place.geonames else fold_case(place.name or place.text)


def is_fine(place: NamedPlace | None) -> bool:
    """Whether the place is a point or a town that the event was at or near."""
    return bool(place and place.precision in _FINE_PLACES)


def coarseness(place: NamedPlace) -> int:
    """How little a place says: 0 for a point or town, then divisions, unknown names, countries, wider regions."""
    if is_fine(place):
        return 0
    if place.precision is PlacePrecision.REGION and place.country is None:
        return 4
    if place.precision is PlacePrecision.COUNTRY:
        return 3
    return 2 if place.precision is None else 1


def kilometres(one: NamedPlace, two: NamedPlace) -> float | None:
    """Great-circle distance; None when a place has no coordinates."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    north, south = radians(one.lat), radians(two.lat)
    east = radians(two.lon - one.lon)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def place_feature(one: NamedPlace | None, two: NamedPlace | None) -> Feature:
    """How two places agree; one that is not told speaks neither for nor against."""
    left, right = place_key(one), place_key(two)
    if one is None or two is None:
        return ("place", 0.0, left, right)
    fine = is_fine(one) and is_fine(two)
    if left == right:
        return ("place", 2.0 if fine or one.precision is None else _coarse_weight(one), left, right)
    if one.country and two.country and one.country != two.country:
        return ("place", VETO, left, right)
    if not fine:
        return ("place", _contained_weight(one, two), left, right)
    return _distance_feature(one, two)


def _coarse_weight(place: NamedPlace) -> float:
    return 0.3 if place.precision in {PlacePrecision.COUNTRY, PlacePrecision.REGION} else 1.0


def _contained_weight(one: NamedPlace, two: NamedPlace) -> float:
    wide = {one.precision, two.precision} & {PlacePrecision.COUNTRY, PlacePrecision.REGION, None}
    if wide or one.precision is not two.precision:
        return 0.2  # the one may lie in the other
    return -1.5


def _distance_feature(one: NamedPlace, two: NamedPlace) -> Feature:
    apart = kilometres(one, two)
    shown = f"{place_key(two)}" if apart is None else f"{place_key(two)} ({apart:.0f} km)"
    if apart is None:
        return ("place", -4.0, place_key(one), shown)
    slack = max((p.distance_km or 0.0) for p in (one, two))
    if any(p.relation is PlaceRelation.NEAR for p in (one, two)):
        slack = max(slack, _NEAR_KM)
    if apart <= _NEAR_KM + slack:
        return ("place", 1.2, place_key(one), shown)
    return ("place", -2.0 if apart <= _FAR_KM + slack else VETO, place_key(one), shown)
