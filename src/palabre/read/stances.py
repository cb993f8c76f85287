"""Stances: for, against, conditional or mixed. A statement and a question in, a `Stance` out.

The force gives a direction, else the words of favour or opposition do. Refuses to guess: a statement or a text whose
words show no stance has None.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.errors import UnknownLanguage
from palabre.model.passage import Passage, Spans, passage, trim
from palabre.model.position import Question, Stance
from palabre.model.statement import Force, Statement
from palabre.read.document import Document
from palabre.read.questions import terms
from palabre.read.stance_model import PARTIES, likely_for
from palabre.read.stance_words import avowed, likely_for_by_words

_UNSURE = 0.002  # a text so near the middle leans to no side
_JUST_BEFORE = 250  # characters in which a bare noun's name is looked for


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word patterns of a language; `positions.toml` tells what each is for."""

    favour: re.Pattern[str]
    oppose: re.Pattern[str]
    reverse: re.Pattern[str]
    negation: re.Pattern[str]
    denied: re.Pattern[str]
    partial: re.Pattern[str]
    condition: re.Pattern[str]
    required: re.Pattern[str]
    proviso: re.Pattern[str]
    enquiry: re.Pattern[str]
    silence: re.Pattern[str]
    harm: re.Pattern[str]
    aside: re.Pattern[str]
    by: re.Pattern[str]
    auxiliary: re.Pattern[str]
    sanctioning: re.Pattern[str]
    veto: re.Pattern[str]
    vote: re.Pattern[str]
    voted: re.Pattern[str]
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@cache
def _forces() -> dict[Force, Stance]:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("positions.toml").read_text("utf-8"))["force"]
    return {Force(f): Stance(stance) for stance, forces in raw.items() for f in forces}


@cache
def lexicon(language: str) -> Lexicon:
    """The patterns of `en` or `fr`."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("positions.toml").read_text("utf-8"))[language]
    pairs = tuple((_words(one), _words(other)) for one, other in raw["opposites"])
    return Lexicon(
        **{key: _words(raw[key]) for key in Lexicon.__slots__ if key != "opposites"},
        opposites=pairs,
    )


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def said(doc: Document, statement: Statement) -> Spans:
    """The content's spans with the aside that defines it (*a transition, led by a soldier*)."""
    *first, (start, end) = statement.content.spans
    match = lexicon(doc.language).aside.match(doc.text, end)
    return (*first, (start, match.end() if match else end))


def stance_of(doc: Document, statement: Statement, question: Question | None) -> Stance | None:
    """The stance that a statement shows, if any: its direction, unless it stands under a condition or is in part."""
    direction = direction_of(doc, statement, question)
    if direction is None:
        return None
    if any(conditions(doc, statement)):
        return Stance.CONDITIONAL
    in_part = question and direction is Stance.FOR and lexicon(doc.language).partial.search(statement.content.text)
    return Stance.MIXED if in_part else direction


def direction_of(doc: Document, statement: Statement, question: Question | None) -> Stance | None:
    """For or against. On a question of the desk, the clause that is about it may turn the direction (`turned`)."""
    known = lexicon(doc.language)
    content = " ; ".join(doc.text[s:e] for s, e in said(doc, statement))
    clause = _clause(content, terms(question, doc.language)) if question else content
    forced = _forces().get(statement.force)
    asked = question.words.in_language(doc.language) if question else ""
    direction = forced or _worded(clause, known) or _of_its_own(doc, statement, asked)
    if direction is None or known.silence.match(content) or (asked and _mourns(statement, clause, asked, known)):
        return None
    if asked and turned(clause, asked, known) != _denies(forced, content, clause, known):
        direction = Stance.AGAINST if direction is Stance.FOR else Stance.FOR
    return direction


def _denies(forced: Stance | None, content: str, clause: str, known: Lexicon) -> bool:
    """Whether what is called for is not to do it, or what is rejected is a refusal."""
    if forced is Stance.FOR:
        return bool(known.negation.search(clause))
    return forced is Stance.AGAINST and bool(known.denied.search(content))


def _of_its_own(doc: Document, statement: Statement, asked: str) -> Stance | None:
    """An actor that confirms the very measure which the question asks whether it should take is for it."""
    if statement.force is not Force.CONFIRM or statement.speaker is None:
        return None
    start = statement.speaker.spans[0][0]
    name = statement.speaker.resolved or statement.speaker.text
    if not re.search(r"\b[A-ZÀ-Ý]\w+", name[1:]):  # *the organisation*, named just before
        name = doc.text[max(start - _JUST_BEFORE, 0) : start]
    named = set(re.findall(r"\b[A-ZÀ-Ý]\w{2,}", name)) & set(re.findall(r"(?<!^)\b[A-ZÀ-Ý]\w{2,}", asked))
    return (
        Stance.FOR
        if named and re.match(r"(?:the|its|their|la|le|les|l['’]|ses|leurs?)\b", statement.content.text)
        else None
    )


