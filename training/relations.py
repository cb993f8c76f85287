"""Sentences that tell who does what to whom: the training part of PLV and our own, for `training.statements`.

A folder of the bench in, `Row`s out. Refuses nothing.
"""

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from palabre.model.passage import Span
from palabre.read.mentions import Names

OWN = Path(__file__).parent / "data" / "relations.tsv"
YIELD = ("CONCEDE", "RETREAT")


@dataclass(frozen=True)
class Row:
    """A sentence with the spans of source and target (empty where there is none) and its root."""

    id: str
    language: str
    text: str
    root: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    aside: bool = False


def plv(folder: Path, aside: int) -> list[Row]:
    """The sentences of a part of PLV."""
    texts = {row["id"]: row["text"] for row in _json(folder / "input.jsonl")}
    return [
        Row(
            row["id"], "en", texts[row["id"]], row["root"], _spans(row["source"]), _spans(row["target"]),
            bool(aside) and hashlib.sha256(row["id"].encode()).digest()[0] % aside == 0,
        )
        for row in _json(folder / "gold.jsonl")
    ]  # fmt: skip


def _json(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def _spans(party: dict[str, Any]) -> tuple[Span, ...]:
    return tuple((s, e) for s, e in party["spans"])


def own_relations() -> list[Row]:
    """Our own sentences."""
    with OWN.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(
            f"own-{n}", r["language"], r["sentence"], r["root"],
            _at(r["sentence"], r["source"]), _at(r["sentence"], r["target"]),
        )
        for n, r in enumerate(found)
    ]  # fmt: skip


def _at(sentence: str, words: str) -> tuple[Span, ...]:
    start = sentence.find(words) if words else -1
    return ((start, start + len(words)),) if start >= 0 else ()


def _joined(root: str) -> str:
    return "YIELD" if root in YIELD else root


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Of pairs of right and said roots; CONCEDE and RETREAT are one."""
    pairs = [(_joined(gold), _joined(said)) for gold, said in pairs]
    total = []
    for root in {g for g, _ in pairs}:
        hit = sum(g == p == root for g, p in pairs)
        total.append(2 * hit / (sum(g == root for g, _ in pairs) + sum(p == root for _, p in pairs)))
    return sum(total) / len(total)


def known_names() -> Names:
    """The names that the reader knows: register and gazetteer."""
    from palabre.resolve.gazetteer import load_gazetteer
    from palabre.resolve.names import KnownNames
    from palabre.resolve.register import load_register

    return KnownNames(load_register(()), load_gazetteer())
