"""Own harm: the word of harm that is part of what is counted, or right after it. Counts and words of harm in, one out.

*38 morts*, *12 dead*, *two of the wounded have died*, *nine displaced people dead*. Refuses deeds that are counted
themselves (*three assassinations*) and what another clause tells.
"""

from collections.abc import Sequence
from itertools import pairwise

from palabre.model.toll import Harm
from palabre.read.counts import Count, HarmWord, toll_words
from palabre.read.document import Document, Token, TokenKind
from palabre.read.inflection import PARTICIPLES, Form
from palabre.read.total_figures import death_of
from palabre.read.words import words as words_of

NAME = "own_harm.v1"

NOUNS = frozenset({Form.NOUN, Form.BASE, Form.GERUND})  # *the death, murder, killing of*


def own_harm(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*38 morts*, *12 dead*: the harm is the counted noun, or stands right after it."""
    for word in sorted(words, key=lambda w: -w.last) if _dead_at_end(doc, count, words) else words:
        if count.first <= word.first and word.last <= count.last:
            known = doc.tokens[word.first - 1].lower in toll_words(doc.language)["the_known"]
            noun = count.who is None and not known  # *two of the wounded died*
            return death_of(doc, count.first, words) or later_harm(doc, word, words, noun=noun) or word
        if doc.tokens[word.first].lower in toll_words(doc.language)["deeds"]:
            continue  # *three assassinations*
        bare = count.who is None or doc.language == "fr"
        if word.first == count.last and (word.form is Form.NOUN or (bare and word.form in PARTICIPLES)):
            return later_harm(doc, word, words, noun=count.who is None) or word
    return None


def _dead_at_end(doc: Document, count: Count, words: list[HarmWord]) -> bool:
    """*nine displaced people dead*: whether another harm that befell them closes what is counted."""
    inside = [w for w in words if count.first <= w.first and w.last <= count.last]
    return len(inside) > 1 and inside[-1].last == count.last and inside[-1].harm is Harm.KILLED


def later_harm(doc: Document, word: HarmWord, words: list[HarmWord], *, noun: bool) -> HarmWord | None:
    """*deux des militaires blessés mardi ont succombé*: what befell the wounded later is what is told of them."""
    lists = toll_words(doc.language)
    if noun or doc.tokens[word.first].lower in lists["intransitive"]:
        return None  # *six soldiers died and nine others were injured*
    auxiliary = lists["auxiliary"]
    for later in words:
        if later.first < word.last or later.harm is word.harm:
            continue
        gap = doc.tokens[word.last : later.first]
        if not gap and word.form in NOUNS | PARTICIPLES and doc.tokens[later.first].lower in lists["intransitive"]:
            return later  # *two of the wounded died*
        if gap and gap[-1].lower in auxiliary and len(gap) <= 14 and is_clear(doc, gap) and not _another(doc, gap):
            return later
    return None


def _another(doc: Document, gap: Sequence[Token]) -> bool:
    """Whether a comma or others that are counted stand between two words of harm: *and three others were*."""
    w = words_of(doc.language)
    return any(t.text == "," for t in gap) or any(
        a.lower in w.coordinators and (b.kind is TokenKind.NUMBER or b.lower in w.numbers) for a, b in pairwise(gap)
    )


def is_clear(doc: Document, gap: Sequence) -> bool:  # type: ignore[type-arg]
    """No other clause begins between count and harm."""
    breaks = toll_words(doc.language)["breaks"]
    return not any(t.lower in breaks or t.text in ";:" for t in gap)
