"""What a statement does, told by its cue and its content."""

import pytest

from palabre.model.statement import Force, Form, Voice
from palabre.read.force import force_of

SAID = [
    ("en", "say", "We will never sign under fire", "reject"),
    ("en", "say", "the group would not attend the round in Doha", "reject"),
    ("en", "say", "We will never abandon our prisoners", "promise"),
    ("en", "say", "our men have not fired a single shot", "deny"),
    ("en", "say", "there are no prisoners on the base", "deny"),
    ("en", "say", "there is no alternative to talks", "say"),
    ("en", "say", "we have not received the letter", "say"),
    ("en", "reject", "reports of a retreat", "deny"),
    ("en", "reject", "talks with the junta", "reject"),
    ("en", "say", "the border posts would stay closed until Sunday", "announce"),
    ("en", "say", "it was recalling its ambassador", "announce"),
    ("en", "say", "it had suspended four officers", "announce"),
    ("en", "say", "its drones had hit a fuel depot", "claim"),
    ("en", "say", "they would kill the hostages unless the jail was opened", "threaten"),
    ("en", "warn", "any ship that entered the gulf would be struck", "threaten"),
    ("en", "warn", "roads could be blocked if the rains came early", "warn"),
    ("en", "promise", "to hunt down those who laid the mine", "threaten"),
    ("en", "promise", "to rebuild the bridge", "promise"),
    ("en", "say", "its door remained open", "offer"),
    ("en", "say", "he deeply regretted the deaths", "regret"),
    ("en", "say", "she was increasingly worried about the wells", "fear"),
    ("en", "say", "he would believe it when the guns fell silent", "doubt"),
    ("en", "say", "the other side had a point", "accept"),
    ("en", "say", "Please let the lorries through", "ask"),
    ("en", "say", "Bring back our sons!", "demand"),
    ("en", "say", "yes, we met them twice", "confirm"),
    ("fr", "say", "Nous ne céderons rien", "reject"),
    ("fr", "warn", "le mouvement ne discutera pas de son désarmement", "reject"),
    ("fr", "say", "nous n'abandonnerons personne", "promise"),
    ("fr", "say", "nos hommes n'ont brûlé aucun village", "deny"),
    ("fr", "say", "aucun obus n'a été tiré depuis la base", "deny"),
    ("fr", "reject", "ces fables", "deny"),
    ("fr", "warn", "la milice frapperait tout navire si le blocus n'était pas levé", "threaten"),
    ("fr", "warn", "le pont pourrait céder si la pluie continue", "warn"),
    ("fr", "promise", "d'égorger les traîtres", "threaten"),
    ("fr", "say", "les écoles resteraient closes jusqu'à lundi", "announce"),
    ("fr", "say", "craindre une famine", "fear"),
    ("fr", "say", "regretter cette décision", "regret"),
    ("fr", "demand", "si le convoi était parti", "ask"),
    ("fr", "demand", "pardon aux familles", "regret"),
    ("fr", "say", "Les représailles ont fait six morts", "say"),
    ("en", "promise", "her office would open two clinics by June", "promise"),
    ("en", "promise", "ten men had died", "say"),
    ("en", "say", "Tarvia would withhold the grant unless the money was audited", "threaten"),
    ("en", "say", "the Front had never honoured its pledge to leave Sari", "accuse"),
    ("en", "say", "there would be no truce before the rains", "reject"),
    ("en", "say", "there will be no doubt about the outcome", "say"),
    ("fr", "promise", "le gouvernement transmettra un projet de loi en mai", "promise"),
    ("fr", "promise", "dix hommes sont morts", "say"),
    ("fr", "say", "renoncer à la lutte armée", "promise"),
    ("fr", "reject", "ces griefs", "deny"),
    ("fr", "say", "le Front n'avait toujours pas honoré son engagement", "accuse"),
    ("fr", "say", "c'est l'armée qui a violé la trêve", "accuse"),
    ("fr", "warn", "Belmara suspendrait ses versements si la loi passait", "threaten"),
    ("fr", "say", "il n'y aura pas de négociations", "reject"),
    ("en", "say", "the bill would be back before Lent", "announce"),
    ("en", "say", "the two panels are due to meet in Sari on 3 May", "announce"),
    ("en", "say", "another delay would mean the end of the truce", "threaten"),
    ("en", "say", "the army reserved the right to enter the camp", "threaten"),
    ("en", "say", "it would return to the bush unless its men were paid", "threaten"),
    ("en", "say", "no fighter would lay down his gun until the prisoners came home", "reject"),
    ("en", "say", "The valley is not for sale. We will defend it", "reject"),
    ("en", "say", "We did not fight for ten years to hand back the keys", "reject"),
    ("en", "say", "I did not come here to be insulted", "condemn"),
    ("en", "say", "You cannot preach peace in the morning and bomb us at night", "condemn"),
    ("en", "say", "They promised us schools. Where are they?", "condemn"),
    ("en", "say", "Where are our sons?", "ask"),
    ("en", "say", "They have never freed a single prisoner", "accuse"),
    ("en", "say", "they have never freed a single prisoner", "deny"),
    ("en", "say", "the militia was stealing food aid", "accuse"),
    ("en", "say", "Not one of our soldiers crossed the border", "deny"),
    ("en", "say", "its men had only returned fire", "defend"),
    ("en", "say", "the movement would honour the accord to the letter", "promise"),
    ("en", "say", "his country could host the talks", "offer"),
    ("en", "say", "the talks lasted three hours", "say"),
    ("fr", "say", "avoir remis un calendrier aux délégations", "announce"),
    ("fr", "say", "avoir rencontré la délégation deux fois", "say"),
    ("fr", "announce", "il ne combattrait plus aux côtés de la junte", "announce"),
    ("fr", "say", "ses hommes n'attendraient pas et se réservaient le droit d'agir", "threaten"),
    ("fr", "say", "pas un franc ne serait versé avant le comptage des armes", "reject"),
    ("fr", "say", "Notre terre n'est pas à vendre", "reject"),
    ("fr", "say", "Je ne suis pas venu ici pour être insulté", "condemn"),
    ("fr", "say", "Trois accords, trois trahisons", "condemn"),
    ("fr", "say", "On nous avait promis des écoles. Où sont-elles ?", "condemn"),
    ("fr", "say", "Ils n'ont jamais libéré un seul prisonnier", "accuse"),
    ("fr", "say", "c'est Belmara qui tire les ficelles", "accuse"),
    ("fr", "claim", "ne détenir aucun otage", "deny"),
    ("fr", "regret", "un « recul dangereux »", "condemn"),
    ("fr", "regret", "la mort de deux enfants", "regret"),
    ("fr", "say", "le mouvement respecterait l'accord à la lettre", "promise"),
    ("fr", "say", "Que le président nous reçoive !", "demand"),
    ("fr", "say", "son pays pourrait accueillir les pourparlers", "offer"),
    ("fr", "say", "les discussions avaient duré trois heures", "say"),
]


