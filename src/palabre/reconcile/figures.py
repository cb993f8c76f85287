"""Figures: each distinct figure of an event, beside the others, none replaced.

Input: the event claims of one record, in their setting. Output: `Figure`s in the order in which they were first
reported, and sizes. Refuses: to average, to sum, to drop an older figure; one that its outlet took back stays, marked.

Who gives a figure: whom the article names for it, else the speaker of the statement that the number stands in,
else the source itself where it is a party or a monitor and no news outlet.
"""

from collections.abc import Iterable
from typing import cast

from palabre.model.actor import Who
from palabre.model.event import Event
from palabre.model.passage import Evidence
from palabre.model.statement import Voice
from palabre.model.toll import Figure, Size, Toll
from palabre.reconcile.corrections import quotes_older_version, taken_back
from palabre.reconcile.gather import Item
from palabre.reconcile.sayings import statement_over
from palabre.reconcile.setting import Setting, in_time
from palabre.reconcile.sheet import Sheet, evidence

_Cited = tuple[Toll, Who | None, Sheet, Evidence]


def figures(members: Iterable[Item], setting: Setting) -> tuple[Figure, ...]:
    """Every distinct figure: harm, victims, numbers, side, and according to whom."""
    groups: dict[object, list[_Cited]] = {}
    for member in in_time(members):
        for toll in cast(Event, member.claim.body).tolls:
            who = voice_of(toll, member.page, setting)
            key = (*_numbers(toll), toll.cumulative, setting.key(who, member.page) if who else None)
            groups.setdefault(key, []).append((toll, who, member.page, evidence(member.page, member.claim, toll.spans)))
    told = [(page, toll) for cited in groups.values() for toll, _, page, _ in cited]
    return tuple(_figure(cited, told, setting) for cited in groups.values())


def _numbers(toll: Toll) -> tuple[object, ...]:
    return (toll.harm, toll.who, toll.low, toll.best, toll.high, toll.qualifier, toll.side)


def voice_of(toll: Toll, page: Sheet, setting: Setting) -> Who | None:
    """According to whom a figure stands; None when the article gives it in its own name."""
    if toll.according_to:
        return None if quotes_older_version(toll.according_to) else setting.who(toll.according_to, page)
    around = statement_over(page, toll.spans)
    if around is None or around.voice is Voice.MEDIA:
        return setting.voices.get(page.source)
    return setting.who(around.speaker, page)


def _figure(cited: list[_Cited], told: list[tuple[Sheet, Toll]], setting: Setting) -> Figure:
    toll, who, page, _ = cited[0]
    same = [(p, t) for p, t in told if _numbers(t) == _numbers(toll)]
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
        superseded_by=taken_back(same, told),
        confidence=max((c for t, *_ in cited if (c := t.confidence) is not None), default=None),
    )


def sizes(members: Iterable[Item]) -> tuple[Size, ...]:
    """Distinct numbers that are no harm, with the spans of the first article that gives each."""
    found: dict[object, Size] = {}
    for member in in_time(members):
        for size in cast(Event, member.claim.body).sizes:
            found.setdefault((size.what, size.low, size.best, size.high, size.qualifier), size)
    return tuple(found.values())
