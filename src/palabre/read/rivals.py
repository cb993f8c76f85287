"""Rivals: figures that another source gives for what was counted before. Counted tokens and numbers in, numbers out.

*two fighters according to the army, [four] according to the rebels*, *19 wounded; the ministry, [14]*, *at 39; the
prosecutor counted [43]*. Refuses numbers with a noun of their own, and those before which another harm is told.
"""

from collections.abc import Mapping, Sequence

from palabre.read.amounts import NumberKind, NumberPhrase
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.toll_lexicon import toll_words
from palabre.read.total_figures import HarmWord

NAME = "rivals.v1"

_REACH = 18  # tokens from a figure to its rival
_YEARS = range(1900, 2101)


def rivals(
    doc: Document,
    sentence: Sentence,
    counted: Sequence[tuple[int, int]],
    words: Sequence[HarmWord],
    by_first: Mapping[int, NumberPhrase],
) -> list[tuple[int, NumberPhrase]]:
    """Each rival figure of a sentence with the number of the count (tokens, in text order) that it is a rival of."""
    found = []
    for at in range(sentence.first, sentence.last):
        phrase = by_first.get(at)
        before = [n for n, (_, last) in enumerate(counted) if last <= at]
        if phrase is None or not before or any(first < phrase.last and at < last for first, last in counted):
            continue
        last = counted[before[-1]][1]
        told = any(last <= w.first < at for w in words)
        if at - last <= _REACH and not told and _is_figure(phrase) and _of_another(doc, sentence, phrase, last):
            found.append((before[-1], phrase))
    return found


def _is_figure(phrase: NumberPhrase) -> bool:
    best = phrase.amount.best or phrase.amount.low
    year = phrase.kind is NumberKind.FIGURE and phrase.amount.best in _YEARS
    return phrase.kind is not NumberKind.ARTICLE and best is not None and not year


def _of_another(doc: Document, sentence: Sentence, phrase: NumberPhrase, last: int) -> bool:
    """Whether words beside a number say that somebody else counted so many."""
    lists = toll_words(doc.language)
    sources = {wording.split()[0].split("'")[0] for wording in lists["according"]}
    after = doc.tokens[phrase.last] if phrase.last < sentence.last else None
    if after and (after.lower in sources or after.lower.rstrip("'’") in sources):
        return True
    if after and after.kind is not TokenKind.PUNCTUATION:
        return False
    before = doc.tokens[phrase.first - 1]
    between = doc.tokens[last : phrase.first]
    if before.lower in lists["counts_too"]:
        return any(t.text in ";,:" for t in between)
    return before.text == "," and any(t.text == ";" for t in between)
