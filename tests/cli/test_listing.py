"""Every command that lists: tables in both languages, JSON lines that are the record's items, spans, names, nothing."""

import json
from pathlib import Path

import pytest

from palabre.model.accord import AccordRecord
from palabre.model.codec import encode
from palabre.model.event import EventRecord
from palabre.model.record import RecordItem
from palabre.record.sqlite import SqliteStore, open_store
from tests.cli.conftest import Program

# Command, a head of its table in English and in French
TABLES = {
    "events": ("who, against or with whom", "qui, contre ou avec qui"),
    "accords": ("did not sign", "n’ont pas signé"),
    "commitments": ("due", "échéance"),
    "timeline": ("what, where", "quoi, où"),
    "stories": ("title", "titre"),
    "actors": ("country", "pays"),
    "sources": ("refused", "refusés"),
    "positions": ("latest", "dernière"),
}


@pytest.mark.parametrize("command", TABLES)
def test_a_table_speaks_the_language_that_is_asked_for(command: str, palabre: Program, record: Path) -> None:
    """The heads of the columns are English, or French, or what the settings say."""
    english, french = TABLES[command]
    for arguments, head in ((("--lang", "en"), english), (("--lang", "fr"), french), ((), english)):
        ran = palabre(command, *arguments)
        assert ran.code == 0
        assert head in " ".join(ran.out.split()), ran.out
    assert palabre(command, "--lang", "de").code == 2


@pytest.mark.parametrize("command", TABLES)
def test_json_is_one_object_a_line(command: str, palabre: Program, record: Path) -> None:
    """What a program reads is JSON lines alone, in every language of the screen."""
    ran = palabre(command, "--json", "--lang", "fr")
    assert ran.code == 0
    assert ran.lines
    assert all(isinstance(line, dict) for line in ran.lines)


@pytest.mark.parametrize("command", TABLES)
def test_an_empty_record_says_so(command: str, palabre: Program) -> None:
    """A new desk has nothing to list: words for people, no line for programs, and it is no error."""
    assert palabre("init").code == 0
    ran = palabre(command)
    assert ran.code == 0
    assert len(ran.out.split()) > 2
    assert palabre(command, "--json").out == ""


@pytest.mark.parametrize(("command", "kind"), [("events", EventRecord), ("accords", AccordRecord)])
def test_json_holds_the_items_of_the_record(
    command: str, kind: type[RecordItem], palabre: Program, record: Path, store: SqliteStore
) -> None:
    """Nothing is added to an item, nothing is left out of it."""
    assert palabre(command, "--json").lines == [json.loads(encode(item)) for item in store.items(kind)]


@pytest.mark.parametrize("command", ["events", "timeline", "stories", "accords", "commitments"])
def test_a_span_leaves_out_what_lies_outside(command: str, palabre: Program, record: Path) -> None:
    """A week, and days from and to, select; another year has nothing."""
    every = palabre(command, "--json").lines
    some = palabre(command, "--week", "2021-W09", "--json").lines
    assert some
    assert some == palabre(command, "--from", "2021-03-01", "--to", "2021-03-07", "--json").lines
    assert [line for line in every if line in some] == some
    assert palabre(command, "--week", "2019-W09", "--json").lines == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--week", "soon"),
        ("--week", "2021-W60"),
        ("--from", "yesterday"),
        ("--from", "2021-03-02", "--to", "2021-03-01"),
        ("--week", "2021-W09", "--to", "2021-03-01"),
    ],
)
def test_a_wrong_span_is_wrong_usage(arguments: tuple[str, ...], palabre: Program, record: Path) -> None:
    """A week or day that is none is refused before anything is read."""
    ran = palabre("events", *arguments)
    assert ran.code == 2
    assert ran.out == ""


def test_an_actor_is_found_by_any_of_its_names(palabre: Program, record: Path) -> None:
    """Id, names in both languages, acronym, without case and accents, and a part of a name."""
    found = palabre("timeline", "--actor", "desk/northern-union", "--json").out
    assert found
    for name in ("Northern Union", "union du nord", "NUX", "northern"):
        assert palabre("timeline", "--actor", name, "--json").out == found


