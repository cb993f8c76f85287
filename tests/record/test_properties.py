"""Properties of the store that hold for any input."""

import tempfile
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.model.article import Article, article_id
from palabre.model.reading import ReadArticle
from palabre.model.record import Record
from palabre.record.sqlite import open_store
from tests import factories as make
from tests.record.conftest import dump

TEXTS = st.text(min_size=1, max_size=80)
ZONES = st.timezones() | st.just(timezone.utc)  # noqa: UP017 - the class, as a strategy value


@st.composite
def read_articles(draw: st.DrawFn) -> ReadArticle:
    """Any article with an empty reading, or a standard one with its claims."""
    if draw(st.booleans()):
        version = draw(st.sampled_from(["1", "2"]))
        language = draw(st.sampled_from(["en", "fr"]))
        return make.read_article(draw(st.integers(0, 3)), language=language, version=version)
    text, title, url = draw(TEXTS), draw(st.none() | TEXTS), draw(st.none() | TEXTS)
    published: datetime | None = draw(st.none() | st.datetimes(timezones=ZONES))
    article = Article(
        id=article_id(text=text, title=title, url=url, published=published),
        text=text,
        title=title,
        url=url,
        published=published.astimezone(timezone(published.utcoffset())) if published else None,  # type: ignore[arg-type]
        published_day=draw(st.booleans()),
        source=draw(st.none() | TEXTS),
        language=draw(st.sampled_from([None, "en", "fr"])),
    )
    return ReadArticle(article=article, reading=make.reading(article, empty=True))


@settings(max_examples=40, deadline=None)
@given(st.lists(read_articles(), max_size=8))
def test_adding_the_same_twice_changes_nothing(reads: list[ReadArticle]) -> None:
    """Every row of every table is the same after a second run over the same input."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "record.palabre"
        with open_store(path, create=True) as store:
            for read in reads:
                store.add(read)
            store.replace_record(Record())
        before = dump(path)
        with open_store(path) as store:
            assert not any(store.add(read) for read in reads)
        assert dump(path) == before


@settings(max_examples=60, deadline=None)
@given(read_articles())
def test_what_goes_in_comes_out(read: ReadArticle) -> None:
    """Any text, title and time survive, NUL bytes and all."""
    with tempfile.TemporaryDirectory() as name, make.store(Path(name)) as store:
        store.add(read)
        assert list(store.read_articles()) == [read]
        assert store.article(read.article.id) == read.article


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40) | st.sampled_from(["river\0", "\ud83c river", "river*", '"road to" river']))
def test_any_search_is_answered(words: str) -> None:
    """Whatever a person types, the answer is a list, never an error."""
    with tempfile.TemporaryDirectory() as name, make.store(Path(name)) as store:
        store.add(make.read_article())
        assert list(store.search(words)) in ([], [make.article()])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=6, unique=True), st.randoms(use_true_random=False))
def test_two_folds_of_one_input_are_equal(days: list[int], random: object) -> None:
    """The record's rows and digest do not depend on the order of adding, nor on the record before."""
    reads = [make.read_article(n) for n in sorted(days)]
    shuffled = sorted(reads, key=lambda _: random.random())  # type: ignore[attr-defined]
    found = []
    for order in (reads, shuffled):
        with tempfile.TemporaryDirectory() as name:
            with make.store(Path(name)) as store:
                for read in order:
                    store.add(read)
                store.replace_record(make.record(*order[:1]))
                record = make.record(*(replace(read) for read in store.read_articles()))
                store.replace_record(record)
                digest = store.fold_digest()
            rows = dump(Path(name) / "record.palabre")
            found.append((digest, rows["item"], rows["item_actor"], rows["item_question"], rows["decision"]))
    assert found[0] == found[1]
