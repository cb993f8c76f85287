"""Positions: who stands where on which question, who differs from whom since when, and who has moved.

Input: position claims in their setting, and the statement and event records of their bases. Output:
`PositionRecord`s, `Divergence`s, `Shift`s. Refuses: positions of analysts, witnesses, monitors and media; divergences
and shifts from *unclear* or *mixed* stances, from days on which an actor shows two stances equally often, and of anyone
but states, groups, organisations and communities of the register or the desk: nobody can follow *he* or *a source*.

`at` is when the stance was voiced as far as told, else the day on which it was first reported: a stance is held, and
the report shows that it was held then. *Conditional* differs from *against*, not from *for*: who says *if* does not
refuse.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import cast

from palabre.model.actor import Who
from palabre.model.claim import Claim, ClaimKind
from palabre.model.event import Event
from palabre.model.ids import content_id
from palabre.model.position import Divergence, Position, PositionRecord, Shift, Stance
from palabre.model.statement import Statement, Voice
from palabre.model.time import Period
from palabre.reconcile import lexicon
from palabre.reconcile.nearness import bounded
from palabre.reconcile.setting import Setting, all_evidence, in_time, surest
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_case, fold_words

NO_STAND = frozenset({Voice.ANALYST, Voice.WITNESS, Voice.MONITOR, Voice.MEDIA})
FIRM = frozenset({Stance.FOR, Stance.AGAINST, Stance.CONDITIONAL})
OPPOSED = frozenset({(Stance.FOR, Stance.AGAINST), (Stance.CONDITIONAL, Stance.AGAINST)})
MOST_ACTORS = 40
"""Per question and camp, those with most origins: nobody reads a larger matrix, and pairs grow as a square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionTold:
    """A position claim with its basis."""

    claim: Claim
    page: Sheet
    body: Position
    actor: Who
    speaker: Who | None
    key: str
    at: Period | None
    basis: tuple[str, ...]


def fold_positions(
    claims: Iterable[tuple[Sheet, Claim]], setting: Setting, records: Mapping[str, str]
) -> list[PositionRecord]:
    """One record for an actor's stance on a question on a day, or on one basis."""
    told = [p for page, claim in claims if (p := _told(claim, page, setting, records))]
    told.sort(key=lambda p: (p.page.order, p.claim.spans, p.claim.id))
    groups: list[list[PositionTold]] = []
    index: dict[object, int] = {}
    for item in told:
        head = (item.key, item.body.question.id, item.body.stance)
        keys = [(head, name) for name in item.basis] + ([(head, item.at)] if item.at else [])
        place = next((index[k] for k in keys if k in index), None)
        if place is None:
            place = len(groups)
            groups.append([])
        groups[place].append(item)
        for key in keys:
            index.setdefault(key, place)
    return [_record(group, setting) for group in groups]


def _told(claim: Claim, page: Sheet, setting: Setting, records: Mapping[str, str]) -> PositionTold | None:
    body = cast(Position, claim.body)
    statements = _bodies(body.statements, ClaimKind.STATEMENT, page)
    events = _bodies(body.events, ClaimKind.EVENT, page)
    voices = [cast(Statement, c.body).voice for c in statements]
    if voices and not events and all(voice in NO_STAND for voice in voices):
        return None
    person = setting.who(body.actor, page)
    if person is None:
        return None
    actor = spoken_for(person, page, setting) or person
    times = [cast(Statement | Event, c.body).time for c in (*statements, *events)]
    said = next((p for t in times if bounded(p := page.period(t))), None)
    return PositionTold(
        claim=claim,
        page=page,
        body=body,
        actor=actor,
        speaker=setting.who(body.speaker, page) or (person if actor is not person else None),
        key=setting.key(actor, page),
        at=said or page.reported(),
        basis=tuple(sorted({records[c.id] for c in (*statements, *events) if c.id in records})),
    )


def spoken_for(person: Who, page: Sheet, setting: Setting) -> Who | None:
    """The body that a person speaks for by the post that this article gives: *its spokesman, N.* speaks for it."""
    for role in page.reading.roles:
        if role.organisation is None or (role.qualifier or "").casefold() in lexicon.words("posts")["former"]:
            continue
        if not any(
            word in lexicon.words("posts")["speaking"] for word in (fold_case(role.post), *fold_words(role.post))
        ):
            continue
        if setting.cast.person(role.person, page).key == person.key:
            body = setting.who(role.organisation, page)
            if body and setting.cast.is_body(body):
                return body
    return None


def _bodies(local: Iterable[str], kind: ClaimKind, page: Sheet) -> list[Claim]:
    names = {page.local.get((kind, name)) for name in local}
    return [c for c in page.of(kind) if c.id in names] if names else []


