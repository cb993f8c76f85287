"""Both ends: what happened between two places, in both languages."""

from datetime import datetime
from functools import cache

import pytest

from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.pipeline import Engine


@cache
def engine() -> Engine:
    """The reader with the shipped names."""
    return Engine(Desk())


def where(text: str, language: str) -> str:
    """The places of the first event and who acted, each with a semicolon between."""
    article = Article(id="a", text=text, language=language, published=datetime(2021, 7, 15))
    event = engine().read(article).reading.events[0]
    places = (event.place, *event.other_places)
    assert not any("Ansongo" in r.text for r in event.recipients)
    assert all(p is None or text[slice(*p.spans[0])] == p.text for p in places)
    return "; ".join(
        [", ".join(p.text for p in places if p), ", ".join(a.text for a in event.actors)],
    )


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Three soldiers were killed between Gao and Timbuktu when their truck hit a mine.", "en", "Gao, Timbuktu; "),
        ("Clashes broke out between the army and rebels between Sake and Goma.", "en", "Sake, Goma; the army, rebels"),
        ("Gunmen kidnapped four drivers on the Gao-Ansongo road.", "en", "Gao, Ansongo; Gunmen"),
        ("Trois soldats ont été tués entre Gao et Ansongo quand leur camion a sauté.", "fr", "Gao, Ansongo; "),
        ("Des combats ont opposé l'armée aux rebelles entre Sake et Goma.", "fr", "Sake, Goma; l'armée, rebelles"),
        (
            "Des hommes armés ont enlevé quatre chauffeurs sur l'axe Gao-Ansongo.",
            "fr",
            "Gao, Ansongo; Des hommes armés",
        ),
        ("An ambush on the Gao-Ansongo highway left nine soldiers dead.", "en", "Gao, Ansongo; "),
        ("Une embuscade sur la route Gao-Ansongo a fait neuf morts.", "fr", "Gao, Ansongo; "),
    ],
)
def test_first_of_two(text: str, language: str, told: str) -> None:
    """The first is the place, the second stands beside it, and neither acts."""
    assert where(text, language) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Gunmen kidnapped four drivers in Gao-Ansongo.", "en", "Gao-Ansongo; Gunmen"),
        ("Fighting between the army and the rebels was reported near Sake.", "en", "Sake; the army, the rebels"),
        ("Talks between Paris and Berlin resumed on Monday in Istanbul.", "en", "Istanbul; Paris, Berlin"),
    ],
)
def test_no_two_ends(text: str, language: str, told: str) -> None:
    """A double name is one place, and parties between whom something was are none."""
    assert where(text, language) == told
