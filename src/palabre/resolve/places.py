"""Which place is meant: names of places in an article in, gazetteer entries out, one sense an article.

The names of an article are ranked together (`place_ranker.py`): what the article says outright (*Paris, Texas*), the
countries that it names, the other places, the desk's countries, size. Only an occurrence that is itself said to lie
elsewhere has a sense of its own. A name that the gazetteer lacks stays without coordinates.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from palabre.model.actor import Mention, MentionKind
from palabre.model.place import NamedPlace, Place, PlacePrecision
from palabre.resolve.folding import fold_place
from palabre.resolve.place_context import Container, Spot, containers, lies_in, sorts_of
from palabre.resolve.place_ranker import LONGEST, Facts, load_weights, ranked
from palabre.resolve.register import Register

_WITH_COORDINATES = {PlacePrecision.POINT, PlacePrecision.SETTLEMENT}


class Places(Protocol):
    """What this module asks of the gazetteer."""

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Places of that name, largest first."""
        ...

    def country(self, code: str) -> Place | None:
        """The entry of a country."""
        ...


def gathered(
    gazetteer: Places,
    spots: Sequence[Spot],
    *,
    links: Mapping[int, Container],
    desk: Iterable[str] = (),
    groups: Mapping[str, int] = MappingProxyType({}),
) -> Facts:
    """What the ranker asks of an article: the bearers of its names, and who is said to lie where."""
    candidates: dict[str, Sequence[Place]] = {}
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    apposed: dict[str, set[str]] = defaultdict(set)
    said: dict[str, set[str]] = defaultdict(set)
    for spot in spots:
        name = key_of(spot)
        if spot.country:
            countries[spot.country][name] += 1
        if name not in candidates:
            candidates[name] = _bearers(gazetteer, spot)
        if link := links.get(spot.start):
            (apposed if link.apposed else said)[name].add(link.name)
    named = {name: found for name, found in candidates.items() if found}
    return Facts(
        candidates=named,
        apposed=apposed,
        said=said,
        countries=countries,
        desk=frozenset(desk),
        groups=groups,
    )


def armed_in(register: Register, mentions: Iterable[Mention]) -> Counter[str]:
    """How many of the armed groups named in an article are at home in each country."""
    named = {m.actor for m in mentions if m.actor and m.kind is MentionKind.ARMED_GROUP}
    return Counter(a.country for name in named if (a := register.get(name)) and a.country)


def _bearers(gazetteer: Places, spot: Spot) -> Sequence[Place]:
    entry = gazetteer.country(spot.country) if spot.country else None
    if entry and spot.sure:
        return (entry,)
    found = gazetteer.candidates(spot.name)[:LONGEST]
    return found or ((entry,) if entry else ())


def key_of(spot: Spot) -> str:
    """One key for the spellings of a name, and for all wordings that can only mean one state."""
    if spot.country and spot.sure:
        return f"={spot.country}"
    return fold_place(spot.name) + ("." if spot.name.endswith(".") else "")


class PlaceChooser:
    """Chooses among candidates for all names of one article.

    Args:
        gazetteer: where candidates come from.
        text: the article.
        spots: its names of places and states, in text order.
        desk: ISO codes of the countries the desk watches.
        groups: how many of the armed groups that it names are at home in each country, by ISO code.
    """

    def __init__(
        self,
        gazetteer: Places,
        *,
        text: str,
        spots: Sequence[Spot],
        desk: Iterable[str],
        groups: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._links = containers(text, spots, key_of)
        self._spots = list(spots)
        self._desk = tuple(desk)
        self._groups = groups
        self._rank()

    def _rank(self) -> None:
        facts = gathered(self._gazetteer, self._spots, links=self._links, desk=self._desk, groups=self._groups)
        self._candidates = facts.candidates
        self._scores = ranked(facts, load_weights())

    def chosen(self, spot: Spot) -> Place | None:
        """The entry for a name where it stands; None where no bearer lies in the division in which it is said to be."""
        name = key_of(spot)
        sorts = sorts_of(self._text, spot.start, spot.end)
        best = self._best(name, sorts)
        division = self._division(spot)
        if best is None or division is None or lies_in(best, division):
            return best
        inside = [n for n, place in enumerate(self._candidates[name]) if lies_in(place, division)]
        if not inside:
            return None if self._links[spot.start].sorts and division.precision is PlacePrecision.ADM1 else best
        return self._best(name, sorts, inside)

    def _division(self, spot: Spot) -> Place | None:
        """The place in which a name is said to lie where it stands: *Zharay district, Kandahar*."""
        link = self._links.get(spot.start)
        if link is None or not link.apposed:
            return None
        return self._best(link.name, link.sorts)

    def _best(self, name: str, sorts: Sequence[PlacePrecision], among: Sequence[int] = ()) -> Place | None:
        """The likeliest bearer of a name, one of the sort that the words beside the name say if there is any."""
        scores = self._scores.get(name)
        if not scores:
            return None
        found = self._candidates[name]
        pool = among or range(len(scores))
        of_sort = ([n for n in pool if found[n].precision is sort] for sort in sorts)
        return found[max(next(filter(None, of_sort), pool), key=scores.__getitem__)]

    def resolved(self, place: NamedPlace) -> NamedPlace:
        """The named place with the facts of the entry that was chosen for its name."""
        start, end = place.spans[0][0], place.spans[-1][1]
        spot = Spot(place.name or place.text, start, end)
        if key_of(spot) not in self._scores and self._gazetteer.candidates(spot.name):
            self._spots.append(spot)  # a name that the article does not use: *the Malian capital*
            self._rank()
        entry = self.chosen(spot)
        if entry:
            found = place_from(entry, place)
            sorts = sorts_of(self._text, start, end) if entry.precision in _WITH_COORDINATES else ()
            return found if not sorts or entry.precision in sorts else replace(found, precision=sorts[0])
        division = self._division(spot)
        if division is None or division.precision in _WITH_COORDINATES:
            return place  # *in Quorvelia, Gao and Kidal* is a list
        return replace(place, country=division.country, adm1=_first_division(division))

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
        adm1=_first_division(entry),
        precision=entry.precision,
    )


def _first_division(place: Place) -> str | None:
    return place.name if place.precision is PlacePrecision.ADM1 else place.admin1
