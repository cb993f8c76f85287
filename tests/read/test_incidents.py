"""Incidents: weights that were learned are whole, names are not looked at, and features say what they should."""

import tomllib
from datetime import datetime
from importlib.resources import files

import pytest

from palabre.model.article import Article
from palabre.model.event import Event
from palabre.model.place import NamedPlace
from palabre.read.document import Document
from palabre.read.events import drafts_of, read_events
from palabre.read.incidents import draft_features, pair_features, speech
from palabre.read.setting import Setting
from palabre.read.times import read_times
from palabre.read.told import Told
from palabre.read.weighing import probability


def document(text: str, language: str = "en") -> Document:
    """The document of a text published on 15 July 2021."""
    return Document(Article(id="a", text=text, language=language, published=datetime(2021, 7, 15)), language)


def events_of(text: str, *places: str) -> tuple[Event, ...]:
    """The events of a text, with the places that it names."""
    doc = document(text)
    named = tuple(NamedPlace(spans=((text.index(p), text.index(p) + len(p)),), text=p, name=p) for p in places)
    return read_events(doc, read_times(doc), named)


def test_weights_are_numbers_with_a_bias() -> None:
    """The shipped weights have both models, each with a bias and no weight out of bounds."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("incident_weights.toml").read_text("utf-8"))
    assert set(raw) == {"same", "real"}
    for model in raw.values():
        assert "bias" in model
        assert all(abs(w) < 10 for w in model.values())


def test_lexicons_of_both_languages_have_the_same_lists() -> None:
    """A list that one language has, the other has too, and no list is empty."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("incidents.toml").read_text("utf-8"))
    assert set(raw["en"]) == set(raw["fr"])
    assert all(raw[language][name] for language in raw for name in raw[language])


def test_probability_is_one() -> None:
    """It lies between 0 and 1, however far the features push, and unknown features count nothing."""
    neither = probability("same", {})
    assert probability("same", {"time differs": 1.0}) < neither < probability("same", {"place same": 1.0})
    assert 0.0 <= probability("real", {"speech": 1e9}) <= 1.0
    assert probability("real", {"never seen": 5.0}) == probability("real", {})


def test_pair_features_tell_agreement() -> None:
    """Times that exclude each other and victims that come again are told apart."""
    doc = document("Rebels attacked the mayor on Monday. Rebels wounded two guards and attacked the mayor on Tuesday.")
    drafts = drafts_of(doc, Setting(doc, read_times(doc), ()), Told(()))
    found = pair_features(doc, drafts[0], drafts[-1])
    assert found["time differs"] == 1.0
    assert found["place none"] == 1.0
    assert found["recipients share"] == 1.0
    assert "time same" not in found


def test_draft_features_tell_talk_from_news() -> None:
    """A dated deed with one who suffers, and plural deeds of nobody in a speech."""
    doc = document("We condemn such attacks. Gunmen attacked Awa Torvald on Monday.")
    talk, news = drafts_of(doc, Setting(doc, read_times(doc), ()), Told(()))
    said, told = draft_features(doc, talk, Told(())), draft_features(doc, news, Told(()))
    assert said["sentence we"] == said["noun many definite"] == said["no time"] == 1.0
    assert told["day"] == told["recipients named"] == 1.0
    assert probability("real", said) < probability("real", told)
    assert speech(doc) == 0.5


@pytest.mark.parametrize(("one", "two"), [("Awa Torvald", "Issa Norby"), ("the Lake Front", "the Hill League")])
def test_names_swapped_change_nothing(one: str, two: str) -> None:
    """Whoever did it to whom, there are as many incidents of the same kinds."""
    text = f"Men of {one} attacked {two} in Sari on Monday. The attack on {two} left two people dead. {one} denied it."
    swapped = text.replace(one, "#").replace(two, one).replace("#", two)
    first, second = (events_of(t, "Sari") for t in (text, swapped))
    assert [(e.kind, e.type, e.status, len(e.tolls)) for e in first] == [
        (e.kind, e.type, e.status, len(e.tolls)) for e in second
    ]
