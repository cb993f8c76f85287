"""Train the readers of stances: the head for who is for whom, the weights of the words of comments.

    python -m training.stance --bench PATH --backbone training/build/backbone --out training/build/stance

Who is for or against whom in a sentence: the first seven layers of the backbone, as they are, in eight bits
(`stance.onnx`), under a logistic head learned on what they give (`stance-head.bin`). Comments on a political question:
logistic weights of groups of words (`stance-weights.toml`). Both are convex, so nothing hangs on a seed but the choice
of questions for our general comments. What the encoder gives is kept in `--out`, so that a broken run goes on. Prints
figures on questions and stories kept aside, which no step sees.
"""

import argparse
import hashlib
import json
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from palabre.read.encoder import encode, tokenizer
from palabre.read.stance_model import HEAD, NAME, pair, pooled
from palabre.read.stance_words import features
from training.export import PACKAGE, list_digests

OWN = Path(__file__).parent / "data"
STRENGTH = 3e-4  # of the head's weights, and below of the words'
WORDS_STRENGTH = 0.03
TURN = 0.3  # of our own questions, asked the other way round as well
TURNED = {"for": "against", "against": "for", "none": "none"}
LAYERS = "7"
LEXICON = PACKAGE.parent / "lexicon"
PARTS = 5
ASIDE = 0  # the part of the questions and stories that no step of training sees
ALIKE = 0.3  # questions that share so much of the shorter one's rare words count as one


@dataclass(frozen=True)
class Example:
    """A text and what it answers. `turned`: the opposite question, if one was written."""

    question: str
    text: str
    stance: str
    turned: str | None = None
    part: int = -1
    task: str = "own"


