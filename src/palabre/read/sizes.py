"""Sizes: counts of a sentence that are no harm. Document, drafts and number phrases in, `Size`s into the drafts.

Numbers of troops, marchers, vehicles and groups, of an attack's missiles and a raid's villages. A size goes to the
nearest event that can have it. Refuses a part (*two of the ten*), small vague numbers, and numbers that a toll holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from palabre.model.codes import PloverType
from palabre.model.event import EventKind
from palabre.model.passage import Span
from palabre.model.toll import Size, SizeOf
from palabre.read.amounts import NumberKind, NumberPhrase
from palabre.read.counts import noun_after
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.drafts import Draft
from palabre.read.totals import turnout
from palabre.read.victims import sized

NAME = "sizes.v1"

_MOVES = {
    EventKind.DEPLOYMENT,
    EventKind.PROTEST,
    EventKind.WITHDRAWAL,
    EventKind.SURRENDER,
    EventKind.CONSULTATION,
}
_STRIKES = {EventKind.ATTACK, EventKind.AIR_STRIKE, EventKind.EXPLOSION}
_TAKES = {EventKind.CAPTURE, EventKind.DESTRUCTION, EventKind.WITHDRAWAL}
# Which kinds of event a counted noun of each class may belong to.
_BEARERS = {
    "force": (SizeOf.TROOPS, _MOVES),
    "fighters": (SizeOf.TROOPS, _MOVES),
    "participants": (SizeOf.PARTICIPANTS, _MOVES),
    "table": (SizeOf.PARTICIPANTS, {EventKind.CONSULTATION}),
    "groups": (SizeOf.GROUPS, _MOVES | {EventKind.AGREEMENT, EventKind.CEASEFIRE}),
    "vehicle": (SizeOf.VEHICLES, _MOVES | _STRIKES | {EventKind.AID}),
    "arms": (SizeOf.OTHER, _STRIKES | {EventKind.AID}),
    "ground": (SizeOf.OTHER, _TAKES),
    "votes": (SizeOf.OTHER, {EventKind.SANCTION, EventKind.OTHER}),
    "money": (SizeOf.OTHER, {EventKind.SANCTION, EventKind.AID}),
}
_VOTES, _RANKS = "votes", {"force", "fighters"}
_TO = frozenset({"to", "against", "contre"})
_NEAR = 12  # tokens from the word of an event to a number that belongs to it
_FEW = 4  # what a vague number counts at least to be a size
_TO_TURNOUT = 5  # sentences in which the turnout of a protest may be told


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its noun: the token it begins at, the class of the noun, the size it would be."""

    first: int
    group: str
    size: Size


def bind_sizes(doc: Document, drafts: Sequence[Draft], amounts: Sequence[NumberPhrase]) -> None:
    """Give each event the counts of its sentence that are its own; the first protest its turnout too."""
    for number in sorted({d.sentence for d in drafts}):
        here = [d for d in drafts if d.sentence == number]
        taken = [span for d in here for t in d.tolls for span in t.spans]
        for counted in read_sizes(doc, doc.body[number], amounts, taken):
            bearers = [d for d in here if _bears(d, counted.group)]
            near = min(bearers, key=lambda d: abs(d.trigger.first - counted.first), default=None)
            if near and abs(near.trigger.first - counted.first) <= _NEAR:
                near.sizes.append(counted.size)
    if protest := next((d for d in drafts if d.kind is EventKind.PROTEST), None):
        after = doc.body[protest.sentence : protest.sentence + _TO_TURNOUT]
        protest.sizes += [size for sentence in after for size in turnout(doc, sentence, amounts)]


def read_sizes(
    doc: Document, sentence: Sentence, amounts: Sequence[NumberPhrase], taken: Sequence[Span]
) -> list[Counted]:
    """The counts of a sentence that are no harm and stand in none of the spans taken, in text order."""
    found = []
    for phrase in amounts:
        if not (sentence.first <= phrase.first and phrase.last <= sentence.last) or phrase.kind is NumberKind.ARTICLE:
            continue
        hit = noun_after(doc, phrase.last, sentence.last, sized(doc.language))
        span = (phrase.span[0], doc.tokens[hit.last - 1].end) if hit else phrase.span
        group = hit.values[0] if hit else _VOTES if _against(doc, sentence, phrase) else None
        if group is None or _small(phrase) or _part(doc, sentence, phrase) or any(_meet(span, t) for t in taken):
            continue
        amount = phrase.amount
        size = Size(
            what=_BEARERS[group][0],
            low=amount.low,
            best=amount.best,
            high=amount.high,
            qualifier=amount.qualifier,
            spans=(span,),
        )
        found.append(Counted(phrase.first, group, size))
    return found


def _bears(draft: Draft, group: str) -> bool:
    """Whether an event can have a number of such a class; of other deeds *4,000 fighters were disarmed* can."""
    laid_down = draft.kind is EventKind.OTHER and draft.type is PloverType.RETREAT
    return draft.kind in _BEARERS[group][1] or (laid_down and group in _RANKS)


def _against(doc: Document, sentence: Sentence, phrase: NumberPhrase) -> bool:
    """*by 58 votes to 51*, *par 58 voix contre 51*: the second number of a vote; it counts votes too."""
    before = [t.lower for t in doc.tokens[max(sentence.first, phrase.first - 2) : phrase.first]]
    known = sized(doc.language).at(doc.tokens, phrase.first - 2, phrase.first - 1) if len(before) > 1 else None
    return known is not None and known.values[0] == _VOTES and before[1] in _TO


def _meet(one: Span, two: Span) -> bool:
    return two[0] < one[1] and one[0] < two[1]


def _small(phrase: NumberPhrase) -> bool:
    """*several soldiers*: too few and too vague to be a size."""
    amount = phrase.amount
    return phrase.kind is NumberKind.VAGUE and (amount.best or amount.low or amount.high or 0) < _FEW


def _part(doc: Document, sentence: Sentence, phrase: NumberPhrase) -> bool:
    """*two of the ten*: what is counted is a part, and the second number no size."""
    before = doc.tokens[max(sentence.first, phrase.first - 2) : phrase.first]
    of = len(before) > 1 and before[-1].lower in {"of", "des"}
    return of and phrase.first > sentence.first + 1 and before[0].kind is TokenKind.NUMBER
