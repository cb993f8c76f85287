"""Claims of the reader with the verdict of an annotated bench: a folder of benches in, `Judged` claims out.

On the annotated articles (`readings`) a claim is judged as their scorer pairs and compares it; on the attribution
bench a statement is right when its content overlaps an annotated one by 0.3 and the sources touch; on the benches of
releases and incidents a figure is right when it is one of theirs. Refuses nothing; what is not there gives nothing.
"""

import gzip
import importlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any

from palabre.model.article import Article
from palabre.model.codec import contract
from palabre.model.desk import Desk
from palabre.model.reading import ReadArticle
from palabre.pipeline import Engine
from palabre.read.confidence import Rated, rated_claims

ASIDE = 3  # one article in so many is kept aside


class Verdict(StrEnum):
    """`wrong`: paired, but speaker, number or category is another. `spurious`: nothing annotated is like it."""

    RIGHT = "right"
    WRONG = "wrong"
    SPURIOUS = "spurious"


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim's features and the verdict. `bench` is where its article comes from."""

    kind: str
    bench: str
    article: str
    language: str
    features: dict[str, float]
    verdict: Verdict

    @property
    def right(self) -> bool:
        """Whether the claim is right."""
        return self.verdict is Verdict.RIGHT

    @property
    def counts(self) -> bool:
        """Whether the verdict says anything: annotators give a figure once, so one more may be one told again."""
        return self.kind != "tolls" or self.verdict is not Verdict.SPURIOUS


def fold(article: str, parts: int) -> int:
    """The part that an article belongs to, by a hash of its id."""
    return int.from_bytes(blake2b(article.encode(), digest_size=4).digest()) % parts


def judged_readings(bench: Path, engine: Engine, languages: Iterable[str] = ("en", "fr")) -> Iterator[Judged]:
    """All claims on the annotated articles."""
    scorer = _scorer(bench, "readings")
    for language in languages:
        folder = bench / "readings" / language
        gold = {g["article"]["id"]: g for g in _rows(folder / "gold.jsonl")}
        for read in _read(folder / "input.jsonl", engine):
            yield from _against(scorer, gold[read.article.id], read)


def judged_statements(bench: Path, engine: Engine, part: str, *, most: int = 0) -> Iterator[Judged]:
    """Statements on the attribution bench: `part` dev or train, at most so many articles."""
    scorer = _scorer(bench, "readings")
    folder = bench / "attribution" / part
    gold = {g["id"]: g["attributions"] for g in _rows(folder / "gold.jsonl")}
    for read in _read(folder / "input.jsonl", engine, language="en", most=most):
        rows = gold[read.article.id]
        rated = [r for r in rated_claims(read.article, read.reading) if r.kind == "statements"]
        ours = [_spans_of(r.claim) for r in rated]
        pairs = scorer.common.assign([[_like(g["content"], o[1]) for o in ours] for g in rows])
        paired = {j: rows[i] for i, j, _ in pairs}
        for number, one in enumerate(rated):
            yield _judged(one, read, "attribution", _by_source(paired.get(number), ours[number][0]))


def judged_tolls(bench: Path, engine: Engine) -> Iterator[Judged]:
    """Figures on the bench of press releases: those of the killed and captured of the other side."""
    folder = bench / "tolls" / "dev"
    gold = {g["id"]: g for g in _rows(folder / "gold.jsonl")}
    scorer = _scorer(bench, "tolls")
    for read in _read(folder / "input.jsonl", engine, language="en"):
        row = gold[read.article.id]
        tolls = [r for r in rated_claims(read.article, read.reading) if _counts(r, scorer.NOT_INSURGENT)]
        for one in tolls:
            toll: Any = one.claim
            told = row[_SLOT[toll.harm]]
            # A release with several figures of a harm does not say which of them the annotated one is.
            if sum(_slot(r) == _SLOT[toll.harm] for r in tolls) == 1:
                figure = next((n for n in (toll.best, toll.low, toll.high) if n is not None), None)
                same = figure == told or (toll.qualifier == "vague" and told == 3)
                yield _judged(one, read, "tolls", Verdict.RIGHT if same else Verdict.WRONG)


def judged_incidents(bench: Path, engine: Engine, *, most: int = 0) -> Iterator[Judged]:
    """Figures on the incidents bench: right where a target of the harm has this number and this sort of people.

    A figure of an article that has no target of its harm is not judged: the bench leaves whole kinds of events out. Nor
    is one of unknown people: the bench gives everybody a sort, worded or not.
    """
    folder = bench / "incidents" / "dev"
    gold = {g["id"]: g["incidents"] for g in _rows(folder / "gold.jsonl")}
    scorer = _scorer(bench, "incidents")
    for read in _read(folder / "input.jsonl", engine, language="en", most=most):
        targets = [t for incident in gold[read.article.id] for t in incident["targets"]]
        for one in rated_claims(read.article, read.reading):
            toll: Any = one.claim
            harmed = [t for t in targets if one.kind == "tolls" and _suffered(t, toll.harm)]
            if harmed and toll.who != "unknown":
                same = any(_fits(t, toll, scorer) for t in harmed)
                yield _judged(one, read, "incidents", Verdict.RIGHT if same else Verdict.WRONG)


