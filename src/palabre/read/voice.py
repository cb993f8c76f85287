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
    sources: Set
    matters: Set
    body_experts: Set
    body_observers: Set
    titles: tuple[tuple[str, str], ...]


_SETS = (
    "feminine", "anaphors", "bodies", "documents", "hypernyms", "titled",
    "sources", "matters", "body_experts", "body_observers",
)  # fmt: skip


@cache
def voices(language: str) -> Voices:
    """The lists of `en` or `fr`."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"voice.{language}.toml").read_text("utf-8"))
    pronouns = {k: frozenset(raw[f"pronouns_{k}"].split()) for k in ("he", "she", "it", "they", "we")}
    return Voices(
        ordered=tuple((Voice(name), _entries(raw[name])) for name in raw["order"]),
        **{k: _entries(raw[k]) for k in _SETS},
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
        first = _first_of_two(written, language)
        return voice_of(first, language) if first else _first_named(written, lists)
    if special := _by_what_stands_together(written, lists):
        return special
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


def _by_what_stands_together(written: Sequence[str], lists: Voices) -> Voice | None:
    """*UN experts*, *EU observers*, *a source close to the talks*: two words that only together tell."""
    lowers = {w.lower() for w in written}
    if lowers & lists.sources and lowers & lists.matters:
        return Voice.UNKNOWN
    if not lowers & (lists.body_experts | lists.body_observers):
        return None
    of_body = tuple((voice, listed) for voice, listed in lists.ordered if voice is Voice.ORGANISATION)
    if _found(written, lists, of_body) is None:
        return None
    return Voice.MONITOR if lowers & lists.body_observers else Voice.ORGANISATION


def _first_of_two(written: Sequence[str], language: str) -> Sequence[str]:
    """*a local administrator* of *a local administrator and two residents*; nothing where both share one noun."""
    cut = next(k for k, word in enumerate(written) if word in ("and", "et"))
    w = words(language)
    opens = w.openers | w.numbers | w.determiners - w.prepositions
    both = all(part and part[0].lower() in opens for part in (written[:cut], written[cut + 1 :]))
    return written[:cut] if both and cut > 1 else ()


def _found(written: Sequence[str], lists: Voices, ordered: tuple[tuple[Voice, Set], ...]) -> Voice | None:
    """The first list that holds one of the words, or two words in a row."""
    shown = set(written) | {w.lower() for w in written} | {f"{a} {b}" for a, b in pairwise(written)}
    shown |= {" ".join(written[at : at + 3]) for at in range(len(written) - 2)}  # *Conseil de sécurité*
    for voice, listed in ordered:
        whole = any(" " in entry for entry in shown & listed)  # *une source diplomatique*
        if voice is Voice.UNKNOWN and len(written) > 1 and written[-1].lower() not in listed and not whole:
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
