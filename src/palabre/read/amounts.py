"""Amounts: numbers as worded, with their hedge. Document in, `NumberPhrase`s in text order out.

Refuses to turn a hedge into a number: *hundreds* is at least 200, never 100. Dates and years are numbers too; who
needs a count looks at the noun that follows. Cardinals in words are text2num's work, the hedges are ours.
"""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from text_to_num import text2num

from palabre.model.passage import Span
from palabre.model.toll import Amount, Qualifier
from palabre.read.document import Document, Token, TokenKind

NAME = "amounts.v1"


class NumberKind(StrEnum):
    """How a number is written."""

    FIGURE = "figure"
    WORDS = "words"
    VAGUE = "vague"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number with its qualifier. `span` covers both, `first` to `last` its tokens (half-open)."""

    span: Span
    first: int
    last: int
    amount: Amount
    kind: NumberKind


@dataclass(frozen=True, slots=True)
class _Lexicon:
    before: dict[tuple[str, ...], Qualifier]
    after: dict[tuple[str, ...], Qualifier]
    vague: dict[tuple[str, ...], int]
    about: dict[tuple[str, ...], int]
    one: frozenset[str]
    opens: frozenset[str]
    between: frozenset[str]
    cardinals: frozenset[str]
    joiner: str
    joins_after: frozenset[str]
    longest: int
    firsts: frozenset[str]
    begins: frozenset[str]


BARE_PLURAL = Amount(low=2, best=None, high=None, qualifier=Qualifier.VAGUE)
"""What a plural noun without a number counts (reading contract, *amount*)."""


@cache
def _lexicon(language: str) -> _Lexicon:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("amounts.toml").read_text("utf-8"))[language]

    def qualifiers(side: str) -> dict[tuple[str, ...], Qualifier]:
        return {_key(w): Qualifier(q) for q, wordings in raw[side].items() for w in wordings}

    before, after = qualifiers("before"), qualifiers("after")
    vague = {_key(w): n for w, n in raw["vague"].items()}
    about = {_key(w): n for w, n in raw["about"].items()}
    firsts = frozenset(k[0] for table in (after, vague, about) for k in table)
    one, opens = frozenset(raw["one"]["words"]), frozenset(raw["range"]["open"])
    cardinals = frozenset(raw["cardinal"]["words"].split())
    return _Lexicon(
        before=before,
        after=after,
        vague=vague,
        about=about,
        one=one,
        opens=opens,
        between=frozenset(raw["range"]["between"]),
        cardinals=cardinals,
        joiner=raw["cardinal"]["joiner"],
        joins_after=frozenset(raw["cardinal"]["joins_after"].split()),
        longest=max(len(k) for table in (before, after, vague, about) for k in table),
        firsts=firsts,
        begins=firsts | one | opens | cardinals,
    )


def _key(wording: str) -> tuple[str, ...]:
    """The wording as the tokenizer cuts it: elisions apart."""
    return tuple(re.sub(r"(\w')(?=\S)", r"\1 ", wording).split())


_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "millions": 10**6, "billion": 10**9,
           "mille": 1000, "milliard": 10**9, "milliards": 10**9}  # fmt: skip
_LONGEST_FIGURE = 15  # characters: longer ones are account numbers, not counts
_LONGEST_WORDS = 12  # words of one number
_DIGITS = re.compile(r"^\d+(?:[.,\u00a0\u202f ]\d{3})*$|^\d+[.,]\d+$")


def read_amounts(doc: Document) -> tuple[NumberPhrase, ...]:
    """All number phrases of the document, furniture included; an article (*a*, *une*) counts as one, kind ARTICLE."""
    lexicon = _lexicon(doc.language)
    found: list[NumberPhrase] = []
    free = 0
    for at in [n for n, token in enumerate(doc.tokens) if _begins(token, lexicon)]:
        phrase = _range_at(doc, at, lexicon) or _number_at(doc, at, lexicon) if at >= free else None
        if phrase:
            found.append(_qualified(doc, phrase, lexicon, floor=found[-1].last if found else 0))
            free = phrase.last
    return tuple(found)


def _begins(token: Token, lexicon: _Lexicon) -> bool:
    """Whether a number can begin at a token: few tokens do, so that all others cost a look-up."""
    return (
        token.kind is TokenKind.NUMBER
        or token.lower in lexicon.begins
        or ("-" in token.lower and token.lower.split("-", 1)[0] in lexicon.cardinals)
    )


def _number_at(doc: Document, at: int, lexicon: _Lexicon) -> NumberPhrase | None:
    for table, qualifier in ((lexicon.vague, Qualifier.VAGUE), (lexicon.about, Qualifier.ABOUT)):
        key = _longest(doc, at, table, lexicon)
        if key and not _hedges(doc, at, lexicon):
            number = table[key]
            low, best = (number, None) if qualifier is Qualifier.VAGUE else (None, number)
            amount = Amount(low=low, best=best, high=None, qualifier=qualifier)
            return _phrase(doc, at, at + len(key), amount, NumberKind.VAGUE)
    value = _value_at(doc, at)
    if value:
        number, last, kind = value
        return _phrase(doc, at, last, exact(number), kind)
    if doc.tokens[at].lower in lexicon.one:
        return _phrase(doc, at, at + 1, exact(1), NumberKind.ARTICLE)
    return None


def _hedges(doc: Document, at: int, lexicon: _Lexicon) -> bool:
    """Whether a vague word is part of a hedge that opens just before it: *as many as 300*."""
    opener = doc.tokens[at - 1].lower if at else ""
    windows = (tuple(t.lower for t in doc.tokens[at - 1 : at - 1 + size]) for size in range(2, lexicon.longest + 1))
    return bool(opener) and any(window in lexicon.before for window in windows)


def _value_at(doc: Document, at: int) -> tuple[int, int, NumberKind] | None:
    """Value, end token and kind of the plain number that starts at a token."""
    token = doc.tokens[at]
    if token.kind is TokenKind.NUMBER:
        number = _figure(token, doc.language)
        if number is None:
            return None
        scale = _SCALES.get(doc.tokens[at + 1].lower, 1) if at + 1 < len(doc.tokens) else 1
        return round(number * scale), at + (2 if scale > 1 else 1), NumberKind.FIGURE
    return _words_at(doc, at)


def _figure(token: Token, language: str) -> float | None:
    """The value of a figure: *5,000* and *5 000* are five thousand, *1.2* and *1,2* a decimal. None for an ordinal."""
    text = token.text
    if len(text) > _LONGEST_FIGURE or not _DIGITS.match(text):
        return None
    decimal = "," if language == "fr" else "."
    plain = re.sub(r"[\u00a0\u202f ]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return float(re.sub(r"[.,]", "", plain))
    if plain.startswith("0") or re.search(r"[.,]", plain.replace(decimal, "", 1)):
        return None  # a code, or two numbers that a mark joins: *1314,1198*
    return float(plain.replace(decimal, "."))


def _words_at(doc: Document, at: int) -> tuple[int, int, NumberKind] | None:
    lexicon = _lexicon(doc.language)
    last = at
    run: list[str] = []
    while last < len(doc.tokens) and len(run) < _LONGEST_WORDS:
        word = doc.tokens[last].lower
        if word == lexicon.joiner:
            # *vingt et un* and *one hundred and five* are one number; *two and three* are not.
            follower = doc.tokens[last + 1].lower if last + 1 < len(doc.tokens) else ""
            if not run or run[-1] not in lexicon.joins_after or follower not in lexicon.cardinals:
                break
        elif not lexicon.cardinals.issuperset(word.replace(f"-{lexicon.joiner}-", "-").split("-")):
            break
        run.append(word)
        last += 1
    if not run or run in (["un"], ["une"], ["one"]):
        return None
    try:
        return int(text2num(" ".join(run), doc.language)), last, NumberKind.WORDS
    except ValueError:
        return None


def exact(number: int) -> Amount:
    """The amount of a bare number."""
    return Amount(low=number, best=number, high=number, qualifier=Qualifier.EXACT)


def _range_at(doc: Document, at: int, lexicon: _Lexicon) -> NumberPhrase | None:
    """*between 10 and 15*, *10 to 15*, *deux ou trois*."""
    opened = doc.tokens[at].lower in lexicon.opens
    first = _value_at(doc, at + opened) if at + opened < len(doc.tokens) else None
    if not first or first[1] + 1 >= len(doc.tokens):
        return None
    joiner = doc.tokens[first[1]].lower
    second = _value_at(doc, first[1] + 1) if joiner in lexicon.between else None
    closes = joiner in {"and", "et"}
    if not second or second[0] <= first[0] or closes != (opened and doc.tokens[at].lower in {"between", "entre"}):
        return None
    if 1900 <= first[0] <= 2100 and 1900 <= second[0] <= 2100:
        return None  # years
    amount = Amount(low=first[0], best=None, high=second[0], qualifier=Qualifier.EXACT)
    return _phrase(doc, at, second[1], amount, second[2])


def _qualified(doc: Document, phrase: NumberPhrase, lexicon: _Lexicon, *, floor: int) -> NumberPhrase:
    """The phrase with the hedge before or after it. A range or a vague word keeps its bounds."""
    if phrase.kind is NumberKind.ARTICLE:
        return phrase
    for size in range(lexicon.longest, 0, -1):
        start = phrase.first - size
        words = tuple(t.lower for t in doc.tokens[max(start, 0) : phrase.first])
        if start >= floor and words in lexicon.before:
            return _phrase(doc, start, phrase.last, _hedged(phrase.amount, lexicon.before[words]), phrase.kind)
    key = _longest(doc, phrase.last, lexicon.after, lexicon)
    if key:
        amount = _hedged(phrase.amount, lexicon.after[key])
        return _phrase(doc, phrase.first, phrase.last + len(key), amount, phrase.kind)
    return phrase


def _hedged(amount: Amount, qualifier: Qualifier) -> Amount:
    number = amount.best
    if number is None:  # a range or a vague word
        return amount
    match qualifier:
        case Qualifier.AT_LEAST:
            return Amount(low=number, best=number, high=None, qualifier=qualifier)
        case Qualifier.UP_TO:
            return Amount(low=None, best=None, high=number, qualifier=qualifier)
        case _:
            return Amount(low=None, best=number, high=None, qualifier=qualifier)


def _longest(doc: Document, at: int, table: Collection[tuple[str, ...]], lexicon: _Lexicon) -> tuple[str, ...] | None:
    """The longest wording of a table at a token. Few tokens begin one, so that all others cost one look-up."""
    if at >= len(doc.tokens) or doc.tokens[at].lower not in lexicon.firsts:
        return None
    words = tuple(t.lower for t in doc.tokens[at : at + lexicon.longest])
    return next((words[:size] for size in range(len(words), 0, -1) if words[:size] in table), None)


def _phrase(doc: Document, first: int, last: int, amount: Amount, kind: NumberKind) -> NumberPhrase:
    return NumberPhrase((doc.tokens[first].start, doc.tokens[last - 1].end), first, last, amount, kind)
