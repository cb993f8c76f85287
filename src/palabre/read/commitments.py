"""Commitments: who is to do, or not to do, what by when. Document, times and statements in, `Commitment`s out.

A commitment needs a wording that binds (*pledged to*, *s'est engagé à*), or an act still to come with a deadline.
Refuses general futures, what only a thing or a process would do, and deadlines that the words do not give.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from palabre.model.actor import Party
from palabre.model.commitment import Commitment
from palabre.model.passage import Passage, Span, trim
from palabre.model.statement import Force, Statement
from palabre.model.time import Time
from palabre.read.document import Document, Sentence
from palabre.read.phrases import (
    antecedent,
    noun_phrase_from,
    party,
    sentence_range,
    shared_subject,
    subject_before,
    verb_at,
)
from palabre.read.words import words as word_classes

NAME = "commitments.v1"

_LONGEST_ACT = 220
_PRONOUNS = frozenset(["we", "i", "nous", "je", "j'", "on", "it", "they", "he", "she", "il", "elle", "ils", "elles"])
_NEGATION = re.compile(r"\bnot to\s+$|\bne pas $|\b(?:ne |n['’])(?:va|vont|vais|allons) pas $", re.IGNORECASE)
_CONDITIONAL = re.compile(r"(?:if|si|s['’]ils?)\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|une?)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cue:
    pattern: re.Pattern[str]
    weak: bool
    hedged: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    cues: tuple[_Cue, ...]
    deadline: re.Pattern[str]
    firm: re.Pattern[str]
    act_end: re.Pattern[str]
    unable: frozenset[str]
    nouns: frozenset[str]
    relatives: frozenset[str]


@cache
def _lexicon(language: str) -> _Lexicon:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"commitments.{language}.toml").read_text("utf-8"))
    words = raw["words"]
    cues = [
        _Cue(re.compile("|".join(raw[strength][hedge]), re.IGNORECASE), strength == "weak", hedge == "hedged")
        for strength in ("strong", "weak")
        for hedge in ("plain", "hedged")
    ]
    return _Lexicon(
        cues=tuple(cues),
        deadline=re.compile(words["deadline"], re.IGNORECASE),
        firm=re.compile(words["firm"], re.IGNORECASE),
        act_end=re.compile(words["act_end"], re.IGNORECASE),
        unable=frozenset(words["unable"].split()),
        nouns=frozenset(words["nouns"].split()),
        relatives=frozenset(words["relatives"].split()),
    )


def read_commitments(doc: Document, times: Sequence[Time], statements: Sequence[Statement]) -> tuple[Commitment, ...]:
    """The commitments of the article proper, with ids c1, c2 ... in text order."""
    found: list[Commitment] = []
    for sentence in doc.body:
        found += _in_sentence(doc, sentence, times)
    found = [_told(doc, c, statements) for c in found]
    found += _promised(doc, found, times, statements)
    found.sort(key=lambda c: c.act.spans)
    return tuple(replace(c, id=f"c{number}") for number, c in enumerate(found, start=1))


def _in_sentence(doc: Document, sentence: Sentence, times: Sequence[Time]) -> Iterator[Commitment]:
    free = sentence.start
    matches = [
        (match.start(), match, cue)
        for cue in _lexicon(doc.language).cues
        for match in cue.pattern.finditer(doc.text, sentence.start, sentence.end)
    ]
    for start, match, cue in sorted(matches, key=lambda m: (m[0], m[2].weak)):
        if start < free:
            continue
        made = _commitment(doc, sentence, match, cue, times)
        if made:
            yield made
            free = made.act.spans[-1][1]


def _commitment(
    doc: Document, sentence: Sentence, match: re.Match[str], cue: _Cue, times: Sequence[Time]
) -> Commitment | None:
    end = _act_end(doc, sentence, match.end())
    due = _due(doc, (match.end(), min(sentence.end, end + 60)), times, end)
    firm = due is not None and bool(_lexicon(doc.language).firm.search(doc.text[sentence.start : due.spans[0][0]]))
    if cue.weak and not firm:
        return None
    act = _act(doc, _act_start(match), end, due)
    if act is None or len(act.text) < 4:
        return None
    owner, able = _owner(doc, match)
    if (
        (not able and not firm)
        or (owner is None and not firm)
        or (owner and not firm and _INDEFINITE.match(owner.text))
    ):
        return None
    bounds = _bounds(doc, sentence, owner, act, due)
    return Commitment(
        id="", owner=owner, act=act, spans=(bounds,), due=due.id if due else None, hedged=cue.hedged, component=NAME
    )


def _act_start(match: re.Match[str]) -> int:
    """Where the act begins: after the cue, but a negation belongs to it."""
    negation = _NEGATION.search(match.group())
    return match.start() + negation.start() if negation else match.end()


def _act_end(doc: Document, sentence: Sentence, start: int) -> int:
    inner = [q.outer for q in doc.quotations if q.start >= start and q.closed]
    for stop in _lexicon(doc.language).act_end.finditer(doc.text, start + 1, min(sentence.end, start + _LONGEST_ACT)):
        if not any(a <= stop.start() < b for a, b in inner):  # a quoted word in the act does not end it
            return stop.start()
    return min(sentence.end, start + _LONGEST_ACT)


def _due(doc: Document, span: Span, times: Sequence[Time], act_end: int) -> Time | None:
    """The deadline: a time in the act after a firm preposition, else any that a preposition of time leads to."""
    lexicon = _lexicon(doc.language)
    inside = [t for t in times if span[0] <= t.spans[0][0] < span[1]]
    for pattern, limit in ((lexicon.firm, span[1]), (lexicon.deadline, act_end)):
        for time in inside:
            if time.spans[0][0] < limit and pattern.search(doc.text[span[0] : time.spans[0][0]]):
                return time
    return None


def _act(doc: Document, start: int, end: int, due: Time | None) -> Passage | None:
    """The words of the act without its deadline."""
    if due and start < due.spans[0][0] <= end:
        before = doc.text[start : due.spans[0][0]]
        lead = _lexicon(doc.language).deadline.search(before)
        end = start + (lead.start() if lead else len(before))
    span = trim(doc.text, start, end, edge=" \t\r\n\u00a0\u202f,;:.")
    return doc.passage(span) if span else None


def _owner(doc: Document, match: re.Match[str]) -> tuple[Party | None, bool]:
    """Who is bound, and whether somebody able to be is: a process gives way to who set it up."""
    at = doc.token_at(match.start() + (len(match.group()) - len(match.group().lstrip())))
    noun = doc.tokens[at].lower in _lexicon(doc.language).nouns and (
        doc.tokens[at - 1].lower in word_classes(doc.language).determiners
    )
    span = shared_subject(doc, at) if noun else subject_before(doc, at) or antecedent(doc, at)
    if span is None:
        return None, True
    span = _inner_subject(doc, span, at) or span
    if _unable(doc, span):
        span = _maker(doc, at)
        if span is None or _unable(doc, span):
            return None, False
    span = _sayer(doc, span) or span
    return (party(doc, span), True) if span[1] - span[0] <= 160 else (None, True)


def _inner_subject(doc: Document, span: Span, at: int) -> Span | None:
    """The subject of an object relative: *the road that [the governor] had vowed to reopen*."""
    first = doc.token_at(span[1])
    for relative in range(at - 2, first - 1, -1):
        if doc.tokens[relative].lower in {"which", "that", "whom", "que", "qu'"}:
            return noun_phrase_from(doc, relative + 1, at)
    return None


def _sayer(doc: Document, span: Span) -> Span | None:
    """For a pronoun right after a verb of saying its subject: *[The agency] said it was ready to*."""
    at = doc.token_at(span[0])
    if doc.text[slice(*span)].lower() not in _PRONOUNS or at < 2:
        return None
    at -= 1 + (doc.tokens[at - 1].lower in {"that", "que", "qu'"})
    return subject_before(doc, at) if verb_at(doc, at) else None


def _maker(doc: Document, at: int) -> Span | None:
    """Who set up the process that is to do something: *the officers, who began a transition meant to ...*."""
    first, _ = sentence_range(doc, at)
    relatives = [n for n in range(at - 3, first, -1) if doc.tokens[n].lower in _lexicon(doc.language).relatives]
    return antecedent(doc, relatives[0]) if relatives else None


def _unable(doc: Document, span: Span) -> bool:
    """Whether the head of a phrase is a thing or a process."""
    first, last = doc.tokens_between(*span)
    w = word_classes(doc.language)
    if doc.tokens[first].text.islower() and doc.tokens[first].lower in w.finite | w.participles:
        return True  # a phrase that begins with a verb was cut wrongly
    head = {doc.tokens[n].lower for n in range(first, min(last, first + 4))}
    return bool(head & _lexicon(doc.language).unable)


def _bounds(doc: Document, sentence: Sentence, owner: Party | None, act: Passage, due: Time | None) -> Span:
    """Owner, act and deadline when they share a sentence."""
    spans = [*act.spans, *(owner.spans if owner else ()), *(due.spans if due else ())]
    inside = [s for s in spans if sentence.start <= s[0] and s[1] <= sentence.end]
    return min(s[0] for s in inside), max(s[1] for s in inside)


def _told(doc: Document, made: Commitment, statements: Sequence[Statement]) -> Commitment:
    """The commitment with the statement that its words lie in; hedged when another one tells it."""
    start = made.act.spans[0][0]
    holding = [s for s in statements if any(a <= start < b for a, b in s.content.spans)]
    if not holding:
        return made
    statement = min(holding, key=lambda s: sum(b - a for a, b in s.content.spans))
    owner_inside = made.owner is not None and any(a <= made.owner.spans[0][0] < b for a, b in statement.content.spans)
    if owner_inside and made.owner and _own(doc, made.owner) and statement.speaker:
        return replace(made, owner=statement.speaker, statement=statement.id)
    another = owner_inside and not _speaks_for(statement.speaker, made.owner)
    return replace(made, hedged=made.hedged or another, statement=statement.id)


def _speaks_for(speaker: Party | None, owner: Party | None) -> bool:
    """Whether a name of the owner is in the speaker's words: *the ambassador of X* for *X*."""
    if speaker is None or owner is None:
        return False
    names = {w for w in re.findall(r"\w+", owner.text) if w[0].isupper() and len(w) > 3}
    return bool(names & set(re.findall(r"\w+", speaker.text)))


def _own(doc: Document, owner: Party) -> bool:
    """Whether the owner is the speaker himself: *we*, *nous*."""
    return owner.text.lower() in _PRONOUNS


def _promised(
    doc: Document, found: Sequence[Commitment], times: Sequence[Time], statements: Sequence[Statement]
) -> Iterator[Commitment]:
    """Statements that promise and hold no commitment yet: their content is the act."""
    taken = [c.act.spans[0] for c in found]
    for statement in statements:
        span = statement.content.spans[0]
        if statement.force is not Force.PROMISE or any(a < span[1] and span[0] < b for a, b in taken):
            continue
        due = _due(doc, span, times, span[1])
        act = _act(doc, span[0], span[1], due)
        if act is None or statement.speaker is None or _CONDITIONAL.match(act.text):
            continue
        sentence = doc.sentence_at(span[0])
        spans = (_bounds(doc, sentence, statement.speaker, act, due) if sentence else span,)
        yield Commitment(
            id="",
            owner=statement.speaker,
            act=act,
            spans=spans,
            due=due.id if due else None,
            statement=statement.id,
            component=NAME,
        )
