"""Posts: the noun phrase of an office, with the state or body it is held at. Sentence in, `Post`s out; no names.

English builds to the left (*the Kenyan deputy foreign minister*), French to the right (*la ministre kényane déléguée
aux Affaires étrangères*); both have complements (*head of the army*, *porte-parole du Front*). Nationality is the body,
never part of the post, except inside a domain (*head of French diplomacy*).
"""

from dataclasses import dataclass, replace

from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.names import Range, blank_before, demonyms, shapes
from palabre.read.phrases import noun_phrase_from
from palabre.read.post_words import post_lexicon

_ARTICLES = {"the", "a", "an", "le", "la", "l'", "les", "un", "une", "its", "their", "his", "her", "leur", "son", "sa"}


_NO_BODY = ("-based", "-born", "-right", "-left", "-ranking", "-level", "-serving", "-trained", "-educated")
_LONGEST_TAIL = 4  # nouns that close the phrase of a body
_OF_THE_POST = frozenset({"chief", "deputy", "senior", "lead", "special", "first", "second", "permanent"})


@dataclass(frozen=True, slots=True)
class Post:
    """A post phrase: tokens `first` to `last` (half-open), its head noun's token, and what it says.

    `rank`: it may stand before a bare surname. `profession`: it counts only at a named body.
    """

    first: int
    last: int
    head: int
    text: str
    organisation: Range | None
    qualifier: str | None
    rank: bool
    profession: bool


def posts_in(doc: Document, sentence: Sentence) -> tuple[Post, ...]:
    """The posts of a sentence, in order, not overlapping."""
    found: list[Post] = []
    free, starts = sentence.first, post_lexicon(doc.language).starts
    if starts.isdisjoint(doc.standing(sentence)):
        return ()
    for at, token in enumerate(doc.tokens[sentence.first : sentence.last], sentence.first):
        post = _post_at(doc, at, sentence) if token.lower in starts and at >= free else None
        if post:
            found.append(post)
            free = post.last
    return tuple(found)


def _post_at(doc: Document, at: int, sentence: Sentence) -> Post | None:
    lexicon = post_lexicon(doc.language)
    if doc.tokens[at].lower not in lexicon.starts:
        return None
    size = next((n for n in (4, 3, 2, 1) if _lowers(doc, at, at + n) in lexicon.heads and at + n <= sentence.last), 0)
    if not size or (at + size < sentence.last and doc.tokens[at + size].lower in {"'s", "'"} and doc.language == "en"):
        return None
    if size == 1 and doc.tokens[at].lower in lexicon.before and doc.tokens[at + 1 : at + 2]:
        after = _post_at(doc, at + 1, sentence) if at + 1 < sentence.last else None
        if after and after.first <= at:
            return after  # *deputy mayor*, *vice-ministre*
    kinds = lexicon.heads[_lowers(doc, at, at + size)]
    post = Post(
        first=at,
        last=at + size,
        head=at + size - 1,
        text="",
        organisation=None,
        qualifier=None,
        rank="r" in kinds,
        profession=kinds == "p",
    )
    parts = list(range(at, at + size))
    post = _left(doc, post, parts, sentence)
    post = _right(doc, post, parts, sentence)
    return replace(post, text=_worded(doc, parts, sentence))


def _lowers(doc: Document, first: int, last: int) -> tuple[str, ...]:
    return tuple(t.lower for t in doc.tokens[first:last])


def _worded(doc: Document, parts: list[int], sentence: Sentence) -> str:
    """The words of the post, those that are no part of it left out."""
    text = ""
    for place, number in enumerate(sorted(parts)):
        token = doc.tokens[number]
        glued = place and doc.tokens[sorted(parts)[place - 1]].text.endswith(("'", "’"))
        text += ("" if not place or glued else " ") + token.text
    opens = doc.tokens[sentence.first].start == doc.tokens[min(parts)].start
    return text[:1].lower() + text[1:] if opens and text[1:].islower() else text


