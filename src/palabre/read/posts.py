"""Posts: the noun phrase of an office, with the state or body it is held at. Sentence in, `Post`s out; no names.

English builds to the left (*the Kenyan deputy foreign minister*), French to the right (*la ministre kényane déléguée
aux Affaires étrangères*); both have complements (*head of the army*, *porte-parole du Front*). Nationality is the body,
never part of the post, except inside a domain (*head of French diplomacy*).
"""

from dataclasses import dataclass, replace

from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence
from palabre.read.names import Range, blank_before, demonyms
from palabre.read.post_complements import (
    after_place,
    after_prepositions,
    described_body,
    domain_end,
    is_named,
    is_place,
    lowers,
    portfolio_end,
    region_at,
    set_phrase_end,
    until_charge,
    whole_body,
    without_holder,
)
from palabre.read.post_fronts import ARTICLES, NO_BODY, before_article, body_before, ends_name
from palabre.read.post_words import post_lexicon

_OF = frozenset({"of", "for", "de", "du", "des", "d'"})


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
    sizes = range(lexicon.longest, 0, -1)
    size = next((n for n in sizes if lowers(doc, at, at + n) in lexicon.heads and at + n <= sentence.last), 0)
    if not size or (at + size < sentence.last and doc.tokens[at + size].lower in {"'s", "'"} and doc.language == "en"):
        return None
    if size == 1 and doc.tokens[at].lower in lexicon.before and doc.tokens[at + 1 : at + 2]:
        after = _post_at(doc, at + 1, sentence) if at + 1 < sentence.last else None
        if after and after.first <= at:
            return after  # *deputy mayor*, *vice-ministre*
    kinds = lexicon.heads[lowers(doc, at, at + size)]
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


def _worded(doc: Document, parts: list[int], sentence: Sentence) -> str:
    """The words of the post, those that are no part of it left out."""
    text = ""
    for place, number in enumerate(sorted(parts)):
        token = doc.tokens[number]
        glued = place and (doc.tokens[sorted(parts)[place - 1]].text.endswith(("'", "’")) or token.text == ",")
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
        region = lower in lexicon.regions and doc.tokens[post.head].lower in lexicon.regional
        if (region or lower in lexicon.before) and post.organisation is None and not ends_name(doc, at - 1, sentence):
            at -= 1
            parts.append(at)
            continue
        qualifier = _qualifier_ending(doc, at, sentence)
        if qualifier:
            post = replace(post, qualifier=post.qualifier or qualifier[1] or None)
            at = qualifier[0]
            continue
        if lower.endswith(NO_BODY) and doc.language == "en":
            at -= 1
            continue
        body = body_before(doc, at, sentence) if post.organisation is None else None
        if body is None:
            break
        post = replace(post, organisation=(body[0], body[1]))
        at = body[0]
    at = at if post.rank else before_article(doc, at, parts, sentence, plain=post.organisation is None)
    if doc.language == "en" and at > sentence.first and doc.tokens[at - 1].lower in ARTICLES:
        at -= 1
        once = _qualifier_ending(doc, at, sentence)  # *then a deputy leader*
        if once and once[1]:
            at, post = once[0], replace(post, qualifier=post.qualifier or once[1])
    return replace(post, first=at)


def _qualifier_ending(doc: Document, at: int, sentence: Sentence) -> tuple[int, str] | None:
    table = post_lexicon(doc.language).qualifiers
    for size in (3, 2, 1):
        start = at - size
        if start >= sentence.first and lowers(doc, start, at) in table:
            return start, table[lowers(doc, start, at)]
    if at - 2 >= sentence.first and lowers(doc, at - 2, at) == ("ex", "-"):
        return at - 2, "former"
    return None


# ------------------------------------------------------------------------------------------------------ the right
def _right(doc: Document, post: Post, parts: list[int], sentence: Sentence) -> Post:
    """Take in what stands after the head: adjectives, qualifiers, domain, the body, a country of service."""
    lexicon = post_lexicon(doc.language)
    at = post.last
    while at < sentence.last and (blank_before(doc, at) or doc.tokens[at - 1].text.endswith(("'", "’"))):
        qualifier = _qualifier_at(doc, at, sentence)
        if qualifier:
            post = replace(post, qualifier=post.qualifier or qualifier[1] or None)
            if qualifier[1] == "transitional" and "la" in lowers(doc, at, qualifier[0]):
                parts += range(at, qualifier[0])
            at = qualifier[0]
        elif doc.language == "fr" and doc.tokens[at].lower in demonyms("fr") and not doc.tokens[at].name_like:
            post = post if post.organisation else replace(post, organisation=(at, at + 1))
            at += 1
        elif doc.language == "fr" and doc.tokens[at].lower in lexicon.bodies:
            if post.organisation and post.organisation[1] == at:
                post = replace(post, organisation=(post.organisation[0], at + 1))  # *la délégation gouvernementale*
            else:
                parts.append(at)
            at += 1
        elif region_at(doc, at):
            parts.append(at)
            at += 1
        elif (whole := set_phrase_end(doc, at, sentence)) > at:
            parts += range(at, whole)
            at = whole
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
        if at + size <= sentence.last and lowers(doc, at, at + size) in table:
            return at + size, table[lowers(doc, at, at + size)]
    return None


def _complement(doc: Document, post: Post, at: int, parts: list[int], sentence: Sentence) -> tuple[Post, int]:
    """What a preposition leads to: a domain of the post, or the body."""
    lexicon = post_lexicon(doc.language)
    start = after_prepositions(doc, at)
    domain, head = domain_end(doc, start, sentence), doc.tokens[post.head].lower
    portfolio = portfolio_end(doc, start, sentence) if head in lexicon.portfolios and doc.tokens[at].lower in _OF else 0
    if domain and portfolio <= domain[0]:
        end, nation = domain
        parts += range(at, end)
        return (replace(post, organisation=nation) if nation and not post.organisation else post), end
    if portfolio:
        parts += range(at, portfolio)
        return post, portfolio
    first = doc.tokens[post.head - 1].lower if post.head else ""
    sent = bool({head, first} & lexicon.abroad_heads)
    charge = doc.tokens[at].lower in {"for", "pour"} and (
        post.organisation is not None or (sent and is_place(doc, start))
    )
    if charge or (
        (post.organisation or doc.tokens[at].lower in {"en", "to", "in"}) and doc.tokens[at].lower in lexicon.abroad
    ):
        if not sent and not (charge and is_place(doc, start)):
            return post, at
        body = body_at(doc, start)
        if body and body[1] <= sentence.last:
            parts += range(at, body[1])
            return post, body[1]
        return post, at
    body = described_body(doc, start)
    if body is None or body[1] > sentence.last or post.organisation:
        return post, at
    if doc.tokens[at].lower in {"to", "in", "on", "with", "from", "pour", "chez"} and not is_named(doc, body):
        return post, at
    if doc.language == "fr" and doc.tokens[body[0]].lower in {"un", "une"}:
        return post, at
    body = without_holder(doc, until_charge(doc, whole_body(doc, body, sentence)))
    return replace(post, organisation=body), body[1] if sent else after_place(doc, body[1], sentence)
