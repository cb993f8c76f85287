"""Those who suffer as one: a name, or one person described, counts one. Document and words of harm in, counts out.

*The mayor of Sari was killed*, *the kidnapping of Awa Keïta*: no figure is worded, but one person is. Refuses groups,
plurals without a number, things, and events that did not happen.
"""

from collections.abc import Iterator, Sequence

from palabre.model.event import EventKind, EventStatus
from palabre.model.passage import Span, overlap
from palabre.model.toll import Amount, Harm, Qualifier, Toll, Victim
from palabre.read import fellows
from palabre.read.after_times import past_setting
from palabre.read.agents import can_act, members, subject
from palabre.read.amounts import BARE_PLURAL, NumberKind
from palabre.read.counts import Count, HarmWord, toll_words
from palabre.read.document import Document, Sentence
from palabre.read.drafts import Draft
from palabre.read.inflection import PARTICIPLES, Form
from palabre.read.losses import is_loss
from palabre.read.passives import inverted, is_adverb, is_bare, passive_auxiliary
from palabre.read.persons import one_person, several_persons
from palabre.read.phrases import noun_phrase_ending, noun_phrase_from
from palabre.read.signs import PARTICLES, is_genitive
from palabre.read.unharmed import is_spared
from palabre.read.words import words

NAME = "suffered.v1"

_HARM = {
    EventKind.KILLING: Harm.KILLED,
    EventKind.EXECUTION: Harm.KILLED,
    EventKind.ABDUCTION: Harm.ABDUCTED,
}
_OPENS = 2  # tokens before the noun of an event that is the subject of its sentence: *the brutal murder of*
_OF_ONE = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED})
_HAPPENED = {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED}
_APPOSED = frozenset({",", ":", "(", "-", "–", "—"})  # what parts a number from the names of those it counts
_IN_NAMES = {language: frozenset(PARTICLES) | {joiner} for language, joiner in (("en", "and"), ("fr", "et"))}
_ONE = Amount(low=1, best=1, high=1, qualifier=Qualifier.EXACT)


def tolls_of_one(doc: Document, draft: Draft) -> list[Toll]:
    """A toll for each single person that the draft's event befell and no figure counts."""
    harm = Harm.INJURED if draft.trigger.sense.harm else _HARM.get(draft.kind)
    if harm is None or draft.status not in _HAPPENED or draft.trigger.sense.base in toll_words(doc.language)["of_many"]:
        return []
    counted = [t for t in draft.tolls if _one_or_other(harm, t.harm)]
    return [
        _toll(harm, who, _ONE, span)
        for span in _befallen(doc, draft)
        if not any(overlap([span], t.spans) for t in (counted if _here(doc, draft, span) else draft.tolls))
        and not (fellows.describes(doc, span) and any(_just_before(doc, t.spans[0], span) for t in counted))
        and (who := one_person(doc, span)) is not None
    ]


def _toll(harm: Harm, who: Victim, amount: Amount, span: Span) -> Toll:
    return Toll(
        harm=harm,
        who=who,
        low=amount.low,
        best=amount.best,
        high=amount.high,
        qualifier=amount.qualifier,
        spans=(span,),
        component=NAME,
    )


def _here(doc: Document, draft: Draft, span: Span) -> bool:
    """Whether a phrase stands in the sentence of the event, and is no victim of another harm told later."""
    return doc.sentence_at(span[0]) is doc.body[draft.sentence]


def _just_before(doc: Document, name: Span, span: Span) -> bool:
    """Whether only a comma, perhaps an age, stands between a name and a phrase."""
    gap = doc.tokens[doc.tokens_between(*name)[1] : doc.tokens_between(*span)[0]]
    return name[1] < span[0] and len(gap) <= 3


def _befallen(doc: Document, draft: Draft) -> list[Span]:
    """The recipients, and after a noun those listed with them: *the murder of Awa Keïta, a trader, and her son*."""
    spans = fellows.undescribed(doc, [r.spans[0] for r in draft.recipients])
    if draft.trigger.noun and spans and spans[-1][0] > doc.tokens[draft.trigger.first].start:
        sentence = doc.body[draft.sentence]
        opens = draft.trigger.first - sentence.first <= _OPENS
        listed = fellows.after(doc, spans[-1], sentence, closed=opens)
        spans += [s for s in listed if not overlap([s], spans)]
    return spans


