"""The check of the first promise finds each way of breaking it, and nothing in a sound record."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from palabre.model.passage import Passage
from palabre.model.reading import ReadArticle, Reading
from palabre.model.record import Record
from palabre.model.statement import StatementRecord
from palabre.record.sqlite import SqliteStore, open_store
from palabre.record.verify import broken_claims, verify
from tests import factories as make

READ = make.read_article()


def test_a_sound_record(store: SqliteStore) -> None:
    """English and French, read twice, folded: nothing to report."""
    reads = [make.read_article(n, language=language) for n in range(3) for language in ("en", "fr")]
    for read in reads:
        store.add(read)
        store.add(replace(read, reading=make.reading(read.article, version="2")))
    store.replace_record(make.record(*reads))
    assert list(verify(store)) == []


def with_content(content: Passage) -> Reading:
    """The standard reading with another content of its statement."""
    return replace(READ.reading, statements=(replace(READ.reading.statements[0], content=content),))


@pytest.mark.parametrize(
    ("reading", "says"),
    [
        (with_content(Passage(spans=((30, 40),), text="invented words")), "does not stand at"),
        (with_content(Passage(spans=((30, 9999),), text="x")), "are no spans"),
        (with_content(Passage(spans=(), text="")), "are no spans"),
        (with_content(Passage(spans=((40, 50), (30, 35)), text="x")), "are no spans"),
        (replace(READ.reading, furniture=((5, 5),)), "furniture"),
    ],
    ids=["words", "outside", "none", "disorder", "furniture"],
)
def test_a_claim_without_its_words(reading: Reading, says: str) -> None:
    """Spans outside the text, out of order or none; words that are not the words there."""
    (finding,) = broken_claims(READ.article, reading)
    assert finding.resource == READ.article.id
    assert says in finding.reason
    assert finding.remedy


def test_a_broken_claim_is_found_in_the_store(store: SqliteStore) -> None:
    """The check walks over stored readings."""
    store.add(ReadArticle(article=READ.article, reading=with_content(Passage(spans=((0, 3),), text="A lie"))))
    assert [f.reason for f in verify(store)] == ["passage: 'A lie' does not stand at ((0, 3),)"]


def broken(**changes: object) -> StatementRecord:
    """A statement in the record with one thing changed in it or in its evidence."""
    sound = make.statement_record(READ)
    proof = {k: v for k, v in changes.items() if k in {"article", "claim", "spans"}}
    rest = {k: v for k, v in changes.items() if k not in proof}
    return replace(sound, evidence=(replace(sound.evidence[0], **proof),), **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (broken(claim="cl-none"), "its claim cl-none"),
        (broken(article="ar-none"), "its article ar-none"),
        (broken(spans=((0, 100_000),)), "are no spans of article"),
        (broken(words="the road is closed for ever"), "stands in none"),
        (broken(quoted=("closed for ever",)), "stands in none"),
    ],
    ids=["claim", "article", "spans", "words", "quotation"],
)
def test_a_record_item_without_its_words(store: SqliteStore, item: StatementRecord, says: str) -> None:
    """Evidence that leads nowhere, and a quotation that nobody wrote."""
    store.add(READ)
    store.replace_record(Record(statements=(item,)))
    findings = list(verify(store))
    assert findings
    assert {f.resource for f in findings} == {item.id}
    assert any(says in f.reason for f in findings)


def test_a_claim_of_another_article(store: SqliteStore) -> None:
    """A claim counts as evidence for its own article only."""
    other = make.read_article(1)
    store.add(READ)
    store.add(other)
    item = broken(claim=next(other.reading.claims()).id)
    store.replace_record(Record(statements=(item,)))
    assert ["is not one of article" in f.reason for f in verify(store)] == [True]


def test_words_across_a_line_break(store: SqliteStore) -> None:
    """A line break in the article may be a blank in the record; an interrupted passage stands piece by piece."""
    text = READ.article.text.replace("road to the", "road\nto the")
    article = replace(READ.article, text=text)
    read = ReadArticle(article=article, reading=make.reading(article, empty=True))
    store.add(replace(read, reading=replace(READ.reading, commitments=(), statements=())))
    claim = next(read for read in store.read_articles()).reading.claims()
    item = replace(make.statement_record(READ), words="the road to … the river", evidence=(make.evidence(next(claim)),))
    store.replace_record(Record(statements=(item,)))
    assert list(verify(store)) == []


def test_a_row_that_points_at_nothing(path: Path) -> None:
    """A file that another tool wrote into is reported."""
    open_store(path, create=True).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO claim VALUES ('cl-1', 7, 8, 'events')")
        file.commit()
    with open_store(path) as store:
        reasons = [f.reason for f in verify(store)]
    assert len(reasons) == 2
    assert all("points at nothing" in reason for reason in reasons)
