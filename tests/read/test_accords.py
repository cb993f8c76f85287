"""Accords: golden cases in both languages, and what must hold for every accord."""

from typing import Any

import pytest

from palabre.model.place import NamedPlace
from palabre.read.accord_mentions import accord_lexicon
from palabre.read.accords import read_accords
from tests.read.golden import cases, check, document


@pytest.mark.parametrize(("language", "case"), cases("accords"))
def test_case(language: str, case: dict[str, Any]) -> None:
    """Each text is read as its case says."""
    check("accords", language, case)


def test_place_of_the_gazetteer_is_taken() -> None:
    """A place that was resolved keeps its facts; the accord stands on all its namings."""
    text = "The army and the rebels signed a peace agreement in Lome. The agreement was broken."
    at = text.index("Lome")
    place = NamedPlace(spans=((at, at + 4),), text="Lome", name="Lomé", geonames=7, country="TG")
    (accord,) = read_accords(document(text, "en"), (), (place,))
    assert accord.place == place
    assert len(accord.spans) == 2


def test_ids_in_text_order() -> None:
    """Two agreements have two ids, in the order of the text."""
    text = "Ghana and Togo signed a border treaty. Another agreement between Chad and Niger was signed on Monday."
    accords = read_accords(document(text, "en"), (), ())
    assert [a.id for a in accords] == ["a1", "a2"]
    assert [p.text for p in accords[1].parties] == ["Chad", "Niger"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_lexicon_loads(language: str) -> None:
    """Every pattern compiles, and *no accord* is in the states' way of both languages."""
    lexicon = accord_lexicon(language)
    assert lexicon.states and lexicon.kinds
    assert lexicon.heads.search("accord")
