"""Sorting: what sounds like violence and is none, in both languages."""

from datetime import UTC, datetime

import pytest

from palabre.model.article import Article
from palabre.model.event import INCIDENTS
from palabre.pipeline import Engine


def incidents(engine: Engine, text: str, language: str = "en") -> list[str]:
    """Kind and status of each incident."""
    published = datetime(2021, 7, 15, tzinfo=UTC)
    reading = engine.unrated(Article(id="a", text=text, language=language, published=published))
    return [f"{e.kind} {e.status}" for e in reading.events if e.kind in INCIDENTS]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The senator on Monday verbally attacked the government in Lima.", "en"),
        ("The admiral today harshly attacked the Peruvian president in Cuzco.", "en"),
        ("Le sénateur a vertement attaqué lundi le gouvernement à Lima.", "fr"),
        ("The town was destroyed by an earthquake on Monday in Peru, killing 200 people.", "en"),
        ("La ville a été détruite lundi par un séisme qui a tué 200 personnes au Pérou.", "fr"),
        ("The trader was sent from Lima to be tried on charges of murder, kidnapping and robbery.", "en"),
        ("Il a été jugé à Lima pour meurtre, enlèvement et vol.", "fr"),
        ("Combined army and police forces have raided an office in downtown Cuzco on Monday.", "en"),
    ],
)
def test_no_violence(engine: Engine, text: str, language: str) -> None:
    """Attacks with words, what an earthquake does, crimes that somebody is tried for, searches by the police."""
    assert incidents(engine, text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Gunmen on Monday openly attacked a police post in Lima and wounded three guards.", "en", "attack reported"),
        ("Rebels destroyed the town on Monday after an earthquake in Peru.", "en", "destruction reported"),
        ("The trader was tried in Lima on charges of the murder of a judge on Monday.", "en", "killing reported"),
        ("Il a été jugé à Lima pour le meurtre d'un juge lundi.", "fr", "killing reported"),
        ("The police raided a house in Cuzco on Monday and killed three men.", "en", "attack reported"),
    ],
)
def test_violence(engine: Engine, text: str, language: str, found: str) -> None:
    """Negative: with figures, with doers, done to somebody."""
    assert incidents(engine, text, language) == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The man had the mission of assassinating the mayor of Lima on Monday.", "en"),
        ("Il avait pour mission d'assassiner le maire de Lima lundi.", "fr"),
    ],
)
def test_missions(engine: Engine, text: str, language: str) -> None:
    """A deed that was somebody's mission was planned."""
    assert incidents(engine, text, language) == ["killing planned"]
