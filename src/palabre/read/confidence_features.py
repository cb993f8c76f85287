"""What a claim shows of how sure it is: a claim and its reading in, named features out.

Only what the words and the way of reading show, never who is named: a claim about one party is as sure as the same
claim about another. Refuses nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import log

from palabre.model.accord import Accord
from palabre.model.actor import Party
from palabre.model.affiliation import Affiliation, Role
from palabre.model.article import Article
from palabre.model.claim import ClaimBody
from palabre.model.commitment import Commitment
from palabre.model.event import Event, EventStatus
from palabre.model.passage import cover
from palabre.model.position import Position
from palabre.model.reading import Reading
from palabre.model.statement import Statement, Voice
from palabre.model.toll import Harm, Qualifier, Toll, Victim

Features = dict[str, float]

_PRONOUN_LENGTH = 5
_SIDES = {Voice.PARTY, Voice.ORGANISATION, Voice.MEDIATOR}
_LOW = 0.5  # below, a component takes its own claim for wrong
_SURE = (0.02, 0.98)  # what a component gives beyond these is taken as these


@dataclass(frozen=True, slots=True)
class Page:
    """A reading and its text, with what features ask of all its statements: looked up, so that work stays linear."""

    text: str
    language: str
    outer: frozenset[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def told(self, start: int, end: int) -> bool:
        """Whether a stretch lies in somebody's words."""
        before = bisect_right(self.starts, start)
        return before > 0 and self.ends[before - 1] >= end


def page_of(article: Article, reading: Reading) -> Page:
    """The page of a reading; `ends` holds the furthest end of the words that begin up to there."""
    spans = sorted(span for s in reading.statements for span in s.content.spans)
    return Page(
        text=article.text,
        language=reading.language,
        outer=frozenset(s.within for s in reading.statements if s.within),
        starts=tuple(start for start, _ in spans),
        ends=tuple(accumulate((end for _, end in spans), max)),
    )


def statement_features(statement: Statement, page: Page) -> Features:
    """Form, speaker, cue, their order and distance, the length of what is said."""
    found = {f"form {statement.form}": 1.0, f"force {statement.force}": 1.0}
    found["voice of a party"] = float(statement.voice in _SIDES)
    found |= dict.fromkeys(_speaker(statement.speaker), 1.0)
    found |= dict.fromkeys(_layout(statement, page.text), 1.0)
    words = len(statement.content.text.split())
    found["content short"] = float(words < 4)
    found["content long"] = float(words > 35)
    found["nested"] = float(statement.within is not None)
    found["holds others"] = float(statement.id in page.outer)
    return found | _component(statement.component, statement.confidence) | _language(page)


def _speaker(speaker: Party | None) -> Iterator[str]:
    """How the speaker is worded: not at all, by a pronoun, by a name, by a description."""
    if speaker is None:
        yield "speaker none"
        return
    words = speaker.text.split()
    if len(words) == 1 and speaker.text.islower() and len(speaker.text) <= _PRONOUN_LENGTH:
        yield "pronoun, resolved" if speaker.resolved else "pronoun"
    elif any(w[:1].isupper() for w in words[1:] or words):
        yield "speaker named"
    else:
        yield "speaker described"
    if len(words) > 10:
        yield "speaker long"


def _layout(statement: Statement, text: str) -> Iterator[str]:
    """The order of content, cue and speaker, and what lies between the last two."""
    content = cover(statement.content.spans)
    if statement.cue is None:
        yield "cue none"
        return
    cue = cover(statement.cue.spans)
    yield "cue first" if cue[0] < content[0] else "cue last" if cue[0] >= content[1] else "cue inside"
    if len(statement.cue.text.split()) > 3:
        yield "cue long"
    if len(statement.content.spans) > 1:
        yield "content in pieces"
    if statement.speaker is None:
        return
    said = cover(statement.speaker.spans)
    gap = text[min(said[1], cue[1]) : max(said[0], cue[0])]
    yield f"gap {_few(len(gap.split()))}"
    if said[0] > cue[0]:
        yield "speaker after cue"
    if "\n" in gap:
        yield "gap over a line"
    if "," in gap:
        yield "gap with a comma"


def _few(count: int) -> str:
    return "none" if count == 0 else "small" if count < 5 else "wide"


def toll_features(toll: Toll, event: Event, page: Page) -> Features:
    """Harm, who, hedge, status: what little a figure shows."""
    number = toll.best or toll.low or toll.high or 0
    vague = toll.qualifier is Qualifier.VAGUE
    found = {"killed or injured": float(toll.harm in {Harm.KILLED, Harm.INJURED})}
    found["vague"] = float(vague)
    found["bare plural"] = float(vague and number == 2)
    found["hedged"] = float(not vague and toll.qualifier is not Qualifier.EXACT)
    found["not reported"] = float(event.status is not EventStatus.REPORTED)
    found["who unknown"] = float(toll.who is Victim.UNKNOWN)
    return found | _component(toll.component, toll.confidence) | _language(page)


def event_features(event: Event, page: Page) -> Features:
    """Status and how much is told: parties, place, time, figures."""
    found = {f"status {event.status}": 1.0, f"kind {event.kind}": 1.0}
    found["actors"] = float(bool(event.actors))
    found["recipients"] = float(bool(event.recipients))
    found["place"] = float(event.place is not None)
    found["time"] = float(event.time is not None)
    found["tolls"] = float(bool(event.tolls))
    found["attribution"] = float(bool(event.attribution))
    found["in reported words"] = float(page.told(*event.trigger.spans[0]))
    return found | _component(event.component, event.confidence) | _language(page)


def other_features(body: ClaimBody, page: Page) -> Features:
    """The few signs of the other kinds, of which there is too little to learn more from."""
    found: Features = {}
    match body:
        case Position():
            found = {f"stance {body.stance}": 1.0, "statements": float(len(body.statements) > 1)}
        case Accord():
            found = {f"state {body.state}": 1.0, "parties": float(bool(body.signatories or body.parties))}
        case Commitment():
            found = {"hedged": float(body.hedged), "due": float(body.due is not None), "owner": float(bool(body.owner))}
        case Affiliation():
            found = {f"relation {body.relation}": 1.0, f"status {body.status}": 1.0}
        case Role():
            found = {"organisation": float(body.organisation is not None), "short": float(len(body.post) < 12)}
        case _:
            pass
    return found | _language(page)


def _component(name: str, sure: float | None) -> Features:
    """The way of finding, and what it says of itself (as log-odds)."""
    found = {f"by {name}": 1.0}
    if sure is not None:
        p = min(max(sure, _SURE[0]), _SURE[1])
        found |= {"rated": 1.0, "rating": log(p / (1 - p)), "rated low": float(p < _LOW)}
    return found


def _language(page: Page) -> Features:
    return {"French": float(page.language == "fr")}