def test_an_unknown_actor_is_an_error_with_near_ones(palabre: Program, record: Path) -> None:
    """A slip of the pen is answered with the name that was meant; in JSON with the one shape of errors."""
    ran = palabre("events", "--actor", "Nothern Union")
    assert ran.code == 3
    assert "did you mean Northern Union" in ran.err
    assert "River Council" in palabre("events", "--actor", "Councill").err
    error = palabre("events", "--actor", "Nothern Union", "--json").lines[0]["error"]
    assert error["code"] == "not_found"
    assert set(error) == {"code", "resource", "reason", "remedy"}


def test_a_name_of_several_actors_names_them(palabre: Program, record: Path) -> None:
    """Words that fit nobody and words that fit several are not the same mistake."""
    from tests import factories as make

    with open_store(record) as writer:
        made = make.record()
        actors = (make.actor("desk/north-bank"), make.actor("desk/north-gate"))
        writer.replace_record(type(made)(actors=actors))
    ran = palabre("events", "--actor", "north")
    assert ran.code == 3
    assert "desk/north-bank" in ran.err
    assert "desk/north-gate" in ran.err


def test_no_record_is_an_error_with_its_remedy(palabre: Program) -> None:
    """Before `palabre init` every command says what to do; and no file is made by looking."""
    for command in (*TABLES, "check", "export", "brief", "rebuild"):
        ran = palabre(command)
        assert ran.code == 3, command
        assert "palabre init" in ran.err
    assert not Path("desk.palabre").exists()


def test_commitments_are_judged_by_the_day_that_is_asked_for(palabre: Program, record: Path) -> None:
    """Before its deadline a commitment is open or due, after it overdue, and the overdue come first."""
    before = palabre("commitments", "--today", "2021-03-06", "--json").lines
    after = palabre("commitments", "--today", "2021-04-01", "--json").lines
    assert {line["status"] for line in before if line["due"]} <= {"open", "due"}
    assert after[0]["status"] == "overdue"
    assert after[0]["on"] == "2021-04-01"
    assert palabre("commitments", "--today", "2021-04-01", "--status", "kept", "--json").lines == []
    assert palabre("commitments", "--today", "April").code == 2
    assert palabre("commitments").code == 0


def test_silent_sources_are_listed(palabre: Program, record: Path) -> None:
    """A source of the desk that sent nothing is named, and what was refused is told with its reason."""
    Path("broken.jsonl").write_text('{"id": "x"\n', encoding="utf-8")
    assert palabre("add", "broken.jsonl").code == 3
    lines = {line["id"]: line for line in palabre("sources", "--json").lines}
    assert lines["quiet"]["silent"]
    assert not lines["gazette"]["silent"]
    assert lines["gazette"]["last"] == "2021-03-10"
    assert [refusal["code"] for refusal in lines[""]["refusals"]] == ["bad_line"]
    shown = palabre("sources", "--lang", "fr").out
    assert "muette" in shown
    assert "broken.jsonl" in shown


def test_hostile_characters_do_not_reach_the_terminal(palabre: Program) -> None:
    """Escape sequences and characters that turn the direction of writing are shown as blanks everywhere."""
    from tests.cli import desk

    evil = {
        **desk.ARTICLES[0],
        "id": "evil",
        "title": "Bus \x1b[31m\x07attacked \u202enear\u2066 [bold]Mopti[/bold]",
        "text": desk.ARTICLES[0]["text"].replace("Gunmen", "Gun\x1b]0;pwned\x07men").replace("talks", "ta\u202elks"),
    }
    desk.jsonl(Path("evil.jsonl"), (evil,))
    assert palabre("add", "evil.jsonl").code == 0
    shown = ""
    for command in (("stories",), ("events",), ("timeline",), ("show", "evil"), ("sources",), ("actors",)):
        shown += palabre(*command).out
    first = palabre("timeline", "--json").lines[0]["item"]["id"]
    shown += palabre("show", first).out + palabre("read", "evil.jsonl").out + palabre("extract", "evil.jsonl").out
    assert "[bold]Mopti[/bold]" in shown
    assert not set("\x1b\x07\u202e\u2066") & set(shown)


def test_the_width_of_the_screen_is_an_option(palabre: Program, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are as wide as the option says."""
    monkeypatch.setenv("PALABRE_WIDTH", "200")
    wide = max(map(len, palabre("stories").out.splitlines()))
    monkeypatch.setenv("PALABRE_WIDTH", "90")
    assert max(map(len, palabre("stories").out.splitlines())) <= 90 < wide <= 200
