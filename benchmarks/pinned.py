"""The bench's figures below which `make accuracy` fails: results in, `benchmarks/pinned.toml` out, and compared with.

    python -m benchmarks.pinned --write    pin the figures of results/accuracy.json that the README shows

Refuses figures that are not in the results. The texts and labels of the benches are not in this repository; what a
checkout can measure by itself is `benchmarks.floors`.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import RESULTS

HERE = Path(__file__).parent
PINNED = HERE / "pinned.toml"
FALL = 0.01  # what a figure may lose before the run fails


def shown(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """The figures that the README shows, by task, part and name."""
    measured = {(row["task"], row["part"]): row["figures"] for row in rows}
    found: dict[str, float] = {}
    for line in tomllib.loads((HERE / "headline.toml").read_text("utf-8"))["rows"]:
        figures = measured.get((line["task"], line["part"]), {})
        found |= {f"{line['task']} {line['part']} {name}": figures[name] for name in line["show"] if name in figures}
    return found


def fell(rows: Iterable[dict[str, Any]], floors: Path, tasks: Sequence[str]) -> Iterator[str]:
    """The figures of these tasks that fell by more than FALL, and those that are no longer measured."""
    now = shown(rows)
    for name, floor in tomllib.loads(floors.read_text("utf-8"))["figures"].items():
        if name.split()[0] in tasks and now.get(name, 0.0) < floor - FALL:
            yield f"{name}: {now.get(name)} is below {floor}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", required=True)
    parser.parse_args(arguments)
    rows = json.loads((RESULTS / "accuracy.json").read_text("utf-8"))["rows"]
    lines = [f'"{name}" = {round(figure, 4)}' for name, figure in shown(rows).items()]
    head = (
        "# Figures of the benches that may not fall by more than 0.01. Written by python -m benchmarks.pinned --write"
    )
    PINNED.write_text("\n".join([head, "", "[figures]", *lines]) + "\n", encoding="utf-8")
    print(PINNED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
