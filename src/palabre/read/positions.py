"""Positions: what stance an actor takes on a question. Statements, events and questions in, `Position`s out.

Derived from statements and acts only. The desk's questions come first; a statement that plainly accepts, rejects,
demands or condemns something no question covers proposes one. Refuses analysts, witnesses, monitors and media, and
facts: *who fired* is a dispute, not a position. No stance is an answer: a statement that shows none gives no position.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.actor import Party
from palabre.model.codes import PloverType
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.passage import Passage, Spans, cover, passage, trim
from palabre.model.position import AskedQuestion, Position, Question, Stance, combined
from palabre.model.statement import Force, Statement, Voice
from palabre.read.document import Document
from palabre.read.questions import about, proposed, terms

NAME = "positions.v2"

_TAKES_POSITIONS = {Voice.PARTY, Voice.ORGANISATION, Voice.MEDIATOR}
_DONE = {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.PLANNED}


@dataclass(frozen=True, slots=True)
class _Lexicon:
    favour: re.Pattern[str]
    oppose: re.Pattern[str]
    reverse: re.Pattern[str]
    negation: re.Pattern[str]
    condition: re.Pattern[str]
    silence: re.Pattern[str]
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@cache
def _forces() -> dict[Force, Stance]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("positions.toml").read_text("utf-8"))["force"]
    return {Force(f): Stance(stance) for stance, forces in raw.items() for f in forces}


@cache
def _lexicon(language: str) -> _Lexicon:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("positions.toml").read_text("utf-8"))[language]
    patterns = ("favour", "oppose", "reverse", "negation", "condition", "silence")
    pairs = tuple((_words(one), _words(other)) for one, other in raw["opposites"])
    return _Lexicon(**{key: _words(raw[key]) for key in patterns}, opposites=pairs)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A stance that one statement or act shows."""

    actor: Party
    question: AskedQuestion
    stance: Stance
    spans: Spans
    statement: str | None
    event: str | None
    conditions: tuple[Passage, ...]


def read_positions(
    doc: Document, statements: Iterable[Statement], events: Iterable[Event], questions: Iterable[Question]
) -> tuple[Position, ...]:
    """The positions of the article, one an actor and question, with ids p1, p2 ..."""
    asked = tuple(questions)
    shown = [s for statement in statements for s in _from_statement(doc, statement, asked)]
    shown += [s for event in events for s in _from_act(doc, event, asked)]
    groups: dict[tuple[str, str], list[_Shown]] = defaultdict(list)
    for item in shown:
        groups[(item.actor.resolved or item.actor.text).casefold(), item.question.id].append(item)
    return tuple(_position(items, number) for number, items in enumerate(groups.values(), start=1))


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


def _from_statement(doc: Document, statement: Statement, questions: tuple[Question, ...]) -> Iterator[_Shown]:
    if statement.speaker is None or statement.voice not in _TAKES_POSITIONS:
        return
    question = about(doc, statement.content.spans, questions)
    stance = stance_of(doc, statement, question)
    if stance is None:
        return
    asked = _asked(question, doc.language) if question else proposed(statement, doc.language)
    if asked is None:
        return
    conditions = tuple(_conditions(doc, statement)) if stance is Stance.CONDITIONAL else ()
    spans = (cover((*statement.speaker.spans, *statement.content.spans)),)
    yield _Shown(statement.speaker, asked, stance, spans, statement.id, None, conditions)


def _asked(question: Question, language: str) -> AskedQuestion:
    return AskedQuestion(id=question.id, text=question.words.in_language(language))


def _from_act(doc: Document, event: Event, questions: tuple[Question, ...]) -> Iterator[_Shown]:
    """A boycott is a stance against what it stays away from; sanctions imposed or lifted are one on them."""
    stance = _stance_of_act(event)
    sentence = doc.sentence_at(event.trigger.spans[0][0])
    if stance is None or sentence is None:
        return
    question = about(doc, ((sentence.start, sentence.end),), questions)
    if question:
        for actor in event.actors:
            asked = _asked(question, doc.language)
            yield _Shown(actor, asked, stance, event.trigger.spans, None, event.id, ())


def _stance_of_act(event: Event) -> Stance | None:
    if event.status not in _DONE:
        return None
    if event.kind is EventKind.BOYCOTT:
        return Stance.AGAINST
    if event.kind is EventKind.SANCTION:
        return Stance.AGAINST if event.type is PloverType.RETREAT else Stance.FOR
    return None


# ----------------------------------------------------------------------------------------------- which stance
def stance_of(doc: Document, statement: Statement, question: Question | None) -> Stance | None:
    """The stance that a statement shows, None when it shows none.

    The force gives a direction, else the words of favour or opposition in the content do. On a question of the desk,
    the clause that is about it may turn the direction (`_turned`).
    """
    lexicon = _lexicon(doc.language)
    content = " ; ".join(doc.text[s:e] for s, e in statement.content.spans)
    clause = _clause(content, terms(question, doc.language)) if question else content
    forced = _forces().get(statement.force)
    direction = forced or _worded(clause, lexicon)
    if direction is None or lexicon.silence.match(content):
        return None
    if question:
        asked = question.words.in_language(doc.language)
        if _turned(clause, asked, lexicon) != (forced is Stance.FOR and bool(lexicon.negation.search(clause))):
            direction = Stance.AGAINST if direction is Stance.FOR else Stance.FOR
    return Stance.CONDITIONAL if any(_conditions(doc, statement)) else direction


def _clause(content: str, about: re.Pattern[str]) -> str:
    """The clause of the content in which a term of the question stands first."""
    clauses = re.split(r"[.;:!?,](?=\s)", content)
    return next((c for c in clauses if about.search(c)), content)


def _turned(clause: str, asked: str, lexicon: _Lexicon) -> bool:
    """Whether a yes to the clause is a no to the question.

    A word of reversal (*lift*, *withdrawal*) in one of them alone turns it, and so does the opposite of a word of the
    question (*a civilian* where a soldier was asked about).
    """
    turned = bool(lexicon.reverse.search(clause)) != bool(lexicon.reverse.search(asked))
    for one, other in lexicon.opposites:
        for asks, says in ((one, other), (other, one)):
            if asks.search(asked) and not says.search(asked) and says.search(clause) and not asks.search(clause):
                turned = not turned
    return turned


def _worded(content: str, lexicon: _Lexicon) -> Stance | None:
    if lexicon.oppose.search(content):
        return Stance.AGAINST
    return Stance.FOR if lexicon.favour.search(content) else None


def _conditions(doc: Document, statement: Statement) -> Iterator[Passage]:
    """The words of a condition in the content, up to the next comma or stop."""
    for start, end in statement.content.spans:
        match = _lexicon(doc.language).condition.search(doc.text, start, end)
        if match is None:
            continue
        stop = re.search(r"[,;.!?\"”»]", doc.text[match.end() : end])
        found = trim(doc.text, match.end(), match.end() + stop.start() if stop else end)
        if found:
            yield passage(doc.text, found)
