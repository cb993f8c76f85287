"""Train the reader of relations: who does what to whom in a sentence, and of which type the deed is.

    python -m training.relations --bench PATH --backbone training/build/backbone --out training/build/relations

Learns from the training part of PLV and from `training/data/relations.tsv`; names are hidden in both. Seeded, short (a
few minutes an epoch on two cores); `--aside 5` keeps every fifth PLV sentence by a hash of its id and prints the
figures on it, `--aside 0` trains on all and `--ship` writes `relations.onnx` among the package's weights.
"""

import argparse
import csv
import hashlib
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from palabre.model.article import Article
from palabre.model.passage import Span
from palabre.read.document import Document
from palabre.read.hiding import hidden_names
from palabre.read.mentions import Names, read_mentions
from palabre.read.relation import LABELS, ROOTS
from palabre.read.windows import END, START, Hidden, hide, pieces
from training.backbone import load_body
from training.encoder import Encoder

OWN = Path(__file__).parent / "data" / "relations.tsv"
YIELD = ("CONCEDE", "RETREAT")
LONGEST = 160


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


@dataclass(frozen=True)
class Example:
    """Pieces, a label for each, and the roots that are right."""

    row: Row
    ids: tuple[int, ...]
    labels: tuple[int, ...]
    roots: tuple[int, ...]


