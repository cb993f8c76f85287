"""Totals: figures over a time, and how many came. A sentence in; whether it counts over years, or its turnout, out.

Refuses ranks (*the deadliest since 2015*) and numbers that have a noun of their own.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.toll import Harm, Size, SizeOf, Toll
from palabre.read.amounts import NumberKind, NumberPhrase
from palabre.read.counts import toll_words
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.time_grammar import words_of
from palabre.read.wordings import Wordings, key
from palabre.read.words import words

NAME = "totals.v1"

_SINCE = frozenset({"since", "depuis"})
_GREAT = 300  # from here on a figure beside a war is the war's
_TO_MONTH = 3  # tokens from *between* to the second month
_TO_SHARE = 12  # tokens from a figure to a share of it
_RANKED = 8  # tokens from *the deadliest* to its *since*


@cache
def _cumulative(language: str) -> Wordings[bool]:
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    return Wordings((key(w, language), True) for w in raw["cumulative"])


def is_cumulative(doc: Document, sentence: Sentence, first: int) -> bool:
    """Whether what is counted at a token is counted over a time (*since 2015*).

    *the deadliest since 2015* counts nothing; *since May in Sari, where a mine killed two* does not count the two.
    """
    ranks = toll_words(doc.language)["ranks"]
    return _over_years(doc, sentence) or any(
        not any(doc.tokens[i].lower in ranks for i in range(max(sentence.first, hit.first - _RANKED), hit.first))
        and not _once(doc, hit.first, hit.last)
        and not _parted(doc, hit.first, first)
        and (doc.tokens[hit.last - 1].lower not in ranks or _stretch(doc, hit.last, sentence.last))
        for hit in _cumulative(doc.language).of_sentence(doc, sentence)
    )


def _parted(doc: Document, one: int, two: int) -> bool:
    """Whether another clause begins between what counts over a time and a figure."""
    parts = toll_words(doc.language)["elsewhere"]
    return any(doc.tokens[i].lower in parts for i in range(min(one, two), max(one, two)))


def is_share(doc: Document, one: int, two: int) -> bool:
    """*400 dead, among them some 20 civilians*: whether those counted at a token are some of those before another."""
    gap = [t.lower for t in doc.tokens[one:two]]
    return 0 < len(gap) <= _TO_SHARE and any(
        share.split() == gap[-len(share.split()) :] for share in toll_words(doc.language)["shares"]
    )


def _once(doc: Document, first: int, last: int) -> bool:
    """*has since climbed to 41*, *est depuis passé à 41*: *since* tells when it did, and not over what it counts."""
    if last - first > 1 or first == 0 or last >= len(doc.tokens) or doc.tokens[first].lower not in _SINCE:
        return False
    w, after = words(doc.language), doc.tokens[last]
    perfect = doc.tokens[first - 1].lower in toll_words(doc.language)["auxiliary"]
    return perfect and after.kind is TokenKind.WORD and after.lower not in w.closed | w.times | w.numbers


def is_of_war(doc: Document, sentence: Sentence, toll: Toll) -> bool:
    """*a war that has left 70,000 dead*: whether a great figure stands beside what no incident is."""
    lists = toll_words(doc.language)
    wars = lists["wars"] | (lists["battles"] if toll.harm is Harm.KILLED else frozenset())
    great = (toll.best or toll.low or toll.high or 0) >= _GREAT
    return great and not wars.isdisjoint(doc.standing(sentence))


def _over_years(doc: Document, sentence: Sentence) -> bool:
    """*in nine years*, *during a decade of war*; *the first in nine years* is no sum."""
    lists, w = toll_words(doc.language), words(doc.language)
    if any(_months(doc, at) for at in range(sentence.first, sentence.last - _TO_MONTH)):
        return True  # *between January and May*
    for at in range(sentence.first + 2, sentence.last):
        if doc.tokens[at].lower not in lists["years"] or doc.tokens[at - 2].lower not in lists["over"]:
            continue
        number = doc.tokens[at - 1].kind is TokenKind.NUMBER or doc.tokens[at - 1].lower in w.numbers | lists["a_new"]
        before = doc.tokens[max(sentence.first, at - _RANKED) : at]
        if number and not any(t.lower in lists["ranks"] for t in before):
            return True
    return False


def _months(doc: Document, at: int) -> bool:
    """*between January and May*, *entre janvier et mai*."""
    if doc.tokens[at].lower not in {"between", "entre"}:
        return False
    named = words_of(doc.language).months
    return all(named.fullmatch(doc.tokens[i].lower) for i in (at + 1, at + _TO_MONTH))


def _stretch(doc: Document, at: int, last: int) -> bool:
    """*in the first six months*, but not *in the first deal*."""
    w = words(doc.language)
    near = doc.tokens[at : min(at + 2, last)]
    return any(t.kind is TokenKind.NUMBER or t.lower in w.numbers | w.times | {"half", "quarter"} for t in near)


def turnout(doc: Document, sentence: Sentence, amounts: Sequence[NumberPhrase]) -> list[Size]:
    """*Police put the turnout at 400; the organisers claimed 3,000*: bare numbers of a sentence on a crowd."""
    crowd = toll_words(doc.language)["turnout"]
    if crowd.isdisjoint(doc.standing(sentence)):
        return []
    found = []
    for phrase in amounts:
        inside = sentence.first <= phrase.first and phrase.last <= sentence.last
        bare = phrase.last >= sentence.last or doc.tokens[phrase.last].kind is TokenKind.PUNCTUATION
        if not inside or not bare or phrase.kind is NumberKind.ARTICLE:
            continue
        amount = phrase.amount
        found.append(
            Size(
                what=SizeOf.PARTICIPANTS,
                low=amount.low,
                best=amount.best,
                high=amount.high,
                qualifier=amount.qualifier,
                spans=(phrase.span,),
            )
        )
    return found
