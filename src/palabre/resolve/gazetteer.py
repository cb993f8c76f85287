"""The gazetteer: a place name -> the places that bear it (`str` -> `tuple[Place, ...]`), the usual one first.

Two plain files built by `training/gazetteer.py` and read where they lie, by `mmap` and binary search: nothing is
loaded, and several processes share the pages. A line of `names.tsv` is a folded name and byte offsets into
`places.tsv`; both are sorted by their first column.

It refuses to decide which of the bearers is meant: that takes the article. A name that nobody bears gives the empty
tuple. Countries and divisions have GeoNames' own point, somewhere in their middle.
"""

import mmap
from functools import cache
from pathlib import Path

from palabre.errors import NotFound
from palabre.model.place import Place, PlacePrecision
from palabre.resolve.folding import fold_place

DATA = Path(__file__).with_name("data")


class Gazetteer:
    """Places by name, by id, and countries by code.

    Args:
        folder: where `names.tsv` and `places.tsv` lie.
    """

    __slots__ = ("_names", "_places")

    def __init__(self, folder: Path) -> None:
        self._names = _mapped(folder / "names.tsv")
        self._places = _mapped(folder / "places.tsv")

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places of that name, by population, the largest first.

        Case, diacritics, hyphens and apostrophes do not matter, nor *St.* for *Saint*. A country or a great region goes
        before towns; a town before the district named after it; a place whose other name this is counts a fifth of its
        population (a twentieth below half a million), so that Gao is not Guantánamo.
        """
        return self._bearers(_key(name))

    def known(self, name: str) -> bool:
        """Whether any place bears the name."""
        key = _key(name)
        return bool(key) and _row(self._names, key.encode()) is not None

    def country(self, code: str) -> Place:
        """The country of an ISO 3166 alpha-2 code.

        Raises:
            NotFound: no such code.
        """
        found = self._bearers(f"={code.lower()}")
        if not found:
            raise NotFound(code, "no country has this code", "use ISO 3166-1 alpha-2, e.g. ML")
        return found[0]

    def place(self, place_id: str) -> Place | None:
        """The place with an id such as `geonames/2449067` or `supplement/sevare`, or None."""
        key = place_id.removeprefix("geonames/")
        row = _row(self._places, key.encode())
        return None if row is None else _place(key.encode() + b"\t" + row)

    def _bearers(self, key: str) -> tuple[Place, ...]:
        row = _row(self._names, key.encode()) if key else None
        if row is None:
            return ()
        return tuple(_place(_line(self._places, int(offset))) for offset in row.split(b","))


def _key(name: str) -> str:
    """The key of a name; abbreviations (*Tex.*, *TX*) have keys of their own, which begin with a full stop."""
    folded = fold_place(name)
    short = name.endswith(".") or (len(name) == 2 and name.isupper())
    return f".{folded}" if short and folded else folded


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _line(lines: mmap.mmap, start: int) -> bytes:
    return lines[start : lines.find(b"\n", start)]


def _row(lines: mmap.mmap, key: bytes) -> bytes | None:
    """What follows the key and its tab in a file whose lines are sorted by their first column."""
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        line = _line(lines, start)
        first, _, rest = line.partition(b"\t")
        if first == key:
            return rest
        if first < key:
            low = start + len(line) + 1
        else:
            high = start
    return None


def _place(line: bytes) -> Place:
    key, name, lat, lon, country, admin1, precision, population = line.decode().split("\t")
    listed = key.isdigit()
    return Place(
        id=f"geonames/{key}" if listed else key,
        name=name,
        precision=PlacePrecision(precision),
        geonames=int(key) if listed else None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        country=country or None,
        admin1=admin1 or None,
        population=int(population),
    )


@cache
def load_gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return Gazetteer(DATA)
