"""What single tokens tell: verb, auxiliary, time, title, hyphen. A `Document` and a token's number in, yes or no out.

Neighbours decide where a form can be verb and noun (*attacks*, *l'attaque*); in doubt it is no verb.
"""

from palabre.model.passage import Span, trim
from palabre.read.document import Document, TokenKind
from palabre.read.quotations import OPENING
from palabre.read.whole_names import inside_name
from palabre.read.words import Words, words

LONGEST = 40  # tokens of a noun phrase; what is longer was delimited wrongly


DASHES = "-–—"


_TITLES = (
    "m",
    "mm",
    "mr",
    "mrs",
    "ms",
    "dr",
    "pr",
    "gen",
    "col",
    "lt",
    "maj",
    "capt",
    "sgt",
    "gov",
    "sen",
    "rep",
    "prof",
    "jr",
    "sr",
)


_DOUBTING = frozenset({"alleged", "suspected", "presumed", "supposed"})


PARTICLES = ("al", "el", "ag", "ould", "mint", "ben", "bin", "de", "do", "da", "dos", "von", "van")


def is_hyphen(doc: Document, at: int) -> bool:
    """A dash inside a word: *75-year-old*."""
    token = doc.tokens[at]
    if token.text not in DASHES or at + 1 >= len(doc.tokens) or not at:
        return False
    return doc.tokens[at - 1].end == token.start and doc.tokens[at + 1].start == token.end


def is_title_stop(doc: Document, at: int) -> bool:
    """The stop of a title: *M. Keïta*, *Mr. Keïta*."""
    return 0 < at < len(doc.tokens) and doc.tokens[at].text == "." and doc.tokens[at - 1].lower in _TITLES


def is_genitive(doc: Document, at: int) -> bool:
    """The apostrophe after a plural: *residents' groups*."""
    before = doc.tokens[at - 1] if at else None
    if before is None or doc.language != "en" or doc.tokens[at].text not in "'’" or before.end != doc.tokens[at].start:
        return False
    return before.lower.endswith("s") and at + 1 < len(doc.tokens) and doc.tokens[at + 1].kind is TokenKind.WORD


def is_closed(w: Words, lower: str) -> bool:
    """Whether the word is of a closed class and so never a noun."""
    return lower in w.closed


def is_dangling(doc: Document, at: int) -> bool:
    """Whether the token cannot end a noun phrase."""
    w, token = words(doc.language), doc.tokens[at]
    return (
        token.kind is TokenKind.WORD and token.lower != "'s" and (is_closed(w, token.lower) or token.lower in w.adverbs)
    )


def holds_post(w: Words, lowers: list[str]) -> bool:
    """Whether the head, before any complement, holds a noun of post (*president-elect*, *vice-président* too)."""
    for at, lower in enumerate(lowers):
        if at and lower in w.prepositions:
            return False
        if lower in w.posts or any(part in w.posts for part in lower.split("-")):
            return True
    return False


def time_at(doc: Document, at: int) -> bool:
    """Whether the token is a word of time (*may* only as a month)."""
    token = doc.tokens[at]
    if token.lower == "may":
        return token.name_like
    if latter_at(doc, at):
        return False
    return token.lower in words(doc.language).times and not inside_name(doc, at)


_LATTER = frozenset({"dernier", "dernière", "derniers", "dernières"})


def latter_at(doc: Document, at: int) -> bool:
    """*ce dernier*: a pronoun of two words ends here."""
    return doc.tokens[at].lower in _LATTER and at > 0 and doc.tokens[at - 1].lower in ("ce", "cette", "ces")


def sentence_range(doc: Document, token: int) -> tuple[int, int]:
    """The half-open token range of the token's sentence."""
    sentence = doc.sentence_at(doc.tokens[token].start)
    return (sentence.first, sentence.last) if sentence else (token, token + 1)


def auxiliary_at(doc: Document, at: int) -> bool:
    """Whether the token is an auxiliary or modal."""
    lower = doc.tokens[at].lower
    if lower not in words(doc.language).auxiliaries or lower in ("'s", "'d"):
        return False
    return not time_at(doc, at) and not inside_name(doc, at)


_NO_ADVERBS = frozenset(
    {
        "family",
        "ally",
        "assembly",
        "supply",
        "reply",
        "apply",
        "comply",
        "rally",
        "monopoly",
        "anomaly",
        "july",
        "bully",
    }
    | {
        "july",
        "belly",
        "folly",
        "daily",
        "early",
        "weekly",
        "monthly",
        "yearly",
        "likely",
        "friendly",
        "deadly",
        "elderly",
    }
    | {"costly", "cowardly", "orderly", "only", "holy", "ugly", "multiply", "imply"}
)
_SHORTEST = 6  # letters of an adverb in *-ly*


