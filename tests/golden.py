"""Golden cases: `tests/cases/<kind>.<language>.toml`, one `[[case]]` each with a comment, and how they are compared.

A case has `comment`, `text` and `gives`, a list of lines; what a line says is up to the kind's own test. A case with
`known_failure = true` and a `reason` asserts that the reader still gives something else, so that a repair is noticed.
"""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from palabre.model.article import Article

CASES = Path(__file__).parent / "cases"
LANGUAGES = ("en", "fr")
PUBLISHED = "2031-03-05"  # a Wednesday; a case may have its own day, or "" for none

Case = dict[str, Any]


def cases(kind: str) -> list[Any]:
    """The cases of a kind in both languages, as parameters `language, case`."""
    return [
        pytest.param(language, case, id=f"{language}: {case['comment']}")
        for language in LANGUAGES
        for case in table(kind, language)["case"]
    ]


def table(kind: str, language: str) -> Case:
    """The whole file of a kind and language."""
    return tomllib.loads((CASES / f"{kind}.{language}.toml").read_text("utf-8"))


def article(language: str, case: Case) -> Article:
    """The article of a case."""
    day = case.get("published", PUBLISHED)
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return Article(id="case", text=case["text"], language=language, published=published)


def check(language: str, case: Case, told: Callable[[Article, Case], list[str]]) -> None:
    """Assert that a case gives its lines, or still fails where it is known to."""
    given = told(article(language, case), case)
    if case.get("known_failure"):
        assert case["reason"], "a known failure says why"
        assert given != case["gives"], "repaired: take known_failure away"
        return
    assert given == case["gives"], f"read {given}, wanted {case['gives']}"
