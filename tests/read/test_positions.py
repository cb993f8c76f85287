"""Positions that no question of a desk covers: what is asked in words, the stance on it and its conditions."""

import pytest

from palabre.model.article import Article
from palabre.pipeline import Engine
from palabre.read.futures import infinitive

# actor | question | stance | conditions
ENGLISH = [
    (
        "The Karu Front supports the deployment of foreign troops.",
        "The Karu Front | Is it right: the deployment of foreign troops? | for |",
    ),
    ("The Front is opposed to the federal solution.", "The Front | Is it right: the federal solution? | against |"),
    ("The churches spoke out against the amnesty.", "The churches | Is it right: the amnesty? | against |"),
    (
        "The mayor objects to the new camp near the town.",
        "The mayor | Is it right: the new camp near the town? | against |",
    ),
    ("The youth wing favours dialogue.", "The youth wing | Is it right: dialogue? | for |"),
    (
        "The rebels refuse to negotiate as long as foreign troops remain in Kolda.",
        "The rebels | Should the rebels negotiate? | conditional | foreign troops remain in Kolda",
    ),
    (
        "The president is open to dialogue with the hill clans.",
        "The president | Is it right to negotiate with the hill clans? | for |",
    ),
    (
        "The minister said the government would never accept partition.",
        "The minister | Should the government accept partition? | against |",
    ),
    (
        "The minister said that she would never sign such a text.",
        "The minister | Should the minister sign such a text? | against |",
    ),
    ("The United Nations expressed support for the truce.", "The United Nations | Is it right: the truce? | for |"),
    (
        "The rebels boycotted the second round of talks.",
        "The rebels | Is it right to take part in the second round of talks? | against |",
    ),
    ("The president refused to resign.", "The president | Should the president resign? | against |"),
    ("Belmara vetoed the resolution.", "Belmara | Should the resolution be adopted? | against |"),
    (
        "The foreign minister said Belmara would never recognise the breakaway republic.",
        "The foreign minister | Should Belmara recognise the breakaway republic? | against |",
    ),
    (
        "The general vowed that nobody would be arrested for taking part in the strike.",
        "The general | Should anyone be arrested for taking part in the strike? | against |",
    ),
    (
        "The ambassador warned that Tarvia would halt its aid unless the two reporters were released by Sunday.",
        "The ambassador | Should the two reporters be released by Sunday? | for |",
    ),
    (
        '"The president must resign," opposition leader Awa Kone said.',
        "opposition leader Awa Kone | Should the president resign? | for |",
    ),
    (
        "The African Union welcomed the release of the opposition leader.",
        "The African Union | Is it right: the release of the opposition leader? | for |",
    ),
    ("The opposition said the vote was a farce.", "The opposition | Is it right: the vote? | against |"),
    (
        'The government called the new sanctions "economic terrorism".',
        "The government | Is it right: the new sanctions? | against |",
    ),
    ("Tarvia imposed sanctions on four generals on Monday.", "Tarvia | Should four generals be sanctioned? | for |"),
    (
        "Hundreds of people protested in Kolda against the new constitution.",
        "Hundreds of people | Is it right: the new constitution? | against |",
    ),
    (
        "The Karu Front has never signed the 2019 peace agreement.",
        "The Karu Front | Is it right to join the 2019 peace agreement? | against |",
    ),
    (
        "The Front offered to host talks between the clans in May.",
        "The Front | Should the Front host talks between the clans in May? | for |",
    ),
    (
        "The mayor said no vote was possible without a new register.",
        "The mayor | Should there be any vote? | conditional |",
    ),
    # votes and consent that the reporter tells outright
    (
        "The parliament in Belmara voted 201 to 14 on Tuesday against any handover of the port.",
        "The parliament in Belmara | Is it right: any handover of the port? | against |",
    ),
    (
        "The National Assembly rejected the power-sharing bill by 71 votes to 38 on Monday.",
        "The National Assembly | Should the power-sharing bill be adopted? | against |",
    ),
    (
        "The Senate passed, by 17 votes to three, a resolution urging the government to release the funds.",
        "The Senate | Should the government release the funds? | for |",
    ),
    (
        "Brussels threw its weight behind the plan for a joint force.",
        "Brussels | Is it right: the plan for a joint force? | for |",
    ),
    (
        "The junta made the elections conditional on the lifting of sanctions.",
        "The junta | Is it right: the elections? | conditional | the lifting of sanctions",
    ),
    # verdicts
    ("Germany considers the blockade illegal.", "Germany | Is it right: the blockade? | against |"),
    ("The minister branded the referendum a farce.", "The minister | Is it right: the referendum? | against |"),
    (
        '"Let the president receive us," said opposition leader Karim Fall.',
        "opposition leader Karim Fall | Should the president receive us? | for |",
    ),
    (
        "Diallo insisted that he still stood by the Belmara agreement.",
        "Diallo | Is it right: the Belmara agreement? | for |",
    ),
    # what is to stay, and under which condition
    (
        "The army said it would keep its troops in Kolda.",
        "The army | Should the army keep its troops in Kolda? | for |",
    ),
    (
        "The rebels said they would return to the table as soon as the army left Kolda.",
        "The rebels | Should the rebels return to the table? | conditional | the army left Kolda",
    ),
    (
        "The statement said no fighter would hand over his weapon until the pensions were paid.",
        "The statement | Should any fighter hand over his weapon? | conditional | the pensions were paid",
    ),
    # questions that can be read aloud
    ("The minister called for immediate ceasefire.", "The minister | Should there be an immediate ceasefire? | for |"),
    (
        'Mirko Dale, the UN envoy, begged the two parties not to spoil "what the dead had built".',
        'Mirko Dale, the UN envoy | Should the two parties spoil "what the dead had built"? | against |',
    ),
    (
        "The judges demanded that no amnesty cover the crimes.",
        "The judges | Should any amnesty cover the crimes? | against |",
    ),
]
FRENCH = [
    (
        "Le Front soutient le déploiement de troupes étrangères.",
        "Le Front | Est-ce juste : le déploiement de troupes étrangères ? | for |",
    ),
    ("Les Églises se sont prononcées contre l'amnistie.", "Les Églises | Est-ce juste : l'amnistie ? | against |"),
    (
        "Les anciens sont contre le retour de la milice.",
        "Les anciens | Est-ce juste : le retour de la milice ? | against |",
    ),
    (
        "Le gouverneur est partisan d'une solution militaire.",
        "Le gouverneur | Faut-il une solution militaire ? | for |",
    ),
    ("Le Front se dit favorable à une trêve.", "Le Front | Faut-il une trêve ? | for |"),
    ("Le parti est favorable au dialogue.", "Le parti | Est-ce juste : le dialogue ? | for |"),
    (
        "Les rebelles refusent de négocier tant que des soldats restent à Kolda.",
        "Les rebelles | Faut-il négocier ? | conditional | des soldats restent à Kolda",
    ),
    (
        "Le ministre a affirmé que le gouvernement n'accepterait jamais la partition.",
        "Le ministre | le gouvernement : faut-il accepter la partition ? | against |",
    ),
    (
        "Le Front pose comme condition la libération de ses chefs.",
        "Le Front | Faut-il la libération de ses chefs ? | for |",
    ),
    (
        "L'armée insiste pour que la milice désarme d'abord.",
        "L'armée | Faut-il que la milice désarme d'abord ? | for |",
    ),
    (
        "Les Nations unies ont exprimé leur soutien au cessez-le-feu.",
        "Les Nations unies | Est-ce juste : le cessez-le-feu ? | for |",
    ),
    ("Le général a exclu toute négociation.", "Le général | Faut-il une négociation ? | against |"),
    ("Le syndicat appelle au boycott du scrutin.", "Le syndicat | Faut-il le boycott du scrutin ? | for |"),
    ("Les clans ont accepté l'offre du médiateur.", "Les clans | Est-ce juste : l'offre du médiateur ? | for |"),
    ("Le président a refusé de démissionner.", "Le président | Faut-il démissionner ? | against |"),
    (
        "Le Front a boycotté le deuxième tour des pourparlers.",
        "Le Front | Faut-il participer au deuxième tour des pourparlers ? | against |",
    ),
    (
        "Le ministre a prévenu que la Tarvie n'enverrait aucun délégué à la conférence.",
        "Le ministre | la Tarvie : faut-il envoyer un délégué à la conférence ? | against |",
    ),
    (
        "« Nous ne déposerons pas les armes », a lancé le commandant des rebelles.",
        "le commandant des rebelles | le commandant des rebelles : faut-il déposer les armes ? | against |",
    ),
    (
        "Le gouvernement a qualifié les sanctions de « terrorisme économique ».",
        "Le gouvernement | Est-ce juste : les sanctions ? | against |",
    ),
    (
        "Des milliers de personnes ont défilé vendredi à Kolda pour exiger la libération des enseignants.",
        "Des milliers de personnes | Faut-il la libération des enseignants ? | for |",
    ),
    (
        "Le Front propose d'accueillir des pourparlers entre les clans.",
        "Le Front | Faut-il accueillir des pourparlers entre les clans ? | for |",
    ),
    (
        "Le parlement a repoussé lundi, par 71 voix contre 38, une motion hostile à cette amnistie.",
        "Le parlement | Est-ce juste : cette amnistie ? | for |",
    ),
    (
        "L'Assemblée nationale a rejeté lundi le projet de loi sur le partage du pouvoir.",
        "L'Assemblée nationale | Faut-il adopter le projet de loi sur le partage du pouvoir ? | against |",
    ),
    (
        "La junte conditionne les élections à la levée des sanctions.",
        "La junte | Est-ce juste : les élections ? | conditional | la levée des sanctions",
    ),
    ("Pékin a jugé l'embargo illégal.", "Pékin | Est-ce juste : l'embargo ? | against |"),
    (
        "La Chine juge utile l'extension du mandat de la mission.",
        "La Chine | Est-ce juste : l'extension du mandat de la mission ? | for |",
    ),
    ("Le ministre a qualifié l'accord de trahison.", "Le ministre | Est-ce juste : l'accord ? | against |"),
    (
        "« Que le président nous reçoive ! », a lancé l'opposant Karim Fall.",
        "l'opposant Karim Fall | Faut-il que le président nous reçoive ? | for |",
    ),
    (
        "Le président s'est dit attaché à l'accord de Belmara.",
        "Le président | Est-ce juste : l'accord de Belmara ? | for |",
    ),
    (
        "L'armée a annoncé qu'elle maintiendrait ses troupes à Kolda.",
        "L'armée | l'armée : faut-il maintenir ses troupes à Kolda ? | for |",
    ),
    (
        "Le Front ne déposera les armes qu'après le départ des soldats, a prévenu son commandant, Sembé Ba.",
        "son commandant, Sembé Ba | le Front : faut-il déposer les armes ? | conditional | le départ des soldats",
    ),
    ("Le général a affirmé qu'il n'y aurait pas de retraite.", "Le général | Faut-il une retraite ? | against |"),
    (
        "Selon le premier ministre, il devrait y avoir une amnistie.",
        "le premier ministre | Faut-il une amnistie ? | for |",
    ),
    ("Le syndicat veut que le maire démissionne.", "Le syndicat | Faut-il que le maire démissionne ? | for |"),
    (
        "La FIDH insiste pour qu'aucune amnistie ne couvre les crimes contre les civils.",
        "La FIDH | Faut-il qu’une amnistie couvre les crimes contre les civils ? | against |",
    ),
]


