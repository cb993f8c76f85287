"""Fitting and judging confidences, on claims made up here."""

import random

from benchmarks import calibration as report
from benchmarks.judged import Judged, Verdict, fold
from palabre.config.options import OPTIONS
from training import calibration


def claim(number: int, verdict: Verdict, *, kind: str = "statements", **features: float) -> Judged:
    return Judged(kind, "readings", f"article {number % 40}", "en", features, verdict)


def made(count: int = 400) -> list[Judged]:
    """Claims with a sign: nine of ten are right with it, half of them without."""
    dice = random.Random(7)
    found = []
    for number in range(count):
        sign = float(number % 2)
        right = dice.random() < (0.9 if sign else 0.5)
        found.append(claim(number, Verdict.RIGHT if right else Verdict.WRONG, sign=sign, always=1.0))
    return found


def test_a_model_learns_what_tells() -> None:
    """The sign is learnt with its strength; what every claim shows alike is not."""
    model = calibration.fitted(made(), "statements")
    assert set(model.weights) == {"sign"}
    assert abs(model.probability({"sign": 1.0}) - 0.9) < 0.06
    assert abs(model.probability({"sign": 0.0}) - 0.5) < 0.08


def test_claims_are_rated_by_models_that_have_not_seen_them() -> None:
    """Each claim of the annotated articles once, and what is rated 0.9 is right nine times of ten."""
    claims = made()
    found = calibration.unseen(claims, "statements")
    assert sorted(c.article for c, _ in found) == sorted(c.article for c in claims)
    assert report.error(report.curve(found)) < 0.08
    assert 0 <= fold("article 1", 5) < 5
    assert fold("article 1", 5) == fold("article 1", 5)


def test_the_threshold_keeps_what_may_not_be_wrong() -> None:
    """The lowest confidence above which few enough are wrong; claims that are only not annotated do not count."""
    sure = [(claim(n, Verdict.RIGHT), 0.9) for n in range(60)]
    unsure = [(claim(n, Verdict.WRONG), 0.7) for n in range(6)]
    spare = [(claim(n, Verdict.SPURIOUS), 0.95) for n in range(6)]
    level = calibration._least([*sure, *unsure, *spare], 0.03)
    assert 0.7 < level <= 0.9
    row = report.published([*sure, *unsure, *spare], level)
    assert (row["claims"], row["published"], row["wrong"]) == (72, 66, 0.0)
    assert row["to_review"] > 0 and row["not_annotated"] > 0


def test_curve_and_error() -> None:
    """Bins of equal size from unsure to sure; a model that is always sure and half right errs by half."""
    found = [(claim(n, Verdict.RIGHT if n % 2 else Verdict.WRONG), 0.99) for n in range(20)]
    bins = report.curve(found)
    assert sum(b["claims"] for b in bins) == 20
    assert abs(report.error(bins) - 0.49) < 0.01
    assert report.error([]) == 0.0
    assert "ECE" in report.table({"tolls": {"ece": 0.1, "curve": bins, **report.published(found, 0.5)}})


def test_the_options_default_is_set() -> None:
    """In the table of options and in the settings, and nowhere else."""
    text = calibration.OPTIONS.read_text(encoding="utf-8")
    changed = calibration.with_default(text, 0.77)
    assert changed.count("0.77") == 2
    default = next(o.default for o in OPTIONS if o.name == "threshold")
    assert calibration.with_default(changed, float(default)) == text


def test_the_table_holds_every_model() -> None:
    """Written as TOML that reads back to the same models."""
    import tomllib

    model = calibration.fitted(made(), "statements")
    table = tomllib.loads(calibration.written({"statements": model}, 0.9))
    assert table["threshold"] == 0.9
    assert table["model"]["statements"] == {"base": model.base, "weights": dict(model.weights)}
