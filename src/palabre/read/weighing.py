"""Weighing: named features in, a probability out, by learned weights (`training/incidents.py`, `training/unsaid.py`).

A logistic model in plain Python. Refuses nothing: a feature without a weight counts nothing.
"""

from functools import cache
from importlib.resources import files
from math import exp
from tomllib import loads

NAME = "weighing.v1"

_FILES = ("incident_weights.toml", "undated_weights.toml")


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights of each model. Training puts others in their place, in its own process."""
    folder = files("palabre.read.lexicon")
    read = (loads(folder.joinpath(name).read_text("utf-8")) for name in _FILES)
    return {model: weights for models in read for model, weights in models.items()}


def probability(model: str, features: dict[str, float]) -> float:
    """How likely the model holds what the features describe, 0 to 1."""
    known = weights()[model]
    total = known["bias"] + sum(known.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