def manner_at(doc: Document, at: int) -> bool:
    """An adverb that its ending shows: *cautiously praised*; in French inside a verb group, *a vertement critiqué*.

    After a determiner a French word in *-ment* is a noun.
    """
    token = doc.tokens[at]
    if doc.language == "en":
        ends = token.lower.endswith("ly") and len(token.lower) >= _SHORTEST
        return ends and not token.name_like and token.lower not in _NO_ADVERBS
    if doc.language != "fr" or not at or not doc.tokens[at].lower.endswith("ment"):
        return False
    w, before = words("fr"), doc.tokens[at - 1].lower
    return auxiliary_at(doc, at - 1) or (before in w.adverbs and before not in w.determiners)


def doubted(doc: Document, at: int) -> bool:
    """*two suspected insurgents*, *hundreds of alleged rebels*: an adjective of doubt after a number or preposition."""
    if doc.language != "en" or at < 1 or doc.tokens[at].lower not in _DOUBTING:
        return False
    w, before = words("en"), doc.tokens[at - 1]
    return before.kind is TokenKind.NUMBER or before.lower in w.numbers | w.prepositions


def verb_at(doc: Document, at: int) -> bool:
    """Whether the token is a finite form of a common verb, as far as its neighbours tell it from a noun."""
    return _verb_like(doc, at) and not inside_name(doc, at)


def _verb_like(doc: Document, at: int) -> bool:
    w = words(doc.language)
    token = doc.tokens[at]
    named = at > 0 and doc.tokens[at - 1].name_like and doc.tokens[at - 1].lower not in w.determiners
    if w.language == "en" and token.lower in _DOUBTING and at + 1 < len(doc.tokens) and doc.tokens[at + 1].name_like:
        return False  # *on 10 March alleged Front members*: an adjective
    if w.language == "en" and token.lower.endswith("ed") and _counted_adjective(doc, at, w):
        return False
    if w.language == "en" and named and token.lower.endswith("ed") and len(token.lower) > 4 and not token.name_like:
        return at + 1 < len(doc.tokens) and (doc.tokens[at + 1].lower not in w.prepositions or _to_do(doc, at, w))
    if w.language == "en" and _told_today(doc, at, w):
        return True
    if token.lower not in w.finite or (token.name_like and at and doc.tokens[at - 1].lower not in ".!?"):
        return False
    before = doc.tokens[at - 1].lower if at else ""
    if before in w.determiners and not _clitic(doc, at - 1, w):
        return False
    after = doc.tokens[at + 1].lower if at + 1 < len(doc.tokens) else ""
    if token.lower in w.participles and w.language == "en":
        joined = after in ("by", "to", "with", "from", "in", "against") and not _to_do(doc, at, w)
        return not joined or before in w.auxiliaries
    if w.language == "en" and after == "by":
        return False
    return before not in w.prepositions or before in ("to",)


def _to_do(doc: Document, at: int, w: Words) -> bool:
    """*the Front failed to meet*: a common verb and an infinitive, not *the Front tied to the coast*."""
    if doc.tokens[at].lower not in w.finite or doc.tokens[at + 1].lower != "to" or at + 2 >= len(doc.tokens):
        return False
    after = doc.tokens[at + 2]
    return after.kind is TokenKind.WORD and not after.name_like and after.lower not in w.determiners


def _counted_adjective(doc: Document, at: int, w: Words) -> bool:
    """*three armed groups*, *two masked men*: between a number and a plural an adjective stands, no verb."""
    if not 0 < at < len(doc.tokens) - 1:
        return False
    before, after = doc.tokens[at - 1], doc.tokens[at + 1].lower
    counted = before.lower in w.numbers or before.kind is TokenKind.NUMBER
    return counted and after.endswith(("s", "men")) and after not in w.determiners


def _told_today(doc: Document, at: int, w: Words) -> bool:
    """*the Front today distributed leaflets*: between a day that follows a noun and an object it is a verb."""
    token = doc.tokens[at]
    if at < 2 or at + 1 >= len(doc.tokens) or not token.lower.endswith("ed") or token.name_like:
        return False
    days = doc.tokens[at - 1].lower in ("today", "yesterday", "tonight")
    follows = doc.tokens[at + 1].lower
    return days and (follows == "to" or follows not in w.prepositions) and doc.tokens[at - 2].kind is TokenKind.WORD


def _clitic(doc: Document, at: int, w: Words) -> bool:
    """French *le, la, les, l'* before a verb, not a noun: after a subject pronoun, a relative, *ne* or a name."""
    if w.language != "fr" or doc.tokens[at].lower not in w.object_pronouns or not at:
        return False
    before = doc.tokens[at - 1]
    return before.name_like or before.lower in w.subject_pronouns | w.relatives | w.negations


def span_of(doc: Document, first: int, last: int) -> Span | None:
    """The characters of a token range, a pronoun without the hyphens of its inversion."""
    if first >= last:
        return None
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    if last - first == 1 and doc.text[start] in DASHES:  # -t-il
        start += len(doc.tokens[first].text) - len(doc.tokens[first].text.split("-")[-1])
    if doc.text[end - 1] in OPENING:
        end -= 1
    return trim(doc.text, start, end)
