"""Sentences and the same ones with two names changed over: templates and parties in, pairs of texts out.

Templates and names are in `tests/cases/swaps.toml`; paragraphs are those of the example articles. The same pairs each
time.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from palabre.model.article import Article
from palabre.model.reading import Reading

CASES = Path(__file__).parents[1] / "cases" / "swaps.toml"
LANGUAGES = ("en", "fr")
EACH_PAIR, EACH_PERSONS = 10, 9  # sentences of a template


@dataclass(frozen=True, slots=True)
class Swap:
    """A text, the same text with two names changed over, and what they are."""

    language: str
    text: str
    swapped: str
    names: tuple[str, str]
    template: str


def swaps() -> Iterator[Swap]:
    """All swaps of both languages, templates first, then paragraphs."""
    cases = tomllib.loads(CASES.read_text("utf-8"))
    for language in LANGUAGES:
        yield from _from_templates(cases[language], language)


def _from_templates(cases: dict[str, Any], language: str) -> Iterator[Swap]:
    names: dict[str, list[str]] = cases["parties"]
    parties = [name for kind in ("state", "group", "body") for name in names[kind]]
    for template in cases["between_parties"]:
        yield from _some(template, parties, EACH_PAIR, language)
    for template in cases["between_persons"]:
        yield from _some(template, names["person"], EACH_PERSONS, language)


def _some(template: str, names: list[str], count: int, language: str) -> Iterator[Swap]:
    dice = random.Random(template)
    bare = [n for n in names if n not in ("Paris", "Niamey", "Port Selim", "Port-Sélim")]
    for one, two in dice.sample([*permutations(bare, 2), *permutations(names, 2)], count):
        text, swapped = (_filled(template, pair, language) for pair in ((one, two), (two, one)))
        yield Swap(language, text, swapped, (one, two), template)


def _filled(template: str, names: tuple[str, str], language: str) -> str:
    text = template
    for slot, name in zip("abpq", names * 2, strict=True):
        text = text.replace(f"{{{slot}}}", name)
    if language == "fr":
        text = _contracted(text)
    return text[0].upper() + text[1:]


def _contracted(text: str) -> str:
    """*de le* and *à les* as French writes them, *de* and *que* before a vowel."""
    text = re.sub(r"\b(de|à) (les?) ", lambda m: _JOINED[m[1], m[2]], text)
    return re.sub(r"\b([dq]u?)e (?=[AEIOUÉaeioué])", r"\1'", text)


_JOINED = {("de", "le"): "du ", ("de", "les"): "des ", ("à", "le"): "au ", ("à", "les"): "aux "}


def from_paragraphs(articles: list[Article]) -> Iterator[Swap]:
    """Paragraphs of articles with a name in them replaced by one that takes the same words around it."""
    cases = tomllib.loads(CASES.read_text("utf-8"))
    for article in articles:
        language = article.language or ""
        for paragraph in re.split(r"\n\s*\n", article.text):
            for names in cases[language]["real"]["groups"]:
                here = [n for n in names if re.search(rf"\b{n}\b", paragraph)]
                if not here:
                    continue
                other = next(n for n in (*here[1:], *names) if n != here[0])
                yield Swap(language, paragraph, exchanged(paragraph, here[0], other), (here[0], other), "")


def exchanged(text: str, one: str, two: str) -> str:
    """Each of two names by the other one."""
    return re.sub(rf"\b(?:{one}|{two})\b", lambda m: two if m[0] == one else one, text)


def codes(reading: Reading) -> list[tuple[object, ...]]:
    """What names must not change, event by event: trigger, type, kind, status, certainties, figures of tolls.

    Not whom a figure counts: *Colonel Keïta* and *members of the Army* are soldiers by their very names.
    """
    found: list[tuple[object, ...]] = []
    for event in sorted(reading.events, key=lambda e: e.trigger.spans):
        tolls = sorted((t.harm, t.low or 0, t.best or 0, t.high or 0, t.qualifier) for t in event.tolls)
        sure = sorted(a.certainty for a in event.attribution)
        found.append((event.trigger.text, event.type, event.kind, event.status, tuple(sure), tuple(tolls)))
    return found
