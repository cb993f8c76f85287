"""Governing: which word of harm each count of a sentence is about. Counts and words of harm in, a word or None out.

*12 villagers were killed*, *killed 12 villagers*, *38 dead*, *the six nuns' murder*, and those listed with them.
Refuses a count that another clause parts from the word of harm, or whose noun does not suffer.
"""

from collections.abc import Sequence

from palabre.model.passage import Span
from palabre.model.toll import Harm
from palabre.read.after_times import past_aside
from palabre.read.ages import past_ages
from palabre.read.among import after_among
from palabre.read.amounts import NumberKind
from palabre.read.counts import Count, HarmWord, brought_to, includes, rises_to, toll_words
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.fellows import describes
from palabre.read.inflection import PARTICIPLES, Form
from palabre.read.losses import is_loss
from palabre.read.own_harm import NOUNS, is_clear, later_harm, own_harm
from palabre.read.passives import inverted, is_adverb, is_bare, shares_has
from palabre.read.phrases import auxiliary_at, noun_phrase_from, verb_at
from palabre.read.signs import is_genitive
from palabre.read.suffered import object_of
from palabre.read.words import words as words_of

NAME = "governing.v1"

_DEEDS = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED})
_MOST = 6  # those of a list
_OF = frozenset({"de", "d'"})
_OF_WHOM = frozenset({"of", "de", "d'", "du", "des"})
_TO_SHARE = 12  # tokens from a count to a share of it
_FARTHEST = 40  # tokens from the word of harm to one of them


def govern(doc: Document, sentence: Sentence, counts: list[Count], words: list[HarmWord]) -> list[HarmWord | None]:
    """For each count the harm word that governs it: its own noun, a participle after it, a verb before it."""
    found = [
        _lost(doc, c, words)
        or own_harm(doc, c, words)
        or _among_the_dead(doc, c, words)
        or _follows(doc, sentence, c, words)
        or _after(doc, c, words, counts)
        or before(doc, c, words)
        or next((w for w in words if brought_to(doc, w, c.first, c.last)), None)
        for c in counts
    ]
    for i in range(len(counts) - 2, -1, -1):
        if found[i] is None and found[i + 1] is not None and _joined(doc, counts[i], counts[i + 1]):
            word = found[i + 1]
            if word is not None and (word.first >= counts[i + 1].last or _ends_with(counts[i + 1], word)):
                found[i] = word
    for i in range(1, len(counts)):
        if found[i] is None and found[i - 1] is not None and _joined(doc, counts[i - 1], counts[i]):
            word = found[i - 1]
            if word is not None and (word.last <= counts[i - 1].first or counts[i].who is not None):
                found[i] = word
    for i in range(1, len(counts)):
        if found[i] is None and found[i - 1] is not None and _part_of(doc, counts[i - 1], counts[i], words):
            found[i] = found[i - 1]
    return [
        w or _swapped(doc, c, words) or _possessed(doc, c, words) or _listed(doc, sentence, c, words)
        for c, w in zip(counts, found, strict=True)
    ]


