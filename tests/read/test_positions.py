"""Positions that no question of a desk covers: what is asked in words, the stance on it and its conditions."""

import pytest

from palabre.model.article import Article
from palabre.pipeline import Engine
from palabre.read.questions import infinitive

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
        "The movement is ready to talk on condition that its prisoners are freed.",
        "The movement | Should the movement talk? | conditional | its prisoners are freed",
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
    (
        "The prime minister insisted there would be no talks until the hostages are freed.",
        "The prime minister | Should there be talks? | conditional | the hostages are freed",
    ),
    ("The president refused to resign.", "The president | Should the president resign? | against |"),
    ("Belmara vetoed the resolution.", "Belmara | Is it right: the resolution? | against |"),
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
        "Le mouvement est prêt à dialoguer à condition que ses prisonniers soient libérés.",
        "Le mouvement | Faut-il dialoguer ? | conditional | ses prisonniers soient libérés",
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Front is ready to free the officers."),  # one's own promise is no question between parties
        ("fr", "Le gouvernement est disposé à libérer les malades, a dit son négociateur en chef."),
        ("en", "The government did not rule out talks with the rebels."),
        ("fr", "Le gouvernement n'a pas exclu des pourparlers avec les rebelles."),
        ("en", "The army supports the militia in the valley."),  # a troop is no plan
        ("fr", "L'armée soutient la milice dans la vallée."),
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
