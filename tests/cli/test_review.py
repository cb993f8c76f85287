"""`palabre review`: what waits is listed, and an accepted item waits no longer."""

from pathlib import Path

from tests.cli.conftest import Program


def test_what_waits_is_listed_and_accepted(palabre: Program, record: Path) -> None:
    """The least sure first; once accepted it is sure, and it is printed."""
    waiting = palabre("review", "--threshold", "1", "--json").lines
    assert waiting
    assert [w["confidence"] for w in waiting] == sorted(w["confidence"] for w in waiting)
    assert {w["kind"] for w in waiting} == {"statement", "figure"}
    first = next(w for w in waiting if w["kind"] == "statement")
    assert palabre("judge", "accept", first["id"], "--by", "Awa").code == 0
    left = palabre("review", "--threshold", "1", "--json").lines
    assert first["id"] not in {w["id"] for w in left}
    assert len(left) == len(waiting) - 1


def test_figures_of_an_accepted_event_are_sure(palabre: Program, record: Path) -> None:
    """A person who accepts an event accepts its figures."""
    waiting = palabre("review", "--threshold", "1", "--json").lines
    figure = next(w for w in waiting if w["kind"] == "figure")
    assert palabre("judge", "accept", figure["id"], "--by", "Awa").code == 0
    left = palabre("review", "--threshold", "1", "--json").lines
    assert figure["id"] not in {w["id"] for w in left}


def test_a_table_for_people(palabre: Program, record: Path) -> None:
    """Words, confidence and id; nothing waits below nothing."""
    ran = palabre("review", "--threshold", "1")
    assert ran.code == 0
    assert "sure" in ran.out
    assert palabre("review", "--threshold", "0").out.strip() == "nothing waits for review"
    assert palabre("review", "--threshold", "0", "--lang", "fr").out.strip() == "rien n’attend de relecture"
    assert palabre("review", "--threshold", "2").code == 2
