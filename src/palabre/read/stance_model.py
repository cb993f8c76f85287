"""The trained reader of who is for or against whom: two parties and a sentence in, how likely one is for the other out.

An encoder reads *A: for or against B?* and the sentence as one sequence; what it gives for the question, for the
sentence and for the mentions of both goes through a linear head (`training/stance.py`). Refuses nothing; a long text is
read up to a limit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from palabre.read.encoder import encode, tokenizer, weights
from palabre.read.windows import END, START, Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

NAME = "stance"
HEAD = "stance-head.bin"
QUESTION_PIECES = 60
TEXT_PIECES = 100
PARTIES = re.compile(r"(?P<actor>.+?)\s?: (?:for or against|pour ou contre) (?P<object>.+?)\s?\?", re.DOTALL)
_WORDS = re.compile(r"[^\W_]{4,}")  # shorter words of a name say too little


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a text in pieces: where the text begins and which pieces mention the two who are asked about."""

    window: Window
    begun: int
    actor: tuple[int, ...]
    object: tuple[int, ...]


def pair(known: "Tokenizer", question: str, text: str) -> Pair:
    """What the encoder reads: `<s> question </s></s> text </s>`. The question must match `PARTIES`."""
    parties = PARTIES.fullmatch(question)
    assert parties is not None
    asked = known.encode(question, add_special_tokens=False).ids[:QUESTION_PIECES]
    said = known.encode(text, add_special_tokens=False)
    ids = (START, *asked, END, END, *said.ids[:TEXT_PIECES], END)
    begun = len(asked) + 3
    spans = said.offsets[:TEXT_PIECES]
    actor, other = (_mentions(parties[group], text, spans, begun) for group in ("actor", "object"))
    return Pair(Window(ids, ((0, 0),) * len(ids)), begun, actor, other)


def _mentions(name: str, text: str, spans: Sequence[tuple[int, int]], begun: int) -> tuple[int, ...]:
    words = [re.escape(w.rstrip("s")) for w in _WORDS.findall(name)]
    if not words:
        return ()
    found = [m.span() for m in re.finditer(rf"\b(?:{'|'.join(words)})", text, re.IGNORECASE)]
    return tuple(n for n, (a, b) in enumerate(spans, start=begun) if any(a < end and start < b for start, end in found))


def pooled(one: Pair, x: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Of what the encoder gives: the first piece, means of question, text and both parties, the text's maximum."""
    import numpy as np

    text = x[one.begun : -1] if len(x) > one.begun + 1 else x
    parties = [x[list(at)].mean(0) if at else text.mean(0) for at in (one.actor, one.object)]
    there = np.array([bool(one.actor), bool(one.object), one.actor[:1] > one.object[:1]], dtype=np.float32)
    return np.concatenate([x[0], x[1 : one.begun - 2].mean(0), text.mean(0), text.max(0), *parties, there])


@cache
def _head() -> "NDArray[np.float32]":
    import numpy as np

    return np.frombuffer(weights(HEAD), dtype="<f4")


def likely_for(asked: Sequence[tuple[str, str]]) -> list[float]:
    """For each question and text, how likely the one asked about is for the other, from 0 to 1.

    Raises:
        DamagedWeights: the weights are missing or not those that were shipped.
    """
    import numpy as np

    pairs = [pair(tokenizer(), *one) for one in asked]
    outputs = encode(NAME, [p.window for p in pairs])
    scores = [float(pooled(p, x) @ _head()[:-1] + _head()[-1]) for p, (x,) in zip(pairs, outputs, strict=True)]
    return [float(1 / (1 + np.exp(-score))) for score in scores]
