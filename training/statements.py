"""Train the tagger: who says what, where events happened, who does what to whom.

    python -m training.statements --bench PATH --backbone training/build/backbone --out training/build/statements

Resumable (a checkpoint at each epoch), seeded, prints the figures of each epoch on the corpus's development part and on
the sentences kept aside.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from palabre.read.encoder import MASK_PIECE
from palabre.read.mentions import Names
from palabre.read.windows import Pieces, pieces
from training.attribution import (
    FORCES,
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
from training.encoder import HEADS as HEADS_WIDE
from training.encoder import INNER
from training.export import PACKAGE, ship, ship_table
from training.measuring import agreement, held_out, measured, places_measured, predict, relations_measured
from training.narrowing import narrow
from training.relations import known_names, own_relations, plv
from training.sentences import LINKS, Sentence, alone, joined, sentences
from training.tagger import (
    SHIPPED,
    Batch,
    Tagger,
    Text,
    allowed,
    batches,
    groups_of,
    loss_of,
)

PLACES_ASIDE = 10  # every so many sentences about events are kept aside, and
RELATIONS_ASIDE = 5  # one of so many that tell a relation, by a hash
EXACT = ("labels", "parties", "votes", "weights")  # heads that eight bits cost more than they save
SAMPLE = 120  # batches on which is measured what of a layer is missed least


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
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--heads", type=int, default=HEADS_WIDE, help="of attention that each layer keeps")
    parser.add_argument("--inner", type=int, default=INNER, help="width that each layer keeps inside")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ship", action="store_true", help="only write the trained weights into the package")
    parser.add_argument(
        "--mean", type=Path, nargs="*", default=[], help="weights of earlier stages, averaged with them"
    )
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
        ship_tagger(narrow(model, given.heads, given.inner), [given.out / "weights.pt", *given.mean], given.backbone)
        return
    begun = torch.load(given.start, weights_only=True) if given.start else {}
    if fits := all(begun[k].shape == v.shape for k, v in model.state_dict().items() if k in begun):
        model.load_state_dict(begun, strict=False)
    names = known_names()

    def cut(articles: list[Labelled]) -> list[Text]:
        known: dict[str, Paragraphs] = {}  # our own are seen several times
        for one in articles:
            if one.id not in known:
                known[one.id] = paragraphs(one, tokenizer, names)
        return [(one, known[one.id]) for one in articles]

    links = [pieces(tokenizer, link, (0, len(link))) for link in LINKS]
    dev = cut(polnear(given.bench / "attribution" / "dev"))
    texts = Texts(cut(train), dev, {k: cut(v) for k, v in own.items()}, *told(given, tokenizer, names), links)
    mask = tokenizer.token_to_id(MASK_PIECE) or 0
    if (given.heads, given.inner) != (HEADS_WIDE, INNER):
        model = narrow(model, given.heads, given.inner, sample(texts, mask, table, given) if fits else ())
    if not fits:
        model.load_state_dict(begun)  # of a tagger as narrow as this one
    fit(model, texts, mask, table, given)


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


def sample(texts: "Texts", mask: int, table: Tensor, given: argparse.Namespace) -> Iterator[Batch]:
    """Some batches of what is learned from."""
    rng = random.Random(given.seed)
    found = [*examples(texts.train, mask, rng), *joined(texts.sentences, mask, rng, texts.links)]
    return (batch for _, batch in islice(batches(found, table, given.size, rng), SAMPLE))


def ship_tagger(model: Tagger, trained: list[Path], backbone: Path) -> None:
    """The word table, the encoder with its heads, and what is learned beside them, into the package.

    Of several weights their mean: stages of one run lie in one valley (Izmailov et al. 2018).
    """
    states = [torch.load(path, weights_only=True) for path in trained]
    model.load_state_dict({name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]})
    ship_table(backbone)
    moves = (model.moves + allowed()).detach().numpy().round(4).tolist()
    starts = (model.starts + allowed()[0]).detach().numpy().round(4).tolist()  # as after O
    asked = model.asked.detach().numpy().round(4).tolist()
    rows = [f"moves = {moves}", f"starts = {starts}", f"forces = {json.dumps(FORCES)}", f"asked = {asked}"]
    (PACKAGE / "statements.toml").write_text("\n".join(rows) + "\n", encoding="utf-8")
    model.told = SHIPPED
    print(ship(model, "statements", list(SHIPPED), heads=model.encoder.heads, exact=EXACT))


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
    links: list[Pieces]


def fit(model: Tagger, texts: Texts, mask: int, table: Tensor, given: argparse.Namespace) -> None:
    """Train, with a checkpoint and the figures at the end of each epoch."""
    aside = {"placed": alone(texts.placed, mask), "related": alone(texts.related, mask)}
    asked = alone(texts.related, mask, asked=True)

    def drawn(rng: random.Random) -> list[Example]:
        return [*examples(texts.train, mask, rng), *joined(texts.sentences, mask, rng, texts.links)]

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
    for epoch in range(begun, given.epochs):
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
        keep({name: part.state_dict() for name, part in parts.items()} | {"epoch": epoch + 1}, saved)
        keep(model.state_dict(), given.out / "weights.pt")
        figures = measured(given.bench, part, predict(model, texts.dev, table))
        more: dict[str, Any] = {k: agreement(v, predict(model, v, table)) for k, v in texts.own.items()}
        if texts.sentences:
            more |= places_measured(model, aside["placed"], table) | relations_measured(model, aside["related"], table)
            more["relations.asked"] = relations_measured(model, asked, table)["relations"]
        row = {"epoch": epoch + 1, "seconds": round(time.monotonic() - started), **figures, **more}
        print(json.dumps(row), flush=True)


def keep(state: dict[str, Any], path: Path) -> None:
    """All of it in the file, or, where it is cut short, what was there before."""
    new = path.with_suffix(".new")
    torch.save(state, new)
    new.replace(path)


if __name__ == "__main__":
    main()
