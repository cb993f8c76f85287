"""In which quality a speaker speaks: the words of his noun phrase in, a `Voice` out; party when nothing tells.

What he is stands before the first preposition (*a resident of the UN camp* is a witness); only where that says nothing
does the body after it decide (*the head of the UN mission*).
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from palabre.model.statement import Voice
from palabre.read.words import words

Set = frozenset[str]
_ENVOYS = frozenset({"ambassadeur", "ambassadrice"})
_OF = frozenset({"de", "d'", "du", "des"})

# Who is not what he comes from: a letter to a newspaper is no outlet's word, a mayor of a riverside no witness.
_HEAD_ONLY = (Voice.UNKNOWN, Voice.WITNESS, Voice.MEDIA)


@dataclass(frozen=True, slots=True)
class Voices:
    """The word lists of a language: by voice, in the order in which they decide, and for pronouns and bodies."""

    ordered: tuple[tuple[Voice, Set], ...]
    feminine: Set
    he: Set
    she: Set
    it: Set
    they: Set
    anaphors: Set
    bodies: Set
    documents: Set
    hypernyms: Set
    we: Set
    titled: Set
    titles: tuple[tuple[str, str], ...]


@cache
def voices(language: str) -> Voices:
    """The lists of `en` or `fr`."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"voice.{language}.toml").read_text("utf-8"))
    pronouns = {k: frozenset(raw[f"pronouns_{k}"].split()) for k in ("he", "she", "it", "they", "we")}
    return Voices(
        ordered=tuple((Voice(name), _entries(raw[name])) for name in raw["order"]),
        **{k: _entries(raw[k]) for k in ("feminine", "anaphors", "bodies", "documents", "hypernyms", "titled")},
        titles=tuple((phrase, post) for phrase, post in raw["titles"].items()),
        **pronouns,
    )


def _entries(listed: str) -> Set:
    """The entries of a list; an underscore stands for a blank."""
    return frozenset(entry.replace("_", " ") for entry in listed.split())


def voice_of(written: Sequence[str], language: str) -> Voice:
    """The voice of a speaker by the words of his noun phrase as written."""
    lists = voices(language)
    if joined(written):
        return _first_named(written, lists)
    cut = next(
        (k for k, word in enumerate(written) if k and word.lower() in words(language).prepositions), len(written)
    )
    head = _found(written[:cut], lists, lists.ordered)
    if head or cut == len(written):
        return head or Voice.PARTY
    head_words = {w.lower() for w in written[:cut]}
    if language == "fr" and head_words & _ENVOYS:
        return Voice.PARTY  # *l'ambassadeur français à l'ONU*
    if language == "fr" and head_words & lists.documents and written[cut].lower() in _OF:
        return _found(written, lists, lists.ordered) or Voice.PARTY  # *un décompte de l'AFP*
    rest = tuple((voice, listed) for voice, listed in lists.ordered if voice not in _HEAD_ONLY)
    return _found(written, lists, rest) or Voice.PARTY


def _found(written: Sequence[str], lists: Voices, ordered: tuple[tuple[Voice, Set], ...]) -> Voice | None:
    """The first list that holds one of the words, or two words in a row."""
    shown = set(written) | {w.lower() for w in written} | {f"{a} {b}" for a, b in pairwise(written)}
    shown |= {" ".join(written[at : at + 3]) for at in range(len(written) - 2)}  # *Conseil de sécurité*
    for voice, listed in ordered:
        if voice is Voice.UNKNOWN and len(written) > 1 and written[-1].lower() not in listed:
            continue  # *some officials*, *many residents*: the noun decides
        if shown & listed:
            return voice
    return None


def _first_named(written: Sequence[str], lists: Voices) -> Voice:
    """Of several who speak together the first named decides."""
    found = []
    for voice, listed in lists.ordered:
        if voice is not Voice.UNKNOWN or written[-1].lower() in listed:
            found += [(at, voice) for at, w in enumerate(written) if w in listed or w.lower() in listed]
            pairs = pairwise(written)
            found += [(at, voice) for at, (a, b) in enumerate(pairs) if f"{a} {b}" in listed]
    return min(found, key=lambda f: f[0])[1] if found else Voice.PARTY


def joined(written: Sequence[str]) -> bool:
    """Whether several speak together: then the first named decides."""
    return "and" in written or "et" in written
