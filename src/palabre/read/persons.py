"""Persons: which sort of person a phrase names, when it names one. Document and span in, the category of victim out.

A category is worded in the phrase (*the mayor of Sari*, *General Awa Keïta*), beside the name (*Awa Keïta, a trader*),
or wherever else the article names the same person. Refuses groups, plurals without a number, and things.
"""

from collections.abc import Sequence

from palabre.model.passage import Span, overlap
from palabre.model.toll import Toll, Victim
from palabre.read.counts import toll_words
from palabre.read.descriptions import apposed, in_noun, known, listed_as, says
from palabre.read.document import Document, Token
from palabre.read.names import demonyms
from palabre.read.signs import PARTICLES, is_title_stop
from palabre.read.victims import titles, victims, word_class
from palabre.read.wordings import Found
from palabre.read.words import words

NAME = "persons.v1"

_SMALL = frozenset(PARTICLES) | {"la"}  # inside a name: *Jean-Marc de la Tour*
_NOUN = 3  # tokens from an article to its noun
_PREFIX = 4  # words before a name that say what the person is


def one_person(doc: Document, span: Span, *, again: bool = False) -> Victim | None:
    """Which sort of person a phrase names, when it is one person; None when it is none or more.

    *the mayor*, told of before as *a mayor*, is none either, unless `again`.
    """
    first, last = doc.tokens_between(*span)
    core = _head_of(doc, _core(doc, first, last))
    if not core or _several(doc, core) or (not again and _told_already(doc, core, first)):
        return None
    if any(t.lower in toll_words(doc.language)["bodies"] for t in core[:2]):
        return None  # *the body of Awa Keïta*
    hits = list(victims(doc.language).within(core, 0, len(core)))
    if any(hit.values[0][1] and not _invariable(doc, hit, core) for hit in hits):
        return None
    names = core[_names_from(core) :]
    titled = None if in_noun(hits, len(core) - len(names) - 1) else _title(doc, core, len(core) - len(names))
    inner = _heads(doc, core, hits) if hits else []
    if inner and not _one_opens(doc, core, first):
        return None
    who = titled or next((w for w in inner if w is not Victim.UNKNOWN), None)
    if who is Victim.SOLDIER and names:
        # *Colonel Awa Keïta of the police*; *Colonel Keïta*, told of elsewhere as police chief
        police = _of_police(doc, first, last) or known(doc, names, first, last) is Victim.POLICE
        return Victim.POLICE if police else who
    if who is not None and who is not Victim.UNKNOWN:
        return who
    ends = first + len(core)
    if names and (inner or titled or _may_be_named(doc, core, len(names), hits)):
        here = apposed(doc, ends) or listed_as(doc, ends - len(names), ends)
        return here or known(doc, names, first, last) or Victim.UNKNOWN
    if inner:
        return Victim.UNKNOWN
    if len(core) == 1 and names:
        return apposed(doc, ends) or listed_as(doc, first, ends) or known(doc, names, first, last)
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


def _of_police(doc: Document, first: int, last: int) -> bool:
    """Whether a phrase names the police: a colonel of it is no soldier."""
    return any(doc.tokens[i].lower in toll_words(doc.language)["police"] for i in range(first, last))


def _invariable(doc: Document, hit: Found[tuple[Victim, bool]], core: Sequence[Token]) -> bool:
    """*son fils*: a French noun that has one form, after the determiner of one."""
    one = core[0].lower in toll_words("fr")["one_opens"]
    return doc.language == "fr" and one and any(not many for _, many in hit.values)


def _head_of(doc: Document, core: tuple[Token, ...]) -> tuple[Token, ...]:
    """*Colonel Awa Keïta of the police*: the phrase up to the name that is its head."""
    prepositions = words(doc.language).prepositions
    for at in range(1, len(core)):
        after = next((t for t in core[at + 1 :] if t.lower not in _SMALL), None)
        inside = core[at].lower in _SMALL and after is not None and after.name_like
        if core[at].lower in prepositions and not inside:
            return core[:at] if core[at - 1].name_like and len(_capital_run(core[:at])) > 1 else core
    return core


def _capital_run(core: Sequence[Token]) -> Sequence[Token]:
    """The run of capitals that ends some tokens."""
    at = len(core)
    while at > 0 and core[at - 1].name_like:
        at -= 1
    return core[at:]


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
    if _shares_owner(doc, core, first):
        return True
    return core[-1].name_like and (opening.name_like or opening.lower not in words(doc.language).determiners)


def _shares_owner(doc: Document, core: tuple[Token, ...], first: int) -> bool:
    """*his bodyguard and [driver]*, *the mayor's wife and [son]*: a bare noun is his whose the one before it is."""
    joined = first > 2 and doc.tokens[first - 1].lower in words(doc.language).coordinators
    owner = joined and doc.tokens[first - 3].lower in toll_words(doc.language)["theirs"] | {"'s", "’s"}
    return owner and len(core) == 1 and not core[0].name_like


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
        theirs = before[0].lower in lists["theirs"]
        before = before[1:]
        if not before or (doc.language == "en" and not theirs):
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
    if here is not there or here is None:
        return not any(names) and _of_their_own(doc, *sorted(spans))
    return not all(names) or not (names[0] <= names[1] or names[1] <= names[0])


def _of_their_own(doc: Document, one: Span, two: Span) -> bool:
    """*killed a teacher and her husband ... Their son was found dead*: whether the later is another one of theirs."""
    first, last = doc.tokens_between(*two)
    if doc.tokens[first].lower not in toll_words(doc.language)["theirs"] or last - first < 2:
        return False
    noun = doc.tokens[first + 1 if doc.language == "fr" else last - 1].lower
    return all(t.lower != noun for t in doc.tokens[slice(*doc.tokens_between(*one))])


def _capitals(doc: Document, span: Span) -> set[str]:
    """The names in a phrase before its first comma."""
    core = _core(doc, *doc.tokens_between(*span))
    return {t.text for t in core[_names_from(core) :] if t.name_like and not says(doc, t)}
