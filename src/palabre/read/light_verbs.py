"""Light verbs: verbs that carry a noun of an event (*launched an attack*, *clashes erupted*). Trigger in, span out.

Such a verb belongs to the trigger, by the contract. Refuses a verb of whose object or subject the noun is not the head,
as far as what stands between them tells.
"""

from palabre.model.passage import Span
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.inflection import Form
from palabre.read.triggers import Trigger, light_verbs
from palabre.read.words import words

NAME = "light-verbs.v1"

_TO_OBJECT = 7  # tokens from the verb to the noun that is its object
_TO_VERB = 9  # tokens from the noun to the verb of which it is the subject
_LONGEST_CLAUSE = 20  # tokens of a relative clause between the noun and the verb
_WHICH = frozenset({"which", "that", "qui"})
_INSIDE = frozenset({"of", "de", "d'", "des", "du", "-", "–"})


def light_verb(doc: Document, sentence: Sentence, noun: Trigger) -> Span | None:
    """The verb that carries a noun, if one does: before its object, or after its subject."""
    if not noun.noun:
        return None
    return _before(doc, sentence, noun) or _after(doc, sentence, noun)


def _before(doc: Document, sentence: Sentence, noun: Trigger) -> Span | None:
    w, listed = words(doc.language), light_verbs(doc.language)
    for at in range(noun.first - 1, max(sentence.first, noun.first - _TO_OBJECT) - 1, -1):
        found = listed.at(doc.tokens, at, noun.first)
        if found and any(is_object for is_object, _ in found.values):
            passive = at > sentence.first and doc.tokens[at - 1].lower in {"was", "were", "been", "être", "été"}
            return None if passive else (doc.tokens[at].start, doc.tokens[found.last - 1].end)
        token = doc.tokens[at]
        lower = token.lower
        leads_on = lower in w.prepositions and lower not in w.determiners and lower not in _INSIDE
        outside = leads_on or lower in w.relatives
        if (token.kind is TokenKind.PUNCTUATION and token.text not in '-–"“”') or (outside and not _inside(doc, at)):
            return None
    return None


def _inside(doc: Document, at: int) -> bool:
    """*carry out*, *lancé jeudi une attaque*: a particle of a light verb is no preposition."""
    return bool(at and light_verbs(doc.language).at(doc.tokens, at - 1, at + 1))


def _after(doc: Document, sentence: Sentence, noun: Trigger) -> Span | None:
    w, listed = words(doc.language), light_verbs(doc.language)
    for at in range(start := _after_clause(doc, sentence, noun.last), min(sentence.last, start + _TO_VERB)):
        token = doc.tokens[at]
        found = listed.at(doc.tokens, at, sentence.last)
        if found:
            is_object, form = found.values[0]
            near = all(_small(doc, i) for i in range(noun.last, at))
            if (is_object and form in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE} and near) or (
                not is_object and form is not Form.GERUND
            ):
                return token.start, doc.tokens[found.last - 1].end
            return None
        if token.kind is TokenKind.PUNCTUATION or (token.lower in w.relatives and token.lower not in w.determiners):
            return None
    return None


def _after_clause(doc: Document, sentence: Sentence, at: int) -> int:
    """Where the words go on after a noun: behind a clause between commas (*the blast, which ..., occurred*)."""
    if at + 1 >= sentence.last or doc.tokens[at].text != "," or doc.tokens[at + 1].lower not in _WHICH:
        return at
    commas = (i for i in range(at + 2, min(sentence.last, at + _LONGEST_CLAUSE)) if doc.tokens[i].text == ",")
    return next(commas, at - 1) + 1


def _small(doc: Document, at: int) -> bool:
    """Whether a word may stand between a noun and the participle of its verb: *an attack that was also launched*."""
    w, lower = words(doc.language), doc.tokens[at].lower
    return lower in w.auxiliaries or lower in w.adverbs or lower in {"that", "which", "qui", "n't", "not", "pas"}
