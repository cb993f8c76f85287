"""Affiliations: who belongs to, leads, stands with or speaks for whom. Document in, `Affiliation`s in text order out.

An affiliation needs a wording of relation with a party on either side: *rebels linked to X*, *two figures of X*,
*X and its armed wing, Y*. Refuses posts (they are roles) and parties that are no group, person or state by their words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from palabre.model.actor import AffiliationStatus, Party, Relation
from palabre.model.affiliation import Affiliation
from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.members import (
    ending_before,
    group_at,
    groups_from,
    is_named,
    is_party,
    listed,
    members_before,
    name_before,
    tokens_of,
)
from palabre.read.membership import Link, compound_tail, links, relation_words
from palabre.read.names import Range, demonyms, party, person_at, person_before, words
from palabre.read.phrases import noun_phrase_from, subject_before

NAME = "affiliations.v1"


@dataclass(frozen=True, slots=True)
class _Pair:
    member: Range
    group: Range
    relation: Relation


def read_affiliations(doc: Document) -> tuple[Affiliation, ...]:
    """All affiliations of the article proper, each pair and relation once."""
    found: dict[tuple[str, str, str], Affiliation] = {}
    for sentence in doc.body:
        for finder in _FINDERS:
            for pair in finder(doc, sentence):
                if _overlapping(pair):
                    continue
                made = _affiliation(doc, sentence, pair)
                key = (_bare(made.member.text), _bare(made.group.text), made.relation.value)
                found.setdefault(key, made)
    return tuple(sorted(found.values(), key=lambda a: (a.spans, a.member.spans, a.group.spans)))


def _bare(text: str) -> str:
    return (
        text.lower().removeprefix("the ").removeprefix("le ").removeprefix("la ").removeprefix("l’").removeprefix("l'")
    )


def _overlapping(pair: _Pair) -> bool:
    return pair.member[0] < pair.group[1] and pair.group[0] < pair.member[1]


def _affiliation(doc: Document, sentence: Sentence, pair: _Pair) -> Affiliation:
    first, last = min(pair.member[0], pair.group[0]), max(pair.member[1], pair.group[1])
    return Affiliation(
        member=party(doc, pair.member),
        group=_group_party(doc, pair.group),
        relation=pair.relation,
        status=_status(doc, sentence, pair, (first, last)),
        spans=((doc.tokens[first].start, doc.tokens[last - 1].end),),
        component=NAME,
    )


def _group_party(doc: Document, bounds: Range) -> Party:
    """The group's words; of *X-linked* only *X*."""
    token = doc.tokens[bounds[0]]
    head, hyphen, tail = token.text.rpartition("-")
    if bounds[1] - bounds[0] == 1 and hyphen and compound_tail(tail, doc.language):
        return Party(spans=((token.start, token.start + len(head)),), text=head)
    return party(doc, bounds)


def _status(doc: Document, sentence: Sentence, pair: _Pair, bounds: Range) -> AffiliationStatus:
    """How sure: by the words between the two, and by who says so just before them."""
    w = relation_words(doc.language)
    inner = {t.lower for t in doc.tokens[min(pair.member[1], pair.group[1]) : max(pair.member[0], pair.group[0])]}
    before = [t.lower for t in doc.tokens[max(sentence.first, bounds[0] - 4) : bounds[0]]]
    if inner & w.former or (before and before[-1] in w.former):
        return AffiliationStatus.FORMER
    if inner & w.alleged or set(before[-3:]) & w.considered or _says(doc, sentence, bounds[0]):
        return AffiliationStatus.ALLEGED
    return AffiliationStatus.REPORTED


def _says(doc: Document, sentence: Sentence, first: int) -> bool:
    """Whether somebody says so: a verb of saying right before, that does not follow somebody's quoted words."""
    says = relation_words(doc.language).says
    for at in range(max(sentence.first, first - 3), first):
        if doc.tokens[at].lower in says:
            return at == sentence.first or doc.tokens[at - 1].kind is TokenKind.WORD
    return False


