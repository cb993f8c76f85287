"""Events: golden cases in both languages, and what must hold for every event."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from palabre.model.article import Article
from palabre.model.event import Event
from palabre.model.place import NamedPlace
from palabre.read.document import Document
from palabre.read.events import read_events
from palabre.read.statements import read_statements
from palabre.read.times import read_times
from palabre.read.triggers import find_triggers

CASES = Path(__file__).parents[1] / "cases"


def cases() -> list[Any]:
    """All cases of both languages."""
    found = []
    for language in ("en", "fr"):
        for case in tomllib.loads((CASES / f"events.{language}.toml").read_text("utf-8"))["case"]:
            found.append(pytest.param(language, case, id=f"{language}: {case['comment']}"))
    return found


def read(language: str, case: dict[str, Any]) -> tuple[Document, tuple[Event, ...], dict[str, str]]:
    """The document of a case, its events, and the texts of its times by id."""
    text = case["text"]
    article = Article(id="a", text=text, language=language, published=datetime(2021, 7, 15))
    doc = Document(article, language)
    times = read_times(doc)
    places = tuple(
        NamedPlace(spans=((text.index(n), text.index(n) + len(n)),), text=n, name=n) for n in case.get("places", ())
    )
    return doc, read_events(doc, times, places, read_statements(doc, times)), {t.id: t.text for t in times}


def differences(case: dict[str, Any], events: tuple[Event, ...], times: dict[str, str]) -> list[str]:
    """What the reading says otherwise than the case, empty when it agrees."""
    said: dict[str, Any] = {"events": [f"{e.kind} {e.status} {e.trigger.text}" for e in events]}
    if events:
        first = events[0]
        where = first.place
        far = f" {where.distance_km:g}" if where and where.distance_km else ""
        said |= {
            "actors": [p.text for p in first.actors],
            "recipients": [p.text for p in first.recipients],
            "place": f"{where.text} {where.relation}{far}" if where else "",
            "time": times.get(first.time or "", ""),
            "times": [times.get(e.time or "", "") for e in events],
            "type": str(first.type),
            "attribution": [f"{a.to.text} {a.certainty}" for a in first.attribution],
            "sides": [t.side for t in first.tolls],
            "sizes": [f"{s.what} {s.best or s.low}" for s in first.sizes],
        }
    return [
        f"{key}: {said.get(key)!r} instead of {case[key]!r}" for key in said if key in case and said[key] != case[key]
    ]


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    """Every golden case reads as written down; a known failure still fails, so that a repair is noticed."""
    _, events, times = read(language, case)
    wrong = differences(case, events, times)
    if case.get("known_failure"):
        assert case["reason"]
        assert wrong, "repaired: take known_failure away"
    else:
        assert not wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_spans_are_the_text(language: str) -> None:
    """Whatever is read stands in the article, letter by letter."""
    for case in tomllib.loads((CASES / f"events.{language}.toml").read_text("utf-8"))["case"]:
        doc, events, _ = read(language, case)
        for event in events:
            for item in (*event.actors, *event.recipients, *(a.to for a in event.attribution)):
                assert [doc.text[s:e] for s, e in item.spans] == [item.text]
            assert event.trigger.spans
            assert all(doc.text[s:e].strip() for t in event.tolls for s, e in t.spans)


def test_ids_are_in_text_order() -> None:
    """Events are numbered as their triggers stand."""
    case = {"text": "Gunmen attacked Sari on 3 May. Police arrested two men on 9 June.", "places": ["Sari"]}
    _, events, _ = read("en", case)
    assert [e.id for e in events] == ["e1", "e2"]
    assert events[0].trigger.spans < events[1].trigger.spans


def test_capitals_read_alike() -> None:
    """Old wire copy in capitals gives the same kind of event."""
    _, events, _ = read("en", {"text": "THREE SOLDIERS WERE KILLED IN AN AMBUSH IN SARI.", "places": ["SARI"]})
    assert [(e.kind, e.tolls[0].best) for e in events] == [("attack", 3)]


def test_furniture_is_not_read() -> None:
    """A heading or a link names no event, though its words would."""
    text = "Attack on Sari\n\nThe minister spoke for an hour to the press about the budget of the year."
    _, events, _ = read("en", {"text": text, "places": ["Sari"]})
    assert events == ()


def test_empty_text_has_no_events() -> None:
    """No text, no event."""
    assert read("fr", {"text": ""})[1] == ()


def test_toll_is_bound_to_the_event_before() -> None:
    """A figure without an event of its own goes to the attack told just before."""
    text = "Gunmen attacked a market in Sari on Monday. Twelve traders died."
    _, events, _ = read("en", {"text": text, "places": ["Sari"]})
    assert [(e.kind, [t.best for t in e.tolls]) for e in events] == [("attack", [12])]


def test_toll_without_event_is_not_reported() -> None:
    """Deaths that no violent event explains give no event."""
    _, events, _ = read("en", {"text": "Twelve traders died of cholera in Sari.", "places": ["Sari"]})
    assert events == ()


def test_trigger_is_noun_or_verb_by_its_place() -> None:
    """*attack* after an article is a noun, after *to* a verb."""
    for text, noun in (("The attack failed.", True), ("They came to attack the town.", False)):
        doc = Document(Article(id="a", text=text, language="en"), "en")
        assert [t.noun for t in find_triggers(doc, doc.sentences[0])] == [noun]


def test_updates_belong_to_the_one_dated_event() -> None:
    """*a fifth soldier*, *the toll*: of the article's one dated event of violence, without a second event."""
    text = (
        "Rebels ambushed a convoy near Sari on Tuesday, killing two soldiers. The driver spoke of trees. "
        "The mayor was silent. The road was closed. It rained. A fifth soldier has died in hospital in Boni."
    )
    _, events, _ = read("en", {"text": text, "places": ["Sari", "Boni"]})
    assert [(e.kind, e.place.text if e.place else None, [t.best for t in e.tolls]) for e in events] == [
        ("attack", "Sari", [2, 5])
    ]


