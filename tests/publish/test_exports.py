"""Exports: every item once, GED's columns, and best, high, low by rule."""

import csv
import io
import json
from pathlib import Path

from palabre.model.accord import AccordRecord, AccordState
from palabre.model.codes import GedDeaths, PaxStage
from palabre.model.event import EventKind
from palabre.model.toll import Qualifier, Victim
from palabre.publish.exports import export_csv, export_jsonl
from palabre.publish.exports.deaths import deaths
from palabre.publish.exports.tables import stage
from tests.publish.memory import event, figure, week


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_jsonl_holds_every_item_with_words() -> None:
    """One line an item, each with its kind, each passage with the words that stand there."""
    view, out = week(), io.StringIO()
    count = export_jsonl(view, out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(found) == count == len(view.items_)
    said = next(f for f in found if f["id"] == "sm-2")
    assert said["item"] == "statement"
    assert said["evidence"][0]["words"] == "We do not talk to murderers"


def test_events_have_the_columns_of_ged(tmp_path: Path) -> None:
    """Codes, coordinates and deaths stand where practitioners look for them; unknown is empty."""
    paths = export_csv(week(), tmp_path)
    assert {p.name for p in paths} == {
        f"{n}.csv" for n in ("events", "statements", "positions", "accords", "commitments", "actors")
    }
    one, two, _ = rows(tmp_path / "events.csv")
    assert (one["date_start"], one["date_prec"], one["where_prec"], one["country"]) == ("2020-10-27", "1", "2", "ML")
    assert (one["latitude"], one["longitude"], one["year"]) == ("14.08", "-3.52", "2020")
    assert one["attributed_to"] == "the jihadists"
    assert (one["deaths_civilians"], one["deaths_unknown"], one["best"], one["low"], one["high"]) == (
        "12",
        "12",
        "24",
        "24",
        "27",
    )
    assert two["best"] == two["low"] == two["deaths_civilians"] == two["attributed_to"] == ""
    assert one["source_article"] == "https://example.org/ar-2"


def test_hedged_and_unknown_figures() -> None:
    """*At most* has no best, a vague figure only a low; what nobody counts stays None."""
    view = week()
    up_to = figure(view, "12 civilians", 0, Victim.CIVILIAN, low=None, best=None, high=20, qualifier=Qualifier.UP_TO)
    found = deaths(event("ev-9", EventKind.ATTACK, figures=(up_to,)))
    assert (found[GedDeaths.BEST], found[GedDeaths.HIGH]) == (None, 20)
    assert deaths(event("ev-9", EventKind.ATTACK))[GedDeaths.BEST] is None


def test_best_follows_origins_then_days() -> None:
    """More independent origins make a figure best, not its height; cumulative and taken-back ones do not count."""
    view = week()
    figures = (
        figure(view, "12 civilians", 12, Victim.CIVILIAN, origins=2),
        figure(view, "12 civilians", 40, Victim.CIVILIAN, origins=1, reported="2020-10-31"),
        figure(view, "12 civilians", 900, Victim.CIVILIAN, origins=9, cumulative=True),
        figure(view, "12 civilians", 700, Victim.CIVILIAN, origins=9, superseded_by="ar-2"),
    )
    found = deaths(event("ev-9", EventKind.ATTACK, figures=figures))
    assert (found[GedDeaths.BEST], found[GedDeaths.LOW], found[GedDeaths.HIGH]) == (12, 12, 40)


def test_totals_are_not_added_to_their_parts() -> None:
    """24 dead, among them 12 civilians and 11 soldiers of the attacked side: 24 in all, one unknown."""
    view = week()
    figures = (
        figure(view, "12 civilians", 24, Victim.UNKNOWN),
        figure(view, "12 civilians", 12, Victim.CIVILIAN),
        figure(view, "11 soldiers", 11, Victim.SOLDIER, side="b"),
    )
    found = deaths(event("ev-9", EventKind.ATTACK, figures=figures))
    assert found[GedDeaths.BEST] == 24
    assert (found[GedDeaths.CIVILIANS], found[GedDeaths.SIDE_B], found[GedDeaths.UNKNOWN]) == (12, 11, 1)


def test_stage_of_accords() -> None:
    """A ceasefire is Cea, a proposal Pre, whatever it proposes."""
    from dataclasses import replace

    accord = next(i for i in week().items_ if isinstance(i, AccordRecord))
    assert stage(accord) is PaxStage.CEASEFIRE
    assert stage(replace(accord, state=AccordState.PROPOSED)) is PaxStage.PRE
