"""Ordinary words by which capitals are told from names: two dictionaries in, `lexicon/ordinary.<language>.txt` out.

English: the words of SCOWL that are spelt in lower case (Debian's `wamerican`). French: the lemmas of Dicollecte that
are no proper names, without accents (`fr.dic` of `hunspell-fr-classical`), plurals of nouns too, and the stems of verbs
with a final hyphen. Refuses nothing; a word that is both a name and an ordinary word is ordinary.

    python -m training.ordinary_words american-english fr.dic
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "src" / "palabre" / "read" / "lexicon"
_LEMMA = re.compile(r"^([a-zà-ÿœæ]{2,})(?:/\S*)? po:(\w+)")


def english(lines: list[str]) -> Iterator[str]:
    """The words in lower case, without genitives."""
    return (w for w in lines if w.isalpha() and w.isascii() and w.islower() and len(w) > 1)


def french(lines: list[str]) -> Iterator[str]:
    """Lemmas, plurals and verb stems, folded."""
    for line in lines:
        match = _LEMMA.match(line)
        if not match:
            continue
        word, what = _fold(match.group(1)), match.group(2)
        if what.startswith("v"):
            yield word
            yield (word.removesuffix("re") if word.endswith("re") else word[:-2]) + "-"
        elif what not in {"npr", "prn", "patr"}:
            yield word
            if word.endswith("al"):
                yield word[:-1] + "ux"


def _fold(word: str) -> str:
    plain = word.replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def main(american: str, dicollecte: str) -> None:
    """Write both lists."""
    for language, words in (("en", english(_lines(american))), ("fr", french(_lines(dicollecte)))):
        listed = sorted(set(words))
        (LEXICON / f"ordinary.{language}.txt").write_text("\n".join(listed) + "\n", "utf-8")
        sys.stdout.write(f"{language}: {len(listed)} words\n")


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines()


if __name__ == "__main__":
    main(*sys.argv[1:])
