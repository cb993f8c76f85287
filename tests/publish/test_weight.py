"""Weights are explained by their reasons, and rise and fall with what they are about."""

from dataclasses import replace

from palabre.model.event import EventKind, EventStatus
from palabre.model.statement import StatementRecord, Voice
from palabre.model.toll import Harm, Victim
from palabre.publish.brief.weight import lowest, weigh_event, weigh_statement
from tests.publish.memory import event, figure, week

NOBODY: frozenset[str] = frozenset()


def test_reasons_add_up() -> None:
    """The value is the sum of its reasons, to the last digit."""
    view = week()
    for item in view.items_:
        if isinstance(item, StatementRecord):
            weight = weigh_statement(item, watched=frozenset({"pe-lo"}))
            assert weight.value == round(sum(r.adds for r in weight.reasons), 3)


def test_more_dead_weigh_more_and_hearsay_less() -> None:
    """Deaths raise, an allegation lowers, and an exaggerated rival figure changes nothing."""
    view = week()
    few, many = (
        event("e", EventKind.ATTACK, figures=(figure(view, "12 civilians", n, Victim.CIVILIAN),)) for n in (2, 30)
    )
    assert weigh_event(many, watched=NOBODY).value > weigh_event(few, watched=NOBODY).value
    alleged = replace(many, status=EventStatus.ALLEGED)
    assert weigh_event(alleged, watched=NOBODY).value < weigh_event(many, watched=NOBODY).value
    rival = replace(few, figures=(*few.figures, figure(view, "12 civilians", 999, Victim.CIVILIAN)))
    assert weigh_event(rival, watched=NOBODY).value == weigh_event(few, watched=NOBODY).value


def test_copies_add_nothing_but_origins_do() -> None:
    """The weight knows origins, not articles."""
    one = event("e", EventKind.ATTACK)
    assert weigh_event(replace(one, evidence=one.evidence * 30), watched=NOBODY) == weigh_event(one, watched=NOBODY)
    assert weigh_event(replace(one, origins=2), watched=NOBODY).value > weigh_event(one, watched=NOBODY).value


def test_parties_come_before_analysts() -> None:
    """The same words weigh more from a party."""
    said = next(i for i in week().items_ if isinstance(i, StatementRecord))
    analyst = replace(said, voice=Voice.ANALYST)
    assert weigh_statement(said, watched=NOBODY).value > weigh_statement(analyst, watched=NOBODY).value


def test_lowest_is_by_category() -> None:
    """Rival figures of one category give the lower one, categories add up, cumulative ones are left out."""
    view = week()
    figures = (
        figure(view, "12 civilians", 12, Victim.CIVILIAN),
        figure(view, "12 civilians", 8, Victim.CIVILIAN),
        figure(view, "11 soldiers", 3, Victim.SOLDIER),
        figure(view, "11 soldiers", 99, Victim.SOLDIER, cumulative=True),
    )
    assert lowest(figures, Harm.KILLED) == 11
