"""`palabre positions`: the matrix of actors by dates, who differs since when, who moved."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from palabre.cli.axis import axis
from tests.cli.conftest import Program


def test_the_matrix_shows_each_stance_at_its_date(palabre: Program, record: Path) -> None:
    """The council moved from against to for; its row shows both days and the latest stance."""
    ran = palabre("positions", "talks")
    row = next(line.split() for line in ran.out.splitlines() if line.startswith("River Council"))
    assert row[2:5] == ["against", "for", "for"]
    assert "Who moved" in ran.out
    assert "2021-03-10" in ran.out
    french = palabre("positions", "négocier", "--lang", "fr").out
    assert "Le Conseil du fleuve doit-il négocier" in french
    assert "Conseil du fleuve" in french
    assert "contre" in french


def test_divergences_say_since_when(palabre: Program, record: Path) -> None:
    """Those who differ are listed with the later of their first days."""
    told = palabre("positions", "talks", "--json").lines[0]
    assert {line["since"] for line in told["divergences"]} == {"2021-03-10"}
    assert [(shift["before"], shift["after"]) for shift in told["shifts"]] == [("against", "for")]
    assert "Who differs" in palabre("positions", "talks").out


def test_a_question_is_found_by_words_of_it(palabre: Program, record: Path) -> None:
    """Id, words of either wording, and terms lead to the desk's question."""
    by_id = palabre("positions", "talks", "--json").out
    for words in ("River Council negotiate", "conseil du fleuve doit il", "discussion"):
        assert palabre("positions", words, "--json").out == by_id
    ran = palabre("positions", "wheat")
    assert ran.code == 3
    assert "palabre positions" in ran.err


def test_limits_select_positions(palabre: Program, record: Path) -> None:
    """A span and an actor leave out the others."""
    early = palabre("positions", "talks", "--to", "2021-03-02", "--json").lines[0]
    assert {p["stance"] for p in early["positions"]} == {"against"}
    own = palabre("positions", "talks", "--actor", "Northern Union", "--json").lines[0]
    assert {p["actor"]["actor"] for p in own["positions"]} == {"desk/northern-union"}
    nothing = palabre("positions", "talks", "--week", "2019-W01")
    assert nothing.code == 0
    assert "no position" in nothing.out


@pytest.mark.parametrize(
    ("step", "count", "first"), [(1, 5, "2021-01-04"), (5, 8, "2021-W01"), (20, 9, "2021-01"), (200, 12, "2021")]
)
def test_dates_are_as_fine_as_the_screen_allows(step: int, count: int, first: str) -> None:
    """Few days are columns of their own; more become weeks, months, years."""
    days = [date(2021, 1, 4) + timedelta(days=step * n) for n in range(count)]
    made = axis(days)
    assert made.heads[0] == first
    assert len(made.heads) <= 7
    assert {made.column(day) for day in days} == set(made.heads)


def test_undated_positions_have_a_column() -> None:
    """Unknown stays unknown."""
    made = axis([None, date(2021, 1, 4)])
    assert made.heads == ("?", "2021-01-04")
    assert made.column(None) == "?"
