"""The pipeline: what is added, known and refused, readings in processes, folding twice, judgements and re-reading."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from palabre import pipeline
from palabre.config import Settings
from palabre.errors import NotFound
from palabre.model.article import Article
from palabre.model.codec import encode
from palabre.model.desk import Desk
from palabre.model.event import EventRecord
from palabre.model.judgement import Verdict
from palabre.model.statement import StatementRecord
from palabre.pipeline import Engine, Outcome, add, judge, read_all, refold, reread, undo
from palabre.record.sqlite import SqliteStore
from palabre.record.store import Span
from tests import factories

SETTINGS = Settings(workers=1)
SPEECH = (
    "The mayor of Kidal rejected the offer of the traders on Monday.\n\nFour soldiers were killed near Gao on Sunday."
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The shipped names and no desk."""
    return Engine(Desk())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A new store."""
    with factories.store(tmp_path) as opened:
        yield opened


def lines(folder: Path, *articles: dict[str, str], name: str = "in.jsonl") -> str:
    """A JSONL file of articles, English and of one day unless they say otherwise."""
    path = folder / name
    given = [{"language": "en", "published": "2019-03-05", **a} for a in articles]
    path.write_text("".join(json.dumps(a) + "\n" for a in given), "utf-8")
    return str(path)


def added(store: SqliteStore, engine: Engine, *locations: str) -> list[Outcome]:
    """The outcomes of adding."""
    return list(add(store, locations, engine=engine, settings=SETTINGS))


def test_an_article_is_added_once(store: SqliteStore, engine: Engine, tmp_path: Path) -> None:
    """The second time it is known, and nothing is stored or refused."""
    path = lines(tmp_path, {"id": "a", "text": SPEECH})
    assert [o.what for o in added(store, engine, path)] == ["added"]
    assert [o.what for o in added(store, engine, path)] == ["known"]
    assert [a.id for a in store.articles()] == ["a"]
    assert store.refusals(Span()) == ()


def test_another_text_under_a_known_id_is_refused(store: SqliteStore, engine: Engine, tmp_path: Path) -> None:
    """The stored text stays; the refusal is kept, with the id and what to do."""
    added(store, engine, lines(tmp_path, {"id": "a", "text": SPEECH}))
    (outcome,) = added(store, engine, lines(tmp_path, {"id": "a", "text": SPEECH + " More."}))
    assert outcome.what == "refused"
    assert outcome.error is not None
    assert "'a'" in outcome.error.reason
    assert store.article("a").text == SPEECH
    assert len(store.refusals(Span())) == 1


def test_one_id_twice_in_a_file(store: SqliteStore, engine: Engine, tmp_path: Path) -> None:
    """The first of two texts under one id is added, the other refused."""
    path = lines(tmp_path, {"id": "a", "text": SPEECH}, {"id": "a", "text": "The mayor left the town on Monday."})
    assert sorted(o.what for o in added(store, engine, path)) == ["added", "refused"]
    assert store.article("a").text == SPEECH


def test_a_newer_text_at_an_address_supersedes(store: SqliteStore, engine: Engine, tmp_path: Path) -> None:
    """The corrected version names the one before, whatever the order in the file; an older one supersedes nothing."""
    url = "https://paper.example/a"
    newer = {"id": "new", "text": SPEECH + " Corrected.", "url": url, "published": "2019-03-06"}
    added(store, engine, lines(tmp_path, newer, {"id": "old", "text": SPEECH, "url": url}))
    assert store.article("new").supersedes == "old"
    assert store.article("old").supersedes is None
    added(
        store, engine, lines(tmp_path, {"id": "x", "text": SPEECH + " First.", "url": url, "published": "2019-03-01"})
    )
    assert store.article("x").supersedes is None


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_the_later_change_supersedes(
    store: SqliteStore, engine: Engine, tmp_path: Path, names: tuple[str, str]
) -> None:
    """Of two versions of one page with one day of publication, the one that was changed later supersedes the other."""
    page = (
        '<html lang="en"><head><link rel="canonical" href="https://paper.example/s"><script type="application/ld+json">'
        '{{"@type": "NewsArticle", "datePublished": "2019-03-05T08:00:00Z",'
        ' "dateModified": "2019-03-0{day}T09:00:00Z"}}'
        "</script></head><body><article><h1>Freed</h1><p>{text}</p></article></body></html>"
    )
    texts = [
        "Fourteen villagers were freed near Sari on Monday, the mayor said.",
        "Nine villagers were freed near Sari.",
    ]
    for name, day, text in zip(names, (5, 6), texts, strict=True):
        (tmp_path / f"{name}.html").write_text(page.format(day=day, text=text * 3), "utf-8")
    added(store, engine, str(tmp_path))
    newer = [a for a in store.articles() if a.supersedes]
    assert [a.text.startswith("Nine") for a in newer] == [True]


def test_what_cannot_be_read_is_refused_and_the_rest_stands(store: SqliteStore, engine: Engine, tmp_path: Path) -> None:
    """A broken line, a missing file and an unread language are refusals with a code each; the good line is added."""
    good = json.dumps({"id": "a", "text": SPEECH, "language": "en", "published": "2019-03-05"})
    path = tmp_path / "in.jsonl"
    path.write_text(good + "\n{broken\n", "utf-8")
    outcomes = added(store, engine, str(path), str(tmp_path / "missing.txt"))
    assert [o.what for o in outcomes].count("added") == 1
    refused = store.refusals(Span())
    assert len(refused) == len(outcomes) - 1 == 2
    assert {r.code for r in refused} == {"bad_line", "unreadable_input"}


def test_readings_in_processes_are_the_same(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes give what one gives, in the same order."""
    monkeypatch.setattr(pipeline.reading, "_WORTH_PROCESSES", 4)
    found = [
        Article(
            id=str(n),
            text=f"Colonel Awa Torvald said on Monday that {n + 2} soldiers were killed near Gao.",
            language="en",
        )
        for n in range(20)
    ]
    assert list(read_all(found, engine, workers=2)) == list(read_all(found, engine, workers=1))


