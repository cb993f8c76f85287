"""Losses: those whom an armed side lost. Document and sentence in, the words of loss that are words of harm out.

*The army lost two soldiers*, *l'armée a perdu deux hommes*. Refuses what is lost otherwise (*lost contact*, *lost two
seats*), and men whom nobody armed lost.
"""

from collections.abc import Iterator

from palabre.model.toll import Harm
from palabre.read.agents import subject
from palabre.read.counts import HarmWord, toll_words
from palabre.read.document import Document, Sentence
from palabre.read.inflection import Form
from palabre.read.passives import is_unreal
from palabre.read.triggers import noun_class
from palabre.read.unharmed import is_negated
from palabre.read.victims import COMBATANTS, victims
from palabre.read.words import words

NAME = "losses.v1"

_TO_NOUN = 6  # tokens from *lost* to who was


def losses(doc: Document, sentence: Sentence) -> Iterator[HarmWord]:
    """The verbs of losing whose object are soldiers, or the men of an armed side."""
    for at in range(sentence.first + 1, sentence.last - 1):
        if doc.tokens[at].lower not in toll_words(doc.language)["loses"]:
            continue
        if _soldiers(doc, at, sentence) and not is_unreal(doc, sentence, at) and not is_negated(doc, sentence, at):
            yield HarmWord(at, at + 1, Harm.KILLED, Form.FINITE)


def is_loss(doc: Document, word: HarmWord) -> bool:
    """Whether a word of harm is a verb of losing by itself: who loses suffers nothing; *lost their lives* is none."""
    return word.last - word.first == 1 and doc.tokens[word.first].lower in toll_words(doc.language)["loses"]


def _soldiers(doc: Document, at: int, sentence: Sentence) -> bool:
    lists, w = toll_words(doc.language), words(doc.language)
    for first in range(at + 1, min(at + _TO_NOUN, sentence.last)):
        token = doc.tokens[first]
        hit = victims(doc.language).at(doc.tokens, first, sentence.last)
        if token.lower in lists["men"] and (hit is None or hit.last == first + 1):
            return _armed(doc, at)
        if hit:
            return hit.values[0][0] in COMBATANTS
        if token.lower in w.closed and token.lower not in lists["object_gap"] | w.numbers | w.determiners:
            return False
    return False


def _armed(doc: Document, verb: int) -> bool:
    """Whether those who lose are an armed side."""
    span = subject(doc, verb)
    first, last = doc.tokens_between(*span) if span else (0, 0)
    return any(t.lower in noun_class("armed", doc.language) for t in doc.tokens[first:last])
