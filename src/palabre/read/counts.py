"""Counts: counted nouns of a sentence, whatever happened to them. Document, sentence, harm words in, `Count`s out.

Refuses a number whose noun is on no list, unless the number stands alone beside a word of harm (*38 dead*, *killing
hundreds*).
"""

from dataclasses import dataclass, replace

from palabre.model.toll import Amount, Harm, Qualifier, Victim
from palabre.read.ages import is_number
from palabre.read.among import after_among
from palabre.read.amounts import BARE_PLURAL, NumberKind, NumberPhrase, exact
from palabre.read.beside import doers, owner, owns, part_of_noun
from palabre.read.counted_nouns import noun_after
from palabre.read.document import Document, Sentence, Token, TokenKind
from palabre.read.inflection import Form
from palabre.read.named_lists import named_list
from palabre.read.names import demonyms
from palabre.read.toll_lexicon import ordinals, toll_words
from palabre.read.total_figures import HarmWord, brought_to, includes, rises_to
from palabre.read.triggers import event_nouns
from palabre.read.unharmed import none_of
from palabre.read.unlisted import peoples
from palabre.read.victims import harms, victims
from palabre.read.wordings import Found
from palabre.read.words import words as words_of

__all__ = [
    "NAME",
    "Count",
    "HarmWord",
    "brought_to",
    "includes",
    "named_list",
    "noun_after",
    "read_counts",
    "rises_to",
    "toll_words",
]

NAME = "counts.v1"

_MASSES = 1000  # from here on those of a nation are told of a war, not of an incident
_TO_PRONOUN = 3  # tokens from a verb back to its *en*
_SOME = 2  # the least that a plural counts
_TO_HARM = 3  # tokens from those counted to the participle that tells what befell them
_SUFFERED = frozenset({Harm.KILLED, Harm.INJURED, Harm.MISSING})
_ETHNIC = frozenset({"ethnic"})
_TO_AGED = 4  # tokens from *aged* to an age


@dataclass(frozen=True, slots=True)
class Count:
    """A counted noun: tokens `first` to `last`, the amount, and who is counted (None: no noun stands there)."""

    first: int
    last: int
    amount: Amount
    who: Victim | None
    kind: NumberKind | None


def read_counts(
    doc: Document, sentence: Sentence, words: list[HarmWord], by_first: dict[int, NumberPhrase]
) -> list[Count]:
    """The counts of a sentence, in text order."""
    found: list[Count] = []
    at = sentence.first
    while at < sentence.last:
        count = _number_count(doc, at, sentence, words, by_first) or _bare_plural(doc, at, sentence)
        if count:
            whose, last = _among(doc, count, sentence.last)
            count = replace(_with_names(doc, count, sentence.last), who=whose)
            found.append(count)
            at = max(count.last, last)
        else:
            at += 1
    return found


def _among(doc: Document, count: Count, last: int) -> tuple[Victim | None, int]:
    """*12 dead among the soldiers*: who those counted are, and the token after the words that tell it."""
    if count.who not in {None, Victim.UNKNOWN} or (end := after_among(doc, count.last, last)) is None:
        return count.who, count.last
    hits = victims(doc.language).within(doc.tokens, count.last, end)
    return next((hit.values[0][0] for hit in hits), count.who), end


def _number_count(
    doc: Document, at: int, sentence: Sentence, words: list[HarmWord], by_first: dict[int, NumberPhrase]
) -> Count | None:
    phrase = by_first.get(at)
    if phrase is None or phrase.last > sentence.last:
        return None
    if phrase.last < sentence.last and doc.tokens[phrase.last].lower in words_of(doc.language).times:
        return None  # *30 October*
    if one := _one_of_many(doc, phrase, sentence, by_first):
        return one
    hit = noun_after(doc, phrase.last, sentence.last, victims(doc.language))
    if hit:
        if owns(doc, hit.last, [w.first for w in words]) or owner(doc, phrase, sentence):
            return None
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
        return _another(doc, phrase, sentence, words)
    moved = any(w.harm is Harm.DISPLACED for w in words)
    told = 0 < (phrase.amount.best or 0) < _MASSES or moved
    if told and (end := _nationals(doc, phrase.last, sentence.last)):
        return Count(phrase.first, end, phrase.amount, Victim.UNKNOWN, phrase.kind)
    return _bare_number(doc, phrase, sentence, words) or _someone(doc, phrase, sentence, words)


