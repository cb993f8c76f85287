"""Which of GeoNames' names a reader of news may meet: `str` -> kept or not, with or without its generic word.

Used by `gazetteer.py` only, with the states of the actor register. It refuses
codes (*BKO*), transliterations (*tang pu tu*) and other scripts than Latin.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Aliases of states in the actor register that are no names of the country.
SEATS = frozenset({"Kremlin", "White House", "Maison Blanche"})

_GENERIC = r"Region|Province|Governorate|State|District|Oblast|Cercle|County|Department|Prefecture|Regional State"
_GENERIC_AFTER = re.compile(rf"^(?:The )?(.+?) (?:{_GENERIC})$")
_GENERIC_BEFORE = re.compile(
    r"^(?:The State of|Cercle|Région|Province|District|Département|Departamento|Provincia|État|Estado|Gouvernorat"
    r"|Wilaya) (?:d['’] ?|de la |de l['’]|del |des |du |de )?(.+)$",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[^\W\d_][^\d_]*")


def latin(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(ord(c) < 0x250 or "LATIN" in unicodedata.name(c, "") for c in letters)


def usable(name: str) -> bool:
    """False for codes (*BKO*), transliterations (*tang pu tu*, in small letters) and other scripts."""
    return (
        3 <= len(name) <= 40
        and name[0].isupper()
        and not name.isupper()
        and _LATIN.fullmatch(name) is not None
        and latin(name)
    )


def stripped(name: str) -> str | None:
    """`Mopti Cercle`, `Cercle de Mopti` -> `Mopti`; None when there is nothing to strip."""
    match = _GENERIC_AFTER.match(name) or _GENERIC_BEFORE.match(name)
    return match[1] if match else None


def plain_name(name: str, aliases: list[str]) -> str:
    """The name that newspapers use for a division.

    GeoNames' *Ḩalab* and *Donetska oblast* have English aliases with a generic word: *Aleppo Governorate*.
    """
    for alias in (name, *aliases):
        match = _GENERIC_AFTER.match(alias) if latin(alias) else None
        if match:
            return match[1]
    return name


def states(folder: Path) -> Iterator[dict[str, Any]]:
    """The states of the actor register."""
    for line in (folder / "states.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def capital_ids(folder: Path) -> frozenset[int]:
    """The GeoNames ids of the capitals: they are kept however small."""
    return frozenset(state["capital"]["geonames"] for state in states(folder))


def state_names(folder: Path) -> dict[str, set[str]]:
    """The names of states in both languages, from the actor register."""
    found: dict[str, set[str]] = {}
    for state in states(folder):
        aliases: dict[str, list[str]] = state.get("aliases", {})
        worded = [*state["names"].values(), *aliases.get("en", []), *aliases.get("fr", [])]
        shared = state.get("shared", [])
        found[state["country"]] = {name for name in worded if name not in shared and name not in SEATS}
    return found
