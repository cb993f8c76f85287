"""Shallow phrase geometry: a `Document` and a token's number in, character spans of phrases out, or None.

Subjects, objects and agents are found from closed-class words and punctuation alone. Spans follow the annotation rules
for parties: the noun phrase with title and with the apposition that gives post or body, without relative clause. What
cannot be delimited with some safety gives None: no span is better than a wrong one.
"""

from palabre.model.actor import Party
from palabre.model.passage import Span, trim
from palabre.read.document import CLOSING, OPENING, Document, TokenKind
from palabre.read.words import Words, words

NAME = "phrases.v1"

_LONGEST = 40  # tokens of a noun phrase; what is longer was delimited wrongly
_DASHES = "-–—"
_TITLES = ("m", "mm", "mr", "mrs", "ms", "dr", "pr", "gen", "col", "lt", "maj", "capt", "sgt", "gov", "sen", "rep", "prof")
_PARTICLES = ("al", "el", "ag", "ould", "ben", "bin", "de", "von", "van")


def party(doc: Document, span: Span) -> Party:
    """The party whose noun phrase stands at the span."""
    return Party(spans=(span,), text=doc.text[span[0] : span[1]])


# ------------------------------------------------------------------------------------------------- to the right
def noun_phrase_from(doc: Document, token: int, limit: int) -> Span | None:
    """The noun phrase that starts at the token or just after adverbs there; `limit` is the first token not to use."""
    last = phrase_end(doc, token, limit)
    return _span(doc, _first(doc, token, limit), last) if last is not None else None


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


def phrase_end(doc: Document, token: int, limit: int) -> int | None:
    """The number after the last token of the noun phrase that starts at the token, apposition included."""
    token = _first(doc, token, limit)
    end = _core_end(doc, token, limit)
    if end is None or end >= limit or doc.tokens[end].lower != ",":
        return end
    apposed = _core_end(doc, end + 1, limit)
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
    while at < min(limit, token + _LONGEST):
        step = _step(doc, at, limit, head=head, post=post)
        if not step:
            break
        piece = doc.tokens[at]
        if step == 1 and piece.kind is TokenKind.WORD and not _closed(w, piece.lower):
            head, post = True, post or piece.lower in w.posts
        at += step
    while at > token and _dangling(doc, at - 1):
        at -= 1
    last = doc.tokens[at - 1]
    if w.language == "en" and at - token > 2 and last.lower.endswith("ed") and not last.name_like:
        at -= 1  # *a statement issued on Tuesday*
    return at if head and at > token else None


def _step(doc: Document, at: int, limit: int, *, head: bool, post: bool) -> int:
    """How many tokens the phrase takes in at this place; 0 ends it."""
    w, token = words(doc.language), doc.tokens[at]
    lower = token.lower
    if token.kind is TokenKind.NUMBER or lower == "'s":
        return 1
    if token.kind is TokenKind.MARK or lower in "‘(":
        return _enclosed(doc, at, limit)
    if token.kind is TokenKind.PUNCTUATION:
        return int(lower in "%$€£&/" or _hyphen(doc, at) or _title_stop(doc, at))
    follows = doc.tokens[at - 1].lower if at else ""
    if token.name_like and at and (doc.tokens[at - 1].name_like or _title_stop(doc, at - 1)):
        return int(lower not in w.times)
    if lower in w.times and at and doc.tokens[at - 1].kind is TokenKind.NUMBER and head:
        return 1  # *un rescapé de 34 ans*
    if lower in w.determiners:
        return int(not head or follows in w.inside or follows in w.coordinators or lower in w.complement)
    if lower in w.prepositions:
        return int(not head or lower in w.complement or (post and lower in w.inside))
    if lower in w.coordinators:
        return int(lower in ("and", "et") and head and _nominal(doc, at + 1, limit))
    if _closed(w, lower) or lower in w.times or (lower in w.adverbs and head):
        return int(lower in w.adverbs and not head)
    return int(not (head and verb_at(doc, at)))


def _hyphen(doc: Document, at: int) -> bool:
    """A dash inside a word: *75-year-old*."""
    token = doc.tokens[at]
    if token.text not in _DASHES or at + 1 >= len(doc.tokens) or not at:
        return False
    return doc.tokens[at - 1].end == token.start and doc.tokens[at + 1].start == token.end


def _title_stop(doc: Document, at: int) -> bool:
    """The stop of a title: *M. Keïta*, *Mr. Keïta*."""
    return at > 0 and doc.tokens[at].text == "." and doc.tokens[at - 1].lower in _TITLES


