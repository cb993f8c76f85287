"""How often the reader is right on the annotated articles that most of its authors did not look at.

    python -m benchmarks.aside --bench PATH

The first reader was tuned on the visible `readings`. Six of them were kept aside by the authors of statements, roles,
affiliations, accords and commitments; authors of times, events and positions saw some. So these figures are nearer to
what a new article gives than those of `benchmarks.accuracy`, and still not blind: their totals, never their texts, were
watched when rules were changed. Our own articles (`own/README.md`) are measured the same way, half of them unseen by
authors of rules, and sentences about events and relations that the tagger was not trained on. Figures go to
`results/aside.json`.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import described, save

TENTH = 10  # sentences about events and
FIFTH = 5  # those that tell a relation, as in training/statements.py and training/relations.py
OWN = Path(__file__).with_name("own")  # annotated by hands that did not know the reader
GIVEN = ("id", "text", "language", "published")  # what the reader gets of them
ASIDE = {"en": ("en-06", "en-10", "en-15"), "fr": ("fr-02", "fr-03", "fr-08")}


def scored(bench: Path, language: str, command: str, *, aside: bool) -> dict[str, Any]:
    """The scorer's figures over the articles kept aside, or over the others."""
    part = bench / "readings" / language
    return _figures(part, bench / "score" / "readings.py", lambda n, i: i.startswith(ASIDE[language]) is aside, command)


def own(bench: Path, language: str, command: str, *, aside: bool) -> dict[str, Any]:
    """The scorer's figures over our own articles that were looked at, or over the others."""
    kept = [row for row in _rows(OWN / f"{language}.jsonl") if int(_id(row)[-2:]) % 2 != aside]
    given = [json.dumps({k: json.loads(row)["article"][k] for k in GIVEN}) for row in kept]
    return _scored({"gold.jsonl": kept, "input.jsonl": given}, bench / "score" / "readings.py", command)


def _figures(part: Path, scorer: Path, kept: Callable[[int, str], bool], command: str) -> dict[str, Any]:
    """The scorer's figures over the items of a part that `kept` keeps, by their number and id."""
    names = ("gold.jsonl", "input.jsonl")
    rows = {name: [r for n, r in enumerate(_rows(part / name)) if kept(n, _id(r))] for name in names}
    return _scored(rows, scorer, command)


def _rows(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").split("\n") if line]


def _scored(files: dict[str, list[str]], scorer: Path, command: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, rows in files.items():
            (work / name).write_text("\n".join(rows) + "\n", "utf-8")
        read = subprocess.run([command, "read", "--json", str(work / "input.jsonl")], capture_output=True, check=True)
        (work / "read.jsonl").write_bytes(read.stdout)
        command_line = [sys.executable, str(scorer), str(work / "gold.jsonl"), str(work / "read.jsonl")]
        done = subprocess.run(command_line, capture_output=True, text=True, encoding="utf-8", check=True)
    figures: dict[str, Any] = json.JSONDecoder().raw_decode(done.stdout)[0]
    return figures


def _id(row: str) -> str:
    found = json.loads(row)
    return str(found.get("id") or found["article"]["id"])


def event_places(bench: Path, command: str) -> dict[str, Any]:
    """The scorer's figures over every tenth sentence: the tagger was trained on the others."""
    part = bench / "event_places" / "train"
    return _figures(part, bench / "score" / "event_places.py", lambda n, _: n % TENTH == 0, command)


def relations(bench: Path, command: str) -> dict[str, Any]:
    """The scorer's figures over a fifth of the sentences, by a hash of their ids: the tagger saw the others."""

    def kept(_: int, identity: str) -> bool:
        return hashlib.sha256(identity.encode()).digest()[0] % FIFTH == 0

    return _figures(bench / "relations" / "train", bench / "score" / "relations.py", kept, command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Score both languages, on the articles kept aside and on the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=os.environ.get("PALABRE_BENCH"))
    options = parser.parse_args(arguments)
    if not options.bench:
        parser.error("give --bench PATH, or set PALABRE_BENCH")
    bench = Path(options.bench)
    command = str(Path(sys.executable).with_name("palabre"))
    rows = []
    for part, score in (("readings", scored), ("own", own)):
        for language in ASIDE:
            for aside in (True, False):
                figures = score(bench, language, command, aside=aside)
                rows.append({"part": part, "language": language, "aside": aside, "figures": figures})
                kind = "kept aside" if aside else "looked at "
                macro = f"macro F1 {figures['macro_f1']:.4f}  found {figures['macro_found']:.4f}"
                print(f"{part:8} {language} {kind}  {macro}")
    placed, related = event_places(bench, command), relations(bench, command)
    print(f"event places, every tenth sentence: {placed['token']}")
    print(f"relations, the fifth by hash: root {related['root']['macro_f1']}, penta {related['penta']['macro_f1']}")
    found = {"machine": described(), "readings": rows, "event_places": placed, "relations": related}
    print(save("aside.json", found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
