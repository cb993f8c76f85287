"""The two sides of an affiliation: where a member or a group begins and ends. Token numbers in, token ranges out.

A member is the noun right before the words of relation, or the name that this noun is apposed to. Refuses phrases that
are neither a name nor headed by a noun of a group.
"""

from palabre.model.passage import Span
from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.lead_ins import RELATIVES, before_small_words
from palabre.read.membership import links, relation_noun, relation_words
from palabre.read.names import Range, demonyms, is_capital, person_at, person_before, shapes, words
from palabre.read.phrases import antecedent, noun_phrase_from, subject_before
from palabre.read.words import words as word_classes

_OPENS_LIST = frozenset([":", "-", "–", "—", "("])


def members_before(doc: Document, at: int, sentence: Sentence) -> list[Range]:
    """The parties that the words from a token on are said of: the noun before them, or what that noun is apposed to."""
    w = relation_words(doc.language)
    before = doc.tokens[at - 1].lower if at > sentence.first else ""
    if doc.tokens[at].lower in w.finite and before not in w.who:
        return _subject(doc, at, sentence)
    earlier = _row_of_wordings(doc, at, sentence)
    if earlier is not None:
        return members_before(doc, earlier, sentence)
    start = before_small_words(doc, at, sentence)
    verb = any(doc.tokens[n].lower in w.be for n in range(start, at))
    relative = any(doc.tokens[n].lower in w.who | RELATIVES for n in range(start, at))
    if verb and not relative:
        return _subject(doc, start, sentence)
    if start > sentence.first and doc.tokens[start - 1].text == ",":
        start -= 1
    return ending_before(doc, start, sentence)


def _subject(doc: Document, verb: int, sentence: Sentence) -> list[Range]:
    span = subject_before(doc, verb)
    if span is None:
        return []
    bounds = tokens_of(doc, span)
    apposed = bounds[0] - 1 > sentence.first and doc.tokens[bounds[0] - 1].text == ","
    if doc.language == "en" and apposed and not is_named(doc, bounds):
        return row_before(doc, bounds[0] - 1, sentence) or listed(doc, bounds)  # *the Front, a group that backs X*
    return listed(doc, bounds)


def _row_of_wordings(doc: Document, at: int, sentence: Sentence) -> int | None:
    """The wording before this one in a row of them: *X, linked to Y and led by Z*."""
    if at - 1 <= sentence.first or doc.tokens[at - 1].lower not in {"and", "et"}:
        return None
    found = [n for place in ("after", "before") for n in links(doc, sentence, place) if n.last < at - 1]
    return max((link.first for link in found), default=None)


def ending_before(doc: Document, end: int, sentence: Sentence) -> list[Range]:
    """The parties whose words end right before a token."""
    if end <= sentence.first:
        return []
    bounds = name_before(doc, end, sentence)
    if bounds is None:
        span = antecedent(doc, end)
        bounds = tokens_of(doc, span) if span else _noun_before(doc, end, sentence)
    if bounds is None or bounds[1] != end:
        return []
    if bounds[1] - bounds[0] > 1 and is_named(doc, bounds) and relation_noun(doc.tokens[end - 1].lower, doc.language):
        # *Y, the X affiliate led by Z*: what is said of the affiliate is not said of X
        comma = bounds[0] - 1 - (doc.tokens[bounds[0] - 1].lower in {"the", "an", "a"})
        row = row_before(doc, comma, sentence) if doc.tokens[comma].text == "," else []
        return row or ([bounds] if doc.tokens[end - 1].lower in relation_words(doc.language).parts else [])
    bounds = bounds if is_named(doc, bounds) and name_before(doc, end, sentence) else _nearest(doc, bounds)
    if not is_named(doc, bounds) and bounds[0] - 1 > sentence.first and doc.tokens[bounds[0] - 1].text == ",":
        # *the Front, a nebula linked to X*: the named party is the member.
        row = row_before(doc, bounds[0] - 1, sentence)
        if row:
            return row
    row = row_before(doc, end, sentence)
    return row if len(row) > 1 else listed(doc, bounds)


def _noun_before(doc: Document, end: int, sentence: Sentence) -> Range | None:
    """The bare noun phrase that ends right before a token, when the sentence is too tangled to find its start."""
    closed = word_classes(doc.language)
    first = end
    while first > sentence.first and end - first < 4:
        token = doc.tokens[first - 1]
        small = (closed.prepositions, closed.determiners, closed.finite)
        if token.kind is not TokenKind.WORD or any(token.lower in words for words in small):
            break
        first -= 1
    return (first, end) if first < end else None


