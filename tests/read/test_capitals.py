"""Capitals without a name: which town *the capital* is, from what the article is about; and what is no town."""

import pytest

from palabre.pipeline import Engine
from tests.factories import events_of


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "South Sudan is tense. Mediators are expected in the capital on Friday.", ["Juba"]),
        ("en", "Armenia's cabinet fell. Thousands protested in the capital, where many live.", ["Yerevan"]),
        ("en", "Mali's army said gunmen attacked a camp near the capital on Monday.", ["Bamako"]),
        ("en", "NAIROBI (AFP) - Kenya and Somalia quarrel. Gunmen attacked a hotel in the capital.", ["Nairobi"]),
        ("fr", "Le Mali est en crise. Des hommes ont attaqué un poste dans la capitale lundi.", ["Bamako"]),
        # Named beside it, of another sort, of two countries alike.
        ("en", "Mali is at war. Two people were killed in the capital, Bamako, on Monday.", ["Bamako"]),
        ("en", "Mali is at war. A bomb killed two people in the provincial capital on Monday.", [None]),
        ("fr", "Le Mali est en crise. Une bombe a tué deux personnes dans la capitale régionale.", [None]),
        ("en", "Chad and Mali quarrel. Gunmen attacked a camp in the capital on Monday.", ["the capital"]),
    ],
)
def test_where_the_capital_is(engine: Engine, language: str, text: str, names: list[str | None]) -> None:
    """The name of the town on the map."""
    assert [e.place.name if e.place else None for e in events_of(engine, language, text)] == names
