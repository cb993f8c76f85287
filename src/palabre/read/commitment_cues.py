"""Wordings that bind somebody to an act: a sentence in, their matches out.

The lists are `lexicon/commitments.<language>.toml`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from palabre.read.document import Document, Sentence

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """Wordings of one strength, for the text in lower case.

    `weak`: only with a deadline; `granted`: with the deadline inside the wording.
    """

    pattern: Pattern
    weak: bool
    hedged: bool
    granted: bool


@dataclass(frozen=True, slots=True)
class CommitmentLexicon:
    """Wordings and small words of one language. `gate`, for lower case: what stands in all that is `granted`."""

    cues: tuple[Cue, ...]
    deadline: Pattern
    firm: Pattern
    act_end: Pattern
    noun_end: Pattern
    opening: Pattern
    passive: Pattern
    willing: Pattern
    agreed: Pattern
    whereby: Pattern
    told: Pattern
    text: Pattern
    state: Pattern
    expiry: Pattern
    bare: Pattern
    gate: Pattern
    unable: frozenset[str]
    nouns: frozenset[str]
    relatives: frozenset[str]
    acting: frozenset[str]


_SETS = ("unable", "nouns", "relatives", "acting")


@cache
def commitment_lexicon(language: str) -> CommitmentLexicon:
    """The lexicon of a language."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"commitments.{language}.toml").read_text("utf-8"))
    words = raw["words"]
    parts: dict[str, Any] = {
        k: frozenset(v.split()) if k in _SETS else re.compile(v, re.IGNORECASE) for k, v in words.items() if k != "gate"
    }
    gate = re.compile(words["gate"])
    return CommitmentLexicon(cues=tuple(_cues(raw)), gate=gate, **parts)


def _cues(raw: dict[str, dict[str, list[str]]]) -> list[Cue]:
    made = []
    for strength in ("granted", "strong", "weak"):
        for hedge, wordings in raw[strength].items():
            # a named group may stand once in a pattern: wordings that hold one stand alone
            named = [w for w in wordings if "?P<" in w]
            plain = [w for w in wordings if "?P<" not in w]
            for joined in (*named, "|".join(plain)):
                if joined:
                    made.append(Cue(re.compile(joined), strength == "weak", hedge == "hedged", strength == "granted"))
    return made


def cue_matches(doc: Document, sentence: Sentence, *, dated: bool) -> list[tuple[re.Match[str], Cue]]:
    """The wordings in a sentence from left to right, the stronger first; weak ones only when it is `dated`."""
    lexicon = commitment_lexicon(doc.language)
    gate = lexicon.gate.search(doc.lower, sentence.start, sentence.end)
    found = [
        (match, cue)
        for cue in lexicon.cues
        if (gate or not cue.granted) and (dated or not cue.weak)
        for match in cue.pattern.finditer(doc.lower, sentence.start, sentence.end)
    ]
    return sorted(found, key=lambda m: (m[0].start(), m[1].weak))
