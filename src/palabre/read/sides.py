"""Sides: whose loss and whose gain, and who the counted ones were. Drafts with tolls in, completed in place.

An exchange has two sides: *a* gets its hostages back, *b* its prisoners. In an attack *a* attacks and *b* is attacked.
Names listed after a count are taken only when they add up to it. Refuses a side that the words do not give.
"""

from collections.abc import Sequence
from dataclasses import replace

from palabre.model.actor import Party
from palabre.model.codes import PloverType
from palabre.model.event import VIOLENT, EventKind
from palabre.model.passage import overlap
from palabre.model.toll import Harm, Toll, Victim
from palabre.read.agents import can_act, members
from palabre.read.amounts import NumberPhrase
from palabre.read.document import Document, Token
from palabre.read.drafts import Draft
from palabre.read.participant_words import lists, phrases_of
from palabre.read.phrases import noun_phrase_from, party
from palabre.read.signs import is_hyphen
from palabre.read.suffered import tolls_of_one
from palabre.read.toll_lexicon import toll_words
from palabre.read.victims import victims

NAME = "sides.v1"

_GOES_TO = {Victim.HOSTAGE: "a", Victim.DETAINEE: "b"}
_TO_RANSOM = 4  # tokens from *in exchange for* to the money that is paid
_TO_OTHERS = 16  # and to those who are given beside it
_OTHER = {"a": "b", "b": "a"}


def complete(doc: Document, draft: Draft, amounts: Sequence[NumberPhrase]) -> None:
    """Give an event its sides and the names of those it counts."""
    if draft.kind is EventKind.RELEASE and _in_exchange(doc, draft):
        draft.kind, draft.type = EventKind.EXCHANGE, PloverType.RETREAT
    befallen = tolls_of_one(doc, draft)
    draft.tolls += befallen
    if draft.trigger.noun:  # *the murder of six priests, their cook and her daughter*
        others = [t.spans for t in befallen if not any(overlap(t.spans, r.spans) for r in draft.recipients)]
        draft.recipients += [party(doc, spans[0]) for spans in others]
    named = [(t, one) for t in draft.tolls for one in _listed(doc, t, amounts)]
    draft.recipients += [p for _, p in named if not any(overlap(p.spans, r.spans) for r in draft.recipients)]
    if draft.kind is EventKind.EXCHANGE:
        _exchange(doc, draft, named)
    elif draft.kind in VIOLENT:
        draft.tolls = [replace(t, side=t.side or _lost(doc, draft, t)) for t in draft.tolls]


def _in_exchange(doc: Document, draft: Draft) -> bool:
    """Whether others were given for those released: *the release of 200 detainees in exchange for two*."""
    sentence = doc.body[draft.sentence]
    for wording in phrases_of(doc.language, "return"):
        for at in range(draft.trigger.last, min(sentence.last, draft.trigger.last + 25) - len(wording) + 1):
            if all(doc.tokens[at + i].lower == w for i, w in enumerate(wording)):
                return not _for_money(doc, at + len(wording), sentence.last)
    return False


def _for_money(doc: Document, at: int, last: int) -> bool:
    """*freed in exchange for a ransom*: money, and nobody, was given."""
    paid = any(t.lower in toll_words(doc.language)["ransom"] for t in doc.tokens[at : at + _TO_RANSOM])
    others = victims(doc.language).within(doc.tokens, at, min(at + _TO_OTHERS, last))
    return paid and next(others, None) is None


# ------------------------------------------------------------------------------------------------ exchanges
def _exchange(doc: Document, draft: Draft, named: Sequence[tuple[Toll, Party]]) -> None:
    sides = {t.spans: _GOES_TO.get(t.who) for t in draft.tolls if t.harm is Harm.RELEASED}
    if len({s for s in sides.values() if s}) != 2:
        return
    draft.tolls = [replace(t, side=sides.get(t.spans)) for t in draft.tolls]
    whose = {p.spans: sides.get(t.spans) for t, p in named}
    draft.recipients = [
        replace(r, side=whose.get(r.spans) or next((s for k, s in sides.items() if overlap(k, r.spans)), None))
        for r in draft.recipients
    ]
    asked = [p for t in draft.tolls if t.side for p in _asked_by(doc, t)]
    draft.actors += [p for p in asked if not any(overlap(p.spans, a.spans) for a in draft.actors)]
    known = {p.spans: p.side for p in asked}
    first = next(iter(known.values()), None)
    draft.actors = [replace(a, side=known.get(a.spans) or (_OTHER[first] if first else None)) for a in draft.actors]


def _asked_by(doc: Document, toll: Toll) -> list[Party]:
    """*200 detainees requested by the jihadists*: who wants them back is their side."""
    at = doc.token_at(toll.spans[0][1] - 1) + 1
    w = lists(doc.language)
    if (
        at + 1 >= len(doc.tokens)
        or doc.tokens[at].lower not in w["asked"]
        or doc.tokens[at + 1].lower not in w["agent"]
    ):
        return []
    sentence = doc.sentence_at(toll.spans[0][0])
    span = noun_phrase_from(doc, at + 2, sentence.last) if sentence else None
    return [replace(party(doc, span), side=toll.side)] if span and can_act(doc, span) else []


# ---------------------------------------------------------------------------------------------------- names
def _listed(doc: Document, toll: Toll, amounts: Sequence[NumberPhrase]) -> list[Party]:
    """*four hostages - Awa Keïta, a trader, and two Togolese*: the names after a count, if they add up to it."""
    at = doc.token_at(toll.spans[0][1] - 1) + 1
    sentence = doc.sentence_at(toll.spans[0][0])
    if toll.best is None or toll.best < 2 or sentence is None or at + 1 >= sentence.last:
        return []
    if doc.tokens[at].text not in "-–—:(":
        return []
    ends = (i for i in range(at + 1, sentence.last) if doc.tokens[i].text in ".)-–—;" and not is_hyphen(doc, i))
    last = next(ends, sentence.last)
    spans = _posts_joined(doc, members(doc, (doc.tokens[at + 1].start, doc.tokens[last - 1].end)))
    by_start = {n.span[0]: n.amount.best for n in amounts}
    total = sum(by_start.get(s[0]) or 1 for s in spans)
    return [party(doc, s) for s in spans] if total == toll.best else []


def _posts_joined(doc: Document, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """*a trader, Awa Keïta*: a name after what it is the name of is one member with it."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        first, last = doc.tokens_between(*span)
        name = all(t.name_like or t.text in "-'" for t in doc.tokens[first:last])
        before = doc.tokens[doc.token_at(joined[-1][0])] if joined else None
        if joined and name and before and not before.name_like:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


# ------------------------------------------------------------------------------------------------- violence
def _lost(doc: Document, draft: Draft, toll: Toll) -> str | None:
    """Whose loss a figure is: the doers' (*two of its soldiers*, named as they are), or those it was done to."""
    words = {t.lower for t in _tokens(doc, toll.spans[0])}
    own = words & lists(doc.language)["own_of"]
    doers = {t.lower for a in draft.actors for t in _tokens(doc, a.spans[0]) if t.name_like}
    teller = {t.lower for s in (toll.according_to.spans if toll.according_to else ()) for t in _tokens(doc, s)}
    return "a" if own and doers and doers & teller else None


def _tokens(doc: Document, span: tuple[int, int]) -> tuple[Token, ...]:
    first, last = doc.tokens_between(*span)
    return doc.tokens[first:last]
