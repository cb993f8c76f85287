"""Persons: which sort of person a phrase names, when it names one. Document and span in, the category of victim out.

A category is worded in the phrase (*the mayor of Sari*, *General Awa Keïta*), beside the name (*Awa Keïta, a trader*),
or wherever else the article names the same person. Refuses groups, plurals without a number, and things.
"""

from collections.abc import Iterator, Sequence

from palabre.model.passage import Span, overlap
from palabre.model.toll import Toll, Victim
from palabre.read.counts import toll_words
from palabre.read.document import Document, Token
from palabre.read.names import demonyms
from palabre.read.signs import PARTICLES, is_title_stop
from palabre.read.victims import titles, victims, word_class
from palabre.read.wordings import Found
from palabre.read.words import words

NAME = "persons.v1"

_SMALL = frozenset(PARTICLES) | {"la"}  # inside a name: *Jean-Marc de la Tour*
_DESCRIBED = 9  # tokens after a name in which its description stands
_NOUN = 3  # tokens from an article to its noun
_TITLED = 4  # tokens before a name in which its title stands
_PREFIX = 4  # words before a name that say what the person is


def one_person(doc: Document, span: Span) -> Victim | None:
    """Which sort of person a phrase names, when it is one person; None when it is none or more."""
    first, last = doc.tokens_between(*span)
    core = _core(doc, first, last)
    if not core or _several(doc, core) or _told_already(doc, core, first):
        return None
    hits = list(victims(doc.language).within(core, 0, len(core)))
    if any(many for hit in hits for _, many in hit.values[:1]):
        return None
    names = core[_names_from(core) :]
    titled = _title(doc, core, len(core) - len(names))
    inner = _heads(doc, core, hits) if hits else []
    if inner and not _one_opens(doc, core, first):
        return None
    who = titled or next((w for w in inner if w is not Victim.UNKNOWN), None)
    if who is not None and who is not Victim.UNKNOWN:
        return who
    if names and (inner or titled or _may_be_named(doc, core, len(names), hits)):
        return apposed(doc, first + len(core)) or _known(doc, names, first, last) or Victim.UNKNOWN
    if inner:
        return Victim.UNKNOWN
    if len(core) == 1 and names:
        return apposed(doc, first + 1) or _known(doc, names, first, last)
    return Victim.UNKNOWN if _national(doc, core) else None


def several_persons(doc: Document, span: Span) -> Victim | None:
    """Which sort of persons a plural phrase without a number names: *the priests*; None for any other phrase."""
    first, last = doc.tokens_between(*span)
    core = _core(doc, first, last)
    hits = list(victims(doc.language).within(core, 0, len(core)))
    small = words(doc.language)
    if not hits or any(t.text.isdigit() or t.lower in small.numbers for t in core):
        return None
    ends = _head_ends(doc, core, hits)
    heads = [h for h in hits if h.last <= ends]
    head = heads[-1 if doc.language == "en" else 0] if heads else None
    if head is None or (doc.language == "en" and head.last != ends):
        return None
    return next((who for who, many in head.values if many and who is not Victim.UNKNOWN), None)


def _core(doc: Document, first: int, last: int) -> tuple[Token, ...]:
    """The phrase before its first comma, without the stops of titles."""
    tokens = []
    for at in range(first, last):
        if doc.tokens[at].text in {",", "(", "["}:
            break
        if not is_title_stop(doc, at):
            tokens.append(doc.tokens[at])
    return tuple(tokens)


def _names_from(core: tuple[Token, ...]) -> int:
    """Where the run of names that ends a phrase begins."""
    at = len(core)
    while at > 0 and (core[at - 1].name_like or (core[at - 1].lower in _SMALL and at < len(core))):
        at -= 1
    while at < len(core) and core[at].lower in _SMALL and not core[at].name_like:
        at += 1
    while at < len(core) and core[at].lower in titles("en") | titles("fr"):
        at += 1
    return at


