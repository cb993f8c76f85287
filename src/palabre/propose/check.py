"""The check: a proposal in, a claim whose every word stands in the article out, or the reason why it is dropped.

Who, cue and content must each stand in the article, once, in one paragraph of it; the passage must name who speaks; the
cue must be a word of saying that is not denied; and the reader must not have said the same already. What a model says
about an article is never believed, only used to look where its words point.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from palabre.model.actor import Party
from palabre.model.commitment import Commitment
from palabre.model.passage import Passage, Span, Spans, cover, overlap, words_at
from palabre.model.reading import Reading
from palabre.model.statement import Force, Form, Statement, Voice
from palabre.propose.answers import Proposal, ProposalKind
from palabre.propose.ground import Ground, names_somebody, words
from palabre.propose.locate import Sought

CONFIDENCE = 0.25  # of every proposed claim: nobody has measured the model, so a person is to look

_PIECES = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|(?<!\.)\.\.\.(?!\.))\s*")
_MOST_PIECES = 4
_WORDS = {"who": (1, 20), "cue": (1, 6), "what": (2, 90)}
_BEFORE = 25  # characters before a cue in which it may be denied
_SAME = 0.5  # of the characters of two contents together: then they are one
_DIRECT_WORDS = 4  # a shorter quotation is a fragment


class Drop(StrEnum):
    """Why a proposal is dropped."""

    NOT_WHOLE = "not_whole"
    NOT_IN_ARTICLE = "not_in_article"
    NOT_ONE_PLACE = "not_one_place"
    SPEAKER_NOT_NAMED = "speaker_not_named"
    NO_WORD_OF_SAYING = "no_word_of_saying"
    DUPLICATE = "duplicate"


class Dropped(Exception):
    """Ends the check of one proposal."""

    def __init__(self, reason: Drop) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The places of a proposal's words, in one paragraph."""

    who: Span
    cue: Span
    what: Spans


