"""Events of short whole stories: what is one event told again, what another, whose day and figure it is, who did it."""

from datetime import UTC, datetime

import pytest

from palabre.model.article import Article
from palabre.model.event import Event
from palabre.pipeline import Engine
from tests.factories import events_of

_MAIN = {
    "en": "Gunmen killed 15 soldiers near Gao on Monday. ",
    "fr": "Des hommes armés ont tué 15 soldats près de Gao lundi. ",
}
_TAKEN = {
    "en": "Gunmen kidnapped three nurses near Gao on Sunday. ",
    "fr": "Des hommes armés ont enlevé dimanche trois infirmières près de Gao. ",
}


def _article(language: str, text: str) -> Article:
    return Article(id="a", text=text, language=language, published=datetime(2011, 10, 17, tzinfo=UTC))


def tolls(event: Event) -> str:
    """The figures of an event as *killed 15 soldier*; a star where they run over a time."""
    return ", ".join(
        f"{t.harm.value} {t.best or t.low} {t.who.value}{'*' if t.cumulative else ''}" for t in event.tolls
    )


APART = [
    # Figures of another day, months away.
    (
        "en",
        _MAIN["en"] + "In May, 29 soldiers died in an attack in the same area.",
        ["killed 15 soldier", "killed 29 soldier"],
    ),
    (
        "fr",
        _MAIN["fr"] + "En mai, 29 soldats avaient péri dans une attaque dans la zone.",
        ["killed 15 soldier", "killed 29 soldier"],
    ),
    # Sums over a time.
    (
        "en",
        _TAKEN["en"] + "Eleven nurses have been abducted in the region this year.",
        ["abducted 3 civilian", "abducted 11 civilian*"],
    ),
    (
        "fr",
        _TAKEN["fr"] + "Onze infirmières ont été enlevées dans la région depuis janvier.",
        ["abducted 3 civilian", "abducted 11 civilian*"],
    ),
    # What came before, what it answered, what went on elsewhere.
    (
        "en",
        "Soldiers shot dead 60 villagers near Gao on Monday. The killings took place after militants attacked a post,"
        " killing eight soldiers.",
        ["killed 60 civilian", "killed 8 soldier"],
    ),
    (
        "en",
        "Rockets wounded four soldiers near Gao on Monday. The barrage was a response to the killing of a commander"
        " on Sunday.",
        ["injured 4 soldier", "killed 1 unknown"],
    ),
    (
        "fr",
        "Des tirs de roquettes ont blessé quatre soldats près de Gao lundi. Les tirs étaient une riposte au meurtre"
        " d'un commandant dimanche.",
        ["injured 4 soldier", "killed 1 unknown"],
    ),
    (
        "en",
        "Air strikes killed 17 people near Gao on Monday, as the rebels fired rockets at a camp.",
        ["killed 17 unknown", ""],
    ),
    # Raiders hurt those whom they loot.
    (
        "en",
        "Clashes near Gao on Monday killed nine herders. On Tuesday, armed men looted a convoy of the Red Cross."
        " Two drivers were wounded.",
        ["killed 9 civilian", "injured 2 civilian"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), APART)
def test_two_events(engine: Engine, language: str, text: str, expected: list[str]) -> None:
    """What the words tell apart is two events, each with its own figures."""
    assert [tolls(e) for e in events_of(engine, language, text)] == expected


def test_dozens_over_a_time_are_an_event(engine: Engine) -> None:
    """*attaques qui ont fait des dizaines de morts depuis*: a sum is told beside the incident."""
    text = (
        _MAIN["fr"]
        + "Le pays fait face depuis 2009 à des attaques de bandes armées qui ont fait plusieurs dizaines de morts."
    )
    assert [tolls(e) for e in events_of(engine, "fr", text)] == ["killed 15 soldier", "killed 20 unknown*"]


def test_a_habit_is_no_event(engine: Engine) -> None:
    """*a group that has carried out dozens of bombings*: no bombing of the article."""
    text = (
        "A car bomb killed seven people in Gao on Monday. Police suspect the Front, a group that has carried out dozens"
        " of bombings. On Saturday, a bomb killed three traders in Sari."
    )
    assert [(e.time, tolls(e)) for e in events_of(engine, "en", text)] == [
        ("t1", "killed 7 unknown"),
        ("t2", "killed 3 civilian"),
    ]


FIGURES = [
    # A time, or a time and a place, between a French verb and those it befell.
    ("fr", "Des hommes armés ont tué dimanche trois paysans.", "killed 3 civilian"),
    ("fr", "Des hommes armés ont tué dimanche à Gao trois paysans.", "killed 3 civilian"),
    ("fr", "Des hommes armés ont enlevé dans la nuit de lundi à mardi trois infirmières.", "abducted 3 civilian"),
    ("fr", "Les deux camps ont échangé mercredi 64 prisonniers.", "released 64 detainee"),
    ("fr", "La police a arrêté lundi soir 14 manifestants.", "detained 14 civilian"),
    ("fr", "Des hommes armés ont tué dimanche le maire de Gao.", "killed 1 official"),
    # What a toll comes to, with what follows it.
    (
        "en",
        "A drone killed 11 people in Gao. The toll of the strike rose to 18 after three of the wounded died.",
        "killed 11 unknown, killed 18 unknown",
    ),
    (
        "en",
        "A drone killed 11 people in Gao. The death toll climbed to 15 after three more patients died.",
        "killed 11 unknown, killed 15 unknown, killed 3 civilian",
    ),
    ("fr", "L'attaque a eu lieu lundi à Gao. Deux agents électoraux ont été blessés.", "injured 2 official"),
]


@pytest.mark.parametrize(("language", "text", "expected"), FIGURES)
def test_figures(engine: Engine, language: str, text: str, expected: str) -> None:
    """The figures of the first event of a text."""
    assert tolls(events_of(engine, language, text)[0]) == expected


DAYS = [
    # When somebody was tried or held for it is not when it was done.
    ("en", "A court in Gao on Tuesday jailed 12 men for the massacre of 42 villagers in 2009.", "Tuesday, 2009"),
    (
        "fr",
        "Un tribunal a condamné mardi 12 hommes à la prison pour le massacre de six prêtres en 2009.",
        "mardi, 2009",
    ),
    # From when on it is the third, the deadliest.
    ("en", "It is the third prisoner exchange between the army and the rebels since April.", "-"),
    ("fr", "C'est le troisième échange de prisonniers entre l'armée et les rebelles depuis avril.", "-"),
    # Whose day it is: the truce's, the killing's, the attack's.
    (
        "en",
        "Fighting resumed on Monday near Gao, breaking a truce that came into force on 1 May.",
        "Monday, Monday, 1 May",
    ),
    ("fr", "Les combats ont repris lundi en violation du cessez-le-feu entré en vigueur le 1er mai.", "lundi, lundi"),
    ("en", "The barrage near Gao was a response to the killing of a commander on Sunday.", "Sunday"),
    ("en", "The minister condemned Monday's deadly attack on a barracks in Gao.", "Monday"),
]


@pytest.mark.parametrize(("language", "text", "expected"), DAYS)
def test_days(engine: Engine, language: str, text: str, expected: str) -> None:
    """The words of the time of each event."""
    reading = engine.read(_article(language, text)).reading
    times = {t.id: t.text for t in reading.times}
    assert ", ".join(times.get(e.time or "", "-") for e in reading.events) == expected


def test_since_a_year_leaves_the_story_where_it_was(engine: Engine) -> None:
    """*since 2006. In October ...*: of the year of the article."""
    reading = engine.read(
        _article("en", "The region has seen violence since 2006. In June, 29 soldiers died in Gao.")
    ).reading
    assert [t.start.year for t in reading.times if t.start] == [2006, 2011]


AUTHORS = [
    ("en", "The ministry accused the Rapid Guard of carrying out the raid.", "the Rapid Guard attributed The ministry"),
    ("fr", "Le ministère accuse la Garde rapide d'avoir mené l'attaque.", "la Garde rapide attributed Le ministère"),
    ("en", "The army and the rebels traded blame for the attack.", ""),
    ("en", "The Torvald Brigade claimed the ambush.", "The Torvald Brigade claimed The Torvald Brigade"),
]


@pytest.mark.parametrize(("language", "text", "expected"), AUTHORS)
def test_authors(engine: Engine, language: str, text: str, expected: str) -> None:
    """To whom an attack told before is laid, and by whom."""
    event = events_of(engine, language, _MAIN[language] + text)[0]
    found = [f"{a.to.text} {a.certainty.value} {a.by.text if a.by else ''}".strip() for a in event.attribution]
    assert ", ".join(found) == expected


def test_who_is_arrested_is_no_author_of_it(engine: Engine) -> None:
    """*arrested Awa Keïta, suspected of*: suspected of something else than her arrest."""
    text = (
        "Police arrested Awa Keita in Gao on Monday. Police confirmed the arrest and said Keita was suspected of"
        " inciting riots."
    )
    assert not events_of(engine, "en", text)[0].attribution


COUPS = [
    (
        "en",
        "Soldiers said on Thursday that they had overthrown President Awa Keita. The coup is the third in the country"
        " since 2005. Supporters of the coup marched on Friday.",
        ["overthrow Awa Keita", "protest "],
    ),
    (
        "fr",
        "Des militaires ont annoncé avoir renversé le président Awa Keïta et suspendu la Constitution. Ce coup d'État"
        " est le troisième depuis 2005. Des partisans du putsch ont manifesté vendredi.",
        ["overthrow Awa Keïta", "protest "],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), COUPS)
def test_a_coup_is_one_event(engine: Engine, language: str, text: str, expected: list[str]) -> None:
    """A coup told again is the same, on no other day, where no president is a place and no second verb is somebody."""
    found = events_of(engine, language, text)
    names = [" + ".join(" ".join(r.text.split()[-2:]) for r in e.recipients) for e in found]
    assert [f"{e.kind.value} {name}" for e, name in zip(found, names, strict=True)] == expected
    assert found[0].time is None
    assert found[0].place is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The convoy, which was carrying food to El Fasher, was looted by gunmen on Monday."),
        ("fr", "Le convoi, qui transportait des vivres vers El Fasher, a été pillé lundi par des hommes armés."),
    ],
)
def test_where_a_convoy_went_is_not_where_it_was_looted(engine: Engine, language: str, text: str) -> None:
    """Where something is carried to is no place of what befell those who carried it."""
    assert [e.place for e in events_of(engine, language, text)] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thousands of people marched in Gao on Monday to demand the release of jailed activists."),
        ("fr", "Des milliers de personnes ont manifesté lundi à Gao pour réclamer la libération de militants détenus."),
    ],
)
def test_whose_release_is_asked_for_was_not_taken_in_the_protest(engine: Engine, language: str, text: str) -> None:
    """*the release of jailed activists*: nobody was arrested on the march."""
    assert not events_of(engine, language, text)[0].tolls


def test_counted_deeds_are_nobody_in_particular(engine: Engine) -> None:
    """*31 policiers blessés et 120 arrestations*: not of policemen; *le décès de trois blessés*: they died."""
    first = "Une bombe a tué six personnes à Gao lundi. "
    text = first + "Le ministre a fait état de 31 policiers blessés et de 120 arrestations."
    assert tolls(events_of(engine, "fr", text)[0]) == "killed 6 unknown, injured 31 police, detained 120 unknown"
    text = first + "Le bilan est passé à neuf morts après le décès de trois blessés."
    assert tolls(events_of(engine, "fr", text)[0]) == "killed 6 unknown, killed 9 unknown, killed 3 unknown"


def test_backing_is_no_deed_of_the_fighting(engine: Engine) -> None:
    """*accuses it of backing the rebels*: not of the fighting told before."""
    text = "Fighting resumed on Monday near Gao. Togo accuses Benin of backing the rebels."
    assert not events_of(engine, "en", text)[0].attribution
