"""Articles a second from text to reading, how soon the first is read, memory; beside the first version and others.

    python -m benchmarks.reading_speed                    Palabre and, from git, its first version
    python -m benchmarks.reading_speed --beside           and what one might use instead (makes .venv-beside: 1.5 GB)
    python -m benchmarks.reading_speed --articles 100     fewer

The articles have about 500 words each, half of them in French, and none is a copy of another, so that nothing is read
once and used twice. Each reader runs in a process of its own over the same file; its time goes from the first article
given to the last reading, loading and the start of its processes included; its modules are compiled before, as an
installation does. The first version is the reader of rules, taken from the history of this repository. Fails (exit 1)
where Palabre misses what is asked of it.
"""

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.machine import described, save
from benchmarks.reading_one import UNIT
from benchmarks.speed import EXAMPLE, unlike_articles

ROOT = Path(__file__).parent.parent
ONE = Path(__file__).with_name("reading_one.py")
FIRST_VERSION = "4cf217e"  # the last commit of the reader of rules
BESIDE = ROOT / ".venv-beside"
SYSTEMS_BESIDE = ("transformers", "spacy")
WORDS = 500
STARTS = 5
LEAST_A_SECOND = 20.0
MOST_TO_START = 2.0
MOST_MIB = 1024.0


def palabre(articles: Path, *, workers: int, source: Path | None = None) -> dict[str, Any]:
    """This reader, or the one of another source folder."""
    place = {"PYTHONPATH": str(source)} if source else {}
    command = [sys.executable, str(ONE), str(articles), "--desk", str(EXAMPLE / "desk.toml"), "--workers", str(workers)]
    return _json(command, os.environ | place)


def compiled(source: Path) -> Path:
    """A source folder, its modules compiled, so that no process spends its start on that."""
    compileall.compile_dir(source, quiet=1)
    return source


def _json(command: list[str], environment: dict[str, str] | None = None) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def first_version(folder: Path) -> Path | None:
    """The source of the first version, taken out of git into a folder; None where the history is not there."""
    command = ["git", "-C", str(ROOT), "archive", FIRST_VERSION, "src"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return None
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return compiled(folder / "src")


def cold_starts(article: Path) -> dict[str, float]:
    """Seconds of `palabre read --json` on one article, from the start of the process to its end, files in the cache."""
    command = [str(Path(sys.executable).with_name("palabre")), "read", str(article), "--json"]
    seconds, memory = [], 0.0
    for _ in range(STARTS):
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - started)
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = max(memory, used.ru_maxrss / UNIT)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed")
    return {"best": min(seconds), "median": statistics.median(seconds), "peak_mib": memory}


def beside(articles: Path, *, install: bool) -> dict[str, dict[str, Any]]:
    """What one might use instead; empty where it is not installed."""
    python = BESIDE / "bin" / "python"
    if install:
        group = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["beside"]
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(BESIDE)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *group], check=True)
    if not python.exists():
        print("no .venv-beside: what one might use instead is left out (--beside installs it)", file=sys.stderr)
        return {}
    return {name: _json([str(python), "-m", "benchmarks.beside", str(articles), name]) for name in SYSTEMS_BESIDE}


def faults(row: dict[str, Any], cold: dict[str, float]) -> list[str]:
    """What Palabre misses of what is asked: `row` of two processes."""
    found = []
    memory = row["peak_mib_main"] + row["workers"] * row["peak_mib_worker"]
    if row["articles_per_second"] < LEAST_A_SECOND:
        found.append(f"{row['articles_per_second']:.1f} articles a second are fewer than {LEAST_A_SECOND:.0f}")
    if cold["median"] >= MOST_TO_START:
        found.append(f"a cold start takes {cold['median']:.2f} s")
    if memory >= MOST_MIB:
        found.append(f"{memory:.0f} MiB are held by all processes together")
    return found


def told(name: str, row: dict[str, Any]) -> str:
    """A line of the table on the screen."""
    keys = ("articles_per_second", "cpu_ms_per_article", "first_seconds", "peak_mib_main", "peak_mib_worker")
    return f"{name:>26} " + " ".join(f"{row[key]:>10.2f}" for key in keys)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--beside", action="store_true", help="install what one might use instead, and measure it")
    given = parser.parse_args()
    compiled(ROOT / "src")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, mean = unlike_articles(given.articles, folder / "articles.jsonl", words=WORDS)
        one = folder / "one.jsonl"
        one.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
        cold = cold_starts(one)
        systems = {f"palabre, {n} processes": palabre(path, workers=n) for n in (2, 1)}
        if first := first_version(folder / "first"):
            systems |= {f"first version, {n} processes": palabre(path, workers=n, source=first) for n in (2, 1)}
        systems |= beside(path, install=given.beside)
    missed = faults(systems["palabre, 2 processes"], cold)
    busy = os.getloadavg()[0]
    result = {
        "load": busy,
        "articles": given.articles,
        "words": mean,
        "cold_start": cold,
        "systems": systems,
        "faults": missed,
    }
    print(f"{'':>26} {'art/s':>10} {'CPU ms':>10} {'first s':>10} {'main MiB':>10} {'worker MiB':>10}")
    for system, row in systems.items():
        print(told(system, row))
    print(f"cold start {cold['best']:.2f} s (best), {cold['median']:.2f} s (median of {STARTS})")
    print(f"load average of the machine after the run: {busy:.1f}")
    print(*missed, sep="\n")
    print(save("reading_speed.json", {"machine": described()} | result))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
