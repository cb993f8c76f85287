"""From the record to the brief of a span, in English or in French. Reads a `RecordView`, gives a `Brief`.

Refuses any other language. The same view, span and language always give the same brief.
"""

from dataclasses import replace
from datetime import date

from palabre.errors import PromiseBroken
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar import tongue
from palabre.publish.brief.model import Brief, Row
from palabre.publish.brief.naming import Names
from palabre.publish.brief.sections.accords import accords_section
from palabre.publish.brief.sections.disputes import disputes_section
from palabre.publish.brief.sections.events import events_section, weighed
from palabre.publish.brief.sections.gaps import gaps_section
from palabre.publish.brief.sections.head import colophon_sentence, coverage_sentence
from palabre.publish.brief.sections.lead import lead_section
from palabre.publish.brief.sections.positions import positions_section
from palabre.publish.brief.sections.statements import statements_section
from palabre.publish.brief.sections.toll import toll_section
from palabre.publish.brief.verify import without_broken
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
        events_section(ctx, events, told=told),
        toll_section(ctx, events),
        statements_section(ctx, told=told),
        positions_section(ctx, told=told),
        accords_section(ctx, told=told),
        disputes_section(ctx),
        gaps_section(ctx),
    )
    brief = Brief(
        title=marks.clean(ctx.desk.title.in_language(language)),
        desk=marks.clean(ctx.desk.name),
        span=span,
        dates=_dates(ctx),
        language=language,
        sections=tuple(s for s in sections if s.sentences or s.tables),
        coverage=coverage_sentence(ctx),
        colophon=colophon_sentence(ctx),
    )
    return _with_names(ctx, brief)


def checked_brief(view: RecordView, *, span: Span, language: str) -> tuple[Brief, tuple[PromiseBroken, ...]]:
    """The brief without any sentence or table row that breaks a promise, and the promises that were broken.

    Args:
        view: the record.
        span: the days that the brief is about, both inclusive.
        language: `en` or `fr`.

    Raises:
        UnknownLanguage: neither English nor French.
    """
    return without_broken(view, compose(view, span=span, language=language))


def _with_names(ctx: Context, brief: Brief) -> Brief:
    """Names in full at first use, short afterwards, in the order of printing."""
    names = Names(ctx.shorts, ctx.language)
    sections = []
    for section in brief.sections:
        tables = tuple(replace(t, rows=tuple(_row(r, names) for r in t.rows)) for t in section.tables)
        sentences = tuple(names.applied(s) for s in section.sentences)
        sections.append(replace(section, sentences=sentences, tables=tables))
    return replace(brief, sections=tuple(sections))


def _row(row: Row, names: Names) -> Row:
    cells = tuple(replace(c, said=names.applied(c.said)) if c.said else c for c in row.cells)
    return replace(row, cells=cells)


def _dates(ctx: Context) -> str:
    first, last = ctx.span.first, ctx.span.last
    if first and last:
        return ctx.tongue.stretch(first, last)
    day = first or last
    return ctx.tongue.day(day) if day else ""
