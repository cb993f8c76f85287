"""English events: who did what to whom and where, in the turns that agencies use; and what is none."""

import pytest

from palabre.model.event import Event
from palabre.pipeline import Engine
from tests.factories import events_of, told


def events(engine: Engine, text: str) -> tuple[Event, ...]:
    return events_of(engine, "en", text)


CASES = [
    # A count that begins with a preposition is an object: the gunmen did not die.
    ("Gunmen killed at least 14 villagers in Gao on Sunday.", "killing: Gunmen > at least 14 villagers @ Gao"),
    ("Gang members massacred over 70 people in Gao.", "killing: Gang members > over 70 people @ Gao"),
    ("Soldiers raped at least 30 women in Gao in May.", "sexual_violence: Soldiers > at least 30 women @ Gao"),
    ("The nine villagers killed at dawn in Gao were buried.", "killing:  > The nine villagers @ Gao"),
    # Adverbs between the auxiliary and the participle.
    ("A colonel and his nephew also were fatally shot near Gao.", "killing:  > A colonel + his nephew @ Gao"),
    ("Two farmers were then brutally murdered in Gao.", "killing:  > Two farmers @ Gao"),
    # What arms strike: a name, what a name owns, a convoy, a town.
    ("The air force struck the Torvald Brigade at Gao.", "air_strike: The air force > the Torvald Brigade @ Gao"),
    (
        "The air force has struck the rebels' positions at Gao.",
        "air_strike: The air force > the rebels' positions @ Gao",
    ),
    ("The convoy was struck near Gao on Monday.", "attack:  > The convoy @ Gao"),
    ("The bombs hit a restaurant in Gao, police said.", "explosion:  > a restaurant @ Gao"),
    ("A suicide bombing also struck Gao on Monday.", "explosion:  >  @ Gao"),
    ("At least 24 air strikes have hit the valley since Sunday.", "air_strike:  > the valley @ "),
    ("A Togolese strike on a school in Gao killed nine.", "air_strike: Togolese > a school @ Gao"),
    ("Missiles slammed into a market in Gao on Monday.", "attack:  > a market @ Gao"),
    # Towns that no list knows are taken, persons are arrested.
    ("The army captured Torvald on Monday.", "capture: The army >  @ Torvald"),
    ("Vukovar was captured by the rebels in May.", "capture: the rebels >  @ Vukovar"),
    ("Torvald was captured by the rebels in May.", "arrest: the rebels > Torvald @ "),
    ("The army captured Torvald's deputy on Monday.", "arrest: The army > Torvald's deputy @ "),
    ("Mount Torvald was captured by the rebels in May.", "capture: the rebels >  @ Mount Torvald"),
    ("Troops captured Torvald and Sakena last Friday.", "capture: Troops >  @ Torvald"),
    ("The army liberated Tal Torvald after a battle.", "capture: The army >  @ Tal Torvald"),
    ("The rebels captured all of Torvald on Monday.", "capture: The rebels >  @ Torvald"),
    ("The army captured Awa Keita on Monday.", "arrest: The army > Awa Keita @ "),
    ("Torvald was captured by the army in Gao in May.", "arrest: the army > Torvald @ Gao"),
    (
        "A planner of the attacks, Awa Torvald, was captured in Gao.",
        "arrest:  > A planner of the attacks, Awa Torvald @ Gao",
    ),
    ("The army reportedly entered Torvald on Monday.", "capture: The army >  @ Torvald"),
    ("Militants entered Syria on Wednesday.", "capture: Militants >  @ Syria"),
    # A named body bears arms, a person visits; names that no list knows, and such as are words too.
    ("The M23 entered Goma on Monday.", "capture: The M23 >  @ Goma"),
    ("Israel has entered Rafah.", "capture: Israel >  @ Rafah"),
    ("Boko Haram left Bama.", "withdrawal: Boko Haram >  @ Bama"),
    ("Wagner left Mali in June.", "withdrawal: Wagner >  @ Mali"),
    ("JNIM has taken Djibo, residents said.", "capture: JNIM >  @ Djibo"),
    ("The FLP took Torvald on Monday.", "capture: The FLP >  @ Torvald"),
    ("The M23 occupied Torvald.", "capture: The M23 >  @ Torvald"),
    ("The rebels took Sake on Monday.", "capture: The rebels >  @ Sake"),
    ("The army fired a missile from Gao.", "attack: The army >  @ Gao"),
    # What falls to somebody was taken by him; what is handed over, seized, sanctioned; who claims it did it.
    ("Goma fell to the M23 in January.", "capture: the M23 >  @ Goma"),
    ("Most of Torvald fell to the rebels on Monday.", "capture: the rebels >  @ Torvald"),
    ("Hamas handed over three hostages to the Red Cross.", "release: Hamas > three hostages @ "),
    ("Police seized 30 rifles in Gao.", "other: Police > 30 rifles @ Gao"),
    ("Houthis seized a cargo ship in the Red Sea.", "other: Houthis > a cargo ship @ Red Sea"),
    ("Two generals were sanctioned by the EU.", "sanction: the EU > Two generals @ "),
    ("ISWAP claimed the attack on Monguno.", "attack: ISWAP >  @ Monguno"),
    ("Rebels captured Islamist fighters.", "arrest: Rebels > Islamist fighters @ "),
    # Weapons given up, warrants, flights over a border, help that comes, relations broken, ministers sacked.
    ("Ex-rebels handed in their weapons in Gao.", "surrender: Ex-rebels >  @ Gao"),
    ("The ICC issued an arrest warrant for the general.", "trial: The ICC >  @ "),
    ("Villagers crossed the river into Chad.", "displacement:  > Villagers @ Chad"),
    ("An aid convoy reached Gao for the first time in months.", "aid: An aid convoy > Gao @ Gao"),
    ("Niger recalled its ambassador from Paris.", "other: Niger >  @ "),
    ("The president dismissed his defence minister.", "other: The president > his defence minister @ "),
    ("Soldiers toppled President Keita in July.", "overthrow: Soldiers > President Keita @ "),
    # Where it came about, though no list knows the place, and behind a clause.
    ("The attack occurred in a place called Torvald.", "attack:  >  @ Torvald"),
    ("The blast, which also damaged a car, occurred at Torvald.", "explosion:  >  @ Torvald"),
    ("The attacks took place early on Monday in Torvald.", "attack:  >  @ Torvald"),
    # Of two towns that a bridge links, the first; a part of a town; not where somebody spoke.
    (
        "Militants blew up a bridge linking Gao to Ansongo on Monday.",
        "explosion: Militants > a bridge linking Gao @ Gao",
    ),
    (
        "Warplanes killed Awa Keita in a strike on Gao's suburbs.",
        "air_strike: Warplanes > Awa Keita + Gao's suburbs @ Gao",
    ),
    ("The two sides agreed to extend their ceasefire, mediators said in Gao.", "ceasefire: The two sides >  @ "),
    ("The navy said it had fired missiles at a ship in the Red Sea.", "attack: it > a ship @ Red Sea"),
    ("The two armies exchanged heavy artillery fire in Gao.", "clash: The two armies >  @ Gao"),
    # Times are no targets; groups, persons and faiths no places.
    ("The rebels launched their offensive at 5 a.m. in Gao.", "attack: The rebels >  @ Gao"),
    ("The air force struck Hezbollah in Gao on Monday.", "air_strike: The air force > Hezbollah @ Gao"),
    ("The rebels attacked Christian homes on Monday.", "attack: The rebels > Christian homes @ "),
    ("A court sentenced the mayor to two years in Gao.", "trial: A court > the mayor @ Gao"),
    ("The Security Council extended the mandate of the mission.", "other: The Security Council > the mission @ "),
    ("The Bamako attack killed four people in 2015.", "attack:  > four people @ Bamako"),
    ("In May the Goma ambush left four dead.", "attack:  >  @ Goma"),
    ("The Taliban ambush killed four.", "attack: Taliban >  @ "),
    ("Supporters of the mayor marched on Friday.", "protest: Supporters of the mayor >  @ "),
    ("Soldiers marched on Gao.", "attack: Soldiers >  @ Gao"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_did_what_to_whom(engine: Engine, text: str, wanted: str) -> None:
    """The first event of each sentence."""
    found = events(engine, text)
    assert found
    assert told(found[0]) == wanted


NONE = [
    "The senator openly attacked the ruling.",
    "The minister left Rome for the summit.",
    "The drought has struck the Sahel.",
    "Inflation hit Sudan in May.",
    "The country was hit by a crisis in Gao.",
    "The minister hit out at the opposition in Gao on Tuesday.",
    "The mood was captured in a photograph in Gao.",
    "Some planes were captured in Gao.",
    "The film was shot in Gao in May.",
    "Keita left Bamako on Friday.",
    "Keita fell to his knees.",
    "Inflation in Goma fell to 3 percent.",
    "The council sanctioned the use of force.",
    "The soldiers took Keita to Gao.",
    "The bill entered Congress.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_event(engine: Engine, text: str) -> None:
    """Weather, prices, words and pictures neither strike nor capture; who travels withdraws from nowhere."""
    assert events(engine, text) == ()


def test_workers_strike_nobody(engine: Engine) -> None:
    """A strike of workers is a protest, and one of arms is none."""
    kinds = [
        e.kind.value
        for text in ("Nurses went on strike in Gao.", "A strike by nurses began in Gao on Monday.")
        for e in events(engine, text)
    ]
    assert set(kinds) <= {"protest"}


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Gunmen killed at least 14 villagers in Gao.", [("killed", "civilian", 14)]),
        ("Gunmen killed five lamplighters in Gao.", [("killed", "unknown", 5)]),
        ("Gunmen killed 20 Christians in Gao.", [("killed", "unknown", 20)]),
        ("Gunmen killed 300 cattle and two herders in Gao.", [("killed", "civilian", 2)]),
        ("Gunmen killed 400 patients in Gao.", [("killed", "civilian", 400)]),
        ("Gunmen killed two general's dogs in Gao.", []),
        ("Six lamplighters were wounded by a bomb in Gao.", [("injured", "unknown", 6)]),
        ("Gunmen killed the trader over two days in Gao.", [("killed", "civilian", 1)]),
    ],
)
def test_tolls(engine: Engine, text: str, tolls: list[tuple[str, str, int]]) -> None:
    """Who is on no list is counted beside a word of killing; cattle are not."""
    found = [(t.harm.value, t.who.value, t.best) for e in events(engine, text) for t in e.tolls]
    assert found == tolls


def test_one_plain_incident_is_told(engine: Engine) -> None:
    """A finite verb that carries the only incident of a text tells it, whatever the weights hold of its words."""
    found = events(engine, "The attack took place shortly after 7 a.m. in Gao, less than eight miles from the border.")
    assert [told(e) for e in found] == ["attack:  >  @ Gao"]


def test_one_after_another(engine: Engine) -> None:
    """*came hours after*: two events, and the later one is not told by the earlier one's words."""
    found = events(engine, "The blast in Gao came hours after a strike killed a commander in Sarh.")
    assert [(e.kind.value, [t.best for t in e.tolls]) for e in found] == [("explosion", []), ("air_strike", [1])]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police prevented an attack on a church in Gao on Sunday.", "negated"),
        ("Police reported an attack on a church in Gao on Sunday.", "reported"),
    ],
)
def test_status(engine: Engine, text: str, status: str) -> None:
    """What was prevented did not happen."""
    assert [e.status.value for e in events(engine, text)] == [status]


