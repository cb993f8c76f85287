"""Golden briefs in both languages.

To refresh the golden files: `PALABRE_UPDATE_GOLDEN=1 pytest tests/publish/test_compose.py`, then read what changed.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from palabre.errors import UnknownLanguage
from palabre.model.actor import Who
from palabre.model.event import AttributionRecord, Certainty, EventKind, EventRecord, EventStatus
from palabre.model.position import Divergence, Shift
from palabre.publish.brief.compose import compose
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar import tongue
from palabre.publish.brief.happenings import sentence_of
from palabre.publish.brief.model import SectionKey
from palabre.publish.brief.renderers import FORMS, render, to_html, to_json, to_markdown, to_text
from palabre.publish.brief.verify import verify_brief
from palabre.record.store import Span
from tests.publish.memory import WEEK, MemoryView, day, event, place, week

GOLDEN = Path(__file__).parent / "golden"


def only(*items: object) -> MemoryView:
    """The week's articles and actors with these items only."""
    view = week()
    kept = [i for i in view.items_ if type(i).__name__ in {"Actor", "Story"}]
    view.items_ = [*kept, *items]
    return view


def first_sentence(view: MemoryView, key: SectionKey, language: str) -> str:
    """The first sentence of a section."""
    brief = compose(view, span=WEEK, language=language)
    return next(s for s in brief.sections if s.key is key).sentences[0].text