# ------------------------------------------------------------------------------------------------------- the left
def _left(doc: Document, post: Post, parts: list[int], sentence: Sentence) -> Post:
    """Take in what stands before the head: parts of the post, qualifiers, the body, the article."""
    lexicon = post_lexicon(doc.language)
    at = post.first
    while at > sentence.first and blank_before(doc, at):
        lower = doc.tokens[at - 1].lower
        if lower in lexicon.before and post.organisation is None:
            at -= 1
            parts.append(at)
            continue
        qualifier = _qualifier_ending(doc, at, sentence)
        if qualifier:
            post = replace(post, qualifier=post.qualifier or qualifier[1] or None)
            at = qualifier[0]
            continue
        if lower.endswith(_NO_BODY) and doc.language == "en":
            at -= 1
            continue
        body = _body_before(doc, at, sentence) if post.organisation is None else None
        if body is None:
            break
        post = replace(post, organisation=(body[0], body[1]))
        at = body[0]
    if at > sentence.first and doc.tokens[at - 1].lower in _ARTICLES and doc.language == "en":
        at -= 1
    return replace(post, first=at)


def _qualifier_ending(doc: Document, at: int, sentence: Sentence) -> tuple[int, str] | None:
    table = post_lexicon(doc.language).qualifiers
    for size in (2, 1):
        start = at - size
        if start >= sentence.first and _lowers(doc, start, at) in table:
            return start, table[_lowers(doc, start, at)]
    if at - 2 >= sentence.first and _lowers(doc, at - 2, at) == ("ex", "-"):
        return at - 2, "former"
    return None


def _body_before(doc: Document, at: int, sentence: Sentence) -> Range | None:
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
        if token.kind is not TokenKind.WORD or opener or token.lower in shape.calendar or not token.name_like:
            break
        if start == end and token.lower.endswith(_NO_BODY):
            break  # *a Lomé-based analyst*, *far-right minister*
        start -= 1
    bodies = lexicon.bodies | (shape.nouns if possessive else frozenset())
    if start == end and end > sentence.first and doc.tokens[end - 1].lower in bodies:
        start = end - 1
        while start > sentence.first and _goes_on(doc, start - 1, lexicon.before - _OF_THE_POST):
            start -= 1  # *interior ministry*, *the group's*
    return (start, end) if start < end else None


def _goes_on(doc: Document, at: int, before: frozenset[str]) -> bool:
    lower = doc.tokens[at].lower
    return lower in before or lower in demonyms("en") or lower in shapes("en").adjectives


# ------------------------------------------------------------------------------------------------------ the right
def _right(doc: Document, post: Post, parts: list[int], sentence: Sentence) -> Post:
    """Take in what stands after the head: adjectives, qualifiers, domain, the body, a country of service."""
    lexicon = post_lexicon(doc.language)
    at = post.last
    while at < sentence.last and (blank_before(doc, at) or doc.tokens[at - 1].text.endswith(("'", "’"))):
        qualifier = _qualifier_at(doc, at, sentence)
        if qualifier:
            post = replace(post, qualifier=post.qualifier or qualifier[1] or None)
            if qualifier[1] == "transitional" and "la" in _lowers(doc, at, qualifier[0]):
                parts += range(at, qualifier[0])
            at = qualifier[0]
        elif doc.language == "fr" and doc.tokens[at].lower in demonyms("fr") and not doc.tokens[at].name_like:
            post = post if post.organisation else replace(post, organisation=(at, at + 1))
            at += 1
        elif doc.language == "fr" and doc.tokens[at].lower in lexicon.bodies:
            parts.append(at)
            at += 1
        elif doc.language == "fr" and _lowers(doc, at, at + 2) == ("en", "exercice"):
            parts += (at, at + 1)
            at += 2
        elif doc.tokens[at].lower in lexicon.to_body:
            post, after = _complement(doc, post, at, parts, sentence)
            if after == at:
                break
            at = after
        else:
            break
    return replace(post, last=at)


def _qualifier_at(doc: Document, at: int, sentence: Sentence) -> tuple[int, str] | None:
    """A qualifier after the head: French, and English *-designate*."""
    if doc.language != "fr":
        return None
    table = post_lexicon("fr").qualifiers
    for size in (3, 2, 1):
        if at + size <= sentence.last and _lowers(doc, at, at + size) in table:
            return at + size, table[_lowers(doc, at, at + size)]
    return None


