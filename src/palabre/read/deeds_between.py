"""Deeds between two parties, refined by the trained reader of relations. Events of the rules in, events out.

Where an event of the rules is the deed that the encoder sees, it takes the encoder's type, if its kind can have it, and
the doer it lacks; a deed that the rules did not find becomes an event of its own where the encoder is sure of it.
Refuses what is told as a statement: a speech act is no event.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from palabre.model.actor import Party
from palabre.model.codes import PloverType
from palabre.model.event import VIOLENT, Event, EventKind, EventStatus
from palabre.model.passage import Span, overlap
from palabre.model.place import NamedPlace
from palabre.model.statement import Force, Statement
from palabre.model.time import Time
from palabre.read import violence
from palabre.read.agents import can_act, members, noun_phrase_like, subject
from palabre.read.befalling import fells_persons, holds_thing, is_felling
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.inflection import Form
from palabre.read.participant_words import lists
from palabre.read.passives import is_adverb
from palabre.read.phrases import party
from palabre.read.relation import Relation, read_relations
from palabre.read.senses import Sense
from palabre.read.setting import Setting
from palabre.read.slots import is_slotted
from palabre.read.sorting import is_accident, with_words
from palabre.read.status import status_of, told_status
from palabre.read.tagger import Seen
from palabre.read.told import Told
from palabre.read.triggers import Trigger, event_nouns, find_triggers
from palabre.read.words import words

NAME = "deeds_between.v1"

SURE_OF_TYPE = 0.8  # from this probability on the encoder's type stands over the rules'
SURE_OF_DOER = 0.8  # from this one on its source did it, where the rules see nobody
SURE_OF_DEED = 0.9  # from this one a deed between two that only the encoder sees is an event

_YIELD = {PloverType.CONCEDE, PloverType.RETREAT}
_NEAR = 2  # tokens from the start of what is said in which no other doer stands


@dataclass(frozen=True, slots=True)
class _Lexicon:
    types: dict[EventKind, frozenset[PloverType]]
    modal: frozenset[PloverType]
    plain: frozenset[Force]
    forces: dict[PloverType, frozenset[Force]]
    no_deeds: dict[str, frozenset[str]]
    kinds: dict[PloverType, EventKind]
    nobody: dict[str, frozenset[str]]


@cache
def _lexicon() -> _Lexicon:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("relations.toml").read_text("utf-8"))
    return _Lexicon(
        types={EventKind(kind): frozenset(map(PloverType, types)) for kind, types in raw["types"].items()},
        modal=frozenset(map(PloverType, raw["modal"])),
        plain=frozenset(map(Force, raw["plain"])),
        forces={PloverType(code): frozenset(map(Force, forces)) for code, forces in raw["forces"].items()},
        nobody={language: frozenset(listed) for language, listed in raw["nobody"].items()},
        no_deeds={language: frozenset(listed) for language, listed in raw["no_deeds"].items()},
        kinds={PloverType(code): EventKind(kind) for code, kind in raw["kinds"].items()},
    )


def with_relations(
    doc: Document,
    events: Sequence[Event],
    seen: Seen,
    statements: Sequence[Statement],
    times: Sequence[Time] = (),
    places: Sequence[NamedPlace] = (),
) -> tuple[Event, ...]:
    """The events with types and doers that the encoder is sure of, and the deeds that only it sees, in text order.

    Args:
        doc: the article.
        events: those of the rules.
        seen: what the encoder sees in it.
        statements: its statements; what is told by one is no event.
        times: its times, in text order.
        places: its mentions of places, in text order.
    """
    setting = Setting(doc, times, places)
    found = list(events)
    violent = any(e.type is PloverType.ASSAULT for e in events)
    numbers = [n for n, s in enumerate(doc.body) if not _quoted(doc, s)]
    for relation in read_relations(doc, numbers, seen):
        here = [n for n, e in enumerate(found) if _in_sentence(doc, e, relation)]
        same = next((n for n in here if _same(doc, found[n], relation)), None)
        if same is not None:
            found[same] = _refined(doc, found[same], relation)
        elif violent and relation.type is PloverType.ASSAULT:
            continue  # the rules have read and folded the incidents: what they left out is told of before
        elif relation.type:
            taken = [s for n in here for s in found[n].trigger.spans]
            if (at := _deed(doc, relation, statements, taken)) is not None:
                found.append(_event(doc, relation, at, statements, setting))
    found.sort(key=lambda e: e.trigger.spans)
    return tuple(e if e.id == f"e{n}" else replace(e, id=f"e{n}") for n, e in enumerate(found, start=1))


def _quoted(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence is somebody's own words for the most part."""
    near = [q for q in doc.quotations if q.start < sentence.end and q.end > sentence.start]
    inside = sum(min(q.end, sentence.end) - max(q.start, sentence.start) for q in near)
    return inside > (sentence.end - sentence.start) / 2


def _in_sentence(doc: Document, event: Event, relation: Relation) -> bool:
    sentence = doc.body[relation.sentence]
    return sentence.start <= event.trigger.spans[0][0] < sentence.end


