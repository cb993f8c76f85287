# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre brief`: the summary of the week, from the record alone."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from palabre.cli.app import DONE, PARTLY, LangOption, RecordOption, app, session
from palabre.cli.output import error_line
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of, week_span
from palabre.errors import NotFound
from palabre.record.store import RecordView, Span

FORMATS = ("text", "md", "html", "json")


@app.command(epilog="Example: palabre brief --week 2020-W44 --lang fr --format html --output week.html")
def brief(
    *,
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    lang: LangOption = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text, md, html or json.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; else printed.", show_default=False)
    ] = None,
    record: RecordOption = None,
) -> int:
    """Print the summary of a week (the last one that the record knows, unless told) with the evidence of each sentence.

    Every sentence is checked against the record; one whose words do not stand is left out, and told on stderr.
    Statements and figures of too low a confidence (option `threshold`) are left out: `palabre review` lists them.
    """
    from palabre.publish.brief import Published, checked_brief, render

    if form not in FORMATS:
        raise typer.BadParameter(f"{form!r} is no format: {', '.join(FORMATS)}")
    span = span_of(week, first, last)
    with session(record=record, lang=lang) as at:
        chosen = span if span != Span() else _last_week(at.store)
        view = Published(at.store, at.settings.threshold)
        made, broken = checked_brief(view, span=chosen, language=at.screen.language)
        words = render(view, made, form)
    for promise in broken:
        error_line(f"palabre: {promise}")
    if output:
        output.write_text(words, encoding="utf-8")
        print(output)
    else:
        sys.stdout.write(words if words.endswith("\n") else words + "\n")
    return PARTLY if broken else DONE


def _last_week(view: RecordView) -> Span:
    """The ISO week of the newest article. Raises NotFound when the record is empty."""
    days = [count.last for count in view.source_counts(Span()) if count.last]
    if not days:
        raise NotFound("the record", "it holds no dated article", "palabre add FILE...")
    year, week, _ = max(days).isocalendar()
    return week_span(f"{year}-W{week}")
