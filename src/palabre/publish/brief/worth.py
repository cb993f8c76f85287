"""What is said clearly enough to be printed as a line of its own.

A record holds whatever articles say, also what they say in passing. A line of the brief needs enough of it: when,
where, who, how many. What has less is counted among the *further events*, and its evidence stays in the record.
"""

from palabre.model.event import Certainty, EventKind, EventRecord, EventStatus
from palabre.model.place import PlacePrecision
from palabre.model.time import TimePrecision
from palabre.model.toll import Figure, Qualifier, SizeOf
from palabre.publish.brief.context import Context

_MUTUAL = frozenset(
    {EventKind.AGREEMENT, EventKind.CEASEFIRE, EventKind.CONSULTATION, EventKind.CONTACT, EventKind.EXCHANGE}
)
_PLAIN = frozenset(  # kinds that say something with a day and a place alone
    {
        EventKind.ATTACK,
        EventKind.CLASH,
        EventKind.EXPLOSION,
        EventKind.AIR_STRIKE,
        EventKind.ABDUCTION,
        EventKind.PROTEST,
        EventKind.DESTRUCTION,
        EventKind.SIEGE,
        EventKind.ELECTION,
    }
)
_DAYS = frozenset({TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.PART_OF_MONTH})
_THOUSANDS = 2000


def dated(event: EventRecord) -> bool:
    """Whether the text says when, to some days."""
    return bool(event.when and event.when.start and event.when.precision in _DAYS)


def placed(event: EventRecord) -> bool:
    """Whether the text says where, more finely than a country."""
    return bool(event.place and event.place.precision not in {PlacePrecision.COUNTRY, PlacePrecision.REGION})


def counted(event: EventRecord) -> bool:
    """Whether somebody counts the people harmed in this event alone."""
    return any(_counts(f) for f in event.figures)


def background(event: EventRecord) -> bool:
    """Whether the event is only told as what went before: cumulative figures, or a time of months and years."""
    if event.when and event.when.start and event.when.precision not in _DAYS:
        return True
    return bool(event.figures) and not counted(event)


def tellable(ctx: Context, event: EventRecord) -> bool:
    """Whether the event is worth a line under *what happened*."""
    if event.status in {EventStatus.HYPOTHETICAL, EventStatus.NEGATED} or background(event):
        return False
    who = len(ctx.persons(event.actors, language=event.language))
    whom = len(ctx.persons(event.recipients, language=event.language))
    if event.status is EventStatus.DENIED:
        return who > 0 and bool(accusers(ctx, event))
    if event.kind in _MUTUAL and not counted(event):
        return who + whom > 1 and (dated(event) or placed(event))
    there, known = dated(event) or placed(event), who + whom > 0 or blamed(ctx, event)
    if counted(event):
        return there
    if event.kind in _PLAIN and dated(event) and placed(event):
        return True
    if event.kind is EventKind.OTHER:
        return False
    marchers = event.kind is EventKind.PROTEST and any(s.what is SizeOf.PARTICIPANTS for s in event.sizes)
    return there and (known or marchers) and dated(event)


def may_lead(ctx: Context, event: EventRecord) -> bool:
    """Whether the event may lead the brief: a line that says when or where, with figures or somebody named."""
    who = ctx.persons((*event.actors, *event.recipients), language=event.language)
    told = counted(event) or bool(who) or blamed(ctx, event)
    return dated(event) and told and tellable(ctx, event) and (placed(event) or counted(event))


def blamed(ctx: Context, event: EventRecord) -> bool:
    """Whether somebody who can be named is said to have done it."""
    to = [a.to for a in event.attribution if a.certainty is not Certainty.DENIED and not ctx.press(a.to)]
    return bool(ctx.persons(to, language=event.language))


def accusers(ctx: Context, event: EventRecord) -> tuple[str, ...]:
    """Who says that it happened, where the event itself is denied."""
    by = [a.by for a in event.attribution if a.by and a.certainty is not Certainty.DENIED]
    return tuple(ctx.who(w, language=event.language).text for w in ctx.persons(by, language=event.language))


def _counts(figure: Figure) -> bool:
    number = figure.low or figure.best or figure.high or 0
    return not figure.cumulative and not (figure.qualifier is Qualifier.VAGUE and number >= _THOUSANDS)
