"""Accords: one agreement under its several names, with those who signed it and those who did not.

Input: accord claims in their setting. Output: `AccordRecord`s and the decisions. Refuses: to merge on words that any
accord may be called by, or when two known days or places differ.

*The Algiers accord* and *the 2015 peace agreement* meet through an article that gives both place and year: the claims
that tell most open the groups. A record's id is made of the earliest article's claim.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from palabre.model.accord import Accord, AccordKind, AccordRecord, AccordState
from palabre.model.actor import Party, Who
from palabre.model.claim import Claim
from palabre.model.ids import content_id
from palabre.model.judgement import Judgement
from palabre.model.place import NamedPlace
from palabre.model.time import Period
from palabre.reconcile import lexicon
from palabre.reconcile.gather import VETO, Feature, Group, gather
from palabre.reconcile.nearness import bounded, days_between, is_day, place_feature, place_key
from palabre.reconcile.setting import Setting, all_evidence, first_reported, in_time
from palabre.reconcile.sheet import Sheet, show_period
from palabre.reconcile.words import fold_words, sentence_around

RULE = "accords.v1"
NEEDED = 2.6
_RARE = frozenset({AccordKind.COMPREHENSIVE, AccordKind.FRAMEWORK})
"""Few conflicts see two of them in one year."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordTold:
    """An accord claim with what is compared."""

    claim: Claim
    page: Sheet
    body: Accord
    period: Period | None
    year: int | None
    marks: frozenset[str]
    signers: frozenset[str]
    story: str


def accord_told(claim: Claim, page: Sheet, setting: Setting) -> AccordTold:
    """An accord claim made ready for comparison."""
    body = cast(Accord, claim.body)
    period = page.period(body.time)
    words = frozenset(fold_words(body.name)) - lexicon.all_words("accords")
    parties = (*body.signatories, *body.parties)
    return AccordTold(
        claim=claim,
        page=page,
        body=body,
        period=period,
        year=_year(body.name, period),
        marks=frozenset(w for w in words if not w.isdigit() and len(w) > 2),
        signers=frozenset(setting.key(setting.who(p, page), page) for p in parties),
        story=setting.stories[page.id],
    )


def _year(name: str, period: Period | None) -> int | None:
    """The year in the name, else that of the time."""
    named = _YEAR.search(name)
    if named:
        return int(named.group())
    known = period and (period.start or period.end)
    return known.year if known else None


@dataclass(slots=True)
class Known:
    """What a group of accord claims knows."""

    period: Period | None
    year: int | None
    place: NamedPlace | None
    marks: set[str]
    signers: set[str]
    stories: set[str]
    first: AccordTold
    pages: set[str]


class SameAccord:
    """The `gather.Method` of accords."""

    rule = RULE
    sure = 2.0

    def keys(self, item: AccordTold) -> Iterable[Hashable]:
        """By year, place, story and distinctive words."""
        yield ("story", item.story, item.body.kind)
        if item.year:
            yield ("year", item.year)
            for mark in (*item.signers, *item.marks):
                yield (item.year, mark)
        if item.body.place:
            yield ("place", place_key(item.body.place), item.year)
            yield ("place", place_key(item.body.place))
        for mark in item.marks:
            yield ("mark", mark)

    def open(self, item: AccordTold) -> Known:
        """A group that knows one claim."""
        return Known(
            period=item.period,
            year=item.year,
            place=item.body.place,
            marks=set(item.marks),
            signers=set(item.signers),
            stories={item.story},
            first=item,
            pages={item.page.id},
        )

    def absorb(self, known: Known, item: AccordTold) -> None:
        """Keep the finer time, add the rest."""
        if not bounded(known.period) or (is_day(item.period) and not is_day(known.period)):
            known.period = item.period or known.period
        known.year = known.year or item.year
        known.place = known.place or item.body.place
        known.marks |= item.marks
        known.signers |= item.signers
        known.stories.add(item.story)
        known.pages.add(item.page.id)

    def features(self, known: Known, item: AccordTold) -> list[Feature]:
        """Year or day, place, name, signatories, kind and story."""
        found: list[Feature] = [("needed", -NEEDED, "", ""), _when(known, item)]
        place = place_feature(known.place, item.body.place)
        found.append((place[0], VETO if place[1] < 0 else place[1], place[2], place[3]))
        marks = known.marks & item.marks
        if marks:
            found.append(("name", 2.0, frozenset(marks), frozenset(marks)))
        signers = known.signers & item.signers
        if signers:
            found.append(("signatories", 1.0, frozenset(signers), frozenset(signers)))
        elif known.signers and item.signers:
            found.append(("signatories", -1.0, frozenset(known.signers), frozenset(item.signers)))
        kind = item.body.kind
        same_kind = (1.0 if kind in _RARE else 0.5) if known.first.body.kind is kind else -1.0
        found.append(("kind", same_kind, known.first.body.kind.value, kind.value))
        if item.story in known.stories and item.page.id not in known.pages:
            found.append(("story", 1.2, item.story, item.story))
        return found


