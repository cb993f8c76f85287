"""Golden cases of roles, affiliations, accords and commitments: a sentence in, one line of text a claim out."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from palabre.model.accord import Accord
from palabre.model.actor import Party
from palabre.model.article import Article
from palabre.read.accords import read_accords
from palabre.read.affiliations import read_affiliations
from palabre.read.commitments import read_commitments
from palabre.read.document import Document
from palabre.read.roles import read_roles
from palabre.read.times import read_times

CASES = Path(__file__).parents[1] / "cases"


def cases(kind: str) -> list[Any]:
    """The cases of a kind in both languages, as pytest parameters."""
    found = []
    for language in ("en", "fr"):
        for case in tomllib.loads((CASES / f"{kind}.{language}.toml").read_text("utf-8"))["case"]:
            found.append(pytest.param(language, case, id=f"{language}: {case['comment']}"))
    return found


def check(kind: str, language: str, case: dict[str, Any]) -> None:
    """Assert that a case is read as it says, or, for a known failure, that it still is not."""
    said = sorted(READERS[kind](case["text"], language))
    if case.get("known_failure"):
        assert said != sorted(case["says"]), f"repaired: {case['reason']}; drop known_failure"
    else:
        assert said == sorted(case["says"]), case["comment"]


def document(text: str, language: str) -> Document:
    """The document of a text published on 15 July 2021."""
    return Document(Article(id="a", text=text, language=language, published=datetime(2021, 7, 15)), language)


def _words(party: Party | None) -> str:
    return party.text if party else "-"


def _roles(text: str, language: str) -> list[str]:
    return [
        f"{_words(r.person)} | {r.post} | {_words(r.organisation)} | {r.qualifier or '-'}"
        for r in read_roles(document(text, language))
    ]


def _affiliations(text: str, language: str) -> list[str]:
    return [
        f"{a.member.text} | {a.group.text} | {a.relation} | {a.status}"
        for a in read_affiliations(document(text, language))
    ]


def _accords(text: str, language: str) -> list[str]:
    doc = document(text, language)
    times = read_times(doc)
    names = {t.id: t.text for t in times}
    return [_accord(a, names) for a in read_accords(doc, times, ())]


def _accord(accord: Accord, names: dict[str, str]) -> str:
    line = f"{accord.name} | {accord.kind} | {accord.state}"
    lists = {
        "sig": accord.signatories,
        "non": accord.non_signatories,
        "par": accord.parties,
        "med": accord.mediators,
    }
    for label, parties in lists.items():
        line += f" | {label}: {'; '.join(p.text for p in parties)}" if parties else ""
    line += f" | place: {accord.place.text}" if accord.place else ""
    return line + (f" | time: {names[accord.time]}" if accord.time else "")


def _commitments(text: str, language: str) -> list[str]:
    doc = document(text, language)
    times = read_times(doc)
    names = {t.id: t.text for t in times}
    return [
        f"{_words(c.owner)} | {c.act.text} | {names[c.due] if c.due else '-'} | {'hedged' if c.hedged else 'firm'}"
        for c in read_commitments(doc, times, ())
    ]


READERS: dict[str, Callable[[str, str], list[str]]] = {
    "roles": _roles,
    "affiliations": _affiliations,
    "accords": _accords,
    "commitments": _commitments,
}
