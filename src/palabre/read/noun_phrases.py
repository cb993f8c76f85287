"""Noun phrases to the right of a token: objects, agents, inverted subjects.

A token's number in, a span out, or None.
"""

from palabre.model.passage import Span
from palabre.read.document import Document, TokenKind
from palabre.read.remembered import remembered
from palabre.read.senses import deed_participles
from palabre.read.signs import (
    LONGEST,
    PARTICLES,
    holds_post,
    is_closed,
    is_dangling,
    is_genitive,
    is_hyphen,
    is_title_stop,
    sentence_range,
    span_of,
    time_at,
    verb_at,
)
from palabre.read.whole_names import inside_name
from palabre.read.words import words

_AT, _PARTS = frozenset({"en", "à", "au"}), frozenset({"début", "milieu", "fin"})
_EARLY, _OF_TIME = frozenset({"early", "late"}), frozenset({"on", "this", "in"})


def noun_phrase_from(doc: Document, token: int, limit: int) -> Span | None:
    """The noun phrase that starts at the token or just after adverbs there; `limit` is the first token not to use."""
    last = phrase_end(doc, token, limit)
    return span_of(doc, _first(doc, token, limit), last) if last is not None else None


def object_after(doc: Document, token: int) -> Span | None:
    """The noun phrase right of a verb in its sentence."""
    return noun_phrase_from(doc, token + 1, sentence_range(doc, token)[1])


def agent_after(doc: Document, token: int) -> Span | None:
    """The agent of a passive: the noun phrase after *by*, *par*, with at most a few words between."""
    w = words(doc.language)
    _, limit = sentence_range(doc, token)
    for at in range(token + 1, min(token + 8, limit)):
        lower = doc.tokens[at].lower
        if lower in ("by", "par"):
            return noun_phrase_from(doc, at + 1, limit)
        if lower in w.auxiliaries or lower in w.relatives or lower in ".;:":
            return None
    return None


@remembered
def phrase_end(doc: Document, token: int, limit: int) -> int | None:
    """The number after the last token of the noun phrase that starts at the token, apposition included."""
    token = _first(doc, token, limit)
    end = _core_end(doc, token, limit)
    if end is None or end >= limit or doc.tokens[end].lower != ",":
        return end
    w = words(doc.language)
    sourced = end + 1 < limit and doc.tokens[end + 1].lower in w.prepositions - w.determiners  # *Awa, selon un élu*
    apposed = None if sourced else _core_end(doc, end + 1, limit)
    if apposed is not None and _apposition(doc, (token, end), (end + 1, apposed)):
        return apposed
    return end


def _first(doc: Document, token: int, limit: int) -> int:
    w = words(doc.language)
    while token < limit - 1 and doc.tokens[token].lower in w.adverbs and doc.tokens[token].lower not in w.determiners:
        token += 1
    return token


def _core_end(doc: Document, token: int, limit: int) -> int | None:
    """The end of a noun phrase without apposition, or None when none starts here."""
    w = words(doc.language)
    if token >= limit:
        return None
    lower = doc.tokens[token].lower
    if lower in w.inverted or (lower in w.pronouns and lower not in w.determiners):
        return token + 1
    at, head, post = token, False, False
    while at < min(limit, token + LONGEST):
        step = _step(doc, at, limit, head=head, post=post)
        if not step:
            break
        piece = doc.tokens[at]
        if step == 1 and piece.kind is TokenKind.WORD and not is_closed(w, piece.lower):
            head, post = True, post or any(p in w.posts for p in (piece.lower, *piece.lower.split("-")))
        at += step
    while at > token and is_dangling(doc, at - 1):
        at -= 1
    last = doc.tokens[at - 1]
    after_name = at - token > 1 and doc.tokens[at - 2].name_like  # *Washington lapsed*
    if w.language == "en" and (at - token > 2 or after_name) and last.lower.endswith("ed") and not last.name_like:
        at -= 1  # *a statement issued on Tuesday*
        while at > token and is_dangling(doc, at - 1):
            at -= 1  # *the minister and called*
    if w.language == "fr" and at - token > 2 and last.lower in w.participles_told:
        at -= 1  # *un berger joint par téléphone*, *un rapport publié lundi*
    return at if head and at > token else None


