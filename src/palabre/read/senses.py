"""Senses: what the words of the lexicon of triggers stand for, in all their forms. A language in, wordings out.

Refuses what is irregular and not listed: see `inflection`.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from palabre.model.codes import PloverType
from palabre.model.event import EventKind
from palabre.read.inflection import PARTICIPLES, Form, plural, verb_forms
from palabre.read.wordings import Key, Wordings, key

NAME = "senses.v1"

WHOLE = "whole"  # what a war as a whole needs: a toll, or when it began

# Phrases are plain by themselves, but for what these need.
_OF_PHRASES = {
    "entered",
    "foe",
    "armed",
    "arms",
    "shot_at",
    "blows",
    "seized",
    "falls",
    "captives",
    "weapons",
    "crowd",
    "going",
}
# Auxiliaries of a French reflexive: *s'est retirée*.
_VOWELS = "aeéêiou"
_REFLEXIVE = ("est", "sont", "était", "étaient", "soit", "soient", "être")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a form may stand for."""

    kind: EventKind
    type: PloverType
    form: Form
    base: str
    needs: str | None = None
    weak: bool = False
    harm: bool = False
    ends: bool = False
    many: bool = False
    talks: bool = False
    beside: bool = False  # never an event by itself, only beside one: *died* in an attack
    planned: bool = False  # tells what is to come: *pledged*, *is expected in*


@cache
def trigger_words(language: str) -> dict[str, Any]:
    """The lexicon of triggers as it is written."""
    name = f"triggers.{language}.toml"
    return tomllib.loads(files("palabre.read.lexicon").joinpath(name).read_text("utf-8"))


@cache
def senses(language: str) -> Wordings[Sense]:
    """What each word or phrase of the lexicon may stand for."""
    return Wordings(_entries(language))


def _entries(language: str) -> Iterator[tuple[Key, Sense]]:
    raw = trigger_words(language)
    irregular = raw["irregular"]
    for group in raw["group"]:
        shared = {
            "kind": EventKind(group["kind"]),
            "type": PloverType(group["type"]),
            "needs": group.get("needs"),
            "weak": group.get("weak", False),
            "harm": group.get("harm", False),
            "ends": group.get("ends", False),
            "talks": group.get("talks", False),
            "beside": group.get("beside", False),
            "planned": group.get("planned", False),
        }
        for noun in group.get("nouns", ()):
            yield key(noun, language), Sense(form=Form.NOUN, base=noun, **shared)
            yield key(plural(noun, language), language), Sense(form=Form.NOUN, base=noun, many=True, **shared)
        for verb in group.get("verbs", ()):
            for form, what in verb_forms(verb, language, irregular).items():
                yield key(form, language), Sense(form=what, base=verb, **shared)
        for phrase in group.get("phrases", ()):
            for tokens, what in phrase_forms(phrase, language, irregular):
                asked = group.get("needs", "")
                needs = asked if asked in _OF_PHRASES or ":" in asked else None
                yield tokens, Sense(form=what, base=phrase, **(shared | {"needs": needs}))


def phrase_forms(phrase: str, language: str, irregular: dict[str, list[str]]) -> Iterator[tuple[Key, Form]]:
    """A phrase with its `<verb>` in all forms; a phrase without a verb is a noun."""
    start, end = phrase.find("<"), phrase.find(">")
    if start < 0:
        form = Form.FINITE if phrase.startswith(("s'", "se ")) else Form.NOUN
        yield key(phrase, language), form
        return
    for form_text, what in verb_forms(phrase[start + 1 : end], language, irregular).items():
        if phrase.startswith("se <"):
            yield from _reflexive_forms(form_text, what, phrase[end + 1 :])
        else:
            yield key(phrase[:start] + form_text + phrase[end + 1 :], language), what


def _reflexive_forms(form_text: str, what: Form, rest: str) -> Iterator[tuple[Key, Form]]:
    """*se retire*, *s'évade*, *se sont retirés*: what is done to oneself is no passive."""
    if what not in PARTICIPLES:
        yield key(("s'" if form_text[0] in _VOWELS else "se ") + form_text + rest, "fr"), what
        return
    for auxiliary in _REFLEXIVE:
        yield key(("s'" if auxiliary[0] in _VOWELS else "se ") + f"{auxiliary} {form_text}{rest}", "fr"), Form.FINITE


def irregular_verbs(language: str) -> dict[str, list[str]]:
    """The irregular forms of the verbs that name events."""
    listed: dict[str, list[str]] = trigger_words(language)["irregular"]
    return listed


@cache
def phrases_by_head(language: str) -> dict[str, list[tuple[Key, Sense]]]:
    """Phrases that a verb opens, by their first token: the longest of each first."""
    found: dict[str, list[tuple[Key, Sense]]] = {}
    for tokens, sense in sorted(_entries(language), key=lambda e: -len(e[0])):
        if len(tokens) > 1 and sense.base.startswith("<"):
            found.setdefault(tokens[0], []).append((tokens[1:], sense))
    return found


@cache
def reflexives(language: str) -> dict[str, list[tuple[Key, str, Sense]]]:
    """Reflexive phrases by their first token: the tokens up to the last one, that one, what they stand for."""
    found: dict[str, list[tuple[Key, str, Sense]]] = {}
    for tokens, sense in _entries(language):
        if sense.base.startswith("se <") and not sense.base.endswith(">"):
            found.setdefault(tokens[0], []).append((tokens[:-1], tokens[-1], sense))
    return found


@cache
def deed_participles(language: str) -> frozenset[str]:
    """The participles of the verbs that name events."""
    verbs = {v for group in trigger_words(language)["group"] for v in group.get("verbs", ())}
    made = (verb_forms(v, language, irregular_verbs(language)) for v in verbs)
    return frozenset(form for forms in made for form, what in forms.items() if what in PARTICIPLES)
