"""What a mention means: an event told before, a village no gazetteer has, an accord, the body behind a name."""

import pytest

from palabre.model.accord import AccordKind
from palabre.model.actor import Actor, ActorKind, Words
from palabre.model.desk import Desk
from palabre.model.event import EventKind, EventStatus
from palabre.model.judgement import Verdict
from palabre.model.place import PlacePrecision
from palabre.model.position import Question, Stance
from palabre.model.time import TimePrecision
from palabre.model.toll import Victim
from palabre.reconcile import replay
from tests.reconcile.make import Page, Register, claim_ids, judged, record

UNION = Actor(id="desk/union", kind=ActorKind.ORGANISATION, names=Words(en="Union of Orsa Farmers"))
TWIN = Actor(id="organisation/union", kind=ActorKind.ORGANISATION, names=Words(en="Union of Orsa Farmers"))
STATE = Actor(id="state/XX", kind=ActorKind.STATE, names=Words(en="Norland", fr="Norlande"))
LEADER = Actor(id="desk/leader", kind=ActorKind.PERSON, names=Words(en="Awa Sow"))
KNOWN = Register(UNION, TWIN, STATE, LEADER)


def own(id: str, said: str) -> str:
    """The words among others of the article's own, so that it is no copy."""
    return " ".join(f"{id}{n}" for n in range(40)) + f".\n{said}"


# ------------------------------------------------------------------------------------------------- referring back
def with_toll(id: str, said: str, extra: str, *, second: bool = False) -> Page:
    page = Page(id, own(id, f"{said} {extra}"), "2021-03-05")
    time = page.time("3 March", "2021-03-03")
    page.event("ambush", place=page.place("Tilba"), time=time)
    if second:
        page.event("shelling", place=page.place("Moribala"), time=time)
    toll = page.toll("four dead", 4, Victim.UNKNOWN)
    page.event("toll", EventKind.KILLING, tolls=(toll,))
    return page


def test_a_toll_without_day_and_place_joins_the_only_event() -> None:
    """*The toll stands at four dead*: of the ambush, by a decision with reasons that can be replayed."""
    found = record(with_toll("a", "The ambush at Tilba on 3 March failed.", "The toll stands at four dead."))
    (event,) = found.events
    (decision,) = [d for d in found.decisions if d.by == "anaphora.v1"]
    assert [f.best for f in event.figures] == [4] and decision.id in event.merged
    assert replay(decision) is Verdict.SAME and decision.reasons


def test_with_two_events_that_it_may_mean_a_toll_stands_alone() -> None:
    """An ambush and a shelling: nobody can tell whose dead they are; in another paragraph not even by nearness."""
    said = "The ambush at Tilba and the shelling of Moribala on 3 March failed.\nSince then people mourn."
    assert len(record(with_toll("a", said, "The toll stands at four dead.", second=True)).events) == 3


def test_a_person_may_keep_the_toll_apart() -> None:
    """A judgement *different* about the two claims wins over the rule."""
    page = with_toll("a", "The ambush at Tilba on 3 March failed.", "The toll stands at four dead.")
    assert len(record(page, judgements=(judged(Verdict.DIFFERENT, *claim_ids(page)),)).events) == 2


def test_a_sum_over_years_is_no_event_of_a_day() -> None:
    """*Thousands killed since January* joins nothing and has no day."""
    page = Page("a", own("a", "The ambush at Tilba on 3 March failed. Since January 2000 people were killed."))
    page.event("ambush", place=page.place("Tilba"), time=page.time("3 March", "2021-03-03"))
    toll = page.toll("2000 people", 2000, Victim.UNKNOWN, cumulative=True)
    since = page.time("January", "2021-01-01", "2021-01-31", TimePrecision.MONTH)
    page.event("killed", EventKind.KILLING, tolls=(toll,), time=since)
    found = sorted(record(page).events, key=lambda e: e.kind)
    assert [(e.kind, e.when is None) for e in found] == [(EventKind.ATTACK, False), (EventKind.KILLING, True)]


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    """*The mayor said on Friday that the bridge had been attacked*: the attack has no day."""
    page = Page("a", "The mayor said on Friday that rebels had attacked the bridge.")
    friday = page.time("Friday", "2021-03-05")
    page.statement("rebels had attacked the bridge", page.party("The mayor"), time=friday)
    page.event("attacked", time=friday)
    assert record(page).events[0].when is None