def _enclosed(doc: Document, at: int, limit: int) -> int:
    """The tokens of a short bracket or quotation inside a noun phrase."""
    opener = doc.tokens[at].text
    closer = {"(": ")", "‘": "’", "“": "”", "«": "»", '"': '"'}.get(opener)
    for end in range(at + 1, min(at + 8, limit)):
        if doc.tokens[end].text == closer:
            return end - at + 1
        if doc.tokens[end].lower in ".,;:":
            return 0
    return 0


def _closed(w: Words, lower: str) -> bool:
    return lower in w.closed


def _dangling(doc: Document, at: int) -> bool:
    w, token = words(doc.language), doc.tokens[at]
    return (
        token.kind is TokenKind.WORD and token.lower != "'s" and (_closed(w, token.lower) or token.lower in w.adverbs)
    )


def _nominal(doc: Document, at: int, limit: int) -> bool:
    """Whether a noun phrase may start here: no verb, pronoun or subordinator."""
    w = words(doc.language)
    if at >= limit or doc.tokens[at].kind is not TokenKind.WORD:
        return at < limit and doc.tokens[at].kind is TokenKind.NUMBER
    lower = doc.tokens[at].lower
    if lower in w.determiners:
        return True
    return not _closed(w, lower) and lower not in w.adverbs and not verb_at(doc, at)


def _apposition(doc: Document, head: tuple[int, int], apposed: tuple[int, int]) -> bool:
    """Whether the second phrase gives post, body or name of the first."""
    w = words(doc.language)
    first, second = doc.tokens[head[0] : head[1]], doc.tokens[apposed[0] : apposed[1]]
    if not first or not second:
        return False
    if first[-1].name_like and not _post_in(w, [t.lower for t in first]) and _post_in(w, [t.lower for t in second]):
        return True
    named = all(t.name_like or t.lower in _PARTICLES for t in second)
    return named and len(second) <= 6 and _post_in(w, [t.lower for t in first])


def _post_in(w: Words, lowers: list[str]) -> bool:
    """Whether the head, before any complement, holds a noun of post (*president-elect*, *vice-président* too)."""
    for at, lower in enumerate(lowers):
        if at and lower in w.prepositions:
            return False
        if lower in w.posts or any(part in w.posts for part in lower.split("-")):
            return True
    return False


# -------------------------------------------------------------------------------------------------- to the left
def subject_before(doc: Document, token: int) -> Span | None:
    """The subject left of a finite verb (or of its first auxiliary) within the sentence.

    Skips adverbs, clitics, times and parentheses; *who*, *qui* give their antecedent; a coordinated verb gives the
    subject of the verb before it.
    """
    w = words(doc.language)
    first, _ = sentence_range(doc, token)
    at, apposed = _left_of_verb(doc, token, first)
    if at < first:
        return None
    lower = doc.tokens[at].lower
    if lower in w.relatives and lower not in ("que", "qu'", "dont", "où", "where", "whom", "whose"):
        return antecedent(doc, at)
    if lower in w.coordinators:
        return shared_subject(doc, at)
    found = _phrase_ending(doc, at, first)
    if found is None:
        return None
    return _span(doc, found[0], apposed if apposed and found[1] == at + 1 else found[1])


def antecedent(doc: Document, relative: int) -> Span | None:
    """The noun phrase that a relative pronoun stands for."""
    first, _ = sentence_range(doc, relative)
    at = relative - 1
    if at > first and doc.tokens[at].lower == ",":
        at -= 1
    found = _phrase_ending(doc, at, first)
    if found is None:
        return None
    start, end = found
    agents = [k + 1 for k in range(start + 1, end - 1) if doc.tokens[k].lower in ("by", "par")]
    return _span(doc, agents[-1] if agents else start, end)


def noun_phrase_ending(doc: Document, token: int) -> Span | None:
    """The noun phrase whose last token is this one."""
    first, _ = sentence_range(doc, token)
    found = _phrase_ending(doc, token, first)
    return _span(doc, *found) if found else None


def shared_subject(doc: Document, token: int) -> Span | None:
    """The subject of the nearest finite verb left of the token: of coordinated verbs and of gerunds."""
    first, _ = sentence_range(doc, token)
    for at in range(token - 1, first, -1):
        if doc.quoted(doc.tokens[at].start) is None and (verb_at(doc, at) or auxiliary_at(doc, at)):
            found = subject_before(doc, at)
            if found:
                return found
    return None


