"""`palabre sources`: how much each source sent, which are silent, what was refused and why."""

from collections import Counter
from dataclasses import dataclass

from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, session
from palabre.cli.listing import Column, listed
from palabre.cli.screen import Screen
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of
from palabre.model.codec import plain
from palabre.model.source import Source
from palabre.record.store import Refusal, SourceCount, Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """A source, what it sent in the span, and what was refused of it."""

    source: Source
    count: SourceCount
    refusals: tuple[Refusal, ...]


@app.command(epilog="Example: palabre sources --week 2020-W44")
def sources(
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """List the sources: articles in the span, the newest one, silence, and what was refused for which reason."""
    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        listed(at, _covered(at, span), COLUMNS, empty="empty_sources", as_json=as_json, plain=as_plain)
    return DONE


def _covered(at: Session, span: Span) -> list[Coverage]:
    known = {source.id: source for source in at.store.desk().sources}
    refusals = at.store.refusals(span)
    found = [
        Coverage(
            known.get(count.source, Source(id=count.source, name=count.source)),
            count,
            tuple(refusal for refusal in refusals if (refusal.source or "") == count.source),
        )
        for count in at.store.source_counts(span)
    ]
    return sorted(found, key=lambda c: (-c.count.articles, c.source.id))


def as_plain(coverage: Coverage) -> dict[str, object]:
    """What a program gets."""
    count = coverage.count
    told: dict[str, object] = {"id": coverage.source.id, "name": coverage.source.name}
    told |= {"kind": coverage.source.kind, "articles": count.articles, "refused": count.refused, "last": count.last}
    return told | {"silent": count.articles == 0, "refusals": plain(coverage.refusals)}


def _name(screen: Screen, coverage: Coverage) -> str:
    return coverage.source.name or screen.say("no_source")


def _articles(screen: Screen, coverage: Coverage) -> str:
    return str(coverage.count.articles) if coverage.count.articles else screen.say("silent")


def _reasons(screen: Screen, coverage: Coverage) -> str:
    """Why things were refused: each reason once, with how often and an example."""
    counts = Counter(refusal.code for refusal in coverage.refusals)
    examples = {refusal.code: refusal for refusal in reversed(coverage.refusals)}
    return "\n".join(
        f"{number} × {screen.refusal(code)}: {examples[code].location}: {examples[code].reason}"
        for code, number in counts.most_common()
    )


COLUMNS: tuple[Column[Coverage], ...] = (
    Column("source", _name, wide=True),
    Column("kind", lambda screen, c: screen.label(c.source.kind)),
    Column("articles", _articles),
    Column("last", lambda _, c: c.count.last.isoformat() if c.count.last else ""),
    Column("refused", lambda _, c: str(c.count.refused or "")),
    Column("reason", _reasons, wide=True),
)
