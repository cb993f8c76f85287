"""Roles: golden cases in both languages, and what must hold for every role."""

from typing import Any

import pytest

from palabre.model.passage import words_at
from palabre.read.post_words import post_lexicon
from palabre.read.roles import NAME, read_roles
from tests.read.golden import cases, check, document


@pytest.mark.parametrize(("language", "case"), cases("roles"))
def test_case(language: str, case: dict[str, Any]) -> None:
    """Each sentence is read as its case says."""
    check("roles", language, case)


def test_one_role_however_often_named() -> None:
    """A bare title repeats the fuller role; a second post is another role."""
    text = "Ghana's president, Samuel Osei, left. President Samuel Osei will return. Samuel Osei was elected speaker."
    roles = read_roles(document(text, "en"))
    assert [r.post for r in roles] == ["president", "speaker"]


def test_words_stand_where_the_spans_say() -> None:
    """Person, body and post lie inside the passage, and the component is named."""
    doc = document("On Monday the Kenyan foreign minister, Peter Otieno, arrived.", "en")
    (role,) = read_roles(doc)
    assert words_at(doc.text, role.person.spans) == role.person.text == "Peter Otieno"
    assert words_at(doc.text, role.spans) == "the Kenyan foreign minister, Peter Otieno"
    assert role.component == NAME


def test_nothing_from_a_heading() -> None:
    """A heading repeats the text and is not read."""
    doc = document("The mayor, Ali Sow, resigns\n\nIt rained all day in the valley and nobody went out at all.", "en")
    assert read_roles(doc) == ()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_lexicon_loads(language: str) -> None:
    """Every post is reachable from its first word, and no domain is empty."""
    lexicon = post_lexicon(language)
    assert all(key and key[0] in lexicon.starts for key in lexicon.heads)
    assert all(lexicon.domains)