def test_a_part_of_the_wounded_is_no_second_total() -> None:
    """*two of the wounded soldiers have died* goes into the new total, where one is given."""
    text = (
        "Des rebelles ont attaqué un convoi près de Sari mardi. Deux des militaires blessés ont succombé à leurs "
        "blessures. Le bilan s'établit à quatre morts."
    )
    _, events, _ = read("fr", {"text": text, "places": ["Sari"]})
    assert [t.best for e in events for t in e.tolls] == [4]
    text = (
        "Rebels attacked a convoy near Sari on Tuesday. Two of the wounded soldiers have died of their wounds. "
        "The toll stands at four dead."
    )
    _, events, _ = read("en", {"text": text, "places": ["Sari"]})
    assert [t.best for e in events for t in e.tolls] == [4]


def test_dead_are_not_those_of_a_destruction() -> None:
    """A figure of dead goes back to the fight, not to the burnt things told between."""
    text = "L'armée a attaqué un camp près de Sari lundi. Des motos ont été détruites. Un élu évoque 30 morts."
    _, events, _ = read("fr", {"text": text, "places": ["Sari"]})
    assert [(e.kind, [t.best for t in e.tolls]) for e in events if e.tolls] == [("attack", [30])]
    text = "The army attacked a camp near Sari on Monday. Several huts were destroyed. A mayor counted 30 dead."
    _, events, _ = read("en", {"text": text, "places": ["Sari"]})
    assert [(e.kind, [t.best for t in e.tolls]) for e in events if e.tolls] == [("attack", [30])]


def test_updates_of_two_events_are_not_guessed() -> None:
    """With two dated events in the article an update far from both belongs to neither."""
    text = (
        "Rebels ambushed a convoy near Sari on Tuesday. Rebels attacked a camp in Boni on 3 May. The driver spoke. "
        "The mayor was silent. The road was closed. It rained. Shops were open. A fifth soldier has died in hospital."
    )
    _, events, _ = read("en", {"text": text, "places": ["Sari", "Boni"]})
    assert [t.best for e in events for t in e.tolls] == []


def test_cumulative_figures_are_not_the_event_before() -> None:
    """*more than 200 since 2013* is not what the attack told before has cost."""
    text = "Rebels attacked a camp in Sari on Monday. More than 200 soldiers have died since 2013."
    _, events, _ = read("en", {"text": text, "places": ["Sari"]})
    assert [(e.kind, len(e.tolls)) for e in events] == [("attack", 0)]


def test_a_named_dead_counts_one() -> None:
    """Somebody killed by name is one, and the others are counted beside."""
    _, events, _ = read("en", {"text": "Soldiers killed Issa Koné in Sari on Monday.", "places": ["Sari"]})
    assert [[(t.harm, t.best) for t in e.tolls] for e in events] == [[("killed", 1)]]
