"""Accords: one agreement under its several names, with those who signed it and those who did not.

Input: accord claims in their setting. Output: `AccordRecord`s and the decisions. Refuses: to merge on words that any
accord may be called by, or when two known days or places differ.

*The Algiers accord* and *the 2015 peace agreement* meet through an article that gives both place and year: the claims
that tell most open the groups. A record's id is made of the earliest article's claim.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from palabre.model.accord import Accord, AccordKind, AccordRecord, AccordState
from palabre.model.claim import Claim, ClaimKind
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.ids import content_id
from palabre.model.judgement import Judgement
from palabre.model.passage import overlap
from palabre.model.place import NamedPlace
from palabre.model.position import Question
from palabre.model.time import Period, TimePrecision
from palabre.reconcile import lexicon
from palabre.reconcile.gather import VETO, Feature, Group, gather
from palabre.reconcile.landmarks import YEAR, Landmark, landmarks, pointed_to
from palabre.reconcile.nearness import bounded, days_between, is_day, place_feature, place_key
from palabre.reconcile.sayings import own_period
from palabre.reconcile.setting import Setting, all_evidence, first_reported, in_time, surest, whos
from palabre.reconcile.sheet import Sheet, show_period
from palabre.reconcile.words import fold_case, fold_words, raw_words, sentence_around

RULE = "accords.v1"
NEEDED = 2.6
_RARE = frozenset({AccordKind.COMPREHENSIVE, AccordKind.FRAMEWORK})
"""Few conflicts see two of them in one year."""
_DEALS = frozenset({EventKind.AGREEMENT, EventKind.CEASEFIRE})
_TRUCES = frozenset({AccordKind.CEASEFIRE, AccordKind.LOCAL, AccordKind.HUMANITARIAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordTold:
    """An accord claim with what is compared."""

    claim: Claim
    page: Sheet
    body: Accord
    period: Period | None
    year: int | None
    place: NamedPlace | None
    landmark: str | None
    marks: frozenset[str]
    names: frozenset[str]
    signers: frozenset[str]
    story: str


def accord_told(claim: Claim, page: Sheet, setting: Setting, known: Sequence[Landmark]) -> AccordTold:
    """An accord claim made ready for comparison; day and place also from the event that its own words tell."""
    body = cast(Accord, claim.body)
    event = _event_of(claim, page)
    period = page.period(body.time) or (own_period(page, event) if event else None)
    place = body.place or (event.place if event else None)
    year = _year(body.name, period)
    landmark = pointed_to(known, body.name, place=place, year=year)
    words = frozenset(fold_words(body.name)) - lexicon.all_words("accords")
    parties = (*body.signatories, *body.parties)
    return AccordTold(
        claim=claim,
        page=page,
        body=body,
        period=period,
        year=year or (landmark.year if landmark else None),
        place=place,
        landmark=landmark.id if landmark else None,
        marks=frozenset(w for w in words if not w.isdigit() and len(w) > 2),
        names=setting.names.around(page, claim.spans) or setting.names.opening(page),
        signers=frozenset(setting.key(setting.who(p, page), page) for p in parties),
        story=setting.stories[page.id],
    )


def _event_of(claim: Claim, page: Sheet) -> Event | None:
    """The agreement or ceasefire that stands in the accord's own words, dated to the day or not at all."""
    for other in page.of(ClaimKind.EVENT):
        event = cast(Event, other.body)
        if event.kind in _DEALS and event.status is EventStatus.REPORTED and overlap(other.spans, claim.spans):
            period = own_period(page, event)
            if period is None or is_day(period) or period.precision is TimePrecision.MONTH:
                return event
    return None


def _year(name: str, period: Period | None) -> int | None:
    """The year in the name, else that of the time."""
    named = YEAR.search(name)
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
    landmarks: set[str]
    marks: set[str]
    names: set[str]
    signers: set[str]
    stories: set[str]
    first: AccordTold
    pages: set[str]


