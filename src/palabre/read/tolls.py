"""Tolls: figures of harm. Document and its number phrases in, `FoundToll`s in text order out.

A toll needs a count (a number, a bare plural, *a soldier*) and a word of harm that governs it in the same sentence.
Refuses numbers whose noun suffers nothing (*12 villages*) and harm without a count. Which event a toll belongs to is
decided in `events`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.passage import Span
from palabre.model.toll import Amount, Harm, Size, SizeOf, Toll, Victim
from palabre.read.amounts import BARE_PLURAL, NumberKind, NumberPhrase
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.inflection import Form
from palabre.read.phrases import verb_at
from palabre.read.victims import harms, sized, victims
from palabre.read.wordings import Found, Wordings, key

NAME = "tolls.v1"

_PARTICIPLES = frozenset({Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE})


@dataclass(frozen=True, slots=True)
class FoundToll:
    """A toll, the sentence it stands in (its number in `doc.body`), and its tokens: the count's and the harm's."""

    toll: Toll
    sentence: int
    first: int
    last: int
    harm_at: int


@dataclass(frozen=True, slots=True)
class _Count:
    """A counted noun: tokens `first` to `last`, the amount, and who is counted (None: no noun stands there)."""

    first: int
    last: int
    amount: Amount
    who: Victim | None
    kind: NumberKind | None


@dataclass(frozen=True, slots=True)
class _HarmWord:
    first: int
    last: int
    harm: Harm
    form: Form


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in raw.items() if name != "cumulative"}


@cache
def _cumulative(language: str) -> Wordings[bool]:
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    return Wordings((key(w, language), True) for w in raw["cumulative"])


def read_tolls(doc: Document, amounts: Sequence[NumberPhrase]) -> tuple[FoundToll, ...]:
    """The tolls of the article's body."""
    by_first = {n.first: n for n in amounts}
    found: list[FoundToll] = []
    for number, sentence in enumerate(doc.body):
        words = _harm_words(doc, sentence)
        if words:
            found += _sentence_tolls(doc, sentence, number, words, by_first)
    return tuple(found)


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


def _sentence_tolls(
    doc: Document, sentence: Sentence, number: int, words: list[_HarmWord], by_first: dict[int, NumberPhrase]
) -> list[FoundToll]:
    counts = _counts(doc, sentence, words, by_first)
    governed = _govern(doc, counts, words)
    cumulative = any(_cumulative(doc.language).within(doc.tokens, sentence.first, sentence.last))
    found: list[FoundToll] = []
    who: Victim | None = None
    for count, word in zip(counts, governed, strict=True):
        if word is None:
            continue
        if count.who is not None and not (count.who is Victim.UNKNOWN and _is_other(doc, count)):
            who = count.who
        toll = _toll(doc, replace(count, who=who), word, cumulative)
        found.append(FoundToll(toll, number, count.first, count.last, word.first))
    return found


def _toll(doc: Document, count: _Count, word: _HarmWord, cumulative: bool) -> Toll:
    span = (doc.tokens[count.first].start, doc.tokens[count.last - 1].end)
    amount = count.amount
    return Toll(
        harm=word.harm,
        who=count.who or Victim.UNKNOWN,
        low=amount.low,
        best=amount.best,
        high=amount.high,
        qualifier=amount.qualifier,
        spans=(span,),
        cumulative=cumulative,
        component=NAME,
    )


# ---------------------------------------------------------------------------------------------- harm words
def _harm_words(doc: Document, sentence: Sentence) -> list[_HarmWord]:
    found = []
    for hit in harms(doc.language).within(doc.tokens, sentence.first, sentence.last):
        harm, form = hit.values[0]
        if doc.language == "fr" and len(hit.values) > 1:
            form = _french_form(doc, hit.first, form, [f for _, f in hit.values])
        found.append(_HarmWord(hit.first, hit.last, harm, form))
    return found


def _french_form(doc: Document, at: int, form: Form, forms: list[Form]) -> Form:
    """*morts*, *blessés*: a participle after an auxiliary, a noun of harm elsewhere."""
    auxiliary = _lists("fr")["auxiliary"]
    after = any(doc.tokens[i].lower in auxiliary for i in range(max(0, at - 3), at))
    return Form.PARTICIPLE if after and Form.PARTICIPLE in forms else form


