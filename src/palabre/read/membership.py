"""Wordings of membership and where they stand: sentence in, `Link`s out. The parties are `affiliations`' work."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.actor import Relation
from palabre.read.document import Document, Sentence

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
    leaders: Words
    alleged: Words
    says: Words
    former: Words
    nouns: Words
    modifiers: Words
    parties: Words
    not_parties: Words
    away: Words
    articles: Words
    counts: Words
    before: Words
    finite: Words


@dataclass(frozen=True, slots=True)
class Link:
    """A wording of relation at tokens `first` to `last` (half-open)."""

    first: int
    last: int
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
            key = tuple(re.sub(r"(\b\w{1,2}')(?=\S)", r"\1 ", wording).split())
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
    free = sentence.first
    for at in range(sentence.first, sentence.last):
        for key, relation in table.get(doc.tokens[at].lower, ()) if at >= free else ():
            free = at + len(key)
            if free <= sentence.last and tuple(t.lower for t in doc.tokens[at:free]) == key:
                yield Link(at, free, relation)
                break
            free = at


def _compounds(doc: Document, sentence: Sentence) -> Iterator[Link]:
    """One token that ends in *-linked* and begins with a capital somewhere."""
    table = _table(doc.language, "compound")
    for at in range(sentence.first, sentence.last - 1):
        head, hyphen, tail = doc.tokens[at].text.rpartition("-")
        if hyphen and tail.lower() in table and any(c.isupper() for c in head):
            yield Link(at, at + 1, table[tail.lower()][0][1])


def compound_tail(tail: str, language: str) -> bool:
    """Whether a word is the second half of a compound of relation."""
    return tail.lower() in _table(language, "compound")
