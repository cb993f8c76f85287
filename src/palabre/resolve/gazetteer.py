"""The gazetteer: a place name -> the places that bear it (`str` -> `tuple[Place, ...]`), the usual one first.

Two plain files built by `training/gazetteer.py` and read where they lie, by `mmap`: a sparse index is made at the first
use, and several processes share the pages. A line of `names.tsv` is a folded name and byte offsets into `places.tsv`;
both are sorted by their first column.

It refuses to decide which of the bearers is meant: that takes the article. A name that nobody bears gives the empty
tuple. Countries and divisions have GeoNames' own point, somewhere in their middle.
"""

import mmap
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path

from palabre.errors import NotFound
from palabre.model.place import Place, PlacePrecision
from palabre.resolve.folding import fold_place

_BLOCK = 4096  # bytes
DATA = Path(__file__).with_name("data")


class Gazetteer:
    """Places by name, by id, and countries by code.

    Args:
        folder: where `names.tsv` and `places.tsv` lie.
    """

    __slots__ = ("_bearers", "_names", "_places")

    def __init__(self, folder: Path) -> None:
        self._names = _Table(folder / "names.tsv")
        self._places = _Table(folder / "places.tsv")
        self._bearers = lru_cache(maxsize=4096)(self._read)  # an article asks for its names again and again

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
        return bool(key) and self._names.row(key.encode()) is not None

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
        row = self._places.row(key.encode())
        return None if row is None else _place(key.encode() + b"\t" + row)

    def _read(self, key: str) -> tuple[Place, ...]:
        row = self._names.row(key.encode()) if key else None
        if row is None:
            return ()
        return tuple(_place(self._places.line(int(offset))) for offset in row.split(b","))


def _key(name: str) -> str:
    """The key of a name; abbreviations (*Tex.*, *TX*) have keys of their own, which begin with a full stop."""
    folded = fold_place(name)
    short = name.endswith(".") or (len(name) == 2 and name.isupper())
    return f".{folded}" if short and folded else folded


class _Table:
    """Lines sorted by their first column, read where they lie.

    A sparse index of the first column, a key for each block, tells the block; the line is then found in it.
    """

    __slots__ = ("_firsts", "_lines", "_starts")

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._starts = [0]
        while (start := self._lines.find(b"\n", self._starts[-1] + _BLOCK) + 1) and start < len(self._lines):
            self._starts.append(start)
        self._firsts = [self.line(start).partition(b"\t")[0] for start in self._starts]
        self._starts.append(len(self._lines))

    def line(self, start: int) -> bytes:
        """The line that begins at a byte."""
        return self._lines[start : self._lines.find(b"\n", start)]

    def row(self, key: bytes) -> bytes | None:
        """What follows the key and its tab."""
        block = bisect_right(self._firsts, key) - 1
        if block < 0 or b"\n" in key or b"\t" in key:
            return None
        if self._firsts[block] == key:
            return self.line(self._starts[block])[len(key) + 1 :]
        found = self._lines.find(b"\n" + key + b"\t", self._starts[block], self._starts[block + 1])
        return None if found < 0 else self.line(found + 1)[len(key) + 1 :]


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
