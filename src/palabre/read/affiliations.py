"""Affiliations: who belongs to, leads, stands with or speaks for whom. Document in, `Affiliation`s in text order out.

An affiliation needs a wording of relation with a party on either side: *rebels linked to X*, *two figures of X*,
*X and its armed wing, Y*. Refuses posts (they are roles) and parties that are no group, person or state by their words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from palabre.model.actor import AffiliationStatus, Party, Relation
from palabre.model.affiliation import Affiliation
from palabre.model.passage import Span
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.membership import Link, compound_tail, links, relation_words
from palabre.read.names import Range, body_at, demonyms, party, person_at, person_before, words
from palabre.read.phrases import antecedent, noun_phrase_from, subject_before

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


# ---------------------------------------------------------------------------------------------------- the parties
def _member_before(doc: Document, at: int, sentence: Sentence) -> list[Range]:
    """The parties that the words from a token on are said of: the noun before them, or what that noun is apposed to."""
    w = relation_words(doc.language)
    start = at
    while start > sentence.first and doc.tokens[start - 1].lower in w.who | w.be | w.alleged | {"to"}:
        start -= 1
    verb = any(doc.tokens[n].lower in w.be for n in range(start, at))
    relative = any(doc.tokens[n].lower in w.who for n in range(start, at))
    if verb and not relative:
        span = subject_before(doc, start)
        return _listed(doc, _tokens(doc, span)) if span else []
    if start > sentence.first and doc.tokens[start - 1].text == ",":
        start -= 1
    return _ending(doc, start, sentence)


def _ending(doc: Document, end: int, sentence: Sentence) -> list[Range]:
    """The parties whose words end right before a token."""
    if end <= sentence.first:
        return []
    bounds = _name_ending(doc, end, sentence)
    if bounds is None:
        span = antecedent(doc, end)
        bounds = _tokens(doc, span) if span else None
    if bounds is None or bounds[1] != end:
        return []
    bounds = bounds if _named(doc, bounds) and _name_ending(doc, end, sentence) else _nearest(doc, bounds)
    if not _named(doc, bounds) and bounds[0] - 1 > sentence.first and doc.tokens[bounds[0] - 1].text == ",":
        # *the Front, a nebula linked to X*: the named party is the member.
        named = _name_ending(doc, bounds[0] - 1, sentence)
        if named:
            return [named]
    return _listed(doc, bounds)


def _nearest(doc: Document, bounds: Range) -> Range:
    """The last noun of a long phrase, which a participle belongs to: *talks with [rebels] linked to*."""
    w = relation_words(doc.language)
    first, last = bounds
    for at in range(last - 2, first, -1):
        lower = doc.tokens[at].lower
        if lower in w.away or (lower in {"and", "et"} and doc.tokens[at + 1].lower in w.articles):
            return at + 1, last
        if lower in w.of and not {doc.tokens[n].lower for n in range(first, at)} & w.nouns:
            return at + 1, last
    while first < last - 1 and (doc.tokens[first].kind is TokenKind.NUMBER or doc.tokens[first].lower in w.counts):
        first += 1
    return first, last


def _name_ending(doc: Document, end: int, sentence: Sentence) -> Range | None:
    """The longest name of a body or person that ends right before a token."""
    person = person_before(doc, end)
    if person and person[0] >= sentence.first:
        first = _more_names(doc, person[0], sentence)
        return first, end
    for start in range(max(sentence.first, end - 14), end):
        token = doc.tokens[start]
        if not (token.name_like or token.lower in {"the", "le", "la", "l'", "les"}):
            continue
        bounds = body_at(doc, start)
        article = not token.name_like
        if bounds and bounds[1] == end and _named(doc, bounds) and (article or _starts_phrase(doc, start, sentence)):
            return bounds
    return None


def _starts_phrase(doc: Document, start: int, sentence: Sentence) -> bool:
    """Whether nothing before the token belongs to its phrase: no adjective or noun, only a closed word or a stop."""
    if start == sentence.first:
        return doc.tokens[start].lower not in {"in", "on", "after"}
    before = doc.tokens[start - 1]
    return not before.text[0].isalpha() or before.lower in _CLOSED_BEFORE[doc.language]


_CLOSED_BEFORE = {
    "en": frozenset(["of", "by", "to", "from", "with", "and", "or", "the", "in", "for", "between", "against", "as", "at", "on", "that", "than", "but"]),
    "fr": frozenset(
        ["de", "du", "des", "d'", "par", "à", "au", "aux", "avec", "et", "ou", "le", "la", "les", "l'", "dans", "pour", "entre", "contre", "comme", "chez", "que", "qu'", "mais"]
    ),
}


def _more_names(doc: Document, first: int, sentence: Sentence) -> int:
    """The start of *A and B* when a name ends in it."""
    at = first - 1
    if at > sentence.first and doc.tokens[at].lower in {"d'", "de"}:
        at -= 1
    if at > sentence.first and doc.tokens[at].lower in {"and", "et", ","}:
        more = person_before(doc, at)
        if more and more[0] >= sentence.first:
            return more[0]
    return first


def _listed(doc: Document, bounds: Range) -> list[Range]:
    """The members of *A and B* when all are names, else the one phrase, when it is a party."""
    cuts = [n for n in range(*bounds) if doc.tokens[n].lower in {"and", "et"}]
    if len(cuts) == 1:
        left = person_at(doc, bounds[0])
        right_start = cuts[0] + 1 + (doc.tokens[cuts[0] + 1].lower in {"d'", "de"})
        right = person_at(doc, right_start)
        if left and right and left[1] == cuts[0] and right[1] == bounds[1]:
            return [left, right]
    return [bounds] if _is_party(doc, bounds) else []


def _groups_from(doc: Document, at: int, sentence: Sentence) -> list[Range]:
    """The groups from a token on: *X*, *X or to the Y*, *X and Y*."""
    found: list[Range] = []
    while at < sentence.last:
        bounds = _group_at(doc, at, sentence)
        if bounds is None:
            break
        found.append(bounds)
        at = bounds[1]
        if at + 1 >= sentence.last or doc.tokens[at].lower not in {"and", "or", "et", "ou"}:
            break
        at += 1
        if doc.tokens[at].lower in {"to", "à", "au", "aux", "by", "par", "with", "de", "du", "d'"}:
            at += 1
        if not _starts_named(doc, at):
            break
    return found


def _starts_named(doc: Document, at: int) -> bool:
    article = doc.tokens[at].lower in {"the", "le", "la", "l'", "les"} or doc.tokens[at].lower in {
        "groupe",
        "organisation",
    }
    return doc.tokens[at].name_like or (article and any(t.name_like for t in doc.tokens[at + 1 : at + 4]))


def _group_at(doc: Document, at: int, sentence: Sentence) -> Range | None:
    """One group: a body, a person, or a noun phrase of a group."""
    person = person_at(doc, at)
    body = body_at(doc, at)
    if person and words(doc, *person) > 1 and (body is None or body[1] <= person[1]):
        return person
    if body and body[1] <= sentence.last and _is_party(doc, body):
        return body
    span = noun_phrase_from(doc, at, sentence.last)
    bounds = _tokens(doc, span) if span else None
    return bounds if bounds and _is_party(doc, bounds) else None


def _tokens(doc: Document, span: Span) -> Range:
    return doc.tokens_between(*span)


def _named(doc: Document, bounds: Range) -> bool:
    inner = [doc.tokens[n] for n in range(*bounds)]
    return any(
        t.name_like and t.lower not in demonyms(doc.language) and n + t.start > 0 for n, t in enumerate(inner)
    ) and not (
        len(inner) > 1 and inner[-1].text.islower() and inner[0].name_like and not any(t.name_like for t in inner[1:])
    )


def _is_party(doc: Document, bounds: Range) -> bool:
    """Whether a phrase can belong to a group or be one: a name, or a noun of a group among its first words."""
    if bounds[1] - bounds[0] > 14:
        return False
    lowers = [doc.tokens[n].lower for n in range(*bounds)]
    if not set(lowers).isdisjoint(relation_words(doc.language).not_parties):
        return False
    if _named(doc, bounds):
        return True
    return bool(set(lowers[:7]) & relation_words(doc.language).nouns) or lowers[-1] in demonyms(doc.language)


# ---------------------------------------------------------------------------------------------------- the finders
def _after(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """Member, wording, group."""
    for link in links(doc, sentence, "after"):
        for member in _member_before(doc, link.first, sentence):
            for group in _groups_from(doc, link.last, sentence):
                yield _Pair(member, group, link.relation)


def _before(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """Group, wording, member: *the coalition led by X*."""
    for link in links(doc, sentence, "before"):
        groups = _subject(doc, link, sentence) or _member_before(doc, link.first, sentence)
        members = _groups_from(doc, link.last, sentence)
        if link.relation is Relation.LEADS:
            members = [_leader(doc, link.last, sentence)] if groups else []
            members = [m for m in members if _named(doc, m)]
        for group in groups:
            for member in members[: 1 if link.relation is Relation.LEADS else None]:
                yield _Pair(member, group, link.relation)


def _subject(doc: Document, link: Link, sentence: Sentence) -> list[Range]:
    """The subject of the clause, for *avec à sa tête*."""
    if doc.tokens[link.first].lower not in {"avec", "ayant"}:
        return []
    verb = next((n for n in range(sentence.first + 1, link.first) if doc.tokens[n].lower in {"a", "est", "ont"}), None)
    span = subject_before(doc, verb) if verb else None
    return [_tokens(doc, span)] if span else []


def _leader(doc: Document, at: int, sentence: Sentence) -> Range:
    """Who leads, from a token on: a name, or the name that a description is apposed to."""
    name = person_at(doc, at)
    if name and words(doc, *name) > 1:
        return name
    span = noun_phrase_from(doc, at, sentence.last)
    bounds = _tokens(doc, span) if span else (at, at + 1)
    return _apposed_name(doc, bounds, sentence)


def _apposed_name(doc: Document, bounds: Range, sentence: Sentence) -> Range:
    """The name in apposition to a description: *the dead president's son, X*."""
    at = bounds[1]
    if _named(doc, bounds) or at + 1 >= sentence.last or doc.tokens[at].text != ",":
        return bounds
    start = at + 1 + (doc.tokens[at + 1].lower in {"le", "la", "l'", "the"})
    name = person_at(doc, start)
    if name is None and start + 1 < sentence.last:
        name = person_at(doc, start + 1)  # after a rank
        start = start if name is None else start
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
        groups = _groups_from(doc, at + 1, sentence)[:1] if at < sentence.last and doc.tokens[at].lower in w.of else []
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
        apposed = [m for m in _ending(doc, start - 1, sentence) if _named(doc, m)]
        if apposed:
            return apposed
    at = start
    while at > sentence.first and doc.tokens[at - 1].lower in w.as_:
        at -= 1  # *considers X to be the arm of Y*, *sees X as the arm of Y*
    if at < start:
        return _ending(doc, at, sentence)
    if before in w.be:
        span = subject_before(doc, start - 1)
        return _listed(doc, _tokens(doc, span)) if span else []
    if group[1] + 1 < sentence.last and doc.tokens[group[1]].text == ",":
        name = _group_at(doc, group[1] + 1, sentence)
        person = person_at(doc, group[1] + 1)
        if name and _named(doc, name) and (person is None or words(doc, *person) > 1):
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
    member = _group_at(doc, after, sentence) if after < sentence.last else None
    group = _name_ending(doc, end, sentence)
    if member and group and _named(doc, member):
        yield _Pair(member, group, link.relation)


def _compound(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """*an X-linked group*, *Kenyan-backed fighters*."""
    for link in links(doc, sentence, "compound"):
        span = noun_phrase_from(doc, link.last, sentence.last)
        if span is None:
            continue
        member = _tokens(doc, span)
        cut = next((n for n in range(*member) if doc.tokens[n].lower in {"and", "or"}), member[1])
        member = (member[0], cut)
        if not _is_party(doc, member):
            continue
        start = link.first
        article = start > sentence.first and doc.tokens[start - 1].lower in {"a", "an", "the"}
        if article and start - 2 > sentence.first and doc.tokens[start - 2].text == ",":
            named = _name_ending(doc, start - 2, sentence)
            member = named or member
        yield _Pair(member, (link.first, link.last), link.relation)


def _person_of_party(doc: Document, sentence: Sentence) -> Iterator[_Pair]:
    """*X of the Y Party*: a person's name and, right after, a party's."""
    w = relation_words(doc.language)
    for at in range(sentence.first + 2, sentence.last - 1):
        if doc.tokens[at].lower not in w.of:
            continue
        body = body_at(doc, at + 1)
        if body is None or body[1] > sentence.last or not _named(doc, body):
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
