"""Unplaced: incidents whose own sentence names no place."""

from datetime import datetime

import pytest

from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.event import INCIDENTS
from palabre.model.place import PlacePrecision
from palabre.pipeline import Engine


@pytest.fixture(scope="module", name="engine")
def make_engine() -> Engine:
    return Engine(Desk())


def places(engine: Engine, text: str, language: str = "en") -> list[str]:
    """Name and country of the place of each incident, `-` for none."""
    article = Article(id="a", text=text, language=language, published=datetime(2021, 7, 15))
    found = [e.place for e in engine.unrated(article).events if e.kind in INCIDENTS]
    assert all(p is None or p.precision is not PlacePrecision.COUNTRY or p.lat is None for p in found)
    return [f"{p.name} {p.country}" if p else "-" for p in found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "A bomb exploded in the market of Gao on Tuesday, police in Mali said.\n\nThe town was quiet by noon. "
            "Gunmen also attacked the town hall and wounded a guard. Gao had been calm since May.",
            "en",
        ),
        (
            "Une bombe a explosé mardi au marché de Gao, selon la police du Mali.\n\nLa ville était calme à midi. "
            "Des hommes armés ont aussi attaqué la mairie et blessé un gardien. Gao était calme depuis mai.",
            "fr",
        ),
    ],
)
def test_where_the_other_incident_was(engine: Engine, text: str, language: str) -> None:
    """The town that the article is about, and where something else happened, is that of what it goes on with."""
    assert places(engine, text, language) == ["Gao ML", "Gao ML"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a judge on Monday. It rained.",
        "Gunmen killed a judge on Monday, the embassy of France said.",
    ],
)
def test_nowhere_to_be_had(engine: Engine, text: str) -> None:
    """Negative: no place is named, or only one in the incident's own sentence, where it did not happen."""
    assert places(engine, text) == ["-"]


def test_an_analysis_gives_no_place(engine: Engine) -> None:
    """Negative: where a government sits and talks are held is not where people were killed."""
    text = (
        "Envoys of Paris and Washington met ministers in Bamako on Monday. Talks in Algiers had failed, and Niger and "
        "Chad want others.\n\nHopes faded: in June, nine civilians were killed in attacks attributed to jihadists."
    )
    assert places(engine, text) == ["-"]


def test_plans_are_nowhere(engine: Engine) -> None:
    """Negative: what is only planned happened nowhere."""
    text = "A bomb exploded in Gao on Tuesday.\n\nGunmen plan to kill a judge."
    assert places(engine, text)[1:] in ([], ["-"])
