"""Those who suffer as one: a name, or one person described, counts one. Document and words of harm in, counts out.

*The mayor of Sari was killed*, *the kidnapping of Awa Keïta*: no figure is worded, but one person is. Refuses groups,
plurals without a number, things, and events that did not happen.
"""

from collections.abc import Iterator, Sequence

from palabre.model.event import EventKind, EventStatus
from palabre.model.passage import Span, overlap
from palabre.model.toll import Amount, Harm, Qualifier, Toll, Victim
from palabre.read.agents import can_act, members, subject
from palabre.read.counts import Count, HarmWord, toll_words
from palabre.read.document import Document, Sentence, Token
from palabre.read.drafts import Draft
from palabre.read.inflection import Form
from palabre.read.phrases import noun_phrase_from
from palabre.read.signs import PARTICLES
from palabre.read.victims import victims
from palabre.read.words import words

NAME = "suffered.v1"

_HARM = {
    EventKind.KILLING: Harm.KILLED,
    EventKind.EXECUTION: Harm.KILLED,
    EventKind.ABDUCTION: Harm.ABDUCTED,
}
_OF_ONE = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED})
_HAPPENED = {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED}
_APPOSED = 6  # tokens after a name's comma in which its description stands
_NOUN = 3  # tokens from an article to its noun
_TITLED = 4  # tokens before a name in which its title stands
_ONE = Amount(low=1, best=1, high=1, qualifier=Qualifier.EXACT)


def tolls_of_one(doc: Document, draft: Draft) -> list[Toll]:
    """A toll for each single person that the draft's event befell and no figure counts."""
    harm = Harm.INJURED if draft.trigger.sense.harm else _HARM.get(draft.kind)
    if harm is None or draft.status not in _HAPPENED or draft.trigger.sense.base in toll_words(doc.language)["of_many"]:
        return []
    counted = [t for t in draft.tolls if t.harm is harm]
    return [
        Toll(harm=harm, who=who, low=1, best=1, high=1, qualifier=Qualifier.EXACT, spans=r.spans, component=NAME)
        for r in draft.recipients
        if not any(overlap(r.spans, t.spans) for t in counted) and (who := one_person(doc, r.spans[0])) is not None
    ]


def counts_of_one(
    doc: Document, sentence: Sentence, known: Sequence[HarmWord], counts: Sequence[Count]
) -> Iterator[tuple[Count, HarmWord]]:
    """The single persons that the words of harm of a sentence are about, where no figure counts them."""
    taken = [(doc.tokens[c.first].start, doc.tokens[c.last - 1].end) for c in counts]
    for word in known:
        phrase = _sufferer(doc, sentence, word) if word.harm in _OF_ONE else None
        for span in members(doc, phrase) if phrase else ():
            who = one_person(doc, span) if can_act(doc, span) and not _complement(doc, span) else None
            if who is None or overlap([span], taken):
                continue
            taken.append(span)
            first, last = doc.tokens_between(*span)
            yield Count(first, last, _ONE, who, None), word


def _sufferer(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """The phrase that a verb of harm is about: the subject of a passive and of *die*, the object of an active verb."""
    lists, at = toll_words(doc.language), word.first - 1
    while at > sentence.first and (doc.tokens[at].lower in words(doc.language).adverbs or _adverb(doc.tokens[at], doc)):
        at -= 1
    before = doc.tokens[at].lower
    if doc.tokens[word.first].lower in lists["intransitive"] and word.form is not Form.NOUN:
        return subject(doc, word.first)
    if word.form in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE} and before in lists["passive"]:
        return subject(doc, word.first)
    if word.form in {Form.FINITE, Form.GERUND, Form.PAST_OR_PARTICIPLE} or (before in lists["auxiliary"]):
        return noun_phrase_from(doc, word.last, sentence.last)
    return None


def _complement(doc: Document, span: Span) -> bool:
    """*25 fighters of Boko Haram were killed*: a name after its *of* is not who suffered."""
    first = doc.tokens_between(*span)[0]
    return any(t.lower in words(doc.language).complement for t in doc.tokens[max(0, first - 1) : first + 1])


def _adverb(token: Token, doc: Document) -> bool:
    ending = "ly" if doc.language == "en" else "ment"
    return token.lower.endswith(ending) and not token.name_like


