"""Who answers for a figure, what is only news, what is taken back, who is blamed and who denies it."""

import pytest

from palabre.model.actor import Actor, ActorKind, Words
from palabre.model.desk import Desk
from palabre.model.event import Certainty, EventKind, EventStatus
from palabre.model.source import Source, SourceKind
from palabre.model.statement import Force, Voice
from palabre.model.toll import Victim
from tests.reconcile.make import Page, Register, record

ARMY = Actor(id="army", kind=ActorKind.ORGANISATION, names=Words(en="Army of Tilba"))
REBELS = Actor(id="rebels", kind=ActorKind.ARMED_GROUP, names=Words(en="Rebels of the Hills"))
KNOWN = Register(ARMY, REBELS)


def own(id: str, said: str) -> str:
    """The words among others of the article's own, so that it is no copy."""
    return " ".join(f"{id}{n}" for n in range(40)) + f".\n{said}"


def raid(id: str, said: str, dead: int, day: str, **more: object) -> Page:
    """An article that gives a figure for the raid of 3 March in the words `said`."""
    page = Page(id, own(id, said), day, **more)
    toll = page.toll(f"{dead} soldiers", dead, Victim.SOLDIER)
    page.event("raid", place=page.place("Tilba"), time=page.time("3 March", "2021-03-03"), tolls=(toll,))
    return page


def test_a_figure_inside_a_statement_is_its_speakers() -> None:
    """*The rebels claimed to have killed ten*: the number is theirs, although nothing else names a voice."""
    page = raid("a", "The raid on Tilba on 3 March killed 10 soldiers, the rebels claimed.", 10, "2021-03-04")
    page.statement("The raid on Tilba on 3 March killed 10 soldiers", page.party("the rebels", "rebels"))
    (figure,) = record(page, register=KNOWN).events[0].figures
    assert figure.according_to is not None and figure.according_to.actor == "rebels"


def test_the_medium_itself_is_no_voice_but_a_monitor_is() -> None:
    """A newspaper reports; a monitor's own note is the monitor's figure."""
    said = "The raid on Tilba on 3 March killed 10 soldiers."
    desk = Desk(
        sources=(
            Source(id="watch", name="Hill Watch", kind=SourceKind.MONITOR),
            Source(id="paper", name="The Paper", kind=SourceKind.NEWSPAPER),
        )
    )
    found = record(raid("a", said, 10, "2021-03-04", source="watch"), desk=desk).events[0].figures
    assert [f.according_to.name for f in found if f.according_to] == ["Hill Watch"]
    paper = raid("b", said, 10, "2021-03-04", source="paper")
    paper.statement("10 soldiers", paper.party("The"), voice=Voice.MEDIA)
    assert record(paper, desk=desk).events[0].figures[0].according_to is None


def voiced(id: str, dead: int, who: str, day: str) -> Page:
    page = raid(id, f"The raid on Tilba on 3 March killed {dead} soldiers, according to {who}.", dead, day)
    page.statement(f"The raid on Tilba on 3 March killed {dead} soldiers", page.party(who, who))
    return page


def test_an_update_is_no_dispute_and_only_the_latest_figure_stands_against_others() -> None:
    """The army's 2, then 5; the rebels' 10: five against ten."""
    pages = [
        voiced("a", 2, "army", "2021-03-04"),
        voiced("b", 5, "army", "2021-03-06"),
        voiced("c", 10, "rebels", "2021-03-06"),
    ]
    (found,) = record(*pages, register=KNOWN).disputes
    assert [(v.value, v.according_to.actor if v.according_to else None) for v in found.values] == [
        ("5", "army"),
        ("10", "rebels"),
    ]
    assert record(*pages[:2], register=KNOWN).disputes == ()


def test_an_unnamed_later_higher_figure_is_news_and_a_lower_one_is_not() -> None:
    """An official nobody knows counts more two days later: news. He counts fewer: a contradiction."""
    for later, count in ((6, 0), (1, 1)):
        page = raid("b", f"The raid on Tilba on 3 March killed {later} soldiers, a clerk said.", later, "2021-03-06")
        page.statement(f"The raid on Tilba on 3 March killed {later} soldiers", page.party("a clerk"))
        assert len(record(voiced("a", 2, "army", "2021-03-04"), page, register=KNOWN).disputes) == count


