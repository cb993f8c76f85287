"""Leads: words between two events of a sentence, which tell them apart. A language in, a closed list of wordings out.

`earlier`: what follows came before it (*after*); `answered`: what follows it answered (*in response to*); `while`: what
follows went on elsewhere; `blamed`: what follows somebody is tried, held or protested against for (*over*).
Refuses nothing: who asks looks at what stands around the wording.
"""

from functools import cache
from importlib.resources import files
from tomllib import loads

from palabre.read.wordings import Wordings, key

NAME = "leads.v1"

_NAMES = ("earlier", "answered", "while", "blamed")


@cache
def leads(language: str) -> Wordings[str]:
    """The wordings of a language with their sort."""
    return Wordings((key(w, language), name) for name in _NAMES for w in _raw(language)[name])


@cache
def answers(language: str) -> frozenset[str]:
    """Nouns of deeds that answer those of another: *retaliation*."""
    return frozenset(_raw(language)["answers"])


def _raw(language: str) -> dict[str, list[str]]:
    raw: dict[str, list[str]] = loads(files("palabre.read.lexicon").joinpath("incidents.toml").read_text("utf-8"))[
        language
    ]
    return raw
