"""Fellows: those who are named in one list with somebody. Document and spans in, spans of them out.

*Awa Keïta, 32, and Issa Koné*, *the mayor of Sari, his wife and a guard*. Refuses what only describes the one before it
(*Awa Keïta, a trader*) and names that may be of places.
"""

from collections.abc import Iterator, Sequence

from palabre.model.passage import Span
from palabre.read.agents import members
from palabre.read.counts import toll_words
from palabre.read.descriptions import is_listed
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.phrases import auxiliary_at, noun_phrase_ending, noun_phrase_from, time_at, verb_at
from palabre.read.signs import PARTICLES
from palabre.read.triggers import event_nouns
from palabre.read.victims import harms, victims
from palabre.read.words import words

_MOST = 6  # those of a list
_JOINING = frozenset({"and", "et"})
_PART = frozenset({"including", "notamment", "dont"})  # what follows names some of those counted before
# Prepositions after which a name is of one who suffers or acts; after all others it may be of a place.
_OF_SOMEBODY = frozenset({"by", "against", "with", "par", "contre", "avec"})


def before(doc: Document, parts: Sequence[Span], sentence: Sentence) -> list[Span]:
    """The members of a list that ends with some phrases: only where *and* joins the last two."""
    listed = list(parts)
    first = doc.tokens_between(*listed[0])[0]
    joined, told_of = len(parts) > 1, describes(doc, listed[0])
    for _ in range(_MOST):
        at = first - 1
        while at > sentence.first and (doc.tokens[at].lower in _JOINING or doc.tokens[at].text == ","):
            joined = joined or doc.tokens[at].lower in _JOINING
            at -= 1
        if at == first - 1 or not (joined or told_of):
            break
        told_of = False
        at = _before_age(doc, at)
        phrase = None if time_at(doc, at) else noun_phrase_ending(doc, at)
        if phrase is None:
            break
        start, end = doc.tokens_between(*phrase)
        if end != at + 1 or not _opens_list(doc, start - 1, sentence):
            break
        inner = members(doc, phrase)
        listed[:0] = inner
        first, joined = start, joined or len(inner) > 1
    return undescribed(doc, listed)


def undescribed(doc: Document, listed: Sequence[Span]) -> list[Span]:
    """A list without what describes one of it: *Awa Keïta, [a trader and leader of the party], was killed*."""
    kept: list[Span] = []
    told_of = False
    for n, span in enumerate(listed):
        first = doc.tokens_between(*span)[0]
        own = doc.tokens[first].lower in words(doc.language).determiners | words(doc.language).numbers
        joined = doc.tokens[first - 1].lower in _JOINING and doc.tokens[first - 2].text != ","
        goes_on = told_of and joined and not own and not is_named(doc, span)
        told_of = bool(n) and (describes(doc, span) or goes_on)
        if not told_of and not _titles_next(doc, span, listed[n + 1 : n + 2]):
            kept.append(span)
    return kept


def _titles_next(doc: Document, span: Span, following: Sequence[Span]) -> bool:
    """*[Senator] and presidential candidate Awa Keïta*: whether a post is another one of whom the next names."""
    (first, last), known = doc.tokens_between(*span), victims(doc.language)
    first += doc.tokens[first].lower in toll_words(doc.language)["one_opens"] and last - first > 1
    post = known.at(doc.tokens, first, last)
    if post is None or post.last != last or post.values[0][1] or not following:
        return False
    start, end = doc.tokens_between(*following[0])
    next_post = start == last + 1 and doc.tokens[last].lower in _JOINING and known.at(doc.tokens, start, end)
    return bool(next_post) and doc.tokens[end - 1].name_like


def _before_age(doc: Document, at: int) -> int:
    """The last token of a name before an age that ends here: *Awa Keïta, 32*."""
    aged = at - (doc.tokens[at].lower == "ans")
    return aged - 2 if doc.tokens[aged].kind is TokenKind.NUMBER and doc.tokens[aged - 1].text == "," else at


def _opens_list(doc: Document, at: int, sentence: Sentence) -> bool:
    """Whether a name may be a member after this token: not *in Sari, Awa Keïta and ...*."""
    if at < sentence.first:
        return True
    lower, w = doc.tokens[at].lower, words(doc.language)
    opens = w.subordinators | w.relatives  # *an attack in which his driver and ...*
    return lower in _JOINING or lower in {",", ":"} or lower in opens