class SameAccord:
    """The `gather.Method` of accords."""

    rule = RULE
    sure = 2.0

    def __init__(self, setting: Setting) -> None:
        self._names = setting.names

    def keys(self, item: AccordTold) -> Iterable[Hashable]:
        """By year, place, story and distinctive words."""
        yield ("story", item.story, item.body.kind)
        if item.year:
            yield ("year", item.year)
            for mark in (*item.signers, *item.marks):
                yield (item.year, mark)
        if item.landmark:
            yield ("landmark", item.landmark)
        if item.place:
            yield ("place", place_key(item.place), item.year)
            yield ("place", place_key(item.place))
        for name in item.names:
            yield ("name", name, item.body.kind)
        for mark in item.marks:
            yield ("mark", mark)

    def open(self, item: AccordTold) -> Known:
        """A group that knows one claim."""
        return Known(
            period=item.period,
            year=item.year,
            place=item.place,
            landmarks={item.landmark} if item.landmark else set(),
            marks=set(item.marks),
            names=set(item.names),
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
        known.place = known.place or item.place
        known.landmarks |= {item.landmark} if item.landmark else set()
        known.marks |= item.marks
        known.names |= item.names
        known.signers |= item.signers
        known.stories.add(item.story)
        known.pages.add(item.page.id)

    def features(self, known: Known, item: AccordTold) -> list[Feature]:
        """Year or day, place, name, signatories, kind and story."""
        found: list[Feature] = [("needed", -NEEDED, "", ""), _when(known, item)]
        if item.landmark in known.landmarks:
            found.append(("desk's wording", 2.0, item.landmark, item.landmark))
        shared = frozenset(known.names & item.names)
        found.append(("names", self._names.weight(shared), shared, shared))
        place = place_feature(known.place, item.place)
        loose = bool(shared) and {item.body.kind, known.first.body.kind} <= _TRUCES
        found.append((place[0], place[1] if place[1] >= 0 else 0.0 if loose else VETO, place[2], place[3]))
        marks = known.marks & item.marks
        if marks:
            found.append(("name", 2.0, frozenset(marks), frozenset(marks)))
        signers = known.signers & item.signers
        if signers:
            found.append(("signatories", 1.0, frozenset(signers), frozenset(signers)))
        elif known.signers and item.signers:
            found.append(("signatories", -1.0, frozenset(known.signers), frozenset(item.signers)))
        found.append(_kind(known, item))
        if item.story in known.stories and item.page.id not in known.pages:
            found.append(("story", 1.2, item.story, item.story))
        return found


def _kind(known: Known, item: AccordTold) -> Feature:
    one, two = known.first.body.kind, item.body.kind
    if AccordKind.OTHER in {one, two}:
        return ("kind", 0.0, one.value, two.value)
    return ("kind", (1.0 if one in _RARE else 0.5) if one is two else -1.0, one.value, two.value)


def _when(known: Known, item: AccordTold) -> Feature:
    if is_day(known.period) and is_day(item.period):
        apart = days_between(cast(Period, known.period), cast(Period, item.period))
        return (
            "day",
            2.5 if not apart else 0.0 if apart == 1 else VETO,
            show_period(known.period),
            show_period(item.period),
        )
    if known.year and item.year:
        return ("year", 1.6 if known.year == item.year else VETO, known.year, item.year)
    days = (known.period if is_day(known.period) else known.first.page.reported(), item.page.reported())
    if (known.year is None or is_day(known.period)) and item.year is None and days[0] and days[1]:
        apart = days_between(days[0], days[1])
        return (
            "reported",
            1.0 if apart <= 4 else 0.0 if apart <= 30 else -2.0,
            show_period(days[0]),
            show_period(days[1]),
        )
    return ("year", 0.0, known.year, item.year)


def fold_accords(
    claims: Iterable[tuple[Sheet, Claim]], setting: Setting, questions: Iterable[Question]
) -> tuple[list[AccordRecord], list[Judgement]]:
    """The accords of the record and the decisions that made them."""
    known = landmarks(questions)
    told = [accord_told(claim, page, setting, known) for page, claim in claims]
    told.sort(key=lambda t: (-_told_much(t), t.page.order, t.claim.spans, t.claim.id))
    groups = gather(told, SameAccord(setting), setting.rules)
    return [_record(group, setting) for group in groups], [join for group in groups for join in group.joins]


def _told_much(item: AccordTold) -> int:
    both = bool(item.year) and item.place is not None
    return 3 * both + bool(item.year) + bool(item.place) + bool(item.marks) + bool(item.signers)


def _record(group: Group[AccordTold], setting: Setting) -> AccordRecord:
    members = cast("list[AccordTold]", in_time(group.members))
    first = members[0]
    times = [m.period for m in members if m.period]
    kinds = Counter(m.body.kind for m in members if m.body.kind is not AccordKind.OTHER)
    return AccordRecord(
        id=content_id("ag", first.claim.id),
        name=_name(members),
        kind=kinds.most_common(1)[0][0] if kinds else AccordKind.OTHER,
        state=_state(members),
        when=min(times, key=lambda p: (not is_day(p), not bounded(p)), default=None),
        place=next((m.place for m in members if m.place), None),
        signatories=whos(((m.page, m.body.signatories) for m in members), setting),
        non_signatories=whos(((m.page, m.body.non_signatories) for m in members), setting),
        parties=whos(((m.page, m.body.parties) for m in members), setting),
        mediators=whos(((m.page, m.body.mediators) for m in members), setting),
        words=sentence_around(first.page.article.text, first.claim.spans),
        language=first.page.language,
        reported=first_reported(members),
        evidence=all_evidence(members),
        origins=setting.witnesses(m.page.id for m in members),
        confidence=surest(members),
    )


def _name(members: Sequence[AccordTold]) -> str:
    """The name that tells most: with a proper name or a year, then the most used, then the longest."""
    used = Counter(name for _, name in {(m.page.id, fold_case(m.body.name)) for m in members})
    names = list(dict.fromkeys(m.body.name for m in members))
    return max(names, key=lambda n: (_telling(n), used[fold_case(n)], len(n)))


def _telling(name: str) -> int:
    """How much of its own a name has: capitalised words inside it count two, a year one."""
    proper = [w for w in raw_words(name) if w[:1].isupper() and fold_case(w) not in lexicon.all_words("accords")]
    return 2 * bool(proper) + bool(YEAR.search(name))


def _state(members: Sequence[AccordTold]) -> AccordState:
    """What the latest article that says how far the accord has come says."""
    said = [m.body.state for m in members if m.body.state is not AccordState.UNKNOWN]
    return said[-1] if said else AccordState.UNKNOWN