# --------------------------------------------------------------------------------------------------------- places
def killing(id: str, said: str, *, place: str | None = None, kind: EventKind = EventKind.KILLING) -> Page:
    page = Page(id, own(id, said), "2021-03-05")
    where = page.place(place, precision=PlacePrecision.ADM1) if place else None
    page.event("killed", kind, place=where, time=page.time("3 March", "2021-03-03"))
    return page


def test_a_village_that_no_gazetteer_has_joins_two_reports() -> None:
    """Same day and kind, and *Zoura* in both sentences; another village on that day is another event."""
    one = killing("a", "Soldiers killed farmers near Zoura on 3 March.")
    assert len(record(one, killing("b", "On 3 March farmers were killed in Zoura, says a monitor.")).events) == 1
    assert len(record(one, killing("b", "On 3 March farmers were killed in Kelba, says a monitor.")).events) == 2


def test_a_denial_meets_what_it_denies_by_day_and_village() -> None:
    """*Our units did not target civilians at Zoura on 3 March*: one event, in dispute."""
    one = killing("a", "Soldiers killed farmers near Zoura on 3 March.")
    page = Page("b", own("b", "The staff said that nobody was killed at Zoura on 3 March."), "2021-03-06")
    page.statement("nobody was killed at Zoura on 3 March", page.party("The staff"))
    page.event("killed", EventKind.KILLING, status=EventStatus.NEGATED, time=page.time("3 March", "2021-03-03"))
    found = record(one, page)
    assert len(found.events) == 1 and [d.field for d in found.disputes] == ["happened"]


# -------------------------------------------------------------------------------------------------------- accords
ASKED = Question(
    id="revise",
    words=Words(
        en="Should the 2011 Orsa peace accord be revised?", fr="Faut-il réviser l'accord de paix d'Orsa de 2011 ?"
    ),
)


def named(id: str, name: str, language: str = "en", **more: object) -> Page:
    page = Page(id, own(id, f"They spoke of the {name} again."), f"2021-03-{ord(id[0]) - 96:02}", language=language)
    page.accord(name, **more)  # type: ignore[arg-type]
    return page


def test_the_desks_wording_makes_one_accord_of_its_names() -> None:
    """Name without year, year without name, in two languages: one, under its proper name."""
    pages = [
        named("a", "accord d'Orsa", "fr", kind=AccordKind.OTHER),
        named("b", "2011 peace accord"),
        named("c", "accord de paix de 2011", "fr"),
    ]
    (found,) = record(*pages, desk=Desk(questions=(ASKED,))).accords
    assert (found.name, found.kind) == ("accord d'Orsa", AccordKind.COMPREHENSIVE)
    assert len(record(*pages).accords) == 2


def test_the_year_alone_makes_no_landmark() -> None:
    """*The 2011 fishing agreement* is not the peace accord of that year."""
    pages = [named("a", "accord d'Orsa", "fr"), named("b", "2011 fishing agreement", kind=AccordKind.OTHER)]
    assert len(record(*pages, desk=Desk(questions=(ASKED,))).accords) == 2


def test_a_truce_in_two_languages_by_day_and_name() -> None:
    """*La trêve … près de Zoura* and *the truce around Zoura*, days apart in the news: one truce."""
    one = Page("a", own("a", "La trêve conclue jeudi près de Zoura tient."), "2021-03-05", language="fr")
    one.accord("trêve", kind=AccordKind.CEASEFIRE, time=one.time("jeudi", "2021-03-04"))
    two = Page("b", own("b", "The one-week truce that silenced the guns around Zoura holds."), "2021-03-06")
    two.accord("one-week truce", kind=AccordKind.CEASEFIRE)
    far = Page("c", own("c", "The one-week truce that silenced the guns around Kelba holds."), "2021-03-06")
    far.accord("one-week truce", kind=AccordKind.CEASEFIRE)
    assert [len(record(one, other).accords) for other in (two, far)] == [1, 2]