def _token(doc: Document, at: int) -> Span:
    return doc.tokens[at].start, doc.tokens[at].end


def _touch(parties: Iterable[Party], span: Span | None) -> bool:
    return span is not None and any(overlap(p.spans, (span,)) for p in parties)


def _same(doc: Document, event: Event, relation: Relation) -> bool:
    """Whether an event of the rules is the deed that the encoder sees: by its words, its type, or both its parties."""
    if _tells(doc, event, relation):
        return True
    if event.type is relation.type and not event.actors:
        return True
    straight = _touch(event.actors, relation.source), _touch(event.recipients, relation.target)
    return all(straight) or (any(straight) and not (event.actors and event.recipients))


def _tells(doc: Document, event: Event, relation: Relation) -> bool:
    """Whether an event's words tell the deed: the first that tells it, or the noun after it (*secured the release*)."""
    at = relation.triggers[0]
    if overlap(event.trigger.spans, (_token(doc, at),)):
        return True
    alike = event.type is relation.type or {event.type, relation.type} <= _YIELD
    return alike and overlap(event.trigger.spans, (_token(doc, _noun_after(doc, relation, at)),))


def _noun_after(doc: Document, relation: Relation, at: int) -> int:
    """*planned a march*: the noun tells the deed; else the word itself."""
    noun = at + 2
    given = noun < len(doc.tokens) and doc.tokens[at + 1].lower in words(doc.language).determiners
    named = given and doc.tokens[noun].lower not in _lexicon().no_deeds[doc.language]
    return noun if named and noun in relation.triggers else at


def _refined(doc: Document, event: Event, relation: Relation) -> Event:
    """The event with the encoder's type, where its kind can have that, and the doer that the rules did not see."""
    lexicon = _lexicon()
    allowed = lexicon.types.get(event.kind, frozenset())
    told = _tells(doc, event, relation)
    met = event.kind is EventKind.CONSULTATION and event.status is EventStatus.REPORTED
    if told and not met:  # *on a visit to Sari he refused talks*: the visit is not what is refused
        allowed |= lexicon.modal
    if event.status is EventStatus.PLANNED:
        allowed -= {PloverType.AGREE}  # what is planned has the type that it will have
    if relation.type in allowed and relation.sure >= SURE_OF_TYPE:
        event = replace(event, type=relation.type)
    if _lacks_doer(doc, event, relation):
        event = replace(event, actors=(party(doc, relation.source),))
    return event


def _lacks_doer(doc: Document, event: Event, relation: Relation) -> bool:
    named = [a for a in event.actors if a.text.lower() not in words(doc.language).pronouns]  # *said it had fired*
    if named or event.attribution or relation.sure < SURE_OF_DOER or event.kind is EventKind.EXPLOSION:
        return False  # what explodes is no doer
    told = _tells(doc, event, relation)
    free = not overlap(event.trigger.spans, (relation.source,)) and not _touch(event.recipients, relation.source)
    fits = can_act(doc, relation.source) and (event.kind not in VIOLENT or violence.does(doc, relation.source))
    return told and free and fits and not _suffers(doc, relation, relation.triggers[0])


def _deed(doc: Document, relation: Relation, statements: Sequence[Statement], taken: Sequence[Span]) -> int | None:
    """The token that tells a deed that the rules did not see: surely told, of one who can act, by no word of saying."""
    if relation.target is None or relation.sure < SURE_OF_DEED:
        return None
    if _nobody(doc, relation.source) or not can_act(doc, relation.source) or is_accident(doc, relation.source):
        return None
    if overlap((relation.source,), (relation.target,)) or not _named(doc, relation.target):
        return None
    plain = [s for s in statements if s.cue and s.force in _lexicon().plain]
    no_deeds = _lexicon().no_deeds[doc.language]
    tells = (t for t in relation.triggers if doc.tokens[t].lower not in no_deeds and not _modifies(doc, t))
    free = (t for t in tells if not overlap((_token(doc, t),), taken))
    at = next((t for t in free if not any(_cued(doc, s, t) for s in plain)), None)
    if at is None or _suffers(doc, relation, at) or doc.quoted(doc.tokens[at].start) is not None:
        return None
    if relation.type is PloverType.ASSAULT and with_words(doc, at, at + 1):
        return None
    if any(_is_statement(doc, relation, s, at) for s in statements) or _of_things(doc, relation, at):
        return None
    noun = _noun_after(doc, relation, at)
    return None if overlap((_token(doc, noun),), taken) else noun  # *will host the meeting*: it is told already


def _of_things(doc: Document, relation: Relation, at: int) -> bool:
    """*abattu 300 bovins*, *arrêté la production*: a verb of violence or arrest whose object is no person."""
    sentence = doc.body[relation.sentence]
    if is_felling(doc, at):
        return not fells_persons(doc, sentence, at)
    known = _trigger(doc, relation, PloverType.COERCE, at)
    return known.sense.kind is EventKind.ARREST and not known.noun and holds_thing(doc, sentence, at)


