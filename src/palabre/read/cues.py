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
    particle: tuple[str, ...]
    reflexive: bool
    ways: dict[str, Force] = field(hash=False)


@dataclass(frozen=True, slots=True)
class CueForm:
    """A form in the text and a cue it may be."""

    form: Form
    cue: Cue


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue lexicon of a language; `speaking` are the forms of verbs that say something by themselves."""

    forms: dict[str, tuple[CueForm, ...]]
    speaking: dict[str, tuple[CueForm, ...]]
    nouns: dict[str, Force]
    expressing: frozenset[str]
    stances: dict[str, dict[str, tuple[tuple[tuple[str, ...], Force], ...]]]
    expressed: dict[str, Force]
    audience: frozenset[str]
    venue: frozenset[str]
    outlets: frozenset[str]
    before: frozenset[str]
    to: frozenset[str]
    manner: frozenset[str]
    plans: frozenset[str]
    silence: frozenset[str]
    ideas: frozenset[str]
    charges: frozenset[str]
    protests: frozenset[str]
    streets: frozenset[str]
    taken: frozenset[str]


# Ways of verbs that say something only with what is linked to their object (*put the toll at 39*, not *put on hold*).
LED = {"figure", "counted", "laid", "guilty"}
_SETTINGS = (
    "audience", "venue", "outlets", "before", "to", "manner", "plans", "silence", "ideas", "charges",
    "protests", "streets", "taken",
)  # fmt: skip


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
        speaking={
            w: kept for w, forms in found.items() if (kept := tuple(f for f in forms if f.cue.ways.keys() - LED))
        },
        nouns=_forces(raw["nouns"]),
        expressing=frozenset(f for m in made for f in m),
        expressed=_forces(expressing["nouns"]),
        stances=_stances(raw["stances"], _with_copulas(raw["stance_adjectives"], language)),
        **{k: frozenset(settings[k].split()) for k in _SETTINGS},
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
    return Cue(parts[0], tuple(parts[1:]), reflexive, senses)


def _forces(table: dict[str, str]) -> dict[str, Force]:
    return {word: Force(force) for force, listed in table.items() for word in listed.split()}


def _with_copulas(table: dict[str, list[str]], language: str) -> dict[str, list[str]]:
    """*is ready to*, *se disent prêtes à*: each adjective after each copula, in French in all its forms."""
    made: dict[str, list[str]] = {}
    for force, adjectives in table.items():
        if force != "copulas":
            bent = [b for a in adjectives for b in (_bent(a) if language == "fr" else [a])]
            made[force] = [f"{copula} {a}" for copula in table["copulas"] for a in bent]
    return made


def _bent(phrase: str) -> list[str]:
    """A French adjective with what follows it, feminine and plural."""
    word, _, rest = phrase.partition(" ")
    feminine = word[:-2] + "ète" if word.endswith("iet") else word if word.endswith("e") else word + "e"
    return sorted({f"{form} {rest}" for form in (word, word + "s", feminine, feminine + "s")})


def _stances(*tables: dict[str, list[str]]) -> dict[str, dict[str, tuple[tuple[tuple[str, ...], Force], ...]]]:
    """Set phrases by first and second word, the longest first."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], Force]]]] = {}
    for force, phrases in (item for table in tables for item in table.items()):
        for phrase in phrases:
            key = tuple(phrase.split())
            found.setdefault(key[0], {}).setdefault(key[1], []).append((key, Force(force)))
    return {
        first: {second: tuple(sorted(listed, key=lambda e: -len(e[0]))) for second, listed in rest.items()}
        for first, rest in found.items()
    }


def _load(name: str) -> dict[str, dict]:  # type: ignore[type-arg]
    return tomllib.loads(files("palabre.read.lexicon").joinpath(name).read_text("utf-8"))
