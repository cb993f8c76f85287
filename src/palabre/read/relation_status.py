"""Status of an affiliation: whether it is told as a fact, alleged or over. A pair in, its status out.

The words between the two decide, and who says so just before them. What stands in apposition nobody says.
"""

from palabre.model.actor import AffiliationStatus, Relation
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.membership import Pair, relation_words
from palabre.read.names import Range


def status_of(doc: Document, sentence: Sentence, pair: Pair, bounds: Range) -> AffiliationStatus:
    """How sure: by the words between the two, and by who says so just before them."""
    w = relation_words(doc.language)
    between = [t.lower for t in doc.tokens[min(pair.member[1], pair.group[1]) : max(pair.member[0], pair.group[0])]]
    comma = max((n for n, lower in enumerate(between) if lower == ","), default=-1)
    inner = set(between[comma + 1 :] or between)  # *X, formerly of Y, joined Z*
    before = [t.lower for t in doc.tokens[max(sentence.first, bounds[0] - 4) : bounds[0]]]
    left = inner & w.former - (w.once if pair.relation is Relation.LEADS else set())  # *the party of the former king*
    joined = "now" in inner or (left <= w.both_ways and "to" in inner)
    if (left and not joined) or (before and before[-1] in w.former):
        return AffiliationStatus.FORMER
    apposed = doc.tokens[min(pair.member[1], pair.group[1])].text == ","  # what stands in apposition nobody says
    said = not apposed and _says(doc, sentence, bounds[0])
    own = not inner.isdisjoint(w.its)  # *said its armed wing, X, had ...*
    doubted = w.alleged - w.says if own else w.alleged | w.says
    seen_as = set(before[-3:]) & w.considered and inner & w.as_
    if inner & (doubted - w.finite) or seen_as or said:
        return AffiliationStatus.ALLEGED
    return AffiliationStatus.REPORTED


def _says(doc: Document, sentence: Sentence, first: int) -> bool:
    """Whether somebody says so: a verb of saying right before, that does not follow somebody's quoted words."""
    says = relation_words(doc.language).says
    for at in range(max(sentence.first, first - 3), first):
        if doc.tokens[at].lower in says:
            return at == sentence.first or doc.tokens[at - 1].kind is TokenKind.WORD
    return False
