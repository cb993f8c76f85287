"""The toll lexicon: small words that the readers of tolls step over or stop at. A language in, lists of words out.

Refuses to hold nouns of victims and words of harm: these are the `victims` lexicon.
"""

from functools import cache
from importlib.resources import files
from tomllib import loads

NAME = "toll_lexicon.v1"


@cache
def toll_words(language: str) -> dict[str, frozenset[str]]:
    """The small words of the toll lexicon, list by list."""
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in raw.items() if name not in {"cumulative", "ordinal"}}


@cache
def ordinals(language: str) -> dict[str, int]:
    """Ordinals to their numbers: *fifth* to 5."""
    raw = loads(files("palabre.read.lexicon").joinpath(f"tolls.{language}.toml").read_text("utf-8"))
    listed: dict[str, int] = raw["ordinal"]
    return listed