def tolls_of_many(doc: Document, draft: Draft) -> list[Toll]:
    """*the murder of the priests*, *the mayor was killed*: those whom an incident befell, where nothing counts them."""
    harm = _HARM.get(draft.kind)
    if harm is None or draft.status not in _HAPPENED or any(t.harm is harm for t in draft.tolls):
        return []
    spans = [r.spans[0] for r in draft.recipients if not any(overlap(r.spans, t.spans) for t in draft.tolls)]
    several = [(span, several_persons(doc, span)) for span in spans]
    found = [_toll(harm, who, BARE_PLURAL, span) for span, who in several if who is not None]
    if found:
        return found
    single = [(span, one_person(doc, span, again=True)) for span in spans]
    return [_toll(harm, who, _ONE, span) for span, who in single if who is not None]


def counts_of_one(
    doc: Document, sentence: Sentence, known: Sequence[HarmWord], counted: Sequence[tuple[Count, HarmWord]]
) -> Iterator[tuple[Count, HarmWord]]:
    """The single persons that the words of harm of a sentence are about, where no figure counts them for that harm."""
    counts = [c for c, _ in counted]
    figures = [((doc.tokens[c.first].start, doc.tokens[c.last - 1].end), w.harm) for c, w in counted]
    taken: list[tuple[Span, Harm]] = []
    for word in known:
        listed = list(_sufferers(doc, sentence, word)) if word.harm in _OF_ONE else []
        beside = len(listed) > 1 and any(_one_of(doc, span, word) is not None for span in listed)
        for span in listed:
            if is_spared(doc, sentence, doc.tokens_between(*span)[0]):
                continue
            who = _one_of(doc, span, word) or (Victim.UNKNOWN if beside and _bare_name(doc, span) else None)
            held = any(overlap([span], [s]) and _one_or_other(word.harm, h) for s, h in (*taken, *figures))
            if who is None or held or _named_again(doc, span, counts):
                continue
            taken.append((span, word.harm))
            first, last = doc.tokens_between(*span)
            yield Count(first, last, _ONE, who, None), word


def _named_again(doc: Document, span: Span, counts: Sequence[Count]) -> bool:
    """*killed two reporters, Awa Keïta and Issa Koné*: those whom a number counts are named right after it."""
    first = doc.tokens_between(*span)[0]
    before = next((c for c in reversed(counts) if c.last < first), None)
    if before is None or before.kind is NumberKind.ARTICLE or (before.amount.best or 0) < 2:
        return False
    if doc.tokens[first].lower in toll_words(doc.language)["theirs"]:
        return False  # *killed six priests, their cook and her daughter*
    gap = doc.tokens[before.last : first]
    names = sum(t.lower in words(doc.language).coordinators or t.text == "," for t in gap)
    listed = all(t.name_like or not t.text[0].isalpha() or t.lower in _IN_NAMES[doc.language] for t in gap)
    return gap[0].text in _APPOSED and listed and names <= (before.amount.best or 0)


def _one_of(doc: Document, span: Span, word: HarmWord) -> Victim | None:
    """Which sort of person a phrase names, if it is one who can suffer."""
    body = doc.tokens[word.first].lower in toll_words(doc.language)["bodies"]
    return one_person(doc, span) if can_act(doc, span) and (body or not _complement(doc, span)) else None


def _bare_name(doc: Document, span: Span) -> bool:
    """*Keïta and the mayor were abducted*: a single name in a list with persons is a person's."""
    first, last = doc.tokens_between(*span)
    one = doc.tokens[first]
    return last - first == 1 and one.name_like and not one.text.isupper() and not _complement(doc, span)


def _one_or_other(one: Harm, two: Harm) -> bool:
    """Whether one person is told to suffer one of two harms only: killed or wounded; who is abducted may be both."""
    return one is two or {one, two} == {Harm.KILLED, Harm.INJURED}


def _sufferers(doc: Document, sentence: Sentence, word: HarmWord) -> Iterator[Span]:
    """All that a verb of harm is about: its subject or object, and those who are listed with it."""
    found = _victim(doc, _subject(doc, sentence, word))
    if found:
        yield from fellows.before(doc, members(doc, found), sentence)
        return
    found = object_of(doc, sentence, word)
    if found:
        yield from members(doc, found)
        yield from fellows.after(doc, found, sentence)


def _victim(doc: Document, span: Span | None) -> Span | None:
    """*the kidnapping of Awa Keïta, who was found dead*: of a deed or a thing, him whose it is."""
    if span is None or (can_act(doc, span) and not _of_another(doc, span)):
        return span
    first, last = doc.tokens_between(*span)
    of = next((i for i in range(first, last - 1) if doc.tokens[i].lower in words(doc.language).complement), None)
    return (doc.tokens[of + 1].start, span[1]) if of is not None else span


def _of_another(doc: Document, span: Span) -> bool:
    """*the banner of Awa Keïta, who was killed*: whether a relative clause is about whom a phrase names after *of*."""
    return _told_of(doc, span) and one_person(doc, span, again=True) is None


