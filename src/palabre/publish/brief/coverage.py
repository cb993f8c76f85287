"""How much a span stands on: its articles, their sources, and how many independent origins they are.

Reads the record, gives counts. Articles that copy one text or run one agency's copy are one origin; an article of no
story is an origin of its own.
"""

from dataclasses import dataclass

from palabre.model.story import Story
from palabre.record.store import RecordView, Span

FACT = "coverage:span"
HELD = "held:span"
SOURCE_FACT = "source:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The counts of a span."""

    articles: int
    sources: int
    origins: int


def coverage(view: RecordView, span: Span) -> Coverage:
    """The counts. Each article is counted once, also where several stories hold it."""
    sources = {a.id: a.source for a in view.articles(span=span)}
    group: dict[str, str] = {}
    for story in view.items(Story, span=span):
        for origin in story.origins:
            mine = [a for a in origin.articles if a in sources]
            for article in mine:
                group.setdefault(article, group.get(mine[0], mine[0]))
    origins = {group.get(a, a) for a in sources}
    return Coverage(articles=len(sources), sources=len(set(sources.values()) - {None}), origins=len(origins))
