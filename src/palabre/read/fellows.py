"""Fellows: those who are named in one list with somebody. Document and token range in, spans of the others out.

*Awa Keïta, 32, and Issa Koné*, *the mayor of Sari, his wife and a guard*. Refuses what only describes the one before it
(*Awa Keïta, a trader*) and names that may be of places.
"""

from collections.abc import Iterator

from palabre.model.passage import Span
from palabre.read.counts import toll_words
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.phrases import auxiliary_at, noun_phrase_from, verb_at
from palabre.read.signs import PARTICLES
from palabre.read.words import words

_MOST = 6  # those of a list
_JOINING = frozenset({"and", "et"})


def before(doc: Document, span: Span, sentence: Sentence) -> Iterator[Span]:
    """The names listed before a phrase: only where *and* joins the last two."""
    first, last = doc.tokens_between(*span)
    joined = any(t.lower in _JOINING for t in doc.tokens[first:last])
    at = first - 1
    for _ in range(_MOST):
        gap = at
        while at > sentence.first and (doc.tokens[at].lower in _JOINING or doc.tokens[at].text == ","):
            joined = joined or doc.tokens[at].lower in _JOINING
            at -= 1
        if at == gap or not joined:
            return
        aged = at - (doc.tokens[at].lower == "ans")
        if doc.tokens[aged].kind is TokenKind.NUMBER and doc.tokens[aged - 1].text == ",":
            at = aged - 2
        end = at + 1
        while at >= sentence.first and (doc.tokens[at].name_like or doc.tokens[at].lower in PARTICLES):
            at -= 1
        begin = at + 1
        if begin >= end or not _opens_list(doc, at, sentence):
            return
        yield doc.tokens[begin].start, doc.tokens[end - 1].end


def _opens_list(doc: Document, at: int, sentence: Sentence) -> bool:
    """Whether a name may be a member after this token: not *in Sari, Awa Keïta and ...*."""
    if at < sentence.first:
        return True
    lower, w = doc.tokens[at].lower, words(doc.language)
    return lower in _JOINING or lower in {",", ":"} or lower in w.subordinators or lower in {"that", "que", "qu'"}


def after(doc: Document, span: Span, sentence: Sentence) -> Iterator[Span]:
    """Those listed after a phrase: after *and*, or told of as his (*the mayor, his wife*)."""
    at, last = doc.tokens_between(*span)[1], sentence.last
    theirs = toll_words(doc.language)["theirs"]
    for _ in range(_MOST):
        comma = at < last and doc.tokens[at].text == ","
        start = at + comma
        coordinated = start < last and doc.tokens[start].lower in _JOINING
        start += coordinated
        if start >= last or not (comma or coordinated):
            return
        phrase = noun_phrase_from(doc, start, last)
        if phrase is None:
            return
        at = doc.tokens_between(*phrase)[1]
        if at < last and (verb_at(doc, at) or auxiliary_at(doc, at)):
            return  # the subject of a clause of its own
        if coordinated or doc.tokens[start].lower in theirs:
            yield phrase
