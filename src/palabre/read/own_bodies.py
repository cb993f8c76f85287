"""Own bodies: whose post a possessive means. *The River Front ..., its chairman, X*: a post in, the Front out.

The body is the one that opens the sentence, or the one before it. Refuses persons (*President X ... his spokesman*),
and *his* and *her*, which mean one.
"""

import re

from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.members import is_named, name_before, worded_as_group
from palabre.read.names import Range, person_at
from palabre.read.phrases import auxiliary_at, noun_phrase_from, verb_at
from palabre.read.post_words import post_lexicon
from palabre.read.words import words

_BACK = 3  # sentences from a possessive to the body that it means
_LEAD = 10  # tokens of what stands before a sentence's subject
_LINKS = frozenset({"of", "de", "du", "des", "d'"})
_ITS = frozenset({"its", "their", "son", "sa", "leur"})


def own_body(doc: Document, sentence: Sentence, first: int) -> Range | None:
    """The body whose post begins at a token, or None where no possessive leads to it."""
    near = doc.tokens[max(0, first - 1) : first + 1]  # an English post begins with its possessive
    if not any(t.lower in _ITS for t in near):
        return None
    subject = _joined(doc, sentence, first) or _last_subject(doc, sentence, first)
    if subject:
        return subject
    number = doc.body.index(sentence)
    for one in (sentence, *reversed(doc.body[max(0, number - _BACK) : number])):
        body = _opening(doc, one, first)
        if body and body[1] < first:
            return body
        if one is not sentence and doc.quoted(doc.tokens[one.first].end) is None:
            return None  # only what is quoted stands between
    return None


def led_body(doc: Document, sentence: Sentence, first: int) -> Range | None:
    """The group whose chief a post tells right behind it: *[les Forces de soutien] du général X*."""
    at = first - 1
    if at > sentence.first and doc.tokens[at].lower in {"la", "l'"}:
        at -= 1
    if at <= sentence.first or doc.tokens[at].lower not in _LINKS:
        return None
    name = name_before(doc, at, sentence)
    return name if name and is_named(doc, name) and worded_as_group(doc, name) else None


def _joined(doc: Document, sentence: Sentence, first: int) -> Range | None:
    """The body right before: *[the Front] and its leader, X*."""
    at = first - 1 if doc.tokens[first - 1].lower in _ITS else first
    if at - 1 <= sentence.first or doc.tokens[at - 1].lower not in {"and", "et"}:
        return None
    name = name_before(doc, at - 1, sentence)
    return name if name and _is_body(doc, name) else None


def _last_subject(doc: Document, sentence: Sentence, first: int) -> Range | None:
    """The last body before a token that a verb follows: *the airport shut, [the ministry] said, and its spokesman*."""
    known = words(doc.language)
    for at in range(first - 1, sentence.first, -1):
        token, before = doc.tokens[at], doc.tokens[at - 1]
        if before.lower == "'s" or (doc.quoted(token.start) and not doc.quoted(doc.tokens[first].start)):
            continue
        if token.lower not in known.openers and not (token.name_like and not before.name_like):
            continue
        if before.lower in known.prepositions | known.openers | _LINKS or before.name_like:
            continue
        body = body_at(doc, at)
        if body and body[1] < first and _verb(doc, body[1]) and _is_body(doc, body):
            return body
    return None


def _verb(doc: Document, at: int) -> bool:
    """Whether a verb begins at a token."""
    past = doc.language == "en" and at < len(doc.tokens) and doc.tokens[at].lower.endswith("ed")
    return past or auxiliary_at(doc, at) or verb_at(doc, at)


def _opening(doc: Document, sentence: Sentence, post: int) -> Range | None:
    """The body that opens a sentence, with what belongs to its name; behind *in May,* too."""
    first, known = sentence.first, words(doc.language)
    quoted = doc.tokens[first].kind is not TokenKind.WORD or doc.quoted(doc.tokens[first].start)
    if quoted and not doc.quoted(doc.tokens[post].start):
        return None
    if first < sentence.last and doc.tokens[first].lower in known.prepositions:
        first = _behind_lead(doc, sentence, first)
    body = body_at(doc, first) if first < sentence.last else None
    if body is None or not _is_body(doc, body):
        return None
    if doc.tokens[first].lower not in known.determiners and not (
        _verb(doc, body[1]) or doc.tokens[first].text.isupper()
    ):
        return None  # *Formed in May, the party ...*
    whole = noun_phrase_from(doc, first, sentence.last)
    longer = doc.tokens_between(*whole) if whole else body
    if any((t.lower,) in post_lexicon(doc.language).heads for t in doc.tokens[longer[0] : longer[1]]):
        return None  # *le bureau du Premier ministre*
    ends = doc.tokens[longer[1] - 1]
    return longer if longer[0] == body[0] and (ends.text == ")" or ends.name_like) else body


def _behind_lead(doc: Document, sentence: Sentence, first: int) -> int:
    """The token after what stands before the subject: *in May,*, *in neighbouring Sari [the council] voted*."""
    for at in range(first + 1, min(first + _LEAD, sentence.last - 1)):
        if doc.tokens[at].text == ",":
            return at + 1
        body = body_at(doc, at) if doc.tokens[at].lower in words(doc.language).openers else None
        if body and _verb(doc, body[1]):
            return at
    return sentence.last


def _is_body(doc: Document, body: Range) -> bool:
    """Whether it is named and no person: *The River Front*, but neither *Awa Keïta* nor *President Keïta*."""
    tokens, heads, known = doc.tokens[body[0] : body[1]], post_lexicon(doc.language).heads, words(doc.language)
    led = tokens[0].lower in known.determiners or tokens[0].text.isupper()
    held = any((t.lower,) in heads for t in tokens)
    if held or not (any(t.name_like for t in tokens) or led) or tokens[0].lower in known.pronouns - known.determiners:
        return False
    name = person_at(doc, body[0])
    return led or name is None or (name[1] - name[0] == 1 and not _surname(doc, tokens[0].text))


def _surname(doc: Document, name: str) -> bool:
    """Whether a name stands behind another one somewhere: *Awa Sall*, but *in Ankara*."""
    return re.search(rf"\b[A-ZÀ-Þ][\w'’-]*\.? {re.escape(name)}\b", doc.text) is not None
