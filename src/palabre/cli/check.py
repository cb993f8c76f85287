"""`palabre check`: every line has its words. The file, every passage, every sentence of every week's briefs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from palabre.cli.app import DONE, PARTLY, JsonOption, LangOption, RecordOption, Session, app, problem, session
from palabre.cli.output import Step, error_line, print_json, progress
from palabre.cli.spans import week_span
from palabre.errors import PromiseBroken

LANGUAGES = ("en", "fr")


@dataclass(slots=True)
class Tally:
    """How many briefs and sentences were looked at."""

    briefs: int = 0
    sentences: int = 0


@app.command(epilog="Example: palabre check && echo sound")
def check(
    *,
    every: Annotated[bool, typer.Option("--all", help="Name every broken promise, not only the first.")] = False,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check the record's file, every passage against its article, and every sentence of the briefs of every week.

    Briefs are made in English and French for each week that has articles in both languages. Ends with 1 at the first
    broken promise, which it names.
    """
    with session(record=record, lang=lang) as at:
        tally, broken = Tally(), []
        with progress(at.screen.say("checking")) as step:
            for promise in _broken(at, tally, step):
                broken.append(promise)
                error_line(f"{at.screen.say('broken')}: {promise}")
                if not every:
                    break
        told: dict[str, object] = {**at.store.sizes(), "briefs": tally.briefs, "sentences": tally.sentences}
        if as_json:
            print_json(told | {"broken": [problem(promise) for promise in broken]})
        elif not broken:
            print(at.screen.say("check_done", **told))
    return PARTLY if broken else DONE


def _broken(at: Session, tally: Tally, step: Step) -> Iterator[PromiseBroken]:
    from palabre.record.verify import verify

    yield from verify(at.store)
    step(at.screen.say("weeks_checked"))
    for week in weeks(at):
        for language in LANGUAGES:
            step()
            yield from _broken_in_brief(at, week, language, tally)


def _broken_in_brief(at: Session, week: str, language: str, tally: Tally) -> Iterator[PromiseBroken]:
    from palabre.publish.brief import Published, compose, verify_brief

    view = Published(at.store, at.settings.threshold)
    brief = compose(view, span=week_span(week), language=language)
    tally.briefs += 1
    tally.sentences += sum(len(section.sentences) for section in brief.sections)
    for promise in verify_brief(view, brief):
        where = f"brief {week} {language}, {promise.resource}"
        yield PromiseBroken(where, promise.reason, promise.remedy)


def weeks(at: Session) -> list[str]:
    """The ISO weeks with articles in both languages."""
    found: dict[str, set[str]] = {}
    for article in at.store.articles():
        if article.published and article.language:
            found.setdefault(_week(article.published.date()), set()).add(article.language)
    return sorted(week for week, languages in found.items() if languages >= set(LANGUAGES))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
