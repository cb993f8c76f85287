"""Weights of when incidents were whose sentences do not say so: labelled articles in, one TOML file out.

Each incident that the reader finds and the key has is held beside every day that its article names elsewhere; right is
the key's. Learned also from incidents whose sentences do say it, where the article says it elsewhere too. Articles
whose id falls in the fourth part by hash are kept aside for the figures printed. Refuses a bench without keys.

    python -m training.unsaid --bench PATH
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from palabre.model.codec import contract
from palabre.model.desk import Desk
from palabre.model.event import INCIDENTS, Event
from palabre.pipeline.reading import Engine
from palabre.read import weighing
from palabre.read.document import Document
from palabre.read.undated import Days
from training.incidents import Row, aside, fit, given, guess, keyed, write

WEIGHTS = Path(__file__).parents[1] / "src" / "palabre" / "read" / "lexicon" / "undated_weights.toml"
_PENALTY = 2.0
_NEVER = -99.0  # bias of a model that dates nothing
_CUTS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True)
class Choice:
    """When one incident can have been: each candidate with the scorer's credit. `said`: the reader knows."""

    said: bool
    rows: list[tuple[Row, float]]

    def teaches(self) -> bool:
        """Whether it is, or could be, one that the reader leaves open: the right one is told elsewhere too."""
        return not self.said or any(right for (_, _, right), _ in self.rows)


def choices(bench: Path, scorer: Any, common: Any) -> Iterator[Choice]:
    """The choices of all incidents that both the reader and the key have."""
    engine = Engine(Desk())
    for article, keys in keyed(bench, scorer):
        reading = engine.unrated(article)
        days = Days(Document(article, "en"), reading.events, reading.times, reading.statements)
        for key, event, form in pairs(keys, contract(article, reading), reading.events, scorer, common):
            if not scorer.date_required(key):
                continue
            rows = []
            for candidate in days.candidates(event):
                on = str(candidate.day)
                credit = scorer.date_credit(key, form | {"start": on, "end": on})
                rows.append(((article.id, days.features(event, candidate), credit == 1), credit))
            yield Choice(event.time is not None, rows)


def pairs(
    keys: list[Any], reading: dict[str, Any], events: tuple[Event, ...], scorer: Any, common: Any
) -> Iterator[tuple[Any, Event, dict[str, Any]]]:
    """The key's incidents, each with the event that tells it."""
    plain = json.loads(json.dumps(reading, default=str))
    found = [(e, scorer.predicted_form(p, plain)) for e, p in zip(events, plain["events"], strict=True)]
    found = [(e, f) for e, f in found if e.kind in INCIDENTS]
    weights = [[scorer.likeness(m, f) for _, f in found] for m in keys]
    for i, j, _ in common.assign(weights) if keys and found else ():
        yield keys[i], *found[j]


def report(weights: dict[str, float], found: list[Choice]) -> None:
    """How often the likeliest is right on the articles kept aside, for incidents that the reader leaves open."""
    best = [max((guess(weights, row[1]), credit) for row, credit in choice.rows) for choice in found]
    for cut in _CUTS:
        taken = [credit for sure, credit in best if sure >= cut]
        right = sum(c == 1 for c in taken) / max(1, len(taken))
        sys.stdout.write(f"from {cut}: {len(taken)} of {len(best)} dated, {right:.3f} of them right\n")


def main() -> None:
    """Train, print what is right on the articles kept aside, and write the weights."""
    bench, scorer, common = given(__doc__)

    weighing.weights()["day"] = {"bias": _NEVER}
    found = [choice for choice in choices(bench, scorer, common) if choice.rows]
    weights = fit([row for c in found if c.teaches() for row, _ in c.rows if not aside(row)], _PENALTY)
    report(weights, [c for c in found if not c.said and aside(c.rows[0][0])])
    write(WEIGHTS, {"day": weights}, "training/unsaid.py")


if __name__ == "__main__":
    main()
