"""Lead-ins: the small words between a member and the wording that tells its group. Token numbers in and out.

*rebels [who are reportedly] linked to X*, *the Front, [which experts say is] backed by X*. Refuses a clause of its own.
"""

from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.membership import is_adverb, relation_words

_TELLER = 9  # tokens of *which UN experts say*
RELATIVES = frozenset({"que", "qu'", "which", "that", "whom", "who"})


def _first_participle(doc: Document, at: int, sentence: Sentence) -> int:
    """The first of two joined participles: *trained and armed by*."""
    ending = ("ed",) if doc.language == "en" else ("é", "és", "ée", "ées")
    joined = at - 3 > sentence.first and doc.tokens[at - 1].lower in {"and", "et"}
    return at - 2 if joined and doc.tokens[at - 2].lower.endswith(ending) else at


def before_small_words(doc: Document, at: int, sentence: Sentence) -> int:
    """The start of the small words before a wording: *who are reportedly*, *soupçonnés d'être*."""
    at = _first_participle(doc, at, sentence)
    w = relation_words(doc.language)
    small = w.who | w.be | w.alleged | {"to", "having"}
    while at > sentence.first:
        lower = doc.tokens[at - 1].lower
        if lower in small or is_adverb(doc, at - 1):
            at -= 1
        elif lower in {"of", "d'", "de"} and at - 2 > sentence.first and doc.tokens[at - 2].lower in w.alleged | w.says:
            at -= 2  # *is accused of being backed by*
        else:
            break
    return _before_teller(doc, at, sentence)


def _before_teller(doc: Document, at: int, sentence: Sentence) -> int:
    """The start of a clause that says who says so: *the Front, [which experts say] is backed by*, *[que l'ONU dit]*."""
    w = relation_words(doc.language)
    telling = w.says | w.considered | w.alleged | w.as_
    if at - 1 <= sentence.first or telling.isdisjoint({doc.tokens[at - 1].lower, doc.tokens[at].lower}):
        return at
    for n in range(at - 1, max(sentence.first, at - _TELLER), -1):
        if doc.tokens[n].lower in RELATIVES:
            return n
        if doc.tokens[n].kind is not TokenKind.WORD:
            break
    return at
