"""Accords: agreements with who made, signed, brokered or refused them, and how far they have come.

Document, its times and its places in, `Accord`s out; one accord however often an article names it. Refuses a bare
*deal* that nothing describes, and never takes a party from outside the sentence that names the agreement.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from palabre.model.accord import Accord, AccordKind, AccordState
from palabre.model.actor import Party
from palabre.model.passage import Spans
from palabre.model.place import NamedPlace
from palabre.model.time import Time
from palabre.read.accord_mentions import AccordMention, accord_lexicon, accord_mentions
from palabre.read.accord_parties import AccordParties, parties_of, refusers
from palabre.read.document import Document
from palabre.read.rows import Row

NAME = "accords.v1"

_DETERMINERS = {
    "the",
    "a",
    "an",
    "these",
    "those",
    "le",
    "la",
    "les",
    "des",
    "ces",
    "ce",
    "cette",
    "un",
    "une",
    "du",
    "au",
}
_MADE = (
    r"\s+(?:concluded|signed|reached|agreed|struck|sealed|announced|conclu|signé|trouvé|annoncé|scellé)e?s?\s+"
    r"(?:(?:on|in|le|en|au)\s+)?"
)
_PROPOSED = re.compile(r"\b(?:propos(?:als?|ed|ing)|draft)\b[^.;,]{0,25}$", re.IGNORECASE)
_AGO = 900  # characters back to the agreement that a sentence leaves unsaid
_RECALLED = 40  # agreements back that a naming may take up again
_REACH = 90  # characters around a naming in which a word tells its state


@dataclass(slots=True)
class _Found:
    """An agreement as it is put together."""

    mentions: list[AccordMention] = field(default_factory=list)
    parties: AccordParties = field(default_factory=AccordParties)
    time: Time | None = None
    place: str | None = None
    kind: AccordKind | None = None

    def take(self, mention: AccordMention, parties: AccordParties) -> None:
        """Add a naming with what it tells; what was told first stays."""
        self.mentions.append(mention)
        self.parties.take(parties)
        self.time = self.time or mention.time
        self.place = self.place or mention.place
        self.kind = self.kind or mention.kind

    @property
    def ceasefire(self) -> bool:
        return self.mentions[0].ceasefire or self.mentions[0].kind is AccordKind.CEASEFIRE


def read_accords(doc: Document, times: Sequence[Time], places: Sequence[NamedPlace]) -> tuple[Accord, ...]:
    """The accords of the article proper, with ids a1, a2 ... in text order."""
    found: list[_Found] = []
    row = Row((p.spans[0][0], p.spans[-1][1], p) for p in places)
    for mention in accord_mentions(doc, times):
        target = _same(found[-_RECALLED:], mention)
        if target is None:
            target = _Found()
            found.append(target)
        target.take(mention, parties_of(doc, mention, row))
    _take_refusers(doc, found)
    told = [f for f in found if _told(doc, f)]
    return tuple(_accord(doc, f, number) for number, f in enumerate(told, start=1))


def _take_refusers(doc: Document, found: list[_Found]) -> None:
    """Add who did not sign what the sentences before speak of."""
    naming = Row((*m.span, f) for f in found for m in f.mentions)
    for sentence in doc.body:
        near = naming.starting(sentence.start - _AGO, sentence.start)
        if near and not naming.starting(sentence.start, sentence.end):
            near[-1].parties.non_signatories += refusers(doc, sentence)


def _same(found: list[_Found], mention: AccordMention) -> _Found | None:
    """The agreement that a naming takes up again."""
    if mention.new or not found:
        return None
    for one in reversed(found):
        if (mention.time and one.time and _meet(mention.time, one.time)) or (
            mention.place and mention.place == one.place
        ):
            return one
    fitting = [f for f in found if not _apart(f, mention)]
    if not fitting or not (mention.definite or mention.plural):
        return None
    alike = [f for f in fitting if f.kind == mention.kind and mention.kind]
    bare = mention.kind is None or mention.time is None
    return (alike or fitting)[-1] if bare else None


def _key(time: Time) -> object:
    return time.start or time.text.lower()


def _meet(one: Time, two: Time) -> bool:
    """Whether two times are the same, or the one lies in the other: *the 2022 accord*, *signed in November 2022*."""
    if one.start and one.end and two.start and two.end:
        inner = one.start <= two.start and two.end <= one.end
        return inner or (two.start <= one.start and one.end <= two.end)
    return _key(one) == _key(two)


def _apart(one: _Found, mention: AccordMention) -> bool:
    """Whether the two cannot be the same agreement."""
    times = one.time and mention.time and not _meet(one.time, mention.time)
    places = one.place and mention.place and one.place != mention.place
    kinds = (
        one.kind and mention.kind and one.kind is not mention.kind and AccordKind.LOCAL not in (one.kind, mention.kind)
    )
    # One that has a name or date of its own is not what an earlier, differently worded one was.
    other = (mention.time or mention.place) and one.kind is not mention.kind
    return bool(
        times
        or places
        or kinds
        or other
        or (one.ceasefire != (mention.kind is AccordKind.CEASEFIRE) and mention.kind is not None)
    )


def _told(doc: Document, one: _Found) -> bool:
    """Whether enough is said for it to be an agreement: who, when, where, or what for."""
    lexicon = accord_lexicon(doc.language)
    everyone = (*one.parties.signatories, *one.parties.parties)
    if any(not lexicon.trade.isdisjoint(re.findall(r"\w+", p.text.lower())) for p in everyone):
        return False  # *the club signed a deal with the striker*
    if not one.time and not one.place and all(m.plural and not m.definite for m in one.mentions):
        return False  # agreements in general
    if one.time or one.place or one.parties or one.kind in {AccordKind.EXCHANGE, AccordKind.POWER_SHARING}:
        return True
    if one.ceasefire and all(_PROPOSED.search(_around(doc, m)[0]) for m in one.mentions):
        return True
    state = _state(doc, one)
    return state not in (AccordState.UNKNOWN, AccordState.PROPOSED) and (one.ceasefire or one.kind is not None)


def _accord(doc: Document, one: _Found, number: int) -> Accord:
    best = max(one.mentions, key=lambda m: (bool(m.time), bool(m.place), bool(m.kind), len(m.name) < 90, len(m.name)))
    spans = _spans(one.mentions)
    signing = {s.text for s in one.parties.signatories}
    taking_part = signing | {p.text for p in one.parties.parties}  # *négocié par X et Y* may be of the sides themselves
    return Accord(
        id=f"a{number}",
        name=_short(best.name, [m.time.text for m in one.mentions if m.time]),
        kind=one.kind or AccordKind.OTHER,
        state=_state(doc, one),
        spans=spans,
        time=one.time.id if one.time else None,
        place=one.parties.place,
        signatories=_parties(one.parties.signatories),
        non_signatories=_parties(one.parties.non_signatories),
        parties=_parties(p for p in one.parties.parties if p.text not in signing),
        mediators=_parties(p for p in one.parties.mediators if p.text not in taking_part),
        component=NAME,
    )


def _short(name: str, times: Sequence[str]) -> str:
    """The name without the participle and date of its making: *truce [concluded on May 3] around X*."""
    for time in times:
        made = re.compile(_MADE + re.escape(time) + r"(?!\w)", re.IGNORECASE)
        shorter = made.sub("", name, count=1)
        if shorter.count(" ") and shorter != name:
            return shorter
    return name


def _spans(mentions: Iterable[AccordMention]) -> Spans:
    spans: list[tuple[int, int]] = []
    for mention in sorted(mentions, key=lambda m: m.span):
        if not spans or mention.span[0] >= spans[-1][1]:
            spans.append(mention.span)
    return tuple(spans)


def _parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once: of two phrases with the same head the longer one."""
    kept: list[Party] = []
    taken: set[str] = set()  # words of those kept
    for party in sorted(parties, key=lambda p: -len(p.text)):
        if taken.isdisjoint(_heads(party.text.lower().replace("’", "'").split())):
            kept.append(party)
            taken.update(party.text.lower().split())
    return tuple(sorted(kept, key=lambda p: p.spans))