class Check:
    """The check of one article's proposals, one after another: what was kept makes the next a duplicate.

    Args:
        ground: the article.
        reading: what the reader said of it.
        component: goes on each claim.
    """

    def __init__(self, ground: Ground, reading: Reading, component: str) -> None:
        self._ground = ground
        self._text = ground.text
        self._component = component
        self._sought = Sought(ground.text)
        self._statements = list(reading.statements)
        self._commitments = list(reading.commitments)

    def claim(self, proposal: Proposal) -> Statement | Commitment:
        """The claim that the article's own words make.

        Raises:
            Dropped: with the reason.
        """
        for part, (least, most) in _WORDS.items():
            if not least <= len(getattr(proposal, part).split()) <= most:
                raise Dropped(Drop.NOT_WHOLE)
        found = self._found(proposal)
        if proposal.kind is ProposalKind.COMMITMENT:
            return self._commitment(found)
        return self._statement(found)

    # ------------------------------------------------------------------------------------------------- where it stands
    def _found(self, proposal: Proposal) -> _Found:
        what = self._what(proposal.what)
        paragraph = self._paragraph(what)
        near = [s for at in (what[0][0], what[-1][1] - 1) if (s := self._ground.sentence(at))]
        cue = self._one(proposal.cue, near, paragraph, apart=what, missing=Drop.NO_WORD_OF_SAYING)
        if not names_somebody(proposal.who, self._ground.language):
            raise Dropped(Drop.SPEAKER_NOT_NAMED)
        beside = [s for s in (self._ground.sentence(cue[0]),) if s]
        apart = (*what, cue)
        who = self._one(proposal.who, beside or near, paragraph, apart=apart, missing=Drop.SPEAKER_NOT_NAMED)
        return _Found(who=who, cue=cue, what=what)

    def _what(self, what: str) -> Spans:
        """The places of a content's pieces: each in one place, in order."""
        pieces = [piece for piece in _PIECES.split(what) if piece.strip()]
        if not 0 < len(pieces) <= _MOST_PIECES:
            raise Dropped(Drop.NOT_WHOLE)
        spans = []
        for piece in pieces:
            places = [p for p in self._sought.places(piece) if self._body(p)]
            if not places:
                raise Dropped(Drop.NOT_IN_ARTICLE)
            if len(places) > 1:
                raise Dropped(Drop.NOT_ONE_PLACE)
            spans.append(places[0])
        if any(one[1] > two[0] for one, two in pairwise(spans)):
            raise Dropped(Drop.NOT_IN_ARTICLE)
        return tuple(spans)

    def _body(self, span: Span) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in self._ground.paragraphs)

    def _paragraph(self, what: Spans) -> Span:
        for start, end in self._ground.paragraphs:
            if start <= what[0][0] and what[-1][1] <= end:
                return start, end
        raise Dropped(Drop.NOT_IN_ARTICLE)

    def _one(self, wanted: str, near: Iterable[Span], paragraph: Span, *, apart: Spans, missing: Drop) -> Span:
        """The one place of words: in the sentences near by, else in the paragraph, and apart from the other parts."""
        everywhere = self._sought.places(wanted)
        inside = [p for p in everywhere if _within(p, paragraph) and not overlap((p,), apart)]
        close = [p for p in inside if any(_within(p, sentence) for sentence in near)]
        places = close or inside
        if not everywhere:
            raise Dropped(Drop.NOT_IN_ARTICLE)
        if not places:
            raise Dropped(missing)
        if len(places) > 1:
            raise Dropped(Drop.NOT_ONE_PLACE)
        return places[0]

    # ------------------------------------------------------------------------------------------- what is made of it
    def _statement(self, found: _Found) -> Statement:
        form = self._form(found.what)
        force = self._force(found, form)
        for known in self._statements:
            parts = ((known.cue, found.cue), (known.speaker, found.who))
            same_part = any(part is not None and overlap(part.spans, (at,)) for part, at in parts)
            if _shared(known.content.spans, found.what) >= (0.0 if same_part else _SAME):
                raise Dropped(Drop.DUPLICATE)
        made = Statement(
            id=_free("s", (s.id for s in self._statements)),
            speaker=self._party(found.who),
            cue=self._passage((found.cue,)),
            content=self._passage(found.what),
            form=form,
            force=force,
            voice=Voice.UNKNOWN,
            component=self._component,
            confidence=CONFIDENCE,
        )
        self._statements.append(made)
        return made

    def _commitment(self, found: _Found) -> Commitment:
        if self._force(found, Form.INDIRECT) is not Force.PROMISE:
            raise Dropped(Drop.NO_WORD_OF_SAYING)
        if any(overlap(known.act.spans, found.what) for known in self._commitments):
            raise Dropped(Drop.DUPLICATE)
        told = any(overlap(s.content.spans, found.what) for s in self._statements if not self._own(s, found))
        made = Commitment(
            id=_free("c", (c.id for c in self._commitments)),
            owner=self._party(found.who),
            act=self._passage(found.what),
            spans=(cover((found.who, found.cue, *found.what)),),
            hedged=told,
            component=self._component,
            confidence=CONFIDENCE,
        )
        self._commitments.append(made)
        return made

    def _own(self, statement: Statement, found: _Found) -> bool:
        """Whether a statement is the promise itself, by the one who is bound."""
        return statement.speaker is not None and overlap(statement.speaker.spans, (found.who,))

    def _force(self, found: _Found, form: Form) -> Force:
        """What the cue does. A cue that is denied, or only might be said, says nothing."""
        start, end = found.cue
        sentence = self._ground.sentence(start)
        first = max(start - _BEFORE, sentence[0] if sentence else 0, *(e for _, e in found.what if e <= start), 0)
        if words(self._ground.language).unsaid.search(self._text[first:end].replace("’", "'")):
            raise Dropped(Drop.NO_WORD_OF_SAYING)
        force = self._ground.force(self._text[start:end], words_at(self._text, found.what), form)
        if force is None:
            raise Dropped(Drop.NO_WORD_OF_SAYING)
        return force

    def _form(self, what: Spans) -> Form:
        """By the marks on the surface, as the reader sees them."""
        inside = [self._quoted(n) for a, b in what for n in range(a, b) if self._text[n].isalnum()]
        if not any(inside):
            return Form.INDIRECT
        long = sum(len(self._text[a:b].split()) for a, b in what) >= _DIRECT_WORDS
        return Form.DIRECT if all(inside) and long else Form.MIXED

    def _quoted(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._ground.quotations)

    def _party(self, span: Span) -> Party:
        return Party(spans=(span,), text=self._text[span[0] : span[1]])

    def _passage(self, spans: Spans) -> Passage:
        return Passage(spans=spans, text=words_at(self._text, spans))


def checked(
    check: Callable[[Proposal], Statement | Commitment], proposals: Iterable[Proposal | None]
) -> tuple[list[Statement | Commitment], list[Drop]]:
    """The claims that pass, and a reason for each proposal that does not."""
    kept: list[Statement | Commitment] = []
    dropped: list[Drop] = []
    for proposal in proposals:
        if proposal is None:
            dropped.append(Drop.NOT_WHOLE)
            continue
        try:
            kept.append(check(proposal))
        except Dropped as found:
            dropped.append(found.reason)
    return kept, dropped


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _shared(one: Spans, two: Spans) -> float:
    """The share of the characters of both that belong to both; below zero for none."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in two)
    both = sum(b - a for a, b in (*one, *two)) - common
    return common / both if common else -1.0


def _free(letter: str, taken: Iterable[str]) -> str:
    """The next id of a reading."""
    used = set(taken)
    number = len(used) + 1
    while f"{letter}{number}" in used:
        number += 1
    return f"{letter}{number}"
