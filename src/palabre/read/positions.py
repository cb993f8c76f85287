"""Positions: what stance an actor takes on a question. Statements, events and questions in, `Position`s out.

Derived from statements and acts only. The desk's questions come first; a statement that plainly accepts, rejects,
demands or condemns something no question covers proposes one. Refuses analysts, witnesses, monitors and media, and
facts: *who fired* is a dispute, not a position. No stance is an answer: a statement that shows none gives no position.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from palabre.model.actor import Party
from palabre.model.event import Event
from palabre.model.passage import Passage, Span, Spans, cover, overlap, passage
from palabre.model.position import AskedQuestion, Position, Question, Stance, combined
from palabre.model.statement import Force, Statement, Voice
from palabre.read.act_stances import stances_of_act
from palabre.read.cues import cues
from palabre.read.document import Document
from palabre.read.phrases import list_of_parties, party
from palabre.read.proposals import proposed, shared
from palabre.read.questions import about
from palabre.read.stances import conditions, lexicon, required, said, stance_of, turned, unconditional
from palabre.read.told_stances import Told, indefinite, is_document, told_stances
from palabre.read.verdicts import left_open, verdict
from palabre.read.wills import Will, demanded, willed
from palabre.read.words import words

NAME = "positions.v3"

# What words may show without a cue for it: the position is then read from what is willed, not from the force.
_BY_WORDS = {Force.REJECT, Force.DEFEND}
_TAKES_POSITIONS = {Voice.PARTY, Voice.ORGANISATION, Voice.MEDIATOR}
_OPPOSITE = {Stance.FOR: Stance.AGAINST, Stance.AGAINST: Stance.FOR}
_AUXILIARY = 12  # characters before a participle in which *was*, *a été* makes it a verb
_SHORT = 4  # tokens of a name in a row of names


@dataclass(frozen=True, slots=True)
class _Shown:
    """A stance that one statement or act shows."""

    actor: Party
    question: AskedQuestion
    stance: Stance
    spans: Spans
    statement: str | None
    event: str | None
    conditions: tuple[Passage, ...] = ()
    time: str | None = None


def read_positions(
    doc: Document, statements: Iterable[Statement], events: Iterable[Event], questions: Iterable[Question]
) -> tuple[Position, ...]:
    """The positions of the article, one an actor and question, with ids p1, p2 ...

    Opposite stances of one actor are two positions where one of them is dated (*refused any talks two weeks ago*).
    """
    asked, said_by_all, happened = tuple(questions), tuple(statements), tuple(events)
    by_id = {s.id: s for s in said_by_all}
    said_by_all = tuple(_by_whom_it_is_told(doc, s, by_id) for s in said_by_all)
    shown = _on_shared_questions(
        [s for statement in said_by_all for s in _from_statement(doc, statement, asked)], asked, doc.language
    )
    told = tuple(told_stances(doc))
    shown = [by for item in shown if (by := _by_its_author(doc, item, told))]
    acts = [s for event in happened for s in _from_act(doc, event, asked)]
    shown += [s for s in acts if not any(_same_deed(s, t) for t in told)]
    for one in told:
        shown = _with_told(shown, one, list(_from_told(doc, one, asked, said_by_all, happened)), asked)
    groups: dict[tuple[str, str], list[_Shown]] = defaultdict(list)
    for item in shown:
        groups[(item.actor.resolved or item.actor.text).casefold(), item.question.id].append(item)
    kept = [items for group in groups.values() for items in _by_time(group)]
    return tuple(_position(items, number) for number, items in enumerate(kept, start=1))


def _by_whom_it_is_told(doc: Document, statement: Statement, told: Mapping[str, Statement]) -> Statement:
    """*The minister insisted that he opposed X*: *he* inside what somebody says is the one who says it."""
    outer = told.get(statement.within or "")
    speaker = statement.speaker
    if speaker is None or speaker.resolved or speaker.text.lower() not in words(doc.language).subject_pronouns:
        return statement
    return replace(statement, speaker=outer.speaker) if outer and outer.speaker else statement


def _on_shared_questions(shown: list[_Shown], asked: tuple[Question, ...], language: str) -> list[_Shown]:
    """Like statements answer one proposed question, so that those who differ meet on it."""
    ids = {q.id for q in asked}
    proposals: list[AskedQuestion] = []
    found: list[_Shown] = []
    for item in shown:
        if item.question.id in ids:
            found.append(item)
            continue
        question, opposite = shared(item.question, language, proposals)
        if question is item.question:
            proposals.append(question)
        stance = _OPPOSITE.get(item.stance, item.stance) if opposite else item.stance
        found.append(replace(item, question=question, stance=stance))
    return found


def _by_time(items: list[_Shown]) -> list[list[_Shown]]:
    """The items together, or apart by their time where they contradict each other at different times."""
    if not {Stance.FOR, Stance.AGAINST} <= {i.stance for i in items}:
        return [items]
    times = dict.fromkeys(i.time for i in items)
    return [[i for i in items if i.time == time] for time in times]


def _position(items: list[_Shown], number: int) -> Position:
    first = items[0]
    return Position(
        id=f"p{number}",
        actor=first.actor,
        question=first.question,
        stance=combined(i.stance for i in items),
        spans=first.spans,
        conditions=tuple(c for i in items for c in i.conditions),
        statements=tuple(i.statement for i in items if i.statement),
        events=tuple(i.event for i in items if i.event),
        component=NAME,
    )


def _from_statement(doc: Document, told: Statement, questions: tuple[Question, ...]) -> Iterator[_Shown]:
    statement = _as_wanted(doc, told)
    if statement.speaker is None or statement.voice not in _TAKES_POSITIONS or _in_passing(doc, statement):
        return
    tried = dict.fromkeys((unconditional(doc, statement), said(doc, statement)))  # most statements are one and the same
    question = next((q for spans in tried if (q := about(doc, spans, questions))), None)
    yield from _from_conditions(doc, statement, question, questions)
    cued = _as_cued(doc, statement)
    if question is None and statement.force is not Force.REJECT:
        statement = cued
    if question is None and (will := willed(doc, cued) or verdict(doc, statement)):
        yield from _by_will(doc, statement, will)
        return
    if question is None and left_open(doc, statement):
        return
    stance = stance_of(doc, statement, question)
    found = None
    if stance is not None:
        found = (_asked(question, doc.language), False) if question else proposed(doc, statement)
    if stance is None or found is None:
        return
    asked, turned_round = found
    stance = _OPPOSITE.get(stance, stance) if turned_round else stance
    given = tuple(conditions(doc, statement)) if stance is Stance.CONDITIONAL else ()
    yield from _shown(doc, statement, asked, stance, given)


def _by_will(doc: Document, statement: Statement, will: Will) -> Iterator[_Shown]:
    given = tuple(conditions(doc, statement)) if will.stance is Stance.CONDITIONAL else ()
    return _shown(doc, statement, will.question, will.stance, given)


def _shown(
    doc: Document, statement: Statement, asked: AskedQuestion, stance: Stance, given: tuple[Passage, ...] = ()
) -> Iterator[_Shown]:
    speaker = statement.speaker
    assert speaker is not None
    spans = (cover((*speaker.spans, *statement.content.spans)),)
    for actor in _each(doc, speaker):
        yield _Shown(actor, asked, stance, spans, statement.id, None, given, statement.time)


def _each(doc: Document, speaker: Party) -> tuple[Party, ...]:
    """Each of several names in a row, who all take the stance: *France, Italy and the United States*."""
    if speaker.resolved or len(speaker.spans) != 1:
        return (speaker,)
    spans = list_of_parties(doc, speaker.spans[0])
    named = len(spans) > 1 and all(_is_name(doc, span) for span in spans)
    return tuple(party(doc, span) for span in spans) if named else (speaker,)


def _is_name(doc: Document, span: Span) -> bool:
    """Whether the words are a short name with at most an article: *the United States*."""
    first, last = doc.tokens_between(*span)
    first += doc.tokens[first].lower in words(doc.language).openers
    return first < last <= first + _SHORT and all(t.name_like for t in doc.tokens[first:last])


def _as_wanted(doc: Document, statement: Statement) -> Statement:
    """*asked Paris to withdraw its troops* wants what a demand wants; *asked who had fired* wants to know."""
    if statement.force is not Force.ASK or lexicon(doc.language).enquiry.search(statement.content.text):
        return statement
    return replace(statement, force=Force.DEMAND)


def _as_cued(doc: Document, statement: Statement) -> Statement:
    """*said it would not sign*: what only the words show, with the force of their cue."""
    if (
        statement.force not in _BY_WORDS
        or statement.cue is None
        or lexicon(doc.language).negation.search(statement.cue.text)
    ):
        return statement
    known, spans = cues(doc.language), statement.cue.spans
    lowers = [t.lower for span in spans for t in doc.tokens[slice(*doc.tokens_between(*span))]]
    forces = {force for lower in lowers for form in known.forms.get(lower, ()) for force in form.cue.ways.values()}
    if not forces or statement.force in forces:
        return statement
    return replace(statement, force=forces.pop() if len(forces) == 1 else Force.SAY)


def _in_passing(doc: Document, statement: Statement) -> bool:
    """Whether a demand is only told beside the matter: *the detainees requested by the fighters*."""
    if statement.force is not Force.DEMAND or statement.cue is None or statement.speaker is None:
        return False
    (start, _), speaker = statement.cue.spans[0], statement.speaker.spans[0]
    until = doc.text[start : speaker[0]]
    before = doc.text[max(start - _AUXILIARY, 0) : start] + until.partition(" ")[0] + " "
    known = lexicon(doc.language)
    return bool(known.by.search(until)) and not known.auxiliary.search(before)


def _from_conditions(
    doc: Document, statement: Statement, question: Question | None, questions: tuple[Question, ...]
) -> Iterator[_Shown]:
    """Who makes something a condition is for it, whatever else it is asked about."""
    if question is None:
        for asked in demanded(doc, statement):
            yield from _shown(doc, statement, asked, Stance.FOR)
        return
    for condition in required(doc, statement):
        other = about(doc, condition.spans, tuple(q for q in questions if q is not question))
        if other:
            against = turned(condition.text, other.words.in_language(doc.language), lexicon(doc.language))
            stance = Stance.AGAINST if against else Stance.FOR
            yield from _shown(doc, statement, _asked(other, doc.language), stance)


def _by_its_author(doc: Document, shown: _Shown, told: tuple[Told, ...]) -> _Shown | None:
    """*passed a resolution urging X*: who passes the text urges it, and who throws it out does not want it."""
    if not is_document(shown.actor.text, doc.language):
        return shown
    stance = next((t for t in told if overlap(shown.actor.spans, (t.about,))), None)
    if stance is None:
        return None if indefinite(shown.actor.text, doc.language) else shown
    taken = shown.stance if stance.stance is Stance.FOR else _OPPOSITE.get(shown.stance, shown.stance)
    return replace(shown, actor=party(doc, stance.actors[0]), stance=taken)


def _from_told(
    doc: Document,
    told: Told,
    questions: tuple[Question, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> Iterator[_Shown]:
    """A stance that the reporter tells, on the statement in the same words or on the act that they tell."""
    statement = next((s.id for s in statements if s.cue and overlap(s.cue.spans, (told.words,))), None)
    act = next((e for e in events if overlap(e.trigger.spans, (told.words,))), None)
    if statement is None and act is None:
        return
    event, time = (act.id, act.time) if act else (None, None)
    question = about(doc, (told.about,), questions)
    asked = _asked(question, doc.language) if question else told.question
    turns = question is not None and turned(doc.text[slice(*told.about)], asked.text, lexicon(doc.language))
    # *made the withdrawal of the troops its condition*: no to whether they should stay
    stance = _OPPOSITE.get(told.stance, told.stance) if turns else told.stance
    for span in told.actors:
        spans = (cover((span, told.words, told.about)),)
        given = (passage(doc.text, told.condition),) if told.condition else ()
        yield _Shown(party(doc, span), asked, stance, spans, statement, event, given, time)


def _with_told(shown: list[_Shown], told: Told, found: list[_Shown], questions: tuple[Question, ...]) -> list[_Shown]:
    """The stances with those told outright: instead of what a statement in the same words gives, or not at all."""
    same = [s for s in shown if overlap(s.spans, (told.about,)) and overlap(s.actor.spans, told.actors)]
    desk = {q.id for q in questions}
    if not found or (same and not (told.replaces and desk.isdisjoint(s.question.id for s in same))):
        return shown
    return [s for s in shown if s not in same] + found


def _same_deed(shown: _Shown, told: Told) -> bool:
    """Whether an act is the one whose stance is told outright."""
    return overlap(shown.spans, (told.words,)) and overlap(shown.actor.spans, told.actors)


def _asked(question: Question, language: str) -> AskedQuestion:
    return AskedQuestion(id=question.id, text=question.words.in_language(language))


def _from_act(doc: Document, event: Event, questions: tuple[Question, ...]) -> Iterator[_Shown]:
    for actor, question, stance in stances_of_act(doc, event, questions):
        yield _Shown(actor, question, stance, event.trigger.spans, None, event.id, (), event.time)