def _step(doc: Document, at: int, limit: int, *, head: bool, post: bool) -> int:
    """How many tokens the phrase takes in at this place; 0 ends it."""
    w, token = words(doc.language), doc.tokens[at]
    lower = token.lower
    if head and (_opens_time(doc, at, limit) or (not post and _titled(doc, at))):
        return 0
    if token.kind is TokenKind.NUMBER or lower == "'s" or inside_name(doc, at):
        return 1
    if token.kind is TokenKind.MARK or lower in "‘([":
        return _enclosed(doc, at, limit)
    if token.kind is TokenKind.PUNCTUATION:
        return int(lower in "%$€£&/" or is_hyphen(doc, at) or is_title_stop(doc, at) or is_genitive(doc, at))
    follows = doc.tokens[at - 1].lower if at else ""
    if token.name_like and at and (doc.tokens[at - 1].name_like or is_title_stop(doc, at - 1)):
        return int(lower not in w.times)
    if lower in w.times and at and doc.tokens[at - 1].kind is TokenKind.NUMBER and head:
        return 1  # *un rescapé de 34 ans*
    if _within_phrase(doc, at, limit, head=head):
        return 1
    if lower in w.determiners:
        return int(not head or follows in w.inside or follows in w.coordinators or lower in w.complement)
    if lower in w.prepositions:
        inner = follows in w.complement or _named_for(doc, at, limit)
        return int(not head or inner or lower in w.complement or (post and lower in w.inside))
    if lower in w.pronouns and follows in ("of", "d'", "entre") and lower not in w.determiners:
        return 1  # *two of them*
    if lower in w.coordinators:
        return int(lower in ("and", "et") and head and is_nominal(doc, at + 1, limit) and not _deed(doc, at + 1))
    if is_closed(w, lower) or lower in w.times or (lower in w.adverbs and head):
        return int(lower in w.adverbs and not head)
    return int(not (head and verb_at(doc, at)))


def _titled(doc: Document, at: int) -> bool:
    """*devant ses pairs [M. Keïta]*: a title opens a phrase of its own, if a noun stands before it."""
    titled = doc.tokens[at].lower in ("m", "mme", "mm") and is_title_stop(doc, at + 1) and not inside_name(doc, at)
    return titled and not is_closed(words(doc.language), doc.tokens[at - 1].lower if at else "")


_QUALITIES = frozenset({("familiar", "with"), ("briefed", "on"), ("involved", "in"), ("privy", "to")})


def _within_phrase(doc: Document, at: int, limit: int, *, head: bool) -> bool:
    """*diplomats familiar [with the] talks*, *[Saturday]'s vote*: small words that a phrase takes in."""
    w, lower = words(doc.language), doc.tokens[at].lower
    dated = lower in w.times and not head and at + 1 < limit and doc.tokens[at + 1].lower == "'s"
    return dated or _quality(doc, at) or (head and lower in w.determiners and _quality(doc, at - 1))


def _quality(doc: Document, at: int) -> bool:
    """Whether a token is the preposition of an adjective that belongs to the noun before it."""
    return at > 0 and (doc.tokens[at - 1].lower, doc.tokens[at].lower) in _QUALITIES


def _deed(doc: Document, at: int) -> bool:
    """*ont attaqué la prison et libéré des détenus*, *et de libérer*: a verb with its own object, no noun."""
    w = words(doc.language)
    if doc.language != "fr" or at + 2 >= len(doc.tokens):
        return False
    infinitive = doc.tokens[at].lower in {"de", "d'"} and doc.tokens[at + 1].lower.endswith(("er", "ir", "re"))
    at += infinitive
    if not infinitive and doc.tokens[at].lower not in (w.participles | deed_participles("fr")) - w.posts:
        return False
    opens, after = doc.tokens[at + 1], doc.tokens[at + 1].lower
    return opens.kind is TokenKind.NUMBER or after in w.numbers or after in w.determiners - {"de", "d'", "du", "au"}


