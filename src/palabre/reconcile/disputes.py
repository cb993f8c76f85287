"""Disputes: what two voices say of one event that cannot both hold.

Input: event records with their claims, in their setting. Output: `Dispute`s over figures, over who did it and over
whether it happened at all. Refuses: rising tolls (a later, higher figure is news, not contradiction, unless two known
parties each keep to theirs), totals beside their parts, corrected figures, ranges that overlap.

Of one voice only the latest figure is compared. *About n* is taken as a fifth more or less.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from palabre.model.claim import Claim
from palabre.model.dispute import Dispute, DisputedValue
from palabre.model.event import EventRecord
from palabre.model.ids import content_id
from palabre.model.toll import Figure, Qualifier, Victim
from palabre.reconcile import lexicon
from palabre.reconcile.blame import disputed_doers, disputed_fact
from palabre.reconcile.setting import Setting
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_words

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
        cited = [told[e.claim] for e in record.evidence]
        over = [("perpetrator", disputed_doers(record, cited, setting)), ("happened", disputed_fact(cited, setting))]
        found += [_dispute(record, field, values) for field, values in over if values]
    return found


def _dispute(record: EventRecord, field: str, values: Sequence[DisputedValue]) -> Dispute:
    return Dispute(id=content_id("di", record.id, field), about=record.id, field=field, values=tuple(values))


def _over_figures(record: EventRecord, setting: Setting) -> list[Dispute]:
    found = []
    for (harm, who, side), figures in _comparable(record.figures).items():
        latest = _latest(figures)[:MOST_FIGURES]
        opposed: set[int] = set()
        for (i, one), (j, two) in combinations(enumerate(latest), 2):
            if disjoint(one, two) and _contradict(one, two, setting):
                opposed |= {i, j}
        if opposed:
            field = f"{harm}/{who}" + (f"/{side}" if side else "")
            found.append(_dispute(record, field, [_figure_value(latest[n]) for n in sorted(opposed)]))
    return found


def _comparable(figures: Iterable[Figure]) -> dict[tuple[str, str, str | None], list[Figure]]:
    """Figures by harm, victims and side. *Four dead* counts the soldiers where only soldiers died on that side."""
    standing = [f for f in figures if not f.cumulative and f.superseded_by is None]
    standing = [f for f in standing if not any(_part_of(f, other) for other in standing)]
    groups: dict[tuple[str, str, str | None], list[Figure]] = {}
    for figure in standing:
        named = {f.who for f in standing if f.harm is figure.harm} - {Victim.UNKNOWN, Victim.FIGHTER}
        who = named.pop() if figure.who is Victim.UNKNOWN and len(named) == 1 else figure.who
        groups.setdefault((figure.harm, who, figure.side), []).append(figure)
    return groups


def _latest(figures: Sequence[Figure]) -> list[Figure]:
    """The latest figure of each voice; all of those that no voice answers for."""
    by_voice: dict[object, list[Figure]] = {}
    for n, figure in enumerate(figures):
        by_voice.setdefault(_voice(figure) or n, []).append(figure)
    kept = {id(f) for told in by_voice.values() for f in told if _day(f) == max(map(_day, told))}
    return [f for f in figures if id(f) in kept]


def _part_of(one: Figure, whole: Figure) -> bool:
    """Whether a smaller figure without a voice of its own stands beside a larger one in the same article."""
    if one.harm is not whole.harm or one.who not in {whole.who, Victim.UNKNOWN}:
        return False
    if _voice(one) not in {None, _voice(whole)} or not {e.article for e in one.evidence} & {
        e.article for e in whole.evidence
    }:
        return False
    return interval(one)[1] < interval(whole)[0]


def _voice(figure: Figure) -> str | None:
    """Who answers for a figure; *these accounts* only point back and answer for nothing."""
    if figure.according_to is None:
        return None
    words = fold_words(figure.according_to.name)
    pointing = not figure.according_to.actor and words and words[0] in lexicon.words("anonymous")["pointing"]
    return None if pointing else figure.according_to.key


def _day(figure: Figure) -> str:
    return figure.reported or ""


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


def _contradict(one: Figure, two: Figure, setting: Setting) -> bool:
    """Whether two figures that cannot both hold contradict each other, or the later one is only news."""
    first, second = sorted((one, two), key=lambda f: (_day(f), interval(f)))
    voices = (_voice(one), _voice(two))
    known = [f.according_to for f in (one, two) if f.according_to and f.according_to.actor]
    if voices[0] == voices[1] and voices[0] is not None:
        return False
    if len(known) == 2:
        return True
    same_day = one.reported is not None and one.reported == two.reported
    if None in voices:
        origins = [{setting.origins[e.article] for e in f.evidence} for f in (one, two)]
        return same_day and not origins[0] & origins[1]
    return same_day or not _day(first) or interval(second)[0] <= interval(first)[0]


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
