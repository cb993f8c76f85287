"""Elsewhere: places in an incident's sentence at which it was not, in both languages."""

import pytest

from palabre.model.actor import Party
from palabre.model.article import Article
from palabre.model.codes import PloverType
from palabre.model.event import Event, EventKind, EventStatus
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.read.document import Document
from palabre.read.elsewhere import without_other_places


def left(text: str, *marked: str, language: str = "en", state: bool = False, listed: bool = True) -> list[str]:
    """Which of the marked places of a killing stay; its first word is who suffered, *killed* or *tué* the trigger."""
    doc = Document(Article(id="a", text=text, language=language), language)
    told = tuple(
        NamedPlace(
            spans=((text.index(name), text.index(name) + len(name)),),
            text=name,
            name=name,
            precision=PlacePrecision.COUNTRY if state else None,
        )
        for name in marked
    )
    at = text.index("killed" if language == "en" else "tué")
    who = text.split(",", maxsplit=1)[0]
    event = Event(
        id="e1",
        type=PloverType.ASSAULT,
        kind=EventKind.KILLING,
        trigger=doc.passage((at, at + 3)),
        status=EventStatus.REPORTED,
        recipients=(Party(spans=((0, len(who)),), text=who),),
        place=told[0],
        other_places=told[1:],
        component="test",
    )
    (found,) = without_other_places(doc, [event], told if listed else ())
    return [p.text for p in (found.place, *found.other_places) if p]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A judge was killed as he was heading to Sari airport.", "en"),
        ("A judge was killed on his way to the town of Sari.", "en"),
        ("A police spokesman reported today in Sari that a judge was killed.", "en"),
        ("Sources in Sari said a judge was killed.", "en"),
        ("A judge was killed on Monday, said a doctor in Sari.", "en"),
        ("Un juge a été tué lundi, précise l'état-major à Sari.", "fr"),
        ("Un juge a été tué lundi, a indiqué un médecin à Sari.", "fr"),
        ("Un juge a été tué en se rendant à Sari.", "fr"),
        ("La police a déclaré lundi à Sari qu'un juge a été tué.", "fr"),
    ],
)
def test_where_he_went_and_where_it_was_told(text: str, language: str) -> None:
    """A destination, and where somebody speaks, are no place of the deed."""
    assert left(text, "Sari", language=language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A judge was killed in Sari, police said.", "en"),
        ("On Monday, a judge was killed in Sari.", "en"),
        ("Lundi, un juge a été tué à Sari.", "fr"),
        ("A judge was killed on the way out of a shop in Sari.", "en"),
        ("It was reported that a judge was killed in Sari.", "en"),
        ("Un juge a été tué à Sari, a déclaré la police.", "fr"),
    ],
)
def test_where_it_was(text: str, language: str) -> None:
    """Negative: the place of the deed stays."""
    assert left(text, "Sari", language=language) == ["Sari"]


def test_the_next_place_is_taken() -> None:
    """With the first place gone, the second is where it was."""
    assert left("Sources in Gao said a judge was killed in Sari.", "Gao", "Sari") == ["Sari"]


@pytest.mark.parametrize(
    ("text", "state", "stays"),
    [
        ("A judge was killed near the U.S. embassy.", "U.S.", []),
        ("A judge was killed in the U.S. on Monday.", "U.S.", ["U.S."]),
        ("A judge was killed in Mali on Monday.", "Mali", ["Mali"]),
    ],
)
def test_whose_it_is(text: str, state: str, stays: list[str]) -> None:
    """Initials of a state before a noun say whose something is; negative: where no noun follows."""
    assert left(text, state, state=True) == stays


@pytest.mark.parametrize(
    ("text", "name", "stays"),
    [
        ("Awa Torvald, a judge, was killed.", "Awa Torvald", []),
        ("A judge was killed outside the Torvald bank.", "Torvald", []),
        ("A judge was killed near the daily El Torvald.", "El Torvald", []),
        ("A judge was killed near Torvald hill.", "Torvald", ["Torvald"]),
    ],
)
def test_names_of_people_and_bodies(text: str, name: str, stays: list[str]) -> None:
    """A name that no list knows is no place where it is a person's or a body's; negative: beside other words."""
    assert left(text, name, listed=False) == stays