def _opens_time(doc: Document, at: int, limit: int) -> bool:
    """*attacked the base [early this morning]*, *enlevé le chauffeur [en début de semaine]*."""
    if at + 1 >= limit:
        return False
    lower, after = doc.tokens[at].lower, doc.tokens[at + 1].lower
    if lower in _EARLY:
        return after in _OF_TIME or time_at(doc, at + 1)
    return lower in _AT and after in _PARTS


def _named_for(doc: Document, at: int, limit: int) -> bool:
    """*for* inside a name: *the Institute for Sahel Studies*, *le Mouvement pour le salut*."""
    w = words(doc.language)
    if doc.tokens[at].lower not in ("for", "pour") or at < 2 or at + 1 >= limit:
        return False
    after = at + 1 + (doc.tokens[at + 1].lower in w.openers)
    named = doc.tokens[at - 1].name_like and after < limit and doc.tokens[after].name_like
    if named and doc.tokens[at - 2].lower in w.determiners:
        return True
    return doc.language == "fr" and doc.tokens[after - 1].lower in w.openers and _body_before(doc, at)


def _body_before(doc: Document, at: int) -> bool:
    """Whether a body's name in capitals leads here: *l'Organisation internationale pour les migrations*."""
    w = words(doc.language)
    for k in range(at - 1, max(0, at - 6), -1):
        token = doc.tokens[k]
        if token.kind is not TokenKind.WORD:
            return False
        if token.name_like and doc.tokens[k - 1].lower in w.determiners | {"d'"} and k < at - 1:
            return True
    return False


def _enclosed(doc: Document, at: int, limit: int) -> int:
    """The tokens of a short bracket or quotation inside a noun phrase."""
    opener = doc.tokens[at].text
    closer = {"(": ")", "[": "]", "‘": "’", "“": "”", "«": "»", '"': '"'}.get(opener)
    for end in range(at + 1, min(at + 8, limit)):
        if doc.tokens[end].text == closer:
            return end - at + 1
        if doc.tokens[end].lower in ".,;:":
            return 0
    return 0


def is_nominal(doc: Document, at: int, limit: int) -> bool:
    """Whether a noun phrase may start here: no verb, pronoun or subordinator."""
    w = words(doc.language)
    if at >= limit or doc.tokens[at].kind is not TokenKind.WORD:
        return at < limit and doc.tokens[at].kind is TokenKind.NUMBER
    lower = doc.tokens[at].lower
    if lower in w.determiners:
        return True
    return not is_closed(w, lower) and lower not in w.adverbs and not verb_at(doc, at)


def _apposition(doc: Document, head: tuple[int, int], apposed: tuple[int, int]) -> bool:
    """Whether the second phrase gives post, body or name of the first."""
    w = words(doc.language)
    first, second = doc.tokens[head[0] : head[1]], doc.tokens[apposed[0] : apposed[1]]
    if not first or not second:
        return False
    if first[-1].name_like and not holds_post(w, [t.lower for t in first]) and holds_post(w, [t.lower for t in second]):
        return True
    named = all(t.name_like or t.lower in PARTICLES for t in second)
    if named:
        return len(second) <= 6 and holds_post(w, [t.lower for t in first])
    return doc.language == "fr" and titled_name(doc, apposed) and not first[-1].name_like


def titled_name(doc: Document, bounds: tuple[int, int]) -> bool:
    """Whether a French phrase is a title and a name: *son rival, [le général Awa Keïta]*."""
    w = words(doc.language)
    inner = doc.tokens[bounds[0] : bounds[1]]
    if not 3 <= len(inner) <= 8 or inner[0].lower not in w.openers or not inner[-1].name_like:
        return False
    return holds_post(w, [t.lower for t in inner]) and not any(t.lower in w.prepositions for t in inner)
