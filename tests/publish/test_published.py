"""What waits for review is left out of the brief, counted at its foot, and comes back once it is sure."""

from dataclasses import replace

import pytest

from palabre.model.event import EventRecord
from palabre.model.position import PositionRecord
from palabre.model.record import RecordItem
from palabre.model.statement import StatementRecord
from palabre.publish.brief import Published, compose, verify_brief
from tests.publish.memory import WEEK, MemoryView, week


def rated(view: MemoryView, confidence: float) -> MemoryView:
    """The view with this confidence on every statement and figure."""

    def sure(item: RecordItem) -> RecordItem:
        match item:
            case StatementRecord():
                return replace(item, confidence=confidence)
            case EventRecord():
                return replace(item, figures=tuple(replace(f, confidence=confidence) for f in item.figures))
            case _:
                return item

    view.items_ = [sure(item) for item in view.items_]
    return view


def words(view: Published | MemoryView, language: str) -> list[str]:
    brief = compose(view, span=WEEK, language=language)
    assert list(verify_brief(view, brief)) == []
    return [s.text for section in brief.sections for s in section.sentences]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_sure_or_unrated_is_printed(language: str) -> None:
    """At or above the threshold, and where nobody rated it, nothing changes."""
    plain = compose(week(), span=WEEK, language=language)
    for view in (week(), rated(week(), 0.9)):
        assert compose(Published(view, 0.9), span=WEEK, language=language) == plain


@pytest.mark.parametrize(("language", "told"), [("en", "Left out until"), ("fr", "Hors de ce résumé")])
def test_what_is_unsure_is_left_out_and_counted(language: str, told: str) -> None:
    """No statement and no figure is printed; the foot says how many wait, and its numbers are checked."""
    view = Published(rated(week(), 0.6), 0.9)
    brief = compose(view, span=WEEK, language=language)
    assert list(verify_brief(view, brief)) == []
    held = view.held(WEEK)
    assert held.statements == len(list(view._view.items(StatementRecord, span=WEEK))) > 0
    assert held.figures > 0
    assert brief.colophon is not None
    assert told in brief.colophon.text
    assert str(held.statements) in brief.colophon.text
    shown = {f for section in brief.sections for s in section.sentences for f in s.facts}
    assert not shown & {s.id for s in view._view.items(StatementRecord)}
    assert words(view, language)


def test_an_event_stays_without_its_figures() -> None:
    """The event is told, its figures wait; positions that stand on such statements alone wait too."""
    view = Published(rated(week(), 0.6), 0.9)
    events = list(view.items(EventRecord))
    assert events == [replace(e, figures=()) for e in week().items(EventRecord)]
    assert list(view.items(StatementRecord)) == []
    waiting = {s.id for s in week().items(StatementRecord)}
    assert not [p for p in view.items(PositionRecord) if p.basis and set(p.basis) <= waiting]


def test_a_claimed_count_that_is_wrong_is_found() -> None:
    """The sentence at the foot stands on the view that it was made from: another threshold breaks it."""
    view = rated(week(), 0.6)
    brief = compose(Published(view, 0.9), span=WEEK, language="en")
    assert list(verify_brief(Published(view, 0.5), brief))
