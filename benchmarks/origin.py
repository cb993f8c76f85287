"""The facts of the origin article, one by one, in the record built from it.

    python -m benchmarks.origin --origin PATH [--lang en|fr]

PATH (or PALABRE_ORIGIN) is a folder with `article.en.txt` and `article.fr.txt`. What must be found stands in
`origin.toml`. Prints each fact with the passages that it was found on, or what is missing; writes
`results/origin.json`; exit code 1 when a fact is missing.
"""

import argparse
import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.machine import save

HERE = Path(__file__).parent
DESK = HERE.parent / "examples" / "mali-2020" / "desk.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """A fact: found when nothing is missing; else what the nearest item of each failed check lacks."""

    number: int
    name: str
    passages: tuple[str, ...]
    missing: tuple[str, ...]


def items_of(text: str, language: str, published: str) -> dict[str, list[dict[str, Any]]]:
    """Everything that the record built from one article holds, by kind, as plain values."""
    from palabre.config import load_desk
    from palabre.model.article import Article
    from palabre.model.codec import plain
    from palabre.pipeline import Engine
    from palabre.reconcile import fold

    day = datetime.fromisoformat(published).replace(tzinfo=UTC)
    article = Article(id=f"origin-{language}", text=text, published=day, language=language, source="origin")
    engine = Engine(load_desk(DESK))
    read = engine.read(article)
    record = fold([read], judgements=(), desk=engine.desk, actors=engine.register)
    furniture = [{"words": text[a:b], "spans": [(a, b)]} for a, b in read.reading.furniture]
    on_furniture = [
        {"words": text[claim.spans[0][0] : claim.spans[-1][1]], "spans": plain(claim.spans)}
        for claim in read.reading.claims()
        if any(a < d and c < b for a, b in claim.spans for c, d in read.reading.furniture)
    ]
    more = {"credits": plain(read.reading.credits), "times": plain(read.reading.times), "furniture": furniture}
    return {**plain(record), **more, "read_in_furniture": on_furniture}


def facts(origin: Path, language: str) -> Iterator[Found]:
    """Each fact of `origin.toml` in the record of the article in this language."""
    wanted = tomllib.loads((HERE / "origin.toml").read_text(encoding="utf-8"))
    text = (origin / f"article.{language}.txt").read_text(encoding="utf-8")
    items = items_of(text, language, wanted["published"])
    for fact in wanted["fact"]:
        passages: list[str] = []
        missing = []
        for check in fact["check"]:
            lacks = [(lacking(item, check, language), item) for item in items[check["kind"]]]
            fitting = [item for lack, item in lacks if not lack]
            if bool(fitting) == check.get("absent", False):
                nearest = min((lack for lack, _ in lacks), key=len, default=["none at all"])
                what = ["one that must not stand"] if fitting else nearest
                missing.append(f"{check['kind']}: {', '.join(what)}")
            elif fitting:
                passages.append(_passage(fitting[0], text))
        yield Found(fact["number"], fact["name"], tuple(dict.fromkeys(passages)), tuple(missing))


def lacking(item: dict[str, Any], check: dict[str, Any], language: str) -> list[str]:
    """The conditions of a check that an item does not meet."""
    same = (f"{p} = {v}" for p, v in check.get("same", {}).items() if v not in values(item, p))
    words = (f"{p} with {w!r}" for p, w in check.get(language, {}).items() if not _holds(values(item, p), w))
    element = (f"{p} with {w}" for p, w in check.get("has", {}).items() if not _has(values(item, p), w))
    filled = (f"no {p}" for p in check.get("empty", ()) if any(v not in (None, [], ()) for v in values(item, p)))
    return [*same, *words, *element, *filled]


def values(item: Any, path: str) -> list[Any]:
    """The values at a dotted path; along a list, those of each element."""
    found = _spread([item])
    for step in path.split("."):
        found = _spread([v[step] for v in found if isinstance(v, dict) and v.get(step) is not None])
    return found


def _spread(found: list[Any]) -> list[Any]:
    """Lists replaced by their elements."""
    return [v for each in found for v in (each if isinstance(each, (list, tuple)) else [each])]


def _holds(found: list[Any], words: str) -> bool:
    return any(_folded(words) in _folded(value) for value in found)


def _has(found: list[Any], wanted: dict[str, Any]) -> bool:
    return any(isinstance(e, dict) and all(e.get(k) == v for k, v in wanted.items()) for e in found)


def _folded(words: Any) -> str:
    from palabre.resolve.folding import fold_place

    return fold_place(str(words))


def _passage(item: dict[str, Any], text: str) -> str:
    spans = item["evidence"][0]["spans"] if item.get("evidence") else item["spans"]
    return " ... ".join(" ".join(text[a:b].split()) for a, b in spans)


def _print(found: Found) -> None:
    print(f"{'found  ' if not found.missing else 'MISSING'} {found.number:>2}  {found.name}")
    for passage in found.passages:
        print(f"            | {passage[:150]}")
    for lack in found.missing:
        print(f"            ? {lack}")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--origin", type=Path, default=os.environ.get("PALABRE_ORIGIN"))
    parser.add_argument("--lang", choices=("en", "fr"))
    given = parser.parse_args()
    if given.origin is None or not (Path(given.origin) / "article.en.txt").is_file():
        parser.error("name the folder of the origin article: --origin PATH, or PALABRE_ORIGIN")
    result: dict[str, Any] = {}
    for language in [given.lang] if given.lang else ["en", "fr"]:
        found = list(facts(Path(given.origin), language))
        print(f"\n{language}")
        for fact in found:
            _print(fact)
        missing = [fact.number for fact in found if fact.missing]
        result[language] = {"facts": len(found), "found": len(found) - len(missing), "missing": missing}
    print()
    for language, counts in result.items():
        print(f"{language}: {counts['found']} of {counts['facts']} facts")
    if not given.lang:
        print(save("origin.json", result))
    return 1 if any(counts["missing"] for counts in result.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
