"""Lists of names: *Awa Keïta, Moussa Diop and Issa Koné*. A token in, where each name ends out.

Refuses a list without its *and*.
"""

from palabre.read.document import Document
from palabre.read.signs import PARTICLES
from palabre.read.words import words as words_of

NAME = "named_lists.v1"

_JOINING = frozenset({"and", "et"})


def named_list(doc: Document, at: int, last: int) -> tuple[int, ...]:
    """The ends of the names of a list that begins at a token: *Awa Keïta, Moussa Diop and Issa Koné*."""
    ends: list[int] = []
    joined = False
    while at < last and doc.tokens[at].name_like and doc.tokens[at].lower not in words_of(doc.language).times:
        while at < last and (doc.tokens[at].name_like or (doc.tokens[at].lower in PARTICLES and at + 1 < last)):
            at += 1
        ends.append(at)
        if joined or at + 1 >= last or not (doc.tokens[at].text == "," or doc.tokens[at].lower in _JOINING):
            break
        joined = doc.tokens[at].lower in _JOINING
        at += 1
        if not joined and doc.tokens[at].lower in _JOINING:
            joined, at = True, at + 1
    return tuple(ends) if joined and len(ends) > 1 else ()
