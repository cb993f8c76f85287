"""Chains of phrases before a verb: *A, B and C said*, *X, alias Y, a former officer, said*.

The tokens of the last phrase in, those of the whole subject out. Refuses a chain that does not begin where a clause
does: what stands before the comma is then no part of the subject (*In Boni, the mayor said*).
"""

from palabre.read.document import Document, TokenKind
from palabre.read.left_phrases import phrase_ending
from palabre.read.signs import holds_post, is_title_stop, manner_at, time_at
from palabre.read.words import words

Range = tuple[int, int]

_MOST = 6  # phrases of a chain
_AND = {"and", "et"}
_OPENS = frozenset(
    {"that", "but", "while", "whereas", "because", "though", "although", ":", "–", "—", ";"}
    | {"que", "qu'", "mais", "tandis", "alors", "car", "puisque"}
)
_ARTICLES = frozenset({"a", "an", "the", "le", "la", "les", "l'", "un", "une"})
_DESCRIBES = _ARTICLES | {"alias", "aka", "now", "formerly", "himself", "herself", "also"}


def chained(doc: Document, phrase: Range, first: int) -> Range:
    """The subject that the phrase before a verb ends: the phrase itself where it stands alone."""
    start, end = phrase
    oxford = doc.tokens[start - 1].lower in _AND and start - 1 > first
    comma = start - 1 - oxford
    if comma <= first or doc.tokens[comma].text != ",":
        return phrase
    before = _before(doc, comma, first)
    if not before or not _clause_begins(doc, before[-1][0], first):
        return phrase
    if oxford or (_joined(doc, phrase) and not _describes(doc, phrase)):
        return before[-1][0], end
    if not all(_describes(doc, p) for p in (phrase, *before[:-1])):
        return phrase
    head = before[-1]
    w = words(doc.language)
    placed = any(t.lower in w.prepositions - w.complement for t in doc.tokens[slice(*head)])
    if placed or not doc.tokens[head[1] - 1].name_like:
        return phrase  # *Present in Mali, the groups are*
    told = [p for p in (*before[-2::-1], phrase) if holds_post(w, [t.lower for t in doc.tokens[slice(*p)]])]
    return (head[0], told[-1][1] if told else head[1])


def _before(doc: Document, comma: int, first: int) -> list[Range]:
    """The phrases before a comma that commas part, the nearest first."""
    found: list[Range] = []
    while comma > first and doc.tokens[comma].text == "," and len(found) < _MOST:
        if time_at(doc, comma - 1) or manner_at(doc, comma - 1):
            return []
        phrase = phrase_ending(doc, comma - 1 - is_title_stop(doc, comma - 1), first)
        if phrase is None or doc.tokens[phrase[0]].lower.endswith("ing"):
            return []
        found.append(phrase)
        comma = phrase[0] - 1
    return found


def _clause_begins(doc: Document, at: int, first: int) -> bool:
    """Whether a clause begins at a token: at the head of its sentence, or after a conjunction or a mark."""
    if at == first:
        return True
    before = doc.tokens[at - 1]
    return before.lower in _OPENS or before.kind is TokenKind.MARK


def _joined(doc: Document, phrase: Range) -> bool:
    return any(t.lower in _AND for t in doc.tokens[slice(*phrase)])


def _describes(doc: Document, phrase: Range) -> bool:
    """Whether a phrase says what somebody is: it begins with an article, *alias*, or the noun of a post."""
    opener, closed = doc.tokens[phrase[0]], words(doc.language).closed
    if all(t.name_like or t.lower in closed for t in doc.tokens[slice(*phrase)]):
        return False  # *Togo, the US and the UN*, *le Togo et le Bénin*
    return opener.lower in _DESCRIBES or (not opener.name_like and opener.lower in words(doc.language).posts)
