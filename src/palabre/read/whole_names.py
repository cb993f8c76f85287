"""Names of several words, whose small words, dates and verbs are none of the sentence's. Document in, token ranges out.

*The Front for Renewal and Justice* is one party and no list, *Maria do Carmo* does nothing and is at no place *Carmo*,
*le Mouvement du 2 février* tells no day. Refuses texts in capitals, and words that only open a sentence.
"""

from collections.abc import Iterator
from functools import lru_cache

from palabre.read.bodies import body_at
from palabre.read.document import Document, TokenKind
from palabre.read.names import Range, person_at, shapes
from palabre.read.truecase import is_ordinary
from palabre.read.words import words

NAME = "whole_names.v1"

OF_WORDS = frozenset({"du", "des", "de", "d'"})
_INFINITIVE = ("er", "ir", "oir", "tre", "dre")
COLOURS = frozenset(f"{c}{s}" for c in ("rouge", "noir", "noire", "vert", "verte", "blanc", "bleu") for s in ("", "s"))
_RELATING = ("al", "ale", "ique", "aire")  # adjectives after what a French body is for
_LONGEST_PERSON = 9  # tokens
_REMEMBERED = 4  # articles


def name_over(doc: Document, at: int) -> Range | None:
    """The name of several words that a token belongs to, without its article."""
    return names_by_token(doc).get(at)


def inside_name(doc: Document, at: int) -> bool:
    """Whether a name of several words goes on at a token: it began before."""
    name = names_by_token(doc).get(at)
    return name is not None and name[0] < at


def person_over(doc: Document, at: int) -> Range | None:
    """The person's name with small words inside that a token belongs to: *Jean-Marc de la Tour*."""
    name = names_by_token(doc).get(at)
    return name if name and _person_end(doc, name[0]) == name[1] else None


@lru_cache(maxsize=_REMEMBERED)
def names_by_token(doc: Document) -> dict[int, Range]:
    """The names of an article by each of their tokens."""
    found: dict[int, Range] = {}
    if doc.capitals:
        return found
    for sentence in doc.sentences:
        for first, last in _in_sentence(doc, sentence.first, sentence.last):
            found.update(dict.fromkeys(range(first, last), (first, last)))
    return found


def _in_sentence(doc: Document, first: int, last: int) -> Iterator[Range]:
    at, bodies = first, shapes(doc.language).bodies
    while at < last:
        token = doc.tokens[at]
        if not (token.name_like or token.kind is TokenKind.NUMBER or token.lower in bodies):
            at += 1
            continue
        end = min(max(_person_end(doc, at), _dated_end(doc, at), body_end(doc, at, first, last)), last)
        if end > at + 1:
            yield at, end
        at = max(at + 1, end)


def _person_end(doc: Document, at: int) -> int:
    """The end of a person's name with small words in it: *Maria do Carmo*, *Sidi Ag Alhousseini*."""
    before = doc.tokens[at - 1].lower if at else ""
    if not doc.tokens[at].name_like or before in words(doc.language).determiners:
        return at
    particles = shapes(doc.language).particles
    if not any(t.lower in particles for t in doc.tokens[at + 1 : at + _LONGEST_PERSON]):
        return at
    found = person_at(doc, at)
    if found is None or found[0] != at:
        return at
    small = {t.lower for t in doc.tokens[at + 1 : found[1]]} & particles
    told = bool(small - OF_WORDS) or (bool(small) and not is_ordinary(doc.tokens[at].lower, doc.language))
    return found[1] if told else at  # *Maria do Carmo*, but not *Palais de Koulouba*


def _dated_end(doc: Document, at: int) -> int:
    """The end of an English name that a day opens: *the 2 February Movement*, *the March 23 Movement*."""
    if doc.language != "en" or not _of_date(doc, at):
        return at
    calendar, end, months = shapes("en").calendar, at, 0
    while end < len(doc.tokens) and end - at < 2 and _of_date(doc, end):
        months += doc.tokens[end].lower in calendar
        end += 1
    token = doc.tokens[end] if end < len(doc.tokens) else None
    named = token is not None and token.name_like and token.lower in shapes("en").bodies
    return end + 1 if named and months == 1 and end - at == 2 else at


