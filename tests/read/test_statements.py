"""Statements: golden cases of both languages, and what all statements must keep."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from palabre.model.actor import Mention, MentionKind
from palabre.model.article import Article
from palabre.model.passage import overlap, well_formed, words_at
from palabre.model.statement import Force, Statement
from palabre.read.cues import cues
from palabre.read.document import Document
from palabre.read.force import hints
from palabre.read.statements import read_statements
from palabre.read.times import read_times
from palabre.read.voice import voices

CASES = Path(__file__).parent.parent / "cases"
LANGUAGES = ("en", "fr")


def load(language: str) -> list[Any]:
    """The golden cases of a language, named by their comments."""
    raw = tomllib.loads((CASES / f"statements.{language}.toml").read_text("utf-8"))
    return [pytest.param(language, case, id=f"{language}: {case['comment']}") for case in raw["case"]]


def read(language: str, text: str) -> tuple[Document, tuple[Statement, ...]]:
    """The statements of a text published on 27 October 2020."""
    article = Article(id="a", text=text, published=datetime(2020, 10, 27, tzinfo=UTC), language=language)
    doc = Document(article, language)
    return doc, read_statements(doc, tuple(read_times(doc)))


def shown(statement: Statement) -> list[str]:
    """A statement as the cases write it."""
    speaker = ""
    if statement.speaker:
        resolved = statement.speaker.resolved
        speaker = statement.speaker.text + (f" ({resolved})" if resolved else "")
    cue = statement.cue.text if statement.cue else ""
    return [speaker, cue, statement.content.text, statement.form.value, statement.force.value, statement.voice.value]


def alike(found: list[str], expected: list[str]) -> bool:
    """Equal, but a resolved name is compared only where the case gives one."""
    if "(" not in expected[0]:
        found = [found[0].split(" (")[0], *found[1:]]
    return found == expected


@pytest.mark.parametrize(("language", "case"), [c for language in LANGUAGES for c in load(language)])
def test_golden(language: str, case: dict[str, Any]) -> None:
    """Each case is read as written; a known failure still fails."""
    _, found = read(language, case["text"])
    rows = [shown(s) for s in found]
    right = len(rows) == len(case["says"]) and all(map(alike, rows, case["says"]))
    assert right is not bool(case.get("known_failure")), rows


@pytest.mark.parametrize(("language", "case"), [c for language in LANGUAGES for c in load(language)])
def test_passages_are_the_words_of_the_article(language: str, case: dict[str, Any]) -> None:
    """Every passage is well formed, its text is at its spans, and ids are unique."""
    doc, found = read(language, case["text"])
    for statement in found:
        for spans, text in [(statement.content.spans, statement.content.text)] + (
            [(statement.speaker.spans, statement.speaker.text)] if statement.speaker else []
        ):
            assert well_formed(spans, len(doc.text))
            assert words_at(doc.text, spans) == text
        assert statement.component == "statements.v1"
    assert len({s.id for s in found}) == len(found)


def test_nested_speech_names_its_outer_statement() -> None:
    """`within` is the statement whose content holds the cue."""
    _, found = read("en", "The ministry said the rebels had announced that the road was closed.")
    assert [s.within for s in found] == [None, "s1"]


def test_addressee_and_venue() -> None:
    """*The press* is an addressee; a document, an outlet are venues."""
    _, found = read("en", "The minister told the press that the road was open.")
    assert found[0].addressee and found[0].addressee.text == "the press"
    _, found = read("fr", "L'armée a indiqué dans un communiqué que la route était ouverte.")
    assert found[0].venue and found[0].venue.text == "un communiqué"
    _, found = read("fr", "« La route est ouverte », a dit le maire à Radio Fleuve.")
    assert found[0].venue and found[0].addressee is None


VISITS = [
    ("en", "Visiting the Togolese capital, the minister rejected the plan.", ("the Togolese capital",) * 2),
    ("en", "On a visit to the town of Boni on Monday, Awa Keita said the truce was dead.",
     ("the town of Boni", "Boni")),
    ("fr", "En visite dans la capitale togolaise, la ministre a rejeté le plan.", ("la capitale togolaise",) * 2),
    ("fr", "De passage à Boni, le ministre a déclaré que la trêve tenait.", ("Boni", "Boni")),
    ("en", "Visiting President Ali Ban, the minister rejected the plan.", None),
    ("en", "Visiting Awa Keita, the minister rejected the plan.", None),
    ("en", "On a visit to a hospital, the minister rejected the plan.", None),
    ("fr", "En visite au président Ali Ban, le ministre a rejeté le plan.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), VISITS)
def test_a_visit_gives_the_venue(language: str, text: str, expected: tuple[str, str] | None) -> None:
    """Who is on a visit somewhere speaks there; a visit to people is no venue."""
    _, found = read(language, text)
    venue = found[0].venue
    assert (venue and venue.place and (venue.text, venue.place.name)) == expected


def test_a_known_name_is_visited() -> None:
    """After *visiting* only a name that is known for a place is one."""
    doc = Document(Article(id="a", text="Visiting Boni, the minister rejected the plan."), "en")
    named = Mention(id="m1", spans=((9, 13),), text="Boni", kind=MentionKind.PLACE)
    assert read_statements(doc, ())[0].venue is None
    known = read_statements(doc, (), [named])[0].venue
    assert known
    assert known.text == "Boni"


def test_time_of_speaking() -> None:
    """A time beside the cue dates the statement; a time inside the content does not."""
    doc, found = read("en", "The army said on Monday that the convoy had left.")
    times = {t.id: t for t in read_times(doc)}
    assert times[found[0].time or ""].text == "Monday"
    _, found = read("en", "The army said that the convoy had left on Monday.")
    assert found[0].time is None


def test_statements_do_not_hold_their_own_cue() -> None:
    """A cue is never part of what it introduces."""
    _, found = read("fr", "« Le pont », a dit le maire, « est coupé depuis jeudi matin. »")
    assert found
    for statement in found:
        assert statement.cue is not None
        assert not overlap(statement.cue.spans, statement.content.spans)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lexicons_load(language: str) -> None:
    """Every list is there, and every verb has forms and a force."""
    lexicon = cues(language)
    assert len(lexicon.forms) > 400
    assert all(isinstance(f, Force) for forms in lexicon.forms.values() for c in forms for f in c.cue.ways.values())
    assert hints(language)
    assert voices(language).ordered


@pytest.mark.parametrize(
    ("language", "text", "venue"),
    [
        ("en", "The Front condemned the raid in a statement on Telegram.", "a statement on Telegram"),
        ("en", 'In a post on X, Awa Keïta wrote: "No talks under fire."', "a post on X"),
        ("en", "An official told Reuters the movement would leave.", "Reuters"),
        ("fr", "« La guerre est finie », a écrit sur Telegram la ministre.", "Telegram"),
        ("fr", "Le Front a revendiqué l'attaque dans un communiqué authentifié par le centre.", "un communiqué"),
    ],
)
def test_venue(language: str, text: str, venue: str) -> None:
    """Where something is said is its venue, with the platform, and no part of what is said."""
    _, (statement,) = read(language, text)
    assert statement.venue is not None
    assert statement.venue.text == venue
    assert venue not in statement.content.text


def test_day_of_speaking_is_past_whatever_is_to_come() -> None:
    """The day beside the cue is that of speaking, though *would* or *devrait* stands near."""
    for language, text in (
        ("en", "The rebels said on Sunday they would withdraw."),
        ("en", "The army will leave the town, the minister said on Sunday."),
        ("fr", "Le ministre a annoncé dimanche que l'armée va partir."),
    ):
        doc, (statement,) = read(language, text)
        (time,) = read_times(doc)
        assert statement.time == time.id
        assert str(time.start) == "2020-10-25"


def test_place_before_an_inverted_speaker() -> None:
    """A place between the verb and its subject is no part of the name."""
    text = "« La trêve tiendra », a déclaré mardi à Genève Awa Keïta, porte-parole de la Ligue."
    doc = Document(Article(id="a", text=text, language="fr"), "fr")
    at = text.index("Genève")
    place = Mention(id="m1", spans=((at, at + 6),), text="Genève", kind=MentionKind.PLACE)
    (statement,) = read_statements(doc, (), (place,))
    assert statement.speaker is not None
    assert statement.speaker.text == "Awa Keïta, porte-parole de la Ligue"
