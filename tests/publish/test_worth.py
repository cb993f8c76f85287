"""What is worth a line, who can be somebody, which words stand alone, and which names are shortened."""

from dataclasses import replace

import pytest

from palabre.model.actor import Actor, ActorKind, Who, WordLists, Words
from palabre.model.dispute import Dispute, DisputedValue
from palabre.model.event import AttributionRecord, Certainty, EventKind, EventRecord, EventStatus
from palabre.model.statement import Form, StatementRecord
from palabre.model.time import Period, TimePrecision
from palabre.model.toll import Victim
from palabre.publish.brief.compose import compose
from palabre.publish.brief.context import Context
from palabre.publish.brief.figures import counts
from palabre.publish.brief.grammar import tongue
from palabre.publish.brief.model import SectionKey
from palabre.publish.brief.naming import short_of
from palabre.publish.brief.sayable import sayable
from palabre.publish.brief.sections.events import weighed
from palabre.publish.brief.voices import side_by_side
from palabre.publish.brief.worth import may_lead, tellable
from tests.publish.memory import WEEK, MemoryView, day, event, figure, place, statement, week


def context(view: MemoryView, language: str = "en") -> Context:
    """A brief in the making."""
    return Context(view, span=WEEK, tongue=tongue(language), today=None)


REBELS, ARMY = Who(name="rebels"), Who(name="the army")


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (event("e", EventKind.ATTACK), False),
        (event("e", EventKind.ATTACK, when=day("2020-10-27"), place=place("Gao")), True),
        (event("e", EventKind.CEASEFIRE, when=day("2020-10-27"), place=place("Gao")), False),
        (event("e", EventKind.AGREEMENT, when=day("2020-10-27"), actors=(Who(name="the truce"), ARMY)), False),
        (event("e", EventKind.AGREEMENT, when=day("2020-10-27"), actors=(REBELS, ARMY)), True),
        (event("e", EventKind.OTHER, when=day("2020-10-27"), place=place("Gao"), actors=(ARMY,)), False),
        (event("e", EventKind.ATTACK, status=EventStatus.HYPOTHETICAL, when=day("2020-10-27")), False),
    ],
)
def test_worth_a_line(one: EventRecord, told: bool) -> None:
    """When and where for deeds, two parties for agreements; a thing is no party."""
    assert tellable(context(week()), one) is told


def test_background_is_no_news() -> None:
    """Cumulative figures and times of months and years never lead and are never what happened."""
    view = week()
    whole = figure(view, "12 civilians", 300, Victim.CIVILIAN, cumulative=True)
    since = event("e", EventKind.ATTACK, when=day("2020-10-27"), place=place("Gao"), figures=(whole,))
    year = Period(start=day("2020-01-01").start, end=day("2020-12-31").end, precision=TimePrecision.YEAR)
    ctx = context(view)
    assert not tellable(ctx, since) and not may_lead(ctx, since)
    assert not tellable(ctx, replace(since, when=year, figures=()))
    mine = replace(since, figures=(replace(whole, cumulative=False),))
    assert may_lead(ctx, mine)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("the Katiba", True),
        ("the army", True),
        ("a hospital source", True),
        ("three of 50 fighters near the well", False),
        ("the one-week truce", False),
        ("Un texte écrit", False),
        ("these written accounts", False),
        ("de la part des habitants", False),
        ("he", False),
    ],
)
def test_who_can_be_somebody(name: str, known: bool) -> None:
    """No numbers, no things, no pronouns, no phrase cut in its middle."""
    assert context(week()).named(Who(name=name), language="en") is known


def test_an_impossible_voice_gives_way_to_the_source() -> None:
    """A figure according to a phrase that nobody can be is printed as its source's."""
    view = week()
    odd = Who(name="of 12 people on Tuesday in the market of the town")
    one = event("e", EventKind.ATTACK, figures=(figure(view, "12 civilians", 12, Victim.CIVILIAN, according_to=odd),))
    (count,) = counts(one.figures)
    assert side_by_side(context(view), one, count) == "12 (North Wire)"


def test_voices_stand_side_by_side_latest_first() -> None:
    """A voice that corrected itself gives its last number first; nothing is averaged or added."""
    view = week()
    figures = (
        figure(view, "12 civilians", 2, Victim.SOLDIER, according_to=ARMY, reported="2020-10-28"),
        figure(view, "12 civilians", 5, Victim.SOLDIER, according_to=ARMY, reported="2020-10-30"),
        figure(view, "12 civilians", 6, Victim.SOLDIER, according_to=Who(name="un élu de Gao")),
    )
    one = event("e", EventKind.ATTACK, figures=figures)
    (count,) = counts(one.figures)
    assert (
        side_by_side(context(view), one, count)
        == "5 (after 2) according to the army; 6 according to a local official of Gao"
    )
    french = side_by_side(context(view, "fr"), one, count)
    assert french == "5 (après 2) selon l’armée; 6 selon un élu de Gao"


@pytest.mark.parametrize(
    ("words", "form", "alone"),
    [
        ("it would remain for as long as needed", Form.INDIRECT, False),
        ("the army would remain for as long as needed", Form.INDIRECT, True),
        ("in the same town that they would stay", Form.INDIRECT, False),
        ("all talks were refused two weeks ago", Form.INDIRECT, False),
        ("reopen it", Form.INDIRECT, False),
        ("and so we left the town", Form.DIRECT, False),
        ("We left the town", Form.DIRECT, True),
    ],
)
def test_words_that_stand_alone(words: str, form: Form, alone: bool) -> None:
    """A person is never *it*; no piece out of the middle of a sentence; no *ago* without its day."""
    view = week()
    said = replace(statement(view, "sm-9", "ar-1", "We do not talk to murderers"), words=words, form=form)
    assert sayable(context(view), said) is alone


