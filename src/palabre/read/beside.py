"""Beside: persons whom nothing befalls, named beside those who suffer. Document and token numbers in, yes or no out.

*the wife of a judge*, *the mother of three*, *the teachers union*, *kidnapped by Front guerrillas*. Refuses to look
beyond the phrase that the noun stands in.
"""

from collections.abc import Sequence

from palabre.read.amounts import NumberKind, NumberPhrase
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.phrases import verb_at
from palabre.read.signs import is_genitive
from palabre.read.toll_lexicon import toll_words
from palabre.read.triggers import event_nouns
from palabre.read.victims import harms, victims
from palabre.read.words import words as words_of

NAME = "beside.v1"


def owns(doc: Document, at: int, harm_at: Sequence[int]) -> bool:
    """*a reporter's wife was killed*: whether a noun only says whose somebody is; *a judge's murder* befell him."""
    if at >= len(doc.tokens) or not (doc.tokens[at].lower in {"'s", "’s"} or is_genitive(doc, at)):
        return False
    befell = at + 1 in harm_at
    return not befell and doc.tokens[min(at + 1, len(doc.tokens) - 1)].lower not in event_nouns(doc.language)


def owned_by(doc: Document, at: int, last: int) -> bool:
    """*the minister's bodyguards*: whether another person's noun follows an owner."""
    if at + 1 >= last or not (doc.tokens[at].lower in {"'s", "’s"} or is_genitive(doc, at)):
        return False
    return victims("en").at(doc.tokens, at + 1, last) is not None


def owner(doc: Document, phrase: NumberPhrase, sentence: Sentence) -> bool:
    """*the wife of a judge was killed*, *a mother of three*: whether those counted only say whose somebody is."""
    at = phrase.first - 1
    if at <= sentence.first or doc.tokens[at].lower not in words_of(doc.language).complement:
        return False
    other, harm = (found.at(doc.tokens, at - 1, at) for found in (victims(doc.language), harms(doc.language)))
    if other is None or harm is not None or doc.tokens[at - 1].lower in toll_words(doc.language)["bodies"]:
        return False
    return phrase.kind is NumberKind.ARTICLE or not other.values[0][1]


def part_of_noun(doc: Document, at: int, last: int) -> bool:
    """*the police department chief*, *the teachers union*: whether a noun goes on after one that looks plural."""
    if at >= last:
        return False
    if doc.tokens[at - 1].lower.endswith("s"):
        return doc.tokens[at].lower in toll_words("en")["their_body"]
    token, w = doc.tokens[at], words_of(doc.language)
    if token.kind is not TokenKind.WORD or token.lower in w.closed | w.adverbs or verb_at(doc, at):
        return False
    return not token.lower.endswith(("ed", "ing", "ly")) and not harms(doc.language).at((token,), 0, 1)


def doers(doc: Document, first: int, sentence: Sentence) -> bool:
    """*kidnapped by Front guerrillas*: whether a bare plural with a name before it follows *by*, *against*."""
    at = first
    while at > sentence.first and doc.tokens[at - 1].name_like and doc.tokens[at - 1].kind is TokenKind.WORD:
        at -= 1
    return at < first and at > sentence.first and doc.tokens[at - 1].lower in toll_words("en")["by_whom"]
