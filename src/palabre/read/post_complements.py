"""Complements of posts: what a preposition after a post leads to. Document and tokens in, ends and bodies out.

*minister [of defence]* is a domain and belongs to the post, *head [of the army]* a body, *spokesman for the army [in
Sari]* the place where it is held. Refuses nothing: whether a complement fits is `posts`' work.
"""

import re

from palabre.read.bodies import body_at
from palabre.read.document import Document, Sentence
from palabre.read.names import Range, blank_before, demonyms, person_at, shapes
from palabre.read.names import words as words_of_name
from palabre.read.phrases import noun_phrase_from, verb_at
from palabre.read.post_words import post_lexicon
from palabre.read.words import words as closed_words

_DE = frozenset({"de", "du", "des", "d'"})
_FULL_NAME = 2  # words of a first name and a surname
_LOOSE = 2  # adjectives in a row
_LONGEST_TAIL = 4  # nouns that close the phrase of a body


def lowers(doc: Document, first: int, last: int) -> tuple[str, ...]:
    """The words of a run of tokens in lower case."""
    return tuple(t.lower for t in doc.tokens[first:last])


def whole_body(doc: Document, body: Range, sentence: Sentence) -> Range:
    """The body with the nouns that close its phrase before a comma: *head of [the UN peacekeeping mission], X*."""
    arm = next((n for n in (3, 2) if lowers(doc, body[1], body[1] + n) in post_lexicon(doc.language).arms), 0)
    if arm:
        return body[0], body[1] + arm  # *l'armée [de l'air]*
    if doc.language != "en" or body[1] >= sentence.last or doc.tokens[body[1]].text == ",":
        return body
    if doc.tokens[body[1]].lower == "'s":  # *chief of the Front's military wing*
        span = noun_phrase_from(doc, body[0], sentence.last)
        whole = doc.tokens_between(*span) if span else body
        return whole if whole[0] == body[0] and body[1] < whole[1] <= body[1] + _LONGEST_TAIL else body
    span = noun_phrase_from(doc, body[0], sentence.last)
    end = doc.tokens_between(*span)[1] if span else body[1]
    comma = next((n for n in range(body[1], end + 1) if n < sentence.last and doc.tokens[n].text == ","), None)
    plain = comma is not None and all(doc.tokens[n].text.isalpha() for n in range(body[1], comma))
    return (body[0], comma) if comma and plain and comma - body[1] <= _LONGEST_TAIL else body


def after_place(doc: Document, at: int, sentence: Sentence) -> int:
    """The end with the place where the body is: *leader du mouvement X au Tchad*."""
    if lowers(doc, at, at + 2) in post_lexicon(doc.language).in_power:
        at += 2
    if (
        at + 1 < sentence.last
        and doc.tokens[at].lower in {"in", "en", "au", "aux", "à"}
        and doc.tokens[at + 1].name_like
    ):
        place = body_at(doc, at + 1)
        return place[1] if place and place[1] <= sentence.last else at
    return at


def is_named(doc: Document, body: Range) -> bool:
    """Whether a body has a name, not only a noun."""
    return any(doc.tokens[n].name_like for n in range(*body))


def after_prepositions(doc: Document, at: int) -> int:
    """The token after *au sein du*, *auprès de la*; an article stays with the body."""
    if doc.language == "en":
        return at + 1
    three = lowers(doc, at, at + 3)
    if three[:2] == ("au", "sein") or three[:1] == ("auprès",):
        at += 2 if three[0] == "au" else 1
        if doc.tokens[at].lower in {"de", "du", "d'", "des"}:
            at += 1
        return at
    return at + 1


def domain_end(doc: Document, start: int, sentence: Sentence) -> tuple[int, Range | None] | None:
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
            words = tuple(w for w in lowers(doc, first, first + size))
            if words in lexicon.domains and first + size <= sentence.last:
                end = first + size
                if _body_goes_on(doc, end, sentence):
                    continue  # *the government delegation*
                if doc.language == "fr" and end < sentence.last and doc.tokens[end].lower in shapes("fr").adjectives:
                    end += 1  # *la Sécurité intérieure*
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
        more = domain_end(doc, start, sentence)
        return more[0] if more else end
    return end


