"""Labelled paragraphs for the tagger of statements: from PolNeAR and from our own marked texts.

A paragraph is its pieces with a label each, and the links between them. Raises ValueError for marks that do not parse.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from palabre.model.article import Article
from palabre.model.passage import Span
from palabre.model.statement import Force
from palabre.read.anonymous import anonymous
from palabre.read.document import Document
from palabre.read.mentions import Names, read_mentions, read_places
from palabre.read.tags import CLASSES
from palabre.read.windows import END, LENGTH, START, Hidden, Pieces, hide, pack, pieces

IGNORED = -100  # the label of a piece whose label is not known
FORCES = tuple(force.value for force in Force)
HIDDEN = (0.0, 0.3, 1.0)  # shares of an article's names that are hidden, one by chance
_MARK = re.compile(r"\{([SCQ])([\d,]+)(?: ([a-z]+))?\|([^{}|]*)\}")


@dataclass
class Attribution:
    """One statement: the spans of its parts, and its force where it is known."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    force: str | None = None


@dataclass
class Labelled:
    """An article with its statements."""

    id: str
    text: str
    attributions: list[Attribution]
    language: str

    def paragraphs(self) -> list[Span]:
        """Lines that are not blank."""
        return [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", self.text)]


def polnear(folder: Path) -> list[Labelled]:
    """Articles of a part of the corpus: `input.jsonl` and `gold.jsonl` or `gold.jsonl.gz`."""
    import gzip

    packed = folder / "gold.jsonl.gz"
    raw = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / "gold.jsonl").read_bytes()
    texts = {row["id"]: row["text"] for row in _rows((folder / "input.jsonl").read_bytes())}
    return [
        Labelled(
            row["id"],
            texts[row["id"]],
            [Attribution(*_spans(a, *CLASSES)) for a in row["attributions"]],
            "en",
        )
        for row in _rows(raw)
    ]  # fmt: skip


def _spans(row: dict[str, Any], *names: str) -> Any:
    """The spans under each name."""
    return ([tuple(span) for span in row[name]] for name in names)


def _rows(raw: bytes) -> Iterator[dict[str, Any]]:
    for line in raw.decode().split("\n"):
        if line.strip():
            yield json.loads(line)


def marked(path: Path, language: str) -> list[Labelled]:
    """Our own paragraphs: `{S1|source}`, `{C1 force|cue}`, `{Q1|content}`, one paragraph a line, `#` for a remark."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [
        _parsed(line, f"{path.name}:{number}", language)
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    ]


def _parsed(line: str, where: str, language: str) -> Labelled:
    text, at, found = "", 0, dict[str, Attribution]()
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        span = (len(text), len(text) + len(mark[4]))
        text, at = text + mark[4], mark.end()
        for number in mark[2].split(","):
            part = found.setdefault(number, Attribution())
            {"S": part.source, "C": part.cue, "Q": part.content}[mark[1]].append(span)
            part.force = mark[3] or part.force
    text += line[at:]
    if "{" in text or "}" in text:
        raise ValueError(f"{where}: a mark that does not parse")
    for number, part in found.items():
        if not part.content or part.force not in (None, *FORCES):
            raise ValueError(f"{where}: statement {number} has no content, or a force that is none: {part.force}")
    return Labelled(where, text, list(found.values()), language)


@dataclass
class Example:
    """A window with its labels.

    `links`: (from, to, kind), kind 0 content to cue, 1 cue to source; `to` is `from` where there is none.
    `places`: of sentences about an event, 1 for its place, 2 for its verb; no statement is known there. `parties`: of
    sentences that tell a relation, the label of each piece. `deeds`: where such a sentence begins and ends, and the
    roots that are right. `verbs`: where a sentence about events begins and ends, the
    piece of a verb, and where the part begins and ends that tells its event. `asked`: pieces of the
    parties that are asked about, and which of them. IGNORED where a piece's label is not known.
    """

    ids: list[int]
    spans: list[Span]
    labels: list[int]
    links: list[tuple[int, int, int]]
    forces: list[tuple[int, int]]
    places: list[int] | None = None
    parties: list[int] | None = None
    deeds: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    verbs: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    asked: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Placed:
    """A sentence about an event with the spans of its place and its verb."""

    id: str
    text: str
    places: list[Span]
    verb: list[Span]


def event_places(folder: Path) -> list[Placed]:
    """Sentences of the corpus of event places: `input.jsonl` and `gold.jsonl`."""
    texts = {row["id"]: row["text"] for row in _rows((folder / "input.jsonl").read_bytes())}
    gold = _rows((folder / "gold.jsonl").read_bytes())
    return [
        Placed(row["id"], texts[row["id"]], *([tuple(s) for s in row[key]] for key in ("place", "verb")))
        for row in gold
    ]


@dataclass
class Paragraphs:
    """An article's paragraphs in pieces, and its names that can be hidden."""

    pieces: list[Pieces]
    names: list[Hidden]


def paragraphs(article: Labelled, tokenizer: Tokenizer, names: Names) -> Paragraphs:
    """The pieces of an article, and the names that would be hidden when the reader runs.

    A name that a source, cue or content begins or ends in is left out: its label would be of two kinds.
    """
    doc = Document(Article(id=article.id, text=article.text, language=article.language), article.language)
    mentions = read_mentions(doc, names)
    hidden = anonymous(doc, mentions, read_places(doc, mentions))
    edges = {e for a in article.attributions for part in (a.source, a.cue, a.content) for s in part for e in s}
    return Paragraphs(
        [pieces(tokenizer, article.text, p) for p in article.paragraphs()],
        [n for n in hidden if not any(e in edges for e in range(n.shown + 1, n.end))],
    )


def examples(
    found: Iterable[tuple[Labelled, Paragraphs]], mask: int, rng: random.Random | None = None
) -> Iterator[Example]:
    """Windows of whole paragraphs. With `rng`, a part of the names is hidden, others at each call; else none."""
    for article, cut in found:
        share = 0.0 if rng is None else rng.choice(HIDDEN)
        names = [n for n in cut.names if rng and rng.random() < share]
        for window in pack([hide(p, names, mask) for p in cut.pieces], LENGTH):
            yield _labelled(article, list(window.ids), list(window.spans))


def _labelled(article: Labelled, ids: list[int], spans: list[Span]) -> Example:
    low = min((s[0] for s in spans if s[1]), default=0)
    high = max(s[1] for s in spans)
    breaks = {n for n, i in enumerate(ids) if i in (START, END)}
    labels = [0] * len(ids)
    links, forces = [], []
    for attribution in article.attributions:
        firsts: list[list[int]] = []
        for number, part in enumerate((attribution.source, attribution.cue, attribution.content)):
            firsts.append([])
            for start, end in part:
                if end <= low or start >= high:
                    continue
                inside = [n for n, (a, b) in enumerate(spans) if b and a < end and start < b]
                for n in inside:
                    opening = n == inside[0] or n - 1 in breaks
                    labels[n] = 1 + 2 * number + (not opening)
                    if opening:
                        firsts[-1].append(n)
        sources, cues, contents = firsts
        for n in cues[:1]:
            links.append((n, sources[0] if sources else n, 1))
            if attribution.force:
                forces.append((n, FORCES.index(attribution.force)))
        for n in contents:
            if cues or not attribution.cue:
                links.append((n, cues[0] if cues else n, 0))
    return Example(ids, spans, labels, links, forces)