def _title(doc: Document, core: tuple[Token, ...], at: int) -> Victim | None:
    """*Mr*, *General*: what the titles right before a name say; unknown for those that say nothing."""
    found = None
    while at > 0 and (told := titles(doc.language).get(core[at - 1].lower)) and at < len(core):
        found = told if found in {None, Victim.UNKNOWN} else found
        at -= 1
    return found


def _head_ends(doc: Document, core: Sequence[Token], hits: Sequence[Found[tuple[Victim, bool]]]) -> int:
    """The first preposition that belongs to no noun of the lexicon: the head stands before it."""
    inside = {i for h in hits for i in range(h.first, h.last)}
    prepositions = words(doc.language).prepositions
    return next((i for i, t in enumerate(core) if i and t.lower in prepositions and i not in inside), len(core))


def _heads(doc: Document, core: tuple[Token, ...], hits: Sequence[Found[tuple[Victim, bool]]]) -> list[Victim]:
    """The categories of the nouns that can be the head, likeliest first: English has it last, French first."""
    ends = _head_ends(doc, core, hits)
    inner = [h.values[0][0] for h in hits if h.first < ends and _is_head(doc, core[h.last : ends])]
    return inner[::-1] if doc.language == "en" else inner


def _is_head(doc: Document, after: tuple[Token, ...]) -> bool:
    """Whether what follows a noun leaves it the head: a name, in French an adjective; not *the mayor's dog*."""
    known = titles(doc.language)
    return doc.language == "fr" or all(t.name_like or t.lower in PARTICLES or t.lower in known for t in after)


def _told_already(doc: Document, core: tuple[Token, ...], first: int) -> bool:
    """*the commander*, introduced before as *a commander*: he is counted where he was told of first."""
    if core[0].lower not in toll_words(doc.language)["the_one"] or core[-1].name_like:
        return False
    noun = core[-1].lower if doc.language == "en" else core[min(1, len(core) - 1)].lower
    opens = toll_words(doc.language)["a_new"]
    return any(
        doc.tokens[i].lower == noun and any(t.lower in opens for t in doc.tokens[max(0, i - _NOUN) : i])
        for i in range(first)
    )


def _one_opens(doc: Document, core: tuple[Token, ...], first: int) -> bool:
    """Whether a phrase begins as one for a single person does: a singular article, or a title before a name."""
    opening = core[0]
    lists = toll_words(doc.language)
    if opening.lower in lists["one_opens"] or any(t.lower == "'s" for t in core):
        return True
    if first and doc.tokens[first - 1].lower in lists["whose"]:
        return True
    return core[-1].name_like and (opening.name_like or opening.lower not in words(doc.language).determiners)


def _several(doc: Document, core: tuple[Token, ...]) -> bool:
    """Whether a number, *and* or a plural determiner stands in the phrase."""
    w, lists = words(doc.language), toll_words(doc.language)
    several = w.coordinators | lists["many_opens"] | (w.numbers - lists["one_opens"])
    return any(t.lower in several or t.text.isdigit() for t in core)


def _may_be_named(
    doc: Document, core: tuple[Token, ...], size: int, hits: Sequence[Found[tuple[Victim, bool]]]
) -> bool:
    """Whether a name of two words or more is a person's, perhaps after what he is: *cattleman Issa Koné*."""
    before, names = core[: len(core) - size], core[len(core) - size :]
    capitals = [t for t in names if t.name_like]
    if len(capitals) < 2 or hits or any(t.text.isupper() and len(t.text) > 2 for t in capitals):
        return False
    if not before:
        return True
    lists, w = toll_words(doc.language), words(doc.language)
    if before[0].lower in lists["one_opens"] and not before[0].name_like:
        before = before[1:]
        if not before or doc.language == "en":
            return False  # *the Santa Rosa*: no person has an article
    things = lists["bodies_of_many"] | word_class("vehicle", doc.language) | w.closed | w.adverbs | w.times
    if len(before) > _PREFIX or any(t.lower in things or not t.text[0].isalpha() for t in before):
        return False
    return before[-1].text.islower() and not before[-1].lower.endswith("s")


