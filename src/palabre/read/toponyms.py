"""Places among the capitalised words of a text: a document in, spans of place names out, in text order.

A name that the gazetteer knows is a place where the words around it say so (*in Gao*, *Gao, Mali*), where the article
has said so before, or where hardly anything else bears it (*Alberta*, *Walker County*). A town may bear a person's name
or a thing's: a surname that the article gives in full elsewhere is none, nor is a point of the compass. Refuses what
nothing explains.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from tomllib import loads
from typing import Protocol

from palabre.model.passage import Span
from palabre.read.document import Document
from palabre.read.words import words as words_of

_ARTICLES = {"la", "le", "les", "l'", "the"}
_SPELLED = 9  # tokens in brackets in which initials are spelled out
_THERE = {"près", "autour", "rues", "ville", "village", "localité", "aéroport", "environs", "proximité"}
_LEFT = {"retiré", "retirée", "retirés", "retirées", "emparé", "emparée", "emparés", "emparées"}
_JOINS = {"and", "et"}
_TO_NAME = {"de", "du", "d'", "des", "la", "le", "l'", "les", "et"}  # between *rues* and a name
_TO_ROAD = 4  # tokens between them
_TO_TAKEN = 4  # tokens from a town to the participle that says it was taken
_LONGEST = 6  # tokens of a place name that is looked up
_DOTTED = r"(?<!\.)(?:[A-Z]\. ?){1,2}[A-Z][a-z]{0,2}\.(?!\w)"  # W.Va., B.C.
_AFTER_TOWN = r"(?<=[a-z], )(?:[A-Z][a-z]{1,4}\.|[A-Z]{2}\b(?![\w.-]))"  # Dallas, Tex.; Dallas, TX
_ABBREVIATED = re.compile(rf"\b(?=[A-Z])(?:{_DOTTED}|{_AFTER_TOWN})")
_HOLY = re.compile(r"\b((?:St|Ste|Ft|Mt)\. [A-Z][\w’-]+)(?: [A-Z][a-z]+)?")

Run = tuple[int, int]
"""Tokens that belong to one capitalised run, half-open."""


class PlaceNames(Protocol):
    """What this module asks of the gazetteer."""

    def is_place(self, name: str) -> bool:
        """Whether the gazetteer has a place of that name."""
        ...

    def is_plain(self, name: str) -> bool:
        """Whether a name alone, without a word beside it, is believed to be a place."""
        ...


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    locative: frozenset[str]
    strict_locative: frozenset[str]
    struck: frozenset[str]
    taken: frozenset[str]
    at: frozenset[str]
    between: frozenset[str]
    not_places: frozenset[str]
    divisions: frozenset[str]
    divided: frozenset[str]
    organisation: frozenset[str]
    offices: frozenset[str]
    sites: frozenset[str]
    roads: frozenset[str]
    parts: frozenset[str]


@cache
def _words(language: str) -> _Words:
    raw = loads(files("palabre.read.lexicon").joinpath("mentions.toml").read_text("utf-8"))[language]
    return _Words(**{key: frozenset(raw[key]) for key in _Words.__dataclass_fields__})


def sites(language: str) -> frozenset[str]:
    """Words that make a name that of a street or a building: *Sari Avenue*."""
    return _words(language).sites


def no_place_alone(language: str) -> frozenset[str]:
    """Words that are no place by themselves: sites, and the first words of names of towns."""
    return _words(language).sites | _words(language).parts


def places_at(doc: Document, at: int) -> bool:
    """Whether the words before a French name say that something is there: *à Sari*, *près de Sari*, *rues de Sari*."""
    before = [t.lower for t in doc.tokens[max(0, at - 2) : at]]
    if not before or doc.language != "fr":
        return False
    return before[-1] == "à" or (len(before) > 1 and before[0] in _THERE | _LEFT and before[1] in {"de", "d'", "du"})


def of_site(doc: Document, first: int, last: int) -> bool:
    """Whether a name is that of a street or a building: *Sari Street*, *Sari and Gao streets*, *la rue de Sari*."""
    tokens, words = doc.tokens, _words(doc.language)
    if last < len(tokens) and tokens[last].lower in words.sites:
        return True
    if doc.language == "fr" and first and tokens[first - 1].lower in words.sites:
        return True  # *l'hôtel Sari*, but not *un hôtel de Sari*
    if last + 1 < len(tokens) and tokens[last].lower in _JOINS:
        end = last + 1
        while end < min(last + _LONGEST, len(tokens)) and tokens[end].name_like:
            end += 1
        if last + 1 < end < len(tokens) and tokens[end].lower in words.sites:
            return True
    before = first - 1
    while before >= 0 and (tokens[before].lower in _TO_NAME or tokens[before].name_like):
        before -= 1
    near = 0 <= first - before - 1 <= _TO_ROAD and before >= 0 and tokens[before].lower in words.roads
    # *dans les rues de Sari*: those of the town
    of_town = near and [t.lower for t in tokens[max(0, before - 2) : before + 1]] == ["dans", "les", "rues"]
    return near and not of_town


def abbreviated(doc: Document, names: PlaceNames) -> Iterator[Span]:
    """Places whose name has a full stop: *Dallas, Tex.*, *W.Va.*, *St. Louis*."""
    if doc.capitals:
        return
    for match in _ABBREVIATED.finditer(doc.text):
        if names.is_place(match.group()):
            yield match.span()
    for match in _HOLY.finditer(doc.text):
        start, end = match.span()
        if names.is_place(match.group()):
            yield start, end
        elif match.end(1) < end and names.is_place(doc.text[start : match.end(1)]):
            yield start, match.end(1)


def extended(doc: Document, span: Span, names: PlaceNames) -> Span | None:
    """The longer place name that a known name is part of: *British Columbia*, *South Australia*, *New Mexico*."""
    first, last = doc.token_at(span[0]), doc.token_at(span[1] - 1) + 1
    for left, right in ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2)):
        low, high = first - left, last + right
        if low < 0 or high > len(doc.tokens):
            continue
        longer = (doc.tokens[low].start, doc.tokens[high - 1].end)
        joined = all(doc.tokens[n].name_like for n in range(low, high)) and "\n" not in doc.text[slice(*longer)]
        if joined and not doc.capitals and names.is_place(doc.text[slice(*longer)]):
            return longer
    return None


class Toponyms:
    """The places of one document, once its runs of capitalised words are known.

    Args:
        doc: the document.
        runs: its runs of capitalised words that are no names of the register.
        names: the gazetteer.
    """

    def __init__(self, doc: Document, runs: Iterable[Run], names: PlaceNames) -> None:
        self._doc = doc
        self._names = names
        self._words = _words(doc.language)
        self._asked: dict[Run, bool] = {}
        self._surnames = {
            doc.tokens[last - 1].lower
            for first, last in runs
            if last - first > 1 and not doc.capitals and not self._known(first, last) and not self._generic(first, last)
        }
        self._said = {
            self._text(at, end).lower() for run in runs for at, end in self._split(run) if self._located(at) == "at"
        }

    def of(self, run: Run) -> Iterator[Span]:
        """The known places in a run, longest first from the left; the whole run before *district*."""
        tokens, (first, last) = self._doc.tokens, run
        if last - first > 1 and last < len(tokens) and tokens[last].text in self._words.divided:
            yield tokens[first].start, tokens[last - 1].end
            return
        for at, end in self._split(run):
            if self._place_like(at, end, run):
                yield self._doc.tokens[at].start, self._doc.tokens[end - 1].end

    def _split(self, run: Run) -> Iterator[Run]:
        at, last = run
        while at < last:
            end = next((end for end in range(min(last, at + _LONGEST), at, -1) if self._known(at, end)), None)
            if end:
                yield at, end
            at = end or at + 1

    def named_so(self, run: Run) -> int | None:
        """Where the longest known name of several words that a run begins with ends."""
        at, last = run
        return next((end for end in range(min(last, at + _LONGEST), at + 1, -1) if self._known(at, end)), None)

    def _text(self, at: int, end: int) -> str:
        return self._doc.text[self._doc.tokens[at].start : self._doc.tokens[end - 1].end]

    def _known(self, at: int, end: int) -> bool:
        single = end - at == 1
        lower = self._doc.tokens[at].lower
        if single and (len(lower) < 3 or lower in self._words.not_places or lower in self._words.parts):
            return False
        if (at, end) not in self._asked:
            self._asked[at, end] = self._names.is_place(self._text(at, end)) and not (single and self._spelled_out(end))
        return self._asked[at, end]

    def _spelled_out(self, after: int) -> bool:
        """*the MIR [Movement of the Left]*: initials that the article spells out are those of a body."""
        tokens = self._doc.tokens
        if after >= len(tokens) or tokens[after].text not in {"[", "("}:
            return False
        inside = takewhile(lambda t: t.text not in {"]", ")"}, tokens[after + 1 : after + 1 + _SPELLED])
        return any(t.lower in self._words.organisation for t in inside)

    def _generic(self, first: int, last: int) -> bool:
        """Whether a run is a body or a thing, so that its last word is no surname."""
        return any(self._doc.tokens[n].lower in self._words.organisation for n in range(first, last))

    def _place_like(self, at: int, end: int, run: Run) -> bool:
        doc, words = self._doc, self._words
        located = self._located(at)
        single = end - at == 1
        if self._of_another_name(at, end, run, located):
            return False
        if located == "at" or (located and not (single and doc.tokens[at].lower in self._surnames)):
            return True
        if doc.capitals:
            return self._listed(at) and (at, end) == run
        if self._date_line(at, end) or (end < len(doc.tokens) and doc.tokens[end].text in words.divided):
            return True
        if not single and doc.tokens[end - 1].lower in words.divisions:
            return True
        if single and doc.tokens[at].lower in self._surnames:
            return False
        if (self._listed(at) or self._taken(end)) and (at, end) == run:
            return True
        alone = at == run[0] and (end == run[1] or doc.tokens[end].lower in words.titles | words.offices)
        if not alone or self._titled(at):
            return False
        return self._text(at, end).lower() in self._said or self._names.is_plain(self._text(at, end))

    def _taken(self, end: int) -> bool:
        """*Sari was captured by the rebels*: towns are taken and shelled, if nobody in the article is called so."""
        after = self._doc.tokens[end : end + _TO_TAKEN]
        passive = bool(after) and after[0].lower in words_of(self._doc.language).auxiliaries
        return passive and any(t.lower in self._words.taken for t in after)

    def _of_another_name(self, at: int, end: int, run: Run, located: str) -> bool:
        """Whether a town's name is part of another name: *of Orlando Torvald*, *near Awa Torvald Avenue*."""
        tokens, words = self._doc.tokens, self._words
        if of_site(self._doc, at, end):
            return True
        if end >= run[1] or end - at > 1:
            return False
        if any(tokens[n].lower in words.sites for n in range(end, min(run[1] + 1, len(tokens)))):
            return True
        if located != "by" or at != run[0]:
            return False
        of_town = (words.titles, words.offices, words.divisions, words.not_places, words.organisation)
        return not any(tokens[end].lower in listed for listed in of_town)

    def _titled(self, at: int) -> bool:
        return at > 0 and self._doc.tokens[at - 1].lower in self._words.titles

    def _located(self, at: int) -> str:
        """Whether a preposition of place stands before: `at` where it means nothing but a place, else `by`, or none."""
        doc, words = self._doc, self._words
        before = at - 1
        while before >= 0 and doc.tokens[before].lower in words.between and doc.tokens[before].lower not in words.at:
            before -= 1
        if before < 0:
            return ""
        token = doc.tokens[before]
        if token.name_like and not doc.capitals and not self._opens(before):  # *West Virginia*
            return ""
        if token.lower in words.at:
            return "at"
        leads = token.lower in words.locative or token.lower in words.strict_locative or token.lower in words.struck
        return "by" if leads else ""

    def _opens(self, at: int) -> bool:
        sentence = self._doc.sentence_at(self._doc.tokens[at].start)
        return sentence is not None and at == sentence.first

    def _listed(self, at: int) -> bool:
        tokens = self._doc.tokens
        if at > 2 and tokens[at - 1].lower in _ARTICLES:
            at -= 1
        return at > 1 and tokens[at - 1].lower in {",", "and", "et"} and tokens[at - 2].name_like

    def _date_line(self, at: int, end: int) -> bool:
        tokens = self._doc.tokens
        return self._opens(at) and end < len(tokens) and tokens[end].text in {"(", "-", "–", "—", ","}
