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
