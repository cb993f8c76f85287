"""The stage of all speech frames: a `Document`, its times, its lexicons and where its quotations open and close.

Also the `Draft`: a statement before force, voice and names are judged.
"""

from dataclasses import dataclass, field

from palabre.model.passage import Span
from palabre.model.place import NamedPlace
from palabre.model.statement import Force
from palabre.model.time import Time
from palabre.read.capitals import read_capitals
from palabre.read.cues import Cues, cues
from palabre.read.document import Document, Sentence
from palabre.read.inflection import Form
from palabre.read.quotations import Quotation
from palabre.read.rows import Row
from palabre.read.words import Words, words

FINITE = {Form.FINITE, Form.PAST_OR_PARTICIPLE, Form.BASE}


STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is judged.

    `at` is the cue's token, `way` the syntax by which it was found, `visited` where its speaker is on a visit, `sure`
    how well the trained tagger agrees (None where it was not asked).
    """

    at: int
    way: str
    force: Force
    speaker: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: Sentence
    addressee: Span | None = None
    venue: Span | None = None
    visited: NamedPlace | None = None
    sure: float | None = None


@dataclass(slots=True)
class Scene:
    """A document with what all frames look up. `places` are the names of places in it, `named` has capitals too."""

    doc: Document
    times: tuple[Time, ...]
    places: tuple[Span, ...] = ()
    named: Row[Span] = field(init=False)
    words: Words = field(init=False)
    cues: Cues = field(init=False)
    opens: dict[int, Quotation] = field(init=False)
    closes: dict[int, Quotation] = field(init=False)
    inside: list[bool] = field(init=False)
    time_ends: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        doc = self.doc
        self.words, self.cues = words(doc.language), cues(doc.language)
        outer = [q for q in doc.quotations if q.depth == 0]
        self.opens = {q.outer[0]: q for q in outer}
        self.closes = {q.outer[1] - 1: q for q in outer if q.closed}
        self.inside = [False] * len(doc.tokens)
        for q in outer:
            first, last = doc.tokens_between(q.start, q.end)
            self.inside[first:last] = [True] * (last - first)
        seats = (c.spans[0] for c in read_capitals(doc))
        self.named = Row((*span, span) for span in (*self.places, *seats))
        self.time_ends = {s: e for t in self.times for s, e in t.spans}

    def lower(self, at: int, last: int) -> str:
        """The word at a token inside the sentence, else nothing."""
        return self.doc.tokens[at].lower if 0 <= at < min(last, len(self.inside)) else ""

    def opening(self, at: int, last: int) -> Quotation | None:
        """The quotation whose mark is at the token."""
        return self.opens.get(self.doc.tokens[at].start) if at < min(last, len(self.inside)) else None

    def ends(self, at: int, last: int) -> bool:
        """Whether the sentence or a part of it ends here."""
        return at >= last or self.doc.tokens[at].lower in ".,;!?…" or self.doc.tokens[at].text in ")–—"
