"""Floors of the reader's figures on a small fixed sample: twelve articles of our own, and the example's facts.

    python -m benchmarks.floors            measure and compare
    python -m benchmarks.floors --write    pin what is measured now

The sample is `tests/accuracy/` (articles with all they tell, in the contract's keys, each passage by its words) and the
facts of `tests/accuracy/facts.toml` on `examples/mali-2020`. The figures are of the benches' sort: a found item earns
(1 + attributes right) / (1 + attributes compared), and F1 is taken over all items annotated and read. Pinned in
`tests/accuracy/floors.toml`; a figure that falls below its floor by more than SLACK fails the tests. The sample is
small and was seen by those who tune the reader: it guards against losses, and says nothing about new articles.
"""

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from palabre.config import Settings, load_desk
from palabre.model.article import Article
from palabre.model.codec import plain
from palabre.model.desk import Desk
from palabre.model.reading import Reading
from palabre.pipeline import Engine, articles

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "accuracy"
FLOORS = SAMPLE / "floors.toml"
EXAMPLE = ROOT / "examples" / "mali-2020"
SLACK = 0.01

Item = dict[str, Any]
Spans = list[tuple[int, int]]


# ------------------------------------------------------------------------------------------------------ the sample
def sample(language: str) -> list[tuple[Article, dict[str, list[Item]]]]:
    """The articles of a language with what they tell, spans found. Raises ValueError for words that do not stand."""
    rows = tomllib.loads((SAMPLE / f"{language}.toml").read_text("utf-8"))["article"]
    return [(_article(row, language), {kind: _told(row, kind) for kind in KINDS}) for row in rows]


def _article(row: Item, language: str) -> Article:
    published = datetime.fromisoformat(row["published"])
    return Article(id=row["id"], text=row["text"], language=language, published=published)


def _told(row: Item, kind: str) -> list[Item]:
    if kind == "tolls":
        items = [toll for event in row.get("events", ()) for toll in event.get("tolls", ())]
    else:
        items = row.get(kind, [])
    return [{key: _placed(row["text"], key, value) for key, value in item.items()} for item in items]


_PASSAGES = {
    "speaker",
    "cue",
    "content",
    "trigger",
    "words",
    "act",
    "owner",
    "actor",
    "member",
    "group",
    "person",
    "to",
}
_LISTS = {"actors", "recipients", "signatories", "non_signatories", "attribution"}


def _placed(text: str, key: str, value: Any) -> Any:
    if key in _PASSAGES or key == "place":
        return passage(text, value)
    if key in _LISTS:
        return [passage(text, v) if isinstance(v, str) else v | {"to": passage(text, v["to"])} for v in value]
    return value


def passage(text: str, words: str) -> Item:
    """Words as a passage of a text: the first time they stand, or the first time after what `@` names."""
    wanted, _, after = words.partition("@")
    start = text.find(wanted, text.index(after) if after else 0)
    if start < 0:
        raise ValueError(f"not in the text: {words}")
    return {"text": wanted, "spans": [(start, start + len(wanted))]}


# ------------------------------------------------------------------------------------------------------ comparing
def _touch(one: Item | None, two: Item | None) -> bool:
    """Whether two parties are the same: their words meet, or one's words hold the other's."""
    if not one or not two:
        return one is two or (not one and not two)
    if any(a < d and c < b for a, b in one["spans"] for c, d in two["spans"]):
        return True
    names = [str(p.get("resolved") or p["text"]).casefold() for p in (one, two)]
    return names[0] in names[1] or names[1] in names[0]


def _share(one: Spans, two: Spans) -> float:
    a, b = ({n for s, e in spans for n in range(s, e)} for spans in (one, two))
    return len(a & b) / len(a | b) if a and b else 0.0


def _all_touch(gold: Sequence[Item], read: Sequence[Item]) -> bool:
    return len(gold) == len(read) and all(any(_touch(g, r) for r in read) for g in gold)


def _figure(toll: Item) -> int | None:
    return next((n for n in (toll.get("best"), toll.get("low"), toll.get("high")) if n is not None), None)


def _like_event(g: Item, r: Item) -> float:
    touch = any(a < d and c < b for a, b in g["trigger"]["spans"] for c, d in r["trigger"]["spans"])
    return 2.0 * touch + (g["kind"] == r["kind"]) if touch else 0.0


def _like_toll(g: Item, r: Item) -> float:
    if g["harm"] != r["harm"]:
        return 0.0
    return (_share(g["words"]["spans"], r["spans"]) > 0) + 0.5 * (_figure(g) == _figure(r))


def _compare_event(g: Item, r: Item) -> dict[str, bool]:
    sure = sorted(a["certainty"] for a in g.get("attribution", ()))
    return {
        "kind": g["kind"] == r["kind"],
        "status": g["status"] == r["status"],
        "place": _touch(g.get("place"), r["place"]),
        "actors": _all_touch(g.get("actors", ()), r["actors"]),
        "attribution": sure == sorted(a["certainty"] for a in r["attribution"]),
    }


Like = Callable[[Item, Item], float]
Compare = Callable[[Item, Item], dict[str, bool]]