def _complement(doc: Document, post: Post, at: int, parts: list[int], sentence: Sentence) -> tuple[Post, int]:
    """What a preposition leads to: a domain of the post, or the body."""
    lexicon = post_lexicon(doc.language)
    start = _after_prepositions(doc, at)
    domain = _domain_end(doc, start, sentence)
    if domain:
        end, nation = domain
        parts += range(at, end)
        return (replace(post, organisation=nation) if nation and not post.organisation else post), end
    head = doc.tokens[post.head].lower
    first = doc.tokens[post.head - 1].lower if post.head else ""
    if (post.organisation or doc.tokens[at].lower in {"en", "to", "in"}) and doc.tokens[at].lower in lexicon.abroad:
        if not {head, first} & lexicon.abroad_heads:
            return post, at
        body = body_at(doc, start)
        if body and body[1] <= sentence.last:
            parts += range(at, body[1])
            return post, body[1]
        return post, at
    body = body_at(doc, start)
    if body is None or body[1] > sentence.last or post.organisation:
        return post, at
    if doc.tokens[at].lower in {"to", "in", "on", "with", "from", "pour", "chez"} and not _named(doc, body):
        return post, at
    if doc.language == "fr" and doc.tokens[body[0]].lower in {"un", "une"}:
        return post, at
    body = _whole_body(doc, body, sentence)
    serves = bool({head, first} & lexicon.abroad_heads)
    return replace(post, organisation=body), body[1] if serves else _after_place(doc, body[1], sentence)


def _whole_body(doc: Document, body: Range, sentence: Sentence) -> Range:
    """The body with the nouns that close its phrase before a comma: *head of [the UN peacekeeping mission], X*."""
    if doc.language != "en" or body[1] >= sentence.last or doc.tokens[body[1]].text == ",":
        return body
    span = noun_phrase_from(doc, body[0], sentence.last)
    end = doc.tokens_between(*span)[1] if span else body[1]
    comma = next((n for n in range(body[1], end + 1) if n < sentence.last and doc.tokens[n].text == ","), None)
    plain = comma is not None and all(doc.tokens[n].text.isalpha() for n in range(body[1], comma))
    return (body[0], comma) if comma and plain and comma - body[1] <= _LONGEST_TAIL else body


def _after_place(doc: Document, at: int, sentence: Sentence) -> int:
    """The end with the place where the body is: *leader du mouvement X au Tchad*."""
    if (
        at + 1 < sentence.last
        and doc.tokens[at].lower in {"in", "en", "au", "aux", "à"}
        and doc.tokens[at + 1].name_like
    ):
        place = body_at(doc, at + 1)
        return place[1] if place and place[1] <= sentence.last else at
    return at


def _named(doc: Document, body: Range) -> bool:
    return any(doc.tokens[n].name_like for n in range(*body))


def _after_prepositions(doc: Document, at: int) -> int:
    """The token after *au sein du*, *auprès de la*; an article stays with the body."""
    if doc.language == "en":
        return at + 1
    lowers = _lowers(doc, at, at + 3)
    if lowers[:2] == ("au", "sein") or lowers[:1] == ("auprès",):
        at += 2 if lowers[0] == "au" else 1
        if doc.tokens[at].lower in {"de", "du", "d'", "des"}:
            at += 1
        return at
    return at + 1


def _domain_end(doc: Document, start: int, sentence: Sentence) -> tuple[int, Range | None] | None:
    """End and nationality of a domain: *defence*, *la Défense et des Anciens combattants*, *French diplomacy*."""
    lexicon = post_lexicon(doc.language)
    at = start
    nation: Range | None = None
    if at < sentence.last and doc.tokens[at].lower in {"la", "l'", "les", "the", "le"}:
        at += 1
    if at < sentence.last and doc.tokens[at].lower in demonyms("en") and doc.language == "en":
        after = doc.tokens[at + 1].lower if at + 1 < sentence.last else ""
        if after in {"diplomacy", "staff"}:
            return at + 2, (at, at + 1)
    for size in (4, 3, 2, 1):
        for first in (start, at):
            words = tuple(w for w in _lowers(doc, first, first + size))
            if words in lexicon.domains and first + size <= sentence.last:
                end = first + size
                if doc.language == "fr" and end < sentence.last and doc.tokens[end].lower in demonyms("fr"):
                    # *chef de la diplomatie française* keeps its adjective, as the domain's own.
                    nation, end = (end, end + 1), end + 1
                return _more_domains(doc, end, sentence), nation
    return None


def _more_domains(doc: Document, end: int, sentence: Sentence) -> int:
    """*Foreign Affairs and Defence*, *des Affaires étrangères et de la Coopération*."""
    if end + 1 < sentence.last and doc.tokens[end].lower in {"and", "et", ","}:
        start = end + 1
        if doc.tokens[start].lower in {"de", "du", "des", "d'"}:
            start += 1
        elif doc.language == "fr":
            return end
        more = _domain_end(doc, start, sentence)
        return more[0] if more else end
    return end
