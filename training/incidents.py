"""Weights of incidents: a bench of labelled articles in, `lexicon/incident_weights.toml` out, in one command.

Two logistic models in plain Python: `same` (is a mention an earlier incident told again?) and `real` (is a folded
mention an incident, or talk of violence?). Labels are made from the bench's keys: a mention is of the incident whose
day, place, victims and figures it shares; what shares them with two, or with none for sure, is left out. Attacks on
soldiers and fighters that the key leaves out teach nothing: the key wants terrorism only, a reading wants them all.
Articles whose id falls in the fourth part by hash are kept aside for the figures printed. Refuses a bench without keys.

    python -m training.incidents --bench PATH
"""

import argparse
import json
import sys
import zlib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from math import exp
from pathlib import Path
from typing import Any

from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.event import INCIDENTS
from palabre.pipeline.reading import Engine
from palabre.read import folds, weighing
from palabre.read.document import Document
from palabre.read.drafts import Draft, merge
from palabre.read.events import drafts_of
from palabre.read.incidents import Features, draft_features, happened, kin, pair_features
from palabre.read.learned import read_tags
from palabre.read.mentions import read_mentions, read_places
from palabre.read.persons import are_two
from palabre.read.setting import Setting
from palabre.read.statements import read_statements
from palabre.read.times import read_times
from palabre.read.told import Told
from palabre.read.truecase import true_case
from palabre.read.victims import COMBATANTS, victims_in

WEIGHTS = Path(__file__).parents[1] / "src" / "palabre" / "read" / "lexicon" / "incident_weights.toml"
_PARTS, _ASIDE = 4, 3
_SURE = 1.5  # what a mention must share with an incident to be of it
_TIE = 0.25
_ROUNDS, _RATE, _MOMENTUM = 400, 0.5, 0.9
_LEAST = 0.02  # smaller weights are left out

Row = tuple[str, Features, bool]


@dataclass(frozen=True)
class Told_:
    """An article with its mentions of violence and its key."""

    id: str
    doc: Document
    told: Told
    drafts: list[Draft]
    gold: list[Any]


def articles(bench: Path, scorer: Any) -> Iterator[Told_]:
    """The bench's articles, read as far as mentions of violence."""
    names = Engine(Desk())._names
    for article, gold in keyed(bench, scorer):
        doc = Document(article, "en")
        times, found = read_times(doc), read_mentions(doc, names)
        places = read_places(doc, found)
        told = Told(read_statements(doc, times, found, read_tags(doc, found, places)))
        drafts = drafts_of(doc, Setting(doc, times, places), told)
        yield Told_(article.id, doc, told, drafts, gold)


def given(doc: str | None) -> tuple[Path, Any, Any]:
    """The bench's folder from the command line, and its scorer of incidents with what all scorers share."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True, help="folder of the bench")
    bench: Path = parser.parse_args().bench
    sys.path.insert(0, str(bench / "score"))
    import common  # type: ignore[import-not-found]
    import incidents as scorer  # type: ignore[import-not-found]

    return bench, scorer, common


def keyed(bench: Path, scorer: Any) -> Iterator[tuple[Article, list[Any]]]:
    """The development articles in true case, each with the incidents of its key."""
    keys = {g["id"]: g["incidents"] for g in _lines(bench / "incidents" / "dev" / "gold.jsonl")}
    for item in _lines(bench / "incidents" / "dev" / "input.jsonl"):
        day = item.get("published")
        published = datetime.fromisoformat(day[:10]).replace(tzinfo=UTC) if day else None
        text = true_case(item["text"], "en")
        article = Article(id=item["id"], text=text, language="en", published=published)
        yield article, [scorer.gold_form(i) for i in keys[item["id"]]]


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


# -------------------------------------------------------------------------------------------------- labels
def form(draft: Draft, scorer: Any) -> dict[str, Any]:
    """A draft as the bench's scorer sees a predicted incident."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for toll in draft.tolls:
        groups.setdefault((str(toll.harm), str(toll.who)), []).append({"best": toll.best})
    time = draft.time
    days = [str(d) for d in (time.start, time.end) if d] if time else []
    return {
        "kind": str(draft.kind),
        "status": str(draft.status),
        "perpetrators": {p.text: None for p in (*draft.actors, *(a.to for a in draft.attribution))},
        "tolls": [{"harm": h, "who": w, "values": scorer.values_of(rows)} for (h, w), rows in groups.items()],
        "start": days[0] if days else None,
        "end": days[-1] if days else None,
        "place": {"name": draft.place.text, "text": draft.place.text} if draft.place else None,
        "targets": [r.text for r in draft.recipients],
    }


def shared(gold: Any, seen: dict[str, Any], scorer: Any) -> tuple[float, float]:
    """How much a mention shares with an incident, less what contradicts it; and what contradicts it."""
    kind = scorer.type_credit(gold, seen)
    if gold["outside"] or not kind:
        return 0.0, 0.0
    found, neutral, _ = scorer.pair_organisations(gold, seen)
    day = scorer.date_credit(gold, seen) if scorer.date_required(gold) else 0
    place, targets = scorer.place_credit(gold, seen), scorer.pair_targets(gold, seen)
    tolls = scorer.pair_tolls(gold, seen)
    against = float(bool(seen["start"] and scorer.date_required(gold) and not day))
    against += 0.5 * bool(seen["place"] and gold["places"] and not place)
    against += 0.5 * bool(seen["targets"] and gold["targets"] and not targets)
    figures = min(1.0, sum(w for *_, w in tolls) / 1.9 / max(1, len(gold["tolls"]))) if tolls else 0.0
    speaks = day + (1 if place == 1 else 0.3 * place) + 0.5 * bool(found or neutral) + 1.5 * bool(targets) + figures
    return kind + speaks - against, against


