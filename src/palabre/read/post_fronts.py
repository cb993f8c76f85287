"""Fronts of posts: what stands before a post in English. Document and tokens in, ends of words and bodies out.

*[Kenya's] president*, *[interior ministry] spokesman*, *the [gang] leader*. Refuses a person who is given the post
(*elected [Awa Sall] speaker*).
"""

from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.names import Range, blank_before, demonyms, person_at, shapes
from palabre.read.post_words import post_lexicon
from palabre.read.words import words as closed_words

ARTICLES = frozenset("the a an le la l' les un une its their his her leur son sa".split())  # noqa: SIM905
NO_BODY = (
    "-based",
    "-born",
    "-right",
    "-left",
    "-ranking",
    "-level",
    "-serving",
    "-trained",
    "-educated",
    "-appointed",
    "-backed",
    "-installed",
    "-elected",
)
_LONGEST_OFFICE = 3  # words of *deputy prime minister*
_DESCRIBES = ("ed", "ing", "ous", "ful", "less", "est")  # endings of adjectives that tell of the holder
_OF_THE_POST = frozenset({"chief", "deputy", "senior", "lead", "special", "first", "second", "permanent"})


def ends_name(doc: Document, at: int, sentence: Sentence) -> bool:
    """Whether a word of a post is the last of a body's name: *Delta [Party] lawmaker*."""
    named = at > sentence.first and doc.tokens[at].name_like and doc.tokens[at - 1].name_like
    return named and doc.language == "en" and doc.tokens[at].lower in shapes("en").bodies


def before_article(doc: Document, at: int, parts: list[int], sentence: Sentence, *, plain: bool) -> int:
    """Before an unlisted word behind the article: *the [gang] leader* is of the post, *the [embattled] leader* not."""
    token, opener = doc.tokens[at - 1], doc.tokens[at - 2]
    if doc.language != "en" or at - 1 <= sentence.first or opener.lower not in ARTICLES or not blank_before(doc, at):
        return at
    known = closed_words("en")
    if not (token.text.isalpha() and token.text.islower()) or token.lower in known.closed | known.numbers:
        return at
    if token.lower not in demonyms("en") and plain and not token.lower.endswith(_DESCRIBES):
        parts.append(at - 1)
    return at - 1


def body_before(doc: Document, at: int, sentence: Sentence) -> Range | None:
    """*Kenyan*, *Kenya's*, *the UN*, *White House*, *army* before an English post."""
    lexicon = post_lexicon(doc.language)
    if doc.language == "fr":
        return None
    number = at - 1
    possessive = doc.tokens[number].lower in {"'s", "'"} and number > sentence.first
    end = number if possessive else at
    start = end
    shape = shapes("en")
    while start > sentence.first:
        token = doc.tokens[start - 1]
        opener = start - 1 == sentence.first and token.lower in shape.openers
        if start < end and _inner_link(doc, start - 1, sentence):
            start -= 1
            continue
        if token.kind is not TokenKind.WORD or opener or token.lower in shape.calendar or not token.name_like:
            break
        if start == end and token.lower.endswith(NO_BODY):
            break  # *a Lomé-based analyst*, *far-right minister*
        start -= 1
    bodies = lexicon.bodies | (shape.nouns if possessive else frozenset())
    if start == end and end > sentence.first and doc.tokens[end - 1].lower in bodies:
        start = end - 1
        while start > sentence.first and _goes_on(doc, start - 1, lexicon.before - _OF_THE_POST):
            start -= 1  # *interior ministry*, *the group's*
    if start == end and possessive:
        start = _office_start(doc, end, sentence)
    return (start, end) if start < end and not _is_named_to(doc, start, end, sentence) else None


def _office_start(doc: Document, end: int, sentence: Sentence) -> int:
    """The start of an office that has a post of its own: *the [prime minister]'s spokesman*; its end when none is."""
    lexicon, start = post_lexicon("en"), end
    if (doc.tokens[end - 1].lower,) not in lexicon.heads:
        return end
    while start > sentence.first and end - start < _LONGEST_OFFICE:
        lower = doc.tokens[start - 1].lower
        if (lower,) not in lexicon.heads and lower not in lexicon.before:
            break
        start -= 1
    return start


def _inner_link(doc: Document, at: int, sentence: Sentence) -> bool:
    """Whether a small word stands inside a body's name: *Lanao [del] Sur*, *Bank [of] Ghana*."""
    if at <= sentence.first or not doc.tokens[at - 1].name_like or not doc.tokens[at + 1].name_like:
        return False
    lower, shape = doc.tokens[at].lower, shapes("en")
    return lower in shape.particles or (lower in {"of", "for"} and doc.tokens[at - 1].lower in shape.bodies)


def _is_named_to(doc: Document, start: int, end: int, sentence: Sentence) -> bool:
    """Whether the words before a post are the person who is given it: *elected [Awa Sall] speaker*."""
    if start <= sentence.first or doc.tokens[start - 1].lower not in post_lexicon("en").giving:
        return False
    return person_at(doc, start) == (start, end) and end - start > 1


def _goes_on(doc: Document, at: int, before: frozenset[str]) -> bool:
    lower = doc.tokens[at].lower
    return lower in before or lower in demonyms("en") or lower in shapes("en").adjectives
