"""Total figures: figures that a total of the dead comes to, or that are a share of it. Words of harm in, yes or no out.

*the death toll has risen to 31*, *bringing the death toll to 31*, *the dead included two children*. Refuses figures
that another sentence parts from the total.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from palabre.model.toll import Harm
from palabre.read.document import Document
from palabre.read.inflection import Form
from palabre.read.toll_lexicon import toll_words
from palabre.read.words import words

NAME = "total_figures.v1"

_TOTAL_WORDS = 2  # of *death toll*, *number of dead*
_TO_TOTAL = 20  # tokens from them to the figure
_TO_VERB = 3  # tokens from *bringing* to *death toll*


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A word of harm at tokens `first` to `last` (half-open)."""

    first: int
    last: int
    harm: Harm
    form: Form


def rises_to(doc: Document, word: HarmWord, figure: int) -> bool:
    """*the death toll from the blast has risen to 31*: a total of several words, a verb of rising, its figure.

    *bringing the death toll from the blast to 31*: the verb may also stand before the total.
    """
    lists, gap = toll_words(doc.language), doc.tokens[word.last : figure]
    if word.form is not Form.NOUN or word.last - word.first < _TOTAL_WORDS or not 0 < len(gap) <= _TO_TOTAL:
        return False
    if any(t.text in ".;:" for t in gap):
        return False
    before = doc.tokens[max(0, word.first - _TO_VERB) : word.first]
    if gap[-1].lower in lists["reaches"] and any(t.lower in lists["brings"] for t in before):
        return True
    verb = len(gap) - (2 if gap[-1].lower in lists["reaches"] else 1)
    return verb >= 0 and gap[verb].lower in lists["rises"]


def brought_to(doc: Document, word: HarmWord, first: int, last: int) -> bool:
    """*portant à 31 le nombre de morts*: the figure at some tokens is what a total after it was brought to."""
    lists = toll_words(doc.language)
    if word.form is not Form.NOUN or word.last - word.first < _TOTAL_WORDS or first < _TO_VERB - 1:
        return False
    between = doc.tokens[last : word.first]
    led = doc.tokens[first - 1].lower in lists["reaches"] and doc.tokens[first - 2].lower in lists["brings"]
    return led and len(between) == 1 and between[0].lower in words(doc.language).determiners


def includes(doc: Document, word: HarmWord, figure: int) -> bool:
    """*the dead included two children*: those a figure counts are a share of the dead."""
    gap = doc.tokens[word.last : figure]
    share = word.form is Form.NOUN and word.last - word.first == 1
    return share and len(gap) == 1 and gap[0].lower in toll_words(doc.language)["includes"]


def death_of(doc: Document, first: int, known: Iterable[HarmWord]) -> HarmWord | None:
    """*le décès de trois blessés*, *the death of three wounded*: the word before a count, of what befell them then."""
    if not first or doc.tokens[first - 1].lower not in words(doc.language).complement:
        return None
    return next((w for w in known if w.last == first - 1 and w.harm is Harm.KILLED and w.form is Form.NOUN), None)
