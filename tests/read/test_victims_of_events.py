"""Victims of events: whom a mention befell, who they were, and that two of them are not taken for one."""

from datetime import datetime

import pytest

from palabre.model.article import Article
from palabre.read.document import Document
from palabre.read.events import read_events
from palabre.read.times import read_times

ONE_EVENT = [
    ("en", "The mayor condemned Awa Keita's murder in Sari.", ["killed unknown 1"]),
    ("en", "The mayor condemned the brutal murders in Sari.", []),
    ("en", "The mayor condemned the rebels' brutal murders in Sari.", []),
    ("en", "The mayor condemned the murder of the priests.", ["killed civilian None"]),
    ("en", "The mayor condemned the murder of the people.", []),
    (
        "en",
        "Gunmen murdered Awa Keita on Monday. Issa Kone was murdered with her. Keita was a nurse.",
        ["killed civilian 1", "killed unknown 1"],
    ),
    ("en", "Gunmen murdered Awa Keita on Monday. Keita was murdered in Sari.", ["killed unknown 1"]),
    ("en", "Two persons were murdered on Monday. The two nurses were murdered in Sari.", ["killed civilian 2"]),
    ("en", "The driver was killed and the guard was wounded.", ["killed civilian 1", "injured civilian 1"]),
    (
        "en",
        "A bomb killed three civilians on Monday. Awa Keita and Issa Kone were killed in the blast.",
        ["killed civilian 3", "killed civilian 1", "killed civilian 1"],
    ),
    (
        "en",
        "A bomb killed two soldiers and Awa Keita on Monday in Sari.",
        ["killed soldier 2", "killed unknown 1"],
    ),
    ("en", "Gunmen wounded six persons on Monday. One of the persons wounded was in hospital.", ["injured unknown 6"]),
    (
        "en",
        "A bomb killed two people on Monday. The civil war has left 9,000 people dead.",
        ["killed unknown 2", "killed unknown 9000"],
    ),
    ("en", "The ministry recalled the assassination in May of General Awa Keita.", ["killed soldier 1"]),
    ("en", "The ministry condemned the murder in the town of Boni.", []),
    ("fr", "Le maire a condamné l'assassinat lundi à Sari d'Awa Keïta, une commerçante.", ["killed civilian 1"]),
    ("en", "The spy had the mission of assassinating President Awa Keita.", []),
    (
        "fr",
        "Une bombe a tué trois civils lundi. Awa Keïta et Issa Koné ont été tués dans l'explosion.",
        ["killed civilian 3", "killed civilian 1", "killed civilian 1"],
    ),
    (
        "fr",
        "Une bombe a tué deux personnes lundi. La guerre civile a fait 9 000 morts.",
        ["killed unknown 2", "killed unknown 9000"],  # those of a war are of no bomb
    ),
    ("fr", "L'espion avait pour mission d'assassiner la présidente Awa Keïta.", []),
    ("fr", "Le maire a condamné le meurtre des prêtres.", ["killed civilian None"]),
    ("fr", "Le maire a condamné le meurtre d'Awa Keïta. Keïta était infirmière.", ["killed civilian 1"]),
    (
        "fr",
        "Awa Keïta a été assassinée lundi. Issa Koné a été assassiné avec elle lundi.",
        ["killed unknown 1", "killed unknown 1"],
    ),
]


@pytest.mark.parametrize(("language", "text", "tolls"), ONE_EVENT)
def test_victims(language: str, text: str, tolls: list[str]) -> None:
    """Each victim counts once, as the article words it anywhere; groups without a number are two or more."""
    doc = Document(Article(id="a", text=text, language=language, published=datetime(2021, 7, 15)), language)
    events = read_events(doc, read_times(doc), ())
    assert [f"{t.harm} {t.who} {t.best}" for e in events for t in e.tolls] == tolls


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "The murder of six priests, their cook and her daughter was condemned.",
            "six priests 6, their cook 1, her daughter 1",
        ),
        (
            "en",
            "Gunmen killed six priests, their cook and her daughter.",
            "six priests 6, their cook 1, her daughter 1",
        ),
        ("en", "The murder of a judge and her son was condemned.", "a judge 1, her son 1"),
        ("en", "The mayor condemned the murder of a judge, and her son was in Sari.", "a judge 1"),
        (
            "fr",
            "L'assassinat de deux moines, de leur cuisinière et de sa fille a choqué Sari.",
            "deux moines 2, leur cuisinière 1, sa fille 1",
        ),
        (
            "fr",
            "Le maire a condamné l'enlèvement de trois bergers et de leur chauffeur.",
            "trois bergers 3, leur chauffeur 1",
        ),
        (
            "fr",
            "Le maire a condamné l'assassinat du chef de la police et de la gendarmerie.",
            "chef de la police et de la gendarmerie 0",
        ),
    ],
)
def test_listed_after_a_noun(language: str, text: str, who: str) -> None:
    """Each of a list suffers and is counted; what begins a clause of its own is not of the list."""
    doc = Document(Article(id="a", text=text, language=language, published=datetime(2021, 7, 15)), language)
    event = read_events(doc, read_times(doc), ())[0]
    counts = {
        p.text: next((t.best for t in event.tolls if t.spans[0][1] == p.spans[0][1]), 0) for p in event.recipients
    }
    assert ", ".join(f"{text} {best}" for text, best in counts.items()) == who