def portfolio_end(doc: Document, start: int, sentence: Sentence) -> int:
    """The end of a minister's unlisted domain: *ministre de [la Femme, de la Famille et de l'Enfant]*; 0 for none."""
    at = _noun_after(doc, start, sentence)
    loose = 0
    while at and at < sentence.last:
        further = _noun_after(doc, _joint_end(doc, at, sentence), sentence)
        if further:
            at, loose = further, 0
        elif (
            loose < _LOOSE
            and blank_before(doc, at)
            and _noun_after(doc, at, sentence) == at + 1
            and not _opens(doc, at)
        ):
            at, loose = at + 1, loose + 1  # *Public [Works]*, *action [sociale]*
        else:
            break
    return at


def _joint_end(doc: Document, at: int, sentence: Sentence) -> int:
    """The token after what joins two domains (*and*, *et de*, *, de*, *de*); the sentence's end where nothing does."""
    lower = doc.tokens[at].lower
    if doc.language == "en":
        return at + 1 if lower == "and" else sentence.last
    after = at + (lower in {",", "et"})
    if after + 1 >= sentence.last or doc.tokens[after].lower not in _DE:
        return sentence.last
    plain = doc.tokens[after].lower in {"de", "d'"} and doc.tokens[after + 1].lower not in closed_words("fr").openers
    return sentence.last if lower == "," and plain else after + 1  # *le ministre du Travail, de passage à Sari*


def _opens(doc: Document, at: int) -> bool:
    """Whether a verb or a person's name begins at a token."""
    return not blank_before(doc, at) or verb_at(doc, at) or (doc.language == "fr" and doc.tokens[at].name_like)


def _noun_after(doc: Document, at: int, sentence: Sentence) -> int:
    """The token after a noun with its article, if one stands here; 0 otherwise."""
    known = closed_words(doc.language)
    at += at < sentence.last and doc.tokens[at].lower in known.openers
    if at >= sentence.last:
        return 0
    token = doc.tokens[at]
    other = (token.lower,) in post_lexicon(doc.language).heads or token.lower in known.closed | known.adverbs
    nation = token.lower in demonyms(doc.language) or token.lower in known.numbers | known.times
    return at + 1 if token.text.replace("-", "").isalpha() and not nation and not other else 0


def _body_goes_on(doc: Document, at: int, sentence: Sentence) -> bool:
    """Whether an English domain is the first noun of a body: *[government] delegation*, *[security] council*."""
    if doc.language != "en" or at >= sentence.last or not blank_before(doc, at):
        return False
    named = doc.tokens[at].name_like and doc.tokens[at - 1].name_like and doc.tokens[at].lower in shapes("en").bodies
    return named or doc.tokens[at].lower in shapes("en").nouns


def described_body(doc: Document, at: int) -> Range | None:
    """The body from a token on, with a plain adjective before it: *the [smaller] Front*, *du [petit] parti*."""
    if at >= len(doc.tokens):
        return None
    body = body_at(doc, at)
    known = closed_words(doc.language)
    article = doc.tokens[at].lower in known.openers
    first = at + article
    if body and (doc.tokens[body[1] - 1].lower, *lowers(doc, body[1], body[1] + 1)) in post_lexicon(doc.language).heads:
        return None  # *un conseiller du Premier ministre*
    if body or first + 1 >= len(doc.tokens) or not (article or doc.language == "fr"):
        return body
    token = doc.tokens[first]
    if not token.text.islower() or not token.text.isalpha() or token.lower in known.closed | known.adverbs:
        return None
    if (token.lower,) in post_lexicon(doc.language).heads:
        return None  # *un conseiller du ministre des Armées*
    contracted = doc.tokens[at - 1].lower in {"du", "des"}
    if (article or contracted) and doc.tokens[first + 1].text == ",":
        return at, first + 1  # *le commandant de la zone, X*
    after = body_at(doc, first + 1) if blank_before(doc, first + 1) else None
    return (at, after[1]) if after and after[0] == first + 1 and not _opens_phrase(doc, first + 1) else None


