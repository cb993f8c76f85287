"""Uprooting: those who are driven out of their homes. Document and sentence in, the verbs that are words of harm out.

*driving 300 people from their homes*, *a jeté un million de personnes sur les routes*. Refuses whom no
home is named for.
"""

from collections.abc import Iterator

from palabre.model.toll import Harm
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.inflection import Form
from palabre.read.toll_lexicon import toll_words
from palabre.read.total_figures import HarmWord

NAME = "uprooting.v1"

_REACH = 12  # tokens from the verb to what they are driven from
_TO_HOME = 3  # tokens from *from* to *homes*


def uprootings(doc: Document, sentence: Sentence) -> Iterator[HarmWord]:
    """The verbs of driving out whose object is driven from home."""
    lists = toll_words(doc.language)
    for at in range(sentence.first, sentence.last - 2):
        if doc.tokens[at].lower in lists["drives"] and _from_home(doc, at + 1, min(at + _REACH, sentence.last)):
            yield HarmWord(at, at + 1, Harm.DISPLACED, Form.FINITE)


def _from_home(doc: Document, first: int, last: int) -> bool:
    lists = toll_words(doc.language)
    for at in range(first, last):
        if doc.tokens[at].kind is TokenKind.PUNCTUATION:
            return False
        if doc.tokens[at].lower in lists["out"]:
            near = doc.tokens[at + 1 : min(at + 1 + _TO_HOME, last)]
            if any(t.lower in lists["out_of"] for t in near):
                return at > first
    return False
