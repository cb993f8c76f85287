"""Train the tagger of statements: who says what, with what force.

    python -m training.statements --bench PATH --backbone training/build/backbone --out training/build/statements

Resumable (a checkpoint at each epoch), seeded, prints the figures of each epoch on the corpus's development part. One
encoder; heads for labels (with a conditional random field), links, the force of a statement and the place of
an event.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from palabre.read.encoder import MASK_PIECE
from palabre.read.mentions import Names
from palabre.read.relation import LABELS as PARTIES
from palabre.read.relation import ROOTS
from palabre.read.tags import LABELS, best_labels, stretches, tied
from palabre.read.windows import END, LENGTH, START
from training.attribution import (
    FORCES,
    IGNORED,
    Example,
    Labelled,
    Paragraphs,
    event_places,
    examples,
    marked,
    paragraphs,
    polnear,
)
from training.backbone import load_body
from training.encoder import Encoder
from training.export import PACKAGE, ship, ship_table
from training.relations import known_names, macro_f1, own_relations, plv
from training.sentences import Sentence, alone, joined, sentences

WIDTHS = (48, 64, 96, 128, LENGTH)  # pieces to which windows are filled up
SENTENCES = 16  # that tell a relation count as much as all of a batch's statements
HEADS = ("labels", "links", "forces", "places", "parties", "votes", "weights")
PLACES_ASIDE = 10  # every so many sentences about events are kept aside, and
RELATIONS_ASIDE = 5  # one of so many that tell a relation, by a hash
POINTER = 64  # width of the vectors whose products say what belongs to what


Text = tuple[Labelled, Paragraphs]


class Tagger(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: Encoder, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(width, len(LABELS))
        self.links = nn.Linear(width, 4 * POINTER)
        self.forces = nn.Linear(width, len(FORCES))
        self.places = nn.Linear(width, 3)
        self.parties = nn.Linear(width, len(PARTIES))
        self.votes = nn.Linear(width, len(ROOTS))
        self.weights = nn.Linear(width, 1)
        self.moves = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.starts = nn.Parameter(torch.zeros(len(LABELS)))

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """The outputs of each head of `HEADS`, (batch, pieces, its width).

        Scores of labels (7), link vectors (4 x 64), scores of forces (21), of event places and verbs (3), of parties
        to a deed (3), votes on its root (17) and the weight of that vote (1).
        """
        x = self.dropout(self.encoder(words, mask))
        return tuple(getattr(self, name)(x) for name in HEADS)


def allowed() -> Tensor:
    """(from, to): 0 where a label may follow, a large negative where I- has no B- or I- of its class before it."""
    table = torch.zeros(len(LABELS), len(LABELS))
    for to in range(2, len(LABELS), 2):
        for origin in range(len(LABELS)):
            if origin not in (to, to - 1):
                table[origin, to] = -1e4
    return table


def crf_loss(scores: Tensor, gold: Tensor, mask: Tensor, moves: Tensor, starts: Tensor) -> Tensor:
    """Negative log-likelihood a piece of the gold labels. `mask`: true for pieces that count, left in each row."""
    moves = moves + allowed()
    total = starts + scores[:, 0]
    path = starts[gold[:, 0]] + scores[:, 0].gather(1, gold[:, :1])[:, 0]
    for at in range(1, scores.shape[1]):
        step = torch.logsumexp(total[:, :, None] + moves, dim=1) + scores[:, at]
        live = mask[:, at]
        total = torch.where(live[:, None], step, total)
        gain = moves[gold[:, at - 1], gold[:, at]] + scores[:, at].gather(1, gold[:, at : at + 1])[:, 0]
        path = path + torch.where(live, gain, torch.zeros_like(gain))
    return (torch.logsumexp(total, 1) - path).sum() / mask.sum()


def link_scores(vectors: Tensor) -> tuple[Tensor, Tensor]:
    """(batch, from, to) for content to cue and for cue to source."""
    a, b, c, d = vectors.split(POINTER, -1)
    return a @ b.transpose(-1, -2) / 8.0, c @ d.transpose(-1, -2) / 8.0


@dataclass
class Batch:
    """Padded windows."""

    words: Tensor
    mask: Tensor
    labels: Tensor
    links: Tensor  # (batch, 2, pieces): the piece pointed to, or IGNORED
    forces: Tensor
    places: Tensor
    parties: Tensor
    deeds: Tensor  # (sentences, 3): row, first piece, end
    roots: Tensor  # (sentences, roots): 1 for each that is right
    spoken: Tensor  # (batch,): rows whose statements are known


def batches(
    found: list[Example], table: Tensor, size: int, rng: random.Random | None
) -> Iterator[tuple[list[Example], Batch]]:
    """Batches of windows of like length in random order: `size` full windows, or as many pieces of shorter ones.

    Few shapes, all with the same number of pieces: the library compiles its products anew for each number.
    """
    by_width: dict[int, list[int]] = {}
    for n, example in enumerate(found):
        by_width.setdefault(next(w for w in WIDTHS if w >= len(example.ids)), []).append(n)
    groups: list[tuple[int, list[int]]] = []
    for width, members in by_width.items():
        if rng:
            rng.shuffle(members)
        rows = size * LENGTH // width
        groups.extend((width, members[at : at + rows]) for at in range(0, len(members), rows))
    if rng:
        rng.shuffle(groups)
    for width, group in groups:
        chosen = [found[n] for n in group]
        yield chosen, padded(chosen, table, size * LENGTH // width, width)


def padded(rows: list[Example], table: Tensor, height: int, width: int) -> Batch:
    """One batch of windows, filled up with empty ones."""
    ids = torch.ones(height, width, dtype=torch.long)
    mask = torch.zeros(height, width)
    labels = torch.zeros(height, width, dtype=torch.long)
    links = torch.full((height, 2, width), IGNORED)
    forces = torch.full((height, width), IGNORED)
    places = torch.full((height, width), IGNORED)
    parties = torch.full((height, width), IGNORED)
    deeds = [(n, first, last) for n, row in enumerate(rows) for first, last, _ in row.deeds]
    roots = [[float(n in right) for n in range(len(ROOTS))] for row in rows for _, _, right in row.deeds]
    spoken = torch.zeros(height, dtype=torch.bool)
    for n, row in enumerate(rows):
        ids[n, : len(row.ids)] = torch.tensor(row.ids)
        mask[n, : len(row.ids)] = 1
        labels[n, : len(row.ids)] = torch.tensor(row.labels)
        for origin, to, kind in row.links:
            links[n, kind, origin] = to
        for at, force in row.forces:
            forces[n, at] = force
        if row.places is not None:
            places[n, : len(row.ids)] = torch.tensor(row.places)
        if row.parties is not None:
            parties[n, : len(row.ids)] = torch.tensor(row.parties)
        spoken[n] = row.places is None
    told = torch.tensor(deeds).reshape(-1, 3), torch.tensor(roots).reshape(-1, len(ROOTS))
    return Batch(functional.embedding(ids, table), mask, labels, links, forces, places, parties, *told, spoken)


def root_scores(votes: Tensor, weights: Tensor, deeds: Tensor) -> Tensor:
    """Log-probabilities of the roots (sentences, roots): votes of a sentence's pieces, each by its weight."""
    rows, first, last = deeds.unbind(1)
    at = torch.arange(votes.shape[1])
    inside = (at >= first[:, None]) & (at < last[:, None])
    share = torch.softmax(weights[rows, :, 0].masked_fill(~inside, -1e4), dim=1)
    return torch.log_softmax((share[..., None] * votes[rows]).sum(1), dim=-1)


