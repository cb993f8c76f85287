"""The stores that the contract suite runs on. A new store is one more line in `STORES`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from palabre.record.sqlite import open_store
from palabre.record.store import Archive

Opener = Callable[[Path], Archive]

STORES: dict[str, Opener] = {
    "sqlite": lambda folder: open_store(folder / "record.palabre", create=True),
}


@pytest.fixture(params=STORES)
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Archive]]:
    """Opens the store of one test, again and again; all are closed at its end."""
    opened: list[Archive] = []

    def again() -> Archive:
        opened.append(STORES[request.param](tmp_path))
        return opened[-1]

    yield again
    for archive in opened:
        archive.close()


@pytest.fixture
def archive(reopen: Callable[[], Archive]) -> Archive:
    """A new store."""
    return reopen()
