"""Slots: verbs that tell an event only of such doers and such objects, how it stands, and when two are told."""

import pytest

from palabre.model.event import Event
from palabre.pipeline import Engine
from tests.factories import events_of


def events(engine: Engine, text: str) -> tuple[Event, ...]:
    """The events of an English text."""
    return events_of(engine, "en", text)


# Verbs that tell an event only of such doers and such objects, and those they do not tell one of.
SLOTTED = [
    ("Canada froze the assets of five politicians in May.", "sanction froze"),
    ("The bank accounts of two generals were frozen by Togo in May.", "sanction frozen"),
    ("The bloc closed its borders with Niger on 30 July.", "restriction closed"),
    ("Soldiers shut the airport in Gao on Tuesday.", "restriction shut"),
    ("Rebels cut off the water supply to Gao in June.", "restriction cut off"),
    ("Police barred Awa Keita from leaving her home in Gao.", "restriction barred"),
    ("Troops turned a food convoy back at Gao on Thursday.", "restriction turned"),
    ("Togo recalled its ambassador to Paris on Monday.", "other recalled its ambassador"),
    ("A helicopter was brought down near Gao on 29 March.", "attack brought down"),
    ("Rockets tore through a bakery in Gao on Sunday.", "attack tore through"),
    ("Tribal fighters routed the garrison at Gao on Saturday.", "attack routed"),
    ("Army and rebels fought street to street in Gao on Sunday.", "clash fought"),
    ("Sari was wrested from the front in December.", "capture wrested"),
    ("Rebels walked into the town of Gao on Monday.", "capture walked into"),
    ("The fall of Gao shocked the capital.", "capture fall"),
    ("Kurdish forces fell back towards Gao on Sunday.", "withdrawal fell back"),
    ("Troops abandoned their bases in Gao in May.", "withdrawal abandoned"),
    ("Togo has kept 1,200 soldiers in Gao since 2021.", "deployment kept"),
    ("Tanks rolled into Gao at dawn on Thursday.", "deployment rolled into"),
    ("The drought uprooted 40,000 people around Gao.", "displacement uprooted"),
    ("Some 9,000 villagers poured into Togo over the weekend.", "displacement poured into"),
    ("Three nuns walked free on Monday.", "release walked free"),
    ("The front set 21 schoolgirls free in October.", "release set … free"),
    ("Police rounded up 80 supporters in Gao on Friday.", "arrest rounded up"),
    ("Gunmen dragged a priest from his car near Gao on Monday.", "abduction dragged"),
    ("The rivals agreed on a roadmap in Gao in July.", "agreement agreed on"),
    ("The 2015 peace accord gave the north more say.", "agreement peace accord"),
    ("The front pulled out of the negotiations on Tuesday.", "boycott pulled out of"),
    ("The rebels suspended their negotiations in March.", "boycott suspended"),
    ("The army broke the truce in Gao on Monday.", "breach broke"),
    ("Togo hosted envoys of the rivals in Gao on Sunday.", "consultation hosted"),
    ("Mediators are expected in Gao on Friday.", "consultation are expected in"),
    ("The foreign minister summoned the French ambassador.", "contact summoned"),
    ("The junta installed a colonel as governor of Gao.", "appointment installed"),
    ("Germany pledged 20 tanks to Togo in January.", "aid pledged"),
    ("The general was charged with treason on Tuesday.", "trial charged with"),
    ("The civil war, which began in 1991, is over.", "clash civil war"),
    ("The two countries went to war in 1998.", "clash went to war"),
    ("The threat prompted Togo to recall its ambassador.", "other recall its ambassador"),
]


@pytest.mark.parametrize(("text", "wanted"), SLOTTED)
def test_doers_and_objects_make_the_event(engine: Engine, text: str, wanted: str) -> None:
    """One event of each sentence, by kind and words."""
    assert [f"{e.kind.value} {e.trigger.text}" for e in events(engine, text)] == [wanted]


NOT_SLOTTED = [
    "She fought back tears as she spoke in Gao.",
    "The shop closed early on Monday because of rain.",
    "A landslide blocked the road to Gao on Monday.",
    "The road to Gao is closed.",
    "The team turned the page in Gao in May.",
    "She kept a diary in Gao in 1994.",
    "The mayor received a medal in Gao in June.",
    "He won back the title in Gao in 2020.",
    "The fall of the franc hurt traders in Gao in 1994.",
    "The trade war began in 2018.",
    "The war has changed the way people speak.",
    "The general dismissed talk of a coup.",
    "The army holds the town of Gao.",
    "The agreement was hard to reach, he said on Tuesday.",
]


@pytest.mark.parametrize("text", NOT_SLOTTED)
def test_other_doers_and_objects_make_none(engine: Engine, text: str) -> None:
    """The same verbs and nouns of other things."""
    assert events(engine, text) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An election scheduled for 24 December 2021 fell through.", "negated"),
        ("The talks, due to open in Gao on Monday, were called off.", "negated"),
        ("The two sides accused each other of wrecking talks due to begin in Gao next week.", "planned"),
        ("Regional leaders were to meet in Gao on Saturday.", "planned"),
        ("The minister said Togo would host the envoys in Gao in June.", "planned"),
        ("It would join, provided that its leaders, among them Awa Keita, are released by June.", "hypothetical"),
        ("Mediators are due in Gao on Friday.", "planned"),
        ("The front claimed that soldiers had burned three houses in Kati.", "alleged"),
        ("The general vowed a counter-offensive by Sunday.", "planned"),
    ],
)
def test_how_an_event_stands(engine: Engine, text: str, wanted: str) -> None:
    """What is planned, conditioned, laid at another's door or fallen through."""
    assert wanted in [e.status.value for e in events(engine, text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mayor shut schools in Gao and imposed a curfew on Monday.", 2),
        ("The front is to free 60 captives in June; 23 of its men were handed back on Monday.", 2),
        ("A summit convened by Togo opened in Gao on Monday.", 1),
        ("Leaders were to meet in Gao on Saturday. Togo called for calm before the summit.", 1),
        ("The army broke the truce in Gao on Monday.", 1),
    ],
)
def test_two_deeds_of_one_kind(engine: Engine, text: str, wanted: int) -> None:
    """Verbs of two deeds are two events; what is told with its verb, or again, is one."""
    assert len(events(engine, text)) == wanted
