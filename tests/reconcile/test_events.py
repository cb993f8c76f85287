"""Events: told by several articles, folded into one, with each figure beside the others."""

import pytest

from palabre.model.event import Certainty, EventKind, EventStatus
from palabre.model.judgement import Verdict
from palabre.model.place import PlacePrecision
from palabre.model.time import TimePrecision
from palabre.model.toll import Victim
from palabre.reconcile import claims_of
from tests.reconcile.make import Page, claim_ids, judged, record


def told(
    id: str, dead: int | None = 14, *, day: str = "2021-03-04", time: str | None = "2021-03-03", **more: object
) -> Page:
    """An attack as one article tells it, among words of its own, so that it is no copy."""
    town = str(more.pop("town", "Tilba"))
    own_words = " ".join(f"{id}{n}" for n in range(40))
    said = f"{id.title()} writes that {town} was attacked on the third, {dead} civilians died, the army said."
    page = Page(id, f"{own_words}.\n{said}", day)
    given: dict[str, object] = {"place": page.place(town), **more}
    if time:
        given["time"] = page.time("the third", time)
    if dead:
        given["tolls"] = (page.toll(f"{dead} civilians", dead, according_to=page.party("the army", "ml-army")),)
    page.event("attacked", **given)  # type: ignore[arg-type]
    return page


def test_two_articles_one_event() -> None:
    """Same kind, day and town: one event with the evidence of both."""
    (event,) = record(told("one"), told("two")).events
    assert [e.article for e in event.evidence] == ["one", "two"]
    assert event.when is not None and event.when.start is not None and event.when.start.isoformat() == "2021-03-03"
    assert event.words.startswith("One writes") and event.origins == 2


@pytest.mark.parametrize(
    "other",
    [
        told("two", time="2021-03-09", day="2021-03-10"),
        told("two", town="Gorom"),
        told("two", kind=EventKind.ELECTION),
        told("two", status=EventStatus.HYPOTHETICAL, time=None),
        told("two", time=None, day="2021-06-01"),
    ],
    ids=["another day", "another town", "another kind", "only feared", "months later"],
)
def test_what_keeps_two_events_apart(other: Page) -> None:
    """A veto on day, town, kind or status; nothing but the town in common months later."""
    assert len(record(told("one"), other).events) == 2


def test_figures_stand_side_by_side() -> None:
    """A later figure replaces nothing; the day, voice and origins of each are kept."""
    (event,) = record(told("one", 14), told("two", 17, day="2021-03-06"), told("three", 17, day="2021-03-07")).events
    assert [(f.best, f.reported, f.origins) for f in event.figures] == [(14, "2021-03-04", 1), (17, "2021-03-06", 2)]
    assert all(f.according_to and f.according_to.actor == "ml-army" for f in event.figures)


def test_no_default_date() -> None:
    """An event whose time nobody tells has none; the day of the article is only when it was reported."""
    (event,) = record(told("one", time=None)).events
    assert event.when is None
    assert event.reported is not None and event.reported.precision is TimePrecision.DAY


def test_a_vague_year_does_not_swallow_a_dated_event() -> None:
    """Background *in 2021* is another claim than the raid of 3 March, even of one town and kind."""
    vague = Page("two", "Tilba was attacked in 2021 and 14 civilians died.")
    year = vague.time("2021", "2021-01-01", "2021-12-31", TimePrecision.YEAR)
    vague.event("attacked", place=vague.place("Tilba"), time=year)
    assert len(record(told("one"), vague).events) == 2


def test_two_events_of_one_article_stay_two() -> None:
    """An article tells each event once: what it tells twice is two events."""
    page = told("one")
    page.event("died", kind=EventKind.ATTACK, place=page.place("Tilba"))
    assert len(record(page).events) == 2


def test_places_near_each_other_meet() -> None:
    """A hamlet 8 km away and the town are one place for one day and kind; a town 120 km away is not."""
    near = told("two", place=None)
    found = []
    for lat in (14.07, 15.1):
        near = told("two")
        near.parts["events"].clear()
        time = near.parts["times"][0].id  # type: ignore[attr-defined]
        near.event("attacked", place=near.place("Tilba", name="Kobo", lat=lat, lon=-4.0), time=time)
        one = told("one")
        one.parts["events"].clear()
        one.event("attacked", place=one.place("Tilba", lat=14.0, lon=-4.0), time=time)
        found.append(len(record(one, near).events))
    assert found == [1, 2]


def test_a_country_does_not_stand_for_a_town() -> None:
    """*In Mali* on the same day in another story is not the raid on the town, unless the dead are the same."""
    country = {"precision": PlacePrecision.COUNTRY}
    bare, full = told("two", None), told("two")
    for page, tolls in ((bare, ()), (full, (full.toll("14 civilians", 14), full.toll("the army", 9, Victim.SOLDIER)))):
        page.parts["events"].clear()
        page.event("attacked", place=page.place("Tilba", name="Mali", **country), time="t1", tolls=tolls)
    stories_apart = (judged(Verdict.DIFFERENT, "one", "two"),)
    assert len(record(told("one"), bare, judgements=stories_apart).events) == 2
    assert len(record(told("one"), full, judgements=stories_apart).events) == 1


