"""Figures of harm as noun phrases: rivals shown as *between 8 and 11*, totals with their parts, never added up.

Input: the figures of one event. Refuses cumulative figures: they count more than the event.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from palabre.model.toll import Figure, Harm, Qualifier, Victim
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar import NounPhrase
from palabre.publish.brief.grammar.base import Bounds

HARMS = tuple(Harm)
VICTIMS = tuple(Victim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """All figures for one harm, one sort of victim and one side of an event, and the bounds that they span."""

    harm: Harm
    who: Victim
    side: str | None
    figures: tuple[Figure, ...]
    bounds: Bounds

    @property
    def disputed(self) -> bool:
        """Whether the sources give different numbers."""
        return len({(f.low, f.best, f.high, f.qualifier) for f in self.figures}) > 1


def counts(figures: Iterable[Figure]) -> tuple[Count, ...]:
    """The figures by harm, victim and side, in the order of the enums."""
    groups: dict[tuple[Harm, Victim, str | None], list[Figure]] = {}
    for figure in figures:
        if not figure.cumulative:
            groups.setdefault((figure.harm, figure.who, figure.side), []).append(figure)
    ordered = sorted(groups, key=lambda k: (HARMS.index(k[0]), VICTIMS.index(k[1]), k[2] or ""))
    return tuple(
        Count(harm=k[0], who=k[1], side=k[2], figures=tuple(groups[k]), bounds=spanned(groups[k])) for k in ordered
    )


def spanned(figures: list[Figure]) -> Bounds:
    """The bounds of rival figures, from the lowest to the highest number told; *several* is no rival of a number."""
    figures = [f for f in figures if f.qualifier is not Qualifier.VAGUE] or figures
    first = figures[0]
    told = [n for f in figures for n in (f.low, f.best, f.high) if n is not None]
    same = len({(f.low, f.best, f.high, f.qualifier) for f in figures}) == 1
    if same or not told:
        return Bounds(low=first.low, best=first.best, high=first.high, qualifier=first.qualifier)
    low, high = min(told), max(told)
    if low == high:
        exact = any(f.qualifier is Qualifier.EXACT for f in figures)
        return Bounds(low=low, best=low, high=high, qualifier=Qualifier.EXACT if exact else first.qualifier)
    return Bounds(low=low, best=None, high=high, qualifier=Qualifier.EXACT)


def phrase(ctx: Context, count: Count) -> NounPhrase:
    """*between eight and 11 civilians*."""
    return ctx.tongue.people(count.bounds, ctx.tongue.words.victim[count.who])


def together(ctx: Context, some: Iterable[Count]) -> NounPhrase | None:
    """The victims of one harm as one noun phrase; people without a category lead, with the others as parts of them."""
    several = list(some)
    if not several:
        return None
    total = next((c for c in several if c.who is Victim.UNKNOWN and _covers(c, several)), None)
    rest = [c for c in several if c is not total and (c.who is not Victim.UNKNOWN or len(several) == 1)]
    if not rest and not total:
        rest = several
    phrases = [phrase(ctx, c) for c in rest]
    text = ctx.tongue.join([p.text for p in phrases])
    if total:
        head = phrase(ctx, total)
        if not rest:
            return head
        return NounPhrase(
            text=ctx.tongue.say("including", head=head.text, parts=text), plural=True, feminine=head.feminine
        )
    return NounPhrase(
        text=text,
        plural=len(phrases) > 1 or phrases[0].plural,
        feminine=all(p.feminine for p in phrases),
    )


def _covers(total: Count, several: list[Count]) -> bool:
    number = total.bounds.high or total.bounds.best or total.bounds.low or 0
    parts = sum(c.bounds.high or c.bounds.best or c.bounds.low or 0 for c in several if c is not total)
    return number >= parts
