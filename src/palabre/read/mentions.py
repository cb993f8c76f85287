"""Mentions: the names in an article and what each stands for. Document and known names in, `Mention`s out.

Known actors come from the register through `Names`, known places from the gazetteer; other capitalised names are taken
for persons or organisations only where a word beside them says so. A capital that acts is a `state`, one that something
happened in is a `place`. Refuses to guess: a capitalised word that nothing explains is no mention.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from palabre.model.actor import ActorKind, KnownName, Mention, MentionKind, Via
from palabre.model.passage import Span
from palabre.model.place import NamedPlace, PlacePrecision, PlaceRelation
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.furniture import ParagraphKind
from palabre.read.toponyms import PlaceNames, Toponyms, abbreviated, extended, of_site
from palabre.read.truecase import is_ordinary
from palabre.read.whole_names import person_over

NAME = "mentions.v1"
_BETWEEN = {"between", "entre"}
_TO_LINE = 3  # tokens from a border to what it lies between
_BEFORE_DOER = {"by", "par", "and", "et", "between", "entre", "that", "que", "qu'", ",", "with", "avec", "if", "si"}
_ONE = {"a", "an", "another", "un", "une", "this", "that", "ce", "cet", "cette"}


class Names(PlaceNames, Protocol):
    """The known names; `pipeline` passes in the register and the gazetteer of the stage `resolve`."""

    def known(self, text: str) -> Iterable[KnownName]:
        """Names of the register in a text, in order, not overlapping."""
        ...


@dataclass(frozen=True, slots=True)
class _Lexicon:
    titles: frozenset[str]
    organisation: frozenset[str]
    locative: frozenset[str]
    strict_locative: frozenset[str]
    left: frozenset[str]
    between: frozenset[str]
    lines: frozenset[str]
    connectors: frozenset[str]
    not_names: frozenset[str]
    particles: frozenset[str]


@cache
def _lexicon(language: str) -> _Lexicon:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("mentions.toml").read_text("utf-8"))[language]
    return _Lexicon(**{key: frozenset(raw[key]) for key in _Lexicon.__dataclass_fields__})


def read_mentions(doc: Document, names: Names) -> tuple[Mention, ...]:
    """The mentions of the article proper, in text order, with ids m1, m2 ..."""
    found: list[tuple[Span, MentionKind, str | None, Via | None]] = []
    listed = list(names.known(doc.text))
    starts = {k.start for k in listed}
    known = [k for k in listed if _inside(doc, k) and not _first_name(doc, k, starts, names)]
    sure = _sure_places(doc, known, names)
    known = [k for k in known if not any(k.start < end and start < k.end for start, end in sure)]
    found += [(span, MentionKind.PLACE, None, None) for span in sure]
    taken = {n for k in known for n in range(doc.token_at(k.start), doc.token_at(k.end - 1) + 1)}
    for name in known:
        kind = _known_kind(doc, name)
        found.append(((name.start, name.end), kind, name.actor if kind is not MentionKind.PLACE else None, name.via))
    taken |= {n for start, end in sure for n in range(doc.token_at(start), doc.token_at(end - 1) + 1)}
    people = {w for k in known if k.kind is ActorKind.PERSON for w in doc.text[k.start : k.end].lower().split()}
    runs = [run for sentence in doc.body for run in _runs(doc, sentence, taken)]
    places = Toponyms(doc, runs, names)
    for run in runs:
        found += _unknown(doc, run, places, people)
    found.sort(key=lambda f: f[0])
    return tuple(
        Mention(
            id=f"m{number}",
            spans=(span,),
            text=doc.text[slice(*span)],
            kind=kind,
            actor=actor,
            via=via,
            component=NAME,
        )
        for number, (span, kind, actor, via) in enumerate(found, start=1)
    )


def read_places(doc: Document, mentions: Iterable[Mention]) -> tuple[NamedPlace, ...]:
    """The mentions at which something can have happened: places, and states or capitals named as a place."""
    places = []
    for mention in mentions:
        start, end = mention.spans[0]
        named = mention.kind is MentionKind.STATE and mention.via is not Via.DEMONYM
        leads = _lexicon(doc.language).locative | _lexicon(doc.language).left
        named_state = named and _after(doc, start, leads) and not _one_of_two(doc, start)
        if mention.kind is MentionKind.PLACE and _attributive(doc, start, end):
            continue
        if mention.kind is MentionKind.PLACE or (named_state and doc.text[start].isupper()):
            text = doc.text[start:end]
            country = PlacePrecision.COUNTRY if mention.kind is MentionKind.STATE else None
            spans = ((start, end),)
            places.append(NamedPlace(spans=spans, text=text, name=text, relation=PlaceRelation.AT, precision=country))
    return tuple(places)


def _sure_places(doc: Document, known: Iterable[KnownName], names: Names) -> list[Span]:
    """Places that need no word beside them: abbreviations, and longer names around the name of a state."""
    longer = [extended(doc, (k.start, k.end), names) for k in known if k.kind is ActorKind.STATE]
    taken: list[Span] = []
    for start, end in sorted({*abbreviated(doc, names), *(span for span in longer if span)}):
        sentence = doc.sentence_at(start)
        inside = sentence is not None and doc.paragraphs[sentence.paragraph].kind is ParagraphKind.BODY
        if inside and not (taken and start < taken[-1][1]):
            taken.append((start, end))
    return taken


def _attributive(doc: Document, start: int, end: int) -> bool:
    """Whether a place says whose or which something is, not where: *a Medellín judge*, *Gao Mayor Awa Torvald*."""
    lexicon = _lexicon(doc.language)
    first, after = doc.token_at(start), doc.token_at(end - 1) + 1
    if of_site(doc, first, after):
        return True  # *the corner of Paris and Sari streets*
    if _after(doc, start, lexicon.locative | lexicon.strict_locative):
        return False
    if first and doc.tokens[first - 1].lower in _ONE:
        return True
    if after >= len(doc.tokens) or doc.text[end : doc.tokens[after].start].strip(" "):
        return False
    follower = doc.tokens[after]
    return follower.lower in lexicon.organisation or (follower.name_like and not doc.capitals)


def _inside(doc: Document, name: KnownName) -> bool:
    """Whether a name stands within one sentence of the article proper."""
    sentence = doc.sentence_at(name.start)
    if sentence is None or name.end > sentence.end or _given_name(doc, name):
        return False
    return doc.paragraphs[sentence.paragraph].kind is ParagraphKind.BODY


def _given_name(doc: Document, name: KnownName) -> bool:
    """Whether a community's name is somebody's first name: *Awa Torvald*."""
    after = doc.token_at(name.end - 1) + 1
    if name.kind is not ActorKind.COMMUNITY or doc.capitals or after >= len(doc.tokens):
        return False
    follower = doc.tokens[after]
    return follower.name_like and follower.start - name.end == 1 and doc.text[name.end] != "\n"


def _first_name(doc: Document, name: KnownName, starts: set[int], names: Names) -> bool:
    """Whether the name of a state or capital is a first name: *Chad Torvald*. `starts` are those of known names."""
    lexicon, after = _lexicon(doc.language), doc.token_at(name.end - 1) + 1
    single = after - doc.token_at(name.start) == 1
    if name.via not in {Via.NAME, Via.CAPITAL} or not single or doc.capitals or after >= len(doc.tokens):
        return False
    follower = doc.tokens[after]
    if not follower.name_like or doc.text[name.end : follower.start] != " " or follower.start in starts:
        return False
    no_name = (lexicon.not_names, lexicon.titles, lexicon.organisation)
    if follower.text.isupper() or any(follower.lower in listed for listed in no_name):
        return False
    return (
        name.kind is ActorKind.STATE
        and not is_ordinary(follower.lower, doc.language)
        and not names.is_place(follower.text)
        and not names.is_place(doc.text[name.start : follower.end])
    )


def _known_kind(doc: Document, name: KnownName) -> MentionKind:
    if name.via is Via.CAPITAL:
        return MentionKind.STATE if _acts(doc, name.start, name.end) else MentionKind.PLACE
    return MentionKind(name.kind.value)


def _after(doc: Document, start: int, words: frozenset[str]) -> bool:
    """Whether one of the words stands just before, an article or a point of the compass between them at most."""
    between = _lexicon(doc.language).between
    at = doc.token_at(start) - 1
    while at >= 0 and doc.tokens[at].lower in between and doc.tokens[at].lower not in words:
        at -= 1
    return at >= 0 and doc.tokens[at].lower in words


def _one_of_two(doc: Document, start: int) -> bool:
    """*talks between Mali and Niger*: two that deal with each other are no place, but a border between them is."""
    at = doc.token_at(start) - 1
    while at > 0 and doc.tokens[at].lower in _lexicon(doc.language).between:
        at -= 1
    if at < 1 or doc.tokens[at].lower not in _BETWEEN:
        return False
    return not any(t.lower in _lexicon(doc.language).lines for t in doc.tokens[max(0, at - _TO_LINE) : at])


def _acts(doc: Document, start: int, end: int) -> bool:
    """Whether a capital stands for its government: subject, agent, or one of two that are compared.

    A preposition of place before it, a date line or a comma list of towns make it a city.
    """
    lexicon = _lexicon(doc.language)
    if _after(doc, start, lexicon.strict_locative):
        return False
    token = doc.token_at(start)
    sentence = doc.sentence_at(start)
    before = doc.tokens[token - 1].lower if token else ""
    follower = doc.tokens[doc.token_at(end)] if doc.token_at(end) < len(doc.tokens) else None
    opens = sentence is not None and token == sentence.first
    if opens and (follower is None or follower.kind is not TokenKind.WORD):
        return False  # date line
    return opens or before in _BEFORE_DOER


# ------------------------------------------------------------------------------ names that the register lacks
def _runs(doc: Document, sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised tokens (particles inside), without the tokens of known names."""
    lexicon = _lexicon(doc.language)
    free = sentence.first
    for at in [n for n, t in enumerate(doc.tokens[sentence.first : sentence.last], sentence.first) if t.name_like]:
        if at < free or not _starts(doc, at, sentence, taken, lexicon):
            continue
        last = at + 1
        while last < sentence.last and _continues(doc, last, taken, lexicon):
            last += 1
        while last > at + 1 and not doc.tokens[last - 1].name_like:
            last -= 1
        person = person_over(doc, at)
        if person and person[0] == at and taken.isdisjoint(range(*person)):
            last = max(last, person[1])
        yield at, last
        free = last


