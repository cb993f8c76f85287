"""Happenings: what makes two event claims tell the same event.

Input: event claims in their setting. Output: block keys and features for `gather`. Refuses: to merge what is planned,
feared, negated or denied with what is reported unless kind, time and place are the same; two events of one article
unless all that is known of them is the same; a vague *in 2015* with a dated event.

Weights are set by hand on made-up cases (see tests): kind, time and place agreeing are enough; two of them need the
same story and a shared party or figure.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from palabre.model.claim import Claim
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.place import NamedPlace
from palabre.model.time import Period
from palabre.reconcile import lexicon
from palabre.reconcile.gather import VETO, Feature
from palabre.reconcile.nearness import (
    bounded,
    days_between,
    is_day,
    is_fine,
    place_feature,
    place_key,
    time_feature,
)
from palabre.reconcile.sayings import own_period
from palabre.reconcile.setting import Setting
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_case

RULE = "events.v1"
NEEDED = 4.2
REAL = frozenset({EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED})
DENIED = frozenset({EventStatus.DENIED, EventStatus.NEGATED})

Number = tuple[str, str, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTold:
    """An event claim with what is compared."""

    claim: Claim
    page: Sheet
    body: Event
    period: Period | None
    place: NamedPlace | None
    families: tuple[str, ...]
    doers: frozenset[str]
    others: frozenset[str]
    numbers: frozenset[Number]
    story: str
    text: tuple[str, str]
    names: frozenset[str]


@dataclass(slots=True)
class Known:
    """What a group of event claims knows."""

    kinds: set[EventKind]
    families: set[str]
    period: Period | None
    place: NamedPlace | None
    doers: set[str]
    others: set[str]
    numbers: set[Number]
    stories: set[str]
    texts: set[tuple[str, str]]
    real: bool
    first: EventTold
    names: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)


def event_told(claim: Claim, body: Event, page: Sheet, setting: Setting) -> EventTold:
    """An event claim made ready for comparison."""
    keys = {p: setting.key(setting.who(p, page), page) for p in (*body.actors, *body.recipients)}
    return EventTold(
        claim=claim,
        page=page,
        body=body,
        period=own_period(page, body),
        place=body.place,
        families=lexicon.keys_by_word("families")[body.kind.value],
        doers=frozenset(keys[p] for p in body.actors),
        others=frozenset(keys[p] for p in body.recipients),
        numbers=frozenset((t.harm.value, t.who.value, t.low, t.best, t.high) for t in body.tolls if not t.cumulative),
        story=setting.stories[page.id],
        text=(setting.copies[page.id], fold_case(body.trigger.text)),
        names=_names(claim, body, page, setting),
    )


def _names(claim: Claim, body: Event, page: Sheet, setting: Setting) -> frozenset[str]:
    """The names beside the event; those of the article's opening where the sentence tells neither name nor place."""
    if body.place:
        return setting.names.around(page, claim.spans, but=body.place.spans)
    return setting.names.around(page, claim.spans) or setting.names.opening(page)


def specific_first(told: EventTold) -> tuple[bool, bool, bool, tuple[object, str], object, str]:
    """Order for gathering: real, dated and placed claims open the groups, vague ones then find them."""
    return (
        told.body.status not in REAL,
        not is_day(told.period),
        not is_fine(told.place),
        told.page.order,
        told.claim.spans,
        told.claim.id,
    )


class Happenings:
    """The `gather.Method` of events."""

    rule = RULE
    sure = 2.5

    def __init__(self, setting: Setting) -> None:
        self._names = setting.names

    def keys(self, item: EventTold) -> Iterable[Hashable]:
        """By story; by copied words; by day or month with place, party or number."""
        place = place_key(item.place) if is_fine(item.place) else None
        yield ("copy", item.text, item.body.kind)
        for family in item.families:
            yield (family, item.story)
            if is_day(item.period) and item.period and item.period.start:
                day = item.period.start
                yield (family, day, item.place.country if item.place else None)
                for mark in (place, *item.doers, *item.others, *item.numbers, *item.names):
                    if mark:
                        yield (family, day, mark)
                if place:
                    yield (family, day + timedelta(days=1), place)
            yield from self._wide_keys(item, family, place)

    @staticmethod
    def _wide_keys(item: EventTold, family: str, place: str | None) -> Iterable[Hashable]:
        when = item.period.start or item.period.end if item.period and bounded(item.period) else item.page.day
        month = (when.year, when.month) if when else None
        for mark in (place, *item.others, *item.numbers):
            if mark:
                yield (family, "month", month, mark)

    def open(self, item: EventTold) -> Known:
        """A group that knows one claim."""
        return Known(
            kinds={item.body.kind},
            families=set(item.families),
            period=item.period,
            place=item.place,
            doers=set(item.doers),
            others=set(item.others),
            numbers=set(item.numbers),
            stories={item.story},
            texts={item.text},
            real=item.body.status in REAL,
            first=item,
            names=set(item.names),
            pages={item.page.id},
        )

    def absorb(self, known: Known, item: EventTold) -> None:
        """Keep the finer time and place, add the rest."""
        known.kinds.add(item.body.kind)
        if not bounded(known.period) or (is_day(item.period) and not is_day(known.period)):
            known.period = item.period or known.period
        if known.place is None or (is_fine(item.place) and not is_fine(known.place)):
            known.place = item.place or known.place
        known.doers |= item.doers
        known.others |= item.others
        known.numbers |= item.numbers
        known.stories.add(item.story)
        known.texts.add(item.text)
        known.names |= item.names
        known.pages.add(item.page.id)

    def features(self, known: Known, item: EventTold) -> list[Feature]:
        """The comparison; it stops at the first veto."""
        found: list[Feature] = [("needed", -NEEDED, "", "")]
        for compare in (_kind, _one_article, _time, _place, self._shared, _status, _copy, _story, _parties, _numbers):
            feature = compare(known, item)
            if feature:
                found.append(feature)
                if feature[1] <= VETO:
                    break
        return found

    def _shared(self, known: Known, item: EventTold) -> Feature | None:
        """Names shared beside those of actors: in both sentences, or in one sentence and elsewhere in the other."""
        shared, weight = frozenset(known.names & item.names), 0.0
        if shared:
            weight = self._names.weight(shared)
        else:
            shared = frozenset(known.names & self._names.anywhere(item.page))
            shared |= item.names & self._names.anywhere(known.first.page)
            weight = round(self._names.weight(shared) / 2, 2)
        return ("names", weight, shared, shared) if weight else None


