"""Verbs of harm: passives of several participles (*were kidnapped and later murdered*), and what was not done.

Token number in, the auxiliary or a yes or no out.
Refuses chains that another clause, a noun or a name interrupts.
"""

from palabre.read.counts import toll_words
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.signs import time_at
from palabre.read.words import words

_PARTICIPLES = {"en": ("ed", "en", "un"), "fr": ("é", "és", "ée", "ées", "u", "us", "ue", "ues", "is", "ise", "ises")}
_SPANS = frozenset(
    {"a.m.", "p.m.", "gmt", "hour", "day", "week", "month", "year", "heure", "jour", "semaine", "moi", "an"}
)
# Prepositions that begin a count, and the words after them that make it one.
_COUNTS = {"at": {"least", "most"}, "up": {"to"}, "over": {"a"}, "around": {"a"}, "about": {"a"}, "between": set[str]()}
_YEAR = 4  # digits
_INFINITIVE = 2  # tokens before *to* in which what makes the infinitive unreal stands
_TO_AUXILIARY = 18  # tokens from *et* back to the auxiliary that two participles share
_TO_VERB = 8  # tokens from *Among the dead* to its *were*
_FARTHEST = 12  # tokens from the last participle back to the auxiliary


def passive_auxiliary(doc: Document, sentence: Sentence, verb: int) -> int | None:
    """The passive auxiliary that a participle shares with the ones before it; None where it has none, or its own."""
    w, lists = words(doc.language), toll_words(doc.language)
    joined = False
    for at in range(verb - 1, max(sentence.first, verb - _FARTHEST) - 1, -1):
        token = doc.tokens[at]
        if token.lower in lists["passive"]:
            return at if joined else None
        link = token.lower in w.coordinators | lists["then"] or token.text == ","
        joined = joined or link
        if not (link or is_adverb(doc, token) or (joined and _participle(doc, token))):
            return None
    return None


def inverted(doc: Document, sentence: Sentence, first: int, last: int) -> int | None:
    """*Also killed were two guards*, *Ont aussi été tués deux gardes*: where they are told of whom a word is said.

    The word of harm stands at tokens `first` to `last`. None where its subject, or anything else, stands before it.
    """
    lists, at = toll_words(doc.language), last
    before = [doc.tokens[i].lower for i in range(sentence.first, first)]
    if not before or any(word not in lists["inverts"] for word in before):
        return None
    among = before[0] in {"among", "parmi"}
    if doc.language == "fr" and not among:
        return at if lists["passive"] & set(before) else None
    verb = lists["figures"] if doc.language == "fr" else lists["be"]
    while at < sentence.last and at - last < _TO_VERB and doc.tokens[at].lower not in verb:
        at += 1  # *Among those killed on Monday was*
    found = at < sentence.last and doc.tokens[at].lower in verb and (among or at == last)
    return at + 1 if found else None


def counts_at(doc: Document, at: int) -> bool:
    """Whether a count that begins with a preposition stands at a token: *killed at least 14*, *killed over 20*."""
    if at + 2 >= len(doc.tokens) or doc.tokens[at].lower not in _COUNTS:
        return False
    first, second = doc.tokens[at + 1], doc.tokens[at + 2]
    if first.lower in _COUNTS[doc.tokens[at].lower]:
        return True
    number = first.kind is TokenKind.NUMBER or first.lower in words(doc.language).numbers
    year = first.kind is TokenKind.NUMBER and len(first.text) == _YEAR
    timed = time_follows(doc, at + 1) or second.lower.removesuffix("s") in _SPANS  # *killed over two days*
    return doc.tokens[at].lower != "at" and number and not year and not timed


def is_bare(doc: Document, at: int) -> bool:
    """Whether what begins at a token leaves the participle before it without an object: *20 killed in*."""
    if counts_at(doc, at):
        return False
    last = at >= len(doc.tokens)
    return last or doc.tokens[at].lower in toll_words(doc.language)["after_participle"] or time_follows(doc, at)


def time_follows(doc: Document, at: int) -> bool:
    """*kidnapped 11 days ago*, *enlevé lundi*: whether a word of time begins at a token, perhaps after its number."""
    if at >= len(doc.tokens):
        return False
    near = doc.tokens[at + 1].lower if doc.tokens[at].kind is TokenKind.NUMBER and at + 1 < len(doc.tokens) else ""
    return time_at(doc, at) or near.removesuffix("s") in _SPANS or near in words(doc.language).times


def shares_has(doc: Document, before: int) -> bool:
    """*ont incendié un poste et libéré des détenus*: after *et*, whether a participle shares the first one's *avoir*.

    French alone; `before` is the token before the participle.
    """
    w, lists = words("fr"), toll_words("fr")
    if doc.language != "fr" or before < 1 or doc.tokens[before].lower not in w.coordinators:
        return False
    for at in range(before - 1, max(-1, before - _TO_AUXILIARY), -1):
        lower = doc.tokens[at].lower
        if lower in w.relatives or lower in {".", ";", ":"}:
            return False
        if lower in lists["auxiliary"]:
            return lower not in lists["passive"] and doc.tokens[at + 1].lower not in lists["passive"]
    return False


def is_unreal(doc: Document, sentence: Sentence, verb: int) -> bool:
    """*threatened to kill*, *may be killed*, *menacé de tuer*: a verb that tells nothing done."""
    lists, at = toll_words(doc.language), verb - 1
    passive = at >= sentence.first and doc.tokens[at].lower in {"be", "être"}
    at -= passive
    if at <= sentence.first:
        return False
    before = doc.tokens[at].lower
    if before in lists["modal"]:
        return True
    if before not in lists["infinitive"]:
        return False
    return any(doc.tokens[i].lower in lists["unreal"] for i in range(max(sentence.first, at - _INFINITIVE), at))


def is_adverb(doc: Document, token: Token) -> bool:
    """Whether a word is an adverb, by list or by its ending."""
    ending = "ly" if doc.language == "en" else "ment"
    return token.lower in words(doc.language).adverbs or (token.lower.endswith(ending) and not token.name_like)


def _participle(doc: Document, token: Token) -> bool:
    return token.lower.endswith(_PARTICIPLES[doc.language]) and not token.name_like
