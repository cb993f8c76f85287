"""What a check needs to know about an article, as a protocol that `pipeline` fulfils with the reader's own work.

Takes a language, gives its word lists; refuses nothing. The stage imports no other one.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from palabre.model.passage import Span
from palabre.model.statement import Force, Form


class Ground(Protocol):
    """An article as cut by the reader, and the reader's words of saying."""

    @property
    def text(self) -> str:
        """The article's text."""
        ...

    @property
    def language(self) -> str:
        """Of the article, `en` or `fr`."""
        ...

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the article proper: no furniture, heading or credit."""
        ...

    @property
    def quotations(self) -> tuple[Span, ...]:
        """The outermost quotations, marks counted."""
        ...

    def sentence(self, at: int) -> Span | None:
        """The sentence around an offset."""
        ...

    def force(self, cue: str, content: str, form: Form) -> Force | None:
        """What somebody does by saying a content with this cue; None for a cue that is no word of saying."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of a language."""

    unnamed: frozenset[str]
    unsaid: re.Pattern[str]


@cache
def words(language: str) -> Words:
    """The word lists of `en` or `fr`."""
    raw = tomllib.loads(files("palabre.propose.lexicon").joinpath("words.toml").read_text("utf-8"))[language]
    return Words(frozenset(raw["unnamed"].split()), re.compile(raw["unsaid"]))


def names_somebody(who: str, language: str) -> bool:
    """Whether some word is more than a pronoun or an article."""
    found = re.findall(r"[^\W_]+(?:-[^\W_]+)*", who.lower().replace("’", "'"))
    return any(word not in words(language).unnamed for word in found)