def _subject(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """The subject of a passive and of *die*."""
    lists, at = toll_words(doc.language), word.first - 1
    if doc.tokens[word.first].lower in lists["bodies"]:
        return _dead(doc, sentence, word)
    if is_loss(doc, word) or inverted(doc, sentence, word.first, word.last) is not None:
        return None
    if felled := _felled(doc, sentence, word):
        return felled
    while at > sentence.first and is_adverb(doc, doc.tokens[at]):
        at -= 1
    if doc.tokens[word.first].lower in lists["intransitive"] and word.form is not Form.NOUN:
        return subject(doc, word.first)
    if word.form not in PARTICIPLES:
        return _french_ellipsis(doc, sentence, word)
    if doc.tokens[at].lower in lists["passive"]:
        return subject(doc, word.first)
    shared = passive_auxiliary(doc, sentence, word.first)
    if shared is not None:
        return subject(doc, shared + 1)
    bare = doc.tokens[at].lower not in lists["auxiliary"] and is_bare(doc, word.last)
    return noun_phrase_ending(doc, at - (doc.tokens[at].text == ",")) if bare and at > sentence.first else None


def _felled(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """*left the mayor dead*, *shot Awa Keïta dead*: the object of a verb, of which a word of harm is said."""
    if doc.language != "en" or word.first - 2 <= sentence.first:
        return None
    span = noun_phrase_ending(doc, word.first - 1)
    fells, first = toll_words("en")["fells"], doc.tokens_between(*span)[0] if span else 0
    if span is None or first <= sentence.first:
        return None
    if doc.tokens[first].lower in fells:
        return doc.tokens[first + 1].start, span[1]
    return span if doc.tokens[first - 1].lower in fells else None


def _french_ellipsis(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """*le maire a été tué et [son chauffeur] blessé*: a participle without its auxiliary, and not *un blessé*."""
    ends = doc.tokens[word.first].lower.endswith(("é", "ée", "és", "ées"))
    if doc.language != "fr" or not ends or not is_bare(doc, word.last) or word.first == sentence.first:
        return None
    span = noun_phrase_ending(doc, word.first - 1)
    at = doc.tokens_between(*span)[0] - 1 if span else sentence.first
    joined = at > sentence.first and doc.tokens[at].lower in words("fr").coordinators
    passive = toll_words("fr")["passive"]
    return span if joined and any(doc.tokens[i].lower in passive for i in range(sentence.first, at)) else None


def _dead(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """*Awa Keïta's body was found*, *le corps du maire*: whose body it is."""
    before = doc.tokens[word.first - 1].lower if word.first > sentence.first else ""
    if before in {"'s", "’s"} or (word.first > sentence.first and is_genitive(doc, word.first - 1)):
        return noun_phrase_ending(doc, word.first - 2)
    if word.last < sentence.last and doc.tokens[word.last].lower in words(doc.language).complement:
        return noun_phrase_from(doc, word.last + (doc.tokens[word.last].lower != "des"), sentence.last)
    return None


def object_of(doc: Document, sentence: Sentence, word: HarmWord) -> Span | None:
    """The object of an active verb, or who follows it as its subject: *Also killed was the mayor*."""
    lists, before = toll_words(doc.language), word.first - 1
    start = inverted(doc, sentence, word.first, word.last)
    if start is not None:
        return noun_phrase_from(doc, start, sentence.last)
    while before > sentence.first and is_adverb(doc, doc.tokens[before]):
        before -= 1
    active = word.form in {Form.FINITE, Form.GERUND, Form.PAST_OR_PARTICIPLE}
    if active or doc.tokens[before].lower in lists["auxiliary"]:
        return noun_phrase_from(doc, past_setting(doc, word.last, sentence.last), sentence.last)
    return None


def _complement(doc: Document, span: Span) -> bool:
    """*25 fighters of Boko Haram were killed*: a name after its *of* is not who suffered."""
    first = doc.tokens_between(*span)[0]
    if first > 1 and fellows.befalls(doc, first - 2):
        return False  # *the kidnapping of Awa Keïta, who was found dead*
    if fellows.is_named(doc, span) and _told_of(doc, span):
        return False  # *the banner of Awa Keïta, who was killed*
    return any(t.lower in words(doc.language).complement for t in doc.tokens[max(0, first - 1) : first + 1])


def _told_of(doc: Document, span: Span) -> bool:
    """Whether a relative clause about a name in full follows it."""
    first, last = doc.tokens_between(*span)
    at = last + (last < len(doc.tokens) and doc.tokens[last].text == ",")
    follows = at < len(doc.tokens) and doc.tokens[at].lower in toll_words(doc.language)["who"]
    return follows and sum(t.name_like for t in doc.tokens[first:last]) > 1
