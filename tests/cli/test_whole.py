"""`check`, `brief`, `export`, `rebuild`, `init`: what is done with the record as a whole."""

import csv
import json
from pathlib import Path

import pytest

from palabre.record.filing import KINDS
from palabre.record.sqlite import SqliteStore, open_store
from tests.cli.conftest import Program


def test_check_counts_what_it_looked_at(palabre: Program, record: Path, store: SqliteStore) -> None:
    """A sound record ends with 0, and says how many articles, claims, items and sentences stand."""
    told = palabre("check", "--json").lines[0]
    assert told["broken"] == []
    assert told["articles"] == 5
    assert told["briefs"] == 2  # the one week with articles in both languages, in both
    assert min(told["claims"], told["items"], told["sentences"]) > 0
    ran = palabre("check", "--lang", "fr")
    assert ran.code == 0
    assert f"{told['sentences']} phrases" in ran.out


def test_check_ends_with_1_and_names_the_promise(palabre: Program, record: Path) -> None:
    """An item whose words stand in none of its articles is found and named."""
    from dataclasses import replace

    from palabre.config import load_desk
    from palabre.model.record import Record
    from palabre.pipeline import Engine, refold

    with open_store(record) as writer:
        made: Record = refold(writer, Engine(load_desk(Path("desk.toml"))))
        forged = replace(made.statements[0], words="words that nobody said")
        other = replace(made.statements[1], words="nor these")
        writer.replace_record(replace(made, statements=(forged, other, *made.statements[2:])))
    ran = palabre("check")
    assert (ran.code, ran.out) == (1, "")
    assert forged.id in ran.err or other.id in ran.err
    assert ran.err.count("broken promise") == 1
    every = palabre("check", "--all", "--json").lines[0]["broken"]
    assert {promise["resource"] for promise in every} >= {forged.id, other.id}


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_brief_in_every_format_and_language(form: str, lang: str, palabre: Program, record: Path) -> None:
    """The week is printed, or written to the file whose path is printed."""
    ran = palabre("brief", "--week", "2021-W09", "--format", form, "--lang", lang)
    assert ran.code == 0
    assert len(ran.out) > 200
    if form == "json":
        assert json.loads(ran.out)["language"] == lang
    written = palabre("brief", "--week", "2021-W09", "--format", form, "--lang", lang, "--output", "week")
    assert written.out == "week\n"
    assert Path("week").read_text(encoding="utf-8").strip() == ran.out.strip()


def test_the_brief_is_of_the_last_week_unless_told(palabre: Program, record: Path) -> None:
    """Without days the week of the newest article is meant; an empty record has none."""
    assert palabre("brief").out == palabre("brief", "--week", "2021-W10").out
    Path("empty").mkdir()
    assert palabre("init", "empty").code == 0
    ran = palabre("brief", "--record", "empty/desk.palabre")
    assert ran.code == 3
    assert "palabre add" in ran.err


def test_export_writes_every_item(palabre: Program, record: Path, store: SqliteStore) -> None:
    """One line for each item, on the screen or in a file that appears whole; tables that can be read."""
    lines = palabre("export").lines
    assert len(lines) == store.sizes()["items"]
    assert {line["item"] for line in lines} <= set(KINDS)
    assert {"attack"} <= {line["kind"] for line in lines if line["item"] == "event"}
    assert palabre("export", "--output", "all.jsonl").out == f"{len(lines)} lines in all.jsonl\n"
    assert [json.loads(line) for line in Path("all.jsonl").read_text(encoding="utf-8").splitlines()] == lines
    assert not list(Path().glob("*.part"))
    ran = palabre("export", "--format", "csv", "--output", "tables")
    paths = [Path(line) for line in ran.out.splitlines()]
    assert Path("tables/events.csv") in paths
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert len(next(csv.reader(file))) > 3


def test_rebuild_gives_the_same_record(palabre: Program, record: Path) -> None:
    """The record can be thrown away and folded again, after a new reading too."""
    before = palabre("export").out
    for arguments in ((), ("--reread",)):
        ran = palabre("rebuild", *arguments)
        assert ran.code == 0
        assert "the record is the same as before" in ran.out
    assert palabre("export").out == before


def test_rebuild_takes_a_changed_desk(palabre: Program, record: Path) -> None:
    """A question taken out of the desk's file is gone from the record once it is read again."""
    text = Path("desk.toml").read_text(encoding="utf-8")
    Path("desk.toml").write_text(text.replace('"Northern Union"', '"Northern League"'), encoding="utf-8")
    assert "not the same" in palabre("rebuild").out
    assert palabre("actor", "Northern League").code == 0


def test_init_keeps_what_is_there(palabre: Program) -> None:
    """A second time nothing is overwritten; the desk file that it writes can be used."""
    assert palabre("init", "new/desk").code == 0
    desk_file = Path("new/desk/desk.toml")
    desk_file.write_text(desk_file.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    again = palabre("init", "new/desk")
    assert again.code == 0
    assert again.out.count("kept") == 2
    assert desk_file.read_text(encoding="utf-8").endswith("# mine\n")
    assert palabre("sources", "--record", "new/desk/desk.palabre").code == 0
