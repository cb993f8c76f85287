"""Lone tolls: killings of which only the dead are told, in both languages."""

from datetime import datetime

import pytest

from palabre.model.article import Article
from palabre.read.document import Document
from palabre.read.events import read_events
from palabre.read.times import read_times


def told(text: str, language: str) -> list[str]:
    """Each event: its kind, trigger, whom it befell, and how many."""
    doc = Document(Article(id="a", text=text, language=language, published=datetime(2021, 7, 15)), language)
    return [
        f"{e.kind} {e.trigger.text}: {', '.join(p.text for p in e.recipients)} "
        + ", ".join(str(t.best) for t in e.tolls)
        for e in read_events(doc, read_times(doc), ())
    ]


@pytest.mark.parametrize(
    ("language", "text", "events"),
    [
        ("en", "A journalist was found dead on Monday in Sari.", ["killing found dead: A journalist 1"]),
        ("en", "The bodies of five herders were found on Tuesday.", ["killing found: five herders 5"]),
        ("en", "The discovery of 12 bodies near Sari alarmed the mayor.", ["killing discovery:  12"]),
        ("en", "The army lost two soldiers near Sari on Monday.", ["killing lost: two soldiers 2"]),
        ("fr", "Un journaliste a été retrouvé mort lundi à Sari.", ["killing retrouvé mort: Un journaliste 1"]),
        ("fr", "Les corps de cinq éleveurs ont été retrouvés mardi.", ["killing retrouvés: cinq éleveurs 5"]),
        ("fr", "Une fosse commune contenant 30 corps a été découverte jeudi.", ["killing découverte:  30"]),
        ("fr", "L'ONU a perdu deux Casques bleus lundi à Sari.", ["killing perdu: deux Casques bleus 2"]),
    ],
)
def test_killings(language: str, text: str, events: list[str]) -> None:
    """That they were killed is all that is told: the verb of finding or losing is the trigger."""
    assert told(text, language) == events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine people died on Monday when their boat sank off Sari."),
        ("en", "The army could lose two soldiers near Sari."),
        ("en", "A journalist was not found dead on Monday."),
        ("en", "Three regulatory bodies met on Monday."),
        ("fr", "Neuf personnes sont mortes lundi dans le naufrage de leur bateau."),
        ("fr", "L'armée n'a perdu aucun soldat lundi à Sari."),
    ],
)
def test_none(language: str, text: str) -> None:
    """No killing: accidents, what did not happen, and bodies that are none."""
    assert not [e for e in told(text, language) if e.startswith("killing")]


def test_the_attack_bears_them() -> None:
    """Where an attack is told, the dead are its own."""
    text = "Gunmen attacked Sari on Monday. The bodies of five herders were found on Tuesday."
    assert told(text, "en") == ["attack attacked: Sari 5"]
