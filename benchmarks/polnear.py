"""Statements as the PolNeAR corpus draws their borders, for comparison with systems that were measured on it.

    python BENCH/run.py attribution dev --command "python -m benchmarks.polnear"

A reading leaves out quotation marks around a content and *that* before it, and counts no thoughts and intentions; the
corpus counts all of them. This program prints the same tagger's passages before they are made a reading's.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from palabre.read.tagger import Attribution, tag


def lines(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text: its lines that are not blank."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def row(one: Attribution) -> dict[str, Any]:
    """A statement in the shape of the contract."""
    return {
        "speaker": {"spans": [one.source]} if one.source else None,
        "cue": {"spans": one.cue} if one.cue else None,
        "content": {"spans": one.content} if one.content else None,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line: `read --json FILE`, as `palabre` has it."""
    *_, path = arguments or sys.argv
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        if line.strip():
            article = json.loads(line)
            found = tag(article["text"], lines(article["text"])).attributions
            print(json.dumps({"article": {"id": article["id"]}, "statements": [row(one) for one in found]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
