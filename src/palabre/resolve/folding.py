"""Folding of names, so that spellings of one name meet: `str` -> `str`.

*Côte d'Ivoire*, *COTE D’IVOIRE* and *Cote-d'Ivoire* fold alike. Case, diacritics, hyphens and punctuation are dropped;
letters of other scripts stay. It refuses nothing: a text without letters folds to the empty string.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits. Apostrophes and hyphens separate, so that *l'Algérie* holds the word *Algérie*."""

_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02bb\u02bf\u02be`\u00b4]")

# Letters that have no decomposition in Unicode but that newspapers write plainly.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "ɔ": "o",
        "ɛ": "e",
        "ŋ": "n",
    }
)

_SAINTS = {"st": "saint", "ste": "sainte"}


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word without case and diacritics: `Sévaré` gives `sevare`."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)


def fold_words(text: str) -> str:
    """The words of a text, folded, one blank between two: `l'Armée` gives `l armee`."""
    return " ".join(fold_word(word) for word in WORD.findall(text))


def fold_place(name: str) -> str:
    """A place name as the gazetteer's index has it.

    Apostrophes vanish (`Sana'a` and `Sanaa`), *St.* and *Ste* are written out, a leading article stays.
    """
    words = (fold_word(word) for word in WORD.findall(_APOSTROPHES.sub("", name)))
    return " ".join(_SAINTS.get(word, word) for word in words)