def _someone(doc: Document, phrase: NumberPhrase, sentence: Sentence, words: list[HarmWord]) -> Count | None:
    """*killed five lamplighters*: a plural that no list knows, beside a word of killing or wounding: some persons."""
    lists, at = toll_words(doc.language), phrase.last
    if at >= sentence.last or (phrase.amount.best or phrase.amount.low or 0) < _SOME or _year(phrase):
        return None
    while at + 1 < sentence.last and _plain(doc, at + 1) and not _many(doc, at):
        at += 1
    noun = doc.tokens[at].lower
    known = (lists["no_persons"], lists["between"], lists["deeds"], words_of(doc.language).times)
    unfit = any(noun in listed for listed in (*known, event_nouns(doc.language)))
    if not _plain(doc, at) or not _many(doc, at) or unfit:
        return None
    hurt = [w for w in words if w.harm in _SUFFERED and w.form is not Form.NOUN]
    if not any(0 <= phrase.first - w.last <= 1 or 1 <= w.first - at - 1 <= _TO_HARM for w in hurt):
        return None
    return Count(phrase.first, at + 1, phrase.amount, Victim.UNKNOWN, phrase.kind)


def _plain(doc: Document, at: int) -> bool:
    """Whether a token is a common noun or an adjective, as far as its shape tells."""
    token = doc.tokens[at]
    closed = token.lower in words_of(doc.language).closed or harms(doc.language).at((token,), 0, 1) is not None
    return token.kind is TokenKind.WORD and not token.name_like and not closed


def _many(doc: Document, at: int) -> bool:
    """Whether a word has the ending of a plural."""
    lower = doc.tokens[at].lower
    return lower.endswith("men") or (lower.endswith(("s", "x")) and not lower.endswith(("ss", "ous")))


def _one_of_many(
    doc: Document, phrase: NumberPhrase, sentence: Sentence, by_first: dict[int, NumberPhrase]
) -> Count | None:
    """*one of his bodyguards*, *huit des 300 marcheurs*: one person, of the sort that the plural tells."""
    w, at = words_of(doc.language), phrase.last
    if at >= sentence.last or doc.tokens[at].lower not in w.complement:
        return None
    while at < sentence.last and doc.tokens[at].lower in w.complement | w.determiners:
        at += 1
    of_all = by_first.get(at)
    if not phrase.amount.best or (phrase.amount.best != 1 and of_all is None):
        return None
    at = of_all.last if of_all else at  # *eight of some 300 marchers*
    hit = noun_after(doc, at, sentence.last, victims(doc.language))
    if hit is None or not any(many for _, many in hit.values):
        return None
    kind = NumberKind.ARTICLE if phrase.amount.best == 1 else phrase.kind
    return Count(phrase.first, hit.last, phrase.amount, hit.values[0][0], kind)


def _another(doc: Document, phrase: NumberPhrase, sentence: Sentence, words: list[HarmWord]) -> Count | None:
    """*one was killed and another seriously injured*, *killing two and detaining one*: of those told of before."""
    if _alone(doc, phrase, sentence) and any(w.last == phrase.first and _takes_one(doc, w) for w in words):
        return Count(phrase.first, phrase.last, phrase.amount, None, phrase.kind)
    w, at = words_of(doc.language), phrase.last
    if at < sentence.last and doc.tokens[at].lower in ordinals(doc.language):
        at += 1  # *and a fourth is missing*
    elif doc.tokens[phrase.first].lower not in toll_words(doc.language)["another"]:
        return None
    end = at
    while at < sentence.last and (doc.tokens[at].lower in w.auxiliaries or doc.tokens[at].lower.endswith("ly")):
        at += 1
    if any(word.first == at and (word.form is not Form.NOUN or word.harm is Harm.MISSING) for word in words):
        return Count(phrase.first, end, phrase.amount, None, phrase.kind)
    return None


def _alone(doc: Document, phrase: NumberPhrase, sentence: Sentence) -> bool:
    """Whether *one* stands for a person: nothing that could be its noun follows."""
    one = doc.tokens[phrase.first].lower in {"one", "un", "une"}
    return one and (phrase.last >= sentence.last or doc.tokens[phrase.last].kind is TokenKind.PUNCTUATION)


def _takes_one(doc: Document, word: HarmWord) -> bool:
    """*detaining one*, *en ont capturé un*: a verb of harm whose *one* is of those told of before."""
    if doc.language == "en":
        return word.form is Form.GERUND
    return any(t.lower == "en" for t in doc.tokens[max(0, word.first - _TO_PRONOUN) : word.first])