def _kind(known: Known, item: EventTold) -> Feature:
    kind = item.body.kind
    if kind in known.kinds:
        return ("kind", 1.5, kind.value, kind.value)
    related = known.families.intersection(item.families)
    return ("kind", 0.5 if related else VETO, known.first.body.kind.value, kind.value)


def _time(known: Known, item: EventTold) -> Feature:
    if known.period and item.period and bounded(known.period) and bounded(item.period):
        return time_feature(known.period, item.period)
    days = [_day(known.period, known.first), _day(item.period, item)]
    left, right = known.period, item.period
    if days[0] is None or days[1] is None:
        return ("time not told", -1.0, left, right)
    apart = days_between(days[0], days[1])
    both = not bounded(known.period) and not bounded(item.period)
    weight = (0.5 if both else 0.0) if apart <= 3 else -2.0 if apart <= 14 else -6.0
    return ("time not told", weight, left or days[0], right or days[1])


def _day(period: Period | None, item: EventTold) -> Period | None:
    """The event's own time, else the day it was reported on: only to compare, never to date the event."""
    return period if bounded(period) else item.page.reported()


def _place(known: Known, item: EventTold) -> Feature:
    return place_feature(known.place, item.place)


def _one_article(known: Known, item: EventTold) -> Feature | None:
    if item.page.id not in known.pages:
        return None
    same = (
        item.body.kind in known.kinds
        and is_day(item.period)
        and known.period == item.period
        and is_fine(item.place)
        and place_key(known.place) == place_key(item.place)
        and not _contradict(known.numbers, item.numbers)
    )
    return ("one article", 0.0 if same else VETO, item.page.id, item.page.id)


def _contradict(one: Iterable[Number], two: Iterable[Number]) -> bool:
    """Whether the same harm has two numbers."""
    told = {number[:2]: number for number in one}
    return any(number[:2] in told and told[number[:2]] != number for number in two)


def _status(known: Known, item: EventTold) -> Feature | None:
    real = item.body.status in REAL
    if real == known.real and (real or item.body.status is known.first.body.status):
        return None
    told = {item.body.status, known.first.body.status}
    same_time = bounded(item.period) and known.period == item.period
    same_place = place_key(item.place) == place_key(known.place) is not None
    same = item.body.kind in known.kinds and same_time and same_place
    contested = bool(told & DENIED) and same_time and bool(same_place or known.names & item.names)
    denial = EventStatus.DENIED in told and item.story in known.stories
    weight = 0.0 if same or contested or denial else VETO
    return ("status", weight, known.first.body.status.value, item.body.status.value)


def _copy(known: Known, item: EventTold) -> Feature | None:
    return ("copied words", 4.0, item.text[1], item.text[1]) if item.text in known.texts else None


def _story(known: Known, item: EventTold) -> Feature | None:
    return ("story", 1.5, item.story, item.story) if item.story in known.stories else None


def _parties(known: Known, item: EventTold) -> Feature | None:
    doers, others = known.doers & item.doers, known.others & item.others
    weight = 0.6 * bool(doers) + 0.8 * bool(others)
    if not weight:
        registered = [{k for k in keys if k[:1] not in "~?"} for keys in (known.doers, item.doers)]
        if registered[0] and registered[1]:
            return ("parties", -0.8, frozenset(registered[0]), frozenset(registered[1]))
        return None
    shared = frozenset(doers | others)
    return ("parties", weight, shared, shared)


def _numbers(known: Known, item: EventTold) -> Feature | None:
    shared = known.numbers & item.numbers
    if shared:
        telling = [n for n in shared if (n[3] or n[2] or 0) >= 3]
        weight = min(3.0, 1.2 * len(telling) + 0.5 * (len(shared) - len(telling)))
        shown = "; ".join(sorted(f"{n[0]} {n[1]} {n[3] or n[2] or n[4]}" for n in shared))
        return ("figures", weight, shown, shown)
    return None