def _lost(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*The army lost two men and six others were wounded*: whom a side lost, whatever is told of others after it."""
    word = before(doc, count, words)
    return word if word and is_loss(doc, word) else None


def _among_the_dead(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*Two monks were among the dead*, *deux moines figurent parmi les blessés*: a share of those told of."""
    lists = toll_words(doc.language)
    word = next((w for w in words if w.first >= count.last), None)
    gap = [t.lower for t in doc.tokens[past_ages(doc, count.last) : word.first]] if word else []
    led = lists["among"] & set(gap) and set(gap[-1:]) & lists["the_known"]
    return word if led and all(t in lists["among_gap"] | lists["among"] | lists["the_known"] for t in gap) else None


def _part_of(doc: Document, one: Count, two: Count, words: list[HarmWord]) -> bool:
    """*killed 71 people in Sari, including 19 women*: a share of those counted before, whatever tells where it was."""
    gap = doc.tokens[one.last : two.first]
    comma = next((n for n, t in enumerate(gap) if t.text == ","), None)
    if comma is None or two.kind is NumberKind.ARTICLE or len(gap) > _TO_SHARE or any(t.text in ".;:" for t in gap):
        return False
    share = " ".join(t.lower for t in gap[comma + 1 :])
    if share not in toll_words(doc.language)["shares"] or any(one.last <= w.first < two.first for w in words):
        return False
    return (one.amount.best or one.amount.low or 0) > (two.amount.best or two.amount.low or 0)


def _ends_with(count: Count, word: HarmWord) -> bool:
    """*left three soldiers and [a civilian dead]*: whether what is said of all of a list closes the last of it."""
    return count.first < word.first and word.last == count.last and count.who is not None


def _follows(doc: Document, sentence: Sentence, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*Also killed were two guards*: whether a count is the subject that follows its word of harm."""
    return next((w for w in words if inverted(doc, sentence, w.first, w.last) == count.first), None)


def _possessed(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*the six nuns' murder*: the deed is theirs to whom it was done."""
    at = count.last
    if at + 1 >= len(doc.tokens) or not (doc.tokens[at].lower in {"'s", "’s"} or is_genitive(doc, at)):
        return None
    return next((w for w in words if w.first == at + 1 and w.harm in _DEEDS), None)


def _listed(doc: Document, sentence: Sentence, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*killed the mayor, as well as two guards*: those who are listed after the object of a verb or noun of harm."""
    word = next((w for w in reversed(words) if w.last <= count.first), None)
    if word is None or count.kind is None or count.first - word.last > _FARTHEST or _goes_on(doc, count):
        return None
    start, end = doc.tokens[count.first].start, doc.tokens[count.last - 1].end
    if count.kind is NumberKind.ARTICLE and describes(doc, (start, end)):
        return None  # *the murder of Awa Keïta, a trader*
    span = _first_of(doc, sentence, word)
    for _ in range(_MOST):
        at = doc.tokens_between(*span)[1] if span else count.first
        if at > count.first:
            joined = count.first - 1 - (doc.language == "fr" and doc.tokens[count.first - 1].lower in _OF)
            return word if doc.tokens[joined].lower in words_of(doc.language).coordinators else None
        start = at
        while start < count.first and (doc.tokens[start].lower in _joining(doc) or doc.tokens[start].text == ","):
            start += 1
        if start == at:
            return None
        start += doc.language == "fr" and doc.tokens[start].lower in {"de", "d'"}  # *du maire et de deux gardiens*
        if start == count.first:
            return word
        span = noun_phrase_from(doc, start, sentence.last)
    return None


def _first_of(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """The object of a verb of harm, or whom a noun of harm names after *of*."""
    at = word.last
    noun = word.form in NOUNS and doc.tokens[word.first].lower not in toll_words(doc.language)["intransitive"]
    if noun and at < sentence.last and doc.tokens[at].lower in words_of(doc.language).complement:
        return noun_phrase_from(doc, at + 1, sentence.last)
    return object_of(doc, sentence, word)


def _joining(doc: Document) -> frozenset[str]:
    lists = toll_words(doc.language)
    return lists["joiners"] - lists["theirs"]


def _goes_on(doc: Document, count: Count) -> bool:
    """Whether a verb follows a count: it is the subject of a clause of its own, unless *de* stands before it."""
    if doc.language == "fr" and count.first and doc.tokens[count.first - 1].lower in _OF:
        return False
    return count.last < len(doc.tokens) and (verb_at(doc, count.last) or auxiliary_at(doc, count.last))


def _swapped(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """The other half of an exchange: *200 detainees against four hostages*."""
    lists = toll_words(doc.language)
    if count.first == 0 or doc.tokens[count.first - 1].lower not in lists["against"] or count.who is None:
        return None
    return next((w for w in words if w.last <= count.first and doc.tokens[w.first].lower in lists["exchange"]), None)


def _after(doc: Document, count: Count, words: list[HarmWord], counts: Sequence[Count]) -> HarmWord | None:
    """*12 villagers were killed*, *12 villageois ont été tués*: the count is what the verb after it is about."""
    for word in words:
        if word.first < count.last or doc.tokens[word.first].lower in toll_words(doc.language)["deeds"]:
            continue
        start = count.last + (count.kind is not None and _relative(doc, count.last))
        gap = _unbracketed(doc.tokens[start : word.first])
        if not gap and (later := later_harm(doc, word, words, noun=count.who is None)):
            return later  # *nine villagers abducted in May have been freed*
        if len(gap) > 14 or not _suffers(doc, count, word) or _left(doc, count, word, counts):
            return None
        return word if is_clear(doc, gap) else None
    return None


def _left(doc: Document, count: Count, word: HarmWord, counts: Sequence[Count]) -> bool:
    """*where diplomats live left one person injured*: whether the word of harm is said of the object of *left*."""
    leaves = toll_words(doc.language)["leaves"]
    others = [c.first for c in counts if count.last < c.first and c.last <= word.first]
    return any(doc.tokens[i - 1].lower in leaves for i in others)


def _unbracketed(gap: Sequence[Token]) -> Sequence[Token]:
    """The tokens outside of brackets: *three officials of Sona (National Oil Company, Inc.) were killed*."""
    if not any(t.text in "([" for t in gap):
        return gap
    outside, depth = [], 0
    for token in gap:
        depth += token.text in "(["
        if not depth:
            outside.append(token)
        depth -= token.text in ")]" and depth > 0
    return outside


def _relative(doc: Document, at: int) -> bool:
    """*the ten miners who were killed*: whether a relative pronoun follows the counted noun."""
    return at < len(doc.tokens) and doc.tokens[at].lower in toll_words(doc.language)["who"]


def _suffers(doc: Document, count: Count, word: HarmWord) -> bool:
    """Whether the subject of this harm word is who suffers: passives, *die*, nouns of state."""
    lists = toll_words(doc.language)
    base = doc.tokens[word.first].lower
    if word.form is Form.NOUN and word.last < len(doc.tokens) and doc.tokens[word.last].lower in _OF_WHOM:
        return False  # *officials confirmed the death of two men*
    if is_loss(doc, word) or base in lists["bodies"]:
        return False  # *the army lost*, *residents found 17 bodies*
    moves = word.harm is Harm.DISPLACED and word.last - word.first > 1  # *took refuge*, *ont pris la route*
    if base in lists["intransitive"] or moves:
        gap = doc.tokens[count.last : word.first]
        return word.form is not Form.NOUN or all(
            t.lower in lists["passive"] | lists["auxiliary"] | lists["joint"] for t in gap
        )
    near = (doc.tokens[i] for i in range(max(count.last, word.first - 4), word.first))
    window = [t.lower for t in near if not is_adverb(doc, t)]
    if doc.language == "fr":
        if word.form is Form.PARTICIPLE:
            if shares_has(doc, word.first - 1):
                return False  # *a blessé cinq soldats et tué un civil*
            return any(w in lists["passive"] for w in window) or not any(w in lists["auxiliary"] for w in window)
        return word.form is Form.NOUN and not window
    if word.form in PARTICIPLES or word.form is Form.NOUN:
        return any(w in lists["passive"] for w in window) or (
            not window and word.form is not Form.NOUN and is_bare(doc, word.last)
        )
    return False


def before(doc: Document, count: Count, words: list[HarmWord]) -> HarmWord | None:
    """*killed 12 villagers*, *killing hundreds*, *la mort de 12 civils*, *the release of 200 detainees*."""
    for word in reversed(words):
        if word.last > count.first:
            continue
        gap = doc.tokens[past_aside(doc, word.last, count.last) : count.first]  # *ont tué dimanche 12 civils*
        if rises_to(doc, word, count.first) or includes(doc, word, count.first):
            return word
        small = toll_words(doc.language)["object_gap"]
        if len(gap) > 3 or not all(t.lower in small or t.kind is TokenKind.MARK for t in gap):
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
    start = after_among(doc, one.last, two.first) or one.last
    gap = doc.tokens[start : two.first]  # *12 dead among the soldiers and 80 among the rebels*
    joiners = toll_words(doc.language)["joiners"] | toll_words(doc.language)["theirs"]
    if doc.language == "fr" and one.first and doc.tokens[one.first - 1].lower in _OF:
        joiners |= _OF  # *le massacre de six prêtres et de deux femmes*
    if two.kind is not NumberKind.ARTICLE:
        joiners |= words_of(doc.language).times  # *killed 12 on Sunday, among them five women*
    strange = [t for t in gap if t.lower not in joiners and t.text != ","]
    return bool(gap) and len(gap) <= 5 and not strange
