"""Befalling: whether a French verb tells of persons or of things. Document and verb in, yes or no out.

*abattre* kills persons and brings down aircraft; *arrêter* holds persons and stops work. Refuses to take a thing for a
person because a person stands near: only the object of an active verb and the subject of a passive count.
"""

from functools import cache

from palabre.read.agents import subject
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.embedded import noun_before_participle
from palabre.read.inflection import verb_forms
from palabre.read.names import demonyms
from palabre.read.participant_words import lists
from palabre.read.passives import is_adverb, shares_has
from palabre.read.phrases import noun_phrase_ending
from palabre.read.senses import irregular_verbs as irregular
from palabre.read.toll_lexicon import toll_words
from palabre.read.triggers import context, noun_class
from palabre.read.victims import titles, victims, word_class
from palabre.read.words import words

NAME = "befalling.v1"

_TO_CLITIC = 5  # tokens from a verb back over its auxiliaries to a pronoun
# Endings of nouns for those who do something: *trafiquant*, *passeur*.
_PERSONS = ("eur", "eurs", "euse", "ant", "ants", "ante", "iste", "istes", "ien", "iens", "ier", "iers", "aire", "és")


@cache
def _fells() -> frozenset[str]:
    """The forms of verbs that kill persons and bring down things."""
    return frozenset(f for verb in context("fr")["felling"] for f in verb_forms(verb, "fr", irregular("fr")))


def is_felling(doc: Document, at: int) -> bool:
    """Whether the verb at a token may be of persons or of things: *abattu*."""
    return doc.language == "fr" and doc.tokens[at].lower in _fells()


def fells_persons(doc: Document, sentence: Sentence, verb: int) -> bool:
    """Whether those who are felled are persons: *abattu trois hommes*, but not *abattu un drone*."""
    start = _sufferer(doc, sentence, verb)
    if start is not None:
        return _person_at(doc, *start)
    before = _clitics(doc, sentence, verb)
    if "en" in before:
        return _of_persons(doc, sentence)
    return bool(before & context("fr")["objects"]) or _person_at(doc, verb + 1, sentence.last)


def holds_thing(doc: Document, sentence: Sentence, verb: int) -> bool:
    """*arrêtent la réaction*, *arrêter les combats*, *arrêté de tirer*: a known thing, or a deed, is the object."""
    if doc.language != "fr" or _sufferer(doc, sentence, verb) is not None or verb + 1 >= sentence.last:
        return False
    opener = doc.tokens[verb + 1].lower
    if opener in {"de", "d'"}:
        return True
    if opener not in context("fr")["definite"] or _person_at(doc, verb + 1, sentence.last):
        return False
    noun = doc.tokens[min(_to_noun(doc, verb + 1, sentence.last), sentence.last - 1)]
    return noun.kind is TokenKind.WORD and not noun.name_like and not noun.lower.endswith(_PERSONS)


def _sufferer(doc: Document, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The tokens of who suffers a passive, or a participle right after its noun; None where the verb is active."""
    at = verb - 1
    while at > sentence.first and is_adverb(doc, doc.tokens[at]):
        at -= 1
    participle = doc.tokens[verb].lower.endswith(("u", "us", "ue", "ues", "é", "és", "ée", "ées"))
    before = doc.tokens[at].lower if at >= sentence.first else ""
    lists_ = toll_words("fr")
    if not participle or (before in lists_["auxiliary"] and before not in lists_["passive"]) or shares_has(doc, at):
        return None
    if before in lists_["passive"]:
        span = noun_before_participle(doc, sentence, verb) or subject(doc, verb)
    else:
        # *le chef rebelle, abattu en juin*
        span = noun_phrase_ending(doc, at - (doc.tokens[at].text == ",")) or subject(doc, verb)
    return doc.tokens_between(*span) if span else None


def _clitics(doc: Document, sentence: Sentence, verb: int) -> frozenset[str]:
    """The words of the verb group before a verb: *les a*, *en avoir*."""
    at, found = verb - 1, set()
    small = words("fr").auxiliaries | toll_words("fr")["auxiliary"] | context("fr")["objects"] | {"en"}
    while at >= max(sentence.first, verb - _TO_CLITIC) and (
        doc.tokens[at].lower in small or is_adverb(doc, doc.tokens[at])
    ):
        found.add(doc.tokens[at].lower)
        at -= 1
    return frozenset(found)


def _of_persons(doc: Document, sentence: Sentence) -> bool:
    """*en ont abattu 29*: whether the sentence before tells of persons, and neither tells of arms."""
    at = doc.body.index(sentence) if sentence in doc.body else 0
    before = doc.body[at - 1] if at else None
    near = {t.lower for t in doc.tokens[(before or sentence).first : sentence.last]}
    if before is None or near & (noun_class("aircraft", "fr") | noun_class("tool", "fr")):
        return False
    return next(victims("fr").within(doc.tokens, before.first, before.last), None) is not None


def _to_noun(doc: Document, at: int, last: int) -> int:
    """The token of the noun of a phrase, past articles, numbers and what hedges them."""
    w = words("fr")
    small = w.determiners | w.numbers | lists("fr")["number_of"] | context("fr")["hedges"] | context("fr")["many"]
    small |= toll_words("fr")["prenominal"] | toll_words("fr")["vague_determiner"]
    while at < last and (
        doc.tokens[at].lower in small or doc.tokens[at].kind is TokenKind.NUMBER or is_adverb(doc, doc.tokens[at])
    ):
        at += 1
    return at


def _person_at(doc: Document, first: int, last: int) -> bool:
    """Whether the noun that a phrase begins with is a person's, or a name."""
    at = _to_noun(doc, first, last)
    if at >= last:
        return False
    token = doc.tokens[at]
    if victims("fr").at(doc.tokens, at, last) or token.lower in {*titles("fr"), *word_class("pronoun", "fr")}:
        return True
    if not token.name_like or doc.capitals or any(c.isdigit() for c in token.text):
        return False
    # *abattu Awa Keïta*, *abattu un Malien*, but not *abattu un Mirage*
    return at == first or token.lower.removesuffix("s") in demonyms("fr")
