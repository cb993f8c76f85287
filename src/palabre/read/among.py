"""Among whom the counted are: *12 dead among the soldiers*. A token in, the token after such words out.

Refuses words that name no persons (*12 dead among the ruins*).
"""

from palabre.read.document import Document
from palabre.read.toll_lexicon import toll_words
from palabre.read.victims import victims
from palabre.read.words import words as words_of

NAME = "among.v1"


def after_among(doc: Document, at: int, last: int) -> int | None:
    """The token after *among the soldiers*, if such words begin at a token."""
    if at >= last or doc.tokens[at].lower not in toll_words(doc.language)["among"]:
        return None
    at += 1
    while at < last and doc.tokens[at].lower in words_of(doc.language).determiners:
        at += 1
    hit = victims(doc.language).at(doc.tokens, at, last) if at < last else None
    return hit.last if hit else None