def _when(known: Known, item: AccordTold) -> Feature:
    if is_day(known.period) and is_day(item.period):
        apart = days_between(cast(Period, known.period), cast(Period, item.period))
        return ("day", 2.5 if not apart else VETO, show_period(known.period), show_period(item.period))
    if known.year and item.year:
        return ("year", 1.6 if known.year == item.year else VETO, known.year, item.year)
    days = (known.first.page.reported(), item.page.reported())
    if known.year is None and item.year is None and days[0] and days[1]:
        apart = days_between(days[0], days[1])
        return (
            "reported",
            1.0 if apart <= 4 else 0.0 if apart <= 30 else -2.0,
            show_period(days[0]),
            show_period(days[1]),
        )
    return ("year", 0.0, known.year, item.year)


def fold_accords(claims: Iterable[tuple[Sheet, Claim]], setting: Setting) -> tuple[list[AccordRecord], list[Judgement]]:
    """The accords of the record and the decisions that made them."""
    told = [accord_told(claim, page, setting) for page, claim in claims]
    told.sort(key=lambda t: (-_told_much(t), t.page.order, t.claim.spans, t.claim.id))
    groups = gather(told, SameAccord(), setting.rules)
    return [_record(group, setting) for group in groups], [join for group in groups for join in group.joins]


def _told_much(item: AccordTold) -> int:
    both = bool(item.year) and item.body.place is not None
    return 3 * both + bool(item.year) + bool(item.body.place) + bool(item.marks) + bool(item.signers)


def _record(group: Group[AccordTold], setting: Setting) -> AccordRecord:
    members = cast("list[AccordTold]", in_time(group.members))
    first = members[0]
    times = [m.period for m in members if m.period]
    return AccordRecord(
        id=content_id("ag", first.claim.id),
        name=next((m.body.name for m in members if m.marks), first.body.name),
        kind=group.first.body.kind,
        state=_state(members),
        when=min(times, key=lambda p: (not is_day(p), not bounded(p)), default=None),
        place=next((m.body.place for m in members if m.body.place), None),
        signatories=_whos(((m.page, m.body.signatories) for m in members), setting),
        non_signatories=_whos(((m.page, m.body.non_signatories) for m in members), setting),
        parties=_whos(((m.page, m.body.parties) for m in members), setting),
        mediators=_whos(((m.page, m.body.mediators) for m in members), setting),
        words=sentence_around(first.page.article.text, first.claim.spans),
        language=first.page.language,
        reported=first_reported(members),
        evidence=all_evidence(members),
        origins=setting.witnesses(m.page.id for m in members),
    )


def _state(members: Sequence[AccordTold]) -> AccordState:
    """What the latest article that says how far the accord has come says."""
    said = [m.body.state for m in members if m.body.state is not AccordState.UNKNOWN]
    return said[-1] if said else AccordState.UNKNOWN


def _whos(parties: Iterable[tuple[Sheet, tuple[Party, ...]]], setting: Setting) -> tuple[Who, ...]:
    """Each party once, in order of mention."""
    found: dict[str, Who] = {}
    for page, named in parties:
        for party in named:
            who = setting.who(party, page)
            if who:
                found.setdefault(who.key, who)
    return tuple(found.values())