@pytest.mark.parametrize("finer", [PlacePrecision.ADM1, None], ids=["a division", "a name no list knows"])
def test_a_country_says_less_of_where_than_any_other_place(finer: PlacePrecision | None) -> None:
    """The first article gives the country alone; the event is where the second one says."""
    one, two = told("one", place=None), told("two", place=None)
    for page, name, precision in ((one, "Mali", PlacePrecision.COUNTRY), (two, "Tilba", finer)):
        page.parts["events"].clear()
        place = page.place("Tilba", name=name, country="ML", precision=precision, lat=None, lon=None)
        page.event("attacked", place=place, time="t1", tolls=(page.toll("14 civilians", 14),))
    (event,) = record(one, two).events
    assert event.place is not None and event.place.name == "Tilba"


def test_a_planned_event_meets_its_report_only_at_the_same_place_and_time() -> None:
    """The status is then the firmest one told."""
    plan = told("one", None, status=EventStatus.PLANNED, day="2021-03-01")
    (event,) = record(plan, told("two")).events
    assert event.status is EventStatus.REPORTED
    elsewhere = told("one", None, status=EventStatus.PLANNED, day="2021-03-01", time="2021-03-02")
    assert len(record(elsewhere, told("two")).events) == 2


def test_languages_meet_through_ids() -> None:
    """A French article tells the same event: places and figures are compared, not words."""
    page = Page("two", "Tilba a été attaquée le 3 mars, 14 civils sont morts.", "2021-03-04", language="fr")
    page.event(
        "attaquée",
        place=page.place("Tilba"),
        time=page.time("3 mars", "2021-03-03"),
        tolls=(page.toll("14 civils", 14),),
    )
    (event,) = record(told("one"), page).events
    assert len(event.evidence) == 2


def test_attribution_is_kept_by_certainty_and_voice() -> None:
    """Who is said to have done it, how surely and by whom, once each."""
    pages = []
    for name in ("one", "two"):
        page = told(name, None)
        page.parts["events"].clear()
        by = page.party("the army", "ml-army")
        to = page.attribution("the army said", page.party(f"{name.title()} writes", "group"), Certainty.ATTRIBUTED, by)
        page.event("attacked", place=page.place("Tilba"), time="t1", attribution=(to,))
        pages.append(page)
    (event,) = record(*pages).events
    assert [(a.to.actor, a.certainty, len(a.evidence)) for a in event.attribution] == [
        ("group", Certainty.ATTRIBUTED, 2)
    ]


def test_a_person_decides_last() -> None:
    """*Different* parts what the rules merge, its undoing puts it back; *same* merges what they part."""
    one, two, far = told("one"), told("two"), told("far", town="Gorom")
    (a,), (b,), (c,) = claim_ids(one), claim_ids(two), claim_ids(far)
    apart = judged(Verdict.DIFFERENT, a, b)
    undo = judged(Verdict.DIFFERENT, a, b, minute=5, undoes=apart.id)
    before = record(one, two)
    assert len(record(one, two, judgements=(apart,)).events) == 2
    assert record(one, two, judgements=(apart, undo)) == before
    joined = record(one, far, judgements=(judged(Verdict.SAME, a, c),))
    assert len(joined.events) == 1 and joined.events[0].merged
    later = judged(Verdict.SAME, a, b, minute=9)
    assert len(record(one, two, judgements=(later, apart)).events) == 1


def test_the_id_of_an_event_survives_later_articles() -> None:
    """It is made of the earliest article's claim, the first of `claims_of`."""
    (alone,) = record(told("one")).events
    (event,) = record(told("one"), told("a-later", day="2021-03-05")).events
    assert event.id == alone.id
    assert claims_of(event)[0] == claim_ids(told("one"))[0]


def test_reject_and_edit() -> None:
    """A rejected claim is gone; an edited one keeps its id and shows the new value; a bad edit changes nothing."""
    page = told("one")
    (name,) = claim_ids(page)
    assert record(page, judgements=(judged(Verdict.REJECT, name),)).events == ()
    assert record(page, judgements=(judged(Verdict.REJECT, "one"),)).stories == ()
    (event,) = record(page, judgements=(judged(Verdict.EDIT, name, edit=("kind", "clash")),)).events
    assert event.kind is EventKind.CLASH and claims_of(event) == (name,)
    assert record(page, judgements=(judged(Verdict.EDIT, name, edit=("kind", "picnic")),)) == record(page)


def test_the_same_number_of_other_victims_is_another_figure() -> None:
    """14 civilians and 14 soldiers are two figures."""
    page = told("two")
    page.parts["events"].clear()
    page.event("attacked", place=page.place("Tilba"), time="t1", tolls=(page.toll("14 civilians", 14, Victim.SOLDIER),))
    (event,) = record(told("one"), page).events
    assert len(event.figures) == 2
