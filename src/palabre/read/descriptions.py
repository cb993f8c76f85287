"""Descriptions: what the words beside a name say that the person is, there or elsewhere in the article.

Document and tokens in, the category of victim out: *Awa Keïta, 32, a trader*, *the mayor, Awa Keïta*, *Keïta was a
nurse*. Refuses what begins another person's name.
"""

from collections.abc import Iterator, Sequence

from palabre.model.toll import Victim
from palabre.read.counts import toll_words
from palabre.read.document import Document, Token
from palabre.read.signs import PARTICLES, is_title_stop
from palabre.read.victims import titles, victims
from palabre.read.wordings import Found
from palabre.read.words import Words, words

NAME = "descriptions.v1"

_DESCRIBED = 9  # tokens after a name in which its description stands
_JOINING = frozenset({"and", "et"})
_MOST = 6  # those of a list
_BRACKETS = 8  # tokens of brackets after a name
_TITLED = 4  # tokens before a name in which its title stands


def in_noun(hits: Sequence[Found[tuple[Victim, bool]]], at: int) -> bool:
    """*attorney general Awa Keïta*: whether what looks like a title is part of a noun of the lexicon."""
    return any(h.last - h.first > 1 and h.first <= at < h.last for h in hits)


def apposed(doc: Document, at: int) -> Victim | None:
    """*Awa Keïta, 32, a trader of Sari*: what the words after the name say that the person is."""
    at = _over_brackets(doc, at)
    if at >= len(doc.tokens) or doc.tokens[at].text != ",":
        return None
    if at + 2 < len(doc.tokens) and doc.tokens[at + 1].text.isdigit():
        at += 2 + (doc.tokens[at + 2].lower == "ans")
    return None if _opens_list(doc, at + 1) else described(doc, at + 1) or _is(doc, at + 1)


def _over_brackets(doc: Document, at: int) -> int:
    """*Awa Keïta (PS), mayor of Sari*: the token after short brackets that open at one."""
    if at >= len(doc.tokens) or doc.tokens[at].text not in "([":
        return at
    return next((i + 1 for i in range(at, min(at + _BRACKETS, len(doc.tokens))) if doc.tokens[i].text in ")]"), at)


def listed_as(doc: Document, start: int, end: int) -> Victim | None:
    """*the nurses Awa Keïta and Issa Koné*, *Awa Keïta and Issa Koné, students*: what is said of all of a list."""
    first, last, joined = start, end, False
    for _ in range(_MOST):
        following = _next_name(doc, last)
        if following is None:
            break
        joined, last = joined or following[0], following[1]
    for _ in range(_MOST):
        before = _name_before(doc, first)
        if before is None:
            break
        joined, first = joined or before[0], before[1]
    if not joined:
        return None
    near = doc.tokens[max(0, first - _TITLED) : first]
    hits = [h for h in victims(doc.language).within(near, 0, len(near)) if h.last == len(near) and h.values[0][1]]
    who = hits[-1].values[0][0] if hits else None
    if who is None and last < len(doc.tokens) and doc.tokens[last].text == ",":
        who = described(doc, last + 1, many=True)
    return who if who is not Victim.UNKNOWN else None


def _next_name(doc: Document, at: int) -> tuple[bool, int] | None:
    """Whether *and* leads to the name after a token, and where it ends; None where none follows in the list."""
    tokens, joined = doc.tokens, False
    start = at
    while start < len(tokens) and (tokens[start].text == "," or tokens[start].lower in _JOINING):
        joined = joined or tokens[start].lower in _JOINING
        start += 1
    end = start
    while end < len(tokens) and tokens[end].name_like:
        end += 1
    return (joined, end) if at < start < end else None


def _name_before(doc: Document, at: int) -> tuple[bool, int] | None:
    """Whether *and* follows the name before a token, and where it begins; None where none stands there in the list."""
    tokens, joined = doc.tokens, False
    end = at
    while end > 0 and (tokens[end - 1].text == "," or tokens[end - 1].lower in _JOINING):
        joined = joined or tokens[end - 1].lower in _JOINING
        end -= 1
    start = end
    while start > 0 and tokens[start - 1].name_like:
        start -= 1
    return (joined, start) if start < end < at else None


def _opens_list(doc: Document, first: int) -> bool:
    """*Awa Keïta, [a driver] and a guard were killed*: whether an article opens the next of a list."""
    if doc.tokens[min(first, len(doc.tokens) - 1)].lower not in toll_words(doc.language)["a_new"]:
        return False
    w = words(doc.language)
    end = next((i for i, t in enumerate(doc.tokens[first:], first) if _parts(t, w)), len(doc.tokens))
    return is_listed(doc, end)


def _parts(token: Token, w: Words) -> bool:
    return token.lower in w.coordinators | w.auxiliaries or not token.text[0].isalnum()


def is_listed(doc: Document, at: int) -> bool:
    """Whether *and a guard*, *and two guards* begin at a token, no comma after them: *a lawyer and a senator, was*."""
    tokens = doc.tokens[at : at + _DESCRIBED]
    if len(tokens) < 3 or tokens[0].lower not in {"and", "et"}:
        return False
    if tokens[1].lower not in toll_words(doc.language)["a_new"] | words(doc.language).numbers:
        return False
    end = next((t for t in tokens[2:] if not t.text[0].isalnum() or t.lower in words(doc.language).auxiliaries), None)
    return end is None or end.text != ","