def _modifies(doc: Document, at: int) -> bool:
    """*publicly accused*, *also met*: what only says how. French *-ment* is a noun's ending too (*bombardement*)."""
    w, lower = words(doc.language), doc.tokens[at].lower
    return lower in w.adverbs or lower in w.closed or (doc.language == "en" and is_adverb(doc, doc.tokens[at]))


def _nobody(doc: Document, span: Span) -> bool:
    """*No group*, *aucun groupe*: what nobody did is no deed."""
    return doc.tokens[doc.token_at(span[0])].lower in _lexicon().nobody[doc.language]


def _cued(doc: Document, statement: Statement, at: int) -> bool:
    return statement.cue is not None and overlap(statement.cue.spans, (_token(doc, at),))


def _named(doc: Document, span: Span) -> bool:
    """Whether a phrase holds a word that can name a party."""
    first, last = doc.tokens_between(*span)
    closed = words(doc.language).closed | _lexicon().no_deeds[doc.language]
    content = (t for t in doc.tokens[first:last] if t.kind is TokenKind.WORD and t.lower not in closed)
    return any(content) and noun_phrase_like(doc, span)


def _is_statement(doc: Document, relation: Relation, statement: Statement, at: int) -> bool:
    """Whether a statement tells the deed already: its cue by its force, or its content as what others did."""
    if relation.type is not None and _cued(doc, statement, at):
        return statement.force in _lexicon().forces.get(relation.type, ())
    own = statement.speaker is not None and overlap(statement.speaker.spans, (relation.source,))
    if not own or not overlap(statement.content.spans, (_token(doc, at),)):
        return False
    return doc.tokens[at].lower in event_nouns(doc.language) or not _of_himself(doc, statement, at)


def _of_himself(doc: Document, statement: Statement, at: int) -> bool:
    """*said it would send*, *announced a suspension*: the speaker is who does what he speaks of."""
    first = doc.token_at(statement.content.spans[0][0])
    before = [t.lower for t in doc.tokens[first:at]]
    pronouns = words(doc.language).subject_pronouns
    return len(before) <= _NEAR or any(b in pronouns for b in before[: _NEAR + 1])


def _suffers(doc: Document, relation: Relation, at: int) -> bool:
    """*24 villagers were killed in Sari*: the subject of a passive is no source."""
    before, w = at - 1, words(doc.language)
    while before >= 0 and doc.tokens[before].lower in w.adverbs:
        before -= 1
    passive = before >= 0 and doc.tokens[before].lower in lists(doc.language)["passive"]
    return passive and not doc.tokens[at].lower.endswith("ing") and relation.source[1] <= doc.tokens[at].start


def _trigger(doc: Document, relation: Relation, code: PloverType, at: int) -> Trigger:
    """The trigger at a token; of the kind that the rules give the word, if its type is the encoder's."""
    for known in find_triggers(doc, doc.body[relation.sentence]):
        slotted = is_slotted(known.sense.needs or "")  # the rules have tried those
        if known.first <= at < known.last and known.sense.type is code and not slotted:
            return known
    kind = _lexicon().kinds.get(code, EventKind.OTHER)
    return Trigger(at, at + 1, Sense(kind=kind, type=code, form=Form.FINITE, base=doc.tokens[at].lower))


def deed_told(doc: Document, relation: Relation, statements: Sequence[Statement], setting: Setting) -> Event:
    """A relation as an event, told by its weightiest word. Its type must be known."""
    return _event(doc, relation, relation.triggers[0], statements, setting)


def _event(doc: Document, relation: Relation, at: int, statements: Sequence[Statement], setting: Setting) -> Event:
    assert relation.type is not None
    trigger, sentence = _trigger(doc, relation, relation.type, at), doc.body[relation.sentence]
    status = status_of(doc, sentence, trigger)
    together = _together(doc, relation, trigger)
    joint = relation.target is not None and overlap((relation.target,), together)
    time, places = setting.time(sentence, trigger), setting.places(sentence, trigger)
    return Event(
        id="",
        type=trigger.sense.type,
        kind=trigger.sense.kind,
        trigger=doc.passage((doc.tokens[trigger.first].start, doc.tokens[trigger.last - 1].end)),
        status=told_status(doc, Told(statements), trigger, (relation.source,), status),
        actors=tuple(party(doc, s) for s in together),
        recipients=(party(doc, relation.target),) if relation.target and not joint else (),
        place=places[0] if places else None,
        other_places=places[1:],
        time=time.id if time else None,
        component=NAME,
        confidence=round(relation.sure, 2),
    )


def _together(doc: Document, relation: Relation, trigger: Trigger) -> tuple[Span, ...]:
    """*Togo and the Front agreed on a plan*: all of the list that the encoder's source and target stand in."""
    span = subject(doc, trigger.first) if not trigger.noun else None
    if span is None or relation.target is None or not overlap((span,), (relation.source,)):
        return (relation.source,)
    listed = members(doc, span)
    return listed if overlap((relation.target,), listed) and len(listed) > 1 else (relation.source,)
