"""After times: where a French clause goes on past the time and place right after its verb. Token number in and out.

*a visé [dimanche matin] une caserne*, *sont entrés [dans la nuit de lundi à mardi] dans la ville*. Refuses English,
where an object is not parted from its verb.
"""

import re

from palabre.read.document import Document
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


def past_time(doc: Document, at: int, limit: int) -> int:
    """The token after the time that begins at a token, `at` itself where none does; no further than `limit`."""
    if doc.language != "fr" or at >= limit:
        return at
    found = _TIME.match(doc.text, doc.tokens[at].start, doc.tokens[limit - 1].end)
    return min(limit, doc.token_at(found.end() - 1) + 1) if found else at


def past_setting(doc: Document, at: int, limit: int) -> int:
    """The same of a time, and of a place that an object follows: *a reçu [lundi à Sari] son homologue*."""
    at = past_time(doc, at, limit)
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
