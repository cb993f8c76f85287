"""Pairs: the doers and sufferers that two phrases name. Document and spans in, `Participants` out.

Cuts off times and distances that run on from a phrase, and tears lists apart. Refuses bare numbers, phrases that are no
party and phrases too long to have been delimited rightly.
"""

from dataclasses import dataclass

from palabre.model.passage import Span
from palabre.read import phrases
from palabre.read.agents import can_act, members
from palabre.read.document import Document, TokenKind
from palabre.read.participant_words import lists
from palabre.read.passives import counts_at
from palabre.read.senses import deed_participles
from palabre.read.words import words

_SHORT = 5  # letters of a word in *-ly* that may be a noun
_STATES = frozenset({"dead", "wounded", "injured", "missing", "homeless"})
_FEW = 2  # tokens of a phrase that an adverb may end
_LONGEST = 140  # characters of a party: what is longer was delimited wrongly


@dataclass(frozen=True, slots=True)
class Participants:
    """Spans of those who did it and of those it was done to."""

    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


def made(doc: Document, actor: Span | None, recipient: Span | None) -> Participants:
    """Doers and sufferers from two phrases."""
    return Participants(split(doc, before_time(doc, actor)), split(doc, before_time(doc, recipient)))


def _number(doc: Document, span: Span) -> bool:
    """Whether a phrase is a bare number: *Three days of talks* are not held by three."""
    first, last = doc.tokens_between(*span)
    numbers = words(doc.language).numbers
    return all(t.kind is TokenKind.NUMBER or t.lower in numbers for t in doc.tokens[first:last])


def _adverb(doc: Document, span: Span) -> bool:
    """*were similarly attacked*, *destroyed at least six*: an adverb is no party."""
    first, last = doc.tokens_between(*span)
    token = doc.tokens[first]
    lone = last - first == 1 and not token.name_like
    return token.lower == "least" or (
        lone and doc.language == "en" and len(token.lower) > 5 and token.lower.endswith("ly")
    )


def _participle(doc: Document, span: Span) -> bool:
    """*a blessé cinq soldats et tué*: a lone participle is no party."""
    at, last = doc.tokens_between(*span)
    return doc.language == "fr" and last - at == 1 and doc.tokens[at].text in words("fr").participles


def before_time(doc: Document, span: Span | None) -> Span | None:
    """The phrase without a time that runs on from it: *les autorités début 2020*."""
    if span is None:
        return None
    first, last = doc.tokens_between(*span)
    cut = next((i for i in range(first + 1, last - 1) if _runs_on(doc, i)), None)
    return (span[0], doc.tokens[cut - 1].end) if cut else span


def _runs_on(doc: Document, at: int) -> bool:
    """Whether a time (*début 2020*) or a distance (*12 km north of*) begins at a token."""
    w, after = lists(doc.language), doc.tokens[at + 1]
    if doc.tokens[at].kind is TokenKind.NUMBER:
        return after.lower in w["units"]
    if doc.tokens[at].lower == "to":
        # *sentenced the general to 20 years*
        return after.kind is TokenKind.NUMBER or after.lower in words(doc.language).numbers
    return doc.tokens[at].lower in w["time_heads"] and (after.kind is TokenKind.NUMBER or phrases.time_at(doc, at + 1))


def split(doc: Document, span: Span | None) -> tuple[Span, ...]:
    """The parties of a phrase, each apart, without what is none."""
    if span is None or span[1] - span[0] > _LONGEST or not can_act(doc, _without_of(doc, span)):
        return ()  # *clashes between the army and the rebels* do nothing
    parts = (_without_adverb(doc, _without_verb(doc, _without_of(doc, s))) for s in members(doc, span))
    return tuple(s for s in parts if _party_like(doc, s))


def _without_of(doc: Document, span: Span) -> Span:
    """The span without a French *de* that governs it."""
    at = doc.token_at(span[0])
    if doc.tokens[at].lower in {"de", "d'"} and at + 1 < len(doc.tokens) and doc.tokens[at + 1].start < span[1]:
        return doc.tokens[at + 1].start, span[1]
    return span


def _without_verb(doc: Document, span: Span) -> Span:
    """*a (libéré) trois femmes enlevées*: a French phrase without the participle of which it is the object."""
    first, last = doc.tokens_between(*span)
    if doc.language != "fr" or last - first < _FEW or doc.tokens[first].lower not in deed_participles("fr"):
        return span
    opens, w = doc.tokens[first + 1], words("fr")
    cut = opens.kind is TokenKind.NUMBER or opens.lower in w.numbers | w.openers
    return (opens.start, span[1]) if cut else span


def _without_adverb(doc: Document, span: Span) -> Span:
    """*the blast completely (destroyed)*, *a bomb presumably (placed by)*: the span without the adverb at its end."""
    first, last = doc.tokens_between(*span)
    if doc.language != "en" or last - first < _FEW:
        return span
    token = doc.tokens[last - 1]
    if token.lower in _STATES and doc.tokens[last - 2].lower not in words("en").determiners:
        return span[0], doc.tokens[last - 2].end  # *left 12 people dead*
    adverb = token.lower.endswith("ly") and len(token.lower) > _SHORT and not token.name_like
    return (span[0], doc.tokens[last - 2].end) if adverb and token.lower not in lists("en")["ly_nouns"] else span


def _party_like(doc: Document, span: Span) -> bool:
    first, last = (doc.tokens[doc.token_at(at)].lower for at in (span[0], span[1] - 1))
    w = lists(doc.language)
    token = doc.tokens[doc.token_at(span[0])]
    deed = doc.language == "en" and first.endswith("ing") and token.end < span[1] and not token.name_like
    if deed and first not in w["ing_adjectives"]:
        return False  # *by murdering the minister*: a deed, nobody
    opens = first in w["no_opening"] and not counts_at(doc, doc.token_at(span[0]))  # *at least 30 women*
    if last in w["no_end"] or opens or doc.text[span[0] : span[1]].lower() in w["no_party"]:
        return False
    if _number(doc, span) or _adverb(doc, span) or _participle(doc, span):
        return False
    return any(c.isalpha() for c in doc.text[span[0] : span[1]]) and can_act(doc, span)


def listed(doc: Document, at: int, limit: int) -> tuple[Span, ...]:
    """A noun phrase and those that *and* and a preposition join to it: *d'Awa Keïta et d'Issa Koné, deux chefs*."""
    found: list[Span] = []
    while span := phrases.noun_phrase_from(doc, at, limit):
        span = _before_number(doc, span)
        found += members(doc, span)
        end = doc.token_at(span[1] - 1) + 1
        if end + 2 >= limit or doc.tokens[end].lower not in words(doc.language).coordinators:
            break
        at = end + 1 + (doc.tokens[end + 1].lower in lists(doc.language)["of"])
    return tuple(found)


def _before_number(doc: Document, span: Span) -> Span:
    """The phrase without an apposition that counts: *Awa Keïta, two figures of ...* is said of several."""
    first, last = doc.tokens_between(*span)
    numbers = words(doc.language).numbers
    cut = next(
        (i for i in range(first + 1, last - 1) if doc.tokens[i].text == "," and doc.tokens[i + 1].lower in numbers), 0
    )
    return (span[0], doc.tokens[cut - 1].end) if cut else span
