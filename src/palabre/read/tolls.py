"""Tolls: figures of harm. Document and its number phrases in, `FoundToll`s in text order out.

A toll needs a count (a number, a bare plural, *a soldier*) and a word of harm that governs it in the same sentence.
Refuses numbers whose noun suffers nothing (*12 villages*) and harm without a count. Which event a toll belongs to is
decided in `events`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from palabre.model.actor import Party
from palabre.model.passage import Span
from palabre.model.statement import Force
from palabre.model.toll import Harm, Toll, Victim
from palabre.read.agents import noun_phrase_like
from palabre.read.amounts import NumberKind, NumberPhrase
from palabre.read.counts import Count, HarmWord, read_counts, toll_words
from palabre.read.descriptions import of_body
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.fellows import describes, goes_on, is_named
from palabre.read.givers import giver
from palabre.read.governing import before, govern
from palabre.read.harm_words import harm_words
from palabre.read.inflection import PARTICIPLES
from palabre.read.passives import passive_auxiliary
from palabre.read.phrases import clause_bounds, noun_phrase_from, party
from palabre.read.rivals import rivals
from palabre.read.suffered import counts_of_one
from palabre.read.told import Told
from palabre.read.totals import is_cumulative, is_of_war, is_share
from palabre.read.unharmed import is_spared
from palabre.read.updates import is_retracted
from palabre.read.victims import COMBATANTS, harms
from palabre.read.wordings import Wordings, key
from palabre.read.words import Words
from palabre.read.words import words as words_of

NAME = "tolls.v1"

_AGED = 3  # tokens between a name and its description: commas and an age
_UNCOUNTED = {NumberKind.ARTICLE, None}  # *a trader*, *students*
_NUMBER_AND_HARM = 2  # tokens of *seven wounded*
_LONGEST = 120  # characters of a source: what is longer was delimited wrongly
# Who asks for, judges or denies an act gives no figure of it.
_NOT_TELLING = {
    Force.DEMAND,
    Force.ASK,
    Force.OFFER,
    Force.REJECT,
    Force.CONDEMN,
    Force.PRAISE,
    Force.DENY,
    Force.DOUBT,
}
_OPENING, _CLOSING = '“«"', '”»"'


@dataclass(frozen=True, slots=True)
class FoundToll:
    """A toll, the sentence it stands in (its number in `doc.body`), and its tokens: the count's and the harm's."""

    toll: Toll
    sentence: int
    first: int
    last: int
    harm_at: int


def read_tolls(doc: Document, amounts: Sequence[NumberPhrase], told: Told | None = None) -> tuple[FoundToll, ...]:
    """The tolls of the article's body; who gives a figure is known from what the article's statements hold."""
    by_first = {n.first: n for n in amounts}
    found: list[FoundToll] = []
    for number, sentence in enumerate(doc.body):
        words = harm_words(doc, sentence)
        if words and not is_retracted(doc, sentence):
            found += _sentence_tolls(doc, sentence, number, words, by_first, told or Told(()))
    return tuple(found)


def _sentence_tolls(
    doc: Document,
    sentence: Sentence,
    number: int,
    words: list[HarmWord],
    by_first: dict[int, NumberPhrase],
    told: Told,
) -> list[FoundToll]:
    # Who tells the figure is not counted by it: *selon un élu, 12 villageois*.
    counts = [
        c
        for c in read_counts(doc, sentence, words, by_first)
        if not told.tells(_span(doc, c)) and not is_spared(doc, sentence, c.first)
        if c.kind is not NumberKind.ARTICLE or not goes_on(doc, c.first)
    ]
    governed = govern(doc, sentence, counts, words)
    found: list[FoundToll] = []
    who: Victim | None = None
    for count, word in zip(counts, governed, strict=True):
        if word is None:
            continue
        if _of_deed(doc, count, word):
            who = None  # *31 policiers blessés et 120 arrestations*
        elif count.who is not None and not (count.who is Victim.UNKNOWN and _is_other(doc, count)):
            who = _of_body(doc, count) or count.who
        cumulative = is_cumulative(doc, sentence, count.first)
        toll = _toll(doc, replace(count, who=who), word, cumulative)
        if toll.harm is Harm.DISPLACED and toll.who in COMBATANTS:
            continue  # the evacuated wounded of an army are not displaced
        source = _source(doc, count, sentence, told)
        if source and _counted_by(toll, source):
            continue
        share = bool(found) and found[-1].toll.cumulative and is_share(doc, found[-1].last, count.first)
        toll = replace(toll, according_to=source, cumulative=cumulative or share or is_of_war(doc, sentence, toll))
        found.append(FoundToll(toll, number, count.first, count.last, word.first))
        found += [
            replace(found[-1], toll=replace(found[-1].toll, harm=w.harm), harm_at=w.first)
            for w in _shared(doc, sentence, count, word, words)
        ]
    for n, phrase in rivals(doc, sentence, [(f.first, f.last) for f in found], words, by_first):
        found.append(_rival(found[n], phrase))
    described = {c.first for c in counts if c.kind in _UNCOUNTED and describes(doc, _phrase(doc, c))}
    held = [(c, w) for c, w in zip(counts, governed, strict=True) if w and c.first not in described]
    for count, word in counts_of_one(doc, sentence, words, held):
        found.append(FoundToll(_toll(doc, count, word, False), number, count.first, count.last, word.first))
    kept = [f for f in found if f.first not in described or not _named_before(doc, f, found)]
    return sorted(kept, key=lambda f: f.first)


def _rival(one: FoundToll, phrase: NumberPhrase) -> FoundToll:
    """*four according to the rebels*: the same harm, with the figure that another source gives."""
    told = phrase.amount
    amount = {"low": told.low, "best": told.best, "high": told.high, "qualifier": told.qualifier}
    toll = replace(one.toll, spans=(phrase.span,), according_to=None, **amount)  # type: ignore[arg-type]
    return replace(one, toll=toll, first=phrase.first, last=phrase.last)


def _phrase(doc: Document, count: Count) -> Span:
    """A count with the words before a bare plural: *, university students*."""
    at, w = count.first, words_of(doc.language)
    while count.kind is None and count.first - at < _AGED and _plain(doc.tokens[at - 1], w):
        at -= 1
    return doc.tokens[at].start, doc.tokens[count.last - 1].end


def _plain(token: Token, w: Words) -> bool:
    return token.kind is TokenKind.WORD and not token.name_like and token.lower not in w.closed


def _named_before(doc: Document, one: FoundToll, found: Sequence[FoundToll]) -> bool:
    """*Awa Keïta, a trader, was killed*: whether the person described is counted by name."""
    return any(
        f.first < one.first <= f.last + _AGED and f.toll.harm is one.toll.harm and is_named(doc, f.toll.spans[0])
        for f in found
    )


def _shared(doc: Document, sentence: Sentence, count: Count, word: HarmWord, words: list[HarmWord]) -> list[HarmWord]:
    """*Three students were kidnapped and later murdered*: what else befell those whom a passive tells of."""
    if word.form not in PARTICIPLES:
        return []
    earlier = before(doc, count, words) if word.first >= count.last else None
    if earlier and earlier.harm is not word.harm and _befell(doc, earlier, count):
        return [earlier]  # *freed nine villagers who had been abducted*, *the death of two men kidnapped in May*
    later = [w for w in words if w.first >= word.last and w.form in PARTICIPLES and w.harm is not word.harm]
    # *40 killed and wounded* does not tell how many of each.
    later = [w for w in later if {w.harm, word.harm} != {Harm.KILLED, Harm.INJURED}]
    return [w for w in later if (at := passive_auxiliary(doc, sentence, w.first)) is not None and at < word.first]


def _befell(doc: Document, word: HarmWord, count: Count) -> bool:
    """Whether a word of harm before a count tells of nobody else: *freed nine*, but not *one died and nine*."""
    lists = toll_words(doc.language)
    gap = {t.lower for t in doc.tokens[word.last : count.first]}
    if doc.tokens[word.first].lower in lists["intransitive"] and not gap & lists["of_victims"]:
        return False
    return not gap & words_of(doc.language).coordinators


def _span(doc: Document, count: Count) -> Span:
    start, end = doc.tokens[count.first].start, doc.tokens[count.last - 1].end
    after = doc.tokens[count.last] if count.last < len(doc.tokens) else None
    if after and after.text in _CLOSING and any(c in doc.text[start:end] for c in _OPENING):
        end = after.end  # quotation marks stay balanced
    return start, end


def _counted_by(toll: Toll, source: Party) -> bool:
    """Whether the figure is part of its source's own name: *selon un élu*."""
    return any(a <= toll.spans[0][0] and toll.spans[0][1] <= b for a, b in source.spans)