def described(doc: Document, at: int, *, many: bool = False) -> Victim | None:
    """What a noun phrase that begins at a token says that one person is, or `many`; None where it begins a name."""
    window = doc.tokens[at : at + _DESCRIBED]
    hits = list(victims(doc.language).within(window, 0, len(window)))
    if not hits:
        return None
    inside = {i for h in hits for i in range(h.first, h.last)}
    w = words(doc.language)
    stops = w.prepositions | w.relatives | w.auxiliaries
    ends = next(
        (i for i, t in enumerate(window) if i not in inside and (t.lower in stops or not t.text[0].isalnum())),
        len(window),
    )
    heads = [h for h in hits if h.last <= ends]
    if not heads or any(plural is not many for h in heads for _, plural in h.values[:1]):
        return None
    if any(h.last < len(window) and window[h.last].name_like for h in heads):
        return None  # *Awa Keïta, Colonel Issa Koné and ...*: the next one of a list
    told = [h.values[0][0] for h in (reversed(heads) if doc.language == "en" else heads)]
    known = next((who for who in told if who is not Victim.UNKNOWN), None)
    return known or of_body(doc, at + heads[-1].last)


def of_body(doc: Document, at: int) -> Victim | None:
    """*leader of the Reform Party*, *member of the church*: what a leader or member of a body is."""
    lists = toll_words(doc.language)
    if at >= len(doc.tokens) or doc.tokens[at].lower not in words(doc.language).complement:
        return None
    for token in doc.tokens[at + 1 : at + _DESCRIBED]:
        if not token.text[0].isalnum():
            return None
        if token.lower in lists["police"]:
            return Victim.POLICE
        if token.lower in lists["parties"]:
            return Victim.OFFICIAL if doc.tokens[at - 1].lower in lists["leads"] else Victim.CIVILIAN
        if token.lower in lists["societies"]:
            return Victim.CIVILIAN
    return None


def _is(doc: Document, at: int) -> Victim | None:
    """*Awa Keïta was a trader*, *Awa Keïta, who was a trader*."""
    w, lists = words(doc.language), toll_words(doc.language)
    end = len(doc.tokens)
    while at < end and doc.tokens[at].lower in w.relatives:
        at += 1
    start = at
    while at < end and at - start < 3 and doc.tokens[at].lower in w.auxiliaries:
        at += 1
    if at == start or at >= end:
        return None
    opens = doc.tokens[at].lower in lists["a_new"] | lists["the_one"]
    return described(doc, at) if opens or doc.language == "fr" else None


def _titled(doc: Document, start: int, last: int) -> Victim | None:
    """*the mayor Awa Keïta*, *the mayor, Awa Keïta*: what the words right before a name say."""
    title = start - 1 - is_title_stop(doc, start - 1) if start else 0
    told = titles(doc.language).get(doc.tokens[title].lower if start else "")
    before = doc.tokens[max(0, title - 2) : title + 1]
    if told and in_noun(list(victims(doc.language).within(before, 0, len(before))), len(before) - 1):
        told = None  # *attorney general Awa Keïta*
    if told is Victim.SOLDIER and any(t.lower in toll_words(doc.language)["police"] for t in before):
        return Victim.POLICE  # *police chief Colonel Awa Keïta*
    if told and told is not Victim.UNKNOWN:
        return told
    comma = start > 1 and doc.tokens[start - 1].text == ","
    before = doc.tokens[max(0, start - _TITLED - comma) : start - comma if comma else last]
    hits = [h for h in victims(doc.language).within(before, 0, len(before)) if not h.values[0][1]]
    needed = len(before) if comma else len(before) - (last - start)
    if not hits or hits[-1].last < needed:
        return None
    who = hits[-1].values[0][0]
    if who is Victim.SOLDIER and any(t.lower in toll_words(doc.language)["police"] for t in before):
        return Victim.POLICE
    return who if who is not Victim.UNKNOWN else None


# --------------------------------------------------------------------------------------- elsewhere in the text
def known(doc: Document, names: Sequence[Token], first: int, last: int) -> Victim | None:
    """What the article says of the same person elsewhere; unknown where it only names him in full, None where not."""
    wanted = {t.text for t in names if t.name_like}
    full = len(wanted) > 1
    for start, end in _runs(doc, wanted):
        run = {t.text for t in doc.tokens[start:end] if t.name_like and not says(doc, t)}
        if first <= start < last or not _same(wanted, run, names[0].text):
            continue
        full = full or len(run) > 1
        who = apposed(doc, end) or _titled(doc, start, end) or _is(doc, end) or listed_as(doc, start, end)
        if who:
            return who
    return Victim.UNKNOWN if full else None


def _runs(doc: Document, wanted: set[str]) -> Iterator[tuple[int, int]]:
    """The runs of names in the text that end with one of some names."""
    tokens = doc.tokens
    for at in [n for n, t in enumerate(tokens) if t.text in wanted]:
        if at + 1 < len(tokens) and tokens[at + 1].name_like:
            continue
        start = at
        while start > 0 and (tokens[start - 1].name_like or tokens[start - 1].lower in PARTICLES):
            start -= 1
        while tokens[start].lower in PARTICLES:
            start += 1
        yield start, at + 1


def says(doc: Document, token: Token) -> bool:
    """Whether a word in capitals before a name is a title or a post."""
    return token.lower in titles(doc.language) or victims(doc.language).at((token,), 0, 1) is not None


def _same(wanted: set[str], run: set[str], given: str) -> bool:
    """Whether a name and another one can be one person's: *Keïta* is *Awa Keïta*, *Issa Keïta* is not."""
    if len(wanted) > 1 and len(run) > 1:
        return len(wanted & run) > 1
    return len(wanted) == 1 or given not in run
