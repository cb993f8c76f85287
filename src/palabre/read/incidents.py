"""Incidents: how alike two mentions of violence are, and how surely a mention tells a real incident, as features.

Document and drafts in, named numbers out; `weighing` makes a probability of them. No name is looked at, only whether
words come again, so that names swapped change nothing. Refuses nothing: it judges what `folds` hands it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import log1p
from tomllib import loads

from palabre.model.actor import Party
from palabre.model.event import VIOLENT, EventKind, EventStatus
from palabre.model.passage import Span
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.model.time import TimePrecision
from palabre.read.document import Document
from palabre.read.drafts import Draft, same_event, same_place, same_time, same_toll
from palabre.read.inflection import Form
from palabre.read.participant_words import lists as party_lists
from palabre.read.remembered import remembered
from palabre.read.senses import WHOLE
from palabre.read.told import Told
from palabre.read.words import words

NAME = "incidents.v1"

Features = dict[str, float]
_OLD_DAYS = 62
_BEFORE = 4  # tokens before a trigger that are looked at


@cache
def _lists(language: str) -> dict[str, frozenset[str]]:
    raw = loads(files("palabre.read.lexicon").joinpath("incidents.toml").read_text("utf-8"))[language]
    return {name: frozenset(listed) for name, listed in raw.items()}


def kin(old: Draft, new: Draft) -> bool:
    """Whether two mentions can be one incident at all."""
    if (old.trigger.sense.needs == WHOLE) is not (new.trigger.sense.needs == WHOLE):
        return False  # a war is none of its battles
    if EventKind.ABDUCTION in {old.kind, new.kind}:
        return old.kind is new.kind
    return old.kind in VIOLENT and new.kind in VIOLENT


# --------------------------------------------------------------------------------------------------- pairs
def pair_features(doc: Document, old: Draft, new: Draft) -> Features:
    """What speaks for and against a later mention being an earlier incident told again."""
    found = dict.fromkeys(_pair_flags(doc, old, new), 1.0)
    gap = min(new.sentence - s for s in (old.sentence, *old.mentions) if s <= new.sentence)
    found["gap"] = log1p(gap)
    found["far"] = float(gap > 3)
    return found


def _pair_flags(doc: Document, old: Draft, new: Draft) -> Iterator[str]:
    same_kind = old.kind is new.kind
    noun = "noun" if new.trigger.noun else "verb"
    yield f"{noun}{' definite' if new.definite else ''}"
    yield "same kind" if same_kind else f"kinds {' '.join(sorted({old.kind.value, new.kind.value}))}"
    if same_event(old, new):
        yield "rule"
    if old.trigger.sense.base == new.trigger.sense.base:
        yield "same word"
    if old.sentence == new.sentence or new.sentence in old.mentions:
        yield "same sentence"
    elif doc.body[old.sentence].paragraph == doc.body[new.sentence].paragraph:
        yield "same paragraph"
    yield f"time {_agreement(old.time, new.time, same_time(old, new))}"
    yield f"place {_agreement(*_places(doc, old, new), same_place(old, new))}"
    yield f"recipients {_parties(doc, old.recipients, new.recipients)}"
    yield f"actors {_parties(doc, old.actors, new.actors)}"
    yield from _toll_flags(old, new)
    if new.trigger.sense.many:
        yield "plural"
    if old.trigger.sense.many:
        yield "old plural"
    if old.status is not new.status:
        yield "other status"
    if _another(doc, new):
        yield "another"
    if new.told == 0:
        yield "bare"
    if _told_apart(doc, old, new):
        yield "crossed"


def _places(doc: Document, old: Draft, new: Draft) -> tuple[NamedPlace | None, NamedPlace | None]:
    """The places of two mentions; in French a country beside a town says nothing, for the town may well be in it."""
    one, two = old.place, new.place
    if doc.language != "fr" or one is None or two is None or same_place(old, new):
        return one, two
    wide = [p.precision is PlacePrecision.COUNTRY for p in (one, two)]
    return (None if wide == [True, False] else one), (None if wide == [False, True] else two)


def _agreement(one: object, two: object, same: bool) -> str:
    if one is None or two is None:
        return "none" if one is two else "only old" if two is None else "only new"
    return "same" if same else "differs"


def _parties(doc: Document, one: list[Party], two: list[Party]) -> str:
    if not one or not two:
        return "none" if not one and not two else "only old" if one else "only new"
    if any(a.spans == b.spans for a in one for b in two):
        return "same"
    mine = {w for p in one for w in _content(doc, p.spans[0])}
    theirs = {w for p in two for w in _content(doc, p.spans[0])}
    if not theirs:
        return "pronoun"
    return "share" if mine & theirs else "differ"


def _content(doc: Document, span: Span) -> Iterator[str]:
    """The words of a party that are neither closed nor numbers, without the plural's ending."""
    first, last = doc.tokens_between(*span)
    w = words(doc.language)
    for token in doc.tokens[first : min(last, first + 10)]:
        if token.text[0].isalpha() and token.lower not in w.closed and token.lower not in w.numbers:
            yield token.lower.rstrip("s")


def _toll_flags(old: Draft, new: Draft) -> Iterator[str]:
    if not new.tolls:
        return
    if any(same_toll(a, b) for a in old.tolls for b in new.tolls):
        yield "toll same"
    elif any(a.harm is b.harm for a in old.tolls for b in new.tolls):
        yield "toll differs"
    else:
        yield "toll only new" if not old.tolls else "toll other harm"


def _another(doc: Document, new: Draft) -> bool:
    """*another attack*, *meanwhile*, *elsewhere*: words that lead to a further incident."""
    listed, sentence = _lists(doc.language), doc.body[new.sentence]
    before = doc.tokens[max(sentence.first, new.trigger.first - _BEFORE) : new.trigger.first]
    opening = doc.tokens[sentence.first : sentence.first + 3]
    return any(t.lower in listed["another"] for t in before) or any(t.lower in listed["besides"] for t in opening)