def _suffered(target: dict[str, Any], harm: str) -> bool:
    effects = {e for given in target["effects"] for e in given}
    return bool(effects & {"killed": {"DEATH"}, "injured": {"INJURY"}}.get(harm, set()))


def _fits(target: dict[str, Any], toll: Any, scorer: Any) -> bool:
    """Whether number and sort of people are those of a target."""
    figure = next(n for n in (toll.best, toll.low, toll.high) if n is not None)
    ranges = target["number"]
    number = any(low <= figure and (high is None or figure <= high) for low, high in ranges if low is not None)
    kinds = {who for given in target["types"] for label in given for who in scorer.who_of(label)}
    return number and (toll.who in kinds or "unknown" in kinds)


_SLOT = {"killed": "killed", "detained": "captured", "abducted": "captured"}


def _slot(one: Rated) -> str | None:
    toll: Any = one.claim
    return _SLOT.get(toll.harm)


def _counts(one: Rated, others: Iterable[str]) -> bool:
    """Whether a claim is a figure that the bench of press releases annotates."""
    toll: Any = one.claim
    return one.kind == "tolls" and toll.harm in _SLOT and toll.who not in others


# ------------------------------------------------------------------------------------------------------- verdicts
_MUST = {
    "statements": ("speaker",),
    "tolls": ("figure", "who"),
    "events": ("kind", "status"),
    "positions": ("stance",),
    "accords": ("kind",),
    "commitments": ("owner",),
    "affiliations": ("relation", "status"),
    "roles": ("post",),
}


def _against(scorer: Any, gold: dict[str, Any], read: ReadArticle) -> Iterator[Judged]:
    """The verdict on each claim of a reading of an annotated article."""
    reading = json.loads(json.dumps(contract(read.article, read.reading), default=str))
    rated = list(rated_claims(read.article, read.reading))
    for kind, must in _MUST.items():
        if kind in gold.get("not_annotated", ()):
            continue
        items, rows = scorer.items_of(kind, reading), scorer.items_of(kind, gold)
        claims = [r for r in rated if r.kind == kind]
        pairs = scorer.common.assign([[scorer.LIKE[kind](a, b, gold, reading) for b in items] for a in rows])
        paired = {j: rows[i] for i, j, _ in pairs}
        for number, (claim, item) in enumerate(zip(claims, items, strict=True)):
            row = paired.get(number) or (_loosely(rows, item) if kind == "statements" else None)
            same = scorer.COMPARE[kind](row, item, gold, reading) if row else {}
            if row and all(same.get(name) is None or same[name] for name in must):
                verdict = Verdict.RIGHT
            else:
                verdict = Verdict.WRONG if number in paired else Verdict.SPURIOUS
            yield _judged(claim, read, "readings", verdict)


def _loosely(rows: list[dict[str, Any]], item: dict[str, Any]) -> dict[str, Any] | None:
    """The annotated statement that says a part of the same words, where none is like it as a whole."""
    spans = item["content"]["spans"]
    best = max(rows, key=lambda row: _like(row["content"]["spans"], spans, least=0.0), default=None)
    return best if best and _like(best["content"]["spans"], spans, least=0.2) else None


def _by_source(row: dict[str, Any] | None, speaker: set[int]) -> Verdict:
    if row is None:
        return Verdict.SPURIOUS
    source = _places(row["source"])
    return Verdict.RIGHT if source & speaker or (not source and not speaker) else Verdict.WRONG


def _judged(one: Rated, read: ReadArticle, bench: str, verdict: Verdict) -> Judged:
    language = read.reading.language
    return Judged(one.kind, bench, read.article.id, language, one.features, verdict)


def _spans_of(claim: Any) -> tuple[set[int], list[tuple[int, int]]]:
    return _places(claim.speaker.spans if claim.speaker else ()), list(claim.content.spans)


def _places(spans: Iterable[Any]) -> set[int]:
    return {n for start, end in spans for n in range(start, end)}


def _like(one: Iterable[Any], two: Iterable[Any], *, least: float = 0.3) -> float:
    a, b = _places(one), _places(two)
    share = len(a & b) / len(a | b) if a and b else 0.0
    return share if share >= least else 0.0


# ---------------------------------------------------------------------------------------------------------- files
def _scorer(bench: Path, name: str) -> Any:
    """A scorer of the bench, as a module."""
    folder = str((bench / "score").resolve())
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    packed = path.with_name(path.name + ".gz")
    raw = path.read_bytes() if path.exists() else gzip.decompress(packed.read_bytes()) if packed.exists() else b""
    return (json.loads(line) for line in raw.decode().split("\n") if line)


def _read(path: Path, engine: Engine, *, language: str | None = None, most: int = 0) -> Iterator[ReadArticle]:
    for number, row in enumerate(_rows(path)):
        if most and number >= most:
            return
        published = row.get("published")
        article = Article(
            id=row["id"],
            text=row["text"],
            title=row.get("title"),
            published=datetime.fromisoformat(published) if published else None,
            language=row.get("language") or language,
        )
        yield ReadArticle(article=article, reading=engine.unrated(article))


def plain_engine() -> Engine:
    """The reader for no desk in particular."""
    return Engine(Desk())
