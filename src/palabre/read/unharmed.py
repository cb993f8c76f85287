"""Unharmed: of whom a sentence says that nothing befell them. Document and token numbers in, yes or no out.

*The mayor was not hurt*, *neither the mayor nor his wife*, *none of the three guards*, *seven soldiers, not six*.
Refuses to look beyond the words right beside a verb of harm or a count.
"""

from palabre.read.document import Document, Sentence
from palabre.read.participant_words import lists
from palabre.read.toll_lexicon import toll_words
from palabre.read.words import words

NAME = "unharmed.v1"

_TO_NOT = 4  # tokens from a verb of harm back to its *not*
_TO_NONE = 4  # tokens from a count back to *none of the*
_TO_NO = 6  # tokens of a list back to its *no*


def is_negated(doc: Document, sentence: Sentence, verb: int) -> bool:
    """*was not seriously hurt*, *n'a pas été tué*: whether *not* stands in the group of a verb of harm."""
    small, w = toll_words(doc.language), words(doc.language)
    for at in range(verb - 1, max(sentence.first, verb - _TO_NOT) - 1, -1):
        lower = doc.tokens[at].lower
        if lower in small["not"]:
            # *not six were killed*: it denies the number alone; *ne ... que* denies nothing
            return doc.language == "fr" or doc.tokens[at - 1].lower in small["auxiliary"]
        if lower not in small["auxiliary"] and lower not in w.adverbs and not lower.endswith(("ly", "ment")):
            return False
    return False


def is_spared(doc: Document, sentence: Sentence, first: int) -> bool:
    """*neither the mayor*, *nor his wife*, *none of the three guards*, *not six*: whether the words before deny it."""
    small, at = toll_words(doc.language), first - 1
    if doc.language == "fr" and doc.tokens[first].lower in lists("fr")["nobody"]:
        return True  # *Personne n'a été tué dans l'attaque*
    if at < sentence.first:
        return False
    if doc.tokens[at].lower in small["neither"] or doc.tokens[at].lower in small["not"]:
        return True
    of = words(doc.language).complement | words(doc.language).determiners
    for before in range(at, max(sentence.first, first - _TO_NONE) - 1, -1):
        if doc.tokens[before].lower in small["none"]:
            return before < at or doc.language == "fr"
        if doc.tokens[before].lower not in of:
            return False
    return False


def none_of(doc: Document, at: int) -> bool:
    """*no soldiers*, *no women or children*, *ni civils ni soldats*: whether what begins at a token is denied."""
    no = lists(doc.language)["not_one"]
    if doc.tokens[min(at + 1, len(doc.tokens) - 1)].lower in {"fewer", "less"}:
        return False
    before = at - 1
    if doc.tokens[at].lower in no or (before >= 0 and doc.tokens[before].lower in no):
        return True
    if before < 0 or doc.tokens[before].lower not in lists(doc.language)["or"]:
        return False
    ends = no | words(doc.language).auxiliaries | {".", ";"}
    back = (doc.tokens[n].lower for n in range(before - 1, max(before - _TO_NO, -1), -1))
    return next((lower for lower in back if lower in ends), "") in no