def _nearest(doc: Document, bounds: Range) -> Range:
    """The last noun of a long phrase, which a participle belongs to: *talks with [rebels] linked to*."""
    w = relation_words(doc.language)
    first, last = bounds
    for at in range(last - 2, first, -1):
        lower = doc.tokens[at].lower
        if lower in w.away or (lower in {"and", "et"} and doc.tokens[at + 1].lower in w.articles):
            return at + 1, last
        if lower in w.of and not {doc.tokens[n].lower for n in range(first, at)} & w.nouns:
            return at + 1, last
    skipped = w.counts | (word_classes("en").finite if doc.language == "en" else frozenset())
    if doc.tokens[first].lower.endswith("ing") and first and doc.tokens[first - 1].lower in w.be and first < last - 1:
        first += 1  # *has been battling groups*
    while first < last - 1 and (doc.tokens[first].kind is TokenKind.NUMBER or doc.tokens[first].lower in skipped):
        first += 1
    return first, last


def row_before(doc: Document, end: int, sentence: Sentence) -> list[Range]:
    """The names of a row that ends right before a token: *A, B and C*; the last alone when no *and* is in it."""
    found: list[Range] = []
    joined = False
    at = end
    while True:
        name = name_before(doc, at, sentence)
        if name is None:
            break
        found.insert(0, name)
        at = name[0]
        if at - 1 <= sentence.first or doc.tokens[at - 1].lower not in {"and", "et", ","}:
            break
        joined = joined or doc.tokens[at - 1].text != ","
        if not joined:
            break
        at -= 1
    return found if joined else found[-1:]


def name_before(doc: Document, end: int, sentence: Sentence) -> Range | None:
    """The longest name of a body or person that ends right before a token."""
    person = person_before(doc, end)
    if person and person[0] >= sentence.first:
        first = _more_names(doc, person[0], sentence)
        # *the National Pact* has the shape of a person's name, but a person's takes no article
        article = doc.language == "en" and first > sentence.first and doc.tokens[first - 1].lower == "the"
        return first - article, end
    for start in range(max(sentence.first, end - 14), end):
        token = doc.tokens[start]
        if not (token.name_like or token.lower in {"the", "le", "la", "l'", "les"}):
            continue
        bounds = body_at(doc, start)
        article = not token.name_like
        if bounds and bounds[1] == end and is_named(doc, bounds) and (article or _starts_phrase(doc, start, sentence)):
            return bounds
    return None


def _starts_phrase(doc: Document, start: int, sentence: Sentence) -> bool:
    """Whether nothing before the token belongs to its phrase: no adjective or noun, only a closed word or a stop."""
    if start == sentence.first:
        return doc.tokens[start].lower not in {"in", "on", "after"}
    before = doc.tokens[start - 1]
    return not before.text[0].isalpha() or before.lower in relation_words(doc.language).before


def _more_names(doc: Document, first: int, sentence: Sentence) -> int:
    """The start of *A and B* when a name ends in it."""
    at = first - 1
    if at > sentence.first and doc.tokens[at].lower in {"d'", "de"}:
        at -= 1
    if at > sentence.first and doc.tokens[at].lower in {"and", "et", ","}:
        more = person_before(doc, at)
        if more and more[0] >= sentence.first:
            return more[0]
    return first


def listed(doc: Document, bounds: Range) -> list[Range]:
    """The members of *A and B* when all are names, else the one phrase, when it is a party."""
    cuts = [n for n in range(*bounds) if doc.tokens[n].lower in {"and", "et"}]
    if len(cuts) == 1:
        left = person_at(doc, bounds[0])
        right_start = cuts[0] + 1 + (doc.tokens[cuts[0] + 1].lower in {"d'", "de"})
        right = person_at(doc, right_start)
        if left and right and left[1] == cuts[0] and right[1] == bounds[1]:
            return [left, right]
    return [bounds] if is_party(doc, bounds) else []


def groups_from(doc: Document, at: int, sentence: Sentence) -> list[Range]:
    """The parties from a token on: *X*, *X or to the Y*, *X, Y and Z*; a row that no *and* closes is only its first."""
    found: list[Range] = []
    closed = commas = False
    while at < sentence.last:
        bounds = group_at(doc, at, sentence)
        if bounds is None:
            break
        at = bounds[1]
        if not found and counted(doc, bounds) and at + 1 < sentence.last and doc.tokens[at].text in _OPENS_LIST:
            at += 1  # *made up of three states: A, B and C*
            continue
        found.append(bounds)
        if closed or not _joiner(doc, at, sentence):
            break
        closed = doc.tokens[at].text != ","
        commas = commas or not closed
        at += 1
        if doc.tokens[at].lower in {"to", "à", "au", "aux", "by", "par", "with", "de", "du", "d'"}:
            at += 1
        if at >= sentence.last or not _starts_named(doc, at):
            closed = False
            break
    return found[:1] if commas and not closed else found


