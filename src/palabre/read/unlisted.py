"""Places that no list knows, told by the word beside them: *the Torvald neighbourhood*, *le village de Torvald*.

A document and the places already found in, further places out, in text order; their name is their wording. Refuses a
capitalised name without such a word, and one that is part of a place already found.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.passage import Span
from palabre.model.place import NamedPlace
from palabre.read.document import Document, Token
from palabre.read.names import demonyms, shapes
from palabre.read.rows import Row

NAME = "unlisted.v1"

_WORD = r"[A-ZÀ-Ý][\w’'-]*[\w]"
_PARTICLES = r"(?:(?:de|del|la|las|los|el|al|y|du|des|les)\s+){0,2}"
_CALLED = rf"{_WORD}(?:\s+{_PARTICLES}{_WORD}){{0,3}}"
_NAME = re.compile(_CALLED)
_LAST_NAME = re.compile(rf"({_CALLED})\s+\Z")
_BETWEEN = 25  # characters between a verb of happening and the preposition: *at 5 a.m.*, *early on Monday*
_GIVEN = 4  # tokens before *à* in which somebody gives or says
_REACH = 60  # characters from a name to the word that tells it to be a place


@dataclass(frozen=True, slots=True)
class _Wordings:
    """The words that tell of a place, and what they stand before or after."""

    words: frozenset[str]
    before: re.Pattern[str]
    happens: re.Pattern[str]
    after: frozenset[str]
    peoples: frozenset[str]
    given: frozenset[str]
    held: frozenset[str]


@cache
def _wordings(language: str) -> _Wordings:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("unlisted.toml").read_text("utf-8"))[language]
    links = "|".join(raw["links"])
    before = [rf"(?:{'|'.join(raw['before'])})\s+(?:{links})(?:\s+|['’])[\"“«]?\s?(?P<of>{_CALLED})"]
    if raw["opening"]:
        before.append(rf"(?P<whole>(?:{'|'.join(raw['opening'])})\s+{_CALLED})")
    words = frozenset((*raw["before"], *raw["after"], *raw["opening"]))
    happens, leads, called = ("|".join(raw[key]) for key in ("happens", "leads", "called"))
    where = rf"\b(?:{happens})\b[^.;\n]{{0,{_BETWEEN}}}?\s(?:{leads})\s(?:(?:{called})\s?)?(?P<name>{_CALLED})"
    lists = (frozenset(raw[n]) for n in ("after", "peoples", "given", "held"))
    return _Wordings(words, re.compile("|".join(before)), re.compile(where), *lists)


@cache
def peoples(language: str) -> frozenset[str]:
    """Peoples and faiths, in lower case and in the singular."""
    return _wordings(language).peoples


def _told(doc: Document) -> Iterator[Span]:
    """The names beside words of place, in text order."""
    wordings, text, end = _wordings(doc.language), doc.text, 0
    spoken_to = doc.capitals or doc.language != "fr"
    for word in doc.tokens:
        leads = word.text == "à" or (word.lower in {"de", "d'"} and _held(doc, word))
        if leads and word.start >= end and not spoken_to and (name := _there(doc, word)):
            end = name[1]
            yield name
        if word.text not in wordings.words or word.start < end:
            continue
        ahead = wordings.before.match(text, word.start)
        behind = None if ahead else _LAST_NAME.search(text, max(end, word.start - _REACH), word.start)
        if ahead:
            end = ahead.end()
            yield ahead.span("of" if ahead["of"] else "whole")
        elif behind and word.text in wordings.after:
            end = word.end
            yield behind.span(1)


def _where_it_happened(doc: Document) -> Iterator[Span]:
    """*The attack occurred at dawn in Torvald*: the names that a verb of happening leads to, but for days."""
    for hit in _wordings(doc.language).happens.finditer(doc.text):
        if not doc.capitals and shapes(doc.language).calendar.isdisjoint(hit["name"].lower().split()):
            yield hit.span("name")


def _held(doc: Document, of: Token) -> bool:
    """*se sont emparés de*, *la prise de*: what leads to ground that is held or left."""
    at = doc.token_at(of.start)
    return at > 0 and doc.tokens[at - 1].lower in _wordings("fr").held


def _there(doc: Document, to: Token) -> Span | None:
    """*une attaque à Torvald*, *se sont emparés de Torvald*: the name, unless something is given or said to it."""
    at = doc.token_at(to.start)
    name = _NAME.match(doc.text, to.end + (to.text[-1].isalpha()))
    near = {t.lower for t in doc.tokens[max(0, at - _GIVEN) : at]}
    if name is None or at == 0 or name.group().split()[0].isupper() or near & _wordings("fr").given:
        return None
    return name.span()


def read_unlisted(doc: Document, known: Sequence[NamedPlace]) -> tuple[NamedPlace, ...]:
    """The places that a word beside them tells to be places, without those of `known`, in text order."""
    taken = Row((*span, p) for p in known for span in p.spans)
    folk = demonyms(doc.language) | peoples(doc.language)
    found: list[NamedPlace] = []
    for start, end in sorted({*_told(doc), *_where_it_happened(doc)}):
        sentence = doc.sentence_at(start)
        again = bool(found) and start < found[-1].spans[0][1]
        if sentence is None or sentence.start == start or again or taken.touching(start, end):
            continue  # a capital that opens a sentence says nothing
        text = doc.text[start:end]
        if all(word.lower() in folk for word in text.split()):
            continue  # *a Malian village*, *a Shia district*
        found.append(NamedPlace(spans=((start, end),), text=text, name=" ".join(text.split())))
    return tuple(found)


def called_at(doc: Document, start: int) -> NamedPlace | None:
    """The whole capitalised name that begins at an offset, as a place, whether or not a list knows it."""
    match = _NAME.match(doc.text, start)
    if match is None:
        return None
    return NamedPlace(spans=(match.span(),), text=match.group(), name=" ".join(match.group().split()))
