"""From the record to the brief of a span, in English or in French. Reads a `RecordView`, gives a `Brief`.

Refuses any other language. The same view, span and language always give the same brief.
"""

from datetime import date

from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar import tongue
from palabre.publish.brief.model import Brief
from palabre.publish.brief.sections.accords import accords_section
from palabre.publish.brief.sections.disputes import disputes_section
from palabre.publish.brief.sections.events import events_section, weighed
from palabre.publish.brief.sections.gaps import gaps_section
from palabre.publish.brief.sections.lead import lead_section
from palabre.publish.brief.sections.positions import positions_section
from palabre.publish.brief.sections.statements import statements_section
from palabre.publish.brief.sections.toll import toll_section
from palabre.record.store import RecordView, Span


def compose(view: RecordView, *, span: Span, language: str, today: date | None = None) -> Brief:
    """The brief of a span.

    Args:
        view: the record.
        span: the days that the brief is about, both inclusive; commitments are judged as of its last day.
        language: `en` or `fr`.
        today: the day whose year needs no mention, where the span is open.

    Raises:
        UnknownLanguage: neither English nor French.
    """
    ctx = Context(view, span=span, tongue=tongue(language), today=today)
    events = weighed(ctx)
    lead = lead_section(ctx, events)
    told = frozenset(f for s in lead.sentences for f in s.facts)
    sections = (
        lead,
        events_section(ctx, events),
        toll_section(ctx, events),
        statements_section(ctx, told=told),
        positions_section(ctx, told=told),
        accords_section(ctx, told=told),
        disputes_section(ctx),
        gaps_section(ctx),
    )
    return Brief(
        title=marks.clean(ctx.desk.title.in_language(language)),
        desk=marks.clean(ctx.desk.name),
        span=span,
        dates=_dates(ctx),
        language=language,
        sections=tuple(s for s in sections if s.sentences),
    )


def _dates(ctx: Context) -> str:
    first, last = ctx.span.first, ctx.span.last
    if first and last:
        return ctx.tongue.stretch(first, last)
    day = first or last
    return ctx.tongue.day(day) if day else ""
