"""Sentenced: who is told behind his penalty. Document, sentence and trigger in, a span or None out.

*a condamné à mort [huit soldats]*, *a condamné à vingt ans de prison [le chef rebelle]*. Refuses what a sign or a word
that leads on parts from the penalty.
"""

from palabre.model.passage import Span
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.phrases import noun_phrase_from
from palabre.read.triggers import Trigger
from palabre.read.words import words

NAME = "sentenced.v1"

_TO_WHOM = 9  # tokens from the verb to those it sentences


def sentenced(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """The first noun phrase behind the penalty."""
    w = words(doc.language)
    for at in range(trigger.last + 1, min(trigger.last + _TO_WHOM, sentence.last)):
        token, before = doc.tokens[at], doc.tokens[at - 1].lower
        if token.kind is TokenKind.PUNCTUATION:
            return None
        opens = token.lower in w.determiners - w.prepositions or token.lower in w.numbers
        leads = before in w.prepositions or before in w.determiners
        if (opens or token.kind is TokenKind.NUMBER) and not leads:
            return noun_phrase_from(doc, at, sentence.last)
    return None
