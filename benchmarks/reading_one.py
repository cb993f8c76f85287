"""One reader over a file of articles, timed in this process. Prints JSON.

    python benchmarks/reading_one.py ARTICLES.jsonl --desk desk.toml --workers 2

Run as a file, so that PYTHONPATH says which `palabre` is measured: this one or an older one.
"""

import argparse
import json
import resource
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

UNIT = 2**20 if sys.platform == "darwin" else 2**10  # of what the system gives as memory held


def articles(path: Path) -> list[Any]:
    """The articles of a JSONL file."""
    from palabre.model.article import Article

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Article(**row | {"published": datetime.fromisoformat(row["published"])}) for row in rows]


def measured(path: Path, desk: Path, workers: int) -> dict[str, Any]:
    """Seconds from the first article given to the last reading, loading and processes' start included."""
    from palabre.config import load_desk
    from palabre.pipeline import Engine, read_all

    given, engine = articles(path), Engine(load_desk(desk))
    started = time.perf_counter()
    first, found = 0.0, {"statements": 0, "events": 0, "positions": 0}
    for read in read_all(given, engine, workers=workers):
        first = first or time.perf_counter() - started
        for kind in found:
            found[kind] += len(getattr(read.reading, kind))
    return figures(len(given), time.perf_counter() - started, first) | {"workers": workers, "items": found}


def figures(count: int, seconds: float, first: float) -> dict[str, Any]:
    """What is reported of any reader: speed, processor time, when the first reading was there, most memory held."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "articles_per_second": count / seconds,
        "seconds": seconds,
        "first_seconds": first,
        "cpu_ms_per_article": 1000 * sum(u.ru_utime + u.ru_stime for u in used) / count,
        "peak_mib_main": peak_mib(used[0].ru_maxrss),
        "peak_mib_worker": used[1].ru_maxrss / UNIT,
    }


def peak_mib(known: int) -> float:
    """Most memory that this program held; what the system gives also counts the program that started it, on Linux."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    own = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), None)
    return known / UNIT if own is None else own / 2**10


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--desk", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    print(json.dumps(measured(given.articles, given.desk, given.workers)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
