"""Events: what several articles tell of one event, folded into one `EventRecord`.

Input: event claims in their setting. Output: records, the record of each claim, the decisions. Refuses: a default
date: an event whose time no article tells has none, however well its publication day is known.

A record's id is made of the earliest article's claim (by day, then article id): it survives later articles and re-
readings that find the same words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

from palabre.model.actor import Party, Who
from palabre.model.claim import Claim
from palabre.model.event import AttributionRecord, Certainty, Event, EventRecord, EventStatus
from palabre.model.ids import content_id
from palabre.model.judgement import Judgement
from palabre.model.passage import Evidence
from palabre.model.place import NamedPlace
from palabre.model.time import Period
from palabre.reconcile.anaphora import join_anaphora
from palabre.reconcile.figures import figures, sizes
from palabre.reconcile.gather import Group, gather
from palabre.reconcile.happenings import REAL, EventTold, Happenings, event_told, specific_first
from palabre.reconcile.nearness import bounded, coarseness, is_day
from palabre.reconcile.setting import Setting, all_evidence, first_reported, in_time, surest, whos
from palabre.reconcile.sheet import Sheet, evidence
from palabre.reconcile.words import sentence_around

_FIRMEST = (
    EventStatus.REPORTED,
    EventStatus.CLAIMED,
    EventStatus.ALLEGED,
    EventStatus.PLANNED,
    EventStatus.DENIED,
    EventStatus.HYPOTHETICAL,
    EventStatus.NEGATED,
)


def fold_events(claims: Iterable[tuple[Sheet, Claim]], setting: Setting) -> tuple[list[EventRecord], list[Judgement]]:
    """The events of the record and the decisions that made them."""
    told = [event_told(claim, cast(Event, claim.body), page, setting) for page, claim in claims]
    told.sort(key=specific_first)
    groups = join_anaphora(gather(told, Happenings(setting), setting.rules), setting)
    return [_record(group, setting) for group in groups], [join for group in groups for join in group.joins]


def _record(group: Group[EventTold], setting: Setting) -> EventRecord:
    first = group.earliest
    members = cast("list[EventTold]", in_time(group.members))
    lead = _lead(group)
    links = {setting.rules.links[m.claim.id] for m in members if m.claim.id in setting.rules.links}
    return EventRecord(
        id=content_id("ev", first.claim.id),
        type=lead.body.type,
        kind=lead.body.kind,
        status=min((m.body.status for m in members), key=_FIRMEST.index),
        when=_when(members),
        place=_where(members),
        actors=_parties(members, setting, doers=True),
        recipients=_parties(members, setting, doers=False),
        figures=figures(members, setting),
        sizes=sizes(members),
        attribution=_attribution(members, setting),
        words=sentence_around(first.page.article.text, first.claim.spans),
        language=first.page.language,
        reported=first_reported(members),
        stories=tuple(sorted({m.story for m in members})),
        evidence=all_evidence(members),
        origins=setting.witnesses(m.page.id for m in members),
        merged=tuple(sorted({j.id for j in group.joins} | {w for n in links for w in setting.rules.why.get(n, ())})),
        confidence=surest(members),
    )


def _lead(group: Group[EventTold]) -> EventTold:
    """The claim that gives the record its kind: of the kind that most articles tell, the one that tells most."""
    told = [m for m in group.members if m.body.status in REAL] or group.members
    kinds = Counter(kind for _, kind in {(m.page.id, m.body.kind) for m in told})
    return max(told, key=lambda m: kinds[m.body.kind])


def _when(members: Sequence[EventTold]) -> Period | None:
    """The finest time that an article tells, the earliest article's among equals."""
    told = [m.period for m in members if m.period and not _only_sums(m)]
    return min(told, key=lambda p: (not is_day(p), not bounded(p)), default=None)


def _only_sums(told: EventTold) -> bool:
    """Whether all its figures count a longer time: *322 since January* happened on no day and in no month."""
    return bool(told.body.tolls) and all(toll.cumulative for toll in told.body.tolls)


def _where(members: Sequence[EventTold]) -> NamedPlace | None:
    """The finest place that an article tells."""
    told = [m.place for m in members if m.place]
    return min(told, key=coarseness, default=None)


def _parties(members: Sequence[EventTold], setting: Setting, *, doers: bool) -> tuple[Who, ...]:
    named = [(m.page, m.body.actors if doers else m.body.recipients) for m in members]
    if doers:
        named = [(page, tuple(p for p in parties if _did(p, page, setting))) for page, parties in named]
    return whos(named, setting)


def _did(party: Party, page: Sheet, setting: Setting) -> bool:
    who = setting.who(party, page)
    return who is not None and setting.cast.is_doer(who, page)


def _attribution(members: Sequence[EventTold], setting: Setting) -> tuple[AttributionRecord, ...]:
    """Who is said to have done it, once for each certainty and voice."""
    found: dict[tuple[str, Certainty, str], tuple[Who, Who | None, list[Evidence]]] = {}
    for member in members:
        for told in member.body.attribution:
            to, by = setting.who(told.to, member.page), setting.who(told.by, member.page)
            if to is None or not setting.cast.is_doer(to, member.page):
                continue
            key = (to.key, told.certainty, by.key if by else "")
            found.setdefault(key, (to, by, []))[2].append(evidence(member.page, member.claim, told.spans))
    return tuple(
        AttributionRecord(to=to, certainty=certainty, by=by, evidence=tuple(cited))
        for (_, certainty, _), (to, by, cited) in found.items()
    )
