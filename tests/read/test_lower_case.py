"""What is sought in the text in lower case: it stands where it does in the text, and no wording asks for a capital."""

import re
import tomllib
from importlib.resources import files

import pytest

from palabre.model.article import Article
from palabre.read.commitment_cues import commitment_lexicon
from palabre.read.document import LANGUAGES, Document
from palabre.read.force import hints
from palabre.read.furniture import wordings as furniture

_NO_LETTER = re.compile(r"\\.|\(\?P<\w+>")


def test_as_long_as_the_text() -> None:
    """A letter whose lower case is longer stays, so that all others keep their places."""
    text = "À İzmir, l'ÉTÉ, MALI."
    assert Document(Article(id="a", text=text, language="fr"), "fr").lower == "à İzmir, l'été, mali."


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_asks_for_a_capital(language: str) -> None:
    """A capital in a pattern for lower case would never match."""
    known = furniture(language)
    wordings = [
        *(cue.pattern for cue in commitment_lexicon(language).cues),
        *(pattern for hint in hints(language) for pattern in hint.pattern.values()),
        known.opening,
        known.inside,
    ]
    for wording in wordings:
        assert not any(map(str.isupper, _NO_LETTER.sub("", wording.pattern))), wording.pattern


@pytest.mark.parametrize("language", LANGUAGES)
def test_commitments_begin_at_words(language: str) -> None:
    """If one wording may begin anywhere, all are tried at each letter, which takes three times as long."""
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath(f"commitments.{language}.toml").read_text("utf-8"))
    for strength in ("granted", "strong", "weak"):
        for wording in (one for listed in raw[strength].values() for one in listed):
            assert wording.startswith(r"\b"), wording
