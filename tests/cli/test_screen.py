"""The words of the screens: every code in both languages, numbers as hedged and days as fine as they are known."""

import ast
import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

import palabre.cli
from palabre.cli.lookup import folded
from palabre.cli.screen import Screen, short, words_of_screens
from palabre.errors import PalabreError
from palabre.model import accord, actor, commitment, event, judgement, position, source, statement, toll
from palabre.model.time import Period, TimePrecision
from palabre.record.filing import KINDS

SHOWN: tuple[type[StrEnum], ...] = (
    accord.AccordKind, accord.AccordState, actor.ActorKind, actor.Relation, actor.AffiliationStatus,
    commitment.CommitmentStatus, event.EventKind, event.EventStatus, event.Certainty, judgement.Verdict,
    position.Stance, source.SourceKind, statement.Force, statement.Form, statement.Voice, toll.Harm, toll.Victim,
)  # fmt: skip


@pytest.mark.parametrize("codes", SHOWN, ids=lambda codes: codes.__name__)
def test_every_code_has_a_word_in_both_languages(codes: type[StrEnum]) -> None:
    """A new code without words would fail here, not on somebody's screen."""
    table = words_of_screens()[codes.__name__]
    assert set(table) == {code.value for code in codes}
    assert all(english and french for english, french in table.values())


def test_every_key_that_the_commands_use_is_in_the_file() -> None:
    """Heads of columns and phrases in the code have words; and no phrase of the file is unused."""
    used: dict[str, set[str]] = {"heads": set(), "phrases": set()}
    constants = set()
    for path in Path(palabre.cli.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                constants.add(node.value)
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                table = {"Column": "heads", "head": "heads", "say": "phrases"}.get(name)
                if table:
                    used[table].add(str(node.args[0].value))
    words = words_of_screens()
    assert used["heads"] and used["phrases"]
    assert used["heads"] <= set(words["heads"])
    assert used["phrases"] <= set(words["phrases"])
    assert {*words["phrases"], *words["heads"]} - constants == set()


def test_both_languages_take_the_same_values() -> None:
    """A phrase has the same places to fill in both languages."""
    for table in words_of_screens().values():
        for english, french in table.values():
            assert set(re.findall(r"\{\w*\}", english)) == set(re.findall(r"\{\w*\}", french))


def test_every_kind_of_item_has_a_name() -> None:
    """Whatever `show` finds can be named."""
    assert {*KINDS, "article", "claim", "judgement"} <= set(words_of_screens()["items"])


def test_every_refusal_has_words() -> None:
    """Errors that refuse an input are told in the reader's language; others by their code."""
    codes = {kind("x", "y").code for kind in _below(PalabreError) if kind.__module__ == "palabre.errors"}
    assert set(words_of_screens()["refusal"]) - {"palabre_error"} <= codes
    assert Screen("fr").refusal("unreadable_input") == "illisible"
    assert Screen("fr").refusal("unheard_of") == "unheard_of"


def _below(kind: type[PalabreError]) -> list[type[PalabreError]]:
    return [found for child in kind.__subclasses__() for found in (child, *_below(child))]


@pytest.mark.parametrize(
    ("amount", "english", "french"),
    [
        ((12, 12, 12, "exact"), "12", "12"),
        ((12, 12, None, "at_least"), "at least 12", "au moins 12"),
        ((None, None, 30, "up_to"), "up to 30", "jusqu’à 30"),
        ((None, 30, None, "about"), "about 30", "environ 30"),
        ((24, None, None, "vague"), "at least 24", "au moins 24"),
        ((4, None, 6, "exact"), "4-6", "4-6"),
        ((None, None, None, "vague"), "?", "?"),
    ],
)
def test_a_number_keeps_its_hedge(
    amount: tuple[int | None, int | None, int | None, str], english: str, french: str
) -> None:
    """No number is made firmer on its way to the screen."""
    low, best, high, qualifier = amount
    value = toll.Amount(low=low, best=best, high=high, qualifier=toll.Qualifier(qualifier))
    assert (Screen("en").amount(value), Screen("fr").amount(value)) == (english, french)


def test_a_day_is_as_fine_as_it_is_known() -> None:
    """Months, years and stretches are shown as such; a day of telling stands in brackets; unknown is a mark."""
    screen = Screen("en")
    first = date(2021, 3, 1)

    def period(end: date, precision: TimePrecision) -> Period:
        return Period(start=first, end=end, precision=precision)

    assert screen.day(period(first, TimePrecision.DAY)) == "2021-03-01"
    assert screen.day(period(date(2021, 3, 31), TimePrecision.MONTH)) == "2021-03"
    assert screen.day(period(date(2021, 12, 31), TimePrecision.YEAR)) == "2021"
    assert screen.day(period(date(2021, 3, 7), TimePrecision.WEEK)) == "2021-03-01..2021-03-07"
    vague = Period(start=None, end=None, precision=TimePrecision.UNKNOWN, text="within 30 days")
    assert screen.day(vague) == "within 30 days"
    assert screen.day(vague, period(first, TimePrecision.DAY)) == "(2021-03-01)"
    assert screen.day(None) == "?"


def test_only_content_ids_are_shortened() -> None:
    """An id that a person gave is shown whole."""
    assert short("ev-0123456789abcdef") == "ev-01234567"
    for id in ("person/bah-n-daw", "lp-1027-le-drian", "ev-0123", "ev-0123456789abcdeg"):
        assert short(id) == id


def test_names_are_compared_without_case_accents_and_marks() -> None:
    """What a person types on a plain keyboard finds the accented name."""
    assert folded("L’Écho  du Mouhoun") == folded("l'echo du mouhoun")
    assert folded("!!!") == ""
