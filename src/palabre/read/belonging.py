"""Belonging told by small phrases: *X and its wing, Y*, *X's ally Y*, *X-backed fighters*.

A sentence in, pairs of member and group out. Refuses pairs of which neither side has a name.
"""

from collections.abc import Iterator

from palabre.model.actor import Relation
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.members import ending_before, group_at, is_named, is_party, name_before, tokens_of
from palabre.read.membership import Link, Pair, links, relation_words
from palabre.read.names import Range, demonyms, is_capital
from palabre.read.phrases import noun_phrase_from, verb_at
from palabre.read.words import words as word_classes

_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_PLAIN = {Relation.LINKED_TO, Relation.ALLIED_WITH}  # *the X affiliate*, *a X ally*


def phrase_start(doc: Document, first: int, sentence: Sentence) -> int:
    """The start of the small noun phrase around a relation noun: determiner, number, adjectives before it."""
    w = relation_words(doc.language)
    at = first
    small = {
        "the",
        "a",
        "an",
        "one",
        "two",
        "three",
        "of",
        "un",
        "une",
        "le",
        "la",
        "l'",
        "les",
        "des",
        "deux",
        "trois",
        "both",
        "himself",
        "herself",
        "itself",
    }
    while at > sentence.first:
        lower = doc.tokens[at - 1].lower
        free = _plain(doc, at - 1) and first - at < 3 and not verb_at(doc, at - 1)
        if lower == "of" and doc.tokens[at - 2].lower not in w.counts | {"one", "both"}:
            break  # *leader of a faction*
        if lower not in small | w.modifiers and lower not in demonyms(doc.language) and not free:
            break
        at -= 1
    return at


def _plain(doc: Document, at: int) -> bool:
    """Whether a token may be an adjective: a lower-case word of no closed class."""
    token = doc.tokens[at]
    closed = word_classes(doc.language)
    if token.kind is not TokenKind.WORD or not token.text.islower():
        return False
    return token.lower not in closed.closed and token.lower not in closed.adverbs


def after_modifiers(doc: Document, at: int, sentence: Sentence) -> int:
    """The token after the adjectives of a relation noun; French ones may be any word, two of them at most."""
    w = relation_words(doc.language)
    first = at
    while at < sentence.last and doc.tokens[at].lower not in w.of:
        free = doc.language == "fr" and at - first < 2 and _plain(doc, at) and not verb_at(doc, at)
        if doc.tokens[at].lower not in w.modifiers and not free:
            break
        at += 1
    return at


def owned(doc: Document, link: Link, sentence: Sentence) -> Iterator[Pair]:
    """*X and its military wing, Y*, *le parti X et son bras armé, Y*."""
    w = relation_words(doc.language)
    at = link.first
    while at > sentence.first and doc.tokens[at - 1].lower in w.modifiers:
        at -= 1
    if at - 2 <= sentence.first or doc.tokens[at - 1].lower not in w.its:
        return
    end = at - 2
    if doc.tokens[end].lower not in {"and", "et"} and doc.tokens[end].text != ",":
        return
    after = link.last
    while after < sentence.last and doc.tokens[after].lower in w.modifiers:
        after += 1
    after += after < sentence.last and doc.tokens[after].text == ","
    member = group_at(doc, after, sentence) if after < sentence.last else None
    group = name_before(doc, end, sentence)
    if member and group and is_named(doc, member):
        yield Pair(member, group, link.relation)


def possessives(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*X's armed wing, Y*, *Y, X's main ally*, *Y, the X affiliate*."""
    if doc.language != "en":
        return
    for link in links(doc, sentence, "noun"):
        at = phrase_start(doc, link.first, sentence)
        genitive = at > sentence.first + 1 and doc.tokens[at - 1].text in _GENITIVE
        plain = at > sentence.first and is_capital(doc, at - 1) and link.relation in _PLAIN
        group = name_before(doc, at - 1 if genitive else at, sentence) if genitive or plain else None
        if group and not genitive and group[0] - 1 > sentence.first and doc.tokens[group[0] - 1].text in _GENITIVE:
            group, genitive = name_before(doc, group[0] - 1, sentence), True  # *Al-Qaida's Sahel affiliate*
        group = group or ((at - 1, at) if plain and not genitive else None)  # *an al-Sari affiliate*
        if group and not genitive and doc.tokens[group[0]].lower == "the":
            group = (group[0] + 1, group[1])  # the article is the affiliate's
        member = _apposed(doc, group, link, sentence) if group else None
        if group and member:
            yield Pair(member, group, link.relation)


def _apposed(doc: Document, group: Range, link: Link, sentence: Sentence) -> Range | None:
    """The named party that *X's ally* is apposed to: after it, or before it and a comma."""
    at = link.last
    if at + 1 < sentence.last and doc.tokens[at].text in {",", "–", "—"}:
        after = group_at(doc, at + 1, sentence)
        if after and is_named(doc, after):
            return after
    elif at < sentence.last and doc.tokens[at].name_like:
        return group_at(doc, at, sentence)
    start = group[0] - (doc.tokens[group[0] - 1].lower in {"the", "an", "a"})
    if start - 1 <= sentence.first or doc.tokens[start - 1].text != ",":
        return None
    before = [m for m in ending_before(doc, start - 1, sentence) if is_named(doc, m)]
    return before[0] if len(before) == 1 else None


def compounds(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*an X-linked group*, *Kenyan-backed fighters*."""
    for link in links(doc, sentence, "compound"):
        span = noun_phrase_from(doc, link.last, sentence.last)
        if span is None:
            continue
        member = tokens_of(doc, span)
        member = (member[0], _last_noun(doc, member))
        if not is_party(doc, member):
            continue
        start = link.first
        article = start > sentence.first and doc.tokens[start - 1].lower in {"a", "an", "the"}
        if article and start - 2 > sentence.first and doc.tokens[start - 2].text == ",":
            member = name_before(doc, start - 2, sentence) or member
        yield Pair(member, (link.first, link.last), link.relation)


def _last_noun(doc: Document, bounds: Range) -> int:
    """The end of a phrase at its last noun of a group: *rebels [advanced]*."""
    nouns = relation_words(doc.language).nouns
    cut = next((n for n in range(*bounds) if doc.tokens[n].lower in {"and", "or"}), bounds[1])
    heads = [n for n in range(bounds[0], cut) if doc.tokens[n].lower in nouns]
    at = heads[0] + 1 if heads else cut
    while at < cut and (doc.tokens[at].lower in nouns or doc.tokens[at].name_like):
        at += 1
    return at