# Who makes something a condition demands it: two positions; each of several names takes its own.
TWO = [
    (
        "en",
        "The movement is ready to talk on condition that its prisoners are freed.",
        "The movement | Should its prisoners be freed? | for |",
        "The movement | Should the movement talk? | conditional | its prisoners are freed",
    ),
    (
        "en",
        "The prime minister insisted there would be no talks until the hostages are freed.",
        "The prime minister | Should the hostages be freed? | for |",
        "The prime minister | Should there be talks? | conditional | the hostages are freed",
    ),
    (
        "en",
        "The governor said his troops would not leave Marana until the captives were freed.",
        "The governor | Should the captives be freed? | for |",
        "The governor | Should his troops leave Marana? | conditional | the captives were freed",
    ),
    (
        "en",
        "Tarvia and Belmara condemned the arrest of the mediators.",
        "Tarvia | Is it right: the arrest of the mediators? | against |",
        "Belmara | Is it right: the arrest of the mediators? | against |",
    ),
    (
        "fr",
        "Le Front s'est dit prêt à négocier si les bombardements cessaient.",
        "Le Front | Faut-il que les bombardements cessent ? | for |",
        "Le Front | Faut-il négocier ? | conditional | les bombardements cessaient",
    ),
    (
        "fr",
        "Le Front s'est dit prêt à négocier si l'armée tenait ses engagements.",
        "Le Front | Faut-il que l'armée tienne ses engagements ? | for |",
        "Le Front | Faut-il négocier ? | conditional | l'armée tenait ses engagements",
    ),
    (
        "fr",
        "Le mouvement est prêt à dialoguer à condition que ses prisonniers soient libérés.",
        "Le mouvement | Faut-il que ses prisonniers soient libérés ? | for |",
        "Le mouvement | Faut-il dialoguer ? | conditional | ses prisonniers soient libérés",
    ),
]