def without_holder(doc: Document, body: Range) -> Range:
    """A French body without the name that follows it: *le député [des Forces libanaises] Awa Sall*."""
    for cut in range(body[0] + 1, body[1] - 1 if doc.language == "fr" else 0):
        name, last = person_at(doc, cut), doc.tokens[cut - 1]
        if name is None or name[1] != body[1] or words_of_name(doc, *name) < _FULL_NAME:
            continue
        plain = last.text.islower() and last.lower not in closed_words("fr").closed
        if plain or (last.text.isupper() and len(last.text) > 1) or _stands_alone(doc, body[0], cut):
            return body[0], cut
    return body


def _stands_alone(doc: Document, first: int, cut: int) -> bool:
    """Whether the one word before a name is told without it elsewhere: *le Hezbollah a ...*."""
    word = doc.tokens[cut - 1]
    opener = doc.tokens[first].lower in closed_words("fr").openers
    if cut - 1 != first + opener or word.lower in shapes("fr").bodies:
        return False
    return re.search(rf"\b{re.escape(word.text)}\b(?!\s+[A-ZÀ-Þ])", doc.text) is not None


def region_at(doc: Document, at: int) -> bool:
    """Whether a region stands between a post and its body: *le directeur [Afrique] de l'observatoire*."""
    if doc.tokens[at - 1].lower not in post_lexicon(doc.language).regional or at + 1 >= len(doc.tokens):
        return False
    return doc.tokens[at].name_like and doc.tokens[at + 1].lower in {"de", "du", "des", "d'", "à", "au", "pour"}


def _opens_phrase(doc: Document, at: int) -> bool:
    return doc.tokens[at].lower in closed_words(doc.language).openers


def is_place(doc: Document, at: int) -> bool:
    """Whether a place may begin at a token: a name without the noun or the acronym of a body."""
    body, shape = body_at(doc, at) if at < len(doc.tokens) else None, shapes(doc.language)
    if body is None or not is_named(doc, body):
        return False
    inner = doc.tokens[body[0] : body[1]]
    return not any(t.lower in shape.bodies | shape.nouns or (t.text.isupper() and len(t.text) > 1) for t in inner)


def until_charge(doc: Document, body: Range) -> Range:
    """An office alone, without what its envoy is sent for: *du [Secrétaire général] pour le Tchad*."""
    cut = next((n for n in range(body[0] + 1, body[1]) if doc.tokens[n].lower in {"pour", "for"}), body[1])
    last = doc.tokens[cut - 1]
    held = (last.lower,) in post_lexicon(doc.language).heads or last.lower == "général" or last.text.isupper()
    return (body[0], cut) if cut < body[1] and held else body


def set_phrase_end(doc: Document, at: int, sentence: Sentence) -> int:
    """The end of set words that belong to a post: *en chef*, *chargé du Désarmement*, *in charge of operations*."""
    for size in (2, 1):
        if lowers(doc, at, at + size) in post_lexicon(doc.language).set_phrases:
            return at + size
    charge = next((n for n in (3, 1) if lowers(doc, at, at + n) in post_lexicon(doc.language).charged), 0)
    if not charge or at + charge >= sentence.last:
        return at
    start = at + charge
    if doc.language == "fr":
        if doc.tokens[start].lower not in {"de", "du", "des", "d'"}:
            return at
        start += 1
    domain = domain_end(doc, start, sentence)
    span = None if domain else noun_phrase_from(doc, start, sentence.last)
    end = domain[0] if domain else doc.tokens_between(*span)[1] if span else at
    comma = next((n for n in range(start, end) if doc.tokens[n].text == ","), end)
    return comma if comma > start else at
