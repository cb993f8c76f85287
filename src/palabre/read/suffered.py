"""Those who suffer as one: a name, or one person described, counts one. Document and words of harm in, counts out.

*The mayor of Sari was killed*, *the kidnapping of Awa Keïta*: no figure is worded, but one person is. Refuses groups,
plurals without a number, things, and events that did not happen.
"""

from collections.abc import Iterator, Sequence

from palabre.model.event import EventKind, EventStatus
from palabre.model.passage import Span, overlap
from palabre.model.toll import Amount, Harm, Qualifier, Toll
from palabre.read import fellows
from palabre.read.agents import can_act, members, subject
from palabre.read.counts import Count, HarmWord, toll_words
from palabre.read.document import Document, Sentence
from palabre.read.drafts import Draft
from palabre.read.inflection import PARTICIPLES, Form
from palabre.read.passives import is_adverb, passive_auxiliary
from palabre.read.persons import one_person, several_persons
from palabre.read.phrases import noun_phrase_from
from palabre.read.words import words

NAME = "suffered.v1"

_HARM = {
    EventKind.KILLING: Harm.KILLED,
    EventKind.EXECUTION: Harm.KILLED,
    EventKind.ABDUCTION: Harm.ABDUCTED,
}
_OF_ONE = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED})
_HAPPENED = {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED}
_ONE = Amount(low=1, best=1, high=1, qualifier=Qualifier.EXACT)


def tolls_of_one(doc: Document, draft: Draft) -> list[Toll]:
    """A toll for each single person that the draft's event befell and no figure counts."""
    harm = Harm.INJURED if draft.trigger.sense.harm else _HARM.get(draft.kind)
    if harm is None or draft.status not in _HAPPENED or draft.trigger.sense.base in toll_words(doc.language)["of_many"]:
        return []
    counted = [t for t in draft.tolls if _one_or_other(harm, t.harm)]
    return [
        Toll(harm=harm, who=who, low=1, best=1, high=1, qualifier=Qualifier.EXACT, spans=(span,), component=NAME)
        for span in _befallen(doc, draft)
        if not any(overlap([span], t.spans) for t in counted) and (who := one_person(doc, span)) is not None
    ]


def _befallen(doc: Document, draft: Draft) -> list[Span]:
    """The recipients, and after a noun those listed with them: *the murder of Awa Keïta, a trader, and her son*."""
    spans = [r.spans[0] for r in draft.recipients]
    if draft.trigger.noun and spans and spans[-1][0] > doc.tokens[draft.trigger.first].start:
        listed = fellows.after(doc, spans[-1], doc.body[draft.sentence])
        spans += [s for s in listed if not overlap([s], spans)]
    return spans


def tolls_of_many(doc: Document, draft: Draft) -> list[Toll]:
    """*the murder of the priests*: at least two, where nothing counts those whom an incident befell."""
    harm = _HARM.get(draft.kind)
    if harm is None or draft.status not in _HAPPENED or any(t.harm is harm for t in draft.tolls):
        return []
    return [
        Toll(harm=harm, who=who, low=2, best=None, high=None, qualifier=Qualifier.VAGUE, spans=r.spans, component=NAME)
        for r in draft.recipients
        if (who := several_persons(doc, r.spans[0])) is not None
    ]


def counts_of_one(
    doc: Document, sentence: Sentence, known: Sequence[HarmWord], counts: Sequence[Count]
) -> Iterator[tuple[Count, HarmWord]]:
    """The single persons that the words of harm of a sentence are about, where no figure counts them."""
    counted = [(doc.tokens[c.first].start, doc.tokens[c.last - 1].end) for c in counts]
    taken: list[tuple[Span, Harm]] = []
    for word in known:
        for span in _sufferers(doc, sentence, word) if word.harm in _OF_ONE else ():
            who = one_person(doc, span) if can_act(doc, span) and not _complement(doc, span) else None
            held = any(overlap([span], [s]) and _one_or_other(word.harm, h) for s, h in taken)
            if who is None or held or overlap([span], counted):
                continue
            taken.append((span, word.harm))
            first, last = doc.tokens_between(*span)
            yield Count(first, last, _ONE, who, None), word


def _one_or_other(one: Harm, two: Harm) -> bool:
    """Whether one person is told to suffer one of two harms only: killed or wounded; who is abducted may be both."""
    return one is two or {one, two} == {Harm.KILLED, Harm.INJURED}


def _sufferers(doc: Document, sentence: Sentence, word: HarmWord) -> Iterator[Span]:
    """All that a verb of harm is about: its subject or object, and those who are listed with it."""
    found = _subject(doc, sentence, word)
    if found:
        parts = members(doc, found)
        yield from parts
        yield from fellows.before(doc, parts[0], sentence)
        return
    found = _object(doc, sentence, word)
    if found:
        parts = members(doc, found)
        yield from parts
        yield from fellows.after(doc, found, sentence)


def _subject(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """The subject of a passive and of *die*."""
    lists, at = toll_words(doc.language), word.first - 1
    while at > sentence.first and is_adverb(doc, doc.tokens[at]):
        at -= 1
    if doc.tokens[word.first].lower in lists["intransitive"] and word.form is not Form.NOUN:
        return subject(doc, word.first)
    if word.form not in PARTICIPLES:
        return None
    if doc.tokens[at].lower in lists["passive"]:
        return subject(doc, word.first)
    shared = passive_auxiliary(doc, sentence, word.first)
    return subject(doc, shared + 1) if shared is not None else None


def _object(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """The object of an active verb."""
    lists, before = toll_words(doc.language), word.first - 1
    while before > sentence.first and is_adverb(doc, doc.tokens[before]):
        before -= 1
    active = word.form in {Form.FINITE, Form.GERUND, Form.PAST_OR_PARTICIPLE}
    if active or doc.tokens[before].lower in lists["auxiliary"]:
        return noun_phrase_from(doc, word.last, sentence.last)
    return None


def _complement(doc: Document, span: Span) -> bool:
    """*25 fighters of Boko Haram were killed*: a name after its *of* is not who suffered."""
    first = doc.tokens_between(*span)[0]
    return any(t.lower in words(doc.language).complement for t in doc.tokens[max(0, first - 1) : first + 1])
