"""Evidence on the screen and for programs: each passage in its article, under its source and day."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from palabre.cli.output import clean, console, in_context
from palabre.cli.screen import short
from palabre.model.article import Article
from palabre.model.passage import Evidence, Spans, words_at

if TYPE_CHECKING:
    from palabre.cli.app import Session

_MOST = 20


def of_item(item: object) -> tuple[Evidence, ...]:
    """Every passage that an item of the record stands on, each once, wherever in it."""
    from palabre.record.walk import inside

    return tuple(dict.fromkeys(inside(item, Evidence)))


def as_plain(at: "Session", evidence: Iterable[Evidence]) -> list[dict[str, object]]:
    """What a program gets for passages."""
    return [passage_of(at.store.article(proof.article), proof.spans) | {"claim": proof.claim} for proof in evidence]


def passage_of(article: Article, spans: Spans) -> dict[str, object]:
    """A passage with its words and where they stand."""
    return {
        "article": article.id,
        "source": article.source,
        "title": article.title,
        "published": article.published.date().isoformat() if article.published else None,
        "url": article.url,
        "spans": spans,
        "text": words_at(article.text, spans),
    }


def tell(at: "Session", evidence: Iterable[Evidence]) -> None:
    """Print passages in their context."""
    shown = list(evidence)
    for number, proof in enumerate(shown[:_MOST], start=1):
        tell_passage(at, at.store.article(proof.article), proof.spans, number)
    if len(shown) > _MOST:
        print(at.screen.say("and_more", n=len(shown) - _MOST))


def tell_passage(at: "Session", article: Article, spans: Spans, number: int) -> None:
    """Print one passage in its context, marked, under its source."""
    from rich.padding import Padding
    from rich.text import Text

    out = console(width=at.screen.width)
    when = article.published.date().isoformat() if article.published else at.screen.say("no_date")
    head = Text(clean(f"({number}) {at.screen.source(article.source)}, {when}"), style="bold")
    title = Text(clean(f"  ({short(article.id)})  {article.title or ''}"), style="dim")
    out.print(head + title, no_wrap=True, overflow="ellipsis")
    out.print(Padding(in_context(article.text, spans), (0, 0, 0, 4)))
