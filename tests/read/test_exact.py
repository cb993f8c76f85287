"""Exact: the most exact place of an incident, in both languages."""

from datetime import datetime
from functools import cache

import pytest

from palabre.model.article import Article
from palabre.read.capitals import read_here
from palabre.read.document import Document
from palabre.read.events import read_events
from palabre.read.exact import with_exact_places
from palabre.read.mentions import read_mentions, read_places
from palabre.read.times import read_times
from palabre.resolve.gazetteer import load_gazetteer
from palabre.resolve.names import KnownNames
from palabre.resolve.register import load_register


@cache
def names() -> KnownNames:
    """The shipped register and gazetteer."""
    return KnownNames(load_register(), load_gazetteer())


def document(text: str, language: str) -> Document:
    """A document of a day in July 2021."""
    return Document(Article(id="a", text=text, language=language, published=datetime(2021, 7, 15)), language)


def place_of(text: str, language: str = "en") -> str:
    """The place of the first event, `-` for none."""
    doc = document(text, language)
    places = read_places(doc, read_mentions(doc, names()))
    first = with_exact_places(doc, read_events(doc, read_times(doc), places), places)[0]
    if first.place is None:
        return "-"
    assert doc.text[slice(*first.place.spans[0])] == first.place.text
    assert first.place.spans not in {p.spans for p in first.other_places}
    return first.place.text


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Gunmen killed a judge in Lima. The attack took place in Miraflores.", "en", "Miraflores"),
        ("Gunmen killed a judge in Gao region. The incident occurred on Monday near Torvaldo.", "en", "Torvaldo"),
        ("Gunmen killed a judge on Monday. This murder was committed in the village of Torvaldo.", "en", "Torvaldo"),
        ("Des hommes armés ont tué un juge à Lima. L'attaque a eu lieu à Miraflores.", "fr", "Miraflores"),
        ("Des hommes armés ont tué un juge au Mali. Le drame s'est produit lundi à Torvaldo.", "fr", "Torvaldo"),
    ],
)
def test_where_it_took_place(text: str, language: str, place: str) -> None:
    """The next sentence tells where it took place, whether or not a list knows the name."""
    assert place_of(text, language) == place


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Gunmen attacked a school on Monday. The school is in Lima.", "en", "Lima"),
        ("Gunmen attacked a school on Monday. The building is in Lima.", "en", "-"),
        ("Gunmen attacked a school in Gao. The school is a gift of the town of Lima.", "en", "Gao"),
        ("Gunmen attacked a school on Monday. The school reopened in Lima.", "en", "-"),
        ("Des hommes armés ont attaqué une école lundi. L'école se trouve à Lima.", "fr", "Lima"),
        ("Des hommes armés ont attaqué une école lundi. L'école a rouvert à Lima.", "fr", "-"),
    ],
)
def test_where_what_was_hit_stands(text: str, language: str, place: str) -> None:
    """The next sentence tells where the building stands that the first one tells of."""
    assert place_of(text, language) == place


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        (
            "Gunmen killed a judge in Lima. He was leaving his home in the quiet Torvaldo neighbourhood.",
            "en",
            "Torvaldo",
        ),
        (
            "Gunmen killed a judge in Lima. He was on his way to a shop in Miraflores, in southern Lima.",
            "en",
            "Miraflores",
        ),
        ("Gunmen killed a judge in Gao region. His car stood in the village of Torvaldo.", "en", "Torvaldo"),
        (
            "Des hommes armés ont tué un juge à Lima. Il sortait de chez lui dans le quartier de Torvaldo.",
            "fr",
            "Torvaldo",
        ),
    ],
)
def test_part_of_what_was_named(text: str, language: str, place: str) -> None:
    """The next sentence names a part of the town, or a village in the division."""
    assert place_of(text, language) == place


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Gunmen killed a judge in Lima. An attack on a bank took place in Cuzco.", "en", "Lima"),
        ("Gunmen killed a judge in Lima. Another attack took place in Cuzco.", "en", "Lima"),
        ("Gunmen killed a judge in Lima. The attack took place on Torvaldo Street.", "en", "Lima"),
        ("Gunmen killed a judge in Lima. Meanwhile his home in the Torvaldo neighbourhood stood empty.", "en", "Lima"),
        ("Gunmen killed a judge in Lima. He was a native of the village of Torvaldo.", "en", "Lima"),
        ("Gunmen killed a judge in Lima. The attack took place in Peru.", "en", "Lima"),
        ("Gunmen plan to kill a judge in Lima. The attack took place in Miraflores.", "en", "Lima"),
        ("Des hommes armés ont tué un juge à Lima. Une autre attaque a eu lieu à Cuzco.", "fr", "Lima"),
    ],
)
def test_other_places_are_not_its_own(text: str, language: str, place: str) -> None:
    """Negative: another incident, a street, where somebody is from, a wider place."""
    assert place_of(text, language) == place


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("LIMA, July 14 (River Post) - Shots were heard in this city.", "en", [("this city", "LIMA")]),
        ("LIMA (River Post) - Des tirs ont retenti dans cette ville.", "fr", [("cette ville", "LIMA")]),
        ("Shots were heard in this city.", "en", []),
        ("LIMA (River Post) - Shots were heard in the city.", "en", []),
    ],
)
def test_this_city(text: str, language: str, found: list[tuple[str, str]]) -> None:
    """*This city* is that of the date line; negative: without one, and *the city*, which may be any."""
    assert [(p.text, p.name) for p in read_here(document(text, language))] == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed a judge in the Malian village of Torvaldo.", "Torvaldo"),
        ("Gunmen killed a judge outside a Shia district in Lima.", "Lima"),
    ],
)
def test_whose_village_it_is(text: str, place: str) -> None:
    """Negative: a people or a wider place before *village of* is not the more exact one."""
    assert place_of(text) == place


def test_near_what_is_told_later() -> None:
    """The more exact place keeps how near to it the words say it was."""
    doc = document("Gunmen attacked a post in Gao region. The assault took place near the village of Torvaldo.", "en")
    places = read_places(doc, read_mentions(doc, names()))
    first = with_exact_places(doc, read_events(doc, read_times(doc), places), places)[0]
    assert first.place is not None
    assert (first.place.text, str(first.place.relation)) == ("Torvaldo", "near")