def _record(group: Sequence[PositionTold], setting: Setting) -> PositionRecord:
    members = cast("list[PositionTold]", in_time(group))
    first = members[0]
    spans = first.body.spans
    return PositionRecord(
        id=content_id("po", first.claim.id),
        actor=first.actor,
        question=first.body.question.id,
        stance=first.body.stance,
        at=min((m.at for m in members if m.at), key=_first_day, default=None),
        speaker=next((m.speaker for m in members if m.speaker), None),
        conditions=tuple(dict.fromkeys(c.text for m in members for c in m.body.conditions)),
        basis=tuple(sorted({name for m in members for name in m.basis})),
        words=" … ".join(first.page.article.text[s:e] for s, e in spans),
        language=first.page.language,
        evidence=all_evidence(members),
        origins=setting.witnesses(m.page.id for m in members),
        confidence=surest(members),
    )


def _first_day(period: Period | None) -> date:
    return (period.start or period.end or date.max) if period else date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """An actor's unbroken run of one stance."""

    stance: Stance
    first: date
    records: tuple[PositionRecord, ...]


def moves(records: Iterable[PositionRecord], setting: Setting) -> tuple[list[Divergence], list[Shift]]:
    """Who differs from whom now, and who has moved."""
    grouped: dict[str, dict[str, list[PositionRecord]]] = {}
    for record in sorted(records, key=lambda r: (_first_day(r.at), r.id)):
        if record.at and record.stance in FIRM and setting.cast.is_body(record.actor):
            grouped.setdefault(record.question, {}).setdefault(record.actor.key, []).append(record)
    divergences: list[Divergence] = []
    shifts: list[Shift] = []
    for question in sorted(grouped):
        runs = [found for _, told in sorted(grouped[question].items()) if (found := _runs(told))]
        for found in runs:
            shifts += [_shift(question, one, two) for one, two in pairwise(found)]
        divergences += _divergences(question, runs)
    return divergences, shifts


def _runs(told: Sequence[PositionRecord]) -> list[_Run]:
    """Stances day by day; a day with two stances counts for the one with more origins, or not at all."""
    days: dict[date, list[PositionRecord]] = {}
    for record in told:
        days.setdefault(_first_day(record.at), []).append(record)
    runs: list[_Run] = []
    for day, records in days.items():
        weight: Counter[Stance] = Counter()
        for record in records:
            weight[record.stance] += record.origins
        ranked = weight.most_common(2)
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            continue
        stance = ranked[0][0]
        kept = tuple(r for r in records if r.stance is stance)
        if runs and runs[-1].stance is stance:
            runs[-1] = _Run(stance=stance, first=runs[-1].first, records=runs[-1].records + kept)
        else:
            runs.append(_Run(stance=stance, first=day, records=kept))
    return runs


def _shift(question: str, before: _Run, after: _Run) -> Shift:
    actor = after.records[0].actor
    return Shift(
        id=content_id("sh", question, actor.key, before.stance, after.stance, after.first.isoformat()),
        question=question,
        actor=actor,
        before=before.stance,
        after=after.stance,
        on=after.first.isoformat(),
        evidence=before.records[-1].evidence + after.records[0].evidence,
    )


def _divergences(question: str, actors: Sequence[Sequence[_Run]]) -> list[Divergence]:
    camps = {stance: _camp([runs for runs in actors if runs[-1].stance is stance]) for stance in FIRM}
    pairs = [(one, two) for a, b in sorted(OPPOSED) for one in camps[a] for two in camps[b]]
    return [_divergence(question, one, two) for one, two in pairs]


def _camp(actors: list[Sequence[_Run]]) -> list[Sequence[_Run]]:
    return sorted(actors, key=lambda r: (-sum(p.origins for p in r[-1].records), r[-1].records[0].actor.key))[
        :MOST_ACTORS
    ]


def _divergence(question: str, one: Sequence[_Run], two: Sequence[_Run]) -> Divergence:
    first, second = sorted((one, two), key=lambda r: r[-1].records[0].actor.key)
    a, b = first[-1].records[-1], second[-1].records[-1]
    return Divergence(
        id=content_id("dv", question, a.actor.key, b.actor.key),
        question=question,
        one=a.actor,
        two=b.actor,
        stance_one=first[-1].stance,
        stance_two=second[-1].stance,
        since=_opposed_since(first, second).isoformat(),
        evidence=a.evidence + b.evidence,
    )


def _opposed_since(one: Sequence[_Run], two: Sequence[_Run]) -> date:
    """The first day of the unbroken time in which two actors have stood against each other, moves within it or not."""
    since = date.max
    i, j = len(one) - 1, len(two) - 1
    while i >= 0 and j >= 0 and _opposed(one[i].stance, two[j].stance):
        since = max(one[i].first, two[j].first)
        if one[i].first > two[j].first:
            i -= 1
        elif one[i].first < two[j].first:
            j -= 1
        else:
            i, j = i - 1, j - 1
    return since


def _opposed(one: Stance, two: Stance) -> bool:
    return (one, two) in OPPOSED or (two, one) in OPPOSED
