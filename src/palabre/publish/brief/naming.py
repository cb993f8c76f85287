"""The short names of actors: in full with the acronym in brackets at first use, the acronym afterwards.

`short_of` tells an actor's acronym in a language, `Names` goes through finished sentences in the order of printing.
Only runs marked as names are touched; an actor without an acronym of the language keeps its name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from palabre.model.actor import Actor, ActorKind
from palabre.publish.brief import marks
from palabre.publish.brief.model import Part, PartKind, Sentence

_ACRONYM = re.compile(r"[A-Z0-9][A-Za-z0-9.-]{1,9}")
_SPELT = 3  # letters up to which an English acronym is spelt out and keeps its article: the CMA, but ECOWAS


def short_of(actor: Actor, language: str) -> str | None:
    """The acronym that a language uses, or None. French takes one that begins as the name does: articles fit it."""
    if actor.kind in {ActorKind.STATE, ActorKind.PERSON}:
        return None
    name = getattr(actor.names, language)
    aliases = actor.aliases.fr if language == "fr" else actor.aliases.en
    told = [a for a in (*actor.acronyms, *aliases) if _ACRONYM.fullmatch(a) and sum(c.isupper() for c in a) > 1]
    if not name or name in told or " " not in name:
        return None
    if language == "fr":
        told = [a for a in told if marks.folded(a[0]) == marks.folded(name[0])]
    return told[0] if told else None


class Names:
    """The names that a reader has met so far."""

    def __init__(self, shorts: Mapping[str, str], language: str) -> None:
        self._shorts, self._language = shorts, language
        self._met: set[str] = set()

    def applied(self, sentence: Sentence) -> Sentence:
        """The sentence with each name in full and bracketed acronym, or as acronym where it was met before."""
        if not any(p.kind is PartKind.NAME for p in sentence.parts):
            return sentence
        parts: list[Part] = []
        for part in sentence.parts:
            short = self._shorts.get(part.text) if part.kind is PartKind.NAME else None
            if short is None:
                parts.append(part)
            elif part.text in self._met:
                self._unarticled(parts, short)
                parts.append(replace(part, text=short))
            else:
                self._met.add(part.text)
                parts.append(replace(part, text=f"{part.text} ({short})"))
        return replace(sentence, parts=tuple(parts), text=marks.plain_text(tuple(parts), self._language))

    def _unarticled(self, parts: list[Part], short: str) -> None:
        """Takes the English article off where the acronym is read as a word."""
        spelt = len(short) <= _SPELT or not short.isalpha()
        if self._language == "en" and not spelt and parts and parts[-1].text.lower().endswith("the "):
            parts[-1] = replace(parts[-1], text=parts[-1].text[:-4])


def shorts(actors: Iterable[Actor], language: str) -> dict[str, str]:
    """Short names by full name as the language prints it."""
    found = {}
    for actor in sorted(actors, key=lambda a: a.id):
        short, name = short_of(actor, language), marks.clean(actor.names.in_language(language))
        if short:
            found[name.replace("'", "’") if language == "fr" else name] = short
    return found
