"""The models of confidence: judged claims of the benches in, `src/palabre/read/lexicon/confidence.toml` out.

    python -m training.calibration --bench PATH
    python -m training.calibration --bench PATH --train 400    with as many articles of the attribution bench's training
                                                               part: only for a reader that was not trained on it

The default of the option `threshold` is set with it; then `make docs`, and `python -m benchmarks.calibration`.

For each kind of claim a logistic model with an L2 penalty (Newton's method, as in any textbook), over the features of
`read/confidence_features.py`. The annotated articles count more than the other benches, which each have an intercept
of their own, so that what is shipped is calibrated for articles. Kinds with few claims learn hardly more than their
share of right ones. The threshold is chosen on claims whose articles the model had not seen (folds by a hash of the
article).
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.judged import (
    Judged,
    Verdict,
    fold,
    judged_incidents,
    judged_readings,
    judged_statements,
    judged_tolls,
    plain_engine,
)
from palabre.read.confidence import Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TABLE = Path(__file__).parent.parent / "src" / "palabre" / "read" / "lexicon" / "confidence.toml"
OPTIONS = TABLE.parents[2] / "config" / "options.py"
FOLDS = 5
ARTICLES_COUNT = 6.0  # a claim of an annotated article counts as much as so many of the other benches
PENALTY = {"statements": 3.0, "tolls": 100.0, "events": 8.0}
BASE_PENALTY = {"tolls": 60.0}  # a few wrong figures more or less must not move them all
FEW = 12.0  # penalty of the kinds with few claims
# What is believed of figures, of which too few are wrong to learn it: where nobody says who was harmed, or how many, it
# is easily read wrongly. Log-odds, to which the penalty pulls instead of to 0.
BELIEVED = {
    "tolls": {
        "base": 1.3,
        "vague": -1.0,
        "bare plural": -0.7,
        "who unknown": -1.0,
        "killed or injured": 0.7,
        "not reported": -0.5,
    }
}
INCIDENTS = 400  # articles read of the incidents bench
STEP = 0.05  # the threshold is a round number: there are too few wrong ones for a finer one
LEAST = 8  # claims that must show a feature
SHARES = {"statements": 0.03, "tolls": 0.02}  # of published claims: the most that may be wrong


def judged(bench: Path, train: int) -> list[Judged]:
    """All claims that a bench can judge, read now."""
    engine = plain_engine()
    found = [
        *judged_readings(bench, engine),
        *judged_tolls(bench, engine),
        *judged_incidents(bench, engine, most=INCIDENTS),
    ]
    found += judged_statements(bench, engine, "dev")
    return [*found, *(judged_statements(bench, engine, "train", most=train) if train else ())]


def fitted(claims: Sequence[Judged], kind: str) -> Model:
    """The model of a kind."""
    mine = [c for c in claims if c.kind == kind and c.counts]
    seen: dict[str, list[float]] = {}
    for claim in mine:
        for name, value in claim.features.items():
            if value:
                seen.setdefault(name, []).append(value)
    # What every claim shows alike tells nothing.
    names = sorted(n for n, v in seen.items() if len(v) >= LEAST and (len(v) < len(mine) or len(set(v)) > 1))
    benches = sorted({c.bench for c in mine} - {"readings"})
    weights = _newton(mine, names, benches, kind)
    return Model(base=weights[0], weights={n: w for n, w in zip(names, weights[1:], strict=False) if abs(w) >= 0.02})


def _newton(claims: Sequence[Judged], names: Sequence[str], benches: Sequence[str], kind: str) -> list[float]:
    import numpy as np

    rows = [[1.0, *(c.features.get(n, 0.0) for n in names), *(float(c.bench == b) for b in benches)] for c in claims]
    x = np.array(rows)
    y = np.array([float(c.right) for c in claims])
    counts = np.array([ARTICLES_COUNT if c.bench == "readings" else 1.0 for c in claims])
    pull = np.full(x.shape[1], PENALTY.get(kind, FEW))
    pull[0] = BASE_PENALTY.get(kind, 0.1)
    pull[1 + len(names) :] = 0.1
    believed = BELIEVED.get(kind, {})
    before = np.array([believed.get("base", 0.0), *(believed.get(n, 0.0) for n in names), *(0.0 for _ in benches)])
    w: Floats = before.copy()
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (counts * (p - y)) + pull * (w - before)
        bend = (x.T * (counts * p * (1 - p))) @ x + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        w = w - step
        if np.abs(step).max() < 1e-6:
            break
    return [round(float(v), 3) for v in w]


def unseen(claims: Sequence[Judged], kind: str) -> list[tuple[Judged, float]]:
    """The claims of a kind on annotated articles, each with the confidence of a model that had not seen its article."""
    found = []
    for part in range(FOLDS):
        model = fitted([c for c in claims if fold(c.article, FOLDS) != part], kind)
        mine = [c for c in claims if c.kind == kind and c.bench == "readings" and fold(c.article, FOLDS) == part]
        found += [(c, model.probability(c.features)) for c in mine]
    return found


def threshold(claims: Sequence[Judged]) -> float:
    """The lowest confidence above which neither statements nor tolls are wrong more often than they may be."""
    return max(_least(unseen(claims, kind), share) for kind, share in SHARES.items())


def _least(found: Sequence[tuple[Judged, float]], share: float) -> float:
    for level in (round(n * STEP, 2) for n in range(round(0.5 / STEP), round(1 / STEP))):
        kept = [c for c, p in found if p >= level]
        wrong = sum(c.verdict is Verdict.WRONG for c in kept)
        if not kept or wrong <= share * len(kept):
            return level
    return 0.99


def written(found: dict[str, Model], level: float) -> str:
    """The table as TOML."""
    lines = [
        "# How sure the reader is of each kind of claim: log-odds. Made by training/calibration.py; edit nothing here.",
        f"threshold = {level}  # the one that the option `threshold` has by default",
    ]
    for kind, model in found.items():
        lines += ["", f"[model.{kind}]", f"base = {model.base}", f"[model.{kind}.weights]"]
        lines += [f'"{name}" = {weight}' for name, weight in sorted(model.weights.items())]
    return "\n".join(lines) + "\n"


def with_default(options: str, level: float) -> str:
    """The module of options with another default threshold, in the table and in the settings."""
    changed = re.sub(r'(name="threshold",\s+kind=float,\s+default=)[\d.]+', rf"\g<1>{level}", options)
    return re.sub(r"(threshold: float = )[\d.]+", rf"\g<1>{level}", changed)


def main(arguments: Iterable[str] | None = None) -> int:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=os.environ.get("PALABRE_BENCH"))
    parser.add_argument("--train", type=int, default=0, help="articles of the attribution bench's training part")
    options = parser.parse_args(arguments if arguments is None else list(arguments))
    if not options.bench:
        parser.error("give --bench PATH, or set PALABRE_BENCH")
    claims = judged(Path(options.bench), options.train)
    level = threshold(claims)
    kinds = sorted({c.kind for c in claims})
    TABLE.write_text(written({kind: fitted(claims, kind) for kind in kinds}, level), encoding="utf-8")
    OPTIONS.write_text(with_default(OPTIONS.read_text(encoding="utf-8"), level), encoding="utf-8")
    print(f"{TABLE}: {len(claims)} claims, threshold {level}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