def _after(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """Member, wording, group."""
    for link in links(doc, sentence, "after"):
        for member in members_before(doc, link.first, sentence):
            for group in groups_from(doc, link.last, sentence):
                yield _Pair(member, group, link.relation)


def _before(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """Group, wording, member: *the coalition led by X*."""
    for link in links(doc, sentence, "before"):
        groups = _subject(doc, link, sentence) or members_before(doc, link.first, sentence)
        members = groups_from(doc, link.last, sentence)
        if link.relation is Relation.LEADS:
            members = [_leader(doc, link.last, sentence)] if groups else []
            members = [m for m in members if is_named(doc, m)]
        for group in groups:
            for member in members[: 1 if link.relation is Relation.LEADS else None]:
                yield _Pair(member, group, link.relation)


def _subject(doc: Document, link: Link, sentence: Sentence) -> list[Range]:
    """The subject of the clause, for *avec à sa tête*."""
    if doc.tokens[link.first].lower not in {"avec", "ayant"}:
        return []
    verb = next((n for n in range(sentence.first + 1, link.first) if doc.tokens[n].lower in {"a", "est", "ont"}), None)
    span = subject_before(doc, verb) if verb else None
    return [tokens_of(doc, span)] if span else []


def _leader(doc: Document, at: int, sentence: Sentence) -> Range:
    """Who leads, from a token on: a name, or the name that a description is apposed to."""
    name = person_at(doc, at)
    if name and words(doc, *name) > 1:
        return name
    span = noun_phrase_from(doc, at, sentence.last)
    bounds = tokens_of(doc, span) if span else (at, at + 1)
    return _apposed_name(doc, bounds, sentence)


def _apposed_name(doc: Document, bounds: Range, sentence: Sentence) -> Range:
    """The name in apposition to a description: *the dead president's son, X*."""
    at = bounds[1]
    if is_named(doc, bounds) or at + 1 >= sentence.last or doc.tokens[at].text != ",":
        return bounds
    start = at + 1 + (doc.tokens[at + 1].lower in {"le", "la", "l'", "the"})
    name = person_at(doc, start)
    if name is None and start + 1 < sentence.last:
        name = person_at(doc, start + 1)  # after a rank
        return (start, name[1]) if name and words(doc, *name) > 1 else bounds
    return name if name and words(doc, *name) > 1 else bounds


def _noun(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """*X, a member of Y*, *X is the wing of Y*, *the wing of Y, X*, *X and its wing, Y*."""
    w = relation_words(doc.language)
    shared: list[Range] = []
    for link in links(doc, sentence, "noun"):
        yield from _owned(doc, link, sentence)
        at = link.last
        while at < sentence.last and doc.tokens[at].lower in w.modifiers:
            at += 1
        groups = groups_from(doc, at + 1, sentence)[:1] if at < sentence.last and doc.tokens[at].lower in w.of else []
        if not groups:
            continue
        start = _phrase_start(doc, link.first, sentence)
        joined = start > sentence.first and doc.tokens[start - 1].lower in {"and", "et"}
        members = _noun_members(doc, link, groups[0], sentence) or (shared if joined else [])
        for member in members:
            yield _Pair(member, groups[0], link.relation)
        shared = members


def _noun_members(doc: Document, link: Link, group: Range, sentence: Sentence) -> list[Range]:
    w = relation_words(doc.language)
    start = _phrase_start(doc, link.first, sentence)
    before = doc.tokens[start - 1].lower if start > sentence.first else ""
    if before in {",", "–", "("}:
        apposed = [m for m in ending_before(doc, start - 1, sentence) if is_named(doc, m)]
        if apposed:
            return apposed
    at = start
    while at > sentence.first and doc.tokens[at - 1].lower in w.as_:
        at -= 1  # *considers X to be the arm of Y*, *sees X as the arm of Y*
    if at < start:
        return ending_before(doc, at, sentence)
    if before in w.be:
        span = subject_before(doc, start - 1)
        return listed(doc, tokens_of(doc, span)) if span else []
    if group[1] + 1 < sentence.last and doc.tokens[group[1]].text in {"(", "–", "—", "-", ":"}:
        return [m for m in groups_from(doc, group[1] + 1, sentence) if is_named(doc, m)]
    if group[1] + 1 < sentence.last and doc.tokens[group[1]].text == ",":
        name = group_at(doc, group[1] + 1, sentence)
        person = person_at(doc, group[1] + 1)
        if name and is_named(doc, name) and (person is None or words(doc, *person) > 1):
            return [name]
    return []


def _phrase_start(doc: Document, first: int, sentence: Sentence) -> int:
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
    }
    while at > sentence.first:
        lower = doc.tokens[at - 1].lower
        if lower not in small | w.modifiers and lower not in demonyms(doc.language):
            break
        at -= 1
    return at


def _owned(doc: Document, link: Link, sentence: Sentence) -> Iterator[_Pair]:
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
        yield _Pair(member, group, link.relation)


def _compound(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """*an X-linked group*, *Kenyan-backed fighters*."""
    for link in links(doc, sentence, "compound"):
        span = noun_phrase_from(doc, link.last, sentence.last)
        if span is None:
            continue
        member = tokens_of(doc, span)
        cut = next((n for n in range(*member) if doc.tokens[n].lower in {"and", "or"}), member[1])
        member = (member[0], cut)
        if not is_party(doc, member):
            continue
        start = link.first
        article = start > sentence.first and doc.tokens[start - 1].lower in {"a", "an", "the"}
        if article and start - 2 > sentence.first and doc.tokens[start - 2].text == ",":
            named = name_before(doc, start - 2, sentence)
            member = named or member
        yield _Pair(member, (link.first, link.last), link.relation)


def _person_of_party(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """*X of the Y Party*: a person's name and, right after, a party's."""
    w = relation_words(doc.language)
    for at in range(sentence.first + 2, sentence.last - 1):
        if doc.tokens[at].lower not in w.of:
            continue
        body = body_at(doc, at + 1)
        if body is None or body[1] > sentence.last or not is_named(doc, body):
            continue
        if not {doc.tokens[n].lower for n in range(*body)} & w.parties:
            continue
        name = person_before(doc, at)
        if name and name[0] >= sentence.first:
            yield _Pair(name, body, Relation.PART_OF)


_FINDERS: tuple[Callable[[Document, Sentence], Iterator[_Pair]], ...] = (
    _after,
    _before,
    _noun,
    _compound,
    _person_of_party,
)
