"""The small words that tell who did it and to whom: a language in, the lists of `lexicon/participants.toml` out.

Refuses nothing; a list that the lexicon lacks is an error.
"""

from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.read.document import Document
from palabre.read.wordings import Key, key


@cache
def lists(language: str) -> dict[str, frozenset[str]]:
    """All lists of a language, by name."""
    raw = loads(files("palabre.read.lexicon").joinpath("participants.toml").read_text("utf-8"))[language]
    return {name: frozenset(listed) for name, listed in raw.items()}


@cache
def phrases_of(language: str, name: str) -> tuple[Key, ...]:
    """A list whose wordings have several words, each as its tokens."""
    return tuple(key(w, language) for w in sorted(lists(language)[name]))


def says(doc: Document, at: int) -> bool:
    """Whether a token is a verb of saying whose place is not the event's; *was reported in Sari* is none."""
    lower = doc.tokens[at].lower
    return lower != "reported" and lower in said_words(doc.language)


def said_words(language: str) -> frozenset[str]:
    """Verbs of saying whose day is not the event's."""
    return lists(language)["said"]
