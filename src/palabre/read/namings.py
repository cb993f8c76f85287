"""Namings: who an incident told twice was done by and to, in the better words of the two. Parties in, parties out.

*They attacked the town ... rebels of the Front*: a name stands beside a description, a noun in place of a pronoun.
Refuses to add names to names: what both mentions name is as the first one words it.
"""

from collections.abc import Callable, Sequence

from palabre.model.actor import Party
from palabre.read.document import Document
from palabre.read.names import demonyms
from palabre.read.words import words

Fits = Callable[[Party], bool]

NAME = "namings.v1"


def names_of_both(doc: Document, old: Sequence[Party], new: Sequence[Party], fits: Fits) -> list[Party]:
    """The parties of an earlier mention, with the names that only a later one gives.

    Args:
        doc: the article.
        old: those of the earlier mention.
        new: those of the later one.
        fits: whether a party may be named beside those of the earlier mention.
    """
    plain = [p for p in old if not _pronoun(doc, p)]
    if not plain:
        return [p for p in new if not _pronoun(doc, p)] or list(old) or list(new)
    if any(_named(doc, p) for p in plain):
        return plain
    return plain + [p for p in new if _named(doc, p) and fits(p)]


def _pronoun(doc: Document, party: Party) -> bool:
    first, last = doc.tokens_between(*party.spans[0])
    return last - first == 1 and doc.tokens[first].lower in words(doc.language).pronouns


def _named(doc: Document, party: Party) -> bool:
    """Whether a party is worded with a name, more than with a nationality (*Togolese rebels*)."""
    first, last = doc.tokens_between(*party.spans[0])
    nations, closed = demonyms(doc.language), words(doc.language).closed
    return any(t.name_like and t.lower not in nations and t.lower not in closed for t in doc.tokens[first:last])
