"""Noun phrases to the left of a token: subjects and antecedents.

A verb's number in, the span of its subject out, or None. Adverbs, clitics, times and parentheses are skipped, relative
clauses crossed.
"""

import re

from palabre.model.passage import Span
from palabre.read.chains import chained
from palabre.read.document import Document, TokenKind
from palabre.read.left_phrases import phrase_ending, post_before
from palabre.read.noun_phrases import titled_name
from palabre.read.remembered import remembered
from palabre.read.signs import (
    DASHES,
    LONGEST,
    auxiliary_at,
    holds_post,
    is_hyphen,
    manner_at,
    sentence_range,
    span_of,
    time_at,
    verb_at,
)
from palabre.read.words import words

_SUBORDINATES = ("that", "because", "while", "although", "if", "when", "after", "before")
_WHO = ("who", "which")
_FAR = 60  # tokens: no subject is longer, and none stands farther from its verb


@remembered
def subject_before(doc: Document, token: int, *, shared: bool = True) -> Span | None:
    """The subject left of a finite verb (or of its first auxiliary) within the sentence.

    Skips adverbs, clitics, times and parentheses; *who*, *qui* give their antecedent; a coordinated verb gives the
    subject of the verb before it, unless `shared` is False.
    """
    w = words(doc.language)
    first, _ = sentence_range(doc, token)
    if shared and (then := _then(doc, token, first)) is not None:
        return shared_subject(doc, then)
    at, apposed = _left_of_verb(doc, token, first)
    if at < first:
        return None
    lower = doc.tokens[at].lower
    if lower in w.relatives and lower not in ("que", "qu'", "dont", "où", "where", "whom", "whose"):
        return antecedent(doc, at)
    if lower in w.coordinators:
        return shared_subject(doc, at) if shared else None
    found = phrase_ending(doc, at, first)
    if found is None:
        return None
    start, end = found[0], apposed if apposed and found[1] == at + 1 else found[1]
    if relative := _relative_around(doc, start, first):
        return antecedent(doc, relative)
    return span_of(doc, *chained(doc, (start, end), first))


def _relative_around(doc: Document, start: int, first: int) -> int | None:
    """*who*, *which* with its verb before a phrase: the phrase ends that clause, and the verb after it is not its own.

    English alone: *Residents who reached the camp on Friday described ...*.
    """
    w = words(doc.language)
    for k in range(start - 1, max(first, start - LONGEST) - 1, -1):
        token = doc.tokens[k]
        if doc.language == "fr" or token.text in ",;:" or token.kind is TokenKind.MARK or token.lower in _SUBORDINATES:
            return None
        if token.lower in _WHO:
            after = doc.tokens[k + 1]
            own = after.name_like or after.lower in w.determiners | w.subject_pronouns
            return None if own or k == first or doc.tokens[k - 1].lower in w.prepositions else k
    return None


@remembered
def antecedent(doc: Document, relative: int) -> Span | None:
    """The noun phrase that a relative pronoun stands for."""
    first, _ = sentence_range(doc, relative)
    at = relative - 1
    if at > first and doc.tokens[at].lower == ",":
        at -= 1
    found = phrase_ending(doc, at, first)
    if found is None:
        return None
    start, end = found
    agents = [k + 1 for k in range(start + 1, end - 1) if doc.tokens[k].lower in ("by", "par")]
    if doc.tokens[relative].lower == "which":  # *a change for the bloc, which*: a thing, so the nearest one
        agents += [k + 1 for k in range(start + 1, end - 1) if _parts(doc, k)]
    return span_of(doc, agents[-1] if agents else start, end)


def _parts(doc: Document, at: int) -> bool:
    """Whether a preposition other than *of* opens a noun phrase of its own here."""
    w = words(doc.language)
    lower = doc.tokens[at].lower
    return lower in w.prepositions and lower not in w.complement and doc.tokens[at + 1].lower in w.determiners


def noun_phrase_ending(doc: Document, token: int) -> Span | None:
    """The noun phrase whose last token is this one."""
    first, _ = sentence_range(doc, token)
    found = phrase_ending(doc, token, first)
    return span_of(doc, *found) if found else None


def shared_subject(doc: Document, token: int) -> Span | None:
    """The subject of the nearest finite verb left of the token: of coordinated verbs and of gerunds."""
    first, _ = sentence_range(doc, token)
    for at in range(token - 1, max(first, token - _FAR), -1):
        if (verb_at(doc, at) or auxiliary_at(doc, at)) and doc.quoted(doc.tokens[at].start) is None:
            found = subject_before(doc, at, shared=False)  # what it shares with a verb before it is tried next
            if found:
                return found
    return None


def _then(doc: Document, token: int, first: int) -> int | None:
    """*s'est emparé de Sari, puis a pris Oumé*: the comma before the second of two deeds of one subject."""
    w, at = words(doc.language), token - 1
    while at > first and doc.tokens[at].lower in w.auxiliaries | w.negations:
        at -= 1
    return at - 1 if at - 1 > first and doc.tokens[at].lower == "puis" and doc.tokens[at - 1].text == "," else None


