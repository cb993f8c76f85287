# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre stories`: the articles about one happening, and how many independent origins they are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from palabre.cli.app import DONE, PARTLY, JsonOption, LangOption, RecordOption, app, engine, place, session
from palabre.cli.listing import Column, listed, select
from palabre.cli.output import error_line, print_json, progress
from palabre.cli.screen import Screen, short
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of
from palabre.model.codec import plain
from palabre.model.story import Story

if TYPE_CHECKING:
    from palabre.model.article import Article
    from palabre.model.reading import Reading
    from palabre.pipeline import Engine


@app.command(
    epilog="Example: palabre stories --week 2020-W44   or, without a record: palabre stories --json news.jsonl"
)
def stories(
    what: Annotated[
        list[str] | None, typer.Argument(help="Files whose articles are grouped, without a record.", show_default=False)
    ] = None,
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """List stories: their articles, and how many independent origins stand behind them."""
    if what:
        return _of_files(what, as_json=as_json)
    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        listed(at, select(at, Story, span=span), COLUMNS, empty="empty_stories", as_json=as_json, plain=as_plain)
    return DONE


def as_plain(story: Story) -> dict[str, object]:
    """What a program gets: the id under `story`, then the story's other fields."""
    told: dict[str, object] = plain(story)
    return {"story": told.pop("id"), "articles": told.pop("articles"), **told}


def _of_files(what: Sequence[str], *, as_json: bool) -> int:
    from palabre.errors import PalabreError
    from palabre.pipeline import articles
    from palabre.reconcile import group_stories

    at = place()
    found: list[Article] = []
    refused = 0
    for item in articles(what, at.settings, at.desk_of(), alone=True):
        if isinstance(item, PalabreError):
            refused += 1
            error_line(f"refused  {item}")
        else:
            found.append(item)
    grouped = group_stories(found, _readings(found, engine(at.desk_of()), at.settings.workers))
    for story in grouped:
        if as_json:
            print_json(as_plain(story))
        else:
            print(f"{short(story.id)}  {len(story.articles)}  {' '.join(story.articles)}")
    return PARTLY if refused else DONE


def _readings(found: Iterable["Article"], reader: "Engine", workers: int) -> dict[str, "Reading"]:
    from palabre.pipeline import read_all

    with progress("reading articles") as step:
        made = {}
        for read in read_all(found, reader, workers=workers):
            made[read.article.id] = read.reading
            step()
    return made


def _days(_: Screen, story: Story) -> str:
    if story.first == story.last or story.last is None:
        return story.first or "?"
    return f"{story.first}..{story.last}"


def _lineages(screen: Screen, story: Story) -> str:
    named = dict.fromkeys(screen.source(origin.lineage) for origin in story.origins)
    return f"{len(story.origins)}: {', '.join(named)}"


COLUMNS: tuple[Column[Story], ...] = (
    Column("when", _days),
    Column("title", lambda _, story: story.title, wide=True),
    Column("articles", lambda _, story: str(len(story.articles))),
    Column("origins", _lineages, wide=True),
    Column("events", lambda _, story: str(len(story.events))),
    Column("id", lambda _, story: short(story.id)),
)
