"""Belonging told by whose something is: *X, whose forces ...*, *X's militia*, *la faction de X*, *X and allied rebels*.

A sentence in, pairs of member and group out. A group with its owner's name is led by him, fighters who are called
allied stand with those named just before them, and who is *of* a house (*X of the rights group Y*) is part of it.
Refuses owners and houses without a name.
"""

from collections.abc import Iterator

from palabre.model.actor import Relation
from palabre.read.belonging import phrase_start
from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence
from palabre.read.heading import is_land
from palabre.read.members import ending_before, is_named, is_party, name_before, tokens_of, worded_as_group
from palabre.read.membership import Pair, relation_words
from palabre.read.names import Range, person_at, person_before, words
from palabre.read.phrases import noun_phrase_from
from palabre.read.post_words import post_lexicon
from palabre.read.subgroups import led_under
from palabre.read.words import words as word_classes

_ARTICLES = frozenset({"l'", "le", "la", "the"})
_RANKS = 2  # words of a rank before a name
_BACK = 5  # tokens from *et* to the adjective of *des miliciens alliés*


def led_by_owner(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*X's militia*, *the forces of General X*, *la faction de X*, *les Forces de soutien du général X*."""
    w = relation_words(doc.language)
    for at in _standing(doc, sentence, w.of):
        owner, ranked = _owner_at(doc, at + 1, sentence)
        if owner is None:
            continue
        name = name_before(doc, at, sentence) if ranked or doc.tokens[at - 1].name_like else None
        if name and worded_as_group(doc, name) and (doc.language == "fr" or is_named(doc, name)):
            yield Pair(owner, name, Relation.LEADS)
        elif doc.tokens[at - 1].lower in w.owned:
            yield Pair(owner, _apposed_to(doc, _phrase(doc, at - 1), sentence), Relation.LEADS)
    for group, after in led_under(doc, sentence):
        owner, _ = _owner_at(doc, after, sentence)
        if owner:
            yield Pair(owner, group, Relation.LEADS)
    if doc.language != "en":
        return
    for at in _standing(doc, sentence, frozenset({"'s"})):
        owner = person_before(doc, at)
        if owner and is_land(doc, owner[0]):
            continue  # *South Sudan's rebels*
        if owner and at + 1 < sentence.last and doc.tokens[at + 1].lower in w.owned:
            yield Pair(owner, (at + 1, at + 2), Relation.LEADS)
        elif owner and doc.tokens[at - 1].lower not in w.peoples and (named := _named_group(doc, at + 1, sentence)):
            yield Pair(owner, named, Relation.LEADS)


def _standing(doc: Document, sentence: Sentence, wanted: frozenset[str]) -> list[int]:
    """Where the words stand, with room on either side."""
    if wanted.isdisjoint(doc.standing(sentence)):
        return []
    inner = enumerate(doc.tokens[sentence.first + 1 : sentence.last - 1], sentence.first + 1)
    return [n for n, token in inner if token.lower in wanted]


def _owner_at(doc: Document, at: int, sentence: Sentence) -> tuple[Range | None, bool]:
    """The person named from a token on, and whether with a rank; a surname alone needs one."""
    start = at
    while at < sentence.last and doc.tokens[at].lower in relation_words(doc.language).former | _ARTICLES:
        at += 1
    bare = at > start and doc.tokens[at - 1].lower in _ARTICLES  # *the party of the Kosovo Serbs*
    first, heads = at, post_lexicon(doc.language).heads
    while at - first < _RANKS and at < sentence.last and "r" in heads.get((doc.tokens[at].lower,), ""):
        at += 1
    name = person_at(doc, at) if at < sentence.last else None
    if name is None or is_land(doc, name[0]) or (at == first and (bare or words(doc, *name) < 2)):
        return None, False
    return name, at > first


def _apposed_to(doc: Document, phrase: Range, sentence: Sentence) -> Range:
    """The named group that a phrase describes: *[the Junta], the breakaway band of X*."""
    at = phrase_start(doc, phrase[1] - 1, sentence)
    name = name_before(doc, at - 1, sentence) if at - 1 > sentence.first and doc.tokens[at - 1].text == "," else None
    return name if name and is_party(doc, name) else phrase


def _phrase(doc: Document, noun: int) -> Range:
    """A noun with its article."""
    return (noun - (doc.tokens[noun - 1].lower in word_classes(doc.language).determiners), noun + 1)


def _named_group(doc: Document, at: int, sentence: Sentence) -> Range | None:
    """A party's or movement's name that begins at a token: *Awa Sall's [National Salvation Front]*."""
    body = body_at(doc, at) if at < sentence.last and doc.tokens[at].name_like else None
    if body is None or body[1] > sentence.last or not is_named(doc, body):
        return None
    parties = relation_words(doc.language).parties
    return body if any(doc.tokens[n].lower in parties and doc.tokens[n].name_like for n in range(*body)) else None


def whose(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*X, the strongman whose forces hold the port*, *X, whose Unity Party won*, *X, dont les troupes ...*."""
    w = relation_words(doc.language)
    for at in _standing(doc, sentence, frozenset({"whose", "dont"})):
        noun = at + 1 + (doc.tokens[at + 1].lower in word_classes(doc.language).determiners)
        group = (noun, noun + 1) if noun < sentence.last and doc.tokens[noun].lower in w.owned else None
        group = group or (_named_group(doc, at + 1, sentence) if doc.language == "en" else None)
        if group is None:
            continue
        end = at - (doc.tokens[at - 1].text == ",")
        for owner in ending_before(doc, end, sentence)[:1]:
            if is_named(doc, owner) and not worded_as_group(doc, owner) and not is_land(doc, owner[0]):
                yield Pair(owner, group, Relation.LEADS)


def allied_beside(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*Tarvian troops and allied militiamen*, *l'armée et des miliciens alliés*."""
    w = relation_words(doc.language)
    for at in _standing(doc, sentence, w.allied):
        if doc.language == "en":
            joint = at - 1
            span = noun_phrase_from(doc, at, sentence.last)
            member = tokens_of(doc, span) if span else None
        else:
            joint = next((n for n in range(at - 1, max(sentence.first, at - _BACK), -1) if _joins(doc, n)), at)
            member = (joint + 1, at + 1) if joint < at - 1 else None
        if member is None or not _joins(doc, joint) or not is_party(doc, member):
            continue
        for group in ending_before(doc, joint, sentence):
            yield Pair(member, group, Relation.ALLIED_WITH)


def _joins(doc: Document, at: int) -> bool:
    return doc.tokens[at].lower in {"and", "et"}


def persons_of_houses(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*X of the rights group Y*, *X, de l'Institut Y*: a person's name and, right after, the house it is of."""
    w = relation_words(doc.language)
    houses = w.parties | w.houses
    if houses.isdisjoint(doc.standing(sentence)):
        return
    for at in _standing(doc, sentence, w.of | w.away_from):
        body = body_at(doc, at + 1)
        if body is None or body[1] > sentence.last or not is_named(doc, body):
            continue
        if not {doc.tokens[n].lower for n in range(*body)} & houses:
            continue
        name = person_before(doc, at - (doc.tokens[at - 1].text == ","))
        if name and name[0] >= sentence.first:
            yield Pair(name, body, Relation.PART_OF)
