"""What a verb befalls: *abattre* and *arrêter* of persons and of things, who surrenders, what arms are fired at."""

from datetime import datetime

import pytest

from palabre.model.article import Article
from palabre.read.document import Document
from palabre.read.events import read_events
from palabre.read.statements import read_statements
from palabre.read.times import read_times

CASES = [
    # Aircraft are brought down, persons killed; cattle and cards are neither.
    ("fr", "Un drone de l'armée a été abattu lundi par les rebelles.", ["attack"], []),
    ("fr", "Un avion militaire a été abattu lundi par les rebelles.", ["attack"], []),
    ("fr", "Un berger a été abattu lundi par les rebelles.", ["killing"], ["killed civilian 1"]),
    ("fr", "Les rebelles ont abattu trois gendarmes.", ["killing"], ["killed police 3"]),
    ("fr", "Les bergers ont abattu 40 vaches lundi.", [], []),
    ("fr", "L'armée affirme en avoir abattu 14.", [], []),
    ("fr", "L'ennemi a lancé 20 drones sur la ville de Sari lundi. L'armée dit en avoir abattu 14.", ["attack"], []),
    # An arrest needs persons.
    ("fr", "Les ouvriers ont arrêté la pompe lundi.", [], []),
    ("fr", "Les rebelles ont décidé lundi d'arrêter les travaux.", [], []),
    ("fr", "La police a arrêté deux passeurs lundi.", ["arrest"], ["detained unknown 2"]),
    (
        "fr",
        "L'armée dit avoir capturé un chef rebelle et deux de ses complices.",
        ["arrest"],
        ["detained fighter 1", "detained unknown 2"],
    ),
    ("fr", "Quatre journalistes ont été placés en garde à vue.", ["arrest"], ["detained journalist 4"]),
    ("fr", "La junte a libéré plus de 300 prisonniers politiques lundi.", ["release"], ["released detainee 300"]),
    ("en", "Troops detained a Taliban cell leader on Monday.", ["arrest"], ["detained fighter 1"]),
    ("en", "Troops arrested a Taliban arms dealer on Monday.", ["arrest"], ["detained fighter 1"]),
    (
        "en",
        "A rebel commander and two associates were arrested on Monday.",
        ["arrest"],
        ["detained fighter 1", "detained unknown 2"],
    ),
    (
        "en",
        "Troops attacked the camp, killing six rebels and detaining one.",
        ["attack", "arrest"],
        ["killed fighter 6", "detained fighter 1"],
    ),
    ("fr", "La police a arrêté les deux auteurs de l'attaque.", ["arrest"], ["detained unknown 2"]),
    (
        "fr",
        "Les soldats ont tué six rebelles et en ont capturé un.",
        ["killing", "arrest"],
        ["killed fighter 6", "detained fighter 1"],
    ),
    ("fr", "Le chef rebelle, abattu par les soldats en juin, dirigeait le front.", ["killing"], ["killed fighter 1"]),
    # Whom violence drives out; a fire is no verb.
    ("fr", "Les violences ont contraint 300 habitants à fuir.", ["displacement"], ["displaced civilian 300"]),
    ("fr", "L'incendie a ravagé le marché de Sari lundi.", [], []),
    # Those suspected suspect nobody.
    (
        "en",
        "A rebel leader and two suspected insurgents were detained on Monday.",
        ["arrest"],
        ["detained fighter 1", "detained fighter 2"],
    ),
    # Fighters surrender, others go somewhere.
    ("fr", "Vingt rebelles se sont rendus à l'armée lundi.", ["surrender"], []),
    ("fr", "Vingt rebelles se sont rendus lundi.", ["surrender"], []),
    ("fr", "Les ministres se sont rendus à Sari lundi.", ["consultation"], []),
    # Arms fired at a target are an attack, at the sea a test; the dead are the attack's.
    (
        "fr",
        "L'armée a tiré des roquettes sur la ville lundi, faisant un mort et deux blessés.",
        ["attack"],
        ["killed unknown 1", "injured unknown 2"],
    ),
    ("fr", "L'armée a tiré deux missiles vers la mer lundi.", [], []),
    ("en", "The army fired rockets at the town on Monday, killing one.", ["attack"], ["killed unknown 1"]),
    ("en", "The army launched two missiles toward the sea on Monday.", [], []),
    # The dead among each side.
    (
        "fr",
        "Les combats ont fait 11 morts parmi les soldats et 30 parmi les rebelles.",
        ["clash"],
        ["killed soldier 11", "killed fighter 30"],
    ),
    (
        "en",
        "The fighting left 11 dead among the soldiers and 30 among the rebels.",
        ["clash"],
        ["killed soldier 11", "killed fighter 30"],
    ),
    # What a protest is about did not happen in it.
    ("fr", "Des habitants ont manifesté lundi pour protester contre la mort de deux bergers.", ["protest"], []),
    ("en", "Residents marched on Monday to protest the death of two herders.", ["protest"], []),
    # A ransom is no exchange.
    ("fr", "Les ravisseurs ont libéré six otages lundi contre une rançon.", ["release"], ["released hostage 6"]),
    (
        "en",
        "The kidnappers freed six hostages on Monday in exchange for a ransom.",
        ["release"],
        ["released hostage 6"],
    ),
]


def _events(language: str, text: str):  # type: ignore[no-untyped-def]
    doc = Document(Article(id="a", text=text, language=language, published=datetime(2021, 7, 15)), language)
    times = read_times(doc)
    return read_events(doc, times, (), read_statements(doc, times, ()))


@pytest.mark.parametrize(("language", "text", "kinds", "tolls"), CASES)
def test_whom_a_verb_befalls(language: str, text: str, kinds: list[str], tolls: list[str]) -> None:
    """Verbs of violence and arrest go by their objects, and so do their tolls."""
    events = _events(language, text)
    assert [e.kind for e in events] == kinds
    assert [f"{t.harm} {t.who} {t.best}" for e in events for t in e.tolls] == tolls


@pytest.mark.parametrize(
    ("language", "text", "recipients"),
    [
        ("fr", "Dix personnes ont été tuées lundi par une frappe sur un marché.", ["Dix personnes", "un marché"]),
        ("fr", "Dix personnes ont été tuées par une frappe sur un marché.", ["Dix personnes", "un marché"]),
        ("en", "Ten people were killed by an air strike on a market.", ["Ten people", "a market"]),
        ("en", "The army fired rockets at the town on Monday.", ["the town"]),
        ("fr", "L'armée a tiré des roquettes sur la ville lundi.", ["la ville"]),
    ],
)
def test_who_suffers(language: str, text: str, recipients: list[str]) -> None:
    """Those killed by a strike suffer it before what it hit, and a target before the arms fired at it."""
    assert [r.text for e in _events(language, text) for r in e.recipients] == recipients