# ------------------------------------------------------------------------------------------------ bodies and names
def stand(id: str, who: str, actor: str | None, stance: Stance, day: str) -> Page:
    words = f"{who} spoke about talks on {day} in {id}"
    page = Page(id, own(id, words), day)
    party = page.party(who, actor)
    said = page.statement(words, party)
    page.position(words, party, stance, statements=(said,))
    return page


def test_only_bodies_of_register_and_desk_diverge() -> None:
    """Neither *a source* nor a private person fills the list; both keep their positions."""
    base = stand("a", "Norland", "state/XX", Stance.AGAINST, "2021-03-01")
    for who, actor, count in (("a source", None, 0), ("Awa Sow", "desk/leader", 0), ("The union", "desk/union", 1)):
        found = record(base, stand("b", who, actor, Stance.FOR, "2021-03-02"), register=KNOWN)
        assert (len(found.divergences), len(found.positions)) == (count, 2)


def test_opposed_since_the_first_day_whatever_moved_within() -> None:
    """Against since the 1st; the other side for since the 2nd, on conditions since the 5th: opposed since the 2nd."""
    pages = [
        stand("a", "Norland", "state/XX", Stance.AGAINST, "2021-03-01"),
        stand("b", "The union", "desk/union", Stance.FOR, "2021-03-02"),
        stand("c", "The union", "desk/union", Stance.CONDITIONAL, "2021-03-05"),
    ]
    (gap,) = record(*pages, register=KNOWN).divergences
    assert gap.since == "2021-03-02"


@pytest.mark.parametrize(("post", "body"), [("spokeswoman", True), ("porte-parole", True), ("cousin", False)])
def test_a_spokeswoman_speaks_for_her_body(post: str, body: bool) -> None:
    """Her words move the union, not herself; a cousin's do not."""
    pages = [stand("a", "The union", "desk/union", Stance.AGAINST, "2021-03-01")]
    pages.append(stand("b", "Awa Sow", "desk/leader", Stance.FOR, "2021-03-09"))
    pages[1].role(
        "Awa Sow",
        pages[1].party("Awa Sow", "desk/leader"),
        post,
        organisation=pages[0].party("The union", "desk/union"),
    )
    found = record(*pages, register=KNOWN)
    assert len(found.shifts) == body
    moved = next(p for p in found.positions if p.stance is Stance.FOR)
    assert (moved.speaker is not None and moved.speaker.actor == "desk/leader") is body


def test_an_actor_of_the_desk_and_its_twin_in_the_register_are_one() -> None:
    """The same full name: the desk's id stands."""
    page = stand("a", "The union", "organisation/union", Stance.FOR, "2021-03-01")
    (position,) = record(page, desk=Desk(actors=(UNION,)), register=KNOWN).positions
    assert position.actor.actor == "desk/union"


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Gunmen attacked the bridge.", "Gunmen", "gunmen"),
        ("ORSA, May 3 - Three men attacked the bridge; three fled.", "Three men", "three men"),
        ("Des hommes ont attacked le pont.", "Des hommes", "des hommes"),
        ("Orsawi attacked the bridge.", "Orsawi", "Orsawi"),
        ("The bridge was attacked by Hunters of Orsa, hunters said.", "Hunters of Orsa", "Hunters of Orsa"),
    ],
)
def test_the_capital_of_a_sentence_is_not_the_names(text: str, words: str, shown: str) -> None:
    """A common noun at the beginning of a sentence is written small; a name, or a capital inside a sentence, stays."""
    page = Page("a", text)
    page.event("attacked", actors=(page.party(words),))
    assert [a.name for a in record(page).events[0].actors] == [shown]


def test_translations_of_one_copy_name_a_party_once() -> None:
    """*The armed movements* and *les mouvements armés* in the same slot of one agency's copy."""
    pages = []
    for name, language, party, accord in (
        ("a", "en", "armed movements", "2011 Orsa peace accord"),
        ("b", "fr", "mouvements armés", "accord de paix d'Orsa de 2011"),
    ):
        page = Page(name, own(name, f"{accord} {party} (AFP)"), language=language)
        page.credit("AFP")
        page.accord(accord, signatories=(page.party(party),))
        pages.append(page)
    both = judged(Verdict.SAME, "a", "b")
    (found,) = record(*pages, desk=Desk(questions=(ASKED,)), judgements=(both,)).accords
    assert [w.name for w in found.signatories] == ["armed movements"]
