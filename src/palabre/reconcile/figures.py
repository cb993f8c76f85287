"""Figures: each distinct figure of an event, beside the others, none replaced.

Input: the event claims of one record, in their setting. Output: `Figure`s in the order in which they were first
reported, and sizes. Refuses: to average, to sum, to drop an older figure.
"""

from collections.abc import Iterable
from typing import cast

from palabre.model.actor import Who
from palabre.model.event import Event
from palabre.model.passage import Evidence
from palabre.model.toll import Figure, Size, Toll
from palabre.reconcile.gather import Item
from palabre.reconcile.setting import Setting, in_time
from palabre.reconcile.sheet import Sheet, evidence

_Cited = tuple[Toll, Who | None, Sheet, Evidence]


def figures(members: Iterable[Item], setting: Setting) -> tuple[Figure, ...]:
    """Every distinct figure: harm, victims, numbers, side, and according to whom."""
    groups: dict[object, list[_Cited]] = {}
    for member in in_time(members):
        for toll in cast(Event, member.claim.body).tolls:
            who = setting.who(toll.according_to, member.page)
            voice = setting.key(who, member.page) if who else None
            key = (
                toll.harm,
                toll.who,
                toll.low,
                toll.best,
                toll.high,
                toll.qualifier,
                toll.side,
                toll.cumulative,
                voice,
            )
            groups.setdefault(key, []).append((toll, who, member.page, evidence(member.page, member.claim, toll.spans)))
    return tuple(_figure(cited, setting) for cited in groups.values())


def _figure(cited: list[_Cited], setting: Setting) -> Figure:
    toll, who, page, _ = cited[0]
    return Figure(
        harm=toll.harm,
        who=toll.who,
        low=toll.low,
        best=toll.best,
        high=toll.high,
        qualifier=toll.qualifier,
        side=toll.side,
        cumulative=toll.cumulative,
        according_to=who,
        reported=page.day.isoformat() if page.day else None,
        origins=setting.witnesses(p.id for _, _, p, _ in cited),
        sources=tuple(dict.fromkeys(p.source for _, _, p, _ in cited if p.source)),
        evidence=tuple(e for _, _, _, e in cited),
    )


def sizes(members: Iterable[Item]) -> tuple[Size, ...]:
    """Distinct numbers that are no harm, with the spans of the first article that gives each."""
    found: dict[object, Size] = {}
    for member in in_time(members):
        for size in cast(Event, member.claim.body).sizes:
            found.setdefault((size.what, size.low, size.best, size.high, size.qualifier), size)
    return tuple(found.values())