def _national(doc: Document, core: tuple[Token, ...]) -> bool:
    """*a Togolese*: one person of a nation."""
    if len(core) != 2 or core[0].lower not in toll_words(doc.language)["a_new"]:
        return False
    return core[1].name_like and core[1].lower in demonyms(doc.language)


# ------------------------------------------------------------------------------------------- beside the name
def apposed(doc: Document, at: int) -> Victim | None:
    """*Awa Keïta, 32, a trader of Sari*: what the words after the name say that the person is."""
    if at >= len(doc.tokens) or doc.tokens[at].text != ",":
        return None
    if at + 2 < len(doc.tokens) and doc.tokens[at + 1].text.isdigit():
        at += 2 + (doc.tokens[at + 2].lower == "ans")
    return described(doc, at + 1) or _is(doc, at + 1)


def described(doc: Document, at: int) -> Victim | None:
    """What a noun phrase that begins at a token says that a single person is; None where it begins another's name."""
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
    if not heads or any(many for h in heads for _, many in h.values[:1]):
        return None
    if any(h.last < len(window) and window[h.last].name_like for h in heads):
        return None  # *Awa Keïta, Colonel Issa Koné and ...*: the next one of a list
    told = [h.values[0][0] for h in (reversed(heads) if doc.language == "en" else heads)]
    return next((who for who in told if who is not Victim.UNKNOWN), None)


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
    told = titles(doc.language).get(doc.tokens[start - 1 - is_title_stop(doc, start - 1)].lower if start else "")
    if told and told is not Victim.UNKNOWN:
        return told
    comma = start > 1 and doc.tokens[start - 1].text == ","
    before = doc.tokens[max(0, start - _TITLED - comma) : start - comma if comma else last]
    hits = [h for h in victims(doc.language).within(before, 0, len(before)) if not h.values[0][1]]
    needed = len(before) if comma else len(before) - (last - start)
    if not hits or hits[-1].last < needed:
        return None
    who = hits[-1].values[0][0]
    return who if who is not Victim.UNKNOWN else None


# --------------------------------------------------------------------------------------- elsewhere in the text
def _known(doc: Document, names: Sequence[Token], first: int, last: int) -> Victim | None:
    """What the article says of the same person elsewhere; unknown where it only names him in full, None where not."""
    wanted = {t.text for t in names if t.name_like}
    full = len(wanted) > 1
    for start, end in _runs(doc, wanted):
        run = {t.text for t in doc.tokens[start:end] if t.name_like and not _says(doc, t)}
        if first <= start < last or not _same(wanted, run, names[0].text):
            continue
        full = full or len(run) > 1
        who = apposed(doc, end) or _titled(doc, start, end) or _is(doc, end)
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


def _says(doc: Document, token: Token) -> bool:
    """Whether a word in capitals before a name is a title or a post."""
    return token.lower in titles(doc.language) or victims(doc.language).at((token,), 0, 1) is not None


def _same(wanted: set[str], run: set[str], given: str) -> bool:
    """Whether a name and another one can be one person's: *Keïta* is *Awa Keïta*, *Issa Keïta* is not."""
    if len(wanted) > 1 and len(run) > 1:
        return len(wanted & run) > 1
    return len(wanted) == 1 or given not in run


def are_two(doc: Document, one: Toll, two: Toll) -> bool:
    """Whether two tolls of one person each are of two: listed in one sentence, or by names that share nothing."""
    if one.best != 1 or two.best != 1:
        return False
    spans = one.spans[0], two.spans[0]
    if overlap(one.spans, two.spans):
        return False
    here, there = (doc.sentence_at(start) for start, _ in spans)
    names = [_capitals(doc, span) for span in spans]
    if all(names) and names[0].isdisjoint(names[1]):
        return True
    return here is there and here is not None and not (all(names) and names[0] & names[1])


def _capitals(doc: Document, span: Span) -> set[str]:
    """The names in a phrase before its first comma."""
    core = _core(doc, *doc.tokens_between(*span))
    return {t.text for t in core[_names_from(core) :] if t.name_like and not _says(doc, t)}
