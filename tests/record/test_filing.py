"""What record items are filed under, and the walk that finds it."""

from dataclasses import replace
from typing import get_args

import pytest

from palabre.model.actor import AffiliationStatus, Relation, Who
from palabre.model.affiliation import AffiliationRecord, RoleRecord
from palabre.model.dispute import Dispute, DisputedValue
from palabre.model.passage import Evidence
from palabre.model.position import Shift, Stance
from palabre.model.record import RecordItem
from palabre.model.statement import StatementRecord
from palabre.model.story import Story
from palabre.model.time import Period, TimePrecision
from palabre.record.filing import KINDS, Days, actors, days, questions
from palabre.record.sqlite import SqliteStore
from palabre.record.store import Span
from palabre.record.walk import inside
from tests import factories as make

READ = make.read_article()
UNKNOWN = Period(start=None, end=None, precision=TimePrecision.UNKNOWN, text="recently")


def iso(n: int) -> str:
    return make.day(n).isoformat()


def test_every_kind_of_item_has_a_name() -> None:
    """A kind that the record gains must be filed too."""
    assert set(KINDS.values()) == set(get_args(RecordItem))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (make.statement_record(READ, 2), Days(iso(2), iso(2))),
        (replace(make.statement_record(READ, 2), said=None), Days(iso(3), iso(3))),
        (replace(make.statement_record(READ, 2), said=UNKNOWN), Days(iso(3), iso(3))),
        (replace(make.statement_record(READ, 2), said=None, reported=None), Days()),
        (replace(make.event_record(READ), when=replace(make.on(1), end=make.day(9))), Days(iso(1), iso(9))),
        (replace(make.event_record(READ), when=replace(make.on(1), end=None)), Days(iso(1), iso(1))),
        (replace(make.event_record(READ), when=replace(make.on(4), start=None)), Days(iso(4), iso(4))),
        (make.commitment_record(READ, 5), Days(iso(5), iso(5))),
        (make.divergence(READ, 6), Days(iso(6), iso(6))),
        (make.actor(), Days()),
        (make.question(), Days()),
        (
            Shift(
                id="sh-1",
                question="q",
                actor=Who(name="x"),
                before=Stance.FOR,
                after=Stance.AGAINST,
                on=None,
                evidence=(),
            ),
            Days(),
        ),
        (
            Story(id="sy-1", title="t", language="en", first=iso(1), last=iso(3), articles=(), origins=()),
            Days(iso(1), iso(3)),
        ),
        (
            RoleRecord(
                id="ro-1",
                person=Who(name="x"),
                post="mayor",
                organisation=None,
                qualifier=None,
                first=None,
                last=make.on(3),
                evidence=(),
                origins=1,
            ),
            Days(iso(3), iso(3)),
        ),
    ],
)
def test_days(item: RecordItem, expected: Days) -> None:
    """The item's own day, else its report; one known bound is one day, none is no day."""
    assert days(item) == expected


def test_days_of_a_dispute() -> None:
    """From its first side to its last."""
    sides = tuple(
        DisputedValue(value=str(n), according_to=None, reported=iso(n) if n else None, origins=1, evidence=())
        for n in (4, None, 2)
    )
    assert days(Dispute(id="dp-1", about="ev-1", field="killed", values=sides)) == Days(iso(2), iso(4))


def test_actors_at_any_depth() -> None:
    """In lists, in figures, in affiliations; only those with an id."""
    assert actors(make.event_record(READ)) == {"traders", "clinic"}
    affiliation = AffiliationRecord(
        id="af-1",
        member=Who(name="A", actor="a"),
        group=Who(name="B", actor="b"),
        relation=Relation.PART_OF,
        status=AffiliationStatus.ALLEGED,
        first=None,
        last=None,
        evidence=(),
        origins=1,
    )
    assert actors(affiliation) == {"a", "b"}
    assert actors(make.actor("a")) == {"a"}
    assert actors(make.question()) == frozenset()


def test_questions() -> None:
    """Statements may be about several, a question is about itself, an event about none."""
    assert questions(replace(make.statement_record(READ), questions=("a", "b"))) == {"a", "b"}
    assert questions(make.question("a")) == {"a"}
    assert questions(make.event_record(READ)) == frozenset()


def test_walk_in_field_order() -> None:
    """All values of a class, in the order of the fields; the value itself is the first."""
    event = make.event_record(READ)
    assert [who.name for who in inside(event, Who)] == ["armed men", "traders", "the clinic"]
    assert list(inside(event, Evidence)) == [*event.figures[0].evidence, *event.evidence]
    assert next(inside(event, object)) is event
    assert list(inside("words", Who)) == []


def test_a_weeks_query_uses_an_index(store: SqliteStore) -> None:
    """No scan over all items and no sorting of stored values, whatever is asked."""
    seen: list[str] = []
    store._db._connection.set_trace_callback(seen.append)
    span = Span(first=make.day(0), last=make.day(6))
    for actor, question in ((None, None), ("a", None), (None, "q"), ("a", "q")):
        list(store.items(StatementRecord, span=span, actor=actor, question=question))
    store._db._connection.set_trace_callback(None)
    assert len(seen) == 4
    for sql in seen:
        plan = " / ".join(row[3] for row in store._db.rows(f"EXPLAIN QUERY PLAN {sql}"))
        assert "SCAN item" not in plan, plan
        assert "item_days (kind=? AND day_last>?)" in plan, plan