def _left_of_verb(doc: Document, token: int, first: int) -> tuple[int, int | None]:
    """The last token of the subject's core, and the end of the apposition between it and the verb, if any."""
    w = words(doc.language)
    at, apposed = token - 1, None
    while at >= first:
        lower = doc.tokens[at].lower
        if (inserted := _inserted(doc, at)) > 0:
            at -= inserted
        elif (
            lower in w.auxiliaries
            or lower in w.negations
            or (lower in w.adverbs and lower not in w.determiners)
            or manner_at(doc, at)
            or (w.language == "fr" and lower in w.object_pronouns and lower not in ("nous", "vous", "eux"))
        ):
            at -= 1
        elif time_at(doc, at):
            at = _before_time(doc, at, first)
        elif lower == "," and (aged := _age(doc, at, first)):
            at = aged
        elif lower == "," and (spoken := _through(doc, at, first)) is not None:
            at = spoken
        elif lower == "," or (lower in DASHES and not is_hyphen(doc, at)):
            opener = _opener(doc, at, first)
            if opener is None:
                return first - 1, None
            if lower == "," and (aged := _age(doc, opener, first)):
                opener = aged + 1
            if lower == "," and opener > first and _apposition_or_body(doc, opener, at):
                return opener - 1, at
            at = opener - 1
            if doc.language == "fr" and (alias := _alias(doc, at, first)) is not None:
                at = alias
        else:
            break
    return at, apposed


_REDUCED = re.compile(r"(?:é|ée|és|ées|[çl]u|[çl]ue)$")  # *reçu à Lomé*, *élue en mai*: what happened, no post
_MOUTHS = frozenset({"voix", "bouche", "biais", "intermédiaire", "entremise", "truchement", "canal"})


def _through(doc: Document, at: int, first: int) -> int | None:
    """The token before *par la voix de son porte-parole, Awa Keïta,*: who speaks is the one before."""
    if doc.language != "fr":
        return None
    for k in range(at - 1, max(first + 1, at - 20), -1):
        if doc.tokens[k].lower in _MOUTHS and doc.tokens[k - 2].lower == "par":
            return k - 3 - (doc.tokens[k - 3].text == ",") if k - 3 > first else None
    return None


def _age(doc: Document, at: int, first: int) -> int | None:
    """The token before an age between commas: *Keita, 65, ...*."""
    k = at - 1 - (doc.tokens[at - 1].lower == "ans")
    if k - 2 < first or doc.tokens[k].kind is not TokenKind.NUMBER or doc.tokens[k - 1].lower != ",":
        return None
    return k - 2


def _inserted(doc: Document, at: int) -> int:
    """How many tokens a set phrase between subject and verb has, if one ends here: *pour sa part*."""
    if doc.tokens[at].lower not in words(doc.language).inserted_ends:
        return 0
    for phrase in words(doc.language).inserted:
        if (
            doc.tokens[at].lower == phrase[-1]
            and tuple(t.lower for t in doc.tokens[at + 1 - len(phrase) : at + 1]) == phrase
        ):
            return len(phrase)
    return 0


def _apposition_or_body(doc: Document, opener: int, closer: int) -> bool:
    """Whether what stands between two commas belongs to the party before them."""
    w = words(doc.language)
    inner = [t.lower for t in doc.tokens[opener + 1 : closer]]
    if not inner or inner[0] in w.relatives or len(inner) > LONGEST or inner[0].endswith("ing"):
        return False
    if inner[0] == "of":
        return True
    named = all(t.name_like for t in doc.tokens[opener + 1 : closer]) and len(inner) <= 5
    before = doc.tokens[opener - 1]
    if doc.language == "fr" and not before.name_like and titled_name(doc, (opener + 1, closer)):
        return True
    if doc.tokens[closer - 1].name_like and len(inner) <= 9 and post_before(doc, opener):
        reduced = doc.language == "fr" and inner[0] not in w.posts and _REDUCED.search(inner[0])
        return not any(i in w.times for i in inner) and inner[0] not in w.prepositions and not reduced
    return (named and not any(i in w.times for i in inner)) or (before.name_like and holds_post(w, inner[:8]))


def _opener(doc: Document, at: int, first: int) -> int | None:
    closer = doc.tokens[at].text
    wanted = {")": "("}.get(closer, closer)
    for k in range(at - 1, max(first, at - 45), -1):
        if doc.tokens[k].text == wanted:
            return k
        if doc.tokens[k].kind is TokenKind.MARK and closer == "," and not _nickname(doc, k):
            return None
    return None


_CALLED = frozenset({"alias", "dit", "dite", "surnommé", "surnommée", "né", "née", "âgé", "âgée"})


def _alias(doc: Document, at: int, first: int) -> int | None:
    """The token before *alias « Le Bac »* or *âgé de 40 ans* that ends here, after its comma."""
    for k in range(at, max(first, at - 8), -1):
        if doc.tokens[k].text == ",":
            return k - 1 if doc.tokens[k + 1].lower in _CALLED else None
    return None


def _nickname(doc: Document, at: int) -> bool:
    """Whether a mark belongs to a name in marks: *de la coalition « Vivre ensemble »*."""
    quotation = next(iter(doc.quotations_over(doc.tokens[at].start, doc.tokens[at].end)), None)
    return doc.language == "fr" and quotation is not None and doc.text[quotation.start : quotation.end].count(" ") < 3


def _before_time(doc: Document, at: int, first: int) -> int:
    """The token before an expression of time that ends here: *on Monday night*, *lundi 3 mai*."""
    w = words(doc.language)
    while at >= first:
        token = doc.tokens[at]
        loose = token.lower in ("on", "the", "early", "late", "le", "in", "this", "ce", "cette", "à", "en", "au")
        if not (time_at(doc, at) or token.kind is TokenKind.NUMBER or loose or token.lower in w.adverbs):
            break
        at -= 1
    return at