def _left_of_verb(doc: Document, token: int, first: int) -> tuple[int, int | None]:
    """The last token of the subject's core, and the end of the apposition between it and the verb, if any."""
    w = words(doc.language)
    at, apposed = token - 1, None
    while at >= first:
        lower = doc.tokens[at].lower
        if (
            lower in w.auxiliaries
            or lower in w.negations
            or (lower in w.adverbs and lower not in w.determiners)
            or (w.language == "fr" and lower in w.object_pronouns and lower not in ("nous", "vous", "eux"))
        ):
            at -= 1
        elif time_at(doc, at):
            at = _before_time(doc, at, first)
        elif (inserted := _inserted(doc, at)) > 0:
            at -= inserted
        elif lower == "," or (lower in _DASHES and not _hyphen(doc, at)):
            opener = _opener(doc, at, first)
            if opener is None:
                return first - 1, None
            if lower == "," and opener > first and _apposition_or_body(doc, opener, at):
                return opener - 1, at
            at = opener - 1
        else:
            break
    return at, apposed


def _inserted(doc: Document, at: int) -> int:
    """How many tokens a set phrase between subject and verb has, if one ends here: *pour sa part*."""
    for phrase in words(doc.language).inserted:
        if (
            doc.tokens[at].lower == phrase[-1]
            and tuple(t.lower for t in doc.tokens[at + 1 - len(phrase) : at + 1]) == phrase
        ):
            return len(phrase)
    return 0


def _apposition_or_body(doc: Document, opener: int, closer: int) -> bool:
    """Whether what stands between two commas belongs to the party before them."""
    w = words(doc.language)
    inner = [t.lower for t in doc.tokens[opener + 1 : closer]]
    if not inner or inner[0] in w.relatives or len(inner) > _LONGEST:
        return False
    if inner[0] == "of":
        return True
    named = all(t.name_like for t in doc.tokens[opener + 1 : closer]) and len(inner) <= 5
    before = doc.tokens[opener - 1]
    if doc.tokens[closer - 1].name_like and len(inner) <= 9 and _post_before(doc, opener):
        return not any(i in w.times for i in inner) and inner[0] not in w.prepositions
    return (named and not any(i in w.times for i in inner)) or (before.name_like and _post_in(w, inner[:8]))


def _opener(doc: Document, at: int, first: int) -> int | None:
    closer = doc.tokens[at].text
    wanted = {")": "("}.get(closer, closer)
    for k in range(at - 1, max(first, at - 45), -1):
        if doc.tokens[k].text == wanted:
            return k
        if doc.tokens[k].kind is TokenKind.MARK and closer == ",":
            return None
    return None


def time_at(doc: Document, at: int) -> bool:
    """Whether the token is a word of time (*may* only as a month)."""
    token = doc.tokens[at]
    if token.lower == "may":
        return token.name_like
    return token.lower in words(doc.language).times


def _before_time(doc: Document, at: int, first: int) -> int:
    """The token before an expression of time that ends here: *on Monday night*, *lundi 3 mai*."""
    w = words(doc.language)
    while at >= first:
        token = doc.tokens[at]
        loose = token.lower in ("on", "the", "early", "late", "le", "in", "this", "ce", "cette", "à", "en", "au")
        if not (time_at(doc, at) or token.kind is TokenKind.NUMBER or loose or token.lower in w.adverbs):
            break
        at -= 1
    return at


def _phrase_ending(doc: Document, at: int, first: int) -> tuple[int, int] | None:
    """Token range of the noun phrase whose last token is `at`."""
    w = words(doc.language)
    lower = doc.tokens[at].lower if at >= first else ""
    if at < first or (doc.tokens[at].kind is TokenKind.PUNCTUATION and lower not in ")’%"):
        return None
    if doc.tokens[at].kind is TokenKind.MARK and doc.text[doc.tokens[at].start - 1] in ",.!?… ":
        return None  # the end of somebody's words, no name
    if lower in w.subject_pronouns and lower not in w.determiners:
        return at, at + 1
    start, end = _walk_left(doc, at, first)
    start = _without_opening(doc, start, end)
    if start >= end or all(_dangling(doc, k) for k in range(start, end)):
        one = doc.tokens[end - 1].lower if end > first else ""
        return (end - 1, end) if one in w.subject_pronouns else None
    return start, end


