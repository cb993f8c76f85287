"""French events: who did what to whom and where, in the turns that French newspapers use; and what is none."""

import pytest

from palabre.model.event import Event
from palabre.pipeline import Engine
from tests.factories import events_of, told


def events(engine: Engine, text: str) -> tuple[Event, ...]:
    return events_of(engine, "fr", text)


CASES = [
    # A named body bears arms, a person visits.
    ("Le M23 est entré dans Goma.", "capture: Le M23 >  @ Goma"),
    ("Le FPR est entré à Butare.", "capture: Le FPR >  @ Butare"),
    ("Le M23 a quitté Walikale jeudi.", "withdrawal: Le M23 >  @ Walikale"),
    ("La France a quitté le Mali en 2022.", "withdrawal: La France >  @ Mali"),
    ("Les rebelles ont repris Bria à l'armée.", "capture: Les rebelles > l'armée @ Bria"),
    ("Les rebelles ont pris Sake mardi.", "capture: Les rebelles >  @ Sake"),
    ("Le M23 occupe Torvald depuis mars.", "capture: Le M23 >  @ Torvald"),
    ("Les combattants ont remis leurs armes à Gao.", "surrender: Les combattants >  @ Gao"),
    ("La CPI a émis un mandat d'arrêt contre le général.", "trial: La CPI > le général @ "),
    ("Des réfugiés ont traversé la frontière vers le Tchad.", "displacement:  > Des réfugiés @ Tchad"),
    ("Un convoi humanitaire est arrivé à Gao lundi.", "aid: Un convoi humanitaire >  @ Gao"),
    ("Le Mali a rompu ses relations diplomatiques avec Kiev.", "other: Le Mali >  @ "),
    ("Le président a limogé son ministre.", "other: Le président > son ministre @ "),
    ("Goma est tombée aux mains du M23.", "capture: M23 >  @ Goma"),
    ("L'armée a remis quinze prisonniers au CICR.", "release: L'armée > quinze prisonniers @ "),
    ("La police a saisi trente fusils à Gao.", "other: La police > trente fusils @ Gao"),
    ("Le JNIM impose un blocus à Djibo.", "siege: Le JNIM >  @ Djibo"),
    ("Le Hezbollah a tiré des roquettes depuis Tyr.", "attack: Le Hezbollah >  @ Tyr"),
    # The object stands after a time, or after a time and a place.
    ("Le Front a visé dimanche une caserne près de Sari.", "attack: Le Front > une caserne @ Sari"),
    (
        "L'armée a bombardé dans la nuit de samedi à dimanche des positions rebelles à Sari.",
        "air_strike: L'armée > des positions rebelles @ Sari",
    ),
    ("Les ravisseurs ont libéré mardi deux otages.", "release: Les ravisseurs > deux otages @ "),
    (
        "Le président togolais a reçu mardi à Lomé son homologue malien.",
        "consultation: Le président togolais > son homologue malien @ Lomé",
    ),
    ("Une délégation a été reçue par la junte à Gao.", "consultation: la junte > Une délégation @ Gao"),
    # The agent stands after a time, or after the second of two verbs.
    (
        "Neuf femmes ont été tuées dans la nuit de mardi à mercredi par des bandits à Gao.",
        "killing: des bandits > Neuf femmes @ Gao",
    ),
    (
        "Neuf femmes ont été tuées et dix hommes blessés dimanche par des bandits à Gao.",
        "killing: des bandits > Neuf femmes + dix hommes @ Gao",
    ),
    # A time parts the words of a phrase.
    ("Les rebelles sont entrés mardi dans Gao.", "capture: Les rebelles >  @ Gao"),
    ("Les rebelles ont pris dimanche matin le contrôle de Gao.", "capture: Les rebelles >  @ Gao"),
    ("Les rebelles se sont emparés mardi d'un camp militaire à Gao.", "capture: Les rebelles >  @ Gao"),
    # Verbs whose perfect is made with *être* are no passives; what falls to somebody was taken by him.
    ("Les combattants du Front sont entrés dans Gao.", "capture: Les combattants du Front >  @ Gao"),
    ("Des étudiants sont descendus dans la rue à Lomé.", "protest: Des étudiants >  @ Lomé"),
    ("La ville de Gao est tombée aux mains des séparatistes.", "capture: des séparatistes >  @ Gao"),
    # What arms and armed men do.
    ("Un obus est tombé sur une école de Gao.", "attack:  > une école de Gao @ Gao"),
    ("Une roquette s'est abattue sur une maison de Gao.", "attack:  > une maison de Gao @ Gao"),
    (
        "Un blindé a heurté un engin explosif samedi entre Gossi et Hombori, dans le nord du Mali.",
        "explosion:  > Un blindé @ Gossi",
    ),
    ("Le consulat de Gao a été la cible de trois roquettes.", "attack:  > Le consulat de Gao @ Gao"),
    ("Des hommes armés s'en sont pris à une ambulance à Gao.", "attack: Des hommes armés > une ambulance @ Gao"),
    ("Des inconnus ont jeté une grenade dans un bar de Gao.", "explosion: Des inconnus > un bar de Gao @ Gao"),
    ("Une grenade a été lancée sur un marché de Gao.", "explosion:  > un marché de Gao @ Gao"),
    ("L'aviation a frappé un marché à Gao.", "air_strike: L'aviation > un marché @ Gao"),
    ("Un missile a touché un immeuble à Gao, tuant six femmes.", "attack:  > un immeuble + six femmes @ Gao"),
    ("Des clans rivaux se sont affrontés à Gao.", "clash: Des clans rivaux >  @ Gao"),
    (
        "Des bandits ont tendu une embuscade à une patrouille à Gao.",
        "attack: Des bandits > une patrouille @ Gao",
    ),
    ("Un engin explosif a détoné au passage d'un bus à Gao.", "explosion:  >  @ Gao"),
    ("Six soldats ont été faits prisonniers par les rebelles à Gao.", "arrest: les rebelles > Six soldats @ Gao"),
    ("Une colonne de l'armée s'est repliée sur Gao.", "withdrawal: Une colonne de l'armée >  @ Gao"),
    ("Un contingent de policiers est arrivé mardi à Gao.", "deployment: Un contingent de policiers >  @ Gao"),
    ("Un journaliste a été interpellé mardi à l'aéroport de Gao.", "arrest:  > Un journaliste @ Gao"),
    ("Lomé a annoncé la prise de la localité de Gao.", "capture: Lomé > la localité de Gao @ Gao"),
    ("Une mutinerie a éclaté dans un camp militaire de Gao.", "other:  >  @ Gao"),
    ("L'armée a fait état de la mort de six soldats à Gao.", "killing:  > six soldats @ Gao"),
    ("La localité de Gao a été reprise par l'armée.", "capture: l'armée >  @ Gao"),
    ("Vingt-deux détenus se sont évadés d'une prison à Gao.", "escape: Vingt-deux détenus >  @ Gao"),
    # Who does what a noun names: a force, a nation, initials, the two sides of a fight.
    ("Un raid de l'armée togolaise à Gao a fait trois morts.", "attack: l'armée togolaise >  @ Gao"),
    ("Une frappe togolaise a visé une voiture à Gao.", "air_strike: togolaise > une voiture @ Gao"),
    ("Une attaque du FLM a fait dix morts à Gao.", "attack: FLM >  @ Gao"),
    ("Des combats ont opposé dimanche l'armée aux rebelles à Gao.", "clash: l'armée + rebelles >  @ Gao"),
    ("Le Front a revendiqué une attaque contre un pont à Gao.", "attack: Le Front > un pont @ Gao"),
    ("L'armée a mené vendredi des frappes sur un camp à Gao.", "air_strike: L'armée > un camp @ Gao"),
    # The place that an attack is named after did not suffer it; those who died in it did, beside what it was on.
    ("Six bergers ont été blessés dans l'attaque de Torvald.", "attack:  > Six bergers @ Torvald"),
    ("Six gendarmes sont morts dans l'attaque de leur poste à Gao.", "attack:  > Six gendarmes @ Gao"),
    # Two verbs that *et* joins: each has its own object.
    ("Le gang a attaqué la prison et libéré des détenus à Gao.", "attack: Le gang > la prison @ Gao"),
    ("L'aéroport de Gao est passé sous le contrôle du FLM.", "capture: FLM >  @ Gao"),
    ("L'armée patrouille dans les rues de Ouagadougou.", "deployment: L'armée >  @ Ouagadougou"),
    # Places that no list knows, and names that are no places.
    ("Les rebelles ont massacré 17 civils à Mutwanga.", "killing: Les rebelles > 17 civils @ Mutwanga"),
    ("Les troupes se sont retirées de Khiam mercredi.", "withdrawal: Les troupes >  @ Khiam"),
    ("Le commandant du front Nord a été capturé par l'armée.", "arrest: l'armée > Le commandant du front Nord @ "),
    ("Le chef du gang a été blessé dans des heurts avec l'armée à Gao.", "clash: l'armée >  @ Gao"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_did_what_to_whom(engine: Engine, text: str, wanted: str) -> None:
    """The first event of each sentence."""
    found = events(engine, text)
    assert found
    assert told(found[0]) == wanted


NONE = [
    "Les prix ont explosé à Lomé depuis janvier.",
    "Le chanteur a fait exploser les ventes à Lomé.",
    "Le maire est tombé sur un ami à Lomé.",
    "Le ministre a été la cible de critiques à Lomé.",
    "Le président s'en est pris à la presse à Lomé.",
    "L'attaquant togolais a tiré un penalty contre Lomé.",
    "Une bataille juridique oppose les deux partis à Lomé.",
    "Le film montre une scène de bataille à Lomé.",
    "L'ouragan a tué 20 personnes à Lomé.",
    "L'avocat a attaqué la décision devant la cour de Lomé.",
    "Le chanteur a reçu une lettre du président à Lomé.",
    "La chute des prix inquiète les marchés à Lomé.",
    "Le journal a fait feu de tout bois à Lomé.",
    "La mort de deux soldats dans un accident à Gao a été confirmée.",
    "Le président Keïta a quitté Bamako.",
    "Le ministre a remis une lettre à l'ambassadeur.",
    "Les gendarmes ont tiré des grenades lacrymogènes.",
    "Il est accusé de meurtre et de tentative d'assassinat.",
    # Verbs of deeds with objects of another sort.
    "L'entreprise a fermé son magasin de Lomé.",
    "La brume s'est dispersée sur la colline de Lomé.",
    "Une pluie abondante est attendue jeudi à Lomé.",
    "La guerre des prix continue à Lomé.",
    "La restitution de l'argent public prendra des mois à Lomé.",
    "Le boulanger a livré le pain lundi à Lomé.",
    "Le texte est jugé trop long par le maire de Lomé.",
    "Le juge Awa Keïta vit à Lomé.",
    "Il a jeté un papier sur la route de Lomé.",
    "Le président a invité la population de Lomé à rester calme.",
    "Le garçon se rend à l'école à Lomé.",
    "Deux enfants ont été fauchés par un camion à Lomé.",
    "Il a volé au secours de son ami à Lomé.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_event(engine: Engine, text: str) -> None:
    """Figures of speech, sport, shows, disasters and talk in general tell no event of violence, nor a meeting."""
    assert events(engine, text) == ()


def test_no_siege_of_a_head_office(engine: Engine) -> None:
    """*le siège du parti* is a house; *le siège de Gao* is a siege."""
    assert [e.kind.value for e in events(engine, "Des jeunes ont incendié le siège du parti à Lomé.")] == [
        "destruction"
    ]
    assert [e.kind.value for e in events(engine, "L'armée a levé le siège de Gao.")] == ["siege"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("L'armée a affirmé mercredi avoir repris le contrôle de Gao.", "claimed"),
        ("Des témoins ont affirmé mercredi que l'armée avait repris le contrôle de Gao.", "reported"),
        ("Une mission de l'ONU a été prise pour cible à Gao.", "reported"),
        ("Les rebelles menacent d'attaquer dimanche la ville de Gao.", "hypothetical"),
    ],
)
def test_status(engine: Engine, text: str, status: str) -> None:
    """A time may part a claim from its deed; a mission of a body plans nothing; a threat before a vowel is one."""
    assert [e.status.value for e in events(engine, text)] == [status]


KINDS = [
    # What a verb or noun is done to tells what it is.
    ("Le Togo a fermé lundi sa frontière avec le Bénin.", ["sanction reported"]),
    ("Le Togo a fermé ses frontières et gelé les avoirs de la banque.", ["sanction reported", "sanction reported"]),
    ("La police a dispersé mardi une manifestation à Lomé.", ["other reported", "protest reported"]),
    ("La restitution de douze dépouilles a eu lieu vendredi.", ["release reported"]),
    ("La Pologne a livré quatorze chars à Kiev.", ["aid reported"]),
    ("Le PAM a suspendu ses distributions à Djibo.", ["aid reported"]),
    ("La radio a été suspendue mardi par la junte.", ["restriction reported"]),
    ("Le Parlement a adopté mardi une loi d'amnistie.", ["other reported"]),
    ("Des bandits ont volé 200 vaches à Sari jeudi.", ["other reported"]),
    ("L'arrivée de 200 instructeurs russes à Bangui a été confirmée vendredi.", ["deployment reported"]),
    ("La chute de Blaise Compaoré a surpris Lomé en 2014.", ["overthrow reported"]),
    ("Un missile a éventré un immeuble à Gao lundi.", ["attack reported"]),
    ("Vingt villageois ont été fauchés par des tirs à Gao.", ["killing reported"]),
    # Reflexives in all forms, also parted by a time.
    ("Les casques bleus se retireront du camp de Kidal en juin.", ["withdrawal planned"]),
    ("La ministre s'est rendue jeudi à Gao.", ["consultation reported"]),
    ("Le Front s'est retiré des négociations d'Alger mercredi.", ["boycott reported"]),
    ("Des centaines d'habitants se sont rassemblés devant la mairie de Gao mardi.", ["protest reported"]),
    # What is to come.
    ("Le médiateur est attendu mercredi à Khartoum.", ["consultation planned"]),
    ("Les pourparlers entre les deux camps doivent reprendre à Doha en juin.", ["consultation planned"]),
    ("Le départ des derniers soldats danois est prévu en mars.", ["withdrawal planned"]),
    ("Le scrutin aura lieu le 5 mai.", ["election planned"]),
    ("L'ancien chef rebelle sera jugé en mai à La Haye.", ["trial planned"]),
    ("Le Front accepte, pourvu que les sanctions soient d'abord levées.", ["sanction hypothetical"]),
    # A war as a whole, where a toll or its beginning hangs on it; what answers a deed is another one.
    ("La guerre, déclenchée en 2014, a fait 14 000 morts.", ["clash reported"]),
    (
        "Un raid a fait trois morts lundi à Gao. Les représailles de l'armée ont fait neuf morts mardi à Sari.",
        ["attack reported", "attack reported"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), KINDS)
def test_kinds_and_statuses(engine: Engine, text: str, wanted: list[str]) -> None:
    """All events of each text, with their status."""
    assert [f"{e.kind.value} {e.status.value}" for e in events(engine, text)] == wanted


def test_no_time_in_the_trigger(engine: Engine) -> None:
    """The words of a phrase that a time parts are the trigger, the time is not."""
    text = "Les rebelles ont pris dimanche matin le contrôle de Gao."
    (event,) = events(engine, text)
    assert [text[a:b] for a, b in event.trigger.spans] == ["pris", "le contrôle"]


def test_nobody_is_no_victim(engine: Engine) -> None:
    """*Personne n'a été tué dans ...*: neither a sufferer nor a figure."""
    found = events(engine, "Personne n'a été tué dans l'explosion à Gao.")
    assert [(e.recipients, e.tolls) for e in found] == [((), ())]


def test_tolls_of_others(engine: Engine) -> None:
    """*une dizaine d'autres blessées* is a figure as *dix autres blessées* is."""
    (event,) = events(engine, "Neuf femmes ont été tuées et une dizaine d'autres blessées à Gao.")
    assert [(t.harm.value, t.best) for t in event.tolls] == [("killed", 9), ("injured", 10)]


def test_release_is_not_dated_by_the_abduction(engine: Engine) -> None:
    """What stands between commas after a participle belongs to that participle."""
    kinds = {e.kind.value: e.time for e in events(engine, "L'otage, enlevé en 2009 à Gao, a été libéré.")}
    assert kinds["abduction"] is not None
    assert kinds["release"] is None


def test_town_before_the_country_told_first(engine: Engine) -> None:
    """*Au Togo, ... à Sari*: it was in the town, whatever opens the sentence."""
    (event,) = events(engine, "Au Mali, une frappe a tué six bergers à Torvald.")
    assert event.place is not None
    assert event.place.text == "Torvald"
