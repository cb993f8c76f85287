"""Agents: which noun phrases can be a party, and the members of a list of them. Document and spans in, spans out.

Refuses what only looks like a noun phrase (*silenced the*, *recensé 322 civils*), things that do nothing (*the truce*)
and, where they would have to speak, numbers.
"""

from functools import cache
from itertools import pairwise

from palabre.model.passage import Span
from palabre.read.document import Document, TokenKind
from palabre.read.participant_words import lists
from palabre.read.phrases import (
    antecedent,
    list_of_parties,
    noun_phrase_ending,
    noun_phrase_from,
    sentence_range,
    subject_before,
)
from palabre.read.remembered import remembered
from palabre.read.triggers import event_nouns
from palabre.read.words import words

NAME = "agents.v1"

_TO_ACCUSED = 14  # tokens from *of* back to the verb of accusing


@cache
def _things(language: str) -> frozenset[str]:
    """Heads of phrases that neither act nor suffer: events, figures, papers."""
    return lists(language)["things"] | (event_nouns(language) - lists(language)["acting"])


def noun_phrase_like(doc: Document, span: Span) -> bool:
    """Whether the span can be a noun phrase at all: no bare verb with its object."""
    first, last = doc.tokens_between(*span)
    if first >= last:
        return False
    w, one = words(doc.language), doc.tokens[first]
    if one.kind is TokenKind.NUMBER or one.name_like or one.lower in w.closed or first + 1 >= last:
        return True
    after = doc.tokens[first + 1]
    opens = after.lower in w.determiners and after.lower not in w.complement and after.lower != "'s"
    counts = after.kind is TokenKind.NUMBER or after.lower in w.numbers - w.closed  # *killed six people*
    return not (opens or counts or after.lower in lists(doc.language)["not_after_noun"])


@remembered
def can_act(doc: Document, span: Span) -> bool:
    """Whether the phrase can name somebody who does something or to whom it is done."""
    if not noun_phrase_like(doc, span):
        return False
    at = head(doc, span)
    if at is None:
        return False
    named = doc.tokens[at].name_like and at != sentence_range(doc, at)[0]  # any word has a capital at the opening
    return named or doc.tokens[at].lower not in _things(doc.language)


def head(doc: Document, span: Span) -> int | None:
    """The token of the head noun: English has it before a preposition, French first."""
    first, last = doc.tokens_between(*span)
    w = words(doc.language)
    opening = w.determiners | w.numbers
    while first < last and (doc.tokens[first].lower in opening or doc.tokens[first].kind is not TokenKind.WORD):
        first += 1
    if first >= last:
        return None
    if doc.language == "fr":
        return first
    for at in range(first, last):
        token = doc.tokens[at]
        if at == first:
            continue
        if token.kind is not TokenKind.WORD or token.lower in w.prepositions or token.lower in w.relatives:
            return at - 1
    adverb = doc.tokens[last - 1].lower.endswith("ly") and not doc.tokens[last - 1].name_like
    return last - 1 - (adverb and last - 2 >= first)  # *surrender deals forcibly*


def members(doc: Document, span: Span) -> tuple[Span, ...]:
    """The members of a list; a name that holds *and* itself (*for Islam and Muslims (GSIM)*) is not torn apart."""
    joined: list[Span] = []
    for part in list_of_parties(doc, span):
        if joined and _goes_on(doc, joined[-1], part):
            joined[-1] = (joined[-1][0], part[1])
        else:
            joined.append(part)
    return tuple(joined)


@remembered
def subject(doc: Document, verb: int) -> Span | None:
    """The subject of a finite verb; of a relative clause the nearest noun of its number."""
    span = subject_before(doc, verb)
    if span is None:
        return None
    who = lists(doc.language)["who"]
    first, last = doc.tokens_between(*span)
    if (
        first
        and doc.tokens[first - 1].lower in who
        and doc.tokens[first - 1].lower not in words(doc.language).determiners
        and doc.tokens[first - 2].lower not in words(doc.language).prepositions  # *the attack in which a guard died*
    ):
        return antecedent(doc, first - 1)  # the verb of the main clause, seen over a relative clause
    relative = verb - 1
    while relative > 0 and _verbal(doc, relative):
        relative -= 1
    if doc.tokens[relative].lower not in who or last > relative:
        return span
    return _nearest_antecedent(doc, first, last, many=_many(doc, relative + 1, verb + 1)) or span


