"""Capitals named by their state: *the Malian capital*, *la capitale malienne*. A document in, places out in text order.

Their name is their wording; which town it is, the stage `resolve` tells from the adjective. Refuses a capital that is
named beside it (*the Malian capital, Bamako*): the name is a place of its own.
"""

import re

from palabre.model.place import NamedPlace
from palabre.read.document import Document
from palabre.read.names import demonyms

NAME = "capitals.v1"

_WORDING = {
    "en": re.compile(r"\b[Tt]he ([A-Z][\w-]+) capital\b(?!,? (?:city )?(?:of )?[A-Z])"),
    "fr": re.compile(r"\b(?:[Ll]a )?capitale ([a-zà-ÿ-]+)\b(?!,? [A-Z])"),
}


def read_capitals(doc: Document) -> tuple[NamedPlace, ...]:
    """The capitals that an article names by an adjective of nationality."""
    known = demonyms(doc.language)
    return tuple(
        NamedPlace(spans=(m.span(),), text=m.group(), name=m.group())
        for m in _WORDING[doc.language].finditer(doc.text)
        if m.group(1).lower() in known
    )
