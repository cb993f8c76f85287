"""Who suffers and what: victim nouns and harm words of the lexicons, found in a document's tokens.

Document in, closed lists out. Refuses to guess a category: a noun that is on no list is no victim.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from palabre.model.toll import Harm, Victim
from palabre.read.document import Token
from palabre.read.inflection import Form, plural, verb_forms
from palabre.read.senses import phrase_forms
from palabre.read.wordings import Found, Key, Wordings, key


@cache
def _raw(language: str) -> dict[str, Any]:
    name = f"victims.{language}.toml"
    return tomllib.loads(files("palabre.read.lexicon").joinpath(name).read_text("utf-8"))


@cache
def victims(language: str) -> Wordings[tuple[Victim, bool]]:
    """Victim nouns to (category, whether the form is plural)."""
    return Wordings(_victims(language))


def _victims(language: str) -> Iterator[tuple[Key, tuple[Victim, bool]]]:
    raw = _raw(language)
    for who, nouns in raw["who"].items():
        for noun in nouns:
            forms = plural(noun, language, raw["plural"])
            if forms != noun:
                yield key(noun, language), (Victim(who), False)
            yield key(forms, language), (Victim(who), True)
            if forms == noun and language == "fr" and noun[-1] in "sxz":
                yield key(noun, language), (Victim(who), False)  # *un fils, des fils*


@cache
def titles(language: str) -> dict[str, Victim]:
    """Titles that stand only before a name, to what they say that the person is; `unknown` for *Mr*."""
    return {word: Victim(who) for who, listed in _raw(language)["title"].items() for word in listed}


COMBATANTS = frozenset({Victim.SOLDIER, Victim.POLICE, Victim.PEACEKEEPER, Victim.FIGHTER})


def victims_in(tokens: tuple[Token, ...], language: str) -> frozenset[Victim]:
    """The categories of those whom words name."""
    return frozenset(w for hit in victims(language).within(tokens, 0, len(tokens)) for w, _ in hit.values)


@cache
def word_class(name: str, language: str) -> frozenset[str]:
    """The single-word forms of a class of nouns (`force`, `accord`, `envoy` ...); `person` is every victim noun."""
    raw = _raw(language)
    if name == "person":
        nouns = [n for listed in raw["who"].values() for n in listed] + raw["class"]["pronoun"]
    else:
        nouns = raw["class"][name]
    return frozenset(f for n in nouns for f in (n, plural(n, language, raw["plural"])))


@cache
def sized(language: str) -> Wordings[str]:
    """Nouns whose number is a size, to their class: troops, participants, vehicles, arms, ground, votes, money ..."""
    raw = _raw(language)
    return Wordings(
        (key(form, language), name)
        for name in (
            "groups",
            "force",
            "participants",
            "vehicle",
            "arms",
            "ground",
            "votes",
            "fighters",
            "money",
            "table",
        )
        for noun in raw["class"][name]
        for form in (noun, plural(noun, language, raw["plural"]))
    )


@cache
def harms(language: str) -> Wordings[tuple[Harm, Form]]:
    """Harm words to (harm, form). A bare adjective or noun of harm (*dead*, *morts*) has the form NOUN."""
    return Wordings(_harms(language))


def is_participle(hit: Found[tuple[Harm, Form]] | None) -> bool:
    """Whether a harm word can be a participle."""
    return hit is not None and any(f in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE} for _, f in hit.values)


def _harms(language: str) -> Iterator[tuple[Key, tuple[Harm, Form]]]:
    raw = _raw(language)
    irregular = _trigger_irregular(language) | raw["irregular"]
    for name, entry in raw["harm"].items():
        harm = Harm(name)
        for word in entry.get("words", ()):
            yield key(word, language), (harm, Form.NOUN)
        for noun in entry.get("nouns", ()):
            yield key(noun, language), (harm, Form.NOUN)
            yield key(plural(noun, language, raw["plural"]), language), (harm, Form.NOUN)
        for verb in entry.get("verbs", ()):
            for form, what in verb_forms(verb, language, irregular).items():
                yield key(form, language), (harm, what)
        for phrase in entry.get("phrases", ()):
            for words, what in phrase_forms(phrase, language, irregular):
                yield words, (harm, what)


@cache
def _trigger_irregular(language: str) -> dict[str, list[str]]:
    name = f"triggers.{language}.toml"
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(name).read_text("utf-8"))
    irregular: dict[str, list[str]] = raw["irregular"]
    return irregular
