"""Learns the weights by which the bearers of a place name are ranked: annotated articles in, `place_weights.toml` out.

Run it where numpy and scipy are, with palabre's source on the path::

    python -m training.places --bench PATH_TO_BENCH

Gold are the toponyms of LGL and TR-News (ids of GeoNames), and `training/data/places.*.toml`, written for Palabre in
both languages. A third of the articles, by a hash of the id, is kept aside: it is reported, never learned from. Names
are found by Palabre's own reader, so that the ranker learns from what it will get. Deterministic; under a minute.
"""

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped, import-not-found, unused-ignore]

from palabre.model.actor import Mention, MentionKind, Via
from palabre.model.article import Article
from palabre.model.place import Place
from palabre.read.document import Document
from palabre.read.mentions import read_mentions
from palabre.resolve.gazetteer import load_gazetteer
from palabre.resolve.names import KnownNames
from palabre.resolve.place_context import Spot, containers, kilometres
from palabre.resolve.place_ranker import ALONE, EVIDENCE, Facts, Mass, Weights, evidence_alone, ranked
from palabre.resolve.places import armed_in, gathered, key_of
from palabre.resolve.register import load_register

OUT = Path(__file__).parents[1] / "src" / "palabre" / "resolve" / "lexicon" / "place_weights.toml"
OWN = Path(__file__).with_name("data")
NEAR_KM = 25.0
STRENGTH = 0.001  # of the pull of the weights towards nought
OWN_WEIGHT = 2.0

Rows = np.ndarray[Any, np.dtype[np.float64]]


@dataclass
class Example:
    """An article: what the ranker is given, and by name which candidates are right and how much it counts."""

    id: str
    facts: Facts
    right: dict[str, tuple[list[int], float]]
    aside: bool


def aside(article: str) -> bool:
    """Whether an article is kept aside."""
    return int(sha256(article.encode()).hexdigest(), 16) % 3 == 0


def spots_of(found: Iterable[Mention]) -> list[Spot]:
    """The names of places and states among the names that the reader finds."""
    register = load_register()

    def spot(mention: Mention) -> Spot | None:
        start, end = mention.spans[0]
        if mention.kind is MentionKind.PLACE:
            return Spot(mention.text, start, end)
        state = register.get(mention.actor) if mention.kind is MentionKind.STATE and mention.actor else None
        sure = mention.via not in {Via.NAME, Via.CAPITAL}
        return Spot(mention.text, start, end, state.country, sure) if state and state.country else None

    return [made for mention in found if (made := spot(mention))]


def right_ones(found: Iterable[Place], gold: dict[str, Any]) -> list[int]:
    """The candidates with the id of the gold, else those next to it."""
    places = list(found)
    if "which" in gold:
        wanted = set(gold["which"].split("/"))
        return [n for n, p in enumerate(places) if wanted <= {p.country, p.admin1, str(p.precision), str(p.geonames)}][
            :1
        ]
    same = [n for n, place in enumerate(places) if str(place.geonames) == str(gold["geonames"])]
    if same or gold.get("lat") is None:
        return same
    point = Place(id="gold", name="", precision=places[0].precision, lat=gold["lat"], lon=gold["lon"])
    return [n for n, place in enumerate(places) if kilometres(place, point) < NEAR_KM]


def example(article: Article, toponyms: list[dict[str, Any]], names: KnownNames, desk: Iterable[str] = ()) -> Example:
    gazetteer = load_gazetteer()
    mentions = read_mentions(Document(article, article.language or "en"), names)
    spots, groups = spots_of(mentions), armed_in(load_register(), mentions)
    facts = gathered(gazetteer, spots, links=containers(article.text, spots, key_of), desk=desk, groups=groups)
    gold = {toponym["start"]: toponym for toponym in toponyms if toponym.get("geonames") or "which" in toponym}
    counts: Counter[tuple[str, int]] = Counter()
    chosen: dict[tuple[str, int], list[int]] = {}
    for spot in spots:
        toponym, name = gold.get(spot.start), key_of(spot)
        if toponym is None or toponym["end"] != spot.end or len(facts.candidates.get(name, ())) < 2:
            continue
        if right := right_ones(facts.candidates[name], toponym):
            counts[name, right[0]] += 1
            chosen[name, right[0]] = right
    found: dict[str, tuple[list[int], float]] = {}
    for (name, first), count in counts.most_common():
        found.setdefault(name, (chosen[name, first], 1 + log(count)))
    return Example(id=article.id, facts=facts, right=found, aside=aside(article.id))


