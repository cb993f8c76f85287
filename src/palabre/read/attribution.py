"""Attributions: who is said to have done it, how surely, and by whom. A document's sentence in, attributions out.

Refuses authors that cannot be delimited. Which event an attribution belongs to is decided in `events`.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from palabre.model.event import Attribution, Certainty
from palabre.model.passage import Span
from palabre.read.agents import can_act, members
from palabre.read.document import Document, Sentence
from palabre.read.phrases import noun_phrase_from, party, subject_before
from palabre.read.triggers import event_nouns
from palabre.read.wordings import Found, Wordings, key
from palabre.read.words import words

NAME = "attribution.v1"


@dataclass(frozen=True, slots=True)
class _Wording:
    certainty: Certainty
    after: bool
    by: bool
    needs: frozenset[str]
    definite: bool


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """An attribution and the tokens of its wording."""

    attribution: Attribution
    first: int
    last: int


@cache
def _raw() -> dict[str, Any]:
    return loads(files("palabre.read.lexicon").joinpath("attribution.toml").read_text("utf-8"))


@cache
def _wordings(language: str) -> Wordings[_Wording]:
    raw = _raw()[language]
    entries = []
    for group in raw:
        certainty, needs = Certainty(group["certainty"]), frozenset(group.get("needs", ()))
        what = _Wording(certainty, group["author"] == "after", "by" in group, needs, group.get("definite", False))
        entries += [(key(w, language), what) for w in group["wordings"]]
    return Wordings(entries)


def read_attributions(doc: Document, sentence: Sentence) -> list[FoundAttribution]:
    """The attributions of a sentence, in text order, each author apart."""
    found: list[FoundAttribution] = []
    for hit in _wordings(doc.language).within(doc.tokens, sentence.first, sentence.last):
        for wording in hit.values:
            found += _read(doc, sentence, hit, wording)
    return found


def _read(doc: Document, sentence: Sentence, hit: Found[_Wording], wording: _Wording) -> list[FoundAttribution]:
    to = noun_phrase_from(doc, hit.last, sentence.last) if wording.after else subject_before(doc, hit.first)
    if to is None or to[1] - to[0] > 120:
        return []
    by = subject_before(doc, hit.first) if wording.by else None
    if wording.needs and not _followed(doc, to, wording.needs):
        return []
    if wording.by and by is None and wording.needs:
        return []
    if wording.certainty is Certainty.CLAIMED and not wording.after and _unclaimed(doc, to, hit.first):
        return []
    to = _before_deed(doc, to)
    if wording.definite and (not by or not _definite(doc, to)):
        return []
    if wording.certainty is Certainty.CLAIMED:
        by = to
    start, end = doc.tokens[hit.first].start, doc.tokens[hit.last - 1].end
    span = (min(start, to[0]), max(end, to[1]))
    return [
        FoundAttribution(
            Attribution(
                to=party(doc, one),
                certainty=wording.certainty,
                by=party(doc, one if wording.certainty is Certainty.CLAIMED else by) if by else None,
                spans=(span,),
            ),
            hit.first,
            hit.last,
        )
        for one in members(doc, to)
        if can_act(doc, one)
    ]


def _followed(doc: Document, to: Span, needs: frozenset[str]) -> bool:
    """*accused the rebels of ...*: the wording needs its preposition right after the author."""
    at = doc.token_at(to[1] - 1) + 1
    return at < len(doc.tokens) and doc.tokens[at].lower in needs


def _unclaimed(doc: Document, to: Span, claim: int) -> bool:
    """*No group has claimed the attack*, *has not claimed responsibility*: nobody did."""
    first = max(0, doc.token_at(to[0]) - 1)
    words_of_none = _raw()["unclaimed"][doc.language]
    return any(doc.tokens[i].lower in words_of_none for i in range(first, claim))


def _before_deed(doc: Document, to: Span) -> Span:
    """*suspects the militia of the attack*: the author without the deed."""
    first, last = doc.tokens_between(*to)
    deeds, w = event_nouns(doc.language), words(doc.language)
    for at in range(first + 1, last - 1):
        if doc.tokens[at].lower in w.complement | {"for"} and any(
            t.lower in deeds for t in doc.tokens[at + 1 : at + 3]
        ):
            return to[0], doc.tokens[at - 1].end
    return to


def _definite(doc: Document, to: Span) -> bool:
    """*suspects the militia*, *soupçonne Awa Keïta*: a party, not a description (*suspected rebels*)."""
    token = doc.tokens[doc.token_at(to[0])]
    return token.name_like or token.lower in words(doc.language).determiners