def _nationals(doc: Document, at: int, last: int) -> int | None:
    """*three Europeans*, *20 Coptic Christians*: where people of a nation or faith end, if no noun follows."""
    start, nations, folk = at, demonyms(doc.language), peoples(doc.language)
    at += at < last and doc.tokens[at].lower in _ETHNIC
    while at < last and (doc.tokens[at].name_like or doc.language == "fr"):
        lower = doc.tokens[at].lower
        if all(form not in known for known in (nations, folk) for form in (lower, lower.removesuffix("s"))):
            break
        at += 1
    bare = (
        at >= last or doc.tokens[at].kind is not TokenKind.WORD or doc.tokens[at].lower in words_of(doc.language).closed
    )
    return at if at > start and doc.tokens[at - 1].lower not in _ETHNIC and bare else None


def _close(doc: Document, at: int, noun: Found[tuple[Victim, bool]]) -> bool:
    """*a young soldier*, but not *une opération contre une base terroriste*: no phrase and no verb between."""
    w, harm = words_of(doc.language), harms(doc.language)
    ends = noun.last - (noun.last - noun.first > 1)  # *a civilian dead*
    if any(harm.at((doc.tokens[i],), 0, 1) for i in range(at + 1, ends)):
        return False  # *a gang wounded shopkeeper ...*
    return not any(doc.tokens[i].lower in w.prepositions | w.determiners for i in range(at, noun.first))


def _with_ordinal(doc: Document, phrase: NumberPhrase, noun: int) -> Amount:
    """*a fifth soldier* is at least five of them in all."""
    known = ordinals(doc.language)
    number = next((known[doc.tokens[i].lower] for i in range(phrase.last, noun) if doc.tokens[i].lower in known), 0)
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
    if _age(doc, phrase, sentence) or owner(doc, phrase, sentence):
        return None
    stops = not after or doc.tokens[phrase.last].kind is TokenKind.PUNCTUATION or after in lists["ends_count"]
    near = any(
        abs(w.last - phrase.first) <= 2 or 0 <= w.first - phrase.last <= 4 or rises_to(doc, w, phrase.first)
        for w in words
    )
    if any(brought_to(doc, w, phrase.first, phrase.last) for w in words):
        stops = near = True
    if after_among(doc, phrase.last, sentence.last):
        stops = near = True  # *and 80 among the rebels*
    if stops and near and not _year(phrase) and doc.tokens[phrase.last - 1].text != "%" and after != "%":
        return Count(phrase.first, phrase.last, phrase.amount, None, phrase.kind)
    return None


def _age(doc: Document, phrase: NumberPhrase, sentence: Sentence) -> bool:
    """*Awa Keïta, 32, was killed*: how old somebody is."""
    at = phrase.first
    back = range(at - 1, max(sentence.first, at - _TO_AGED) - 1, -1)
    for i in back:
        if doc.tokens[i].lower in toll_words(doc.language)["aged"]:
            return True  # *aged 19 and 21*
        if not is_number(doc.tokens[i], doc.language) and doc.tokens[i].lower not in {"and", "et", ",", "de"}:
            break
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
    if not named_list(doc, hit.last, sentence.last):  # *les paysans Awa Koné et Issa Diop* are counted by their names
        if doc.language == "fr" and (first == at or not _opens(doc, opener)):
            return None
        if before in lists["definite"]:
            return None
    if none_of(doc, first):
        return None  # *No soldiers were killed*
    w = words_of(doc.language)
    if (before in w.numbers or before.isdigit()) and doc.tokens[first - 2].lower in w.complement:
        return None  # *the mother of three children*
    modifies = part_of_noun(doc, hit.last, sentence.last) and not named_list(doc, hit.last, sentence.last)
    if doc.language == "en" and (modifies or doers(doc, first, sentence)):
        return None
    return Count(first, hit.last, BARE_PLURAL, hit.values[0][0], None)


def _with_names(doc: Document, count: Count, last: int) -> Count:
    """*peasants Awa Keïta and Issa Koné*: as many as are named right after a plural noun."""
    ends = named_list(doc, count.last, last) if count.who is not None else ()
    if len(ends) < 2 or count.amount.best not in {None, len(ends)}:
        return count
    return replace(count, last=ends[-1], amount=exact(len(ends)))


def _opens(doc: Document, before: Token | None) -> bool:
    """Whether *des* after this word begins a phrase, and is not *of the*: after nothing, a sign, *et*, a harm word."""
    if before is None or before.kind is not TokenKind.WORD or before.lower in toll_words(doc.language)["opening"]:
        return True
    return harms(doc.language).at((before,), 0, 1) is not None
