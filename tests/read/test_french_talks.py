"""French talks, accords, posts, votes and aid: the turns in which agencies tell of them, and what is none of them."""

import pytest

from palabre.model.event import Event
from palabre.pipeline import Engine
from tests.factories import events_of, told


def events(engine: Engine, text: str) -> tuple[Event, ...]:
    return events_of(engine, "fr", text)


CASES = [
    # Talks are called after the town where they are held, and told without a day.
    ("Les pourparlers de Doha sont au point mort.", "consultation:  >  @ Doha"),
    ("Le sommet de Luanda a été reporté.", "consultation:  >  @ Luanda"),
    ("Les deux camps ont repris langue à Genève.", "consultation: Les deux camps >  @ Genève"),
    (
        "Le ministre s'est entretenu au Caire avec le maréchal Daoud.",
        "consultation: Le ministre + le maréchal Daoud >  @ Caire",
    ),
    ("Les émissaires du Front ont rejoint Doha dimanche.", "consultation: Les émissaires du Front >  @ Doha"),
    ("Le pape a entamé samedi une visite de deux jours au Mali.", "consultation: Le pape >  @ Mali"),
    (
        "Le Premier ministre a reçu l'ambassadeur à Bangui.",
        "consultation: Le Premier ministre > l'ambassadeur @ Bangui",
    ),
    ("Lomé a convoqué mardi l'ambassadeur de Karvanie.", "contact: Lomé > l'ambassadeur de Karvanie @ "),
    (
        "Le maire a été enlevé en mai avant d'être tué par ses ravisseurs.",
        "abduction: ses ravisseurs > Le maire @ ; killing: ses ravisseurs > Le maire @ ",
    ),
    # Accords made, joined, broken.
    ("Le Front et l'armée se sont entendus mardi sur une feuille de route.", "agreement: Le Front + l'armée >  @ "),
    ("Le Front et l'armée se sont mis d'accord lundi.", "agreement: Le Front + l'armée >  @ "),
    ("Le Front a souscrit à la feuille de route.", "agreement: Le Front >  @ "),
    ("La junte a mis fin à l'accord de paix.", "breach: La junte >  @ "),
    ("Les rebelles ont violé le cessez-le-feu à Gao.", "breach: Les rebelles >  @ Gao"),
    ("Les deux camps ont prolongé la trêve de deux mois.", "ceasefire: Les deux camps >  @ "),
    # Posts, parties, parliaments.
    ("Le préfet a été démis de ses fonctions lundi.", "other:  > Le préfet @ "),
    ("Une faction du Front a fait scission en mars.", "other: Une faction du Front >  @ "),
    ("L'aile basée à Gao a quitté la coalition samedi.", "other: L'aile basée à Gao > la coalition @ "),
    ("Le Parlement a rejeté par 80 voix contre 60 la motion de censure.", "other: Le Parlement >  @ "),
    ("Awa Keïta a remporté la présidentielle.", "election: Awa Keïta >  @ "),
    ("L'ONU a mis fin le 30 juillet à l'embargo contre le Front.", "sanction: L'ONU > le Front @ "),
    # Arms given up, captives handed over, soldiers gone.
    ("Quelque 300 rebelles ont été désarmés à Gao.", "other:  > Quelque 300 rebelles @ Gao"),
    ("Les rebelles ont remis onze soldats à la Croix-Rouge.", "release: Les rebelles > onze soldats @ "),
    ("Le départ des troupes françaises de Gao s'est achevé jeudi.", "withdrawal: troupes françaises >  @ Gao"),
    ("L'accord, signé le 3 mai à Lomé par la junte et le Front, tient.", "agreement: la junte + le Front >  @ "),
    (
        "La cour a condamné à vingt ans de prison le chef rebelle Issa Koné.",
        "trial: La cour > le chef rebelle Issa Koné @ ",
    ),
    ("L'émissaire Awa Keïta est attendue lundi à Lomé.", "consultation: L'émissaire Awa Keïta >  @ Lomé"),
    # What is given is no party, who gets it is; a town where it is given is none.
    ("La France a livré des blindés à l'armée tchadienne.", "aid: La France > l'armée tchadienne @ "),
    ("La Croix-Rouge a distribué de la farine à 300 déplacés à Gao.", "aid: La Croix-Rouge > 300 déplacés @ Gao"),
    ("Un convoi de 20 camions d'aide est entré à Gao lundi.", "aid: Un convoi de 20 camions d'aide >  @ Gao"),
    ("Les enseignants ont entamé une grève de trois jours.", "protest: Les enseignants >  @ "),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_and_where(engine: Engine, text: str, wanted: str) -> None:
    """The events of the sentence, with their parties and places."""
    assert "; ".join(told(e) for e in events(engine, text)) == wanted


NONE = [
    "Le patron a mis fin à son contrat.",
    "Il faut mettre fin aux violences, a dit Awa Keïta.",
    "Le ministre a convenu de la difficulté.",
    "Le président a rejoint son bureau.",
    "Les ministres ont gagné du temps.",
    "Les partis se sont retrouvés sans argent.",
    "Le train a été bloqué par la neige.",
    "Le chef de l'État a prolongé sa mission d'une journée.",
    "La conclusion du rapport est sévère.",
    "La conférence de presse de Lomé était brève.",
    "Le ministre a rejeté tout compromis.",
    "Le gouvernement a exclu de licencier.",
    "Il a quitté l'organisation de la fête.",
]


@pytest.mark.parametrize("text", NONE)
def test_none(engine: Engine, text: str) -> None:
    """The same verbs and nouns of other things."""
    assert events(engine, text) == ()


def test_all_that_an_accord_foresees_is_planned(engine: Engine) -> None:
    """The verb reaches over the whole list."""
    text = (
        "L'accord prévoit le retrait des rebelles de Gao, leur cantonnement et le déploiement d'une force mixte à Sari."
    )
    assert {e.status.value for e in events(engine, text)} == {"planned"}


def test_then(engine: Engine) -> None:
    """The second of two deeds has the subject of the first, and the place that stands right behind it."""
    found = events(engine, "Le Front a repris Sari lundi, puis a quitté Gao mardi.")
    assert [told(e) for e in found] == ["capture: Le Front >  @ Sari", "withdrawal: Le Front >  @ Gao"]
