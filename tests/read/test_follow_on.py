"""Follow-on: the day and the place of deeds that go on with one told before, in both languages."""

from datetime import datetime
from functools import cache

import pytest

from palabre.model.article import Article
from palabre.model.event import Event, EventKind
from palabre.read.document import Document
from palabre.read.events import read_events
from palabre.read.follow_on import with_settings_told_before
from palabre.read.mentions import read_mentions, read_places
from palabre.read.times import read_times
from palabre.resolve.gazetteer import load_gazetteer
from palabre.resolve.names import KnownNames
from palabre.resolve.register import load_register


@cache
def names() -> KnownNames:
    """The shipped register and gazetteer."""
    return KnownNames(load_register(), load_gazetteer())


def settings(text: str, language: str) -> list[tuple[EventKind, str | None, str | None]]:
    """What kind each event of a text is, with the words of its day and the name of its place."""
    doc = Document(Article(id="a", text=text, language=language, published=datetime(2021, 7, 15)), language)
    times = read_times(doc)
    places = read_places(doc, read_mentions(doc, names()))
    told = {t.id: t.text for t in times}

    def row(event: Event) -> tuple[EventKind, str | None, str | None]:
        return event.kind, told.get(event.time or ""), event.place.text if event.place else None

    return [row(e) for e in with_settings_told_before(doc, read_events(doc, times, places), times, places)]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        (
            "Gunmen attacked a school on Monday. At the same time, rebels abducted two drivers.",
            "en",
            ["Monday", "Monday"],
        ),
        (
            "Des rebelles ont attaqué une école lundi. Au même moment, des rebelles ont enlevé deux chauffeurs.",
            "fr",
            ["lundi"] * 2,
        ),
        ("Gunmen attacked a school on Monday. Rebels abducted two drivers.", "en", ["Monday", "-"]),
    ],
)
def test_day_told_on(text: str, language: str, days: list[str]) -> None:
    """An incident that the text joins to the one before is of its day; negative: one that nothing joins has none."""
    assert [day or "-" for _, day, _ in settings(text, language)] == days


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        # The deed is named again, ...
        ("Soldiers raided a farm in Gao on Monday. During the raid, they arrested two men.", "en", "Gao"),
        ("Des soldats ont mené un raid à Gao lundi. Au cours du raid, ils ont arrêté deux hommes.", "fr", "Gao"),
        # ... or the group, ...
        ("A patrol of gendarmes killed a rebel in Gao on Monday. The patrol arrested two men.", "en", "Gao"),
        ("A joint force killed a rebel in Gao on Monday. It was dark. The force also arrested two men.", "en", "Gao"),
        ("Une force mixte a tué un rebelle à Gao lundi. La force a arrêté deux hommes.", "fr", "Gao"),
        # ... or the place.
        ("Gunmen killed a trader in Gao on Monday. Two men were arrested at the scene.", "en", "Gao"),
        ("Des hommes armés ont tué un commerçant à Gao lundi. Deux hommes ont été arrêtés sur place.", "fr", "Gao"),
        # One subject, two verbs.
        ("Soldiers arrested two men and killed a rebel in Gao on Monday.", "en", "Gao"),
        # A sentence about a deed need not tell an event of its own.
        ("A patrol found rifles during a search in Gao on Monday. Two were arrested during the search.", "en", "Gao"),
    ],
)  # fmt: skip
def test_goes_on(text: str, language: str, place: str) -> None:
    """An arrest that goes on with a deed has its place and day."""
    arrests = [(at, day) for kind, day, at in settings(text, language) if kind is EventKind.ARREST]
    assert arrests == [(place, "lundi" if language == "fr" else "Monday")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A joint force killed a rebel in Gao on Monday. Police arrested two men.", "en"),
        ("Gunmen killed a trader in Gao on Monday. The army plans to arrest two men during the operation.", "en"),
        ("Une force mixte a tué un rebelle à Gao lundi. La police a arrêté deux hommes.", "fr"),
    ],
)
def test_stands_alone(text: str, language: str) -> None:
    """Negative: what nothing joins to the deed before, and what did not take place, has neither."""
    arrests = [(at, day) for kind, day, at in settings(text, language) if kind is EventKind.ARREST]
    assert arrests == [(None, None)]