def positions(engine: Engine, text: str, language: str) -> list[str]:
    found = engine.unrated(Article(id="a", text=text, language=language)).positions
    return [
        f"{p.actor.text} | {p.question.text} | {p.stance} | {'; '.join(c.text for c in p.conditions)}".rstrip()
        for p in found
    ]


@pytest.mark.parametrize(
    ("language", "text", "gives"), [*(("en", *case) for case in ENGLISH), *(("fr", *case) for case in FRENCH)]
)
def test_one_position(engine: Engine, language: str, text: str, gives: str) -> None:
    """A sentence that shows one stance gives one position, asked about in words that can be answered."""
    assert positions(engine, text, language) == [gives]


@pytest.mark.parametrize(("language", "text", "one", "other"), TWO)
def test_two_positions(engine: Engine, language: str, text: str, one: str, other: str) -> None:
    """A condition is a demand of its own, and a row of names takes one stance each."""
    assert positions(engine, text, language) == [one, other]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said the rains would not stop until June."),  # a prediction is no will
        ("fr", "La météo a prévenu que la pluie ne cesserait pas avant juin."),
        ("en", "The United Nations said the camps would run out of food unless donors paid."),
        ("en", "The mayor praised the courage of the rescuers."),  # a merit is no question
        ("fr", "Le maire a salué le courage des sauveteurs."),
        ("en", "The president dismissed the Kolda governor."),  # a person sent away
        ("fr", "Le ministre a rejeté ces accusations, des « mensonges »."),
        ("en", "The Front is ready to free the officers."),  # one's own promise is no question between parties
        ("fr", "Le gouvernement est disposé à libérer les malades, a dit son négociateur en chef."),
        ("en", "The government did not rule out talks with the rebels."),
        ("fr", "Le gouvernement n'a pas exclu des pourparlers avec les rebelles."),
        ("en", "The assembly did not approve the bill."),  # not done, or done by another
        ("fr", "Le Sénat n'a pas adopté le projet de loi."),
        ("en", "The police said the road would stay closed until Monday."),  # a day is no condition
        ("en", '"There can be no peace without justice," said Awa Ndiaye, spokeswoman of the Movement.'),
        ("fr", "« Il n'y aura pas de paix sans justice », a déclaré Awa Ndiaye, porte-parole du Mouvement."),
        ("en", "The governor called the city a symbol of peace."),  # judged neither way
        ("fr", "Kigali y est favorable, pourvu que les milices soient désarmées."),  # to what, another sentence tells
        ("fr", "Le président n'exclut pas une amnistie."),
        ("fr", "La Turquie a fermé ses frontières."),  # nobody is sanctioned
        ("en", "The army supports the militia in the valley."),  # a troop is no plan
        ("fr", "L'armée soutient la milice dans la vallée."),
        ("fr", "Son avocate a qualifié l'accusation d'« absurde »."),  # denied, not judged
        ("fr", "La Ligue a dénoncé la mort de quatre bergers dans cette frappe."),
    ],
)
def test_no_position(engine: Engine, language: str, text: str) -> None:
    """What takes no stance gives none."""
    assert positions(engine, text, language) == []


@pytest.mark.parametrize(
    ("future", "verb"),
    [("accepter", "accepter"), ("partir", "partir"), ("rendr", "rendre"), ("ser", "être"), ("viendr", "venir")],
)
def test_infinitives(future: str, verb: str) -> None:
    """A future stem gives back its verb."""
    assert infinitive(future) == verb