def label(gold: list[Any], draft: Draft, scorer: Any) -> int | None:
    """The number of the incident that a draft is of, -1 for none of them, None where that is not sure."""
    seen = form(draft, scorer)
    rows = [shared(g, seen, scorer) for g in gold]
    best = max(range(len(rows)), key=lambda k: rows[k][0])
    if rows[best][0] >= _SURE or (len(rows) == 1 and rows[0][1] == 0 and rows[0][0] >= 1):
        return best if sum(rows[best][0] - r[0] < _TIE for r in rows) == 1 else None
    return -1 if all(against >= 1 for _, against in rows) else None


# ---------------------------------------------------------------------------------------------------- rows
def pairs(item: Told_, scorer: Any) -> Iterator[Row]:
    """Each sure mention beside each sure incident told before it."""
    known: dict[Any, Draft] = {}
    for number, draft in enumerate(d for d in item.drafts if d.kind in INCIDENTS and happened(d)):
        incident = label(item.gold, draft, scorer) if item.gold else None
        if incident is None:
            continue
        mine: Any = incident if incident >= 0 else ("none", number)
        for other, old in known.items():
            if kin(old, draft) and not (isinstance(other, tuple) and incident < 0):
                yield item.id, pair_features(item.doc, old, draft), other == mine
        if mine in known:
            merge(known[mine], deepcopy(draft), partial(are_two, item.doc))
        else:
            known[mine] = deepcopy(draft)


def reals(item: Told_, scorer: Any, bench: Any) -> Iterator[Row]:
    """Each folded mention, with whether the key has its incident; what the key leaves out on purpose is left out."""
    kept = [d for d in folds.folded(item.doc, item.drafts) if d.kind in INCIDENTS and happened(d)]
    seen = [form(d, scorer) for d in kept]
    weights = [[scorer.likeness(g, s) for s in seen] for g in item.gold]
    hit = {j: item.gold[i] for i, j, _ in (bench.assign(weights) if seen and item.gold else ())}
    day = item.doc.article.published
    reading = {"article": {"published": day.isoformat() if day else None}}
    for number, draft in enumerate(kept):
        left_out = scorer.is_old(seen[number], reading) or _military(item.doc, draft)
        unsure = hit[number]["optional"] if number in hit else left_out
        if not unsure and (number in hit or draft.kind != "clash"):
            yield item.id, draft_features(item.doc, draft, item.told, kept), number in hit


def _military(doc: Document, draft: Draft) -> bool:
    spans = [doc.tokens_between(*r.spans[0]) for r in draft.recipients]
    worded = any(victims_in(doc.tokens[first:last], doc.language) & COMBATANTS for first, last in spans)
    return worded or any(t.who in COMBATANTS for t in draft.tolls)


# --------------------------------------------------------------------------------------------------- model
def fit(rows: list[Row], penalty: float) -> dict[str, float]:
    """The weights of a logistic model with an L2 penalty (none on the bias), by gradient descent with momentum."""
    names = sorted({n for _, features, _ in rows for n in features})
    weights, pace = dict.fromkeys(["bias", *names], 0.0), dict.fromkeys(["bias", *names], 0.0)
    for _ in range(_ROUNDS):
        slope = {n: (0.0 if n == "bias" else penalty * w) for n, w in weights.items()}
        for _, features, is_so in rows:
            error = guess(weights, features) - is_so
            slope["bias"] += error
            for name, value in features.items():
                slope[name] += error * value
        for name in weights:
            pace[name] = _MOMENTUM * pace[name] - _RATE * slope[name] / len(rows)
            weights[name] += pace[name]
    return {n: round(w, 3) for n, w in weights.items() if n == "bias" or abs(w) >= _LEAST}


def guess(weights: dict[str, float], features: Features) -> float:
    """The model's probability."""
    total = weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def report(name: str, weights: dict[str, float], rows: list[Row], at: float) -> None:
    """Precision and recall on the articles kept aside."""
    chosen = [is_so for _, features, is_so in rows if guess(weights, features) > at]
    right, all_so = sum(chosen), sum(is_so for *_, is_so in rows)
    figures = f"precision {right / max(1, len(chosen)):.3f}, recall {right / max(1, all_so):.3f}"
    sys.stdout.write(f"{name}: {figures} above {at}, {len(rows)} rows kept aside\n")


def write(path: Path, models: dict[str, dict[str, float]], script: str) -> None:
    """The weights as TOML: all of them, or, where it is cut short, those that were there."""
    parts = (f"[{name}]\n" + "".join(f'"{n}" = {w}\n' for n, w in weights.items()) for name, weights in models.items())
    new = path.with_suffix(".new")
    new.write_text(f"# Learned by {script}; do not edit.\n" + "\n".join(parts), "utf-8")
    new.replace(path)


def main() -> None:
    """Train both models, one after the other: what `real` judges is folded by `same`."""
    bench, scorer, common = given(__doc__)
    read = list(articles(bench, scorer))
    models = weighing.weights()
    models |= {"same": {"bias": 0.0}, "real": {"bias": 9.0}}
    for name, penalty, at in (("same", 3.0, folds.SAME), ("real", 5.0, folds.REAL)):
        rows = [r for item in read for r in (pairs(item, scorer) if name == "same" else reals(item, scorer, common))]
        models[name] = fit([r for r in rows if not aside(r)], penalty)
        report(name, models[name], [r for r in rows if aside(r)], at)
    write(WEIGHTS, {name: models[name] for name in ("same", "real")}, "training/incidents.py")


def aside(row: Row) -> bool:
    """Whether a row is of an article that is kept aside."""
    return zlib.crc32(row[0].encode()) % _PARTS == _ASIDE


if __name__ == "__main__":
    main()
