"""What happened: the events of the span by weight. Takes event records, gives a section and the order of the events."""

from dataclasses import dataclass

from palabre.model.event import EventRecord, EventStatus
from palabre.model.passage import Evidence
from palabre.publish.brief.context import Context
from palabre.publish.brief.happenings import sentence_of
from palabre.publish.brief.model import Section, SectionKey, Sentence, Tally, Weight
from palabre.publish.brief.weight import weigh_event

SHOWN = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An event with its weight."""

    event: EventRecord
    weight: Weight


def weighed(ctx: Context) -> tuple[Weighed, ...]:
    """The events of the span, heaviest first; equal weights by id."""
    found = [
        Weighed(event=e, weight=weigh_event(e, watched=ctx.watched)) for e in ctx.view.items(EventRecord, span=ctx.span)
    ]
    return tuple(sorted(found, key=lambda w: (-w.weight.value, w.event.id)))


def events_section(ctx: Context, events: tuple[Weighed, ...]) -> Section:
    """The section. Events of the lead are told here once more, more fully."""
    sentences = []
    before: EventRecord | None = None
    some = [w for w in events if not _mere_possibility(w.event)]
    for one in some[:SHOWN]:
        text = sentence_of(ctx, one.event, lead=False, before=before)
        sentences.append(ctx.sentence(text, facts=[one.event.id], evidence=evidence_of(one.event), weight=one.weight))
        before = one.event
    rest = [w.event for w in events if w not in some[:SHOWN]]
    if len(rest) > 1:
        sentences.append(_rest(ctx, rest))
    return Section(key=SectionKey.EVENTS, title=ctx.tongue.words.titles["events"], sentences=tuple(sentences))


def evidence_of(event: EventRecord) -> list[Evidence]:
    """All passages of an event: its own, those of its figures and of who is said to have done it."""
    return [
        *event.evidence,
        *(e for f in event.figures for e in f.evidence),
        *(e for a in event.attribution for e in a.evidence),
    ]


def _mere_possibility(event: EventRecord) -> bool:
    return event.status in {EventStatus.HYPOTHETICAL, EventStatus.NEGATED}


def _rest(ctx: Context, rest: list[EventRecord]) -> Sentence:
    text = ctx.tongue.say("more_events", number=ctx.tongue.number(len(rest)))
    return ctx.sentence(
        text,
        facts=[e.id for e in rest],
        evidence=[e.evidence[0] for e in rest if e.evidence],
        tallies=(Tally(value=len(rest), terms=tuple((e.id, 1) for e in rest)),),
    )
