"""In which quality a speaker speaks: the words of his noun phrase in, a `Voice` out; party when nothing tells."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.statement import Voice

Set = frozenset[str]


@dataclass(frozen=True, slots=True)
class Voices:
    """The word lists of a language: by voice, in the order in which they decide, and for pronouns."""

    ordered: tuple[tuple[Voice, Set], ...]
    feminine: Set
    he: Set
    she: Set
    it: Set
    they: Set
    anaphors: Set


@cache
def voices(language: str) -> Voices:
    """The lists of `en` or `fr`."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"voice.{language}.toml").read_text("utf-8"))
    pronouns = {k: frozenset(raw[f"pronouns_{k}"].split()) for k in ("he", "she", "it", "they")}
    return Voices(
        ordered=tuple((Voice(name), frozenset(raw[name].split())) for name in raw["order"]),
        feminine=frozenset(raw["feminine"].split()),
        anaphors=frozenset(raw["anaphors"].split()),
        **pronouns,
    )


def voice_of(words: Sequence[str], language: str) -> Voice:
    """The voice of a speaker by the words of his noun phrase as written."""
    lists = voices(language)
    head = [w for word in words for w in (word, word.lower())]
    found = []
    for rank, (voice, listed) in enumerate(lists.ordered):
        if voice is Voice.UNKNOWN and len(words) > 1 and words[-1].lower() not in listed:
            continue  # *some officials*, *many residents*: the noun decides
        places = [at for at, w in enumerate(head) if w in listed]
        if places:
            found.append((places[0] if joined(words) else rank, voice))
    return min(found, key=lambda f: f[0])[1] if found else Voice.PARTY


def joined(words: Sequence[str]) -> bool:
    """Whether several speak together: then the first named decides."""
    return "and" in words or "et" in words