def of_bench(bench: Path, names: KnownNames) -> Iterator[Example]:
    for part in ("lgl", "trnews"):
        folder = bench / "places" / part
        gold = {row["id"]: row["toponyms"] for row in lines(folder / "gold.jsonl")}
        for row in lines(folder / "input.jsonl"):
            article = Article(id=row["id"], text=row["text"], language=row["language"])
            yield example(article, gold[row["id"]], names)


def of_our_own(names: KnownNames) -> Iterator[Example]:
    """Our own texts: each says which bearer its names mean, by country, division, precision."""
    for language in ("en", "fr"):
        for number, case in enumerate(tomllib.loads((OWN / f"places.{language}.toml").read_text("utf-8"))["case"]):
            text = case["text"]
            toponyms = [
                {"start": text.index(name), "end": text.index(name) + len(name), "which": which}
                for name, which in case["places"].items()
            ]
            article = Article(id=f"own-{language}-{number}", text=text, language=language)
            made = example(article, toponyms, names, case.get("desk", ()))
            made.aside = False
            for name, (right, weight) in made.right.items():
                made.right[name] = (right, weight * OWN_WEIGHT)
            yield made


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def learned(groups: list[tuple[Rows, list[int], float]], size: int) -> tuple[float, ...]:
    """Weights of least loss: the right candidates' share of the softmax."""
    total = sum(weight for *_, weight in groups)

    def loss(weights: Rows) -> tuple[float, Rows]:
        value, slope = 0.0, np.zeros(size)
        for rows, right, weight in groups:
            sums = rows @ weights
            parts = np.exp(sums - sums.max())
            share = parts / parts.sum()
            good = np.zeros(len(rows))
            good[right] = share[right] / max(share[right].sum(), 1e-12)
            value -= weight * np.log(max(share[right].sum(), 1e-12))
            slope += weight * (rows.T @ (share - good))
        return value / total + STRENGTH * float(weights @ weights), slope / total + 2 * STRENGTH * weights

    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return tuple(round(float(w), 3) for w in found.x)


def alone_groups(examples: list[Example]) -> list[tuple[Rows, list[int], float]]:
    return [
        (np.array(evidence_alone(e.facts, name)), right, weight)
        for e in examples
        for name, (right, weight) in e.right.items()
    ]


def together_groups(examples: list[Example], weights: Weights) -> list[tuple[Rows, list[int], float]]:
    groups = []
    for e in examples:
        mass = Mass(e.facts, ranked(e.facts, weights))
        for name, (right, weight) in e.right.items():
            rows = np.hstack([np.array(evidence_alone(e.facts, name)), np.array(mass.evidence(name))])
            groups.append((rows, right, weight))
    return groups


def train(examples: list[Example]) -> Weights:
    alone = learned(alone_groups(examples), len(ALONE))
    weights = Weights(alone=alone, together=(*alone, *(0.0 for _ in EVIDENCE[len(ALONE) :])))
    for _ in range(3):
        weights = Weights(alone=alone, together=learned(together_groups(examples, weights), len(EVIDENCE)))
    return weights


def report(examples: list[Example], weights: Weights) -> str:
    """How often the best candidate of a name that several bear is right."""
    hits = total = 0.0
    for e in examples:
        scores = ranked(e.facts, weights)
        for name, (right, weight) in e.right.items():
            hits += weight * (int(np.argmax(scores[name])) in right)
            total += weight
    return f"{hits / max(total, 1):.4f} of {total:.0f}"


def write(weights: Weights) -> None:
    text = "# The weights of evidence for the bearers of a place name; learned by training/places.py, do not edit.\n"
    for title, keys, values in (("alone", ALONE, weights.alone), ("together", EVIDENCE, weights.together)):
        text += f"\n[{title}]\n" + "".join(f"{key} = {value}\n" for key, value in zip(keys, values, strict=True))
    OUT.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    given = parser.parse_args()
    names = KnownNames(load_register(), load_gazetteer())
    examples = [*of_bench(given.bench, names), *of_our_own(names)]
    weights = train([e for e in examples if not e.aside])
    write(weights)
    for part in ("lgl", "trnews", "own"):
        for kept in (False, True):
            some = [e for e in examples if e.id.startswith(part) and e.aside is kept]
            print(part, "kept aside" if kept else "learned from", report(some, weights))


if __name__ == "__main__":
    main()