@pytest.mark.parametrize(("language", "cue", "content", "force"), SAID)
def test_force_of_a_party(language: str, cue: str, content: str, force: str) -> None:
    """A party's words, after a cue that has a force by itself."""
    form = Form.DIRECT if content[0].isupper() else Form.INDIRECT
    found = force_of(Force(cue), content, voice=Voice.PARTY, form=form, language=language)
    assert found is Force(force)


@pytest.mark.parametrize(("language", "content"), [("en", "it killed nine fighters"), ("fr", "9 000 ont fui")])
def test_an_onlooker_claims_nothing(language: str, content: str) -> None:
    """What an organisation claims or estimates is said."""
    cue = Force.CLAIM if language == "en" else Force.THINK
    found = force_of(cue, content, voice=Voice.ORGANISATION, form=Form.INDIRECT, language=language)
    assert found is Force.SAY


NAMED = [
    ("en", "say", "called", "the walkout a setback", "regret"),
    ("en", "say", "called", "the signing a milestone", "praise"),
    ("en", "say", "labelled", "the vote a masquerade", "condemn"),
    ("en", "say", "called", "the plan a framework", "say"),
    ("en", "say", "thundered", "Ten of us came and ten of us are left", "condemn"),
    ("en", "accept", "has declined to recognise", "the vote", "reject"),
    ("en", "accept", "recognised", "the vote", "accept"),
    ("fr", "think", "voit", "un abus de pouvoir", "condemn"),
    ("fr", "think", "y voit", "la main du Front", "accuse"),
    ("fr", "think", "y voit", "une étape majeure", "praise"),
    ("fr", "condemn", "a qualifié", "l'accord d'occasion manquée", "regret"),
    ("fr", "say", "a tonné", "Nos parents dorment dehors", "condemn"),
    ("fr", "demand", "supplie", "ne pas partir", "ask"),
    ("fr", "demand", "exhorte", "ne pas partir", "demand"),
]


@pytest.mark.parametrize(("language", "cue", "said", "content", "force"), NAMED)
def test_the_words_of_the_cue_help(language: str, cue: str, said: str, content: str, force: str) -> None:
    """What something is called, and how it is said."""
    form = Form.DIRECT if said in ("thundered", "a tonné") else Form.INDIRECT
    found = force_of(Force(cue), content, voice=Voice.PARTY, form=form, language=language, said=said)
    assert found is Force(force)
