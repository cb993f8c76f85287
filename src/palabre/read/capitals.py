"""Towns told without their names: *the Malian capital*, *in the capital*, *this city*. A document in, places out.

The name of a capital is its wording; which town it is, the stage `resolve` tells from the adjective, or from what the
article is about. Refuses a capital that is named beside it (*the Malian capital, Bamako*): the name is a place of its
own; and what is no town (*the capital account*, *la capitale régionale*). In text order.
"""

import re

from palabre.model.place import NamedPlace
from palabre.read.document import Document, TokenKind
from palabre.read.names import demonyms
from palabre.read.setting import after_date_line
from palabre.read.words import words

NAME = "capitals.v1"

_WORDING = {
    "en": re.compile(r"\b[Tt]he ([A-Z][\w-]+) capital\b(?!,? (?:city )?(?:of )?[A-Z])"),
    "fr": re.compile(r"\b(?:[Ll]a )?capitale ([a-zà-ÿ-]+)\b(?!,? [A-Z])"),
}
# A capital of no country in particular: after a word that leads to a place, before one that opens something else.
_BARE = {
    "en": re.compile(r"\b(?:in|on|to|into|from|of|near|outside|around|across|towards?|throughout) (the capital)\b"),
    "fr": re.compile(r"\b(?:dans|sur|vers|de|à|depuis|gagné|atteint|quitté|rejoint) (la capitale)\b"),
}
_HERE = {
    "en": re.compile(r"\b[Tt]his\s+(?:capital(?:\s+city)?|city|town)\b"),
    "fr": re.compile(r"\b[Cc]ette\s+(?:capitale|ville)\b"),
}
_TOWN = re.compile(r"[^,(–—-]*[^\s,(–—-]")


def read_capitals(doc: Document) -> tuple[NamedPlace, ...]:
    """The capitals that an article tells of by an adjective of nationality, or by nothing."""
    if "capital" not in doc.text:
        return ()
    known = demonyms(doc.language)
    found = [m.span() for m in _WORDING[doc.language].finditer(doc.text) if m.group(1).lower() in known]
    found += [m.span(1) for m in _BARE[doc.language].finditer(doc.text) if _ends_phrase(doc, m.end())]
    return tuple(NamedPlace(spans=(s,), text=doc.text[slice(*s)], name=doc.text[slice(*s)]) for s in sorted(found))


def _ends_phrase(doc: Document, end: int) -> bool:
    """Whether what stands after a bare capital leaves its phrase: no *of*, no *du*, no noun."""
    at, w = doc.token_at(end - 1) + 1, words(doc.language)
    if at >= len(doc.tokens):
        return True
    after = doc.tokens[at]
    if after.text == "," and at + 1 < len(doc.tokens):
        return not doc.tokens[at + 1].name_like  # *in the capital, Bamako*
    sign = after.kind is not TokenKind.WORD and after.text not in "'’("
    return sign or (after.lower in w.closed | w.times and after.lower not in w.complement | {"'s", "city"})


def read_here(doc: Document) -> tuple[NamedPlace, ...]:
    """*This city*, *cette capitale*: the town of the date line; nothing in an article without one."""
    here = tuple(_HERE[doc.language].finditer(doc.text))
    if not here or not doc.body:
        return ()
    first = doc.body[0]
    opening = _TOWN.match(doc.text, first.start, after_date_line(doc, first))
    return tuple(NamedPlace(spans=(m.span(),), text=m.group(), name=opening.group()) for m in here) if opening else ()
