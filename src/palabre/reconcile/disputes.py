"""Disputes: what two voices say of one event that cannot both hold.

Input: event records with their claims, in their setting. Output: `Dispute`s. Refuses: rising tolls (one voice's later
figure), totals beside their parts, a figure that a rewrite of the same agency copy changed, ranges that overlap.

Figures are disputed when their ranges are disjoint and either two named voices give them, or two independent origins
do on the same day without naming a voice. *About n* is taken as a fifth more or less.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import cast

from palabre.model.actor import Who
from palabre.model.claim import Claim, ClaimKind
from palabre.model.dispute import Dispute, DisputedValue
from palabre.model.event import AttributionRecord, Certainty, Event, EventRecord, EventStatus
from palabre.model.ids import content_id
from palabre.model.passage import Evidence, overlap
from palabre.model.statement import Force, Statement
from palabre.model.toll import Figure, Qualifier
from palabre.reconcile.setting import Setting
from palabre.reconcile.sheet import Sheet

_DENIED = frozenset({EventStatus.DENIED, EventStatus.NEGATED})
_HAPPENED = frozenset({EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED})
_ABOUT = 0.2
MOST_FIGURES = 24
"""Figures of one harm that are compared with each other; an event has a handful, and pairs grow as a square."""


def fold_disputes(
    records: Iterable[EventRecord], told: Mapping[str, tuple[Sheet, Claim]], setting: Setting
) -> list[Dispute]:
    """All disputes over events; `told` gives sheet and claim by claim id."""
    found: list[Dispute] = []
    for record in records:
        found += _over_figures(record, setting)
        found += _over_doers(record, setting)
        found += _over_fact(record, told, setting)
    return found


def _dispute(record: EventRecord, field: str, values: Sequence[DisputedValue]) -> Dispute:
    return Dispute(id=content_id("di", record.id, field), about=record.id, field=field, values=tuple(values))


def _over_figures(record: EventRecord, setting: Setting) -> list[Dispute]:
    groups: dict[tuple[str, str, str | None], list[Figure]] = {}
    for figure in record.figures:
        if not figure.cumulative:
            groups.setdefault((figure.harm, figure.who, figure.side), []).append(figure)
    found = []
    for (harm, who, side), figures in groups.items():
        opposed: set[int] = set()
        for (i, one), (j, two) in combinations(enumerate(figures[:MOST_FIGURES]), 2):
            if disjoint(one, two) and _two_voices(one, two, setting):
                opposed |= {i, j}
        if opposed:
            field = f"{harm}/{who}" + (f"/{side}" if side else "")
            found.append(_dispute(record, field, [_figure_value(figures[n]) for n in sorted(opposed)]))
    return found


def interval(figure: Figure) -> tuple[float, float]:
    """What a figure leaves possible."""
    if figure.qualifier is Qualifier.ABOUT and figure.best is not None:
        return figure.best * (1 - _ABOUT), figure.best * (1 + _ABOUT)
    low = figure.low if figure.low is not None else figure.best
    high = figure.high if figure.high is not None else float("inf")
    return (low if low is not None else 0.0), high


def disjoint(one: Figure, two: Figure) -> bool:
    """Whether two figures cannot both hold."""
    (a, b), (c, d) = interval(one), interval(two)
    return b < c or d < a


def _two_voices(one: Figure, two: Figure, setting: Setting) -> bool:
    if one.according_to and two.according_to:
        return one.according_to.key != two.according_to.key
    apart = not {setting.origins[e.article] for e in one.evidence} & {setting.origins[e.article] for e in two.evidence}
    if one.according_to or two.according_to:
        return apart and one.reported == two.reported
    return apart and one.reported is not None and one.reported == two.reported


def _figure_value(figure: Figure) -> DisputedValue:
    low, high = interval(figure)
    shown = f"{figure.best}" if figure.best is not None else f"{low:g}-{high:g}"
    marks = {Qualifier.AT_LEAST: "≥", Qualifier.UP_TO: "≤", Qualifier.ABOUT: "~", Qualifier.VAGUE: "≥"}
    number = figure.high if figure.qualifier is Qualifier.UP_TO else figure.best
    mark = marks.get(figure.qualifier, "")
    return DisputedValue(
        value=f"{mark}{number if number is not None else figure.low}" if mark else shown,
        according_to=figure.according_to,
        reported=figure.reported,
        origins=figure.origins,
        evidence=figure.evidence,
    )


def _over_doers(record: EventRecord, setting: Setting) -> list[Dispute]:
    """Somebody is said to have done it, and somebody denies it."""
    by_doer: dict[str, list[AttributionRecord]] = {}
    for attribution in record.attribution:
        by_doer.setdefault(attribution.to.key, []).append(attribution)
    values: list[DisputedValue] = []
    for told in by_doer.values():
        denied = [a for a in told if a.certainty is Certainty.DENIED]
        if denied and len(denied) < len(told):
            values += [_doer_value(a, setting) for a in told]
    return [_dispute(record, "perpetrator", values)] if values else []


def _doer_value(told: AttributionRecord, setting: Setting) -> DisputedValue:
    return DisputedValue(
        value=f"{told.to.name}: {told.certainty}",
        according_to=told.by,
        reported=None,
        origins=setting.witnesses(e.article for e in told.evidence),
        evidence=told.evidence,
    )


def _over_fact(record: EventRecord, told: Mapping[str, tuple[Sheet, Claim]], setting: Setting) -> list[Dispute]:
    """Some say that it happened, some that it did not."""
    sides: dict[tuple[str, str], tuple[Who | None, list[Evidence]]] = {}
    for cited in record.evidence:
        page, claim = told[cited.claim]
        status = cast(Event, claim.body).status
        side = "no" if status in _DENIED else "yes" if status in _HAPPENED else None
        if side is None:
            continue
        who = _denier(page, claim, setting) if side == "no" else None
        sides.setdefault((side, who.key if who else ""), (who, []))[1].append(cited)
    if {side for side, _ in sides} != {"yes", "no"}:
        return []
    values = [
        DisputedValue(
            value=side,
            according_to=who,
            reported=_first_day(cited, told),
            origins=setting.witnesses(e.article for e in cited),
            evidence=tuple(cited),
        )
        for (side, _), (who, cited) in sorted(sides.items(), key=lambda s: (s[0][0] != "yes", s[0][1]))
    ]
    return [_dispute(record, "happened", values)]


def _denier(page: Sheet, claim: Claim, setting: Setting) -> Who | None:
    """The speaker of the denial that the event's words stand in."""
    for other in page.of(ClaimKind.STATEMENT):
        body = cast(Statement, other.body)
        if body.force is Force.DENY and overlap(body.content.spans, claim.spans):
            return setting.who(body.speaker, page)
    return None


def _first_day(cited: Iterable[Evidence], told: Mapping[str, tuple[Sheet, Claim]]) -> str | None:
    days = [day for e in cited if (day := told[e.claim][0].day)]
    return min(days).isoformat() if days else None
