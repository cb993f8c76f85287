"""Affiliations: golden cases in both languages, and what must hold for every affiliation."""

from typing import Any

import pytest

from palabre.model.passage import words_at
from palabre.read.affiliations import read_affiliations
from palabre.read.membership import links, relation_words
from tests.read.golden import cases, check, document


@pytest.mark.parametrize(("language", "case"), cases("affiliations"))
def test_case(language: str, case: dict[str, Any]) -> None:
    """Each sentence is read as its case says."""
    check("affiliations", language, case)


def test_told_once() -> None:
    """The same pair and relation in two sentences is one affiliation, at its first place."""
    doc = document("Rebels linked to Al-Qaeda attacked. The rebels linked to Al-Qaeda then left.", "en")
    (only,) = read_affiliations(doc)
    assert only.spans[0][0] == 0


def test_both_sides_lie_in_the_passage() -> None:
    """The passage covers member and group, whose texts are the words at their spans."""
    doc = document("Le Front du fleuve, dirigé par Omar Sall, a refusé.", "fr")
    (one,) = read_affiliations(doc)
    for party in (one.member, one.group):
        assert words_at(doc.text, party.spans) == party.text
        assert one.spans[0][0] <= party.spans[0][0] and party.spans[-1][1] <= one.spans[0][1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_lexicon_loads(language: str) -> None:
    """The small words are there, and a sentence without a wording has no links."""
    assert relation_words(language).nouns
    doc = document("Bamako.", language)
    assert [link for s in doc.sentences for link in links(doc, s, "after")] == []
