"""Whether the reader is as sure as it is right: reliability of the confidences on the annotated articles.

    python -m benchmarks.calibration --bench PATH

Each claim is rated by a model that has not seen its article (folds by a hash of the article's id). Printed and written
to `results/calibration.json`: for each kind the claims by confidence, how many of them are right, the expected
calibration error; and at the shipped threshold how many statements name a wrong speaker, how many figures hold a wrong
number or category, and the share that goes to review.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.judged import Judged, Verdict
from benchmarks.machine import described, save
from palabre.config import Settings
from training.calibration import SHARES, judged, unseen

BINS = 5
Rating = tuple[Judged, float]


def curve(found: Sequence[Rating]) -> list[dict[str, float]]:
    """Claims that are judged in bins of equal size, from unsure to sure: mean confidence, share right."""
    ordered = sorted((pair for pair in found if pair[0].counts), key=lambda pair: pair[1])
    size = max(1, -(-len(ordered) // BINS))
    parts = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    return [
        {
            "claims": len(part),
            "confidence": round(sum(p for _, p in part) / len(part), 3),
            "right": round(sum(c.right for c, _ in part) / len(part), 3),
        }
        for part in parts
    ]


def error(bins: Sequence[dict[str, float]]) -> float:
    """The expected calibration error: the mean distance of confidence and share right, by claims."""
    total = sum(b["claims"] for b in bins)
    return round(sum(b["claims"] * abs(b["confidence"] - b["right"]) for b in bins) / total, 4) if total else 0.0


def published(found: Sequence[Rating], threshold: float) -> dict[str, Any]:
    """What goes out without review at a threshold, and how much of it is wrong."""
    out = [c for c, p in found if p >= threshold]
    count = {verdict: sum(c.verdict is verdict for c in out) for verdict in Verdict}
    return {
        "claims": len(found),
        "published": len(out),
        "to_review": round(1 - len(out) / len(found), 4) if found else 0.0,
        "wrong": round(count[Verdict.WRONG] / len(out), 4) if out else 0.0,
        "not_annotated": round(count[Verdict.SPURIOUS] / len(out), 4) if out else 0.0,
    }


def report(claims: Sequence[Judged], threshold: float) -> dict[str, Any]:
    """The figures of every kind, and of each language for those that the threshold is for."""
    figures: dict[str, Any] = {}
    for kind in sorted({c.kind for c in claims}):
        found = unseen(claims, kind)
        bins = curve(found)
        figures[kind] = {"ece": error(bins), "curve": bins, **published(found, threshold)}
        if kind in SHARES:
            for language in ("en", "fr"):
                mine = [pair for pair in found if pair[0].language == language]
                figures[kind][language] = published(mine, threshold)
    return figures


def table(figures: dict[str, Any]) -> str:
    """The reliability curves as text: a bar for the share right, a mark where the confidence stands."""
    lines = []
    for kind, row in figures.items():
        lines.append(f"{kind}: {row['claims']} claims, ECE {row['ece']:.3f}")
        for part in row["curve"]:
            bar = list(f"{'#' * round(part['right'] * 40):<41}")
            bar[round(part["confidence"] * 40)] = "|"
            lines.append(f"  {part['confidence']:.2f} {''.join(bar)} {part['right']:.2f} of {part['claims']}")
        if kind in SHARES:
            shown = f"{row['published']} published, {row['wrong']:.1%} of them wrong (at most {SHARES[kind]:.0%})"
            lines.append(f"  {shown}; {row['to_review']:.0%} go to review")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=os.environ.get("PALABRE_BENCH"))
    parser.add_argument("--train", type=int, default=0, help="articles of the attribution bench's training part")
    options = parser.parse_args(arguments)
    if not options.bench:
        parser.error("give --bench PATH, or set PALABRE_BENCH")
    threshold = Settings().threshold
    figures = report(judged(Path(options.bench), options.train), threshold)
    print(table(figures))
    print(save("calibration.json", {"machine": described(), "threshold": threshold, "kinds": figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
