"""Word lists of the reconcile stage, as TOML, and their loader.

Input: the name of a file in this folder. Output: lists of folded words by key. Refuses: nothing; the files
are ours, and a test loads each.
"""

import tomllib
from functools import cache
from importlib.resources import files

from palabre.reconcile.words import fold_case


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of a lexicon, words folded (no case, no diacritics)."""
    raw = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    return {key: tuple(fold_case(word) for word in found) for key, found in raw.items()}


@cache
def all_words(name: str) -> frozenset[str]:
    """All words of a lexicon, whatever their key."""
    return frozenset(word for found in words(name).values() for word in found)


@cache
def keys_by_word(name: str) -> dict[str, tuple[str, ...]]:
    """For each word the keys under which it stands."""
    index: dict[str, list[str]] = {}
    for key, found in words(name).items():
        for word in found:
            index.setdefault(word, []).append(key)
    return {word: tuple(keys) for word, keys in index.items()}
