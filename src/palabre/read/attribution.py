"""Attributions: who is said to have done it, how surely, and by whom. A document's sentence in, attributions out.

Refuses authors that cannot be delimited. Which event an attribution belongs to is decided in `events`.
"""

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from palabre.model.event import Attribution, Certainty
from palabre.model.passage import Span
from palabre.read import violence
from palabre.read.agents import can_act, members, past_aside
from palabre.read.document import Document, Sentence
from palabre.read.phrases import noun_phrase_ending, noun_phrase_from, party, shared_subject, subject_before
from palabre.read.triggers import event_nouns, find_triggers
from palabre.read.wordings import Found, Wordings, key
from palabre.read.words import words

NAME = "attribution.v1"

_LONG = frozenset({"long", "widely", "also", "often", "longtemps", "souvent", "régulièrement"})
_TO_LINK = 9  # tokens from *blamed* to its *on*
_TO_DEED = 6  # tokens from *carrying* out to the noun of the deed


@dataclass(frozen=True, slots=True)
class _Wording:
    certainty: Certainty
    author: str
    by: bool
    needs: frozenset[str]
    definite: bool
    through: frozenset[str]

    @property
    def after(self) -> bool:
        return self.author == "after"


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """An attribution and the tokens of its wording."""

    attribution: Attribution
    first: int
    last: int
    back: bool = False

    def tells(self, deed: int) -> bool:
        """Whether the deed at a token can be the one meant: *blamed the raid on*; not what is told after it."""
        return deed < self.first or not self.back or deed < self.last


@cache
def _raw() -> dict[str, Any]:
    return loads(files("palabre.read.lexicon").joinpath("attribution.toml").read_text("utf-8"))


@cache
def _wordings(language: str) -> Wordings[_Wording]:
    raw = _raw()[language]
    entries = []
    for group in raw:
        certainty, needs = Certainty(group["certainty"]), frozenset(group.get("needs", ()))
        through = frozenset(group.get("through", ()))
        what = _Wording(certainty, group["author"], "by" in group, needs, group.get("definite", False), through)
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
    if wording.author == "apposed":
        return _passive(doc, sentence, hit, wording)
    start = _past_charge(doc, sentence, hit.last, wording.through) if wording.through else hit.last
    if start is None:
        return []
    start = past_aside(doc, start, sentence.last)
    to = noun_phrase_from(doc, start, sentence.last) if wording.after else _author(doc, hit.first)
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
    found = _found(doc, hit, wording.certainty, to, by)
    back = wording.after and wording.by and not wording.needs and not wording.definite
    return [replace(f, last=start, back=True) for f in found] if back else found


def _found(
    doc: Document, hit: Found[_Wording], certainty: Certainty, to: Span, by: Span | None
) -> list[FoundAttribution]:
    """An attribution to each member of a phrase that can do violence."""
    start, end = doc.tokens[hit.first].start, doc.tokens[hit.last - 1].end
    span = (min(start, to[0]), max(end, to[1]))
    return [
        FoundAttribution(
            Attribution(
                to=party(doc, one),
                certainty=certainty,
                by=party(doc, one if certainty is Certainty.CLAIMED else by) if by else None,
                spans=(span,),
            ),
            hit.first,
            hit.last,
        )
        for one in members(doc, to)
        if can_act(doc, one) and violence.does(doc, one)
    ]


def _passive(doc: Document, sentence: Sentence, hit: Found[_Wording], wording: _Wording) -> list[FoundAttribution]:
    """*the militia, accused by the UN of killing*: who is accused stands before, who accuses after *by*."""
    by = noun_phrase_from(doc, hit.last, sentence.last)
    if by is None:
        return []
    first, last = doc.tokens_between(*by)
    ends = next((i for i in range(first + 1, last) if doc.tokens[i].lower in wording.needs and _deed(doc, i + 1)), last)
    at = hit.first - 1
    while at > sentence.first and (doc.tokens[at].text == "," or doc.tokens[at].lower in _LONG):
        at -= 1
    to = noun_phrase_ending(doc, at) if at < hit.first - 1 else subject_before(doc, hit.first)
    if to is None or ends >= sentence.last or doc.tokens[ends].lower not in wording.needs:
        return []
    return _found(doc, hit, wording.certainty, to, (by[0], doc.tokens[ends - 1].end))


def _deed(doc: Document, at: int) -> bool:
    """Whether a verb in *-ing*, an infinitive or a noun of a deed stands at a token: *of killing*, *d'avoir tué*."""
    if at >= len(doc.tokens):
        return False
    token = doc.tokens[at]
    endings = ("ing",) if doc.language == "en" else ("er", "ir", "re")
    return (token.lower.endswith(endings) and not token.name_like) or token.lower in event_nouns(doc.language)


def _past_charge(doc: Document, sentence: Sentence, at: int, through: frozenset[str]) -> int | None:
    """*blamed [the attack on] the rebels*: where the author stands after what is laid at his door, or None."""
    charges = event_nouns(doc.language) | frozenset(_raw()["charges"][doc.language])
    for link in range(at + 1, min(at + _TO_LINK, sentence.last - 1)):
        if doc.tokens[link].text in ",.;:":
            return None
        if doc.tokens[link].lower in through and any(t.lower in charges for t in doc.tokens[at:link]):
            return link + 1
    return None


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
