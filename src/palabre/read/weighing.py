"""Weighing: named features in, a probability out, by weights that were learned (`training/incidents.py`).

A logistic model in plain Python. Refuses nothing: a feature without a weight counts nothing.
"""

from functools import cache
from importlib.resources import files
from math import exp
from tomllib import loads

NAME = "weighing.v1"


@cache
def _weights(model: str) -> dict[str, float]:
    raw: dict[str, dict[str, float]] = loads(
        files("palabre.read.lexicon").joinpath("incident_weights.toml").read_text("utf-8")
    )
    return raw[model]


def probability(model: str, features: dict[str, float]) -> float:
    """How likely the model holds what the features describe, 0 to 1."""
    weights = _weights(model)
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def forget() -> None:
    """Read the weights anew when they are next asked for: they were trained again."""
    _weights.cache_clear()
