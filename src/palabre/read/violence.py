"""Violence: who can do it and who can suffer it. Document and the span of a phrase in, yes or no out.

Refuses tools (*killed by a bomb*), times (*this morning's attack*), lone words that name nobody (*killed instantly*)
and what ends in a preposition (*five men charged with*).
"""

from palabre.model.passage import Span
from palabre.read.agents import head
from palabre.read.document import Document, TokenKind
from palabre.read.names import demonyms
from palabre.read.participant_words import lists
from palabre.read.signs import time_at
from palabre.read.triggers import noun_class
from palabre.read.victims import word_class
from palabre.read.words import words

NAME = "violence.v1"

_GROUPS = ("armed", "crowd", "ground", "site")


def does(doc: Document, span: Span) -> bool:
    """Whether a phrase can name who attacks, kills or abducts."""
    at = head(doc, span)
    return suffers(doc, span) and at is not None and doc.tokens[at].lower not in noun_class("tool", doc.language)


def suffers(doc: Document, span: Span) -> bool:
    """Whether a phrase can name who or what is attacked, killed or abducted."""
    first, last = doc.tokens_between(*span)
    at = head(doc, span)
    if at is None or first >= last or doc.tokens[last - 1].lower in _ends_never(doc.language):
        return False
    w, one = lists(doc.language), doc.tokens[first]
    if doc.tokens[at].lower in w["no_violence"] or (time_at(doc, at) and not doc.tokens[last - 1].name_like):
        return False
    return last - first > 1 or _lone(doc, first) or one.kind is not TokenKind.WORD


def _ends_never(language: str) -> frozenset[str]:
    """Words that no whole phrase ends with."""
    return words(language).prepositions - words(language).pronouns


def _lone(doc: Document, at: int) -> bool:
    """*rebels*, *she*, *police*: one word that can name somebody; not *died*, *condemnable*, *heat*."""
    token = doc.tokens[at]
    if token.name_like or token.lower in words(doc.language).pronouns:
        return True
    if doc.language == "fr" and token.lower in demonyms("fr"):  # *une frappe israélienne*
        return True
    if token.lower in word_class("person", doc.language) | word_class("force", doc.language):
        return True
    plural = token.lower.endswith(("s", "x")) and not token.lower.endswith(("ss", "ous", "eux"))
    return plural or any(token.lower in noun_class(group, doc.language) for group in _GROUPS)
