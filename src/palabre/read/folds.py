"""Folds: which earlier event a mention tells again, which are real, and where and when a folded one was.

Drafts in, drafts out. Violence goes by learned weights (`incidents`, `weighing`), everything else by the rule of
`drafts`. Refuses to judge what is planned, feared or denied: it stays as told.
"""

from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files
from tomllib import loads

from palabre.model.actor import Party
from palabre.model.event import INCIDENTS, EventStatus
from palabre.model.passage import overlap
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.model.time import Time
from palabre.model.toll import Toll
from palabre.read.document import Document, Sentence
from palabre.read.drafts import Draft, merge, same_event
from palabre.read.incidents import draft_features, happened, kin, pair_features
from palabre.read.means import own_means
from palabre.read.namings import names_of_both
from palabre.read.persons import are_two, one_person
from palabre.read.senses import WHOLE
from palabre.read.separate import are_separate
from palabre.read.telling import held, is_plain, tells
from palabre.read.told import Told
from palabre.read.weighing import probability

NAME = "folds.v1"

SAME = 0.4  # from this probability on two mentions of violence are one incident
_PLAIN = frozenset({EventStatus.REPORTED, EventStatus.CLAIMED})
_LONG = 31  # days: what lasts longer dates no incident
_SINCE = frozenset({"since", "depuis"})
_CLOSE = 3  # sentences within which a town named later is in the country or division named first
_DOZENS = 20
REAL = 0.25  # below this one a mention tells that there is violence, not an incident
REAL_AMONG = 0.4  # the same of one that tells neither doers nor figures, among others or in the plural


def incidents_of(doc: Document, drafts: Sequence[Draft], told: Told) -> list[Draft]:
    """The events that the mentions of an article tell: each once, in text order, without mere talk of violence."""
    kept = folded(doc, drafts)
    real = [d for d in kept if _is_real(doc, d, kept, told)]
    for draft in real:
        _settle(doc, draft)
    return real


def folded(doc: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The mentions, those that tell an earlier event again folded into it, without those that tell nothing."""
    kept: list[Draft] = []
    for draft in drafts:
        old = _told_before(doc, kept, draft)
        if old:
            if old.kind in INCIDENTS and draft.time and _lasts(doc, draft.time):
                draft.time = None  # *villages that have fought since 2018*: no day of what is told of this week
            actors, recipients, kind = old.actors, old.recipients, (old.kind, old.type)
            merge(old, draft, partial(are_two, doc))
            if own_means(doc, old.trigger):
                old.kind, old.type = kind  # who was shot dead was killed by no bomb of a later sentence
            if old.kind in INCIDENTS and draft.status in _PLAIN:
                if old.actors is actors:
                    old.actors = names_of_both(doc, actors, draft.actors, partial(_no_place, draft))
                old.recipients = names_of_both(doc, recipients, draft.recipients, partial(_one_person, doc))
        elif tells(doc, draft) or held(doc, draft):
            kept.append(draft)
    return kept


def _no_place(draft: Draft, party: Party) -> bool:
    return draft.place is None or not overlap(party.spans, draft.place.spans)


def _one_person(doc: Document, party: Party) -> bool:
    return one_person(doc, party.spans[0]) is not None


def _told_before(doc: Document, kept: Sequence[Draft], draft: Draft) -> Draft | None:
    """The earlier event that a mention tells again, if there is one."""
    if draft.kind in INCIDENTS and happened(draft):
        rivals = [o for o in kept if kin(o, draft) and happened(o) and not are_separate(doc, o, draft)]
        weighed = [(probability("same", pair_features(doc, o, draft)), n) for n, o in enumerate(rivals)]
        best = max(weighed, default=(0.0, 0))
        if best[0] <= SAME and rivals and _counts_dead_of(rivals[-1], draft):
            return rivals[-1]
        return rivals[best[1]] if best[0] > SAME else None
    earlier = [o for o in reversed(kept) if same_event(o, draft)]
    return next((o for o in earlier if o.kind is draft.kind), next(iter(earlier), None))


def _lasts(doc: Document, time: Time) -> bool:
    """*since 2018*, *depuis trois ans*: from then on, for longer than an incident."""
    long = time.start is not None and time.end is not None and (time.end - time.start).days > _LONG
    return long and doc.tokens[doc.token_at(time.spans[0][0]) - 1].lower in _SINCE


def _counts_dead_of(old: Draft, new: Draft) -> bool:
    """*The army shelled Sari. A doctor counted six dead and 17 wounded*: figures alone, right after a deed without."""
    alone = new.trigger.sense.harm and not (new.actors or new.recipients or new.time)
    return alone and bool(new.tolls) and not old.tolls and new.sentence - old.sentence == 1


def _is_real(doc: Document, draft: Draft, kept: Sequence[Draft], told: Told) -> bool:
    """Whether a mention of violence tells an incident, and not only that there is violence: a figure tells one."""
    if draft.trigger.sense.needs == WHOLE:
        return True
    if draft.kind not in INCIDENTS or not happened(draft) or any(_counted(t) for t in draft.tolls):
        return True
    rivals = [d for d in kept if d.kind in INCIDENTS and happened(d)]
    if len(rivals) == 1 and is_plain(doc, draft):
        return True
    told_of = draft.actors or draft.attribution or draft.tolls or draft.status is EventStatus.CLAIMED
    alone = len(rivals) == 1 and not draft.trigger.sense.many
    return probability("real", draft_features(doc, draft, told, rivals)) > (REAL if told_of or alone else REAL_AMONG)


def _counted(toll: Toll) -> bool:
    """Whether a figure tells an incident: its own, or a sum of dozens (*attacks that left dozens dead*)."""
    return not toll.cumulative or (toll.best or toll.low or 0) >= _DOZENS


def _settle(doc: Document, draft: Draft) -> None:
    """Give a folded incident the most exact of the places that its mentions name: a town before its department."""
    if draft.place is None or draft.kind not in INCIDENTS or not is_division(doc, draft.place):
        return
    first = doc.body[draft.sentence]
    exact = next((p for p in draft.places if not is_division(doc, p) and _near(doc, first, p)), None)
    if exact:
        draft.other_places = (draft.place, *(p for p in draft.other_places if p is not exact))
        draft.place = exact


def _near(doc: Document, first: Sentence, place: NamedPlace) -> bool:
    """Whether a place is named in the next few sentences."""
    there = doc.sentence_at(place.spans[0][0])
    return there is not None and abs(doc.body.index(there) - doc.body.index(first)) <= _CLOSE


def is_division(doc: Document, place: NamedPlace) -> bool:
    """*Morazan department*, *la région de Gao*, *Mali*: a division or country; a town in it is the more exact place."""
    if place.precision is PlacePrecision.COUNTRY:
        return True
    start, end = place.spans[0]
    first, last = doc.tokens_between(start, end)
    near = (*doc.tokens[max(0, first - 2) : first], *doc.tokens[last : last + 1])
    return any(t.lower in _divisions(doc.language) for t in near)


@cache
def _divisions(language: str) -> frozenset[str]:
    raw = loads(files("palabre.read.lexicon").joinpath("incidents.toml").read_text("utf-8"))[language]
    return frozenset(raw["divisions"])
