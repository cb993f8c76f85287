"""The tagger in PyTorch: one encoder with its heads, batches of windows, and what is wrong with its outputs.

Shapes are (batch, pieces, width). Refuses nothing: windows are cut before (`palabre.read.windows`).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from palabre.read.relation import LABELS as PARTIES
from palabre.read.relation import ROOTS
from palabre.read.tags import LABELS
from palabre.read.windows import LENGTH
from training.attribution import (
    FORCES,
    IGNORED,
    Example,
    Labelled,
    Paragraphs,
)
from training.encoder import Encoder

WIDTHS = (48, 64, 96, 128, LENGTH)  # pieces to which windows are filled up
SENTENCES = 16  # that tell a relation count as much as all of a batch's statements
HEADS = ("labels", "links", "forces", "places", "parties", "votes", "weights", "where")
SHIPPED = tuple(name for name in HEADS if name != "places")  # the places of any event only teach the encoder
POINTER = 64  # width of the vectors whose products say what belongs to what


Text = tuple[Labelled, Paragraphs]


class Tagger(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: Encoder, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.told: tuple[str, ...] = HEADS
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(width, len(LABELS))
        self.links = nn.Linear(width, 4 * POINTER)
        self.forces = nn.Linear(width, len(FORCES))
        self.places = nn.Linear(width, 3)
        self.parties = nn.Linear(width, len(PARTIES))
        self.votes = nn.Linear(width, len(ROOTS))
        self.weights = nn.Linear(width, 1)
        self.where = nn.Linear(width, 2 * POINTER + 1)
        self.asked = nn.Parameter(0.05 * torch.randn(len(PARTIES) - 1, width))
        self.moves = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.starts = nn.Parameter(torch.zeros(len(LABELS)))

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """The outputs of each head that is told, (batch, pieces, its width).

        Scores of labels (7), link vectors (4 x 64), scores of forces (21), of event places and verbs (3), of parties
        to a deed (3), votes on its root (17), the weight of that vote (1), and vectors of places and of verbs, whose
        product says how far the one is where the other happened, with what is added to it (2 x 64 + 1).
        """
        x = self.dropout(self.encoder(words, mask))
        return tuple(getattr(self, name)(x) for name in self.told)

    def words(self, batch: "Batch") -> Tensor:
        """The batch's word vectors, those of asked parties marked by what is added to them."""
        marks = torch.cat([torch.zeros_like(self.asked[:1]), self.asked])
        return batch.words + functional.embedding(batch.asked, marks)


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
    asked: Tensor  # 0, or the label of the party that is asked about
    verbs: Tensor  # (verbs, 6): row, first piece of its sentence, end, piece of the verb, first of its own part, end
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
    asked = torch.zeros(height, width, dtype=torch.long)
    verbs = [(n, *verb) for n, row in enumerate(rows) for verb in row.verbs]
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
        for at, label in row.asked:
            asked[n, at] = label
        spoken[n] = row.places is None
    told = torch.tensor(deeds).reshape(-1, 3), torch.tensor(roots).reshape(-1, len(ROOTS))
    happened = torch.tensor(verbs, dtype=torch.long).reshape(-1, 6)
    words = functional.embedding(ids, table)
    return Batch(words, mask, labels, links, forces, places, parties, asked, happened, *told, spoken)


def where_scores(where: Tensor, verbs: Tensor) -> tuple[Tensor, Tensor]:
    """How far each piece is where its sentence's verb happened, and whether it is of it (sentences, pieces)."""
    rows, first, last, verb, *_ = verbs.unbind(1)
    place, event, more = where.split((POINTER, POINTER, 1), -1)
    scores = torch.einsum("spw,sw->sp", place[rows], event[rows, verb]) / 8.0 + more[rows, :, 0]
    at = torch.arange(where.shape[1])
    return scores, (at >= first[:, None]) & (at < last[:, None])


def where_loss(where: Tensor, batch: Batch) -> Tensor:
    """What is wrong with the places of verbs."""
    scores, inside = where_scores(where, batch.verbs)
    at = torch.arange(where.shape[1])
    own = (at >= batch.verbs[:, 4, None]) & (at < batch.verbs[:, 5, None])
    gold = ((batch.places[batch.verbs[:, 0]] == 1) & own).float()
    wrong = functional.binary_cross_entropy_with_logits(scores, gold, reduction="none")
    return (wrong * inside).sum() / inside.sum()


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
        found = (output.float() for output in model(model.words(batch), batch.mask))
    scores, vectors, forces, places, parties, votes, weights, where = found
    loss = torch.zeros(())
    if (known := batch.spoken).any():
        loss = 3 * crf_loss(scores[known], batch.labels[known], batch.mask[known].bool(), model.moves, model.starts)
    if (batch.places != IGNORED).any():
        loss = loss + functional.cross_entropy(places.flatten(0, 1), batch.places.flatten(), ignore_index=IGNORED)
    if len(batch.verbs):
        loss = loss + 2 * where_loss(where, batch)
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
