"""Cues: words that show speech. A language in, its cue lexicon out. Refuses nothing; a wrong lexicon raises KeyError.

`lexicon/cues.<language>.toml` lists lemmas by force and by what follows them; all forms are made once at loading.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from palabre.model.statement import Force
from palabre.read.inflection import Form, verb_forms


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: what may follow it, and the force it then has."""

    lemma: str
    particle: str | None
    reflexive: bool
    ways: dict[str, Force] = field(hash=False)


@dataclass(frozen=True, slots=True)
class CueForm:
    """A form in the text and a cue it may be."""

    form: Form
    cue: Cue


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue lexicon of a language."""

    forms: dict[str, tuple[CueForm, ...]]
    nouns: dict[str, Force]
    expressing: frozenset[str]
    stances: dict[str, tuple[tuple[tuple[str, ...], Force], ...]]
    expressed: dict[str, Force]
    audience: frozenset[str]
    venue: frozenset[str]
    outlets: frozenset[str]
    before: frozenset[str]
    to: frozenset[str]


@cache
def cues(language: str) -> Cues:
    """The lexicon of `en` or `fr`."""
    raw = _load(f"cues.{language}.toml")
    settings = _load("cues.settings.toml")[language]
    ways: dict[str, dict[str, Force]] = {}
    for group in raw["group"]:
        for entry in group["verbs"].split():
            ways.setdefault(entry, {}).update({s: Force(group["force"]) for s in group["syntax"]})
    found: dict[str, tuple[CueForm, ...]] = {}
    for entry, senses in ways.items():
        cue = _cue(entry, senses)
        for form, kind in _forms(cue.lemma, language, raw["irregular"]):
            found[form] = (*found.get(form, ()), CueForm(kind, cue))
    expressing = raw["expressing"]
    made = [verb_forms(v, language, raw["irregular"]) for v in expressing["verbs"].split()]
    return Cues(
        forms=found,
        nouns=_forces(raw["nouns"]),
        expressing=frozenset(f for m in made for f in m),
        expressed=_forces(expressing["nouns"]),
        stances=_stances(raw["stances"]),
        **{k: frozenset(settings[k].split()) for k in ("audience", "venue", "outlets", "before", "to")},
    )


def _forms(lemma: str, language: str, irregular: dict[str, list[str]]) -> list[tuple[str, Form]]:
    """All forms; a present that is spelt like the participle (*dit*, *craint*) is given as both."""
    made = list(verb_forms(lemma, language, irregular).items())
    if language == "fr" and lemma in irregular:
        present = {irregular[lemma][0], irregular[lemma][3]}
        made += [(form, Form.FINITE) for form in present if (form, Form.FINITE) not in made]
    return made


def _cue(entry: str, senses: dict[str, Force]) -> Cue:
    parts = entry.split("+")
    reflexive = parts[0] in ("se", "s'")
    if reflexive:
        parts = parts[1:]
    return Cue(parts[0], parts[1] if len(parts) > 1 else None, reflexive, senses)


def _forces(table: dict[str, str]) -> dict[str, Force]:
    return {word: Force(force) for force, listed in table.items() for word in listed.split()}


def _stances(table: dict[str, list[str]]) -> dict[str, tuple[tuple[tuple[str, ...], Force], ...]]:
    """Set phrases by first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Force]]] = {}
    for force, phrases in table.items():
        for phrase in phrases:
            key = tuple(phrase.split())
            found.setdefault(key[0], []).append((key, Force(force)))
    return {first: tuple(sorted(listed, key=lambda e: -len(e[0]))) for first, listed in found.items()}


def _load(name: str) -> dict[str, dict]:  # type: ignore[type-arg]
    return tomllib.loads(files("palabre.read.lexicon").joinpath(name).read_text("utf-8"))
