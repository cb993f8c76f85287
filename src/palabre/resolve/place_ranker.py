"""How well each bearer of a name fits an article: candidates of all its names in, a probability for each out.

A linear model over evidence that can be told (`EVIDENCE`), twice: first each name alone, then with what the other names
speak for. Its weights are learned by `training/places.py`. It refuses to look at words: that is `place_context.py`.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from math import exp, floor, log, log10, sqrt

from palabre.model.place import Place, PlacePrecision
from palabre.resolve.folding import fold_place
from palabre.resolve.place_context import lies_in

LONGEST = 30  # candidates of one name that are weighed, the largest first
ALONE = (
    "size", "country", "adm1", "adm2", "region", "main", "first", "rank",
    "desk", "apposed", "said", "named_country", "named_often", "home", "namesake", "seat", "named_size",
    "groups",
)  # fmt: skip
TOGETHER = (
    "near", "near_any", "same_adm1", "adm1_share", "same_country", "country_share", "holds", "company", "company_adm1",
)  # fmt: skip
EVIDENCE = ALONE + TOGETHER

_KINDS = {
    PlacePrecision.COUNTRY: 1,
    PlacePrecision.ADM1: 2,
    PlacePrecision.ADM2: 3,
    PlacePrecision.REGION: 4,
}
_TOWNS = {PlacePrecision.SETTLEMENT, PlacePrecision.POINT}
_SMALL = {PlacePrecision.SETTLEMENT, PlacePrecision.POINT, PlacePrecision.ADM2}

Scores = dict[str, list[float]]
_Cell = tuple[int, int]
_Division = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights, in the order of `ALONE`, and of `EVIDENCE`."""

    alone: tuple[float, ...]
    together: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one article gives the model.

    Args:
        candidates: bearers by name, the usual one first.
        apposed: by name, the names in whose place it is said to lie by a comma or bracket alone.
        said: the same in words.
        countries: how often each country is named, by the name.
        desk: ISO codes of the countries that the desk watches.
        groups: how many of the armed groups that it names are at home in each country.
    """

    candidates: Mapping[str, Sequence[Place]]
    apposed: Mapping[str, Iterable[str]] = field(default_factory=dict)
    said: Mapping[str, Iterable[str]] = field(default_factory=dict)
    countries: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    desk: frozenset[str] = frozenset()
    groups: Mapping[str, int] = field(default_factory=dict)


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    raw = tomllib.loads(files("palabre.resolve.lexicon").joinpath("place_weights.toml").read_text("utf-8"))
    return Weights(
        alone=tuple(raw["alone"][key] for key in ALONE), together=tuple(raw["together"][key] for key in EVIDENCE)
    )


def ranked(facts: Facts, weights: Weights) -> Scores:
    """By name, the probability of each candidate, in the candidates' order."""
    alone = {name: evidence_alone(facts, name) for name, found in facts.candidates.items() if len(found) > 1}
    scores = {name: [1.0] * len(found) for name, found in facts.candidates.items()}
    scores |= {name: _shares(rows, weights.alone) for name, rows in alone.items()}
    for _ in range(2 if alone else 0):
        mass = Mass(facts, scores)
        scores |= {name: _shares(_joined(rows, mass.evidence(name)), weights.together) for name, rows in alone.items()}
    return scores


def evidence_alone(facts: Facts, name: str) -> list[list[float]]:
    """The evidence for each candidate of a name that does not ask who the others are."""
    found = facts.candidates[name]
    folded = fold_place(name)
    apposed = [p for other in facts.apposed.get(name, ()) for p in facts.candidates.get(other, ())]
    said = [p for other in facts.said.get(name, ()) for p in facts.candidates.get(other, ())]
    divisions = [place for place in found if _KINDS.get(place.precision) in {2, 3}]
    towns = [place for place in found if place.precision in _TOWNS]
    rows = []
    for rank, place in enumerate(found):
        row = [0.0] * len(ALONE)
        kind = _KINDS.get(place.precision, 0)
        row[kind] = 1.0 if kind else log10(place.population + 10)
        namesakes = towns if kind in {2, 3} else divisions if not kind else ()
        namesake = any(lies_in(place, other) or lies_in(other, place) for other in namesakes)
        row[5] = float(fold_place(place.name) == folded or (namesake and not kind))
        row[6] = float(rank == 0)
        row[7] = log(1 + rank)
        row[8] = float(place.country in facts.desk)
        row[9] = float(any(lies_in(place, other) for other in apposed))
        row[10] = float(any(lies_in(place, other) for other in said))
        times = sum(n for other, n in facts.countries.get(place.country or "", {}).items() if other != name)
        row[11] = float(times > 0)
        row[12] = log(1 + times)
        row[13] = row[8] * row[0]
        row[14] = float(namesake and kind > 0)
        row[16] = row[11] * row[0]
        row[15] = float(not kind and name in facts.countries.get(place.country or "", ()))
        row[17] = log(1 + facts.groups.get(place.country or "", 0))
        rows.append(row)
    return rows


