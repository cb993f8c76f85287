"""Means: what a deed was done with decides its kind, in both languages."""

from datetime import UTC, datetime

import pytest

from palabre.model.article import Article
from palabre.model.event import INCIDENTS
from palabre.pipeline import Engine


def kinds(engine: Engine, text: str, language: str = "en") -> list[str]:
    """The kind of each incident."""
    published = datetime(2021, 7, 15, tzinfo=UTC)
    reading = engine.unrated(Article(id="a", text=text, language=language, published=published))
    return [e.kind for e in reading.events if e.kind in INCIDENTS]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Air force planes bombed the town of Cuzco on Monday.", "en", "air_strike"),
        ("The bombing of Cuzco by the air force killed ten people on Monday.", "en", "air_strike"),
        ("L'aviation a bombardé la ville de Cuzco lundi.", "fr", "air_strike"),
        ("Guerrillas bombed a bank in Cuzco on Monday.", "en", "explosion"),
        ("The bombing of a plane killed ten people on Monday.", "en", "explosion"),
        ("La guérilla a dynamité une banque à Cuzco lundi.", "fr", "explosion"),
    ],
)
def test_from_the_air(engine: Engine, text: str, language: str, kind: str) -> None:
    """What aircraft bomb is an air strike; negative: what others bomb, an aircraft too, is not."""
    assert kinds(engine, text, language) == [kind]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("The deputy was shot and killed on Monday by gunmen. The bombing ended a week of terror.", "en", "killing"),
        ("A deputy was killed in Cuzco on Monday. The explosion wrecked his car.", "en", "explosion"),
        ("Un député a été tué lundi à Cuzco. L'explosion a détruit sa voiture.", "fr", "explosion"),
        ("Une fusillade a tué un député lundi à Cuzco. L'explosion a détruit sa voiture.", "fr", "attack"),
    ],
)
def test_means_told_later(engine: Engine, text: str, language: str, kind: str) -> None:
    """A later sentence may tell the means; not of a deed whose own word tells others."""
    assert kinds(engine, text, language)[0] == kind
