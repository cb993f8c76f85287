"""Figures of a tagger in training: models and labelled texts in, what the benches' scorers and counts say out."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import torch
from torch import Tensor

from palabre.read.relation import LABELS as PARTIES
from palabre.read.relation import ROOTS
from palabre.read.tags import best_labels, stretches, tied
from palabre.read.windows import END, START
from training.attribution import (
    FORCES,
    Example,
    Labelled,
    examples,
)
from training.relations import macro_f1
from training.tagger import HEADS, Tagger, Text, allowed, batches, link_scores, root_scores, where_scores


def predict(model: Tagger, articles: list[Text], table: Tensor) -> list[dict[str, Any]]:
    """Statements as the corpus writes them, one reading an article; no name is hidden."""
    model.eval()
    found: list[Example] = []
    owner: list[int] = []
    for number, article in enumerate(articles):
        for example in examples([article], 0):
            found.append(example)
            owner.append(number)
    index = {id(e): n for n, e in zip(owner, found, strict=True)}
    made: list[list[dict[str, Any]]] = [[] for _ in articles]
    moves = (model.moves + allowed()).detach().numpy()
    starts = model.starts.detach().numpy()
    with torch.no_grad():
        for rows, batch in batches(found, table, 16, None):
            scores, vectors, forces, *_ = model(batch.words, batch.mask)
            to_cue, to_source = link_scores(vectors)
            for n, row in enumerate(rows):
                size = len(row.ids)
                cut = (scores, to_cue[:, :, :size], to_source[:, :, :size], forces)
                outputs = [x[n, :size].float().numpy() for x in cut]
                made[index[id(row)]].extend(_statements(row, outputs, moves, starts))
    return [{"article": {"id": a.id}, "statements": s} for (a, _), s in zip(articles, made, strict=True)]


def _statements(row: Example, outputs: list[Any], moves: Any, starts: Any) -> Iterator[Any]:
    scores, to_cue, to_source, forces = outputs
    breaks = {n for n, i in enumerate(row.ids) if i in (START, END)}
    (labels,) = best_labels([scores], moves, starts)
    shares = np.exp(scores - scores.max(1, keepdims=True))
    sure = (shares / shares.sum(1, keepdims=True))[np.arange(len(labels)), labels]

    def spans(*parts: Any) -> dict[str, Any] | None:
        found = [[row.spans[a][0], row.spans[b - 1][1]] for a, b in parts if (a, b)]
        return {"spans": found} if found else None

    for found in tied(stretches(labels, breaks), to_cue, to_source, sure):
        yield {
            "speaker": spans(found.source) if found.source else None,
            "cue": spans(found.cue) if found.cue else None,
            "content": spans(*found.contents) if found.contents else None,
            "force": FORCES[int(forces[found.cue[0]].argmax())] if found.cue else None,
        }


def measured(bench: Path, part: Path, readings: list[dict[str, Any]]) -> dict[str, float]:
    """Figures of the bench's own scorer."""
    sys.path.insert(0, str(bench / "score"))
    import attribution  # type: ignore[import-not-found]
    import common  # type: ignore[import-not-found]

    gold = common.read_jsonl(part / "gold.jsonl")
    figures, _ = attribution.score(gold, common.by_id(readings), common.texts_beside(str(part / "gold.jsonl")))
    kept = {f"{kind}.{c}": figures[kind][c]["f1"] for kind in ("exact", "token") for c in ("source", "cue", "content")}
    return kept | {
        "relation_0.8": figures["relation_0.8"]["f1"],
        "speaker.half": figures["speaker"]["half"]["rate"],
        "source_f1": figures["source_f1"]["f1"],
    }


def held_out(articles: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Our own paragraphs to train on, and every sixth, by its words, to measure on."""
    aside = [a for a in articles if crc32(a.text.encode()) % 6 == 0]
    return [a for a in articles if crc32(a.text.encode()) % 6], aside


def agreement(articles: list[Text], readings: list[dict[str, Any]]) -> dict[str, float]:
    """F1 of exact spans of sources, cues and contents, and the share of right forces where the cue is right."""
    hits, told, gold = Counter[str](), Counter[str](), Counter[str]()
    forces = []
    for (article, _), reading in zip(articles, readings, strict=True):
        known = {s: a.force for a in article.attributions for s in a.cue}
        for part in ("source", "cue", "content"):
            right = {s for a in article.attributions for s in getattr(a, part)}
            name = "speaker" if part == "source" else part
            found = {tuple(s) for one in reading["statements"] if one[name] for s in one[name]["spans"]}
            hits[part] += len(right & found)
            told[part] += len(found)
            gold[part] += len(right)
        forces += [
            known[tuple(one["cue"]["spans"][0])] == one["force"]
            for one in reading["statements"]
            if one["cue"] and tuple(one["cue"]["spans"][0]) in known
        ]
    figures = {part: round(2 * hits[part] / max(1, told[part] + gold[part]), 4) for part in gold}
    return figures | {"force": round(sum(forces) / max(1, len(forces)), 4)}


def places_measured(model: Tagger, found: list[Example], table: Tensor) -> dict[str, float]:
    """Precision and recall of the pieces of event places: of any event (`places`), and of the verb's (`where`)."""
    model.eval()
    told = {"places": Counter[str](), "where": Counter[str]()}
    with torch.no_grad():
        for _, batch in batches(found, table, 16, None):
            outputs = model(batch.words, batch.mask)
            right = batch.places == 1
            any_event = (outputs[HEADS.index("places")].argmax(-1) == 1) & (batch.mask > 0)
            scores, inside = where_scores(outputs[HEADS.index("where")], batch.verbs)
            of_verb = torch.zeros_like(any_event)
            of_verb[batch.verbs[:, 0]] = (scores > 0) & inside
            for name, said in (("places", any_event), ("where", of_verb)):
                told[name].update(hits=int((said & right).sum()), said=int(said.sum()), gold=int(right.sum()))
    shares: dict[str, float] = {}
    for name, n in told.items():
        shares |= {f"{name}.p": round(n["hits"] / max(1, n["said"]), 4)}
        shares |= {f"{name}.r": round(n["hits"] / max(1, n["gold"]), 4)}
    return shares


def relations_measured(model: Tagger, found: list[Example], table: Tensor) -> dict[str, float]:
    """Macro-F1 of the roots (CONCEDE and RETREAT as one), and in how many sentences source and target are touched."""
    model.eval()
    pairs: list[tuple[str, str]] = []
    touched = Counter[str]()
    with torch.no_grad():
        for rows, batch in batches(found, table, 16, None):
            parties, votes, weights, _ = model(model.words(batch), batch.mask)[HEADS.index("parties") :]
            best = root_scores(votes, weights, batch.deeds).argmax(-1)
            pairs += [(ROOTS[r.deeds[0][2][0]], ROOTS[int(b)]) for r, b in zip(rows, best, strict=True)]
            said = parties.argmax(-1)
            for at, name in enumerate(PARTIES[1:], start=1):
                touched[name] += int(((said == at) & (batch.parties == at)).any(1).sum())
    shares = {f"{name}_touched": round(n / len(found), 4) for name, n in touched.items()}
    return {"relations": round(macro_f1(pairs), 4)} | shares
