"""An article's names that are hidden from the trained encoder, so that who is who changes nothing that it sees.

Document, mentions and places in, `Hidden` names out, in text order. A name that says where something happens (*in
Sari*, *près de Sari*) stays: without it no place of an event could be found. Refuses nothing.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from palabre.model.actor import Mention, MentionKind
from palabre.model.passage import Span
from palabre.model.place import NamedPlace
from palabre.read.document import Document, Sentence
from palabre.read.hiding import hidden_names
from palabre.read.rows import Row
from palabre.read.truecase import is_ordinary
from palabre.read.windows import Hidden
from palabre.read.words import words

_WHO = frozenset({MentionKind.PERSON, MentionKind.ARMED_GROUP, MentionKind.ORGANISATION})
_TO = frozenset({"au", "aux", "à"})
_MELTED = frozenset({"du", "de", "d'", "des", "au", "aux", "à"})  # are hidden with a name, and no part of it


@dataclass(frozen=True, slots=True)
class _Words:
    where: frozenset[str]
    place: frozenset[str]
    between: frozenset[str]


@cache
def _words(language: str) -> _Words:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("anonymous.toml").read_text("utf-8"))[language]
    between = frozenset(raw["between"]) | words(language).determiners - _TO
    return _Words(frozenset(raw["where"]), frozenset(raw["place"]), between)


def anonymous(doc: Document, mentions: Iterable[Mention], places: Iterable[NamedPlace]) -> list[Hidden]:
    """The names to hide in an article's body.

    Args:
        doc: the article.
        mentions: its mentions.
        places: those at which something can have happened.
    """
    mentioned = Row((*m.spans[0], m) for m in mentions if m.kind is not MentionKind.COMMUNITY)
    acting = {m.spans[0] for m in mentions if m.via is not None}  # states and capitals are parties too
    towns = Row((*span, span) for place in places for span in place.spans if span not in acting)
    ordinary = partial(is_ordinary, language=doc.language)
    found = []
    for sentence in doc.body:
        for span in hidden_names(doc, sentence, _spans(mentioned, sentence), ordinary):
            name = _hidden(doc, span)
            where = any(_alone(doc, name, town) for town in towns.touching(*span)) or (
                _tells_where(doc, sentence, name) and not any(m.kind in _WHO for m in mentioned.touching(*span))
            )
            if not where:
                found.append(name)
    return found


def _spans(mentioned: Row[Mention], sentence: Sentence) -> list[Span]:
    return [m.spans[0] for m in mentioned.touching(sentence.start, sentence.end)]


def _alone(doc: Document, name: Hidden, town: Span) -> bool:
    """Whether a name is a town's and no longer one (*Jean-Marc de la Tour*)."""
    tokens = doc.tokens[slice(*doc.tokens_between(name.shown, name.end))]
    return not any(t.name_like and (t.end <= town[0] or town[1] <= t.start) for t in tokens)


def _hidden(doc: Document, span: Span) -> Hidden:
    at, last = doc.token_at(span[0]), doc.token_at(span[1] - 1)
    while at < last and doc.tokens[at].lower in _MELTED:
        at += 1
    return Hidden(*span, doc.tokens[at].start)


def _tells_where(doc: Document, sentence: Sentence, name: Hidden) -> bool:
    """Whether a name that no list knows has a word beside it, or in it, by which it is a place."""
    known = _words(doc.language)
    first, last = doc.token_at(name.shown), doc.token_at(name.end - 1)
    while first < last and doc.tokens[first].lower in known.between:
        first += 1
    beside = {doc.tokens[first].text, *(doc.tokens[n].lower for n in (last, min(last + 1, sentence.last - 1)))}
    at = first - 1
    while at >= sentence.first and doc.tokens[at].lower in known.between:
        at -= 1
    before = doc.tokens[at].lower if at >= sentence.first else ""
    return not beside.isdisjoint(known.place) or before in known.where or before in known.place
