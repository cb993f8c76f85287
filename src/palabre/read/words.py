"""Closed word classes of a language: a language code in, sets of lower-case words out. Refuses other languages.

The lists are `lexicon/words.<language>.toml`. A word may be in several classes (*that*, *que*): position decides.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.read.inflection import Form, verb_forms

Set = frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Word classes. `closed` is the union of those that are never a noun, `pronouns` of subject and object pronouns."""

    language: str
    determiners: Set
    openers: Set
    prepositions: Set
    coordinators: Set
    subordinators: Set
    subject_pronouns: Set
    object_pronouns: Set
    relatives: Set
    auxiliaries: Set
    negations: Set
    adverbs: Set
    numbers: Set
    times: Set
    inside: Set
    complement: Set
    posts: Set
    finite: Set
    participles: Set
    inverted: Set
    participles_told: Set
    inserted: frozenset[tuple[str, ...]]
    inserted_starts: Set
    inserted_ends: Set
    pronouns: Set
    closed: Set


_CLOSED = (
    "determiners",
    "prepositions",
    "coordinators",
    "subordinators",
    "subject_pronouns",
    "object_pronouns",
    "relatives",
    "auxiliaries",
    "negations",
)
_FINITE = {Form.FINITE, Form.FUTURE, Form.CONDITIONAL, Form.PAST_OR_PARTICIPLE}
_PARTICIPLE = {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE}


@cache
def words(language: str) -> Words:
    """The word classes of a language."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"words.{language}.toml").read_text("utf-8"))
    inserted = frozenset(tuple(phrase.split()) for phrase in raw.pop("inserted"))
    lists = {name: frozenset(value.split()) for name, value in raw.items()}
    lists.setdefault("inverted", frozenset())
    lists.setdefault("participles_told", frozenset())
    lists["posts"] |= {p + "s" for p in lists["posts"] if not p.endswith(("s", "x"))}
    past = frozenset(raw.get("irregular_past", "").split())
    lists.pop("irregular_past", None)
    made = [verb_forms(lemma, language, {}) for lemma in raw["verbs"].split()]
    lists.pop("verbs")
    past |= {
        f for lemma in lists.pop("past_only") for f, k in verb_forms(lemma, language, {}).items() if k in _PARTICIPLE
    }
    return Words(
        language=language,
        finite=frozenset(f for m in made for f, kind in m.items() if kind in _FINITE) | past,
        participles=frozenset(f for m in made for f, kind in m.items() if kind in _PARTICIPLE),
        inserted=inserted,
        inserted_starts=frozenset(phrase[0] for phrase in inserted),
        inserted_ends=frozenset(phrase[-1] for phrase in inserted),
        pronouns=lists["subject_pronouns"] | lists["object_pronouns"],
        closed=frozenset().union(*(lists[name] for name in _CLOSED)),
        **lists,
    )
