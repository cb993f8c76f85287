"""True case for articles all in capitals, as old wire copy is: a text in, the same text with usual capitals out.

Lengths never change, so that spans hold for the text as written: `as_written` puts its words back into a reading.
Ordinary words (`lexicon/ordinary.<language>.txt`) become lower case, the rest keeps a capital. Refuses texts in mixed
case, which it leaves alone, and letters whose lower case is longer.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any, TypeVar, cast

from palabre.model.passage import words_at
from palabre.read.words import words as words_of

NAME = "truecase.v1"

T = TypeVar("T")

_SAMPLE = 1000  # characters that are looked at to tell
_WORD = re.compile(r"[^\W\d_]+")
# Where a sentence begins: after a stop, a dash of a date line, a blank line, a bracketed heading that another follows.
_OPENS = re.compile(
    r"(?:^|[.!?:][\"'”»)\]]*\s+|--\s+|\[[^\]\n]{1,60}\]\s+(?=\[)|\n\s*\n\s*)"
    r"(?:\[[^\W\d_]+\]\s+)?[\"'“«(\[]*\s*(?=[^\W\d_])"
)
_SHORT = re.compile(r"[\[(]([^\W\d_][^\W\d_-]{1,7})[\])]")
_DATE_LINE = re.compile(r"\s*([^\W\d_]{3,})(?:, \d{1,2} | \([^)\n]{2,30}\)(?:,| -))")
_LONGEST_NAME = 8  # words of a name that stands before its initials


def in_capitals(text: str) -> bool:
    """Whether a text is all in capitals, but for a word here and there."""
    sample = text[:_SAMPLE]
    return sum(map(str.isupper, sample)) > 0.8 * sum(map(str.isalpha, sample))


@cache
def _ordinary(language: str) -> frozenset[str]:
    return frozenset(files("palabre.read.lexicon").joinpath(f"ordinary.{language}.txt").read_text("utf-8").split("\n"))


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    raw = loads(files("palabre.read.lexicon").joinpath("truecase.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in raw[language].items()}


@cache
def is_ordinary(word: str, language: str) -> bool:
    """Whether a word, in lower case, is no name."""
    known = _ordinary(language)
    if word in known or word in words_of(language).closed:
        return True
    if language == "en":
        return word.removeprefix("anti").removeprefix("counter").removeprefix("non") in known
    plain = fold(word)
    singular = plain.rstrip("sx")
    return (
        plain in known
        or singular in known
        or singular.removesuffix("e") in known
        or any(plain[:cut] + "-" in known and plain[cut:] in _lists("fr")["endings"] for cut in range(2, len(plain)))
    )


def fold(word: str) -> str:
    """A word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def true_case(text: str, language: str) -> str:
    """The text with the capitals it would have had in mixed case; a text in mixed case as it is."""
    if not in_capitals(text) or text.lower().upper() != text.upper():
        return text
    words = list(_WORD.finditer(text))
    short = {m.group(1) for m in _SHORT.finditer(text) if not is_ordinary(m.group(1).lower(), language)}
    names = _named(text, words, short, language) | _of_date_line(text, words)
    opens = {m.end() for m in _OPENS.finditer(text)}
    pieces, at = [], 0
    for number, word in enumerate(words):
        pieces += [text[at : word.start()], _cased(text, words, number, (short, names, opens), language)]
        at = word.end()
    return "".join([*pieces, text[at:]])


def _cased(
    text: str, words: list[re.Match[str]], number: int, known: tuple[set[str], set[int], set[int]], language: str
) -> str:
    short, names, opens = known
    word = words[number]
    surface, lower, lists = word.group(), word.group().lower(), _lists(language)
    if number and text[word.start() - 1] in "'’" and lower in lists["clitics"]:
        return lower
    if surface in short or lower in lists["upper"] or (_unsayable(lower) and lower not in lists["lower"]):
        return surface
    if lower in lists["particles"]:
        return surface.capitalize() if _begins_name(text, words, number, language) else lower
    name = number in names or lower in lists["names"] or not is_ordinary(lower, language)
    if lower in lists["dated"]:
        name = _by_number(text, word)
    name = name or _goes_on(text, words, number, language)
    name = (name and lower not in lists["lower"]) or _given(text, words, number, language)
    return surface.capitalize() if name or word.start() in opens else lower


