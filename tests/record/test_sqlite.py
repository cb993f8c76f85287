"""What the SQLite store gives beyond the contract."""

import pytest

from palabre.errors import NotFound
from palabre.model.record import Record
from palabre.record.sqlite import SqliteStore
from tests import factories as make


def test_a_capture_comes_back_byte_for_byte(store: SqliteStore) -> None:
    """Bytes are packed in the file and given back as they came; the first fetch stands."""
    capture = make.capture(content=bytes(range(256)) * 40)
    store.add_capture(capture)
    assert store.capture(capture.id) == capture
    with pytest.raises(NotFound):
        store.capture("ca-0000000000000000")


def test_decisions_of_the_last_fold(store: SqliteStore) -> None:
    """The rules' decisions come by id and go with their record; people's judgements stay."""
    decisions = tuple(make.judgement("cl-1", "cl-2", n=n, rule=True) for n in range(3))
    store.add_judgement(make.judgement("cl-1"))
    store.replace_record(Record(decisions=decisions))
    assert list(store.decisions()) == sorted(decisions, key=lambda d: d.id)
    store.replace_record(Record())
    assert list(store.decisions()) == []
    assert list(store.judgements()) == [make.judgement("cl-1")]


def test_the_fold_digest_tells_records_apart(store: SqliteStore) -> None:
    """None before the first fold and after dropping; otherwise it changes with any item or decision."""
    assert store.fold_digest() is None
    read = make.read_article()
    seen = set()
    for record in (Record(), make.record(read), Record(decisions=(make.judgement("cl-1", rule=True),))):
        store.replace_record(record)
        seen.add(store.fold_digest())
    assert len(seen) == 3
    store.drop_record()
    assert store.fold_digest() is None
