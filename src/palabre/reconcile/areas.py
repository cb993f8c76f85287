"""Areas: a town's name that stands for the region, circle or area around it (*in the Tilba region*).

Input: a place and its article's text. Output: the place, as coarse as the words beside its name say. Refuses: to make
a place finer, or to touch one that an article tells by itself.
"""

import re
from dataclasses import replace
from functools import cache

from palabre.model.passage import cover
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.reconcile import lexicon
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_case

_TOWNS = frozenset({PlacePrecision.POINT, PlacePrecision.SETTLEMENT})
_LOOK = 20


def as_told(place: NamedPlace | None, page: Sheet) -> NamedPlace | None:
    """The place, coarser when the words beside its name make it an area."""
    if place is None or place.precision not in _TOWNS:
        return place
    start, end = cover(place.spans)
    text = page.article.text
    before, after = fold_case(text[max(0, start - _LOOK) : start]).rstrip(" "), fold_case(text[end : end + _LOOK])
    for precision in (PlacePrecision.ADM1, PlacePrecision.ADM2):
        left, right = _patterns(precision.value)
        if left.search(before) or right.match(after):
            return replace(place, precision=precision)
    return place


@cache
def _patterns(precision: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = lexicon.words("areas")
    left, right = ("|".join(map(re.escape, found[f"{precision}_{side}"])) for side in ("before", "after"))
    return re.compile(rf"\b(?:{left})$"), re.compile(rf" (?:{right})\b")
