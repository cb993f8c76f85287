"""Stances of bare texts: golden cases, what the trained reader refuses, and that its answers do not waver."""

import json
from pathlib import Path
from typing import Any

import pytest

from palabre.errors import UnknownLanguage
from palabre.read.stance_model import PARTIES, likely_for
from palabre.read.stance_words import avowed, features, likely_for_by_words
from palabre.read.stances import stance_in_text

CASES = Path(__file__).parents[1] / "cases"


def _cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (language, json.loads(line))
        for language in ("en", "fr")
        for line in (CASES / f"text-stances.{language}.jsonl").read_text(encoding="utf-8").split("\n")
        if line
    ]


@pytest.mark.parametrize(("language", "case"), _cases(), ids=lambda x: x["text"][:40] if isinstance(x, dict) else x)
def test_case(language: str, case: dict[str, Any]) -> None:
    """The stance of a text is as the case says; a known failure still fails."""
    right = stance_in_text(case["question"], case["text"], language) == case["stance"]
    assert right is not case.get("known_failure", False), case["comment"]


def test_the_parties_of_a_question_are_found_in_both_languages() -> None:
    """*A: for or against B?* and its French twin, and nothing else."""
    for question in ("Ann Lee: for or against the dam?", "Ann Lee : pour ou contre the dam ?"):
        parties = PARTIES.fullmatch(question)
        assert parties is not None
        assert (parties["actor"], parties["object"]) == ("Ann Lee", "the dam")
    assert PARTIES.fullmatch("Should Ann Lee be for the dam?") is None


def test_who_is_asked_about_matters() -> None:
    """In one sentence the one who attacks is surer against than the one who defends."""
    text = "While Ann Lee denounced the dam, Omar Diop defended it."
    against, in_favour = (
        likely_for([(f"{who}: for or against the dam?", text)])[0] for who in ("Ann Lee", "Omar Diop")
    )
    assert 0 <= against < in_favour <= 1


def test_answers_are_the_same_each_time() -> None:
    """The weights are fixed and so is the arithmetic."""
    pair = ("Ann Lee: for or against the dam?", "Ann Lee said the dam was a gift to the valley.")
    assert likely_for([pair]) == likely_for([pair])
    assert likely_for([]) == []


@pytest.mark.parametrize("text", ["", "?", "a " * 2000])
def test_odd_texts_are_read(text: str) -> None:
    """Nothing, a mark alone and a text beyond the limit give a likelihood or none, no error."""
    (likely,) = likely_for([("Ann Lee: for or against the dam?", text)])
    assert 0 <= likely <= 1
    for language in ("en", "fr"):
        assert stance_in_text("Should the dam be built?", text, language) in {None, "for", "against"}


def test_words_of_both_languages_have_the_same_weights_to_learn() -> None:
    """Each feature is there in English and French, and a plain fact has no likelihood."""
    assert list(features("a", "b", "en")) == list(features("a", "b", "fr"))
    assert likely_for_by_words("Should the dam be built?", "The dam is high.", "en") is None


def test_an_avowal_of_something_else_is_none() -> None:
    """To be for another thing than what is asked says nothing outright."""
    assert avowed("Should the bridge be built?", "I am against the bridge.", "en") is not None
    assert avowed("Should the bridge be built?", "I am for solar power.", "en") is None
    assert avowed("Faut-il bâtir le barrage ?", "Je suis pour le barrage, mais contre ce barrage-ci.", "fr") is not None


def test_another_language_is_refused() -> None:
    """Neither English nor French."""
    with pytest.raises(UnknownLanguage):
        stance_in_text("Soll man?", "Nein.", "de")