@cache
def _according(language: str) -> Wordings[bool]:
    return Wordings((key(w, language), True) for w in toll_words(language)["according"])


def _source(doc: Document, count: Count, sentence: Sentence, told: Told) -> Party | None:
    """Who gives a figure: the speaker of the words it stands in, else whom its clause goes by; None where nobody is."""
    statement = told.by(_span(doc, count))
    if statement:
        return None if statement.force in _NOT_TELLING else statement.speaker
    first, last = clause_bounds(doc, count.first)
    for hit in _according(doc.language).within(doc.tokens, first, last):
        span = noun_phrase_from(doc, hit.last, sentence.last)
        if span and span[1] - span[0] < _LONGEST and noun_phrase_like(doc, span):
            return party(doc, span)
    span = giver(doc, count, sentence, first)
    return party(doc, span) if span and span[1] - span[0] < _LONGEST else None


def _toll(doc: Document, count: Count, word: HarmWord, cumulative: bool) -> Toll:
    amount = count.amount
    return Toll(
        harm=word.harm,
        who=count.who or Victim.UNKNOWN,
        low=amount.low,
        best=amount.best,
        high=amount.high,
        qualifier=amount.qualifier,
        spans=(_span(doc, count),),
        cumulative=cumulative,
        component=NAME,
    )


def _of_deed(doc: Document, count: Count, word: HarmWord) -> bool:
    """*120 arrests*: what is counted is deeds, not more of those told of before."""
    held = count.first < word.first and word.last <= count.last
    return held and count.who is None and word.harm in {Harm.DETAINED, Harm.ABDUCTED, Harm.RELEASED}


def _is_other(doc: Document, count: Count) -> bool:
    """*seven others*; *four soldiers were killed and [seven wounded]*: more of those counted before."""
    last = doc.tokens[count.last - 1]
    if last.lower in toll_words(doc.language)["other"]:
        return True
    joined = count.first and doc.tokens[count.first - 1].lower in words_of(doc.language).coordinators
    bare = joined and count.last - count.first == _NUMBER_AND_HARM
    return bool(bare) and harms(doc.language).at((last,), 0, 1) is not None


def _of_body(doc: Document, count: Count) -> Victim | None:
    """*two members of the Reform Party*: what the members of a body are."""
    lists, last = toll_words(doc.language), doc.tokens[count.last - 1].lower
    member = count.who is Victim.UNKNOWN and last in lists["members"] | lists["leads"]
    return of_body(doc, count.last) if member else None