def test_what_lasts_dates_no_deed(engine: Engine) -> None:
    """*freed a nurse it had held for two years*: no time of the release."""
    (found,) = events(engine, "The group freed a nurse it had held for two years in Gao.")
    assert found.time is None


def test_figures_alone_belong_to_the_deed_before(engine: Engine) -> None:
    """A doctor who counts the dead tells no second incident."""
    text = "The army shelled the rebel positions near Gao overnight. A doctor counted six dead and 17 wounded."
    found = events(engine, text)
    assert [(e.kind.value, [t.best for t in e.tolls]) for e in found] == [("attack", [6, 17])]


def test_what_has_gone_on_for_years_dates_no_incident(engine: Engine) -> None:
    """*since 2009*: not the day of the raid that it goes on from."""
    (found, *_) = events(
        engine, "Gunmen raided a village near Gao. The gunmen have raided villages near Gao since 2009."
    )
    assert found.time is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ECOWAS lifted the sanctions it imposed on Mali in August."),
        ("en", "The army freed the men that it had arrested in May."),
        ("fr", "La Cédéao a levé les sanctions qu'elle avait imposées au Mali en août."),
    ],
)
def test_what_ends_is_not_dated_by_its_beginning(engine: Engine, language: str, text: str) -> None:
    """The day of a clause about what was imposed is not that of its lifting."""
    assert events_of(engine, language, text)[0].time is None


def test_a_clause_of_time_dates_the_deed(engine: Engine) -> None:
    """*when it exploded on Monday*: the same day."""
    assert events(engine, "The bomb killed three people when it exploded on Monday.")[0].time is not None
