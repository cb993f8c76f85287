"""Wordings of membership and where they stand: sentence in, `Link`s out. The parties are `affiliations`' work."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from palabre.model.actor import Relation
from palabre.read.document import Document, Sentence
from palabre.read.words import words as word_classes

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class RelationWords:
    """The small words around a relation."""

    of: Words
    who: Words
    be: Words
    its: Words
    considered: Words
    as_: Words
    alleged: Words
    says: Words
    former: Words
    once: Words
    lands: Words
    peoples: Words
    efforts: Words
    still: Words
    both_ways: Words
    many: Words
    since: Words
    away_from: Words
    nouns: Words
    modifiers: Words
    parties: Words
    not_parties: Words
    away: Words
    articles: Words
    counts: Words
    before: Words
    finite: Words
    moving: Words
    modals: Words
    owned: Words
    houses: Words
    allied: Words
    offices: Words
    parts: Words
    units: Words
    under: Words


@dataclass(frozen=True, slots=True)
class Link:
    """A wording of relation at tokens `first` to `last` (half-open)."""

    first: int
    last: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Pair:
    """A member and a group as token ranges, and how the one stands to the other."""

    member: tuple[int, int]
    group: tuple[int, int]
    relation: Relation


@cache
def _raw(language: str) -> dict[str, dict[str, object]]:
    return tomllib.loads(files("palabre.read.lexicon").joinpath(f"affiliations.{language}.toml").read_text("utf-8"))


@cache
def relation_words(language: str) -> RelationWords:
    """The small words of a language."""
    raw = {("as_" if k == "as" else k): frozenset(str(v).split()) for k, v in _raw(language)["words"].items()}
    return RelationWords(**raw)


@cache
def _table(language: str, place: str) -> dict[str, list[tuple[tuple[str, ...], Relation]]]:
    """Wordings of one place by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Relation]]] = {}
    for relation, wordings in _raw(language)[place].items():
        for wording in wordings if isinstance(wordings, list) else []:
            parts = re.sub(r"(\b\w{1,2}')(?=[^\s/])", r"\1 ", wording).split()
            for key in product(*(part.split("/") for part in parts)):
                table.setdefault(key[0], []).append((key, Relation(relation)))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def links(doc: Document, sentence: Sentence, place: str) -> Iterator[Link]:
    """The wordings of one place (`after`, `before`, `noun`, `compound`) in a sentence."""
    if place == "compound":
        yield from _compounds(doc, sentence)
        return
    table = _table(doc.language, place)
    standing, free = doc.standing(sentence), sentence.first
    if table.keys().isdisjoint(standing):
        return
    for at, token in enumerate(doc.tokens[sentence.first : sentence.last], sentence.first):
        rows = table.get(token.lower)
        if rows is None or at < free:
            continue
        for key, relation in rows:
            last = _matched(doc, at, sentence.last, key) if key[-1] in standing else 0
            if last:
                free = last
                yield Link(at, last, relation)
                break


def _matched(doc: Document, at: int, limit: int, key: tuple[str, ...]) -> int:
    """The token after a wording that begins at a token, adverbs between its words skipped; 0 when it does not."""
    for part in key[1:]:
        at += 1
        if at < limit and doc.tokens[at].lower != part and is_adverb(doc, at):
            at += 1
        if at >= limit or doc.tokens[at].lower != part:
            return 0
    return at + 1


def is_adverb(doc: Document, at: int) -> bool:
    """Whether a token is an adverb, by list or ending."""
    return _adverb(doc.tokens[at].lower, doc.language)


@lru_cache(maxsize=4096)
def _adverb(lower: str, language: str) -> bool:
    return lower in word_classes(language).adverbs or lower.endswith("ly" if language == "en" else "ment")


def _compounds(doc: Document, sentence: Sentence) -> Iterator[Link]:
    """One token that ends in *-linked* and begins with a capital somewhere."""
    table = _table(doc.language, "compound")
    if doc.text.find("-", sentence.start, sentence.end) < 0:
        return
    for at, token in enumerate(doc.tokens[sentence.first : sentence.last - 1], sentence.first):
        head, hyphen, tail = token.text.rpartition("-")
        if hyphen and tail.lower() in table and any(c.isupper() for c in head):
            yield Link(at, at + 1, table[tail.lower()][0][1])


def relation_noun(word: str, language: str) -> bool:
    """Whether a word alone is a noun of relation: *affiliate*, *branche*."""
    return any(len(key) == 1 for key, _ in _table(language, "noun").get(word, ()))


def compound_tail(tail: str, language: str) -> bool:
    """Whether a word is the second half of a compound of relation."""
    return tail.lower() in _table(language, "compound")
