"""Shallow phrase geometry: a `Document` and a token's number in, character spans of phrases out, or None.

Subjects, objects and agents are found from closed-class words and punctuation alone. Spans follow the annotation rules
for parties: the noun phrase with title and with the apposition that gives post or body, without relative clause. What
cannot be delimited with some safety gives None: no span is better than a wrong one.
"""

from palabre.model.actor import Party
from palabre.model.passage import Span
from palabre.read.document import Document, TokenKind
from palabre.read.left_phrases import post_before
from palabre.read.noun_phrases import agent_after, is_nominal, noun_phrase_from, object_after, phrase_end
from palabre.read.remembered import remembered
from palabre.read.signs import auxiliary_at, sentence_range, time_at, verb_at
from palabre.read.subjects import antecedent, noun_phrase_ending, shared_subject, subject_before
from palabre.read.victims import victims
from palabre.read.whole_names import inside_name
from palabre.read.words import Words, words

__all__ = [
    "NAME",
    "agent_after",
    "antecedent",
    "auxiliary_at",
    "clause_bounds",
    "list_of_parties",
    "noun_phrase_ending",
    "noun_phrase_from",
    "object_after",
    "party",
    "phrase_end",
    "sentence_range",
    "shared_subject",
    "subject_before",
    "time_at",
    "verb_at",
]

NAME = "phrases.v1"

_TO_NOUN = 6  # tokens from *de* to the noun of who is listed


def party(doc: Document, span: Span) -> Party:
    """The party whose noun phrase stands at the span."""
    return Party(spans=(span,), text=doc.text[span[0] : span[1]])


@remembered
def clause_bounds(doc: Document, token: int) -> tuple[int, int]:
    """The half-open token range of the clause around a token: cut at subordinators, relatives, stops and colons."""
    w = words(doc.language)
    first, last = sentence_range(doc, token)
    left, right = token, token + 1
    while left > first and not _cuts(doc, left - 1, w):
        left -= 1
    while right < last and not _cuts(doc, right, w):
        right += 1
    return left, right


def _cuts(doc: Document, at: int, w: Words) -> bool:
    lower = doc.tokens[at].lower
    if lower in (";", ":") or (lower in w.relatives and lower not in w.determiners):
        return True
    if lower in ("that", "que", "qu'", "because", "while", "after", "if", "si", "although", "tandis", "alors"):
        return at + 1 < len(doc.tokens) and (lower != "after" or doc.tokens[at + 1].kind is TokenKind.WORD)
    if lower in w.coordinators or lower == ",":
        return at + 2 < len(doc.tokens) and doc.tokens[at + 1].lower in w.subject_pronouns - w.determiners
    return False


def _second_owner(doc: Document, cut: int, last: int) -> bool:
    """*les ministres de Lomé et de Boni*: two owners, one party."""
    return doc.language == "fr" and cut + 1 < last and doc.tokens[cut + 1].lower in ("de", "d'", "du")


def _told_again(doc: Document, cut: int, first: int, last: int) -> bool:
    """*l'enlèvement de trois maîtres et [de leur chauffeur]*: of whom it is told once more, and of no second owner."""
    if not _second_owner(doc, cut, last) or not first or doc.tokens[first - 1].lower not in ("de", "d'", "du", "des"):
        return False
    at = cut + 2
    return at < last and any(victims("fr").within(doc.tokens, at, min(at + _TO_NOUN, last)))


def _apposed(doc: Document, comma: int, first: int, last: int) -> bool:
    """Whether a comma joins a French post to its holder's name: *A et son ancien adjoint, Awa Keïta*."""
    if doc.language != "fr" or doc.tokens[comma].text != ",":
        return False
    after = [t for t in doc.tokens[comma + 1 : last] if t.text not in (",", "et")]
    rest = doc.tokens[comma + 1 : comma + 1 + len(after)]
    if not 0 < len(after) <= 5 or len(rest) != len(after) or doc.tokens[comma - 1].name_like:
        return False
    return after[0].name_like and after[-1].name_like and post_before(doc, comma)


def list_of_parties(doc: Document, span: Span) -> tuple[Span, ...]:
    """The members of *A, B and C*; the span itself when it is no list."""
    first, last = doc.tokens_between(*span)
    w = words(doc.language)
    cuts = [k for k in range(first, last) if doc.tokens[k].lower in (",", "and", "et") and not inside_name(doc, k)]
    again = {k for k in cuts if _told_again(doc, k, first, last)}
    cuts = [k for k in cuts if k in again or not (_apposed(doc, k, first, last) or _second_owner(doc, k, last))]
    if not again and not any(doc.tokens[k].lower in ("and", "et") and is_nominal(doc, k + 1, last) for k in cuts):
        return (span,)
    found: list[Span] = []
    start = first
    for cut in [*cuts, last]:
        while start < cut and doc.tokens[start].lower in w.coordinators:
            start += 1
        if start < cut:
            found.append((doc.tokens[start].start, doc.tokens[cut - 1].end))
        start = cut + 1 + (cut in again)
    return tuple(found)
