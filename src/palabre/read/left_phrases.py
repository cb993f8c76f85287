"""Noun phrases read from their end: a token's number in, the tokens of the phrase that ends there out, or None.

Relative clauses are crossed; a verb, a conjunction or a pronoun ends the walk to the left.
"""

from palabre.read.document import Document, TokenKind
from palabre.read.quotations import CLOSING
from palabre.read.remembered import remembered
from palabre.read.signs import (
    DASHES,
    PARTICLES,
    auxiliary_at,
    is_closed,
    is_dangling,
    is_genitive,
    is_hyphen,
    is_title_stop,
    latter_at,
    time_at,
    verb_at,
)
from palabre.read.whole_names import inside_name
from palabre.read.words import Words, words

_FAR = 60  # tokens: no noun phrase is longer
_SOURCING = frozenset({"according", "selon"})


@remembered
def phrase_ending(doc: Document, at: int, first: int) -> tuple[int, int] | None:
    """Token range of the noun phrase whose last token is `at`."""
    w = words(doc.language)
    lower = doc.tokens[at].lower if at >= first else ""
    if at < first or (doc.tokens[at].kind is TokenKind.PUNCTUATION and lower not in ")]’%"):
        return None
    if doc.tokens[at].kind is TokenKind.MARK and doc.text[doc.tokens[at].start - 1] in ",.!?… ":
        return None  # the end of somebody's words, no name
    if latter_at(doc, at):
        return at - 1, at + 1
    if lower in w.subject_pronouns and lower not in w.determiners and not _part_of(doc, at):
        return at - _counted(doc, at, first), at + 1
    start, end = _walk_left(doc, at, first)
    start = _without_opening(doc, start, end)
    if start > first and doc.tokens[start - 1].lower == "whose" and doc.tokens[end - 1].name_like:
        while start < end - 1 and not doc.tokens[start].name_like:
            start += 1  # *whose members the Union had promised to name*
    if start >= end or all(is_dangling(doc, k) for k in range(start, end)):
        one = doc.tokens[end - 1].lower if end > first else ""
        return (end - 1, end) if one in w.subject_pronouns else None
    return start, end


def _walk_left(doc: Document, at: int, first: int) -> tuple[int, int]:
    w, end = words(doc.language), at + 1
    while at >= max(first, end - _FAR):
        token = doc.tokens[at]
        lower = token.lower
        if lower in (")", "]") or token.text in CLOSING or (token.text == '"' and doc.quoted(token.start - 1)):
            opener = _bracket(doc, at, first)
            if opener is None or (lower not in (")", "]") and doc.text[token.start - 1] in ",.!?"):
                break
            if lower == "]" and (opener == first or doc.tokens[opener - 1].kind is TokenKind.PUNCTUATION):
                break  # *SARI, 3 May - [Text] The minister was killed*: a note of the editor's
            at = opener - 1
        elif token.kind is not TokenKind.WORD and token.kind is not TokenKind.NUMBER:
            joined = is_hyphen(doc, at) or is_title_stop(doc, at) or is_genitive(doc, at) or _name_dash(doc, at, first)
            if not (joined or (lower == "," and _name_after(doc, at, end))):
                break
            at -= 1
        elif (relative := _relative_over(doc, at, first)) is not None and (
            doc.tokens[relative - 1].lower not in w.prepositions
        ):
            return _walk_left(doc, relative - 1 - (doc.tokens[relative - 1].lower == ","), first)
        elif _stops(doc, at, w, first):
            break
        elif _begins(doc, at, w, first):
            return at, end
        else:
            at -= 1
    return at + 1, end


def _begins(doc: Document, at: int, w: Words, first: int) -> bool:
    """Whether a determiner opens the phrase here: what stands before it is no part of it (*indique son chef*)."""
    if (
        doc.tokens[at].lower not in w.openers
        or at <= first
        or inside_name(doc, at)
        or _relative_over(doc, at - 1, first) is not None
    ):
        return False
    if doc.tokens[at].name_like and doc.tokens[at - 1].name_like:
        return False  # *Jean Le Goff*
    before = doc.tokens[at - 1]
    if before.kind is not TokenKind.WORD or before.lower == "'s":
        return False
    return not any(before.lower in linking for linking in (w.prepositions, w.determiners, w.coordinators))


def _name_dash(doc: Document, at: int, first: int) -> bool:
    """A spaced dash inside a name: *the Movement of May - Rally of Patriots*; a date line has no determiner."""
    if doc.tokens[at].text not in DASHES or not first < at < len(doc.tokens) - 1:
        return False
    named = doc.tokens[at - 1].name_like and doc.tokens[at + 1].name_like
    return named and doc.tokens[first].lower in words(doc.language).openers


def _relative_over(doc: Document, at: int, first: int) -> int | None:
    """The subject relative that governs the verb group ending here: its clause lies inside the noun phrase."""
    w = words(doc.language)
    if doc.tokens[at].lower in w.relatives:
        return None  # *which the governor had promised*: the subject stands inside the clause
    while at > first:
        lower = doc.tokens[at].lower
        if lower in ("who", "qui", "which"):
            return at
        loose = lower in w.auxiliaries or lower in w.negations or lower in w.adverbs
        if not (loose or verb_at(doc, at) or (w.language == "fr" and lower in ("se", "s'", "y", "en"))):
            return None
        at -= 1
    return None