def test_acronyms_of_a_language() -> None:
    """French takes the acronym that begins as the name does; states and persons have none."""
    group = Actor(
        id="g",
        kind=ActorKind.ARMED_GROUP,
        names=Words(en="Support Front of the North", fr="Front de soutien du Nord"),
        aliases=WordLists(en=("SFN",)),
        acronyms=("NSF", "FSN"),
    )
    assert short_of(group, "en") == "NSF"
    assert short_of(group, "fr") == "FSN"
    assert short_of(replace(group, kind=ActorKind.STATE), "fr") is None


@pytest.mark.parametrize(
    ("language", "full", "short"),
    [("en", "the Front of the North (FRON)", "FRON"), ("fr", "le Front du Nord (FRON)", "le FRON")],
)
def test_names_are_shortened_after_first_use(language: str, full: str, short: str) -> None:
    """In full with the acronym once, then the acronym, with the article that it takes."""
    view = week()
    view.items_ = [
        replace(i, acronyms=("FRON",)) if isinstance(i, Actor) and i.id == "ag-fr" else i for i in view.items_
    ]
    front = Who(name="Front", actor="ag-fr")
    for n, where in enumerate(("Gao", "Boni")):
        when = day(f"2020-10-2{7 + n}")
        view.items_.append(event(f"ev-9{n}", EventKind.ATTACK, when=when, place=place(where), actors=(front,)))
    brief = compose(view, span=WEEK, language=language)
    texts = [s.text for section in brief.sections for s in section.sentences if "FRON" in s.text]
    assert full.lower() in texts[0].lower()
    assert all("(FRON)" not in t and short.lower() in t.lower() for t in texts[1:]) and len(texts) > 2


def test_one_line_a_speaker() -> None:
    """No two lines of the section are about one speaker."""
    view = week()
    brief = compose(view, span=WEEK, language="en")
    section = next(s for s in brief.sections if s.key is SectionKey.STATEMENTS)
    speakers = {i.id: i.speaker for i in view.items_ if isinstance(i, StatementRecord)}
    firsts = [speakers[s.facts[0]] for s in section.sentences if s.facts[0] in speakers]
    assert len(firsts) == len(set(firsts))


def test_later_articles_do_not_change_the_week() -> None:
    """What was first reported after the span, or counted after it, is not in the brief of the span."""
    view = week()
    before = compose(view, span=WEEK, language="en")
    later = day("2020-11-20")
    view.items_.append(event("ev-8", EventKind.ATTACK, when=day("2020-10-31"), place=place("Gao"), reported=later))
    fresh = figure(view, "12 civilians", 40, Victim.CIVILIAN, reported="2020-11-20")
    view.items_ = [
        replace(i, figures=(*i.figures, fresh)) if isinstance(i, EventRecord) and i.id == "ev-1" else i
        for i in view.items_
    ]
    assert compose(view, span=WEEK, language="en") == before


def test_a_figure_that_was_taken_back_does_not_stand() -> None:
    """The figure of a corrected article is in no sentence and no cell; the corrected one stands alone."""
    view = week()
    before = compose(view, span=WEEK, language="en")
    back = figure(view, "12 civilians", 4000, Victim.CIVILIAN, superseded_by="ar-2")
    view.items_ = [
        replace(i, figures=(*i.figures, back)) if isinstance(i, EventRecord) and i.id == "ev-1" else i
        for i in view.items_
    ]
    assert compose(view, span=WEEK, language="en") == before


def test_news_of_the_days_before_is_in_the_week() -> None:
    """An event of the days before that is first reported in the span is news; one reported then is not."""
    view = week()
    old = event("ev-8", EventKind.ATTACK, when=day("2020-10-22"), place=place("Gao"), reported=day("2020-10-28"))
    view.items_.append(old)
    assert old in [w.event for w in weighed(context(view))]
    view.items_[-1] = replace(old, reported=day("2020-10-23"))
    assert "ev-8" not in [w.event.id for w in weighed(context(view))]


@pytest.mark.parametrize("disputed", [True, False])
def test_no_accused_becomes_a_doer(disputed: bool) -> None:
    """Who is only said to have done it stays so in the sentence, also where the record names it as the doer."""
    view = week()
    by = Who(name="Delta Watch")
    said = AttributionRecord(to=ARMY, certainty=Certainty.ATTRIBUTED, by=by, evidence=())
    one = event(
        "ev-8",
        EventKind.KILLING,
        when=day("2020-10-28"),
        place=place("Gao"),
        actors=(ARMY,),
        figures=(figure(view, "12 civilians", 30, Victim.CIVILIAN),),
        attribution=() if disputed else (said,),
    )
    sides = tuple(
        DisputedValue(value=value, according_to=who, reported=None, origins=1, evidence=())
        for value, who in (("yes", by), ("no", ARMY))
    )
    view.items_ += [one, Dispute(id="di-8", about="ev-8", field="happened", values=sides)][: 1 + disputed]
    text = next(
        s.text
        for section in compose(view, span=WEEK, language="en").sections
        for s in section.sentences
        if "ev-8" in s.facts
    )
    assert text.startswith("30 civilians were killed in Gao") and "a killing attributed to the army" in text
    assert ("The army denied it." in text) is disputed
