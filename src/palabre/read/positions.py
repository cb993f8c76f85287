"""Positions: what stance an actor takes on a question. Statements, events and questions in, `Position`s out.

Derived from statements and acts only. The desk's questions come first; a statement that plainly accepts, rejects,
demands or condemns something no question covers proposes one. Refuses analysts, witnesses, monitors and media, and
facts: *who fired* is a dispute, not a position. No stance is an answer: a statement that shows none gives no position.
"""

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.actor import Party, Words
from palabre.model.article import Article
from palabre.model.event import Event, EventKind
from palabre.model.ids import content_id
from palabre.model.passage import Passage, Spans, cover, passage, trim
from palabre.model.position import AskedQuestion, Position, Question, Stance
from palabre.model.statement import Force, Form, Statement, Voice
from palabre.read.document import Document

NAME = "positions.v1"

_TAKES_POSITIONS = {Voice.PARTY, Voice.ORGANISATION, Voice.MEDIATOR}
_PROPOSES = {Force.REJECT, Force.ACCEPT, Force.DEMAND, Force.CONDEMN, Force.OFFER, Force.DEFEND, Force.PRAISE}
_SHORTEST_STEM = 5  # letters of a question's word that can show that a passage is about it
_LONGEST_PROPOSAL = 160  # characters of a content that can become a question


@dataclass(frozen=True, slots=True)
class _Lexicon:
    favour: re.Pattern[str]
    oppose: re.Pattern[str]
    reverse: re.Pattern[str]
    negation: re.Pattern[str]
    condition: re.Pattern[str]
    wordings: dict[str, str]


@cache
def _forces() -> dict[Force, Stance]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("positions.toml").read_text("utf-8"))["force"]
    return {Force(f): Stance(stance) for stance, forces in raw.items() for f in forces}


@cache
def _lexicon(language: str) -> _Lexicon:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("positions.toml").read_text("utf-8"))[language]
    patterns = ("favour", "oppose", "reverse", "negation", "condition")
    compiled = {key: re.compile(raw[key], re.IGNORECASE) for key in patterns}
    return _Lexicon(**compiled, wordings={k: raw[k] for k in ("infinitive", "noun", "clause")})


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
        stance=_together([i.stance for i in items]),
        spans=first.spans,
        conditions=tuple(c for i in items for c in i.conditions),
        statements=tuple(i.statement for i in items if i.statement),
        events=tuple(i.event for i in items if i.event),
        component=NAME,
    )


def _together(stances: list[Stance]) -> Stance:
    """One stance for several: a condition outweighs a plain yes, yes and no make it mixed."""
    kinds = set(stances)
    if {Stance.FOR, Stance.AGAINST} <= kinds:
        return Stance.MIXED
    if Stance.CONDITIONAL in kinds:
        return Stance.CONDITIONAL
    return stances[0]


def _from_statement(doc: Document, statement: Statement, questions: tuple[Question, ...]) -> Iterator[_Shown]:
    if statement.speaker is None or statement.voice not in _TAKES_POSITIONS:
        return
    question = _about(doc, statement.content.spans, questions)
    stance = stance_of(doc, statement, question)
    if stance is None:
        return
    asked = AskedQuestion(id=question.id, text=question.words.in_language(doc.language)) if question else None
    asked = asked or _proposed(statement, doc.language)
    if asked is None:
        return
    conditions = tuple(_conditions(doc, statement)) if stance is Stance.CONDITIONAL else ()
    spans = (cover((*statement.speaker.spans, *statement.content.spans)),)
    yield _Shown(statement.speaker, asked, stance, spans, statement.id, None, conditions)


def _from_act(doc: Document, event: Event, questions: tuple[Question, ...]) -> Iterator[_Shown]:
    """A boycott is a stance against what it stays away from."""
    if event.kind is not EventKind.BOYCOTT or not event.actors:
        return
    sentence = doc.sentence_at(event.trigger.spans[0][0])
    question = _about(doc, ((sentence.start, sentence.end),) if sentence else event.trigger.spans, questions)
    if question:
        asked = AskedQuestion(id=question.id, text=question.words.in_language(doc.language))
        for actor in event.actors:
            yield _Shown(actor, asked, Stance.AGAINST, event.trigger.spans, None, event.id, ())