# -------------------------------------------------------------------------------------------------------------- data
def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _hashed(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


def x_stance(bench: Path) -> list[Example]:
    """Candidates' comments in French; parts by question, questions alike in one part."""
    folder = bench / "stance" / "xstance_fr"
    gold = {row["id"]: row["stance"] for row in lines(folder / "gold.jsonl")}
    rows = lines(folder / "input.jsonl")
    group = grouped(sorted({row["question"] for row in rows}))
    sizes: dict[str, int] = defaultdict(int)
    for row in rows:
        sizes[group[row["question"]]] += 1
    part: dict[str, int] = {}
    before = 0
    for name in sorted(sizes, key=_hashed):
        part[name] = min(PARTS - 1, before * PARTS // len(rows))
        before += sizes[name]
    return [
        Example(r["question"], r["text"], gold[r["id"]], part=part[group[r["question"]]], task="x-stance") for r in rows
    ]


def grouped(questions: list[str]) -> dict[str, str]:
    """Each question with the first of those that it is like (directly or through others)."""
    words = {q: {w[:6] for w in re.findall(r"[a-zà-ÿœ]{4,}", q.lower())} for q in questions}
    spread: dict[str, int] = defaultdict(int)
    for found in words.values():
        for word in found:
            spread[word] += 1
    weight = {w: math.log(len(questions) / n) for w, n in spread.items()}

    def worth(found: set[str]) -> float:
        return sum(weight[w] for w in found)

    def like(a: str, b: str) -> bool:
        return worth(words[a] & words[b]) >= ALIKE * min(worth(words[a]), worth(words[b]))

    head = {q: q for q in questions}
    for n, a in enumerate(questions):
        for b in questions[:n]:
            if head[a] != head[b] and like(a, b):
                old, new = head[a], head[b]
                head = {q: new if h == old else h for q, h in head.items()}
    return head


def seesaw(bench: Path) -> list[Example]:
    """Who is for or against whom in a sentence of the news; parts by story, found by the articles' texts."""
    folder = bench / "stance" / "seesaw"
    gold = {row["id"]: row["stance"] for row in lines(folder / "gold.jsonl")}
    stories = {a: row["story"] for row in lines(bench / "stories" / "seesaw" / "gold.jsonl") for a in row["articles"]}
    articles = [(stories[r["id"]], _bare(r["text"])) for r in lines(bench / "stories" / "seesaw" / "input.jsonl")]
    found = []
    for row in lines(folder / "input.jsonl"):
        bare = _bare(row["text"])[:80]
        homes = {story for story, text in articles if bare in text}
        part = _hashed(homes.pop()) % PARTS if len(homes) == 1 else -2  # in many stories: never used
        found.append(Example(row["question"], row["text"], gold[row["id"]], part=part, task="seesaw"))
    return [e for e in found if e.part != -2]


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def own(path: Path, rng: random.Random) -> list[Example]:
    """Our own comments and sentences; a comment that fits any question gets two, by chance."""
    rows = lines(path)
    asked = [(r["question"], r["opposite"]) for r in rows if "question" in r]
    found = []
    for row in rows:
        if "actor" in row:
            found.append(
                Example(f"{row['actor']}: for or against {row['object']}?", row["text"], row["stance"], task="parties")
            )
        elif "question" in row:
            found.append(Example(row["question"], row["text"], row["stance"], row["opposite"]))
        else:
            for _ in range(2):
                found.append(Example(rng.choice(rng.choice(asked)), row["text"], row["stance"]))
    return found


# ------------------------------------------------------------------------------------------------------- who for whom
def given_by_encoder(examples: list[Example], store: Path) -> NDArray[np.float32]:
    """What the shipped encoder gives for each example, pooled; kept in `store`."""
    known: dict[str, NDArray[np.float16]] = dict(np.load(store)) if store.exists() else {}
    missing = [e for e in examples if key(e) not in known]
    for start in range(0, len(missing), 500):
        part = missing[start : start + 500]
        pairs = [pair(tokenizer(), e.question, e.text) for e in part]
        for example, one, (x,) in zip(part, pairs, encode(NAME, [p.window for p in pairs]), strict=True):
            known[key(example)] = pooled(one, x).astype(np.float16)
        new = store.with_suffix(".new.npz")
        np.savez(new, **known)  # type: ignore[arg-type]
        new.replace(store)
    return np.stack([known[key(e)] for e in examples]).astype(np.float32)


def key(example: Example) -> str:
    return hashlib.md5(f"{example.question}\0{example.text}".encode()).hexdigest()


def logistic(x: NDArray[Any], gold: list[int], share: list[float], strength: float) -> NDArray[np.float32]:
    """Weights and, last, the offset; for features as they come, though learned on standardised ones."""
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=strength, max_iter=300, class_weight="balanced")
    model.fit(scaler.transform(x), gold, sample_weight=share)
    weights = model.coef_[0] / scaler.scale_
    return np.append(weights, model.intercept_[0] - weights @ scaler.mean_).astype("<f4")


def macro_f1(scores: NDArray[Any], examples: list[Example]) -> float:
    """Over for and against."""
    gold, said = np.array([e.stance == "for" for e in examples]), scores > 0
    figures = []
    for side in (gold, ~gold):
        told = said if side is gold else ~said
        figures.append(2 * (told & side).sum() / max(1, told.sum() + side.sum()))
    return round(float(np.mean(figures)), 4)


def fit_parties(bench: Path, ours: list[Example], store: Path) -> None:
    """The head for *A: for or against B?*."""
    judged = seesaw(bench)
    train = [e for e in judged if e.part != ASIDE] + ours
    aside = [e for e in judged if e.part == ASIDE]
    x, gold = given_by_encoder(train, store), [int(e.stance == "for") for e in train]
    head = logistic(x, gold, [1.0] * len(train), STRENGTH)
    scores = given_by_encoder(aside, store) @ head[:-1] + head[-1]
    print(json.dumps({"parties, macro-F1 on stories aside": macro_f1(scores, aside), "n": len(aside)}))
    (PACKAGE / HEAD).write_bytes(head.tobytes())


# ----------------------------------------------------------------------------------------------------------- comments
def weighed(examples: Iterable[Example], language: str) -> NDArray[np.float64]:
    return np.array([list(features(e.question, e.text, language).values()) for e in examples])


def fit_words(judged: list[Example], ours: list[Example], language: str) -> dict[str, float]:
    """Weights of the words of comments on a question; what is ours counts half beside what others judged."""
    train = [e for e in judged if e.part != ASIDE] + ours
    share = [1.0 if e.task != "own" or not judged else 0.5 for e in train]
    found = logistic(weighed(train, language), [int(e.stance == "for") for e in train], share, WORDS_STRENGTH)
    aside = [e for e in judged if e.part == ASIDE]
    if aside:
        scores = weighed(aside, language) @ found[:-1] + found[-1]
        print(json.dumps({"comments, macro-F1 on questions aside": macro_f1(scores, aside), "n": len(aside)}))
        scores = np.concatenate([across(judged, ours, language, part) for part in range(PARTS)])
        order = [e for part in range(PARTS) for e in judged if e.part == part]
        print(json.dumps({"comments, macro-F1 over five parts": macro_f1(scores, order), "n": len(order)}))
    names = list(features("a", "b", language))
    return {n: round(float(v), 4) for n, v in zip([*names, "offset"], found, strict=True)}


def across(judged: list[Example], ours: list[Example], language: str, part: int) -> NDArray[np.float64]:
    """Scores of one part by weights learned on the others."""
    train = [e for e in judged if e.part != part] + ours
    share = [0.5 if e.task == "own" else 1.0 for e in train]
    found = logistic(weighed(train, language), [int(e.stance == "for") for e in train], share, WORDS_STRENGTH)
    return np.asarray(weighed([e for e in judged if e.part == part], language) @ found[:-1] + found[-1])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, help="makes stance.onnx anew from it; else the shipped one is used")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    if given.backbone:
        from training.backbone import load_body
        from training.export import ship

        ship(load_body(given.backbone, LAYERS), NAME, ["states"])
    rng = random.Random(given.seed)
    ours = {language: own(OWN / f"stance.{language}.jsonl", rng) for language in ("fr", "en")}
    judged = {"fr": x_stance(given.bench), "en": []}
    texts = ["# Made by `training/stance.py`: what each feature of `read/stance_words.py` weighs.\n"]
    for language, examples in ours.items():
        comments = [e for e in examples if e.task == "own" and e.stance != "none"]
        comments += [turned(e) for e in comments if e.turned and rng.random() < TURN]
        weights = fit_words(judged[language], comments, language)
        texts += [f"\n[{language}]\n", *(f"{name} = {value}\n" for name, value in weights.items())]
    (LEXICON / "stance-weights.toml").write_text("".join(texts), encoding="utf-8")
    encoder = hashlib.sha256((PACKAGE / f"{NAME}.onnx").read_bytes()).hexdigest()[:12]  # another encoder gives others
    fit_parties(given.bench, [e for e in ours["en"] if e.task == "parties"], given.out / f"given.{encoder}.npz")
    list_digests(PACKAGE)


def turned(example: Example) -> Example:
    assert example.turned is not None
    return Example(example.turned, example.text, TURNED[example.stance])


if __name__ == "__main__":
    main()