def test_a_part_is_no_second_total() -> None:
    """*25 killed … 13 of them executed, by these accounts* does not contradict a clerk's 25 elsewhere."""
    text = own("a", "The raid on Tilba on 3 March killed 25 civilians. Thirteen were shot, by these accounts.")
    page = Page("a", text, "2021-03-04")
    place, time = page.place("Tilba"), page.time("3 March", "2021-03-03")
    part = page.toll("Thirteen", 13, Victim.UNKNOWN, according_to=page.party("these accounts"))
    page.event("raid", place=place, time=time, tolls=(page.toll("25 civilians", 25), part))
    other = Page("b", own("b", "The raid on Tilba on 3 March killed 25 civilians, a clerk said."), "2021-03-04")
    toll = other.toll("25 civilians", 25, according_to=other.party("a clerk"))
    other.event("raid", place=other.place("Tilba"), time=other.time("3 March", "2021-03-03"), tolls=(toll,))
    found = record(page, other)
    assert (len(found.events), found.disputes) == (1, ())


def test_a_corrected_figure_stays_marked_and_is_not_disputed() -> None:
    """14, corrected to 9 by the same outlet: both are kept, the older one says what superseded it."""
    old = raid("a", "The raid on Tilba on 3 March killed 14 soldiers.", 14, "2021-03-04")
    new = raid("b", "The raid on Tilba on 3 March killed 9 soldiers.", 9, "2021-03-04", supersedes="a")
    found = record(old, new)
    figures = {f.best: f.superseded_by for f in found.events[0].figures}
    assert (figures, found.disputes) == ({14: "b", 9: None}, ())


@pytest.mark.parametrize("note", ["an earlier version of this article", "une version antérieure de cet article"])
def test_the_note_of_a_correction_is_no_voice(note: str) -> None:
    """*An earlier version said 14* neither gives the figure nor stands behind it."""
    page = Page("b", own("b", f"The raid on Tilba on 3 March killed 14 soldiers, {note} said."), supersedes="a")
    toll = page.toll("14 soldiers", 14, Victim.SOLDIER, according_to=page.party(note))
    page.event("raid", place=page.place("Tilba"), time=page.time("3 March", "2021-03-03"), tolls=(toll,))
    (figure,) = record(page).events[0].figures
    assert (figure.according_to, figure.superseded_by) == (None, "b")


def blamed(id: str, to: str, by: str) -> Page:
    page = Page(id, own(id, f"The raid on Tilba on 3 March was the work of {to}, said {by}."), "2021-03-04")
    told = page.attribution("the work", page.party(to, to), Certainty.ATTRIBUTED, page.party(by, by))
    page.event("raid", place=page.place("Tilba"), time=page.time("3 March", "2021-03-03"), attribution=(told,))
    return page


def test_two_named_doers() -> None:
    """Two voices that name two known doers disagree; two that name a group and its unit do not."""
    (found,) = record(blamed("a", "rebels", "army"), blamed("b", "army", "rebels"), register=KNOWN).disputes
    assert found.field == "perpetrator"
    assert record(blamed("a", "rebels", "army"), blamed("b", "rebels", "town"), register=KNOWN).disputes == ()


@pytest.mark.parametrize("name", ["Nobody", "Personne", "Agence France-Presse", "The Herald"])
def test_nobody_an_agency_and_the_outlet_did_nothing(name: str) -> None:
    """*Nobody claimed it*, *told AFP* and the paper's own name make no doer."""
    text = own("a", f"The raid on Tilba on 3 March was claimed, {name} reported.")
    page = Page("a", text, "2021-03-04", source="herald")
    told = page.attribution("claimed", page.party(name), Certainty.CLAIMED)
    page.event("raid", place=page.place("Tilba"), actors=(page.party(name),), attribution=(told,))
    (event,) = record(page).events
    assert (event.actors, event.attribution) == ((), ())


def test_the_accused_denies_without_day_and_place() -> None:
    """*The army denied that it had killed civilians* is about the killing that the article tells of, and about who."""
    text = own("a", "On 3 March soldiers killed 25 civilians at Tilba. On Friday the army denied killing any people.")
    page = Page("a", text, "2021-03-06")
    army = page.party("the army", "army")
    told = page.attribution("soldiers", page.party("soldiers", "army"), Certainty.ATTRIBUTED)
    page.event(
        "killed",
        EventKind.KILLING,
        place=page.place("Tilba"),
        time=page.time("3 March", "2021-03-03"),
        tolls=(page.toll("25 civilians", 25),),
        attribution=(told,),
    )
    spoken = page.time("Friday", "2021-03-05")
    page.statement("killing any people", army, force=Force.DENY, time=spoken)
    page.event(
        "killing",
        EventKind.KILLING,
        status=EventStatus.DENIED,
        actors=(army,),
        time=spoken,
        tolls=(page.toll("any people", 2, high=None),),
    )
    found = record(page, register=KNOWN)
    assert len(found.events) == 1 and found.events[0].when is not None
    assert str(found.events[0].when.start) == "2021-03-03"
    (dispute,) = found.disputes
    assert dispute.field == "perpetrator"
    assert {v.value for v in dispute.values} == {"Army of Tilba: attributed", "Army of Tilba: denied"}
