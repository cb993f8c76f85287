"""Embedded clauses: *who besiege it*, *abducted in May* inside another clause. A sentence in, their token ranges out.

What stands in one is told of what it describes, not of what the main clause tells. Refuses clauses whose end the words
do not show: without a comma or the verb of the main clause after it, a clause runs to the end of its own.
"""

from itertools import pairwise

from palabre.model.passage import Span
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.phrases import auxiliary_at, noun_phrase_ending, verb_at
from palabre.read.triggers import Trigger, find_triggers
from palabre.read.victims import harms, is_participle
from palabre.read.words import words

NAME = "embedded.v1"

_RELATIVES = frozenset({"who", "which", "qui", "that"})
_LONGEST = 14  # tokens of a participle with what belongs to it

Range = tuple[int, int]


def embedded_clauses(doc: Document, sentence: Sentence) -> list[Range]:
    """The clauses of a sentence that stand inside another one and end before it does."""
    found = supposed_clause(doc, sentence)
    if not _RELATIVES.isdisjoint(doc.standing(sentence)):
        pronouns = [i for i in range(sentence.first + 1, sentence.last - 1) if doc.tokens[i].lower in _RELATIVES]
        verbs = {t.first for t in find_triggers(doc, sentence) if not t.noun}
        found += [(i, _end_of_relative(doc, i, sentence, verbs)) for i in pronouns if _relative(doc, i, verbs)]
    found += apposed_participles(doc, sentence)
    return [(a, b) for a, b in found if b < sentence.last - 1] + reduced_clauses(doc, sentence)


def apposed_participles(doc: Document, sentence: Sentence) -> list[Range]:
    """*L'otage, [enlevé en 2016 au Togo], a été libéré*: a French participle of harm between two commas."""
    if doc.language != "fr":
        return []
    commas = [i for i in range(sentence.first, sentence.last) if doc.tokens[i].text == ","]
    ends = pairwise(commas)
    return [(a + 1, b) for a, b in ends if is_participle(harms("fr").at(doc.tokens, a + 1, b))]


def supposed_clause(doc: Document, sentence: Sentence) -> list[Range]:
    """*[If they attack Gao], ...*: what is supposed first, up to its comma; a second comma makes its end unsure."""
    if doc.tokens[sentence.first].lower not in {"if", "si"}:
        return []
    commas = [i for i in range(sentence.first, sentence.last) if doc.tokens[i].text == ","]
    return [(sentence.first, commas[0])] if len(commas) == 1 else []


def _relative(doc: Document, at: int, verbs: set[int]) -> bool:
    """Whether a relative pronoun is a subject: *that* only if its verb follows."""
    if doc.tokens[at].lower != "that":
        return True
    if doc.tokens[at - 1].lower in words(doc.language).closed or verb_at(doc, at - 1):
        return False
    return at + 1 in verbs or verb_at(doc, at + 1) or auxiliary_at(doc, at + 1) or _past(doc, at + 1)


def _past(doc: Document, at: int) -> bool:
    token = doc.tokens[at]
    return token.lower.endswith("ed") and not token.name_like


def _end_of_relative(doc: Document, at: int, sentence: Sentence, verbs: set[int]) -> int:
    """The token after the clause: its comma, or the verb with which the main clause goes on."""
    w, seen = words(doc.language), False
    for i in range(at + 1, sentence.last):
        token = doc.tokens[i]
        if token.text == "," and seen:
            return i
        verbal = i in verbs or auxiliary_at(doc, i) or verb_at(doc, i) or (not seen and _past(doc, i))
        before = doc.tokens[i - 1].lower
        inside = auxiliary_at(doc, i - 1) or any(before in c for c in (w.coordinators, w.negations, w.adverbs))
        if verbal and seen and not inside and before not in {"to", "pour", "de"}:
            return i if auxiliary_at(doc, i) or verb_at(doc, i) else sentence.last
        seen = seen or verbal
    return sentence.last


def reduced_clauses(doc: Document, sentence: Sentence) -> list[Range]:
    """*nine villagers [abducted in May] have been freed*: from the bare participle to the main verb's auxiliary."""
    found = []
    listed = words(doc.language).auxiliaries
    if listed.isdisjoint(doc.standing(sentence)):
        return []
    for at in range(sentence.first + 1, sentence.last):
        if doc.tokens[at].lower not in listed or not auxiliary_at(doc, at) or auxiliary_at(doc, at - 1):
            continue
        start = _participle_before(doc, at, sentence.first)
        if start is not None:
            found.append((start, at))
    return found


def _participle_before(doc: Document, auxiliary: int, first: int) -> int | None:
    """The bare participle of harm after its noun that stands before an auxiliary, nothing but its own words between."""
    w = words(doc.language)
    stops = w.relatives | w.coordinators | (w.subject_pronouns - w.determiners)
    for i in range(auxiliary - 1, max(first, auxiliary - _LONGEST), -1):
        token = doc.tokens[i]
        if token.kind is TokenKind.PUNCTUATION or token.lower in stops:
            return None
        if is_participle(harms(doc.language).at(doc.tokens, i, auxiliary)):
            before = doc.tokens[i - 1]
            bare = not auxiliary_at(doc, i - 1) and before.lower not in w.closed and before.lower not in w.adverbs
            return i if bare and before.kind is TokenKind.WORD else None
    return None


def noun_before_participle(doc: Document, sentence: Sentence, verb: int) -> Span | None:
    """The subject of a passive verb over a participle of its own: *nine villagers abducted in May have been freed*."""
    at, adverbs = verb, words(doc.language).adverbs
    while at > sentence.first and (auxiliary_at(doc, at - 1) or doc.tokens[at - 1].lower in adverbs):
        at -= 1
    if at == verb:
        return None
    start = _participle_before(doc, at, sentence.first)
    return noun_phrase_ending(doc, start - 1) if start is not None else None


def own_range(clauses: list[Range], trigger: Trigger) -> Range | None:
    """The innermost embedded clause that holds a trigger."""
    around = [(b - a, (a, b)) for a, b in clauses if a <= trigger.first < b]
    return min(around)[1] if around else None