def one_person(doc: Document, span: Span) -> Victim | None:
    """Which sort of person a phrase names, when it is one person; None when it is none or more."""
    first, last = doc.tokens_between(*span)
    core = _core(doc.tokens[first:last])
    hits = list(victims(doc.language).within(core, 0, len(core)))
    described = [hit.values[0] for hit in hits]
    prepositions = words(doc.language).prepositions
    head_ends = next((i for i, t in enumerate(core) if i and t.lower in prepositions), len(core))
    if not core or any(many for _, many in described) or _several(doc, core) or _told_already(doc, core, first):
        return None
    if described:
        # English has the head last, but before any *of*; French has it first.
        inner = [h for h in hits if h.first < head_ends and _heads(doc, core[h.last : head_ends])]
        return inner[-1 if doc.language == "en" else 0].values[0][0] if inner and _one_opens(doc, core) else None
    if any(t.lower in toll_words(doc.language)["bodies_of_many"] for t in core):
        return None
    if _named(core):
        return _apposed(doc, first + len(core)) or _known(doc, core[-1], first) or Victim.UNKNOWN
    if len(core) == 1 and core[0].name_like:
        return _known(doc, core[0], first)
    return None


def _core(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The phrase before its first comma."""
    return tokens[: next((i for i, t in enumerate(tokens) if t.text in {",", "(", "["}), len(tokens))]


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


def _heads(doc: Document, after: tuple[Token, ...]) -> bool:
    """Whether what follows a noun leaves it the head: a name, in French an adjective; not *the mayor's dog*."""
    return doc.language == "fr" or all(t.name_like or t.lower in PARTICLES for t in after)


def _one_opens(doc: Document, core: tuple[Token, ...]) -> bool:
    """Whether a phrase begins as one for a single person does: a singular article, or a title before a name."""
    opening = core[0]
    if opening.lower in toll_words(doc.language)["one_opens"]:
        return True
    return core[-1].name_like and (opening.name_like or opening.lower not in words(doc.language).determiners)


def _several(doc: Document, core: tuple[Token, ...]) -> bool:
    """Whether a number, *and* or a plural determiner stands in the phrase."""
    w, lists = words(doc.language), toll_words(doc.language)
    several = w.coordinators | lists["many_opens"] | (w.numbers - lists["one_opens"])
    return any(t.lower in several or t.text.isdigit() for t in core)


def _named(core: tuple[Token, ...]) -> bool:
    """Whether a phrase is a person by name: two capitals or more, no article, no place, no initials."""
    names = [t for t in core if t.name_like]
    small = [t for t in core if not t.name_like and t.lower not in PARTICLES]
    return len(names) >= 2 and not small and not any(t.text.isupper() and len(t.text) > 2 for t in names)


def _apposed(doc: Document, at: int) -> Victim | None:
    """*Awa Keïta, a trader of Sari*: what the words after the name say that the person is."""
    if at >= len(doc.tokens) or doc.tokens[at].text != ",":
        return None
    after = doc.tokens[at + 1 : at + 1 + _APPOSED]
    hits = list(victims(doc.language).within(after, 0, len(after)))
    return hits[0].values[0][0] if hits and not hits[0].values[0][1] else None


def _known(doc: Document, name: Token, here: int) -> Victim | None:
    """*Keïta was killed*, where the article names *Awa Keïta, a trader* elsewhere: what it says there."""
    full = False
    for at in range(1, len(doc.tokens)):
        if doc.tokens[at].text != name.text or at == here or not doc.tokens[at - 1].name_like:
            continue
        full = True
        who = _apposed(doc, at + 1) or _titled(doc, at)
        if who:
            return who
    return Victim.UNKNOWN if full else None


def _titled(doc: Document, last: int) -> Victim | None:
    """*the mayor Awa Keïta*: what the words right before a name's first word say."""
    start = last
    while start > 0 and (doc.tokens[start - 1].name_like or doc.tokens[start - 1].lower in PARTICLES):
        start -= 1
    before = doc.tokens[max(0, start - _TITLED) : last]
    hits = [h for h in victims(doc.language).within(before, 0, len(before)) if not h.values[0][1]]
    return hits[-1].values[0][0] if hits and hits[-1].last >= len(before) - (last - start) else None
