"""Days in running text, moved by weeks so that days of the week stay true. English and French, digits only."""

import re
from datetime import date, timedelta

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
_EN, _FR = ("|".join(_MONTHS[code]) for code in ("en", "fr"))
DAY = re.compile(
    rf"\b(?P<m1>{_EN}) (?P<d1>\d{{1,2}})\b(?!\d)(?:, (?P<y1>\d{{4}}))?"
    rf"|\b(?P<d2>\d{{1,2}})(?:er)? (?P<m2>{_EN}|{_FR})\b(?: (?P<y2>\d{{4}}))?"
)


def shift_days(text: str, *, weeks: int, year: int) -> str:
    """The text with each day (*October 26*, *26 octobre 2020*) moved; a day without a year counts in `year`."""

    def moved(match: re.Match[str]) -> str:
        name = match["m1"] or match["m2"]
        language = "en" if name in _MONTHS["en"] else "fr"
        given = match["y1"] or match["y2"]
        try:
            old = date(int(given or year), _MONTHS[language].index(name) + 1, int(match["d1"] or match["d2"]))
        except ValueError:  # 31 June: not a day, so nothing to move
            return match[0]
        new = old + timedelta(weeks=weeks)
        month = _MONTHS[language][new.month - 1]
        if match["m1"]:
            return f"{month} {new.day}" + (f", {new.year}" if given else "")
        first = "er" if language == "fr" and new.day == 1 else ""
        return f"{new.day}{first} {month}" + (f" {new.year}" if given else "")

    return DAY.sub(moved, text)
