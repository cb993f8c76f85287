"""Weights of the country in which incidents were that have no place: labelled articles in, one TOML file out.

Each incident that the key has, and that the reader finds without a place in an article with a date line, is held beside
every country that its article names; right is the key's. Articles whose id falls in the fourth part by hash are kept
aside for the figures printed. Refuses a bench without keys.

    python -m training.homeland --bench PATH
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from palabre.model.codec import contract
from palabre.model.desk import Desk
from palabre.pipeline.reading import Engine
from palabre.resolve import homeland
from palabre.resolve.homeland import Countries, unplaced
from training.incidents import Row, aside, fit, given, guess, keyed, write
from training.unsaid import pairs

WEIGHTS = Path(__file__).parents[1] / "src" / "palabre" / "resolve" / "lexicon" / "homeland_weights.toml"
_PENALTY = 2.0
_NEVER = -99.0  # bias of a model that places nothing
_CUTS = (0.0, 0.5, 0.6, 0.7, 0.8)


def choices(bench: Path, scorer: Any, common: Any) -> Iterator[list[Row]]:
    """The countries at which each unplaced incident can have been."""
    engine = Engine(Desk())
    for article, keys in keyed(bench, scorer):
        reading = engine.unrated(article)
        if not any(unplaced(e) for e in reading.events):
            continue
        countries = Countries(reading.events, reading.mentions, article.text)
        for key, event, _ in pairs(keys, contract(article, reading), reading.events, scorer, common):
            right = {scorer.COUNTRIES.get(scorer.fold(name)) for chain in key["places"] for name in chain[0]} - {None}
            if unplaced(event) and right and countries.told_from:
                found = countries.candidates()
                yield [(article.id, countries.features(event, c), c in right) for c in found]


def report(weights: dict[str, float], found: list[list[Row]]) -> None:
    """How often the likeliest country is right on the articles kept aside."""
    best = [max((guess(weights, features), is_so) for _, features, is_so in rows) for rows in found]
    for cut in _CUTS:
        taken = [is_so for sure, is_so in best if sure >= cut]
        right = sum(taken) / max(1, len(taken))
        sys.stdout.write(f"from {cut}: {len(taken)} of {len(best)} placed, {right:.3f} of them right\n")


def main() -> None:
    """Train, print what is right on the articles kept aside, and write the weights."""
    bench, scorer, common = given(__doc__)

    homeland.weights().clear()
    homeland.weights()["bias"] = _NEVER
    found = [rows for rows in choices(bench, scorer, common) if rows]
    weights = fit([row for rows in found for row in rows if not aside(row)], _PENALTY)
    report(weights, [rows for rows in found if aside(rows[0])])
    write(WEIGHTS, {"country": weights}, "training/homeland.py")


if __name__ == "__main__":
    main()
