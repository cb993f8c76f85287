"""Names inside the noun phrases of speakers: tokens in, runs of capitals, heads and posts out.

Refuses to take a name that only depends on the head (*an adviser to Keita*) for the speaker himself.
"""

from dataclasses import dataclass
from itertools import pairwise

from palabre.model.passage import Span
from palabre.model.statement import Voice
from palabre.read.document import Document, Token, TokenKind
from palabre.read.names import demonyms
from palabre.read.voice import voices
from palabre.read.words import words

# Words that a sentence starts with: a capital on them begins no name.
_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "au",
        "but",
        "ce",
        "cette",
        "d'",
        "dans",
        "des",
        "du",
        "elle",
        "en",
        "et",
        "for",
        "he",
        "il",
        "ils",
        "in",
        "it",
        "l'",
        "la",
        "le",
        "les",
        "mais",
        "on",
        "pour",
        "selon",
        "she",
        "the",
        "they",
        "this",
        "un",
        "une",
    ]
)
_PARTICLES = {"al", "el", "ag", "ould", "ben", "bin", "de", "von", "van"}


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker or person met so far."""

    name: str
    words: frozenset[str]
    voice: Voice
    person: bool
    feminine: bool | None
    plural: bool
    document: bool = False
    named: bool = False


def feminine_post(lower: str) -> bool:
    """*experte*, *chercheuse*, *directrice*: a post of which the lexicon has a masculine form too."""
    posts = words("fr").posts
    if lower not in posts:
        return False
    return (lower.endswith("e") and lower[:-1] in posts) or lower.endswith(("euse", "trice"))


_FEMININE_ENDINGS = ("tion", "sion", "té", "ance", "ence", "ure", "ée", "trice", "euse", "ise", "esse")


def elided_gender(lowers: list[str]) -> bool | None:
    """Whether *l'organisation*, *son pays* is feminine, by its ending or its possessive; None where nothing tells."""
    if len(lowers) < 2 or lowers[0] not in ("l'", "son", "sa", "leur"):
        return None
    noun = lowers[1]
    if lowers[0] == "sa" or noun.endswith(_FEMININE_ENDINGS):
        return True
    return False if lowers[0] == "son" and noun[0] not in "aeiouyhéèêâîôœ" else None


def is_feminine(lowers: list[str], language: str) -> bool | None:
    """Whether a phrase is feminine by its words; None where nothing tells."""
    owner = language == "en" and len(lowers) > 1 and lowers[0] == "her"  # *her counterpart* may be a man
    if any(lower in voices(language).feminine for lower in lowers[owner:]):
        return True
    if language == "en":
        return None
    if lowers[0] in ("la", "une", "cette") or any(map(feminine_post, lowers)):
        return True
    return False if lowers[0] in ("le", "un", "ce", "m") else elided_gender(lowers)


def is_plural(lowers: list[str], tokens: tuple[Token, ...], noun: str, language: str) -> bool:
    """Whether a phrase means several."""
    if language == "fr":
        several = {"les", "des", "ces", "plusieurs", "certains", "certaines", "deux", "trois", "quelques"}
        return lowers[0] in several or any(a == "et" and b in words("fr").openers for a, b in pairwise(lowers))
    head = head_of(lowers, words("en").prepositions)
    return lowers[0] in ("many", "some", "two", "three", "several") or "and" in head or (
        noun.endswith("s") and not tokens[len(head) - 1].text.isupper() and len(tokens) < 9)  # fmt: skip


def is_namesake(named: tuple[Token, ...], known: str, language: str) -> bool:
    """Whether a full name shares only its surname with one known: *Awa Keïta* beside *Idrissa Keïta*."""
    if language != "fr" or not 2 <= len(named) <= 4:
        return False
    return named[0].lower not in voices("fr").titled and named[0].text not in known.split()


def head_of(lowers: list[str], prepositions: frozenset[str]) -> list[str]:
    """The words before the first preposition."""
    return lowers[: next((k for k, lower in enumerate(lowers) if k and lower in prepositions), len(lowers))]


def inside(name: str, before: tuple[Token, ...], run: tuple[Token, ...]) -> bool:
    """Whether the words before a surname belong to it: *Le Goff*."""
    return bool(before) and name.endswith(" ".join(t.text for t in (*before, *run)))