# -------------------------------------------------------------------------------------------------- counts
def _counts(
    doc: Document, sentence: Sentence, words: list[_HarmWord], by_first: dict[int, NumberPhrase]
) -> list[_Count]:
    found: list[_Count] = []
    at = sentence.first
    while at < sentence.last:
        count = _number_count(doc, at, sentence, words, by_first) or _bare_plural(doc, at, sentence)
        if count:
            found.append(count)
        at = count.last if count else at + 1
    return found


def _number_count(
    doc: Document, at: int, sentence: Sentence, words: list[_HarmWord], by_first: dict[int, NumberPhrase]
) -> _Count | None:
    phrase = by_first.get(at)
    if phrase is None or phrase.last > sentence.last:
        return None
    hit = _noun_after(doc, phrase.last, sentence.last, victims(doc.language))
    if hit:
        who, plural_form = hit.values[0]
        if phrase.kind is NumberKind.ARTICLE and plural_form and hit.values == (hit.values[0],):
            return None
        return _Count(phrase.first, hit.last, phrase.amount, who, phrase.kind)
    if phrase.kind is NumberKind.ARTICLE:
        return None
    return _bare_number(doc, phrase, sentence, words)


def _bare_number(doc: Document, phrase: NumberPhrase, sentence: Sentence, words: list[_HarmWord]) -> _Count | None:
    """*38 dead*, *killing hundreds*, *12 were killed*: a number with the harm itself or nothing after it."""
    after = doc.tokens[phrase.last].lower if phrase.last < sentence.last else ""
    skip = 1 if after in _lists(doc.language)["joint"] else 0
    word = next((w for w in words if w.first == phrase.last + skip), None)
    if word:
        keeps = word.form is Form.NOUN or doc.language == "fr"
        return _Count(phrase.first, word.last if keeps else phrase.last, phrase.amount, None, phrase.kind)
    lists = _lists(doc.language)
    stops = not after or doc.tokens[phrase.last].kind is TokenKind.PUNCTUATION or after in lists["ends_count"]
    near = any(abs(w.last - phrase.first) <= 2 or 0 <= w.first - phrase.last <= 4 for w in words)
    if stops and near and not _year(phrase) and doc.tokens[phrase.last - 1].text != "%" and after != "%":
        return _Count(phrase.first, phrase.last, phrase.amount, None, phrase.kind)
    return None


def _year(phrase: NumberPhrase) -> bool:
    best = phrase.amount.best
    return phrase.kind is NumberKind.FIGURE and best is not None and 1900 <= best <= 2100


def _bare_plural(doc: Document, at: int, sentence: Sentence) -> _Count | None:
    """*killed villagers*, *des femmes ont été libérées*: a plural victim noun without a number counts two or more."""
    hit = victims(doc.language).at(doc.tokens, at, sentence.last)
    if hit is None or not hit.values[0][1] or hit.values[0][0] is Victim.UNKNOWN:
        return None
    first = at
    lists = _lists(doc.language)
    while first > sentence.first and doc.tokens[first - 1].lower in lists["vague_determiner"]:
        first -= 1
    before = doc.tokens[first - 1].lower if first > sentence.first else ""
    opener = doc.tokens[first - 1] if first > sentence.first else None
    if doc.language == "fr" and (first == at or not _opens(doc, opener)):
        return None
    if before in lists["definite"]:
        return None
    return _Count(first, hit.last, BARE_PLURAL, hit.values[0][0], None)


def _opens(doc: Document, before: Token | None) -> bool:
    """Whether *des* after this word begins a phrase, and is not *of the*: after nothing, a sign, *et*, a harm word."""
    if before is None or before.kind is not TokenKind.WORD or before.lower in _lists(doc.language)["opening"]:
        return True
    return harms(doc.language).at((before,), 0, 1) is not None


def _noun_after(doc: Document, at: int, last: int, nouns: Wordings):  # type: ignore[no-untyped-def,type-arg]
    """The counted noun after a number: past adjectives, *of*, *of its*, but not past a verb, sign or preposition."""
    stops = _lists(doc.language)["between"]
    best = None
    for i in range(at, min(at + 5, last)):
        token = doc.tokens[i]
        hit = nouns.at(doc.tokens, i, last)
        if hit:
            best = hit
            if doc.language == "fr":
                return hit
            # English puts the head last: *24 police officers*, *two village leaders*.
            follower = nouns.at(doc.tokens, hit.last, last) if hit.last < last else None
            if follower and nouns is victims("en") and follower.values[0][0] is Victim.UNKNOWN:
                return Found(hit.first, follower.last, ((hit.values[0][0], follower.values[0][1]),))
            return follower or best
        if token.kind not in {TokenKind.WORD, TokenKind.NUMBER} and token.text not in "'’-":
            return best
        if token.lower in stops or verb_at(doc, i):
            return best
    return best


