"""What happened: the events of the span by weight. Takes event records, gives a section and the order of the events."""

from dataclasses import dataclass

from palabre.model.event import EventRecord
from palabre.model.passage import Evidence
from palabre.publish.brief.context import Context
from palabre.publish.brief.happenings import sentence_of
from palabre.publish.brief.model import Section, SectionKey, Sentence, Tally, Weight
from palabre.publish.brief.weight import weigh_event
from palabre.publish.brief.worth import tellable

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
        sentences.append(ctx.sentence(text, facts=[one.event.id], evidence=evidence_of(one.event), weight=one.weight))
        before = one.event
    printed = {f for s in sentences for f in s.facts}
    rest = [w.event for w in left if w.event.id not in printed]
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