def _heads(words: list[str]) -> list[str]:
    """The words that may be a phrase's head: the first after its determiner (French), or the last (English)."""
    rest = words[1:] if words and words[0] in _DETERMINERS else words
    return [rest[0], rest[-1]] if rest else words


def _state(doc: Document, one: _Found) -> AccordState:
    """The furthest state that the words around any naming tell."""
    lexicon = accord_lexicon(doc.language)
    signed = bool(one.parties.signatories or one.parties.non_signatories)
    near = [_around(doc, m) for m in one.mentions]
    if not signed and all(_PROPOSED.search(before) for before, _ in near):
        return AccordState.PROPOSED  # *accepted a proposal for a truce*
    for state, pattern in lexicon.states:
        if state is AccordState.DENIED:
            if all(pattern.search(before) for before, _ in near):
                return state
        elif state is AccordState.PROPOSED and signed:
            continue
        elif any(
            pattern.search(_close(before, state, doc.language)) or pattern.search(after) for before, after in near
        ):
            return AccordState.SIGNED if signed and state is AccordState.ANNOUNCED else state
    return AccordState.SIGNED if signed else AccordState.UNKNOWN


def _close(before: str, state: AccordState, language: str) -> str:
    """The words before a naming that may tell a state: what *ended* must stand right there."""
    return before[-25 if language == "en" else -40 :] if state is AccordState.ENDED else before


def _around(doc: Document, mention: AccordMention) -> tuple[str, str]:
    """The words of the sentence before and after a naming, as far as they may tell its state."""
    sentence = mention.sentence
    before = doc.text[max(sentence.start, mention.span[0] - _REACH) : mention.span[0]]
    after = doc.text[mention.span[0] : min(sentence.end, mention.span[1] + _REACH)]
    return before, after
