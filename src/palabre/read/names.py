"""Names by their shape: runs of tokens that look like a person's name; bodies are next door.

Document and token number in, bounds out (token numbers, half-open). No register is asked: a shape is a guess, and
whoever uses it needs a word beside it (a post, a relation) that confirms it. A doubtful run is no name.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.actor import Party
from palabre.model.passage import trim
from palabre.read.document import Document, TokenKind

Range = tuple[int, int]

_SECOND = frozenset({"la", "los", "las", "der", "den"})  # particles after another: *Jean-Marc de la Tour*
_ARTICLES = frozenset({"al", "el", "as", "ad", "ar", "ash", "an"})  # Arabic ones
_ELIDED = ("n'", "m'", "s'")  # N'Daw, M'Bodj: the tokenizer takes them for an elision


@dataclass(frozen=True, slots=True)
class Shapes:
    """What the shapes of a language are made of."""

    openers: frozenset[str]
    calendar: frozenset[str]
    bodies: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    links: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]


@cache
def shapes(language: str) -> Shapes:
    """The shapes of a language."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("names.toml").read_text("utf-8"))[language]
    return Shapes(**{key: frozenset(words.split()) for key, words in raw.items()})


@cache
def demonyms(language: str) -> frozenset[str]:
    """Adjectives of nationality, lower case."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("demonyms.toml").read_text("utf-8"))
    return frozenset(raw[language].split())


def blank_before(doc: Document, at: int) -> bool:
    """Whether at most blanks of one line part a token from the one before it."""
    if not 0 < at < len(doc.tokens):
        return False
    gap = doc.text[doc.tokens[at - 1].end : doc.tokens[at].start]
    return gap in ("", " ") or (not gap.strip() and "\n" not in gap)


def person_at(doc: Document, at: int) -> Range | None:
    """The person's name that begins at a token (after a title such as *Mr*, which stays out)."""
    at = _after_title(doc, at)
    end = _run(doc, at)
    return (at, end) if end > at and _is_person(doc, at, end) else None


def person_before(doc: Document, end: int) -> Range | None:
    """The person's name of two words or more that ends right before a token."""
    first = end
    while first > 0 and end - first < 6 and _may_go_back(doc, first - 1) and (first == end or blank_before(doc, first)):
        first -= 1
    shape = shapes(doc.language)
    while first < end:
        lower = doc.tokens[first].lower
        small = lower in shape.openers or lower in shape.calendar or lower in shape.titles
        if (
            is_capital(doc, first)
            and not (small or lower in demonyms(doc.language))
            and _run(doc, first) == end
            and (words(doc, first, end) > 1 or _titled(doc, first))
        ):
            return (first, end) if _is_person(doc, first, end) else None
        first += 1
    return None


def _titled(doc: Document, first: int) -> bool:
    """Whether a title such as *Mr* or *M.* stands before a token."""
    at = first - 1
    if at > 0 and doc.tokens[at].text == ".":
        at -= 1
    return at >= 0 and _after_title(doc, at) == first


def words(doc: Document, first: int, last: int) -> int:
    """How many capitalised words a name has."""
    return sum(1 for n in range(first, last) if is_capital(doc, n))


def party(doc: Document, bounds: Range) -> Party:
    """The noun phrase between two tokens."""
    start, end = doc.tokens[bounds[0]].start, doc.tokens[bounds[1] - 1].end
    span = trim(doc.text, start, end) or (start, end)
    return Party(spans=(span,), text=doc.text[span[0] : span[1]])


def _after_title(doc: Document, at: int) -> int:
    titles = shapes(doc.language).titles
    if at < len(doc.tokens) and doc.tokens[at].name_like and doc.tokens[at].lower.rstrip(".") in titles:
        at += 1
        if at < len(doc.tokens) and doc.tokens[at].text == ".":
            at += 1
    return at


def is_capital(doc: Document, at: int) -> bool:
    """Whether a token can be a word of a name: *Le*, *Keïta*, *al-Assad*."""
    token = doc.tokens[at]
    if token.lower in ("al", "el") and doc.language == "en" and not token.name_like:  # *al Qaeda*
        return at + 1 < len(doc.tokens) and doc.tokens[at + 1].name_like
    if token.name_like or "-" not in token.text or token.kind is not TokenKind.WORD:
        return token.name_like
    head, _, tail = token.text.partition("-")
    return head.lower() in _ARTICLES and tail[:1].isupper()


def _run(doc: Document, at: int) -> int:
    """Where the run of name words that begins at a token ends."""
    shape = shapes(doc.language)
    end = at
    while end < len(doc.tokens) and end - at < 6:
        if end > at and not blank_before(doc, end):
            break
        elided = doc.tokens[end - 1].lower in _ELIDED and end > at and doc.tokens[end - 1].name_like
        if not is_capital(doc, end) and not elided:
            # A particle goes on only inside a name: *Dominique de Villepin*, not *Ahmed Sylla de Médecins ...*.
            after = end + 1 + (end + 2 < len(doc.tokens) and doc.tokens[end + 1].lower in _SECOND)
            follows = after < len(doc.tokens) and is_capital(doc, after) and blank_before(doc, after)
            short = end - at == 1 or doc.tokens[end].lower not in {"de", "du", "di", "da"}
            if end == at or not follows or not short or doc.tokens[end].lower not in shape.particles:
                break
            end = after - 1
        if end > at and doc.tokens[end].lower in shape.calendar and doc.tokens[end].lower not in {"mai", "mars", "may"}:
            break
        end += 1
    return end


def _may_go_back(doc: Document, at: int) -> bool:
    token = doc.tokens[at]
    elided = at > 0 and doc.tokens[at - 1].lower in _ELIDED and doc.tokens[at - 1].name_like
    return is_capital(doc, at) or elided or token.lower in shapes(doc.language).particles | _SECOND


def _is_person(doc: Document, first: int, last: int) -> bool:
    shape = shapes(doc.language)
    nations = demonyms(doc.language)
    for number in range(first, last):
        token = doc.tokens[number]
        if token.lower in shape.bodies or (token.lower in shape.calendar and last - first == 1):
            return False
        if number == first and (token.lower in shape.openers or token.lower in nations):
            return False
        if (
            token.text.isalpha()
            and len(token.text) > 1
            and token.text.isupper()
            and not doc.capitals
            and len(token.text) < 6
        ):
            return False
        if any(c.isdigit() for c in token.text):
            return False
    return True
