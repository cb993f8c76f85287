"""Where incidents were, read from whole sentences: streets, speeches, other events, words that are no place."""

from datetime import UTC, datetime

import pytest

from palabre.model.article import Article
from palabre.model.event import INCIDENTS
from palabre.pipeline import Engine


def places(engine: Engine, text: str, language: str = "en") -> list[str]:
    """The place of each incident, `-` for none."""
    published = datetime(2021, 7, 15, tzinfo=UTC)
    reading = engine.unrated(Article(id="a", text=text, language=language, published=published))
    return [e.place.text if e.place else "-" for e in reading.events if e.kind in INCIDENTS]


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("A bomb exploded on Monday at the corner of Paris and Lima streets, police said.", "en", "-"),
        ("A bomb exploded on Monday on Trujillo Avenue, police said.", "en", "-"),
        ("A bomb exploded on Monday in Cuzco, at the corner of Trujillo and Lima streets.", "en", "Cuzco"),
        ("A bomb exploded on Monday in Cuzco and Lima, police said.", "en", "Cuzco"),
        ("Une bombe a explosé lundi rue de Lima, selon la police.", "fr", "-"),
        ("Une bombe a explosé lundi à l'angle des rues Cuzco et Lima, selon la police.", "fr", "-"),
        ("Une bombe a explosé lundi à Cuzco, dans la rue de Lima, selon la police.", "fr", "Cuzco"),
    ],
)
def test_streets(engine: Engine, text: str, language: str, place: str) -> None:
    """A street that is called after a town is not that town; negative: two towns are no streets."""
    assert places(engine, text, language) == [place]


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("In a speech in the town of Cuzco, the president said gunmen had killed three farmers.", "en", "-"),
        ("On his arrival in Lima the minister condemned the murder of a judge on Monday.", "en", "-"),
        ("In the town of Cuzco, the president said, gunmen had killed three farmers.", "en", "Cuzco"),
        ("Gunmen killed three farmers on Monday during a speech in Cuzco.", "en", "Cuzco"),
        ("Dans un discours à Lima, le président a dénoncé l'assassinat lundi de trois paysans.", "fr", "-"),
        ("À Lima, le président a dénoncé un discours. Des hommes armés ont tué un juge à Cuzco.", "fr", "Cuzco"),
    ],
)
def test_speeches(engine: Engine, text: str, language: str, place: str) -> None:
    """Where somebody speaks of a deed it was not done; negative: it was done during the speech."""
    assert places(engine, text, language) == [place]


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("A judge who had been kidnapped by gunmen was released in Cuzco on Monday.", "en", "-"),
        ("Two men suspected of killing a judge on Monday were arrested in the town of Cuzco.", "en", "-"),
        ("Soldiers killed one gunman and detained two others in Cuzco on Monday.", "en", "Cuzco"),
        ("A judge was killed on Monday during talks in Cuzco.", "en", "Cuzco"),
        ("Gunmen attacked a meeting in Cuzco on Monday.", "en", "Cuzco"),
        ("Le juge qui avait été enlevé par des hommes armés a été libéré lundi à Lima.", "fr", "-"),
        ("Deux hommes soupçonnés d'avoir tué un juge ont été arrêtés lundi à Lima.", "fr", "-"),
        ("Des hommes armés ont attaqué lundi une réunion à Cuzco.", "fr", "Cuzco"),
    ],
)
def test_other_events(engine: Engine, text: str, language: str, place: str) -> None:
    """Where somebody was freed or arrested is not where he was taken; negative: the same men did both there."""
    assert places(engine, text, language) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Torvaldo, on the road to Lima, gunmen kidnapped a judge.", "Torvaldo"),
        ("A bomb exploded on Monday near the U.S. Embassy, police said.", "-"),
        ("GUNMEN KILLED THREE FARMERS IN LA MAR PROVINCE ON MONDAY, POLICE SAID.", "LA MAR"),
    ],
)
def test_whole_names(engine: Engine, text: str, place: str) -> None:
    """A preposition is no part of a name, a building's word alone is none, and a particle goes with its name."""
    assert places(engine, text) == [place]
