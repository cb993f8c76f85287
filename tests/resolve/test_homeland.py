"""Homeland: incidents of an article about one country that have no place of their own."""

from datetime import datetime

import pytest

from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.place import PlacePrecision
from palabre.pipeline import Engine


def places_of(text: str, language: str = "en") -> list[str]:
    """Text and country of the place of each event, `-` for none."""
    article = Article(id="a", text=text, language=language, published=datetime(2021, 7, 15))
    found = [e.place for e in Engine(Desk()).unrated(article).events]
    assert all(p is None or p.precision is not PlacePrecision.COUNTRY or p.lat is None for p in found)
    return [f"{p.text} {p.country}" if p else "-" for p in found]


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("Gunmen killed a judge on Monday. Mali's army has posts at Gao and Kidal.", "en", ["Mali ML"]),
        ("Des hommes armés ont tué un juge lundi. Le Mali a des postes à Gao et à Kidal.", "fr", ["Mali ML"]),
        ("Gunmen killed a judge on Monday. Malian lawyers wept at Gao and at Kidal.", "en", ["Malian ML"]),
    ],
)
def test_one_country(text: str, language: str, places: list[str]) -> None:
    """All that the article names lies in one country, so what it tells happened there."""
    assert places_of(text, language) == places


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a judge on Monday. Mali and Niger share a border.",
        "Gunmen killed a judge on Monday. There are posts at Gao and Kidal.",
        "Gunmen killed a judge on Monday. It rained.",
    ],
)
def test_not_one_country(text: str) -> None:
    """Negative: two countries, a country that is not named, nothing named at all."""
    assert places_of(text) == ["-"]


def test_plans_are_nowhere() -> None:
    """Negative: what is only planned happened nowhere."""
    assert places_of("Gunmen plan to kill a judge on Monday. Mali's army has posts at Gao.") in (["-"], [])


def test_too_little_to_be_about() -> None:
    """Negative: one or two names do not tell what an article is about."""
    assert places_of("Gunmen killed a judge on Monday. Mali mourned.", "en") == ["-"]


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        (
            "BAMAKO, 14 July 2021 (Torvald) -- Gunmen killed a judge on Monday. The Malian government mourned him. "
            "He had studied in Kayes, in Niger, in Ghana and in Togo.",
            "en",
            ["Malian ML"],
        ),
        (
            "BAMAKO, 14 juillet 2021 (Torvald) - Des hommes armés ont tué un juge lundi. Le gouvernement malien "
            "l'a pleuré. Il avait étudié à Kayes, au Niger, au Ghana et au Togo.",
            "fr",
            ["malien ML"],
        ),
        (
            "ACCRA (Ghana), 14 July 2021 (Torvald) -- Gunmen killed a judge on Monday. Mali mourned him; "
            "Malian lawyers wept in Gao, and in Mali's north.",
            "en",
            ["Mali ML"],
        ),
    ],
)
def test_told_from(text: str, language: str, places: list[str]) -> None:
    """An article with a date line may name other countries too; it need not be about the one it is told from."""
    assert places_of(text, language) == places


def test_without_a_date_line_nearly_all_names_count() -> None:
    """Negative: without a date line the same names are of too many countries."""
    text = "Gunmen killed a judge on Monday. The Malian government mourned. He had studied in Niger, Ghana and Togo."
    assert places_of(text) == ["-"]


def test_no_country_is_likely_enough() -> None:
    """Negative: a date line alone does not tell where it was."""
    text = (
        "BAMAKO, 14 July 2021 (Torvald) -- Gunmen killed a judge on Monday. He had an office at Kati. Others mourned "
        "in Niger, in Ghana, in Togo, in Benin and in Chad."
    )
    assert places_of(text) == ["-"]
