"""The words that tell which actor a noun phrase stands for: `lexicon/parties.toml` in, `PartyWords` of a language out.

Refuses nothing: what is missing from the file is an error of the file.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.actor import MentionKind, OfficeRole


@dataclass(frozen=True, slots=True)
class PartyWords:
    """The word lists of a language; the file tells what each is for."""

    offices: tuple[tuple[OfficeRole, str], ...]
    bare: re.Pattern[str]
    former: frozenset[str]
    state: frozenset[str]
    army: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    anaphors: dict[MentionKind, frozenset[str]]
    government_alone: frozenset[str]
    army_alone: frozenset[str]
    voice: re.Pattern[str]


@cache
def party_words(language: str) -> PartyWords:
    """The lists of `en` or `fr`."""
    raw = tomllib.loads(files("palabre.resolve.lexicon").joinpath("parties.toml").read_text("utf-8"))
    offices = [(OfficeRole(role), w) for role, wordings in raw["office"][language].items() for w in wordings]
    return PartyWords(
        offices=tuple(sorted(offices, key=lambda o: -len(o[1]))),
        bare=re.compile(rf"\b(?:{'|'.join(map(re.escape, raw['bare']['words']))})(?!\w)"),
        former=frozenset(raw["former"]["words"]),
        state=frozenset(raw["state"][language]),
        army=frozenset(raw["army"][language]),
        pronouns=frozenset(raw["pronoun"][language]),
        determiners=frozenset(raw["determiner"]["words"]),
        possessives=frozenset(raw["possessive"]["words"]),
        government_alone=frozenset(raw["alone"]["government"]),
        army_alone=frozenset(raw["alone"]["army"]),
        voice=re.compile(rf"^(?:{'|'.join(raw['voice']['words'])}) (?:of the|for the|to the|du|de la|de l['’])\s*"),
        anaphors={MentionKind(kind): frozenset(words) for kind, words in raw["anaphor"][language].items()},
    )