class Reader(nn.Module):
    """The encoder with its heads: a label, a vote on the root and the weight of that vote for each piece."""

    def __init__(self, encoder: Encoder, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.labels = nn.Linear(width, len(LABELS))
        self.votes = nn.Linear(width, len(ROOTS))
        self.weights = nn.Linear(width, 1)
        self.dropout = nn.Dropout(0.2)

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of labels, votes, and weights, each (batch, pieces, its width)."""
        return self.heads(self.encoder(words, mask))

    def upper(self, x: Tensor, mask: Tensor, first: int) -> tuple[Tensor, Tensor, Tensor]:
        """The same from the outputs of the layers below `first`, which are not trained."""
        for layer in self.encoder.layers[first:]:
            x = layer(x, (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4)
        return self.heads(x)

    def heads(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What the heads say of the encoder's outputs."""
        x = self.dropout(x)
        return self.labels(x), self.votes(x), self.weights(x)


def lower(model: Reader, found: list[Example], table: Tensor, first: int) -> dict[str, Tensor]:
    """Outputs of the layers that are not trained, computed once: id to (pieces, width)."""
    model.eval()
    kept = {}
    with torch.no_grad():
        for start in range(0, len(found), 32):
            group = sorted(found, key=lambda e: len(e.ids))[start : start + 32]
            ids, mask = padded_ids(group)
            x = model.encoder.norm(functional.embedding(ids, table) + model.encoder.positions.weight[: ids.shape[1]])
            for layer in model.encoder.layers[:first]:
                x = layer(x, (1.0 - mask[:, None, None, :]) * -1e4)
            kept.update({e.row.id: x[n, : len(e.ids)].clone() for n, e in enumerate(group)})
    return kept


def padded_ids(group: "list[Example]") -> tuple[Tensor, Tensor]:
    """Ids and mask of a batch, each as long as its longest sentence."""
    width = max(len(e.ids) for e in group)
    ids = torch.tensor([[*e.ids, *[1] * (width - len(e.ids))] for e in group])
    return ids, torch.tensor([[1.0] * len(e.ids) + [0.0] * (width - len(e.ids)) for e in group])


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


def example(row: Row, tokenizer: Tokenizer, names: Names) -> Example:
    """The pieces of a row with its names hidden, as they are when the reader runs."""
    doc = Document(Article(id=row.id, text=row.text, language=row.language), row.language)
    known = [m.spans[0] for m in read_mentions(doc, names)]
    if not _ORDINARY:
        _ORDINARY.update(p.removeprefix("▁") for p in tokenizer.get_vocab() if p.startswith("▁"))
    hidden = [s for sentence in doc.sentences for s in hidden_names(doc, sentence, known, _ORDINARY.__contains__)]
    names_hidden = [Hidden(*h, h[0]) for h in hidden]
    found = hide(pieces(tokenizer, row.text, (0, len(row.text))), names_hidden, tokenizer.token_to_id("<mask>") or 0)[
        : LONGEST - 2
    ]
    labels = [0 if not row.source and row.root != "NONE" else _label(row, span) for _, span in found]
    roots = [n for n, r in enumerate(ROOTS) if r == row.root or (row.root == "YIELD" and r in YIELD)]
    return Example(row, (START, *(p for p, _ in found), END), (0, *labels, 0), tuple(roots))


_ORDINARY: set[str] = set()


def _label(row: Row, span: Span) -> int:
    for label, spans in (("source", row.source), ("target", row.target)):
        if any(s < span[1] and span[0] < e for s, e in spans):
            return LABELS.index(label)
    return 0


@dataclass
class Batch:
    """Padded sentences. `roots` holds 1 for every root that is right."""

    words: Tensor
    mask: Tensor
    labels: Tensor
    roots: Tensor


def batches(
    found: list[Example], kept: dict[str, Tensor], size: int, rng: random.Random | None
) -> Iterator[tuple[list[Example], Batch]]:
    """Batches of sentences of like length, with the outputs of the lower layers."""
    order = sorted(found, key=lambda e: len(e.ids) + (rng.random() * 12 if rng else 0))
    groups = [order[n : n + size] for n in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        ids, mask = padded_ids(group)
        width = ids.shape[1]
        labels = torch.tensor([[*e.labels, *[-100] * (width - len(e.ids))] for e in group])
        roots = torch.tensor([[float(n in e.roots) for n in range(len(ROOTS))] for e in group])
        words = nn.utils.rnn.pad_sequence([kept[e.row.id] for e in group], batch_first=True)
        yield group, Batch(words, mask, labels, roots)


def root_scores(votes: Tensor, weights: Tensor, mask: Tensor) -> Tensor:
    """Log-probabilities of the roots: votes of the pieces between the edges, each by its weight."""
    inner = mask.clone()
    inner[:, 0] = 0
    inner.scatter_(1, (mask.sum(1, keepdim=True) - 1).long(), 0)
    share = torch.softmax(weights[..., 0] - (1 - inner) * 1e4, dim=1)
    return torch.log_softmax((share[..., None] * votes).sum(1), dim=-1)


def loss_of(model: Reader, batch: Batch, first: int) -> Tensor:
    """What is wrong with labels and roots."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        labels, votes, weights = model.upper(batch.words, batch.mask, first)
    scores = root_scores(votes.float(), weights.float(), batch.mask)
    right = torch.logsumexp(scores + torch.log(batch.roots.clamp_min(1e-9)), dim=-1)
    smooth = 0.05 * scores.mean(-1)
    tagged = functional.cross_entropy(labels.float().flatten(0, 1), batch.labels.flatten(), ignore_index=-100)
    return -(0.95 * right + smooth).mean() + 2 * tagged


def measured(model: Reader, found: list[Example], kept: dict[str, Tensor], first: int) -> dict[str, float]:
    """Macro-F1 of the roots (CONCEDE and RETREAT as one) and how often source and target are touched."""
    model.eval()
    pairs: list[tuple[str, str]] = []
    touched = {"source": 0, "target": 0}
    with torch.no_grad():
        for group, batch in batches(found, kept, 32, None):
            labels, votes, weights = model.upper(batch.words, batch.mask, first)
            best = root_scores(votes, weights, batch.mask).argmax(-1)
            for n, e in enumerate(group):
                pairs.append((e.row.root, ROOTS[int(best[n])]))
                tags = labels[n].argmax(-1)
                for name in touched:
                    at = LABELS.index(name)
                    touched[name] += any(t == at == g for t, g in zip(tags.tolist(), e.labels, strict=False))
    return {"macro_f1": macro_f1(pairs), "accuracy": sum(a == b for a, b in pairs) / len(pairs)} | {
        f"{k}_touched": v / len(found) for k, v in touched.items()
    }


def _joined(root: str) -> str:
    return "YIELD" if root in YIELD else root


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    pairs = [(_joined(gold), _joined(said)) for gold, said in pairs]
    total = []
    for root in {g for g, _ in pairs}:
        hit = sum(g == p == root for g, p in pairs)
        total.append(2 * hit / (sum(g == root for g, _ in pairs) + sum(p == root for _, p in pairs)))
    return sum(total) / len(total)


def fit(
    model: Reader, train: list[Example], aside: list[Example], kept: dict[str, Tensor], given: argparse.Namespace
) -> None:
    """Train; the figures of what is kept aside at the end of each epoch."""
    frozen = ("encoder.positions", "encoder.norm", *(f"encoder.layers.{n}." for n in range(given.frozen)))
    body = [p for n, p in model.named_parameters() if n.startswith("encoder") and not n.startswith(frozen)]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": given.rate}, {"params": heads, "lr": given.rate * 8}], weight_decay=0.01
    )
    steps = given.epochs * -(-len(train) // given.size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: max(0.0, min((n + 1) / (0.1 * steps), (steps - n) / steps))
    )
    for epoch in range(given.epochs):
        model.train()
        started, total = time.monotonic(), 0.0
        for _, batch in batches(train, kept, given.size, random.Random(given.seed + epoch)):
            loss = loss_of(model, batch, given.frozen)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            total += loss.item()
        figures = measured(model, aside, kept, given.frozen) if aside else {}
        print(
            json.dumps({"epoch": epoch + 1, "seconds": round(time.monotonic() - started), "loss": total, **figures}),
            flush=True,
        )
        torch.save(model.state_dict(), given.out / "weights.pt")


def rounded(words: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> Tensor:
    """The word table as it ships: eight bits a weight, a scale a row."""
    scale = np.abs(words).max(1, keepdims=True) / 127
    return torch.from_numpy((np.round(words / scale) * scale).astype("f4"))


def known_names() -> Names:
    """The names that the reader knows: register and gazetteer."""
    from palabre.resolve.gazetteer import load_gazetteer
    from palabre.resolve.names import KnownNames
    from palabre.resolve.register import load_register

    return KnownNames(load_register(()), load_gazetteer())


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--layers", default="5", help="how many of the twelve, from the first; or their numbers, as 0,2,4"
    )
    parser.add_argument("--frozen", type=int, default=2, help="layers, from the first, that are not trained")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--size", type=int, default=24, help="sentences a batch")
    parser.add_argument("--aside", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ship", action="store_true")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(given.threads)
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    tokenizer = Tokenizer.from_file(str(given.backbone / "tokenizer.json"))
    names = known_names()
    rows = [*plv(given.bench / "relations" / "train", given.aside), *own_relations()]
    found = [example(row, tokenizer, names) for row in rows]
    table = rounded(np.load(given.backbone / "words.npy"))
    model = Reader(load_body(given.backbone, given.layers))
    if given.start:
        model.load_state_dict(torch.load(given.start, weights_only=True))
    kept = lower(model, found, table, given.frozen)
    fit(model, [e for e in found if not e.row.aside], [e for e in found if e.row.aside], kept, given)
    if given.ship:
        from training.export import ship

        print(ship(model, "relations", ["labels", "votes", "weights"]))


if __name__ == "__main__":
    main()