def _joiner(doc: Document, at: int, sentence: Sentence) -> bool:
    return at + 1 < sentence.last and doc.tokens[at].lower in {"and", "or", "et", "ou", ","}


def _starts_named(doc: Document, at: int) -> bool:
    article = doc.tokens[at].lower in {"the", "le", "la", "l'", "les"} or doc.tokens[at].lower in {
        "groupe",
        "organisation",
    }
    return doc.tokens[at].name_like or (article and any(t.name_like for t in doc.tokens[at + 1 : at + 4]))


def group_at(doc: Document, at: int, sentence: Sentence) -> Range | None:
    """One group: a body, a person, or a noun phrase of a group."""
    person = person_at(doc, at)
    body = _one_body(doc, body_at(doc, at))
    if person and words(doc, *person) > 1 and (body is None or body[1] <= person[1]):
        return person
    adjectives = body and all(doc.tokens[n].lower in demonyms(doc.language) for n in range(*body))
    if body and not adjectives and body[1] <= sentence.last and is_party(doc, body):
        return body
    span = noun_phrase_from(doc, at, sentence.last)
    bounds = tokens_of(doc, span) if span else None
    return bounds if bounds and is_party(doc, bounds) else None


def _one_body(doc: Document, body: Range | None) -> Range | None:
    """Of *al Qaeda and Islamic State* the first: a name with an Arabic article is one by itself."""
    if body is None or doc.language != "en":
        return body
    for n in range(body[0] + 1, body[1] - 1):
        arabic = doc.tokens[body[0]].lower in {"al", "el"} or doc.tokens[n + 1].lower in {"al", "el"}
        if doc.tokens[n].lower == "and" and arabic:
            return body[0], n
    return body


def counted(doc: Document, bounds: Range) -> bool:
    """Whether a phrase counts nameless members: *three states*."""
    first = doc.tokens[bounds[0]]
    number = first.kind is TokenKind.NUMBER or first.lower in relation_words(doc.language).counts
    return number and not is_named(doc, bounds)


def tokens_of(doc: Document, span: Span) -> Range:
    """The token range of a span."""
    return doc.tokens_between(*span)


def is_named(doc: Document, bounds: Range) -> bool:
    """Whether a phrase holds a name, not only a capital at its start or a nationality."""
    inner = [doc.tokens[n] for n in range(*bounds)]
    names = [n for n in range(*bounds) if is_capital(doc, n) and doc.tokens[n].lower not in demonyms(doc.language)]
    if len(inner) > 2 and _capital_noun(doc, bounds):
        return True  # *le Front du fleuve*
    return bool(names) and not (
        len(inner) > 1 and inner[-1].text.islower() and inner[0].name_like and not any(t.name_like for t in inner[1:])
    )


def _capital_noun(doc: Document, bounds: Range) -> bool:
    """Whether a French phrase begins, within its sentence, with the noun of a body in a capital."""
    at = bounds[0] + (doc.tokens[bounds[0]].lower in word_classes("fr").openers)
    noun = doc.tokens[at]
    inside = at > 0 and doc.tokens[at - 1].kind is TokenKind.WORD
    return doc.language == "fr" and inside and noun.name_like and noun.lower in shapes("fr").bodies


def is_party(doc: Document, bounds: Range) -> bool:
    """Whether a phrase can belong to a group or be one: a name, or a noun of a group among its first words."""
    if bounds[1] - bounds[0] > 14:
        return False
    lowers = [doc.tokens[n].lower for n in range(*bounds)]
    if not set(lowers).isdisjoint(relation_words(doc.language).not_parties):
        return False
    if is_named(doc, bounds):
        return True
    return bool(set(lowers[:7]) & relation_words(doc.language).nouns) or lowers[-1] in demonyms(doc.language)


def worded_as_group(doc: Document, bounds: Range) -> bool:
    """Whether a noun or an acronym of a phrase says that it is a group, not a state, place or person."""
    tokens = [doc.tokens[n] for n in range(*bounds)]
    w = relation_words(doc.language)
    if any(t.lower in w.nouns | w.parties for t in tokens):
        return True
    return any(t.text.isupper() and len(t.text) > 1 and t.text[0].isalpha() for t in tokens) and not doc.capitals