def _mourns(statement: Statement, clause: str, asked: str, known: Lexicon) -> bool:
    """Whether a condemnation is of the harm done to what the question is about."""
    return statement.force is Force.CONDEMN and bool(known.harm.search(clause)) and not known.harm.search(asked)


def _clause(content: str, about: re.Pattern[str]) -> str:
    """The clause of the content in which a term of the question stands first."""
    clauses = re.split(r"[.;:!?,](?=\s)", content)
    return next((c for c in clauses if about.search(c.lower())), content)


def turned(clause: str, asked: str, known: Lexicon) -> bool:
    """Whether a yes to the clause is a no to the question.

    A word of reversal (*lift*, *withdrawal*) in one of them alone turns it, and so does the opposite of a word of the
    question (*a civilian* where a soldier was asked about).
    """
    turns = bool(known.reverse.search(clause)) != bool(known.reverse.search(asked))
    for one, other in known.opposites:
        for asks, says in ((one, other), (other, one)):
            if asks.search(asked) and not says.search(asked) and says.search(clause) and not asks.search(clause):
                turns = not turns
    return turns


def _worded(content: str, known: Lexicon) -> Stance | None:
    if known.oppose.search(content):
        return Stance.AGAINST
    return Stance.FOR if known.favour.search(content) else None


def conditions(doc: Document, statement: Statement) -> Iterator[Passage]:
    """The words of a condition in the content, up to the next comma or stop."""
    for start, end in statement.content.spans:
        match = lexicon(doc.language).condition.search(doc.text, start, end)
        if match:
            yield from _following(doc, match.end(), end)
        elif proviso := lexicon(doc.language).proviso.search(doc.text, start, end):
            yield passage(doc.text, proviso.span())


def unconditional(doc: Document, statement: Statement) -> Spans:
    """What is said, up to its condition."""
    kept: list[tuple[int, int]] = []
    for start, end in said(doc, statement):
        match = lexicon(doc.language).condition.search(doc.text, start, end)
        if match is None:
            kept.append((start, end))
            continue
        return (*kept, (start, match.start())) if match.start() > start else tuple(kept) or said(doc, statement)
    return tuple(kept)


def required(doc: Document, statement: Statement) -> Iterator[Passage]:
    """The conditions that are demands: what must happen first, not what might."""
    for start, end in statement.content.spans:
        match = lexicon(doc.language).condition.search(doc.text, start, end)
        if match and lexicon(doc.language).required.search(match.group()):
            yield from _following(doc, match.end(), end)


def _following(doc: Document, start: int, end: int) -> Iterator[Passage]:
    stop = re.search(r"[,;.!?\"”»]", doc.text[start:end])
    found = trim(doc.text, start, start + stop.start() if stop else end)
    if found:
        yield passage(doc.text, found)


# ------------------------------------------------------------------------------------------- a text by itself
def stance_in_text(question: str, text: str, language: str) -> Stance | None:
    """The stance that a text takes on a question put in the same language, None when its words show none.

    *A: for or against B?* goes to the trained reader of who is for whom. Any other question is answered by what the
    text avows of the matter (*I am against closing it*), else by the learned weights of words. A short text in which
    no word of any stance stands has none, and neither has one that leans to no side.

    Raises:
        UnknownLanguage: neither English nor French.
        DamagedWeights: the trained weights are missing or not those that were shipped.
    """
    if language not in {"en", "fr"}:
        raise UnknownLanguage("text", f"language {language!r}", "en or fr")
    likely: float | None
    if PARTIES.fullmatch(question) is not None:
        (likely,) = likely_for([(question, text)])
    else:
        likely = _avowed(question, text, language) or likely_for_by_words(question, text, language)
    if likely is None or abs(likely - 0.5) < _UNSURE:
        return None
    return Stance.FOR if likely > 0.5 else Stance.AGAINST


def _avowed(question: str, text: str, language: str) -> float | None:
    """Near 1 or 0 where the author says outright to be for or against; the clause may turn the question round."""
    found = avowed(question, text, language)
    if found is None:
        return None
    likely, clause = found
    return 1 - likely if turned(clause, question, lexicon(language)) else likely
