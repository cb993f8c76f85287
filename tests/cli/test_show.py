"""`palabre show` and `palabre actor`: one thing, with its evidence in context."""

import json
from pathlib import Path

from palabre.model.actor import Actor
from palabre.model.codec import encode
from palabre.model.event import EventRecord
from palabre.model.statement import StatementRecord
from palabre.record.filing import KINDS
from palabre.record.sqlite import SqliteStore
from tests.cli import desk
from tests.cli.conftest import Program


def test_every_item_can_be_shown_by_the_id_of_the_lists(palabre: Program, record: Path, store: SqliteStore) -> None:
    """The first characters of an id, as the lists print it, lead to the item and its evidence."""
    for name, kind in KINDS.items():
        for item in list(store.items(kind))[:2]:
            ran = palabre("show", item.id[:11] if "-" in item.id else item.id, "--json")
            assert ran.code == 0, ran.err
            told = ran.lines[0]
            assert (told["kind"], told["item"]) == (name, json.loads(encode(item)))
            for proof in told["evidence"]:
                text = store.article(proof["article"]).text
                assert proof["text"] == " … ".join(text[a:b] for a, b in proof["spans"])
            for language in ("en", "fr"):
                assert item.id in palabre("show", item.id, "--lang", language).out


def test_evidence_is_shown_in_its_context(palabre: Program, record: Path, store: SqliteStore) -> None:
    """The words stand between marks, amid the words around them, under source and day."""
    event = next(e for e in store.items(EventRecord) if e.figures)
    out = palabre("show", event.id).out
    assert "The Delta Gazette, 2021-03-02" in out
    assert "[12 civilians]" in out
    assert "Preuves" in palabre("show", event.id, "--lang", "fr").out


def test_articles_claims_and_decisions_can_be_shown(palabre: Program, record: Path, store: SqliteStore) -> None:
    """Not only items of the record have ids."""
    out = palabre("show", "bus-en").out
    assert desk.ARTICLES[0]["text"].split("\n")[0] in out
    claim = next(store.reading("bus-en").claims())
    assert claim.id in out
    told = palabre("show", claim.id[:12], "--json").lines[0]
    assert (told["kind"], told["item"]["id"]) == ("claim", claim.id)
    assert claim.id in palabre("show", claim.id).out
    assert palabre("show", "bus-en", "--json").lines[0]["reading"]["article"] == "bus-en"
    for decision in store.decisions():
        assert palabre("show", decision.id, "--json").lines[0]["item"]["by"] == decision.by
        assert decision.by in palabre("show", decision.id).out


def test_an_id_that_names_nothing_or_several_things(palabre: Program, record: Path, store: SqliteStore) -> None:
    """Both are errors; the second names the things."""
    for id in ("ev-0000000000000000", "nothing", "x", ""):
        ran = palabre("show", id)
        assert ran.code == 3
        assert ran.out == ""
    ran = palabre("show", "truce-")
    assert ran.code == 3
    assert "truce-en" in ran.err
    assert "truce-fr" in ran.err


def test_an_actor_is_shown_with_all_that_it_said_and_did(palabre: Program, record: Path, store: SqliteStore) -> None:
    """Names, statements that are its own, events, positions, commitments."""
    told = palabre("actor", "conseil du fleuve", "--json").lines[0]
    assert told["actor"] == json.loads(encode(next(a for a in store.items(Actor) if a.id == "desk/river-council")))
    own = [s for s in store.items(StatementRecord) if s.speaker and s.speaker.actor == "desk/river-council"]
    assert own
    assert [s["id"] for s in told["statements"]] == [s.id for s in own]
    assert {p["actor"]["actor"] for p in told["positions"]} == {"desk/river-council"}
    out = palabre("actor", "River Council", "--lang", "fr").out
    assert out.startswith("Conseil du fleuve  (desk/river-council; organisation, connu)")
    for part in ("aussi River Council", "Déclarations", "Positions", "Engagements"):
        assert part in out
    assert palabre("actor", "Nobody At All").code == 3


def test_an_actor_in_a_span(palabre: Program, record: Path) -> None:
    """Days select what is told of an actor, not who it is."""
    told = palabre("actor", "River Council", "--week", "2019-W01", "--json").lines[0]
    assert told["actor"]["id"] == "desk/river-council"
    assert told["statements"] == told["events"] == told["positions"] == []


def test_proposed_actors_are_told_apart(palabre: Program) -> None:
    """People met in the news are proposals until somebody accepts them."""
    text = "Awa Kontao, a teacher in Mopti, said on Monday that the bridge was open. Awa Kontao said she saw it."
    desk.jsonl(Path("one.jsonl"), ({**desk.ARTICLES[0], "text": text},))
    palabre("add", "one.jsonl")
    proposals = palabre("actors", "--proposed", "--json").lines
    assert [p["names"]["en"] for p in proposals] == ["Awa Kontao"]
    assert "proposed" in palabre("actors").out
    assert palabre("judge", "accept", proposals[0]["id"], "--by", "Awa").code == 0
    assert palabre("actors", "--proposed", "--json").lines == []
    assert palabre("actors", "--kind", "state", "--json").lines == []