def accused(doc: Document, deed: int) -> tuple[bool, Span | None]:
    """Whether a verb tells what somebody is accused of, and who that is: *accuses Awa of arming*, *accusé de tuer*."""
    w = lists(doc.language)
    of = deed - 1 - (doc.tokens[deed - 1].lower in w["perfect"])
    if of < 1 or doc.tokens[of].lower not in w["accused_of"]:
        return False, None
    for at in range(of - 1, max(-1, of - _TO_ACCUSED), -1):
        token = doc.tokens[at]
        if token.lower in w["accuses"]:
            if at + 1 < of and doc.tokens[at + 1].lower in w["agent"]:
                return True, _apposed(doc, at) or subject(doc, at)  # *the militia, accused by the UN of killing*
            if at + 1 < of:
                return True, noun_phrase_from(doc, past_aside(doc, at + 1, of), of)
            passive = token.lower in w["accused"] and doc.tokens[at - 1].lower not in w["has"]
            return True, subject(doc, at) if passive else None  # *l'accuse d'avoir tué*: of whom, the words before tell
        if token.text in ".;:":
            break
    return False, None


def _apposed(doc: Document, participle: int) -> Span | None:
    """*the militia, long accused*: the phrase before the comma."""
    at = participle - 1
    at -= doc.tokens[at].lower in words(doc.language).adverbs
    return noun_phrase_ending(doc, at - 1) if at > 1 and doc.tokens[at].text == "," else None


def past_aside(doc: Document, at: int, limit: int) -> int:
    """The token after what parts a verb from its object: *accuse [pour sa part] l'armée*, *incrimine[, lui,] Awa*."""
    for phrase in words(doc.language).inserted:
        if tuple(t.lower for t in doc.tokens[at : at + len(phrase)]) == phrase and at + len(phrase) < limit:
            return at + len(phrase)
    aside = at + 3 < limit and doc.tokens[at].text == doc.tokens[at + 2].text == ","
    return at + 3 if aside and doc.tokens[at + 1].lower in words(doc.language).pronouns else at


def _verbal(doc: Document, at: int) -> bool:
    """Whether a word belongs to the verb group before its verb: auxiliary, negation, adverb, object pronoun."""
    w, lower = words(doc.language), doc.tokens[at].lower
    if lower in lists(doc.language)["who"]:
        return False
    return any(lower in small for small in (w.auxiliaries, w.negations, w.adverbs, w.object_pronouns))


def _nearest_antecedent(doc: Document, first: int, last: int, *, many: bool) -> Span | None:
    """*des notables et des délégués des combattants qui assiègent*: the last noun that agrees, with its article."""
    w = lists(doc.language)
    for at in range(last - 1, first, -1):
        lower = doc.tokens[at].lower
        if lower not in w["links"] or doc.tokens[at + 1].name_like:
            continue
        start = at if lower in w["plural_links"] else at + 1
        noun = next((i for i in range(at + 1, last) if doc.tokens[i].lower not in words(doc.language).determiners), at)
        if doc.tokens[noun].lower.endswith(("s", "x", "men", "people", "ceux")) == many:
            return doc.tokens[start].start, doc.tokens[last - 1].end
    return None


def _many(doc: Document, first: int, last: int) -> bool:
    """Whether a verb group is plural."""
    lowers = [t.lower for t in doc.tokens[first:last]]
    if doc.language == "fr":
        return any(t.endswith("nt") for t in lowers)
    return not any(t in {"is", "was", "has"} or (t == lowers[-1] and t.endswith("s")) for t in lowers)


def _goes_on(doc: Document, before: Span, part: Span) -> bool:
    """Whether a member is the second half of the name before it."""
    first, last = doc.tokens_between(*part)
    if first >= last:
        return False
    if doc.tokens[first].lower in lists(doc.language)["half"]:
        return True
    inner = doc.tokens[first:last]
    short = next((t.text for a, t in pairwise(inner) if a.text == "(" and t.text.isupper()), None)
    if short is None or not inner[0].name_like:
        return False
    own = sum(t.name_like for t in inner) - 1
    capital = doc.tokens[doc.token_at(before[1] - 1)].name_like
    return own < len(short) - 1 and capital
