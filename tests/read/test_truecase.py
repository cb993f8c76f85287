"""True case: golden cases in both languages, lengths, and readings that keep the article's own words."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.model.article import Article
from palabre.model.reading import Reading
from palabre.read.reader import read
from palabre.read.truecase import as_written, in_capitals, is_ordinary, true_case

CASES = Path(__file__).parents[1] / "cases"


class NoNames:
    """A register and a gazetteer that know one town."""

    def known(self, text: str) -> tuple[()]:
        """No actor is known."""
        return ()

    def is_plain(self, name: str) -> bool:
        """No name is only a place's."""
        return False

    def is_place(self, name: str) -> bool:
        """Only Sari is a place."""
        return name.lower() == "sari"


def cases() -> list[Any]:
    """All cases of both languages."""
    found = []
    for language in ("en", "fr"):
        for case in tomllib.loads((CASES / f"truecase.{language}.toml").read_text("utf-8"))["case"]:
            found.append(pytest.param(language, case, id=f"{language}: {case['comment']}"))
    return found


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    """Every golden case is cased as written down; a known failure still fails, so that a repair is noticed."""
    cased = true_case(case["text"], language)
    if case.get("known_failure"):
        assert case["reason"]
        assert cased != case["cased"], "repaired: take known_failure away"
    else:
        assert cased == case["cased"]


@given(st.text(alphabet=st.characters(categories=("Lu", "Zs", "Po", "Nd")), max_size=80), st.sampled_from(["en", "fr"]))
def test_lengths_never_change(text: str, language: str) -> None:
    """Spans into the cased text are spans into the text as written."""
    cased = true_case(text, language)
    assert len(cased) == len(text)
    assert cased.upper() == text.upper()


def test_what_is_in_capitals() -> None:
    """A word here and there in small letters does not make mixed case; an empty text has no case."""
    assert in_capitals("GUNMEN ATTACKED SARI ON 3 MAY, SAID mr TORVALD")
    assert not in_capitals("Gunmen attacked SARI")
    assert not in_capitals("")


@pytest.mark.parametrize(
    ("word", "language", "ordinary"),
    [
        ("antiaircraft", "en", True),
        ("torvald", "en", False),
        ("attaquaient", "fr", True),
        ("villageoises", "fr", True),
        ("keïta", "fr", False),
    ],
)
def test_ordinary_words(word: str, language: str, ordinary: bool) -> None:
    """Inflected words are ordinary, names are not."""
    assert is_ordinary(word, language) is ordinary


def test_readings_keep_the_words_as_written() -> None:
    """An article in capitals is read with true case, but each passage holds the letters of the article."""
    text = "SARI, 5 MAY 2021 -- GUNMEN KILLED MAYOR AWA TORVALD IN SARI ON TUESDAY, THE ARMY SAID."
    article = Article(id="a", text=text, language="en", published=datetime(2021, 5, 5))
    reading = read(article, NoNames())
    (event,) = reading.events
    assert [a.text for a in event.actors] == ["GUNMEN"]
    assert [r.text for r in event.recipients] == ["MAYOR AWA TORVALD"]
    assert event.place is not None
    assert event.place.text == "SARI"
    assert [(t.harm, t.who, t.best) for t in event.tolls] == [("killed", "official", 1)]
    (statement,) = reading.statements
    assert statement.content.text == text[slice(*statement.content.spans[0])]


def test_as_written_changes_nothing_that_is_written_so() -> None:
    """Putting words back into a reading of a text in mixed case gives the same reading."""
    text = "Gunmen attacked Sari on 3 May 2021, the army said."
    article = Article(id="a", text=text, language="en", published=datetime(2021, 5, 5))
    reading: Reading = read(article, NoNames())
    assert as_written(reading, text) == reading
