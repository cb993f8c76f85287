"""Who gives which figure: each voice with its latest number first, side by side, never averaged.

Takes the figures of one harm and one sort of victim of one event. A voice is whoever the figure is according to; where
nobody is named, or the name cannot be one, it is the source or agency that printed it.
"""

from dataclasses import dataclass

from palabre.model.event import EventRecord
from palabre.model.toll import Figure, Qualifier
from palabre.publish.brief.context import Context
from palabre.publish.brief.figures import Count
from palabre.publish.brief.grammar.base import Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One voice: its name, whether it speaks for itself (else it printed the figure), its numbers, latest first."""

    name: str
    speaks: bool
    numbers: tuple[str, ...]
    dated: bool
    origins: int


def amount(ctx: Context, figure: Figure) -> str:
    """The figure's number with its hedge."""
    bounds = Bounds(low=figure.low, best=figure.best, high=figure.high, qualifier=figure.qualifier)
    return ctx.tongue.amount(bounds)


def voices(ctx: Context, event: EventRecord, count: Count) -> tuple[Voice, ...]:
    """The voices of a count, those that speak for themselves first; *several* is not set beside numbers."""
    groups: dict[tuple[str, bool], list[Figure]] = {}
    counted = [f for f in count.figures if f.qualifier is not Qualifier.VAGUE]
    for figure in counted or count.figures:
        groups.setdefault(_name(ctx, event, figure), []).append(figure)
    found = [_voice(ctx, name, speaks, figures) for (name, speaks), figures in groups.items()]
    return tuple(sorted(found, key=lambda v: (not v.speaks, -v.origins)))


def side_by_side(ctx: Context, event: EventRecord, count: Count) -> str:
    """*5 (after 2) according to the army; 10 (AFP)*."""
    return "; ".join(_said(ctx, v) for v in voices(ctx, event, count))


def _name(ctx: Context, event: EventRecord, figure: Figure) -> tuple[str, bool]:
    who = figure.according_to
    if who and ctx.named(who, language=event.language) and not ctx.press(who):
        return ctx.who(who, language=event.language).text, True
    names = ctx.origins(figure.evidence, figure.origins).names
    return ctx.tongue.join(names) if names else ctx.tongue.words.phrase["media"], False


def _voice(ctx: Context, name: str, speaks: bool, figures: list[Figure]) -> Voice:
    """A voice's figures by day, latest first; of one day the higher number first."""
    ordered = sorted(figures, key=lambda f: (f.reported or "", f.best or f.low or f.high or 0), reverse=True)
    return Voice(
        name=name,
        speaks=speaks,
        numbers=tuple(dict.fromkeys(amount(ctx, f) for f in ordered)),
        dated=len({f.reported for f in figures}) == len(figures),
        origins=max(f.origins for f in figures),
    )


def _said(ctx: Context, voice: Voice) -> str:
    latest, *earlier = voice.numbers
    number = latest
    if earlier and voice.dated:
        number = ctx.tongue.say("after_number", latest=latest, earlier=", ".join(reversed(earlier)))
    elif earlier:
        number = f" {ctx.tongue.words.phrase['or']} ".join(voice.numbers)
    return ctx.tongue.say("toll_voice" if voice.speaks else "toll_printed", number=number, who=voice.name)
