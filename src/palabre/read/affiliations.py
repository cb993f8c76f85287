"""Affiliations: who belongs to, leads, stands with or speaks for whom. Document in, `Affiliation`s in text order out.

An affiliation needs a wording of relation with a party on either side: *rebels linked to X*, *two figures of X*,
*X and its armed wing, Y*. Refuses posts (they are roles) and parties that are no group, person or state by their words.
"""

from collections.abc import Callable, Iterator

from palabre.model.actor import Party, Relation
from palabre.model.affiliation import Affiliation
from palabre.read.belonging import after_modifiers, compounds, owned, phrase_start, possessives
from palabre.read.document import Document, Sentence
from palabre.read.fronted import fronted
from palabre.read.heading import is_office, person_of, whole_group
from palabre.read.members import (
    ending_before,
    group_at,
    groups_from,
    is_named,
    listed,
    members_before,
    tokens_of,
    worded_as_group,
)
from palabre.read.membership import Link, Pair, compound_tail, is_adverb, links, relation_words
from palabre.read.names import Range, party, person_at, words
from palabre.read.owning import allied_beside, led_by_owner, persons_of_houses, whose
from palabre.read.phrases import noun_phrase_from, subject_before
from palabre.read.post_words import post_lexicon
from palabre.read.relation_status import status_of
from palabre.read.subgroups import owned_parts, units, unnamed_part, whole_part
from palabre.read.words import words as closed_words

NAME = "affiliations.v1"


def read_affiliations(doc: Document) -> tuple[Affiliation, ...]:
    """All affiliations of the article proper, each pair and relation once."""
    found: dict[tuple[str, str, str], Affiliation] = {}
    for sentence in doc.body:
        for finder in _FINDERS:
            for pair in finder(doc, sentence):
                if _overlapping(pair) or _pronoun(doc, pair.member):
                    continue
                made = _affiliation(doc, sentence, pair)
                key = (_bare(made.member.text), _bare(made.group.text), made.relation.value)
                found.setdefault(key, made)
    return tuple(sorted(found.values(), key=lambda a: (a.spans, a.member.spans, a.group.spans)))


def _bare(text: str) -> str:
    return (
        text.lower().removeprefix("the ").removeprefix("le ").removeprefix("la ").removeprefix("l’").removeprefix("l'")
    )


def _pronoun(doc: Document, bounds: Range) -> bool:
    known = closed_words(doc.language)
    return bounds[1] - bounds[0] == 1 and doc.tokens[bounds[0]].lower in known.pronouns


def _overlapping(pair: Pair) -> bool:
    """Whether two sides share words; a part told by its group (*a wing of X*) ends with it."""
    part = pair.member[0] < pair.group[0] and pair.member[1] == pair.group[1] and pair.relation is Relation.PART_OF
    return not part and pair.member[0] < pair.group[1] and pair.group[0] < pair.member[1]


