"""Fates: whether the words around a noun plan what it names, or say that it came to nothing. Trigger in, yes or no out.

*Les pourparlers doivent reprendre*, *the talks fell through*; not *n'enverra personne à la session*. Refuses verbs,
whose own forms tell it.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.model.event import EventKind
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.triggers import Trigger
from palabre.read.wordings import Wordings, key
from palabre.read.words import words

NAME = "fates.v1"

_TO_DUE = 9  # tokens from a noun to the verb that plans it
_TO_HELD = 3  # tokens from *doivent* to *reprendre*
_TO_FALLEN = 14  # tokens from a noun to the verb that says it did not come about


@dataclass(frozen=True, slots=True)
class _Verbs:
    fallen: Wordings[bool]
    due: frozenset[str]
    held: frozenset[str]
    opens_soon: frozenset[str]
    is_set: frozenset[str]
    set: frozenset[str]
    bounds: frozenset[str]
    foresees: frozenset[str]


@cache
def _verbs(language: str) -> _Verbs:
    raw = loads(files("palabre.read.lexicon").joinpath(f"status.{language}.toml").read_text("utf-8"))
    lists = {
        name: frozenset(raw[name]) for name in ("due", "held", "opens_soon", "is_set", "set", "bounds", "foresees")
    }
    return _Verbs(fallen=Wordings((key(w, language), True) for w in raw["fallen"]), **lists)


def is_due(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*Les pourparlers entre les deux camps doivent reprendre*: the noun is the subject of a verb that plans it."""
    listed, w = _verbs(doc.language), words(doc.language)
    for at in range(trigger.last, min(trigger.last + _TO_DUE, sentence.last)):
        token = doc.tokens[at]
        after = doc.tokens[at + 1 : at + 1 + _TO_HELD]
        if token.lower in listed.due:
            return any(t.lower in listed.held for t in after)
        if token.lower in listed.is_set:
            return any(t.lower in listed.set for t in after[:2])
        if token.lower in listed.opens_soon:
            return True
        if token.kind is TokenKind.PUNCTUATION or token.lower in listed.bounds or token.lower in w.auxiliaries:
            return False
    return False


def fell_through(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*an election scheduled for May fell through*, *the talks, due to open on Monday, were called off*."""
    last = min(trigger.last + _TO_FALLEN, sentence.last)
    stop = next((i for i in range(trigger.last, last) if doc.tokens[i].lower in _verbs(doc.language).bounds), last)
    return any(True for _ in _verbs(doc.language).fallen.within(doc.tokens, trigger.last, stop))


def attended(doc: Document, trigger: Trigger) -> bool:
    """*n'enverra personne à la session*: who stays away from a meeting does not make it fall through."""
    before = [t.lower for t in doc.tokens[max(0, trigger.first - 2) : trigger.first]]
    attended = trigger.noun and trigger.sense.kind in {EventKind.CONSULTATION, EventKind.ELECTION}
    return attended and doc.language == "fr" and (before[-1:] in (["au"], ["aux"]) or before[:1] == ["à"])


def foreseen(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*L'accord prévoit le retrait des troupes, leur cantonnement et le déploiement d'une force*: all of the list."""
    listed = _verbs(doc.language)
    for at in range(trigger.first - 1, sentence.first - 1, -1):
        if doc.tokens[at].lower in listed.foresees:
            return True
        if doc.tokens[at].lower in listed.bounds:
            return False
    return False
