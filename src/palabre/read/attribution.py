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
from palabre.read import violence
from palabre.read.agents import can_act, members
from palabre.read.document import Document, Sentence
from palabre.read.phrases import noun_phrase_from, party, shared_subject, subject_before
from palabre.read.triggers import event_nouns, find_triggers
from palabre.read.wordings import Found, Wordings, key
from palabre.read.words import words

NAME = "attribution.v1"

_TO_DEED = 6  # tokens from *carrying* out to the noun of the deed


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
    for hit in _wordings(doc.language).of_sentence(doc, sentence):
        for wording in hit.values:
            known = {(f.attribution.to.spans, f.attribution.certainty) for f in found}  # *holds X responsible for*
            new = _read(doc, sentence, hit, wording)
            found += [f for f in new if (f.attribution.to.spans, f.attribution.certainty) not in known]
    return found


def _read(doc: Document, sentence: Sentence, hit: Found[_Wording], wording: _Wording) -> list[FoundAttribution]:
    to = noun_phrase_from(doc, hit.last, sentence.last) if wording.after else _author(doc, hit.first)
    to = _before_charge(doc, to) if to and wording.needs else to
    if to is None or to[1] - to[0] > 120:
        return []
    w = words(doc.language)
    if doc.tokens[doc.token_at(to[0])].lower in w.prepositions - w.determiners:
        return []  # *traded blame for the attack*
    to = _before_deed(doc, sentence, to)
    by = subject_before(doc, hit.first) if wording.by else None
    if wording.needs and not _followed(doc, to, wording.needs):
        return []
    if wording.by and by is None and wording.needs:
        return []
    if wording.certainty is Certainty.CLAIMED and not wording.after and _unclaimed(doc, to, hit.first):
        return []
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
        if can_act(doc, one) and violence.does(doc, one)
    ]


def _before_charge(doc: Document, to: Span) -> Span:
    """*holds the Front (NLF) responsible*: the author without what is laid at his door."""
    first, last = doc.tokens_between(*to)
    charged = last - first > 1 and doc.tokens[last - 1].lower in ("responsible", "responsable", "responsables")
    return (to[0], doc.tokens[last - 2].end) if charged else to


def _author(doc: Document, claim: int) -> Span | None:
    """The subject of a wording: *distributed leaflets claiming responsibility* has that of the verb before it."""
    gerund = doc.language == "en" and doc.tokens[claim].lower.endswith("ing")
    return (shared_subject(doc, claim) if gerund else None) or subject_before(doc, claim)


def _followed(doc: Document, to: Span, needs: frozenset[str]) -> bool:
    """*accused the rebels of ...*: the wording needs its preposition right after the author."""
    at = doc.token_at(to[1] - 1) + 1
    return at < len(doc.tokens) and doc.tokens[at].lower in needs


def _unclaimed(doc: Document, to: Span, claim: int) -> bool:
    """*No group has claimed the attack*, *has not claimed responsibility*: nobody did."""
    first = max(0, doc.token_at(to[0]) - 1)
    words_of_none = _raw()["unclaimed"][doc.language]
    return any(doc.tokens[i].lower in words_of_none for i in range(first, claim))


def _doing(doc: Document, at: int) -> bool:
    """*accused the guard of [carrying] out the raid*, *accuse la garde d'[avoir] mené le raid*."""
    token = doc.tokens[at]
    endings = ("ing",) if doc.language == "en" else ("er", "ir", "avoir", "être")
    if token.name_like or not token.lower.endswith(endings):
        return False
    deeds = event_nouns(doc.language)
    return any(t.lower in deeds for t in doc.tokens[at + 1 : at + _TO_DEED])  # no *accused him of backing the rebels*


def _before_deed(doc: Document, sentence: Sentence, to: Span) -> Span:
    """*suspects the militia of the attack*, *accused it of killing*: the author without the deed."""
    first, last = doc.tokens_between(*to)
    w = words(doc.language)
    links = [at for at in range(first + 1, last - 1) if doc.tokens[at].lower in w.complement | {"for"}]
    if doing := next((at for at in links if _doing(doc, at + 1)), None):
        return to[0], doc.tokens[doing - 1].end
    deeds = event_nouns(doc.language) if links else frozenset()
    verbs = {t.first for t in find_triggers(doc, sentence)} if links else set()
    for at in links:
        if any(i in verbs or doc.tokens[i].lower in deeds for i in range(at + 1, min(at + 3, last))):
            return to[0], doc.tokens[at - 1].end
    return to


def _definite(doc: Document, to: Span) -> bool:
    """*suspects the militia*, *soupçonne Awa Keïta*: a party, not a description (*suspected rebels*)."""
    token = doc.tokens[doc.token_at(to[0])]
    return token.name_like or token.lower in words(doc.language).determiners
