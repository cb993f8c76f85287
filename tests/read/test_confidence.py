"""Confidences: every claim has one, it goes by what the words show, and the threshold is that of the table."""

from dataclasses import replace
from datetime import datetime
from importlib.resources import files
from tomllib import loads

import pytest

from palabre.config import Settings
from palabre.model.article import Article
from palabre.model.reading import Reading
from palabre.pipeline import Engine
from palabre.read.confidence import Model, models, rated_claims, with_confidences

TEXT = {
    "en": "The mayor of Gao, Awa Sow, said the road was closed. Gunmen killed 12 villagers near Gao on Monday. "
    "He thinks it may open soon. The army promised to reopen it by June.",
    "fr": "La maire de Gao, Awa Sow, a déclaré que la route était fermée. Des hommes armés ont tué 12 villageois près "
    "de Gao lundi. L'armée a promis de la rouvrir avant juin.",
}


def article(language: str) -> Article:
    return Article(id="a", text=TEXT[language], language=language, published=datetime(2031, 3, 5))


def read(engine: Engine, language: str) -> Reading:
    return engine.read(article(language)).reading


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_claim_has_a_probability(engine: Engine, language: str) -> None:
    """Claims of every kind and figures; never 0 or 1."""
    rated = list(rated_claims(article(language), read(engine, language)))
    assert {"statements", "events", "tolls"} <= {r.kind for r in rated}
    assert all(r.confidence is not None and 0 < r.confidence < 1 for r in rated)


def test_a_named_speaker_is_surer_than_none(engine: Engine) -> None:
    """The same statement without its speaker, or in the mouth of another, is less sure."""
    reading = engine.unrated(article("en"))
    first = reading.statements[0]
    told = (first, replace(first, speaker=None), replace(first, within="s9"))
    rated = [with_confidences(article("en"), replace(reading, statements=(one,))).statements[0] for one in told]
    sure, *others = (one.confidence or 0.0 for one in rated)
    assert sure > max(others)


def test_who_speaks_changes_no_confidence(engine: Engine) -> None:
    """Another name in the same place is as sure, but for what the trained reader makes of an unknown name."""
    one = read(engine, "en").statements[0].confidence
    text = TEXT["en"].replace("Awa Sow", "Jon Ras")
    other = engine.read(Article(id="b", text=text, language="en", published=datetime(2031, 3, 5))).reading
    assert abs((other.statements[0].confidence or 0.0) - (one or 0.0)) < 0.05


def test_a_components_own_rating_counts(engine: Engine) -> None:
    """A model that has learnt from a component's own probability follows it; nothing is ever sure."""
    model = Model(base=0.0, weights={"rating": 1.0})
    assert model.probability({"rating": 2.0}) > model.probability({"rating": -2.0})
    assert model.probability({"rating": 99.0}) == 0.99
    assert model.probability({"rating": -99.0}) == 0.01
    assert model.probability({}) == 0.5


def test_the_threshold_is_the_tables() -> None:
    """Whoever fits the models anew sets the option's default too."""
    table = loads(files("palabre.read.lexicon").joinpath("confidence.toml").read_text("utf-8"))
    assert Settings().threshold == table["threshold"]
    assert set(models()) == {
        "statements", "positions", "events", "tolls", "accords", "commitments", "affiliations", "roles"
    }  # fmt: skip
