"""How often the reader is right, on the benches of annotated articles.

    python -m benchmarks.accuracy --bench PATH             all tasks below
    python -m benchmarks.accuracy --bench PATH readings    some of them

PATH (or PALABRE_BENCH) is a folder with `run.py`, which calls `palabre` on each task's inputs and prints its scorer's
figures. They go to `results/accuracy.json` as printed; a task that fails is named there and makes the exit code 1, and
so does a figure that fell below `--floors`.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import RESULTS, described, save
from benchmarks.pinned import fell

TASKS: dict[str, tuple[str, ...]] = {
    "readings": ("en", "fr"),
    "attribution": ("dev",),
    "incidents": ("tst3",),
    "places": (),
    "event_places": (),
    "dates": (),
    "tolls": (),
    "stance": (),
    "stories": (),
    "pages": (),
    "relations": (),
}


# A task measured once more: what its parts are then called, and the program to run.
AGAIN = {"attribution": ("with the corpus's borders", f"{sys.executable} -m benchmarks.polnear")}


def all_measured(bench: Path, task: str, command: str) -> Iterator[dict[str, Any]]:
    """The rows of a task, by `command` and by the program that has the task's own conventions, if there is one."""
    yield from measured(bench, task, command)
    if task in AGAIN:
        name, other = AGAIN[task]
        yield from (row | {"part": f"{row['part']}, {name}"} for row in measured(bench, task, other))


def measured(bench: Path, task: str, command: str) -> Iterator[dict[str, Any]]:
    """One row a part of the task. Raises SystemExit with the program's own words when it fails."""
    runner = [sys.executable, str(bench / "run.py"), task, *TASKS.get(task, ()), "--command", command]
    done = subprocess.run(runner, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode or "Traceback" in done.stderr:  # a program that breaks would be scored as one that finds nothing
        reason = [line for line in done.stderr.splitlines() if not line.startswith((" ", "warning"))]
        raise SystemExit(f"{task}: {reason[-1] if reason else done.returncode}")
    for line in done.stderr.splitlines():
        print(f"  {task}: {line}", file=sys.stderr)
    yield from _objects(done.stdout)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects that stand one after another in a text."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    while at >= 0:
        found, end = decoder.raw_decode(text, at)
        yield found
        at = text.find("{", end)


def flat(figures: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, float]]:
    """Every number of nested figures with its path."""
    if isinstance(figures, dict):
        for key, value in figures.items():
            yield from flat(value, (*path, str(key)))
    elif isinstance(figures, (int, float)) and not isinstance(figures, bool):
        yield ".".join(path), float(figures)


def _print(row: dict[str, Any]) -> None:
    print(f"{row['task']} {row['part']}: {row['items_per_second']} a second")
    for name, figure in row["figures"].items():
        if name.endswith(("f1", "F1", "accuracy", "macro")) or "f1" in name.split(".")[-1]:
            print(f"    {name:<50} {figure:.4f}")


def _kept(name: str) -> list[dict[str, Any]]:
    """Rows of an earlier run, so that one task can be measured again alone."""
    try:
        found: list[dict[str, Any]] = json.loads((RESULTS / name).read_text(encoding="utf-8"))["rows"]
    except FileNotFoundError:
        return []
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", help=f"of {', '.join(TASKS)}")
    parser.add_argument("--bench", type=Path, default=os.environ.get("PALABRE_BENCH"), help="folder of the benches")
    parser.add_argument("--command", default=str(Path(sys.executable).with_name("palabre")), help="the program to run")
    parser.add_argument("--floors", type=Path, help="pinned figures: fail when one fell (benchmarks/pinned.toml)")
    given = parser.parse_args(arguments)
    if given.bench is None or not (Path(given.bench) / "run.py").is_file():
        parser.error("name the folder of the benches: --bench PATH, or PALABRE_BENCH")
    chosen = given.tasks or list(TASKS)
    rows = [row for row in _kept("accuracy.json") if row["task"] not in chosen] if given.tasks else []
    failed = []
    for task in chosen:
        try:
            for row in all_measured(Path(given.bench).resolve(), task, given.command):
                rows.append(row | {"figures": dict(flat(row["figures"]))})
                _print(rows[-1])
        except SystemExit as error:
            failed.append(str(error))
            print(error, file=sys.stderr)
    rows.sort(key=lambda row: (list(TASKS).index(row["task"]), row["part"]))
    print(save("accuracy.json", {"machine": described(), "rows": rows, "failed": failed}))
    fallen = list(fell(rows, given.floors, chosen)) if given.floors else []
    print("\n".join(fallen), file=sys.stderr)
    return 1 if failed or fallen else 0


if __name__ == "__main__":
    sys.exit(main())
