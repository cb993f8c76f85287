"""Parts of groups: *a wing of X*, *X's 12th brigade*, *a faction of X under Y*, *its armed wing, Y*.

A sentence in, pairs of member and group out. A part that has no name of its own is told by its whole phrase. Refuses
parts of what is no group by its words, and units without a name or a number (*the army's brigade*).
"""

from collections.abc import Iterator

from palabre.model.actor import Relation
from palabre.read.belonging import after_modifiers, phrase_start
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.members import ending_before, group_at, is_named, is_party, name_before, worded_as_group
from palabre.read.membership import Link, Pair, links, relation_words
from palabre.read.names import Range, person_at
from palabre.read.own_bodies import own_body
from palabre.read.words import words as word_classes

_LONGEST_UNIT = 5  # tokens of *118th Base Command*


def unnamed_part(doc: Document, link: Link, group: Range, sentence: Sentence) -> Range | None:
    """*A wing of the Front*: the phrase from its article to its group."""
    w, first = relation_words(doc.language), link.first
    if w.parts.isdisjoint(doc.tokens[n].lower for n in range(link.first, link.last)):
        return None
    if person_at(doc, group[0]) == group or not (is_named(doc, group) or worded_as_group(doc, group)):
        return None  # *the faction of X* is led by X
    start, openers = phrase_start(doc, first, sentence), word_classes(doc.language).openers
    if start > sentence.first + 1 and doc.tokens[start - 1].name_like and doc.tokens[start - 2].lower in openers:
        start -= 2  # *the Sari wing of the Front*
    start = next((n for n in range(start, first) if doc.tokens[n].lower in openers), start)  # *leads [a faction of X]*
    before = doc.tokens[start - 1].lower if start > sentence.first else ""
    return None if before in w.its or before in {"'s", "as", "comme"} else (start, group[1])


def whole_part(doc: Document, group: Range, sentence: Sentence) -> Range:
    """A group, or the part of it that the words before it tell: *[a faction of the Front] led by X*."""
    w = relation_words(doc.language)
    at = group[0] - 1
    if at <= sentence.first or doc.tokens[at].lower not in w.of:
        return group
    for noun in range(at - 1, max(sentence.first, at - 3) - 1, -1):
        if doc.tokens[noun].lower in w.parts and after_modifiers(doc, noun + 1, sentence) == at:
            return phrase_start(doc, noun, sentence), group[1]
    return group


def units(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*X's 118th Base Command*, *the Front's northern faction*; told with a name or a number, or as a part."""
    if doc.language != "en" or "'s" not in doc.standing(sentence):
        return
    for at in range(sentence.first + 1, sentence.last - 1):
        if doc.tokens[at].lower != "'s":
            continue
        group, end = name_before(doc, at, sentence), _unit_end(doc, at + 1, sentence)
        apposed = end and end + 1 < sentence.last and (doc.tokens[end].name_like or doc.tokens[end].text == ",")
        if apposed and group_at(doc, end + (doc.tokens[end].text == ","), sentence):
            continue  # *the Front's armed wing, the Guard*
        openers = word_classes("en").openers
        inner = [n for n in range(*group) if doc.tokens[n].lower in openers] if group else []
        group = (inner[-1], group[1]) if group and inner else group  # *men of [the Front]'s 3rd Brigade*
        if group and end and is_party(doc, group):
            yield Pair((at + 1, end), group, Relation.PART_OF)


def _unit_end(doc: Document, first: int, sentence: Sentence) -> int:
    """The end of a unit's phrase that begins at a token; 0 when none does."""
    w, known = relation_words(doc.language), word_classes(doc.language)
    distinct = False
    for at in range(first, min(first + _LONGEST_UNIT, sentence.last)):
        token = doc.tokens[at]
        if token.kind is TokenKind.PUNCTUATION or token.lower in known.closed:
            return 0
        further = at + 1 < sentence.last and doc.tokens[at + 1].lower in w.units | w.parts
        if token.lower in w.units | w.parts and not further:
            named = distinct or token.name_like
            return at + 1 if named or (token.lower in w.parts and at > first) else 0
        distinct = distinct or token.name_like or token.text[0].isdigit()
    return 0


def owned_parts(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*Its armed wing, Y, ...* of the body told before; *X, whose armed wing, Y, ...*."""
    w = relation_words(doc.language)
    for link in links(doc, sentence, "noun"):
        start = link.first
        while start > sentence.first and doc.tokens[start - 1].lower in w.modifiers:
            start -= 1
        if start == sentence.first or link.relation is Relation.REPRESENTS:
            continue
        opener = doc.tokens[start - 1].lower
        at = link.last
        while at < sentence.last and doc.tokens[at].lower in w.modifiers:
            at += 1
        whose = opener in {"whose", "dont"} or (start - 2 > sentence.first and doc.tokens[start - 2].lower == "dont")
        apposed = at + 1 < sentence.last and (doc.tokens[at].text == "," or (whose and doc.tokens[at].lower in w.be))
        member = group_at(doc, at + apposed, sentence) if apposed or opener == "whose" else None
        if member is None or not is_named(doc, member):
            continue
        if whose:
            comma = start - 1 - (opener not in {"whose", "dont"})
            groups = ending_before(doc, comma - (doc.tokens[comma - 1].text == ","), sentence)
        elif opener in w.its:
            body = own_body(doc, sentence, start - 1)
            groups = [body] if body else []
        else:
            continue
        for group in groups[:1]:
            yield Pair(member, group, link.relation)


def led_under(doc: Document, sentence: Sentence) -> Iterator[tuple[Range, int]]:
    """The group right before *under*, and the token after it: *a wing of the Front under [X]*."""
    w = relation_words(doc.language)
    if w.under.isdisjoint(doc.standing(sentence)):
        return
    for at in range(sentence.first + 1, sentence.last - 1):
        if doc.tokens[at].lower not in w.under:
            continue
        name = name_before(doc, at, sentence)
        if name and worded_as_group(doc, name):
            yield whole_part(doc, name, sentence), at + 1
        elif doc.tokens[at - 1].lower in w.owned | w.units | w.parts:
            yield (at - 1 - (doc.tokens[at - 2].lower in word_classes(doc.language).openers), at), at + 1