def _of_date(doc: Document, at: int) -> bool:
    token = doc.tokens[at]
    return token.kind is TokenKind.NUMBER or (token.name_like and token.lower in shapes(doc.language).calendar)


def body_end(doc: Document, at: int, first: int, last: int) -> int:
    """The end of the body's name that begins at a token of a sentence, small words in it included.

    Args:
        doc: the article.
        at: the token.
        first: the sentence's first token.
        last: the token after the sentence.
    """
    token = doc.tokens[at]
    closed = token.lower in words(doc.language).closed and not (token.text.isupper() and token.text.isalpha())
    if closed or not (token.name_like or token.lower in shapes(doc.language).bodies):
        return at
    if at == first and _only_opens(doc, at, last):
        return at
    found = body_at(doc, at)
    if found is None or not any(t.name_like for t in doc.tokens[at + (at == first) : found[1]]):
        return at  # *the police*, *la ville*: no name
    if found[1] > at + 1 and all(t.kind is TokenKind.NUMBER for t in doc.tokens[at + 1 : found[1]]):
        return at  # *Oct 29*
    end = found[1]
    if end < last and doc.tokens[end].lower in COLOURS:
        end += 1  # *les Brigades rouges*
    if aims_go_on(doc, at, end, last):
        end += 2  # *the Front for Renewal and Justice*
    if any(t.lower in shapes(doc.language).bodies for t in doc.tokens[at:end]):
        end = _of_end(doc, at, end, last)
    return purpose_end(doc, end, last)


def _only_opens(doc: Document, at: int, last: int) -> bool:
    """Whether a capital is there for the sentence's sake: *Soldiers of Niamey*, not *Red Dune Brigade*."""
    token = doc.tokens[at]
    after = doc.tokens[at + 1] if at + 1 < last else None
    if token.lower in shapes(doc.language).bodies or (after and (after.name_like or after.lower == "'s")):
        return False
    return is_ordinary(token.lower, doc.language) or is_ordinary(token.lower.rstrip("s"), doc.language)


def aims_go_on(doc: Document, at: int, end: int, last: int) -> bool:
    """Whether what an English body is for has a second part after its end: *the Front for Renewal and Justice*."""
    if end + 1 >= last or doc.tokens[end].lower != "and" or all(t.lower != "for" for t in doc.tokens[at:end]):
        return False
    another = end + 2 < last and doc.tokens[end + 2].name_like  # *and Colonel Dembo* is another party
    return doc.tokens[end + 1].name_like and not another


def _of_end(doc: Document, at: int, end: int, last: int) -> int:
    """The end of what a French body is of: *l'Armée de libération du fleuve*; a bare *de* only right after its noun."""
    plain = not doc.tokens[end - 1].name_like
    while end + 1 < last and doc.tokens[end].lower in OF_WORDS and plain_noun(doc, end + 1):
        if plain and doc.tokens[end].lower in ("de", "d'") and end - at > 1:
            break  # *a menacé le Conseil des anciens de représailles*
        plain, end = True, end + 2
    return end


def purpose_end(doc: Document, end: int, last: int) -> int:
    """The end of what a French body is for, *pour le renouveau national et la justice*."""
    at, w = end, words(doc.language)
    while doc.language == "fr" and at + 2 < last and doc.tokens[at].lower in ("pour", "et"):
        if (doc.tokens[at].lower == "et") == (at == end) or doc.tokens[at + 1].lower not in w.determiners:
            break
        if not plain_noun(doc, at + 2):
            break
        at += 3
        if at < last and plain_noun(doc, at) and doc.tokens[at].lower.endswith(_RELATING):
            at += 1
    return at


def plain_noun(doc: Document, at: int) -> bool:
    """Whether a word can be a common noun: neither a name, nor an infinitive, nor a small word."""
    token, w = doc.tokens[at], words(doc.language)
    if token.kind is not TokenKind.WORD or token.name_like or token.lower in w.closed or token.lower in w.times:
        return False
    return doc.language != "fr" or not token.lower.endswith(_INFINITIVE)