def _told_apart(doc: Document, old: Draft, new: Draft) -> bool:
    """Whether a sentence between them leads to a further incident."""
    listed = _lists(doc.language)
    between = doc.body[max((old.sentence, *old.mentions)) + 1 : new.sentence + 1]
    return any(doc.tokens[s.first].lower in listed["besides"] for s in between)


# ------------------------------------------------------------------------------------------------- reality
def draft_features(doc: Document, draft: Draft, told: Told, rivals: Sequence[Draft] = ()) -> Features:
    """What speaks for and against a mention being one incident that happened of late, not talk of such things."""
    found = dict.fromkeys(_draft_flags(doc, draft, told), 1.0)
    found["position"] = draft.sentence / max(1, len(doc.body))
    found["mentions"] = log1p(len(draft.mentions))
    found["details"] = float(draft.told)
    found["speech"] = speech(doc)
    found["rivals"] = log1p(len(rivals))
    better = sum(_weight(o) > _weight(draft) for o in rivals)
    found["best told"] = float(better == 0)
    found["better told"] = log1p(better)
    return found


def _weight(draft: Draft) -> float:
    return draft.told + log1p(len(draft.mentions)) + len(draft.tolls)


@remembered
def speech(doc: Document) -> float:
    """The share of sentences in which somebody says *we* or *you*: a speech or an interview rather than news."""
    spoken = _lists(doc.language)["we"]
    told = sum(any(_word(doc, i) in spoken for i in range(s.first, s.last)) for s in doc.body)
    return told / max(1, len(doc.body))


def _word(doc: Document, at: int) -> str:
    """A token in lower case; the country *US* is not *us*."""
    token = doc.tokens[at]
    return token.text if token.text == "US" and not doc.capitals else token.lower


def _draft_flags(doc: Document, draft: Draft, told: Told) -> Iterator[str]:
    trigger, sentence = draft.trigger, doc.body[draft.sentence]
    yield f"kind {draft.kind.value}"
    yield f"status {draft.status.value}"
    past = doc.language == "fr" and trigger.sense.form is Form.PARTICIPLE  # French tells with it: *ont attaqué*
    yield f"form {Form.PAST_OR_PARTICIPLE if past else trigger.sense.form}"
    yield "weak" if trigger.sense.weak else "firm"
    if draft.sentence == 0:
        yield "opens"
    if trigger.noun:
        yield f"noun {'many' if trigger.sense.many else 'one'} {_determiner(doc, trigger.first, sentence.first)}"
    else:
        yield from (f"verb after {w}" for w in _verb_before(doc, trigger.first, sentence.first))
    yield from _time_flags(doc, draft)
    yield "place" if draft.place else "no place"
    if draft.tolls:
        yield "toll"
        yield "toll exact" if any(t.best for t in draft.tolls) else "toll vague"
        if all(t.cumulative for t in draft.tolls):
            yield "toll cumulative"
    yield f"recipients {_described(doc, draft.recipients)}"
    yield f"actors {_described(doc, draft.actors)}"
    said = told.by((doc.tokens[trigger.first].start, doc.tokens[trigger.last - 1].end))
    if said:
        yield f"said {said.force.value}"
        yield f"said {said.form.value}"
    lower = {_word(doc, i) for i in range(sentence.first, sentence.last)}
    listed = _lists(doc.language)
    yield from (f"sentence {name}" for name in ("we", "general", "past", "modal") if lower & listed[name])


def _determiner(doc: Document, at: int, first: int) -> str:
    w, listed = words(doc.language), _lists(doc.language)
    for i in range(at - 1, max(first, at - _BEFORE) - 1, -1):
        lower = doc.tokens[i].lower
        if lower in party_lists(doc.language)["definite"]:
            return "definite"
        if lower in listed["general"]:
            return "general"
        if lower in listed["indefinite"]:
            return "indefinite"
        if lower in w.prepositions:
            return "bare"
    return "bare"


def _verb_before(doc: Document, at: int, first: int) -> Iterator[str]:
    listed = _lists(doc.language)
    before = [doc.tokens[i].lower for i in range(max(first, at - _BEFORE), at)]
    yield from (name for name in ("was", "is", "to", "modal") if any(w in listed[name] for w in before))


def _time_flags(doc: Document, draft: Draft) -> Iterator[str]:
    time, published = draft.time, doc.article.published
    if time is None:
        yield "no time"
        return
    yield "day" if time.precision is TimePrecision.DAY else "long time"
    if time.end is None or published is None:
        yield "open time"
    elif (published.date() - time.end).days > _OLD_DAYS:
        yield "old time"


def _described(doc: Document, parties: list[Party]) -> str:
    """How those who act or suffer are worded: one or several, named, described, pronouns, in general."""
    if not parties:
        return "none"
    first, last = doc.tokens_between(*parties[0].spans[0])
    tokens = doc.tokens[first:last]
    if not tokens:
        return "none"
    if last - first == 1 and tokens[0].lower in words(doc.language).pronouns:
        return "pronoun"
    if sum(t.name_like for t in tokens) >= 2:
        return "named"
    if tokens[0].lower in words(doc.language).determiners:
        return "definite" if tokens[0].lower in party_lists(doc.language)["definite"] else "indefinite"
    if tokens[0].lower in words(doc.language).numbers or tokens[0].text[0].isdigit():
        return "counted"
    return "general"


def happened(draft: Draft) -> bool:
    """Whether the mention is of something that took place, as far as the text says."""
    return draft.status in {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED}