KINDS: dict[str, tuple[Like, Compare]] = {
    "statements": (
        lambda g, r: s if (s := _share(g["content"]["spans"], r["content"]["spans"])) >= 0.5 else 0.0,
        lambda g, r: {
            "speaker": _touch(g.get("speaker"), r["speaker"]),
            **{key: g[key] == r[key] for key in ("form", "force", "voice")},
        },
    ),
    "events": (_like_event, _compare_event),
    "tolls": (_like_toll, lambda g, r: {"who": g["who"] == r["who"], "figure": _figure(g) == _figure(r)}),
    "positions": (
        lambda g, r: float(_touch(g["actor"], r["actor"])),
        lambda g, r: {"stance": g["stance"] == r["stance"]},
    ),
    "accords": (
        lambda g, r: float(g["kind"] == r["kind"] or _share(g["words"]["spans"], r["spans"]) > 0),
        lambda g, r: {
            "kind": g["kind"] == r["kind"],
            "state": g["state"] == r["state"],
            "signatories": _all_touch(g["signatories"], r["signatories"]),
            "non_signatories": _all_touch(g["non_signatories"], r["non_signatories"]),
        },
    ),
    "commitments": (
        lambda g, r: _share(g["act"]["spans"], r["act"]["spans"]),
        lambda g, r: {"owner": _touch(g["owner"], r["owner"])},
    ),
    "affiliations": (
        lambda g, r: float(_touch(g["member"], r["member"]) and _touch(g["group"], r["group"])),
        lambda g, r: {"relation": g["relation"] == r["relation"]},
    ),
    "roles": (
        lambda g, r: float(_touch(g["person"], r["person"])),
        lambda g, r: {"post": g["post"].casefold() == r["post"].casefold()},
    ),
}


def paired(gold: Sequence[Item], read: Sequence[Item], like: Like) -> list[tuple[Item, Item]]:
    """Pairs, the likest first, each item once."""
    ranked = sorted(((like(g, r), -i, -j) for i, g in enumerate(gold) for j, r in enumerate(read)), reverse=True)
    ours: set[int] = set()
    theirs: set[int] = set()
    found = []
    for value, i, j in ranked:
        if value > 0 and i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            found.append((gold[-i], read[-j]))
    return found


def graded(pairs: Iterable[tuple[Item, Item]], compare: Compare) -> float:
    """What pairs earn."""
    total = 0.0
    for gold, read in pairs:
        compared = compare(gold, read)
        total += (1 + sum(compared.values())) / (1 + len(compared))
    return total


def figures(language: str, engine: Engine) -> dict[str, float]:
    """Graded F1 of each kind of claim in a language."""
    earned = dict.fromkeys(KINDS, 0.0)
    counted = dict.fromkeys(KINDS, 0)
    for article, told in sample(language):
        reading = items(engine.read(article).reading)
        for kind, (like, compare) in KINDS.items():
            earned[kind] += graded(paired(told[kind], reading[kind], like), compare)
            counted[kind] += len(told[kind]) + len(reading[kind])
    return {kind: round(2 * earned[kind] / counted[kind], 4) if counted[kind] else 1.0 for kind in KINDS}


def items(reading: Reading) -> dict[str, list[Item]]:
    """The claims of a reading by kind, as plain values."""
    found: dict[str, Any] = plain(reading)
    return {kind: found[kind] for kind in KINDS if kind != "tolls"} | {
        "tolls": [toll for event in found["events"] for toll in event["tolls"]]
    }


# ---------------------------------------------------------------------------------------------- facts of the example
def facts(engine: Engine) -> dict[str, float]:
    """The share of the example's facts that are read, by language."""
    wanted = tomllib.loads((SAMPLE / "facts.toml").read_text("utf-8"))["fact"]
    names = {fact["article"] for fact in wanted}
    paths = [str(path) for path in sorted((EXAMPLE / "articles").glob("*.jsonl"))]
    given = [a for a in articles(paths, Settings(), engine.desk) if isinstance(a, Article) and a.id in names]
    read = {a.id: (a.language, items(engine.read(a).reading)) for a in given}
    found: dict[str, list[bool]] = {}
    for fact in wanted:
        language, reading = read[fact["article"]]
        found.setdefault(f"facts {language}", []).append(any(_holds(fact, item) for item in reading[fact["kind"]]))
    return {name: round(sum(right) / len(right), 4) for name, right in sorted(found.items())}


def _holds(fact: Item, item: Item) -> bool:
    """Whether an item is what a fact asks for: each of its values equal, or its words within a passage or party."""
    return all(_value(item, path, value) for path, value in fact["is"].items())


def _value(item: Item, path: str, wanted: Any) -> bool:
    found: Any = item
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    if isinstance(found, dict):
        names = (found.get("resolved"), found.get("name"), found.get("text"))
        return any(str(wanted).casefold() in str(name).casefold() for name in names if name)
    if isinstance(found, list):
        return any(_value({"it": one}, "it", wanted) for one in found)
    return bool(found == wanted)


# ------------------------------------------------------------------------------------------------------- the command
def measured() -> dict[str, dict[str, float]]:
    """All figures of the sample, read now."""
    plain_desk = Engine(Desk())
    found = {language: figures(language, plain_desk) for language in ("en", "fr")}
    return found | {"example": facts(Engine(load_desk(EXAMPLE / "desk.toml")))}


def fallen(now: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> Iterator[str]:
    """The figures that lie below their floor by more than the slack, and floors that nothing was measured for."""
    for part, row in floors.items():
        for name, floor in row.items():
            figure = now.get(part, {}).get(name)
            if figure is None or figure < floor - SLACK:
                yield f"{part} {name}: {figure} is below {floor}"


def written(now: dict[str, dict[str, float]]) -> str:
    """The floors as TOML."""
    lines = ["# Figures below which the tests fail (less 0.01). Written by python -m benchmarks.floors --write"]
    for part, row in now.items():
        lines += ["", f"[{part}]"]
        lines += [f'"{name}" = {figure}' for name, figure in row.items()]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="pin what is measured now")
    options = parser.parse_args(arguments)
    now = measured()
    print(written(now))
    if options.write:
        FLOORS.write_text(written(now), encoding="utf-8")
        return 0
    faults = list(fallen(now, tomllib.loads(FLOORS.read_text("utf-8"))))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
