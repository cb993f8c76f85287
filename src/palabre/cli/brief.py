"""`palabre brief`: the summary of the week, from the record alone."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from palabre.cli.app import DONE, PARTLY, LangOption, RecordOption, app, opened, place
from palabre.cli.output import error_line
from palabre.cli.spans import FromOption, ToOption, WeekOption, span_of, week_span
from palabre.errors import NotFound
from palabre.record.store import RecordView, Span


@app.command(epilog="Example: palabre brief --week 2020-W44 --lang fr --format html --output week.html")
def brief(
    week: WeekOption = None,
    first: FromOption = None,
    last: ToOption = None,
    lang: LangOption = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text, md, html or json.")] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else printed.")] = None,
    record: RecordOption = None,
) -> int:
    """Print the summary of a week (the last one that the record knows, unless told) with the evidence of each sentence.

    Every sentence is checked against the record before it is printed; one whose words do not stand is left out.
    """
    from palabre.publish.brief import compose, render, verify_brief

    if form not in {"text", "md", "html", "json"}:
        raise typer.BadParameter(f"{form!r} is no format: text, md, html or json")
    at = place(record=record, lang=lang)
    with opened(at) as view:
        span = span_of(week, first, last)
        if span == Span():
            span = _last_week(view)
        made = compose(view, span=span, language=at.settings.language)
        broken = list(verify_brief(view, made))
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