def _affiliation(doc: Document, sentence: Sentence, pair: Pair) -> Affiliation:
    first, last = min(pair.member[0], pair.group[0]), max(pair.member[1], pair.group[1])
    return Affiliation(
        member=_group_party(doc, pair.member),
        group=_group_party(doc, pair.group),
        relation=pair.relation,
        status=status_of(doc, sentence, pair, (first, last)),
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


def _after(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """Member, wording, group."""
    for link in links(doc, sentence, "after"):
        for member in [whole_part(doc, m, sentence) for m in members_before(doc, link.first, sentence)]:
            for found in groups_from(doc, link.last, sentence):
                group = found
                if link.relation is Relation.LEADS:
                    group = whole_group(doc, group, sentence)
                    if not _led_by(doc, link, member, group):
                        continue
                if group[1] < sentence.last and doc.tokens[group[1]].lower == "'s":
                    continue  # *who joined the government's delegation*
                if not _moving(doc, link, sentence) or _joinable(doc, group):
                    yield Pair(member, group, link.relation)


def _led_by(doc: Document, link: Link, member: Range, group: Range) -> bool:
    """Whether a person leads a group: an office is a role, and a state that *heads* something no leader."""
    told = doc.tokens[link.first].lower in relation_words(doc.language).who
    return not is_office(doc, group) and (told or (worded_as_group(doc, group) and person_of(doc, member) is not None))


def _moving(doc: Document, link: Link, sentence: Sentence) -> bool:
    """Whether a place may follow the wording as well: *left Goma*, *are close to Goma*."""
    w = relation_words(doc.language)
    words_of = {doc.tokens[n].lower for n in range(link.first, link.last)}
    near = words_of & {"close", "proche", "proches"} and doc.tokens[link.first - 1].lower in w.be
    return bool(words_of & w.moving or near)


def _joinable(doc: Document, group: Range) -> bool:
    """Whether a group can be joined and left: worded as one, and no line of battle (*withdrew from the front*)."""
    line = doc.tokens[group[1] - 1].text == "front" and not is_named(doc, group)
    only = group[1] - group[0] == 1 and doc.tokens[group[0]].lower in relation_words(doc.language).efforts
    return worded_as_group(doc, group) and not line and not only  # *joined forces*


def _before(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """Group, wording, member: *the coalition led by X*, *X backs the rebels*."""
    w = relation_words(doc.language)
    for link in links(doc, sentence, "before"):
        if doc.tokens[link.first].lower in w.finite and doc.tokens[link.first - 1].lower in w.modals:
            continue  # *that would include X*
        if doc.language == "fr" and _claims(doc, link.last, sentence):
            continue  # *l'armée soutient avoir tué ...*
        at = link.last
        while at < sentence.last and is_adverb(doc, at):
            at += 1
        if link.relation is Relation.ALLIED_WITH:
            groups = _helpers(doc, link, sentence)
            members = [m for m in groups_from(doc, at, sentence) if worded_as_group(doc, m)] if groups else []
        elif link.relation is Relation.LEADS:
            groups = _subject(doc, link, sentence) or members_before(doc, link.first, sentence)
            groups = [whole_part(doc, g, sentence) for g in groups]
            members = [m for m in [_leader(doc, at, sentence)] if groups and is_named(doc, m)]
            if any(is_office(doc, g) for g in groups):
                members = [m for m in members if person_of(doc, m)]  # *a committee chaired by the mission*
        else:
            groups = members_before(doc, link.first, sentence)
            members = groups_from(doc, at, sentence)
        for group in groups:
            for member in members:
                yield Pair(member, group, link.relation)


def _claims(doc: Document, at: int, sentence: Sentence) -> bool:
    """Whether an infinitive follows, as after a verb of saying."""
    while at < sentence.last and doc.tokens[at].lower in {"n'", "ne", "pas", "l'", "les", "y", "en"}:
        at += 1
    return at < sentence.last and doc.tokens[at].lower in {"avoir", "être", "que", "qu'"}


def _helpers(doc: Document, link: Link, sentence: Sentence) -> list[Range]:
    """Who helps: the subject of the verb, or whom it is said of (*accuses X of arming*, *X denies arming*)."""
    w = relation_words(doc.language)
    before = doc.tokens[link.first - 1].lower if link.first > sentence.first else ""
    if doc.tokens[link.first].lower in w.finite:
        return members_before(doc, link.first, sentence)
    if before in {"of", "de", "d'"}:
        return [_after_verb(doc, found) for found in ending_before(doc, link.first - 1, sentence)]
    if before in w.alleged | w.be or before == "been":
        span = subject_before(doc, link.first - 1)
        return listed(doc, tokens_of(doc, span)) if span else []
    return []


def _after_verb(doc: Document, bounds: Range) -> Range:
    """The accused alone, in French without the verb before him: *Lomé accuse [Boni] d'armer le Front*."""
    accusing = relation_words(doc.language).says | relation_words(doc.language).alleged
    cut = [n for n in range(*bounds) if doc.language == "fr" and doc.tokens[n].lower in accusing]
    return (cut[-1] + 1, bounds[1]) if cut and cut[-1] + 1 < bounds[1] else bounds


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
    bounds = tokens_of(doc, span) if span else (at, min(at + 1, sentence.last))
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


def _noun(doc: Document, sentence: Sentence) -> Iterator[Pair]:
    """*X, a member of Y*, *X is the wing of Y*, *the wing of Y, X*, *X and its wing, Y*."""
    w = relation_words(doc.language)
    shared: list[Range] = []
    for link in links(doc, sentence, "noun"):
        if doc.tokens[link.first].lower == "part" and doc.tokens[link.first - 1].lower == "as":
            continue  # *recognised the island as part of Belmara*
        yield from owned(doc, link, sentence)
        at = after_modifiers(doc, link.last, sentence)
        groups = groups_from(doc, at + 1, sentence)[:1] if at < sentence.last and doc.tokens[at].lower in w.of else []
        if not groups:
            continue
        start = phrase_start(doc, link.first, sentence)
        joined = start > sentence.first and doc.tokens[start - 1].lower in {"and", "et"}
        if _post_at(doc, link):
            continue
        members = _noun_members(doc, link, groups[0], sentence) or (shared if joined else [])
        part = unnamed_part(doc, link, groups[0], sentence) if not members else None
        if part:
            yield Pair(part, groups[0], Relation.PART_OF)
        for member in members:
            yield Pair(member, groups[0], link.relation)
        shared = members


def _post_at(doc: Document, link: Link) -> bool:
    """Whether a noun of belonging is of a post: *member of the central committee*, *ministre déléguée*."""
    heads, at = post_lexicon(doc.language).heads, link.first
    if link.relation is Relation.REPRESENTS and (doc.tokens[at - 1].lower,) in heads:
        return True
    return any(tuple(t.lower for t in doc.tokens[at : at + size]) in heads for size in (4, 5, 6))


def _noun_members(doc: Document, link: Link, group: Range, sentence: Sentence) -> list[Range]:
    w = relation_words(doc.language)
    start = phrase_start(doc, link.first, sentence)
    while start > sentence.first and doc.tokens[start - 1].lower in w.once | w.still:
        start -= 1  # *X, once a member of Y*
    before = doc.tokens[start - 1].lower if start > sentence.first else ""
    if before in {",", "–", "("}:
        apposed = [m for m in ending_before(doc, start - 1, sentence) if is_named(doc, m)]
        if apposed and doc.tokens[apposed[0][0] - 1].lower in {"à", "in", "at", "near"}:
            return []  # *à Kolda, une autre branche du Front ...*
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
        described = name and any(doc.tokens[n].lower in w.owned | w.parts for n in range(*name))
        if name and not described and is_named(doc, name) and (person is None or words(doc, *person) > 1):
            return [name]
    return []


_FINDERS: tuple[Callable[[Document, Sentence], Iterator[Pair]], ...] = (
    _after,
    _before,
    _noun,
    possessives,
    units,
    owned_parts,
    fronted,
    compounds,
    persons_of_houses,
    led_by_owner,
    whose,
    allied_beside,
)