class Mass:
    """Where the names of an article lie, by what is believed of each so far, and where they might lie (`company`)."""

    def __init__(self, facts: Facts, scores: Scores) -> None:
        self._facts = facts
        self._cells: dict[_Cell, dict[str, float]] = defaultdict(dict)
        self._divisions: dict[_Division, dict[str, float]] = defaultdict(dict)
        self._alike = {name: 1 / sqrt(len(found)) for name, found in facts.candidates.items()}
        for name, found in facts.candidates.items():
            for place, share in zip(found, scores[name], strict=True):
                # A seat of government speaks for its country, not for the towns around it.
                seat = name in facts.countries.get(place.country or "", ()) and place.precision in _TOWNS
                for division in _divisions(place)[: 1 if seat else 2]:
                    held = self._divisions[division]
                    held[name] = held.get(name, 0.0) + share
                if (cell := _cell(place)) and not seat:
                    held = self._cells[cell]
                    held[name] = held.get(name, 0.0) + share

    def evidence(self, name: str) -> list[list[float]]:
        """What the other names speak for, for each candidate of a name."""
        return [self._of(name, place) for place in self._facts.candidates[name]]

    def _of(self, name: str, place: Place) -> list[float]:
        row = [0.0] * len(TOGETHER)
        others = max(len(self._facts.candidates) - 1, 1)
        divisions = _divisions(place)
        held = [self._others(name, division) for division in divisions]
        country = held[0] if held else 0.0
        if place.precision is PlacePrecision.COUNTRY:
            row[6] = log(1 + country)
            return row
        row[4], row[5] = log(1 + country), country / others
        if len(held) > 1:
            row[8] = sum(self._alike[n] for n in self._divisions[divisions[1]] if n != name)
            if place.precision is PlacePrecision.ADM1:
                row[6] = log(1 + held[1])
                return row
            row[2], row[3] = log(1 + held[1]), held[1] / others
        if cell := _cell(place):
            around = self._around(name, cell)
            near = sum(around.values())
            row[0], row[1] = log(1 + near), min(near, 1.0)
            row[7] = sum(self._alike[n] for n in around)
        return row

    def _others(self, name: str, division: _Division) -> float:
        return sum(share for other, share in self._divisions[division].items() if other != name)

    def _around(self, name: str, cell: _Cell) -> dict[str, float]:
        """The other names that lie, or may lie, within about a degree, with what is believed of it."""
        found: dict[str, float] = {}
        lat, lon = cell
        for near in product((lat - 1, lat, lat + 1), (lon - 1, lon, lon + 1)):
            if near not in self._cells:
                continue
            for other, share in self._cells[near].items():
                if other != name:
                    found[other] = found.get(other, 0.0) + share
        return found


def _divisions(place: Place) -> tuple[_Division, ...]:
    """The country and the first-level division that a place is or lies in."""
    if not place.country:
        return ()
    division = place.name if place.precision is PlacePrecision.ADM1 else place.admin1
    country = (place.country, None)
    return (country, (place.country, division)) if division else (country,)


def _cell(place: Place) -> _Cell | None:
    """The square of a degree that a small place lies in."""
    if place.precision not in _SMALL or place.lat is None or place.lon is None:
        return None
    return floor(place.lat), floor(place.lon)


def _joined(one: list[list[float]], two: list[list[float]]) -> list[list[float]]:
    return [a + b for a, b in zip(one, two, strict=True)]


def _shares(rows: list[list[float]], weights: Sequence[float]) -> list[float]:
    """The softmax of the weighted evidence."""
    sums = [sum(w * x for w, x in zip(weights, row, strict=True) if x) for row in rows]
    top = max(sums, default=0.0)
    parts = [exp(value - top) for value in sums]
    whole = sum(parts)
    return [part / whole for part in parts]