def _unsayable(lower: str) -> bool:
    return len(lower) > 1 and not set(fold(lower)) & set("aeiouy")


def _begins_name(text: str, words: list[re.Match[str]], number: int, language: str) -> bool:
    """*La Paz*, but *Salon de la Rosa*: a Spanish particle opens a name where none stands before it."""
    lower = words[number].group().lower()
    if lower in _lists(language)["inner"]:
        return False
    before = words[number - 1] if number else None
    joined = before is not None and text[before.end() : words[number].start()].isspace()
    return not (joined and before is not None and before.group().lower() in _lists(language)["particles"])


def _given(text: str, words: list[re.Match[str]], number: int, language: str) -> bool:
    """*ANGEL KONE*, *ROSE ANGEL KONE*: a given name that is an ordinary word too, before what is no such word."""
    given = _lists(language)["given"]
    for at in range(number, len(words) - 1):
        after = words[at + 1]
        if words[at].group().lower() not in given or text[words[at].end() : after.start()].strip():
            return False
        if after.group().lower() not in given:
            return not is_ordinary(after.group().lower(), language)
    return False


def _goes_on(text: str, words: list[re.Match[str]], number: int, language: str) -> bool:
    """*San Martin*, *La Mar*: what follows a particle that only names have is of the name, though it is a word too."""
    if number == 0 or words[number].group().lower() in words_of(language).closed:
        return False
    before = words[number - 1]
    apart = text[before.end() : words[number].start()]
    return before.group().lower() in _lists(language)["before_rest"] and apart.isspace() and "\n\n" not in apart


def _by_number(text: str, word: re.Match[str]) -> bool:
    """*5 MAY*, *MAY 1990*, *MARCH 3*: a month stands beside a number."""
    return bool(re.search(r"\d\s+$", text[max(0, word.start() - 4) : word.start()])) or bool(
        re.match(r"\s+\d", text[word.end() : word.end() + 4])
    )


def _named(text: str, words: list[re.Match[str]], short: set[str], language: str) -> set[int]:
    """The words of names that stand before their initials: *NATIONAL LIBERATION FRONT [FMLN]*, each time they stand."""
    phrases = set(_before_initials(text, words, short, language))
    found: set[int] = set()
    spelled = [w.group() for w in words]
    for phrase in phrases:
        size = len(phrase)
        for at in range(len(words) - size + 1):
            if spelled[at] == phrase[0] and tuple(spelled[at : at + size]) == phrase:
                found.update(i for i in range(at, at + size) if spelled[i].lower() not in _lists(language)["linking"])
    return found


def _of_date_line(text: str, words: list[re.Match[str]]) -> set[int]:
    """*SARI, 5 MAY*: the one word of a date line is a town, each time it stands."""
    town = _DATE_LINE.match(text)
    return {n for n, w in enumerate(words) if w.group() == town.group(1)} if town else set()


def _before_initials(
    text: str, words: list[re.Match[str]], short: set[str], language: str
) -> Iterator[tuple[str, ...]]:
    lists = _lists(language)
    for number, word in enumerate(words):
        if word.group() not in short or text[word.start() - 1 : word.start()] not in {"[", "("}:
            continue
        first = number
        while first > max(0, number - _LONGEST_NAME):
            before = words[first - 1]
            gap = text[before.end() : words[first].start()].strip(" \n")
            if gap not in {"", "[", "(", "-"} or before.group().lower() in lists["before_name"]:
                break
            first -= 1
        while first < number and words[first].group().lower() in lists["linking"]:
            first += 1
        if number - first > 1:
            yield tuple(w.group() for w in words[first:number])


def as_written(value: T, text: str) -> T:
    """A reading whose passages hold the article's own words again."""
    return cast("T", _written(value, text))


def _written(value: Any, text: str) -> Any:
    if isinstance(value, tuple):
        return value if not value or isinstance(value[0], int) else tuple(_written(v, text) for v in value)
    if not is_dataclass(value) or isinstance(value, Enum | type):
        return value
    changed = {f.name: _written(getattr(value, f.name), text) for f in fields(value)}
    if changed.get("spans") and isinstance(changed.get("text"), str):
        changed["text"] = words_at(text, changed["spans"])
    return replace(value, **changed)
