"""Articles a second from text to record, memory, and how both grow.

    python -m benchmarks.speed                     100, 1,000 and 10,000 articles on two cores
    python -m benchmarks.speed --sizes 100 1000    smaller
    python -m benchmarks.speed --articles 1000 --to made/    only write the articles, as JSONL

Each size runs in a process of its own, so that its peak memory is its own. Fails (exit 1) when a step grows faster than
n log n between the two largest sizes, or when `palabre brief` on the largest record takes two seconds or more.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.machine import described, save
from benchmarks.perturb import FIRST, Material, material, perturbed, unlike

EXAMPLE = Path(__file__).parent.parent / "examples" / "mali-2020"
SIZES = (100, 1000, 10_000)
STEPS = ("read", "store", "fold", "brief")
TOLERANCE = 1.35  # over n log n: a loaded machine is not a slower program
TOO_SHORT = 0.5  # seconds: below, a step's time is that of starting it
BRIEF_LIMIT = 2.0
_A_FILE = 1000
_MEMORY = ("peak_mib_main", "peak_mib_worker", "record_mib")


def write_articles(count: int, folder: Path) -> None:
    """The perturbed articles as JSONL files of a thousand lines."""
    lines = (_line(article) for article in perturbed(_example(), count))
    folder.mkdir(parents=True, exist_ok=True)
    for number, block in enumerate(_blocks(lines, _A_FILE)):
        (folder / f"made-{number:03}.jsonl").write_text("".join(block), encoding="utf-8")


def unlike_articles(count: int, path: Path, *, words: int) -> tuple[Path, float]:
    """Articles of about that many words, none a copy of another, as one JSONL file. Returns it and the mean length."""
    made = list(unlike(_example(), count, words=words))
    path.write_text("".join(map(_line, made)), encoding="utf-8")
    return path, sum(len(a.text.split()) for a in made) / count


def _example() -> Material:
    """What articles are made of."""
    from palabre.config import Settings, load_desk
    from palabre.model.article import Article
    from palabre.pipeline import articles

    desk = load_desk(EXAMPLE / "desk.toml")
    found = articles([str(EXAMPLE / "articles")], Settings(), desk)
    return material([a for a in found if isinstance(a, Article)], sahel_towns())


def sahel_towns() -> list[str]:
    """Towns of the example's countries with a name of one word, capitals left out: they stand for governments."""
    from palabre.resolve.gazetteer import DATA

    towns = set()
    for line in (DATA / "places.tsv").read_text(encoding="utf-8").splitlines():
        _, name, _, _, country, _, precision, _ = line.split("\t")
        if country in {"ML", "BF", "NE"} and precision == "settlement" and name.isalpha() and len(name) > 3:
            towns.add(name)
    return sorted(towns - {"Bamako", "Niamey", "Ouagadougou"})


def _line(article: Any) -> str:
    told = {key: getattr(article, key) for key in ("id", "text", "title", "language", "url", "source")}
    return json.dumps(told | {"published": article.published.isoformat()}, ensure_ascii=False) + "\n"


def _blocks(lines: Iterable[str], size: int) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        block.append(line)
        if len(block) == size:
            yield block
            block = []
    if block:
        yield block


class _Timed:
    """A store that notes how long its own work takes."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.seconds: dict[str, float] = {}

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        return self._clocked(name, found) if callable(found) else found

    def _clocked(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def clocked(*given: Any, **named: Any) -> Any:
            started = time.perf_counter()
            try:
                return call(*given, **named)
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started

        return clocked


def one_size(count: int, folder: Path, *, workers: int) -> dict[str, Any]:
    """Add, fold and brief `count` articles in this process. Returns seconds for each step and MiB."""
    from palabre.config import Settings, load_desk
    from palabre.pipeline import Engine, add, refold
    from palabre.record.sqlite import open_store

    write_articles(count, folder / "articles")
    engine = Engine(load_desk(EXAMPLE / "desk.toml"))
    settings = Settings(workers=workers)
    path = folder / "desk.palabre"
    with open_store(path, create=True) as opened:
        store = _Timed(opened)
        whole, outcomes = _clock(
            lambda: [o.what for o in add(store, [str(folder / "articles")], engine=engine, settings=settings)]
        )
        stored = sum(store.seconds.values())
        store.seconds.clear()
        fold, record = _clock(lambda: refold(store, engine))
    mib = _peak_mib()
    brief, week = _brief(path, count)
    counts = {
        name: len(getattr(record, name))
        for name in ("statements", "events", "positions", "stories", "actors", "disputes")
    }
    return {
        "articles": count,
        "refused": outcomes.count("refused"),
        "seconds": {"read": whole - stored, "store": stored, "fold": fold, "brief": brief},
        "fold_write_seconds": store.seconds.get("replace_record", 0.0),
        "articles_per_second": count / (whole + fold),
        "brief_week": week,
        "record_mib": path.stat().st_size / 2**20,
        **mib,
        "items": counts,
    }


def _clock(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def _peak_mib() -> dict[str, float]:
    """Most memory held by the main process and by the largest of its workers."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    found = {"main": resource.RUSAGE_SELF, "worker": resource.RUSAGE_CHILDREN}
    return {f"peak_mib_{name}": resource.getrusage(who).ru_maxrss / unit for name, who in found.items()}


