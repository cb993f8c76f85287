"""Undated: incidents whose own sentence names no day."""

from datetime import UTC, datetime

import pytest

from palabre.model.article import Article
from palabre.model.event import INCIDENTS
from palabre.pipeline import Engine


def days(engine: Engine, text: str, language: str = "en") -> list[str]:
    """The day of each incident, `-` for none."""
    published = datetime(2021, 7, 15, tzinfo=UTC)
    reading = engine.unrated(Article(id="a", text=text, language=language, published=published))
    times = {t.id: str(t.start) for t in reading.times}
    return [times.get(e.time or "", "-") for e in reading.events if e.kind in INCIDENTS]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        (
            "Two bombs exploded at the market of Sari on Tuesday, police said.\n\nMinutes of panic followed. "
            "Gunmen also attacked the town hall and wounded a guard.",
            "en",
            "2021-07-13",
        ),
        (
            "Deux bombes ont explosé mardi au marché de Sari, selon la police.\n\nLa foule a fui. "
            "Des hommes armés ont aussi attaqué la mairie et blessé un gardien.",
            "fr",
            "2021-07-13",
        ),
    ],
)
def test_the_day_of_the_other_incident(engine: Engine, text: str, language: str, day: str) -> None:
    """The one day that the article names, and on which something happened, is that of what it goes on with."""
    found = days(engine, text, language)
    assert len(found) > 1
    assert set(found) == {day}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the town hall of Sari and wounded a guard. It rained.",
        "Talks will open on Friday.\n\nGunmen attacked the town hall of Sari and wounded a guard, a resident recalled.",
    ],
)
def test_no_day_to_be_had(engine: Engine, text: str) -> None:
    """Negative: no day is named, or only one to come. The day of publication is never taken instead."""
    assert days(engine, text) == ["-"]


def test_plans_have_no_day(engine: Engine) -> None:
    """Negative: what is only feared was on no day."""
    text = "A bomb exploded in Sari on Tuesday.\n\nResidents fear that gunmen could attack the town hall."
    assert days(engine, text)[1:] in ([], ["-"])
