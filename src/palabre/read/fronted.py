"""Belonging told before its member: *Backed by X, the Front ...*, *Membre de X depuis 2012, le Front ...*.

A sentence in, pairs of member and group out. Refuses what a verb or another phrase parts from the member, places
(*close to Sari, the army ...*), and small words that say beside whom something was done (*alongside X, Y signed*).
"""

from collections.abc import Iterator

from palabre.model.actor import Relation
from palabre.read.belonging import after_modifiers, phrase_start
from palabre.read.document import Document, Sentence
from palabre.read.members import group_at, groups_from, is_named, is_party, worded_as_group
from palabre.read.membership import Link, Pair, links, relation_words
from palabre.read.names import Range
from palabre.read.phrases import auxiliary_at, verb_at
from palabre.read.words import words

_LATEST = 2  # tokens before the wording: *Long backed by*
_TAIL = 12  # tokens from the group to the comma: *since its founding in 2012*


def fronted(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """The pairs whose wording opens a sentence."""
    for place in ("after", "noun"):
        for link in links(doc, sentence, place):
            if link.first - sentence.first > _LATEST + 1:
                break
            if link.relation is Relation.REPRESENTS or not _opens(doc, link, sentence):
                continue
            group = _group(doc, link, sentence, noun=place == "noun")
            comma = _comma(doc, group[1], sentence) if group else 0
            member = group_at(doc, comma + 1, sentence) if comma else None
            if group and member and _is_member(doc, member):
                yield Pair(member, group, link.relation)


def _is_member(doc: Document, member: Range) -> bool:
    """Whether a phrase behind the comma is who belongs: a name or a group, and no place (*, in the east of Sari,*)."""
    known, first = words(doc.language), doc.tokens[member[0]].lower
    begins = first not in known.prepositions - known.openers
    return begins and is_party(doc, member) and (is_named(doc, member) or worded_as_group(doc, member))


def _opens(doc: Document, link: Link, sentence: Sentence) -> bool:
    """Whether a wording opens its sentence and tells of one member."""
    start, first = phrase_start(doc, link.first, sentence), doc.tokens[link.first].lower
    if doc.tokens[start].lower in {"des", "les", "the"} or first in relation_words(doc.language).many:
        return False  # *members of the Front, the army said, ...*
    return start - sentence.first < _LATEST and first not in words(doc.language).prepositions | {"alongside"}


def _group(doc: Document, link: Link, sentence: Sentence, *, noun: bool) -> Range | None:
    w, at = relation_words(doc.language), link.last
    if noun:
        at = after_modifiers(doc, at, sentence)
        if at >= sentence.last or doc.tokens[at].lower not in w.of:
            return None
        at += 1
    found = groups_from(doc, at, sentence)[:1]
    near = {doc.tokens[n].lower for n in range(link.first, link.last)} & {"close", "proche", "proches"}
    return found[0] if found and (not near or worded_as_group(doc, found[0])) else None


def _comma(doc: Document, first: int, sentence: Sentence) -> int:
    """The comma that ends the opening phrase, a time between commas included; 0 when a verb stands before it."""
    since, at = relation_words(doc.language).since, first
    while at < sentence.last - 1:
        if doc.tokens[at].text == "," and doc.tokens[at + 1].lower not in since:
            return at
        if doc.tokens[at].text != "," and (at - first > _TAIL or (at == first and doc.tokens[at].lower not in since)):
            return 0
        if verb_at(doc, at) or auxiliary_at(doc, at):
            return 0
        at += 1
    return 0
