"""Bodies by their shape: the noun phrase of an organisation, state or group. Token number in, token range out.

A name runs over capitalised words and the links between them, over what an acronym in brackets spells out, and over the
common nouns that open or close it (*the movement X*, *the X study group*). Refuses verbs and calendar words.
"""

from functools import lru_cache

from palabre.read.document import Document, Token, TokenKind
from palabre.read.names import Range, Shapes, blank_before, demonyms, is_capital, shapes
from palabre.read.words import words as words_of

_LONGEST_BODY = 14
_REMEMBERED = 512  # tokens of the last few articles: several readers ask for the same ones
_ARTICLES = {"en": frozenset({"the", "a", "an"}), "fr": frozenset({"le", "la", "les", "l'", "un", "une"})}
_FRENCH_LINKS = frozenset(["de", "d'", "du", "des", "la", "l'"])
_FRENCH_ADJECTIVE = ("al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "if", "ive", "el", "elle", "ien")


@lru_cache(maxsize=_REMEMBERED)
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
    end = _bracket_after(doc, at)
    if end is None or not is_capital(doc, at):
        return None
    short = doc.tokens[end + 1].text
    acronym = "".join(c for c in short if c.isupper())
    if len(acronym) == 1 and len(short) <= 6 and short.isalpha():
        acronym = short.upper()  # *Minusma*, *Gsim*: some outlets write acronyms as words
    initials = "".join(part[:1].upper() for token in doc.tokens[at:end] for part in token.text.split("-"))
    return end if len(acronym) > 1 and initials[:1] == acronym[0] and _in_order(acronym, initials) else None


def _bracket_after(doc: Document, at: int) -> int | None:
    """The bracket that opens after the words that begin at a token, if the words can be a name."""
    for end in range(at, min(at + _LONGEST_BODY, len(doc.tokens) - 1)):
        token = doc.tokens[end]
        if token.kind is not TokenKind.WORD:
            return end if token.text == "(" else None
    return None


def _in_order(acronym: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in acronym)


def _after_bracket(doc: Document, end: int, shape: Shapes) -> int:
    """The end with common nouns that close the phrase after its acronym: *the X Group (XG) study group*."""
    if doc.tokens[end - 1].text != ")":
        return end
    at = end
    common = shape.adjectives | shape.nouns
    while at < len(doc.tokens) and doc.tokens[at].lower in common and blank_before(doc, at):
        at += 1
        end = at if doc.tokens[at - 1].lower in shape.nouns else end
    return end


def _article(token: Token, language: str) -> bool:
    return token.lower in _ARTICLES[language]


def _body_end(doc: Document, at: int, shape: Shapes) -> int | None:
    """Capitalised words and links between them, lower-case words of bodies before or after."""
    end, named = at, False
    good: int | None = None
    nations = demonyms(doc.language)
    while end < len(doc.tokens) and end - at < _LONGEST_BODY and (end == at or blank_before(doc, end)):
        token = doc.tokens[end]
        if token.lower == "du" and (dated := _dated(doc, end, at, shape)):
            named, good, end = True, dated, dated
            continue
        if token.text == "the" and end > at and is_capital(doc, end - 1):
            break  # *told Reuters the army was ready*: an article begins another phrase
        number = token.kind is TokenKind.NUMBER
        capital = (end > at and _number_of_name(doc, end)) if number else is_capital(doc, end)
        if capital and token.lower not in shape.calendar:
            named, good = True, end + 1
        elif named and _genitive(doc, end):
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


def _number_of_name(doc: Document, at: int) -> bool:
    """Whether a number is part of a name: *Brigade 12*, but not *Boko Haram le 1er juin*."""
    return doc.tokens[at - 1].lower not in {"le", "les", "la", "the", "on"}


def _dated(doc: Document, at: int, start: int, shape: Shapes) -> int | None:
    """The end of the day in a French name that a *du* goes on: *le Mouvement [du 2 février]*."""
    before = doc.tokens[at - 1]
    if at == start or not before.name_like or before.lower not in shape.bodies:
        return None
    number, month = (*doc.tokens[at + 1 : at + 3], before, before)[:2]
    return at + 3 if number.kind is TokenKind.NUMBER and month.lower in shape.calendar else None


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
    if not fits or token.name_like:
        return first
    known = words_of("fr")
    small = (known.auxiliaries, known.prepositions, shape.openers, shape.calendar)
    return first if any(token.lower in words for words in small) else at + 1


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
