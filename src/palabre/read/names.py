"""Names by their shape: runs of tokens that look like a person's or a body's name.

Document and token number in, bounds out (token numbers, half-open). No register is asked: a shape is a guess, and
whoever uses it needs a word beside it (a post, a relation) that confirms it. A doubtful run is no name.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.actor import Party
from palabre.model.passage import trim
from palabre.read.document import Document, Token, TokenKind
from palabre.read.words import words as words_of

Range = tuple[int, int]

_ELIDED = ("n'", "m'", "s'")  # N'Daw, M'Bodj: the tokenizer takes them for an elision
_LONGEST_BODY = 14
_FRENCH_LINKS = frozenset(["de", "d'", "du", "des", "la", "l'"])
_FRENCH_ADJECTIVE = ("al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "if", "ive", "el", "elle", "ien")


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
    return not gap.strip() and "\n" not in gap


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
        token = doc.tokens[first]
        wrong = token.lower in shape.openers | shape.calendar | shape.titles | demonyms(doc.language)
        if (
            _capital(doc, first)
            and not wrong
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
    return sum(1 for n in range(first, last) if _capital(doc, n))


def body_at(doc: Document, at: int) -> Range | None:
    """The body (organisation, state, group) whose noun phrase begins at a token, its article included."""
    shape = shapes(doc.language)
    start = at
    while at < len(doc.tokens) and at - start < 2 and _article(doc.tokens[at], doc.language):
        at += 1
    spelt = _spelt_out(doc, at)
    end = spelt or _body_end(doc, at, shape)
    if end is None:
        return None
    return start, _after_bracket(doc, _bracketed(doc, end), shape)


def _spelt_out(doc: Document, at: int) -> int | None:
    """The end of a name before the acronym that its initials give: *Front for Unity and Hope (FUH)*."""
    if at >= len(doc.tokens) or not _capital(doc, at):
        return None
    initials = ""
    for end in range(at, min(at + _LONGEST_BODY, len(doc.tokens) - 1)):
        token = doc.tokens[end]
        if token.text == "(":
            short = doc.tokens[end + 1].text
            acronym = "".join(c for c in short if c.isupper())
            if len(acronym) == 1 and len(short) <= 6 and short.isalpha():
                acronym = short.upper()  # *Minusma*, *Gsim*: some outlets write acronyms as words
            return end if len(acronym) > 1 and initials[:1] == acronym[0] and _in_order(acronym, initials) else None
        if token.kind is not TokenKind.WORD:
            return None
        initials += "".join(part[:1].upper() for part in token.text.split("-"))
    return None


def _in_order(acronym: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in acronym)


def _after_bracket(doc: Document, end: int, shape: Shapes) -> int:
    """The end with common nouns that close the phrase after its acronym: *the X Group (XG) study group*."""
    if doc.tokens[end - 1].text != ")":
        return end
    at = end
    while at < len(doc.tokens) and doc.tokens[at].lower in shape.adjectives | shape.nouns and blank_before(doc, at):
        at += 1
        end = at if doc.tokens[at - 1].lower in shape.nouns else end
    return end


def party(doc: Document, bounds: Range) -> Party:
    """The noun phrase between two tokens."""
    start, end = doc.tokens[bounds[0]].start, doc.tokens[bounds[1] - 1].end
    span = trim(doc.text, start, end) or (start, end)
    return Party(spans=(span,), text=doc.text[span[0] : span[1]])


def _after_title(doc: Document, at: int) -> int:
    titles = shapes(doc.language).titles
    if at < len(doc.tokens) and doc.tokens[at].lower.rstrip(".") in titles and doc.tokens[at].name_like:
        at += 1
        if at < len(doc.tokens) and doc.tokens[at].text == ".":
            at += 1
    return at


def _capital(doc: Document, at: int) -> bool:
    """Whether a token can be a word of a name: *Le*, *Keïta*, *al-Assad*."""
    token = doc.tokens[at]
    if token.kind is not TokenKind.WORD or token.text in {"’s", "'s"}:
        return False
    head, _, tail = token.text.partition("-")
    return token.name_like or (head.lower() in {"al", "el", "as", "ad", "ar", "ash", "an"} and tail[:1].isupper())


def _run(doc: Document, at: int) -> int:
    """Where the run of name words that begins at a token ends."""
    shape = shapes(doc.language)
    end = at
    while end < len(doc.tokens) and end - at < 6:
        if end > at and not blank_before(doc, end):
            break
        elided = doc.tokens[end - 1].lower in _ELIDED and end > at and doc.tokens[end - 1].name_like
        if not _capital(doc, end) and not elided:
            # A particle goes on only inside a name: *Dominique de Villepin*, not *Ahmed Sylla de Médecins ...*.
            follows = end + 1 < len(doc.tokens) and _capital(doc, end + 1) and blank_before(doc, end + 1)
            short = end - at == 1 or doc.tokens[end].lower not in {"de", "du", "di", "da"}
            if end == at or not follows or not short or doc.tokens[end].lower not in shape.particles:
                break
        if end > at and doc.tokens[end].lower in shape.calendar and doc.tokens[end].lower not in {"mai", "mars", "may"}:
            break
        end += 1
    return end


def _may_go_back(doc: Document, at: int) -> bool:
    token = doc.tokens[at]
    elided = at > 0 and doc.tokens[at - 1].lower in _ELIDED and doc.tokens[at - 1].name_like
    return _capital(doc, at) or elided or token.lower in shapes(doc.language).particles


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


def _article(token: Token, language: str) -> bool:
    return token.lower in ({"the", "a", "an"} if language == "en" else {"le", "la", "les", "l'", "un", "une"})


def _body_end(doc: Document, at: int, shape: Shapes) -> int | None:
    """Capitalised words and links between them, lower-case words of bodies before or after."""
    end, named = at, False
    good: int | None = None
    nations = demonyms(doc.language)
    while end < len(doc.tokens) and end - at < _LONGEST_BODY and (end == at or blank_before(doc, end)):
        token = doc.tokens[end]
        capital = _capital(doc, end) or (token.kind is TokenKind.NUMBER and end > at)
        if capital and token.lower not in shape.calendar:
            named, good = True, end + 1
        elif _genitive(doc, end) and named:
            pass
        elif doc.language == "fr" and (after := _french_body(doc, end, at, shape)) > end:
            good = end = after
            continue
        elif token.lower in shape.nouns or (token.lower in nations and token.lower not in shape.openers):
            # A common noun begins a body or closes it: *the movement X*, *the X study group*.
            good = end + 1
        elif token.lower not in shape.adjectives and token.lower not in shape.links:
            break
        elif token.lower in shape.adjectives and good and doc.language == "fr":
            good = end + 1
        elif token.lower in {
            "and",
            "et",
            "&",
            "en",
            "in",
            "on",
            "to",
            "à",
            "au",
            "aux",
            "sur",
            "against",
        } and not _joins(doc, end, at, named=named):
            break
        end += 1
    return good


def _french_body(doc: Document, at: int, start: int, shape: Shapes) -> int:
    """The end of what goes with a capitalised noun of a body: *Commission électorale*, *Front de la vallée*."""
    if at == start or doc.tokens[at - 1].lower not in shape.bodies or not doc.tokens[at - 1].name_like:
        return at
    first = at
    while at < len(doc.tokens) and doc.tokens[at].lower in _FRENCH_LINKS and at - first < 2:
        at += 1
    if at >= len(doc.tokens) or not blank_before(doc, first) or doc.tokens[at].kind is not TokenKind.WORD:
        return first
    token = doc.tokens[at]
    fits = at > first or (token.text.islower() and token.lower.endswith(_FRENCH_ADJECTIVE))
    known = words_of("fr")
    if not fits or token.name_like or token.lower in known.auxiliaries | known.prepositions | shape.openers:
        return first
    return at + 1


def _genitive(doc: Document, at: int) -> bool:
    """Whether a genitive mark stands inside a name: *People's Units*, *Workers' party*."""
    if doc.tokens[at].text not in {"'s", "’s", "'", "’"} or at + 1 >= len(doc.tokens) or doc.language == "fr":
        return False
    after = doc.tokens[at + 1]
    return after.lower in shapes("en").bodies | {"units", "defence", "protection"} and blank_before(doc, at + 1)


def _joins(doc: Document, at: int, start: int, *, named: bool) -> bool:
    """Whether *and* or *in* join two words of a name: *Front for Unity and Hope*."""
    if doc.tokens[at].lower not in {"and", "et", "&"} or not named:
        return False
    after = at + 1
    while after < len(doc.tokens) and doc.tokens[after].lower in {
        "aux",
        "à",
        "la",
        "le",
        "the",
        "du",
        "de",
        "des",
        "l'",
    }:
        after += 1
    before = any(doc.tokens[n].lower in {"for", "of", "pour", "de", "des", "du", "à"} for n in range(start, at))
    return before and after < len(doc.tokens) and (_acronym_follows(doc, after))


def _acronym_follows(doc: Document, at: int) -> bool:
    """Whether an acronym in brackets closes the run soon after: then the run is one name."""
    for number in range(at, min(at + 6, len(doc.tokens) - 1)):
        if doc.tokens[number].text == "(":
            return doc.tokens[number + 1].text[:2].isupper()
        if doc.tokens[number].kind is not TokenKind.WORD:
            return False
    return False


def _bracketed(doc: Document, end: int) -> int:
    """The end with the acronym in brackets that follows."""
    tokens = doc.tokens[end : end + 3]
    acronym = len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")" and tokens[1].text[:1].isupper()
    return end + 3 if acronym and len(tokens[1].text) <= 12 else end