def heads(tokens: tuple[Token, ...], at: int, language: str) -> bool:
    """Whether the name at `at` is the head of the phrase: no *adviser to Keita*, no *woman reached by Radio Boni*."""
    w = words(language)
    lowers = [t.lower for t in tokens[:at]]
    if "," in lowers:  # *the spokesman of the Front, Colonel Awa Keita*
        if set(head_of(lowers, w.prepositions)) & voices(language).bodies:
            return False  # *the staff of the minister, Awa Keita*
        lowers = lowers[len(lowers) - lowers[::-1].index(",") :]
    if not lowers:
        return True
    links = [k for k, lower in enumerate(lowers) if lower in w.prepositions or lower == "'s"]
    has_post = any(part in w.posts for lower in lowers for part in (lower, *lower.split("-")))
    if lowers[-1] in w.posts or lowers[0] in ("m", "mme", "mr", "mrs"):
        has_post = True
    if not links or lowers[links[-1]] == "'s":
        return has_post
    since, before = lowers[links[-1] + 1 :], lowers[: links[0]]
    return (
        any(x not in w.closed for x in since)
        and not any(x in w.posts for x in since)
        and any(x in w.posts for x in before)
    )


def after_posts(run: tuple[Token, ...], posts: frozenset[str]) -> tuple[Token, ...]:
    """The name in a run of capitals: what stands after the last word of a post (*Foreign Minister Awa Keita*)."""
    held = [k for k, t in enumerate(run) if any(part in posts for part in (t.lower, *t.lower.split("-")))]
    return run[held[-1] + 1 :] if held else run


def posts_beside(doc: Document, run: tuple[Token, ...]) -> frozenset[str]:
    """The words of the post right before a name or in the apposition after it; none where there is no post."""
    w = words(doc.language)
    first, last = doc.token_at(run[0].start), doc.token_at(run[-1].end)
    left: list[str] = []
    for k in range(first - 1, max(-1, first - 9), -1):
        token = doc.tokens[k]
        if token.kind is not TokenKind.WORD and not (token.text == "," and k == first - 1):
            break
        left.append(token.lower)
    right: list[str] = []
    if last < len(doc.tokens) and doc.tokens[last].text == ",":
        for k in range(last + 1, min(len(doc.tokens), last + 9)):
            if doc.tokens[k].kind is not TokenKind.WORD or doc.tokens[k].lower in w.relatives:
                break
            right.append(doc.tokens[k].lower)
    found = [side for side in (left, right) if any(x in w.posts for x in side)]
    return frozenset(x for side in found for x in side)


def names(doc: Document) -> list[tuple[Token, ...]]:
    """Names of two and more words in the text that may be persons."""
    w, lists = words(doc.language), voices(doc.language)
    found = []
    for run in runs(doc.tokens):
        clean = [t for t in after_posts(run, w.posts) if t.lower not in w.determiners or t is not run[0]]
        while clean and (clean[0].lower in demonyms(doc.language) or _initials(doc, clean)):
            clean = clean[1:]
        listed = any(t.lower in w.times for t in clean) or (clean and clean[-1].lower in demonyms(doc.language))
        body = {t.lower for t in clean} & lists.bodies or (clean[:1] and clean[0].lower in w.closed and len(clean) < 3)
        if 2 <= len(clean) <= 5 and not listed and not body:
            found.append(tuple(clean))
    return found


def _initials(doc: Document, run: list[Token]) -> bool:
    """*à l'AFP Awa Keïta*: initials before a name are a body's, not his."""
    if doc.language != "fr" or doc.capitals or len(run) < 3:
        return False
    return run[0].text.isupper() and len(run[0].text) > 2 and not run[1].text.isupper()


def runs(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Stretches of capitalised words."""
    found: list[tuple[Token, ...]] = []
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and not run and not token.name_like:
            continue  # as most are
        joined = token is not None and token.kind is TokenKind.WORD and (bool(run) or token.lower not in _LITTLE) and (

            token.name_like or (bool(run) and token.lower in _PARTICLES))  # fmt: skip
        if joined and token is not None:
            run.append(token)
            continue
        while run and (not run[-1].name_like or run[-1].lower in ("jr", "sr")):
            run.pop()
        if run:
            found.append(tuple(run))
        run = []
    return found


def described_after(doc: Document, span: Span) -> list[str]:
    """The words between the comma after a name and the next sign, or the age alone."""
    at = doc.token_at(span[1])
    tokens = doc.tokens
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return []
    if tokens[at + 1].kind is TokenKind.NUMBER:
        return [tokens[at + 1].text]
    end = at + 1
    while end < min(len(tokens), at + 9) and tokens[end].kind is TokenKind.WORD:
        end += 1
    return [t.text for t in tokens[at + 1 : end]]