# --------------------------------------------------------------------------------------------- which question
@cache
def _terms(question: Question, language: str) -> re.Pattern[str]:
    """The word beginnings of a question, as given or from the longer words of its wording."""
    given = question.terms.fr if language == "fr" else question.terms.en
    if not given:
        words = re.findall(r"[^\W\d_]+", question.words.in_language(language))
        given = tuple(w[: max(_SHORTEST_STEM, len(w) - 3)] for w in words if len(w) > _SHORTEST_STEM)
    alternatives = "|".join(re.sub("['’]", "['’]", re.escape(t)) for t in given)
    return re.compile(rf"\b(?:{alternatives})" if alternatives else r"(?!)", re.IGNORECASE)


def _about(doc: Document, spans: Spans, questions: tuple[Question, ...]) -> Question | None:
    """The question that the words are about: one of its terms in them, and two with the sentences around."""
    start, end = cover(spans)
    words = " ".join(doc.text[s:e] for s, e in spans)
    around = doc.text[_context_start(doc, start) : end]
    best: tuple[int, int] = (0, 0)
    found = None
    for question in questions:
        pattern = _terms(question, doc.language)
        inside = {m.group().lower() for m in pattern.finditer(words)}
        beside = {m.group().lower() for m in pattern.finditer(around)}
        score = (len(inside), len(beside))
        if inside and len(inside | beside) >= 2 and score > best:
            best, found = score, question
    return found


def _context_start(doc: Document, offset: int) -> int:
    """Where the sentence before the offset's one begins."""
    number = bisect_right(doc.body, offset, key=lambda s: s.start)
    return doc.body[max(number - 2, 0)].start if number else offset


def _proposed(statement: Statement, language: str) -> AskedQuestion | None:
    """A question made of what a plain yes or no is said to."""
    content = statement.content.text
    if statement.force not in _PROPOSES or not 8 <= len(content) <= _LONGEST_PROPOSAL or statement.within:
        return None
    wordings = _lexicon(language).wordings
    shape = (
        "noun"
        if re.match(r"(?:the|a|an|any|its|their|le|la|les|l['’]|un|une|des|tout)\s*\w", content, re.IGNORECASE)
        else "clause"
    )
    if statement.force in {Force.DEMAND, Force.OFFER} and statement.addressee and shape == "clause":
        shape = "infinitive"
    actor = statement.addressee.text if statement.addressee else ""
    text = wordings[shape].format(content=content, actor=actor)
    return AskedQuestion(id=content_id("qu", " ".join(re.findall(r"\w+", content.lower()))), text=text)


# ----------------------------------------------------------------------------------------------- which stance
def stance_of(doc: Document, statement: Statement, question: Question | None) -> Stance | None:
    """The stance that a statement shows, None when it shows none.

    The force gives a direction, else the words of favour or opposition in the content do. A word of reversal (*lift*,
    *withdrawal*) in the content but not in the question, or the other way round, turns it.
    """
    lexicon = _lexicon(doc.language)
    content = " ".join(doc.text[s:e] for s, e in statement.content.spans)
    direction = _forces().get(statement.force) or _worded(content, lexicon)
    if direction is None:
        return None
    turned = bool(lexicon.reverse.search(content)) if question else False
    if question and lexicon.reverse.search(question.words.in_language(doc.language)):
        turned = not turned
    if _forces().get(statement.force) is Stance.FOR and lexicon.negation.search(content):
        turned = not turned  # *demanded not to ...*; a rejection already holds its negation
    if turned:
        direction = Stance.AGAINST if direction is Stance.FOR else Stance.FOR
    return Stance.CONDITIONAL if any(_conditions(doc, statement)) else direction


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


# ------------------------------------------------------------------------------------------- a text by itself
def stance_in_text(question: str, text: str, language: str) -> Stance | None:
    """The stance that a text takes on a question put in the same language, None when its words show none.

    Each sentence is taken for a statement of the text's author; those that hold a word of the question count double.

    Raises:
        UnknownLanguage: neither English nor French.
    """
    doc = Document(Article(id="text", text=text, language=language), language)
    words = Words(fr=question) if language == "fr" else Words(en=question)
    asked = Question(id="asked", words=words)
    votes: dict[Stance, int] = defaultdict(int)
    for sentence in doc.sentences:
        own = _own_words(doc, sentence.start, sentence.end)
        stance = stance_of(doc, own, asked) if own else None
        if own and stance:
            votes[stance] += 2 if _terms(asked, language).search(own.content.text) else 1
    return max(votes, key=lambda s: (votes[s], s.value)) if votes else None


def _own_words(doc: Document, start: int, end: int) -> Statement | None:
    """A sentence as a statement of the author."""
    found = trim(doc.text, start, end)
    if found is None:
        return None
    content = passage(doc.text, found)
    return Statement(
        id="own", speaker=None, cue=None, content=content, form=Form.INDIRECT, force=Force.SAY, voice=Voice.PARTY
    )