def _starts(doc: Document, at: int, sentence: Sentence, taken: set[int], lexicon: _Lexicon) -> bool:
    token = doc.tokens[at]
    if not token.name_like or at in taken:
        return False
    if doc.capitals:
        return at > 0 and doc.tokens[at - 1].lower in lexicon.strict_locative
    if token.lower in lexicon.particles and at > sentence.first:  # *M. Le Drian*
        return at + 1 < sentence.last and doc.tokens[at + 1].name_like and at + 1 not in taken
    return token.lower not in lexicon.not_names


def _continues(doc: Document, at: int, taken: set[int], lexicon: _Lexicon) -> bool:
    token, before = doc.tokens[at], doc.tokens[at - 1]
    if at in taken or token.kind is not TokenKind.WORD or token.start - before.end > 1:
        return False
    if token.name_like:
        return not doc.capitals or token.lower not in lexicon.not_names
    follower = doc.tokens[at + 1] if at + 1 < len(doc.tokens) else None
    joins = token.lower in lexicon.particles or (
        token.lower in lexicon.connectors and doc.tokens[at - 1].lower in lexicon.organisation
    )
    return joins and follower is not None and follower.name_like and at + 1 not in taken


def _unknown(
    doc: Document, run: tuple[int, int], places: Toponyms, people: set[str]
) -> Iterator[tuple[Span, MentionKind, None, None]]:
    lexicon = _lexicon(doc.language)
    first, last = run
    while first < last - 1 and doc.tokens[first].lower in lexicon.titles:  # *Captain Awa Torvald*
        first += 1
    span = (doc.tokens[first].start, doc.tokens[last - 1].end)
    words = [doc.tokens[i].lower for i in range(first, last)]
    body = not doc.capitals and lexicon.organisation & set(words)
    if body and (end := places.named_so((first, last))) and not lexicon.organisation & set(words[end - first :]):
        yield (span[0], doc.tokens[end - 1].end), MentionKind.PLACE, None, None  # *the West Bank*
    elif body:
        yield span, MentionKind.ORGANISATION, None, None
    elif _person(doc, first, last, people, lexicon):
        people.update(words)
        yield span, MentionKind.PERSON, None, None
    else:
        named = person_over(doc, first)
        for place in places.of((first, last)):
            if named is None or place == span:  # *Rio de Janeiro* is a place, the *Tour* of *Jean-Marc de la Tour* none
                yield place, MentionKind.PLACE, None, None


def _person(doc: Document, first: int, last: int, people: set[str], lexicon: _Lexicon) -> bool:
    """A name with a title before it or a description after it, or part of a person's name told before."""
    if doc.capitals:
        return False
    words = [doc.tokens[i].lower for i in range(first, last)]
    if set(words) - lexicon.particles <= people:
        return True
    before = [t.lower for t in doc.tokens[max(0, first - 3) : first]]
    titled = bool(before) and (before[-1] in lexicon.titles or " ".join(before[-2:]) in lexicon.titles)
    titled = titled or (before[-1:] == [","] and bool(set(before[:-1]) & lexicon.titles))
    if titled:
        return True
    # Two names and more, not after a preposition of place, in apposition or before a verb: *Awa Keïta, trader, ...*
    follower = doc.tokens[last].lower if last < len(doc.tokens) else ""
    if last - first < 2 or (before and before[-1] in lexicon.strict_locative):
        return False
    after = {t.lower for t in doc.tokens[last + 1 : last + 6]}
    return follower == "," and bool(after & lexicon.titles)