def _walk_left(doc: Document, at: int, first: int) -> tuple[int, int]:
    w, end = words(doc.language), at + 1
    while at >= first:
        token = doc.tokens[at]
        lower = token.lower
        if lower == ")" or token.text in CLOSING or (token.text == '"' and doc.quoted(token.start - 1)):
            opener = _bracket(doc, at, first)
            if opener is None or (lower != ")" and doc.text[token.start - 1] in ",.!?"):
                break
            at = opener - 1
        elif token.kind is not TokenKind.WORD and token.kind is not TokenKind.NUMBER:
            joined = _hyphen(doc, at) or _title_stop(doc, at)
            if not (joined or (lower == "," and _name_after(doc, at, end))):
                break
            at -= 1
        elif (relative := _relative_over(doc, at, first)) is not None and (
            doc.tokens[relative - 1].lower not in w.prepositions
        ):
            return _walk_left(doc, relative - 1 - (doc.tokens[relative - 1].lower == ","), first)
        elif _stops(doc, at, w, first):
            break
        else:
            at -= 1
    return at + 1, end


def _relative_over(doc: Document, at: int, first: int) -> int | None:
    """The subject relative that governs the verb group ending here: its clause lies inside the noun phrase."""
    w = words(doc.language)
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
    if lower in w.coordinators:
        return lower not in ("and", "et") or _verb_between(doc, first, at)
    if lower in w.subordinators or lower in w.relatives:
        return lower not in w.determiners or doc.tokens[at - 1].lower not in w.prepositions
    if lower in w.auxiliaries or lower in w.negations or lower in w.inverted:
        return True
    if lower in w.pronouns and lower not in w.determiners and lower not in w.prepositions:
        return True
    return verb_at(doc, at)


def _verb_between(doc: Document, first: int, at: int) -> bool:
    for k in range(at - 1, first - 1, -1):
        if doc.tokens[k].lower in (",", ";", ":") or doc.tokens[k].kind is TokenKind.MARK:
            return False
        if verb_at(doc, k) or auxiliary_at(doc, k):
            return True
    return False


def _bracket(doc: Document, at: int, first: int) -> int | None:
    closer = doc.tokens[at].text
    wanted = {")": "(", "”": "“", "»": "«", '"': '"'}.get(closer)
    for k in range(at - 1, max(first - 1, at - 10), -1):
        if doc.tokens[k].text == wanted:
            return k
    return None


def _name_after(doc: Document, comma: int, end: int) -> bool:
    """Whether the comma joins a post to the name after it: *the head of the army, Awa Keïta*."""
    after = doc.tokens[comma + 1 : end]
    if not 0 < len(after) <= 6 or not all(t.name_like or t.lower in _PARTICLES for t in after):
        return False
    return _post_before(doc, comma)


def _post_before(doc: Document, comma: int) -> bool:
    """Whether the noun phrase that ends at the comma holds a noun of post."""
    w = words(doc.language)
    for k in range(comma - 1, max(-1, comma - 25), -1):
        lower = doc.tokens[k].lower
        if lower in w.posts or any(p in w.posts for p in lower.split("-")):
            return True
        stop = doc.tokens[k].kind is TokenKind.PUNCTUATION and lower not in "()" and not _hyphen(doc, k)
        plain = lower in w.auxiliaries and lower != "'s"
        if stop or plain or lower in w.subordinators or verb_at(doc, k) or lower == "to":
            return False
    return False


def _without_opening(doc: Document, start: int, end: int) -> int:
    """The start of the noun phrase after adverbs, conjunctions and a phrase of time or place."""
    w = words(doc.language)
    while start < end:
        lower = doc.tokens[start].lower
        if lower in w.determiners and lower not in ("de", "du", "au", "aux"):
            return start
        if lower in w.prepositions and not (lower in ("de", "du", "d'") and start + 1 < end):
            start = _after_opening(doc, start, end)
        elif time_at(doc, start):
            start += 1
        elif _closed(w, lower) or lower in w.adverbs:
            if lower in ("de", "d'", "du"):
                return start
            start += 1
        else:
            return start
    return start


def _after_opening(doc: Document, start: int, end: int) -> int:
    """Where the next noun phrase starts after a preposition's own one, without a comma: *On Monday officials*."""
    w = words(doc.language)
    for k in range(start + 1, end):
        before = doc.tokens[k - 1].lower
        if time_at(doc, k - 1) and not time_at(doc, k) and doc.tokens[k].kind is not TokenKind.NUMBER:
            return k
        if k > start + 1 and doc.tokens[k].lower in w.determiners and not _closed(w, before):
            return k
    return end


