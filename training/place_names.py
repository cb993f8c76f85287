"""Which of GeoNames' names a reader of news may meet: `str` -> kept or not, with or without its generic word.

Used by `gazetteer.py` only. It refuses codes (*BKO*), transliterations (*tang pu tu*) and other scripts than Latin.
"""

import re
import unicodedata

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