def line(view: MemoryView, one: EventRecord, language: str) -> str:
    """The event as its own sentence, worth a line or not."""
    ctx = Context(view, span=WEEK, tongue=tongue(language), today=None)
    return ctx.sentence(sentence_of(ctx, one, lead=True), facts=[one.id]).text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_golden(language: str) -> None:
    """The whole brief as text is what an editor agreed to."""
    view = week()
    text = to_text(view, compose(view, span=WEEK, language=language))
    path = GOLDEN / f"week.{language}.txt"
    if os.environ.get("PALABRE_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_same_record_same_brief(language: str) -> None:
    """The brief does not depend on the order in which the view holds its items."""
    view, other = week(), week()
    other.items_.reverse()
    one, two = (compose(v, span=WEEK, language=language) for v in (view, other))
    for set_ in (to_text, to_markdown, to_json, to_html):
        assert set_(view, one) == set_(other, two)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_own_brief_keeps_its_promises(language: str) -> None:
    """Every sentence that we compose passes our own check."""
    view = week()
    assert list(verify_brief(view, compose(view, span=WEEK, language=language))) == []


def test_sections_are_in_order_and_left_out_when_empty() -> None:
    """An empty record gives no section but what was not covered."""
    view = only()
    brief = compose(view, span=WEEK, language="en")
    assert [s.key for s in brief.sections] == [SectionKey.GAPS]
    whole = compose(week(), span=WEEK, language="en")
    assert [s.key for s in whole.sections] == list(SectionKey)


def test_other_languages_are_refused() -> None:
    """A brief in German is not promised."""
    with pytest.raises(UnknownLanguage):
        compose(week(), span=WEEK, language="de")


@pytest.mark.parametrize(
    ("status", "en", "fr"),
    [
        (EventStatus.REPORTED, "Rebels attacked the army", "Des rebelles ont attaqué l’armée"),
        (EventStatus.ALLEGED, "Rebels allegedly attacked the army", "Des rebelles auraient attaqué l’armée"),
        (
            EventStatus.CLAIMED,
            "Rebels claimed to have attacked the army",
            "Des rebelles affirment avoir attaqué l’armée",
        ),
        (EventStatus.PLANNED, "Rebels are due to attack the army", "Des rebelles doivent attaquer l’armée"),
    ],
)
def test_status_is_never_dropped(status: EventStatus, en: str, fr: str) -> None:
    """Each status has its own words, the French hearsay its conditional."""
    one = event(
        "ev-9", EventKind.ATTACK, status=status, actors=(Who(name="rebels"),), recipients=(Who(name="the army"),)
    )
    assert line(only(one), one, "en").startswith(en)
    assert line(only(one), one, "fr").startswith(fr)


def test_accusation_comes_before_its_denial() -> None:
    """What is denied is told with who says so first; with nobody who says so it is no line."""
    army, monitor = Who(name="the army"), Who(name="Delta Watch")
    said = AttributionRecord(to=army, certainty=Certainty.ATTRIBUTED, by=monitor, evidence=())
    denied = event(
        "ev-9",
        EventKind.KILLING,
        status=EventStatus.DENIED,
        actors=(army,),
        recipients=(Who(name="civilians"),),
        attribution=(said,),
    )
    english = first_sentence(only(denied), SectionKey.EVENTS, "en")
    assert english.startswith("Delta Watch attributed the killing of civilians to the army; the army denied it")
    french = first_sentence(only(denied), SectionKey.EVENTS, "fr")
    assert french.startswith("L’action meurtrière de civils, à en croire Delta Watch, serait à imputer à l’armée")
    nobody = replace(denied, attribution=())
    assert all(s.key is SectionKey.GAPS for s in compose(only(nobody), span=WEEK, language="en").sections)


def test_every_kind_makes_a_sentence_in_both_languages() -> None:
    """No event kind is without its words, with and without those who did it."""
    for kind in EventKind:
        for people in ({}, {"actors": (Who(name="rebels"),)}, {"recipients": (Who(name="the army"),)}):
            one = event("ev-9", kind, when=day("2020-10-27"), place=place("Gao"), **people)
            for language in ("en", "fr"):
                text = line(only(one), one, language)
                assert text.endswith(".") and "Gao" in text and "{" not in text and "  " not in text


def test_sections_repeat_no_fact_of_the_lead_but_its_event() -> None:
    """A statement, shift or divergence that leads is not told again in its section."""
    brief = compose(week(), span=WEEK, language="en")
    lead = {f for s in brief.sections[0].sentences for f in s.facts}
    for section in brief.sections[1:]:
        if section.key in {SectionKey.STATEMENTS, SectionKey.POSITIONS, SectionKey.ACCORDS}:
            told = [f for s in section.sentences for f in s.facts if not f.startswith("po-")]
            assert not lead & set(told)


def test_overdue_as_of_the_end_of_the_span() -> None:
    """A deadline is judged on the span's last day, and what is past is never called broken."""
    later = Span(first=WEEK.first, last=day("2020-11-20").end)
    brief = compose(week(), span=later, language="en")
    accords = next(s for s in brief.sections if s.key is SectionKey.ACCORDS)
    army = next(s for s in accords.sentences if "leave the town" in s.text)
    assert "the deadline passed on Sunday 15 November" in army.text
    assert "does not show that it was met" in army.text


def test_statement_across_languages_is_rendered_from_fields() -> None:
    """The French brief quotes the English words beside the rendering, never inside it."""
    brief = compose(week(), span=WEEK, language="fr")
    for section in brief.sections:
        for sentence in section.sentences:
            for original in sentence.original:
                assert original.language == "en"
                assert original.text not in sentence.text


def test_events_of_other_weeks_stay_out() -> None:
    """Selection is the view's, by the item's own day."""
    old = event("ev-9", EventKind.ATTACK, when=day("2020-09-01"), place=place("Gao"))
    brief = compose(only(old), span=WEEK, language="en")
    assert all(s.key is SectionKey.GAPS for s in brief.sections)


def test_later_divergences_stay_out() -> None:
    """What diverged after the span's end is not known in it."""
    view = week()
    view.items_ = [
        replace(i, since="2020-12-01") if isinstance(i, Divergence) else i
        for i in view.items_
        if not isinstance(i, Shift)
    ]
    text = to_text(view, compose(view, span=WEEK, language="en"))
    assert "they have differed" not in text


def test_golden_record_has_no_unprintable_event() -> None:
    """The fixture's events are told: a silent loss would pass the golden files once they are refreshed."""
    view = week()
    told = {f for s in compose(view, span=WEEK, language="en").sections for x in s.sentences for f in x.facts}
    assert {e.id for e in view.items(EventRecord)} <= told


def test_render_names_its_forms() -> None:
    """One door for all forms; any other is an error that names them."""
    view = week()
    brief = compose(view, span=WEEK, language="en")
    for form in FORMS:
        assert render(view, brief, form).endswith("\n")
    with pytest.raises(ValueError, match="text, md, html, json"):
        render(view, brief, "pdf")


def test_text_keeps_to_the_width() -> None:
    """No line is wider than the terminal."""
    view = week()
    for width in (60, 100):
        lines = to_text(view, compose(view, span=WEEK, language="fr"), width=width).splitlines()
        assert max(map(len, lines)) <= width
