"""How often the reader is right on the annotated articles that most of its authors did not look at.

    python -m benchmarks.aside --bench PATH

The first reader was tuned on the visible `readings`. Six of them were kept aside by the authors of statements, roles,
affiliations, accords and commitments; authors of times, events and positions saw some. So these figures are nearer to
what a new article gives than those of `benchmarks.accuracy`, and still not blind. Figures go to `results/aside.json`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import described, save

TENTH = 10  # as in training/statements.py
ASIDE = {"en": ("en-06", "en-10", "en-15"), "fr": ("fr-02", "fr-03", "fr-08")}


def scored(bench: Path, language: str, command: str, work: Path, *, aside: bool) -> dict[str, Any]:
    """The scorer's figures over the articles kept aside, or over the others."""
    folder = bench / "readings" / language
    gold, given = work / "gold.jsonl", work / "input.jsonl"
    for source, target in ((folder / "gold.jsonl", gold), (folder / "input.jsonl", given)):
        rows = [line for line in source.read_text("utf-8").split("\n") if line]
        target.write_text("\n".join(r for r in rows if _kept(r, language) is aside) + "\n", "utf-8")
    read = subprocess.run([command, "read", "--json", str(given)], capture_output=True, check=True)
    (work / "read.jsonl").write_bytes(read.stdout)
    scorer = [sys.executable, str(bench / "score" / "readings.py"), str(gold), str(work / "read.jsonl")]
    done = subprocess.run(scorer, capture_output=True, text=True, encoding="utf-8", check=True)
    figures: dict[str, Any] = json.JSONDecoder().raw_decode(done.stdout)[0]
    return figures


def _kept(row: str, language: str) -> bool:
    found = json.loads(row)
    return str(found.get("id") or found["article"]["id"]).startswith(ASIDE[language])


def event_places(bench: Path, command: str, work: Path) -> dict[str, Any]:
    """The scorer's figures over every tenth sentence: the tagger was trained on the others."""
    folder = bench / "event_places" / "train"
    for name in ("gold.jsonl", "input.jsonl"):
        rows = [line for line in (folder / name).read_text("utf-8").split("\n") if line]
        (work / name).write_text("\n".join(rows[::TENTH]) + "\n", "utf-8")
    read = subprocess.run([command, "read", "--json", str(work / "input.jsonl")], capture_output=True, check=True)
    (work / "read.jsonl").write_bytes(read.stdout)
    scorer = [
        sys.executable,
        str(bench / "score" / "event_places.py"),
        str(work / "gold.jsonl"),
        str(work / "read.jsonl"),
    ]
    done = subprocess.run(scorer, capture_output=True, text=True, encoding="utf-8", check=True)
    figures: dict[str, Any] = json.JSONDecoder().raw_decode(done.stdout)[0]
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Score both languages, on the articles kept aside and on the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=os.environ.get("PALABRE_BENCH"))
    options = parser.parse_args(arguments)
    if not options.bench:
        parser.error("give --bench PATH, or set PALABRE_BENCH")
    command = str(Path(sys.executable).with_name("palabre"))
    rows = []
    for language in ASIDE:
        for aside in (True, False):
            with tempfile.TemporaryDirectory() as work:
                figures = scored(Path(options.bench), language, command, Path(work), aside=aside)
            rows.append({"language": language, "aside": aside, "figures": figures})
            kind = "kept aside" if aside else "looked at "
            print(f"{language} {kind}  macro F1 {figures['macro_f1']:.4f}  found {figures['macro_found']:.4f}")
    with tempfile.TemporaryDirectory() as work:
        placed = event_places(Path(options.bench), command, Path(work))
    print(f"event places, every tenth sentence: {placed['token']}")
    print(save("aside.json", {"machine": described(), "readings": rows, "event_places": placed}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
