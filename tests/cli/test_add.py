"""`palabre add`: what is good is kept, what is bad is named, and a kill at any moment loses nothing."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from palabre.record import sqlite as store_module
from palabre.record.database import Database, open_writable
from palabre.record.sqlite import open_store
from tests.cli import desk
from tests.cli.conftest import Program


def good(name: str = "good.jsonl") -> Path:
    """A file with one article that can be read."""
    return desk.jsonl(Path(name), desk.ARTICLES[:1])


def test_adding_twice_changes_nothing(palabre: Program, tmp_path: Path) -> None:
    """The second time every article is known, and the record is the same."""
    desk.made(tmp_path)
    assert palabre("add", "articles.jsonl").out == "5 added, 0 known, 0 refused\n"
    before = palabre("export").out
    again = palabre("add", "articles.jsonl", "--lang", "fr")
    assert (again.code, again.out) == (0, "0 ajoutés, 5 connus, 0 refusés\n")
    assert palabre("export").out == before


def test_json_tells_each_article(palabre: Program) -> None:
    """A line for each article or refusal; a refusal carries the one shape of errors."""
    good()
    Path("bad.txt").write_bytes(b"")
    ran = palabre("add", "good.jsonl", "bad.txt", "--json")
    assert ran.code == 1
    told = {line["what"]: line for line in ran.lines}
    assert told["added"]["title"] == "Bus attacked near Mopti"
    assert set(told["refused"]["error"]) == {"code", "resource", "reason", "remedy"}
    assert told["refused"]["error"]["resource"] == "bad.txt"


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _wrong_encoding(path: Path) -> None:
    path.write_bytes(b"Le ministre a dit \x00\x81\x8d\x8f\x90\x9d non.\n" * 9)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def _long(path: Path) -> None:
    path.write_text("The River Council said the bridge is open again today. " * 5000, encoding="utf-8")


def _no_article(path: Path) -> None:
    path.write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>", encoding="utf-8")


def _future(path: Path) -> None:
    day = (datetime.now(UTC) + timedelta(days=40)).date().isoformat()
    path.write_text(f"Title: Soon\nPublished: {day}\n\nThe River Council said the bridge is open.", encoding="utf-8")


def _other_language(path: Path) -> None:
    path.write_text(
        "Der Rat am Fluss hat gestern die Brücke wieder geöffnet und verspricht Ruhe. " * 4, encoding="utf-8"
    )


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


BAD = {
    "empty.txt": _empty,
    "encoding.txt": _wrong_encoding,
    "huge.txt": _huge,
    "long.txt": _long,
    "page.html": _no_article,
    "future.txt": _future,
    "german.txt": _other_language,
    "binary.txt": _binary,
    "empty.jsonl": _empty,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_good_one_kept(name: str, palabre: Program) -> None:
    """The message names the file, the good article is in the record, the exit code says that something was refused."""
    BAD[name](Path(name))
    good()
    ran = palabre("add", name, "good.jsonl")
    assert ran.code == 1
    assert name in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == "1 added, 0 known, 1 refused\n"
    assert palabre("events", "--json").lines
    alone = palabre("add", name)
    assert (alone.code, alone.out) == (3, "0 added, 0 known, 1 refused\n")


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_bad_file_is_refused_without_a_record_too(command: str, palabre: Program) -> None:
    """`read` and `extract` name the file, give the good article, and end as `add` does."""
    Path("empty.txt").write_bytes(b"")
    good()
    ran = palabre(command, "empty.txt", "good.jsonl", "--json")
    assert ran.code == 1
    assert "empty.txt" in ran.err
    assert len(ran.lines) == 1
    assert palabre(command, "empty.txt").code == 3
    assert not Path("desk.palabre").exists()


def test_a_bad_line_is_named_and_the_others_stand(palabre: Program) -> None:
    """A line that is no JSON is refused with its number."""
    lines = good().read_text(encoding="utf-8")
    Path("mixed.jsonl").write_text('{"id": "a", \n' + lines + "[1]\n", encoding="utf-8")
    ran = palabre("add", "mixed.jsonl")
    assert (ran.code, ran.out) == (1, "1 added, 0 known, 2 refused\n")
    assert "mixed.jsonl:1" in ran.err
    assert "mixed.jsonl:3" in ran.err


def test_what_is_not_there_is_named(palabre: Program) -> None:
    """A path that does not exist and a folder without articles are mistakes, not silence."""
    ran = palabre("add", "nowhere.txt")
    assert ran.code == 3
    assert "nowhere.txt" in ran.err
    Path("empty").mkdir()
    ran = palabre("add", "empty")
    assert ran.code == 3
    assert "0 added" in ran.out


def test_another_text_under_a_known_id_is_refused(palabre: Program) -> None:
    """Nothing that is stored is overwritten."""
    good()
    palabre("add", "good.jsonl")
    changed = {**desk.ARTICLES[0], "text": "The River Council said that nothing had happened."}
    desk.jsonl(Path("changed.jsonl"), (changed,))
    ran = palabre("add", "changed.jsonl")
    assert ran.code == 3
    assert "bus-en" in ran.err
    with open_store(Path("desk.palabre"), read_only=True) as store:
        assert store.article("bus-en").text == desk.ARTICLES[0]["text"]


def test_a_file_name_that_is_no_text_is_told(palabre: Program) -> None:
    """A name in another encoding neither stops the others nor ends in a traceback."""
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        Path(name).write_text("The River Council said on Monday that the bridge is open again.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    good()
    ran = palabre("add", ".", "--json")
    assert "added" in {line["what"] for line in ran.lines}
    assert ran.code in {0, 1}


def test_the_desk_of_the_record_serves_where_no_file_lies(palabre: Program, record: Path) -> None:
    """`add` from another folder keeps the sources, questions and actors that the record was made with."""
    Path("desk.toml").unlink()
    more = {**desk.ARTICLES[4], "id": "more", "published": "2021-03-11"}
    desk.jsonl(Path("more.jsonl"), (more,))
    assert palabre("add", "more.jsonl").code == 0
    with open_store(record, read_only=True) as store:
        assert [question.id for question in store.desk().questions] == ["talks"]
    assert palabre("actor", "River Council").code == 0


# ------------------------------------------------------------------------------------------- the record's own file
def test_a_locked_record_is_told(palabre: Program, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes, adding ends with a message and the remedy; reading goes on."""
    monkeypatch.setitem(store_module.open_store.__kwdefaults__ or {}, "wait", 0.1)
    good()
    with closing(sqlite3.connect(record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = palabre("add", "good.jsonl")
        assert palabre("events", "--json").lines
        other.execute("ROLLBACK")
    assert ran.code == 3
    assert "desk.palabre" in ran.err
    assert "another process" in ran.err


@pytest.mark.parametrize("content", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_record_is_told(content: bytes, palabre: Program) -> None:
    """A file that is no record is named and left as it is."""
    Path("desk.palabre").write_bytes(content)
    good()
    for command in (("add", "good.jsonl"), ("events",), ("check",), ("rebuild",)):
        ran = palabre(*command)
        assert ran.code == 3, command
        assert "desk.palabre" in ran.err
    assert Path("desk.palabre").read_bytes() == content


def test_a_page_torn_out_of_the_record_breaks_a_promise(palabre: Program, record: Path) -> None:
    """Damage inside the file is found by `check`, which does not end well."""
    raw = bytearray(record.read_bytes())
    for place in range(4096 * 6, len(raw) - 4096, 4096 * 3):
        raw[place : place + 2000] = b"\x00" * 2000
    record.write_bytes(raw)
    ran = palabre("check")
    assert ran.code in {1, 3}
    assert "Traceback" not in ran.err
    assert ran.err


def test_a_full_disk_is_told_and_what_was_finished_stays(
    palabre: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When no room is left, the articles that were finished are there, and the command can go on later."""
    desk.made(tmp_path)
    many = tuple({**desk.ARTICLES[0], "id": f"a{n}", "text": desk.ARTICLES[0]["text"] + f"\n\nPart {n}." * 400}
                 for n in range(40))  # fmt: skip
    desk.jsonl(Path("many.jsonl"), many)
    assert palabre("init").code == 0

    def small(path: Path, *, create: bool, wait: float) -> Database:
        database = open_writable(path, create=create, wait=wait)
        database.execute("PRAGMA max_page_count = 120")
        return database

    monkeypatch.setattr(store_module, "open_writable", small)
    ran = palabre("add", "many.jsonl", "--json")
    assert ran.code == 3
    assert "disk is full" in ran.err
    finished = [line["location"] for line in ran.lines if line.get("what") == "added"]
    assert 0 < len(finished) < len(many)
    monkeypatch.setattr(store_module, "open_writable", open_writable)
    with open_store(Path("desk.palabre"), read_only=True) as store:
        assert set(finished) <= {article.id for article in store.articles()}
    assert palabre("add", "many.jsonl").code == 0
    assert palabre("check").code == 0


# ------------------------------------------------------------------------------------------------------------ kill
def _added(process: "subprocess.Popen[str]") -> Iterator[str]:
    """The articles that the program says it has finished; a line cut off by the kill is not finished."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.endswith("\n"):
            yield json.loads(line)["location"]


def test_a_kill_while_adding_loses_no_finished_article(tmp_path: Path) -> None:
    """Killed twice in its midst, `palabre add` has kept what it finished, resumes, and ends with the same record."""
    desk.made(tmp_path)
    texts = [desk.ARTICLES[n % 5] | {"id": f"a{n:03}", "title": f"Part {n}"} for n in range(60)]
    desk.jsonl(tmp_path / "many.jsonl", tuple(texts))
    command = [sys.executable, "-m", "palabre", "add", "many.jsonl", "--json"]
    environment = {**os.environ, "PALABRE_WORKERS": "1"}
    finished: set[str] = set()
    for stop_after in (6, 15):
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process:
            for count, article in enumerate(_added(process), start=1):
                finished.add(article)
                if count == stop_after:
                    process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        with open_store(tmp_path / "desk.palabre") as store:
            assert finished <= {article.id for article in store.articles()}
            assert store.faults() == ()
            assert store.stale()
    assert len(finished) >= 15
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert finished <= {line["location"] for line in told if line["what"] == "known"}
    assert len(told) == 60
    with open_store(tmp_path / "desk.palabre") as store:
        assert not store.stale()
        digest = store.fold_digest()
    (tmp_path / "desk.palabre").unlink()
    subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    with open_store(tmp_path / "desk.palabre") as store:
        assert store.fold_digest() == digest


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked up in /proc")
def test_a_kill_leaves_no_process_behind(tmp_path: Path) -> None:
    """The processes that read articles end when the program that started them is killed."""
    desk.made(tmp_path)
    desk.jsonl(tmp_path / "many.jsonl", tuple(desk.ARTICLES[n % 5] | {"id": f"a{n:03}"} for n in range(200)))
    with subprocess.Popen(
        [sys.executable, "-m", "palabre", "add", "many.jsonl", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PALABRE_WORKERS": "2"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        next(_added(process))
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        process.send_signal(signal.SIGKILL)
    assert len(children) >= 2
    patience = time.monotonic() + 20
    while any(_runs(child) for child in children) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not [child for child in children if _runs(child)]


def _runs(process: str) -> bool:
    """Whether the process is there and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
