"""Infinitives: whether one stands at a token. A `Scene` in, yes or no out.

In French by the ending, which nouns share: those in the lexicon are none. In English any word after *to* but a
determiner, a preposition or a name.
"""

import tomllib
from functools import cache
from importlib.resources import files

from palabre.read.scene import Scene


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of the lexicon."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("ways.toml").read_text("utf-8"))
    return frozenset(raw[name].split())


def infinitive_at(scene: Scene, at: int, last: int) -> bool:
    """Whether the word at a token, after clitics and negations, is an infinitive."""
    lower = scene.lower(at, last)
    if scene.opening(at, last):
        lower = scene.lower(at + 1, last)
    if scene.doc.language == "en":
        tail = lower in scene.words.determiners or lower in scene.words.prepositions
        return bool(lower) and not tail and not scene.doc.tokens[min(at, last - 1)].name_like
    while (
        lower in ("se", "s'", "ne", "n'", "pas", "le", "la", "l'", "les", "y", "en", "lui", "leur", "plus")
        and at < last
    ):
        at += 1
        lower = scene.lower(at, last)
    return lower.endswith(("er", "ir", "re", "oir")) and lower not in listed("no_infinitives") and at < last