def _brief(record: Path, count: int) -> tuple[float, str]:
    """Wall time of `palabre brief` of the middle week, process start included; the best of three."""
    from datetime import timedelta

    year, number, _ = (FIRST + timedelta(days=count * 7 // 40 // 2)).isocalendar()
    week = f"{year}-W{number:02}"
    program = Path(sys.executable).with_name("palabre")
    command = [str(program), "brief", "--week", week, "--record", str(record)]
    run = lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # noqa: E731
    done = [_clock(run) for _ in range(3)]
    if any(result.returncode not in (0, 1) for _, result in done):
        raise SystemExit(f"{' '.join(command)} failed")
    return min(seconds for seconds, _ in done), week


def growth(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """For each step between the two largest sizes: exponent, and the share of what n log n would allow."""
    if len(rows) < 2:
        return {}
    small, large = sorted(rows, key=lambda r: int(r["articles"]))[-2:]
    n, m = small["articles"], large["articles"]
    allowed = (m * math.log(m)) / (n * math.log(n))
    found = {}
    for step in STEPS:
        before, after = small["seconds"][step], large["seconds"][step]
        found[step] = {
            "exponent": round(math.log(max(after, 1e-9) / max(before, 1e-9)) / math.log(m / n), 3),
            "of_n_log_n": round(after / max(before, TOO_SHORT / allowed) / allowed, 3),
        }
    return found


def broken(rows: list[dict[str, Any]], grown: dict[str, Any]) -> list[str]:
    """What the figures fail of what is asked."""
    faults = [f"{step} grows faster than n log n: {g}" for step, g in grown.items() if g["of_n_log_n"] > TOLERANCE]
    largest = max(rows, key=lambda r: int(r["articles"]))
    if largest["seconds"]["brief"] >= BRIEF_LIMIT:
        faults.append(f"palabre brief takes {largest['seconds']['brief']:.2f} s on {largest['articles']} articles")
    return faults


def _table(rows: list[dict[str, Any]]) -> str:
    names = ("articles", *(f"{step} s" for step in STEPS), "art/s", "main MiB", "worker MiB", "file MiB")
    head = " ".join(f"{name:>10}" for name in names)
    lines = [head]
    for row in rows:
        figures = [*row["seconds"].values(), *(row[k] for k in ("articles_per_second", *_MEMORY))]
        lines.append(" ".join([f"{row['articles']:>10}", *(f"{figure:10.2f}" for figure in figures)]))
    return "\n".join(lines)


def _separately(count: int, workers: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.speed", "--one", str(count), "--workers", str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--one", type=int, help="one size in this process; prints JSON")
    parser.add_argument("--articles", type=int, help="only write this many articles")
    parser.add_argument("--to", type=Path, help="folder for --articles")
    given = parser.parse_args()
    if given.articles:
        write_articles(given.articles, given.to or Path("made"))
        return 0
    if given.one:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(one_size(given.one, Path(folder), workers=given.workers)))
        return 0
    rows = [_separately(size, given.workers) for size in sorted(given.sizes)]
    grown = growth(rows)
    faults = broken(rows, grown)
    path = save(
        "speed.json",
        {"machine": described(), "workers": given.workers, "sizes": rows, "growth": grown, "faults": faults},
    )
    print(_table(rows))
    for step, found in grown.items():
        print(f"{step:>9} grows with exponent {found['exponent']:.2f}; {found['of_n_log_n']:.0%} of n log n")
    print(*faults, sep="\n")
    print(path)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