def relation_loss(parties: Tensor, votes: Tensor, weights: Tensor, batch: Batch) -> Tensor:
    """What is wrong with the parties and the roots of sentences that tell a relation."""
    scores = root_scores(votes, weights, batch.deeds)
    right = torch.logsumexp(scores + torch.log(batch.roots.clamp_min(1e-9)), dim=-1)
    wrong = -(0.95 * right + 0.05 * scores.mean(-1)).sum() / SENTENCES
    pieces = functional.cross_entropy(
        parties.flatten(0, 1), batch.parties.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return wrong + 2 * pieces / (SENTENCES * 40)  # pieces a sentence


def loss_of(model: Tagger, batch: Batch) -> Tensor:
    """The sum of the heads' losses."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = (output.float() for output in model(batch.words, batch.mask))
    scores, vectors, forces, places, parties, votes, weights = found
    loss = torch.zeros(())
    if (known := batch.spoken).any():
        loss = 3 * crf_loss(scores[known], batch.labels[known], batch.mask[known].bool(), model.moves, model.starts)
    if (batch.places != IGNORED).any():
        loss = loss + functional.cross_entropy(places.flatten(0, 1), batch.places.flatten(), ignore_index=IGNORED)
    if len(batch.deeds):
        loss = loss + relation_loss(parties, votes, weights, batch)
    hidden = (1 - batch.mask)[:, None, :] * -1e4
    for kind, table in enumerate(link_scores(vectors)):
        if (batch.links[:, kind] != IGNORED).any():
            loss = loss + 0.1 * functional.cross_entropy(
                (table + hidden).flatten(0, 1), batch.links[:, kind].flatten(), ignore_index=IGNORED
            )
    if (batch.forces != IGNORED).any():
        loss = loss + 0.1 * functional.cross_entropy(forces.flatten(0, 1), batch.forces.flatten(), ignore_index=IGNORED)
    return loss


def groups_of(model: Tagger, rate: float) -> list[dict[str, Any]]:
    """Parameters with their learning rates: heads ten times faster than the body."""
    body = [p for name, p in model.named_parameters() if name.startswith("encoder")]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder")]
    return [{"params": body, "lr": rate}, {"params": heads, "lr": rate * 8}]


# --------------------------------------------------------------------------------------------------------- measuring
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
    """Precision and recall of the pieces of event places."""
    model.eval()
    hits = told = gold = 0
    with torch.no_grad():
        for rows, batch in batches(found, table, 16, None):
            places = model(batch.words, batch.mask)[HEADS.index("places")]
            said = (places.argmax(-1) == 1) & (batch.mask > 0)
            right = batch.places == 1
            hits += int((said & right)[: len(rows)].sum())
            told += int(said[: len(rows)].sum())
            gold += int(right.sum())
    return {"places.p": round(hits / max(1, told), 4), "places.r": round(hits / max(1, gold), 4)}


def relations_measured(model: Tagger, found: list[Example], table: Tensor) -> dict[str, float]:
    """Macro-F1 of the roots (CONCEDE and RETREAT as one), and in how many sentences source and target are touched."""
    model.eval()
    pairs: list[tuple[str, str]] = []
    touched = Counter[str]()
    with torch.no_grad():
        for rows, batch in batches(found, table, 16, None):
            *_, parties, votes, weights = model(batch.words, batch.mask)
            best = root_scores(votes, weights, batch.deeds).argmax(-1)
            pairs += [(ROOTS[r.deeds[0][2][0]], ROOTS[int(b)]) for r, b in zip(rows, best, strict=True)]
            said = parties.argmax(-1)
            for at, name in enumerate(PARTIES[1:], start=1):
                touched[name] += int(((said == at) & (batch.parties == at)).any(1).sum())
    shares = {f"{name}_touched": round(n / len(found), 4) for name, n in touched.items()}
    return {"relations": round(macro_f1(pairs), 4)} | shares


# ---------------------------------------------------------------------------------------------------------- training
def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--layers", default="8", help="how many of the twelve, from the first; or their numbers, as 0,2,4"
    )
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--share", type=float, default=1.0, help="of the corpus's articles, for trials")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--size", type=int, default=16, help="full windows a batch")
    parser.add_argument("--own", nargs="*", default=[], help="our own texts: FILE:LANGUAGE:TIMES")
    parser.add_argument("--sentences", action="store_true", help="learn the places of events and relations too")
    parser.add_argument("--relations", type=int, default=3, help="times that each sentence of a relation is seen")
    parser.add_argument("--stop", type=int, help="end after this epoch of the schedule")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--keep", type=int, nargs="*", default=[], help="its layers that are kept; else all")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ship", action="store_true", help="only write the trained weights into the package")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    tokenizer = Tokenizer.from_file(str(given.backbone / "tokenizer.json"))
    table = torch.from_numpy(rounded(np.load(given.backbone / "words.npy")))
    train = polnear(given.bench / "attribution" / "train")
    train = train[: round(len(train) * given.share)] if given.share < 1 else train
    own: dict[str, list[Labelled]] = {}
    for entry in given.own:
        path, language, times = entry.split(":")
        kept, aside = held_out(marked(Path(path), language))
        train.extend(kept * int(times))
        own.setdefault(language, []).extend(aside)
    model = Tagger(load_body(given.backbone, given.layers))
    if given.ship:
        ship_tagger(model, given.out, given.backbone)
        return
    if given.start:
        begun = torch.load(given.start, weights_only=True)
        model.load_state_dict(kept_layers(begun, given.keep) if given.keep else begun, strict=False)
    names = known_names()

    def cut(articles: list[Labelled]) -> list[Text]:
        known: dict[str, Paragraphs] = {}  # our own are seen several times
        for one in articles:
            if one.id not in known:
                known[one.id] = paragraphs(one, tokenizer, names)
        return [(one, known[one.id]) for one in articles]

    dev = cut(polnear(given.bench / "attribution" / "dev"))
    texts = Texts(cut(train), dev, {k: cut(v) for k, v in own.items()}, *told(given, tokenizer, names))
    fit(model, texts, tokenizer.token_to_id(MASK_PIECE) or 0, table, given)


def told(
    given: argparse.Namespace, tokenizer: Tokenizer, names: Names
) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Sentences about events and relations: to train on, and those kept aside of the one and of the other."""
    if not given.sentences:
        return [], [], []
    placed = sentences(event_places(given.bench / "event_places" / "train"), tokenizer, names)
    rows = sentences([*plv(given.bench / "relations" / "train", RELATIONS_ASIDE), *own_relations()], tokenizer, names)
    train = [s for n, s in enumerate(placed) if n % PLACES_ASIDE]
    train += [s for s in rows if s.told and not s.told.aside] * given.relations
    return train, placed[::PLACES_ASIDE], [s for s in rows if s.told and s.told.aside]


def kept_layers(state: dict[str, Tensor], chosen: list[int]) -> dict[str, Tensor]:
    """Weights of some layers of a deeper encoder, and of all that is no layer."""
    made = {k: v for k, v in state.items() if ".layers." not in k}
    for at, number in enumerate(chosen):
        old = f"encoder.layers.{number}."
        made |= {k.replace(old, f"encoder.layers.{at}."): v for k, v in state.items() if k.startswith(old)}
    return made


def ship_tagger(model: Tagger, trained: Path, backbone: Path) -> None:
    """The word table, the encoder with its heads, and what is learned beside them, into the package."""
    model.load_state_dict(torch.load(trained / "weights.pt", weights_only=True))
    ship_table(backbone)
    moves = (model.moves + allowed()).detach().numpy().round(4).tolist()
    starts = (model.starts + allowed()[0]).detach().numpy().round(4).tolist()  # as after O
    rows = [f"moves = {moves}", f"starts = {starts}", f"forces = {json.dumps(FORCES)}"]
    (PACKAGE / "statements.toml").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(ship(model, "statements", list(HEADS)))


def rounded(words: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The word table as it ships: eight bits a weight, a scale a row."""
    scale = np.abs(words).max(1, keepdims=True) / 127
    return (np.round(words / scale) * scale).astype("f4")


@dataclass
class Texts:
    """What is learned from, and our paragraphs by language that are kept aside to measure on."""

    train: list[Text]
    dev: list[Text]
    own: dict[str, list[Text]]
    sentences: list[Sentence]
    placed: list[Sentence]
    related: list[Sentence]


def fit(model: Tagger, texts: Texts, mask: int, table: Tensor, given: argparse.Namespace) -> None:
    """Train, with a checkpoint and the figures at the end of each epoch."""
    aside = {"placed": alone(texts.placed, mask), "related": alone(texts.related, mask)}

    def drawn(rng: random.Random) -> list[Example]:
        return [*examples(texts.train, mask, rng), *joined(texts.sentences, mask, rng)]

    first = sum(1 for _ in batches(drawn(random.Random(given.seed)), table, given.size, None))
    steps = first * given.epochs
    optimizer = torch.optim.AdamW(groups_of(model, given.rate), weight_decay=0.01)
    warm = 0.06 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: max(0.0, min((n + 1) / warm, (steps - n) / steps))
    )
    begun = 0
    saved = given.out / "checkpoint.pt"
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        begun = state["epoch"]
    part = given.bench / "attribution" / "dev"
    for epoch in range(begun, given.stop or given.epochs):
        rng = random.Random(given.seed + epoch)
        started, seen, total = time.monotonic(), 0, 0.0
        model.train()
        found = drawn(rng)
        for step, (_, batch) in enumerate(batches(found, table, given.size, rng), start=1):
            loss = loss_of(model, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            seen += int(batch.mask.sum())
            total += loss.item()
            if step % 25 == 0:
                pace = seen / (time.monotonic() - started)
                print(f"epoch {epoch} step {step}/{first} loss {total / step:.4f} {pace:.0f} pieces/s", flush=True)
        parts = {"model": model, "optimizer": optimizer, "schedule": schedule}
        torch.save({name: part.state_dict() for name, part in parts.items()} | {"epoch": epoch + 1}, saved)
        torch.save(model.state_dict(), given.out / "weights.pt")
        figures = measured(given.bench, part, predict(model, texts.dev, table))
        more: dict[str, Any] = {k: agreement(v, predict(model, v, table)) for k, v in texts.own.items()}
        if texts.sentences:
            more |= places_measured(model, aside["placed"], table) | relations_measured(model, aside["related"], table)
        row = {"epoch": epoch + 1, "seconds": round(time.monotonic() - started), **figures, **more}
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