def _stops(doc: Document, at: int, w: Words, first: int) -> bool:
    lower = doc.tokens[at].lower
    if lower == "'s":
        return not doc.tokens[at - 1].name_like and doc.tokens[at - 1].lower in w.pronouns
    if doc.tokens[at].name_like and at > first and doc.tokens[at - 1].name_like:
        return False
    if inside_name(doc, at):
        return False
    if lower in w.coordinators:
        return lower not in ("and", "et") or _verb_between(doc, first, at)
    if lower in w.subordinators or lower in w.relatives:
        return lower not in w.determiners or doc.tokens[at - 1].lower not in w.prepositions
    if lower in w.auxiliaries or lower in w.negations or lower in w.inverted:
        return True
    if lower in w.pronouns and lower not in w.determiners and lower not in w.prepositions:
        return not _part_of(doc, at)
    if lower in ("after", "before", "since", "until"):
        return True
    if lower.endswith("ing") and doc.tokens[at - 1].text == "," and doc.language == "en" and at > first:
        return not doc.tokens[at].name_like  # *..., demanding Paris stop*
    return verb_at(doc, at)


def _counted(doc: Document, at: int, first: int) -> int:
    """How many words of its own stand before *others*: *the two others*."""
    w, own = words(doc.language), 0
    while (
        doc.tokens[at].lower == "others"
        and at - own > first
        and (doc.tokens[at - own - 1].lower in w.determiners | w.numbers)
    ):
        own += 1
    return own


def _part_of(doc: Document, at: int) -> bool:
    """*one of them*, *l'un d'entre eux*."""
    return doc.tokens[at].lower in ("them", "us", "eux", "elles") and doc.tokens[at - 1].lower in ("of", "d'", "entre")


def _verb_between(doc: Document, first: int, at: int) -> bool:
    for k in range(at - 1, first - 1, -1):
        if doc.tokens[k].lower in (",", ";", ":") or doc.tokens[k].kind is TokenKind.MARK:
            return False
        if verb_at(doc, k) or auxiliary_at(doc, k):
            return True
    return False


def _bracket(doc: Document, at: int, first: int) -> int | None:
    closer = doc.tokens[at].text
    wanted = {")": "(", "]": "[", "”": "“", "»": "«", '"': '"'}.get(closer)
    for k in range(at - 1, max(first - 1, at - 10), -1):
        if doc.tokens[k].text == wanted:
            return k
    return None


def _name_after(doc: Document, comma: int, end: int) -> bool:
    """Whether the comma joins a post to the name after it: *the head of the army, Awa Keïta*."""
    after = doc.tokens[comma + 1 : end]
    if not 0 < len(after) <= 6 or not all(t.name_like or t.lower in PARTICLES for t in after):
        return False
    return post_before(doc, comma) and not _sourced(doc, comma)


def _sourced(doc: Document, comma: int) -> bool:
    """*according to diplomats, Washington offered*: whether what stands before a comma is the source of the rest."""
    for k in range(comma - 1, max(-1, comma - 25), -1):
        if doc.tokens[k].lower in _SOURCING:
            return True
        if doc.tokens[k].text in ",.;:":
            return False
    return False


def post_before(doc: Document, comma: int) -> bool:
    """Whether the noun phrase that ends at the comma holds a noun of post."""
    w = words(doc.language)
    for k in range(comma - 1, max(-1, comma - 25), -1):
        lower = doc.tokens[k].lower
        if lower in w.posts or any(p in w.posts for p in lower.split("-")):
            return True
        stop = doc.tokens[k].kind is TokenKind.PUNCTUATION and lower not in "()" and not is_hyphen(doc, k)
        plain = lower in w.auxiliaries and lower != "'s"
        if stop or plain or lower in w.subordinators or verb_at(doc, k) or lower == "to":
            return False
    return False


def _without_opening(doc: Document, start: int, end: int) -> int:
    """The start of the noun phrase after adverbs, conjunctions and a phrase of time or place."""
    w = words(doc.language)
    while start < end:
        lower = doc.tokens[start].lower
        if lower in ("this", "that") and start + 2 < end and time_at(doc, start + 1) and _plain_word(doc, start + 2):
            start += 2  # *Earlier this week gunmen*
            continue
        if lower in w.determiners and lower not in ("de", "du", "au", "aux"):
            return start
        if lower in w.prepositions and not (lower in ("de", "du", "d'") and start + 1 < end):
            start = _after_opening(doc, start, end)
        elif time_at(doc, start):
            start += 1
        elif is_closed(w, lower) or lower in w.adverbs:
            if lower in ("de", "d'", "du"):
                return start
            start += 1
        else:
            return start
    return start


def _plain_word(doc: Document, at: int) -> bool:
    """Whether a token is a word, and no *'s*: *this week's talks*."""
    return doc.tokens[at].kind is TokenKind.WORD and doc.tokens[at].lower != "'s"


def _after_opening(doc: Document, start: int, end: int) -> int:
    """Where the next noun phrase starts after a preposition's own one, without a comma: *On Monday officials*."""
    w = words(doc.language)
    run = end
    while run > start + 2 and doc.tokens[run - 1].name_like:
        run -= 1
    if end - run > 1 and not doc.tokens[run - 1].name_like and not is_closed(w, doc.tokens[run - 1].lower):
        return run  # *At his side Awa Keita*
    for k in range(start + 1, end):
        before = doc.tokens[k - 1].lower
        if time_at(doc, k - 1) and not time_at(doc, k) and doc.tokens[k].kind is not TokenKind.NUMBER:
            return k
        if k > start + 1 and doc.tokens[k].lower in w.determiners and not is_closed(w, before):
            return k
    return end
