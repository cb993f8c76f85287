"""Counts: counted nouns of a sentence, whatever happened to them. Document, sentence, harm words in, `Count`s out.

Also the sizes: numbers of troops, marchers and vehicles. Refuses a number whose noun is on no list, unless the number
stands alone beside a word of harm (*38 dead*, *killing hundreds*).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.passage import Span
from palabre.model.toll import Amount, Harm, Qualifier, Size, SizeOf, Victim
from palabre.read.amounts import BARE_PLURAL, NumberKind, NumberPhrase
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.inflection import Form
from palabre.read.phrases import verb_at
from palabre.read.victims import harms, sized, victims
from palabre.read.wordings import Found, Wordings
from palabre.read.words import words as words_of

NAME = "counts.v1"


@cache
def toll_words(language: str) -> dict[str, frozenset[str]]:
    """The small words of the toll lexicon, list by list."""
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in raw.items() if name not in {"cumulative", "ordinal"}}


@cache
def _ordinals(language: str) -> dict[str, int]:
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    listed: dict[str, int] = raw["ordinal"]
    return listed


@dataclass(frozen=True, slots=True)
class Count:
    """A counted noun: tokens `first` to `last`, the amount, and who is counted (None: no noun stands there)."""

    first: int
    last: int
    amount: Amount
    who: Victim | None
    kind: NumberKind | None


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A word of harm at tokens `first` to `last` (half-open)."""

    first: int
    last: int
    harm: Harm
    form: Form


def read_counts(
    doc: Document, sentence: Sentence, words: list[HarmWord], by_first: dict[int, NumberPhrase]
) -> list[Count]:
    """The counts of a sentence, in text order."""
    found: list[Count] = []
    at = sentence.first
    while at < sentence.last:
        count = _number_count(doc, at, sentence, words, by_first) or _bare_plural(doc, at, sentence)
        if count:
            found.append(count)
        at = count.last if count else at + 1
    return found


def _number_count(
    doc: Document, at: int, sentence: Sentence, words: list[HarmWord], by_first: dict[int, NumberPhrase]
) -> Count | None:
    phrase = by_first.get(at)
    if phrase is None or phrase.last > sentence.last:
        return None
    if phrase.last < sentence.last and doc.tokens[phrase.last].lower in words_of(doc.language).times:
        return None  # *30 October*
    hit = _noun_after(doc, phrase.last, sentence.last, victims(doc.language))
    if hit:
        who, plural_form = hit.values[0]
        if phrase.kind is NumberKind.ARTICLE and plural_form and hit.values == (hit.values[0],):
            return None
        amount = phrase.amount
        if phrase.kind is NumberKind.ARTICLE:
            if not _close(doc, phrase.last, hit):
                return None
            amount = _with_ordinal(doc, phrase, hit.first)
        return Count(phrase.first, hit.last, amount, who, phrase.kind)
    if phrase.kind is NumberKind.ARTICLE:
        return None
    return _bare_number(doc, phrase, sentence, words)


def _close(doc: Document, at: int, noun: Found[tuple[Victim, bool]]) -> bool:
    """*a young soldier*, but not *une opération contre une base terroriste*: no phrase and no verb between."""
    w, harm = words_of(doc.language), harms(doc.language)
    if any(harm.at((doc.tokens[i],), 0, 1) for i in range(at + 1, noun.last)):
        return False  # *a gang wounded shopkeeper ...*
    return not any(doc.tokens[i].lower in w.prepositions | w.determiners for i in range(at, noun.first))


def _with_ordinal(doc: Document, phrase: NumberPhrase, noun: int) -> Amount:
    """*a fifth soldier* is at least five of them in all."""
    ordinals = _ordinals(doc.language)
    number = next(
        (ordinals[doc.tokens[i].lower] for i in range(phrase.last, noun) if doc.tokens[i].lower in ordinals), 0
    )
    if not number:
        return phrase.amount
    return Amount(low=number, best=number, high=None, qualifier=Qualifier.AT_LEAST)


def _bare_number(doc: Document, phrase: NumberPhrase, sentence: Sentence, words: list[HarmWord]) -> Count | None:
    """*38 dead*, *killing hundreds*, *12 were killed*: a number with the harm itself or nothing after it."""
    after = doc.tokens[phrase.last].lower if phrase.last < sentence.last else ""
    skip = 1 if after in toll_words(doc.language)["joint"] else 0
    word = next((w for w in words if w.first == phrase.last + skip), None)
    if word and doc.tokens[word.first].lower not in toll_words(doc.language)["deeds"]:
        keeps = word.form is Form.NOUN or doc.language == "fr"
        return Count(phrase.first, word.last if keeps else phrase.last, phrase.amount, None, phrase.kind)
    lists = toll_words(doc.language)
    if _age(doc, phrase, sentence):
        return None
    stops = not after or doc.tokens[phrase.last].kind is TokenKind.PUNCTUATION or after in lists["ends_count"]
    near = any(abs(w.last - phrase.first) <= 2 or 0 <= w.first - phrase.last <= 4 for w in words)
    if stops and near and not _year(phrase) and doc.tokens[phrase.last - 1].text != "%" and after != "%":
        return Count(phrase.first, phrase.last, phrase.amount, None, phrase.kind)
    return None