# ---------------------------------------------------------------------------------------------- clauses and lists
def sentence_range(doc: Document, token: int) -> tuple[int, int]:
    """The half-open token range of the token's sentence."""
    sentence = doc.sentence_at(doc.tokens[token].start)
    return (sentence.first, sentence.last) if sentence else (token, token + 1)


def auxiliary_at(doc: Document, at: int) -> bool:
    """Whether the token is an auxiliary or modal."""
    lower = doc.tokens[at].lower
    return lower in words(doc.language).auxiliaries and lower not in ("'s", "'d") and not time_at(doc, at)


def verb_at(doc: Document, at: int) -> bool:
    """Whether the token is a finite form of a common verb, as far as its neighbours tell it from a noun."""
    w = words(doc.language)
    token = doc.tokens[at]
    named = at > 0 and doc.tokens[at - 1].name_like and doc.tokens[at - 1].lower not in w.determiners
    if w.language == "en" and named and token.lower.endswith("ed") and len(token.lower) > 4 and not token.name_like:
        return at + 1 < len(doc.tokens) and doc.tokens[at + 1].lower not in w.prepositions
    if token.lower not in w.finite or (token.name_like and at and doc.tokens[at - 1].lower not in ".!?"):
        return False
    before = doc.tokens[at - 1].lower if at else ""
    if before in w.determiners and not _clitic(doc, at - 1, w):
        return False
    after = doc.tokens[at + 1].lower if at + 1 < len(doc.tokens) else ""
    if token.lower in w.participles and w.language == "en":
        return after not in ("by", "to", "with", "from", "in", "against") or before in w.auxiliaries
    if w.language == "en" and after == "by":
        return False
    return before not in w.prepositions or before in ("to",)


def _clitic(doc: Document, at: int, w: Words) -> bool:
    """French *le, la, les, l'* before a verb, not a noun: after a subject pronoun, a relative, *ne* or a name."""
    if w.language != "fr" or doc.tokens[at].lower not in w.object_pronouns or not at:
        return False
    before = doc.tokens[at - 1]
    return before.name_like or before.lower in w.subject_pronouns | w.relatives | w.negations


def clause_bounds(doc: Document, token: int) -> tuple[int, int]:
    """The half-open token range of the clause around a token: cut at subordinators, relatives, stops and colons."""
    w = words(doc.language)
    first, last = sentence_range(doc, token)
    left, right = token, token + 1
    while left > first and not _cuts(doc, left - 1, w):
        left -= 1
    while right < last and not _cuts(doc, right, w):
        right += 1
    return left, right


def _cuts(doc: Document, at: int, w: Words) -> bool:
    lower = doc.tokens[at].lower
    if lower in (";", ":") or (lower in w.relatives and lower not in w.determiners):
        return True
    if lower in ("that", "que", "qu'", "because", "while", "after", "if", "si", "although", "tandis", "alors"):
        return at + 1 < len(doc.tokens) and (lower != "after" or doc.tokens[at + 1].kind is TokenKind.WORD)
    if lower in w.coordinators or lower == ",":
        return at + 2 < len(doc.tokens) and doc.tokens[at + 1].lower in w.subject_pronouns - w.determiners
    return False


def list_of_parties(doc: Document, span: Span) -> tuple[Span, ...]:
    """The members of *A, B and C*; the span itself when it is no list."""
    first, last = doc.tokens_between(*span)
    w = words(doc.language)
    cuts = [k for k in range(first, last) if doc.tokens[k].lower == "," or doc.tokens[k].lower in ("and", "et")]
    if not any(doc.tokens[k].lower in ("and", "et") and _nominal(doc, k + 1, last) for k in cuts):
        return (span,)
    found: list[Span] = []
    start = first
    for cut in [*cuts, last]:
        while start < cut and doc.tokens[start].lower in w.coordinators:
            start += 1
        if start < cut:
            found.append((doc.tokens[start].start, doc.tokens[cut - 1].end))
        start = cut + 1
    return tuple(found)


def _span(doc: Document, first: int, last: int) -> Span | None:
    if first >= last:
        return None
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    if last - first == 1 and doc.text[start] in _DASHES:  # -t-il
        start += len(doc.tokens[first].text) - len(doc.tokens[first].text.split("-")[-1])
    if doc.text[end - 1] in OPENING:
        end -= 1
    return trim(doc.text, start, end)
