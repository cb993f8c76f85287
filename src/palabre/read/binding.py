"""Binding: which event a toll belongs to. Drafts and found tolls in; the drafts hold their tolls after it.

The event of the toll's own sentence comes first, nearest to the word of harm; else the last violent event told shortly
before. Refuses (returns) tolls for which no event can be found: a figure without its event is not reported.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from palabre.model.event import EventKind, EventStatus
from palabre.model.passage import overlap
from palabre.model.toll import Harm, Qualifier, Toll, Victim
from palabre.read.document import Document
from palabre.read.drafts import BEARERS, Draft, add_toll
from palabre.read.persons import are_two
from palabre.read.phrases import party
from palabre.read.toll_lexicon import toll_words
from palabre.read.tolls import FoundToll
from palabre.read.updates import is_update, main_event

NAME = "binding.v1"

_OF_VIOLENCE = {Harm.KILLED, Harm.INJURED, Harm.MISSING}
_TO_CAUSE = 4  # tokens from a word of protest to the harm it is about
_REACH = 4  # sentences back to the event that a figure is told of


def bind_tolls(doc: Document, drafts: Sequence[Draft], tolls: Iterable[FoundToll]) -> list[FoundToll]:
    """Give each toll to its event; the tolls that found none are returned."""
    loose, main = [], main_event(drafts)
    parts: list[tuple[Draft, Toll]] = []
    for found in tolls:
        if _is_cause(doc, drafts, found) or _asked_for(drafts, found):
            loose.append(found)
            continue
        draft = main if main and is_update(doc, doc.body[found.sentence]) else _bearer(drafts, found)
        draft = draft or (main if found.toll.harm in _OF_VIOLENCE and not found.toll.cumulative else None)
        if draft is None:
            loose.append(found)
            continue
        if add_toll(draft.tolls, found.toll, partial(are_two, doc)):
            if _part(doc, found):
                parts.append((draft, found.toll))
            _suffer(doc, draft, found.toll)
    for draft, toll in parts:
        if any(t.harm is toll.harm and (t.best or 0) > (toll.best or 0) for t in draft.tolls):
            draft.tolls.remove(toll)  # the new total holds them
            draft.recipients = [r for r in draft.recipients if not overlap(r.spans, toll.spans)]
    return loose


def _part(doc: Document, found: FoundToll) -> bool:
    """*two of the wounded soldiers have died*: an update by a part of those counted before; *one of the dead*."""
    opening = [t.lower for t in doc.tokens[found.first : found.last]]
    part = bool({"of", "des"} & set(opening[1:3]))
    nobody_else = found.toll.who is Victim.UNKNOWN and bool({"the", "these", "des"} & set(opening[1:4]))
    return part and (nobody_else or is_update(doc, doc.body[found.sentence]))


def _is_cause(doc: Document, drafts: Sequence[Draft], found: FoundToll) -> bool:
    """*protested against the death of four*: what a protest is about did not happen in it."""
    here = [d for d in drafts if d.sentence == found.sentence]
    if not here or any(d.kind is not EventKind.PROTEST for d in here):
        return False
    before = doc.tokens[max(doc.body[found.sentence].first, found.harm_at - _TO_CAUSE) : found.harm_at]
    return found.harm_at < found.first and any(t.lower in toll_words(doc.language)["causes"] for t in before)


def _asked_for(drafts: Sequence[Draft], found: FoundToll) -> bool:
    """*to demand the release of jailed activists*: those in jail for long suffered nothing in the protest."""
    if found.toll.harm is not Harm.DETAINED or found.toll.qualifier is not Qualifier.VAGUE:
        return False
    freed = (d for d in drafts if d.sentence == found.sentence and d.kind is EventKind.RELEASE)
    return any(overlap(r.spans, found.toll.spans) for d in freed for r in d.recipients)


def _bearer(drafts: Sequence[Draft], found: FoundToll) -> Draft | None:
    drafts = [d for d in drafts if d.status is not EventStatus.NEGATED]
    for kinds in BEARERS[found.toll.harm]:
        here = [d for d in drafts if d.sentence == found.sentence and d.kind in kinds]
        if here:
            return min(here, key=lambda d: abs(d.trigger.first - found.harm_at) - (2 if d.trigger.noun else 0))
    if found.toll.cumulative:
        return None  # *more than 200 since 2013* are not the event told before
    for kinds in BEARERS[found.toll.harm]:
        back = [d for d in drafts if found.sentence - _REACH <= d.sentence < found.sentence and d.kind in kinds]
        if back:
            last = max(back, key=lambda d: d.sentence)
            return _raid(drafts, found) if found.sentence - last.sentence > 1 and _raid(drafts, found) else last
    return None


def _raid(drafts: Sequence[Draft], found: FoundToll) -> Draft | None:
    """*Armed men looted a convoy. Two drivers were wounded*: by those of whom the sentence before tells."""
    before = [d for d in drafts if d.sentence == found.sentence - 1 and d.kind is EventKind.DESTRUCTION and d.actors]
    return before[-1] if before and found.toll.harm in _OF_VIOLENCE else None


def _suffer(doc: Document, draft: Draft, toll: Toll) -> None:
    """Those a figure counts are the recipients where the text names no other."""
    span = toll.spans[0]
    if any(overlap(held.spans, toll.spans) for held in draft.recipients):
        return
    at = doc.tokens[draft.trigger.first].start
    loose = [r for r in draft.recipients if not any(overlap(r.spans, t.spans) for t in draft.tolls)]
    before = [r for r in loose if span[1] < r.spans[0][0] < at]
    if toll.harm in _OF_VIOLENCE and draft.kind is EventKind.KILLING and before and not draft.trigger.noun:
        # *16 inhabitants of Sari, a village of the plain, were killed*: those counted, not what stands beside them.
        draft.recipients = [r for r in draft.recipients if r not in before]
    counted = all(any(overlap(r.spans, t.spans) for t in draft.tolls) for r in draft.recipients)
    if counted:
        draft.recipients.append(party(doc, span))