def _age(doc: Document, phrase: NumberPhrase, sentence: Sentence) -> bool:
    """*Awa Keïta, 32, was killed*: how old somebody is."""
    at = phrase.first
    between = at - 2 >= sentence.first and doc.tokens[at - 1].text == "," and doc.tokens[at - 2].name_like
    return between and phrase.last < sentence.last and doc.tokens[phrase.last].text in ",."


def _year(phrase: NumberPhrase) -> bool:
    best = phrase.amount.best
    return phrase.kind is NumberKind.FIGURE and best is not None and 1900 <= best <= 2100


def _bare_plural(doc: Document, at: int, sentence: Sentence) -> Count | None:
    """*killed villagers*, *des femmes ont été libérées*: a plural victim noun without a number counts two or more."""
    hit = victims(doc.language).at(doc.tokens, at, sentence.last)
    if hit is None or not hit.values[0][1] or hit.values[0][0] is Victim.UNKNOWN:
        return None
    first = at
    lists = toll_words(doc.language)
    while first > sentence.first and doc.tokens[first - 1].lower in lists["vague_determiner"]:
        first -= 1
    before = doc.tokens[first - 1].lower if first > sentence.first else ""
    opener = doc.tokens[first - 1] if first > sentence.first else None
    if doc.language == "fr" and (first == at or not _opens(doc, opener)):
        return None
    if before in lists["definite"]:
        return None
    return Count(first, hit.last, BARE_PLURAL, hit.values[0][0], None)


def _opens(doc: Document, before: Token | None) -> bool:
    """Whether *des* after this word begins a phrase, and is not *of the*: after nothing, a sign, *et*, a harm word."""
    if before is None or before.kind is not TokenKind.WORD or before.lower in toll_words(doc.language)["opening"]:
        return True
    return harms(doc.language).at((before,), 0, 1) is not None


def _noun_after(doc: Document, at: int, last: int, nouns: Wordings):  # type: ignore[no-untyped-def,type-arg]
    """The counted noun after a number: past adjectives, *of*, *of its*, but not past a verb, sign or preposition."""
    stops = toll_words(doc.language)["between"]
    best = None
    for i in range(at, min(at + 5, last)):
        token = doc.tokens[i]
        hit = nouns.at(doc.tokens, i, last)
        if hit:
            best = hit
            if doc.language == "fr":
                return hit
            if token.lower in toll_words("en")["other"] and i + 1 < last and doc.tokens[i + 1].kind is TokenKind.WORD:
                continue  # *six other student leaders*
            # English puts the head last: *24 police officers*, *two village leaders*.
            follower = nouns.at(doc.tokens, hit.last, last) if hit.last < last else None
            if follower and nouns is victims("en") and follower.values[0][0] is Victim.UNKNOWN:
                return Found(hit.first, follower.last, ((hit.values[0][0], follower.values[0][1]),))
            return follower or best
        if token.kind not in {TokenKind.WORD, TokenKind.NUMBER} and token.text not in "'’-“\"«‘":
            return best
        if token.lower in stops or verb_at(doc, i) or (i > at and harms(doc.language).at((token,), 0, 1)):
            return best  # *a gang kidnapped cattleman ...*
        if doc.language == "fr" and not _before_noun(doc, i):
            return best  # *une base terroriste*: what is counted is the base
    return best


def _before_noun(doc: Document, at: int) -> bool:
    """Whether a French word can stand between a number and its noun."""
    token, lists = doc.tokens[at], toll_words("fr")
    return (
        token.kind is not TokenKind.WORD
        or token.lower in lists["prenominal"]
        or token.lower in _ordinals("fr")
        or token.lower in words_of("fr").determiners
    )


def read_sizes(
    doc: Document, sentence: Sentence, amounts: Sequence[NumberPhrase], taken: Sequence[Span]
) -> list[tuple[int, Size]]:
    """Counts of a sentence that are no harm, with the token they begin at: troops, marchers, vehicles, groups."""
    found = []
    for phrase in amounts:
        if not (sentence.first <= phrase.first and phrase.last <= sentence.last) or phrase.kind is NumberKind.ARTICLE:
            continue
        hit = _noun_after(doc, phrase.last, sentence.last, sized(doc.language))
        span = (phrase.span[0], doc.tokens[hit.last - 1].end) if hit else phrase.span
        small = (
            phrase.amount.best or phrase.amount.low or phrase.amount.high or 0
        ) < 4 and phrase.kind is NumberKind.VAGUE
        part = (
            phrase.first > sentence.first + 1
            and doc.tokens[phrase.first - 1].lower in {"of", "des"}
            and doc.tokens[phrase.first - 2].kind is TokenKind.NUMBER
        )
        if hit is None or small or part or any(a < span[1] and span[0] < b for a, b in taken):
            continue
        amount = phrase.amount
        size = Size(
            what=SizeOf(hit.values[0]),
            low=amount.low,
            best=amount.best,
            high=amount.high,
            qualifier=amount.qualifier,
            spans=(span,),
        )
        found.append((phrase.first, size))
    return found