def _is_other(doc: Document, count: _Count) -> bool:
    return doc.tokens[count.last - 1].lower in _lists(doc.language)["other"]


# ----------------------------------------------------------------------------------------------- governing
def _govern(doc: Document, counts: list[_Count], words: list[_HarmWord]) -> list[_HarmWord | None]:
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


def _swapped(doc: Document, count: _Count, words: list[_HarmWord]) -> _HarmWord | None:
    """The other half of an exchange: *200 detainees against four hostages*."""
    lists = _lists(doc.language)
    if count.first == 0 or doc.tokens[count.first - 1].lower not in lists["against"] or count.who is None:
        return None
    return next((w for w in words if w.last <= count.first and doc.tokens[w.first].lower in lists["exchange"]), None)


def _own(doc: Document, count: _Count, words: list[_HarmWord]) -> _HarmWord | None:
    """*38 morts*, *12 dead*: the harm is the counted noun, or stands right after it."""
    for word in words:
        if count.first <= word.first and word.last <= count.last:
            return word
        bare = count.who is None or doc.language == "fr"
        if word.first == count.last and (word.form is Form.NOUN or (bare and word.form in _PARTICIPLES)):
            return word
    return None


def _after(doc: Document, count: _Count, words: list[_HarmWord]) -> _HarmWord | None:
    """*12 villagers were killed*, *12 villageois ont été tués*: the count is what the verb after it is about."""
    for word in words:
        if word.first < count.last:
            continue
        gap = doc.tokens[count.last : word.first]
        if len(gap) > 14 or not _suffers(doc, count, word):
            return None
        return word if _clear(doc, gap) else None
    return None


def _suffers(doc: Document, count: _Count, word: _HarmWord) -> bool:
    """Whether the subject of this harm word is who suffers: passives, *die*, nouns of state."""
    lists = _lists(doc.language)
    base = doc.tokens[word.first].lower
    if base in lists["intransitive"]:
        return True
    window = [doc.tokens[i].lower for i in range(max(count.last, word.first - 4), word.first)]
    if doc.language == "fr":
        if word.form is Form.PARTICIPLE:
            return any(w in lists["passive"] for w in window) or not any(w in lists["auxiliary"] for w in window)
        return word.form is Form.NOUN and not window
    if word.form in _PARTICIPLES or word.form is Form.NOUN:
        return any(w in lists["passive"] for w in window) or (
            not window and word.form is not Form.NOUN and _by(doc, word.last)
        )
    return False


def _by(doc: Document, at: int) -> bool:
    """*people displaced by*, *20 killed in*: a bare participle after its noun."""
    return at >= len(doc.tokens) or doc.tokens[at].lower in {
        "by",
        "in",
        "when",
        "during",
        "and",
        "since",
        "from",
        ".",
        ",",
        "on",
        "at",
        "after",
    }


def _clear(doc: Document, gap: Sequence) -> bool:  # type: ignore[type-arg]
    """No other clause begins between count and harm."""
    breaks = _lists(doc.language)["breaks"]
    return not any(t.lower in breaks or t.text in ";:" for t in gap)


def _before(doc: Document, count: _Count, words: list[_HarmWord]) -> _HarmWord | None:
    """*killed 12 villagers*, *killing hundreds*, *la mort de 12 civils*, *the release of 200 detainees*."""
    for word in reversed(words):
        if word.last > count.first:
            continue
        gap = doc.tokens[word.last : count.first]
        if len(gap) > 3 or not all(
            t.lower in _lists(doc.language)["object_gap"] or t.kind is TokenKind.MARK for t in gap
        ):
            return None
        if word.form is Form.NOUN and not any(t.lower in {"of", "de", "d'", "à", "to"} for t in gap):
            return None
        if word.form in _PARTICIPLES and _passive(doc, word):
            return None
        return word
    return None


def _passive(doc: Document, word: _HarmWord) -> bool:
    lists = _lists(doc.language)
    return any(doc.tokens[i].lower in lists["passive"] for i in range(max(0, word.first - 3), word.first))


def _joined(doc: Document, one: _Count, two: _Count) -> bool:
    """Whether only *and*, commas and the like stand between two counts."""
    gap = doc.tokens[one.last : two.first]
    joiners = _lists(doc.language)["joiners"]
    strange = [t for t in gap if t.lower not in joiners and t.text != ","]
    return bool(gap) and len(gap) <= 5 and not strange
