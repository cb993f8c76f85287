"""A kill at any moment loses no finished article."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from palabre.record.sqlite import open_store

ADDS = """
import sys
from pathlib import Path
from palabre.record.sqlite import open_store
from tests import factories as make

with open_store(Path(sys.argv[1]), create=True) as store:
    start = sum(1 for _ in store.articles())
    for n in range(start, start + 100_000):
        read = make.read_article(n, language="fr" if n % 2 else "en")
        store.add(read)
        print(read.article.id, flush=True)
        if n % 20 == 19:
            store.replace_record(make.record(read))
"""


@pytest.mark.parametrize("seed", range(3))
def test_every_finished_article_survives_a_kill(path: Path, seed: int) -> None:
    """Killed again and again in the midst of adding and folding: what was finished is whole, and it goes on."""
    moments = random.Random(seed)
    finished: set[str] = set()
    for _ in range(2):
        with subprocess.Popen([sys.executable, "-c", ADDS, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            finished.add(process.stdout.readline().strip())
            time.sleep(moments.uniform(0.0, 0.3))
            process.send_signal(signal.SIGKILL)
            # The last line may be cut off: it is finished only with its line end.
            finished |= {line.strip() for line in process.stdout if line.endswith("\n")}
    with open_store(path) as store:
        reads = {read.article.id: read for read in store.read_articles()}
        assert finished <= reads.keys()
        assert len(reads) - len(finished) <= 2
        assert store.faults() == ()
        for read in reads.values():
            assert all(store.claim(claim.id) == claim for claim in read.reading.claims())
