# ruff: noqa: PLR0913  each option of a command is a parameter
"""`palabre add`: articles into the record."""

import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from palabre.cli.app import (
    DONE,
    NOT_DONE,
    PARTLY,
    DeskOption,
    JsonOption,
    LangOption,
    RecordOption,
    app,
    engine,
    place,
    problem,
)
from palabre.cli.output import error_line, progress
from palabre.cli.proposals import ModelOption, Proposals, ProposerOption, RemoteOption, proposer_of, told
from palabre.cli.screen import Screen

if TYPE_CHECKING:
    from palabre.pipeline import Outcome


@app.command(epilog="Example: palabre add articles/ https://paper.example/story.html")
def add(
    what: Annotated[list[str], typer.Argument(help="Files (.txt, .html, .jsonl), folders of them, addresses.")],
    *,
    record: RecordOption = None,
    desk: DeskOption = None,
    lang: LangOption = None,
    proposer: ProposerOption = None,
    proposer_model: ModelOption = None,
    proposer_remote: RemoteOption = False,
    as_json: JsonOption = False,
) -> int:
    """Read articles and add them to the record. What is there already is not read again.

    May be stopped at any moment and run again: each finished article is stored whole.
    """
    from palabre.pipeline import add as add_all
    from palabre.pipeline import refold
    from palabre.record.sqlite import open_store

    at = place(record=record, desk=desk, lang=lang)
    screen = Screen(at.settings.language)
    model = proposer_of(at.settings, proposer, model=proposer_model, remote=proposer_remote)
    proposals = Proposals(screen, model)
    counts: Counter[str] = Counter()
    with open_store(at.settings.record, create=True) as store, progress(screen.say("reading_articles")) as step:
        reader = engine(at.desk_of(store))
        for outcome in add_all(store, what, engine=reader, settings=at.settings, proposer=model):
            counts[outcome.what] += 1
            step()
            proposals.add(outcome.proposals)
            _tell(outcome, screen, as_json=as_json)
        if store.stale():
            step(screen.say("folding"))
            refold(store, reader)
    if not as_json:
        print(screen.say("add_done", added=counts["added"], known=counts["known"], refused=counts["refused"]))
    proposals.close(stored=True)
    return _code(counts, failed=proposals.failed)


def _code(counts: Counter[str], *, failed: bool) -> int:
    """Done; in part when some was refused or a model failed; not done when nothing but refusals came of it."""
    if not counts["refused"]:
        return (PARTLY if failed else DONE) if counts else NOT_DONE
    return PARTLY if counts["added"] or counts["known"] else NOT_DONE


def _tell(outcome: "Outcome", screen: Screen, *, as_json: bool) -> None:
    if as_json:
        line = {"what": outcome.what, "location": outcome.location, "title": outcome.title}
        error = {"error": problem(outcome.error)} if outcome.error else {}
        print(json.dumps(line | error | told(outcome.proposals), ensure_ascii=False), flush=True)
    elif outcome.error:
        error_line(f"{screen.say('refused')}  {outcome.error}")