def after(doc: Document, span: Span, sentence: Sentence, *, closed: bool = False) -> Iterator[Span]:
    """Those listed after a phrase: after *and*, told of as his (*the mayor, his wife*), or by name before an *and*.

    `closed`: the list belongs to the subject of the sentence (*the murder of Awa Keïta and her son was*), so that a
    verb after it is no sign of a clause that begins in it.
    """
    at, last = doc.tokens_between(*span)[1], sentence.last
    theirs = toll_words(doc.language)["theirs"]
    named: list[Span] = []
    for _ in range(_MOST):
        comma = at < last and doc.tokens[at].text == ","
        start = at + comma
        coordinated = start < last and doc.tokens[start].lower in _JOINING
        start += coordinated
        if start >= last or not (comma or coordinated) or doc.tokens[start].lower in _PART:
            return
        of = doc.language == "fr" and doc.tokens[start].lower in {"de", "d'", "du"}  # *du maire et de sa femme*
        start += of
        phrase = noun_phrase_from(doc, start, last)
        if phrase is None:
            return
        at = doc.tokens_between(*phrase)[1]
        if at < last and not (closed or of) and (verb_at(doc, at) or auxiliary_at(doc, at)):
            return  # the subject of a clause of its own
        parts = members(doc, phrase)
        if coordinated or len(parts) > 1:
            yield from named
        if coordinated or len(parts) > 1 or doc.tokens[start].lower in theirs:
            yield from (p for p in parts if not describes(doc, p))
            named = []
        elif is_named(doc, phrase):
            named.append(phrase)


def is_named(doc: Document, span: Span) -> bool:
    """Whether a phrase ends with a name, what follows its head left out: *Colonel Issa Koné of the police*."""
    first, last = doc.tokens_between(*span)
    end = next((i for i in range(first + 1, last) if _parts(doc, i, last)), last)
    return doc.tokens[end - 1].name_like and doc.tokens[first].lower not in {"the", *toll_words(doc.language)["a_new"]}


def _parts(doc: Document, at: int, last: int) -> bool:
    """Whether something beside the head begins at a token: a comma, a bracket, a preposition outside of a name."""
    token = doc.tokens[at]
    if token.lower in PARTICLES and at + 1 < last and doc.tokens[at + 1].name_like:
        return False
    return token.text in ",([" or token.lower in words(doc.language).prepositions


def describes(doc: Document, span: Span) -> bool:
    """Whether a phrase describes the name before it: *Awa Keïta, [a trader of Sari], and Issa Koné were killed*."""
    first, last = doc.tokens_between(*span)
    lists = toll_words(doc.language)
    opening = doc.tokens[first].lower
    if first < 2 or doc.tokens[first - 1].text != "," or opening in lists["theirs"] or is_named(doc, span):
        return False
    at = _before_age(doc, first - 2)
    if opening in lists["a_new"] and is_listed(doc, last):
        return False  # *Awa Keïta, a driver and a guard*
    return doc.tokens[at].name_like and _of_person(doc, at)


def goes_on(doc: Document, first: int) -> bool:
    """*Awa Keïta, the head of a bank and [one of the richest women], ...*: whether a description goes on at a token."""
    if first < 2 or doc.tokens[first - 1].lower not in _JOINING:
        return False
    before = noun_phrase_ending(doc, first - 2)
    return before is not None and describes(doc, before)


def _of_person(doc: Document, at: int) -> bool:
    """Whether the name that ends at a token can be a person's: it follows no preposition of place."""
    w = words(doc.language)
    if time_at(doc, at):
        return False
    first = at
    while first > 0 and _in_name(doc, first - 1):
        first -= 1
    if first == 0:
        return True
    before = doc.tokens[first - 1].lower
    if before == "," and first > 1 and doc.tokens[first - 2].name_like:
        return _of_person(doc, first - 2)  # *in Sari, Mali, a soldier ...*
    if before in w.complement:
        return first > 1 and befalls(doc, first - 2)
    return before not in w.prepositions - _OF_SOMEBODY and before not in w.determiners


def befalls(doc: Document, at: int) -> bool:
    """Whether a word before *of* names what befell somebody: *the murder of Awa Keïta, a trader*."""
    token = doc.tokens[at]
    return token.lower in event_nouns(doc.language) or harms(doc.language).at((token,), 0, 1) is not None


def _in_name(doc: Document, at: int) -> bool:
    """Whether a token goes on with a name to its left; a capital at the beginning of a sentence may be no name."""
    token = doc.tokens[at]
    return token.lower in PARTICLES or (token.name_like and token.lower not in words(doc.language).closed)