def test_two_folds_are_equal_byte_for_byte(store: SqliteStore, engine: Engine, tmp_path: Path) -> None:
    """The record is a fold: made twice it is the same, and the store is no longer stale."""
    added(store, engine, lines(tmp_path, {"id": "a", "text": SPEECH}, {"id": "b", "text": SPEECH + " He left."}))
    assert store.stale()
    first = refold(store, engine)
    assert not store.stale()
    assert encode(refold(store, engine)) == encode(first)
    assert first.statements
    assert first.events


def test_a_rejected_statement_leaves_the_record_until_it_is_undone(
    store: SqliteStore, engine: Engine, tmp_path: Path
) -> None:
    """A judgement survives re-reading and folding; taken back, the statement is there again."""
    added(store, engine, lines(tmp_path, {"id": "a", "text": SPEECH}))
    refold(store, engine)
    (statement,) = store.items(StatementRecord)
    made = judge(store, Verdict.REJECT, [statement.id], by="Ada", why="hearsay")
    assert list(reread(store, engine, SETTINGS)) == ["a"]
    refold(store, engine)
    assert list(store.items(StatementRecord)) == []
    assert list(store.items(EventRecord))
    undo(store, made.id, by="Ada")
    refold(store, engine)
    assert [s.id for s in store.items(StatementRecord)] == [statement.id]
    assert len(list(store.judgements())) == 2


def test_judgements_need_something_to_judge(store: SqliteStore, engine: Engine) -> None:
    """An unknown item and an unknown judgement are not found, and nothing is appended."""
    with pytest.raises(NotFound):
        judge(store, Verdict.REJECT, ["st-0000000000000000"], by="Ada")
    with pytest.raises(NotFound):
        undo(store, "ju-0000000000000000", by="Ada")
    assert list(store.judgements()) == []
