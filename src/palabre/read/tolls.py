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
from palabre.read.amounts import NumberPhrase
from palabre.read.counts import Count, HarmWord, read_counts, toll_words
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.givers import giver
from palabre.read.harm_words import harm_words
from palabre.read.inflection import PARTICIPLES, Form
from palabre.read.passives import passive_auxiliary
from palabre.read.phrases import clause_bounds, noun_phrase_from, party
from palabre.read.suffered import counts_of_one
from palabre.read.told import Told
from palabre.read.totals import is_cumulative
from palabre.read.updates import is_retracted
from palabre.read.victims import COMBATANTS
from palabre.read.wordings import Wordings, key

NAME = "tolls.v1"

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
    counts = [c for c in read_counts(doc, sentence, words, by_first) if not told.tells(_span(doc, c))]
    governed = _govern(doc, counts, words)
    cumulative = is_cumulative(doc, sentence)
    found: list[FoundToll] = []
    who: Victim | None = None
    for count, word in zip(counts, governed, strict=True):
        if word is None:
            continue
        if count.who is not None and not (count.who is Victim.UNKNOWN and _is_other(doc, count)):
            who = count.who
        toll = _toll(doc, replace(count, who=who), word, cumulative)
        if toll.harm is Harm.DISPLACED and toll.who in COMBATANTS:
            continue  # the evacuated wounded of an army are not displaced
        source = _source(doc, count, sentence, told)
        if source and _counted_by(toll, source):
            continue
        found.append(FoundToll(replace(toll, according_to=source), number, count.first, count.last, word.first))
        found += [
            replace(found[-1], toll=replace(found[-1].toll, harm=w.harm), harm_at=w.first)
            for w in _shared(doc, sentence, word, words)
        ]
    held = [c for c, w in zip(counts, governed, strict=True) if w]
    for count, word in counts_of_one(doc, sentence, words, held):
        found.append(FoundToll(_toll(doc, count, word, False), number, count.first, count.last, word.first))
    return found


def _shared(doc: Document, sentence: Sentence, word: HarmWord, words: list[HarmWord]) -> list[HarmWord]:
    """*Three students were kidnapped and later murdered*: what else befell those whom a passive tells of."""
    if word.form not in PARTICIPLES:
        return []
    later = [w for w in words if w.first >= word.last and w.form in PARTICIPLES and w.harm is not word.harm]
    # *40 killed and wounded* does not tell how many of each.
    later = [w for w in later if {w.harm, word.harm} != {Harm.KILLED, Harm.INJURED}]
    return [w for w in later if (at := passive_auxiliary(doc, sentence, w.first)) is not None and at < word.first]


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


# -------------------------------------------------------------------------------------------------- counts
def _is_other(doc: Document, count: Count) -> bool:
    return doc.tokens[count.last - 1].lower in toll_words(doc.language)["other"]


# ----------------------------------------------------------------------------------------------- governing
def _govern(doc: Document, counts: list[Count], words: list[HarmWord]) -> list[HarmWord | None]:
    """For each count the harm word that governs it: its own noun, a participle after it, a verb before it."""
    found = [_own(doc, c, words) or _after(doc, c, words) or _before(doc, c, words) for c in counts]
    for i in range(len(counts) - 2, -1, -1):
        if found[i] is None and found[i + 1] is not None and _joined(doc, counts[i], counts[i + 1]):
            word = found[i + 1]
            if word is not None and word.first >= counts[i + 1].last:
                found[i] = word
    for i in range(1, len(counts)):
        if found[i] is None and found[i - 1] is not None and _joined(doc, counts[i - 1], counts[i]):
            word = found[i - 1]
            if word is not None and (word.last <= counts[i - 1].first or counts[i].who is not None):
                found[i] = word
    return [w or _swapped(doc, c, words) for c, w in zip(counts, found, strict=True)]


