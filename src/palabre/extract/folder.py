"""The files of a folder that can be read. Input: a path. Output: paths, in order. Skips hidden ones and other kinds."""

from collections.abc import Iterator
from pathlib import Path

SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml", ".jsonl"})


def files_in(path: Path) -> Iterator[Path]:
    """The path itself when it is no folder, else the files below it with a known suffix, sorted by path.

    Files and folders whose name begins with a dot are skipped, and so are links to folders (they may lead in circles).
    """
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from files_in(entry)
        elif entry.suffix.lower() in SUFFIXES:
            yield entry
