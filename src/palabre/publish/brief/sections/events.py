"""What happened: the events of the span by weight. Takes event records, gives a section and the order of the events."""

from dataclasses import dataclass, replace
from datetime import timedelta

from palabre.model.event import EventRecord
from palabre.model.passage import Evidence
from palabre.publish.brief.context import Context
from palabre.publish.brief.happenings import sentence_of
from palabre.publish.brief.model import Section, SectionKey, Sentence, Tally, Weight
from palabre.publish.brief.weight import weigh_event
from palabre.publish.brief.worth import tellable

SHOWN = 14
LATE = timedelta(days=14)  # how long after the day an event may be first reported and still be news


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An event with its weight."""

    event: EventRecord
    weight: Weight


def weighed(ctx: Context) -> tuple[Weighed, ...]:
    """The events of the span and those of the days before that were first reported in it, heaviest first."""
    span = ctx.span
    wider = replace(span, first=span.first - LATE) if span.first else span
    events = [k for e in ctx.view.items(EventRecord, span=wider) if _of_span(ctx, e) and (k := _as_known(ctx, e))]
    found = [Weighed(event=e, weight=weigh_event(e, watched=ctx.watched)) for e in events]
    return tuple(sorted(found, key=lambda w: (-w.weight.value, w.event.id)))


def _of_span(ctx: Context, event: EventRecord) -> bool:
    first = ctx.span.first
    last_day = event.when.end if event.when else None
    told = event.reported.start if event.reported else None
    if first is None or (last_day is None and told is None):
        return True
    return any(d is not None and d >= first for d in (last_day, told))


def _as_known(ctx: Context, event: EventRecord) -> EventRecord | None:
    """The event as it was known at the end of the span: a week keeps its brief when later articles come in.

    A figure that its outlet took back in a correction no longer stands.
    """
    last = ctx.span.last
    event = replace(event, figures=tuple(f for f in event.figures if f.superseded_by is None))
    if last is None:
        return event
    if event.reported and event.reported.start and event.reported.start > last:
        return None
    return replace(event, figures=tuple(f for f in event.figures if not f.reported or f.reported <= last.isoformat()))


def events_section(ctx: Context, events: tuple[Weighed, ...], *, told: frozenset[str] = frozenset()) -> Section:
    """The section, without what the lead has told. What is said too poorly for a line is counted at the end."""
    sentences: list[Sentence] = []
    before: EventRecord | None = None
    left = [w for w in events if w.event.id not in told]
    some = [w for w in left if tellable(ctx, w.event)][:SHOWN]
    for one in some:
        if _repeats(one.event, [w.event for w in events if w.event.id in told or w in some[: some.index(one)]]):
            continue
        text = sentence_of(ctx, one.event, lead=False, before=before)
        sentences.append(
            ctx.sentence(text, facts=facts_of(ctx, one.event), evidence=evidence_of(ctx, one.event), weight=one.weight)
        )
        before = one.event
    printed = {f for s in sentences for f in s.facts}
    rest = [w.event for w in left if w.event.id not in printed]
    if len(rest) > 1:
        sentences.append(_rest(ctx, rest))
    return Section(key=SectionKey.EVENTS, title=ctx.tongue.words.titles["events"], sentences=tuple(sentences))


def facts_of(ctx: Context, event: EventRecord) -> list[str]:
    """The event, and the disputes about whether it happened and who did it."""
    return [event.id, *(d.id for d in ctx.doubts(event.id))]


def evidence_of(ctx: Context, event: EventRecord) -> list[Evidence]:
    """All passages of an event: its own, of its figures, of who is said to have done it, of who denies it."""
    return [
        *event.evidence,
        *(e for f in event.figures for e in f.evidence),
        *(e for a in event.attribution for e in a.evidence),
        *(e for d in ctx.doubts(event.id) for v in d.values for e in v.evidence),
    ]


def _repeats(event: EventRecord, told: list[EventRecord]) -> bool:
    """Whether a heavier event has the same kind, day and place: a reader would take the two for one."""
    if event.when is None or event.place is None or event.figures:
        return False
    here = (event.kind, event.when.start, event.place.name or event.place.text)
    return any(t.when and t.place and (t.kind, t.when.start, t.place.name or t.place.text) == here for t in told)


def _rest(ctx: Context, rest: list[EventRecord]) -> Sentence:
    text = ctx.tongue.say("more_events", number=ctx.tongue.number(len(rest)))
    return ctx.sentence(
        text,
        facts=[e.id for e in rest],
        evidence=[e.evidence[0] for e in rest if e.evidence],
        tallies=(Tally(value=len(rest), terms=tuple((e.id, 1) for e in rest)),),
    )
