"""Towns told without their names: *the Malian capital*, *this city*. A document in, places out in text order.

The name of a capital is its wording; which town it is, the stage `resolve` tells from the adjective. Refuses a capital
that is named beside it (*the Malian capital, Bamako*): the name is a place of its own.
"""

import re

from palabre.model.place import NamedPlace
from palabre.read.document import Document
from palabre.read.names import demonyms
from palabre.read.setting import after_date_line

NAME = "capitals.v1"

_WORDING = {
    "en": re.compile(r"\b[Tt]he ([A-Z][\w-]+) capital\b(?!,? (?:city )?(?:of )?[A-Z])"),
    "fr": re.compile(r"\b(?:[Ll]a )?capitale ([a-zà-ÿ-]+)\b(?!,? [A-Z])"),
}
_HERE = {
    "en": re.compile(r"\b[Tt]his\s+(?:capital(?:\s+city)?|city|town)\b"),
    "fr": re.compile(r"\b[Cc]ette\s+(?:capitale|ville)\b"),
}
_TOWN = re.compile(r"[^,(–—-]*[^\s,(–—-]")


def read_capitals(doc: Document) -> tuple[NamedPlace, ...]:
    """The capitals that an article names by an adjective of nationality."""
    if "capital" not in doc.text:
        return ()
    known = demonyms(doc.language)
    return tuple(
        NamedPlace(spans=(m.span(),), text=m.group(), name=m.group())
        for m in _WORDING[doc.language].finditer(doc.text)
        if m.group(1).lower() in known
    )


def read_here(doc: Document) -> tuple[NamedPlace, ...]:
    """*This city*, *cette capitale*: the town of the date line; nothing in an article without one."""
    here = tuple(_HERE[doc.language].finditer(doc.text))
    if not here or not doc.body:
        return ()
    first = doc.body[0]
    opening = _TOWN.match(doc.text, first.start, after_date_line(doc, first))
    return tuple(NamedPlace(spans=(m.span(),), text=m.group(), name=opening.group()) for m in here) if opening else ()
