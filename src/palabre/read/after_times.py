"""After times: where a clause goes on past the time and place right after its verb. Token number in and out.

*a visé [dimanche matin] une caserne*, *sont entrés [dans la nuit de lundi à mardi] dans la ville*; between commas in
both languages: *the killing[, on Monday,] of two priests*. Else refuses English, where an object follows its verb.
"""

import re

from palabre.read.document import Document
from palabre.read.signs import time_at
from palabre.read.words import words

NAME = "after_times.v1"

_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|avant-hier|aujourd['’]hui)"
_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_PART = r"(?:matin|midi|après-midi|soir|nuit|matinée|soirée|journée|aube)"
_DATE = rf"(?:le )?(?:{_DAY}(?: \d{{1,2}}(?:er)? {_MONTH}(?: \d{{4}})?)?|\d{{1,2}}(?:er)? {_MONTH}(?: \d{{4}})?)"
_TIME = re.compile(
    rf"{_DATE}(?: (?:au |dernier |en fin de |en début de |dans la )?{_PART}| dernier)?\b"
    rf"|(?:(?:dans la|au cours de la|pendant la|en début de|en fin de|tôt ce|tard ce|ce|cette) |à l['’]){_PART}"
    rf"(?: (?:de |du )?{_DATE}(?: (?:à|au) {_DATE})?)?\b"
    r"|(?:ce week-end|cette semaine|la semaine dernière|le week-end dernier)\b",
    re.IGNORECASE,
)


_INSERTED = 9  # tokens of a time between two commas


def past_inserted(doc: Document, at: int, limit: int) -> int:
    """The token after a time between commas: *a enlevé[, dans la nuit de lundi,] deux infirmiers*; else `at` itself."""
    if at >= limit or doc.tokens[at].text != ",":
        return at
    close = next((i for i in range(at + 2, min(at + _INSERTED, limit)) if doc.tokens[i].text == ","), None)
    if close is None or not any(time_at(doc, i) for i in range(at + 1, close)):
        return at
    opens = doc.tokens[at + 1]
    timed = opens.lower in words(doc.language).prepositions | words(doc.language).openers or time_at(doc, at + 1)
    return close + 1 if timed else at


def past_time(doc: Document, at: int, limit: int) -> int:
    """The token after the time that begins at a token, `at` itself where none does; no further than `limit`."""
    if doc.language != "fr" or at >= limit:
        return at
    found = _TIME.match(doc.text, doc.tokens[at].start, doc.tokens[limit - 1].end)
    return min(limit, doc.token_at(found.end() - 1) + 1) if found else at


def past_setting(doc: Document, at: int, limit: int) -> int:
    """The same of a time, and of a place that an object follows: *a reçu [lundi à Sari] son homologue*."""
    at = past_inserted(doc, past_time(doc, at, limit), limit)
    if doc.language != "fr" or at + 1 >= limit or doc.tokens[at].lower != "à":
        return at
    end = at + 1
    while end < limit and (doc.tokens[end].name_like or (end > at + 1 and doc.tokens[end].text == "-")):
        end += 1
    goes_on = at + 1 < end < limit and doc.tokens[end].lower in words("fr").openers | words("fr").numbers | {"des"}
    return end if goes_on else at


def past_aside(doc: Document, at: int, limit: int) -> int:
    """The same of a time between commas too: *avoir exécuté[, le 13 mars,] douze bergers*."""
    past = past_setting(doc, at, limit)
    if past > at or at + 1 >= limit or doc.tokens[at].text != ",":
        return past
    past = past_time(doc, at + 1, limit)
    return past + 1 if at + 1 < past < limit and doc.tokens[past].text == "," else at