def _swapped(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """The other half of an exchange: *200 detainees against four hostages*."""
    lists = toll_words(doc.language)
    if count.first == 0 or doc.tokens[count.first - 1].lower not in lists["against"] or count.who is None:
        return None
    return next((w for w in words if w.last <= count.first and doc.tokens[w.first].lower in lists["exchange"]), None)


def _own(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*38 morts*, *12 dead*: the harm is the counted noun, or stands right after it."""
    for word in words:
        if count.first <= word.first and word.last <= count.last:
            return _later(doc, word, words, noun=count.who is None) or word
        if doc.tokens[word.first].lower in toll_words(doc.language)["deeds"]:
            continue  # *three assassinations*
        bare = count.who is None or doc.language == "fr"
        if word.first == count.last and (word.form is Form.NOUN or (bare and word.form in PARTICIPLES)):
            return _later(doc, word, words, noun=count.who is None) or word
    return None


def _later(doc: Document, word: HarmWord, words: list[HarmWord], *, noun: bool) -> HarmWord | None:
    """*deux des militaires blessés mardi ont succombé*: what befell the wounded later is what is told of them."""
    if noun:
        return None
    auxiliary = toll_words(doc.language)["auxiliary"]
    for later in words:
        if later.first <= word.last or later.harm is word.harm:
            continue
        gap = doc.tokens[word.last : later.first]
        if gap[-1].lower in auxiliary and len(gap) <= 14 and _clear(doc, gap) and not any(t.text == "," for t in gap):
            return later
    return None


def _after(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*12 villagers were killed*, *12 villageois ont été tués*: the count is what the verb after it is about."""
    for word in words:
        if word.first < count.last or doc.tokens[word.first].lower in toll_words(doc.language)["deeds"]:
            continue
        start = count.last + (count.kind is not None and _relative(doc, count.last))
        gap = doc.tokens[start : word.first]
        if not gap and (later := _later(doc, word, words, noun=count.who is None)):
            return later  # *nine villagers abducted in May have been freed*
        if len(gap) > 14 or not _suffers(doc, count, word):
            return None
        return word if _clear(doc, gap) else None
    return None


def _relative(doc: Document, at: int) -> bool:
    """*the ten miners who were killed*: whether a relative pronoun follows the counted noun."""
    return at < len(doc.tokens) and doc.tokens[at].lower in toll_words(doc.language)["who"]


def _suffers(doc: Document, count: Count, word: HarmWord) -> bool:
    """Whether the subject of this harm word is who suffers: passives, *die*, nouns of state."""
    lists = toll_words(doc.language)
    base = doc.tokens[word.first].lower
    if base in lists["intransitive"]:
        gap = doc.tokens[count.last : word.first]
        return word.form is not Form.NOUN or all(
            t.lower in lists["passive"] | lists["auxiliary"] | lists["joint"] for t in gap
        )
    window = [doc.tokens[i].lower for i in range(max(count.last, word.first - 4), word.first)]
    if doc.language == "fr":
        if word.form is Form.PARTICIPLE:
            return any(w in lists["passive"] for w in window) or not any(w in lists["auxiliary"] for w in window)
        return word.form is Form.NOUN and not window
    if word.form in PARTICIPLES or word.form is Form.NOUN:
        return any(w in lists["passive"] for w in window) or (
            not window and word.form is not Form.NOUN and _by(doc, word.last)
        )
    return False


def _by(doc: Document, at: int) -> bool:
    """*people displaced by*, *20 killed in*: a bare participle after its noun."""
    return at >= len(doc.tokens) or doc.tokens[at].lower in toll_words(doc.language)["after_participle"]


def _clear(doc: Document, gap: Sequence) -> bool:  # type: ignore[type-arg]
    """No other clause begins between count and harm."""
    breaks = toll_words(doc.language)["breaks"]
    return not any(t.lower in breaks or t.text in ";:" for t in gap)


def _before(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*killed 12 villagers*, *killing hundreds*, *la mort de 12 civils*, *the release of 200 detainees*."""
    for word in reversed(words):
        if word.last > count.first:
            continue
        gap = doc.tokens[word.last : count.first]
        if len(gap) > 3 or not all(
            t.lower in toll_words(doc.language)["object_gap"] or t.kind is TokenKind.MARK for t in gap
        ):
            return None
        total = word.last - word.first > 1 and any(t.lower in toll_words(doc.language)["reaches"] for t in gap)
        if (
            word.form is Form.NOUN
            and not total
            and not any(t.lower in toll_words(doc.language)["of_victims"] for t in gap)
        ):
            return None
        if word.form in PARTICIPLES and _passive(doc, word):
            return None
        return word
    return None


def _passive(doc: Document, word: HarmWord) -> bool:
    lists = toll_words(doc.language)
    return any(doc.tokens[i].lower in lists["passive"] for i in range(max(0, word.first - 3), word.first))


def _joined(doc: Document, one: Count, two: Count) -> bool:
    """Whether only *and*, commas and the like stand between two counts."""
    gap = doc.tokens[one.last : two.first]
    joiners = toll_words(doc.language)["joiners"]
    strange = [t for t in gap if t.lower not in joiners and t.text != ","]
    return bool(gap) and len(gap) <= 5 and not strange
