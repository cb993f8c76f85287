"""`palabre judge`: decisions of people change the record, are told, listed, and taken back."""

from pathlib import Path

from palabre.model.event import EventRecord
from palabre.model.position import Divergence, Shift
from palabre.model.statement import StatementRecord
from palabre.record.sqlite import SqliteStore
from tests.cli.conftest import Program


def test_a_rejected_item_is_gone_and_comes_back(palabre: Program, record: Path, store: SqliteStore) -> None:
    """All claims of the item are rejected, not only the first; undoing it gives the same record as before."""
    event = next(e for e in store.items(EventRecord) if len(e.evidence) > 1)
    before = palabre("export").out
    ran = palabre("judge", "reject", event.id[:11], "--by", "Awa", "--why", "not there", "--json")
    assert ran.code == 0
    told = ran.lines[0]
    assert event.id in told["gone"]
    assert told["judgement"]["about"] == list(dict.fromkeys(proof.claim for proof in event.evidence))
    assert event.id not in [line["id"] for line in palabre("events", "--json").lines]
    ran = palabre("judge", "undo", told["judgement"]["id"][:11], "--by", "Issa", "--why", "it was there")
    assert ran.code == 0
    assert "taken back: rejected" in ran.out
    assert palabre("export").out == before


def test_two_items_are_made_one_and_two_again(palabre: Program, record: Path) -> None:
    """What the record gains, loses and changes is told by kind."""
    one, two = (line["id"] for line in palabre("events", "--status", "reported", "--json").lines[:2])
    ran = palabre("judge", "same", one, two, "--by", "Awa", "--why", "one day, one road")
    assert ran.code == 0
    assert "same: ju-" in ran.out
    assert "event: 0 new, 1 gone, 1 changed" in ran.out
    listed = palabre("judge", "list", "--json").lines
    assert [(j["verdict"], j["by"], j["why"]) for j in listed] == [("same", "Awa", "one day, one road")]
    french = palabre("judge", "undo", listed[0]["id"], "--by", "Awa", "--lang", "fr").out
    assert "repris : identiques" in french
    assert "1 de plus" in french
    assert len(palabre("judge", "list", "--json").lines) == 2
    assert "taken back: same" in palabre("judge", "list").out


def test_an_edit_changes_a_field_or_is_refused(palabre: Program, record: Path, store: SqliteStore) -> None:
    """A value that fits is taken; one that does not leaves the record and the judgements as they were."""
    event = next(e for e in store.items(EventRecord) if e.kind == "attack")
    assert palabre("judge", "edit", event.id, "--set", "kind=clash", "--by", "Awa").code == 0
    kinds = {line["id"]: line["kind"] for line in palabre("events", "--json").lines}
    assert kinds[event.id] == "clash"
    ran = palabre("judge", "edit", event.id, "--set", "kind=picnic", "--by", "Awa", "--json")
    assert ran.code == 3
    assert ran.lines[0]["error"]["code"] == "input_error"
    assert palabre("judge", "edit", event.id, "--set", "spans=[[0,1]]", "--by", "Awa").code == 3
    assert len(palabre("judge", "list", "--json").lines) == 1


def test_what_cannot_be_decided_is_refused(palabre: Program, record: Path, store: SqliteStore) -> None:
    """Things of two kinds are not compared, things made of others are not judged, unknown ids are errors."""
    event, statement = next(store.items(EventRecord)), next(store.items(StatementRecord))
    ran = palabre("judge", "same", event.id, statement.id, "--by", "Awa")
    assert (ran.code, "not of one kind" in ran.err) == (3, True)
    for id in (next(store.items(Divergence)).id, next(store.items(Shift)).id):
        ran = palabre("judge", "reject", id, "--by", "Awa")
        assert (ran.code, "made of" in ran.err) == (3, True)
    assert palabre("judge", "reject", "ev-nothing", "--by", "Awa").code == 3
    assert palabre("judge", "undo", "ju-0000000000000000", "--by", "Awa").code == 3
    assert palabre("judge", "undo", event.id, "--by", "Awa").code == 3
    assert palabre("judge", "list", "--json").lines == []
    assert "nobody has decided" in palabre("judge", "list").out


def test_judgements_survive_a_rebuild(palabre: Program, record: Path) -> None:
    """Reading every article again and folding again loses no decision."""
    statement = palabre("timeline", "--question", "talks", "--json").lines[-1]["item"]
    assert palabre("judge", "reject", statement["id"], "--by", "Awa").code == 0
    after = palabre("export").out
    assert statement["id"] not in after
    ran = palabre("rebuild", "--reread")
    assert ran.code == 0
    assert "the record is the same as before" in ran.out
    assert palabre("export").out == after
