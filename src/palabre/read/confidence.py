"""Confidences: a reading in, the same reading with the probability that each claim is right out.

A logistic model for each kind of claim over `confidence_features`, its weights in `lexicon/confidence.toml`, made by
`training/calibration.py` on articles whose claims people have judged. Right means: somebody did say these words and it
is the speaker named; the number and the sort of victims; kind and status of an event; the stance. What a component says
of its own sureness (a probability left in `confidence`) is one of the signs. Refuses to say 0 or 1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp
from tomllib import loads
from typing import TypeVar

from palabre.model.article import Article
from palabre.model.claim import ClaimBody
from palabre.model.event import Event
from palabre.model.reading import Reading
from palabre.model.statement import Statement
from palabre.model.toll import Toll
from palabre.read.confidence_features import (
    Features,
    Page,
    event_features,
    other_features,
    page_of,
    statement_features,
    toll_features,
)

NAME = "confidence.v1"

_BOUNDS = (0.01, 0.99)


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: log-odds of a claim without any feature, and what each feature adds."""

    base: float
    weights: Mapping[str, float]

    def probability(self, features: Features) -> float:
        """The probability that a claim with these features is right."""
        total = self.base + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return min(max(1.0 / (1.0 + exp(-max(-30.0, min(30.0, total)))), _BOUNDS[0]), _BOUNDS[1])


@dataclass(frozen=True, slots=True)
class Rated:
    """A claim of a kind (a key of the contract, or `tolls`) with its features and its confidence."""

    kind: str
    claim: ClaimBody | Toll
    features: Features
    confidence: float | None


@cache
def models() -> Mapping[str, Model]:
    """The model of each kind of claim."""
    raw = loads(files("palabre.read.lexicon").joinpath("confidence.toml").read_text("utf-8"))
    return {kind: Model(table["base"], table["weights"]) for kind, table in raw["model"].items()}


def features_of(body: ClaimBody, page: Page) -> Features:
    """The features of a claim that is no toll."""
    match body:
        case Statement():
            return statement_features(body, page)
        case Event():
            return event_features(body, page)
        case _:
            return other_features(body, page)


def rated_claims(article: Article, reading: Reading) -> Iterator[Rated]:
    """Each claim of a reading as it stands, with the features that its confidence is made of."""
    page = page_of(article, reading)
    for kind, bodies in _kinds(reading).items():
        for body in bodies:
            yield Rated(kind, body, features_of(body, page), body.confidence)
    for event in reading.events:
        for toll in event.tolls:
            yield Rated("tolls", toll, toll_features(toll, event, page), toll.confidence)


def with_confidences(article: Article, reading: Reading) -> Reading:
    """The reading with a confidence on each claim and each toll."""
    page = page_of(article, reading)
    events = tuple(
        replace(event, confidence=_rating("events", event_features(event, page)), tolls=_tolls(event, page))
        for event in reading.events
    )
    return replace(
        reading,
        statements=tuple(_sure("statements", s, page) for s in reading.statements),
        positions=tuple(_sure("positions", p, page) for p in reading.positions),
        events=events,
        accords=tuple(_sure("accords", a, page) for a in reading.accords),
        commitments=tuple(_sure("commitments", c, page) for c in reading.commitments),
        affiliations=tuple(_sure("affiliations", a, page) for a in reading.affiliations),
        roles=tuple(_sure("roles", r, page) for r in reading.roles),
    )


Body = TypeVar("Body", bound=ClaimBody)


def _sure(kind: str, body: Body, page: Page) -> Body:
    return replace(body, confidence=_rating(kind, features_of(body, page)))


def _tolls(event: Event, page: Page) -> tuple[Toll, ...]:
    return tuple(replace(t, confidence=_rating("tolls", toll_features(t, event, page))) for t in event.tolls)


def _rating(kind: str, features: Features) -> float:
    return round(models()[kind].probability(features), 3)


def _kinds(reading: Reading) -> dict[str, tuple[ClaimBody, ...]]:
    return {
        "statements": reading.statements,
        "positions": reading.positions,
        "events": reading.events,
        "accords": reading.accords,
        "commitments": reading.commitments,
        "affiliations": reading.affiliations,
        "roles": reading.roles,
    }
