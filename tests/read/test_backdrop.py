"""Backdrop: incidents without a place of their own, in both languages and in capitals."""

from datetime import datetime
from functools import cache

import pytest

from palabre.model.article import Article
from palabre.read.backdrop import with_backdrop
from palabre.read.document import Document
from palabre.read.events import read_events
from palabre.read.mentions import read_mentions, read_places
from palabre.read.times import read_times
from palabre.read.truecase import true_case
from palabre.resolve.gazetteer import load_gazetteer
from palabre.resolve.names import KnownNames
from palabre.resolve.register import load_register


@cache
def names() -> KnownNames:
    """The shipped register and gazetteer."""
    return KnownNames(load_register(), load_gazetteer())


def places_of(text: str, language: str = "en") -> list[str]:
    """The place of each event, `-` for none."""
    cased = true_case(text, language)
    doc = Document(Article(id="a", text=cased, language=language, published=datetime(2021, 7, 15)), language)
    mentions = read_mentions(doc, names())
    places = read_places(doc, mentions)
    events = read_events(doc, read_times(doc), places)
    found = with_backdrop(doc, events, mentions, places, names())
    assert all(e.place is None or doc.text[slice(*e.place.spans[0])] == e.place.text for e in found)
    return [e.place.text if e.place else "-" for e in found]


def test_incident_is_where_it_is_told_from() -> None:
    """*LIMA, 14 JUL 2021 -- ...*: what has no place of its own happened where the article is told from."""
    assert places_of("LIMA, 14 JUL 2021 (RIVER POST) -- [TEXT] GUNMEN KILLED A JUDGE YESTERDAY.") == ["Lima"]
    assert places_of("BAMAKO (River Post) - Gunmen killed a judge on Monday.") == ["BAMAKO"]
    assert places_of("BAMAKO (River Post) - Des hommes armés ont tué un juge lundi.", "fr") == ["BAMAKO"]


def test_no_date_line_no_backdrop() -> None:
    """Negative: without a date line nothing is added."""
    assert places_of("Gunmen killed a judge on Monday. The quay of Lima was wet.") == ["-"]


@pytest.mark.parametrize(
    "text",
    [
        "BAMAKO (River Post) - Gunmen killed a judge on Monday. The army has posts at Gao.",
        "LIMA, 14 JUL 2021 (RIVER POST) -- [TEXT] GUNMEN KILLED A JUDGE YESTERDAY. THE ROAD TO CUZCO IS CLOSED.",
    ],
)
def test_where_it_is_told_is_not_where_it_happened(text: str) -> None:
    """Negative: with another town in the article, nothing says that it happened where it is told from."""
    assert places_of(text) == ["-"]


def test_own_place_stays() -> None:
    """Negative: the sentence's own place stands."""
    assert places_of("LIMA, 14 JUL 2021 (RIVER POST) -- [TEXT] GUNMEN KILLED A JUDGE IN CUZCO YESTERDAY.") == ["Cuzco"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("LIMA (River Post) - Gunmen killed a judge on Monday. The incident took place in Cuzco.", "en"),
        ("LIMA (River Post) - Des hommes armés ont tué un juge lundi. Le drame s'est produit à Cuzco.", "fr"),
    ],
)
def test_where_it_took_place(text: str, language: str) -> None:
    """A sentence close by says where it took place."""
    assert places_of(text, language) == ["Cuzco"]


def test_story_of_another_country() -> None:
    """A story that is about another country than that of its date line."""
    text = (
        "Madrid (Spain), 14 Jul 2021 (River Post) -- [Text] Gunmen killed a judge yesterday, a friend said. He had "
        "lived in Peru for years. The war in Peru goes on, and her flight to Peru was late."
    )
    assert places_of(text) == ["Peru"]


def test_plans_have_no_backdrop() -> None:
    """Negative: what is only planned happened nowhere."""
    assert places_of("LIMA (River Post) - Gunmen plan to kill a judge on Monday, a friend said.") in (["-"], [])
