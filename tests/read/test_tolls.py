"""Tolls: golden cases in both languages, and what must hold for every figure."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from palabre.model.article import Article
from palabre.model.toll import Toll
from palabre.read.amounts import read_amounts
from palabre.read.document import Document
from palabre.read.sizes import read_sizes
from palabre.read.statements import read_statements
from palabre.read.times import read_times
from palabre.read.told import Told
from palabre.read.tolls import read_tolls

CASES = Path(__file__).parents[1] / "cases"


def cases() -> list[Any]:
    """All cases of both languages."""
    found = []
    for language in ("en", "fr"):
        for case in tomllib.loads((CASES / f"tolls.{language}.toml").read_text("utf-8"))["case"]:
            found.append(pytest.param(language, case, id=f"{language}: {case['comment']}"))
    return found


def document(language: str, text: str) -> Document:
    """The document of a text."""
    return Document(Article(id="a", text=text, language=language), language)


def told(toll: Toll) -> str:
    """A toll in one line."""
    line = f"{toll.harm} {toll.who} {toll.low} {toll.best} {toll.high} {toll.qualifier}"
    return line + (" cumulative" if toll.cumulative else "")


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    """Every golden case reads as written down; a known failure still fails, so that a repair is noticed."""
    doc = document(language, case["text"])
    found = read_tolls(doc, read_amounts(doc))
    said = [told(f.toll) for f in found]
    if case.get("known_failure"):
        assert case["reason"]
        assert said != case["tolls"], "repaired: take known_failure away"
        return
    assert said == case["tolls"]
    if "spans" in case:
        assert [doc.text[slice(*f.toll.spans[0])] for f in found] == case["spans"]


def test_sentences_are_numbered_in_the_body() -> None:
    """A toll knows its sentence and the token of its harm word."""
    doc = document("en", "The army spoke. Two soldiers were killed in the north on that day.")
    (found,) = read_tolls(doc, read_amounts(doc))
    assert found.sentence == 1
    assert doc.tokens[found.harm_at].text == "killed"


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("en", "France sent 5,000 soldiers to the region last year.", [("troops", 5000)]),
        ("fr", "La France a envoyé 5 000 soldats dans la région.", [("troops", 5000)]),
        ("en", "Many soldiers live in the town near the old river.", []),
        ("fr", "Le convoi comptait douze véhicules et deux camions.", [("vehicles", 12), ("vehicles", 2)]),
    ],
)
def test_sizes(language: str, text: str, what: list[tuple[str, int]]) -> None:
    """Numbers of troops and vehicles are sizes; vague small words are not."""
    doc = document(language, text)
    found = read_sizes(doc, doc.body[0], read_amounts(doc), ())
    assert [(str(c.size.what), c.size.best) for c in found] == what


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "According to the UN, 12 villagers were killed.", "the UN"),
        ("en", "The army said two soldiers had been killed.", "The army"),
        ("fr", "Selon un élu local, 12 villageois ont été tués.", "un élu local"),
        ("fr", "Douze villageois ont été tués, d'après la mission.", "la mission"),
        ("en", "A municipal official put the number of dead at 22.", "A municipal official"),
        ("fr", "Un soldat est mort à l'hôpital, a indiqué à l'agence un élu local.", "un élu local"),
        ("en", "Twelve villagers were killed.", None),
        ("fr", "Douze villageois ont été tués.", None),
    ],
)
def test_according_to(language: str, text: str, source: str | None) -> None:
    """A figure carries who gives it, and nobody where nobody is named."""
    doc = document(language, text)
    told = Told(read_statements(doc, read_times(doc)))
    (found,) = read_tolls(doc, read_amounts(doc), told)
    assert (found.toll.according_to.text if found.toll.according_to else None) == source
