"""Figures told without a statement: who gives one, and the dead who are counted as bodies.

A count and its sentence in; the span of who gives it, or the words of harm that bodies are. Refuses givers that can not
act and bodies that nobody found (*three regulatory bodies*).
"""

from palabre.model.passage import Span
from palabre.model.toll import Harm
from palabre.read.agents import can_act, subject
from palabre.read.counts import Count, HarmWord, toll_words
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.inflection import Form
from palabre.read.participant_words import said_words
from palabre.read.phrases import auxiliary_at, noun_phrase_from
from palabre.read.words import words

_REACH = 8  # tokens from the verb of giving to the figure


def giver(doc: Document, count: Count, sentence: Sentence, clause: int) -> Span | None:
    """*A mayor put the dead at 22*, *22 villageois sont morts, a indiqué à l'AFP un élu*: who gives the figure."""
    gives = toll_words(doc.language)["gives"]
    for at in range(count.first - 1, max(clause, count.first - _REACH) - 1, -1):
        if doc.tokens[at].lower in gives:
            span = subject(doc, at)
            return span if span and can_act(doc, span) else None
    return _inverted(doc, count, sentence) if doc.language == "fr" else None


def _inverted(doc: Document, count: Count, sentence: Sentence) -> Span | None:
    said, w = said_words("fr"), words("fr")
    for at in range(count.last, sentence.last - 3):
        if doc.tokens[at].text == "," and auxiliary_at(doc, at + 1) and doc.tokens[at + 2].lower in said:
            start = at + 3
            if doc.tokens[start].lower in {"à", "au", "aux"}:  # *à l'AFP*: who is told
                start = next((i for i in range(start + 2, sentence.last) if doc.tokens[i].lower in w.openers), start)
            span = noun_phrase_from(doc, start, sentence.last)
            return span if span and can_act(doc, span) else None
    return None


def bodies_found(doc: Document, sentence: Sentence, known: list[HarmWord]) -> list[HarmWord]:
    """*counted four bodies*: the dead, where the sentence tells that they were found, seen or buried."""
    lists = toll_words(doc.language)
    if lists["finds"].isdisjoint(doc.standing(sentence)):
        return []
    held = {i for word in known for i in range(word.first, word.last)}
    return [
        HarmWord(i, i + 1, Harm.KILLED, Form.NOUN)
        for i in range(sentence.first, sentence.last)
        if i not in held and doc.tokens[i].lower in lists["bodies"] and doc.tokens[i].kind is TokenKind.WORD
    ]
